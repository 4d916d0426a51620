"""A Typst source, or a list of changes to one, comes in; the PDF of an example goes out, the same bytes everywhere."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["DOCUMENTS", "SOURCES", "draw_cover", "typeset", "typeset_all"]

DOCUMENTS = Path(__file__).parent / "documents"
COVER = "granvik-omslag"
SOURCES = (
    "granvik-strategi.typ",
    "alvmark-strategi-2023.typ",
    "alvmark-strategi-2026.toml",
    "alvmark-handlingsplan-2025.typ",
    "sjoboda-overenskommelse.typ",
    "hallavad-overenskommelse.typ",
    "tjarnebo-strategi.typ",
    "vindlinge-atgardsprogram.typ",
    "lomsjo-folder.typ",
    "lansstyrelserna-uppdrag.typ",
)


def typeset(source: Path, target: Path, replace: Mapping[str, str] | None = None) -> Path:
    """Write the PDF of `source` to `target`, with each key of `replace` in the source exchanged for its value.

    `source` is a Typst file, or a TOML file that names one in `source` and has `[[replace]]` tables of `old` and `new`.
    Raises `ValueError` where a text to be replaced is not in the source.
    """
    text = _replaced(_source_text(source), (replace or {}).items())
    target.write_bytes(_compiled(text, source.parent, "pdf"))
    return target


def typeset_all(folder: Path = DOCUMENTS) -> list[Path]:
    """Write the PDFs of all example documents to `folder` and return their paths."""
    return [typeset(DOCUMENTS / name, folder / f"{Path(name).stem}.pdf") for name in SOURCES]


def draw_cover() -> Path:
    """Draw the cover whose letters are outlines and no text, as SVG, and return its path."""
    target = DOCUMENTS / f"{COVER}.svg"
    target.write_bytes(_compiled(target.with_suffix(".typ").read_text(encoding="utf-8"), DOCUMENTS, "svg"))
    return target


def _source_text(source: Path) -> str:
    if source.suffix != ".toml":
        return source.read_text(encoding="utf-8")
    edition = tomllib.loads(source.read_text(encoding="utf-8"))
    first = (source.parent / edition["source"]).read_text(encoding="utf-8")
    return _replaced(first, ((change["old"], change["new"]) for change in edition["replace"]))


def _replaced(text: str, changes: Iterable[tuple[str, str]]) -> str:
    for old, new in changes:
        if old not in text:
            raise ValueError(f"not in the source: {old!r}")
        text = text.replace(old, new)
    return text


def _compiled(text: str, root: Path, form: Literal["pdf", "svg"]) -> bytes:
    # The fonts that Typst brings along, no date and no tags: the same bytes on every machine.
    source = text.encode("utf-8")
    options = {"root": root, "format": form, "ignore_system_fonts": True, "timestamp": 0, "pdf_tags": False}
    compiled: bytes = typst.compile(source, **options)  # type: ignore[call-overload]  # its hints want one type for both paths
    return compiled


if __name__ == "__main__":
    draw_cover()
    for path in typeset_all(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS):
        sys.stdout.write(f"{path}\n")
