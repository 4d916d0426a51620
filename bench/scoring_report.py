"""Counts in, tables for the terminal, for the documentation and for the graph out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rich.table import Table as Shown

from bench.scoring import Counts
from bench.scoring_evidence import Shares
from bench.scoring_table import KINDS, Table

__all__ = ["Evaluated", "confidence_table", "counts_table", "disordered", "markdown", "quality"]

_ALL = "all kinds"
_HEADER = ("field", "gold", "found", "right", "P", "R", "F")
_OPENING = """# How well documents are read

Written by `make evaluate` with `--write`; do not edit.

A careful reader listed the facts of each document (`tests/expected`). Each row tells how many of them there are, how
many were found, and how many of these are right: P is the share of the found ones that are right, R the share of the
listed ones that were found, F their harmonic mean. Texts are the same when they are equal, when one holds the other
and is at most twice as long, or when the F of their words is 0.8 or more. A row with a dot is about the values of
facts that were found. Micro F takes all rows together, macro F is the mean of the rows.
"""


_CONFIDENCE = """\
The share of right facts by the confidence they carry, all sets together. Where all are right, the classes cannot be
told apart: these documents are those that the rules were tried on."""


@dataclass(frozen=True)
class Evaluated:
    """A set of documents with its figures; `note` says what the figures are worth."""

    name: str
    title: str
    note: str
    documents: int
    table: Table
    shares: Shares


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _rows(table: Table) -> Iterator[tuple[str, ...]]:
    for row, counts in table.counts.items():
        if counts.gold or counts.found:
            whole = (counts.gold, counts.found, counts.right)
            yield (row, *map(str, whole), *map(_number, (counts.precision, counts.recall, counts.f)))


def _decimal(value: float) -> str:
    """A number with at most three decimals, in the one form that stores keep as it is."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _summary(one: Evaluated) -> str:
    parts = [f"micro F {one.table.micro:.3f}", f"macro F {one.table.macro:.3f}"]
    return ", ".join([*parts, *(f"{name} {share:.3f}" for name, share in one.shares.lines())])


def counts_table(one: Evaluated) -> Shown:
    """The figures of a set for the terminal."""
    shown = Shown(title=f"{one.title} ({one.documents} documents)", caption=_summary(one))
    for name in _HEADER:
        shown.add_column(name, justify="left" if name == "field" else "right")
    for row in _rows(one.table):
        shown.add_row(*row)
    return shown


# -- confidence ------------------------------------------------------------------------------------------------------


def _by_class(table: Table) -> dict[str, list[tuple[str, Counts]]]:
    """The classes of confidence of each kind and of all kinds, the surest first."""
    found: dict[str, dict[str, Counts]] = defaultdict(lambda: defaultdict(Counts))
    for (kind, confidence), counts in table.classes.items():
        found[kind][confidence] += counts
        found[_ALL][confidence] += counts
    return {
        kind: sorted(found[kind].items(), key=lambda pair: -float(pair[0])) for kind in (*KINDS, _ALL) if kind in found
    }


def disordered(table: Table, kind: str = _ALL) -> list[str]:
    """The pairs of neighbouring classes of which the less sure one is right at least as often as the surer one."""
    classes = _by_class(table).get(kind, [])
    return [
        f"{kind}: {low} ({_number(after.precision)}) is not below {high} ({_number(before.precision)})"
        for (high, before), (low, after) in pairwise(classes)
        if (after.precision or 0) >= (before.precision or 0)
    ]


def confidence_table(table: Table) -> Shown:
    """How many of the facts of each confidence are right, by kind."""
    shown = Shown(title="Precision by confidence", caption="\n".join(disordered(table)) or None)
    for name in ("kind", "confidence", "found", "right", "P"):
        shown.add_column(name, justify="left" if name == "kind" else "right")
    for kind, classes in _by_class(table).items():
        for confidence, counts in classes:
            shown.add_row(kind, confidence, str(counts.found), str(counts.right), _number(counts.precision))
    return shown


# -- files -----------------------------------------------------------------------------------------------------------


def markdown(sets: Sequence[Evaluated]) -> str:
    """The page of the documentation."""
    return "\n".join([_OPENING, *(_section(one) for one in sets), _confidence_section(sets)])


def _section(one: Evaluated) -> str:
    lines = [f"## {one.title}", "", f"{one.documents} documents. {one.note}", "", _cells(_HEADER)]
    lines += [_cells("-" * len(_HEADER)), *map(_cells, _rows(one.table)), "", f"{_summary(one)}."]
    return "\n".join([*lines, ""])


def _confidence_section(sets: Sequence[Evaluated]) -> str:
    table = sum((one.table for one in sets), Table())
    lines = ["## Confidence", "", _CONFIDENCE, ""]
    lines += [_cells(("confidence", "found", "right", "P")), _cells("----")]
    lines += [_cells((name, str(n.found), str(n.right), _number(n.precision))) for name, n in _by_class(table)[_ALL]]
    return "\n".join([*lines, ""])


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join('---' if cell == '-' and len(set(cells)) == 1 else cell for cell in cells)} |"


def quality(sets: Sequence[Evaluated]) -> dict[str, Any]:
    """What the graph says of its own quality: decimals as texts, so that they stay as they are."""
    return {one.name: {"documents": one.documents, "figures": dict(_figures(one.table))} for one in sets}


def _figures(table: Table) -> Iterator[tuple[str, Mapping[str, str]]]:
    for kind in KINDS:
        counts = table.counts[kind]
        if counts.gold or counts.found:
            named = (("precision", counts.precision), ("recall", counts.recall), ("f", counts.f))
            yield kind, {name: _decimal(value) for name, value in named if value is not None}
    yield "all", {"micro-f": _decimal(table.micro), "macro-f": _decimal(table.macro)}
