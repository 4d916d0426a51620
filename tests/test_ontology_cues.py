"""How themes are recognised in headings and betrayed in running text."""

from __future__ import annotations

import pytest

from ontology.cues import cue_expression
from ontology.lexicon import Theme, themes


def themes_of(text: str, theme: Theme) -> list[str]:
    return cue_expression([*theme.synonyms, *theme.cues]).findall(text)


def named(heading: str) -> set[str]:
    return {theme.name_en.lower() for theme in themes() if themes_of(heading, theme)}


def betrayed(sentence: str) -> set[str]:
    return {theme.name_en.lower() for theme in themes() if cue_expression(theme.cues).search(sentence)}


def test_there_are_16_themes() -> None:
    """Each theme has names in both languages, synonyms, cues and an IRI that tells its name."""
    assert len(themes()) == 16
    for theme in themes():
        assert theme.name_sv and theme.synonyms and theme.cues
        assert theme.iri.rpartition("/")[2] == theme.name_en.lower().replace(" ", "-")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Arbete och kompetens", {"work", "skills"}),
        ("Utbildning och språk", {"education", "language"}),
        ("Bostad och bosättning", {"housing"}),
        ("Hälsa och välbefinnande", {"health"}),
        ("Social sammanhållning", {"social cohesion"}),
        ("Samarbete mellan offentliga aktörer", {"public-sector collaboration"}),
        ("Delaktighet", {"participation"}),
        ("Sysselsättning och egen försörjning", {"work"}),
        ("Mottagande och boende", {"reception", "housing"}),
        ("Jämställdhet", {"gender equality"}),
        ("Motverka rasism och diskriminering", {"discrimination"}),
        ("Barns och ungas uppväxtvillkor", {"children and youth"}),
        ("Ett starkt civilsamhälle", {"civil society"}),
        ("Kultur, idrott och fritid", {"culture and leisure"}),
        ("Företagande och entreprenörskap", {"business"}),
        ("Livslångt lärande", {"education"}),
        ("Inledning", set()),
        ("Så läser du strategin", set()),
    ],
)
def test_a_heading_names_its_themes(heading: str, expected: set[str]) -> None:
    """Headings of focus areas lead to the themes that a reader would name, and to no others."""
    assert named(heading) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Arbetet leds av länsstyrelsen och följs upp varje år.", set()),
        ("Deltagarna möts två gånger om året i gemensamma lokaler.", set()),
        ("Fler ska få en egen hyresrätt.", {"housing"}),
        ("Arbetslösheten bland utrikes födda sjunker.", {"work"}),
        ("Föreningarna bjuder in till språkcaféer.", {"civil society", "language"}),
        ("Arbetsförmedlingen ingår i styrgruppen.", set()),
    ],
)
def test_running_text_betrays_its_themes(sentence: str, expected: set[str]) -> None:
    """A cue is found in any inflection, and everyday words of administration are none."""
    assert betrayed(sentence) == expected


def test_a_star_stands_for_the_rest_of_a_word() -> None:
    """Stars open a cue at the side where they stand, and only there."""
    expression = cue_expression(["bostad*", "*språk"])
    assert expression.findall("Bostadsmarknad, hyresbostad, modersmål, teckenspråket") == [
        "Bostadsmarknad",
        "teckenspråket",
    ]


def test_no_cues_find_nothing() -> None:
    """A theme without cues is never found."""
    assert cue_expression([]).search("allt möjligt") is None
