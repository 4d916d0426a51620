"""A document's blocks in, the places where a body is named as one that the document describes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from ingest.blocks.model import TEXTS, Block, BlockKind
from ingest.facts.body_names import body_kind, is_body_noun
from ingest.facts.body_sentences import MAX_WORDS, describes_a_body, explained_body, labels_of
from ingest.facts.body_tables import body_rows, is_unformed
from ingest.facts.labelled import is_clause_number
from ingest.facts.needles import caseless
from ingest.facts.numbers import read_number
from ingest.facts.reading import Reading
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["Named", "describes_bodies", "find_labels"]

_MOST_HEADING_WORDS = 4  # of a body's name that stands over its description in any chapter


@dataclass(frozen=True, slots=True)
class Named:
    """A label where it stands: `start` and `end` of the evidence in the document; whether the body exists yet."""

    label: str
    block: Block
    start: int
    end: int
    established: bool = True


def describes_bodies(reading: Reading, block: Block) -> bool:
    """Whether a block stands in a section about who meets and decides."""
    return any(_organises(heading) for heading in reading.section(block)[-3:])


@cache
def _organises(heading: str) -> bool:
    """Whether a heading is about organisation, or has the noun of a body."""
    cues = "|".join(word_list("bodies")["sections"]["headings"])
    return bool(caseless(rf"\b(?:{cues})").search(heading)) or any(map(is_body_noun, re.findall(r"\w+", heading)))


def find_labels(reading: Reading) -> Iterator[Named]:
    """Every place that names a body as one of the document's, in reading order; charts last."""
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING:
            yield from _heading(reading, block)
        elif block.kind is BlockKind.TABLE:
            yield from _in_row(reading, block)
        elif block.kind in TEXTS:
            sentences = reading.sentences_of(block)
            for sentence, following in zip_longest(sentences, sentences[1:]):
                yield from _in_sentence(reading, sentence)
                if following is not None and (label := explained_body(sentence.text, following.text)):
                    yield Named(label, block, sentence.start, sentence.end)
    for block in reading.blocks:
        if block.kind is BlockKind.CHART and body_kind(block.text) and "saknas" not in block.text.casefold():
            yield Named(_spoken(" ".join(block.text.split())), block, block.start, block.end)


def _spoken(label: str) -> str:
    """A label in capitals as a sentence would have it."""
    return label.capitalize() if label.isupper() else label


def _heading(reading: Reading, block: Block) -> Iterator[Named]:
    label = re.sub(r"^[\d.§\s]+", "", block.text).strip()
    words = word_list("bodies")["sections"]
    if not any(map(_organises, reading.section(block))) and not _heads_description(reading, block, label):
        return
    if label.casefold().startswith(tuple(words["no_body"])) or not 0 < len(label.split()) <= MAX_WORDS:
        return
    if _is_name(label) and not re.search(r"[.?!:]|\boch\b.*\boch\b", label) and not _several(label):
        yield Named(_spoken(label), block, block.start, block.end)


def _is_name(label: str) -> bool:
    return body_kind(label) is not None or any(map(is_body_noun, label.split()))


def _several(label: str) -> bool:
    """Whether a heading names two bodies ("Råd och grupper") or a kind of them ("Arbetsgrupper", "Två råd till")."""
    if (read_number(label.split()[0].casefold()) or 0) > 1:
        return True
    if re.fullmatch(r"\w*(?:grupper|kommittéer|delegationer|paneler)(?:na)?", label, re.IGNORECASE):
        return True
    parts = re.split(r"\s+(?:och|samt)\s+|,\s*", label)
    return sum(any(is_body_noun(word) for word in part.split()) for part in parts) > 1


def _heads_description(reading: Reading, heading: Block, label: str) -> bool:
    """Whether a heading is a body's name alone and the text under it begins as the description of one does."""
    words = label.split()
    if not words or len(words) > _MOST_HEADING_WORDS or not (is_body_noun(words[-1]) or is_body_noun(words[0])):
        return False
    below = next((block for block in reading.blocks if block.start > heading.start), None)
    if below is None or below.kind not in TEXTS or below.kind is BlockKind.LIST_ITEM:
        return False
    return any(describes_a_body(sentence.text) for sentence in reading.sentences_of(below)[:2])


def _in_row(reading: Reading, block: Block) -> Iterator[Named]:
    row = body_rows(reading).get(block.start)
    if row is not None and row.name is not None:
        unformed = any(is_unformed(cell.text) for cell in (row.name, *row.cells))
        place = (block.start, block.end) if unformed else (row.name.start, row.name.end)
        yield Named(_without_remark(row.name.text), block, *place, established=not unformed)
    elif row is None and describes_bodies(reading, block):
        yield from _drawn(block)


def _drawn(block: Block) -> Iterator[Named]:
    """The boxes of a drawn organisation that look as a row of a table: cells that are names of bodies alone."""
    texts = [" ".join(block.cell_text(cell).split()) for cell in block.cells]
    if all(0 < len(text.split()) <= _MOST_HEADING_WORDS and _is_name(text) for text in texts):
        for cell, text in zip(block.cells, texts, strict=True):
            yield Named(_spoken(text), block, block.start + cell.start, block.start + cell.end)


def _without_remark(name: str) -> str:
    """The name of a cell without what it adds in brackets: "Etikrådet (bildas i höst)"; an acronym stays."""
    return re.sub(r"\s*\([^)]*[a-zåäö]{3}[^)]*\)$", "", " ".join(name.split()))


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    described = describes_bodies(reading, sentence.block)
    # "Utveckla dialogen ...": items begin with words of all kinds, but for the clauses of an agreement
    listed = sentence.block.kind is BlockKind.LIST_ITEM and not is_clause_number(sentence.block.marker)
    for label, established in labels_of(sentence.text, described, listed and not described):
        yield Named(label, sentence.block, sentence.start, sentence.end, established)
