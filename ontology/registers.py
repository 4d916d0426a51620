"""Registers as CSV and `concepts/additions.toml` -> `concepts/*.ttl`, the same bytes for the same input.

    python -m ontology.registers SOURCE_FOLDER [TARGET_FOLDER]

The themes are written by hand and not touched.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from ontology.acts import acts_of
from ontology.names import slug
from ontology.organisations import Organisation, organisations_of
from ontology.terms import SAM, SAM_ID, SDG

__all__ = ["build_registers", "main"]

CONCEPTS = Path(__file__).parent / "concepts"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
GEODATA = "https://github.com/sjbrg/swedish-geodata"
AGENCIES = "https://github.com/civictechsweden/myndighetsdata"
WIKIDATA = Namespace("http://www.wikidata.org/entity/")


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows of each CSV file by its name, and our additions."""

    rows: dict[str, list[dict[str, str]]]
    additions: dict[str, Any] = field(repr=False)


def read_sources(folder: Path) -> Sources:
    """All `*.csv` of a folder and the additions; raises FileNotFoundError where the folder has none."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise FileNotFoundError(
            f"{folder}: no CSV files of registers; give the folder that holds counties.csv, agencies.csv and the others"
        )
    rows = {file.stem: list(csv.DictReader(file.open(encoding="utf-8", newline=""))) for file in files}
    return Sources(rows, tomllib.loads((CONCEPTS / "additions.toml").read_text(encoding="utf-8")))


def sv(text: str) -> Literal:
    """A literal in Swedish."""
    return Literal(text, lang="sv")


def new_register(name: str, title: str, sources: Iterable[str], licence: str, note: str = "") -> tuple[Graph, URIRef]:
    """An empty graph with the scheme that tells where its content comes from and what may be done with it."""
    graph, scheme = Graph(), SAM_ID[f"register/{name}"]
    for prefix, namespace in {"sam": SAM._NS, "dcterms": DCTERMS, "skos": SKOS, "owl": OWL}.items():
        graph.bind(prefix, namespace)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, RDFS.label, sv(title)))
    graph.add((scheme, DCTERMS.license, URIRef(licence)))
    for source in sources:
        graph.add((scheme, DCTERMS.source, URIRef(source)))
    if note:
        graph.add((scheme, DCTERMS.rights, Literal(note, lang="en")))
    return graph, scheme


def county_iri(row: dict[str, str]) -> URIRef:
    """The node of a county, from a row with its `name`."""
    return SAM_ID[f"county/{slug(row['name'])}"]


def municipality_iri(row: dict[str, str]) -> URIRef:
    """The node of a municipality, with its code, since two of them share a slug."""
    return SAM_ID[f"municipality/{row['scb_code']}-{slug(row['short_name'])}"]


def counties(sources: Sources) -> Graph:
    """The counties with code and short name."""
    graph, scheme = new_register("counties", "Län", [GEODATA], CC0)
    for row in sources.rows["counties"]:
        node = county_iri(row)
        _add_place(graph, node, SAM.County, row, scheme)
    return graph


def municipalities(sources: Sources) -> Graph:
    """The municipalities as places, each in its county."""
    graph, scheme = new_register("municipalities", "Kommuner", [GEODATA], CC0)
    county = {row["scb_code"]: county_iri(row) for row in sources.rows["counties"]}
    for row in sources.rows["municipalities"]:
        node = municipality_iri(row)
        _add_place(graph, node, SAM.Municipality, row, scheme)
        graph.add((node, SAM.county, county[row["county_code"]]))
    return graph


def _add_place(graph: Graph, node: URIRef, kind: URIRef, row: dict[str, str], scheme: URIRef) -> None:
    graph.add((node, RDF.type, kind))
    graph.add((node, RDFS.label, sv(row["name"])))
    graph.add((node, SKOS.altLabel, sv(row["short_name"])))
    graph.add((node, SAM.scbCode, Literal(row["scb_code"])))
    graph.add((node, SKOS.inScheme, scheme))


def organisations(sources: Sources) -> Graph:
    """County boards, regions, agencies, universities and national organisations."""
    graph, scheme = new_register(
        "organisations", "Organisationer", [AGENCIES], CC0, "Other names and national organisations: ours, CC BY 4.0."
    )
    _add_organisations(graph, scheme, sources, lambda one: not _is_municipal(one))
    return graph


def municipality_organisations(sources: Sources) -> Graph:
    """The municipalities as organisations."""
    graph, scheme = new_register("municipality-organisations", "Kommuner som organisationer", [GEODATA], CC0)
    _add_organisations(graph, scheme, sources, _is_municipal)
    return graph


def _is_municipal(one: Organisation) -> bool:
    return one.kind == "MunicipalityOrganisation"


def _add_organisations(graph: Graph, scheme: URIRef, sources: Sources, wanted: Callable[[Organisation], bool]) -> None:
    county = {row["scb_code"]: county_iri(row) for row in sources.rows["counties"]}
    place = {row["scb_code"]: municipality_iri(row) for row in sources.rows["municipalities"]}
    for one in filter(wanted, organisations_of(sources.rows, sources.additions)):
        node = SAM_ID[f"organisation/{one.slug}"]
        values: dict[URIRef, Iterable[Node]] = {
            RDF.type: [SAM.Organisation],
            RDFS.label: [sv(one.name)],
            SKOS.altLabel: map(sv, one.other_names),
            SKOS.inScheme: [scheme],
            SAM.organisationKind: [SAM[one.kind]],
            SAM.organisationNumber: map(Literal, filter(None, [one.number])),
            SAM.scbCode: map(Literal, filter(None, [one.municipality_code])),
            SAM.county: (county[code] for code in [one.county_code] if code),
            SAM.municipality: (place[code] for code in [one.municipality_code] if code),
            OWL.sameAs: (WIKIDATA[item] for item in [one.wikidata] if item),
        }
        for term, objects in values.items():
            for value in objects:
                graph.add((node, term, value))


def agenda_2030(sources: Sources) -> Graph:
    """The goals and targets of the 2030 Agenda under the official IRIs."""
    credit = (
        "Free to copy and redistribute with this citation: Joshi, Gonzalez Morales, Klarman, Helton 2019,"
        " A Knowledge Organization System for the United Nations Sustainable Development Goals."
        " EuroVoc: (c) European Union, http://eurovoc.europa.eu/"
    )
    graph, scheme = new_register(
        "agenda-2030", "Agenda 2030", ["http://metadata.un.org/sdg"], "http://metadata.un.org/sdg", credit
    )
    graph.bind("sdg", SDG)
    more = sources.additions["goal_names"]
    for row in sources.rows["sdg_goals"]:
        node = URIRef(row["iri"])
        names = [row["short_sv"], *_values(row["variants_sv"]), *more.get(row["goal"], [])]
        _add_goal(graph, node, SAM.SdgGoal, row["goal"], names, scheme)
        graph.add((node, RDFS.label, sv(row["short_sv"])))
        graph.add((node, RDFS.label, Literal(row["short_en"], lang="en")))
        graph.add((node, OWL.sameAs, URIRef(row["wikidata"])))
        _add_subjects(graph, node, row)
    for row in sources.rows["sdg_targets"]:
        node = URIRef(row["iri"])
        names = [row["short_sv"]] if row["short_sv"] else []
        _add_goal(graph, node, SAM.SdgTarget, row["target"], names, scheme)
        graph.add((node, RDFS.label, sv(f"Delmål {row['target']}")))
        graph.add((node, RDFS.label, Literal(f"Target {row['target']}", lang="en")))
        graph.add((node, SKOS.broader, URIRef(row["goal_iri"])))
        _add_subjects(graph, node, row)
    return graph


def _add_goal(graph: Graph, node: URIRef, kind: URIRef, number: str, names: list[str], scheme: URIRef) -> None:
    graph.add((node, RDF.type, kind))
    graph.add((node, SKOS.notation, Literal(number)))
    graph.add((node, SKOS.inScheme, scheme))
    for place, name in enumerate(names):
        graph.add((node, SKOS.altLabel if place else SKOS.prefLabel, sv(name)))


def _add_subjects(graph: Graph, node: URIRef, row: dict[str, str]) -> None:
    for subject in row["eurovoc"].split():
        graph.add((node, SKOS.relatedMatch, URIRef(subject)))


def _values(cell: str) -> list[str]:
    return [value for value in cell.split("|") if value]


def statutes(sources: Sources) -> Graph:
    """Acts, ordinances, conventions and directives with their everyday names and, where read, the day of repeal."""
    graph, scheme = new_register(
        "statutes",
        "Författningar",
        ["http://rkrattsbaser.gov.se/"],
        CC_BY,
        "Numbers and titles are facts; everyday names: ours. No date of repeal means not checked, not in force.",
    )
    for act in acts_of(sources.rows, sources.additions):
        node = SAM_ID[f"statute/{act.last}"]
        graph.add((node, RDF.type, SAM.Statute))
        graph.add((node, RDFS.label, sv(act.title)))
        graph.add((node, DCTERMS.type, sv(act.kind)))
        graph.add((node, SKOS.inScheme, scheme))
        for name in act.names:
            graph.add((node, SKOS.altLabel, sv(name)))
        if act.number:
            graph.add((node, DCTERMS.identifier, Literal(act.number)))
        if act.repealed_on:
            graph.add((node, SAM.repealedOn, Literal(act.repealed_on.isoformat(), datatype=XSD.date)))
        if act.address:
            graph.add((node, RDFS.seeAlso, URIRef(act.address)))
    return graph


def definitions(sources: Sources) -> Graph:
    """What statutes say that a term means, as criteria, with the text that was read."""
    graph, scheme = new_register(
        "definitions",
        "Lagens definitioner",
        ["http://rkrattsbaser.gov.se/"],
        CC_BY,
        "The limits are facts, read from the text that each definition cites; how they are put here: ours.",
    )
    for row in sources.rows["definitions"]:
        statute, name = SAM_ID[f"statute/{row['statute'].replace(':', '-')}"], slug(row["term"]).replace("-", "")
        term, node = SAM_ID[f"term/{name}"], URIRef(f"{statute}/definition/{name}")
        graph.add((node, RDF.type, SAM.LegalDefinition))
        # the term is named here, since documents that define it describe its own node
        graph.add((node, RDFS.label, sv(row["term"])))
        graph.add((node, SAM.term, term))
        graph.add((node, DCTERMS.source, statute))
        graph.add(
            (node, DCTERMS.bibliographicCitation, Literal(f"{row['source']}, read {row['checked_on']}", lang="en"))
        )
        graph.add((node, SKOS.inScheme, scheme))
        if row["paragraph"]:
            graph.add((node, SAM.article, sv(row["paragraph"])))
        _add_limit(graph, node, row)
    return graph


def _add_limit(graph: Graph, definition: URIRef, row: dict[str, str]) -> None:
    node = URIRef(f"{definition}/{row['criterion_kind']}")
    graph.add((definition, SAM.criterion, node))
    graph.add((node, RDF.type, SAM.Criterion))
    graph.add((node, SAM.criterionKind, SAM[row["criterion_kind"]]))
    graph.add((node, SAM.value, Literal(int(row["value"]))))
    graph.add((node, SAM.unit, Literal(row["unit"])))
    graph.add((node, SAM.inclusive, Literal(row["inclusive"] == "true")))


REGISTERS: dict[str, Callable[[Sources], Graph]] = {
    "counties": counties,
    "municipalities": municipalities,
    "organisations": organisations,
    "municipality-organisations": municipality_organisations,
    "agenda-2030": agenda_2030,
    "statutes": statutes,
    "definitions": definitions,
}


def build_registers(source: Path) -> dict[str, str]:
    """From a folder of CSV files: the Turtle of each register by its file name."""
    sources = read_sources(source)
    return {f"{name}.ttl": _turtle(build(sources)) for name, build in REGISTERS.items()}


def _turtle(graph: Graph) -> str:
    return graph.serialize(format="turtle").rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Write the registers; 2 where the arguments are wrong, 3 where the sources cannot be read."""
    if len(arguments) not in (1, 2):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    target = Path(arguments[1]) if len(arguments) == 2 else CONCEPTS
    try:
        files = build_registers(Path(arguments[0]))
    except (FileNotFoundError, KeyError) as error:
        sys.stderr.write(f"registers: {error}\n")
        return 3
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
