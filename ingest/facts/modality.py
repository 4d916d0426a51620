"""The words of a duty in, how strongly it binds out: Shall, Responsible, Does, Offers, Should or May."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from ingest.facts.clauses import is_finite
from ingest.facts.needles import Needled, caseless
from ingest.wordlists import word_list

__all__ = ["modality_of", "modality_of_item"]

_CLAUSE = re.compile(r"[;:]|(?<!\.fl)(?<!bl\.a)\.\s|,\s(?:som|vilket|där|så att)\b")
_IDENTIFIES = re.compile(r"är\s+(?:\w+\s+)?(?:det|den|de)\s+(?:[\w-]+\s+){1,3}?som\s+(?=\w)")
_CHARGE = re.compile(r"(?:Det\s+\w+\s+)?(?:\w+)?(?:[Aa]nsvar|[Uu]ppdrag|[Uu]ppgift)\w{0,3}\s+(?:för|att|med)\s")
_WORD = re.compile(r"[\w-]+")

_PRESENT = frozenset(word_list("modality")["verbs"]["present"])


@cache
def _finite(verb: str) -> str | None:
    for modality, verbs in word_list("modality")["finite"].items():
        if verb in verbs:
            return str(modality)
    return None


@cache
def _phrases() -> tuple[tuple[str, Needled], ...]:
    listed = word_list("modality")["phrases"]
    return tuple((name, caseless(rf"\b(?:{'|'.join(map(re.escape, words))})\b")) for name, words in listed.items())


def modality_of(text: str, verb: str, start: int) -> str:
    """The modality of a sentence whose finite verb stands at `start`: the verb decides, else the words of its clause.

    >>> modality_of("Regionen har ett samlat ansvar för vården.", "har", 9)
    'Responsible'
    >>> modality_of("Kommunen ska erbjuda plats.", "ska", 9)
    'Shall'
    >>> modality_of("Rådet är det organ som formellt beslutar och utser ansvariga.", "är", 6)
    'Does'
    """
    if verb == "är" and (told := _IDENTIFIES.match(text, start)) and (does := _next_finite(text, told.end())):
        return modality_of(text, does[0], does.start())
    if (decided := _finite(verb)) is not None:
        return "Offers" if decided == "May" and _says("Offers", text[start:]) else decided
    before = (
        text[:start] if verb == "är" or " " in verb or _CHARGE.match(text) else ""
    )  # "Kommunernas uppdrag är ...", "Ansvaret ligger på ..."
    if verb in {"har", "är", "bär", "tar", "delar", "ges", "får", "åligger", "vilar", "finns"} or " " in verb:
        return _by_phrase(before + _first_clause(text[start:]))
    return "Does"


def _next_finite(text: str, start: int) -> re.Match[str] | None:
    """The verb of "är det organ som formellt beslutar": it tells what is done."""
    return next((word for word in islice(_WORD.finditer(text, start), 3) if is_finite(word[0])), None)


def _says(modality: str, text: str) -> bool:
    return any(name == modality and pattern.search(text) for name, pattern in _phrases())


def _first_clause(text: str) -> str:
    """The words up to the clause's end, without the law behind "enligt" and its number in brackets."""
    text = re.sub(r"\s\([^)]*\)", "", text)
    end = _CLAUSE.search(text)
    return text[: end.start()] if end else text


def _by_phrase(text: str) -> str:
    return next((name for name, pattern in _phrases() if _tells(pattern, text)), "Does")


def _tells(pattern: Needled, text: str) -> bool:
    """Whether the words stand there, and not as what another verb does: "utser ansvariga", "fördela ansvaret"."""
    return any(not _is_object(text[: found.start()]) for found in pattern.finditer(text))


def _is_object(before: str) -> bool:
    word = re.search(r"([\w-]+)\s+$", before)
    return word is not None and word[1].casefold().removesuffix("r") in _doing()


@cache
def _doing() -> frozenset[str]:
    """Verbs without their r that do not carry what stands behind them: not "har", "bär", "tar"."""
    verbs = word_list("modality")["verbs"]
    return frozenset(one.removesuffix("r") for one in verbs["present"]) - {
        one.removesuffix("r") for one in (*verbs["weak"], *verbs["carrying"])
    }


def modality_of_item(text: str, lead: str | None = None) -> str:
    """The modality of a list item without a subject: its first verb's, else its lead-in's, else its noun's.

    >>> modality_of_item("Erbjuder läxhjälp."), modality_of_item("bereda frågor", "Shall")
    ('Offers', 'Shall')
    """
    words = re.findall(r"\w+", text.casefold())[:6]
    if words and (decided := _finite(words[0])) is not None:
        return decided
    if lead is not None:
        return lead
    if words and words[0] in _PRESENT and words[0] not in {"har", "är", "bär", "tar"}:
        return "Does"
    return _by_phrase(" ".join(words))
