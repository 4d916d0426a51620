"""The first of many texts that says the same is the one that comparing each in turn would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.likeness import Known, alike

_WORDS = ("kommunerna", "ska", "erbjuda", "plats", "för", "alla", "barn", "och", "unga")
_texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)


@given(st.lists(_texts, max_size=8), _texts)
def test_the_first_alike_is_found(texts: list[str], asked: str) -> None:
    """Whatever was added, asking for all at once finds what asking one by one finds."""
    known = Known()
    for place, text in enumerate(texts):
        known.add(text, place)
    wanted = next((place for place, text in enumerate(texts) if alike(text, asked)), None)
    assert known.first(asked) == wanted
