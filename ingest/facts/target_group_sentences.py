"""A sentence on target groups in, the groups that it names out, each with its rank.

Whether a sentence is about the document's own target groups, `ingest.facts.target_groups` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks.model import Block
from ingest.facts.clauses import is_finite
from ingest.facts.enumerations import Span, split_enumeration
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import fold
from ingest.facts.target_group_words import by_prepositions, is_closed, joined, parted, rank_named, shares_a_clause
from ingest.sentences.splitting import Sentence
from ingest.sentences.swedish import parse
from ingest.wordlists import word_list

__all__ = ["LONGEST", "Group", "addressed", "behind_remark", "groups_in", "opened", "others_in"]

LONGEST = 40  # words of a group


@dataclass(frozen=True, slots=True)
class Group:
    """A group, its span, and the rank with the block or sentence that gives it where that is another."""

    start: int
    end: int
    block: Block
    rank: str | None
    ranked_at: Span | None
    confidence: float


def groups_in(sentence: Sentence, offset: int, rank: str | None, confidence: float) -> Iterator[Group]:
    """The groups of a sentence from a place on, with a rank unless their own words tell another."""
    before = caseless(word_list("target_groups")["before_groups"]).match(sentence.text[offset:])
    if before:
        rank, offset = rank_named(before[0]) or rank, offset + before.end()
    rest = re.split(word_list("target_groups")["reasons"], sentence.text[offset:], maxsplit=1, flags=re.IGNORECASE)[0]
    if rest.casefold().startswith(tuple(word_list("target_groups")["no_groups"])):
        return
    for start, end in _spans(rest, rank):
        if len(rest[start:end].split()) <= LONGEST:
            yield _group(sentence, offset + start, offset + end, rank, confidence)


def _spans(rest: str, rank: str | None) -> list[Span]:
    """The groups of an enumeration; where "samt" parts two that have "och" within, each by itself."""
    found = [one for one in re.finditer(r"\s+samt\s+", rest) if " som " not in rest[: one.start()]]
    sides = [(0, found[0].start()), (found[0].end(), len(rest))] if len(found) == 1 else []
    listed = [re.split(r",?\s+som\s", rest[a:b])[0] for a, b in sides]
    if sides and all(" och " in side for side in listed) and "," in listed[0]:
        return [(a + start, a + end) for a, b in sides for start, end in _spans_of(rest[a:b], rank)]
    return _spans_of(rest, rank)


def _spans_of(rest: str, rank: str | None) -> list[Span]:
    spans = by_prepositions(rest) or split_enumeration(rest)
    if len(spans) == 1:
        spans = parted(rest, spans[0])
    if shares_a_clause(rest, spans) or (rank != "Primary" and is_closed(rest, spans)):
        return [(spans[0][0], spans[-1][1])]
    return joined(rest, _with_fields(rest, _with_verbs(rest, spans)))


def _with_fields(text: str, spans: list[Span]) -> list[Span]:
    """The spans with the further fields of one's work in it: "företag inom jordbruk, fiske och skogsbruk"."""
    people = re.compile(rf"(?:[\wåäö-]+\s+)?(?:{word_list('target_groups')['people_words']})\b", re.IGNORECASE)
    kept: list[Span] = []
    for start, end in spans:
        before = text[slice(*kept[-1])] if kept else ""
        inside = re.fullmatch(r"[^,]+\s(?:inom|i)\s[a-zåäö-]+(?:,\s[^,]+)*", before)
        if inside and len(text[start:end].split()) <= 2 and not people.match(text[start:end]):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _with_verbs(text: str, spans: list[Span]) -> list[Span]:
    """The spans with the further verbs of a relative clause in it: "alla som bor, arbetar eller studerar i länet"."""
    kept: list[Span] = []
    for start, end in spans:
        before = text[slice(*kept[-1])] if kept else ""
        word = text[start:end].split()[0]
        if " som " in before and is_finite(word) and word not in word_list("target_groups")["openers"]:
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _group(sentence: Sentence, start: int, end: int, rank: str | None, confidence: float) -> Group:
    """A part of a sentence that is a group, ranked by the whole sentence."""
    whole = (sentence.start, sentence.end)
    return Group(sentence.start + start, sentence.start + end, sentence.block, rank, whole, confidence)


def behind_remark(text: str, offset: int) -> int:
    """Where the groups begin behind a remark and a colon: "Målgruppen är bred: alla som bor i länet"."""
    remark = text[offset:].casefold().startswith(tuple(word_list("target_groups")["no_groups"]))
    colon = re.search(r":\s+", text[offset:]) if remark else None
    return offset + colon.end() if colon else offset


def addressed(sentence: Sentence, prose: list[Needled]) -> Iterator[Group]:
    """The groups behind the first of some patterns that a sentence has."""
    for pattern in prose:
        found = pattern.search(sentence.text)
        if found:
            yield from groups_in(sentence, found.end(), rank_named(found[0]) or "Primary", 0.6)
            return


def others_in(sentence: Sentence, last: str | None) -> list[Group]:
    """Who belongs to the groups as well, or may take part: "Dit räknas ...", "Även ... ingår", "... kan ta del av det".

    Who is counted to a group has the rank told last.
    """
    lists = word_list("target_groups")
    if counted := caseless(lists["counted"]).match(sentence.text):
        return list(groups_in(sentence, counted.end(), last or "Primary", 0.6))
    for name in ("singled", "also", "also_first", "also_before", "may"):
        found = caseless(lists[name]).search(sentence.text)
        if found:
            start, end = found.span("group")
            outside = f"{sentence.text[found.start() : start]} {sentence.text[end : found.end()]}"
            rank = rank_named(outside) if name in ("singled", "may") else None
            return [_group(sentence, start, end, rank or "Other", 0.6)]
    return []


def opened(sentence: Sentence, *, framed: bool) -> list[Group]:
    """The groups of a text without a verb that begins with a rank: "Främst äldre som bor ensamma"."""
    found = caseless(word_list("target_groups")["opening"]).match(sentence.text)
    if found is None:
        return []
    main = fold(re.split(r",?\s+(?:som|vars|där|vilka|för\s+att)\s", sentence.text[found.end() :])[0]).split()
    if any(word in word_list("target_groups")["verbs"] for word in main) or _has_verb(sentence.text):
        return []
    return list(groups_in(sentence, found.end(), rank_named(found[0]) or "Other", 0.8 if framed else 0.6))


def _has_verb(text: str) -> bool:
    """Whether a text is a sentence after all: "Indirekt nås länets invånare"."""
    [doc] = parse([text])
    return any(token.dep_ == "ROOT" and "VerbForm=Fin" in str(token.morph) for token in doc)
