"""Facts in, the same facts out with the names of those who signed in their own place only, or nowhere at all."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import Any

from graph.rewriting import Rewriting
from ingest.evidence import Evidence
from ingest.facts.records import Facts, Signature

__all__ = ["apart", "masked", "signatories", "without"]

_MASK = "█"


def signatories(facts: Facts) -> frozenset[str]:
    """The names of the persons who signed a document."""
    return frozenset(fact.person for fact in facts.facts if isinstance(fact, Signature) and fact.person.strip())


def masked(text: str, names: frozenset[str]) -> str:
    """A text with each letter of the names hidden, so that the places in it stay what they were.

    >>> masked("Anna  Berg, Region Granvik", frozenset({"Anna Berg"}))
    '██████████, Region Granvik'
    """
    return _pattern(names).sub(lambda found: _MASK * len(found[0]), text) if names else text


def apart(facts: Facts) -> Facts:
    """The same facts; quotations of all but signatures are shortened to a part that names no signatory."""
    names = signatories(facts)
    if not names:
        return facts
    rewritten = Rewriting(evidence=lambda one: _shortened(one, _pattern(names)))
    kept = tuple(fact if isinstance(fact, Signature) else rewritten(fact) for fact in facts.facts)
    return replace(facts, facts=kept)


def without(facts: Facts) -> Facts:
    """The facts but for signatures; wherever a signatory is named, in texts and quotations, the name is hidden."""
    names = signatories(facts)
    if not names:
        return facts
    rewritten = Rewriting(text=lambda text: masked(text, names))
    kept = tuple(rewritten(fact) for fact in facts.facts if not isinstance(fact, Signature))
    text = masked(facts.text, names)
    document = replace(rewritten(facts.document), text_sha256=sha256(text.encode()).hexdigest())
    return replace(facts, document=document, text=text, facts=kept)


def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    # longest name first, or "Anna Berg" would leave the end of "Anna Berg Ek" behind
    known = sorted(names, key=lambda name: (-len(name), name))
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in known)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")


def _shortened(evidence: Evidence, pattern: re.Pattern[str]) -> Evidence:
    """The longest part of a quotation beside the names; one of nothing else stays, for it was taken for no name."""
    cuts = [0, *(at for found in pattern.finditer(evidence.quote) for at in found.span()), len(evidence.quote)]
    parts = [_stripped(evidence.quote, *span) for span in list(pairwise(cuts))[::2]]
    start, end = max(parts, key=lambda span: span[1] - span[0])
    if (start, end) == (0, len(evidence.quote)) or not re.search(r"\w", evidence.quote[start:end]):
        return evidence
    return replace(
        evidence,
        start=evidence.start + start,
        end=evidence.start + end,
        quote=evidence.quote[start:end],
        boxes=_boxes_of(evidence, start, end),
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks and commas at its ends."""
    part = text[start:end]
    left = len(part) - len(part.lstrip(" \t\n,;"))
    return start + left, max(start + left, start + len(part.rstrip(" \t\n,;")))


def _boxes_of(evidence: Evidence, start: int, end: int) -> tuple[Any, ...]:
    """The boxes of the lines that a part of the quotation stands on; all, where boxes and lines do not pair up."""
    if evidence.quote.count("\n") + 1 != len(evidence.boxes):
        return evidence.boxes
    first = evidence.quote.count("\n", 0, start)
    return evidence.boxes[first : first + evidence.quote.count("\n", start, end) + 1]
