from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from ingest.blocks.model import BlockKind
from ingest.cache import cache_folder, from_json, read_cached, to_json
from ingest.documents.text import read_text
from ingest.errors import DamagedError, EmptyError, NotADocumentError, PasswordError, ReadingError
from ingest.reading import find_documents, media_type, read_document

DOCUMENTS = Path(__file__).parent / "documents"
PDF = DOCUMENTS / "granvik-strategi.pdf"
HTML = "<html><body><main><p>Text.</p></main></body></html>"


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_content_tells_the_kind(tmp_path: Path) -> None:
    """A file under a wrong name, or none, is read as what it is."""
    docx_file = docx.Document()
    docx_file.add_paragraph("Text.")
    docx_file.save(str(tmp_path / "word.bin"))
    shutil.copy(PDF, tmp_path / "plan.txt")
    kinds = {
        "plan.txt": "application/pdf",
        "word.bin": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
    write(tmp_path / "sida", HTML)
    write(tmp_path / "LÄS", "Text.")
    write(tmp_path / "plan.md", "# Plan")
    kinds |= {"sida": "text/html", "LÄS": "text/plain", "plan.md": "text/markdown"}
    assert {name: media_type(tmp_path / name) for name in kinds} == kinds
    assert read_document(tmp_path / "word.bin").text == "Text."


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("tom.pdf", b"", EmptyError),
        ("nollor.pdf", b"\0" * 5000, EmptyError),
        ("bild.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, NotADocumentError),
        ("gammal.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, NotADocumentError),
        (
            "hemlig.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            PasswordError,
        ),
        ("arkiv.docx", b"PK\x03\x04 and no more", DamagedError),
        ("program", bytes(range(256)) * 20, NotADocumentError),
        ("plan.pdf", b"<p>Not found</p>", DamagedError),
        ("tal.csv", b"a;b\n1;2\n", NotADocumentError),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, kind: type[ReadingError]) -> None:
    """The error is of a kind of its own, and names the file."""
    with pytest.raises(kind) as caught:
        read_document(write(tmp_path / name, content))
    assert type(caught.value) is kind
    assert str(caught.value).startswith(f"{name}: ")


def test_a_spreadsheet_is_no_document(tmp_path: Path) -> None:
    """An archive of another kind is told from a Word file."""
    with zipfile.ZipFile(tmp_path / "tal.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(NotADocumentError, match="Word"):
        read_document(tmp_path / "tal.docx")


def test_folders_are_searched_for_documents(tmp_path: Path) -> None:
    """Documents of a folder come sorted, each once; hidden files, Word's lock files and other kinds do not come."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.pdf", "a.PDF", "b/c.html", "bild.png", ".dold.pdf", "~$z.docx", ".git/x.md"):
        write(tmp_path / name, "x")
    found = find_documents([tmp_path / "z.pdf", tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["z.pdf", "a.PDF", "b/c.html"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A misspelt name is told at once."""
    with pytest.raises(NotADocumentError, match="no such file"):
        find_documents([tmp_path / "sakans"])


def test_an_unchanged_file_is_read_once(tmp_path: Path) -> None:
    """The second reading comes from the cache, under the file's new name; a changed file is read anew."""
    asked = []

    def reader(path: Path) -> object:
        asked.append(path.name)
        return read_text(path)

    first = write(tmp_path / "a.txt", "Text.")
    for path in (first, first, write(tmp_path / "b.txt", "Text."), write(tmp_path / "c.txt", "Annan text.")):
        assert read_cached(path, reader, folder=tmp_path / "cache").file_name == path.name  # type: ignore[arg-type]
    assert asked == ["a.txt", "c.txt"]


def test_a_damaged_cache_is_read_past(tmp_path: Path) -> None:
    """An entry that is cut off or of another form is written anew."""
    path = write(tmp_path / "a.txt", "Text.")
    expected = read_cached(path, read_text, folder=tmp_path / "cache")
    (entry,) = (tmp_path / "cache").rglob("*.json")
    for damage in ("", "{", "[]", '{"blocks": [{"kind": "sonnet"}]}'):
        entry.write_text(damage)
        assert read_cached(path, read_text, folder=tmp_path / "cache") == expected
    assert from_json(entry.read_text("utf-8")) == expected


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """Reading goes on where the cache's place is taken by a file."""
    path, taken = write(tmp_path / "a.txt", "Text."), write(tmp_path / "taken", "")
    assert read_cached(path, read_text, folder=taken).text == "Text."


def test_the_cache_keeps_all_of_a_document(tmp_path: Path) -> None:
    """Boxes, cells, notes and levels come back as they were, and the file stays put where SAMSYN_CACHE says."""
    document = read_document(PDF)
    assert any(block.pieces for block in document.blocks)
    assert any(block.kind is BlockKind.HEADING and block.level for block in document.blocks)
    assert from_json(to_json(document)) == document


def test_the_users_cache_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SAMSYN_CACHE moves the cache."""
    monkeypatch.setenv("SAMSYN_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
