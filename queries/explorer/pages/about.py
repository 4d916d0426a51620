"""What Samsyn is and how well it reads, kind by kind; and how accessible these pages are."""

from __future__ import annotations

from collections.abc import Mapping

from queries.explorer.answers import Answers, Row
from queries.explorer.site import Asked, Context

__all__ = ["about", "accessibility"]

_LISTED = 60  # documents; more of them are found by their counties


def about(answers: Answers, asked: Asked) -> Context:
    """The measured quality by kind of fact, one table for each set of documents."""
    sets: dict[str, dict[str, object]] = {}
    for row in answers.look_up("quality"):
        found = sets.setdefault(str(row["set"]), {"name": row[asked.language.code], "kinds": {}, "all": {}})
        _put(found, row, asked)
    (counted,) = answers.look_up("documents-counted")
    few = int(str(counted["number"])) <= _LISTED
    return {"sets": list(sets.values()), "counted": counted, "documents": answers.look_up("documents") if few else None}


def _put(found: dict[str, object], row: Row, asked: Asked) -> None:
    kind, _, figure = str(row["metric"]).rpartition("/")[2].rpartition("-")
    name = str(row["metricEn" if asked.language.code == "en" else "metricSv"]).partition(":")[0]
    if kind.startswith("all"):
        figures = found["all"]
        key = f"{kind.removeprefix('all-')}-{figure}".removeprefix("all-")
    else:
        kinds = found["kinds"]
        assert isinstance(kinds, dict)
        figures, key = kinds.setdefault(name, {}), figure
    assert isinstance(figures, dict)
    figures[key] = row["value"]


def accessibility(answers: Answers, asked: Asked) -> Mapping[str, object]:
    """The statement needs nothing of the graph."""
    return {}
