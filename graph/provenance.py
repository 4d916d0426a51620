"""A document in, the build that read it out: a prov:Activity with the file and the versions of what read it.

The same file and versions give the same triples. When it happened is kept beside the graph, out of what is compared.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version

from rdflib import OWL, PROV, RDF, RDFS, Literal, URIRef

from graph.identifiers import graph_iri, slug, thing
from graph.linking.shared import Triple
from graph.sources import Sources

__all__ = ["build_triples", "built_at", "file_iri", "keep_time", "software_triples"]

_TIMES = "built"


def build_triples(document: URIRef, sha256: str) -> list[Triple]:
    """The build that a document came from."""
    node = graph_iri(document, "build")
    used = [(node, PROV.wasAssociatedWith, software) for software in _software()]
    return [
        (document, PROV.wasGeneratedBy, node),
        (node, RDF.type, PROV.Activity),
        (node, PROV.used, file_iri(sha256)),
        *used,
    ]


def file_iri(sha256: str) -> URIRef:
    """A file by its content (RFC 6920).

    >>> file_iri("00" * 32)
    rdflib.term.URIRef('ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    """
    return URIRef(f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}")


def software_triples() -> list[Triple]:
    """The program and the language model that builds are made with."""
    found: list[Triple] = []
    for node, (name, number) in _software().items():
        found += [
            (node, RDF.type, PROV.SoftwareAgent),
            (node, RDFS.label, Literal(name, lang="en")),
            (node, OWL.versionInfo, Literal(number)),
        ]
    return found


@cache
def _software() -> dict[URIRef, tuple[str, str]]:
    from ingest.sentences.swedish import parser_pipeline  # late: every command loads this module, and few a parser

    meta = parser_pipeline().meta
    versions = {"samsyn": version("samsyn"), f"{meta['lang']}_{meta['name']}": str(meta["version"])}
    return {thing("software", slug(f"{name} {number}")): (name, number) for name, number in versions.items()}


def keep_time(sources: Sources, document: URIRef) -> None:
    """Keep that a document was built now."""
    sources.put_kept(_TIMES, document, {"at": datetime.now(UTC).isoformat(timespec="seconds")})


def built_at(sources: Sources, document: URIRef) -> str | None:
    """When a document was built last with a change (ISO 8601); None where that is not known."""
    found = sources.kept(_TIMES).get(document, {}).get("at")
    return str(found) if found else None
