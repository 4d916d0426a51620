from __future__ import annotations

import pytest

from ingest.facts.area_sections import areas_in
from ingest.facts.enumerations import split_enumeration
from ingest.facts.focus_areas import plain_label, read_focus_areas
from tests.blocks_of_text import reading_of


def _labels(*notations: str) -> list[str]:
    return [area.label for area in read_focus_areas(reading_of(*notations))]


def test_a_sentence_that_enumerates_the_areas_names_them_in_order() -> None:
    """Areas that a sentence lists after a colon are found, each "och" within a label kept."""
    text = "Planen har tre målområden: jobb och företagande, språk och skola samt hem och hälsa."
    assert _labels("# Inledning", text) == ["Jobb och företagande", "Språk och skola", "Hem och hälsa"]


def test_the_stated_number_decides_how_an_enumeration_is_read() -> None:
    """Where the sentence counts its areas, the split that gives this number wins."""
    text = "jobb och skola, språk och hälsa och kultur"
    assert [text[a:b] for a, b in split_enumeration(text, 3)] == ["jobb och skola", "språk och hälsa", "kultur"]


def test_a_list_after_a_lead_in_gives_the_areas_and_their_word() -> None:
    """Bullets after "fyra insatsområden:" are the areas, called what the author calls them."""
    areas = list(
        read_focus_areas(
            reading_of("Parterna har valt två insatsområden:", "- Arbetsliv", "- Bostad – ett hem för alla")
        )
    )
    assert [(area.label, area.position, area.called_by) for area in areas] == [
        ("Arbetsliv", 1, "insatsområde"),
        ("Bostad", 2, "insatsområde"),
    ]


def test_numbered_headings_name_the_areas() -> None:
    """Headings such as "Fokusområde 1: Arbete" give areas without any list."""
    assert _labels("# Fokusområde 1: Arbete", "Text.", "# Fokusområde 2: Hälsa", "Text.") == ["Arbete", "Hälsa"]


def test_chapters_that_each_hold_goals_are_areas() -> None:
    """Neighbouring chapters with the same headings for goals are the areas, where nothing else names them."""
    notations = (
        "# Inledning",
        "Text.",
        "# Arbete",
        "## Mål",
        "- Fler jobb",
        "# Hälsa",
        "## Mål",
        "- Bättre hälsa",
        "# Uppföljning",
    )
    assert _labels(*notations) == ["Arbete", "Hälsa"]


def test_a_table_column_gives_the_areas() -> None:
    """The distinct cells under "Fokusområde" are the areas of a table-driven plan."""
    rows = ("| Fokusområde | Insats |", "| Arbete | Mässa |", "| | Kurs |", "| Hälsa | Skola |")
    assert _labels("# Plan", *rows) == ["Arbete", "Hälsa"]


def test_places_that_name_the_same_area_are_one_area_with_all_evidence() -> None:
    """An area that a list and a chapter heading in capitals name is listed once, in normal case."""
    (first, _) = read_focus_areas(
        reading_of(
            "De två områdena är:",
            "- Arbete/kompetens",
            "- Boende",
            "# ARBETE/KOMPETENS",
            "## Mål",
            "- A b",
            "# BOENDE",
            "## Mål",
            "- C d",
        )
    )
    assert first.label == "Arbete/kompetens"
    assert [evidence.quote for evidence in first.evidence] == ["Arbete/kompetens", "ARBETE/KOMPETENS"]


@pytest.mark.parametrize(
    "text",
    [
        "Områdena är beroende av varandra och lika viktiga.",
        "Vad har hänt i planens fyra fokusområden sedan i fjol?",
        "Jämlikhet är ett av tre perspektiv som finns med överallt.",
    ],
)
def test_sentences_about_areas_that_list_none_give_none(text: str) -> None:
    """A sentence that only talks about the areas makes none."""
    assert _labels("# Bakgrund", text) == []


def test_areas_of_another_policy_are_not_the_documents_own() -> None:
    """What a chapter on other strategies lists is left to those strategies."""
    assert _labels("# Koppling till andra strategier", "Där finns tre fokusområden: klimat, näring och kultur.") == []


def test_an_area_that_still_lacks_a_group_is_unassigned_with_its_sentence() -> None:
    """The sentence that says that a group has yet to be formed is kept as evidence for that area alone."""
    work, home = read_focus_areas(
        reading_of(
            "Två fokusområden är valda:",
            "- Arbete",
            "- Boende",
            "# Organisation",
            "För området Boende behöver en ny arbetsgrupp bildas.",
        )
    )
    assert (work.stated_unassigned, home.stated_unassigned) == (False, True)
    assert [evidence.supports for evidence in home.evidence] == [None, "statedUnassigned"]


def test_labels_in_capitals_are_set_in_normal_case() -> None:
    """A heading in capitals becomes a label that starts with one capital."""
    assert (plain_label("HÄLSA OCH  VÅRD"), plain_label("arbete")) == ("Hälsa och vård", "Arbete")


@pytest.mark.parametrize(
    "notations",
    [
        ("# Energiplan", "INSATSOMRÅDE 1", "## Vind och sol", "Text.", "INSATSOMRÅDE 2", "## Biogas", "Text."),
        ("# Energiplan", "[Prioritering A]", "[Vind och sol]", "Text.", "[Prioritering B]", "[Biogas]", "Text."),
        ("# Energiplan", "Första utvecklingsområdet", "# Vind och sol", "Andra utvecklingsområdet", "# Biogas"),
        ("# Energiplan", "> 1. Fokusområde", "> Vind och sol", "Text.", "> 2. Fokusområde", "> Biogas", "Text."),
        ("# Det här vill vi", "Planen lyfter två prioriteringar.", "## 1. Vind och sol", "Text.", "## 2. Biogas"),
        ("# Vägen dit", "Programmet har två insatsområden, som beskrivs nedan.", "## Vind och sol", "## Biogas"),
        ("# Inledning", "Strategin vilar på två hörnstenar.", "# 1. Vind och sol", "Text.", "# 2. Biogas", "# Ansvar"),
        ("# Inledning", "Våra två fokusområden:", "> Fokusområde 1: Vind och sol", "> Fokusområde 2: Biogas"),
    ],
)
def test_a_kicker_or_a_count_announces_the_areas(notations: tuple[str, ...]) -> None:
    """Areas are found where a line above each says what it is, and where a sentence counts the headings that follow."""
    assert _labels(*notations) == ["Vind och sol", "Biogas"]


@pytest.mark.parametrize(
    "notations",
    [
        ("# Nuläge", "Länet har två utmaningar.", "## Bakgrund", "Text.", "## Källor", "Text."),
        ("# Bakgrund", "I länet finns tre högskolor.", "## Kunskap", "## Forskning", "## Innovation"),
        ("# Del 1", "Inledning", "# Del 2", "Avslutning"),
    ],
)
def test_other_counts_announce_no_areas(notations: tuple[str, ...]) -> None:
    """Headings after a count of other things are no focus areas."""
    assert _labels(*notations) == []


@pytest.mark.parametrize("word", ["Huvudspår", "PRIORITERING", "Pelare", "Perspektiv", "Delstrategi"])
def test_headings_that_count_up_name_the_areas_whatever_they_are_called(word: str) -> None:
    """Numbered headings are surer than an enumeration of what cuts across them; one alone is none."""
    across = "Två perspektiv skär genom planen: jämställdhet och barns rätt."
    headings = (f"## {word} 1: Hem och grannar", "Text.", f"## {word} 2: Jobb och skola", "Text.")
    assert _labels(across, *headings) == ["Hem och grannar", "Jobb och skola"]


def test_an_area_may_lack_its_owner_by_its_letter() -> None:
    """A statement may name the area by its number or letter alone; one about a goal within it is another matter."""
    headings = ("## Område A. Hem", "Text.", "## Område B. Jobb", "Text.", "# Organisation")
    areas = list(read_focus_areas(reading_of(*headings, "För område B finns ännu ingen ansvarig part.")))
    assert [area.stated_unassigned for area in areas] == [False, True]
    areas = list(read_focus_areas(reading_of(*headings, "Ansvarig för mål 2 i område B saknas.")))
    assert not any(area.stated_unassigned for area in areas)


def test_a_lead_in_may_leave_the_word_for_areas_to_the_heading() -> None:
    notations = ("# Åtagandeområden", "Parterna prioriterar följande:", "- tidig start,", "- svenska i arbetet.")
    assert _labels(*notations) == ["Tidig start", "Svenska i arbetet"]


def test_areas_are_named_by_letter_and_order() -> None:
    """The words "område B" and "det tredje området" name areas of the document by where they stand."""
    areas = list(read_focus_areas(reading_of("# Tre fokusområden", "Våra tre fokusområden är kost, sömn och rörelse.")))
    assert [one.label for one in areas_in("Gruppen svarar för område B.", areas)] == ["Sömn"]
    assert [one.label for one in areas_in("Rådet sköter det tredje området.", areas)] == ["Rörelse"]
    assert not areas_in("Bilagan finns i område Kullen.", areas)
