"""Words that were packed come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks.pieces import Piece, Pieces
from ingest.layout.boxes import Box
from ingest.layout.lines import Line
from ingest.layout.words import Style, Word

_STYLES = (Style("Serif", 10.0), Style("Serif", 10.0, bold=True), Style("Sans", 8.5))
_PLACES = st.one_of(st.floats(-50, 2000), st.sampled_from([72.0, 84.5, 0.1]))  # some numbers need all their digits
_WORDS = st.builds(
    Word,
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters=" "), min_size=1, max_size=12),
    *[_PLACES] * 4,
    st.sampled_from(_STYLES),
    st.booleans(),
)


@given(st.lists(_WORDS, min_size=1, max_size=40))
def test_a_packed_line_holds_the_same_words(words: list[Word]) -> None:
    """Packing changes nothing that can be asked of a line."""
    line = Line(words, 3)
    before = [line.text, line.bold, line.italic, line.style, line.x0, line.bottom]
    line.pack()
    assert line.words == words
    assert [word.style for word in line.words] == [word.style for word in words]
    line.unpack()
    assert [line.text, line.bold, line.italic, line.style, line.x0, line.bottom] == before
    assert line.words is line.words


def test_a_word_too_long_for_two_bytes_stays() -> None:
    """A line with a word of a million letters keeps it."""
    line = Line([Word("a" * 1_000_000, 0.0, 0.0, 9.0, 9.0, _STYLES[0])], 1)
    line.pack()
    assert len(line.words[0].text) == 1_000_000


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3), _PLACES, _PLACES), max_size=40), st.integers(0, 70_000))
def test_pieces_are_found_by_their_span(sizes: list[tuple[int, int, float, float]], at: int) -> None:
    """The boxes of a span are those of the words that it touches, however far into a text."""
    pieces, start = [], at
    for length, gap, x, y in sizes:
        start += gap
        pieces.append(Piece(start, start + length, Box(1 + start % 3, x, y, x + 10, y + 8)))
        start += length
    packed = Pieces(pieces)
    assert list(packed) == pieces and len(packed) == len(pieces) and packed == Pieces(list(packed))
    for low, high in ((at, start), (at + 3, at + 9), (start, start + 5), (at + 4, at + 5)):
        assert list(packed.boxes(low, high)) == [one.box for one in pieces if one.start < high and one.end > low]
