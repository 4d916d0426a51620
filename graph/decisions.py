"""A small TOML file in which a person decided about names in, what holds for a name in a document out.

    [[same]]                                     # this name means that organisation
    organisation = "Tolkservice Granvik"         # the name, as `samsyn names` shows it
    county = "Granviks län"                      # optional: only in documents of this county
    document = "granvik-strategi.pdf"            # optional: only in this file
    as = "Migrationsverket"                      # a name or an id of the register, or the id of another unresolved name
    by = "A. Ek"                                 # optional: who decided

    [[not-same]]                                 # this name does not mean that organisation
    organisation = "Tullverket"
    as = "organisation/tullverket"

Instead of `organisation` a decision can be about a `term`, a `policy` or a `statute`. Entries [[wrong]] and [[theme]]
are corrections of what was read: `graph.corrections`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import URIRef

from graph.corrections import Correction, read_correction
from graph.identifiers import fold, slug, thing
from graph.naming import KINDS, Kind, name_key, nearest, register
from ontology.terms import SAM_ID

__all__ = ["DecisionError", "Decisions", "Ruling", "read_decisions"]

_TABLES = ("same", "not-same", "wrong", "theme")
_TEXTS = ("county", "document", "as", "by", "reason")
_HEADER = re.compile(r"^[ \t]*\[\[\s*[\"']?(same|not-same|wrong|theme)[\"']?\s*\]\]", re.MULTILINE)


class DecisionError(Exception):
    """A file of decisions cannot be used; the message names the line and says what to do."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file, self.line, self.reason = file, line, reason

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Decision:
    """That a name means a node, or (not `same`) does not; in all documents, or those of a county or of a file name."""

    kind: Kind
    name: str
    node: URIRef
    same: bool
    county: str | None
    document: str | None
    by: str
    line: int

    @property
    def place(self) -> tuple[str, str, str, str]:
        """For which name where it is taken, as compared."""
        return self.kind, name_key(self.name), _county_key(self.county), fold(self.document or "")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about one name in one document: the node that it means, those that it does not, by whom."""

    node: URIRef | None = None
    excluded: frozenset[URIRef] = frozenset()
    by: str | None = None

    @property
    def text(self) -> str:
        """The ruling in one line, so that two can be compared; empty where nothing was decided."""
        return " ".join(filter(None, (self.by, self.node, *(f"not {one}" for one in sorted(self.excluded)))))


@dataclass(frozen=True)
class Decisions:
    """All that was decided: about names, and what was found wrong."""

    taken: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def about(self, kind: Kind, name: str, county: str | None, document: str) -> Ruling:
        """What was decided about a name in a document; the decision for the narrowest place holds."""
        held = [one for one in self.taken if one.kind == kind and _holds(one, name, county, document)]
        if not held:
            return Ruling()
        same = max((one for one in held if one.same), key=_narrowness, default=None)
        excluded = frozenset(one.node for one in held if not one.same)
        return Ruling(same.node if same else None, excluded, (same or held[0]).by)

    def wrong_in(self, document: str) -> list[str]:
        """What was found wrong in a file, one line each, sorted, so that two lists can be compared."""
        return sorted({one.line for one in self.corrections if fold(one.document) == fold(document)})


def _holds(one: Decision, name: str, county: str | None, document: str) -> bool:
    return (
        name_key(one.name) == name_key(name)
        and (one.county is None or _county_key(one.county) == _county_key(county))
        and (one.document is None or fold(one.document) == fold(document))
    )


def _narrowness(one: Decision) -> tuple[bool, bool]:
    return one.document is not None, one.county is not None


def _county_key(name: str | None) -> str:
    """A county's name as it is compared: "Granviks län" and "Granvik" are one."""
    return re.sub(r"s$", "", fold(name or "").removesuffix(" län"))


# -- reading ---------------------------------------------------------------------------------------------------------


def read_decisions(file: Path) -> Decisions:
    """The decisions of a file. Raises DecisionError where there is no file, or one entry cannot be used."""
    try:
        text = file.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(file, 1, f"the file cannot be read ({error}); write it as UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise DecisionError(file, line, f"this is no TOML ({error}); a text stands in double quotes") from None
    read = list(_read(tables, text, lambda line, why: DecisionError(file, line, why)))
    decisions = Decisions(
        tuple(one for one in read if isinstance(one, Decision)),
        tuple(one for one in read if isinstance(one, Correction)),
    )
    _exclude_contradictions(decisions, file)
    return decisions


Fault = Callable[[int, str], DecisionError]


def _read(tables: Mapping[str, Any], text: str, fault: Fault) -> Iterator[Decision | Correction]:
    for name in tables:
        if name not in _TABLES:
            raise fault(
                _line_of(text, name),
                f"{name!r} is unknown; decisions begin with [[same]], [[not-same]], [[wrong]] or [[theme]]",
            )
    for name in _TABLES:
        lines = [text[: found.start()].count("\n") + 1 for found in _HEADER.finditer(text) if found[1] == name]
        entries = tables.get(name, [])
        if not isinstance(entries, list) or len(lines) != len(entries):
            raise fault(_line_of(text, name), f"write each decision under a line of its own, [[{name}]]")
        for entry, line in zip(entries, lines, strict=True):
            told: Callable[[str], DecisionError] = lambda why, line=line: fault(line, why)  # type: ignore[misc]  # noqa: E731
            if name in ("wrong", "theme"):
                yield read_correction(entry, told, themed=name == "theme")
            else:
                yield _decision(entry, name == "same", line, told)


def _line_of(text: str, key: str) -> int:
    found = re.search(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text[: found.start()].count("\n") + 1 if found else 1


def _decision(entry: Mapping[str, Any], same: bool, line: int, fault: Callable[[str], DecisionError]) -> Decision:
    kinds = [kind for kind in KINDS if kind in entry]
    if len(kinds) != 1:
        raise fault(f"say what the decision is about by one of {', '.join(KINDS)}")
    for key, value in entry.items():
        if key not in (*KINDS, *_TEXTS):
            raise fault(f"{key!r} is unknown; an entry may have {', '.join((kinds[0], *_TEXTS))}")
        if not isinstance(value, str) or not value.strip():
            raise fault(f"{key} has to be a text in quotes, which is not empty")
    if "as" not in entry:
        raise fault(f'add as = "...": the {kinds[0]} that the name {"means" if same else "does not mean"}')
    node = _node(kinds[0], entry["as"], fault)
    county, document = entry.get("county"), entry.get("document")
    return Decision(kinds[0], entry[kinds[0]], node, same, county, document, entry.get("by", "decisions"), line)


def _node(kind: Kind, written: str, fault: Callable[[str], DecisionError]) -> URIRef:
    """The node of an id or a name. An id below a county is that of a name that no register has."""
    known, path = register(kind), written.removeprefix(str(SAM_ID))
    if path.startswith(f"{kind}/"):
        node = thing(path)
        if node in known.values() or kind in ("term", "policy") or "/" in path.removeprefix(f"{kind}/"):
            return node
    elif found := known.get(name_key(written)):
        return found
    elif kind in ("term", "policy") and ":" not in written:
        return thing(kind, slug(written).replace("-", "") if kind == "term" else slug(written))
    shown = "; ".join(f'"{one.name}" ({one.id})' for one in nearest(kind, path.rpartition("/")[2].replace("-", " ")))
    raise fault(f"no register has the {kind} {written!r}; the nearest: {shown or 'none'}")


def _exclude_contradictions(decisions: Decisions, file: Path) -> None:
    taken: dict[tuple[object, ...], Decision] = {}
    for one in sorted(decisions.taken, key=lambda one: one.line):
        for key in ((one.place, one.node), (one.place, "same") if one.same else (one.place, one.node, one.line)):
            if (before := taken.setdefault(key, one)) is not one:
                reason = f"line {before.line} decides otherwise, or the same, about {one.name!r}; remove one of the two"
                raise DecisionError(file, one.line, reason)
