"""A document in, the passages that may name its focus areas out, each with how sure it is that they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from ingest.blocks.model import Block, BlockKind
from ingest.blocks.outline import Section
from ingest.evidence import Evidence
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.enumerations import split_enumeration
from ingest.facts.introductions import introduce, kinds_named
from ingest.facts.nouns import Mention, find_mentions, fold, forms, terms
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.reading import Reading
from ingest.facts.tables import plan_rows
from ingest.wordlists import word_list

__all__ = ["Candidate", "Place", "find_candidates"]

_LONGEST_LABEL = 9  # words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: its span, and the span to quote for it."""

    label: str
    block: Block
    start: int
    end: int
    confidence: float

    def evidence(self, reading: Reading) -> Evidence:
        return reading.evidence(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Candidate:
    """The areas that one passage or one kind of heading names, the author's word, and how sure it is (1 to 10).

    `explicit` where a word for focus area stands with each label, `closed` where the passage names all areas at once.
    """

    places: tuple[Place, ...]
    word: str | None
    weight: float
    explicit: bool = False
    closed: bool = False


def find_candidates(reading: Reading) -> list[Candidate]:
    """All candidates in reading order of their kinds: enumerations, lists, headings, chapters, tables."""
    finders = (_enumerations, _lists, _named_headings, _headings_below, _chapters_with_goals, _table_columns)
    return [candidate for finder in finders for candidate in finder(reading) if len(candidate.places) >= 2 or candidate.explicit]


def _words() -> tuple[str, ...]:
    return (*terms("FocusArea"), *word_list("focus_areas")["general"])


def _is_label(text: str) -> bool:
    folded = fold(text)
    return bool(folded) and len(folded.split()) <= _LONGEST_LABEL and not text.rstrip().endswith((".", "?", "!", ":"))


# --- enumerations in sentences


def _enumerations(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        block = sentence.block
        if block.kind in (BlockKind.FOOTNOTE, BlockKind.HEADING) or is_aside(reading, block) or tells_of_another_policy(reading, block):
            continue
        for mention in find_mentions(sentence.text, _words()):
            following = _next_number(reading, block, sentence.end)
            found = _enumerated(sentence.text, mention, following)
            if found:
                spans, weight = found
                places = tuple(
                    Place(sentence.text[a:b], block, sentence.start, sentence.end, 0.9 if weight > 5 else 0.6) for a, b in spans
                )
                within = re.match(r"\s*(?:inom|kring)\s", sentence.text[mention.end :])  # "åtgärder inom arbete och hälsa"
                yield Candidate(places, None if within else mention.word, weight, closed=True)
                break


def _next_number(reading: Reading, block: Block, after: int) -> int | None:
    """The number of areas that the sentence after gives, as in "Fyra övergripande områden som ..."."""
    for sentence in reading.sentences_of(block):
        if sentence.start >= after:
            return _number_before(sentence.text, next(iter(find_mentions(sentence.text, _words())), None))
    return None


def _number_before(text: str, mention: Mention | None) -> int | None:
    """The number that stands before a term, with at most two words between ("fem gemensamma områden")."""
    if mention is None:
        return None
    found = re.search(rf"(?<!\w)({NUMBER})(?:\s+[^\W\d]+){{0,2}}\s*$", text[: mention.start], re.IGNORECASE)
    return read_number(found[1]) if found else None


def _enumerated(text: str, mention: Mention, following: int | None) -> tuple[list[tuple[int, int]], float] | None:
    """The items that a sentence enumerates after a term, and how sure it is; None where it enumerates none."""
    rest = text[mention.end :]
    opening = re.match(r"[^:.;]{0,80}?:\s*|\s*\(|\s*[–-]\s+|\s*,?\s*(?:det vill säga|nämligen|är|utgörs av|omfattar|inom|kring)\s+|\s+", rest)
    if opening is None:
        return None
    number = _number_before(text, mention)
    start = mention.end + opening.end()
    end = start + _length(text[start:])
    spans = [(start + a, start + b) for a, b in split_enumeration(text[start:end], number)]
    if len(spans) < 2 or not all(_is_label(text[a:b]) for a, b in spans):
        return None
    return _weighed(opening[0], spans, number, following, mention)


def _weighed(
    opening: str, spans: list[tuple[int, int]], number: int | None, following: int | None, mention: Mention
) -> tuple[list[tuple[int, int]], float] | None:
    counted = len(spans) in (number, following)
    colon = ":" in opening
    term = mention.word in terms("FocusArea")
    if number is not None and not counted and not colon:
        return None
    if not counted and not (colon and mention.many) and not (term and mention.many and len(spans) >= 3):
        return None
    if not term and not counted:
        return None
    return spans, 3 + 3 * counted + 2 * colon + term


def _length(text: str) -> int:
    """How far an enumeration reaches: to the end of the sentence or to the first word that no label holds."""
    ends = "|".join(re.escape(word) for word in word_list("focus_areas")["ends"])
    found = re.search(rf"[.;!?)](?:\s|$)|,?\s(?:{ends})\s", text)
    return found.start() if found else len(text)


# --- bullet lists


def _lists(reading: Reading) -> Iterator[Candidate]:
    for items in _runs(reading):
        introduction = introduce(reading, items[0])
        if introduction is None or is_aside(reading, items[0]) or tells_of_another_policy(reading, items[0]):
            continue
        mention = introduction.kinds.get("FocusArea") or _general_mention(introduction.block.text)
        number = _number_before(introduction.block.text, mention)
        labels = [_list_label(item) for item in items]
        if mention is None or None in labels:
            continue
        counted = number == len(items)
        if "Action" in introduction.kinds and not counted and introduction.block.kind is BlockKind.HEADING:
            continue
        places = tuple(
            Place(item.text[: len(label)], item, item.start, item.end, 0.9) for item, label in zip(items, labels, strict=True) if label
        )
        yield Candidate(places, mention.word, 5 + 3 * counted + (mention.word in terms("FocusArea")), closed=True)


def _general_mention(text: str) -> Mention | None:
    mentions = [m for m in find_mentions(text, word_list("focus_areas")["general"]) if m.many or _number_before(text, m)]
    return mentions[-1] if mentions and text.rstrip().endswith(":") else None


def _runs(reading: Reading) -> Iterator[list[Block]]:
    """The list items of one depth that follow each other."""
    for is_item, blocks in groupby(reading.blocks, key=lambda block: block.kind is BlockKind.LIST_ITEM):
        items = list(blocks)
        if is_item:
            yield [item for item in items if item.depth == items[0].depth]


def _list_label(item: Block) -> str | None:
    """The label of a list item: all of it, or what stands before a dash or colon."""
    text = re.split(r"\s[–—-]\s|:\s", item.text, maxsplit=1)[0].rstrip(" .:,;")
    return text if _is_label(text) else None


# --- headings


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(forms(word) for word in terms("FocusArea"))
    number = r"(?:\d{1,2}|[IVX]{1,4}|[A-H])"
    return re.compile(
        rf"^(?:(?P<word>{words})(?:\s+{number}(?!\w))?|område\s+{number}(?!\w)|(?:{number}[.)]?\s+)?(?P<goal>[\wåäö ]*mål\w*)\s+(?:för|inom)\s+\w*område[t]?)"
        r"\s*[:.–—-]?\s+(?P<label>[^\W\d].*)$",
        re.IGNORECASE,
    )


def _named_headings(reading: Reading) -> Iterator[Candidate]:
    """Headings that give the word and the label: "Fokusområde 1: Arbete", "Strategiskt mål för området Hälsa"."""
    places, word = [], None
    for block in reading.blocks:
        found = _numbered().match(block.text.strip()) if block.kind is BlockKind.HEADING else None
        if found and _is_label(found["label"]) and not is_aside(reading, block) and not kinds_named(found["label"]):
            start = block.start + block.text.index(found["label"])
            places.append(Place(found["label"].strip("\"”’»«"), block, block.start, start + len(found["label"]), 0.9))
            word = word or (find_mentions(found["word"], terms("FocusArea")) or [None])[0] if found["word"] else word
    if places:
        yield Candidate(_distinct(places), word.word if word else None, 6, explicit=len(places) > 1)


def _headings_below(reading: Reading) -> Iterator[Candidate]:
    """The headings right under a heading such as "Våra fokusområden"."""
    for section in _sections(reading.outline):
        heading = section.heading
        mention = kinds_named(heading.text).get("FocusArea") if heading else None
        if heading is None or mention is None or not mention.many:
            continue
        places = [
            Place(label, part.heading, part.heading.start, part.heading.end, 0.8)
            for part in section.sections
            if part.heading and (label := _heading_label(part.heading.text)) and part.heading.frame is None
        ]
        number = _number_before(heading.text, mention)
        yield Candidate(_distinct(places), mention.word, 4 + 3 * (number == len(places)))


def _heading_label(text: str) -> str | None:
    label = re.sub(r"^(?:§\s*)?(?:\d+(?:\.\d+)*|[A-H])[.):]?\s+", "", text.strip())
    return label if _is_label(label) and fold(label) not in word_list("focus_areas")["no_labels"] else None


def _sections(section: Section) -> Iterator[Section]:
    yield section
    for part in section.sections:
        yield from _sections(part)


def _chapters_with_goals(reading: Reading) -> Iterator[Candidate]:
    """Neighbouring chapters that have the same headings for goals or actions within."""
    for section in _sections(reading.outline):
        places = []
        for part in section.sections:
            label = _heading_label(part.heading.text) if part.heading else None
            within = {fold(s.heading.text) for s in part.sections if s.heading and {"Goal", "Action"} & kinds_named(s.heading.text).keys()}
            if label and part.heading and within and not _is_chapter(label):
                places.append(Place(label, part.heading, part.heading.start, part.heading.end, 0.6))
        if len(places) >= 2:
            yield Candidate(_distinct(places), None, 2)


def _is_chapter(label: str) -> bool:
    return any(word in fold(label) for word in word_list("focus_areas")["chapters"]) or bool(kinds_named(label))


def _table_columns(reading: Reading) -> Iterator[Candidate]:
    places = []
    for row in plan_rows(reading):
        cell = row.get("focus_area")
        if cell and not cell.inherited:
            label = _heading_label(re.sub(r"^\w*område\s+\d+\s*[:.–-]?\s*", "", cell.text, flags=re.IGNORECASE))
            if label:
                places.append(Place(label.rstrip("."), cell.block, cell.start, cell.end, 0.8))
    if places:
        yield Candidate(_distinct(places), None, 4, explicit=True)


def _distinct(places: list[Place]) -> tuple[Place, ...]:
    """The places with each label once."""
    return tuple({fold(place.label): place for place in reversed(places)}.values())[::-1]
