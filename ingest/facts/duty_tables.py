"""Rows of tables in, who answers for and takes part in what out: columns such as Insats, Ansvarig and Medverkande."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.modality import modality_of_item
from ingest.facts.name_lists import split_names
from ingest.facts.parties import Parties, parties_of
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal, Party, PolicyReference, Responsibility
from ingest.wordlists import word_list

__all__ = ["actors_in", "read_rows"]

Concern = FocusArea | Goal | Action | PolicyReference


def read_rows(reading: Reading) -> Iterator[Responsibility]:
    """The duties of every table row that has a column for who answers or acts."""
    parties = parties_of(reading)
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE and block.cells:
            yield from _row(reading, parties, block)


def _row(reading: Reading, parties: Parties, block: Block) -> Iterator[Responsibility]:
    done = _done(block)
    if done is None:
        return
    for involvement, names in (("Answers", "answers"), ("TakesPart", "takes_part")):
        cell = _cell(block, names, done)
        if cell is None and involvement == "Answers":
            cell = _cell(block, "actors", done)
        if cell is None:
            continue
        actors = tuple(actors_in(parties, block.cell_text(cell)))
        text = " ".join(block.cell_text(done).split())
        if actors and text:
            yield _duty(reading, block, done, cell, text, actors, involvement)


def _duty(
    reading: Reading, block: Block, done: Cell, cell: Cell, text: str, actors: tuple[Party, ...], involvement: str
) -> Responsibility:
    start, end = block.start + min(done.start, cell.start), block.start + max(done.end, cell.end)
    return Responsibility(
        text=text,
        actors=actors,
        modality=modality_of_item(text, "Responsible" if involvement == "Answers" and _answers(cell) else None),
        involvement=involvement,
        concerns=tuple(_concerns(reading, block)),
        evidence=(reading.evidence(start, end),),
        read_from=reading.read_from(block),
        confidence=0.9,
        section=reading.section(block),
    )


def _answers(cell: Cell) -> bool:
    return "ansvar" in cell.header.casefold()


def _cell(block: Block, key: str, but: Cell | None = None) -> Cell | None:
    """The first cell whose header is one of the words of a column."""
    words = word_list("duties")["table"][key]
    for cell in block.cells:
        if cell is not but and _folded(cell.header) in words:
            return cell
    for cell in block.cells:
        if cell is not but and any(_folded(cell.header).startswith(f"{word} ") for word in words):
            return cell
    return None


def _folded(header: str) -> str:
    return re.sub(r"\s+", " ", header.casefold()).strip(" :.")


def _done(block: Block) -> Cell | None:
    """The cell that says what is to be done: of the first word of the list that heads a column."""
    headers = {_folded(cell.header): cell for cell in reversed(block.cells)}
    actors = _cell(block, "answers") or _cell(block, "actors")
    for word in word_list("duties")["table"]["done"]:
        cell = headers.get(word)
        if cell is not None and cell is not actors and block.cell_text(cell).strip():
            return cell
    return None


def _concerns(reading: Reading, block: Block) -> Iterator[Concern]:
    """The goals and actions that were read from the same row."""
    for kind in (Action, Goal):
        for fact in reading.found(kind):
            if any(block.start <= one.start < block.end for one in fact.evidence):
                yield fact


def actors_in(parties: Parties, text: str) -> Iterator[Party]:
    """The actors that a cell or a line lists, each once."""
    names = [(one.start, one.end) for one in find_mentions(text) if one.sort is Sort.NAME]
    seen: set[str] = set()
    for start, end in split_names(re.sub(r"/", ",", text) if "/" in text and not names else text, names):
        words = text[start:end].strip()
        if not words or len(words.split()) > 8 or not re.search(r"[A-Za-zÅÄÖåäö]{2}", words):
            continue
        party = parties.named(words)
        if party.name not in seen:
            seen.add(party.name)
            yield party


