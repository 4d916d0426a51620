"""Words in, the same in a few bytes each out, and back: a long document's words are kept until its furniture is known.

A word as an object takes about 400 bytes with its numbers, and packed about 15. The numbers come back as they were.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from ingest.layout.words import Style, Word

__all__ = ["as_written", "pack_numbers", "pack_words", "unpack_numbers", "unpack_words"]

_MOST_IN_TABLE = 256  # a place in it is one byte
_MOST = 1 << 16  # words, and half as many letters of one: more find no room in two bytes


def as_written(words: Sequence[Word]) -> str:
    """Words as one text, with a blank before each that is not glued to the one before."""
    return "".join(word.text if word.glued or not n else f" {word.text}" for n, word in enumerate(words))


def pack_words(words: Sequence[Word]) -> bytes:
    """Words as bytes, but for their text as written and their styles; none where they are too many or long."""
    if max(len(words), *(2 * len(word.text) for word in words)) >= _MOST:
        return b""
    lengths = array("H", [len(words), *(2 * len(word.text) + word.glued for word in words)])
    columns = ([getattr(word, name) for word in words] for name in ("x0", "top", "x1", "bottom"))
    return b"".join((lengths.tobytes(), *map(pack_numbers, columns)))


def unpack_words(packed: bytes, styles: Style | Sequence[Style], text: str) -> list[Word]:
    """The words that `pack_words` packed; `text` is these words as written, `styles` one for all or one for each."""
    count = array("H", packed[:2])[0]
    read = 2 * (count + 1)
    columns = []
    for _ in range(4):
        numbers, read = unpack_numbers(packed, read, count)
        columns.append(numbers)
    words, start = [], 0
    lengths = array("H", packed[2 : 2 * (count + 1)])
    for n, (length, x0, top, x1, bottom) in enumerate(zip(lengths, *columns, strict=True)):
        glued = bool(length & 1)
        start += n > 0 and not glued
        end = start + (length >> 1)
        words.append(
            Word(text[start:end], x0, top, x1, bottom, styles if isinstance(styles, Style) else styles[n], glued)
        )
        start = end
    return words


def pack_numbers(numbers: Sequence[float]) -> bytes:
    """Numbers as bytes: in half of them where none loses by it, and few different ones as a table of these."""
    distinct = {number: n for n, number in enumerate(dict.fromkeys(numbers))}
    tabled = len(distinct) < _MOST_IN_TABLE and 2 * len(distinct) <= len(numbers)
    kept = array("d", distinct if tabled else numbers)
    short = array("f", kept)
    exact = array("d", short) == kept
    packed = ("f" if exact else "d").encode() + bytes([len(distinct) if tabled else 0])
    packed += (short if exact else kept).tobytes()
    return packed + bytes(distinct[number] for number in numbers) if tabled and len(distinct) > 1 else packed


def unpack_numbers(packed: bytes, start: int, count: int) -> tuple[list[float], int]:
    """So many of the numbers that `pack_numbers` wrote at a place, and the place behind them."""
    stored: array[float] = array("f" if packed[start : start + 1] == b"f" else "d")
    table = packed[start + 1]
    end = start + 2 + stored.itemsize * (table or count)
    stored.frombytes(packed[start + 2 : end])
    if table < 2:
        return stored.tolist() * (count if table else 1), end
    return [stored[place] for place in packed[end : end + count]], end + count
