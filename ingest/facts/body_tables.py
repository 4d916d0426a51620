"""Tables that describe a document's bodies in, their rows out: each with the name and what the columns tell of it.

Such a table has a column of names ("Grupp", "Forum") beside columns for members, meetings or tasks. A small table
without names ("Ledamöter | ...", "Möten | ...") tells of the body that its heading names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from weakref import WeakKeyDictionary

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.facts.body_names import body_kind, is_bare, is_body_noun
from ingest.facts.gazetteer import registered
from ingest.facts.needles import caseless
from ingest.facts.reading import Reading
from ingest.sentences.splitting import split
from ingest.wordlists import word_list

__all__ = ["BodyCell", "BodyRow", "body_rows", "is_unformed"]

_MAX_WORDS = 10  # of a body's name
_TELLING = frozenset({"members", "convener", "chair", "meetings"})


@dataclass(frozen=True, slots=True)
class BodyCell:
    """What a cell tells of a body; `start` and `end` are code points in the document's text."""

    role: str
    text: str
    start: int
    end: int

    def sentences(self) -> Iterator[tuple[str, int, int]]:
        """The sentences and lines of the cell, each with its place in the document."""
        for start, end in split(self.text):
            yield self.text[start:end], self.start + start, self.start + end


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row about one body; without `name` it is about the body of the heading above."""

    block: Block
    name: BodyCell | None
    cells: tuple[BodyCell, ...]

    def get(self, role: str) -> BodyCell | None:
        return next((cell for cell in self.cells if cell.role == role), None)


def body_rows(reading: Reading) -> dict[int, BodyRow]:
    """The rows about bodies by where their block starts; worked out once."""
    if reading not in _KNOWN:
        _KNOWN[reading] = {row.block.start: row for row in _rows(reading)}
    return _KNOWN[reading]


_KNOWN: WeakKeyDictionary[Reading, dict[int, BodyRow]] = WeakKeyDictionary()


def is_unformed(text: str) -> bool:
    """Whether a cell says that the body does not exist yet: "Har ännu inte bildats."."""
    return caseless(word_list("bodies")["table"]["unformed"]).search(text) is not None


def _rows(reading: Reading) -> Iterator[BodyRow]:
    tables = (block for block in reading.blocks if block.kind is BlockKind.TABLE and block.cells and not block.role)
    for _, group in groupby(tables, key=_table):
        blocks = list(group)
        if _is_upright(blocks):
            named = ((block, _role(block.cell_text(block.cells[0]))) for block in blocks)
            yield from (_row(block, None, [(block.cells[1], role)]) for block, role in named)
        else:
            column = _name_column(blocks)
            yield from (row for block in blocks if column is not None and (row := _named_row(block, column)))


def _table(block: Block) -> object:
    """What the rows of one table have in common: its number, or else the headers."""
    return block.table or tuple(cell.header for cell in block.cells)


def _named_row(block: Block, column: int) -> BodyRow | None:
    name = next((cell for cell in block.cells if cell.column == column), None)
    if name is None or not (_is_name(block.cell_text(name)) or _may_be_name(block.cell_text(name), name.header)):
        return None
    others = [(cell, _role(cell.header)) for cell in block.cells if cell is not name]
    return _row(block, name, others)


def _row(block: Block, name: Cell | None, others: Sequence[tuple[Cell, str | None]]) -> BodyRow:
    cells = (_cell(block, cell, role) for cell, role in others if role)
    return BodyRow(block, _cell(block, name, "name") if name else None, tuple(cells))


def _cell(block: Block, cell: Cell, role: str) -> BodyCell:
    return BodyCell(role, block.cell_text(cell), block.start + cell.start, block.start + cell.end)


def _name_column(blocks: Sequence[Block]) -> int | None:
    """The column of bodies' names, if the table has others that tell of bodies."""
    headers = {cell.column: cell.header for block in blocks for cell in block.cells}
    roles = {column: _role(header) for column, header in headers.items()}
    for column, header in sorted(headers.items()):
        cells = [block.cell_text(cell) for block in blocks for cell in block.cells if cell.column == column]
        named = sum(map(_is_name, cells))
        others = {role for other, role in roles.items() if other != column and role}
        told = others & _TELLING or (others and _matches("body", header))
        if told and 2 * named >= len(cells) and (_matches("body", header) or (column == 0 and roles[0] is None)):
            return column
    return None


def _is_name(text: str) -> bool:
    words = text.replace("\n", " ").split()
    if not 0 < len(words) <= _MAX_WORDS or is_bare(text) or text.rstrip().endswith("."):
        return False
    return any(is_body_noun(word.strip("(),:")) for word in words) and body_kind(text) is not None


def _may_be_name(text: str, header: str) -> bool:
    """Whether a cell of a column that is headed "Grupp" or "Forum" names a body without such a noun: "Ungas spegel"."""
    words = text.split()
    plain = text[:1].isupper() and not text.rstrip().endswith((".", ":")) and 0 < len(words) <= _MAX_WORDS
    return plain and bool(_matches("body", header)) and not is_bare(text) and registered(text) is None


def _is_upright(blocks: Sequence[Block]) -> bool:
    """Whether the first column names what the second tells, of one body: "Ordförande | ...", "Möten | ..."."""
    if any(len(block.cells) != 2 for block in blocks):
        return False
    roles = [_role(block.cell_text(block.cells[0])) for block in blocks]
    return len([role for role in roles if role]) > len(blocks) / 2 and len(_TELLING & set(roles)) >= 2


def _role(header: str) -> str | None:
    """What a column tells of a body; of two that fit the one with the longer word."""
    found = [(length, role) for role in ("members", "convener", "chair", "meetings", "tasks", "reports_to")
             if (length := _matches(role, header))]  # fmt: skip
    return max(found)[1] if found else None


def _matches(role: str, header: str) -> int:
    """How many letters of a header's beginning are one of the words of a role."""
    folded = " ".join(header.casefold().split()).strip(" :*.?")
    return max((len(word) for word in _words(role) if folded == word or folded.startswith(f"{word} ")), default=0)


@cache
def _words(role: str) -> tuple[str, ...]:
    return tuple(word_list("bodies")["table"][role])
