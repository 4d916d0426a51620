"""A document in, the focus areas out that its own word and a number name: "Färd 1: Skola", "Färd 2: Arbete".

Which word it is does not matter, as long as it names no goals, actions, principles, groups or parts of a text, and the
numbers run from the first on over chapters of one rank that hold goals or actions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.blocks.model import Block, BlockKind
from ingest.facts.area_headings import counts_up
from ingest.facts.area_places import Candidate, Place, distinct, is_label, weigh
from ingest.facts.asides import is_aside
from ingest.facts.body_names import body_kind
from ingest.facts.introductions import kinds_named
from ingest.facts.labelled import find_label
from ingest.facts.needles import as_written
from ingest.facts.reading import Reading
from ingest.layout.column_names import column_role
from ingest.wordlists import word_list

__all__ = ["find_series"]

_NUMBER = r"(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])"
_SERIES = as_written(rf"^(?P<word>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{2,}})\s+{_NUMBER}(?:\s*[:.–—|-]\s*|\s+)(?P<label>[^\W\d].*)$")


def find_series(reading: Reading) -> Iterator[Candidate]:
    """The areas of each word that numbers such chapters."""
    series: defaultdict[tuple[str, int], list[tuple[Place, str]]] = defaultdict(list)
    for block in reading.blocks:
        found = _SERIES.match(block.text.strip()) if block.kind is BlockKind.HEADING else None
        if found is None or not is_label(found["label"]) or not _may_name_areas(found["word"]):
            continue
        if not is_aside(reading, block):
            place = Place(found["label"].strip('"”’»«'), block, block.start, block.end, 0.8)
            series[found["word"].casefold(), block.level or 9].append((place, found["number"]))
    for (word, _), named in series.items():
        places = distinct(place for place, _ in named)
        numbers = [number for place, number in named if place in places]
        if counts_up(numbers) and sum(_aims(reading, place.block) for place in places) > len(places) / 2:
            yield Candidate(places, word, weigh(4, counted=True), explicit=True)


def _may_name_areas(word: str) -> bool:
    folded = word.casefold()
    listed = word_list("focus_areas")["no_series"]
    return not folded.endswith(tuple(listed)) and not kinds_named(word).keys() - {"FocusArea"} and not body_kind(word)


def _aims(reading: Reading, heading: Block) -> bool:
    """Whether a chapter holds a goal or an action by a heading, a label or a column of a table."""
    return any(_tells_aim(block) for block in reading.blocks if heading in reading.headings(block))


def _tells_aim(block: Block) -> bool:
    if any(column_role(cell.header) in ("goal", "sub_goal", "action") for cell in block.cells):
        return True
    if find_label(block.text, "Goal", "StrategicGoal", "SubGoal", "Action") is not None:
        return True
    leading = block.kind is BlockKind.HEADING or block.text.rstrip().endswith(":")
    return leading and bool({"Goal", "Action"} & kinds_named(block.text).keys())
