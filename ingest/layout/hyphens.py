"""What becomes of a hyphen at a line's end: a broken word is made whole, a suspended compound keeps its hyphen.

"integra-" "tion" is one word; "hälso-" "och" are two; "TIA-" "medel" keep their hyphen and no blank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.layout.signs import words_of

__all__ = ["Vocabulary", "ends_in_hyphen", "join_line_end"]

_HYPHENS = "-\u2010\u2011\u00ad"
_EDGES = re.compile(r"^\W+|\W+$")
_ADDRESS = re.compile(r"https?:|www\.|\w\.[a-z]{2,}/|/\S*/", re.IGNORECASE)


class Vocabulary:
    """The words of a document that stand whole on a line, to tell how broken ones are written."""

    def __init__(self, words: Iterable[str], addresses: Iterable[str] = ()) -> None:
        self._words = Counter(_bare(word) for word in words)
        self._addresses = frozenset(addresses)
        self._starts = frozenset(word[:n] for word in self._words for n in range(3, len(word)))

    def __contains__(self, word: str) -> bool:
        return _bare(word) in self._words

    def leads_on(self, address: str) -> bool:
        """Whether a link of the document leads to an address with this in it."""
        return any(address in target for target in self._addresses)

    def begins(self, start: str) -> bool:
        """Whether some longer word begins so."""
        return _bare(start) in self._starts


def _bare(word: str) -> str:
    return _EDGES.sub("", word).casefold().replace("\u2010", "-").replace("\u00ad", "")


def ends_in_hyphen(word: str) -> bool:
    return len(word) > 1 and word[-1] in _HYPHENS and (word[-2].isalnum() or word[-2] in ")”\"'.")


def join_line_end(left: str, right: str, after: str, known: Vocabulary) -> tuple[str, str]:
    """What is left of the word at a line's end, and what comes between it and the next line's first word.

    `after` is the word after that one. Returns the left word, with or without its hyphen, and "" or a blank.
    """
    if left[-1:] == "\u00ad":
        return left[:-1], ""
    if _is_address(left):
        end = re.sub(r"\W+$", "", right)
        broken = ends_in_hyphen(left) and right[:1].islower() and not known.leads_on(left[-8:] + end[:8])
        return (left[:-1] if broken else left), ""
    if not ends_in_hyphen(left):
        return left, "" if _runs_on(left, right) else " "
    stem, first = left[:-1], _bare(right)
    if _is_suspended(stem, right, first, after, known):
        return left, " "
    if _keeps_hyphen(stem, right, known):
        return left, ""
    return stem, ""


def _is_address(left: str) -> bool:
    return bool(_ADDRESS.search(left)) and left[-1:] in "/-.=_&?"


def _runs_on(left: str, right: str) -> bool:
    """Words joined by a stroke or a dash without a blank: "arbetsmarknad/" "kompetens", "2019–" "2025"."""
    if left[-1:] == "/" and len(left) > 2 and left[-2].isalpha() and right[:1].isalpha():
        return left[-2].isupper() == right[:1].isupper()
    return left[-1:] == "–" and left[-2:-1].isdigit() and right[:1].isdigit()


def _is_suspended(stem: str, right: str, first: str, after: str, known: Vocabulary) -> bool:
    if first == "samt":
        return _bare(stem) not in words_of("broken_before_samt") and stem + "samt" not in known
    if first in words_of("joining_words"):
        return True
    if ends_in_hyphen(right.rstrip(",")) and (right[-1:] == "," or _bare(after) in words_of("joining_words")):
        # "hälso-" "sjuk-" "och": two stems; "utbild-" "nings-" "och": one stem that the line's end has broken
        return known.begins(_bare(right)) and not known.begins(_bare(stem) + _bare(right))
    return False


def _keeps_hyphen(stem: str, right: str, known: Vocabulary) -> bool:
    whole = re.search(r"[\w.-]*$", stem)
    last = whole[0] if whole else stem
    if not last or last[-1].isdigit() or right[:1].isdigit():
        return True
    if last.isupper():
        return _is_acronym(last, right)
    if right[:1].isupper():
        return True
    if f"{last}-{right}" in known and last + right not in known:
        return True
    return last.casefold() in words_of("hyphened_prefixes") or "://" in right


def _is_acronym(last: str, right: str) -> bool:
    """Capitals before small letters are an acronym; capitals before capitals a broken word, if they are many."""
    letters = re.sub(r"\W", "", right)
    if letters.isupper() and len(letters) > 1:
        return len(last.rsplit("-", 1)[-1]) <= 4
    return True
