"""A document in, the enumerations and lists that may name its focus areas out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ingest.blocks.model import Block, BlockKind
from ingest.facts.area_places import Candidate, Place, area_words, is_label, number_before, weigh
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.enumerations import Span, split_enumeration
from ingest.facts.introductions import Introduction, introduce, kinds_named
from ingest.facts.nouns import Mention, find_mentions, terms
from ingest.facts.reading import Reading
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["find_enumerated_areas", "find_listed_areas"]

_SURE = 5  # the weight above which an enumeration is a strong cue
_OPENING = re.compile(
    r"[^:.;]{0,80}?:\s*|\s*\(|\s*[–-]\s+|\s*,?\s*(?:det vill säga|nämligen|är|utgörs av|omfattar|inom|kring)\s+|\s+"
)


def find_enumerated_areas(reading: Reading) -> Iterator[Candidate]:
    """Sentences such as "Planen har tre målområden: arbete, språk och hälsa."."""
    for sentence in reading.sentences:
        block = sentence.block
        if block.kind in (BlockKind.FOOTNOTE, BlockKind.HEADING) or _is_apart(reading, block):
            continue
        candidates = (
            _enumeration(reading, sentence, mention) for mention in find_mentions(sentence.text, area_words())
        )
        yield from (candidate for candidate in candidates if candidate)


def _is_apart(reading: Reading, block: Block) -> bool:
    return is_aside(reading, block) or tells_of_another_policy(reading, block)


def _enumeration(reading: Reading, sentence: Sentence, mention: Mention) -> Candidate | None:
    text = sentence.text
    opening = _OPENING.match(text, mention.end)
    if opening is None or any(word in text.casefold() for word in word_list("focus_areas")["crossing"]):
        return None
    number = number_before(text, mention)
    spans = _items(text, opening.end(), number)
    if len(spans) < 2 or not all(is_label(text[a:b]) and _may_name(text[a:b]) for a, b in spans):
        return None
    counted = len(spans) in (number, _next_number(reading, sentence))
    weight = _weight(spans, mention, number, counted=counted, colon=":" in opening[0])
    if weight is None:
        return None
    confidence = 0.9 if weight > _SURE else 0.6
    places = (Place(text[a:b], sentence.block, sentence.start, sentence.end, confidence) for a, b in spans)
    within = re.match(r"\s*(?:inom|kring)\s", opening[0])  # in "åtgärder inom arbete och hälsa" the word means no area
    return Candidate(tuple(places), None if within else mention.word, weight, closed=True)


def _may_name(item: str) -> bool:
    """Whether an item may name an area, and is not what somebody does or where: "tar beslut", "mellan spåren"."""
    first = item.split()[0]
    verbs, prepositions = word_list("modality")["verbs"]["present"], word_list("bodies")["phrase"]["prepositions"]
    return not first.islower() or (first not in verbs and first not in prepositions)


def _items(text: str, start: int, number: int | None) -> list[Span]:
    """The items from `start` to the end of the sentence or to the first word that no label holds."""
    ends = "|".join(re.escape(word) for word in word_list("focus_areas")["ends"])
    found = re.compile(rf"[.;!?)](?:\s|$)|,?\s(?:{ends})\s").search(text, start)
    part = text[start : found.start() if found else len(text)]
    return [(start + a, start + b) for a, b in split_enumeration(part, number)]


def _next_number(reading: Reading, sentence: Sentence) -> int | None:
    """The number of areas that the sentence after gives, as in "Fyra övergripande områden som ..."."""
    for other in reading.sentences_of(sentence.block):
        if other.start >= sentence.end:
            return number_before(other.text, next(iter(find_mentions(other.text, area_words())), None))
    return None


def _weight(spans: list[Span], mention: Mention, number: int | None, *, counted: bool, colon: bool) -> float | None:
    """How sure an enumeration is; None where it is too weak to name areas at all."""
    term = mention.word in terms("FocusArea")
    miscounted = number is not None and not counted and not colon
    open_list = mention.many and (colon or len(spans) >= 3)
    if miscounted or not (counted or (term and open_list)):
        return None
    return weigh(3, counted=counted, colon=colon, term=term)


def find_listed_areas(reading: Reading) -> Iterator[Candidate]:
    """Bullets after a lead-in such as "De fyra områdena är:" or under a heading such as "Fokusområden"."""
    for items in _runs(reading):
        introduction = introduce(reading, items[0])
        labels = [_item_label(item) for item in items]
        if introduction is None or None in labels or _is_apart(reading, items[0]):
            continue
        above = "".join(reading.section(items[0])[-1:])
        candidate = _list(items, [label for label in labels if label], introduction, above)
        if candidate:
            yield candidate


def _headed(heading: str, text: str) -> Mention | None:
    """The word of the heading, where the lead-in only says that what follows goes first: "Parterna prioriterar:"."""
    kinds = kinds_named(heading)
    general = find_mentions(heading, word_list("focus_areas")["general"], compounds=True)
    mention = kinds.get("FocusArea") or next(iter(general), None)
    leads = any(word in text.casefold() for word in word_list("focus_areas")["prioritising"])
    return mention if mention and mention.many and leads and kinds.keys() <= {"FocusArea"} else None


def _list(items: list[Block], labels: list[str], introduction: Introduction, above: str) -> Candidate | None:
    text = introduction.block.text
    mention = introduction.kinds.get("FocusArea") or _general_mention(text)
    if mention is None and not introduction.kinds and introduction.block.kind is not BlockKind.HEADING:
        mention = _headed(above, text)
    counted = number_before(text, mention) == len(items)
    heading = introduction.block.kind is BlockKind.HEADING
    if mention is None or ("Action" in introduction.kinds and heading and not counted):
        return None
    places = (Place(label, item, item.start, item.end, 0.9) for item, label in zip(items, labels, strict=True))
    weight = weigh(5, counted=counted, term=mention.word in terms("FocusArea"))
    return Candidate(tuple(places), mention.word, weight, closed=True)


def _general_mention(text: str) -> Mention | None:
    """A general word such as "områden" in a lead-in, where it is counted or in the plural."""
    mentions = [m for m in find_mentions(text, word_list("focus_areas")["general"]) if m.many or number_before(text, m)]
    return mentions[-1] if mentions and (text.rstrip().endswith(":") or "följande" in text.casefold()) else None


def _runs(reading: Reading) -> Iterator[list[Block]]:
    """The list items of one depth that follow each other."""
    for is_item, blocks in groupby(reading.blocks, key=lambda block: block.kind is BlockKind.LIST_ITEM):
        items = list(blocks)
        if is_item:
            yield [item for item in items if item.depth == items[0].depth]


def _item_label(item: Block) -> str | None:
    """The label of a list item: all of it, or what stands before a dash or colon."""
    text = re.split(r"\s[–—-]\s|:\s", item.text, maxsplit=1)[0].rstrip(" .:,;")
    return text if is_label(text) else None
