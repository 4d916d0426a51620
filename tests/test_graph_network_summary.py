"""The strongest ties of a large network: counted alike from the graph and from the network, drawn for two screens."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from graph.network_summary import NARROW, WIDE, Shape, summary_svg
from graph.network_ties import Tie, joining, ties_of
from queries.asking import Strategies
from queries.network import NetworkKind, read_ties
from queries.sources import open_source


def many(counties: int, organisations: int) -> list[Tie]:
    """Organisation 0 is in all counties, organisation 1 in all but one, and so on; each has the most in county 0."""
    return [
        Tie(f"c{county}", f"{county} Fjällbro län", f"o{one}", f"Myndighet {one}", counties - county + 1, "Agency")
        for one in range(organisations)
        for county in range(max(counties - one, 1))
    ]


@pytest.mark.parametrize("kind", NetworkKind)
def test_ties_are_counted_in_the_graph_as_in_the_network(kind: NetworkKind, example_graph: Path) -> None:
    """Who is tied to which county, and how strongly, is the same whether all edges are read or their sums."""
    strategies = Strategies(open_source(example_graph))
    of_network = {tie for tie in ties_of(strategies.graph(kind)) if tie.kind}
    of_graph = set(read_ties(strategies, kind))
    assert of_graph
    if kind is NetworkKind.PARTNERS:  # there the sums tell how many places name a partner, the network that some do
        assert {tie._replace(number=1) for tie in of_graph} == of_network
    else:
        assert of_graph == of_network


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_a_large_network_shows_its_strongest_and_tells_how_many_it_leaves_out(shape: Shape) -> None:
    """Those in the most counties are drawn, every county has a line, and all is inside of the picture."""
    ties = many(30, 900)
    drawn = summary_svg(ties, "goal", shape=shape)
    root: Any = etree.fromstring(drawn.encode())
    told = root.findtext("{*}desc").replace("\N{NO-BREAK SPACE}", "")
    assert f"{shape.organisations} av 900 organisationer visas" in told and f"av {len(ties)} linjer" in told
    named = [title.split(" · ")[0] for title in root.xpath("//*[local-name()='g']/*[local-name()='title']/text()")]
    assert set(named) >= {f"Myndighet {one}" for one in range(shape.organisations)}
    assert f"Myndighet {shape.organisations}" not in named
    joined = {path.get("data-joins").split()[0] for path in root.iterfind(".//{*}path")}
    assert len(joined) == 30
    places = [float(y) for y in re.findall(r' y="(-?[\d.]+)"', drawn)]
    assert min(places) > 0 and max(places) < float(root.get("height"))


def test_names_lead_on_and_are_text() -> None:
    """A name with signs of markup stays a name, and leads where it is told to."""
    drawn = summary_svg([Tie("c", "A & B län", "o", "<Rådet>", 2)], "body", link=lambda node: f"/{node}?a&b")
    root: Any = etree.fromstring(drawn.encode())
    links = root.xpath("//*[local-name()='a']")
    assert [link.get("href") for link in links] == ["/c?a&b", "/o?a&b"]
    assert "<Rådet>" in "".join(links[1].itertext())


def test_who_is_in_most_counties_comes_first() -> None:
    """The number of counties goes before how much there is in them."""
    few = [Tie("c1", "Granviks län", "o1", "Skatteverket", 90)]
    several = [Tie(f"c{n}", f"{n} län", "o2", "Polisen", 1) for n in (1, 2)]
    assert [(one.name, one.number) for one in joining([*few, *several])] == [("Polisen", 2), ("Skatteverket", 90)]
