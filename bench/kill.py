"""Documents in, a table out of what is left when builds are killed at random moments: documents old, new or half.

    python -m bench.kill tests/documents/*.pdf --runs 50

The files are read once. Two states of them are stored in turn by a child process that is killed with SIGKILL, at a
moment between its first and its last write. After each kill the graph is opened and each document compared with both
states, in its graphs and in its text; then a build runs to its end, and whatever it leaves besides one whole version
counts as an orphan.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from random import Random

import pyoxigraph as ox
from rdflib import URIRef

from graph.building import store_outcomes
from graph.reading import read_file
from graph.sources import Sources
from graph.store import open_store
from ingest.facts.records import Facts
from ingest.limits import read_documents
from ingest.outcomes import Outcome

__all__ = ["Kill", "Read", "content", "kill_builds", "orphans", "reworded"]

Read = Outcome[tuple[Facts, str]]
_ROOT = Path(__file__).resolve().parents[1]
_STARTS = 60  # seconds that a child may take to start


@dataclass(frozen=True)
class Kill:
    """One kill: after how many seconds, whether it hit a running build, what was left, and orphans after the next."""

    seconds: float
    hit: bool
    documents: Counter[str]
    left_bytes: int
    orphans: int


def reworded(read: Read) -> Read:
    """Another state of a document: another number in the register, and a line more in its text."""
    assert read.value is not None
    facts, body = read.value
    text = f"{facts.text}\nDnr 1-2"
    document = replace(facts.document, registration_number="1-2", text_sha256=sha256(text.encode()).hexdigest())
    return replace(read, value=(replace(facts, document=document, text=text), body))


def kill_builds(states: tuple[Sequence[Read], Sequence[Read]], folder: Path, *, runs: int, seed: int) -> Iterator[Kill]:
    """Build two states of documents in turn in a folder, and kill each build but for the first at a random moment."""
    random = Random(seed)
    files = [folder.with_name(f"{folder.name}-{number}.pickle") for number in (0, 1)]
    for file, state in zip(files, states, strict=True):
        file.write_bytes(pickle.dumps(list(state)))
    contents = []
    for state in states:
        list(store_outcomes(state, folder))
        contents.append(content(folder))
    length = _build(files[0], folder, None)
    for number in range(1, runs + 1):
        new = number % 2
        seconds = random.uniform(0, length)
        hit = _build(files[new], folder, seconds) < 0
        documents = _compared(content(folder), old=contents[1 - new], new=contents[new])
        left = sum(path.stat().st_size for path in _beside_current(folder))
        list(store_outcomes(states[new], folder))
        assert content(folder) == contents[new]
        yield Kill(seconds, hit, documents, left, len(orphans(folder)))


def _build(file: Path, folder: Path, kill_after: float | None) -> float:
    """Build in a child process: the seconds that it took, -1 where it was killed in time."""
    words = [sys.executable, "-m", "bench.kill", "--store", str(file), "--graph", str(folder)]
    with subprocess.Popen(words, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begins\n"
        began = time.monotonic()
        try:
            child.wait(_STARTS if kill_after is None else kill_after)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            return -1
    if child.returncode:
        raise RuntimeError(f"the build ended with {child.returncode}")
    return time.monotonic() - began


def content(folder: Path) -> dict[URIRef, tuple[str, ...]]:
    """All that a graph holds of each document: the lines of its graphs and its text."""
    store = open_store(folder)
    sources = Sources(store.folder)
    held: dict[URIRef, list[str]] = {document: [sources.text(document) or ""] for document in sources.documents()}
    for graph in store.graphs(aside=True):
        for document, lines in held.items():
            if graph == document or graph.startswith(f"{document}/"):
                lines.extend((graph, *store.lines(graph)))
    return {document: tuple(lines) for document, lines in held.items()}


def _compared(
    found: dict[URIRef, tuple[str, ...]], *, old: dict[URIRef, tuple[str, ...]], new: dict[URIRef, tuple[str, ...]]
) -> Counter[str]:
    names = {document: "old" if found.get(document) == old[document] else "half" for document in old}
    return Counter("new" if found.get(document) == new[document] else name for document, name in names.items())


def orphans(folder: Path) -> list[Path]:
    """Files in a graph's folder that belong to no whole version, or to no state of its store."""
    unused = list(_beside_current(folder))
    version = folder / (folder / "current").read_text(encoding="utf-8").strip()
    for part in ("graph", "aside"):
        with tempfile.TemporaryDirectory() as place:
            ox.Store.read_only(str(version / part)).backup(f"{place}/live")
            live = {path.name for path in Path(place, "live").glob("*.sst")}
        unused += [path for path in (version / part).glob("*.sst") if path.name not in live]
    return unused


def _beside_current(folder: Path) -> Iterator[Path]:
    current = (folder / "current").read_text(encoding="utf-8").strip()
    for path in folder.rglob("*"):
        top = path.relative_to(folder).parts[0]
        if path.is_file() and top not in (current, "current", "lock"):
            yield path


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--graph", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.store:
        outcomes = pickle.loads(options.store.read_bytes())
        print("begins", flush=True)
        list(store_outcomes(outcomes, options.graph))
        return
    read = [one for one in read_documents(options.files, read_file, jobs=2) if one.value]
    print(f"{len(read)} documents, {options.runs} runs")
    print("run  killed after   documents            left behind  orphans after the next build")
    with tempfile.TemporaryDirectory() as place:
        kills = kill_builds(
            (read, [reworded(one) for one in read]), Path(place, "g"), runs=options.runs, seed=options.seed
        )
        total: Counter[str] = Counter()
        for number, kill in enumerate(kills, start=1):
            told = ", ".join(f"{count} {name}" for name, count in sorted(kill.documents.items()))
            when = f"{1000 * kill.seconds:6.0f} ms" if kill.hit else "    at its end"
            print(f"{number:3}  {when:13}  {told:20} {kill.left_bytes / 1e6:8.2f} MB  {kill.orphans}")
            total += kill.documents + Counter(hit=kill.hit, orphans=kill.orphans)
    print(dict(total))


if __name__ == "__main__":
    main()
