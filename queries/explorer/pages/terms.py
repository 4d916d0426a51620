"""The terms that strategies define, and for each term how each county limits it, with the words of its own marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from graph.identifiers import slug
from queries.explorer.answers import Answers, Row
from queries.explorer.counties import counties
from queries.explorer.paging import paged
from queries.explorer.site import Asked, Context, NotHereError

__all__ = ["every_term", "marked", "term", "terms"]

CRITERIA = ("duration", "start", "age", "permit", "status", "origin")
_SHOWN = 63  # definitions on a page
_SMALL = 3  # letters: such words are in every sentence and tell nothing
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Summed:
    """What many definitions say: in how many, and of how many counties."""

    said: tuple[str, ...]
    definitions: int
    counties: int


def terms(answers: Answers, asked: Asked) -> Context:
    """All terms, those that most counties define first, and in how many criteria they differ."""
    where: dict[str, list[str]] = {}
    for row in answers.rows("terms-by-county"):
        known = where.setdefault(str(row["term"]), [])
        if str(row["county"]) not in known:
            known.append(str(row["county"]))
    differs = {name: _differing(rows) for name, rows in _by_term(answers).items()}
    rows = [{"term": name, "counties": its, "differs": differs.get(name, ())} for name, its in where.items()]
    return {"terms": sorted(rows, key=lambda row: (-len(row["counties"]), -len(row["differs"]), str(row["term"])))}


def term(answers: Answers, asked: Asked) -> Context:
    """One term: its definitions side by side, and its criteria by county."""
    wanted = asked.path["term"]
    node, found = _find(answers, wanted)
    limits = {str(row["fact"]): row for row in answers.rows("terms-differ", term=node)}
    paging = paged(len(found), asked.query.get("sida"), _SHOWN)
    shown = answers.proven(found[paging.first : paging.last])
    texts = [str(row["definition"] or row["quote"] or "") for row in shown]
    defining = {str(row["county"]) for row in found}
    criteria = [one for one in CRITERIA if any(row[one] for row in limits.values())]
    return {
        "term": str(found[0]["term"]),
        "paging": paging,
        "defining": len(defining),
        "rows": [
            {**row, "limits": limits.get(str(row["fact"])), "words": words}
            for row, words in zip(shown, marked(texts), strict=True)
        ],
        "criteria": criteria,
        "summed": {one: _summed(limits.values(), one) for one in criteria} if paging.pages > 1 else {},
        "differs": _differing(list(limits.values())),
        "law": _law(answers.rows("terms-and-law", term=node)),
        "silent": [one for one in counties(answers, asked.day) if one.strategies and one.name not in defining],
    }


def every_term(answers: Answers) -> Iterator[Mapping[str, str]]:
    """The names in addresses of the terms that several counties define: those that people compare."""
    yield from ({"term": slug(name)} for name in sorted(_by_term(answers)))


def _find(answers: Answers, wanted: str) -> tuple[str, list[Row]]:
    """The IRI and the definitions of the term of a name in addresses; raises NotHereError."""
    for node in dict.fromkeys(str(row["node"]) for row in answers.look_up("term") if slug(str(row["name"])) == wanted):
        rows = answers.rows("terms-by-county", term=node)
        if rows and slug(str(rows[0]["term"])) == wanted:  # another term may be called so too
            return node, rows
    raise NotHereError(wanted)


def _law(rows: Sequence[Row]) -> list[dict[str, object]]:
    """What statutes that define the term require, and how each county's limit stands to it."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        found.setdefault((row["criterion"], row["law_limit"], row["statute"], row["repealed"]), []).append(row)
    names = ("criterion", "law_limit", "statute", "repealed")
    return [
        dict(zip(names, key, strict=True))
        | {"counties": rows if len(rows) <= _SHOWN else [], "summed": _verdicts(rows)}
        for key, rows in found.items()
    ]


def _verdicts(rows: Sequence[Row]) -> list[Summed]:
    """How many definitions stand how to what the law says."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["verdict"]), []).append(row)
    return [Summed((verdict,), len(its), len({row["county"] for row in its})) for verdict, its in found.items()]


def _summed(rows: Iterable[Row], criterion: str) -> list[Summed]:
    """What definitions say of a criterion, the most frequent first."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        said = row[criterion]
        found.setdefault(said if isinstance(said, tuple) else (), []).append(row)
    counted = [Summed(said, len(its), len({row["county"] for row in its})) for said, its in found.items()]
    return sorted(counted, key=lambda one: (-one.definitions, one.said))


def _by_term(answers: Answers) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in answers.rows("terms-differ"):
        found.setdefault(str(row["term"]), []).append(row)
    return found


def _differing(rows: Sequence[Row]) -> tuple[str, ...]:
    """The criteria to which two counties give different answers; silence is no answer."""
    return tuple(one for one in CRITERIA if len({row[one] for row in rows if row[one]}) > 1)


def marked(texts: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Each text in pieces, each piece with whether its words are in no other of the texts.

    >>> marked(["Den är nyss kommen.", "Den är gammal."])
    [[('Den är ', False), ('nyss kommen', True), ('.', False)], [('Den är ', False), ('gammal', True), ('.', False)]]
    """
    used = Counter(word for text in texts for word in {one.casefold() for one in _WORD.findall(text)})
    return [_pieces(text, used if len(texts) > 1 else Counter()) for text in texts]


def _pieces(text: str, used: Counter[str]) -> list[tuple[str, bool]]:
    """The text in pieces; small words count as its own only between words that are."""
    parts = re.findall(r"\w+|\W+", text)
    own = [used[part.casefold()] == 1 and _is_telling(part) for part in parts]
    places = [i for i, it in enumerate(own) if it]
    for one, other in pairwise(places):
        if all(_is_small(part) for part in parts[one + 1 : other]):
            own[one:other] = [True] * (other - one)
    grouped = groupby(zip(parts, own, strict=True), key=lambda pair: pair[1])
    return [("".join(part for part, _ in its), it) for it, its in grouped]


def _is_telling(part: str) -> bool:
    return len(part) > _SMALL or part.isdigit()


def _is_small(part: str) -> bool:
    return part.isspace() or (part.isalpha() and len(part) <= _SMALL)
