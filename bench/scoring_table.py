"""A gold file and a graph in, the counts of each field out, and what became of each fact by its confidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bench.scoring import Counts, Item, Pairing, pair
from bench.scoring_found import area_facts, found_items
from bench.scoring_gold import ASSIGNMENTS, area_items, gold_items
from bench.scoring_graph import Graph

__all__ = ["FIELDS", "KINDS", "Table", "score"]

FIELDS = (
    "document",
    *("focus_areas", "focus_areas.order", "focus_areas.themes"),
    *("goals", "goals.level", "goals.area", "goals.measure"),
    *("actions", "actions.area"),
    *("partners", "partners.kind"),
    *("duties", "duties.modality"),
    *("bodies", "bodies.members", "bodies.convener", "bodies.chair", "bodies.meetings", "bodies.reports_to"),
    *("bodies.responsible_for", "bodies.exists"),
    "sdg",
    *("target_groups", "target_groups.rank"),
    *("definitions", "definitions.attributes"),
    *("principles", "policies", "legal_references", "stated_counts", "exclusions"),
    *("follow_up", "follow_up.actor"),
    *("signatories", "unassigned"),
)
KINDS = tuple(name for name in FIELDS if "." not in name)  # the rows that are no values of other rows' items
_SAID_OF_FACTS = "unassigned"  # facts that have rows of their own


@dataclass
class Table:
    """Counts by field; `misses` tells what was missed and what is spurious, `classes` how facts of a confidence fared.

    `classes` has by field and confidence the number of right facts and of facts that could be judged.
    """

    counts: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(FIELDS, Counts()))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    classes: dict[tuple[str, str], Counts] = field(default_factory=lambda: defaultdict(Counts))

    def add(self, row: str, pairing: Pairing, about: str = "") -> None:
        """Count a pairing in a row."""
        self.counts[row] += Counts.of(pairing)
        self.misses[row] += [f"missed   {about}{item.shown}" for item in pairing.missed]
        self.misses[row] += [f"spurious {about}{item.shown}" for item in pairing.spurious]
        if row in KINDS and row != _SAID_OF_FACTS:
            self._judge(row, pairing.right, 1)
            self._judge(row, pairing.spurious, 0)

    def _judge(self, row: str, items: Iterable[Item], right: int) -> None:
        for item in items:
            if item.confidence is not None:
                self.classes[row, item.confidence] += Counts(0, 1, right)

    def __add__(self, other: Table) -> Table:
        total = Table()
        for one in (self, other):
            for row, counts in one.counts.items():
                total.counts[row] += counts
                total.misses[row] += one.misses[row]
            for key, counts in one.classes.items():
                total.classes[key] += counts
        return total

    @property
    def micro(self) -> float:
        """F of all items of all rows together."""
        return sum(self.counts.values(), Counts()).f

    @property
    def macro(self) -> float:
        """The mean F of the rows in which there is something to find."""
        found = [counts.f for counts in self.counts.values() if counts.gold]
        return sum(found) / len(found) if found else 1.0


def score(gold: dict[str, Any], graph: Graph) -> Table:
    """Hold a document of a graph against its gold file; a document that the graph lacks has no facts."""
    document = graph.document(gold["document"]["file"])
    areas = {found.shown: item.shown for item, found in pair(area_items(gold), area_facts(graph, document)).pairs}
    wanted, found = gold_items(gold, set(areas.values())), found_items(graph, document, areas)
    left_out = gold.get("optional", {}).get("document", ())
    found["document"] = [item for item in found["document"] if item.key[0] not in left_out]
    table = Table()
    for row in KINDS:
        pairing = pair(wanted[row], found[row])
        if row == "duties":
            pairing = _excused(pairing, wanted[ASSIGNMENTS])
        table.add(row, pairing)
        for item, counterpart in pairing.pairs:
            _add_details(table, item, counterpart)
    return table


def _add_details(table: Table, item: Item, found: Item) -> None:
    for row in sorted(item.details.keys() & found.details.keys()) if not item.optional else ():
        table.add(row, pair(item.details[row], found.details[row]), f"[{item.shown[:60]}] ")


def _excused(pairing: Pairing, assignments: Iterable[Item]) -> Pairing:
    """Take one duty for each focus area that the gold gives to a body without a sentence from what is spurious."""
    spurious = list(pairing.spurious)
    for wanted in assignments:
        actor = Item("", (), wanted.parts)
        for duty in spurious:
            if wanted.key[0] in duty.reach and actor.likeness(Item("", (), duty.parts[:1])):
                spurious.remove(duty)
                break
    return Pairing(pairing.pairs, pairing.missed, spurious)
