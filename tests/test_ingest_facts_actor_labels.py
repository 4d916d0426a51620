"""Names of actors in lines of their own, over what they do."""

from __future__ import annotations

from ingest.blocks.model import BlockKind
from ingest.facts.bodies import read_bodies
from ingest.facts.promotion import promote
from ingest.facts.reading import Reading
from ingest.facts.responsibilities import read_responsibilities
from tests.blocks_of_text import about, document


def test_names_over_verbs_are_whose_duties_they_are() -> None:
    """In a box a known name, or an unknown one behind it, heads what begins with its verb."""
    reading = Reading(
        promote(
            document(
                "## Vem gör vad?",
                "> Skatteverket",
                "> Folkbokför nyinflyttade.",
                "> Linden",
                "> Kan ordna studiecirklar.",
                "> Bidrar med lokaler.",
            )
        )
    )
    reading.about = about()
    reading.add(list(read_bodies(reading)))
    duties = [(one.actors[0].name, one.modality, one.text) for one in read_responsibilities(reading)]
    assert duties == [
        ("Skatteverket", "Does", "Folkbokför nyinflyttade."),
        ("Linden", "May", "Kan ordna studiecirklar."),
        ("Linden", "Does", "Bidrar med lokaler."),
    ]


def test_other_short_lines_stay_text() -> None:
    """A short line that is no known name, or that no verb follows, is no heading."""
    for lines in (("> Visste du?", "> Ansvarar för mycket."), ("> Skatteverket", "> Vi finns i hela landet.")):
        assert [block.kind for block in promote(document(*lines)).blocks] == [BlockKind.BOX] * 2
