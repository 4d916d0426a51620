"""Questions by name in, tables with the evidence of each row out; from a graph on disk or a remote endpoint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from queries.catalog import Parameter, Question, find_question, lookup_header, lookup_text
from queries.errors import MissingValueError, UnknownValueError
from queries.network import NetworkKind, read_network
from queries.ordering import take_order
from queries.parameters import bind, bind_lookup, bind_values
from queries.tables import Cell, Table, read_results
from queries.turning import between
from queries.values import Names, find_nodes, near

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from queries.sources import Source

__all__ = ["PROOF", "Strategies", "Value"]

PROOF = ("document", "page", "quote")  # the columns that lead from a row to its sentence
_BATCH = 500  # facts a look-up of evidence, so that a remote store takes the query

Value = str | date | Iterable[str]


class Strategies:
    """A graph of strategies that can be asked: `ask` a question of the catalogue, or any SPARQL with `sparql`."""

    def __init__(self, source: Source, day: date | None = None, note: str = "", *, prove: bool = True) -> None:
        self._source, self._day, self._prove = source, day, prove
        self.note = note

    def as_of(self, day: date | str, name: str | None = None) -> Strategies:
        """The strategies that were in force on a day ("2024-05-01"), as the question of that name reads them.

        `note` then tells which documents are read, and which of them without known validity. Raises ValueError for what
        is no day, and RemoteError for an endpoint, which has the newest editions only.
        """
        wanted = date.fromisoformat(day) if isinstance(day, str) else day
        source, note = self._source.as_of(wanted, ended_too=name is not None and find_question(name).ended_too)
        return Strategies(source, wanted, note, prove=self._prove)

    def version(self) -> Path:
        """The folder of the version that is asked; raises RemoteError for an endpoint."""
        return self._source.version()

    def on(self, day: date) -> Strategies:
        """The same strategies, asked what had run out or was repealed by a day that need not be today."""
        return Strategies(self._source, day, self.note, prove=self._prove)

    def ask(self, name: str, **parameters: Value) -> pd.DataFrame:
        """The answer to a question of the catalogue as a DataFrame, with document, page and quotation of each row.

        `parameters` narrow it (`county="Granviks län"`, `county=["Granvik", "Sjöboda"]`); `as_of="2024-05-01"` asks the
        strategies in force then. Where a row compares two facts, `document_2`, `page_2` and `quote_2` are the second's;
        `fact` and `fact_2` are the IRIs of the facts, which a served graph shows with their sentence on its page.
        Raises UnknownQuestionError, UnknownValueError or MissingValueError, which say what there is.
        """
        return self.table(name, **parameters).as_frame()

    def table(self, name: str, **parameters: Value) -> Table:
        """As `ask`, but a plain table."""
        question = find_question(name)
        if day := parameters.pop("as_of", None):
            return self.as_of(_one(day), name).table(name, **parameters)
        values = self._values(question, parameters)
        if (known := self._known(question, values)) is not None:
            return known
        answer = self._select(bind(question, values), question.lists)
        return self._with_evidence(answer, question.columns, question.evidence)

    def look_up(self, name: str, **values: Iterable[str]) -> Table:
        """The answer to a query of queries/lookups; `values` bind its marked lines to IRIs.

        Its header may name `lists`, and the column of `evidence` that brings document, page and quotation of each row.
        """
        text, header = bind_lookup(name, values), lookup_header(name)
        evidence = header.get("evidence", ())
        if (known := self._source.kept(text, self._left_out(evidence))) is not None:
            return known
        answer = self._select(text, frozenset(header.get("lists", ())))
        shown = tuple(column for column in answer.columns if column not in evidence)
        return self._with_evidence(answer, shown, evidence)

    def without_proofs(self) -> Strategies:
        """The same strategies, whose tables name the facts of each row, and leave their sentences to `proofs`."""
        return Strategies(self._source, self._day, self.note, prove=False)

    def proofs(self, facts: Iterable[str]) -> dict[str, tuple[Cell, ...]]:
        """Document, page and quotation of each fact: of several, that of the fact as a whole, the first in the text."""
        return self._proofs(sorted(set(facts)))

    def kept(self, text: str) -> Table | None:
        """The answer to a query that was made ready with the graph, found by its text; None where there is none."""
        return self._source.kept(text)

    def sparql(self, text: str) -> pd.DataFrame:
        """The answer to a SPARQL SELECT query as a DataFrame."""
        return read_results(self._source.select(text)).as_frame()

    def graph(self, kind: str = "partners") -> nx.Graph[str]:
        """A network: of "partners" of counties, of members of "bodies", or of "goals" and those who answer for them.

        Nodes have a `label` and a `kind`; there is an edge for each partnership, membership or responsibility.
        """
        return read_network(self, NetworkKind(kind))

    def _known(self, question: Question, values: Mapping[str, Iterable[str | date]]) -> Table | None:
        """The answer to a question that was made ready with the graph, or those of its rows that are asked for.

        None where there is none, as where a parameter changes what the rows say.
        """
        only = {name: [str(node) for node in nodes] for name, nodes in values.items() if name in question.narrows}
        if len(only) > 1 and any(question.narrows[name].group for name in only):
            return None  # an overlap that has a row of the one and another row of the other
        rest = {name: nodes for name, nodes in values.items() if name not in only}
        without = self._left_out(question.evidence, question.columns)
        if question.turn is None:
            return self._source.kept(bind(question, rest), without, only)
        first, last = (
            self._source.kept(bind(question, {**rest, "as_of": [end]}), without, only) for end in (date.min, date.max)
        )
        if first is None or last is None:
            return None
        return between(first, last, self._day or date.today(), question.turn, take_order(question.text)[1])

    def _left_out(self, evidence: Sequence[str], shown: Sequence[str] = ()) -> set[str]:
        """The columns that lead to sentences, where none are wanted."""
        return set() if self._prove else {name for i in range(len(evidence)) for name in _proof_columns(i)} - set(shown)

    def _select(self, text: str, lists: frozenset[str]) -> Table:
        text, order = take_order(text)
        return read_results(self._source.select(text), lists, order)

    def names(self, parameter: Parameter) -> Names:
        """What may be given for a parameter of a question: pairs of an IRI and a name of it."""
        if parameter.is_date:
            return []
        return [(str(node), str(name)) for node, name in self.look_up(parameter.kind).rows]

    def _values(self, question: Question, given: Mapping[str, Value]) -> dict[str, list[str | date]]:
        """The nodes that names stand for, by parameter; a question that asks for a day is asked as of today."""
        known = {one.name: one for one in question.parameters}
        for name in given:
            if name not in known:
                raise UnknownValueError("parameter", name, sorted(known), near(name, known))
        for one in question.parameters:
            if one.required and not given.get(one.name):
                raise MissingValueError(question.name, one.name, sorted({name for _, name in self.names(one)}))
        values: dict[str, list[str | date]] = {
            one.name: [self._day or date.today()] for one in question.parameters if one.is_date
        }
        for name, value in given.items():
            names = self.names(known[name])
            values[name] = [node for part in _several(value) for node in find_nodes(name, part, names)]
        return values

    def _with_evidence(self, answer: Table, shown: tuple[str, ...], evidence: tuple[str, ...]) -> Table:
        """The answer's shown columns, and for each fact that proves a row the columns that lead to its sentence."""
        table = answer.only(shown)
        for place, column in enumerate(evidence):
            facts = [row[answer.columns.index(column)] for row in answer.rows]
            proofs = self._proofs(sorted({str(fact) for fact in facts if fact})) if self._prove else {}
            fact_column = "fact" if place == 0 else f"fact_{place + 1}"
            rows = tuple((*proofs.get(str(fact), (None, None, None)), fact) for fact in facts)
            table = table.beside(Table((*_proof_columns(place), fact_column), rows))
        return table

    def _proofs(self, nodes: list[str]) -> dict[str, tuple[Cell, ...]]:
        """Document, page and quotation by node: of several, one for the fact as a whole, the first in the text."""
        proofs = self._first("evidence", nodes)
        return proofs | self._first("quotation", [node for node in nodes if node not in proofs])

    def _first(self, lookup: str, nodes: list[str]) -> dict[str, tuple[Cell, ...]]:
        ranked: dict[str, tuple[tuple[bool, int, int, str], tuple[Cell, ...]]] = {}
        for batch in (nodes[i : i + _BATCH] for i in range(0, len(nodes), _BATCH)):
            table = read_results(self._source.select(bind_values(lookup_text(lookup), "node", batch)))
            for node, document, page, start, quote, supports in table.rows:
                rank = (supports is not None, _whole(page), _whole(start), str(quote))
                if str(node) not in ranked or rank < ranked[str(node)][0]:
                    ranked[str(node)] = (rank, (document, page, quote))
        return {node: proof for node, (_, proof) in ranked.items()}


def _proof_columns(place: int) -> tuple[str, ...]:
    """The columns of the first proof of a row, the second and so on, counted from 0."""
    return PROOF if place == 0 else tuple(f"{name}_{place + 1}" for name in PROOF)


def _several(value: Value) -> list[str]:
    """The values of a parameter that may have one or several."""
    return [str(value)] if isinstance(value, str | date) else [str(one) for one in value]


def _one(day: Value) -> date | str:
    if isinstance(day, str | date):
        return day
    (only,) = day  # ValueError where it is more than one
    return only


def _whole(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
