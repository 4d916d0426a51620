"""The places of a block's words in, a sequence of them in a few bytes each out: a document keeps them all."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from ingest.layout.boxes import Box
from ingest.layout.packing import pack_numbers, unpack_numbers

__all__ = ["Piece", "Pieces"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text, as a rule a word, and where it stands; `start` and `end` count within the block."""

    start: int
    end: int
    box: Box


class Pieces(Sequence[Piece]):
    """Pieces in the order of the text, made anew each time they are asked for.

    >>> pieces = Pieces([Piece(0, 3, Box(1, 0.0, 0.0, 9.5, 8.0)), Piece(4, 7, Box(1, 12.0, 0.0, 20.1, 8.0))])
    >>> pieces[1].box.x1, [box.x0 for box in pieces.boxes(2, 4)]
    (20.1, [0.0])
    """

    __slots__ = ("_numbers", "_spans")

    def __init__(self, pieces: Sequence[Piece] = ()) -> None:
        boxes = [piece.box for piece in pieces]
        last = max((piece.end for piece in pieces), default=0)
        spans = [*(piece.start for piece in pieces), *(piece.end for piece in pieces), *(box.page for box in boxes)]
        self._spans = array("H" if max(last, *(box.page for box in boxes), 0) < 1 << 16 else "L", spans)
        columns = ([getattr(box, name) for box in boxes] for name in ("x0", "top", "x1", "bottom"))
        self._numbers = b"".join(map(pack_numbers, columns)) if boxes else b""

    def __len__(self) -> int:
        return len(self._spans) // 3

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pieces) and (self._spans, self._numbers) == (other._spans, other._numbers)

    def __hash__(self) -> int:
        return hash((self._spans.tobytes(), self._numbers))

    def __repr__(self) -> str:
        return f"Pieces({list(self)})"

    @overload
    def __getitem__(self, at: int) -> Piece: ...
    @overload
    def __getitem__(self, at: slice) -> list[Piece]: ...
    def __getitem__(self, at: int | slice) -> Piece | list[Piece]:
        return list(self)[at]

    def __iter__(self) -> Iterator[Piece]:
        count = len(self)
        spans = zip(self._spans[:count], self._spans[count : 2 * count], self._boxes(0, count), strict=True)
        return (Piece(start, end, box) for start, end, box in spans)

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """The boxes of the pieces that a span of the block's text touches, in order."""
        count = len(self)
        first = bisect_right(self._spans, start, count, 2 * count) - count
        return self._boxes(first, bisect_left(self._spans, end, 0, count))

    def _boxes(self, first: int, last: int) -> Iterator[Box]:
        if first >= last:
            return
        count, read, columns = len(self), 0, []
        for _ in range(4):
            numbers, read = unpack_numbers(self._numbers, read, count)
            columns.append(numbers[first:last])
        yield from map(Box, self._spans[2 * count + first : 2 * count + last], *columns)
