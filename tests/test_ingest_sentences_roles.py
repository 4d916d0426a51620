"""Who does what in a sentence or list item, read from its syntax."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sentences.roles import Clause, Phrase, read_clause, read_clauses

NAMES = ["Kommunen", "Region Sjöboda", "kurser", "behov", "länet", "som", "av", "i", "och", "(", "•", "1.", "\n", "  "]
VERBS = ["ska", "erbjuda", "utreda", "är", "ansvarig", "tas", "fram", "Delta", "aktivt", "att", "för", ".", ",", "”"]
WORDS = st.sampled_from([*NAMES, *VERBS])
TEXTS = st.one_of(st.lists(WORDS).map(" ".join), st.text(max_size=40))


def read(text: str, hint: str | None = None) -> Clause:
    clause = read_clause(text, hint)
    assert clause is not None
    return clause


def text_of(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


@pytest.mark.parametrize(
    ("text", "actors", "modal", "verb", "thing"),
    [
        ("Kommunerna ska erbjuda nya platser.", ["Kommunerna"], "ska", "erbjuda", "nya platser"),
        ("På lokal nivå samordnar Region Sjöboda arbetet.", ["Region Sjöboda"], None, "samordna", "arbetet"),
        ("Planen tas fram av rådet och Kronofogden.", ["rådet", "Kronofogden"], None, "ta fram", "Planen"),
        ("Föreningarna bör få bättre lokaler.", ["Föreningarna"], "bör", "få", "bättre lokaler"),
        ("Näringslivet behöver ta ansvar.", ["Näringslivet"], "behöver", "ta", "ansvar"),
        ("Strategin kommer att uppdateras.", [], "kommer", "uppdatera", "Strategin"),
        ("Regionen ansvarar i länet för vården av äldre.", ["Regionen"], None, "ansvara", "vården av äldre"),
        ("Länsstyrelsen är sammankallande i rådet.", ["Länsstyrelsen"], None, "vara", "sammankallande i rådet"),
        ("Rådet ges i uppdrag att ta fram en plan.", ["Rådet"], None, "ge", "ta fram en plan"),
        ("1. Kommunen ska, tillsammans med regionen, bedriva vård.", ["Kommunen"], "ska", "bedriva", "vård"),
    ],
)
def test_who_does_what(text: str, actors: list[str], modal: str | None, verb: str, thing: str) -> None:
    """Actors, modal verb, the main verb as an infinitive with its particle, and what it is about."""
    clause = read(text)
    assert [one.text for one in clause.actors] == actors
    assert (text_of(clause.modal), clause.verbs[0].lemma, text_of(clause.object)) == (modal, verb, thing)


@pytest.mark.parametrize(
    ("item", "verbs", "thing"),
    [
        ("• Utveckla samverkan mellan skola och arbetsliv.", ["utveckla"], "samverkan mellan skola och arbetsliv"),
        ("Erbjuder korta kurser", ["erbjuda"], "korta kurser"),
        ("planerar och bygger nya bostäder", ["planera", "bygga"], "nya bostäder"),
        ("att aktivt delta i rådets möten", ["delta"], "rådets möten"),
    ],
)
def test_an_item_is_read_behind_its_actor(item: str, verbs: list[str], thing: str) -> None:
    """A list item without a subject has its verb and object; the actor of its heading is none of its words."""
    clause = read(item, "Region Sjöboda")
    assert clause.carried
    assert clause.actors == ()
    assert [verb.lemma for verb in clause.verbs] == verbs
    assert text_of(clause.object) == thing


def test_an_item_with_a_subject_keeps_it() -> None:
    """Who is named in the item acts, not who the heading names."""
    clause = read("Rådet leder arbetet.", "Kommunerna")
    assert [one.text for one in clause.actors] == ["Rådet"]
    assert not clause.carried


def test_the_finite_verb_is_that_of_the_modal() -> None:
    """The verb by which two readings are compared is the one that carries the tense."""
    assert read("Kommunen Ska bygga.").finite == "ska"
    assert read("Kommunen bygger skolor.").finite == "bygger"


@pytest.mark.parametrize("text", ["", "Rådgivning till föräldrar", "Hälsa", "Region Sjöboda", "1.", "•"])
def test_what_has_no_verb_is_no_clause(text: str) -> None:
    """Headings, names and items that are nouns have no clause."""
    assert read_clause(text, "Kommunen") is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, "Rådet", ""]))))
def test_phrases_are_cut_out_of_the_text(texts: list[tuple[str, str | None]]) -> None:
    """Whatever is read, each phrase stands in the text where it says, holds its head, and there is a verb."""
    for (text, _), clause in zip(texts, read_clauses(texts), strict=True):
        if clause is not None:
            phrases = [*clause.actors, *clause.verbs, *filter(None, (clause.modal, clause.object))]
            assert clause.verbs
            assert all(text[one.start : one.end] == one.text and one.head in one.text for one in phrases)
