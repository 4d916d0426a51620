"""A table that a report declares in, the answer to its question as a sheet out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from queries.asking import Strategies
from queries.errors import UnknownValueError
from queries.proofs import facts_of, with_proofs
from queries.reports.model import Column, Quotation, Row, Sheet
from queries.reports.wording import Wording
from queries.tables import Cell
from queries.values import find_nodes

__all__ = ["Subject", "quotations_of", "subject_of", "wanted"]

Answer = dict[str, Cell]


@dataclass(frozen=True)
class Subject:
    """What a report is about: counties, by their full names, in strategies that are held against a day."""

    strategies: Strategies
    counties: tuple[str, ...]
    wording: Wording
    day: date
    documents: tuple[Answer, ...]

    @property
    def county(self) -> str:
        """The county, or the counties as running text names them."""
        return self.wording.listed(self.counties)

    def rows(self, question: str) -> list[Answer]:
        """The answer to a question about the counties."""
        return self.strategies.table(question, county=self.counties).dicts()

    def unproven(self, question: str, **parameters: tuple[str, ...]) -> list[Answer]:
        """The answer to a question with the facts of each row, but without their sentences."""
        return self.strategies.without_proofs().table(question, **parameters).dicts()

    @property
    def county_nodes(self) -> tuple[str, ...]:
        """The IRIs of the counties."""
        names = [(str(node), str(name)) for node, name in self.strategies.look_up("county").rows]
        return tuple(node for county in self.counties for node in find_nodes("county", county, names))

    @property
    def number_of_strategies(self) -> int:
        """How many strategy documents there are, of all counties."""
        held = {row["kind"]: row["number"] for row in self.strategies.look_up("holdings").dicts()}
        return _number(held.get("StrategyDocument"))

    @property
    def values(self) -> dict[str, str]:
        """What may stand in the texts of a report: the county, the day, and what its document is called."""
        kinds = {str(row["kind"]) for row in self.documents}
        doc = self.wording.document(kinds.pop() if len(self.documents) == 1 else "several")
        return {
            "county": self.county,
            "doc": doc,
            "Doc": doc[:1].upper() + doc[1:],
            "day": self.wording.day(self.day),
        }

    def texts(self, declared: Mapping[str, Any], key: str) -> str:
        """A text of something declared, about this county; empty where it has none of that name."""
        return self.wording.of(declared, key, **self.values)

    def sheet(self, declared: Mapping[str, Any]) -> Sheet:
        """The answer to the question of a declared table, with the rows and columns that are wanted."""
        most = declared.get("most-rows")
        # of a table that is cut only the rows that are shown need their sentences
        every = self.unproven(declared["question"], county=self.counties) if most else self.rows(declared["question"])
        rows = [row for row in every if wanted(row, declared)]
        if by := declared.get("alike"):
            rows = _shared([row for row in rows if row["county"] in self.counties], by)
        if declared.get("by-page"):
            rows.sort(key=lambda row: (str(row.get("document")), _number(row.get("page"))))
        if by := declared.get("in-order"):
            rows.sort(key=lambda row: self.wording.rank(by, row[by]))
        caption = whole = str(declared["caption"][self.wording.language]).format(**self.values)
        of = len(rows)
        if most:
            rows = self._proven(rows[:most])
        if len(rows) < of:
            caption = f"{caption} ({self.wording.say('first-of', n=most, of=of)})"
        if "alike" in declared:
            return self._paired(caption, rows, declared)
        if "across" in declared:
            return self._side_by_side(caption, rows, declared)
        columns: Mapping[str, float] = _used(declared["columns"], rows)
        return Sheet(
            caption,
            tuple(Column(self._heading(name, declared), share) for name, share in columns.items()),
            _merged(self._row(row, columns, quoted=declared.get("quotations", True)) for row in rows),
            whole,
            of,
        )

    def _proven(self, rows: Sequence[Answer]) -> list[Answer]:
        """The rows with the sentences of their facts."""
        proofs = self.strategies.proofs(facts_of(rows))
        return [with_proofs(row, proofs) for row in rows]

    def _side_by_side(self, caption: str, rows: Sequence[Answer], declared: Mapping[str, Any]) -> Sheet:
        """A column for each county, with the value of a column there, or a mark that there is something."""
        index, value = list(declared["columns"]), declared["across"]
        found: dict[tuple[Cell, ...], dict[str, Cell]] = {}
        for row in rows:
            key = tuple(self.wording.value(name, row[name]) for name in index)
            cell = self.wording.value(value, row[value]) if value in row else self.wording.say("mark")
            found.setdefault(key, {}).setdefault(str(row["county"]), cell)
        columns = [Column(self._heading(name, declared), declared["columns"][name]) for name in index]
        columns += [Column(county, declared.get("share", 2.0)) for county in self.counties]
        ordered = list(found.items())
        if declared.get("shared-first"):
            ordered.sort(key=lambda item: -len(item[1]))
        nothing: Cell = declared.get("nothing", "–")
        body = (Row((*key, *(of.get(county, nothing) for county in self.counties))) for key, of in ordered)
        return Sheet(caption, tuple(columns), tuple(body))

    def _paired(self, caption: str, rows: Sequence[Answer], declared: Mapping[str, Any]) -> Sheet:
        """A row for what is alike, with what each county says of it and the page."""
        index, said = list(declared["columns"]), list(declared["across"])
        shared: dict[Cell, tuple[Cell, ...]] = {}
        found: dict[Cell, dict[str, dict[str, None]]] = {}
        for row in rows:
            key = row[declared["alike"]]
            shared[key] = tuple(self.wording.value(name, row[name]) for name in index)
            text = _told_once([self.wording.shown(row[name]) for name in said])
            place = f" ({self.wording.say('page', page=self.wording.shown(row['page']))})" if row["page"] else ""
            found.setdefault(key, {}).setdefault(str(row["county"]), {})[text + place] = None
        columns = [Column(self._heading(name, declared), declared["columns"][name]) for name in index]
        columns += [Column(county, declared.get("share", 4.0)) for county in self.counties]
        body = (
            Row((*shared[key], *("; ".join(of.get(county, ["–"])) for county in self.counties)))
            for key, of in found.items()
        )
        return Sheet(caption, tuple(columns), tuple(body))

    def _heading(self, name: str, declared: Mapping[str, Any]) -> str:
        own = declared.get("headings", {}).get(name)
        return str(own[self.wording.language]) if own else self.wording.column(name)

    def _row(self, row: Answer, columns: Iterable[str], *, quoted: bool) -> Row:
        cells = tuple(self.wording.value(name, row[name]) for name in columns)
        return Row(cells, quotations_of(row) if quoted else ())


def subject_of(strategies: Strategies, counties: Sequence[str], language: str, day: date) -> Subject:
    """Counties by any of their names; raises UnknownValueError where one has no strategy, or a name fits several."""
    held, wording = strategies.on(day), Wording(language)
    names = tuple(dict.fromkeys(_county(held, one) for one in counties))
    documents = tuple(held.table("strategies", county=names).dicts())
    return Subject(held, names, wording, day, documents)


def _county(strategies: Strategies, name: str) -> str:
    found = sorted({str(row["county"]) for row in strategies.table("strategies", county=name).dicts()})
    if len(found) != 1:
        known = found or sorted({str(row["county"]) for row in strategies.table("strategies").dicts()})
        raise UnknownValueError("county", name, known)
    return found[0]


def quotations_of(row: Answer) -> tuple[Quotation, ...]:
    """The sentences that a row of an answer rests on: one, or two where it compares two facts."""
    return tuple(
        Quotation(str(row[f"document{side}"]), page if isinstance(page, int) else None, str(row[f"quote{side}"]))
        for side in ("", "_2")
        if row.get(f"quote{side}")
        for page in (row.get(f"page{side}"),)
    )


def wanted(row: Answer, declared: Mapping[str, Any]) -> bool:
    """Whether something declared wants a row, by what its columns hold (`review.toml` tells how that is said)."""
    keep: Mapping[str, Sequence[str]] = declared.get("keep", {})
    drop: Mapping[str, Sequence[str]] = declared.get("drop", {})
    return (
        all(row[name] in values for name, values in keep.items())
        and not any(row[name] in values for name, values in drop.items())
        and all(row[name] for name in declared.get("filled", ()))
        and not any(row[name] for name in declared.get("empty", ()))
        and all(_number(row[name]) >= least for name, least in declared.get("least", {}).items())
        and all(_number(row[name]) <= most for name, most in declared.get("most", {}).items())
    )


def _merged(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows, of those with the same cells one with the sentences of all."""
    found: dict[tuple[Cell, ...], dict[Quotation, None]] = {}
    for row in rows:
        found.setdefault(row.cells, {}).update(dict.fromkeys(row.quotations))
    return tuple(Row(cells, tuple(quotations)) for cells, quotations in found.items())


def _shared(rows: Sequence[Answer], by: str) -> list[Answer]:
    """The rows that have the same value of a column as one of another county."""
    counties: dict[Cell, set[Cell]] = {}
    for row in rows:
        counties.setdefault(row[by], set()).add(row["county"])
    return [row for row in rows if len(counties[row[by]]) > 1]


def _used(columns: Mapping[str, float], rows: Sequence[Answer]) -> Mapping[str, float]:
    """The columns that some row has a value in; all of them where there are no rows."""
    used = {name: share for name, share in columns.items() if any(row[name] not in (None, ()) for row in rows)}
    return used or columns


def _told_once(parts: Sequence[str]) -> str:
    """Parts of a statement, from the outermost; one with which the next begins is not told twice.

    >>> _told_once(["Skatteverket", "Skatteverket ger råd."]), _told_once(["Skatteverket", "Ger råd."])
    ('Skatteverket ger råd.', 'Skatteverket: Ger råd.')
    """
    told = ""
    for part in reversed(parts):
        begins = told.casefold().startswith(f"{part.casefold()} ")
        told = told if begins else f"{part}: {told}" if told else part
    return told


def _number(cell: Cell) -> int:
    """A number, or how many there are in a list."""
    if isinstance(cell, tuple):
        return len(cell)
    return cell if isinstance(cell, int) else 0
