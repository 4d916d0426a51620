"""What the readers of facts share: a document's blocks under their headings, its sentences, the facts found so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar, cast

from ingest.blocks.model import Block, BlockKind, ReadDocument
from ingest.blocks.outline import Section, lead_in, outline
from ingest.evidence import Evidence
from ingest.facts.records import Body, Document, Fact, ReadFrom
from ingest.sentences.roles import Clause, read_clauses
from ingest.sentences.splitting import Sentence, find_sentences

__all__ = ["Reading"]

F = TypeVar("F", bound=Fact)

_LONGEST = 2_000  # code points; what runs on longer without a full stop is a dump that states nothing
_READ_FROM = {
    BlockKind.HEADING: ReadFrom.HEADING,
    BlockKind.LIST_ITEM: ReadFrom.LIST_ITEM,
    BlockKind.TABLE: ReadFrom.TABLE_CELL,
    BlockKind.CHART: ReadFrom.CHART,
    BlockKind.FOOTNOTE: ReadFrom.FOOTNOTE,
}


class Reading:
    """A document while its facts are read; each reader sees what the readers before it found."""

    def __init__(self, document: ReadDocument) -> None:
        self.document = document
        self.outline: Section = outline(document)
        self.about: Document | None = None  # the document's own attributes, read first
        self.facts: list[Fact] = []
        self.changes = 0  # how often facts were added or replaced, for those who keep what they made of them
        self._headings: dict[int, tuple[Block, ...]] = {}
        self._clauses: dict[tuple[str, str | None], Clause | None] = {}
        # so that the facts of a long document are not gone through for every question
        self._of_kind: dict[type[Fact], list[Fact]] = {}
        self._index(self.outline, ())

    def _index(self, section: Section, above: tuple[Block, ...]) -> None:
        if section.heading is not None:
            self._headings[section.heading.start] = above
            above = (*above, section.heading)
        for block in section.blocks:
            self._headings[block.start] = above
        for part in section.sections:
            self._index(part, above)

    @cached_property
    def blocks(self) -> list[Block]:
        """The body's blocks in reading order."""
        return list(self.document.body())

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The body's sentences in reading order, without those that are too long for anyone to have written them."""
        return [one for one in find_sentences(self.document) if one.end - one.start <= _LONGEST]

    @cached_property
    def _by_block(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in self.sentences:
            found[sentence.block.start].append(sentence)
        return found

    def sentences_of(self, block: Block) -> list[Sentence]:
        return self._by_block.get(block.start, [])

    def headings(self, block: Block) -> tuple[Block, ...]:
        """The headings that a block stands under, outermost first."""
        return self._headings.get(block.start, ())

    def section(self, block: Block) -> tuple[str, ...]:
        """The texts of the headings that a block stands under, outermost first."""
        return tuple(heading.text for heading in self.headings(block))

    def lead_in(self, block: Block) -> Block | None:
        """What introduces a list item or table row."""
        return lead_in(self.document, block)

    def evidence(self, start: int, end: int, supports: str | None = None) -> Evidence:
        """The evidence for a span of the document's text."""
        return self.document.evidence(start, end, supports)

    def around(self, start: int, end: int) -> Evidence:
        """The evidence for a few words: the sentence that they stand in, so that a reader sees what is said of them."""
        block = self.document.block_at(start)
        held = [one for one in self.sentences_of(block) if one.start < end and one.end > start]
        return self.evidence(min([start, *(one.start for one in held)]), max([end, *(one.end for one in held)]))

    def block_evidence(self, block: Block, supports: str | None = None) -> Evidence:
        return self.document.evidence(block.start, block.end, supports)

    def read_from(self, block: Block) -> ReadFrom:
        return ReadFrom.OCR_TEXT if block.ocr else _READ_FROM.get(block.kind, ReadFrom.RUNNING_TEXT)

    def clauses(self, asked: Sequence[tuple[str, str | None]]) -> list[Clause | None]:
        """The main clauses of texts, each with its hint; what several readers ask about is parsed once."""
        new = [one for one in dict.fromkeys(asked) if one not in self._clauses]
        self._clauses.update(zip(new, read_clauses(new), strict=True))
        return [self._clauses[one] for one in asked]

    def add(self, facts: Iterable[Fact]) -> None:
        self.facts.extend(facts)
        self._changed()

    def replace(self, old: Fact, new: Fact) -> None:
        """Put a fact in another's place; what already points to the old one keeps pointing there."""
        self.facts[next(i for i, fact in enumerate(self.facts) if fact is old)] = new
        self._changed()

    def _changed(self) -> None:
        self.changes += 1
        self._of_kind.clear()

    def found(self, kind: type[F]) -> list[F]:
        """The facts of one class that were found so far."""
        if kind not in self._of_kind:
            self._of_kind[kind] = [fact for fact in self.facts if isinstance(fact, kind)]
        return cast("list[F]", self._of_kind[kind]).copy()

    def bodies(self) -> list[Body]:
        return self.found(Body)
