"""What conclusions about themes and the 2030 Agenda rest on: enough, no mere name, a sentence that shows it best."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rdflib import Graph, URIRef

from graph.identifiers import graph_iri
from graph.mapping import map_document
from graph.rules import derive
from ingest.facts.records import Action, Body, Exclusion, Fact, Principle
from ontology.terms import SAM
from tests.made_facts import area, duty, evidence, goal, mapped, party


def concluded(rule: str, *found: Fact, body: str = "", **document: Any) -> tuple[Graph, dict[URIRef, str]]:
    """What one rule concludes, and the text of each fact by its node."""
    read, result = mapped(*found, **document)
    graph = Graph()
    for triple in derive(read, result, body)[graph_iri(result.iri, "derived", rule)]:
        graph.add(triple)
    return graph, {result.node(fact): str(getattr(fact, "text", "") or getattr(fact, "label", "")) for fact in found}


def last(node: object) -> str:
    return str(node).rpartition("/")[2]


def treated(*found: Fact, body: str = "") -> set[tuple[str, str, str]]:
    """Each theme with how it is treated and the text that shows it."""
    graph, texts = concluded("coverage", *found, body=body)
    return {
        (last(graph.value(node, SAM.theme)), str(kind).rpartition("#")[2], texts.get(shown, ""))
        for node, kind in graph.subject_objects(SAM.coverageKind)
        for shown in [URIRef(str(graph.value(node, SAM.shownBy)))]
        if kind != SAM.Silent
    }


def left_out(label: str) -> Exclusion:
    return Exclusion(evidence=(evidence(f"Vi tar inte upp {label}."),), label=label)


def action(text: str) -> Action:
    return Action(evidence=(evidence(text),), text=text)


def test_a_theme_of_which_a_part_is_left_out_is_touched_too() -> None:
    """Who leaves out support for parents and has goals for children treats children; so not who leaves out housing."""
    children, homes = goal("Fler barn ska klara skolan."), duty("Regionen ordnar bostäder.", party("Regionen"))
    found = treated(children, homes, left_out("föräldraskapsstöd"), left_out("bostäder"))
    assert {one for one in found if one[0] in ("children-and-youth", "housing")} == {
        ("children-and-youth", "Touched", children.text),
        ("children-and-youth", "Excluded", "föräldraskapsstöd"),
        ("housing", "Excluded", "bostäder"),
    }


def test_the_strongest_shows_how_a_theme_is_treated() -> None:
    """A goal shows it before an action, an action before a duty, and what is about little before what is about much."""
    broad = duty("Regionen ordnar hälsosamtal, bostäder, skola och språkkaféer.", party("Regionen"))
    plain = duty("Regionen ordnar hälsosamtal.", party("Regionen"))
    council = Body(evidence=(evidence("Rådet"),), label="Rådet")
    of_body = duty("Rådet talar om hälsosamtal.", party("Rådet", body=council))
    told = [of_body, broad, plain]
    for stronger in (action("Fler hälsosamtal ska erbjudas."), goal("Ohälsan ska minska.")):
        assert ("health", "Touched", told[-1].text) in treated(council, *told)
        told.append(stronger)  # type: ignore[arg-type]
    assert ("health", "Touched", "Ohälsan ska minska.") in treated(council, *told)


def test_a_name_tells_nothing_of_what_is_done() -> None:
    """Neither an agency's name nor that of a group of the document's own is a sign of a theme or target."""
    group = Body(evidence=(evidence("Forum för mottagande och bostad"),), label="Forum för mottagande och bostad")
    told = (group, *(duty(f"Migrationsverket och Forum för mottagande och bostad gör {what}.") for what in "ab"))
    assert treated(*told) == set()
    assert not concluded("agenda-links", *told)[0]
    told = (*told, *(duty(f"Migrationsverket anvisar en bostad i {where} mottagandet.") for where in ("det", "hela")))
    assert {one for one, *_ in treated(*told)} == {"housing", "reception"}


def test_words_that_hold_a_cue_and_tell_nothing() -> None:
    """Information in several languages is not about language, nor an allowance about housing; a course is."""
    for text in ("Ger information på olika språk.", "Betalar ut bostadsersättning."):
        assert treated(duty(text, party("Kassan"))) == set()
    assert {one for one, *_ in treated(duty("Ordnar språkkurser på olika språk.", party("Kassan")))} == {"language"}


def links(*found: Fact, body: str = "") -> dict[str, str]:
    """The targets that the document is linked to or names, each with the text that shows it, if there is one."""
    graph, texts = concluded("agenda-links", *found, body=body)
    return {
        f"{str(kind).rpartition('#')[2]} {last(graph.value(node, SAM.sdg))}": texts.get(
            URIRef(str(graph.value(node, SAM.shownBy))), ""
        )
        for node, kind in graph.subject_objects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))
    }


def test_an_action_speaks_for_a_document_and_a_principle_alone_does_not() -> None:
    """What is planned is a concern of the strategy; what one duty or principle names is named in passing."""
    buses, jobs = action("Bygga ut kollektivtrafiken."), duty("Ordnar kollektivtrafik.")
    principle = Principle(evidence=(evidence("Jämställdhet genomsyrar allt."),), text="Jämställdhet genomsyrar allt.")
    body = "Bygga ut kollektivtrafiken. Jämställdhet genomsyrar allt. Vi minskar våra utsläpp."
    assert links(jobs, buses, principle, body=body) == {
        "AgendaLink 11.2": buses.text,
        "Mention 5.1": "",
        "Mention 13.2": "",
    }


def test_what_is_named_in_passing_is_shown_where_it_stands() -> None:
    """The words that name a theme or target lead to their sentence and page, whatever fact they are in."""
    text = "Diskriminering är förbjuden.\nVi minskar våra utsläpp varje år."
    read = replace(mapped()[0], text=text, sentences=((0, 28, 2), (29, 61, 5)))
    result = map_document(read)
    for rule, page, quote in (("coverage", 2, text[:28]), ("agenda-links", 5, text[29:61])):
        graph = Graph()
        for triple in derive(read, result, text)[graph_iri(result.iri, "derived", rule)]:
            graph.add(triple)
        shown = {
            (int(str(graph.value(proof, SAM.page))), str(graph.value(proof, SAM.quote)))
            for proof in graph.objects(None, SAM.evidence)
        }
        assert (page, quote) in shown


def test_an_area_that_is_dealt_with_in_all_others_is_handed_on() -> None:
    """Who answers for the others answers for it, where the text says so; else nobody does."""
    taken_in, other = area("Delaktighet"), area("Hälsa")
    told = (
        taken_in,
        other,
        goal("Fler röstar.", taken_in),
        duty("Ansvarig är regionen.", party("R"), concerns=(other,)),
    )
    for body, kind in (
        ("Delaktighet ingår i arbetet inom varje område, där ansvaret fördelas.", SAM.Deferred),
        ("Delaktighet ingår i arbetet inom varje område.", SAM.NobodyAnswers),
    ):
        graph, texts = concluded("gaps", *told, body=body)
        [of] = [node for node, text in texts.items() if text == "Fler röstar."]
        assert {graph.value(gap, SAM.gapKind) for gap in graph.subjects(SAM.concerns, of)} == {kind}


def test_a_goal_needs_no_duties_to_say_the_same() -> None:
    """Where a goal speaks of a target, the goal has the link and shows it."""
    fewer = goal("Fler ska nå egen försörjning.")
    told = links(fewer, duty("Hjälper arbetslösa."), duty("Stödjer arbetsgivare."))
    assert told == {"AgendaLink 8.5": fewer.text}


@pytest.mark.parametrize(("concerned", "theme"), [("Hälsa", "health"), ("Boende", "housing")])
def test_a_sentence_that_deals_out_areas(concerned: str, theme: str) -> None:
    """Of a sentence with respektive, each duty has the themes of its own area."""
    text = "För bostäder respektive hälsa ansvarar Bogruppen respektive Hälsogruppen."
    found = area(concerned)
    graph, texts = concluded("themes", found, duty(text, party("Gruppen"), concerns=(found,)))
    node = next(node for node, said in texts.items() if said == text)
    assert set(map(last, graph.objects(node, SAM.theme))) == {theme}


def test_each_theme_of_a_fact_has_its_own_words() -> None:
    """A goal about language and work tells which word led to which."""
    graph, _ = concluded("themes", goal("Språkutveckling ger egenförsörjning."))
    told = {
        last(graph.value(node, SAM.theme)): str(graph.value(node, SAM.cue))
        for node in graph.subjects(None, SAM.Mention)
    }
    assert told == {"language": "Språkutveckling", "work": "egenförsörjning"}
