"""The text of a draft in, with words exchanged, the same draft as PDF or Word file out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import typst

from tests.example_graphs import DOCUMENTS

__all__ = ["write_draft"]

_SOURCE = DOCUMENTS / "lovnas-utkast.txt"
_TYPST = '#set page(numbering: "1")\n#set text(lang: "sv", font: "Libertinus Serif")\n'
Row = tuple[str, ...]


def write_draft(path: Path, changes: Mapping[str, str] | None = None, source: Path = _SOURCE) -> Path:
    """Write the draft to a file, by its ending; raises ValueError where a text to be exchanged is not in it."""
    text = source.read_text(encoding="utf-8")
    for old, new in (changes or {}).items():
        if old not in text:
            raise ValueError(f"not in the draft: {old!r}")
        text = text.replace(old, new)
    if path.suffix == ".docx":
        _as_word(text).save(str(path))
    else:
        path.write_bytes(typst.compile((_TYPST + _as_typst(text)).encode(), format="pdf", ignore_system_fonts=True))
    return path


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """The kind of each block ("#", "##", "|", "-" or "") with its lines."""
    lines = (line for line in text.splitlines() if line.strip())
    for kind, of in groupby(lines, key=lambda line: line.split(" ")[0] if line[0] in "#|-" else line):
        found = list(of)
        yield (kind, [line.removeprefix(kind).strip() for line in found]) if kind[0] in "#|-" else ("", found)


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip("| ").split("|"))


def _as_word(text: str) -> Any:
    file = docx.Document()
    for kind, lines in _blocks(text):
        if kind == "|":
            rows = [_cells(line) for line in lines]
            table = file.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
            for row in rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            continue
        for line in lines:
            if kind.startswith("#"):
                file.add_heading(line, len(kind) - 1)
            else:
                file.add_paragraph(line, style="List Bullet" if kind == "-" else None)
    return file


def _as_typst(text: str) -> str:
    parts = []
    for kind, lines in _blocks(text):
        if kind == "|":
            rows = [_cells(line) for line in lines]
            head = "".join(f"[*{cell}*], " for cell in rows[0])
            cells = "".join(f"[{cell}], " for row in rows[1:] for cell in row)
            parts.append(f"#table(columns: {len(rows[0])}, table.header({head}), {cells})")
        elif kind.startswith("#"):
            parts += [f"{'=' * len(kind)} {line}" for line in lines]
        else:
            parts += [f"- {line}" if kind == "-" else line for line in lines]
    return "\n\n".join(parts) + "\n"
