"""A term as a document writes it in, its dictionary form out: singular, indefinite, in lower case."""

from __future__ import annotations

import re
from functools import cache

from ingest.wordlists import word_list

__all__ = ["dictionary_form", "singular"]

_MARKS = " \t\n\"'”“„’»«*:;,.–-()ˮ"
_SHORTEST = 6  # letters of a word that an ending is cut from without a rule of its own


@cache
def singular(word: str) -> str:
    """The singular and indefinite form of a noun in lower case, by its ending.

    >>> singular("nyanlända"), singular("målgrupperna"), singular("fokusområden"), singular("barn")
    ('nyanländ', 'målgrupp', 'fokusområde', 'barn')
    """
    lists = word_list("terms")
    if word.endswith(tuple(lists["unchanged"])) or word.endswith(tuple(lists["whole"])):
        return word
    for ending, instead in lists["endings"]:
        if word.endswith(ending):
            return _cut(
                word[: len(word) - len(ending)] + instead, lists["last_endings"], definite=ending.endswith("rna")
            )
    return _cut(word, lists["last_endings"]) if len(word) >= _SHORTEST else word


def _cut(word: str, endings: list[list[str]], *, definite: bool = True) -> str:
    if not definite:
        return word
    ending, instead = next((pair for pair in endings if word.endswith(pair[0])), ["", ""])
    return word[: len(word) - len(ending)] + instead


def dictionary_form(term: str) -> str:
    """The singular, indefinite form of a term of one or more words, without quotation marks and article.

    >>> dictionary_form("”Nyanlända elever”"), dictionary_form("Den primära målgruppen")
    ('nyanländ elev', 'primär målgrupp')
    """
    lists = word_list("terms")
    words = re.sub(r"\s+", " ", term).strip(_MARKS).casefold().split(" ")
    words = [word.strip("”“\"’'ˮ") for word in words]
    while len(words) > 1 and words[0] in lists["articles"]:
        words.pop(0)
    head = next((i for i, word in enumerate(words) if i and word in lists["prepositions"]), len(words)) - 1
    noun = singular(words[head])
    if noun != words[head]:
        words[:head] = [_adjective(word) for word in words[:head]]
    words[head] = noun
    return " ".join(words)


def _adjective(word: str) -> str:
    """An adjective or participle of a plural or definite noun in its basic form."""
    found = word_list("terms")["adjectives"].get(word) or singular(word)
    if found == word and len(word) >= _SHORTEST and re.search(r"[^aeiouyåäö]a$", word):
        return word[:-1]
    return found
