"""The W3C's tests of the SPARQL 1.1 Protocol in, requests to a server and what is wrong with its answers out.

The manifest describes each request and the response it expects in RDF; nothing of a test stands here.
"""

from __future__ import annotations

import http.client
import json
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.conftest import SHARED

__all__ = ["SUITE", "Test", "expecting", "faults", "graphs", "tests"]

SUITE = SHARED / "w3c" / "sparql" / "sparql11" / "protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
_TABLES = ("sparql-results+json", "sparql-results+xml", "text/csv", "text/tab-separated-values")
_TRIPLES = ("text/turtle", "ld+json", "n-triples", "rdf+xml")


@dataclass(frozen=True)
class Request:
    """One request, and the response that is expected."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: tuple[str, ...]
    format: str | None
    boolean: bool | None

    @property
    def updates(self) -> bool:
        """Whether it wants to change something."""
        kind = self.headers.get("content-type", "")
        text = urllib.parse.unquote((self.body or b"").decode(errors="replace"))
        return "sparql-update" in kind or "update=" in self.path or text.startswith("update=")


@dataclass(frozen=True)
class Test:
    """A test: its name, and its requests in their order."""

    __test__ = False

    name: str
    requests: tuple[Request, ...] = field(default_factory=tuple)

    @property
    def updates(self) -> bool:
        return any(request.updates for request in self.requests) or self.name.startswith("bad_update")


@cache
def _manifest() -> Graph:
    return Graph().parse(SUITE / "manifest.ttl", format="turtle")


def tests() -> list[Test]:
    """All tests of the suite, in its order; none where the suite is not there."""
    if not SUITE.is_dir():
        return []
    manifest = _manifest()
    entries = Collection(manifest, next(manifest.objects(None, MF.entries)))
    return [Test(str(one).rpartition("#")[2], tuple(_requests(manifest, one))) for one in entries]


def graphs() -> dict[URIRef, str]:
    """The graphs that the queries of the tests ask, as Turtle."""
    manifest = _manifest()
    found: dict[URIRef, str] = {}
    for one in manifest.objects(None, UT.graphData):
        file = Path(str(manifest.value(one, UT.graph))).name
        found[URIRef(str(manifest.value(one, RDFS_LABEL)))] = (SUITE / file).read_text(encoding="utf-8")
    return found


def _requests(manifest: Graph, test: Node) -> Iterator[Request]:
    connection = manifest.value(test, MF.action)
    for one in Collection(manifest, next(manifest.objects(connection, HT.requests))):
        response, content = manifest.value(one, HT.resp), manifest.value(one, HT.body)
        headers = manifest.value(one, HT.headers)
        boolean, wanted = manifest.value(response, MF.expectedBoolean), manifest.value(response, MF.expectedFormat)
        yield Request(
            method=str(manifest.value(one, HT.methodName)),
            path=str(manifest.value(one, HT.absolutePath)),
            headers={
                str(manifest.value(header, HT.fieldName)).lower(): str(manifest.value(header, HT.fieldValue))
                for header in (Collection(manifest, headers) if headers else ())
            },
            body=None if content is None else _body(manifest, content),
            statuses=tuple(
                str(status).rpartition("StatusCode")[2] for status in manifest.objects(response, MF.expectedStatus)
            ),
            format=None if wanted is None else str(wanted),
            boolean=None if boolean is None else str(boolean) == "true",
        )


def _body(manifest: Graph, content: Node) -> bytes:
    if (content, RDF.type, CNT.ContentAsText) not in manifest:
        raise ValueError("a body of another kind than text")
    return str(manifest.value(content, CNT.chars)).encode(str(manifest.value(content, CNT.characterEncoding)))


def expecting(request: Request, status: str) -> Request:
    """The same request, of which nothing but a status is expected."""
    return replace(request, statuses=(status,), format=None, boolean=None)


def faults(request: Request, server: str) -> list[str]:
    """What is wrong with the server's answer to a request; nothing if all is well."""
    parts = urllib.parse.urlsplit(server)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.request(request.method, request.path.replace("/sparql/", parts.path, 1), request.body, request.headers)
    response = connection.getresponse()
    content, kind = response.read(), response.headers.get("content-type", "")
    connection.close()
    found = []
    if not any(str(response.status)[0] == status[0] for status in request.statuses):
        found.append(f"status {response.status}, expected {' or '.join(request.statuses)}: {content[:200]!r}")
    if request.format == "RDF" and not any(one in kind for one in _TRIPLES):
        found.append(f"no RDF: {kind}")
    if request.format == "tabular" and not any(one in kind for one in _TABLES):
        found.append(f"no table: {kind}")
    if request.format == "boolean" and not any(one in kind for one in _TABLES[:2]):
        found.append(f"no boolean: {kind}")
    if request.boolean is not None and _boolean(content, kind) is not request.boolean:
        found.append(f"expected {request.boolean}: {content[:200]!r}")
    return found


def _boolean(content: bytes, kind: str) -> bool | None:
    if "json" in kind:
        return bool(json.loads(content)["boolean"])
    if "xml" not in kind:
        return None
    found = ElementTree.fromstring(content).find("{http://www.w3.org/2005/sparql-results#}boolean")
    return found is not None and found.text == "true"
