"""A document in, the sentences that state an aim, a purpose or a cited goal out: "Målet med strategin är att ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from ingest.blocks.model import BlockKind
from ingest.facts.area_sections import areas_by_block
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.goal_syntax import aim_word, may_change, may_state_aim, own_aim, shall_change, states_aim, strives
from ingest.facts.labelled import skip_number
from ingest.facts.measures import read_measure
from ingest.facts.needles import Needled, Several, caseless
from ingest.facts.nouns import find_mentions, terms
from ingest.facts.numbers import NUMBER
from ingest.facts.own_words import own_pattern
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea
from ingest.sentences.roles import Clause
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["Statement", "find_statements"]

_GAP = 3  # code points between two sentences of a paragraph
_READ = (BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that states a goal, its level (None: by its place), the word used, and what is wanted."""

    sentence: Sentence
    level: str | None
    word: str | None
    core: str
    confidence: float


def find_statements(reading: Reading, areas: Sequence[FocusArea] = ()) -> list[Statement]:
    """The sentences of running text that state one; of faint ones the first, where no other is.

    What patterns read is surer where the syntax says the same. What only the syntax says counts where a quantity shall
    change, and within the sections of `areas`.
    """
    found = list(_clear(reading, areas))
    if not any(statement.level == "Purpose" for statement in found):
        found += islice(_faint(reading, {statement.sentence.start for statement in found}), 1)
    others = list(_open(reading, areas, found))
    clauses = reading.clauses([(one.text, None) for one in (*(statement.sentence for statement in found), *others)])
    rated = [_rated(statement, clause) for statement, clause in zip(found, clauses, strict=False)]
    return [*rated, *_by_syntax(others, clauses[len(found) :])]


def _rated(statement: Statement, clause: Clause | None) -> Statement:
    """A statement as sure as both readings make it."""
    agrees = clause is not None and states_aim(clause)
    clear = statement.confidence >= 0.8
    return replace(statement, confidence=(0.95 if clear else 0.8) if agrees else (0.8 if clear else 0.6))


def _open(reading: Reading, areas: Sequence[FocusArea], found: Sequence[Statement]) -> Iterator[Sentence]:
    """The sentences that no pattern knows and that may state a goal all the same."""
    taken, placed = {statement.sentence.start for statement in found}, areas_by_block(reading, list(areas))
    for sentence in _sentences(reading):
        if sentence.block.kind not in _READ or sentence.start in taken or sentence.text.rstrip().endswith((":", "?")):
            continue
        may = may_change(sentence.text) or (sentence.block.start in placed and may_state_aim(sentence.text))
        if may and not _is_apart(reading, sentence) and not _counted_goals(sentence.text):
            yield sentence


def _by_syntax(sentences: Sequence[Sentence], clauses: Sequence[Clause | None]) -> Iterator[Statement]:
    """The goals among sentences that no pattern knows: a quantity shall change, or an aim of the document's own."""
    for sentence, clause in zip(sentences, clauses, strict=True):
        text = sentence.text
        named = clause is not None and own_aim(text, clause)
        if clause is not None and (named or shall_change(clause) or strives(text, clause)):
            core = re.sub(r"^.*?\batt\s+", "", text) if named else text
            yield Statement(sentence, None, aim_word(clause), core, 0.6)


def _faint(reading: Reading, taken: set[int]) -> Iterator[Statement]:
    cues = _compiled(reading, "faint")
    for sentence in _sentences(reading):
        block = sentence.block
        if (
            block.kind in (BlockKind.PARAGRAPH, BlockKind.BOX)
            and sentence.start not in taken
            and not _is_apart(reading, sentence)
        ):
            statement = _stated(sentence, cues, 0.6)
            if statement:
                yield statement


def _is_apart(reading: Reading, sentence: Sentence) -> bool:
    block = sentence.block
    return is_aside(reading, block) or tells_of_another_policy(reading, block) or _in_annex(reading, sentence)


def _clear(reading: Reading, areas: Sequence[FocusArea]) -> Iterator[Statement]:
    cues, bare, placed = (_compiled(reading, name) for name in ("statements", "bare", "placed"))
    by_block = areas_by_block(reading, list(areas))
    last: tuple[Sentence, str | None] | None = None  # the last one that states or counts goals, and what it calls them
    national = reading.about is not None and reading.about.scope == "National"
    before: Sentence | None = None
    for before, sentence in pairwise([None, *_sentences(reading)]):
        assert sentence
        block = sentence.block
        if block.kind not in _READ or is_aside(reading, block) or sentence.text.rstrip().endswith((":", "?")):
            continue
        if counted := _counted_goals(sentence.text):
            last = sentence, counted
            continue
        statement = _stated(sentence, cues, 0.8)
        if statement and statement.level != "NationalGoal" and tells_of_another_policy(reading, block):
            continue
        if statement is None and block.kind is not BlockKind.LIST_ITEM and not _in_annex(reading, sentence):
            statement = _stated(sentence, bare, 0.6) or _quantity(reading, sentence)
            if statement is None and block.start in by_block:
                statement = _stated(sentence, placed, 0.6) or _next_goal(sentence, last)
            if statement and statement.level == "OverallGoal":
                statement = _placed(statement, national or _is_behind_national(before, sentence))
        if statement:
            last = sentence, statement.word
            yield statement


def _is_behind_national(before: Sentence | None, sentence: Sentence) -> bool:
    """Whether "Målet är ..." is the state's goal, which the sentence before it names."""
    named = before is not None and before.block is sentence.block and caseless(word_list("goals")["national"])
    return bool(named and before and named.search(before.text)) and sentence.text.startswith(("Målet", "Det är", "Mål"))


def _counted_goals(text: str) -> str | None:
    """What a short sentence calls the goals that it only counts: "Delmålen är två.", "Till området hör två delmål."."""
    found = _counting().fullmatch(text.strip())
    words = find_mentions(text, terms("Goal", "SubGoal"), compounds=True) if found else []
    return words[-1].word if words else None


@cache
def _counting() -> Needled:
    return caseless(
        rf"(?:\w+\s+){{0,3}}\w*målen\s+är\s+{NUMBER}\s*[.:]?|(?:\w+\s+){{1,5}}{NUMBER}\s+(?:\w+\s+)?\w*mål[.:]?"
        rf"|{NUMBER}\s+(?:\w+\s+)?\w*mål\s+(?:har|är|finns|gäller|ska|sätts|anges|ställs|hör|följer)\b(?:\s+\w+){{0,5}}[.:]?"
    )


def _next_goal(sentence: Sentence, last: tuple[Sentence, str | None] | None) -> Statement | None:
    """As in "Det andra är att ..." right behind a goal, or behind what counts goals."""
    if last is None or last[0].block is not sentence.block or not 0 < sentence.start - last[0].end < _GAP:
        return None
    found = re.match(word_list("goals")["next"], sentence.text, re.IGNORECASE)
    return Statement(sentence, "OverallGoal", last[1], sentence.text[found.end() :], 0.6) if found else None


def _sentences(reading: Reading) -> Iterator[Sentence]:
    """The sentences without numbers of clauses before them."""
    for sentence in reading.sentences:
        begins = skip_number(sentence.text)
        yield replace(sentence, text=sentence.text[begins:], start=sentence.start + begins)


def _compiled(reading: Reading, name: str) -> Several[str]:
    """The patterns of a list that state goals, each with the level of the goal."""
    lists = word_list("goals")
    own = rf"{own_pattern(reading)}(?:,\s[^,.:;]{{3,60}},)?"  # "överenskommelsen, nedan kallad X, syftar till"
    return Several(
        (level, caseless(_boundary(pattern).replace("{quality}", lists["quality"]).replace("{own}", own)))
        for level, patterns in lists[name].items()
        for pattern in patterns
    )


def _boundary(pattern: str) -> str:
    return pattern if pattern.startswith(("^", "\\w")) else rf"(?<!\w){pattern}"


def _stated(sentence: Sentence, cues: Several[str], confidence: float) -> Statement | None:
    for level, pattern in cues.of(sentence.text):
        found = pattern.search(sentence.text)
        if found:
            words = find_mentions(found[0], terms("Goal", "Purpose", "OverallGoal", "NationalGoal"))
            core = re.sub(r"^\W*(?:är\s+)?(?:att\s+)?", "", sentence.text[found.end() :])
            return Statement(sentence, level, words[-1].word if words else None, core or sentence.text, confidence)
    return None


def _quantity(reading: Reading, sentence: Sentence) -> Statement | None:
    """A goal wherever it stands as a sentence of its own: "Andelen ... ska öka.", "Senast 2028 ska 75 procent ..."."""
    if caseless(word_list("goals")["quantity"]).match(sentence.text) and read_measure(sentence.text):
        heading = reading.headings(sentence.block)[-1:]
        words = find_mentions(heading[0].text, terms("Goal", "SubGoal"), compounds=True) if heading else []
        return Statement(sentence, None, words[-1].word if words else None, sentence.text, 0.7)
    return None


def _placed(statement: Statement, national: bool) -> Statement:
    """A goal that the text calls "målet" without saying whose: the state's in a document of the state."""
    level = "NationalGoal" if national else None
    return Statement(statement.sentence, level, statement.word, statement.core, statement.confidence)


def _in_annex(reading: Reading, sentence: Sentence) -> bool:
    return any(caseless(r"bilaga|appendix|bilagor").match(heading.text) for heading in reading.headings(sentence.block))
