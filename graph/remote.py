"""The address of a SPARQL 1.1 store in, answers to queries out, and updates done; each failure says what helps."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException

from rdflib import URIRef
from SPARQLWrapper import BASIC, DIGEST, JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, SPARQLWrapperException, Unauthorized

from graph.errors import GraphError

__all__ = ["Access", "GraphStore", "PublishingError", "Remote"]

_SHOWN = 300  # letters of what a store says


class PublishingError(GraphError):
    """A remote store refused what it was sent, or did not answer; the message says what helps."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks, and how many seconds an answer may take."""

    user: str | None = None
    password: str | None = None
    timeout: int = 120


class Remote:
    """A store that is asked at one address and updated at the same or another."""

    def __init__(self, address: str, access: Access, update: str | None = None) -> None:
        self.address = address
        self._update, self._access = update or address, access
        self._scheme, self._realm, _ = _challenge(self._update, access)

    def select(self, query: str) -> list[dict[str, str]]:
        """The rows of a SELECT as texts."""
        answer = self._send(self.address, query)
        try:
            bindings = json.loads(answer)["results"]["bindings"]
            return [{name: term["value"] for name, term in row.items()} for row in bindings]
        except (ValueError, KeyError, TypeError) as error:
            raise PublishingError(f"{self.address} answers no SPARQL query: {_start(answer)}") from error

    def update(self, text: str) -> None:
        """Do an update."""
        self._send(self._update, text)

    def _send(self, address: str, text: str) -> bytes:
        client = SPARQLWrapper(self.address, updateEndpoint=self._update, agent="samsyn")
        client.setTimeout(self._access.timeout)
        client.setMethod(POST)
        client.setReturnFormat(JSON)
        if self._access.user is not None:
            client.setHTTPAuth(self._scheme)
            client.setCredentials(self._access.user, self._access.password or "", realm=self._realm)
        client.setQuery(text)
        try:
            return bytes(client.query().response.read())
        except (SPARQLWrapperException, OSError, HTTPException) as error:
            raise _told(address, error, self._access) from error


class GraphStore:
    """A service of the SPARQL 1.1 Graph Store Protocol, which takes and removes whole graphs."""

    def __init__(self, address: str, access: Access) -> None:
        self._address, self._access = address, access
        self._opener = _opener(address, access)

    def put(self, graph: URIRef, turtle: str) -> None:
        """Replace a graph."""
        self._send("PUT", graph, turtle.encode())

    def delete(self, graph: URIRef) -> None:
        """Remove a graph, if it is there."""
        self._send("DELETE", graph, None)

    def _send(self, method: str, graph: URIRef, body: bytes | None) -> None:
        address = f"{self._address}?graph={urllib.parse.quote(graph, safe='')}"
        headers = {"User-Agent": "samsyn", "Content-Type": "text/turtle; charset=utf-8"}
        request = urllib.request.Request(address, data=body, headers=headers, method=method)
        try:
            with self._opener.open(request, timeout=self._access.timeout) as response:
                response.read()
        except (OSError, HTTPException) as error:
            if not (method == "DELETE" and isinstance(error, urllib.error.HTTPError) and error.code == 404):
                raise _told(self._address, error, self._access) from error


def _opener(address: str, access: Access) -> urllib.request.OpenerDirector:
    """What sends requests with the user's name, in the way that the store wants it."""
    scheme, _, wanted = _challenge(address, access)
    if access.user is None:
        return urllib.request.build_opener()
    keys = urllib.request.HTTPPasswordMgrWithPriorAuth()
    keys.add_password(None, address, access.user, access.password or "", is_authenticated=scheme == BASIC)
    # one of them only: a handler for Basic would send it where Digest has just been let in
    if scheme == DIGEST:
        return urllib.request.build_opener(_DigestAtOnce(keys, wanted))
    return urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(keys))


class _DigestAtOnce(urllib.request.HTTPDigestAuthHandler):
    """Tells who asks with the first request: a store that does not know it hangs up while a large graph is sent."""

    def __init__(self, keys: urllib.request.HTTPPasswordMgr, wanted: str) -> None:
        super().__init__(keys)
        _, _, parts = wanted.partition(" ")
        self._wanted = urllib.request.parse_keqv_list(urllib.request.parse_http_list(parts))

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        """Add who asks."""
        if not request.has_header(self.auth_header) and (told := self.get_authorization(request, self._wanted)):
            request.add_unredirected_header(self.auth_header, f"Digest {told}")
        return request

    https_request = http_request


def _challenge(address: str, access: Access) -> tuple[str, str, str]:
    """How a store wants to be told who asks: the way, the realm, and all that it says when it is asked without."""
    if not address.startswith(("http://", "https://")):
        raise PublishingError(f"{address} is no address; it begins with http:// or https://")
    query = urllib.parse.urlencode({"query": "ASK {}"})
    request = urllib.request.Request(f"{address}?{query}", headers={"User-Agent": "samsyn"})
    opener = urllib.request.build_opener()  # SPARQLWrapper leaves its last user's name in the common one
    try:
        with opener.open(request, timeout=access.timeout):
            return BASIC, "", ""
    except urllib.error.HTTPError as error:
        wanted = error.headers.get("WWW-Authenticate", "")
        error.close()
        if error.code == 401 and access.user is None:
            raise _told(address, error, access) from error
        realm = re.search(r'realm="([^"]*)"', wanted)
        return (DIGEST if wanted.casefold().startswith("digest") else BASIC), realm[1] if realm else "", wanted
    except (OSError, HTTPException) as error:
        raise _told(address, error, access) from error


def _told(address: str, error: Exception, access: Access) -> PublishingError:
    """What went wrong, and what helps."""
    code = getattr(error, "code", 0)
    reason = getattr(error, "reason", error)
    if isinstance(error, Unauthorized) or code == 401:
        who = f"does not take the name {access.user} with this password" if access.user else "wants to know who asks"
        return PublishingError(f"{address} {who} (401); give --user and --password")
    if code == 403:
        return PublishingError(f"{address} does not let {access.user or 'everybody'} write (403); ask its keeper")
    if isinstance(error, EndPointNotFound) or code in (404, 405):
        return PublishingError(f"{address} is not the address of a SPARQL service ({code or 404}); look it up")
    if isinstance(error, TimeoutError) or isinstance(reason, TimeoutError):
        return PublishingError(
            f"{address} did not answer within {access.timeout} s; run the command again, which goes on from here"
        )
    if isinstance(error, SPARQLWrapperException | urllib.error.HTTPError):
        return PublishingError(f"{address} refuses what it was sent: {_said(error)}")
    return PublishingError(f"{address} cannot be reached ({reason}); is the store running, and is the address right?")


def _said(error: Exception) -> str:
    """What the store said; SPARQLWrapper has it in its message as Python would write it."""
    _, _, said = str(error).partition("Response:\n")
    return _start(said.strip().removeprefix("b").strip("'\"").replace("\\n", " ") or str(error))


def _start(said: str | bytes) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:_SHOWN]
