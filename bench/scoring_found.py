"""A document of a graph in, the items that were found in it out, by field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import product

from rdflib import URIRef

from bench.scoring import Item, Words, law_wordings, name_words, text_words, values
from bench.scoring_gold import LIMITS, theme_word
from bench.scoring_graph import Graph, Node

__all__ = ["GOAL_CLASSES", "area_facts", "found_items"]

GOAL_CLASSES = {
    "NationalGoal": "national",
    "OverallGoal": "overall",
    "Purpose": "purpose",
    "StrategicGoal": "strategic",
    "SubGoal": "sub",
}
_KINDS = {
    "Strategy": "strategy",
    "Agreement": "agreement",
    "ActionPlan": "action plan",
    "Leaflet": "leaflet",
    "WebPage": "web page",
}
_ORGANISATIONS = {"MunicipalityOrganisation": "municipality", "OtherOrganisation": "other"}
_COUNTED = {
    "FocusArea": "focus_area",
    **dict.fromkeys(("Goal", *GOAL_CLASSES), "goal"),
    "Action": "action",
    "Partnership": "partner",
    "Body": "body",
    "Municipality": "municipality",
    "SdgGoal": "sdg_goal",
}
_CLASSES: dict[str, tuple[str, ...]] = {
    "focus_areas": ("FocusArea",),
    "goals": ("Goal", *GOAL_CLASSES),
    "actions": ("Action",),
    "partners": ("Partnership",),
    "duties": ("Responsibility",),
    "bodies": ("Body",),
    "sdg": ("AgendaLink",),
    "target_groups": ("TargetGroup",),
    "definitions": ("Definition",),
    "legal_references": ("LegalReference",),
    "stated_counts": ("StatedCount",),
    "signatories": ("Signature",),
    "follow_up": ("FollowUp",),
    "principles": ("Principle",),
    "policies": ("PolicyReference",),
    "exclusions": ("Exclusion",),
}
_OWN_WORDS = ("description", "label")  # the property with a fact's own text


def spaced(name: str) -> str:
    """A name of the ontology as words: "CountyBoard" is "county board"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).casefold()


def _number(text: str) -> float | str:
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def _wordings(texts: Iterable[str]) -> tuple[Words, ...]:
    return tuple(map(text_words, texts))


class _Found:
    """A document of a graph; `areas` gives the gold id of each focus area that was matched."""

    def __init__(self, graph: Graph, document: Node, areas: Mapping[str, str]) -> None:
        self.graph, self.document, self.areas = graph, document, areas
        self.reach: dict[str, list[str]] = {}  # the focus areas that something which a duty concerns leads to
        for node in self.facts("focus_areas"):
            self.reach[node.iri] = [self.area(node.iri)]
        for node in (*self.facts("goals"), *self.facts("actions")):
            self.reach[node.iri] = self.areas_of(node)
        self.charges: dict[str, set[str]] = defaultdict(set)  # by actor: the focus areas that its duties lead to
        for duty in self.facts("duties"):
            for actor in duty.get("actor"):
                self.charges[str(actor)] |= self.reached(duty)

    def facts(self, field: str) -> list[Node]:
        return self.graph.facts(self.document, *_CLASSES[field])

    def area(self, iri: str) -> str:
        return self.areas.get(iri, iri)

    def areas_of(self, node: Node) -> list[str]:
        return [self.area(str(area)) for area in node.get("focusArea")]

    def reached(self, duty: Node) -> frozenset[str]:
        return frozenset(area for one in duty.get("concerns") for area in self.reach.get(str(one), ()))

    def members(self, body: Node, kind: str) -> list[Item]:
        memberships = [one for one in self.graph.parts(body, "membership") if kind in one.words("memberKind")]
        parties = (self.graph.parties(one.get("organisation"), one.texts("mentionedAs")) for one in memberships)
        return [item for found in parties for item in found]


def area_facts(graph: Graph, document: Node) -> list[Item]:
    """The focus areas that were found, shown by their IRIs."""
    return [
        Item(node.iri, (), (_wordings(node.texts("label")),))
        for node in graph.facts(document, *_CLASSES["focus_areas"])
    ]


def found_items(graph: Graph, document: Node, areas: Mapping[str, str]) -> dict[str, list[Item]]:
    """The items of a document by field; `areas` gives the gold id of each focus area that was matched."""
    found = _Found(graph, document, areas)
    items = {field: list(_items(found, field)) for field in _CLASSES}
    items["document"] = list(_about(graph, document))
    items["unassigned"] = [
        Item(text, (field,), (_wordings([text]),), confidence=_confidence(node))
        for field in ("focus_areas", "goals")
        for node in found.facts(field)
        if node.says("statedUnassigned", True)
        for text in node.texts(*_OWN_WORDS)[:1]
    ]
    return items


def _confidence(node: Node) -> str | None:
    return next(iter(node.words("confidence")), None)


def _items(found: _Found, field: str) -> Iterator[Item]:
    for node in found.facts(field):
        for item in _ITEMS.get(field, _own_words)(found, node):
            item.confidence = _confidence(node)
            item.details = {f"{field}.{row}": read(found, node) for row, read in _DETAILS.get(field, {}).items()}
            yield item


# -- the items of a fact ---------------------------------------------------------------------------------------------


def _own_words(_: _Found, node: Node) -> Iterator[Item]:
    texts = node.texts(*_OWN_WORDS)
    yield Item(" / ".join(texts), (), (_wordings(texts),))


def _body(found: _Found, node: Node) -> list[Item]:
    names = found.graph.names(URIRef(node.iri))
    return [Item(names[0], (), (tuple(map(name_words, names)),))]


def _partners(found: _Found, node: Node) -> list[Item]:
    return found.graph.parties(node.get("organisation"), node.texts("mentionedAs"))


def _duties(found: _Found, node: Node) -> Iterator[Item]:
    texts = node.texts("description")
    for actor in found.graph.parties(node.get("actor"), node.texts("mentionedAs")):
        shown = f"{actor.shown}: {' / '.join(texts)}"
        yield Item(shown, (), (*actor.parts, _wordings(texts)), reach=found.reached(node))


def _sdg(found: _Found, node: Node) -> Iterator[Item]:
    if "Stated" in node.words("basis"):
        for code, about in product(node.words("sdg"), node.get("about")):
            place = "document" if str(about) == found.document.iri else found.area(str(about))
            yield Item(f"{code} for {place}", (code, place))


def _definition(found: _Found, node: Node) -> list[Item]:
    terms = [name for term in node.get("term") for name in found.graph.names(term)]
    texts = node.texts("definition")
    return [Item(f"{terms[:1]}: {texts[:1]}", (), (_wordings(terms), _wordings(texts)))]


def _law(found: _Found, node: Node) -> list[Item]:
    names = found.graph.names(URIRef(node.iri))
    return [Item(names[0], (), (tuple(words for name in names for words in law_wordings(name)),))]


def _counts(_: _Found, node: Node) -> Iterator[Item]:
    for number, of in product(node.words("number"), node.words("countOf")):
        kind = _COUNTED.get(of, "other")
        yield Item(f"{number} {kind}: {node.texts('description')[:1]}", (_number(number), kind))


def _signatures(found: _Found, node: Node) -> Iterator[Item]:
    persons = node.texts("person")
    for party in _partners(found, node):
        yield Item(f"{', '.join(persons)}, {party.shown}", (), (_wordings(persons), *party.parts))


_ITEMS: dict[str, Callable[[_Found, Node], Iterable[Item]]] = {
    "bodies": _body,
    "partners": _partners,
    "duties": _duties,
    "sdg": _sdg,
    "definitions": _definition,
    "legal_references": _law,
    "stated_counts": _counts,
    "signatories": _signatures,
}


# -- the values of items ---------------------------------------------------------------------------------------------

_Detail = Callable[[_Found, Node], list[Item]]


def _numbers(name: str) -> _Detail:
    return lambda _, node: values(_number(word) for word in node.words(name))


def _measures(found: _Found, node: Node) -> list[Item]:
    return [
        Item(str(one.texts("indicator")), tuple(map(spaced, one.words("direction"))),
             (_wordings(one.texts("indicator")),), loose=True)
        for one in found.graph.parts(node, "measure")
    ]  # fmt: skip


def _organisation_kinds(found: _Found, node: Node) -> list[Item]:
    kinds = (kind for one in found.graph.parts(node, "organisation") for kind in one.words("organisationKind"))
    return values(_ORGANISATIONS.get(kind, spaced(kind)) for kind in kinds)


def _themes(found: _Found, node: Node) -> list[Item]:
    items = []
    for theme in node.get("theme"):
        names = [*found.graph.names(theme), re.split(r"[/#:]", str(theme))[-1]]
        items.append(Item(names[0], (), (tuple((theme_word(name),) for name in names),)))
    return items


def _meetings(_: _Found, node: Node) -> list[Item]:
    named = (("exact", "meetingsPerYear"), ("min", "minMeetingsPerYear"))
    return values((kind, _number(word)) for kind, name in named for word in node.words(name))


def _limits(found: _Found, node: Node) -> list[Item]:
    limits: list[Hashable] = []
    for one in found.graph.parts(node, "criterion"):
        kinds = [spaced(kind).replace(" ", "_") for kind in one.words("criterionKind")]
        limits += [limit for limit in product(kinds, one.words("value"), one.words("unit")) if limit[0] in LIMITS]
    return values(limits)


_DETAILS: dict[str, dict[str, _Detail]] = {
    "focus_areas": {"order": _numbers("position"), "themes": _themes},
    "goals": {
        "level": lambda _, node: values(GOAL_CLASSES[one] for one in node.words("type") if one in GOAL_CLASSES),
        "area": lambda found, node: values(found.areas_of(node)),
        "measure": _measures,
    },
    "actions": {"area": lambda found, node: values(found.areas_of(node))},
    "partners": {"kind": _organisation_kinds},
    "duties": {"modality": lambda _, node: values(map(spaced, node.words("modality")))},
    "bodies": {
        "members": lambda found, node: found.members(node, "Member"),
        "convener": lambda found, node: found.members(node, "Convener"),
        "chair": lambda found, node: found.members(node, "Chair"),
        "meetings": _meetings,
        "reports_to": lambda found, node: found.graph.parties(node.get("reportsTo")),
        "responsible_for": lambda found, node: values(sorted(found.charges[node.iri])),
        "exists": lambda _, node: values(["not yet"] if node.says("established", False) else []),
    },
    "target_groups": {"rank": lambda _, node: values(map(spaced, node.words("rank")))},
    "definitions": {"attributes": _limits},
    "follow_up": {"actor": lambda found, node: found.graph.parties(node.get("actor"))},
}


def _about(graph: Graph, document: Node) -> Iterator[Item]:
    """The attributes of the document itself."""
    exact = {
        "kind": [_KINDS[one] for one in document.words("type") if one in _KINDS],
        "valid_from": [date[:4] for date in document.words("validFrom")],
        "valid_to": [date[:4] for date in document.words("validTo")],
        "adopted": [date[:10] for date in document.words("adoptedOn")],
        "draft": ["True"] if document.says("draft", True) else [],
    }
    yield from (Item(f"{key}: {value}", (key, value)) for key, found in exact.items() for value in found)
    titles = document.texts("title")
    if titles:
        yield Item(f"title: {titles[0]}", ("title",), (_wordings(titles),))
    for key, name in (("county", "county"), ("issuer", "publisher"), ("place", "adoptedAt")):
        for party in graph.parties(document.get(name)):
            yield Item(f"{key}: {party.shown}", (key,), party.parts)
