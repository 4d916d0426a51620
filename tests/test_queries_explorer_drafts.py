"""Handing in a draft: progress, findings on the page and in Word, clear messages for the rest, nothing kept."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from time import sleep
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import docx
import pytest

from queries.explorer import drafts
from queries.serving import application
from tests.web import Reply, fetch, served

DOCUMENTS = Path(__file__).parent / "documents"
_BOUNDARY = "part-of-a-form"


@pytest.fixture(scope="module")
def address(example_graph: Path) -> Iterator[str]:
    """Where the application over the example strategies is served."""
    with served(application(example_graph)) as found:
        yield found


def hand_in(address: str, content: bytes, name: str, *, origin: str | None = None, field: str = "draft") -> Reply:
    """The page at the end of handing in a file."""
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{_BOUNDARY}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}", "Origin": origin or address}
    try:
        with urlopen(Request(f"{address}/granska", body, headers), timeout=60) as response:
            place = response.geturl()
    except HTTPError as error:
        return Reply(error.code, error.read().decode("utf-8"), dict(error.headers))
    for _ in range(300):
        page = fetch(place)
        if "refresh" not in {name.casefold() for name in page.headers}:
            return Reply(page.status, page.text, {**page.headers, "place": urlsplit(place).path})
        assert "granskas" in page.text
        sleep(0.2)
    raise AssertionError("the review did not end")


def test_a_draft_is_reviewed_on_a_page_and_in_word(address: str) -> None:
    """The findings stand on the page with their sentences, and in the Word file; the graph has not changed."""
    before = fetch(f"{address}/").text
    draft = (DOCUMENTS / "tjarnebo-strategi.pdf").read_bytes()
    page = hand_in(address, draft, "utkast till strategi.pdf")
    assert "utkast till strategi.pdf" in page.text
    assert 'class="finding"' in page.text
    with urlopen(f"{address}{page.headers['place']}.docx") as response:
        words = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(response.read())).paragraphs)
    assert re.findall(r"<h1>([^<]+)</h1>", page.text)[0] in words
    assert fetch(f"{address}/").text == before


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"%PDF-1.7\n not at all", "strategi.pdf", "skadad"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "strategi.pdf", "inget dokument"),
        (b"PK\x03\x04 no archive", "strategi.docx", "skadad"),
        (b"", "strategi.pdf", "Välj en fil"),
    ],
)
def test_what_cannot_be_read_is_told_in_swedish(address: str, content: bytes, name: str, told: str) -> None:
    """Each kind of file that is none gets a message that says what helps."""
    page = hand_in(address, content, name)
    assert told in page.text
    assert "Traceback" not in page.text


def test_names_lead_nowhere_and_are_shown_as_text(address: str) -> None:
    """A file name with folders, signs or markup is only a name."""
    page = hand_in(address, b"%PDF-1.7 none", "../../<b>x</b>.pdf")
    assert "<b>" not in page.text
    assert "b_.pdf" in page.text
    assert doctest.testmod(drafts).failed == 0


def test_what_is_too_large_is_refused_before_it_is_sent(address: str) -> None:
    """A file of 500 MB is refused by what the client says of it."""
    headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}", "Origin": address}
    request = Request(f"{address}/granska", b"", headers | {"Content-Length": "500000000"})
    with pytest.raises(HTTPError) as refused:
        urlopen(request, timeout=20)
    assert refused.value.code == 413
    assert "för stor" in refused.value.read().decode("utf-8")


def test_a_form_of_another_site_is_refused(address: str) -> None:
    """Another site cannot have drafts worked on, and a form without a file is told so."""
    assert hand_in(address, b"x", "a.pdf", origin="http://evil.example").status == 403
    assert hand_in(address, b"x", "a.pdf", field="other").status == 400


def test_a_review_is_found_by_its_address_only(address: str) -> None:
    """An address that is none has no review."""
    assert fetch(f"{address}/granska/AAAAAAAAAAAAAAAA").status == 404
    assert fetch(f"{address}/granska/AAAAAAAAAAAAAAAA.docx").status == 404
