"""Questions by name in, tables with the evidence of each row out; from a graph on disk or a remote endpoint."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from graph.network import Partner, network_of
from queries.catalog import Parameter, find_question, lookup_header, lookup_text, lookup_variables
from queries.errors import UnknownValueError
from queries.parameters import bind, bind_values
from queries.tables import Cell, Table, read_results

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from queries.sources import Source

__all__ = ["PROOF", "Strategies"]

PROOF = ("document", "page", "quote")  # the columns that lead from a row to its sentence
_BATCH = 500  # facts a look-up of evidence, so that a remote store takes the query


class Strategies:
    """A graph of strategies that can be asked: `ask` a question of the catalogue, or any SPARQL with `sparql`."""

    def __init__(self, source: Source, day: date | None = None, note: str = "") -> None:
        self._source, self._day = source, day
        self.note = note

    def as_of(self, day: date | str, name: str | None = None) -> Strategies:
        """The strategies that were in force on a day ("2024-05-01"), as the question of that name reads them.

        `note` then tells which documents are read, and which of them without known validity. Raises ValueError for what
        is no day, and RemoteError for an endpoint, which has the newest editions only.
        """
        wanted = date.fromisoformat(day) if isinstance(day, str) else day
        source, note = self._source.as_of(wanted, ended_too=name is not None and find_question(name).ended_too)
        return Strategies(source, wanted, note)

    def ask(self, name: str, **parameters: str) -> pd.DataFrame:
        """The answer to a question of the catalogue as a DataFrame, with document, page and quotation of each row.

        `parameters` narrow it (`county="Granviks län"`); `as_of="2024-05-01"` asks the strategies in force then. Raises
        UnknownQuestionError or UnknownValueError, which say what there is.
        """
        return self.table(name, **parameters).as_frame()

    def table(self, name: str, **parameters: str) -> Table:
        """As `ask`, but a plain table."""
        question = find_question(name)
        if day := parameters.pop("as_of", None):
            return self.as_of(day, name).table(name, **parameters)
        known = {parameter.name: parameter for parameter in question.parameters}
        for given in parameters:
            if given not in known:
                raise UnknownValueError("parameter", given, sorted(known))
        values: dict[str, Iterable[str | date]] = {
            given: self._find(known[given], value) for given, value in parameters.items()
        }
        values |= {one.name: [self._day or date.today()] for one in question.parameters if one.is_date}
        answer = read_results(self._source.select(bind(question, values)), question.lists)
        return self._with_evidence(answer, question.columns, question.evidence)

    def look_up(self, name: str, **values: Iterable[str]) -> Table:
        """The answer to a query of queries/lookups; `values` bind its marked lines to IRIs.

        Its header may name `lists`, and the column of `evidence` that brings document, page and quotation of each row.
        """
        text, header = lookup_text(name), lookup_header(name)
        for variable in lookup_variables(name):
            text = bind_values(text, variable, values.get(variable))
        answer = read_results(self._source.select(text), frozenset(header.get("lists", ())))
        evidence = "".join(header.get("evidence", ())) or None
        shown = tuple(column for column in answer.columns if column != evidence)
        return self._with_evidence(answer, shown, evidence)

    def sparql(self, text: str) -> pd.DataFrame:
        """The answer to a SPARQL SELECT query as a DataFrame."""
        return read_results(self._source.select(text)).as_frame()

    def graph(self) -> nx.Graph[str]:
        """The network of counties and partners: nodes with `label` and `kind`, an edge for each partnership."""
        rows = read_results(self._source.select(lookup_text("partners"))).rows
        return network_of(Partner(*(None if cell is None else str(cell) for cell in row)) for row in rows)  # type: ignore[arg-type]

    def _find(self, parameter: Parameter, value: str) -> list[str]:
        """The IRIs of what a name stands for, without case; "Granvik" finds "Granviks län"."""
        rows = read_results(self._source.select(lookup_text(parameter.kind))).rows
        names = [(str(node), str(name)) for node, name in rows]
        wanted = _fold(value)
        found = sorted({node for node, name in names if value == node or _fold(name) == wanted})
        found = found or sorted({node for node, name in names if wanted and _fold(name).startswith(wanted)})
        if not found:
            raise UnknownValueError(parameter.name, value, sorted({name for _, name in names}))
        return found

    def _with_evidence(self, answer: Table, columns: tuple[str, ...], evidence: str | None) -> Table:
        shown = [answer.columns.index(column) for column in columns]
        if evidence is None:
            return Table(columns, tuple(tuple(row[i] for i in shown) for row in answer.rows))
        key = answer.columns.index(evidence)
        proofs = self._proofs(sorted({str(row[key]) for row in answer.rows if row[key]}))
        names = [name for name in PROOF if name not in columns]
        rows = []
        for row in answer.rows:
            proof = dict(zip(PROOF, proofs.get(str(row[key]), (None, None, None)), strict=True))
            rows.append((*(row[i] for i in shown), *(proof[name] for name in names), row[key]))
        return Table((*columns, *names, "fact"), tuple(rows))

    def _proofs(self, nodes: list[str]) -> dict[str, tuple[Cell, ...]]:
        """Document, page and quotation by node: of several, one for the fact as a whole, the first in the text."""
        ranked: dict[str, tuple[tuple[bool, int, int, str], tuple[Cell, ...]]] = {}
        for batch in (nodes[i : i + _BATCH] for i in range(0, len(nodes), _BATCH)):
            table = read_results(self._source.select(bind_values(lookup_text("evidence"), "node", batch)))
            for node, document, page, start, quote, supports in table.rows:
                rank = (supports is not None, _whole(page), _whole(start), str(quote))
                if str(node) not in ranked or rank < ranked[str(node)][0]:
                    ranked[str(node)] = (rank, (document, page, quote))
        return {node: proof for node, (_, proof) in ranked.items()}


def _whole(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
