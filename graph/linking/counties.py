"""The name of a county or municipality in, its node out: the register's, or a new one for an unknown name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdflib import URIRef

from graph.identifiers import fold, slug, thing
from graph.linking.shared import SharedNodes
from ontology import lexicon
from ontology.terms import SAM

__all__ = ["County", "link_county", "link_municipality"]


@dataclass(frozen=True, slots=True)
class County:
    """A county; `code` is Statistics Sweden's, None for one that the register does not have."""

    iri: URIRef
    name: str
    code: str | None = None

    @property
    def slug(self) -> str:
        """The last part of the county's IRI."""
        return self.iri.rsplit("/", 1)[1]


@cache
def _counties() -> dict[str, County]:
    found: dict[str, County] = {}
    for county in lexicon.counties():
        known = County(URIRef(county.iri), county.name, county.code)
        found |= {fold(name): known for name in (county.name, county.short_name, f"{county.short_name}s län")}
    return found


@cache
def _municipalities() -> dict[str, URIRef]:
    return {
        fold(name): URIRef(place.iri) for place in lexicon.municipalities() for name in (place.name, place.short_name)
    }


def link_county(name: str | None, shared: SharedNodes) -> County | None:
    """The county of a name ("Uppsala län", "Uppsala"); None without a name."""
    if not name or not fold(name):
        return None
    if known := _counties().get(fold(name)):
        return known
    iri = thing("county", slug(name))
    shared.describe(iri, SAM.County, name)
    return County(iri, name)


def link_municipality(name: str, county: County | None, shared: SharedNodes) -> URIRef:
    """The municipality of a name ("Sala kommun", "Sala") as a place."""
    if known := _municipalities().get(fold(name)):
        return known
    iri = thing("municipality", *([county.slug] if county else []), slug(name))
    return shared.describe(iri, SAM.Municipality, name, *([(SAM.county, county.iri)] if county else []))
