"""A file in, its facts out: what a child process does for a build, without anything of the graph."""

from __future__ import annotations

from pathlib import Path

from ingest.facts import read_facts
from ingest.facts.records import Facts
from ingest.reading import read_document

__all__ = ["read_file"]


def read_file(path: Path, password: str | None = None) -> tuple[Facts, str]:
    """The facts of a document, and its body's text without page headers and the like; raises a ReadingError."""
    document = read_document(path, password=password)
    return read_facts(document), "\n".join(block.text for block in document.body())
