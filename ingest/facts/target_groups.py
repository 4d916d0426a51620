"""A document in, whom it is for out: the groups of lists, enumerations and headings, each with its rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.evidence import Evidence
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.enumerations import Span, split_enumeration
from ingest.facts.introductions import introduce
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import find_mentions, fold, terms
from ingest.facts.own_words import own_pattern
from ingest.facts.reading import Reading
from ingest.facts.records import TargetGroup
from ingest.facts.target_group_words import (
    by_prepositions,
    cell_groups,
    is_rank,
    joined,
    parted,
    rank_named,
    shares_a_clause,
)
from ingest.layout.column_names import column_role
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["read_target_groups"]

_PROSE = (BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.LIST_ITEM)
_LABELLED = (*_PROSE, BlockKind.DEFINITION)  # "Primär målgrupp: ..." in a box looks as a word that is explained
_LONGEST = 40  # words of a group
_LABEL = re.compile(r"(?P<rank>[^:]{4,40}):\s+(?=\S)")  # "Primär målgrupp: ..."


@dataclass(frozen=True, slots=True)
class _Group:
    """A group, its span, and the rank with the block or sentence that gives it where that is another."""

    start: int
    end: int
    block: Block
    rank: str | None
    ranked_at: Span | None
    confidence: float


def read_target_groups(reading: Reading) -> Iterator[TargetGroup]:
    """The target groups in reading order, each once."""
    listed = [*_listed(reading), *_in_tables(reading)]
    named = [*listed, *_told(reading, {group.start for group in listed})]
    found = sorted(named or _addressed_anywhere(reading), key=lambda group: group.start)
    seen: dict[str, None] = {}
    for group in found:
        label = reading.document.text[group.start : group.end].strip().rstrip(".;,")
        if fold(label) in seen or not label:
            continue
        seen[fold(label)] = None
        yield _target_group(reading, group, label)


def _target_group(reading: Reading, group: _Group, label: str) -> TargetGroup:
    evidence: list[Evidence] = [reading.evidence(group.start, group.end)]
    if group.ranked_at:
        evidence.append(reading.evidence(*group.ranked_at, "rank"))
    return TargetGroup(
        label=label,
        rank=group.rank,
        evidence=tuple(evidence),
        read_from=reading.read_from(group.block),
        confidence=group.confidence,
        section=reading.section(group.block),
    )


# --- lists


def _listed(reading: Reading) -> Iterator[_Group]:
    for block in reading.blocks:
        if block.kind is not BlockKind.LIST_ITEM or is_aside(reading, block) or block.depth > 1:
            continue
        introduction = introduce(reading, block)
        if introduction is None or len(block.text.split()) > _LONGEST:
            continue
        ranked = is_rank(introduction.block.text.rstrip(" :")) and _about_groups(reading, block)
        if "TargetGroup" not in introduction.kinds and not ranked:
            continue
        if _sentence_pattern().match(block.text) or _is_clause(block.text):
            continue  # a sentence of its own, read as prose
        yield _item(reading, block, introduction.block)


def _is_clause(text: str) -> bool:
    """Whether an item is a sentence about groups and no group: its verb stands before any relative clause."""
    main = fold(re.split(r",?\s+(?:som|vars|där|vilka)\s", text)[0]).split()
    return text.rstrip().endswith(".") and any(word in word_list("target_groups")["verbs"] for word in main)


def _item(reading: Reading, block: Block, introduced_by: Block) -> _Group:
    """A list item, ranked by its own beginning ("Sekundär: ...") or by what introduces the list."""
    before, colon, _ = block.text.partition(":")
    if colon and rank_named(before):
        return _Group(block.start + len(before) + 1, block.end, block, rank_named(before), None, 0.9)
    text, span = _leading(reading, introduced_by)
    rank = rank_named(text)
    return _Group(block.start, block.end, block, rank or "Primary", span if rank else None, 0.9)


def _leading(reading: Reading, block: Block) -> tuple[str, Span]:
    sentences = reading.sentences_of(block)
    last = sentences[-1] if sentences else None
    return (last.text, (last.start, last.end)) if last else (block.text, (block.start, block.end))


# --- tables


def _in_tables(reading: Reading) -> Iterator[_Group]:
    """The groups of tables: ranked by their first column ("Primär målgrupp | ..."), or by a column for the rank."""
    for block in reading.blocks:
        if block.kind is not BlockKind.TABLE or block.role or len(block.cells) < 2 or is_aside(reading, block):
            continue
        first, second = block.cells[:2]
        named = block.cell_text(first)
        grouped = column_role(first.header) == "target_group" or _about_groups(reading, block)
        rank = rank_named(named)
        if rank and is_rank(named) and (grouped or "målgrupp" in named.casefold()):
            yield from _cell_groups(block, second, rank, first)
        elif grouped and (ranked := next((cell for cell in block.cells[1:] if is_rank(block.cell_text(cell))), None)):
            yield from _cell_groups(block, first, rank_named(block.cell_text(ranked)), ranked)
        elif column_role(first.header) == "target_group" and _about_groups(reading, block):
            yield from _cell_groups(block, first, "Primary", first)


def _cell_groups(block: Block, cell: Cell, rank: str | None, by: Cell) -> Iterator[_Group]:
    ranked_at = (block.start + by.start, block.start + by.end)
    for start, end in cell_groups(block.cell_text(cell)):
        place = block.start + cell.start + start, block.start + cell.start + end
        yield _Group(*place, block, rank, ranked_at, 0.9)


# --- sentences


def _told(reading: Reading, taken: set[int]) -> Iterator[_Group]:
    """The groups of sentences, but for those of lists, by where they start."""
    pattern = _sentence_pattern()
    own = own_pattern(reading)
    prose, further = _patterns("prose", own), _patterns("further", own)
    for sentence in reading.sentences:
        block = sentence.block
        if (
            block.kind not in _LABELLED
            or block.start in taken
            or is_aside(reading, block)
            or sentence.text.rstrip().endswith(":")
        ):
            continue
        label = _LABEL.match(sentence.text)
        if label and is_rank(label["rank"]) and "målgrupp" in label["rank"].casefold():
            yield from _groups(sentence, label.end(), rank_named(label["rank"]), 0.9)
            continue
        if block.kind is BlockKind.DEFINITION:
            continue
        named = pattern.search(sentence.text)
        if named and (_is_own(named["whose"], own) if named["whose"] else _may_tell(reading, block)):
            rank = rank_named(named["subject"]) or _heading_rank(reading, block) or "Primary"
            yield from _groups(sentence, named.end(), rank, 0.8)
        elif _about_groups(reading, block):
            told = [group for group in _addressed(sentence, [*prose, *further]) if _are_people(reading, group)]
            yield from (told or list(_others(sentence))) or _named_alone(reading, sentence)


def _addressed_anywhere(reading: Reading) -> Iterator[_Group]:
    """The people to whom a document without a part on its target groups says that it is addressed."""
    addressed = _patterns("addressed", own_pattern(reading))
    for sentence in reading.sentences:
        block = sentence.block
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BOX) and not is_aside(reading, block):
            told = [] if tells_of_another_policy(reading, block) else _addressed(sentence, addressed)
            yield from (group for group in told if _are_people(reading, group))


def _patterns(name: str, own: str) -> list[Needled]:
    return [caseless(one.replace("{own}", own)) for one in word_list("target_groups")[name]]


def _are_people(reading: Reading, group: _Group) -> bool:
    """Whether the words of a group are people: "unga vuxna", "alla som bor här", not "insatser för unga"."""
    lists = word_list("target_groups")
    words = fold(reading.document.text[group.start : group.end]).split()
    for word in words:
        if re.fullmatch(lists["people_words"], word):
            return True
        if word in lists["behind_the_noun"]:
            return False
    return False


@cache
def _sentence_pattern() -> Needled:
    """Sentences as "Den primära målgruppen för planen är ..." and "Till den tredje målgruppen hör ..."."""
    lists = word_list("target_groups")
    copula, belonging = (
        "|".join(word.replace(" ", r"\s+") for word in lists[name]) for name in ("copula", "belonging")
    )
    named = r"[^.:]{0,60}?målgrupp(?:en|er|erna|ens)?(?:\s+(?:för|i|inom|av)\s+(?P<whose>[^.:]{2,60}?))?"
    verb = rf"(?:(?:\w+\s+)?(?:{copula})|(?(inverted)(?:{belonging})|(?!)))"
    subject = rf"(?P<subject>(?P<inverted>(?:till|i|inom)\s+)?{named})"
    return caseless(rf"^{subject}\s+{verb}\s*:?\s+(?:även\s+|också\s+|främst\s+)?")


def _may_tell(reading: Reading, block: Block) -> bool:
    """Whether "målgruppen" is the document's own: not in a party's list of duties, which may tell of a programme's."""
    return block.kind is not BlockKind.LIST_ITEM or _about_groups(reading, block)


def _is_own(whose: str, own: str) -> bool:
    return bool(caseless(own).search(whose)) or fold(whose) in word_list("target_groups")["own"]


def _heading_rank(reading: Reading, block: Block) -> str | None:
    headings = reading.headings(block)
    return rank_named(headings[-1].text) if headings else None


def _about_groups(reading: Reading, block: Block) -> bool:
    headings = reading.headings(block)
    if not headings:
        return False
    text = headings[-1].text
    asked = any(caseless(rf"\b(?:{pattern})").search(text) for pattern in word_list("target_groups")["headings"])
    return asked or bool(find_mentions(text, terms("TargetGroup"), compounds=True))


def _groups(sentence: Sentence, offset: int, rank: str | None, confidence: float) -> Iterator[_Group]:
    before = caseless(word_list("target_groups")["before_groups"]).match(sentence.text[offset:])
    if before:
        rank, offset = rank_named(before[0]) or rank, offset + before.end()
    rest = re.split(word_list("target_groups")["reasons"], sentence.text[offset:], maxsplit=1, flags=re.IGNORECASE)[0]
    if rest.casefold().startswith(tuple(word_list("target_groups")["no_groups"])):
        return
    spans = by_prepositions(rest) or split_enumeration(rest)
    if len(spans) == 1:
        spans = parted(rest, spans[0])
    if shares_a_clause(rest, spans):
        spans = [(spans[0][0], spans[-1][1])]
    for start, end in joined(rest, spans):
        if len(rest[start:end].split()) <= _LONGEST:
            yield _group(sentence, offset + start, offset + end, rank, confidence)


def _group(sentence: Sentence, start: int, end: int, rank: str | None, confidence: float) -> _Group:
    """A part of a sentence that is a group, ranked by the whole sentence."""
    whole = (sentence.start, sentence.end)
    return _Group(sentence.start + start, sentence.start + end, sentence.block, rank, whole, confidence)


def _others(sentence: Sentence) -> Iterator[_Group]:
    """Who takes part as well: "Personer med likartade behov kan också ta del av ..."."""
    for name in ("singled", "also", "also_first"):
        found = caseless(word_list("target_groups")[name]).search(sentence.text)
        if found:
            start, end = found.span("group")
            rank = rank_named(sentence.text[end : found.end()]) if name == "singled" else None
            yield _group(sentence, start, end, rank or "Other", 0.6)
            return


def _addressed(sentence: Sentence, prose: list[Needled]) -> Iterator[_Group]:
    for pattern in prose:
        found = pattern.search(sentence.text)
        if found:
            yield from _groups(sentence, found.end(), rank_named(found[0]) or "Primary", 0.6)
            return


def _named_alone(reading: Reading, sentence: Sentence) -> Iterator[_Group]:
    """A paragraph that is nothing but the group, under a heading with its rank: "Sekundär målgrupp"."""
    heading = reading.headings(sentence.block)[-1]
    rank, first = rank_named(heading.text), sentence.text.split(" som ")[0]
    verbs = word_list("target_groups")["verbs"]
    if (
        rank
        and len(reading.sentences_of(sentence.block)) == 1
        and not any(word in verbs for word in fold(first).split())
    ):
        yield from (
            _Group(group.start, group.end, group.block, rank, (heading.start, heading.end), 0.6)
            for group in _groups(sentence, 0, rank, 0.6)
        )
