"""What a person writes for a parameter in, the nodes that it stands for out; or what is near, where it stands for none.

Knows no store: the names come in with the value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from queries.errors import UnknownValueError

__all__ = ["Names", "find_nodes", "near"]

Names = Sequence[tuple[str, str]]  # pairs of a node's IRI and a name of it

_LEAST = 60  # of 100: below it, names share hardly more than an ending


def find_nodes(parameter: str, value: str, names: Names) -> list[str]:
    """The nodes of that IRI or name, without regard to case; else those whose name begins so.

    Raises UnknownValueError, which tells the near names.

    >>> find_nodes("county", "granvik", [("urn:1", "Granviks län"), ("urn:2", "Sjöboda län")])
    ['urn:1']
    """
    wanted = _fold(value)
    found = {node for node, name in names if value == node or _fold(name) == wanted}
    found = found or {node for node, name in names if wanted and _fold(name).startswith(wanted)}
    if not found:
        known = sorted({name for _, name in names})
        raise UnknownValueError(parameter, value, known, near(value, known))
    return sorted(found)


def near(value: str, known: Iterable[str], most: int = 5) -> list[str]:
    """The known names that are written most like a value, nearest first.

    >>> near("gaols-unassigned", ["goals-unassigned", "terms-differ"])
    ['goals-unassigned']
    """
    # a name is often longer than what was written of it, so a part that fits counts too
    scored = process.extract(
        _fold(value), sorted(known), scorer=fuzz.WRatio, processor=_fold, limit=most, score_cutoff=_LEAST
    )
    return [name for name, _, _ in scored]


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
