"""A document in, the short names that it gives to organisations out: "GMV" for "Granviks museiverk".

They stand in a table or list of abbreviations, in brackets behind a name, or behind "nedan kallad".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.reading import Reading
from ingest.layout.column_names import column_role
from ingest.wordlists import word_list

__all__ = ["short_names"]

_SHORT = r"[A-ZÅÄÖ][\wÅÄÖåäö&-]{0,9}(?:\s[A-ZÅÄÖ][\wåäö-]{0,12})?"
_LISTED = re.compile(
    rf"(?:^|(?<=[\n;,•]))\s*(?P<short>{_SHORT})\s*(?:[=:–—-]|\bför\b)\s*"
    rf"(?P<name>[A-ZÅÄÖ](?:(?!\s{_SHORT}\s*=)[^\n;,=•]){{3,90}})"
    rf"|(?<=\s)(?P<again>{_SHORT})\s*=\s*(?P<meant>[A-ZÅÄÖ](?:(?!\s{_SHORT}\s*=)[^\n;,=•]){{3,90}})"
)
_LONGEST = 12  # words of a name


def short_names(reading: Reading) -> dict[str, str]:
    """The name that each short one stands for; the first that the document gives.

    Only what has two capitals at least is a short name, so that "Regionen" stays the group that it is.
    """
    found: dict[str, str] = {}
    for short, name in _pairs(reading):
        short, name = " ".join(short.split()), " ".join(name.split()).strip(" .,;")
        if _is_short(short) and short.casefold() != name.casefold() and 0 < len(name.split()) <= _LONGEST:
            found.setdefault(short, name)
    return found


def _pairs(reading: Reading) -> Iterator[tuple[str, str]]:
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE:
            yield from _row(reading, block)
        elif block.kind is not BlockKind.HEADING and _under_abbreviations(reading, block):
            for one in _LISTED.finditer(block.text):
                yield one["short"] or one["again"], one["name"] or one["meant"]
        yield from _bracketed(block.text)


def _is_short(text: str) -> bool:
    return sum(letter.isupper() for letter in text) > 1 and not any(
        one.sort is Sort.GROUP for one in find_mentions(text)
    )


def _row(reading: Reading, block: Block) -> Iterator[tuple[str, str]]:
    """The pairs of a row: beside a cell under "Förkortning" the next one, or the one before where names come first."""
    cells = {cell.column: cell for cell in block.cells}
    columns = [column for column, cell in cells.items() if column_role(cell.header) == "short_name"]
    for column in columns:
        name = cells.get(column + (1 if 0 in columns else -1))
        if name is not None and name.column not in columns:
            yield block.cell_text(cells[column]), block.cell_text(name)
    if len(cells) == 2 and not any(cell.header for cell in block.cells) and _under_abbreviations(reading, block):
        yield block.cell_text(block.cells[0]), block.cell_text(block.cells[1])


def _under_abbreviations(reading: Reading, block: Block) -> bool:
    words = word_list("actors")["short_names"]["headings"]
    return any(word in heading.casefold() for heading in reading.section(block)[-1:] for word in words)


def _bracketed(text: str) -> Iterator[tuple[str, str]]:
    """As in "Granviks museiverk (GMV)", "Region Granvik (nedan RG)"."""
    places = list(_brackets().finditer(text)) if "(" in text or ", " in text else []
    names = [one for one in find_mentions(text) if one.sort is Sort.NAME] if places else []
    for place in places:
        yield from ((place["short"] or place["behind"], one.name) for one in names if one.end == place.start())


@cache
def _brackets() -> re.Pattern[str]:
    said = "|".join(map(re.escape, word_list("actors")["short_names"]["said"]))
    return re.compile(rf"\s\((?:(?:{said})\s+)?(?P<short>{_SHORT})\)|,\s(?:{said})\s+(?P<behind>{_SHORT})(?=[,.)])")
