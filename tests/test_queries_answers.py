"""What the questions answer on the example strategies, and that the answers follow the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.asking import Strategies
from queries.errors import UnknownValueError
from queries.tables import Table, show
from tests.example_graphs import DOCUMENTS, built
from tests.typesetting import typeset


def rows(table: Table, *columns: str) -> set[tuple[str, ...]]:
    return {tuple(show(row[column]) for column in columns) for row in table.dicts()}


def test_a_term_is_limited_differently_from_county_to_county(examples: Strategies) -> None:
    """The limits of a term stand side by side, and a county without a number has none."""
    answer = examples.table("terms-differ", term="nyanländ")
    assert rows(answer, "county", "duration") == {
        ("Granviks län", "≤ 24 month"),
        ("Älvmarks län", "≤ 36 month"),
        ("Sjöboda län", ""),
    }


def test_goals_of_an_area_without_a_group_are_a_gap(examples: Strategies) -> None:
    """Goals of the one area for which a group has yet to be formed are listed with the sentence that says so."""
    answer = examples.table("goals-unassigned", county="Sjöboda")
    assert rows(answer, "area") == {("Demokrati och delaktighet",)}
    assert len(answer.rows) == 2
    assert all("saknas" in show(row["quote"]) for row in answer.dicts())


def test_what_a_plan_will_assign_is_no_gap(examples: Strategies) -> None:
    """Goals that the document hands to its yearly action plans are not said to be without anybody."""
    assert "Älvmarks län" not in {row["county"] for row in examples.table("goals-unassigned").dicts() if row["area"]}


def test_bodies_of_one_kind(examples: Strategies) -> None:
    """A kind that is asked for leaves out the bodies of all others, and of none known."""
    every = examples.table("bodies-by-county").dicts()
    for kind in {show(row["kind"]) for row in every} - {""}:
        wanted = [row for row in every if row["kind"] == kind]
        assert examples.table("bodies-by-county", kind=kind).dicts() == wanted and len(wanted) < len(every)


def test_partners_that_all_share(examples: Strategies) -> None:
    """The agencies that all three counties name are partners of all three."""
    shared = {row["partner"] for row in examples.table("partners-shared").dicts() if row["counties"] == 3}
    assert shared == {"Arbetsförmedlingen", "Försäkringskassan", "Migrationsverket"}


def test_a_wrong_count_contradicts_the_right_one(examples: Strategies) -> None:
    """Where a document speaks of four areas and has five, both counts are shown."""
    answer = examples.table("stated-counts", county="Granvik")
    areas = {row["stated"]: row["outcome"] for row in answer.dicts() if row["of"] == "fokusområde"}
    assert areas == {4: "motsägs", 5: "stämmer"}


def test_themes_that_are_excluded_or_silent_are_told_apart(examples: Strategies) -> None:
    """A theme that a strategy excludes in its own words is not the same as one that it never mentions."""
    coverage = rows(examples.table("themes-by-county", county="Älvmark"), "coverage")
    assert {("prioriterat",), ("lämnat utanför",)} <= coverage


@pytest.mark.parametrize(
    "name", ["themes-shared", "terms-differ", "goals-unassigned", "agenda-goals", "duties-by-actor"]
)
def test_each_row_leads_to_its_sentence(examples: Strategies, name: str) -> None:
    """Every row of an answer has a document, a page and a quotation."""
    answer = examples.table(name)
    assert answer.rows
    assert all(row["document"] and row["page"] and row["quote"] for row in answer.dicts())


def test_a_name_that_is_not_there_is_told_with_those_that_are(examples: Strategies) -> None:
    """Who asks for an unknown county sees the known ones."""
    with pytest.raises(UnknownValueError, match="Granviks län"):
        examples.table("goals-unassigned", county="Atlantis")


def test_answers_follow_the_document(examples: Strategies, tmp_path: Path) -> None:
    """A changed limit and a changed body in a source change exactly those answers."""
    changes = {
        "högst 36 månader": "högst 30 månader",
        "Chefsgruppen för vård och omsorg": "Samverkansgruppen för vård och hälsa",
    }
    paths = [
        _changed(name, changes, tmp_path)
        for name in ("granvik-strategi", "alvmark-strategi-2023", "sjoboda-overenskommelse")
    ]
    changed = built([*paths, *_others()], tmp_path / "graph")
    before, after = (_durations(strategies) for strategies in (examples, changed))
    assert after - before == {("nyanländ", "Älvmarks län", "≤ 30 month")}
    assert before - after == {("nyanländ", "Älvmarks län", "≤ 36 month")}
    gone, new = (_actors(one) - _actors(other) for one, other in ((examples, changed), (changed, examples)))
    assert gone == {"Chefsgruppen för vård och omsorg"}
    assert new == {"Samverkansgruppen för vård och hälsa"}
    assert rows(examples.table("goals-unassigned"), "goal") == rows(changed.table("goals-unassigned"), "goal")


def test_a_permit_that_is_restricted_is_narrower(tmp_path: Path) -> None:
    """Of two permits the one of a kind, or with a condition, is narrower; two that are restricted otherwise are not."""
    permits = {
        "Granviks": "uppehållstillstånd i landet",
        "Sjöboda": "permanent uppehållstillstånd",
        "Älvmarks": "uppehållstillstånd som kan förlängas",
        "Lomsjö": "uppehållstillstånd efter att ha sökt asyl",
    }
    for county, permit in permits.items():
        text = f"Strategi för integration i {county} län 2024–2027\n\nMed nyanländ avses den som har {permit}.\n"
        (tmp_path / f"{county}.txt").write_text(text, encoding="utf-8")
    strategies = built(sorted(tmp_path.glob("*.txt")), tmp_path / "graph")
    told = {
        county: {
            row["other"]: row["verdict"] for row in strategies.table("terms-compared", county=f"{county} län").dicts()
        }
        for county in ("Granviks", "Älvmarks")
    }
    assert told["Granviks"] == {"Sjöboda län": "vidare", "Älvmarks län": "vidare", "Lomsjö län": "vidare"}
    assert told["Älvmarks"] == {"Granviks län": "snävare", "Sjöboda län": "skiljer sig", "Lomsjö län": "ej jämförbar"}


def _changed(name: str, changes: dict[str, str], folder: Path) -> Path:
    source = DOCUMENTS / f"{name}.typ"
    text = source.read_text(encoding="utf-8")
    return typeset(source, folder / f"{name}.pdf", {old: new for old, new in changes.items() if old in text})


def _others() -> list[Path]:
    return [
        DOCUMENTS / name
        for name in ("alvmark-handlingsplan-2025.pdf", "sjoboda-webb.html", "lansstyrelserna-uppdrag.pdf")
    ]


def _durations(strategies: Strategies) -> set[tuple[str, ...]]:
    return rows(strategies.table("terms-differ"), "term", "county", "duration")


def _actors(strategies: Strategies) -> set[str]:
    return {show(row["actor"]) for row in strategies.table("duties-by-actor").dicts()}


def test_a_plan_whose_last_day_everybody_knows(examples: Strategies) -> None:
    """Agenda 2030 is in force, though no document tells its last day: the register does."""
    agenda = [
        row for row in examples.table("plans-expired", as_of="2026-06-30").dicts() if row["plan"] == "Agenda 2030"
    ]
    assert agenda
    assert {(row["state"], row["told_in"]) for row in agenda} <= {("gällde", "registret"), ("gällde", "dokumentet")}
    later = examples.table("plans-expired", as_of="2031-01-01").dicts()
    assert {row["state"] for row in later if row["plan"] == "Agenda 2030"} == {"utgången"}


def test_a_goal_tells_what_is_to_be_reached(examples: Strategies) -> None:
    """Beside what is measured stands the value."""
    targets = {row["target"] for row in examples.table("goals-by-county").dicts() if row["measure"]}
    assert {"öka, 85 procent", "öka, 60 procent", "minska"} <= targets


def test_a_group_of_municipalities_is_as_many_organisations_as_it_has(examples: Strategies) -> None:
    """Nine municipalities that are named as one are nine organisations and one partnership."""
    counts = {row["kind"]: row["number"] for row in examples.table("county-against-mean", county="Granvik").dicts()}
    partners = examples.table("partners-by-county", county="Granvik").dicts()
    members = [int(show(row["members"])) for row in partners if row["members"]]
    assert members and counts["partskap"] == len(partners)
    assert counts["organisation"] == len(partners) + sum(members) - len(members)


def test_a_theme_that_both_take_up_is_had_by_both(examples: Strategies) -> None:
    """A theme that one county prioritises and the other touches does not stand there as one county's alone."""
    pair = ["Granvik", "Sjöboda"]
    for row in examples.table("counties-compared", county=pair).dicts():
        if row["aspect"] == "upptaget tema":
            treated = examples.table("themes-by-county", theme=show(row["thing"]), county=pair).dicts()
            taken = {one["county"] for one in treated if one["coverage"] in ("prioriterat", "berört")}
            assert set(row["has"]) == taken  # type: ignore[arg-type]
