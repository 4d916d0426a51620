"""An entry of the file of decisions in, what a person found wrong out; and back.

    [[wrong]]                                    # the document does not say this
    document = "granvik-strategi.pdf"            # the file
    goal = "Valdeltagandet ska öka."             # the kind of fact, and its text as it is shown
    by = "A. Ek"                                 # optional: who decided

The text is compared without case and marks, so that a correction holds for a better reader too. These entries stand in
the same file as the decisions about names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.identifiers import fold, kebab
from ingest.facts.records import Fact, Signature

__all__ = ["Correction", "read_correction", "take_back", "write_correction", "write_entry"]

_TEXTS = ("document", "by", "reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """That a document (by its file) does not state a fact of a kind ("Goal") that reads so."""

    document: str
    kind: str
    text: str
    by: str = "decisions"

    @property
    def key(self) -> str:
        """What is corrected, as compared."""
        return " ".join((self.kind, fold(self.text)))


def _kinds() -> dict[str, str]:
    """The kinds of facts by the keys of the file: "focus-area" is FocusArea."""
    return {kebab(one.__name__): one.__name__ for one in Fact.__subclasses__() if one is not Signature}


def read_correction(entry: Mapping[str, Any], fault: Callable[[str], Exception]) -> Correction:
    """The correction of one entry; raises what `fault` makes of the reason where it cannot be used."""
    kinds = _kinds()
    named = [key for key in entry if key in kinds]
    if len(named) != 1:
        raise fault(f"say what is wrong by one of {', '.join(kinds)}, with its text")
    for key, value in entry.items():
        if key not in (named[0], *_TEXTS):
            raise fault(f"{key!r} is unknown; an entry may have {', '.join((named[0], *_TEXTS))}")
        if not isinstance(value, str) or not value.strip():
            raise fault(f"{key} has to be a text in quotes, which is not empty")
    if "document" not in entry:
        raise fault('add document = "...": the file in which this was read')
    return Correction(entry["document"], kinds[named[0]], entry[named[0]], entry.get("by", "decisions"))


def write_correction(file: Path, correction: Correction) -> None:
    """Add a correction to a file of decisions, as by `write_entry`."""
    rows = {"document": correction.document, kebab(correction.kind): correction.text, "by": correction.by}
    write_entry(file, "wrong", rows)


def write_entry(
    file: Path, table: str, rows: Mapping[str, str], check: Callable[[Path], object] = lambda _: None
) -> None:
    """Add an entry to a file of decisions, made if it is not there; the rest stays as it was written.

    What `check` raises when it reads the new file leaves the old one as it was.
    """
    before = file.read_text(encoding="utf-8").rstrip() if file.is_file() else ""
    entry = "\n".join(f"{key} = {_quoted(value)}" for key, value in rows.items())
    _replace(file, f"{before}\n\n[[{table}]]\n{entry}\n".lstrip(), check)


def take_back(file: Path, correction: Correction) -> bool:
    """Remove a correction from a file of decisions; False where none is as `write_correction` writes it."""
    rows = {"document": correction.document, kebab(correction.kind): correction.text, "by": correction.by}
    entry = "\n".join(["[[wrong]]", *(f"{key} = {_quoted(value)}" for key, value in rows.items())])
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    before, found, after = text.partition(f"{entry}\n")
    if found:
        _replace(file, f"{before.rstrip()}\n\n{after.lstrip()}".lstrip(), lambda _: None)
    return bool(found)


def _replace(file: Path, text: str, check: Callable[[Path], object]) -> None:
    partial = file.with_name(f"{file.name}.part")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        check(partial)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def _quoted(text: str) -> str:
    """A text as a basic string of TOML: one of JSON, but for a control character that JSON lets stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
