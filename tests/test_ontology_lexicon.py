"""What those who read documents get from the ontology."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from ontology import lexicon


def test_import_parses_nothing() -> None:
    """A command that needs no words starts without reading any Turtle."""
    program = (
        "import rdflib; rdflib.Graph.parse = None\n"
        "import ontology.lexicon as lexicon\n"
        "try:\n    lexicon.counties()\n"
        "except TypeError:\n    print('parses when asked')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "parses when asked"


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("FocusArea", {"fokusområde", "målområde", "insatsområde", "utvecklingsområde", "prioriterat område"}),
        ("SubGoal", {"delmål", "etappmål"}),
        ("Action", {"insats", "åtgärd", "aktivitet", "samverkansområde"}),
        ("Council", {"råd", "styrgrupp"}),
        ("CivilSociety", {"förening", "studieförbund"}),
    ],
)
def test_a_class_lists_the_words_of_documents(term: str, words: set[str]) -> None:
    """The usual Swedish words for a thing are there, of classes and of kinds."""
    assert words <= set(lexicon.class_words(term))


def test_one_word_may_serve_two_classes() -> None:
    """A word that authors use for areas and for actions stands at both."""
    assert "samverkansområde" in set(lexicon.class_words("FocusArea")) & set(lexicon.class_words("Action"))


def test_a_class_that_is_not_there_fails() -> None:
    """A misspelt class is an error, not an empty list of words."""
    with pytest.raises(AttributeError):
        lexicon.class_words("FocusAera")


def test_there_are_21_counties() -> None:
    """Each county has its own code, name and short name."""
    counties = lexicon.counties()
    assert len({county.code for county in counties}) == len(counties) == 21
    assert all(county.name.endswith(" län") for county in counties)
    uppsala = next(county for county in counties if county.code == "03")
    assert (uppsala.name, uppsala.short_name) == ("Uppsala län", "Uppsala")
    assert uppsala.iri == "https://w3id.org/samsyn/id/county/uppsala-lan"


def test_there_are_290_municipalities_each_in_its_county() -> None:
    """The code of a municipality begins with that of its county."""
    codes = {county.iri: county.code for county in lexicon.counties()}
    municipalities = lexicon.municipalities()
    assert len({one.iri for one in municipalities}) == len(municipalities) == 290
    assert all(codes[one.county_iri] == one.code[:2] for one in municipalities)


def test_two_municipalities_with_one_slug_stay_two() -> None:
    """Habo and Håbo are not mixed up."""
    found = {one.short_name: one.iri for one in lexicon.municipalities() if one.short_name in {"Habo", "Håbo"}}
    assert len(set(found.values())) == 2


def test_every_county_has_its_board_and_its_region() -> None:
    """One county board and one region for each county."""
    for kind in ("CountyBoard", "Region"):
        found = Counter(one.county_iri for one in lexicon.authorities() if one.kind == kind)
        assert found == Counter(county.iri for county in lexicon.counties())


def test_every_municipality_has_an_organisation() -> None:
    """A municipality that signs is found; Gotland's organisation is its region."""
    names = {name for one in lexicon.authorities() for name in (one.name, *one.other_names)}
    assert {one.name for one in lexicon.municipalities()} <= names


def test_an_organisation_of_two_registers_is_one() -> None:
    """A name leads to one organisation only."""
    names = Counter(name for one in lexicon.authorities() for name in {one.name, *one.other_names})
    assert [name for name, number in names.items() if number > 1] == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Arbetsförmedlingen", "Agency"),
        ("Försäkringskassan", "Agency"),
        ("Migrationsverket", "Agency"),
        ("Skolverket", "Agency"),
        ("Polisen", "Agency"),
        ("Universitets- och högskolerådet", "Agency"),
        ("Myndigheten för yrkeshögskolan", "Agency"),
        ("Linnéuniversitetet", "University"),
        ("Högskolan i Borås", "University"),
        ("Konstfack", "University"),
        ("Länsstyrelsen Dalarna", "CountyBoard"),
        ("Region Skåne", "Region"),
        ("Göteborgs stad", "MunicipalityOrganisation"),
        ("SKR", "MunicipalAssociation"),
        ("Rädda Barnen", "CivilSociety"),
        ("Almi", "Business"),
    ],
)
def test_organisations_are_found_by_the_names_in_use(name: str, kind: str) -> None:
    """Everyday names and acronyms lead to the organisation and its kind."""
    assert [one.kind for one in lexicon.authorities() if name in (one.name, *one.other_names)] == [kind]


@pytest.mark.parametrize("word", ["Sida", "Vision", "Bilda", "Kommunal", "Samordningsförbund"])
def test_words_of_the_language_are_no_names(word: str) -> None:
    """A common word at the start of a sentence is no organisation."""
    assert not [one for one in lexicon.authorities() if word in (one.name, *one.other_names)]


def test_names_do_not_shout() -> None:
    """No name of more than one word is in capitals."""
    names = [name for one in lexicon.authorities() for name in (one.name, *one.other_names)]
    assert [name for name in names if " " in name and len(name) > 8 and name == name.upper()] == []


def test_the_global_goals_are_complete() -> None:
    """17 goals with Swedish names, 169 targets, in the order of the agenda."""
    goals = lexicon.global_goals()
    numbers = [goal.number for goal in goals]
    assert [number for number in numbers if "." not in number] == [str(number) for number in range(1, 18)]
    assert len(numbers) == 17 + 169
    assert numbers[:9] == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.a", "1.b", "2"]
    assert numbers.index("8.9") < numbers.index("8.10") < numbers.index("8.a")
    assert all(goal.names for goal in goals if "." not in goal.number)
    assert next(goal.names[0] for goal in goals if goal.number == "5") == "Jämställdhet"


def test_a_repealed_statute_tells_since_when() -> None:
    """The day of repeal is a date, and absent where it was not read."""
    by_number = {statute.number: statute for statute in lexicon.statutes() if statute.number}
    assert by_number["2010:197"].repealed_on == date(2018, 1, 1)
    assert by_number["2017:584"].repealed_on is None
    assert by_number["2010:800"].kind == "lag"
    assert "skollagen" in by_number["2010:800"].names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("barnkonventionen", "konvention"),
        ("flyktingkonventionen", "konvention"),
        ("massflyktsdirektivet", "direktiv"),
        ("FN:s allmänna förklaring", "konvention"),
    ],
)
def test_conventions_and_directives_have_no_number(name: str, kind: str) -> None:
    """What Sweden has not numbered is found by name."""
    found = [statute for statute in lexicon.statutes() if name in statute.names]
    assert [(statute.kind, statute.number) for statute in found] == [(kind, None)]


def test_statutes_have_one_of_four_kinds() -> None:
    """Each statute is an act, an ordinance, a convention or a directive."""
    assert {statute.kind for statute in lexicon.statutes()} == {"lag", "förordning", "konvention", "direktiv"}
