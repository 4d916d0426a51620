"""The terms that a document defines."""

from __future__ import annotations

import pytest

from ingest.facts.definitions import read_definitions
from ingest.facts.records import Definition
from tests.blocks_of_text import reading_of


def defined(*notations: str) -> dict[str, Definition]:
    return {one.term: one for one in read_definitions(reading_of(*notations))}


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Med nyanlända menar vi personer som nyligen har fått stanna.", "nyanländ"),
        ("Enligt skollagen avses med nyanländ elev ett barn som har bott utomlands.", "nyanländ elev"),
        ("Utrikesfödd är den som är född i ett annat land.", "utrikesfödd"),
        ("I planen räknas man som nyanländ under de första 30 månaderna.", "nyanländ"),
        ("Begreppet ”ensamkommande unga” används om personer som kom hit som barn.", "ensamkommande unga"),
        ("Som långtidsarbetslös räknas den som har sökt arbete i mer än tolv månader.", "långtidsarbetslös"),
        ("Asylsökande är enligt lagen (1994:137) en person som söker skydd.", "asylsökande"),
    ],
)
def test_a_sentence_defines(sentence: str, term: str) -> None:
    """A sentence that says what is meant by a word gives a definition of the word in its dictionary form."""
    assert defined(sentence)[term].text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunerna är den part som ansvarar för bosättningen.",
        "Det innebär att kommunerna ska samverka.",
        "Överenskommelsen innebär att parterna möts varje år.",
        "Föreningarna ska ses som likvärdiga parter.",
        "Den primära målgruppen är personer som bor i länet.",
        "Asylsökande är en grupp som växer.",
    ],
)
def test_a_sentence_describes(sentence: str) -> None:
    """A sentence that describes or demands something defines no term."""
    assert defined(sentence) == {}


def test_following_sentences() -> None:
    """What a text adds about the same word belongs to its explanation; the next word begins a new one."""
    found = defined(
        "Med ensamkommande barn menas ett barn under 17 år. Hit räknas även barn som blir ensamma senare. "
        "Med asylsökande menas den som väntar på besked. Kommunerna möts varje månad."
    )
    assert found["ensamkommande barn"].text.endswith("blir ensamma senare.")
    assert found["asylsökande"].text == "Med asylsökande menas den som väntar på besked."


def test_a_box_on_one_word() -> None:
    """What a box says about one word is one definition, also where a sentence between says nothing of it."""
    text = (
        "Nyinflyttad är den som har fått ett kontrakt i länet. Kommunerna använder ordet olika. "
        "I denna plan är en person nyinflyttad i högst 18 månader."
    )
    assert defined(f"> {text}")["nyinflyttad"].text == text


def test_sentences_before() -> None:
    """Where the word comes last and points back, the sentences before it are the explanation."""
    text = "Varje år kommer barn hit på egen hand. Dessa barn räknas som ensamkommande barn."
    assert defined(text + " Länet ordnar boende.")["ensamkommande barn"].text == text


def test_word_list() -> None:
    """Under a heading such as Ordlista, words with their explanations are definitions, in one block or two."""
    found = defined(
        "## Ordlista",
        "- Nyanländ: en person som har bott här i högst två år",
        "## Kvotflykting",
        "Person som har valts ut av FN.",
    )
    assert found["nyanländ"].text == "en person som har bott här i högst två år"
    assert "kvotflykting" not in found


def test_words_above_their_explanation() -> None:
    """A word on a line of its own is explained by the text below it."""
    found = defined("# Begrepp i planen", "Egenmakt", "Att själv kunna styra sin vardag.")
    assert found["egenmakt"].text == "Att själv kunna styra sin vardag."


def test_table() -> None:
    """A table of words gives a definition a row, with the source of its column."""
    found = defined(
        "| Begrepp | Betydelse | Källa |", "| Nyanlända | Den som har bott här i två år | Etableringslagen |"
    )
    assert (found["nyanländ"].text, found["nyanländ"].source) == ("Den som har bott här i två år", "Etableringslagen")


def test_footnote() -> None:
    """A footnote that defines counts, without its number."""
    found = defined("^ 3 Med nyanländ avses här den som har bott i landet i högst tre år.")
    assert found["nyanländ"].text.startswith("Med nyanländ avses")


def test_heading_that_asks() -> None:
    """The paragraph under "Vad menar vi med ...?" answers it."""
    assert defined("# Vad menar vi med delaktighet?", "Att kunna påverka.")["delaktighet"].text == "Att kunna påverka."


def test_source_and_evidence() -> None:
    """A definition names the law it is taken from, and its quotation is the explanation itself."""
    text = "Enligt skollagen avses med nyanländ elev ett barn som har bott utomlands."
    found = defined(text)["nyanländ elev"]
    assert (found.source, found.evidence[0].quote) == ("skollagen", text)


def test_said_twice() -> None:
    """A definition that is repeated word for word counts once and keeps both places."""
    text = "Med unga menas personer som har fyllt 16 men inte 25 år."
    found = read_definitions(reading_of(text, "Mellanord.", text))
    assert [len(one.evidence) for one in found] == [2]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Personer som reser mer än tio mil till arbetet kallas långpendlare.", "långpendlare"),
        ("Barn som kommer hit utan någon vuxen kallas här ensamkommande barn.", "ensamkommande barn"),
    ],
)
def test_a_word_that_comes_last_is_defined(sentence: str, term: str) -> None:
    """A sentence that first tells who is meant and then the word defines it."""
    assert list(defined("# Resor", sentence)) == [term]


def test_a_footnote_behind_the_english_summary_is_read() -> None:
    """A footnote at the foot of the page on which the summary in English begins is the Swedish text's."""
    found = defined(
        "# Summary",
        "This strategy is about the roads of the county and of its towns.",
        "^ Med långpendlare avses den som reser mer än tio mil till arbetet.",
    )
    assert list(found) == ["långpendlare"]


def test_box_of_terms_under_an_open_question() -> None:
    """A box that asks what is meant explains a word a paragraph."""
    found = defined(
        "> Vad menar vi med …",
        "> Välmående är upplevelsen av att livet är gott.",
        "> Gammal är i det här sammanhanget den som har fyllt 80 år.",
    )
    assert set(found) == {"välmående", "gammal"}


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Ung är i det här sammanhanget den som har fyllt 15 men inte 20 år.", "ung"),
        ("Folkhälsa är hälsotillståndet i befolkningen som helhet.", "folkhälsa"),
        ("Välfärd är ett samlingsbegrepp för det vi ordnar gemensamt.", "välfärd"),
    ],
)
def test_a_state_or_group_is_defined(sentence: str, term: str) -> None:
    """What a word means here, which state it names or what it gathers is a definition."""
    assert term in defined(sentence)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("En person är rotad när hon eller han har bott tio år på samma ort.", "rotad"),
        ("Begreppet byelev används i skolplanens mening, det vill säga för den som har långt hem.", "byelev"),
    ],
)  # fmt: skip
def test_a_word_is_defined_by_when_it_fits(sentence: str, term: str) -> None:
    """When somebody is called so, and in whose sense a word is used, define it."""
    assert term in defined(sentence)


def test_a_box_that_opens_with_its_heading_explains_it() -> None:
    """A box whose only sentence has the heading above as its subject says what the word means."""
    assert "utpendlare" in defined("# Utpendlare", "> En utpendlare bor i länet och arbetar utanför det.")
    assert defined("# Utpendlare", "> Många pendlar varje dag till arbetet.") == {}


@pytest.mark.parametrize(
    ("notations", "terms"),
    [
        (("# Hur länge är man nyinflyttad?", "I avtalet är man nyinflyttad i två år från flytten."), ["nyinflyttad"]),
        (("# Vem räknas som ung?", "Den som har fyllt 13 men inte 20 år."), ["ung"]),
        (
            (
                "# Vad är skillnaden mellan pendlare och sommargäst?",
                "En pendlare arbetar här hela året. En sommargäst bor här i högst tre månader.",
            ),
            ["pendlare", "sommargäst"],
        ),
        (("# Inledning", "Med delaktighet avser vi möjligheten att påverka."), ["delaktighet"]),
        (("# Inledning", "När vi skriver länsbor menar vi alla som bor i länet."), ["länsbo"]),
        (("# Inledning", "I planen använder vi ordet ungdom för personer mellan 13 och 19 år."), ["ungdom"]),
        (("# Inledning", "Pendlare (personer som reser till arbetet varje dag) bor i hela länet."), ["pendlare"]),
        (("# Inledning", "Begreppet pendlare, det vill säga den som reser till arbetet, är vidare."), ["pendlare"]),
        (("# Inledning", "I skolan avses med sommarelev, enligt skollagen, den som läser i juli."), ["sommarelev"]),
        (("# Inledning", "^ Pendlare: personer som reser till arbetet."), ["pendlare"]),
        (("# Ord som återkommer", "- Pendlare = den som reser till arbetet", "- Ort: en plats"), ["pendlare", "ort"]),
    ],
)
def test_words_are_explained_in_other_forms(notations: tuple[str, ...], terms: list[str]) -> None:
    """Answers to questions, first persons, brackets, insertions, notes and signs of equality explain words too."""
    assert [one.term for one in read_definitions(reading_of(*notations))] == terms


def test_what_stands_below_a_list_of_words_is_none() -> None:
    """A contact below a list of words explains nothing, and neither does "räknas upp"."""
    found = read_definitions(
        reading_of(
            "# Ordlista",
            "Pendlare – den som reser till arbetet.",
            "Barn – varje människa under 18 år. Vi räknar tiden som barn till 216 månader.",
            "## Läs mer och hör av dig",
            "Frågor besvaras av kansliet.",
            "# Parter",
            "Avtalet gäller de organisationer som räknas upp under rubriken.",
        )
    )
    assert [one.term for one in found] == ["pendlare", "barn"]
    assert [(one.kind, one.value, one.unit) for one in found[1].criteria if one.value] == [
        ("MaxAge", 18, "year"),
        ("MaxDuration", 216, "month"),
    ]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Skärgårdsbo är varje person som är bosatt på en ö.", "skärgårdsbo"),
        ("När det i texten står fritidsfiske används ordet på samma sätt som i lagen.", "fritidsfiske"),
        ("Enligt statistiken har en person kort utbildning om hon inte har gått ut gymnasiet.", "kort utbildning"),
        ("Mörkläggning kallas den åtgärd som släcker all belysning.", "mörkläggning"),
    ],
)
def test_other_ways_to_define(sentence: str, term: str) -> None:
    """A word is also defined by "varje ... som", by how the text uses it, and by when somebody has it."""
    assert defined(sentence)[term].text == sentence


def test_a_sentence_explains_the_last_word_of_the_one_before() -> None:
    """What "därmed" means is the word in which the sentence before it ends."""
    found = defined("Planen talar på några ställen om unga vuxna. Därmed förstås den som har fyllt 18 men inte 25 år.")
    assert found["ung vuxen"].text == "Därmed förstås den som har fyllt 18 men inte 25 år."


def test_a_paragraph_explains_several_words() -> None:
    """Words before colons in one paragraph of a list of words are explained one by one."""
    text = "Fadder: den som följer en ny medlem. Värd: den som lånar ut sitt hus. Planen gäller alla."
    found = defined("# Ord och begrepp", text)
    assert [(term, one.text) for term, one in found.items()] == [
        ("fadder", "den som följer en ny medlem."),
        ("värd", "den som lånar ut sitt hus."),
    ]


def test_a_heading_over_sentences_that_define_is_no_word() -> None:
    """Under a heading within a list of words, sentences that explain words of their own are read one by one."""
    text = "Med fiskare avses den som lever av fiske. Med jägare avses den som har jaktkort."
    assert list(defined("# Begrepp", "## Personer", text)) == ["fiskare", "jägare"]


@pytest.mark.parametrize(
    "notations",
    [
        ("Parterna står för sina egna kostnader.",),
        ("Två streck betyder att ingen deltar.",),
        ("Delmål: Den som bor här trivs.",),
    ],
)
def test_what_only_looks_like_a_definition(notations: tuple[str, ...]) -> None:
    """Who pays, what a sign in a table means and what kind of statement follows define nothing."""
    assert defined(*notations) == {}


def test_a_word_by_which_nothing_is_meant() -> None:
    assert not list(read_definitions(reading_of("# Syfte", "Med eldsjälar menas inget ont.")))


def test_a_heading_that_asks_for_the_words_opens_a_list_of_them() -> None:
    """It asks for no word itself, and an explanation may call the word a person or an effort of some kind."""
    items = (
        "- En ung vuxen person är i planen någon som har fyllt 18 men inte 26 år.",
        "- En brygga är en insats som varar i två månader.",
    )
    assert list(defined("# Vad betyder orden?", *items)) == ["ung vuxen person", "brygga"]
    assert defined("# Vilka är med?", "Alla de här är med i arbetet:", "- Regionen", "- Fjordbygdens kommun") == {}


def test_words_that_only_their_type_tells_from_the_explanation() -> None:
    """In a list of words, what begins anew with a capital explains; a single such line, or a name, does not."""
    lines = (
        "Lots Person som visar vägen.",
        "Öppen mottagning En plats dit man kommer utan tid. Ingen frågar efter namn.",
    )
    found = defined("# Ord och begrepp", *lines, "Mejla Region Fjordbygden vid frågor om dem.")
    assert {term: one.text for term, one in found.items()} == {
        "lots": "Person som visar vägen.",
        "öppen mottagning": "En plats dit man kommer utan tid. Ingen frågar efter namn.",
    }
    assert defined("# Ord och begrepp", lines[0]) == {}
    assert defined("# Bakgrund", *lines) == {}
