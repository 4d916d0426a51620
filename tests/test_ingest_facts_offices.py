from __future__ import annotations

import pytest

from ingest.facts.bodies import read_bodies
from ingest.facts.records import Body
from tests.blocks_of_text import reading_of


def _bodies(*notations: str) -> dict[str, Body]:
    return {body.label: body for body in read_bodies(reading_of("# Organisation", *notations))}


@pytest.mark.parametrize(
    "text",
    [
        "Vattenrådet får rapporter från Brunnsgruppen.",
        "Vattenrådet får två gånger om året en lägesrapport av Brunnsgruppen.",
        "Till Vattenrådet rapporterar Brunnsgruppen.",
        "Brunnsgruppen har Vattenrådet som uppdragsgivare.",
        "Brunnsgruppen sorterar under Vattenrådet.",
        "Brunnsgruppen lämnar lägesrapporter till Vattenrådet.",
        "Brunnsgruppens arbete redovisas i Vattenrådet.",
        "Brunnsgruppen arbetar på uppdrag av Vattenrådet.",
        "Förslagen från Brunnsgruppen behandlas i Vattenrådet.",
        "Från Brunnsgruppen går en rapport till Vattenrådet varje vår.",
        "Vattenrådet informeras av Brunnsgruppen.",
        "Brunnsgruppen förser Vattenrådet med underlag.",
        "Den avlägger rapport inför Vattenrådet.",
    ],
)
def test_who_reports_is_told_from_either_side(text: str) -> None:
    """By what the group does, or by what the council gets."""
    found = _bodies("Vattenrådet består av Region Granvik. Brunnsgruppen består av chefer från Skatteverket.", text)
    assert [one.label for one in found["Brunnsgruppen"].reports_to] == ["Vattenrådet"]
    assert not found["Vattenrådet"].reports_to


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Landshövdingen håller i klubban.", "Chair", "Landshövdingen"),
        ("Vid mötena för landshövdingen ordet.", "Chair", "landshövdingen"),
        ("Landshövdingen sitter ordförande.", "Chair", "Landshövdingen"),
        ("Som ordförande tjänstgör landshövdingen.", "Chair", "landshövdingen"),
        ("Landshövdingen har utsetts till ordförande.", "Chair", "Landshövdingen"),
        ("Ordförandeskapet ligger hos landshövdingen.", "Chair", "landshövdingen"),
        ("Ordförande för rådet är landshövdingen.", "Chair", "landshövdingen"),
        ("Rådet möts varje vår med landshövdingen vid ordförandeklubban.", "Chair", "landshövdingen"),
        ("Skatteverket håller i mötena.", "Convener", "Skatteverket"),
        ("Skatteverket ansvarar för att rådet sammankallas.", "Convener", "Skatteverket"),
        ("Kallelserna skickas av Skatteverket.", "Convener", "Skatteverket"),
        ("Arrangör är Skatteverket.", "Convener", "Skatteverket"),
        ("Varje höst bjuder Skatteverket in till rådet.", "Convener", "Skatteverket"),
        ("Rådet möts varje vår med Skatteverket som värd.", "Convener", "Skatteverket"),
        ("Rådet träffas varje vår på inbjudan av Skatteverket.", "Convener", "Skatteverket"),
        ("Det är Skatteverket som kallar till mötena.", "Convener", "Skatteverket"),
        ("Ansvaret för att kalla till möten ligger på Skatteverket.", "Convener", "Skatteverket"),
    ],
)
def test_an_office_is_told_in_many_ways(text: str, kind: str, name: str) -> None:
    """Who leads the meetings holds the gavel or has the word; who calls sends invitations or is host."""
    found = _bodies(f"Vattenrådet består av Region Granvik och Hedsjö kommun. {text}")
    seats = [(one.kind, one.party.name) for one in found["Vattenrådet"].memberships if one.kind != "Member"]
    assert seats == [(kind, name)]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("I rådet sitter en chef från Region Granvik och en från Skatteverket.", ["Region Granvik", "Skatteverket"]),
        ("Rådet samlar handläggare från kommunerna.", ["handläggare från kommunerna"]),
        ("Ledamöter utses av Region Granvik och Skatteverket.", ["Region Granvik", "Skatteverket"]),
        ("Region Granvik och Skatteverket har var sin plats i rådet.", ["Region Granvik", "Skatteverket"]),
        ("Runt bordet sitter Region Granvik och Skatteverket.", ["Region Granvik", "Skatteverket"]),
        ("Till rådet hör Region Granvik och Skatteverket.", ["Region Granvik", "Skatteverket"]),
        ("Region Granvik och Skatteverket är ständiga ledamöter.", ["Region Granvik", "Skatteverket"]),
        ("Rådet är en dialog mellan Region Granvik och Skatteverket.", ["Region Granvik", "Skatteverket"]),
        ("Till mötena bjuds Region Granvik och Skatteverket in.", ["Region Granvik", "Skatteverket"]),
    ],
)
def test_members_are_told_in_many_ways(text: str, members: list[str]) -> None:
    found = _bodies(f"Vattenrådet sammanträder varje vår. {text}")
    assert [one.party.name for one in found["Vattenrådet"].memberships] == members


def test_de_stands_for_the_bodies_of_the_sentence_before() -> None:
    """A plural without its names, and "De" behind it."""
    found = _bodies("Vattenrådet möts varje vår. Skognavet leds av Skatteverket, Luftnavet av Region Granvik.",
                    "Naven driver arbetet. De rapporterar till Vattenrådet.")  # fmt: skip
    told = [[one.label for one in found[name].reports_to] for name in ("Skognavet", "Luftnavet")]
    assert told == [["Vattenrådet"], ["Vattenrådet"]]
