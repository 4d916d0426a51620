"""What rules conclude from several documents: mirrored duties, overlaps, what others have, and summaries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from graph.identifiers import thing
from graph.linking.shared import Triple
from graph.mapping import map_document
from graph.rules import derive
from graph.rules.across import across_documents
from graph.rules.compared import ComparedDocument, compare
from graph.rules.corpus import Corpus
from graph.rules.terms import sought_terms, uses_of
from graph.sources import as_json
from ingest.facts.records import Action, Criterion, Definition, Fact, Facts, TargetGroup
from ontology.terms import SAM
from tests.made_facts import area, duty, evidence, facts, goal, partner, party

THREE = ("Uppsala län", "Gävleborgs län", "Örebro län")
BOARD = party("Länsstyrelsen", "CountyBoard")
MONEY = "fördela pengar från staten till kommunerna för att skapa beredskap"
NATIONAL = facts(
    duty(MONEY, party("länsstyrelserna", "CountyBoard")),
    scope="National",
    county=None,
    publisher=None,
    kind="Leaflet",
    title="Uppdraget",
)


def of_county(name: str, *found: Fact, text: str = "En strategi.", **other: Any) -> Facts:
    """A strategy of a county of the register, or of another name."""
    return facts(*found, text=text, county=name, title=f"Strategi för {name}", publisher=None, **other)


def concluded(*read: Facts) -> dict[str, Graph]:
    """What each rule concludes from documents, by its name."""
    about: dict[URIRef, dict[str, Any]] = {}
    compared: dict[URIRef, ComparedDocument] = {}
    for one in read:
        mapped = map_document(one)
        nodes = {str(node): as_json(triples) for node, triples in mapped.shared.items()}
        about[mapped.iri] = again(about_of(one, mapped.draft.county.iri if mapped.draft.county else None, nodes))
        kept = compare(one, mapped, mapped.graphs | derive(one, mapped, one.text)).as_json()
        compared[mapped.iri] = ComparedDocument.of_json(again(kept))
    terms = sought_terms(Corpus(about, compared))
    uses = {iri: uses_of(one.text, terms, one.sentences) for iri, one in zip(about, read, strict=True)}
    graphs = dict(across_documents(about, compared, uses))
    assert graphs == dict(across_documents(dict(reversed(about.items())), compared, uses))
    return {str(name).rpartition("/")[2]: graph_of(triples) for name, triples in graphs.items()}


def again(kept: dict[str, Any]) -> dict[str, Any]:
    """The same as it is read from a file."""
    found: dict[str, Any] = json.loads(json.dumps(kept))
    return found


def about_of(read: Facts, county: str | None, nodes: dict[str, Any] | None = None) -> dict[str, Any]:
    document = read.document
    return {
        "nodes": nodes or {},
        "county": county,
        "municipality": document.municipality,
        "kind": document.kind,
        "scope": document.scope,
        "title": document.title,
        "publisher": None,
        "day": "2024-01-01",
        "describes": None,
        "counts_elsewhere": [],
    }


def graph_of(triples: list[Triple]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def node(read: Facts, fact: Fact) -> str:
    return str(map_document(read).node(fact))


def kinds(graph: Graph, name: URIRef) -> list[str]:
    return sorted(str(kind).rpartition("#")[2] for kind in graph.objects(None, name))


# -- duties of the state ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "modality", "kind"),
    [
        ("Länsstyrelsen utbetalar statsbidrag.", "Does", "Mirrored"),
        ("Länsstyrelsen kan ge ersättning till kommuner.", "May", "Weakened"),
        ("Länsstyrelsen främjar regional samverkan.", "Does", "Absent"),
    ],
)
def test_a_national_duty_is_mirrored_weakened_or_absent(text: str, modality: str, kind: str) -> None:
    """The county's own board answers to the boards of the state's duty: in other words, more weakly, or not at all."""
    own = replace(duty(text, BOARD), modality=modality)
    county = of_county("Uppsala län", own)
    graph = concluded(NATIONAL, county)["duty-mirrors"]
    assert kinds(graph, SAM.mirrorKind) == [kind]
    mirror = graph.value(None, RDF.type, SAM.DutyMirror)
    assert str(graph.value(mirror, SAM.duty)) == node(NATIONAL, NATIONAL.facts[0])
    assert graph.value(mirror, SAM.inDocument) == map_document(county).iri
    assert set(map(str, graph.objects(mirror, SAM.mirroredBy))) == ({node(county, own)} if kind != "Absent" else set())


def test_another_actor_mirrors_nothing() -> None:
    """What an agency does is no answer to a duty of the county boards."""
    other = of_county("Uppsala län", duty("Utbetalar statsbidrag.", party("Migrationsverket", "Agency")))
    assert kinds(concluded(NATIONAL, other)["duty-mirrors"], SAM.mirrorKind) == ["Absent"]


def test_a_purpose_is_not_what_a_duty_is_about() -> None:
    """A duty to pass on money so that there is readiness is not mirrored by another way to readiness."""
    other = of_county("Uppsala län", duty("Stödjer kommunernas beredskap.", BOARD))
    assert kinds(concluded(NATIONAL, other)["duty-mirrors"], SAM.mirrorKind) == ["Absent"]


# -- what counties have in common ------------------------------------------------------------------------------------


def overlap(graph: Graph) -> list[tuple[str, set[str]]]:
    return [
        (
            str(graph.value(URIRef(one), SAM.overlapKind)).rpartition("#")[2],
            set(map(str, graph.objects(URIRef(one), SAM.between))),
        )
        for one in sorted(map(str, graph.subjects(RDF.type, SAM.Overlap)))
    ]


def test_focus_areas_under_other_names() -> None:
    """Areas of one theme overlap whatever they are called; an area of two themes is broader than one of them."""
    one, other, wide = area("Boende"), area("Bostad och bosättning"), area("Utbildning och språk")
    narrow = area("Svenska språket")
    first, second = of_county("Uppsala län", one, wide), of_county("Gävleborgs län", other, narrow)
    found = overlap(concluded(first, second)["focus-areas-alike"])
    assert sorted(found, key=str) == sorted(
        [
            ("Close", {node(first, one), node(second, other)}),
            ("Broader", {node(first, wide), node(second, narrow)}),
        ],
        key=str,
    )


def test_goals_alike_in_two_counties() -> None:
    """Goals of two counties with the same telling words overlap; those of one county, and others, do not."""
    same = "Fler elever fullföljer gymnasieskolan med godkända betyg."
    texts = ("Elever ska fullfölja gymnasieskolan med godkända betyg.", "Trygga bostadsområden i hela länet.")
    one, (other, far) = goal(same), map(goal, texts)
    first, second = of_county("Uppsala län", one, goal(same + " Nu.")), of_county("Gävleborgs län", other, far)
    found = overlap(concluded(first, second)["goals-alike"])
    assert found
    assert all(nodes <= {*map_nodes(first), node(second, other)} and node(second, other) in nodes for _, nodes in found)


def map_nodes(read: Facts) -> list[str]:
    return [node(read, one) for one in read.facts]


def test_equal_goals_are_one_overlap() -> None:
    """A goal that three counties have word for word is one overlap of the three."""
    counties = [
        of_county(name, goal("Alla har en bostad.")) for name in ("Uppsala län", "Gävleborgs län", "Örebro län")
    ]
    [(kind, nodes)] = overlap(concluded(*counties)["goals-alike"])
    assert (kind, len(nodes)) == ("Same", 3)


def test_the_same_duty_on_the_same_actor() -> None:
    """Each county's own board has the same duty; another actor's duty in the same words is not the same."""
    text = "Samordnar tidiga insatser för asylsökande genom samhällsinformation."
    first = of_county("Uppsala län", duty(text, BOARD))
    second = of_county("Gävleborgs län", duty(text, BOARD), duty(text, party("Migrationsverket", "Agency")))
    [(kind, nodes)] = overlap(concluded(first, second)["duties-alike"])
    assert kind == "Same"
    assert nodes == {node(first, first.facts[0]), node(second, second.facts[0])}


def test_duties_share_words_and_not_the_name_of_who_has_them() -> None:
    """What two duties share is told in whole words, also for "arbets- och", and their actor's name is none of them."""
    agency = party("Arbetsförmedlingen", "Agency")
    first = of_county("Uppsala län", duty("Arbetsförmedlingen ger stöd i arbets- och studielivet.", agency))
    text = "Arbetsförmedlingen vägleder i studielivet mot ett arbete."
    second = of_county("Gävleborgs län", duty(text, agency))
    found = concluded(first, second)["duties-alike"]
    assert {str(word) for word in found.objects(None, SAM.shared)} == {"arbete", "studieliv"}


def test_double_work_in_one_county() -> None:
    """Two actors of a county with the same duty may do double work; what they do together is none."""
    text = "Ger vägledning till nyföretagare genom affärsutveckling."
    one, other = duty(text, party("Almi", "Business")), duty(text, party("Coompanion", "Business"))
    together = duty("Anordnar mässor om friluftsliv.", *one.actors, *other.actors)
    county = of_county("Uppsala län", one, replace(other, evidence=(at(500, text),)), together)
    [(_, nodes)] = overlap(concluded(county)["double-work"])
    assert nodes == {*map_nodes(county)[:2]}


def test_the_same_way_is_no_double_work() -> None:
    """Two actors that inform people in the same way, each of its own matters, do no double work."""
    text = "Tillhandahåller information om {} vid personligt besök på servicekontor."
    one = duty(text.format("pension"), party("Pensionsmyndigheten", "Agency"))
    other = duty(text.format("folkbokföring"), party("Skatteverket", "Agency"))
    county = of_county("Uppsala län", one, replace(other, evidence=(at(500, other.text),)))
    assert not concluded(county)["double-work"]


def at(start: int, quote: str) -> Any:
    return replace(evidence(quote), start=start, end=start + len(quote))


def group(label: str) -> TargetGroup:
    return TargetGroup(evidence=(evidence(label),), label=label)


def test_target_groups_that_counties_share() -> None:
    """The same people under other words are one group."""
    first, second = of_county("Uppsala län", group("Länets invånare")), of_county("Gävleborgs län", group("länsborna"))
    [(_, nodes)] = overlap(concluded(first, second)["target-groups-shared"])
    assert nodes == {*map_nodes(first), *map_nodes(second)}


def test_only_the_newest_edition_is_compared() -> None:
    """A superseded edition overlaps with nothing."""
    old = of_county("Uppsala län", goal("Alla har en bostad."))
    about = {URIRef(f"https://example.org/{n}"): about_of(old, "https://example.org/c") for n in "ab"}
    newer = {
        one: {**told, "day": day} for (one, told), day in zip(about.items(), ("2020-01-01", "2024-01-01"), strict=True)
    }
    assert [str(one.iri) for one in Corpus(newer, {}).members] == ["https://example.org/b"]


def alike_texts(kind: str, *texts: str) -> bool:
    """Whether facts of different counties, among other facts of theirs, are alike."""
    others = ("Bygga cykelvägar.", "Laga broar.", "Måla staket.", "Vattna parker.", "Sopa torg.", "Tvätta fönster.")
    counties = zip(("Uppsala län", "Örebro län"), (others[:3], others[3:]), texts, strict=True)
    read = [of_county(county, *(_said(kind, one) for one in (*more, text))) for county, more, text in counties]
    return bool(overlap(concluded(*read)[kind]))


def _said(kind: str, text: str) -> Fact:
    return goal(text) if kind == "goals-alike" else Action(evidence=(evidence(text),), text=text)


def test_one_common_word_makes_no_goals_alike() -> None:
    """A theme and the word that tells it are one thing; a second one makes two goals alike."""
    assert not alike_texts("goals-alike", "Hälsan blir god.", "Skillnader i hälsa minskar.")
    assert alike_texts("goals-alike", "Barnens hälsa blir god.", "Skillnader i barns hälsa minskar.")


def test_a_rare_word_makes_actions_of_a_theme_alike() -> None:
    """A measure that two counties call by the same name is the same; a verb that both use is not."""
    assert alike_texts("actions-alike", "Anordna boskolor.", "Sprida kunskap om boskolor till hyresgäster.")
    assert not alike_texts("actions-alike", "Pröva körkortskurser.", "Pröva uppsökande kvinnogrupper.")


# -- what others have ------------------------------------------------------------------------------------------------


def lacking(graph: Graph) -> set[tuple[str, str]]:
    found: Mapping[Any, Any] = dict(graph.subject_objects(SAM.lacks))
    return {
        (str(graph.value(gap, SAM.concerns)).split("/")[-3], str(what).rpartition("/")[2].rpartition("#")[2])
        for gap, what in found.items()
    }


def definition(term: str) -> Definition:
    return Definition(evidence=(evidence(term),), term=term, text=f"Med {term} menas någon.")


def test_a_term_that_another_county_defines() -> None:
    """A strategy that uses a term without saying what it means lacks a definition, and the words it uses are told."""
    first = of_county("Uppsala län", definition("utrikesfödd"))
    second = replace(
        of_county("Gävleborgs län", goal("Alla."), text="Alla. För den som är utrikes född."),
        sentences=((0, 5, 1), (6, 34, 2)),
    )
    silent = of_county("Örebro län", goal("Alla."), text="För alla.")
    graph = concluded(first, second, silent)["terms-not-defined"]
    assert lacking(graph) == {("gavleborgs-lan", "utrikesfodd")}
    assert set(graph.objects(None, SAM.cue)) == {Literal("utrikes född", lang="sv")}
    assert {int(str(page)) for page in graph.objects(None, SAM.page)} == {2}
    assert set(graph.objects(None, SAM.quote)) == {Literal("För den som är utrikes född.", lang="sv")}


def test_a_term_that_the_law_defines() -> None:
    """A term of the law that a strategy uses undefined is told, though no county defines it."""
    read = of_county("Uppsala län", goal("Alla."), text="Mottagandet av ensamkommande barn ska förbättras.")
    assert lacking(concluded(read)["terms-not-defined"]) == {("uppsala-lan", "ensamkommandebarn")}


def test_a_term_that_the_others_define() -> None:
    """What the other counties define, and one neither uses nor defines, is told of too, without words."""
    others = [of_county(name, definition("språkvän")) for name in ("Uppsala län", "Gävleborgs län")]
    graph = concluded(*others, of_county("Örebro län", goal("Alla.")))["terms-not-defined"]
    assert lacking(graph) == {("orebro-lan", "sprakvan")}
    assert not set(graph.objects(None, SAM.cue))


def test_partners_that_most_counties_have() -> None:
    """A county without an organisation, or a kind, that most have lacks it; that one organisation could be asked."""
    both = [partner("Migrationsverket", "Agency"), partner("Linnéuniversitetet", "University")]
    counties = [of_county(name, *both) for name in ("Uppsala län", "Gävleborgs län")]
    graph = concluded(*counties, of_county("Örebro län", both[0]))["partners-lacking"]
    assert lacking(graph) == {("orebro-lan", "linneuniversitetet"), ("orebro-lan", "University")}
    assert set(graph.objects(None, SAM.candidate)) == {thing("organisation", "linneuniversitetet")}


def test_two_counties_are_no_majority() -> None:
    """Of two counties, what one has and the other has not is no usual partner."""
    read = of_county("Uppsala län", partner("Migrationsverket", "Agency")), of_county("Örebro län", partner("Rådet"))
    assert not concluded(*read)["partners-lacking"]


# -- candidates and summaries ----------------------------------------------------------------------------------------


def test_who_could_answer_for_a_goal() -> None:
    """Who has duties on the same theme in the county could answer for a goal that nobody answers for."""
    helper = duty("Förmedlar bostäder.", party("Migrationsverket", "Agency"))
    county = of_county("Uppsala län", goal("Alla har en bostad."), helper)
    graph = concluded(county)["candidates"]
    assert set(graph.objects(None, SAM.candidate)) == {thing("organisation", "migrationsverket")}
    assert node(county, helper) in set(map(str, graph.objects(None, SAM.premise)))


def test_who_is_to_do_what_is_nearest_could_answer_for_a_goal() -> None:
    """Of several with duties on a theme, those are named whose duty shares the most words, then who is bound most."""
    pupils, adults = goal("Fler elever klarar grundskolan."), goal("Fler vuxna fullföljer sina studier.")
    schools = duty("Ser till att undervisningen håller god nivå.", party("Skolverket", "Agency"))
    offers = replace(duty("Ordnar undervisning.", party("Boverket", "Agency")), modality="Offers")
    evenings = replace(duty("Ger vuxna utbildning på kvällen.", party("Migrationsverket", "Agency")), modality="Offers")
    for sought, named in ((pupils, {"skolverket"}), (adults, {"migrationsverket"})):
        graph = concluded(of_county("Uppsala län", sought, schools, offers, evenings))["candidates"]
        assert {str(one).rpartition("/")[2] for one in graph.objects(None, SAM.candidate)} == named


def test_who_answers_for_such_a_goal_elsewhere() -> None:
    """Else those could who answer for a goal that is much alike in another county."""
    text = "Alla har en egen bostad i ett tryggt bostadsområde."
    answered = goal(text)
    other = of_county(
        "Gävleborgs län", answered, duty("Leder arbetet.", party("Boverket", "Agency"), concerns=(answered,))
    )
    graph = concluded(of_county("Uppsala län", goal(text)), other)["candidates"]
    assert set(graph.objects(None, SAM.candidate)) == {thing("organisation", "boverket")}


def test_a_question_about_all_counties_is_a_look_up() -> None:
    """A summary has the number of partnerships with an organisation, in a county and in all of them."""
    read = [of_county(name, partner("Migrationsverket", "Agency")) for name in ("Uppsala län", "Örebro län")]
    graph = concluded(*read)["summaries"]
    rows = {
        (str(graph.value(one, SAM.county) or "").rpartition("/")[2], int(str(graph.value(one, SAM.number))))
        for one in graph.subjects(SAM.organisation, thing("organisation", "migrationsverket"))
    }
    assert rows == {("uppsala-lan", 1), ("orebro-lan", 1), ("", 2)}
    assert set(graph.objects(None, SAM.countyCount)) >= {Literal(2)}


def test_what_most_counties_have_tells_who_has_and_who_lacks_it() -> None:
    """A partner of two counties out of three is usual, and missing in the third; one of a single county is not."""
    agency, other = partner("Migrationsverket", "Agency"), partner("Boverket", "Agency")
    read = [of_county(THREE[0], agency), of_county(THREE[1], agency), of_county(THREE[2], other)]
    graph = concluded(*read)["summaries"]
    usual = {graph.value(one, SAM.organisation): one for one in graph.subjects(SAM.usualOf, SAM.Partnership)}
    assert set(usual) == {thing("organisation", "migrationsverket"), None}  # the kind of both is one row
    row = usual[thing("organisation", "migrationsverket")]
    counties = {
        name: {str(one).rpartition("/")[2] for one in graph.objects(row, name)} for name in (SAM.heldBy, SAM.lackedBy)
    }
    assert counties == {SAM.heldBy: {"uppsala-lan", "gavleborgs-lan"}, SAM.lackedBy: {"orebro-lan"}}


def test_what_a_county_names_in_passing_is_one_row_of_its_words() -> None:
    """However many documents of a county only mention a theme, its row has their words and one quotation."""
    texts = ("Bostäder är en fråga för kommunen.", "Fler bostäder behövs.")
    read = [
        replace(
            facts(text=text, county="Uppsala län", publisher=None, title=f"Plan {number}", kind="ActionPlan"),
            sentences=((0, len(text), 1),),
        )
        for number, text in enumerate(texts)
    ]
    graph = concluded(*read)["summaries"]
    rows = [one for one in graph.subjects(SAM.summarises, SAM.Mention) if graph.value(one, SAM.county)]
    [row] = [one for one in rows if graph.value(one, SAM.theme)]
    assert int(str(graph.value(row, SAM.number))) == len(read)
    assert {str(one) for one in graph.objects(row, SAM.cue)} == {"Bostäder", "bostäder"}
    assert len(set(graph.objects(row, SAM.shownBy))) == 1


def test_the_facts_of_a_class_are_counted_by_county() -> None:
    """How many goals a county and all of them have is a look-up, as is the number of their strategies."""
    read = [of_county("Uppsala län", goal("Alla har arbete."), goal("Alla har bostad.")), of_county("Örebro län")]
    graph = concluded(*read)["summaries"]

    def totals(of: URIRef) -> set[tuple[str, int]]:
        return {
            (str(graph.value(one, SAM.county) or "").rpartition("/")[2], int(str(graph.value(one, SAM.number))))
            for one in graph.subjects(SAM.totalOf, of)
        }

    assert totals(SAM.Goal) == {("uppsala-lan", 2), ("", 2)}
    assert totals(SAM.StrategyDocument) == {("uppsala-lan", 1), ("orebro-lan", 1), ("", 2)}


def test_who_has_no_partner_of_a_kind() -> None:
    """A kind of organisation names the counties that have strategies and no partner of it."""
    read = of_county("Uppsala län", partner("Migrationsverket", "Agency")), of_county("Örebro län", goal("Alla."))
    graph = concluded(*read)["summaries"]
    lacking = {
        (str(graph.value(one, SAM.organisationKind)), str(of)) for one, of in graph.subject_objects(SAM.lackedBy)
    }
    assert lacking == {(str(SAM.Agency), str(thing("county", "orebro-lan")))}


def test_a_group_of_partners_is_as_many_organisations_as_it_has_members() -> None:
    """The organisations in partnership with a county are counted once each, a group by the most that is told of it."""
    groups = [partner("kommunerna", "MunicipalityOrganisation", members=number) for number in (3, 5)]
    read = [of_county("Uppsala län", *groups, partner("Migrationsverket", "Agency")), of_county("Örebro län")]
    graph = concluded(*read)["summaries"]
    totals = {
        (graph.value(one, SAM.county) is None, int(str(graph.value(one, SAM.number))))
        for one in graph.subjects(SAM.totalOf, SAM.Organisation)
    }
    assert totals == {(False, 6), (True, 6)}


@pytest.mark.parametrize(
    ("limits", "differences"),
    [((24, 24), 0), ((24, 36), 1), ((24, None), 0)],
    ids=["the same limit", "two limits", "one that says nothing"],
)
def test_how_differently_a_term_is_defined(limits: tuple[int | None, int | None], differences: int) -> None:
    """Each limit beyond the first that counties set to a term counts; silence is no other answer."""
    read = []
    for county, months in zip(("Uppsala län", "Örebro län"), limits, strict=True):
        criteria = (Criterion(kind="MaxDuration", value=months, unit="month", inclusive=True),) if months else ()
        read.append(of_county(county, replace(definition("nyanländ"), criteria=criteria)))
    [number] = concluded(*read)["summaries"].objects(None, SAM.differenceCount)
    assert number == Literal(differences)


def test_the_most_alike_come_first() -> None:
    """The ranks of a rule's overlaps follow how much alike their facts are."""
    texts = (
        "Alla har en egen bostad.",
        "Fler har fast arbete i länet.",
        "Fler har fast arbete i någon näring i länet.",
    )
    read = of_county("Uppsala län", *map(goal, texts[:2])), of_county("Örebro län", goal(texts[0]), goal(texts[2]))
    graph = concluded(*read)["goals-alike"]
    ranked = sorted((int(str(rank)), one) for one, rank in graph.subject_objects(SAM.overlapRank))
    scores = [float(str(graph.value(one, SAM.score))) for _, one in ranked]
    assert [rank for rank, _ in ranked] == [1, 2]
    assert scores[0] == 1 > scores[1]


def test_actions_alike() -> None:
    """Actions of two counties with the same telling words overlap."""
    texts = ("Starta språkkaféer på biblioteken.", "Öppna språkkaféer på bibliotek i varje kommun.")
    read = [
        of_county(county, Action(evidence=(evidence(text),), text=text))
        for county, text in zip(("Uppsala län", "Örebro län"), texts, strict=True)
    ]
    [(_, nodes)] = overlap(concluded(*read)["actions-alike"])
    assert nodes == {*map_nodes(read[0]), *map_nodes(read[1])}
