"""Networks of partners, bodies and goals: who joins counties, and the picture of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree
from typer.testing import CliRunner

from graph.building import put_registers, store_outcomes
from graph.network import Link, Partner, as_graphml, body_network, goal_network, network_of
from graph.network_drawing import network_svg
from graph.network_measures import standings
from graph.store import open_store
from ingest.outcomes import Outcome
from queries.asking import Strategies
from queries.sources import open_source
from samsyn import app
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
    from graph.writing import write_store

    with write_store(tmp_path) as writer:
        put_registers(writer)
    graphs = {graph.rpartition("/")[2] for graph in open_store(tmp_path).graphs()}
    assert {"ontology", "themes", "counties", "organisations", "statutes", "agenda-2030"} <= graphs


def wide(counties: int, partners: int) -> nx.Graph[str]:
    """Counties of which each shares some partners with the next one, and has others of its own."""
    kinds = ("Agency", "Region", "CivilSociety", "Business")
    return network_of(
        Partner(
            f"c{county}",
            f"{county} Fjällbro län",
            f"o{county}-{number}" if number % 3 else f"o{(county + number % 2) % counties}-{number}",
            f"En organisation med ett långt namn som bara blir längre och längre {county} {number}",
            f"https://w3id.org/samsyn#{kinds[number % len(kinds)]}",
        )
        for county in range(counties)
        for number in range(partners)
    )


def words_of(text: etree._Element) -> str:
    return "".join(map(str, text.itertext()))


def shown(svg: str) -> list[etree._Element]:
    return list(etree.fromstring(svg.encode()).iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize(("counties", "partners"), [(3, 20), (21, 40)])
def test_names_in_the_picture_do_not_meet(counties: int, partners: int) -> None:
    """Sixty partners, or the sixty of many more that are linked best, each have a row of their own in the picture."""
    svg = network_svg(wide(counties, partners))
    rows: dict[str, list[int]] = {}
    for text in shown(svg)[2:]:
        assert len(words_of(text)) <= 190
        rows.setdefault(f"{text.get('x')}{text.get('text-anchor')}", []).append(int(text.get("y", "0")))
    names = [sorted(heights) for heights in rows.values() if len(heights) > 2]
    assert sum(map(len, names)) >= 60
    assert all(below - above >= 20 for heights in names for above, below in pairwise(heights))
    height = int(etree.fromstring(svg.encode()).get("height", "0"))
    assert max(max(heights) for heights in names) < height
    assert ("Utan plats" in svg) is (counties > 3)


def test_the_same_network_gives_the_same_picture() -> None:
    """The order in which nodes and edges came makes no difference."""
    network = wide(5, 9)
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from((other, one) for one, other in reversed(list(network.edges)))
    assert network_svg(turned) == network_svg(network)


def test_names_are_text_and_addresses_are_links() -> None:
    """Markup in a name is shown, not obeyed; each node leads to its address, and its whole name is in the title."""
    network = network_of([Partner("c", "A & B <län>", "o", '<script>alert("x")</script>' * 9)])
    svg = network_svg(network, link=lambda node: f'/nod?a="{node}"&b=1')
    picture = etree.fromstring(svg.encode())
    assert not [one for one in picture.iter() if str(one.tag).endswith("script")]
    links = [str(one.get("href")) for one in picture.iter("{http://www.w3.org/2000/svg}a")]
    assert sorted(links) == ['/nod?a="c"&b=1', '/nod?a="o"&b=1']
    titles = [words_of(one) for one in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert any('<script>alert("x")</script>' * 9 in title for title in titles)


def test_an_empty_network_says_so() -> None:
    """A graph without partners has a picture too."""
    assert "Inget att visa." in network_svg(network_of([]))
    assert "Nothing to show." in network_svg(network_of([]), language="en")
    assert standings(network_of([])) == []


def test_who_joins_counties_comes_first() -> None:
    """A member of bodies in two counties joins them; a county whose bodies nobody else sits in stands alone."""
    agency = ("a", "Skatteverket", "https://w3id.org/samsyn#Agency")
    network = body_network(
        [
            Link("c1", "Granviks län", "b1", "Rådet", *agency),
            Link("c2", "Älvmarks län", "b2", "Styrgruppen", *agency),
            Link("c2", "Älvmarks län", "b2", "Styrgruppen", "m", "Älvmarks museum"),
            Link("c3", "Sjöboda län", "b3", "Nätverket"),
        ]
    )
    found = {one.label: one for one in standings(network)}
    assert found["Skatteverket"].betweenness > found["Rådet"].betweenness > found["Nätverket"].betweenness
    assert found["Skatteverket"].counties == ("Granviks län", "Älvmarks län")
    assert [one.label for one in found.values() if one.isolated] == ["Nätverket"]
    assert found["Styrgruppen"].community == found["Älvmarks museum"].community != found["Nätverket"].community
    read = nx.parse_graphml(as_graphml(network))
    assert (len(read), read.nodes["a"]["organisation_kind"]) == (8, "Agency")


def test_goals_without_an_actor_are_marked() -> None:
    """A goal that nobody answers for is counted and has a dashed frame."""
    network = goal_network(
        [
            Link("c", "Granviks län", "g1", "Fler i arbete", "a", "Beredningsgruppen"),
            Link("c", "Granviks län", "g2", "Bättre hälsa"),
        ]
    )
    svg = network_svg(network)
    assert "1 mål som ingen aktör hör till" in svg
    assert svg.count('stroke-dasharray="4 3"') == 1


@pytest.mark.parametrize("kind", ["partners", "bodies", "goals"])
def test_the_command_has_every_form(example_graph: Path, kind: str) -> None:
    """Each network is a table, CSV, JSON, GraphML and a picture."""
    for form, begins in (
        ("csv", "name,kind,"),
        ("json", "["),
        ("graphml", "<graphml"),
        ("svg", "<svg"),
        ("table", "┏"),
    ):
        ran = CliRunner().invoke(app, ["network", "--kind", kind, "--format", form, "--graph", str(example_graph)])
        assert ran.exit_code == 0, ran.output
        assert ran.stdout.startswith(begins), ran.stdout[:80]
