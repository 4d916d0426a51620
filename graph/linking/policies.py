"""The name of a plan, programme or policy in, its node out: one for all documents, but for the plans of one county."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from rdflib import URIRef

from graph.identifiers import fold, slug, thing
from graph.linking.counties import County
from graph.linking.shared import SharedNodes
from ontology.terms import SAM

__all__ = ["link_policy"]


@cache
def _local_words() -> tuple[str, ...]:
    text = files("graph.linking").joinpath("local.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["local_beginnings"])


def link_policy(label: str, county: County | None, shared: SharedNodes) -> URIRef:
    """The node of a policy; a name such as "länets folkhälsoplan" means another plan in each county."""
    local = county is not None and fold(label).startswith(_local_words())
    ruling = shared.ruling("policy", label)
    iri = ruling.node or shared.own_node(
        thing("policy", *([county.slug] if county and local else []), slug(label)), ruling
    )
    return shared.keep("policy", label, shared.describe(iri, SAM.Policy, label))
