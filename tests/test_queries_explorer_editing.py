"""What a visitor finds wrong: kept, shown, honoured by the next build; and no page of another server can do it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from shutil import copytree
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pytest

from queries.serving import application
from tests.web import fetch, served

GOAL = "Valdeltagandet bland utrikes födda ska öka."


@dataclass
class Explorer:
    """A server that may be edited, and the graph behind it."""

    address: str
    folder: Path

    def goal(self) -> str:
        """The page with the goal's sentence."""
        found = fetch(f"{self.address}/sok?q={quote('valdeltagandet')}&slag=Goal").text
        links = re.findall(r'href="(/belagg/[^"]+)"', found)
        return fetch(self.address + unescape(links[0])).text if links else ""

    def send(self, page: str, action: str, **headers: str) -> int:
        """The status after a form of a page was sent, with other headers or fields if given."""
        form = next(
            one for one in re.findall(r"<form method=\"post\".*?</form>", page, re.S) if f'value="{action}"' in one
        )
        fields = {unescape(name): unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
        fields |= {"by": "A. Ek"} | {name: headers.pop(name) for name in ("token", "back") if name in headers}
        sent = {"Origin": self.address, "Content-Type": "application/x-www-form-urlencoded"} | headers
        request = Request(f"{self.address}/ratta", urlencode(fields).encode(), sent)
        try:
            with urlopen(request, timeout=60) as response:
                return int(response.status)
        except HTTPError as error:
            return error.code


@pytest.fixture
def explorer(example_graph: Path, tmp_path: Path) -> Iterator[Explorer]:
    """A copy of the example graph, served for editing."""
    folder = tmp_path / "graph"
    copytree(example_graph, folder)
    with served(application(folder, edit=True)) as address:
        yield Explorer(address, folder)


def test_a_fact_marked_as_wrong_leaves_the_graph(explorer: Explorer) -> None:
    """The mark is shown at once, the next build takes the fact out, and the document tells who corrected it."""
    page = explorer.goal()
    assert "Stämmer inte" in page
    assert explorer.send(page, "wrong") == 200
    marked = explorer.goal()
    assert "A. Ek" in marked
    assert explorer.send(marked, "build") == 200
    assert explorer.goal() == ""
    document = re.findall(r'name="back" value="(/dokument/[^"]+)"', marked)[0]
    told = fetch(explorer.address + document).text
    assert "Rättat av en person" in told
    assert f'<del lang="sv">{GOAL}</del>' in told


def test_a_mark_can_be_taken_back(explorer: Explorer) -> None:
    """After undoing it, nothing waits for a build and the file holds no entry."""
    assert explorer.send(explorer.goal(), "wrong") == 200
    assert "[[wrong]]" in (explorer.folder / "decisions.toml").read_text(encoding="utf-8")
    assert explorer.send(explorer.goal(), "undo") == 200
    assert "A. Ek" not in explorer.goal()
    assert "[[wrong]]" not in (explorer.folder / "decisions.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "forged",
    [
        {"token": "x"},
        {"Origin": "http://evil.example"},
        {"Origin": ""},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_a_page_of_another_server_changes_nothing(explorer: Explorer, forged: dict[str, str]) -> None:
    """Without the token, from another origin or under another name, a form is refused."""
    assert explorer.send(explorer.goal(), "wrong", **forged) == 403
    assert not (explorer.folder / "decisions.toml").exists()


def test_nobody_is_led_to_another_server(explorer: Explorer) -> None:
    """The way back is one of this server's pages, whatever the form says."""
    for back in ("//evil.example", "https://evil.example/", "/\\evil.example"):
        assert explorer.send(explorer.goal(), "undo" if "A. Ek" in explorer.goal() else "wrong", back=back) == 200


def test_editing_is_off_unless_asked_for(example_graph: Path) -> None:
    """Without the option, no page has a form, and none is taken."""
    with served(application(example_graph)) as address:
        server = Explorer(address, example_graph)
        assert "Stämmer inte" not in server.goal()
        with pytest.raises(HTTPError, match="404"):
            urlopen(Request(f"{address}/ratta", b"action=wrong"))
