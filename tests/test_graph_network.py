"""The network of counties and partners."""

from __future__ import annotations

from pathlib import Path

from graph.building import put_registers, store_outcomes
from graph.store import open_store
from ingest.outcomes import Outcome
from queries.asking import Strategies
from queries.sources import open_source
from tests.made_facts import facts, partner

FILE = Path(__file__)


def test_partners_of_two_counties_join_them(tmp_path: Path) -> None:
    """An agency that two counties name joins them; an organisation of one county hangs on it alone."""
    granvik = facts(partner("Skatteverket"), partner("Granviks museum", "OtherOrganisation"))
    alvmark = facts(partner("Skatteverket"), county="Alvmarks län", sha256="c" * 64, file_name="alvmark.pdf")
    page = facts(partner("Migrationsverket"), kind="WebPage", title="Sida", sha256="d" * 64, file_name="sida.html")
    outcomes = [Outcome.of_value(FILE, (read, "")) for read in (granvik, alvmark, page)]
    assert all(one.read for one in store_outcomes(outcomes, tmp_path))
    network = Strategies(open_source(tmp_path)).graph()
    labels = {data["label"]: (data["kind"], network.degree(node)) for node, data in network.nodes(data=True)}
    assert labels == {
        "Granviks län": ("county", 2),
        "Alvmarks län": ("county", 1),
        "Skatteverket": ("partner", 2),
        "Granviks museum": ("partner", 1),
    }


def test_registers_are_in_the_graph(tmp_path: Path) -> None:
    """Themes, counties, agencies and the labels of the ontology can be asked."""
    from graph.store import write_store

    with write_store(tmp_path) as writer:
        put_registers(writer)
    graphs = {graph.rpartition("/")[2] for graph in open_store(tmp_path).graphs()}
    assert {"ontology", "themes", "counties", "organisations", "statutes", "agenda-2030"} <= graphs
