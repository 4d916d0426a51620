"""Where Swedish sentences end, and that any text is cut in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences.splitting import LONGEST, find_sentences, split
from tests.blocks_of_text import document

PLAIN = ["Region", "rådet", "10", "37 a", "å", "•", "§", "(", ":", "\n", "  ", "\u00a0", "", "”Vi", "a)", "!", "?", "…"]
ENDED = ["bl.a.", "t. ex.", "m.m.", "kl.", "1.", "...", "möts.”", "s.k.", "A.", "nått.1", "[2]", ").", "2024."]
WORDS = st.sampled_from([*PLAIN, *ENDED])


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Rådet möts i Sjöboda.|Gruppen möts ofta!|Vem leder den?|15 kommuner deltar.",
        "Insatser, bl.a. SFI och t. ex. Bostadsrådet, f.d. Hyresnämnden, ingår.|Det gäller s.k. Nystartsstöd.",
        "Med är föreningar, skolor m.m.|Regionen leder arbetet.",
        "Parter är skolor, kyrkor m.fl. (se bilaga 2) och stiftelser osv.|Därefter kommer fler.",
        "Det kostar 20 000 kr. 2024 blev det dyrare.",
        "Beslutet fattades den 3 maj 2024.|Kommunen följer upp det.",
        "Mötet börjar kl. 10 och slutar kl. 11.30.|Därefter äter alla.|Se kap. 3.|Det räcker.",
        "Enligt 8 kap. 37 a § gäller annat.|Enligt § 37 a.|Därefter inte.",
        "Anna B. Carlsson och J.K. Ek leder grupp A.|Därefter väljs nya.",
        "”Vi möts här.”|Sedan gick de.|”Hur går det?” frågade hon.",
        "Det är svårt ...|Ändå går det…|Texten [...] Är kortad.",
        "Parterna ska a) Kartlägga behov.|b) Ta fram en plan.",
        "Målet är nått.1|Arbetet går vidare.¹²|Allt är klart.[3]|Slut.",
        "1. Kommunen ska bygga.|2. Regionen ska vårda.|Följande gäller: 1. Vården är fri.",
        "II. Roller",
        "§ 3. Rådet möts ofta.|Det är öppet (se nedan).|Alla får komma.",
        "Stödet ges av FN, EU och ESF.|Projektet pågår i år.",
        "Se prop. 2009/10:60 och nr. 5.|Ny lag kom 2010.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    """Abbreviations, numbers, initials, quotes and footnote marks do not cut a sentence; its end does."""
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_a_line_break_ends_a_sentence() -> None:
    """The lines of a cell or a drawing are no one sentence."""
    assert sentences("Ansvarig\nRegion Sjöboda\n") == ["Ansvarig", "Region Sjöboda"]


@given(st.one_of(st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join), st.text()))
def test_spans_cut_the_text(text: str) -> None:
    """The sentences stand in the text in order, and only white space stands between and around them."""
    spans = split(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert not any(text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all("\n" not in text[start:end] for start, end in spans)


@pytest.mark.parametrize("unit", ["ord ", "a", ".", '!"', " ", ". ", "A. ", "t.ex. ", "1.", "(", ".]", ".\n"])
def test_a_long_text_without_an_end_does_not_hang(unit: str) -> None:
    """A megabyte of anything is cut within seconds, into pieces that the parser can take."""
    started = time.process_time()
    spans = split(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 20
    assert all(end - start <= LONGEST for start, end in spans)


def test_a_sentence_knows_its_place_in_the_document() -> None:
    """A sentence's span cuts it out of the document's text, and no sentence reaches over two blocks."""
    read = document("# Rådet", "Rådet möts i maj. Det är öppet", "- för alla.")
    found = list(find_sentences(read))
    assert [one.text for one in found] == ["Rådet", "Rådet möts i maj.", "Det är öppet", "för alla."]
    assert all(read.text[one.start : one.end] == one.text for one in found)


def test_a_sentence_may_end_with_a_preposition() -> None:
    """A single letter is seldom a sentence's last word, but "i" may be."""
    text = "Alla ska trivas i den by de bor i. Målet är högt."
    assert [text[start:end] for start, end in split(text)] == ["Alla ska trivas i den by de bor i.", "Målet är högt."]
