"""A pattern that is tried only where its letters stand finds what it would find everywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.needles import Several, as_written, caseless, needles_of
from ingest.pdf.reader import read_pdf
from ingest.wordlists import word_list

_LISTS = Path(__file__).parents[1] / "ingest" / "wordlists"
_EXAMPLE = Path(__file__).parent / "documents" / "sjoboda-overenskommelse.pdf"
_PARTS = ("lag", "(?:lag|balk)", "(?:en)?", r"\s+", "Å+", "[aå]", r"\w*", "(?:mål(?:en)?|insats)", "(?=om)", "x{0,2}")


def _patterns(of: Any) -> list[str]:
    """The strings of a word list that are patterns, and more than a word."""
    if isinstance(of, dict):
        return [pattern for part in of.values() for pattern in _patterns(part)]
    if isinstance(of, list):
        return [pattern for part in of for pattern in _patterns(part)]
    return [of] if isinstance(of, str) and set(of) & set("(?[\\") else []


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [block.text for block in read_pdf(_EXAMPLE).blocks]


@pytest.mark.parametrize("name", sorted(path.stem for path in _LISTS.glob("*.toml")))
def test_word_lists_find_the_same(name: str, texts: list[str]) -> None:
    """Each pattern of the word lists finds the same words of a strategy, whether its letters are looked for or not."""
    for pattern in _patterns(word_list(name)):
        try:
            plain = re.compile(pattern, re.IGNORECASE)
        except re.error:  # a word in brackets, or a pattern to be filled in
            continue
        for text in texts:
            wanted = [found.span() for found in plain.finditer(text)]
            assert [found.span() for found in caseless(pattern).finditer(text)] == wanted, pattern


@given(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=6), st.text("lagbkenÅåxminsto \t", max_size=30))
def test_no_match_is_missed(parts: list[str], text: str) -> None:
    """Whatever a pattern is made of, nothing that it matches is passed over, with case and without."""
    pattern = "".join(parts)
    for quick, plain in (
        (caseless(pattern), re.compile(pattern, re.IGNORECASE)),
        (as_written(pattern), re.compile(pattern)),
    ):
        for asked in (text, text.upper()):
            assert [one.span() for one in quick.finditer(asked)] == [one.span() for one in plain.finditer(asked)]
            for way in ("search", "match", "fullmatch"):
                mine, theirs = getattr(quick, way)(asked), getattr(plain, way)(asked)
                assert (mine and mine.span()) == (theirs and theirs.span())
            assert quick.sub("_", asked) == plain.sub("_", asked)


def test_needles_are_the_rarest_letters() -> None:
    """Of what a match must hold, the longest words are looked for, and none that hold another."""
    assert needles_of(r"\b(?:en|ett)\s+(?:råd|styrgrupp|grupp)\b") == ("råd", "grupp")
    assert needles_of(r"\d+|procent") == ()


def test_several_patterns_give_those_that_may_match(texts: list[str]) -> None:
    """Of patterns tried together none is passed over that finds something, and their order stays."""
    listed = [*word_list("exclusions")["sentences"], r"\d+", *word_list("exclusions")["within"]]
    together = Several((i, caseless(pattern)) for i, pattern in enumerate(listed))
    for text in texts:
        finding = [i for i, pattern in enumerate(listed) if re.search(pattern, text, re.IGNORECASE)]
        given_out = [i for i, _ in together.of(text)]
        assert [i for i in given_out if i in finding] == finding
        assert given_out == sorted(given_out) and len(given_out) < len(listed)
