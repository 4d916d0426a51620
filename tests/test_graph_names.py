"""The names that no register resolved, with the nearest others, and the organisations that documents share."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.names import shared_organisations, unresolved_names
from graph.naming import nearest
from graph.sources import Sources
from graph.store import open_store
from samsyn import app


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Migrationverket", "organisation/migrationsverket"),
        ("Uppsala länsstyrelse", "organisation/lansstyrelsen-i-uppsala-lan"),
        ("Sveriges kommuner & regioner", "organisation/sveriges-kommuner-och-regioner"),
        ("Specialpedagogiska myndigheten", "organisation/specialpedagogiska-skolmyndigheten"),
    ],
)
def test_the_nearest_name_is_the_one_meant(written: str, meant: str) -> None:
    """A misspelt, turned or shortened name has the organisation that it means among the three nearest."""
    found = nearest("organisation", written)
    assert meant in [one.id for one in found]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(60 <= one.score <= 100 for one in found)


def test_what_no_register_resolved(example_graph: Path) -> None:
    """Regional organisations are listed with file, words and nearest names; agencies and the municipalities are not."""
    found = {one.id: one for one in unresolved_names(Sources(open_store(example_graph).folder).documents())}
    region = found["organisation/alvmarks-lan/region-alvmark"]
    assert "alvmark-strategi-2023.pdf" in region.documents
    assert "Region Älvmark" in region.words
    assert region.near and all(near.node != region.node for near in region.near)
    assert not {one for one in found if one.endswith(("/arbetsformedlingen", "/lansstyrelserna"))}


def test_close_terms_are_shown_to_each_other(example_graph: Path) -> None:
    """A term is listed where another has a close name; with every term asked for, all are."""
    about = Sources(open_store(example_graph).folder).documents()
    some, every = ({one.id for one in unresolved_names(about, every=one)} for one in (False, True))
    assert "term/ensamkommandebarn" in some
    assert "term/egenmakt" in every - some


def test_shared_organisations_have_their_register_id(example_graph: Path) -> None:
    """An agency that several counties name is one, and each county's region stays its own."""
    about = Sources(open_store(example_graph).folder).documents()
    found = {one.id: one for one in shared_organisations(about)}
    assert len(found["organisation/migrationsverket"].documents) >= 3
    for one in found.values():
        counties = {about_one["county"] for about_one in about.values() if about_one["file"] in one.documents}
        own = "/" in one.id.removeprefix("organisation/")
        assert not own or len(counties) == 1, f"{one.id} is in two counties"


def test_the_command_gives_data(example_graph: Path) -> None:
    """CSV and JSON have the same rows, those unresolved and those shared."""
    runner = CliRunner()
    rows = {
        name: runner.invoke(app, ["names", "--graph", str(example_graph), "--format", name]).stdout
        for name in ("csv", "json")
    }
    read = list(csv.DictReader(io.StringIO(rows["csv"])))
    assert {row["list"] for row in read} == {"unresolved", "shared"}
    assert [row["id"] for row in read] == [row["id"] for row in json.loads(rows["json"])]


def test_decisions_that_wait_are_told(example_graph: Path, tmp_path: Path) -> None:
    """Who decided something learns which documents the next build will change; a fault in the file is an error."""
    file = tmp_path / "decided.toml"
    file.write_text('[[same]]\norganisation = "Region Älvmark"\nas = "Region Uppsala"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["names", "--graph", str(example_graph), "--decisions", str(file)])
    assert "alvmark-strategi-2023.pdf" in result.stderr
    file.write_text('[[same]]\norganisation = "Region Älvmark"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["names", "--graph", str(example_graph), "--decisions", str(file)])
    assert result.exit_code == 2
    assert "decided.toml, line 1" in " ".join(result.stderr.split())
