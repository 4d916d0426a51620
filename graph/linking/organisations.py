"""A party's name in, the node of its organisation out.

A name that a register has is that organisation, whichever document names it. Any other name belongs to the county of
the document, so that the associations that two counties call by one name stay two.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from rdflib import URIRef

from graph.identifiers import fold, slug, thing
from graph.linking.counties import County
from graph.linking.shared import SharedNodes
from graph.naming import name_key
from ingest.facts.numbers import read_number
from ingest.facts.records import Party
from ontology import lexicon
from ontology.lexicon import Authority
from ontology.terms import SAM

__all__ = ["find_authority", "is_registered", "link_organisation", "municipalities_of"]


@cache
def _by_name() -> dict[str, Authority]:
    """The authorities by every name that only one of them has; its main name goes before another's other names."""
    main: dict[str, set[Authority]] = defaultdict(set)
    other: dict[str, set[Authority]] = defaultdict(set)
    for authority in lexicon.authorities():
        main[name_key(authority.name)].add(authority)
        for name in authority.other_names:
            other[name_key(name)].add(authority)
    return {key: next(iter(claimants)) for key, claimants in (other | main).items() if len(claimants) == 1}


@cache
def _places() -> tuple[str, ...]:
    """The names of counties and municipalities, longest first."""
    counties = [(county.name, county.short_name) for county in lexicon.counties()]
    municipalities = [(town.name, town.short_name) for town in lexicon.municipalities()]
    names = {name for pair in (*counties, *municipalities) for name in pair}
    return tuple(sorted(map(name_key, names), key=lambda name: (-len(name), name)))


@cache
def _words(which: str) -> tuple[str, ...]:
    text = files("graph.linking").joinpath("local.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[which])


def _is_all_of_a_kind(name: str, kind: str | None) -> bool:
    """Whether a name means all county boards, or all regions: "länsstyrelserna"."""
    plural = name_key(name).endswith(_words("plural_endings"))
    return kind in ("CountyBoard", "Region") and " " not in name and plural


def _is_all_municipalities(party: Party, county: County | None) -> bool:
    """Whether a name means the municipalities of the document's county: "kommunerna", "länets sex kommuner"."""
    return county is not None and fold(_without_number(party.name)) in _words("all_municipalities")


@lru_cache(maxsize=8192)  # a document names the same organisations over and over
def find_authority(name: str, kind: str | None = None, county: County | None = None) -> Authority | None:
    """The organisation of the registers that a name stands for.

    `kind` and the document's county tell which one "Länsstyrelsen" alone is. A national agency keeps its identity where
    the name adds a place.
    """
    key, known = name_key(name), _by_name()
    if found := known.get(key):
        return found
    if kind == "MunicipalityOrganisation" and (found := known.get(f"{key} kommun")):
        return found
    if county and kind in ("CountyBoard", "Region") and " " not in key and not _is_all_of_a_kind(key, kind):
        return next(
            (one for one in lexicon.authorities() if one.kind == kind and one.county_iri == str(county.iri)), None
        )
    return _without_place(key, county)


def _without_place(key: str, county: County | None) -> Authority | None:
    for place in (*([name_key(county.name)] if county else []), *_places()):
        if key.endswith(f" {place}") and (found := _by_name().get(key.removesuffix(f" {place}"))):
            return found if found.county_iri is None else None
    return None


def link_organisation(party: Party, county: County | None, shared: SharedNodes) -> URIRef:
    """The node of a party's organisation; one that no register has is described among the shared nodes."""
    if _is_all_of_a_kind(party.name, party.kind):
        county = None
    ruling = shared.ruling("organisation", party.name)
    node = ruling.node or _in_registers(party, county)
    if node is None or node in ruling.excluded:
        node = shared.own_node(
            thing("organisation", *([county.slug] if county else []), _own_slug(party, county)), ruling
        )
    if not is_registered(node):
        _describe(node, party, county, shared)
    return shared.keep("organisation", party.name, node, party.mentioned_as)


def _own_slug(party: Party, county: County | None) -> str:
    if _is_all_municipalities(party, county):
        return slug(_words("all_municipalities")[0])  # one node, whatever a document calls them
    return slug(party.name if party.member_count is None else _without_number(party.name))


def _in_registers(party: Party, county: County | None) -> URIRef | None:
    """A group that the document names as one is in no register."""
    found = find_authority(party.name, party.kind, county) if party.member_count is None else None
    return URIRef(found.iri) if found else None


@cache
def _registered() -> frozenset[str]:
    return frozenset(one.iri for one in lexicon.authorities())


def is_registered(node: str) -> bool:
    """Whether a node is an organisation of the registers."""
    return str(node) in _registered()


def _describe(node: URIRef, party: Party, county: County | None, shared: SharedNodes) -> None:
    kind = [(SAM.organisationKind, SAM[party.kind])] if party.kind else []
    place = [(SAM.county, county.iri)] if county else []
    members = [(SAM.hasMember, URIRef(one.iri)) for one in _members(party, county)]
    shared.describe(node, SAM.Organisation, party.name, *kind, *place, *members)
    shared.call(node, party.name)


def _without_number(name: str) -> str:
    """A group's name without the number of its members, which another edition may give otherwise."""
    words = name.split()
    return " ".join(word for word in words if read_number(word) is None) or name


def _members(party: Party, county: County | None) -> Iterable[Authority]:
    """All boards or regions for a name in the plural; the county's municipalities, unless another number is told."""
    if _is_all_of_a_kind(party.name, party.kind):
        return [one for one in lexicon.authorities() if one.kind == party.kind]
    if not county or not (_is_all_municipalities(party, county) or _is_numbered_group(party)):
        return []
    found = _municipalities(county)
    return found if party.member_count in (None, len(found)) else []


def _municipalities(county: County) -> list[Authority]:
    of_county = (one for one in lexicon.authorities() if one.county_iri == str(county.iri))
    return [one for one in of_county if one.kind == "MunicipalityOrganisation"]


def municipalities_of(county: County) -> tuple[URIRef, ...]:
    """The organisations that govern the municipalities of a county, by the register."""
    return tuple(URIRef(one.iri) for one in _municipalities(county))


def _is_numbered_group(party: Party) -> bool:
    return party.kind == "MunicipalityOrganisation" and party.member_count is not None
