"""A gold file in, the items that a careful reader lists out, by field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.scoring import Item, Words, law_wordings, name_words, text_words, values

__all__ = ["ASSIGNMENTS", "LIMITS", "area_items", "gold_items", "theme_word"]

ASSIGNMENTS = "assignments"  # the focus areas that are given to a body without a sentence; no field of its own
LIMITS = ("max_duration", "min_age", "max_age")

Entry = dict[str, Any]
Fold = Callable[[str], tuple[Words, ...]]


def _text(text: str) -> tuple[Words, ...]:
    return (text_words(text),)


def _name(name: str) -> tuple[Words, ...]:
    return (name_words(name),)


def _law(name: str) -> tuple[Words, ...]:
    return law_wordings(name)[:1]


def theme_word(name: str) -> str:
    """A theme by the letters of its name: "public-sector collaboration" is "publicsectorcollaboration"."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


_DOCUMENT: tuple[tuple[str, Fold | None], ...] = (
    *((key, None) for key in ("kind", "valid_from", "valid_to", "adopted", "draft")),
    ("title", _text),
    *((key, _name) for key in ("county", "issuer", "place")),
)
_FIELDS: dict[str, tuple[str, dict[str, Fold]]] = {  # the gold's own name, and what is compared as words
    "focus_areas": ("focus_areas", {"label": _text}),
    "goals": ("goals", {"text": _text}),
    "actions": ("actions", {"text": _text}),
    "partners": ("partners", {"name": _name}),
    "duties": ("responsibilities", {"actor": _name, "text": _text}),
    "bodies": ("bodies", {"name": _name}),
    "sdg": ("sdg", {}),
    "target_groups": ("target_groups", {"label": _text}),
    "definitions": ("definitions", {"term": _text, "text": _text}),
    "legal_references": ("legal_references", {"ref": _law}),
    "stated_counts": ("stated_counts", {}),
    "signatories": ("signatories", {"person": _text, "organisation": _name}),
    "follow_up": ("follow_up", {"text": _text}),
    "principles": ("principles", {"text": _text}),
    "policies": ("related_policies", {"name": _text}),
    "exclusions": ("exclusions", {"text": _text}),
}
_KEYS: dict[str, Callable[[Entry], tuple[Hashable, ...]]] = {
    "sdg": lambda entry: (entry.get("target", str(entry["goal"])), entry["about"]),
    "stated_counts": lambda entry: (entry["number"], entry["of"]),
}
_NAMED_BY = ("id", "name", "term", "ref", "label", "person", "text")


@dataclass(frozen=True)
class _Gold:
    """A gold file; `areas` are the ids of those of its focus areas that were found."""

    content: Entry
    areas: Collection[str]

    def entries(self, of: str) -> Iterator[Entry]:
        for entry in self.content.get(of, ()):
            yield entry if isinstance(entry, dict) else {"text": entry}

    def optional(self, of: str) -> Collection[str]:
        found: list[str] = self.content.get("optional", {}).get(of, [])
        return found

    def is_optional(self, of: str, entry: Entry) -> bool:
        return bool({"*", _called(entry)} & set(self.optional(of)))

    def details(self, field: str, of: str, entry: Entry) -> dict[str, list[Item]]:
        """The values of an item that are to be compared, by the name of their row."""
        found = {}
        for row, (key, read) in _DETAILS.get(field, {}).items():
            path, items = f"{_called(entry)}.{key}", read(self, entry)
            if items is not None and path not in self.optional(of):
                for item in items:
                    item.optional |= f"{path}.{item.shown}" in self.optional(of)
                found[f"{field}.{row}"] = items
        return found


def _called(entry: Entry) -> str:
    """The name by which the list of optional items speaks of an entry."""
    return next((str(entry[key]) for key in _NAMED_BY if key in entry), "")


def gold_items(content: Entry, areas: Collection[str]) -> dict[str, list[Item]]:
    """The items of a gold file by field; `areas` are the ids of the focus areas that were found."""
    gold = _Gold(content, areas)
    found = {field: list(_items(gold, field)) for field in _FIELDS}
    found["document"] = list(_about(gold))
    found["duties"] += _tasks(gold)
    found["unassigned"] = list(_unassigned(gold))
    found[ASSIGNMENTS] = [
        Item(f"{body['name']}: {area}", (area,), (_name(body["name"]),))
        for body in gold.entries("bodies")
        for area in body.get("responsible_for", ())
        if area in areas
    ]
    return found


def area_items(content: Entry) -> list[Item]:
    """The focus areas of a gold file, shown by their ids."""
    return [Item(entry["id"], (), (_text(entry["label"]),)) for entry in content.get("focus_areas", ())]


def _no_key(_entry: Entry) -> tuple[Hashable, ...]:
    return ()


def _items(gold: _Gold, field: str) -> Iterator[Item]:
    of, folds = _FIELDS[field]
    key = _KEYS.get(field, _no_key)
    for entry in gold.entries(of):
        yield Item(
            ": ".join(str(entry[name]) for name in folds) or str(key(entry)),
            key(entry),
            tuple(fold(entry[name]) for name, fold in folds.items()),
            gold.details(field, of, entry),
            gold.is_optional(of, entry),
        )


def _about(gold: _Gold) -> Iterator[Item]:
    for key, fold in _DOCUMENT:
        value = gold.content["document"].get(key)
        if value and key not in gold.optional("document"):
            shown = f"{key}: {value}"
            yield Item(shown, (key,), (fold(value),)) if fold else Item(shown, (key, str(value)))


def _tasks(gold: _Gold) -> Iterator[Item]:
    for body in gold.entries("bodies"):
        for task in body.get("tasks", ()):
            parts = (_name(body["name"]), _text(task))
            yield Item(f"{body['name']}: {task}", (), parts, optional=gold.is_optional("bodies", body))


def _unassigned(gold: _Gold) -> Iterator[Item]:
    for of, name in (("focus_areas", "label"), ("goals", "text")):
        for entry in gold.entries(of):
            if entry["id"] in gold.content.get("unassigned", {}).get(of, ()):
                yield Item(entry[name], (of,), (_text(entry[name]),), optional=gold.is_optional(of, entry))


# -- the values of items ---------------------------------------------------------------------------------------------

_Detail = Callable[[_Gold, Entry], list[Item] | None]  # None: not to be compared


def _value(key: str) -> _Detail:
    return lambda _, entry: values([entry[key]] if entry.get(key) is not None else [])


def _party(key: str) -> _Detail:
    return lambda _, entry: [Item(entry[key], (), (_name(entry[key]),))] if entry.get(key) else []


def _themes(_: _Gold, entry: Entry) -> list[Item] | None:
    if "themes" not in entry:
        return None
    return [Item(theme, (), (((theme_word(theme),),),)) for theme in entry["themes"]]


def _area(gold: _Gold, entry: Entry) -> list[Item] | None:
    area = entry.get("focus_area")
    return None if area and area not in gold.areas else values([area] if area else [])


def _measure(_: _Gold, entry: Entry) -> list[Item]:
    measure = entry.get("measure")
    if not measure:
        return []
    return [Item(measure["indicator"], (measure["direction"],), (_text(measure["indicator"]),), loose=True)]


def _members(_: _Gold, entry: Entry) -> list[Item]:
    leading = (entry.get("convener"), entry.get("chair"))  # may be listed as members too
    return [Item(name, (), (_name(name),), optional=name in leading) for name in entry.get("members", ())]


def _reports_to(gold: _Gold, entry: Entry) -> list[Item]:
    names = {body["id"]: body["name"] for body in gold.entries("bodies")}
    return [Item(above, (), (_name(names[above]),)) for above in entry.get("reports_to", ())]


def _attributes(_: _Gold, entry: Entry) -> list[Item]:
    limits = (one for one in entry["attributes"] if one["kind"] in LIMITS)
    return values((one["kind"], str(one["value"]), one["unit"]) for one in limits)


_DETAILS: dict[str, dict[str, tuple[str, _Detail]]] = {  # by row: the gold's own name, and how it is read
    "focus_areas": {"order": ("order", _value("order")), "themes": ("themes", _themes)},
    "goals": {
        "level": ("level", _value("level")),
        "area": ("focus_area", _area),
        "measure": ("measure", _measure),
    },
    "actions": {"area": ("focus_area", _area)},
    "partners": {"kind": ("kind", _value("kind"))},
    "duties": {"modality": ("modality", _value("modality"))},
    "bodies": {
        "members": ("members", _members),
        "convener": ("convener", _party("convener")),
        "chair": ("chair", _party("chair")),
        "meetings": ("meetings_per_year", lambda _, entry: values(entry.get("meetings_per_year", {}).items())),
        "reports_to": ("reports_to", _reports_to),
        "responsible_for": (
            "responsible_for",
            lambda gold, entry: values(area for area in entry.get("responsible_for", ()) if area in gold.areas),
        ),
        "exists": ("exists", lambda _, entry: values([] if entry.get("exists", True) else ["not yet"])),
    },
    "target_groups": {"rank": ("rank", _value("rank"))},
    "definitions": {"attributes": ("attributes", _attributes)},
    "follow_up": {"actor": ("actor", _party("actor"))},
}
