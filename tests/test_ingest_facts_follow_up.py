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
