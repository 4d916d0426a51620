"""The same documents give the same facts, whichever order a run of Python gives to sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "tests" / "documents" / name for name in ("sjoboda-webb.html", "vindlinge-atgardsprogram.pdf")]
PROGRAM = """
import sys
from pathlib import Path
from graph.mapping import map_document
from graph.reading import read_file
for path in sys.argv[1:]:
    facts, _ = read_file(Path(path))
    for graph, triples in map_document(facts).graphs.items():
        for triple in triples:
            print(graph, *(term.n3() for term in triple))
"""


def facts_of(seed: str) -> list[str]:
    """The facts of two examples in the order in which they are found, read by a process of its own."""
    command = [sys.executable, "-c", PROGRAM, *map(str, DOCUMENTS)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment, cwd=ROOT)
    return done.stdout.splitlines()


def test_facts_do_not_hang_on_the_order_of_sets() -> None:
    """Two runs with different seeds for hashes find the same facts with the same evidence in the same order."""
    first = facts_of("0")
    assert len(first) > 1000
    assert facts_of("4242") == first
