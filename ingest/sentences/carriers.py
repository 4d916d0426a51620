"""A list item in, a sentence that can be parsed out, with the way back to the item's own words.

An item has no subject: "Erbjuda kurser" is parsed as "Parterna ska erbjuda kurser", "Erbjuder kurser" as "Parterna
erbjuder kurser". This module does not know whether an item does begin with a verb; the parse will tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from ingest.wordlists import word_list

__all__ = ["Frame", "bare", "carried", "copula", "fits"]

_MARKER = re.compile(r"\s*(?:(?:[-–—*•▪●]|(?:\d+\.)+|[a-zåäö\d]{1,2}\)|§\s?\d+\.?)\s+)*(?:att\s+)?")
_VERB_FIRST = re.compile(r"(?:\w+t\s+)?[\w-]+(?:[arsåöy]|[gs]e)\s+\S")  # "Delta i", "Ger råd", "aktivt utse en"
_PRESENT = re.compile(r"(?:\w+t\s+)?[\w-]+r\s")
_ENDS = ("", ".", "?", "!", "…", ":", "”", '"')
_BEFORE = 2  # words that may stand before an item's verb: "aktivt", "särskilt"


@dataclass(frozen=True, slots=True)
class Frame:
    """What is parsed instead of a text: a carrier, which may be empty, and the text from `skipped` on."""

    carrier: str
    skipped: int
    rest: str

    @property
    def parsed(self) -> str:
        """The sentence, ended by a full stop where the text is not: the parser was trained on whole sentences."""
        return f"{self.carrier}{self.rest}{'' if self.rest.rstrip()[-1:] in _ENDS else '.'}"

    def place(self, offset: int) -> int | None:
        """Where in the text an offset of what is parsed lies; None within the carrier."""
        return offset - len(self.carrier) + self.skipped if offset >= len(self.carrier) else None


def bare(text: str) -> Frame:
    """A text without the marker of its item."""
    skipped = _skipped(text)
    return Frame("", skipped, text[skipped:])


def carried(text: str, actor: str | None) -> Frame | None:
    """A text behind its actor, or a stand-in; None where it cannot begin with a verb."""
    skipped = _skipped(text)
    rest = text[skipped:]
    if not _VERB_FIRST.match(rest):
        return None
    words = [actor or _word("stand_in"), *([] if _PRESENT.match(rest) else [_word("carrier")])]
    lower = rest[0].lower()
    return Frame(" ".join([*words, ""]), skipped, lower + rest[1:] if len(lower) == 1 else rest)


def fits(root: Token, frame: Frame) -> bool:
    """Whether the parse shows that an item does begin with its verb, in the form that its carrier asks for."""
    verb = copula(root)
    modal = any(child.dep_ == "aux" and child.idx < len(frame.carrier) for child in root.children)
    if verb.idx < len(frame.carrier) or f"VerbForm={'Inf' if modal else 'Fin'}" not in str(verb.morph):
        return False
    before = [token for token in verb.doc if len(frame.carrier) <= token.idx < verb.idx]
    return len(before) <= _BEFORE and all(token.pos_ in {"ADV", "ADJ"} for token in before)


def copula(root: Token) -> Token:
    """The verb "är" of "är ansvarig", whose root is "ansvarig"; else the root itself."""
    return next((child for child in root.children if child.dep_ == "cop"), root)


def _skipped(text: str) -> int:
    found = _MARKER.match(text)
    return found.end() if found else 0


def _word(name: str) -> Any:
    return word_list("syntax")[name]
