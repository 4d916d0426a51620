"""What a careful reader found in the real documents is what the questions answer: each row of gold/ANSWERS.md.

Counties and municipalities are named by the codes of the register, and the documents by the county.
"""

from __future__ import annotations

import time

import pytest

from ontology import lexicon
from queries.asking import Strategies, Value
from queries.catalog import questions
from queries.tables import Cell, show

DAY = "2026-06-30"
AGENCIES = {"Arbetsförmedlingen", "Försäkringskassan", "Migrationsverket"}


def county(code: str) -> str:
    """The name of a county by its code."""
    return next(one.name for one in lexicon.counties() if one.code == code)


K, B, W = (county(code) for code in ("08", "10", "07"))
ALL = {K, B, W}


def rows(strategies: Strategies, name: str, **parameters: Value) -> list[dict[str, Cell]]:
    return strategies.table(name, **parameters).dicts()


def prioritised(strategies: Strategies) -> dict[str, set[str]]:
    """The counties that have a focus area about each theme."""
    found: dict[str, set[str]] = {}
    for row in rows(strategies, "themes-by-county", kind="prioriterat"):
        found.setdefault(show(row["theme"]), set()).add(show(row["county"]))
    return found


# -- overlaps --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("Arbete", ALL), ("Hälsa", ALL), ("Boende", {K, W}), ("Utbildning", {K, B}), ("Språk", {K, B}),
        ("Social sammanhållning", {K}), ("Delaktighet", {W}), ("Samverkan mellan offentliga aktörer", {B}),
    ],
)  # fmt: skip
def test_a_theme_is_prioritised_where_a_focus_area_is_about_it(
    real: Strategies, theme: str, expected: set[str]
) -> None:
    assert prioritised(real)[theme] == expected


def test_themes_that_are_touched_only(real: Strategies) -> None:
    touched = {(row["theme"], row["county"]) for row in rows(real, "themes-by-county", kind="berört")}
    assert {("Språk", W), ("Civilsamhälle", W)} <= touched
    language = {(row["kind"], row["area"]) for row in rows(real, "facts-by-theme", theme="Språk", county=W)}
    society = {(row["kind"], row["area"]) for row in rows(real, "facts-by-theme", theme="Civilsamhälle", county=W)}
    assert ("insats", "Arbetsmarknad/kompetens") in language
    assert ("mål", "Delaktighet") in society
    assert not {kind for kind, _ in language | society} & {"fokusområde"}


def test_partners_of_all_by_organisation(real: Strategies) -> None:
    shared = {show(row["partner"]): row for row in rows(real, "partners-shared")}
    assert {name for name, row in shared.items() if row["counties"] == 3} == AGENCIES
    assert shared["Linnéuniversitetet"]["has"] == tuple(sorted({K, W}))
    of_one = {"Statens servicecenter": B, "Skatteverket": K, "Pensionsmyndigheten": K, "Polismyndigheten": K}
    named = {(row["partner"], row["county"]) for row in rows(real, "partners-by-county")}
    assert not set(of_one) & set(shared)
    assert set(of_one.items()) <= named


def test_partners_by_kind(real: Strategies) -> None:
    kinds = {
        show(row["kind"]): set(row["has"])
        for row in rows(real, "partner-kinds-shared")
        if isinstance(row["has"], tuple)
    }
    for kind in ("länsstyrelse", "region", "kommun", "myndighet"):
        assert kinds[kind] == ALL
    assert kinds["samordningsförbund"] == {K, W}
    ours = [row for row in rows(real, "partners-by-county", county=W) if row["kind"] == "samordningsförbund"]
    assert len({row["partner"] for row in ours}) == 2


def test_goals_of_agenda_2030_that_are_stated(real: Strategies) -> None:
    stated = [(row["county"], show(row["number"])) for row in rows(real, "agenda-goals")]
    assert {number for _, number in stated} == {"1", "3", "4", "5", "8", "10", "11", "16"}
    assert {name for name, _ in stated} == {K}


# -- gaps ------------------------------------------------------------------------------------------------------------


def test_goals_that_nobody_answers_for(real: Strategies) -> None:
    found = rows(real, "goals-unassigned", county=W)
    housing = [row for row in found if row["area"] == "Boende"]
    assert len(housing) == len(rows_of_area(real, "Boende")) == 2
    for row in housing:
        assert row["reason"] == "uttalat obestämt"
        assert row["meanwhile"] == ("Beredningsgrupp",)
    assert not [row for row in found if show(row["area"]) in ("Arbetsmarknad/kompetens", "Hälsa")]
    documents = {row["document"] for row in rows(real, "goals-unassigned")}
    assert documents <= {strategy(real, one) for one in ALL}
    national = real.sparql("SELECT ?g { ?g a <https://w3id.org/samsyn#NationalGoal> }")["g"]
    assert len(national) and not {row["fact"] for row in rows(real, "goals-unassigned")} & set(national)


def rows_of_area(strategies: Strategies, area: str) -> list[object]:
    """The goals of a focus area of the third county's strategy."""
    query = f"""PREFIX sam: <https://w3id.org/samsyn#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT DISTINCT ?goal {{ ?goal a sam:Goal ; sam:focusArea ?a ; <http://purl.org/dc/terms/isPartOf> ?d .
    ?d a sam:StrategyDocument ; sam:county ?c . ?c rdfs:label "{W}"@sv . ?a rdfs:label "{area}"@sv }}"""
    return list(strategies.sparql(query)["goal"])


def strategy(strategies: Strategies, name: str) -> Cell:
    """The file of a county's strategy."""
    return rows(strategies, "strategies-expired", county=name)[0]["document"]


def test_goals_that_are_handed_to_a_plan(real: Strategies) -> None:
    handed = [row for row in rows(real, "goals-deferred", county=B) if row["area"]]
    assert len({row["fact"] for row in handed}) == 5
    assert len({row["area"] for row in handed}) == 5
    assert all("handlingsplan" in show(row["quote_2"]).casefold() for row in handed)
    assert not [row for row in rows(real, "goals-unassigned", county=B) if row["area"]]


def test_focus_areas_without_goals(real: Strategies) -> None:
    found = rows(real, "areas-without-goals")
    assert len(found) == 5
    assert {row["county"] for row in found} == {K}


def test_what_is_excluded_by_its_own_words(real: Strategies) -> None:
    excluded = {(row["county"], row["theme"]) for row in rows(real, "themes-by-county", kind="lämnat utanför")}
    wanted = {"Boende", "Delaktighet", "Kultur och fritid", "Social sammanhållning"}
    assert {(B, theme) for theme in wanted} <= excluded
    assert {name for name, _ in excluded} == {B}
    words = {show(row["what"]).casefold() for row in rows(real, "exclusions", county=B)}
    assert words == {"boende", "segregation", "föräldraskapsstöd", "delaktighet", "fritid"}


def test_municipalities_that_are_no_party(real: Strategies) -> None:
    (missing,) = rows(real, "municipalities-no-party")
    lacking = next(one.name for one in lexicon.municipalities() if one.code == "0767")
    assert (missing["county"], missing["municipality"]) == (W, lacking)
    assert (missing["of"], missing["parties"]) == (8, 7)


def test_strategies_no_longer_in_force(real: Strategies) -> None:
    states = {row["county"]: (row["state"], show(row["until"])) for row in rows(real, "strategies-expired", as_of=DAY)}
    assert states[W] == ("utgången", "2025-12-31")
    assert states[B] == ("gällde", "2026-12-31")


def test_repealed_statutes(real: Strategies) -> None:
    found = [row for row in rows(real, "statutes-repealed", as_of=DAY) if row["state"] == "upphävd"]
    (row,) = [row for row in found if "2010:197" in show(row["statute"])]
    assert (row["county"], show(row["repealed"])) == (K, "2018-01-01")
    first = rows(real, "target-groups-by-county", county=K)
    assert {group["group"] for group in first if group["rank"] == "primär"} & set(row["facts"] or ())  # type: ignore[arg-type]
    assert not [row for row in found if "2017:584" in show(row["statute"])]


def test_terms_that_others_define(real: Strategies) -> None:
    lacking = {(row["county"], show(row["term"]).replace(" ", "")) for row in rows(real, "terms-defined-elsewhere")}
    assert {(W, "ensamkommandebarn"), (K, "utrikesfödd")} <= lacking


# -- definitions -----------------------------------------------------------------------------------------------------


def test_newly_arrived(real: Strategies) -> None:
    limits = {row["county"]: row for row in rows(real, "terms-differ", term="nyanländ")}
    assert [limits[one]["duration"] for one in (K, B, W)] == [("≤ 24 month",), ("≤ 36 month",), ()]
    assert "etableringsprogram" in show(limits[K]["start"]) and "uppehållstillstånd" in show(limits[B]["start"])
    assert "etablering" in show(limits[W]["status"])
    verdicts = compared(real, K, B, "nyanländ")
    assert verdicts["längsta tid"] == "ej jämförbar"
    assert verdicts["starthändelse"] == "skiljer sig"


def compared(strategies: Strategies, one: str, other: str, term: str) -> dict[str, str]:
    """The verdict for each criterion of a term, of two counties."""
    found = rows(strategies, "terms-compared", county=one, other=other, term=term)
    return {show(row["criterion"]): show(row["verdict"]) for row in found}


def test_newly_arrived_pupil_is_a_term_of_its_own(real: Strategies) -> None:
    (row,) = rows(real, "terms-by-county", term="nyanländ elev")
    assert row["county"] == B and "Skollagen" in show(row["source"])
    by_law = {row["county"]: row for row in rows(real, "terms-and-law", term="nyanländ elev")}
    assert (by_law[B]["limit"], by_law[B]["verdict"]) == ("≤ 4 year", "samma")
    assert by_law[K]["verdict"] == by_law[W]["verdict"] == "länet definierar det inte"


def test_unaccompanied_children(real: Strategies) -> None:
    limits = {row["county"]: row for row in rows(real, "terms-differ", term="ensamkommande barn")}
    assert set(limits) == {K, B}
    assert all(row["age"] == ("< 18 year",) and "skilt från" in show(row["status"]) for row in limits.values())
    assert "står utan" in show(limits[B]["status"]) and "står utan" not in show(limits[K]["status"])
    verdicts = compared(real, B, K, "ensamkommande barn")
    assert (verdicts["högsta ålder"], verdicts["ställning"]) == ("samma", "skiljer sig")
    assert compared(real, W, K, "ensamkommande barn") == {"definition": "länet tiger"}
    by_law = {row["county"]: row for row in rows(real, "terms-and-law", term="ensamkommande barn")}
    assert {row["law_limit"] for row in by_law.values()} == {"< 18 year"}
    assert [by_law[one]["verdict"] for one in (K, B, W)] == ["samma", "samma", "länet definierar det inte"]


def test_unaccompanied_youth(real: Strategies) -> None:
    (row,) = rows(real, "terms-by-county", term="ensamkommande unga")
    assert row["county"] == B
    ages = {
        show(row["criterion"]): (row["value"], row["unit"], row["inclusive"])
        for row in rows(real, "criteria-by-county", term="ensamkommande unga")
        if "ålder" in show(row["criterion"])
    }
    assert ages == {"lägsta ålder": (18, "year", True), "högsta ålder": (21, "year", False)}


def test_asylum_seekers(real: Strategies) -> None:
    limits = {row["county"]: row for row in rows(real, "terms-differ", term="asylsökande")}
    assert set(limits) == ALL
    for one, other in ((K, B), (K, W), (B, W)):
        assert compared(real, one, other, "asylsökande")["ställning"] == "samma"
    assert "tillfälligt uppehållstillstånd" in show(limits[B]["permit"])
    assert not limits[K]["permit"] and not limits[W]["permit"]
    (row,) = rows(real, "terms-by-county", term="asylsökande", county=B)
    assert "Massflyktsdirektivet" in show(row["definition"])


# -- national duties -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "mirrored", "absent"),
    [
        ("beredskap hos kommunerna", {K, B}, {W}),
        ("pengar från staten", {K, B}, {W}),
        ("regional samverkan mellan", {K, B}, set()),
    ],
)
def test_national_duties_are_mirrored(real: Strategies, words: str, mirrored: set[str], absent: set[str]) -> None:
    found = [row for row in rows(real, "duties-mirrored", actor="länsstyrelserna") if words in show(row["duty"])]
    assert {row["county"] for row in found if row["mirrored"] == "återfinns"} >= mirrored
    assert {row["county"] for row in found if row["mirrored"] == "saknas"} >= absent
    assert not {row["county"] for row in found if row["mirrored"] == "återfinns"} & absent
    for row in found:
        boards = any("länsstyrelsen" in show(name).casefold() for name in row["by_actors"] or ())  # type: ignore[union-attr]
        assert boards == bool(row["quote_2"]) == (row["mirrored"] != "saknas")


# -- audit -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (K, {
            ("partskap", 33, "stämmer"), ("fokusområde", 5, "stämmer"), ("fokusområde", 4, "motsägs"),
            ("globalt mål", 8, "stämmer"), ("organ", 5, "stämmer"), ("kommun", 12, "stämmer"),
        }),
        (B, {("fokusområde", 5, "stämmer"), ("fokusområde", 4, "delmängd"), ("kommun", 5, "stämmer")}),
        (W, {("fokusområde", 4, "stämmer"), ("delmål", 9, "stämmer"), ("insats", 15, "stämmer")}),
    ],
)  # fmt: skip
def test_stated_counts(real: Strategies, name: str, expected: set[tuple[str, int, str]]) -> None:
    file = strategy(real, name)
    found = {
        (row["of"], row["stated"], row["outcome"])
        for row in rows(real, "stated-counts", county=name)
        if row["document"] == file
    }
    assert expected <= found
    assert {one for one in found if one[2] in ("skiljer sig", "motsägs")} == {
        one for one in expected if one[2] == "motsägs"
    }


def test_counts_of_a_web_page_are_in_another_document(real: Strategies) -> None:
    elsewhere = [row for row in rows(real, "stated-counts", county=W) if row["document"] != strategy(real, W)]
    assert {(row["of"], row["stated"]) for row in elsewhere} >= {("delmål", 9), ("insats", 15)}
    assert not [row for row in elsewhere if row["outcome"] in ("skiljer sig", "motsägs")]
    told = real.sparql(
        """PREFIX sam: <https://w3id.org/samsyn#> SELECT ?d {
        ?page a sam:WebPage . ?count <http://purl.org/dc/terms/isPartOf> ?page ; sam:countsIn ?d }"""
    )["d"]
    assert len(told) >= 2 and all("/agreement/" in one for one in told)


# -- all of them -----------------------------------------------------------------------------------------------------


def test_the_whole_catalogue_answers_in_three_seconds(real: Strategies) -> None:
    """Every question, of all counties (of one where it needs one), with document, page and sentence of each row."""
    began = time.process_time()
    for question in questions().values():
        real.table(question.name, **{one.name: K for one in question.parameters if one.required})
    assert time.process_time() - began < 3.0
