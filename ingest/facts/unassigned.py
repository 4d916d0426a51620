"""A document in, its statements that nobody is responsible yet out, and which area, goal or action they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.labelled import find_label
from ingest.facts.needles import Several, caseless
from ingest.facts.nouns import find_mentions, fold, terms
from ingest.facts.reading import Reading
from ingest.facts.tables import PlanRow
from ingest.wordlists import spelled_out, word_list

__all__ = [
    "Unassigned",
    "find_unassigned",
    "follows_goal",
    "is_about_area",
    "is_about_its_chapter",
    "leaves_open",
    "names_goal",
    "names_nobody",
    "row_of_area",
    "row_unassigned",
    "unassigned_among",
]

SUPPORTS = "statedUnassigned"
_TELLING = 5  # letters of a word that tells what a goal is about
_STEM = 8  # letters that its forms share
_REPEATED = 5  # letters that a noun shares with the verb that it repeats
_NARROWER = ("Goal", "StrategicGoal", "SubGoal", "Action")


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A sentence that says that nobody is responsible, and where in it the cue stands."""

    text: str
    cue: int
    evidence: Evidence
    block: Block

    @property
    def clause(self) -> str:
        """The clause of the cue: what the clauses before and behind it speak of is another matter."""
        edges = [0, *(found.end() for found in _EDGES.finditer(self.text)), len(self.text)]
        return next(self.text[start:end] for start, end in pairwise(edges) if start <= self.cue < end)


_EDGES = re.compile(
    r"[;:]\s|,\s(?=(?:och|men|som|vilket|medan|utan)\s)|\s(?=och\s(?:ingen|inget|vem|det|ansvaret|någon)\s)"
)


@cache
def _cues() -> Several[None]:
    lists = word_list("unassigned")
    return Several((None, caseless(rf"\b(?:{spelled_out(cue, lists['parts'])})")) for cue in lists["cues"])


@cache
def _open_word() -> re.Pattern[str]:
    return re.compile(word_list("unassigned")["open_words"])


@lru_cache(maxsize=16_384)  # asked of the same sentences for each area, goal and action
def _cue(text: str) -> int | None:
    """Where the first cue of a text ends: its clause is the one that leaves the question open."""
    if _open_word().search(text.casefold()) is None or re.match(word_list("unassigned")["conditional"], text):
        return None
    found = (pattern.search(text) for _, pattern in _cues().of(text))
    return min(((one.start(), one.end() - 1) for one in found if one), default=(0, None))[1]


def leaves_open(text: str) -> bool:
    """Whether a sentence says that nobody answers yet."""
    return _cue(text) is not None


def find_unassigned(reading: Reading) -> list[Unassigned]:
    """The sentences of running text that say so, in reading order."""
    found = []
    for sentence in reading.sentences:
        if sentence.block.kind in (BlockKind.FOOTNOTE, BlockKind.CHART, BlockKind.TABLE, BlockKind.HEADING):
            continue
        if (cue := _cue(sentence.text)) is not None:
            proof = reading.evidence(sentence.start, sentence.end, SUPPORTS)
            found.append(Unassigned(sentence.text, cue, proof, sentence.block))
    return found


def unassigned_among(statements: list[Unassigned], *names: str) -> tuple[Evidence, ...]:
    """The evidence of the statements that are about one of the names ("Boende", "Delmål 3")."""
    folded = [fold(name) for name in names]
    return tuple(
        statement.evidence for statement in statements if any(_is_about(statement, name) for name in folded if name)
    )


def _is_about(statement: Unassigned, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?:s?områdets?|s?frågorna)?(?!\w)", fold(statement.text)))


def is_about_its_chapter(reading: Reading, statement: Unassigned) -> bool:
    """Whether a statement is about the area of its chapter as a whole, as "Ansvarig för området saknas" is.

    One that speaks of a goal or an action, or stands under a heading of one, is not.
    """
    lists, folded = word_list("unassigned"), f" {fold(statement.text)} "
    headings = reading.headings(statement.block)[-1:]
    if any(find_label(heading.text, *_NARROWER) for heading in headings):
        return False
    if not is_about_area(statement):
        return False
    named = any(f" {word} " in folded for word in lists["here"])
    area = find_mentions(statement.text, (*terms("FocusArea"), *word_list("focus_areas")["kickers"]))
    return named or bool(area) or bool(caseless(lists["bare"]).search(statement.text)) or _is_open(statement)


def _is_open(statement: Unassigned) -> bool:
    """Whether a statement says that nobody answers and not for what: "Vem som ska ta ansvaret är inte klart"."""
    lists = word_list("unassigned")
    if not caseless(lists["answering"]).search(statement.text):
        return False
    matter = caseless(lists["matter"]).search(statement.clause)
    return matter is None or fold(matter["matter"]) in lists["pronouns"]


def is_about_area(statement: Unassigned, *, by_number: bool = False) -> bool:
    """Whether a statement names neither a goal nor an action, for which nobody answers within an area.

    Where it names the area by its number, all actions of it are the area: "För insatserna i spår 2 ...".
    """
    narrower = find_mentions(statement.clause, terms(*_NARROWER), compounds=True)
    if by_number or caseless(word_list("unassigned")["whole"]).search(statement.text):
        narrower = [one for one in narrower if not _is_all(statement.clause[one.start : one.end])]
    return not narrower


def _is_all(word: str) -> bool:
    """Whether a word means all actions or goals of an area: "insatserna", not "insatsen"."""
    return word.casefold().endswith(("erna", "arna", "målen"))


def names_goal(statement: Unassigned, goal: str) -> bool:
    """Whether a statement is about a goal by what the goal is about: "för målet om praktikplatser saknas ..."."""
    found = caseless(word_list("unassigned")["about"]).search(statement.text)
    words = [word for word in fold(found["about"]).split() if len(word) >= _TELLING] if found else []
    return bool(words) and all(f" {word[:_STEM]}" in f" {fold(goal)}" for word in words)


def follows_goal(statement: Unassigned, goal: str) -> bool:
    """Whether a statement that stands behind a goal is about it: by "målet", or by a word that repeats one of it.

    "Kartläggningen väntar på en ägare" is about the goal that all municipalities are "kartlagda".
    """
    lists = word_list("unassigned")
    if caseless(lists["of_goal"]).search(statement.clause):
        return caseless(lists["about"]).search(statement.clause) is None
    subject = re.match(r"(\w{8,}(?:en|et|na))\b", statement.text)
    return subject is not None and f" {subject[1].casefold()[:_REPEATED]}" in f" {fold(goal)}"


def names_nobody(text: str) -> bool:
    """Whether a cell under "Ansvarig" says that nobody is chosen yet.

    >>> names_nobody("Ej utsedd"), names_nobody("Region Granvik")
    (True, False)
    """
    folded = " ".join(text.casefold().split()).strip(" ()")
    return _nobody().fullmatch(folded.strip(" .") or folded) is not None or _cue(folded) is not None


@cache
def _nobody() -> re.Pattern[str]:
    lists = word_list("unassigned")
    return re.compile(spelled_out(lists["nobody"], lists["parts"]))


def row_unassigned(reading: Reading, row: PlanRow) -> tuple[Evidence, ...]:
    """The evidence that a table row names nobody who answers: its row, where the cell is empty or says so."""
    cell = row.get("actor")
    if "actor" not in row.roles or (cell is not None and not names_nobody(cell.text)):
        return ()
    if cell is None and any(one.inherited for one in row.cells):
        return ()  # the cell above may reach down
    return (reading.block_evidence(row.block, SUPPORTS),)


def row_of_area(row: PlanRow, rows: Sequence[PlanRow]) -> bool:
    """Whether a row tells of an area as a whole, so that its column "Ansvarig" does too: one row each, no actions."""
    area = row.get("focus_area")
    if area is None or area.inherited or "action" in row.roles or not {"goal", "sub_goal"} & row.roles:
        return False
    return not any(
        other is not row and (same := other.get("focus_area")) and same.start == area.start for other in rows
    )
