"""Rows of tables in, who answers for and takes part in what out: columns such as Insats, Ansvarig and Medverkande."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.facts.area_sections import areas_in
from ingest.facts.body_tables import BodyRow, body_rows
from ingest.facts.clauses import Place, acting
from ingest.facts.duty_items import modality_of_lead
from ingest.facts.follow_up_headings import follows_up_in
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.modality import modality_of, modality_of_item
from ingest.facts.name_lists import split_names
from ingest.facts.needles import caseless
from ingest.facts.parties import Parties, parties_of
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal, Party, PolicyReference, Responsibility
from ingest.sentences.splitting import split
from ingest.wordlists import word_list

__all__ = ["actor_cells", "actors_in", "read_rows"]

_TWO = 2
_FEWEST_ROWS = 3  # of a table whose columns nothing names
_BULLET = r"[•▪●◦‣∙·]\s+"
_ITEM = re.compile(rf"{_BULLET}([^•▪●◦‣∙]*[^•▪●◦‣∙\s])")  # of a list within a cell
Concern = FocusArea | Goal | Action | PolicyReference


def read_rows(reading: Reading) -> Iterator[Responsibility]:
    """The duties of every table row that has a column for who answers or acts."""
    parties = parties_of(reading)
    bodies = body_rows(reading)
    for block in reading.blocks:
        if block.start in bodies:
            yield from _of_body(reading, parties, bodies[block.start])
        elif block.kind is BlockKind.TABLE and block.cells and not follows_up_in(reading, block):
            yield from _row(reading, parties, block)


def _of_body(reading: Reading, parties: Parties, row: BodyRow) -> Iterator[Responsibility]:
    """What a row of a table about bodies tells: the sentences of its tasks, and those with an actor of their own."""
    heading = reading.headings(row.block)[-1:]
    body = parties.named(row.name.text if row.name else "".join(one.text for one in heading))
    for cell in row.cells if body.body is not None else ():
        for text, start, end in cell.sentences():
            found = acting(text, parties.mentions(text)) if text.endswith(".") else None
            own = parties.party(found.actors[0], row.block, body) if found and found.place is Place.FIRST else None
            if own is not None and found is not None:
                modality = modality_of(text, found.verb, found.start)
            elif cell.role == "tasks":
                modality = modality_of_item(text)
            else:
                continue
            yield Responsibility(
                text=text,
                actors=(own or body,),
                modality=modality,
                concerns=tuple(areas_in(text, reading.found(FocusArea))),
                evidence=(reading.evidence(start, end), reading.evidence(row.block.start, row.block.end, "actor")),
                read_from=reading.read_from(row.block),
                confidence=0.95,
                section=reading.section(row.block),
            )


def _row(reading: Reading, parties: Parties, block: Block) -> Iterator[Responsibility]:
    done = _done(block)
    if done is None:
        if block.table in _unheaded(reading):
            actor, done = block.cells
            yield from _duties(reading, parties, block, actor, done, "Answers")
        return
    for involvement, names in (("Answers", "answers"), ("TakesPart", "takes_part")):
        cell = _actor_cell(block) if involvement == "Answers" else _cell(block, names, done)
        if cell is None or (involvement == "TakesPart" and cell is _actor_cell(block)):
            continue
        yield from _duties(reading, parties, block, cell, done, involvement)


def _duties(
    reading: Reading, parties: Parties, block: Block, cell: Cell, done: Cell, involvement: str
) -> Iterator[Responsibility]:
    actors = tuple(actors_in(parties, block.cell_text(cell)))
    for start, end in cell_parts(block.cell_text(done)) if actors else ():
        yield _duty(reading, block, (done.start + start, done.start + end), cell, actors, involvement)


@lru_cache(maxsize=1)  # asked for each row of a document
def _unheaded(reading: Reading) -> frozenset[int | None]:
    """The tables of two columns without a header that name a party in each row and say beside it what it does.

    The header may stand alone at the foot of the page before.
    """
    rows: dict[int | None, list[Block]] = {}
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE and block.cells:
            rows.setdefault(block.table, []).append(block)
    return frozenset(
        table for table, blocks in rows.items() if len(blocks) >= _FEWEST_ROWS and all(map(_tells_duties, blocks))
    )


def _tells_duties(block: Block) -> bool:
    if len(block.cells) != _TWO or any(cell.header for cell in block.cells):
        return False
    name, done = (block.cell_text(cell).strip() for cell in block.cells)
    named = any(one.start == 0 and one.end == len(name) for one in find_mentions(name))
    return named and all(_opens_with_verb(done[start:end]) for start, end in cell_parts(done))


def cell_parts(text: str) -> list[tuple[int, int]]:
    """The spans of what a cell lists: its lines, or its sentences where each begins with a verb; else the whole.

    >>> cell_parts("Ansvarar för mottagandet. Erbjuder kurser."), cell_parts("Ta fram stöd. Stödet sprids.")
    ([(0, 25), (26, 42)], [(0, 28)])
    """
    if re.match(_BULLET, text.lstrip()):
        return [found.span(1) for found in _ITEM.finditer(text)]
    lines = [line.span() for line in re.finditer(r"\S[^\n]*", text)]
    if len(lines) > 1 and all(len(text[a:b].split()) > 1 for a, b in lines):
        return lines
    sentences = split(text)
    if len(sentences) > 1 and all(_opens_with_verb(text[start:]) for start, _ in sentences):
        return sentences
    return [(0, len(text))] if text.strip() else []


def _opens_with_verb(text: str) -> bool:
    """Whether a text begins as what somebody does: "Erbjuder kurser", "Ska ge råd"."""
    word = re.match(r"\W*(\w+)", text)
    return word is not None and word[1].casefold() in _present()


@cache
def _present() -> frozenset[str]:
    lists = word_list("modality")
    return frozenset({*lists["verbs"]["present"], *(verb for verbs in lists["finite"].values() for verb in verbs)})


def actor_cells(block: Block) -> Iterator[Cell]:
    """The cells of a table row that say who answers for or takes part in what it is about."""
    if (done := _done(block)) is not None:
        yield from (cell for key in ("answers", "takes_part") if (cell := _cell(block, key, done)) is not None)


def _duty(
    reading: Reading, block: Block, done: tuple[int, int], cell: Cell, actors: tuple[Party, ...], involvement: str
) -> Responsibility:
    text = " ".join(block.text[slice(*done)].split()).lstrip("•– ")
    start, end = block.start + min(done[0], cell.start), block.start + max(done[1], cell.end)
    return Responsibility(
        text=text,
        actors=actors,
        modality=modality_of_item(text, _modality(block, done, cell, involvement)),
        involvement=involvement,
        concerns=tuple(_concerns(reading, block)),
        evidence=(reading.evidence(start, end),),
        read_from=reading.read_from(block),
        confidence=0.95,
        section=reading.section(block),
    )


def _modality(block: Block, done: tuple[int, int], cell: Cell, involvement: str) -> str | None:
    """What the headers say of how an actor is bound: "Åtar sig att", "Ska", "Ansvarig"."""
    over = next((one.header for one in block.cells if one.start <= done[0] < one.end), "")
    said = modality_of_lead(over.casefold()) if re.search(r"\b(?:att|ska|för|med)$", over.strip()) else None
    return said or ("Responsible" if involvement == "Answers" and _answers(cell) else None)


def _answers(cell: Cell) -> bool:
    return "ansvar" in cell.header.casefold()


def _cell(block: Block, key: str, but: Cell | None = None) -> Cell | None:
    """The first cell whose header is one of the words of a column, or has one of its stems."""
    table = word_list("duties")["table"]
    others = [cell for cell in block.cells if cell is not but]
    exact = next((cell for cell in others if _folded(cell.header) in table[key]), None)
    stems = table["stems"].get(key, [])
    return exact or next((cell for cell in others if any(stem in _folded(cell.header) for stem in stems)), None)


def _folded(header: str) -> str:
    return re.sub(r"\s+", " ", header.casefold()).strip(" :.?")


def _done(block: Block) -> Cell | None:
    """The cell that says what is to be done: of the first word of the list that heads a column."""
    headers = {_folded(cell.header): cell for cell in reversed(block.cells)}
    actors = _actor_cell(block)
    for word in word_list("duties")["table"]["done"]:
        cell = headers.get(word) or next((one for head, one in headers.items() if head.startswith(f"{word} ")), None)
        if cell is not None and cell is not actors and block.cell_text(cell).strip():
            return cell
    return _beside(block, actors)


def _beside(block: Block, actors: Cell | None) -> Cell | None:
    """The other cell of a row of two, where the first names an actor under "Part" or "Aktör": it tells what they do."""
    if (
        actors is None
        or len(block.cells) != _TWO
        or _folded(actors.header) not in word_list("duties")["table"]["actors"]
    ):
        return None
    other = next(one for one in block.cells if one is not actors)
    no_task = caseless(word_list("duties")["table"]["no_task"]).search(_folded(other.header))
    return None if no_task or not block.cell_text(other).strip() else other


def _actor_cell(block: Block) -> Cell | None:
    """The cell that names who answers: a column "Ansvar" beside one of actors tells what they answer for."""
    answers, actors = _cell(block, "answers"), _cell(block, "actors")
    if answers is not None and actors is not None and _folded(answers.header) in word_list("duties")["table"]["done"]:
        return actors
    return answers or actors


def _concerns(reading: Reading, block: Block) -> Iterator[Concern]:
    """The goals and actions that were read from the same row."""
    matters: list[Concern] = [*reading.found(Action), *reading.found(Goal)]
    for fact in matters:
        if any(block.start <= one.start < block.end for one in fact.evidence):
            yield fact


def actors_in(parties: Parties, text: str) -> Iterator[Party]:
    """The actors that a cell or a line lists, each once."""
    mentions = find_mentions(text)
    names = [(one.start, one.end) for one in mentions if one.sort is Sort.NAME]
    held = any("/" in text[one.start : one.end] for one in mentions)
    seen: set[str] = set()
    for start, end in split_names(text if held else text.replace("/", ","), names):
        words = text[start:end].strip()
        if not words or len(words.split()) > 8 or not re.search(r"[A-Za-zÅÄÖåäö]{2}", words):
            continue
        if caseless(rf"\b(?:{'|'.join(word_list('duties')['table']['empty']['words'])})\b").search(words):
            continue
        group = [one for one in find_mentions(words) if one.sort is Sort.GROUP and one.name == words]
        members = parties.each(group[0]) if group else []
        for party in members if len(members) > 1 else [parties.named(words)]:
            if party.name not in seen:
                seen.add(party.name)
                yield party
