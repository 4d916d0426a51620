"""The text of a block in, its bullet or number and the rest out."""

from __future__ import annotations

import re

from ingest.layout.signs import is_bullet, is_private, signs

__all__ = ["split_bullet", "split_marker"]

_NUMBER = re.compile(r"(\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)])\s+(?=\S)")


def split_bullet(text: str) -> tuple[str | None, str]:
    """The bullet or dash that a text begins with, and the text without it.

    >>> split_bullet("• ökad delaktighet")
    ('•', 'ökad delaktighet')
    """
    rest = text[1:].lstrip()
    gap = text[1:2].isspace()
    if rest and (is_bullet(text[0]) or (gap and text[0] in signs("doubtful_bullets") - {"o"})):
        return ("•" if is_private(text[0]) else text[0]), rest
    return None, text


def split_marker(text: str) -> tuple[str | None, str]:
    """The bullet, dash, number or letter that a list item begins with, and the text without it.

    >>> split_marker("b) samverkan")
    ('b)', 'samverkan')
    """
    match = _NUMBER.match(text)
    return (match[1], text[match.end() :]) if match else split_bullet(text)
