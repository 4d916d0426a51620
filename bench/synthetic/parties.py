"""A place in, the organisations that take part there out: those of the registers, and local ones that none has."""

from __future__ import annotations

from functools import cache

from bench.synthetic.bank import Chooser, bank
from ingest.facts.records import Party
from ontology import lexicon

__all__ = ["parties_of"]

_EVERYWHERE = ("Agency", "CivilSociety", "University", "Business", "OtherOrganisation")
_REGIONAL = ("CountyBoard", "Region", "MunicipalityOrganisation", "MunicipalAssociation")


@cache
def _everywhere() -> tuple[lexicon.Authority, ...]:
    """The organisations that may take part in any place, the better known ones first."""
    found = [one for one in lexicon.authorities() if one.kind in _EVERYWHERE and one.county_iri is None]
    known = bank()["parts"]["well_known"]
    return tuple(sorted(found, key=lambda one: (known.index(one.name) if one.name in known else len(known), one.iri)))


@cache
def _of_county(iri: str) -> tuple[lexicon.Authority, ...]:
    return tuple(one for one in lexicon.authorities() if one.county_iri == iri and one.kind in _REGIONAL)


def parties_of(county: lexicon.County | None, chooser: Chooser, number: int) -> list[Party]:
    """So many different parties: most of the county, some known everywhere, some local and in no register."""
    own = [_party(one) for one in _of_county(county.iri)] if county else []
    known = _everywhere()
    # few agencies take part nearly everywhere, most hardly anywhere
    ranks = sorted({int(len(known) * chooser.random.random() ** 3) for _ in range(number)})
    local = [_local(name, kind, chooser) for name, kind in chooser.some(bank()["parts"]["local_parties"], 2, 9)]
    found = {one.name: one for one in (*own, *(_party(known[rank]) for rank in ranks), *local)}
    if county and chooser.chance(0.15):
        members = sum(one.county_iri == county.iri for one in lexicon.municipalities())
        found["länets kommuner"] = Party("länets kommuner", "länets kommuner", "MunicipalityOrganisation", members)
    chosen = list(found.values())
    chooser.random.shuffle(chosen)
    return chosen[:number]


def _party(one: lexicon.Authority) -> Party:
    return Party(one.name, one.name, one.kind)


def _local(name: str, kind: str, chooser: Chooser) -> Party:
    town = chooser.place.removesuffix(" kommun").removesuffix(" län")
    full = name.format(town=town)
    return Party(full, full, kind)
