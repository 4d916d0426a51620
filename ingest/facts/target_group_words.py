"""Words on target groups in, their rank and the groups that they enumerate out."""

from __future__ import annotations

import re
from functools import cache

from ingest.facts.enumerations import Span, split_enumeration
from ingest.facts.needles import Needled, caseless
from ingest.wordlists import word_list

__all__ = [
    "by_prepositions",
    "cell_groups",
    "is_closed",
    "is_rank",
    "joined",
    "parted",
    "rank_named",
    "shares_a_clause",
]

_LONGEST_RANK = 4  # words


def is_rank(text: str) -> bool:
    """Whether a cell says no more than a rank: "Primär", "Sekundär målgrupp"."""
    return len(text.split()) <= _LONGEST_RANK and rank_named(text) is not None


def cell_groups(text: str) -> list[Span]:
    r"""The groups of a cell: its lines, or the items of its enumeration, unless a relative clause is about all.

    >>> cell_groups("Nyanlända\nAsylsökande"), cell_groups("Unga som varken arbetar eller studerar")
    ([(0, 9), (10, 21)], [(0, 38)])
    """
    lines = [line.span() for line in re.finditer(r"[^\s•–-][^\n]*", text)]
    if len(lines) > 1:
        return lines
    spans = split_enumeration(text)
    if "," not in text and ";" not in text:
        return [(spans[0][0], spans[-1][1])] if spans else []
    return [(spans[0][0], spans[-1][1])] if shares_a_clause(text, spans) else joined(text, spans)


@cache
def _ranks() -> dict[str, Needled]:
    ranks: dict[str, list[str]] = word_list("target_groups")["ranks"]
    return {rank: caseless(rf"\b(?:{'|'.join(words)})\b") for rank, words in ranks.items()}


def rank_named(text: str) -> str | None:
    """The rank that a text names first ("Den sekundära målgruppen")."""
    found = [(match.start(), rank) for rank, pattern in _ranks().items() if (match := pattern.search(text))]
    return min(found)[1] if found else None


def shares_a_clause(text: str, spans: list[Span]) -> bool:
    """Whether a last relative clause is about all: "kvinnor, män, flickor och pojkar som söker asyl"."""
    *before, last = [text[start:end] for start, end in spans]
    if before and last.startswith("andra som ") and all(len(item.split()) == 1 for item in before):
        return True  # "lärare, poliser och andra som möter unga" are all such people
    opens = last.split()[0].casefold() in word_list("target_groups")["openers"]  # "alla som ..." is about itself
    return len(before) > 1 and all(" " not in item for item in before) and " som " in last and not opens


def is_closed(text: str, spans: list[Span]) -> bool:
    """Whether an enumeration of short nouns is one group: "arbetsgivare, föreningar och andra i närheten"."""
    items = [text[start:end] for start, end in spans]
    return len(items) > 1 and all(len(item.split()) <= 3 and " som " not in item for item in items)


def by_prepositions(text: str) -> list[Span]:
    """The groups that "till" parts, which may hold "och" themselves; none where it stands but once.

    >>> text = "vuxna och barn, till unga och till äldre"
    >>> [text[a:b] for a, b in by_prepositions(text)]
    ['vuxna och barn', 'unga', 'äldre']
    """
    spans, start = [], 0
    for found in re.finditer(r"(?:,\s+(?:(?:och|samt)\s+)?|\s+(?:och|samt)\s+)(?:till|mot|för)\s+", text):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(text.rstrip(" .")))] if spans else []


def parted(text: str, span: Span) -> list[Span]:
    """The two groups of "parterna själva och de som möter dem", where "de" opens the second, or of "unga och äldre"."""
    pair = re.fullmatch(r"(\w+)\s+(?:och|samt)\s+(\w+)", text[slice(*span)])
    if pair and all(_is_people(word) for word in pair.groups()):
        return [(span[0] + pair.start(1), span[0] + pair.end(1)), (span[0] + pair.start(2), span[1])]
    openers = "|".join(word_list("target_groups")["openers"])
    found = re.compile(rf"\s+(?:och|samt)\s+(?:(?:till|mot|för)\s+|(?=(?:{openers})\s))").search(text, *span)
    return [(span[0], found.start()), (found.end(), span[1])] if found else [span]


def joined(text: str, spans: list[Span]) -> list[Span]:
    """The spans with an adjective alone joined to the group after it: "offentliga, privata och ideella aktörer"."""
    if _share_a_place(text, spans):
        return [(spans[0][0], spans[-1][1])]
    kept: list[Span] = []
    for start, end in spans:
        before = text[kept[-1][0] : kept[-1][1]] if kept else ""
        if (
            before
            and all(_is_adjective(word.strip(",")) for word in before.split())
            and not any(_is_people(word.strip(",")) for word in before.split())
        ):
            kept[-1] = (kept[-1][0], end)
        elif before and _is_sex(before.split()[-1]) and _is_sex(text[start:end]):
            kept[-1] = (kept[-1][0], end)  # "nyanlända kvinnor, män, flickor och pojkar" are all of them
        else:
            kept.append((start, end))
    return kept


def _is_adjective(word: str) -> bool:
    """Whether a word may be an adjective by its ending; "parterna" is a noun."""
    return word.endswith(tuple(word_list("target_groups")["adjectives"])) and not word.endswith(
        ("erna", "arna", "orna")
    )


def _share_a_place(text: str, spans: list[Span]) -> bool:
    """Whether nouns alone have one place or employer behind the last: "chefer, politiker och lärare hos parterna"."""
    words = [text[start:end].strip(" ,").split() for start, end in spans]
    alone = all(len(one) == 1 and not _is_people(one[0]) for one in words[:-1])
    return len(words) > 1 and alone and len(words[-1]) > 2 and words[-1][1] in ("hos", "inom", "i", "på", "vid")


def _is_people(word: str) -> bool:
    """Whether an adjective stands for people: "nyanlända", "asylsökande", "ensamkommande"."""
    return word.casefold() in word_list("target_groups")["people"]


def _is_sex(word: str) -> bool:
    return word.casefold().strip(" ,.") in word_list("target_groups")["sexes"]
