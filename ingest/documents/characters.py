"""Text as a file stores it in, text as its reader sees it out: one blank between words, no invisible characters."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

__all__ = ["decode", "fold"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def decode(data: bytes, stated: str | None = None) -> str:
    """The text of a file: by its byte order mark, by the encoding it states, as UTF-8, or as Windows wrote in Sweden.

    Encodings are not guessed from the letters: guesses take å and ä for Polish ones.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in (marked, stated, "utf-8"):
        with suppress(UnicodeDecodeError, LookupError):
            if encoding:
                return data.decode(encoding)
    return data.decode("cp1252", errors="replace")


def fold(text: str) -> str:
    r"""The text with white space folded to single blanks, soft hyphens and ligatures undone, accents composed.

    >>> fold("sam\u00adverkan \n och  e\ufb00ekt")
    'samverkan och effekt'
    """
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).replace("\u2010", "-").replace("\u2011", "-").split())
