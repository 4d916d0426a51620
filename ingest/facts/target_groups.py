"""A document in, whom it is for out: the groups of lists, enumerations and headings, each with its rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.evidence import Evidence
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.enumerations import Span
from ingest.facts.exclusions import leaving_out
from ingest.facts.introductions import introduce
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import find_mentions, fold, terms
from ingest.facts.own_words import own_pattern
from ingest.facts.reading import Reading
from ingest.facts.records import TargetGroup
from ingest.facts.target_group_phrases import people_named
from ingest.facts.target_group_sentences import (
    LONGEST,
    Group,
    addressed,
    behind_remark,
    groups_in,
    opened,
    others_in,
)
from ingest.facts.target_group_words import cell_groups, is_rank, rank_named
from ingest.layout.column_names import column_role
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["read_target_groups"]

_PROSE = (BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.LIST_ITEM)
_LABELLED = (*_PROSE, BlockKind.DEFINITION)  # "Primär målgrupp: ..." in a box looks as a word that is explained
_BRIEF = 5  # sentences of a part that only names groups
_NEAR = 30  # code points behind the words for whom a document is
_LABEL = re.compile(r"(?P<rank>[^:]{4,40}):\s+(?=\S)")  # "Primär målgrupp: ..."


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


def _target_group(reading: Reading, group: Group, label: str) -> TargetGroup:
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


def _listed(reading: Reading) -> Iterator[Group]:
    for block in reading.blocks:
        if block.kind is not BlockKind.LIST_ITEM or is_aside(reading, block) or block.depth > 1:
            continue
        introduction = introduce(reading, block)
        if introduction is None or len(block.text.split()) > LONGEST:
            continue
        ranked = is_rank(introduction.block.text.rstrip(" :")) and _about_groups(reading, block)
        heading = introduction.block.text if introduction.block.kind is BlockKind.HEADING else ""
        asked = _asks_for_groups(heading) and not caseless(r"definition|begrepp").search(heading)
        if "TargetGroup" not in introduction.kinds and not ranked and not asked:
            continue
        if _sentence_pattern().match(block.text) or _is_clause(block.text):
            continue  # a sentence of its own, read as prose
        yield _item(reading, block, introduction.block)


def _is_clause(text: str) -> bool:
    """Whether an item is a sentence about groups and no group: its verb stands before any relative clause."""
    main = fold(re.split(r",?\s+(?:som|vars|där|vilka)\s", text)[0]).split()
    return text.rstrip().endswith(".") and any(word in word_list("target_groups")["verbs"] for word in main)


def _item(reading: Reading, block: Block, introduced_by: Block) -> Group:
    """A list item, ranked by its own beginning ("Sekundär: ...") or by what introduces the list."""
    before, colon, _ = block.text.partition(":")
    if colon and rank_named(before):
        return Group(block.start + len(before) + 1, block.end, block, rank_named(before), None, 0.9)
    text, span = _leading(reading, introduced_by)
    rank = rank_named(text)
    return Group(block.start, block.end, block, rank or "Primary", span if rank else None, 0.9)


def _leading(reading: Reading, block: Block) -> tuple[str, Span]:
    sentences = reading.sentences_of(block)
    last = sentences[-1] if sentences else None
    return (last.text, (last.start, last.end)) if last else (block.text, (block.start, block.end))


# --- tables


def _in_tables(reading: Reading) -> Iterator[Group]:
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


def _cell_groups(block: Block, cell: Cell, rank: str | None, by: Cell) -> Iterator[Group]:
    ranked_at = (block.start + by.start, block.start + by.end)
    for start, end in cell_groups(block.cell_text(cell)):
        place = block.start + cell.start + start, block.start + cell.start + end
        yield Group(*place, block, rank, ranked_at, 0.9)


# --- sentences


def _told(reading: Reading, taken: set[int]) -> Iterator[Group]:
    """The groups of sentences, but for those of lists, by where they start."""
    pattern = _sentence_pattern()
    own = own_pattern(reading)
    prose, further = _patterns("prose", own), _patterns("further", own)
    last: str | None = None  # the rank told last
    ranked: int | None = None  # the paragraph of a sentence that ranks groups, though no heading tells of them
    left_out = leaving_out(reading)
    for sentence in reading.sentences:
        block = sentence.block
        if sentence.start in left_out:
            continue
        if (
            block.kind not in _LABELLED
            or block.start in taken
            or is_aside(reading, block)
            or sentence.text.rstrip().endswith(":")
        ):
            continue
        label = _LABEL.match(sentence.text)
        if label and is_rank(label["rank"]) and "målgrupp" in label["rank"].casefold():
            yield from groups_in(sentence, label.end(), rank_named(label["rank"]), 0.9)
            continue
        if block.kind is BlockKind.DEFINITION and not _about_groups(reading, block):
            continue
        named = pattern.search(sentence.text)
        if named and (_is_own(named["whose"], own) if named["whose"] else _may_tell(reading, block)):
            rank = rank_named(named["subject"]) or _heading_rank(reading, block) or "Primary"
            last = rank
            yield from groups_in(sentence, behind_remark(sentence.text, named.end()), rank, 0.8)
            continue
        about = _about_groups(reading, block)
        if not about and ranked != block.start and _ranks(sentence, prose):
            ranked = block.start
        if about or ranked == block.start:
            told = [group for group in addressed(sentence, [*prose, *further]) if _are_people(reading, group)]
            found = told or others_in(sentence, last)
            if about and not found:
                framed = block.kind is BlockKind.DEFINITION
                found = opened(sentence, framed=framed) or list(_named_alone(reading, sentence))
            if about and not found and block.kind in _PROSE and _is_brief(reading, block):
                found = list(_by_syntax(sentence, last))
            last = found[-1].rank if found else last
            yield from found


def _is_brief(reading: Reading, block: Block) -> bool:
    """Whether the part that a block belongs to has no room for more than naming groups."""
    heading = reading.headings(block)[-1:]
    under = [one for one in reading.blocks if reading.headings(one)[-1:] == heading]
    return sum(len(reading.sentences_of(one)) for one in under) <= _BRIEF


def _by_syntax(sentence: Sentence, last: str | None) -> Iterator[Group]:
    """The people whom a sentence of a brief part names, whatever its verb."""
    span = people_named(sentence.text)
    if span is not None:
        start, end = span
        rank = rank_named(f"{sentence.text[:start]} {sentence.text[end:]}") or ("Secondary" if last else "Primary")
        whole = (sentence.start, sentence.end)
        yield Group(sentence.start + start, sentence.start + end, sentence.block, rank, whole, 0.6)


def _ranks(sentence: Sentence, prose: list[Needled]) -> bool:
    """Whether a sentence tells whom the document is for, by a rank: "Planen gäller i första hand ..."."""
    by_rank = caseless(word_list("target_groups")["by_rank"])
    found = (pattern.search(sentence.text) for pattern in prose) if by_rank.search(sentence.text) else iter(())
    return any(one is not None and by_rank.search(sentence.text, one.start(), one.end() + _NEAR) for one in found)


def _addressed_anywhere(reading: Reading) -> Iterator[Group]:
    """The people to whom a document without a part on its target groups says that it is addressed."""
    patterns = _patterns("addressed", own_pattern(reading))
    for sentence in reading.sentences:
        block = sentence.block
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BOX) and not is_aside(reading, block):
            told = [] if tells_of_another_policy(reading, block) else addressed(sentence, patterns)
            yield from (group for group in told if _are_people(reading, group))


def _patterns(name: str, own: str) -> list[Needled]:
    return [caseless(one.replace("{own}", own)) for one in word_list("target_groups")[name]]


def _are_people(reading: Reading, group: Group) -> bool:
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
    return _asks_for_groups(headings[-1].text)


@lru_cache(maxsize=4096)  # a heading is asked about for each block under it
def _asks_for_groups(heading: str) -> bool:
    lists = word_list("target_groups")
    asked = any(caseless(rf"\b(?:{pattern})").search(heading) for pattern in lists["headings"])
    asked = asked or caseless(lists["addressees"]).search(heading) is not None
    return asked or bool(find_mentions(heading, terms("TargetGroup"), compounds=True))


def _named_alone(reading: Reading, sentence: Sentence) -> Iterator[Group]:
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
            Group(group.start, group.end, group.block, rank, (heading.start, heading.end), 0.6)
            for group in groups_in(sentence, 0, rank, 0.6)
        )
