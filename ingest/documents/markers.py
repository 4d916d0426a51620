"""The text of a block in, its bullet or number and the rest out."""

from __future__ import annotations

import re

__all__ = ["split_bullet", "split_marker"]

_BULLET = re.compile(r"([\u2022\u00b7\u25aa\u25ab\u25a0\u25a1\u25e6\u2023\u25cf\u25cb\u2219*\uf0b7\uf0a7]|[-\u2013\u2014](?= ))\s*(?=\S)")
_NUMBER = re.compile(r"(\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)])\s+(?=\S)")


def split_bullet(text: str) -> tuple[str | None, str]:
    """The bullet or dash that a text begins with, and the text without it.

    >>> split_bullet("• ökad delaktighet")
    ('•', 'ökad delaktighet')
    """
    match = _BULLET.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def split_marker(text: str) -> tuple[str | None, str]:
    """The bullet, dash, number or letter that a list item begins with, and the text without it.

    >>> split_marker("b) samverkan")
    ('b)', 'samverkan')
    """
    match = _BULLET.match(text) or _NUMBER.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)
