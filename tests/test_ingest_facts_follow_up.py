"""Who follows a document up, and how often."""

from __future__ import annotations

import pytest

from ingest.facts.bodies import read_bodies
from ingest.facts.follow_up import read_follow_up
from tests.blocks_of_text import reading_of


def _followed(*notations: str) -> list[tuple[str | None, str | None]]:
    organisation = ("# Organisation", "Granviksrådet beslutar om planen.", "Beredningsgruppen bereder ärenden.")
    reading = reading_of(*organisation, *notations)
    reading.add(list(read_bodies(reading)))
    return [(one.actor.name if one.actor else None, one.frequency) for one in read_follow_up(reading)]


@pytest.mark.parametrize("heading", ["Hur vi följer upp", "Så vet vi om vi lyckas", "Rapportering och lärande"])
def test_headings_on_follow_up(heading: str) -> None:
    """A table under each such heading tells who follows up and when."""
    assert _followed(f"# {heading}", "| Vad | Vem | När |", "| Lägesrapport | Region Granvik | Årligen i maj |") == [
        ("Region Granvik", "Årligen i maj")
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Arbetsplanen stäms av årligen i Beredningsgruppen.", ("Beredningsgruppen", "årligen")),
        ("Resultaten behandlas av Granviksrådet, som kan ändra målen.", ("Granviksrådet", None)),
        ("Med den som grund avgör Granviksrådet om planen ska revideras.", ("Granviksrådet", None)),
        ("Varje år: Region Granvik sammanställer en rapport.", ("Region Granvik", "Varje år")),
        ("En halvtidsavstämning görs 2027.", (None, None)),
    ],
)
def test_sentences_on_follow_up(sentence: str, found: tuple[str | None, str | None]) -> None:
    """Who follows up stands behind the verb, in the body where it is done, or behind a label."""
    assert _followed("# Uppföljning", sentence) == [found]


def test_what_is_not_followed_up_here() -> None:
    assert _followed("# Uppföljning", "Kommunernas egna planer följs upp enligt lag och berörs inte.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Region Granvik gör en genomgång av planen vid halvtid.",
        "Region Granvik sammanfattar resultaten i januari varje år.",
        "Region Granvik redovisar läget kvartalsvis.",
        "Vartannat år presenterar Region Granvik utvecklingen.",
        "Inför varje årsmöte tar Region Granvik fram ett skolbokslut.",
    ],
)
def test_who_makes_known_how_far_things_have_come_follows_up(sentence: str) -> None:
    """No heading is needed where a sentence says how often or when."""
    reading = reading_of("# Plan för Granviks län", "## Till sist", sentence)
    assert [fact.text for fact in read_follow_up(reading)] == [sentence]


def test_what_is_reported_within_an_area_or_without_a_time_is_no_follow_up() -> None:
    """A report of an area's own, and one that comes at no set time, are duties."""
    reading = reading_of("# Plan för Granviks län", "## Till sist", "Region Granvik redovisar resultaten för läkarna.")
    assert not list(read_follow_up(reading))


@pytest.mark.parametrize(
    "heading", ["Språk och lärande", "Lärande och delaktighet", "Så går det till", "Så går vi framåt"]
)
def test_learning_and_ways_of_working_are_no_follow_up(heading: str) -> None:
    """An area on learning, or a chapter on how things are done, tells nothing of following up."""
    assert (
        _followed(f"# {heading}", "Under 2031 prövas språkombud på tre arbetsplatser. Varje vår ordnas en mässa.") == []
    )
