"""What a visitor finds wrong in, an entry in the file of decisions out, and the documents that it concerns read again.

Off unless the server was started for it. A request must come from a page of this server: its Host and Origin are
checked, and it must hold the token that only these pages have.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from rdflib import URIRef
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from graph.building import Choices, build
from graph.corrections import Correction, take_back, write_correction, write_entry
from graph.decisions import DecisionError, Decisions, read_decisions
from graph.errors import GraphError
from graph.identifiers import fold, kebab
from graph.naming import nearest
from graph.relinking import files_to_read_again, is_concerned
from graph.sources import Sources
from graph.versions import current_version
from ontology import lexicon
from queries.explorer.addresses import Addresses, document_of
from queries.explorer.documents import document_at
from queries.explorer.language import LANGUAGES
from queries.explorer.passages import Passage, passages
from queries.preparing import prepare_large

if TYPE_CHECKING:
    from queries.explorer.site import Site

__all__ = ["Editing", "editing_routes"]

_PATH = "/ratta"
_MOST = 20_000  # bytes of a form
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_BY_NAME = ("Partnership", "Membership")  # kinds that are known by the name of an organisation
_THEMED = ("FocusArea", "Goal", "Action", "Responsibility")  # kinds that are about themes


class Editing:
    """The decisions of a graph, which visitors may add to; `hosts` are names of this server beside the local ones."""

    def __init__(self, folder: Path, hosts: Iterable[str] = ()) -> None:
        self.folder, self.file = folder, folder / "decisions.toml"
        self.token = secrets.token_urlsafe(32)
        self._hosts = {*_LOCAL, *hosts}

    def refusal(self, request: Request, form: Mapping[str, str]) -> str | None:
        """Why a request is not trusted; None where it comes from a page of this server."""
        host, origin = request.headers.get("host", ""), request.headers.get("origin", "")
        if _name(f"//{host}") not in self._hosts:
            return "the request was sent to another name than this server's"
        if urlsplit(origin).netloc != host:
            return "the request comes from a page of another server"
        if not secrets.compare_digest(form.get("token", "").encode(), self.token.encode()):
            return "the page is from before the server was started anew; load it again"
        return None

    def decisions(self) -> Decisions:
        """What was decided so far; a file with a fault counts as none, until one adds to it."""
        try:
            return read_decisions(self.file) if self.file.is_file() else Decisions()
        except DecisionError:
            return Decisions()

    def told(self, document: str, passage: Passage) -> Correction | None:
        """The correction of a fact that waits for the next build."""
        return next((one for one in self.decisions().corrections if _is_of(one, document, passage)), None)

    @property
    def waiting(self) -> bool:
        """Whether there are entries that no build has honoured yet."""
        decisions, version = self.decisions(), current_version(self.folder)
        documents = Sources(version).documents().values() if version else ()
        return any(is_concerned(one, decisions) for one in documents)

    def nearest(self, passage: Passage) -> list[str]:
        """The organisations that a name may mean, the nearest first."""
        return [one.name for one in nearest("organisation", passage.label)] if passage.kind in _BY_NAME else []

    def themes(self, passage: Passage) -> list[str]:
        """The themes that a fact may be about, by name."""
        return sorted(one.name_sv for one in lexicon.themes()) if passage.kind in _THEMED else []

    def choose_theme(self, document: str, passage: Passage, theme: str, by: str) -> None:
        """Note which theme a fact is about; raises DecisionError where there is none such."""
        rows = {"document": document, kebab(passage.kind): passage.label, "as": theme, "by": by}
        write_entry(self.file, "theme", rows, read_decisions)

    def mark_wrong(self, document: str, passage: Passage, by: str) -> None:
        """Note that a document does not say a fact; raises DecisionError where the file has a fault."""
        if self.file.is_file():
            read_decisions(self.file)
        if self.told(document, passage) is None:
            write_correction(self.file, Correction(document, passage.kind, passage.label, by))

    def take_back(self, document: str, passage: Passage) -> None:
        """Remove the note again."""
        if correction := self.told(document, passage):
            take_back(self.file, correction)

    def link(self, document: str, name: str, organisation: str, by: str) -> None:
        """Note that a name in a document means an organisation; raises DecisionError where there is none such."""
        rows = {"organisation": name, "document": document, "as": organisation, "by": by}
        write_entry(self.file, "same", rows, read_decisions)

    def build(self) -> None:
        """Read again the documents that the decisions concern; raises DecisionError and GraphError."""
        decisions = read_decisions(self.file) if self.file.is_file() else Decisions()
        with files_to_read_again(self.folder, decisions, []) as again:
            list(build(again, self.folder, choices=Choices(decisions), finish=prepare_large))


def _name(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return f"[{host}]" if ":" in host else host


def _is_of(one: Correction, document: str, passage: Passage) -> bool:
    return one.key == f"{passage.kind} {fold(passage.label)}" and fold(one.document) == fold(document)


def editing_routes(site: Site) -> list[BaseRoute]:
    """Where the forms of the pages are sent to, in each language; none where editing is off."""
    if site.editing is None:
        return []
    return [Route(Addresses(code).page(_PATH), _endpoint(site, site.editing), methods=["POST"]) for code in LANGUAGES]


def _endpoint(site: Site, editing: Editing) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        form = await _form(request)
        if form is None:
            return PlainTextResponse("the form is too large\n", 413)
        if (reason := editing.refusal(request, form)) is not None:
            return PlainTextResponse(f"{reason}\n", 403)
        try:
            return await run_in_threadpool(_decide, site, editing, form)
        except (DecisionError, GraphError) as error:
            return PlainTextResponse(f"{error}\n", 409)

    return endpoint


async def _form(request: Request) -> dict[str, str] | None:
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > _MOST:
            return None
    fields = parse_qs(content.decode("utf-8", "replace"), max_num_fields=20)
    return {name: values[-1].strip() for name, values in fields.items()}


def _decide(site: Site, editing: Editing, form: Mapping[str, str]) -> Response:
    back, action = form.get("back", ""), form.get("action", "")
    if not back.startswith("/") or back.startswith("//") or "\\" in back:
        back = "/"
    if action == "build":
        editing.build()
    elif (found := _passage(site, form.get("fact", ""))) is not None:
        document, passage, by = (*found, form.get("by") or "explorer")
        if action == "wrong":
            editing.mark_wrong(document, passage, by)
        elif action == "undo":
            editing.take_back(document, passage)
        elif action == "organisation" and form.get("organisation"):
            name = _name_of(editing, site, passage)
            editing.link(document, name, form["organisation"], by)
        elif action == "theme" and form.get("theme"):
            editing.choose_theme(document, passage, form["theme"], by)
    site.forget()
    return RedirectResponse(back, 303)


def _passage(site: Site, fact: str) -> tuple[str, Passage] | None:
    """The file of a document and the passage of a fact, by "DOCUMENT fact-IRI label"."""
    answers = site.answers()
    node, _, label = fact.partition(" ")
    row = document_at(answers, document_of(node))
    held = [one for one in passages(answers, str(row["iri"])) if one.fact == node] if row else []
    chosen = next((one for one in held if one.label == label), held[0] if held else None)
    return (str(row["file"]), chosen) if row and chosen else None


def _name_of(editing: Editing, site: Site, passage: Passage) -> str:
    """The full name by which the graph took the words of a passage, under which decisions are kept."""
    document = passage.fact.removesuffix(passage.part).rstrip("/")
    about = Sources(site.answers().store().folder).about(URIRef(document)) or {}
    for kind, name, _, _, words in about.get("names", []):
        if kind == "organisation" and passage.label in words:
            return str(name)
    return passage.label
