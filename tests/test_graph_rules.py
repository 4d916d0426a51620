"""What rules conclude: themes, coverage, and goals that nobody answers for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rdflib import Graph, Literal, URIRef

from graph.identifiers import graph_iri, thing
from graph.rules import derive
from ingest.facts.records import Action, Body, Exclusion, Fact, FollowUp, Measure, TargetGroup
from ontology.terms import SAM
from tests.made_facts import area, duty, evidence, goal, mapped, partner, party


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


def test_an_area_with_a_figurative_name_has_the_theme_of_its_goals() -> None:
    """A label without any cue leaves the theme to what most of the area's goals are about; they are the premises."""
    found = area("Öppna dörrar")
    goals = [replace(goal(text), focus_area=found) for text in ("Fler bostäder byggs.", "Ingen bostad står tom.")]
    graph, nodes = derived("themes", found, *goals)
    assert set(graph.objects(nodes[id(found)], SAM.theme)) == {theme("housing")}
    assert set(graph.objects(nodes[id(found)], SAM.premise)) == {nodes[id(one)] for one in goals}
    alone, nodes = derived("themes", found, goals[0])
    assert not list(alone.objects(nodes[id(found)], SAM.theme))


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


# -- what is missing, links to the 2030 Agenda, and what follows from the ontology ------------------------------------


def missing(*found: Fact, **document: Any) -> set[tuple[str, str]]:
    """What has a gap (its text, "" for the document) and the kind of gap."""
    graph, nodes = derived("missing", *found, **document)
    texts = {node: str(getattr(fact, "text", "")) for fact, node in _pairs(found, nodes)}
    return {
        (texts.get(URIRef(str(graph.value(gap, SAM.concerns))), ""), str(kind).rpartition("#")[2])
        for gap, kind in graph.subject_objects(SAM.gapKind)
    }


def test_a_goal_without_a_measure() -> None:
    """A goal that nothing measures has a gap; a vision has none, and neither has a goal with a measure."""
    measured = goal("Fler i arbete.", measure=Measure(indicator="i arbete", direction="Increase"))
    vision = goal("Ett gott liv.", level="OverallGoal")
    assert missing(GOAL, measured, vision) == {("Alla har arbete.", "GoalWithoutMeasure")}


def action(text: str, **other: Any) -> Action:
    return Action(evidence=(evidence(text),), text=text, **other)


def test_an_action_without_actor_or_time() -> None:
    """Who answers for an action, for its area or its goal does; a time as the document writes it is a time."""
    alone, timed = action("Starta kaféer."), action("Öppna en mässa.", time_as_written="varje höst", focus_area=WORK)
    helper = duty("Leder området.", party("Skatteverket"), concerns=(WORK,))
    assert missing(alone, timed, WORK, helper) == {
        ("Starta kaféer.", "ActionWithoutActor"),
        ("Starta kaféer.", "ActionWithoutDeadline"),
    }


def test_a_follow_up_that_nobody_does() -> None:
    """A follow-up without an actor has a gap, unless another one of its section or thing says who does it."""
    told = FollowUp(evidence=(evidence("Planen"),), text="Planen följs upp varje år.", section=("Uppföljning",))
    known = replace(told, text="Rådet ser över läget.", actor=party("Rådet"))
    assert missing(told) == {("Planen följs upp varje år.", "FollowUpUnassigned")}
    assert missing(told, known) == set()
    assert missing(told, replace(known, text="Rådet ser över planen.", section=("Slutord",))) == set()


def lacked(*names: str, members: int | None = None) -> set[str]:
    """The municipalities of Uppsala county that are no party to a document with such partners."""
    found = [partner(name, "MunicipalityOrganisation") for name in names]
    found += [partner("länets kommuner", "MunicipalityOrganisation", members)] if members else []
    graph, _ = derived("missing", *found, county="Uppsala län")
    assert set(graph.objects(None, SAM.candidate)) == set(graph.objects(None, SAM.lacks))
    return {str(one).rpartition("/")[2] for one in graph.objects(None, SAM.lacks)}


OF_UPPSALA = ("Håbo kommun", "Älvkarleby kommun", "Knivsta kommun", "Heby kommun", "Tierps kommun", "Uppsala kommun")


def test_a_municipality_that_is_no_party() -> None:
    """Those that others of the county's municipalities leave alone are named, unless a group may hold them."""
    assert lacked(*OF_UPPSALA, "Enköpings kommun") == {"0382-osthammars-kommun"}
    assert lacked(*OF_UPPSALA, "Enköpings kommun", "Östhammars kommun") == set()
    assert lacked(members=8) == lacked(*OF_UPPSALA[:2], members=6) == set()
    assert lacked(*OF_UPPSALA[:2], members=3) == {f"{one}-kommun" for one in UNNAMED}


UNNAMED = ("0330-knivsta", "0331-heby", "0360-tierps", "0380-uppsala", "0381-enkopings", "0382-osthammars")


def test_no_municipality_is_asked_of_a_document_without_them() -> None:
    """A document that names none of them, or of a municipality alone, lacks none."""
    assert lacked() == set()
    assert missing(partner("Håbo kommun", "MunicipalityOrganisation"), county="Uppsala län", scope="Local") == set()


def agenda(*found: Fact, **document: Any) -> set[tuple[str, str, str]]:
    """Of each inferred link: whether it is about the document or a fact, the target, and the words found."""
    graph, _ = derived("agenda-links", *found, **document)
    assert set(graph.objects(None, SAM.basis)) <= {SAM.Inferred}
    return {
        ("document" if "/strategy/" in str(about) and str(about).count("/") == 8 else "fact", _last(sdg), str(cue))
        for link, sdg in graph.subject_objects(SAM.sdg)
        for about in graph.objects(link, SAM.about)
        for cue in graph.objects(link, SAM.cue)
    }


def _last(node: object) -> str:
    return str(node).rpartition("/")[2]


def test_words_that_speak_of_a_target() -> None:
    """A goal's words and an area's theme lead to targets of the 2030 Agenda; the words found are named."""
    assert agenda(goal("Fler kommer i arbete.")) == {("fact", "8.5", "kommer i arbete")}
    assert ("fact", "11.1", "boende") in agenda(area("Boende"))
    assert agenda(goal("Fler kommer i arbete.", level="NationalGoal")) == set()


def test_one_duty_does_not_speak_for_a_document() -> None:
    """Two duties about buses make a strategy speak of public transport, one does not."""
    one, other = duty("Utvecklar kollektivtrafiken."), duty("Planerar kollektivtrafik.")
    assert agenda(one) == set()
    assert {about for about, target, _ in agenda(one, other) if target == "11.2"} == {"document"}


def test_a_goal_in_a_strategy() -> None:
    """A goal of a focus area is a goal in the strategy, as the ontology's chain says; a web page is no strategy."""
    graph, nodes = derived("links", WORK, GOAL)
    assert [_last(one) for one in graph.objects(nodes[id(GOAL)], SAM.inStrategy)] == [
        "integrationsstrategi-for-granviks-lan-2024"
    ]
    assert not derived("links", WORK, GOAL, kind="WebPage")[0]


def test_a_target_group_leads_to_the_people_it_names() -> None:
    """A label leads to each group of people that it names."""
    found = TargetGroup(evidence=(evidence("grupp"),), label="nyanlända kvinnor")
    graph, nodes = derived("target-groups", found)
    assert {_last(one) for one in graph.objects(nodes[id(found)], SAM.group)} == {"newly-arrived", "women"}
