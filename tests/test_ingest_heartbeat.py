"""A page that takes too long is given up and named, and the other pages are kept."""

from __future__ import annotations

import zlib
from pathlib import Path

from ingest.limits import Limits, run_in_child
from ingest.outcomes import OutcomeKind
from ingest.reading import read_document

_SECONDS = 2.0  # less than a page may take, so that nobody waits
_LEGS, _TIMES = 50_000, 400  # of a line that runs to and fro, and how often the page draws it


def slow_pdf(path: Path) -> Path:
    """A file of three pages, each with a sentence, the second with a line of twenty million legs, in 60 kB."""
    line = b"0 0 m " + b"1 1 l 0 0 l " * (_LEGS // 2) + b"S"
    texts = [b"BT /F 12 Tf 72 700 Td (Sida %d handlar om arbete.) Tj ET" % number for number in (1, 2, 3)]
    texts[1] += b" /L Do" * _TIMES
    packed = zlib.compress(line, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[5 0 R 6 0 R 7 0 R]/Count 3>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(packed), packed),
        *(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</L 4 0 R>>>>>>" % (8 + n)
            for n in range(3)
        ),
        *(b"<</Length %d>>stream\n%s\nendstream" % (len(text), text) for text in texts),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(data + tail % (len(objects) + 1, table, len(objects) + 1, len(data)))
    return path


def test_a_slow_page_is_given_up(tmp_path: Path) -> None:
    """The second page is named with what helps, and the first and third are read."""
    outcome = run_in_child(read_document, slow_pdf(tmp_path / "slow.pdf"), limits=Limits(page_seconds=_SECONDS))
    assert outcome.kind is OutcomeKind.READ_IN_PART, outcome.message
    assert outcome.value is not None
    assert [block.text for block in outcome.value.body()] == ["Sida 1 handlar om arbete.", "Sida 3 handlar om arbete."]
    assert [page for page, _ in outcome.unread_pages] == [2]
    assert "took too long" in outcome.message
    assert outcome.seconds < 5 * _SECONDS
