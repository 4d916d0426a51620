"""Facts of two counties that are alike, side by side, with the words that they share marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontology.terms import SAM
from queries.explorer.answers import Answers, Row
from queries.explorer.counties import County, counties
from queries.explorer.paging import paged
from queries.explorer.site import Asked, Context

__all__ = ["alike", "shared_marked"]

_KINDS = ("Goal", "FocusArea", "Action", "Responsibility")
_PAIRS = 40  # on a page
_STEM = 4  # letters that a word must have in common with a shared one, for both to be one word


def alike(answers: Answers, asked: Asked) -> Context:
    """The pairs of one kind of fact, those most alike first; only of the county that the form names."""
    kind = asked.query.get("slag", "")
    kind = kind if kind in _KINDS else _KINDS[0]
    slug = asked.query.get("lan", "")
    known = [one for one in counties(answers, asked.day) if one.strategies]
    county = next((one for one in known if one.slug == slug), None)
    found = _overlaps(answers, kind, county)
    paging = paged(len(found), asked.query.get("sida"), _PAIRS)
    pairs = _pairs(answers, found[paging.first : paging.last], county)
    rows = iter(answers.proven([row for pair in pairs for row in pair]))
    return {
        "pairs": [_side_by_side((one, next(rows))) for one in rows],
        "paging": paging,
        "kinds": _KINDS,
        "kind": kind,
        "counties": known,
        "county": slug,
        "tab": "goals",
    }


def _overlaps(answers: Answers, kind: str, county: County | None) -> list[str]:
    """The overlaps of a kind of fact, those most alike first."""
    of = {"class": str(SAM[kind])}
    rows = answers.look_up("alike-in-county", county=county.iri, **of) if county else answers.look_up("alike", **of)
    return [str(row["overlap"]) for row in rows]


def _pairs(answers: Answers, overlaps: Sequence[str], county: County | None) -> list[tuple[Row, Row]]:
    """Two facts of each overlap, the first and the last of two places; one of them is the county's, if one is asked."""
    facts: dict[str, list[Row]] = {one: [] for one in overlaps}
    for row in answers.look_up("alike-facts", overlap=tuple(overlaps)) if overlaps else ():
        facts[str(row["overlap"])].append(row)
    return [_two(found, county) for found in facts.values() if len(found) > 1]


def _two(facts: Sequence[Row], county: County | None) -> tuple[Row, Row]:
    first = next((one for one in facts if county and one["county"] == county.name), facts[0])
    others = [one for one in facts if one is not first]
    return first, next((one for one in reversed(others) if one["county"] != first["county"]), others[-1])


def _side_by_side(pair: tuple[Row, Row]) -> dict[str, object]:
    kind, score, shared = (pair[0][name] for name in ("kind", "score", "shared"))
    shared = shared if isinstance(shared, tuple) else ()
    marked = shared_marked([str(row["what"]) for row in pair], shared)
    sides = [
        {
            "county": row["county"],
            "words": words,
            "text": str(row["what"]),
            "proof": {name: row[name] for name in ("document", "page", "quote", "fact")},
        }
        for row, words in zip(pair, marked, strict=True)
    ]
    return {"kind": kind, "score": score, "shared": shared, "sides": sides}


def shared_marked(texts: Sequence[str], shared: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Each text in pieces, each with whether it is a word that both share: a lemma of `shared`, or the same word.

    >>> shared_marked(["Fler kvinnor", "Kvinnan i arbete"], ["kvinna"])
    [[('Fler ', False), ('kvinnor', True)], [('Kvinnan', True), (' i arbete', False)]]
    """
    words = [{word.casefold() for word in re.findall(r"\w+", text) if len(word) > _STEM} for text in texts]
    same = set.intersection(*words)
    stems = tuple(lemma.casefold()[: max(len(lemma) - 1, _STEM)] for lemma in shared)
    return [_pieces(text, same, stems) for text in texts]


def _pieces(text: str, same: set[str], stems: tuple[str, ...]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    for part in re.findall(r"\w+|\W+", text):
        own = part.casefold() in same or any(stem in part.casefold() for stem in stems)
        if pieces and pieces[-1][1] == own:
            pieces[-1] = (pieces[-1][0] + part, own)
        else:
            pieces.append((part, own))
    return pieces
