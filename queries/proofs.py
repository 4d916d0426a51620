"""Rows that name their facts and the sentences of these in, the rows with document, page and quotation out.

A row has a fact, and where it compares two a second; the columns of its sentence then end in "_2".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from queries.asking import PROOF
from queries.tables import Cell

__all__ = ["Proofs", "facts_of", "with_proofs"]

Proofs: TypeAlias = Mapping[str, tuple[Cell, ...]]  # document, page and quotation by fact
_FACTS = {"fact": "", "fact_2": "_2"}  # the columns with facts, and how the columns of their sentences end


def facts_of(rows: Iterable[Mapping[str, Cell]]) -> set[str]:
    """The facts that rows name."""
    return {str(row[name]) for row in rows for name in _FACTS if row.get(name)}


def with_proofs(row: Mapping[str, Cell], proofs: Proofs) -> dict[str, Cell]:
    """A row with what leads to the sentences of its facts; a column of the answer's own stays."""
    told = dict(row)
    for fact, end in _FACTS.items():
        for name, value in zip(PROOF, proofs.get(str(row.get(fact)), ()), strict=False):
            if told.get(f"{name}{end}") is None:
                told[f"{name}{end}"] = value
    return told
