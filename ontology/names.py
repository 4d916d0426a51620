"""Names as registers write them -> names as people write them, and the last part of an IRI."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["is_shouting", "plain_name", "slug"]


def slug(name: str) -> str:
    """A name in lower-case ASCII letters, digits and hyphens.

    >>> slug("Håbo kommun"), slug("Linnéuniversitetet"), slug("FN:s flyktingkommissariat")
    ('habo-kommun', 'linneuniversitetet', 'fns-flyktingkommissariat')
    """
    letters = unicodedata.normalize("NFKD", name.casefold().replace(":", ""))
    ascii_letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", ascii_letters).strip("-")


def is_shouting(name: str) -> bool:
    """Whether a name of more than an acronym is written in capitals.

    >>> is_shouting("YSTADS TINGSRÄTT"), is_shouting("IFAU"), is_shouting("Ystads tingsrätt")
    (True, False, False)
    """
    return name == name.upper() and (" " in name or len(name) > 8)


def plain_name(name: str, lower_words: frozenset[str]) -> str:
    """A name in capitals, or with a capital in each word, as a sentence would have it.

    `lower_words` are the words that are no names; a word that is not among them keeps its capital.

    >>> plain_name("YSTADS TINGSRÄTT", frozenset({"tingsrätt"}))
    'Ystads tingsrätt'
    """
    first, *others = name.split()
    small = [word.lower() if word.lower() in lower_words else _capitalised(word) for word in others]
    return " ".join([_capitalised(first), *small])


def _capitalised(word: str) -> str:
    return word[:1] + word[1:].lower() if word == word.upper() else word
