"""Facts of two counties that are alike, side by side, with the words that they share marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontology.terms import SAM
from queries.explorer.answers import Answers, Row
from queries.explorer.counties import counties
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
    county = asked.query.get("lan", "")
    known = [one for one in counties(answers, asked.day) if one.strategies]
    name = next((one.name for one in known if one.slug == county), None)
    pairs = [row for row in _pairs(answers, kind) if name is None or name in (row["county"], row["otherCounty"])]
    paging = paged(len(pairs), asked.query.get("sida"), _PAIRS)
    return {
        "pairs": [_side_by_side(row) for row in answers.proven(pairs[paging.first : paging.last])],
        "paging": paging,
        "kinds": _KINDS,
        "kind": kind,
        "counties": known,
        "county": county,
        "tab": "goals",
    }


def _pairs(answers: Answers, kind: str) -> list[Row]:
    return answers.look_up("alike", **{"class": str(SAM[kind])})


def _side_by_side(row: Row) -> dict[str, object]:
    shared = row["shared"] if isinstance(row["shared"], tuple) else ()
    texts = [str(row["what"]), str(row["otherWhat"])]
    sides = [
        {
            "county": row[county],
            "words": words,
            "text": text,
            "proof": {name: row[f"{name}{end}"] for name in ("document", "page", "quote", "fact")},
        }
        for county, end, text, words in zip(
            ("county", "otherCounty"), ("", "_2"), texts, shared_marked(texts, shared), strict=True
        )
    ]
    return {"kind": row["kind"], "score": row["score"], "shared": shared, "sides": sides}


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
