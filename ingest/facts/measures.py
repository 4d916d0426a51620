"""The text of a goal in, what it is measured by out: indicator, direction, target, unit, baseline and last day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from ingest.facts.dates import find_periods
from ingest.facts.needles import Needled, caseless
from ingest.facts.numbers import NUMBER
from ingest.facts.records import Measure
from ingest.wordlists import word_list

__all__ = ["indicator", "is_figure", "read_measure", "target"]


def read_measure(text: str) -> Measure | None:
    """The measure of a goal; None where it gives neither a quantity nor a direction of change.

    >>> measure = read_measure("Andelen nyanlända i arbete ska öka från 40 till 60 procent senast 2027.")
    >>> measure.indicator, measure.direction, measure.target_value, measure.unit, measure.baseline, measure.by.year
    ('Andelen nyanlända i arbete', 'Increase', '60', 'procent', '40', 2027)
    """
    text = _straight(text.strip().rstrip("."))
    for read in (_share_first, _change, _opening, _changed, _within):
        if measure := read(text):
            return measure
    return None


def indicator(text: str, direction: str) -> Measure:
    """What a cell names as measured, its first sentence, with the target and the value before that stand behind it.

    >>> measure = indicator("Andel i arbete. Målvärde: 45 procent (2023: 36 procent).", "Increase")
    >>> measure.indicator, measure.target_value, measure.unit, measure.baseline
    ('Andel i arbete', '45', 'procent', '36')
    """
    named, *rest = re.split(r"(?<=[^\d.]{2})\.\s+|\n|;\s+", text.strip(), maxsplit=1)
    value, unit, baseline = _numbers(" ".join(rest))
    before = re.search(rf"\((?:år\s+)?\d{{4}}:\s*(?P<old>{NUMBER}(?:[.,]\d+)?)", " ".join(rest))
    return Measure(
        indicator=re.sub(r"\s*\([^()]*\)$", "", named.strip().rstrip(".")),
        direction=direction,
        target_value=value,
        unit=unit,
        baseline=before["old"] if before else baseline,
        by=_last_day(" ".join(rest)),
    )


def target(goal: str, value: str) -> Measure | None:
    """The measure of a goal whose target stands beside it: "Fler får arbete" and "minst 65 %"; None for no figure.

    >>> measure = target("Andelen kvinnor i insatser ska motsvara männens.", "50 %")
    >>> measure.indicator, measure.direction, measure.target_value, measure.unit
    ('Andelen kvinnor i insatser', 'Reach', '50', '%')
    """
    own = read_measure(goal)
    found = _figure().fullmatch(value.strip())
    if found is None:
        return own
    named = re.split(r"\s+(?:ska(?:ll)?|bör|är|har|blir)\s", goal.strip().rstrip("."), maxsplit=1)[0]
    measure = own or Measure(indicator=named, direction="Reach", target_value=None)
    return replace(measure, target_value=found["value"], unit=found["unit"] or measure.unit)


def is_figure(text: str) -> bool:
    """Whether a text is but a figure: "minst 65 %"."""
    return _figure().fullmatch(text.strip()) is not None


@cache
def _figure() -> Needled:
    bound = "minst|högst|max|mer än|fler än|färre än|under|över|ca|cirka|omkring|upp till|[<>≥≤]|"
    return caseless(
        rf"(?:{bound})\s*(?P<value>{NUMBER}(?:[.,]\d+)?)\s*(?P<unit>{_any_of(word_list('measures')['units'])})?(?:\s.{{0,20}})?\.?"
    )


@cache
def _inverted_pattern() -> Needled:
    lists = word_list("measures")
    wished = _any_of([verb for verbs in lists["verbs"].values() for verb in verbs if verb.startswith("ha ")])
    done = _any_of([verb.removeprefix("har ") for verbs in lists["tenses"].values() for verb in verbs if " " in verb])
    return caseless(
        r"^(?P<moment>(?:vid|till|senast|före|fram till|inom|i slutet av|om)\s[^,]*?)\s+"
        rf"(?:(?P<modal>ska(?:ll)?|bör)\s+(?P<subject>[^,:;]+?)\s+(?P<verb>{wished})"
        rf"|har\s+(?P<other>[^,:;]+?)\s+(?P<done>{done}))(?!\w)(?P<rest>.*)$"
    )


def _straight(text: str) -> str:
    """A goal that opens with its time told in the plain order: "X ska ha ökat", "X har ökat"; others as they are."""
    found = _inverted_pattern().match(text)
    if found is None:
        return text.replace(" bör ", " ska ", 1) if _should_pattern().match(text) else text
    if found["done"]:
        return f"{found['other']} har {found['done']}{found['rest']}"
    when = re.search(r"\d{4}$", found["moment"])
    return f"{found['subject']} ska {found['verb']}{found['rest']}{f' till {when[0]}' if when else ''}"


@cache
def _should_pattern() -> Needled:
    return caseless(rf"(?:{_any_of(word_list('measures')['quantities'])})\s[^,:;]*\sbör\s")


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _change_pattern() -> Needled:
    verbs = word_list("measures")["verbs"]
    every = _any_of([verb for kind in verbs.values() for verb in kind])
    return caseless(
        rf"^(?P<subject>[^:;]+?)\s+ska(?:ll)?\s+(?P<between>(?:[^\s,]+\s+){{0,5}}?)(?P<verb>{every})(?!\w)(?P<rest>.*)$"
    )


def _change(text: str) -> Measure | None:
    """What "X ska öka", "X ska minst fördubblas" or "X ska uppgå till 70 procent" measures."""
    found = _change_pattern().match(text)
    if found is None:
        return None
    verb, subject = found["verb"].casefold(), _without_time(found["subject"])
    direction = next(name for name, verbs in word_list("measures")["verbs"].items() if verb in verbs)
    direction = (_compared(found["rest"]) if direction == "Reach" else None) or direction
    rest = f"{found['between']}{found['verb']}{found['rest']}"
    value, unit, baseline = _numbers(rest)
    first, quantities = subject.casefold().split(" ")[0], word_list("measures")["quantities"]
    counted = first in quantities or (value is not None and first.endswith(tuple(quantities)))  # "Väntetiden"
    if direction == "Reach" and (value is None or not counted):
        return None
    if verb not in word_list("measures")["plain"] and not counted:
        return None
    if value is None and re.search(r"dubbl|halver", verb):
        value = f"{found['between']}{found['verb']}".strip()
    return Measure(
        indicator=subject, direction=direction, target_value=value, unit=unit, baseline=baseline, by=_last_day(text)
    )


def _compared(rest: str) -> str | None:
    """The direction of "tio procent lägre än 2024", which tells a change by its result."""
    compared = word_list("measures")["compared"]
    words = rest.casefold().split()
    return next(
        (name for name in compared for word, than in pairwise(words) if than == "än" and word in compared[name]), None
    )


@cache
def _share_pattern() -> Needled:
    unit = _any_of(word_list("measures")["units"])
    amount = rf"(?P<value>{NUMBER}(?:[.,]\d+)?)\s*(?P<unit>{unit})"
    return caseless(
        rf"^(?:(?:senast|till|före|i slutet av|vid utgången av)\s[^,]*?\d{{4}}\s+ska(?:ll)?\s+)?"
        rf"(?:minst|högst|fler än|över|mer än)?\s*{amount}\s+(?P<rest>(?:av\s)?.+)$"
    )


def _share_first(text: str) -> Measure | None:
    """What "Senast 2026 ska 80 procent av eleverna ha ..." or "Minst 60 procent av X ska ..." measures."""
    found = _share_pattern().match(text)
    if found is None or not re.search(r"\bska(?:ll)?\b", text):
        return None
    indicator = _without_time(re.sub(r"\bska(?:ll)?\s+", "", found["rest"], count=1))
    return Measure(
        indicator=indicator, direction="Reach", target_value=found["value"], unit=found["unit"], by=_last_day(text)
    )


def _opening(text: str) -> Measure | None:
    """What "Minska skillnaden i ..." or "Ökad sysselsättning bland ..." measures."""
    text = re.sub(r"^att\s+", "", text, flags=re.IGNORECASE)
    for direction, words in word_list("measures")["openings"].items():
        found = caseless(rf"(?:{_any_of(words)})\s+(?P<rest>\S.*)$").match(text)
        if found:
            value, unit, baseline = _numbers(found["rest"])
            indicator = _without_time(found["rest"])
            return Measure(
                indicator=indicator,
                direction=direction,
                target_value=value,
                unit=unit,
                baseline=baseline,
                by=_last_day(text),
            )
    return None


@cache
def _tense_pattern() -> Needled:
    every = _any_of([verb for verbs in word_list("measures")["tenses"].values() for verb in verbs])
    return caseless(rf"^(?P<subject>[^:;,]+?)(?<!\bsom)\s+(?P<verb>{every})(?!\w)(?P<rest>.*)$")


def _changed(text: str) -> Measure | None:
    """What "X har ökat till 90 procent" or "X halveras" measures."""
    found = None if re.search(r"\bska(?:ll)?\b", text) else _tense_pattern().match(text)
    if found is None:
        return None
    verb = found["verb"].casefold()
    value, unit, baseline = _numbers(found["rest"])
    direction = next(name for name, verbs in word_list("measures")["tenses"].items() if verb in verbs)
    quantity = found["subject"].casefold().split()[0].endswith(tuple(word_list("measures")["quantities"]))
    if direction == "Reach" and (value is None or not quantity):
        return None
    return Measure(
        indicator=_without_time(found["subject"]),
        direction=direction,
        target_value=value or (verb.split()[-1] if re.search(r"dubbl|halver", verb) else None),
        unit=unit,
        baseline=baseline,
        by=_last_day(text),
    )


def _within(text: str) -> Measure | None:
    """What a clause measures that tells of a quantity: "Länet har ett livskraftigt fiske, där värdet stiger"."""
    for clause in re.finditer(r",\s+(?:där|så att|och att|samtidigt som|och)\s+(?=\w)", text):
        told = text[clause.end() :]
        if told.casefold().split()[0] in word_list("measures")["quantities"] and (measure := _changed(told)):
            return measure
    return None


def _numbers(text: str) -> tuple[str | None, str | None, str | None]:
    """Target, unit and baseline: "från 40 till 60 procent", "med 10 procentenheter", "till minst 70 procent"."""
    unit = _any_of(word_list("measures")["units"])
    number = rf"{NUMBER}(?:[.,]\d+)?"
    pair = caseless(
        rf"\bfrån\s+(?P<old>{number})\s*(?:{unit})?\s+till\s+(?:minst\s+)?(?P<new>{number})\s*(?P<unit>{unit})?(?!\w)"
    ).search(text)
    if pair:
        return pair["new"], pair["unit"], pair["old"]
    one = caseless(rf"(?<![\d-])(?P<new>{number})\s*(?P<unit>{unit})(?!\w)").search(text)
    return (one["new"], one["unit"], None) if one else (None, None, None)


def _last_day(text: str) -> date | None:
    days = [period.last for period in find_periods(text) if period.last]
    return days[-1] if days else None


def _without_time(text: str) -> str:
    """A text without "senast 2026" or "till 2027" at either end."""
    before = r"(?:senast|till och med|till|före|fram till|under|vid utgången av|i slutet av|år)"
    moment = rf"{before}\s+(?:år\s+|den\s+)?(?:\d{{1,2}}\s+\w+\s+)?\d{{4}}"
    return re.sub(rf"^{moment}\s*,?\s*|\s*,?\s*{moment}$", "", text, flags=re.IGNORECASE).strip(" ,")
