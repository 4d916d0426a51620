"""What lies beside the graph: pictures of pages and the blocks of a kept file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from graph.sources import Sources
from graph.store import open_store
from ingest.errors import NotADocumentError


@pytest.fixture(scope="module")
def sources(example_graph: Path) -> Sources:
    """What lies beside the graph of the example strategies."""
    return Sources(open_store(example_graph).folder)


def checksum(sources: Sources, file: str) -> str:
    return next(str(one["sha256"]) for one in sources.documents().values() if one["file"] == file)


def test_a_page_is_shown_as_a_picture_of_its_shape(sources: Sources) -> None:
    """The picture has the page's proportions, and something is drawn on it."""
    drawn = sources.page_picture(checksum(sources, "granvik-strategi.pdf"), 2)
    picture = Image.open(BytesIO(drawn.content))
    assert picture.width / picture.height == pytest.approx(drawn.width / drawn.height, abs=0.01)
    assert len(picture.getcolors(maxcolors=1_000_000) or []) > 10


def test_what_is_hidden_cannot_be_seen(sources: Sources) -> None:
    """Within a hidden box the picture has one colour, whatever stands there."""
    sha256 = checksum(sources, "granvik-strategi.pdf")
    drawn = sources.page_picture(sha256, 2, hidden=[(0, 0, 400, 500)])
    scale = Image.open(BytesIO(drawn.content)).width / drawn.width
    box = (10, 10, int(390 * scale), int(490 * scale))
    assert len(Image.open(BytesIO(sources.page_picture(sha256, 2).content)).crop(box).getcolors(1_000_000) or []) > 10
    assert len(Image.open(BytesIO(drawn.content)).crop(box).getcolors(1_000_000) or []) == 1


def test_a_page_that_is_not_there_is_told(sources: Sources) -> None:
    """The message says how many pages there are; a web page has none at all."""
    with pytest.raises(NotADocumentError, match="pages"):
        sources.page_picture(checksum(sources, "granvik-strategi.pdf"), 99)
    with pytest.raises(NotADocumentError, match="only PDF"):
        sources.page_picture(checksum(sources, "sjoboda-webb.html"), 1)
    with pytest.raises(NotADocumentError, match="not kept"):
        sources.page_picture("0" * 64, 1)


def test_the_blocks_of_a_kept_file_are_its_text(sources: Sources) -> None:
    """The blocks come in reading order, from headings to furniture."""
    rows = sources.blocks(checksum(sources, "sjoboda-webb.html"))
    assert {"heading", "paragraph"} <= {row["type"] for row in rows}
    assert all(row["text"].strip() for row in rows)
