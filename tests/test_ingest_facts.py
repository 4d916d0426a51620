from __future__ import annotations

from ingest.facts import read_facts
from ingest.facts.records import FocusArea, Goal, TargetGroup
from tests.blocks_of_text import document

STRATEGY = (
    "# Integrationsstrategi för Granviks län",
    "# Målgrupp",
    "Den primära målgruppen är:",
    "- Nyanlända.",
    "- Asylsökande.",
    "# Fokusområden",
    "Strategin har två fokusområden: arbete och hälsa.",
    "# Arbete",
    "## Delmål",
    "- Fler ska ha ett jobb.",
    "# Tack",
    "Bilderna är tagna av länets fotoklubb.",
)


def test_all_kinds_of_fact_are_read_and_point_to_each_other() -> None:
    """A document gives its areas, goals and groups, and a goal knows its area."""
    facts = read_facts(document(*STRATEGY))
    (goal,) = (fact for fact in facts.facts if isinstance(fact, Goal))
    assert goal.focus_area is facts.of(FocusArea)[0]
    assert len(facts.of(TargetGroup)) == 2


def test_chapters_that_gave_nothing_are_named() -> None:
    """A chapter without any fact is listed, so that a reader can look for what was missed."""
    assert ("Tack",) in read_facts(document(*STRATEGY)).silent_sections
    assert ("Målgrupp",) not in read_facts(document(*STRATEGY)).silent_sections


def test_every_quotation_is_cut_from_the_text() -> None:
    """Each piece of evidence stands in the document's text where it says it does."""
    facts = read_facts(document(*STRATEGY))
    quotes = [(one.start, one.end, one.quote) for fact in facts.facts for one in fact.evidence]
    assert quotes
    assert all(facts.text[start:end] == quote for start, end, quote in quotes)
