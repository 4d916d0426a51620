"""A draft that a visitor hands in, what its authors should mend out: on a page, and as a Word file; nothing is kept.

A review is worked on while its page, which loads itself again, tells how far it is. It stays in memory for an hour, for
whoever has its address, and the file is gone as soon as it is read.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ingest.errors import ReadingError
from ingest.limits import DEFAULT_LIMITS
from queries.explorer.addresses import Addresses
from queries.explorer.language import LANGUAGES, Language, language
from queries.explorer.site import Asked, Site
from queries.reports.as_page import sections_html
from queries.reports.as_word import as_word
from queries.reports.model import Report
from queries.reports.review import review

__all__ = ["draft_routes"]

_PATH = "/granska"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENVELOPE = 10_000  # bytes of a form beside its file
_WAITING = 5  # drafts that may be under way or wait
_KEPT, _SECONDS = 50, 3600.0  # reviews that are kept, and how long
_AGAIN = 2  # seconds until a page that waits loads itself again


class _TooLargeError(Exception):
    """What is sent is larger than allowed."""


@dataclass
class _Review:
    """A review under way (`stage`), done (`report`), or failed (`fault`: the key of a text)."""

    file: str
    began: float = field(default_factory=monotonic)
    stage: str = "waiting"
    report: Report | None = None
    fault: str | None = None
    detail: str = ""

    @property
    def under_way(self) -> bool:
        return self.report is None and self.fault is None


class _Reviews:
    """The reviews of the last hour, by what cannot be guessed; one is worked on at a time."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._kept: OrderedDict[str, _Review] = OrderedDict()
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="review")

    def begin(self, content: bytes, name: str, spoken: Language) -> str | None:
        """The name of a new review; None where too many are waiting."""
        with self._lock:
            self._forget_old()
            if sum(one.under_way for one in self._kept.values()) >= _WAITING:
                return None
            key, made = secrets.token_urlsafe(16), _Review(name)
            self._kept[key] = made
        self._worker.submit(self._work, made, content, spoken)
        return key

    def find(self, key: str) -> _Review | None:
        with self._lock:
            self._forget_old()
            return self._kept.get(key)

    def _forget_old(self) -> None:
        while self._kept:
            key, first = next(iter(self._kept.items()))
            if first.under_way or (len(self._kept) <= _KEPT and monotonic() - first.began < _SECONDS):
                return
            del self._kept[key]

    def _work(self, made: _Review, content: bytes, spoken: Language) -> None:
        def tell(stage: str) -> None:
            made.stage = stage

        try:
            with TemporaryDirectory(prefix="samsyn-review-") as folder:
                path = Path(folder, made.file)
                path.write_bytes(content)
                strategies = self._site.current.strategies()
                made.report = review(path, strategies, language=spoken.code, progress=tell)
        except ReadingError as error:
            made.detail, made.fault = error.reason, f"review.{error.outcome.replace(' ', '-')}"
        except Exception as error:  # whatever a draft does, the visitor is told, and the next one is worked on
            made.detail, made.fault = f"{type(error).__name__}: {error}", "review.failed"


def draft_routes(site: Site) -> list[BaseRoute]:
    """The pages for drafts, in both languages."""
    reviews = _Reviews(site)
    return [route for code in LANGUAGES for route in _Pages(site, reviews, language(code)).routes()]


class _Pages:
    def __init__(self, site: Site, reviews: _Reviews, spoken: Language) -> None:
        self.site, self.reviews, self.spoken = site, reviews, spoken
        self.to = Addresses(spoken.code)

    def routes(self) -> list[BaseRoute]:
        return [
            Route(self.to.page(_PATH), self.form, methods=["GET"]),
            Route(self.to.page(_PATH), self.take, methods=["POST"]),
            Route(self.to.page(f"{_PATH}/{{key}}.docx"), self.word, methods=["GET"]),
            Route(self.to.page(f"{_PATH}/{{key}}"), self.show, methods=["GET"]),
        ]

    async def form(self, request: Request) -> Response:
        """The form."""
        return await self._page(request, None)

    async def take(self, request: Request) -> Response:
        """Take a draft, and lead to the page of its review."""
        if urlsplit(request.headers.get("origin", "")).netloc != request.headers.get("host", ""):
            return await self._page(request, "review.elsewhere", 403)
        try:
            sent = await _sent(request)
        except _TooLargeError:
            return await self._page(request, "review.too-large", 413)
        if sent is None:
            return await self._page(request, "review.nothing", 400)
        key = self.reviews.begin(*sent, self.spoken)
        if key is None:
            return await self._page(request, "review.busy", 503)
        return RedirectResponse(self.to.page(f"{_PATH}/{key}"), 303)

    async def show(self, request: Request) -> Response:
        """A review, or how far it is; the page then loads itself again."""
        found = self.reviews.find(request.path_params["key"])
        if found is None:
            return await self._gone(request)
        headers = {"Cache-Control": "no-store"} | ({"Refresh": str(_AGAIN)} if found.under_way else {})
        sections = sections_html(found.report) if found.report else ""
        context = {"made": found, "sections": sections, "word_file": f"{request.url.path}.docx"}
        return await self._rendered(request, "review.html", context, 200, headers)

    async def word(self, request: Request) -> Response:
        """A review as a Word file."""
        found = self.reviews.find(request.path_params["key"])
        if found is None or found.report is None:
            return await self._gone(request)
        content = await run_in_threadpool(as_word, found.report)
        return Response(
            content, media_type=_WORD, headers={"Content-Disposition": 'attachment; filename="granskning.docx"'}
        )

    async def _gone(self, request: Request) -> Response:
        asked = Asked(self.spoken)
        return await run_in_threadpool(self.site.not_here, asked, request.url.path, request.path_params["key"])

    async def _page(self, request: Request, fault: str | None, status: int = 200) -> Response:
        most = DEFAULT_LIMITS.file_bytes // 1_000_000
        return await self._rendered(request, "hand-in.html", {"fault": fault, "most": most}, status, {})

    async def _rendered(
        self, request: Request, template: str, context: dict[str, Any], status: int, headers: dict[str, str]
    ) -> Response:
        text = await run_in_threadpool(self.site.render, template, Asked(self.spoken), request.url.path, context)
        return HTMLResponse(text, status, headers)


async def _sent(request: Request) -> tuple[bytes, str] | None:
    """The file of a form and its name; None where there is none. Raises _TooLargeError, before all of it has come."""
    most = DEFAULT_LIMITS.file_bytes + _ENVELOPE
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told) > most:
        raise _TooLargeError
    got = 0

    async def receive() -> MutableMapping[str, Any]:
        nonlocal got
        message = await request.receive()
        got += len(message.get("body", b""))
        if got > most:
            raise _TooLargeError
        return message

    try:
        async with Request(request.scope, receive).form(max_files=1, max_fields=3) as form:
            file = form.get("draft")
            if not isinstance(file, UploadFile):
                return None
            content = await file.read()
            return (content, _plain(file.filename or "")) if content else None
    except HTTPException:
        return None


def _plain(name: str) -> str:
    r"""The name of a file without folders and signs, so that it names a file of ours and no other.

    >>> _plain("../../etc/Utkast 2.pdf"), _plain("C:\\x\\strategi.docx"), _plain("..")
    ('Utkast 2.pdf', 'strategi.docx', 'utkast')
    """
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[^\w .,()-]", "_", last)[-100:].lstrip(". ") or "utkast"
