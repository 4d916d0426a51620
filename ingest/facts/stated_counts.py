"""A reading in, the numbers of things that the document states out: "fem fokusområden", "länets tolv kommuner"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.blocks.model import BlockKind
from ingest.facts.body import body_sentences
from ingest.facts.needles import caseless
from ingest.facts.nouns import find_mentions
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.reading import Reading
from ingest.facts.records import Action, Fact, FocusArea, Goal, StatedCount
from ingest.facts.terms import singular
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list
from ontology.lexicon import class_words

__all__ = ["read_stated_counts"]

_CLASSES = ("SubGoal", "Goal", "FocusArea", "Action", "Partnership", "Body", "Municipality", "OtherThing")
_LEVELS = {"strategiska": "StrategicGoal", "övergripande": "OverallGoal"}
_FOUND: dict[str, type[Fact]] = {"FocusArea": FocusArea, "Action": Action, "Goal": Goal, "SubGoal": Goal}
_OTHERS = ("WebPage", "Leaflet")  # documents that tell about another


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with its noun in a sentence; `start` and `end` are offsets in the sentence."""

    number: int
    count_of: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Context:
    """The sentence and the paragraph of a count, each with the heading above."""

    sentence: str
    paragraph: str


def read_stated_counts(reading: Reading) -> list[StatedCount]:
    """One count a number and kind of thing, in the order of the text; further mentions add evidence."""
    found: dict[tuple[int, str, str], StatedCount] = {}
    for sentence in body_sentences(reading):
        if sentence.block.kind is BlockKind.CHART and _TILE.fullmatch(sentence.block.text.strip()) is None:
            continue  # "12 kommuner" may stand in large type, but other numbers of a picture are statistics
        for count in _counts(reading, sentence):
            noun = singular(sentence.text[count.start : count.end].split()[-1].casefold())
            key = (count.number, count.count_of, noun if count.count_of == "OtherThing" else "")
            fact = _fact(reading, sentence, count)
            before = found.get(key)
            found[key] = replace(before, evidence=before.evidence + fact.evidence) if before else fact
    return list(found.values())


def _fact(reading: Reading, sentence: Sentence, count: _Count) -> StatedCount:
    words = sentence.text[count.start : count.end]
    return StatedCount(
        text=re.sub(r"\s+", " ", words),
        number=count.number,
        count_of=count.count_of,
        other_document=reading.about is not None and reading.about.kind in _OTHERS,
        evidence=(reading.evidence(sentence.start, sentence.end),),
        read_from=reading.read_from(sentence.block),
        confidence=0.9,
        section=reading.section(sentence.block),
    )


_MOST_AREAS = 8  # what is called an area and comes in greater numbers stands under the areas
_TILE = caseless(rf"{NUMBER}\s+[\w-]+(?:\s+[\w-]+)?")
_NUMBER = caseless(rf"(?<![\w,.:§–/-]){NUMBER}(?![\w,.:–/-])")
_WORD = re.compile(r"\s+([\w-]+(?::\w+)?(?:\s+2030-\w+)?)")
_INVERTED = caseless(rf"\bav\s+(?:de\s+|våra\s+|länets\s+)?((?:[\w:-]+\s+){{0,2}})([\w-]+)\s+är\s+({NUMBER})\b")
_RANGE = caseless(rf"{NUMBER}\s+(?:till|eller|à|–|-)\s*$")  # "två till tre" counts nothing
_LEAD = caseless(r"(?:\b(?:länets|alla|samtliga|de|våra|strategins|dess)\s+){1,2}$")
_BETWEEN = caseless(r"av|de|olika|[\w:-]+(?:a|e|s|t)")  # adjectives, participles, genitives
_MOST_BETWEEN = 4
_YEAR = 4  # digits; a document has no thousands of anything
_WHOLE = frozenset({"Municipality", "Partnership", "Body"})
_NEAR = 40  # code points before a number that are looked at


def _counts(reading: Reading, sentence: Sentence) -> Iterator[_Count]:
    above = reading.section(sentence.block)[-1:]
    context = _Context(" ".join([sentence.text, *above]), " ".join([sentence.block.text, *above]))
    yield from _inverted(reading, sentence.text, context)
    at = 0
    while found := _NUMBER.search(sentence.text, at):
        count = _at(reading, sentence.text, found, context)
        at = count.end if count else found.end()
        if count and count.count_of and not _numbers_heading(sentence, found):
            yield count


def _inverted(reading: Reading, text: str, context: _Context) -> Iterator[_Count]:
    """A number behind what it counts ("av de nationella delmålen är fyra ...")."""
    for found in _INVERTED.finditer(text):
        value = read_number(found[3])
        count_of = _class_of(reading, found[2], found[1].casefold().split(), value or 0, context)
        if value and value > 1 and count_of:
            yield _Count(value, count_of, found.start(), found.end())


@cache
def _nouns(count_of: str) -> frozenset[str]:
    listed = set(word_list("counts")["nouns"].get(count_of, ()))
    known = class_words(count_of) if count_of in ("FocusArea", "Goal", "SubGoal") else ()
    return frozenset(listed.union(word for word in known if " " not in word))


def _refers_back(text: str, noun: re.Match[str]) -> bool:
    """Whether a definite noun means what was counted before ("till de fyra perspektiven och ...")."""
    definite = re.search(r"(?:na|en)$", noun[1]) is not None and singular(noun[1].casefold()) != noun[1].casefold()
    return definite and re.match(r"\s+(?:av|för|i|inom|som|om)\b|\s*[:(]", text[noun.end() :]) is None


def _is_statistic(value: int, before: str) -> bool:
    """Whether a number tells of society and not of the document: "omkring 1 200 föreningar"."""
    lists = word_list("counts")["foreign"]
    about = before.rstrip().casefold().endswith(tuple(f" {one}" for one in lists["about"]))
    return about or (value >= lists["most_others"] and _LEAD.search(before) is None)


def _numbers_heading(sentence: Sentence, number: re.Match[str]) -> bool:
    """Whether a number is printed before a heading, and counts nothing ("6 Fokusområden")."""
    behind = sentence.text[number.end() :].strip()
    alone = number.start() == 0 and number[0][0].isdigit() and not behind[:1].islower()
    return sentence.block.kind is BlockKind.HEADING and alone


def _at(reading: Reading, text: str, number: re.Match[str], context: _Context) -> _Count | None:
    """The count at a number: the first noun soon after it that names a thing of a document."""
    value = read_number(number[0])
    year = number[0].isdigit() and len(number[0]) == _YEAR
    if value is None or value < 2 or year or _RANGE.search(text[max(0, number.start() - _NEAR) : number.start()]):
        return None
    passed: list[str] = []
    at = number.end()
    while (word := _WORD.match(text, at)) and len(passed) <= _MOST_BETWEEN:
        if count_of := _class_of(reading, word[1], passed, value, context):
            if "av" in passed and count_of in _WHOLE:
                return _Count(value, "", number.start(), word.end())  # "fyra av länets kommuner" are some of them
            whole = value in word_list("counts")["foreign"]["whole"]
            near = max(0, number.start() - _NEAR)
            told = _refers_back(text, word) or _is_statistic(value, text[near : number.start()])
            if count_of == "OtherThing" and not whole and told:
                return None
            lead = _LEAD.search(text[near : number.start()])
            return _Count(value, count_of, near + lead.start() if lead else number.start(), word.end())
        if not _BETWEEN.fullmatch(word[1]):
            return None
        passed.append(word[1].casefold())
        at = word.end()
    return None


def _class_of(reading: Reading, noun: str, passed: list[str], number: int, context: _Context) -> str | None:
    lists = word_list("counts")
    goal_of_agenda = caseless(r"mål(?:en)?$").search(noun) and _agenda(noun, passed, number, context)
    if goal_of_agenda:
        return "OtherThing" if number in lists["foreign"]["whole"] else "SdgGoal"
    word = singular(noun.casefold())
    if word in lists["no_noun"]:
        return None
    signing = lists["signing"]
    if word in signing["nouns"] and caseless(signing["pattern"]).search(context.sentence) is None:
        return None
    own = _counts_own_areas(reading, noun, number)
    fitting = [
        one
        for one in _CLASSES
        if (own and one == "FocusArea") or (word in _nouns(one) and _fits(one, context.sentence))
    ]
    classes = [one for one in fitting if word not in lists["only_found"].get(one, ()) or _as_many(reading, one, number)]
    if not classes:
        return None
    if set(passed) & set(lists["foreign"]["words"]) or any(one.endswith("politiska") for one in passed):
        return "OtherThing"
    return _LEVELS.get(passed[-1] if passed and "Goal" in classes else "", _likeliest(reading, classes, number))


def _counts_own_areas(reading: Reading, noun: str, number: int) -> bool:
    """Whether a noun is the one by which the document calls its areas, whatever it is, and there are as many."""
    own = tuple(dict.fromkeys(area.called_by for area in reading.found(FocusArea) if area.called_by))
    return bool(own) and _as_many(reading, "FocusArea", number) and bool(find_mentions(noun, own))


def _agenda(noun: str, passed: list[str], number: int, context: _Context) -> bool:
    lists = word_list("counts")["foreign"]
    near = " ".join([*passed, noun]).casefold()
    if re.search(lists["agenda"], near):
        return True
    whole = number in lists["whole"]
    named = re.search(lists["agenda"], (context.paragraph if whole else context.sentence).casefold())
    return named is not None and (
        whole or "av" in passed or re.search(lists["chosen"], context.sentence.casefold()) is not None
    )


def _fits(count_of: str, sentence: str) -> bool:
    needed = word_list("counts")["only_with"].get(count_of)
    return needed is None or caseless(needed).search(sentence) is not None


def _as_many(reading: Reading, count_of: str, number: int) -> bool:
    """Whether the document has as many of a kind as a count says."""
    return count_of in _FOUND and len(reading.found(_FOUND[count_of])) == number


def _likeliest(reading: Reading, classes: list[str], number: int) -> str:
    """Of the kinds of thing that a word may name, the one of which as many were found; else the first."""
    for one in classes:
        if _as_many(reading, one, number):
            return one
    areas_too_many = "Action" in classes and number > _MOST_AREAS
    return "Action" if areas_too_many else classes[0]
