"""A document in, the focus areas that a kicker or a count announces out: their names are the lines that follow.

A kicker is a line of its own such as "INSATSOMRÅDE 1"; a count is a sentence such as "Planen har tre prioriteringar."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.area_headings import area_heading
from ingest.facts.area_places import Candidate, Place, announced_counts, distinct, weigh
from ingest.facts.asides import is_aside
from ingest.facts.introductions import kinds_named
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import Mention, find_mentions, forms, terms
from ingest.facts.numbers import ORDINAL
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["find_announced_headings", "find_kickers"]

_LABELS = frozenset({BlockKind.HEADING, BlockKind.BOX, BlockKind.PARAGRAPH, BlockKind.CHART})
_NEAR = 4  # blocks between a kicker and the name in its box
_FEWEST = 2


# --- kickers


@cache
def _kicker() -> Needled:
    listed = "|".join(forms(word) for word in word_list("focus_areas")["kickers"])
    words = "|".join((*(forms(word) for word in terms("FocusArea")), rf"[^\W\d]*(?:{listed})"))
    number = r"(?:nr\.?\s*|nummer\s+)?(?:\d{1,2}|[IVX]{1,4}|[A-H])"
    return caseless(
        rf"^\W*(?:(?P<word>{words})\s+{number}|{number}[.:]?\s+(?P<word_after>{words})|{ORDINAL}\s+(?P<word_last>{words}))\W*$"
    )


def find_kickers(reading: Reading) -> Iterator[Candidate]:
    """Names below a line that is only the word and a number: "INSATSOMRÅDE 1", then "Arbete och utbildning"."""
    places, words = [], []
    blocks = reading.blocks
    for i, block in enumerate(blocks):
        found = _kicker().match(block.text) if block.kind in _LABELS else None
        named = _named_by(blocks[i + 1 : i + 1 + _NEAR], block) if found and not is_aside(reading, block) else None
        if found and named is not None:
            places.append(Place(_unnumbered(named.text), named, named.start, named.end, 0.9))
            words += find_mentions(found[0], terms("FocusArea"))
    if len(places) >= _FEWEST:
        yield Candidate(distinct(places), words[0].word if words else None, 6, explicit=True)


def _named_by(following: list[Block], kicker: Block) -> Block | None:
    """The name that a kicker stands over: the next heading of its box, or else the very next line."""
    if kicker.frame is not None:
        inside = [block for block in following if block.frame == kicker.frame]
        heading = next((block for block in inside if block.kind is BlockKind.HEADING and _is_name(block)), None)
        return heading or next((block for block in inside if _is_name(block)), None)
    return following[0] if following and _is_name(following[0]) else None


def _is_name(block: Block) -> bool:
    return block.kind in _LABELS and area_heading(block.text) is not None and not _kicker().match(block.text)


def _unnumbered(text: str) -> str:
    return re.sub(r"^\W*\d{1,2}[.:)]?\s+", "", text.strip()).strip('"”’»«')


# --- headings that a sentence announces


def find_announced_headings(reading: Reading) -> Iterator[Candidate]:
    """As many headings as a sentence before them counts: "Strategin lyfter tre prioriteringar", then three headings."""
    headings = [block for block in reading.blocks if block.kind is BlockKind.HEADING]
    for block, number, mention in announced_counts(reading):
        following = [heading for heading in headings if heading.start > block.start]
        yield from _announced(reading, block, number, mention, following)


def _announced(
    reading: Reading, block: Block, number: int, mention: Mention, following: list[Block]
) -> Iterator[Candidate]:
    """The next headings of one rank below the sentence's own, or of its own rank where they are numbered 1, 2, 3."""
    above = reading.headings(block)
    own = above[-1] if above else None
    below = [heading for heading in following if own is not None and own in reading.headings(heading)]
    levels = sorted({heading.level or 9 for heading in below})
    ranks = [[one for one in below if (one.level or 9) == level] for level in levels]
    ranks += [_counted_up(following, number)]
    term = mention.word in terms("FocusArea")
    for rank in ranks:
        places = distinct(_places(rank))
        if len(places) == number and (term or _are_numbered(rank)):
            yield Candidate(places, mention.word if term else None, weigh(3, counted=True, term=term))
            return


def _places(headings: list[Block]) -> Iterator[Place]:
    for heading in headings:
        label = area_heading(heading.text)
        if label and not ({"Goal", "Action", "Principle", "TargetGroup"} & kinds_named(label).keys()):
            yield Place(label, heading, heading.start, heading.end, 0.8)


def _number(heading: Block) -> str | None:
    found = re.match(r"^(\d{1,2})[.):]?$", heading.number or "") or re.match(r"^(\d{1,2})[.):]?\s", heading.text)
    return found[1] if found else None


def _counted_up(headings: list[Block], number: int) -> list[Block]:
    """The headings numbered from 1 to the number, of one rank and in this order."""
    numbered = [heading for heading in headings if _number(heading)][:number]
    numbers = [_number(heading) for heading in numbered]
    same_rank = len({heading.level for heading in numbered}) == 1
    return numbered if same_rank and numbers == [str(n) for n in range(1, number + 1)] else []


def _are_numbered(headings: list[Block]) -> bool:
    return bool(headings) and all(_number(heading) or re.match(r"[A-H][.:)]\s", heading.text) for heading in headings)
