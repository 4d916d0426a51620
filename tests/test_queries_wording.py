"""Two wordings of a definition, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from queries.wording import Part, compare_wordings

words = st.lists(st.text("abcåäö ,.–", min_size=1, max_size=6), max_size=8).map(" ".join)


def test_a_changed_limit_is_marked_alone() -> None:
    """Where only a number differs, only the number is marked, twice."""
    parts = compare_wordings(
        "Nyanländ är den som, i 24 månader, har bott här.", "nyanländ är den som i 36 månader har bott här"
    )
    assert [part for part in parts if part.where != "both"] == [Part("first", "24"), Part("second", "36")]


@given(words, words)
def test_nothing_is_lost_or_made_up(first: str, second: str) -> None:
    """The parts of one side put together are that wording; those of the other its words, but for case and marks."""
    parts = compare_wordings(first, second)
    assert " ".join(part.text for part in parts if part.where != "second") == " ".join(first.split())
    others = [word for part in parts if part.where != "first" for word in part.text.split()]
    assert len(others) == len(second.split())
    assert all(part.where == "both" for part in compare_wordings(first, first))
