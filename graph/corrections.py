"""An entry of the file of decisions in, what a person found wrong out; and back.

    [[wrong]]                                    # the document does not say this
    document = "granvik-strategi.pdf"            # the file
    goal = "Valdeltagandet ska öka."             # the kind of fact, and its text as it is shown
    by = "A. Ek"                                 # optional: who decided

    [[theme]]                                    # a focus area, goal, action or duty is about this theme and no other
    document = "granvik-strategi.pdf"
    goal = "Fler ska ha ett eget hem."
    as = "Boende"                                # the theme's name, in Swedish or English, or its id

The text is compared without case and marks, so that a correction holds for a better reader too. These entries stand in
the same file as the decisions about names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import URIRef

from graph.identifiers import fold, kebab
from ingest.facts.records import Fact, Signature
from ontology import lexicon

__all__ = ["Correction", "read_correction", "take_back", "write_correction", "write_entry"]

_TEXTS = ("document", "by", "reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """That a document (by its file) does not state a fact of a kind ("Goal") that reads so, or which theme it is of."""

    document: str
    kind: str
    text: str
    by: str = "decisions"
    theme: URIRef | None = None

    @property
    def key(self) -> str:
        """What is corrected, as compared."""
        return " ".join((self.kind, fold(self.text)))

    @property
    def line(self) -> str:
        """All of it in one line, so that two can be compared."""
        return " ".join(filter(None, (self.key, self.by, self.theme)))


def _kinds() -> dict[str, str]:
    """The kinds of facts by the keys of the file: "focus-area" is FocusArea."""
    return {kebab(one.__name__): one.__name__ for one in Fact.__subclasses__() if one is not Signature}


def read_correction(entry: Mapping[str, Any], fault: Callable[[str], Exception], *, themed: bool = False) -> Correction:
    """The correction of one entry, of a theme if it is `themed`; raises what `fault` makes of what is wrong with it."""
    kinds, texts = _kinds(), (*_TEXTS, "as") if themed else _TEXTS
    named = [key for key in entry if key in kinds]
    if len(named) != 1:
        raise fault(f"say what is wrong by one of {', '.join(kinds)}, with its text")
    for key, value in entry.items():
        if key not in (named[0], *texts):
            raise fault(f"{key!r} is unknown; an entry may have {', '.join((named[0], *texts))}")
        if not isinstance(value, str) or not value.strip():
            raise fault(f"{key} has to be a text in quotes, which is not empty")
    if "document" not in entry:
        raise fault('add document = "...": the file in which this was read')
    theme = _theme(entry.get("as", ""), fault) if themed else None
    return Correction(entry["document"], kinds[named[0]], entry[named[0]], entry.get("by", "decisions"), theme)


def _theme(written: str, fault: Callable[[str], Exception]) -> URIRef:
    """The theme of a name or an id."""
    for one in lexicon.themes():
        if fold(written) in (fold(one.name_sv), fold(one.name_en)) or written in (
            one.iri,
            f"theme/{one.iri.rpartition('/')[2]}",
        ):
            return URIRef(one.iri)
    raise fault(f"there is no theme {written!r}; the themes: {', '.join(one.name_sv for one in lexicon.themes())}")


def write_correction(file: Path, correction: Correction) -> None:
    """Add a correction to a file of decisions, as by `write_entry`."""
    write_entry(file, *_entry(correction))


def _entry(one: Correction) -> tuple[str, dict[str, str]]:
    rows = {"document": one.document, kebab(one.kind): one.text, "by": one.by}
    return ("theme", rows | {"as": f"theme/{one.theme.rpartition('/')[2]}"}) if one.theme else ("wrong", rows)


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
    table, rows = _entry(correction)
    entry = "\n".join([f"[[{table}]]", *(f"{key} = {_quoted(value)}" for key, value in rows.items())])
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
