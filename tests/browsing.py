"""A headless Chromium for the tests: what a visitor meets on a page, with and without scripts, narrow and wide.

Chromium comes from the system's packages; where there is none, the tests that need it are skipped and say so.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from queries.explorer.pages import PAGES
from queries.explorer.site import Page as Kind
from tests.web import fetch

__all__ = ["Stop", "Visitor", "chromium", "examples_of_pages", "visitors"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_ASKED = {  # pages that are of use only when asked something
    "/sok": "/sok?q=kommun",
    "/jamfor/lan": "/jamfor/lan?a=granviks-lan&b=alvmarks-lan",
    "/fraga/{question}": "/fraga/goals-unassigned",
}
_MOST_STOPS = 600
_WATCHED = """() => {
  const can = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const name = element => element.getAttribute('href') || element.id || element.className;
  const told = element => `${element.tagName.toLowerCase()} ${name(element)}`;
  const reachable = [...document.querySelectorAll(can)].filter(one => one.tabIndex >= 0 && one.checkVisibility());
  reachable.forEach((one, place) => one.dataset.stop = place);
  window.stops = [];
  document.addEventListener('focusin', ({target}) => {
    const style = getComputedStyle(target), box = target.getBoundingClientRect();
    window.stops.push({
      place: Number(target.dataset.stop ?? -1),
      name: told(target),
      outlined: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2,
      seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    });
  });
  return reachable.map(told);
}"""
_AXE = {"resultTypes": ["violations"]}


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """A browser, with flags of its own if need be; skips the test where none is installed."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*_FLAGS, *flags])
        yield browser
        browser.close()


@dataclass(frozen=True)
class Stop:
    """Where the tabulator key stopped: its place among all that can be reached (-1: a box that scrolls), and how."""

    place: int
    name: str
    outlined: bool
    seen: bool


@dataclass
class Visitor:
    """Somebody with a browser of a width, with or without scripts; keeps what each page loaded and complained of."""

    context: BrowserContext
    address: str
    responses: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.on("response", self._keep)
        self.page.on("console", lambda told: self._complain(told.type, told.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _keep(self, response: Response) -> None:
        self.responses.append(response)

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def go(self, path: str) -> int:
        """Open a page; gives its status."""
        self.responses.clear()
        self.complaints.clear()
        response = self.page.goto(self.address + path)
        assert response is not None
        return response.status

    def click(self, name: str, *, within: str = "main") -> None:
        """Follow the first link of that name and wait for its page."""
        self.page.locator(within).get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()

    def tab_through(self) -> tuple[list[str], list[Stop]]:
        """What can be reached on the page, and where the tabulator key stopped until it left the page."""
        self.page.emulate_media(reduced_motion="reduce")
        reachable: list[str] = self.page.evaluate(_WATCHED)
        for first in range(0, _MOST_STOPS, 20):
            for _ in range(20):
                self.page.keyboard.press("Tab")
            if self.page.evaluate("window.stops.length") < first + 20:  # it was outside of the page for a press
                break
        return reachable, [Stop(**one) for one in self.page.evaluate("window.stops")]

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def words(self) -> str:
        """What the main part of the page says."""
        return self.page.locator("main").inner_text()

    def hosts(self) -> set[str]:
        """The hosts that were asked for anything."""
        return {urlsplit(one.url).netloc for one in self.responses if not one.url.startswith("data:")}

    def weight(self) -> int:
        """The bytes of all that the page loaded, but for pictures of documents' pages."""
        return sum(len(one.body()) for one in self.responses if "/bild/" not in one.url and not 300 <= one.status < 400)

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return wide

    def violations(self) -> list[str]:
        """What axe-core finds against accessibility."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("options => axe.run(document, options)", _AXE)
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


@dataclass(frozen=True)
class Visitors:
    """One with a phone, one with a wide screen, one without scripts."""

    phone: Visitor
    wide: Visitor
    plain: Visitor


@contextmanager
def visitors(browser: Browser, address: str) -> Iterator[Visitors]:
    """Visitors of a site."""
    sizes: list[Mapping[str, Any]] = [
        {"viewport": {"width": 360, "height": 800}},
        {"viewport": {"width": 1440, "height": 900}},
        {"viewport": {"width": 1440, "height": 900}, "java_script_enabled": False},
    ]
    contexts = [browser.new_context(**size) for size in sizes]
    for context in contexts:
        context.set_default_timeout(15_000)
    yield Visitors(*(Visitor(context, address) for context in contexts))
    for context in contexts:
        context.close()


def examples_of_pages(address: str) -> dict[str, str]:
    """For each kind of page (by its path with names) the first of its addresses that links lead to from the start."""
    found: dict[str, str] = {"/": "/"}
    waiting = ["/"]
    while waiting:
        page = fetch(address + waiting.pop(0))
        for path in map(unescape, re.findall(r'(?:href|action)="(/[^"#]*)', page.text)):
            kind = _kind_of(path)
            if kind is not None and kind.path not in found:
                path = _ASKED.get(kind.path, path)
                found[kind.path] = path
                if kind.template:
                    waiting.append(path)
    return found


def _kind_of(path: str) -> Kind | None:
    """The kind of page that answers a path, Swedish only: the first whose path it fits, as in the routes."""
    if path.startswith("/en"):
        return None
    bare = urlsplit(path).path
    return next((kind for kind in PAGES if re.fullmatch(_expression(kind.path), bare)), None)


def _expression(path: str) -> str:
    return re.sub(r"\{\w+(:path)?\}", lambda name: ".+" if name[1] else "[^/]+", path.replace(".", r"\."))
