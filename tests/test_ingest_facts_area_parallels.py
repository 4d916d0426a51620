from __future__ import annotations

import pytest

from ingest.facts.area_parallels import find_parallel_chapters
from ingest.facts.focus_areas import read_focus_areas
from tests.blocks_of_text import reading_of


def _areas(*notations: str) -> list[str]:
    return [area.label for area in read_focus_areas(reading_of("# Plan för Granviks län", *notations))]


def test_chapters_that_want_something_and_tell_who_acts_are_areas() -> None:
    """No word calls the chapters areas: each opens with how things shall be and goes on with who does what."""
    assert _areas(
        "## Skogens vatten",
        "Bäckarna är fria från vandringshinder.",
        "Granviks kommun inventerar trummor under vägar.",
        "## Ängar och hagar",
        "Slåtterängarna blommar varje sommar.",
        "Region Granvik bör köpa in fler betesdjur.",
        "## Hur länge gäller planen?",
        "Planen gäller till 2030.",
    ) == ["Skogens vatten", "Ängar och hagar"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Drömmen", "Knuffen"), ("Hit tar vi oss", "Med dessa medel"), ("Läget 2031", "Görs av oss alla")],
)
def test_chapters_with_the_same_labels_are_areas_whatever_the_labels_are(first: str, second: str) -> None:
    """What most of the chapters begin their parts with makes them alike."""
    assert _areas(
        "## Tre löften",
        "### Skola nära",
        f"{first}: Ingen elev åker längre än en halvtimme.",
        f"{second}: nya busslinjer, kortare skoldagar.",
        "### Buss varje timme",
        f"{first}: Bussen går från tidig morgon till sen kväll.",
        f"{second}: nattbuss till kusten.",
        "### Ljusa stigar",
        f"{first}: Alla stigar i tätorterna lyser.",
        f"{second}: lampor som tänds av rörelse.",
    ) == ["Skola nära", "Buss varje timme", "Ljusa stigar"]


def test_a_word_before_the_number_does_not_belong_to_the_label() -> None:
    """Such a word, as "Färd", numbers the areas."""
    wanted = (
        ("Varje by har en lärare.", "Region Granvik ska utbilda dem."),
        ("Alla hör till någon.", "Röda Korset ordnar fika."),
    )
    for heads in (("Färd ett: Byskolan", "Färd två: Grannen"), ("Första färden: Byskolan", "Andra färden: Grannen")):
        notations = [text for head, texts in zip(heads, wanted, strict=True) for text in (f"## {head}", *texts)]
        assert _areas(*notations) == ["Byskolan", "Grannen"]


@pytest.mark.parametrize(
    "notations",
    [
        (
            "## Arbetsmarknad",
            "Arbetslösheten har ökat sedan 2015.",
            "Många söker sig till kusten.",
            "## Bostäder",
            "Bristen på hyresrätter är stor i dag.",
            "Flera kommuner har svårt att bygga.",
        ),
        (
            "## Region Granvik",
            "Uppdrag: Leder arbetet.",
            "## Granviks kommun",
            "Uppdrag: Ordnar praktik.",
        ),
        (
            "## Styrgruppen",
            "Möten: Fyra gånger om året.",
            "## Arbetsgruppen för skola",
            "Möten: Varje månad.",
        ),
    ],
)
def test_chapters_on_the_state_of_things_on_parties_and_groups_are_none(notations: tuple[str, ...]) -> None:
    """Neighbours built alike that describe today, or that are parties or bodies, are no areas."""
    assert list(find_parallel_chapters(reading_of("# Plan för Granviks län", *notations))) == []
