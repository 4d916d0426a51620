"""The explorer's pages hold what the graph says, in two languages, and need no browser to be tested."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from starlette.applications import Starlette

from queries.explorer import addresses
from queries.explorer import language as languages
from queries.explorer.language import LANGUAGES, language
from queries.explorer.routes import explorer_routes
from queries.serving import Current
from tests.web import Reply, fetch, served

EXPLORER = Path(str(files("queries.explorer")))


@pytest.fixture(scope="module")
def visit(example_graph: Path) -> Iterator[Callable[[str], Reply]]:
    """What the explorer over the example strategies answers to a path."""
    with served(Starlette(routes=explorer_routes(Current(example_graph)))) as address:
        yield lambda path: fetch(address + path)


def test_both_languages_say_the_same() -> None:
    """Each text is there in every language, with the same values to be put in."""
    first, *others = (language(code).texts for code in LANGUAGES)
    for texts in others:
        assert set(texts) == set(first)
        for key, text in texts.items():
            assert type(text) is type(first[key])
            assert set(re.findall(r"\{\w+\}", str(text))) == set(re.findall(r"\{\w+\}", str(first[key]))), key


def test_every_text_that_a_template_asks_for_is_there() -> None:
    """No template asks for a text that no language has."""
    asked = {
        key
        for path in (EXPLORER / "templates").glob("*.html")
        for key in re.findall(r"""(?:say|count)\("([\w.-]+)"[,)]""", path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 20
    assert not asked - set(language("sv").texts)


def test_the_start_page_tells_whose_strategies_are_in_force(visit: Callable[[str], Reply]) -> None:
    """Each county with a document leads to its page, and its tile says until when its strategy is in force."""
    page = visit("/").text
    assert 'href="/lan/sjoboda-lan"' in page
    assert "gick ut 2025" in page
    assert "expired 2025" in visit("/en").text


@pytest.mark.parametrize("module", [addresses, languages])
def test_examples_hold(module: ModuleType) -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(module).failed == 0
