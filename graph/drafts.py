"""A draft in, a graph of it beside other documents out, for as long as somebody looks at it: nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.building import PRELOAD, Built, store_outcomes
from graph.mapping.draft import start_draft
from graph.reading import read_file
from graph.sources import Sources
from graph.writing import write_store
from ingest.errors import NotADocumentError
from ingest.facts.records import Document, Facts
from ingest.limits import read_documents
from ingest.outcomes import Outcome

__all__ = ["STAGES", "DraftGraph", "graph_with_draft"]

STAGES = ("reading", "comparing", "asking")  # what is told while it goes on
_STRATEGIES = ("Strategy", "Agreement", "ActionPlan")
_NO_COUNTY = "okänt län"


@dataclass(frozen=True)
class DraftGraph:
    """The folder of a graph, the draft's place in it, and the county whose other documents it takes the place of.

    `county_found` tells whether the draft itself names its county.
    """

    folder: Path
    built: Built
    document: Document
    county_found: bool


@contextmanager
def graph_with_draft(
    path: Path,
    base: Path | None = None,
    *,
    county: str | None = None,
    password: str | None = None,
    progress: Callable[[str], None] = lambda stage: None,
) -> Iterator[DraftGraph]:
    """The graph of a draft beside the documents of `base`, a version of a store, but for those of the draft's county.

    The draft is read as a strategy of `county`, or of the one that it names. All is in a temporary folder that is gone
    in the end. Raises a ReadingError where the draft cannot be read.
    """
    progress("reading")
    outcome, facts, body = _read(path, password)
    found = facts.document.county
    facts = replace(facts, document=_as_strategy(facts.document, county))
    progress("comparing")
    with TemporaryDirectory(prefix="samsyn-draft-", ignore_cleanup_errors=True) as name:
        folder = Path(name) / "graph"
        if base is not None:
            _take_over(base, folder, without=facts)
        (built,) = store_outcomes([replace(outcome, value=(facts, body))], folder)
        progress("asking")
        yield DraftGraph(folder, built, facts.document, bool(county or found))


def _read(path: Path, password: str | None) -> tuple[Outcome[tuple[Facts, str]], Facts, str]:
    with closing(read_documents([path], partial(read_file, password=password), preload=PRELOAD)) as outcomes:
        outcome = next(outcomes)
    if outcome.value is None:
        raise outcome.error or NotADocumentError(path.name, 0, "it could not be read")
    return outcome, *outcome.value


def _as_strategy(document: Document, county: str | None) -> Document:
    """A draft is asked what a strategy is asked, whatever its cover calls it, and though it names no county."""
    kind = document.kind if document.kind in _STRATEGIES else "Strategy"
    return replace(document, kind=kind, county=county or document.county or _NO_COUNTY)


def _take_over(base: Path, folder: Path, *, without: Facts) -> None:
    """Copy a version of a store, but for the documents of a draft's county: the draft is to replace these."""
    own = start_draft(without.document).county
    with write_store(folder, base=base) as writer:
        sources = Sources(writer.folder)
        for document, about in sources.documents().items():
            if own is not None and about["county"] == str(own.iri):
                writer.remove_document(document)
                sources.forget(document)
