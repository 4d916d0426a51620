"""What rules conclude: themes, coverage, and goals that nobody answers for."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef

from graph.identifiers import graph_iri, thing
from graph.rules import derive
from ingest.facts.records import Body, Exclusion, Fact, FollowUp
from ontology.terms import SAM
from tests.made_facts import area, duty, evidence, goal, mapped, party


def derived(rule: str, *found: Fact, body: str = "", **document: str) -> tuple[Graph, dict[int, URIRef]]:
    """What one rule concludes, and the nodes of the facts."""
    read, result = mapped(*found, **document)
    graph = Graph()
    for triple in derive(read, result, body)[graph_iri(result.iri, "derived", rule)]:
        graph.add(triple)
    return graph, {id(fact): result.node(fact) for fact in found}


def theme(name: str) -> URIRef:
    return thing("theme", name)


def test_a_theme_with_the_words_that_led_to_it() -> None:
    """A focus area's themes are those its label names, each inflection and compound counted."""
    graph, nodes = derived("themes", found := area("Arbetsmarknad och språkutveckling"))
    assert set(graph.objects(nodes[id(found)], SAM.theme)) == {theme("work"), theme("language")}
    assert Literal("Arbetsmarknad", lang="sv") in set(graph.objects(nodes[id(found)], SAM.cue))
    assert graph.value(nodes[id(found)], SAM.rule) == Literal("themes")


def test_running_text_needs_a_telling_word() -> None:
    """A goal is about housing for its words, and not about work for the word arbeta."""
    graph, nodes = derived("themes", found := goal("Vi ska arbeta för fler bostäder i länet."))
    assert set(graph.objects(nodes[id(found)], SAM.theme)) == {theme("housing")}


def coverage(*found: Fact, body: str = "", **document: str) -> dict[str, str]:
    graph, _ = derived("coverage", *found, body=body, **document)
    return {
        str(graph.value(node, SAM.theme)).rpartition("/")[2]: str(kind).rpartition("#")[2]
        for node, kind in graph.subject_objects(SAM.coverageKind)
    }


def test_four_ways_to_treat_a_theme() -> None:
    """Prioritised, excluded, touched and silent are four answers; a word in passing is none of them."""
    found = (
        area("Hälsa"),
        goal("Fler ska ha en egen bostad."),
        Exclusion(evidence=(evidence("språk"),), label="språkutveckling"),
        goal("Målet för jämställdhet", level="NationalGoal"),
    )
    covered = coverage(*found, body="Om hälsa, bostad, språkutveckling, jämställdhet och skolan.")
    assert covered["health"] == "Prioritised"
    assert covered["housing"] == "Touched"
    assert covered["language"] == "Excluded"
    assert covered["business"] == "Silent"
    assert "education" not in covered
    assert "gender-equality" not in covered


def test_a_web_page_covers_nothing() -> None:
    """A page about a strategy is no second strategy."""
    assert coverage(area("Hälsa"), kind="WebPage") == {}


def gaps(*found: Fact, **document: str) -> dict[str, tuple[str, set[str]]]:
    """By the node's kind and text: the kind of gap and the candidates."""
    graph, nodes = derived("gaps", *found, **document)
    texts = {node: str(getattr(fact, "text", "") or getattr(fact, "label", "")) for fact, node in _pairs(found, nodes)}
    return {
        texts[URIRef(str(graph.value(gap, SAM.concerns)))]: (
            str(kind).rpartition("#")[2],
            {texts.get(URIRef(str(one)), str(one)) for one in graph.objects(gap, SAM.candidate)},
        )
        for gap, kind in graph.subject_objects(SAM.gapKind)
    }


def _pairs(found: tuple[Fact, ...], nodes: dict[int, URIRef]) -> list[tuple[Fact, URIRef]]:
    return [(fact, nodes[id(fact)]) for fact in found]


def group(label: str, *, established: bool = True) -> Body:
    return Body(evidence=(evidence(label),), label=label, kind="WorkingGroup", established=established)


WORK = area("Arbete")
GOAL = goal("Alla har arbete.", WORK)


def test_a_goal_that_nobody_answers_for() -> None:
    """Without any duty, nobody answers for a goal; taking part is not answering."""
    helper = duty("Medverkar.", party("Skatteverket"), concerns=(GOAL,), involvement="TakesPart")
    assert gaps(WORK, GOAL, helper) == {"Alla har arbete.": ("NobodyAnswers", set())}


def test_a_goal_is_answered_for() -> None:
    """A duty that concerns the goal, or its area through a body that exists, answers for it."""
    council = group("Rådet")
    by_goal = duty("Ansvarar.", party("Skatteverket"), concerns=(GOAL,))
    by_area = duty("Leder.", party("Rådet", body=council), concerns=(WORK,))
    assert gaps(WORK, GOAL, by_goal) == {}
    assert gaps(WORK, GOAL, council, by_area) == {}


def test_a_body_not_yet_formed_answers_for_nothing() -> None:
    """Where only a group that has yet to be formed is named, the goal is undecided."""
    planned = group("ny grupp", established=False)
    assert gaps(WORK, GOAL, planned, duty("Leder.", party("ny grupp", body=planned), concerns=(WORK,))) == {
        "Alla har arbete.": ("SaidUndecided", set())
    }


def test_who_drives_an_undecided_area_meanwhile() -> None:
    """A document that says nobody answers yet is believed, and who drives the area meanwhile is told."""
    undecided, council = area("Arbete", stated_unassigned=True), group("Beredningsgruppen")
    found = goal("Alla har arbete.", undecided)
    meanwhile = duty("Driver frågan så länge.", party("Beredningsgruppen", body=council), concerns=(undecided,))
    assert gaps(undecided, found, council, meanwhile) == {"Alla har arbete.": ("SaidUndecided", {"Beredningsgruppen"})}


def test_who_is_to_drive_it_until_then() -> None:
    """A duty that holds "until" somebody else takes over, said right after, tells who drives an area meanwhile."""
    undecided, council = area("Arbete", stated_unassigned=True), group("Beredningsgruppen")
    interim = duty("Gruppen driver arbetet till dess rådet har beslutat.", party("Beredningsgruppen", body=council))
    other = duty("Leder rådet.", party("Skatteverket"))
    found = goal("Alla har arbete.", undecided)
    assert gaps(undecided, found, council, interim, other) == {
        "Alla har arbete.": ("SaidUndecided", {"Beredningsgruppen"})
    }


def test_an_assignment_handed_to_a_plan() -> None:
    """A goal whose assignment is left to yearly plans is deferred; an action plan cannot leave it to itself."""
    plans = FollowUp(evidence=(evidence("Planer"),), text="Ansvaret fördelas i årliga handlingsplaner.")
    assert gaps(WORK, GOAL, plans) == {"Alla har arbete.": ("Deferred", set())}
    assert gaps(WORK, GOAL, plans, kind="ActionPlan") == {"Alla har arbete.": ("NobodyAnswers", set())}


def test_goals_that_are_not_asked_about() -> None:
    """The state's goals, the purpose, and the goals of web pages have no gap; an area without goals has one."""
    assert gaps(goal("Nationellt mål", level="NationalGoal"), goal("Syfte", level="Purpose")) == {}
    assert gaps(WORK, GOAL, kind="WebPage") == {}
    assert gaps(WORK) == {"Arbete": ("FocusAreaWithoutGoal", set())}
