"""The work that is measured, a piece each: a file in, its number of pages out.

Imports stand within the functions, so that a process loads only what its own work needs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

__all__ = ["TASKS", "read", "read_to_facts", "read_to_graph", "words_by_pdfplumber"]


def words_by_pdfplumber(path: Path) -> int:
    """The yardstick: all words with their fonts and sizes, each page let go of when it is done.

    Raises ValueError for a file without words, which is no measure of anything.
    """
    import pdfplumber

    with pdfplumber.open(path) as document:
        words = 0
        for page in document.pages:
            words += len(page.extract_words(extra_attrs=["fontname", "size"]))
            page.close()
        if not words:
            raise ValueError("pdfplumber finds no words in it")
        return len(document.pages)


def read(path: Path) -> int:
    """From the file to the blocks in reading order."""
    from ingest.pdf.reader import read_pdf

    return len(read_pdf(path).page_sizes)


def read_to_facts(path: Path) -> int:
    """From the file to the facts."""
    from ingest.facts import read_facts
    from ingest.pdf.reader import read_pdf

    return read_facts(read_pdf(path)).document.page_count


def read_to_graph(path: Path) -> int:
    """From the file to the triples of its document and those that the rules derive from it."""
    from graph.mapping import map_document
    from graph.reading import read_file
    from graph.rules import derive

    facts, body = read_file(path)
    derive(facts, map_document(facts), body)
    return facts.document.page_count


TASKS: dict[str, Callable[[Path], int]] = {
    task.__name__: task for task in (words_by_pdfplumber, read, read_to_facts, read_to_graph)
}
