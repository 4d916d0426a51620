"""The pages of a file as they are read, told to the process that watches over the reading.

A page that takes too long cannot be broken off from within: a library that reads it does not listen. The watching
process ends this one, and has the file read again without that page (`ingest.limits`). Without a watcher, nothing is
told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

__all__ = ["GIVEN_UP", "page_begins", "pages_end", "watched_by"]

GIVEN_UP = "the page took too long to read and was given up; save the file anew, or print the page to a new PDF"


@dataclass(slots=True)
class _Heart:
    """Whom to tell that a page begins (0: none is being read), and which pages are left out."""

    tell: Callable[[int], None] | None = None
    given_up: Collection[int] = field(default_factory=frozenset)


_HEART = _Heart()


def watched_by(tell: Callable[[int], None], given_up: Collection[int]) -> None:
    """Tell of each page from now on, and leave some out."""
    _HEART.tell, _HEART.given_up = tell, given_up


def page_begins(number: int) -> bool:
    """Tell that a page is begun; False where it is to be left out."""
    if number in _HEART.given_up:
        return False
    if _HEART.tell is not None:
        _HEART.tell(number)
    return True


def pages_end() -> None:
    """Tell that no page is being read: what follows has other limits of time."""
    if _HEART.tell is not None:
        _HEART.tell(0)
