"""The goals of the 2030 Agenda that a document links itself to."""

from __future__ import annotations

import pytest

from ingest.facts.agenda2030 import read_agenda2030
from ingest.facts.records import FocusArea
from tests.blocks_of_text import reading_of


def numbers(*notations: str) -> list[str]:
    return [one.number for one in read_agenda2030(reading_of(*notations))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Strategin bidrar till mål 3, 4 och 10 i Agenda 2030.", ["3", "4", "10"]),
        ("Vi bidrar till globala mål nummer 4 (God utbildning för alla) och nummer 10.", ["4", "10"]),
        ("Området svarar mot delmål 8.5 i Agenda 2030.", ["8.5"]),
        ("De globala målen 8–11 berörs.", ["8", "9", "10", "11"]),
        ("SDG 8 och SDG 10", ["8", "10"]),
        ("Agenda 2030 har 17 globala mål och 169 delmål.", []),
        ("Mål 1: Fler ska få arbete.", []),
        ("Agenda 2030 rör hälsa, utbildning samt fredliga och inkluderande samhällen.", []),
    ],
)
def test_running_text(text: str, found: list[str]) -> None:
    """Numbers of goals count where the text speaks of the agenda; its mere mention links nothing."""
    assert numbers(text) == found


def test_tiles() -> None:
    """A tile with a goal's name links the goal, with or without its number."""
    assert numbers("[3 God hälsa och välbefinnande]", "[MINSKAD OJÄMLIKHET]", "[HÄLSA]") == ["3", "10"]


def test_column() -> None:
    """A table's column for the agenda links its numbers."""
    assert numbers("| Insats | Agenda 2030 |", "| Språkcafé | 4, 10 |") == ["4", "10"]


def test_once_a_goal() -> None:
    """A goal named in text and on a tile is linked once, with both places."""
    found = read_agenda2030(reading_of("Mål 5 i Agenda 2030 är viktigt.", "[JÄMSTÄLLDHET]"))
    assert [(one.number, len(one.evidence)) for one in found] == [("5", 2)]


def test_about_a_focus_area() -> None:
    """A goal that is named under the heading of a focus area is about the area."""
    reading = reading_of("# Hälsa", "Området svarar mot mål 3 i Agenda 2030.")
    area = FocusArea(label="Hälsa", evidence=(reading.block_evidence(reading.blocks[0]),))
    reading.add([area])
    assert read_agenda2030(reading)[0].about is area


def test_targets_chosen_one_by_one() -> None:
    """The numbers behind "delmålen" are targets, each with its matter between."""
    text = "Mål 5 i Agenda 2030 är grunden. Bland delmålen har vi valt 5.2 om våld, 5.4 om arbete och 5.5 om makt."
    assert numbers(text) == ["5", "5.2", "5.4", "5.5"]


def test_numbers_of_the_documents_own_goals() -> None:
    """Where the document numbers its own goals, a sentence means the agenda's only where it says so."""
    text = "Området knyter an till mål 3 i Agenda 2030. Regionen ansvarar för mål 1 och mål 2."
    assert numbers("Mål 1. Fler ska cykla.", "Mål 2. Färre ska köra bil.", "Mål 3. Alla ska gå.", text) == ["3"]
