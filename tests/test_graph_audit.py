"""Stated counts against found ones."""

from __future__ import annotations

import pytest

from graph.audit import audit, audit_triples
from ingest.facts.records import AgendaLink, Fact
from ontology.terms import SAM
from tests.made_facts import area, count, evidence, goal, mapped, partner

AREAS = [area(label) for label in ("Arbete", "Hälsa", "Språk", "Bostad", "Skola")]


def outcomes(*found: Fact, **document: str | None) -> list[tuple[int, int | None, str]]:
    """Each stated count with the number found and the outcome."""
    return [(one.count.number, one.number, one.outcome) for one in audit(*mapped(*found, **document))]


def test_a_count_that_agrees() -> None:
    """Five stated and five found agree."""
    assert outcomes(*AREAS, count("fem områden", 5, "FocusArea")) == [(5, 5, "Agrees")]


def test_a_count_that_differs() -> None:
    """Another number than the one found is a difference."""
    assert outcomes(*AREAS, count("sex områden", 6, "FocusArea")) == [(6, 5, "Differs")]


@pytest.mark.parametrize("text", ["Fyra av dem rör individen.", "Fyra områden syftar till ökad välfärd."])
def test_a_part_is_no_mistake(text: str) -> None:
    """A smaller count of some of the things is a subset, beside a larger one that agrees."""
    found = outcomes(*AREAS, count("fem områden", 5, "FocusArea"), count(text, 4, "FocusArea"))
    assert found == [(5, 5, "Agrees"), (4, 5, "Subset")]


@pytest.mark.parametrize("text", ["strategins fyra områden", "De fyra områdena följs upp.", "Planen har fyra områden."])
def test_two_numbers_of_the_same_things_contradict(text: str) -> None:
    """A smaller count of all the things contradicts the one that agrees, and leads to it."""
    right, wrong = count("fem områden", 5, "FocusArea"), count(text, 4, "FocusArea")
    read, document = mapped(*AREAS, right, wrong)
    held = audit(read, document)
    assert [one.outcome for one in held] == ["Agrees", "Contradicts"]
    assert (document.node(wrong), SAM.contradicts, document.node(right)) in audit_triples(held, document)


def test_the_sentence_around_a_short_count_tells() -> None:
    """Where the count is cut out of its sentence, the sentence says whether all are counted."""
    wrong = count("fyra områden", 4, "FocusArea")
    object.__setattr__(wrong, "evidence", (evidence("Hur går det inom strategins fyra områden?"),))
    assert outcomes(*AREAS, count("fem områden", 5, "FocusArea"), wrong)[1] == (4, 5, "Contradicts")


def test_a_lowest_bound_is_not_compared() -> None:
    """That there are over three partners neither agrees nor differs where five are found."""
    partners = [partner(name) for name in ("A", "B", "C", "D", "E")]
    assert outcomes(*partners, count("över tre parter", 3, "Partnership")) == [(3, 5, "NotComparable")]


def test_partners_count_with_their_members() -> None:
    """A group counts as many partners as it has members, and single members of it are not counted again."""
    group = partner("länets tre kommuner", "MunicipalityOrganisation", 3)
    single = partner("Storviks kommun", "MunicipalityOrganisation")
    assert outcomes(group, single, partner("Skatteverket", "Agency"), count("4 parter", 4, "Partnership"))[0][1] == 4


def test_municipalities_of_a_real_county() -> None:
    """The municipalities of a county of the register are counted there."""
    assert outcomes(count("länets åtta kommuner", 8, "Municipality"), county="Uppsala län") == [(8, 8, "Agrees")]


def test_municipalities_of_an_unknown_county() -> None:
    """In another county, a group among the partners counts; single partners need not be all municipalities."""
    group = partner("länets tre kommuner", "MunicipalityOrganisation", 3)
    stated = count("tre kommuner", 3, "Municipality")
    assert outcomes(group, stated) == [(3, 3, "Agrees")]
    single = [partner(f"{name} kommun", "MunicipalityOrganisation") for name in ("Storviks", "Näs", "Ås")]
    assert outcomes(*single, stated) == [(3, 3, "Agrees")]
    assert outcomes(*single[:2], stated) == [(3, None, "NotComparable")]


def test_own_goals_are_counted() -> None:
    """Neither the vision nor the state's goals are among a strategy's nine goals; sub-goals alone may be meant."""
    goals = [goal("Vision", level="OverallGoal"), goal("Mål"), *(goal(f"Delmål {i}", level="SubGoal") for i in "ab")]
    assert outcomes(*goals, count("tre mål", 3, "Goal"))[0] == (3, 3, "Agrees")
    assert outcomes(*goals, count("två mål", 2, "Goal"))[0] == (2, 2, "Agrees")
    assert outcomes(*goals, count("två delmål", 2, "SubGoal"))[0] == (2, 2, "Agrees")
    assert outcomes(*goals, count("fyra mål", 4, "Goal"))[0] == (4, 3, "Differs")


def test_global_goals_count_once() -> None:
    """A global goal named twice, or by a target, is one goal."""
    links = [AgendaLink(evidence=(evidence(n),), number=n) for n in ("8", "8", "8.5", "10")]
    assert outcomes(*links, count("två globala mål", 2, "SdgGoal")) == [(2, 2, "Agrees")]


def test_other_documents_and_other_things_are_not_compared() -> None:
    """A count of another document's goals, or of what no fact stands for, is no mismatch."""
    found = outcomes(count("nio mål", 9, "Goal", other_document=True), count("17 mål", 17, "OtherThing"))
    assert [outcome for *_, outcome in found] == ["NotComparable", "NotComparable"]
