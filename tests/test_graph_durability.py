"""A graph outlives kills, full disks and closed folders, and is read while it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bench.kill import Read, content, kill_builds, reworded
from graph.building import store_outcomes
from graph.errors import DamagedGraphError, GraphError
from graph.store import open_store
from ingest.facts.records import Facts
from ingest.outcomes import Outcome
from tests.example_graphs import DOCUMENTS
from tests.made_facts import area, duty, facts, goal, party

ROOT = Path(__file__).resolve().parents[1]
COUNTIES = ("Granviks län", "Älvmarks län", "Sjöboda län", "Lomsjö län")
FACTS = 20  # of each kind
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits and capabilities of Linux")


def strategies(word: str) -> list[Read]:
    """The strategies of some counties, whose every goal and duty holds a word."""
    return [_read(county, word, at) for at, county in enumerate(COUNTIES)]


def _read(county: str, word: str, at: int) -> Read:
    of = area(f"Arbete i {county}")
    goals = [goal(f"Mål {number} är {word}.", of) for number in range(FACTS)]
    duties = [duty(f"Uppgift {number} är {word}.", party(f"Nämnd {number}")) for number in range(FACTS)]
    made: Facts = facts(
        of,
        *goals,
        *duties,
        text=f"Allt är {word}.",
        county=county,
        title=f"Strategi för {county}",
        sha256=f"{at}" * 64,
        file_name=f"{at}.pdf",
    )
    return Outcome.of_value(DOCUMENTS / "sjoboda-webb.html", (made, ""))


def store(folder: Path, read: list[Read]) -> None:
    list(store_outcomes(read, folder))


def test_a_killed_build_leaves_each_document_old_or_new(tmp_path: Path) -> None:
    """After kill -9 at any moment the graph opens, no document is half, and the next build clears up what was left."""
    old = strategies("gammalt")
    kills = list(kill_builds((old, [reworded(one) for one in old]), tmp_path / "graph", runs=8, seed=7))
    assert sum(kill.hit for kill in kills) >= 4
    assert all(kill.documents.total() == len(COUNTIES) and not kill.documents["half"] for kill in kills)
    assert [kill.orphans for kill in kills] == [0] * 8


def test_readers_go_on_while_a_graph_is_built(tmp_path: Path) -> None:
    """Each answer given while builds run is that of one state or the other, and never of both."""
    states = (strategies("gammalt"), strategies("nytt"))
    store(tmp_path, states[0])
    answers: set[frozenset[str]] = set()
    over = threading.Event()
    with ThreadPoolExecutor(1) as readers:
        reading = readers.submit(_read_on, tmp_path, answers, over)
        try:
            for number in range(1, 5):
                store(tmp_path, states[number % 2])
        finally:
            over.set()
        reading.result()
    assert answers == {frozenset({"gammalt"}), frozenset({"nytt"})}


def _read_on(folder: Path, answers: set[frozenset[str]], over: threading.Event) -> None:
    query = (
        "SELECT ?text WHERE { ?fact a <https://w3id.org/samsyn#Goal> ; <http://purl.org/dc/terms/description> ?text }"
    )
    while not over.is_set():
        rows = open_store(folder).select(query).rows
        assert len(rows) == FACTS * len(COUNTIES)
        answers.add(frozenset(str(row[0]).rstrip(".").rpartition(" ")[2] for row in rows))


def run(*words: str | Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, started by way of another command."""
    command = [*before, sys.executable, "-m", "samsyn", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@linux_only
def test_a_full_disk_is_told_and_costs_nothing(tmp_path: Path) -> None:
    """Where there is no room for a file, the build ends with status 3, names folder and remedy, and leaves no rest."""
    folder = tmp_path / "graph"
    store(folder, strategies("gammalt"))
    before = content(folder)
    limit = ("bash", "-c", 'ulimit -f 100; exec "$@"', "bash")  # files of at most 100 kB, as on a disk that is full
    result = run("build", DOCUMENTS / "sjoboda-webb.html", "--graph", folder, before=limit)
    assert result.returncode == 3, result.stderr
    assert f"{folder} cannot be written" in result.stderr
    assert "no room left" in result.stderr
    assert content(folder) == before
    assert len(list(folder.glob("version-*"))) == 1


@linux_only
def test_a_closed_folder_is_told_and_can_be_asked(tmp_path: Path) -> None:
    """A folder that may not be written is named with the remedy; what is in it can be listed all the same."""
    folder = tmp_path / "graph"
    store(folder, strategies("gammalt"))
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    # root may write everywhere, unless it gives up its capabilities
    before = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
    result = run("build", DOCUMENTS / "sjoboda-webb.html", "--graph", folder, before=before)
    listed = run("list", "--graph", folder, before=before)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    assert result.returncode == 3, result.stderr
    assert f"{folder} cannot be written: permission denied" in result.stderr
    assert "make the folder writable" in result.stderr
    assert listed.returncode == 0, listed.stderr
    assert "0.pdf" in listed.stdout


def test_a_damaged_graph_is_not_taken_for_none(tmp_path: Path) -> None:
    """Where the current version cannot be found or opened, this is said, and no build writes over what is there."""
    store(tmp_path, strategies("gammalt"))
    version = open_store(tmp_path).folder
    pointer = (tmp_path / "current").read_text()
    (tmp_path / "current").write_text("version-000099")
    for attempt in (lambda: open_store(tmp_path), lambda: store(tmp_path, strategies("nytt"))):
        with pytest.raises(DamagedGraphError, match="samsyn restore"):
            attempt()
    assert version.is_dir()
    (tmp_path / "current").write_text(pointer)
    shutil.rmtree(version / "aside")
    for attempt in (lambda: open_store(tmp_path), lambda: store(tmp_path, strategies("nytt"))):
        with pytest.raises(GraphError, match=r"does not open|cannot be written"):
            attempt()
    assert (version / "graph").is_dir()
