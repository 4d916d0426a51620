"""What the documents of a graph call organisations, terms, policies and statutes in, what no register resolved out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rdflib import URIRef

from graph.linking.organisations import is_registered
from graph.naming import KINDS, Kind, Near, nearest, register
from graph.rules.editions import superseded
from ontology.terms import SAM, SAM_ID

__all__ = ["Named", "shared_organisations", "unresolved_names"]

_About = Mapping[URIRef, Mapping[str, Any]]
_CLOSE = 75  # of 100: terms and policies have no register, so that only close names of other documents are worth a look


@dataclass
class Named:
    """A node with the names that led to it, the files and words, what was decided, and the nearest others."""

    kind: Kind
    node: URIRef
    names: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    ruling: str = ""
    near: list[Near] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The node's IRI without the data base."""
        return self.node.removeprefix(str(SAM_ID))


def unresolved_names(about: _About, *, every: bool = False) -> list[Named]:
    """What no register has, with the nearest names of the registers and of what other names led to.

    Terms and policies have no register: they are listed where another one has a close name; with `every`, all are.
    """
    groups = _groups(about)
    found = [one for one in _named(about).values() if not _resolved(one, groups)]
    for one in found:
        others = [(name, other.node) for other in found if other.kind == one.kind for name in other.names]
        one.near = list(_near(one, others))
    return [one for one in found if every or one.near or one.kind in ("organisation", "statute")]


def shared_organisations(about: _About) -> list[Named]:
    """The organisations that two or more documents name; editions that a newer one replaced are left out."""
    old = superseded(about)
    current = {document: one for document, one in about.items() if document not in old}
    return [one for one in _named(current).values() if one.kind == "organisation" and len(one.documents) > 1]


def _named(about: _About) -> dict[tuple[Kind, str], Named]:
    found: dict[tuple[Kind, str], Named] = {}
    for one in sorted(about.values(), key=lambda one: str(one["file"])):
        for kind, name, node, ruling, words in one.get("names", ()):
            named = found.setdefault((kind, node), Named(kind, URIRef(node)))
            _add(named.names, [name])
            _add(named.documents, [one["file"]])
            _add(named.words, words)
            named.ruling = named.ruling or ruling
    return dict(sorted(found.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1])))


def _add(known: list[str], more: Collection[str]) -> None:
    known.extend(one for one in more if one not in known)


def _groups(about: _About) -> set[str]:
    """The nodes of groups whose members a register has."""
    described = ((node, pairs) for one in about.values() for node, pairs in one["nodes"].items())
    return {node for node, pairs in described if any(name == str(SAM.hasMember) for name, *_ in pairs)}


def _resolved(one: Named, groups: set[str]) -> bool:
    """Whether a register has it, or the members of a group."""
    if one.kind == "organisation":
        return is_registered(one.node) or str(one.node) in groups
    return one.kind == "statute" and str(one.node) in register("statute")


def _near(one: Named, others: list[tuple[str, URIRef]]) -> Iterator[Near]:
    """The nearest by any of its names, without itself and what a person decided that it is not."""
    least = _CLOSE if one.kind in ("term", "policy") else 60
    found = {near.node: near for name in one.names for near in nearest(one.kind, name, others, most=6, least=least)}
    ranked = sorted(found.values(), key=lambda near: (-near.score, near.name))
    kept = [near for near in ranked if near.node != one.node and f"not {near.node}" not in one.ruling]
    yield from kept[:3]
