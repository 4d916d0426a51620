"""A document in, the focus areas out that no word names: neighbouring chapters that are built alike and want something.

Whatever their headings are called, such chapters use the same labels ("Dit vill vi:", "Så gör vi:"), or open with how
things shall be and go on with who does what. What stands above them may count them: "Våra tre löften".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks.outline import Section, walk_sections
from ingest.facts.area_headings import area_heading, counts_up
from ingest.facts.area_places import Candidate, Place, area_words, distinct
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.body_names import body_kind
from ingest.facts.chapters import Part, is_short, parts_of, shared_labels
from ingest.facts.clauses import acting
from ingest.facts.introductions import kinds_named
from ingest.facts.mentions import find_mentions as find_actors
from ingest.facts.needles import caseless
from ingest.facts.nouns import find_mentions, fold
from ingest.facts.numbers import NUMBER, ORDINAL, read_number
from ingest.facts.reading import Reading
from ingest.facts.unassigned import leaves_open
from ingest.facts.wished_states import opening_wish
from ingest.wordlists import word_list

__all__ = ["find_parallel_chapters"]

_MOST = 10  # chapters
_ENOUGH = 3  # of the signs below
_WEIGHT = 1.5
_KICKER = (
    rf"(?P<kicker>[A-ZÅÄÖ][\wåäö]+)\s+(?:(?P<number>\d{{1,2}}|[IVX]{{1,4}}|[A-H])(?!\w)|{NUMBER}(?!\w))\s*[:.–—-]?\s+"
)
_ORDERED = rf"(?:{ORDINAL})\s+(?P<kicker>[\wåäö]+)\s*[:.–—-]\s*"


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter that may be an area's: the label of its heading, the word and number before it, its parts."""

    section: Section
    label: str
    kicker: str | None
    number: str | None
    parts: list[Part]


def find_parallel_chapters(reading: Reading) -> Iterator[Candidate]:
    """The runs of neighbouring chapters with enough signs that they are areas."""
    for above in walk_sections(reading.outline):
        for run in _runs(reading, above):
            if len(run) >= 2 and _signs(reading, above, run) >= _ENOUGH:
                places = distinct(_place(one) for one in run)
                yield Candidate(places, None, _WEIGHT + 0.1 * len(places))


def _place(chapter: _Chapter) -> Place:
    heading = chapter.section.heading
    assert heading is not None
    return Place(chapter.label, heading, heading.start, heading.end, 0.6)


def _runs(reading: Reading, above: Section) -> Iterator[list[_Chapter]]:
    """The neighbours of one rank that may be areas; those behind the same word before a number by themselves."""
    run: list[_Chapter] = []
    for section in above.sections:
        chapter = _chapter(reading, section)
        if run and (chapter is None or chapter.kicker != run[-1].kicker or section.level != run[-1].section.level):
            yield run
            run = []
        if chapter is not None:
            run.append(chapter)
    yield run


def _chapter(reading: Reading, section: Section) -> _Chapter | None:
    heading = section.heading
    if heading is None or heading.frame is not None or is_aside(reading, heading):
        return None
    text = heading.text.strip()
    opening = re.match(_KICKER, text) or caseless(_ORDERED).match(text)
    kicker = opening["kicker"].casefold() if opening else None
    label = area_heading(text[opening.end() :] if opening else text)
    if label is None or tells_of_another_policy(reading, heading) or not _may_be_area(label, numbered=bool(kicker)):
        return None
    if kicker and not _may_number(kicker):
        return None
    parts = parts_of(reading, section)
    if not is_short(parts):
        return None
    number = opening.groupdict().get("number") if opening else heading.number
    return _Chapter(section, label, kicker, (number or "").strip(" .§") or None, parts)


def _may_number(kicker: str) -> bool:
    """Whether a word before a number may mean areas; steps and parts do where each of them wants something."""
    lists = word_list("focus_areas")
    parts = [word for word in lists["no_series"] if word not in lists["series_of_chapters"]]
    return kicker not in parts and not kinds_named(kicker).keys() - {"FocusArea"} and not body_kind(kicker)


def _may_be_area(label: str, *, numbered: bool) -> bool:
    """Whether a heading names neither a part of a plan, nor who takes part, nor what else a plan has chapters on."""
    folded = fold(label)
    if not numbered and any(word in folded for word in word_list("focus_areas")["chapters"]):
        return False
    if kinds_named(label) or body_kind(label) or caseless(word_list("focus_areas")["no_chapters"]).search(label):
        return False
    return not any(one.end - one.start > len(label) / 2 for one in find_actors(label))


def _signs(reading: Reading, above: Section, run: Sequence[_Chapter]) -> int:
    """How many signs tell that chapters are areas; 0 where they are not built alike at all."""
    shared = shared_labels([one.parts for one in run])
    wanting = [one for one in run if opening_wish(reading, one.parts) is not None]
    wanted = 3 * len(wanting) >= 2 * len(run)
    if not wanted and not shared:
        return 0
    counted = _is_counted(reading, above, len(run))
    numbered = counts_up([one.number or "" for one in run]) or run[0].kicker is not None
    closing = sum(_tells_who(one.parts) for one in run) * 2 >= len(run)
    whole = len(run) == len(above.sections) and _heads_areas(above)
    called = any("Goal" in kinds_named(label) for label in shared)
    return 2 * wanted + 2 * bool(shared) + called + 2 * counted + numbered + closing + whole - (len(run) > _MOST)


def _is_counted(reading: Reading, above: Section, count: int) -> bool:
    """Whether the heading above or the text under it tells how many chapters follow: "Tre vägar framåt"."""
    texts = [above.heading.text] if above.heading else []
    texts += [one.text for block in above.blocks for one in reading.sentences_of(block)]
    found = (one for text in texts for one in caseless(rf"(?<!\w){NUMBER}\s+(?=[\wåäö]+)").finditer(text))
    return any(read_number(one[0]) == count for one in found)


def _heads_areas(above: Section) -> bool:
    """Whether the heading above speaks of goals, areas or directions."""
    if above.heading is None:
        return False
    kinds = kinds_named(above.heading.text)
    loose = find_mentions(above.heading.text, (*area_words(), *word_list("focus_areas")["kickers"]), compounds=True)
    return bool({"Goal", "FocusArea", "Action"} & kinds.keys()) or bool(loose)


def _tells_who(parts: Sequence[Part]) -> bool:
    """Whether a chapter tells who does something, or that nobody is chosen yet."""
    texts = [told.text for part in parts for told in part.told]
    return any(leaves_open(text) or acting(text, find_actors(text)) is not None for text in texts)
