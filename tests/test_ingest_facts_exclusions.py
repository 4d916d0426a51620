"""The topics that a document leaves out."""

from __future__ import annotations

import pytest

from ingest.facts.exclusions import read_exclusions
from tests.blocks_of_text import reading_of


def topics(*notations: str) -> list[str]:
    return [one.label for one in read_exclusions(reading_of(*notations))]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Strategin omfattar inte frågor om bosättning och trafik.", ["bosättning", "trafik"]),
        (
            "Därför kunde inte alla viktiga områden, såsom boende, fritid eller hälso- och sjukvård betonas.",
            ["boende", "fritid", "hälso- och sjukvård"],
        ),
        ("Frågor som rör återvändande ligger utanför denna strategi.", ["återvändande"]),
        (
            "Bostäder, segregation och fritid är viktiga frågor men ingår inte i denna strategi.",
            ["Bostäder", "segregation", "fritid"],
        ),
        ("Handlingsplanen behandlar inte kultur, eftersom en annan plan gör det.", ["kultur"]),
        ("Parterna har valt att inte ta med idrott och kultur.", ["idrott", "kultur"]),
        ("Områden som boende och trafik har inte prioriterats i denna strategi.", ["boende", "trafik"]),
    ],
)
def test_left_out(sentence: str, found: list[str]) -> None:
    """A sentence that leaves something out gives one topic for each thing that it lists."""
    assert topics(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Det ingår inte i uppdraget.",
        "Arbetet får inte stanna av.",
        "Andelen som inte omfattas av programmet ska minska.",
        "Ingen grupp är enhetlig.",
    ],
)
def test_nothing_left_out(sentence: str) -> None:
    """A sentence with a negation leaves nothing out by that alone."""
    assert topics(sentence) == []


def test_list() -> None:
    """The items of a list that is led in as left out are topics."""
    assert topics("Följande frågor ingår inte i strategin:", "- Boende", "- Trafik") == ["Boende", "Trafik"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Flygtrafik ingår inte, eftersom den frågan redan hanteras av staten.", ["Flygtrafik"]),
        ("Järnväg och sjöfart omfattas inte.", ["Järnväg", "sjöfart"]),
        ("Jakt och fiske behandlas i en annan plan.", ["Jakt", "fiske"]),
        ("Avfallsfrågor hanteras i andra program.", ["Avfallsfrågor"]),
        ("Dricksvatten ligger utanför.", ["Dricksvatten"]),
        ("Insatserna beskrivs i ett annat dokument.", []),
        ("Personer som redan har stöd omfattas inte.", []),
        ("Det omfattas inte.", []),
        ("Avfall hanteras i en egen handlingsplan.", []),
    ],
)
def test_left_out_without_naming_the_document(sentence: str, found: list[str]) -> None:
    """A topic that is left out or handed to another plan is one, also where the sentence does not name the document."""
    assert topics(sentence) == found


def test_two_clauses_leave_out_one_topic_each() -> None:
    """What a first clause says of its topic is no part of that topic."""
    text = "Flygtrafik berörs inte, och frågor om sjöfart har lämnats åt en annan plan."
    assert topics(text) == ["Flygtrafik", "sjöfart"]


@pytest.mark.parametrize(
    ("notations", "found"),
    [
        (
            (
                "Av utrymmesskäl lämnar strategin några frågor därhän.",
                "Det gäller vindkraft, jakt samt buller i tätorter, som hanteras i andra sammanhang.",
            ),
            ["vindkraft", "jakt", "buller i tätorter"],
        ),
        (("Utanför strategin ligger jakt och fiske.",), ["jakt", "fiske"]),
        (("I strategin ingår inte heller vindkraft.",), ["vindkraft"]),
        (("Strategin säger inget om vindkraft.",), ["vindkraft"]),
        (("Strategin gör inte anspråk på att täcka sjöfart.",), ["sjöfart"]),
        (("Parterna har medvetet avstått från att reglera ersättningar.",), ["ersättningar"]),
        (("Med undantag för sjöfart omfattas alla transportslag.",), ["sjöfart"]),
        (("Följande ingår inte: jakt, fiske och turism.",), ["jakt", "fiske", "turism"]),
    ],
)
def test_topics_left_out_in_other_words(notations: tuple[str, ...], found: list[str]) -> None:
    """Documents leave topics out in many ways, also in two sentences."""
    assert topics("# Inledning", " ".join(notations)) == found


@pytest.mark.parametrize(
    "notations",
    [
        ("# Vad tar planen inte upp?", "- jakt", "- fiske"),
        ("# Avgränsningar", "Jakt och fiske regleras på annat sätt."),
        ("# Avgränsningar", "Frågor om jakt och fiske lämnas till kommunerna."),
        ("# Detta omfattas inte", "| Fråga | Skäl |", "| jakt | har en egen plan |", "| fiske | staten reglerar |"),
    ],
)
def test_topics_under_a_heading_about_limits(notations: tuple[str, ...]) -> None:
    """Under such a heading a list, a row or a plain sentence is enough."""
    assert [topic.casefold() for topic in topics(*notations)] == ["jakt", "fiske"]


def test_costs_that_are_not_counted_are_no_topics() -> None:
    """A part on money leaves no topic out."""
    assert not topics("# Budget i sammandrag", "Belopp för arbetstid ingår inte.", "Resor ingår inte.")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Planen omfattar inte jakt. Den reglerar inte heller fiske i skärgården.", ["jakt", "fiske i skärgården"]),
        ("Programmet går inte heller in på prissättningen, som är kommunernas sak.", ["prissättningen"]),
        ("Inte heller flygets utsläpp omfattas; de regleras av staten.", ["flygets utsläpp"]),
        ("Djurskydd har ett eget program i länet och tas därför inte upp här.", ["Djurskydd"]),
        ("Buller är en statlig fråga som ligger utanför planen. Det gäller också radon.", ["Buller", "radon"]),
        (
            "Om vindkraft till havs har parterna haft olika mening, och frågan har därför lagts åt sidan.",
            ["vindkraft till havs"],
        ),
        ("Undantagna är militära områden och enskilda vägar.", ["militära områden", "enskilda vägar"]),
        ("Strategin tar inte ställning till nya gruvor.", ["nya gruvor"]),
        (
            "Jakt, fiske och frågor om allemansrätten ingår inte i planen.",
            ["Jakt", "fiske", "frågor om allemansrätten"],
        ),
        ("Hot och våld ingår inte i planen.", ["Hot och våld"]),
        ("Hamnarna är inte en del av strategin.", ["Hamnarna"]),
    ],
)
def test_ways_of_leaving_out(sentence: str, found: list[str]) -> None:
    """A topic is left out by an active or a passive verb, by what becomes of it, or in the wake of another."""
    assert topics(sentence) == found


def test_clauses_behind_a_counted_announcement() -> None:
    """The number in "Två frågor ligger utanför" is no topic; the clauses behind it tell where each is dealt with."""
    text = "Två frågor ligger utanför planen. Hamnar hanteras i regionens riktlinjer, och flyget har en egen rutin."
    assert topics(text) == ["Hamnar", "flyget"]


def test_a_document_by_its_short_name() -> None:
    """What the document says that it is called stands for it."""
    named = "Överenskommelsen, i fortsättningen kallad VÖL, gäller i fyra år."
    assert topics(f"{named} Skidspår ligger utanför VÖL, eftersom de är lokala.") == ["Skidspår"]


def test_what_has_been_left_aside() -> None:
    """The topic may stand between "har" and the participle, or before who else sees to it under such a heading."""
    assert topics("Buller vore ett femte område, men i år har buller prioriterats bort.") == ["buller"]
    assert topics("# Det som inte ingår", "Skolmat och skogsbrand samordnas på annat sätt.") == [
        "Skolmat",
        "skogsbrand",
    ]


@pytest.mark.parametrize(
    "sentence", ["Skatteverket är inte med i strategin.", "Kommunernas planer följs upp enligt lag och berörs inte."]
)
def test_an_organisation_or_half_a_sentence_is_no_topic(sentence: str) -> None:
    assert topics(sentence) == []


@pytest.mark.parametrize(
    ("heading", "sentence", "found"),
    [
        ("Planens räckvidd", "Skidspår och golfbanor får inget utrymme här.", ["Skidspår", "golfbanor"]),
        ("Vad ligger utanför?", "Parterna har enats om att inte reglera parkeringen.", ["parkeringen"]),
        ("Ej del av planen", "Länsplanen går inte in på färjetrafiken.", ["färjetrafiken"]),
        ("Frågor som lämnats", "Fjällvandring prövas i särskild ordning och tas därför inte med.", ["Fjällvandring"]),
    ],
)
def test_left_out_under_a_heading_about_limits(heading: str, sentence: str, found: list[str]) -> None:
    """Under such a heading less is needed to tell that a topic is left out."""
    assert topics(f"# {heading}", sentence) == found


def test_a_list_of_what_was_left_out() -> None:
    """A sentence that says so leads in a list of topics."""
    assert topics("# Gränser", "Detta har lämnats därhän:", "- fiske", "- jakt") == ["fiske", "jakt"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vindkraft och gruvor överlåts åt kommunernas översiktsplaner.", ["Vindkraft", "gruvor"]),
        ("Vi hoppar över sjöfarten, som regleras internationellt.", ["sjöfarten"]),
        ("Jakt får sin egen plan.", ["Jakt"]),
        ("Frågor om prissättning sparas till nästa period.", ["prissättning"]),
        ("Planen bortser från flygtrafiken.", ["flygtrafiken"]),
        ("Planen gäller hela länet och alla dess kommuner.", []),
    ],
)
def test_a_part_on_limits_leaves_out_by_whatever_verb(sentence: str, expected: list[str]) -> None:
    """The subject is left out, or the object where the plan or those who write it are the subject."""
    found = read_exclusions(reading_of("# Plan för Granviks län", "## Avgränsningar", sentence))
    assert [one.label for one in found] == expected
