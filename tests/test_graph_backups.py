"""Dumps hold all of a graph and give it back; verifying finds what is damaged or missing."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from typer.testing import CliRunner

from graph.backups import DumpError, dump, restore
from graph.sources import Sources
from graph.store import open_store
from graph.turtle import export
from graph.verifying import verify
from graph.writing import write_store
from ontology.terms import SAM
from samsyn import app

RUNNER = CliRunner()


def run(*arguments: str | Path, status: int = 0) -> str:
    """Run the command, and give what it prints in one line."""
    result = RUNNER.invoke(app, [str(one) for one in arguments], env={"COLUMNS": "250"})
    assert result.exit_code == status, result.output
    return " ".join(result.output.split())


@pytest.fixture
def copied(example_graph: Path, tmp_path: Path) -> Path:
    """A graph of its own with the example strategies."""
    dump(open_store(example_graph), tmp_path / "copied")
    restore(tmp_path / "copied", tmp_path / "graph")
    return tmp_path / "graph"


@pytest.mark.parametrize("name", ["dump.tar.gz", "folder"])
def test_what_is_restored_is_the_same_byte_for_byte(example_graph: Path, tmp_path: Path, name: str) -> None:
    """A dump to a file or folder, restored elsewhere, gives the same export, the same texts and the same files."""
    run("dump", tmp_path / name, "--graph", example_graph)
    run("restore", tmp_path / name, "--graph", tmp_path / "graph")
    first, second = open_store(example_graph), open_store(tmp_path / "graph")
    for store, file in ((first, "first.nq"), (second, "second.nq")):
        export(store, tmp_path / file)
    assert (tmp_path / "first.nq").read_bytes() == (tmp_path / "second.nq").read_bytes()
    assert first.graphs() == second.graphs()
    assert _beside(first.folder) == _beside(second.folder)
    assert run("verify", "--graph", tmp_path / "graph") == "All is there."


def _beside(folder: Path) -> dict[str, bytes]:
    files = [path for part in ("text", "about", "sources") for path in sorted((folder / part).iterdir())]
    assert len(files) >= 18
    return {path.name: path.read_bytes() for path in files}


def test_the_same_graph_gives_the_same_dump(copied: Path, tmp_path: Path) -> None:
    """Dumped twice, the archive is the same byte for byte."""
    for name in ("one.tar.gz", "two.tar.gz"):
        dump(open_store(copied), tmp_path / name)
    assert (tmp_path / "one.tar.gz").read_bytes() == (tmp_path / "two.tar.gz").read_bytes()


def test_nothing_is_written_over_unasked(copied: Path, tmp_path: Path) -> None:
    """A folder that is not empty takes no dump, and one with a graph takes another only by --replace."""
    assert "is there already" in run("dump", tmp_path / "copied", "--graph", copied, status=3)
    assert "--replace" in run("restore", tmp_path / "copied", "--graph", copied, status=3)
    run("restore", tmp_path / "copied", "--graph", copied, "--replace")
    assert verify(open_store(copied)) == []


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def be_something_else(file: Path) -> None:
    file.write_text("no archive")


def lead_out(file: Path) -> None:
    with tarfile.open(file, "w:gz") as archive:
        member = tarfile.TarInfo("../outside.txt")
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))


def be_gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("harm", [cut_off, be_something_else, lead_out, be_gone])
def test_a_broken_archive_changes_nothing(copied: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """An archive that is cut off, foreign, hostile or missing is refused, and the graph stays as it was."""
    file = tmp_path / "dump.tar.gz"
    dump(open_store(copied), file)
    harm(file)
    with pytest.raises(DumpError, match="no whole dump"):
        restore(file, copied, replace=True)
    assert verify(open_store(copied)) == []
    assert not list(tmp_path.rglob("outside.txt"))


def test_a_changed_file_in_a_dump_is_found(copied: Path, tmp_path: Path) -> None:
    """A dump whose files are not what was dumped is refused, as is one of a later version of the program."""
    text = next((tmp_path / "copied" / "text").iterdir())
    text.write_text("changed")
    with pytest.raises(DumpError, match=r"is not what was dumped"):
        restore(tmp_path / "copied", tmp_path / "other")
    contents = json.loads((tmp_path / "copied" / "dump.json").read_text())
    (tmp_path / "copied" / "dump.json").write_text(json.dumps(contents | {"form": 2}))
    with pytest.raises(DumpError, match="later version"):
        restore(tmp_path / "copied", tmp_path / "other")


def test_a_dump_without_room_says_so(copied: Path) -> None:
    """Where a dump cannot be written, the place is named with what helps."""
    assert "another place" in run("dump", "/proc/none/dump.tar.gz", "--graph", copied, status=3)


def document(folder: Path) -> URIRef:
    return next(iter(Sources(open_store(folder).folder).documents()))


def lose_text(folder: Path) -> None:
    (found,) = Sources(open_store(folder).folder).folder.glob(f"text/*{document(folder).rpartition('/')[2]}.txt")
    found.unlink()


def change_text(folder: Path) -> None:
    for path in (open_store(folder).folder / "text").iterdir():
        path.write_text(f"x{path.read_text(encoding='utf-8')}", encoding="utf-8")


def lose_file(folder: Path) -> None:
    for path in (open_store(folder).folder / "sources").iterdir():
        path.unlink()


def change_file(folder: Path) -> None:
    for path in (open_store(folder).folder / "sources").iterdir():
        path.write_bytes(b"")


def lose_about(folder: Path) -> None:
    for path in (open_store(folder).folder / "about").iterdir():
        path.unlink()


def lose_graph(folder: Path) -> None:
    name = document(folder)
    with write_store(folder) as writer:
        writer.put(name, [])


def lose(folder: Path, property_: URIRef) -> None:
    """Take out of a document's graph what a property says."""
    name = document(folder)
    kept = [triple for triple in open_store(folder).triples(name) if triple[1] != property_]
    with write_store(folder) as writer:
        writer.put(name, kept)


def lose_parts(folder: Path) -> None:
    lose(folder, URIRef("http://purl.org/dc/terms/isPartOf"))


def lose_evidence(folder: Path) -> None:
    lose(folder, SAM.evidence)


def lose_quotes(folder: Path) -> None:
    lose(folder, SAM.quote)


def point_behind_the_text(folder: Path) -> None:
    name = document(folder)
    moved = [
        (node, of, Literal(10**7) if of == SAM.end else value) for node, of, value in open_store(folder).triples(name)
    ]
    with write_store(folder) as writer:
        writer.put(name, moved)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lose_text, "its text is missing"),
        (change_text, "not the one that was read"),
        (lose_file, "the file that it was read from is missing"),
        (change_file, "is not the one that it was read from"),
        (lose_about, "nothing is kept of it"),
        (lose_graph, "its graph is missing"),
        (lose_parts, "no part of its document"),
        (lose_evidence, "it has no evidence"),
        (lose_quotes, "is missing"),
        (point_behind_the_text, "the text has no"),
    ],
)
def test_each_kind_of_damage_is_found(copied: Path, harm: Callable[[Path], None], told: str) -> None:
    """Whatever is damaged or missing is listed, and the command ends with status 1."""
    assert run("verify", "--graph", copied) == "All is there."
    harm(copied)
    assert any(told in fault.message for fault in verify(open_store(copied)))
    run("verify", "--graph", copied, status=1)


def test_a_graph_that_does_not_open_ends_with_3(copied: Path) -> None:
    """Where the store's own files are damaged, this is said, with what helps."""
    for path in (open_store(copied).folder / "graph").glob("*.sst"):
        path.write_bytes(b"\0" * path.stat().st_size)
    assert "samsyn restore" in run("verify", "--graph", copied, status=3)


def test_damage_in_any_order_of_the_store_is_found(copied: Path) -> None:
    """A byte that changed on the disk is told, also in a part of the store that the next question would not read."""
    tables = sorted((open_store(copied).folder / "graph").glob("*.sst"), key=lambda path: path.stat().st_size)
    for path in tables[-3:]:
        whole = path.read_bytes()
        path.unlink()  # the copy's file may be the original's, by a hard link
        path.write_bytes(bytes(255 - byte if at == len(whole) // 2 else byte for at, byte in enumerate(whole)))
        assert "Corruption" in run("verify", "--graph", copied, status=3)
        path.write_bytes(whole)
