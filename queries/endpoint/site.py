"""What all parts of the endpoint share: who answers, within which limits, under which address and in whose name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request

from queries.endpoint.backend import Backend
from queries.endpoint.errors import BadQueryError
from queries.endpoint.flights import Flights
from queries.endpoint.limits import Limits
from queries.endpoint.shelf import Shelf
from queries.tables import Table

__all__ = ["Site"]

_HOST = re.compile(r"[A-Za-z0-9.:_\[\]-]{1,255}")


@dataclass(frozen=True)
class Site:
    """One served graph.

    `withdrawn` tells whether a thing once was there, and `own_address` is where clients find it, if that is another
    than the one they seem to use. `ready` finds the answer to a query that was made ready with the graph, if it was.
    """

    backend: Backend
    limits: Limits
    withdrawn: Callable[[str], bool]
    own_address: str | None = None
    kept: Shelf = field(default_factory=Shelf)
    flights: Flights = field(default_factory=Flights)
    form: str = "/sparql"  # the page that shows a visitor's answer
    log_queries: bool = False
    ready: Callable[[str], Table | None] = lambda text: None
    publisher: str = "Samsyn"
    licence: str = "https://creativecommons.org/licenses/by/4.0/"

    def address(self, request: Request) -> str:
        """The address of the application, without a slash at its end; raises BadQueryError for a name that is none."""
        if self.own_address:
            return self.own_address.rstrip("/")
        host = request.headers.get("host", "localhost")
        if not _HOST.fullmatch(host):
            raise BadQueryError("the header Host is no name of a host")
        return f"{request.url.scheme}://{host}"
