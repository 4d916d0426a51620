"""The laws that a document cites."""

from __future__ import annotations

import pytest

from ingest.facts.legal_references import read_legal_references
from ingest.facts.records import TargetGroup
from tests.blocks_of_text import reading_of


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Nyanlända enligt lagen (2010:197) om etableringsinsatser", ["lag (2010:197)"]),
        ("Lag om bostadsförsörjning m.m. (SFS 2000:1383)", ["lag (2000:1383)"]),
        ("förordningen (2016:1363) om länsstyrelsernas uppdrag", ["förordning (2016:1363)"]),
        ("bistånd enligt socialtjänstlagen och skollagens regler", ["socialtjänstlagen", "skollagen"]),
        ("hälso- och sjukvårdslagen (2017:30)", ["hälso- och sjukvårdslagen (2017:30)"]),
        ("Barnkonventionen och massflyktsdirektivet", ["barnkonventionen", "massflyktsdirektivet"]),
        ("enligt direktiv 2001/55/EG", ["direktiv 2001/55/EG"]),
        ("Underlagen, förslagen och lagen i sig", []),
    ],
)
def test_laws(text: str, labels: list[str]) -> None:
    """Laws are found by number and by name; words that only look like laws are not."""
    assert [one.label for one in read_legal_references(reading_of(text))] == labels


def test_one_fact_a_law() -> None:
    """A law that is cited twice is one reference with two quotations."""
    found = read_legal_references(
        reading_of("Enligt FN:s barnkonvention är alla barn lika.", "Barnkonventionen är lag.")
    )
    assert [(one.label, len(one.evidence)) for one in found] == [("barnkonventionen", 2)]


def test_articles() -> None:
    """The articles behind and before a convention belong to it."""
    text = "enligt barnkonventionen (artikel 2, 3 och 28), och artikel 6 i barnkonventionen"
    assert read_legal_references(reading_of(text))[0].articles == ("2", "3", "6", "28")


def test_what_rests_on_a_law() -> None:
    """A target group whose words cite a law rests on it."""
    reading = reading_of("- Nyanlända som omfattas av lagen (2010:197)")
    block = reading.blocks[0]
    group = TargetGroup(label=block.text, evidence=(reading.block_evidence(block),))
    reading.add([group])
    assert read_legal_references(reading)[0].about == (group,)
