"""Text as a file stores it in, text as its reader sees it out: one blank between words, no invisible characters."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def fold(text: str) -> str:
    r"""The text with white space folded to single blanks, soft hyphens and ligatures undone, accents composed.

    >>> fold("sam\u00adverkan \n och  e\ufb00ekt")
    'samverkan och effekt'
    """
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).replace("\u2010", "-").replace("\u2011", "-").split())
