"""A sentence in, the bodies that it names as such out: by what it says of them, under whatever heading it stands.

Long, and still one idea: each way of saying so has a small rule of its own, and all share what a body's name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.facts.body_formation import awaited, is_waited_for, said_to_wait, stands, to_be_formed, will_be
from ingest.facts.body_names import is_bare, is_body_noun
from ingest.facts.body_openings import catchword, indefinite_subject, named_opening
from ingest.facts.body_proper_names import proper_names
from ingest.facts.clauses import is_finite, is_past_form
from ingest.facts.gazetteer import registered
from ingest.facts.needles import Needled, caseless
from ingest.facts.numbers import read_number
from ingest.wordlists import word_list

__all__ = ["MAX_WORDS", "describes_a_body", "explained_body", "is_council", "labels_of"]

MAX_WORDS = 10  # of a body's name
_PURPOSE = (
    r"\s+för\s+[\wåäö-]+(?:\s+och\s+[\wåäö-]+)?(?=\s+(?:med|som|där|bestående|av)\b|\s*[.,;])"  # what a body is for
)
_OF_PLACE = re.compile(r"\s+[A-ZÅÄÖ][\wåäö-]+(?:\s+(?:län|kommun|stad))?(?=\s*[,.;]|\s+(?:som|där|med)\b)")
_SUSPENDED = r"(?:(?:[\wåäö]+-,\s+)*[\wåäö]+-\s+(?:och|samt|eller)\s+)?"  # "Barn- och" before "ungagruppen"


def labels_of(text: str, described: bool, listed: bool = False) -> Iterator[tuple[str, bool]]:
    """The bodies that a sentence names as the document's, each with whether it exists yet.

    `described` tells whether the section is about bodies, `listed` whether the sentence is a list item elsewhere, of
    which only what fits nothing but a body counts.
    """
    for label, established in _named_in(text, described, listed):
        if registered(label) is None:  # "Kulturrådet" is an agency
            yield label, established


def _named_in(text: str, described: bool, listed: bool) -> Iterator[tuple[str, bool]]:
    if not listed:
        yield from ((label, False) for label in to_be_formed(text))
        yield from ((label, True) for label in _charged(text))
        if (
            label := _holding(text)
            or _meeting_place(text)
            or _led(text)
            or _leading(text)
            or _brought_in(text, described)
            or _called(text)
        ):
            yield label, True
    if label := _subject(text, described) or _introduced(text):
        yield label, True
    if label := _named_body(text, described):
        yield label, True
    if label := _not_yet(text) or awaited(text):
        yield label, False
    yield from ((label, True) for label in _lettered(text))
    if described:
        yield from ((label, True) for label in (*_pair(text), *_agents(text), *proper_names(text)))
        if not any(to_be_formed(text)) and (label := indefinite_subject(text) or catchword(text)):
            yield label, True


# --- "Rådet består av ..." ----------------------------------------------------------------------------------------


def describes_a_body(text: str) -> bool:
    """Whether a sentence says what only a body does, of whatever subject: "Består av ...", "Gruppen möts ..."."""
    words = [text, *(text[found.end() :] for found in list(re.finditer(r"\w+\s+", text))[:3])]
    return any(_fits_only_bodies(rest[:1].lower() + rest[1:]) for rest in words)


def _subject(text: str, described: bool) -> str | None:
    """The body that is the sentence's subject, if the section describes bodies or the predicate fits one only."""
    words = [(found[0], found.start()) for found in re.finditer(r"\([^)]*\)|[\wåäöé/-]+|[,;:.]", text)]
    for i, (word, at) in enumerate(words[: MAX_WORDS + 1]):
        if (
            i
            and word.islower()
            and is_finite(word)
            and word not in word_list("bodies")["phrase"]["prepositions"]
            and not is_body_noun(word)
        ):
            fits = _fits_only_bodies(text[at:])
            label = _noun_phrase(text[:at])
            if label is None or is_past_form(word) or will_be(text[at:]) or is_waited_for(text[at:]):
                return None
            belongs = re.search(r"\s(?:på|hos|vid)\s", label) is not None  # "Ungdomsgruppen på teatern" is another's
            return label if described or (fits and not belongs) else None
        if word in {";", ":", "."}:
            return None
    return None


def _named_body(text: str, described: bool) -> str | None:
    """A name at a sentence's beginning of which it says what only a body does, or who is in it."""
    label = named_opening(text)
    rest = text[text.find(label) + len(label) :].lstrip() if label else ""
    seated = re.match(rf"(?:{'|'.join(word_list('bodies')['members']['in_body'])})\b", rest)
    return label if label and (described or seated or _fits_only_bodies(rest)) else None


def _introduced(text: str) -> str | None:
    """The body of a new subject, as in "En referensgrupp av unga träffas": the noun, its adjective, what it is for."""
    words = [(found[0], found.start(), found.end()) for found in re.finditer(r"[\wåäöé/-]+", text)][:3]
    if len(words) < 3 or words[0][0] not in ("En", "Ett"):
        return None
    end = next((end for word, _, end in words[1:] if is_body_noun(word)), None)
    told = re.search(rf"\s(?={_only_bodies().pattern})", text[end:]) if end else None
    if end is None or told is None or len(text[: end + told.start()].split()) > MAX_WORDS + 2:
        return None
    purpose = re.match(r"\s+för\s+(?:(?!som\b|av\b|med\b|från\b|där\b)[\wåäö-]+\s*)+", text[end : end + told.start()])
    label = text[words[1][1] : end] + (purpose[0].rstrip() if purpose else "")
    return None if is_bare(label) else label


def _pair(text: str) -> Iterator[str]:
    """The first two words of "Rådet och Kostgruppen ..." that are bodies by their nouns; stand-ins name none."""
    found = re.match(r"(\w+) (?:och|samt) (\w+)\b(?!-)", text)
    if found and all(is_body_noun(word) for word in found.groups()):
        yield from (word for word in found.groups() if not is_bare(word) and word[:1].isupper())


def _not_yet(text: str) -> str | None:
    """As in "Ungdomspanelen har ännu inte inrättats": the subject that the sentence says does not exist yet."""
    found = said_to_wait(text)
    if found is None or len(text[: found.start()].split()) > MAX_WORDS or stands(text):
        return None
    return _noun_phrase(text[: found.start()])


def _noun_phrase(text: str) -> str | None:
    words = text.strip(" ,").split()
    if text.casefold().startswith(tuple(word_list("bodies")["sections"]["no_body"])):
        return None
    if words and is_finite(words[0].casefold()) and not is_body_noun(words[0]):
        return None  # "Ska ge råd ..." has no subject
    while words and words[0].casefold() in word_list("bodies")["phrase"]["articles"]:
        words.pop(0)
    if len(words) > 1 and (read_number(words[0].casefold()) or 0) > 1:
        return None  # "Fyra arbetsgrupper" are several
    at = next((i for i, word in enumerate(words) if is_body_noun(word.strip("(),")) or is_council(words[i:])), None)
    if at is None or any(word.casefold() in word_list("bodies")["phrase"]["prepositions"] for word in words[:at]):
        return None
    label = " ".join(words)
    if re.search(r"\s(?:har|att|som|ska|är)\s", label.split(",")[0]):
        return None  # a clause: "Rådet har beslutat att ett nav"
    if re.fullmatch(r"\w+ (?:och|samt) \w+", label) and all(is_body_noun(word) for word in words[::2]):
        return None  # two bodies: "Nätverket och gruppen"
    if is_bare(label) or not label[:1].isupper() or "," in label.split("(")[0]:
        return None if is_bare(label) or not label[:1].isupper() else _before_comma(label)
    return label


def is_council(words: list[str]) -> bool:
    """Whether the word for a person's office is a council's name by what it is for: "Länsrådet för integration"."""
    purposes = word_list("bodies")["nouns"]["purposes"]
    return len(words) > 2 and words[0].endswith("rådet") and words[0][:1].isupper() and words[1] in purposes


def _before_comma(label: str) -> str | None:
    """A label that an insertion follows ("Rådet, som ..."), unless more words of the name do."""
    head = label.split(",")[0].strip()
    return head if any(is_body_noun(word) for word in head.split()) and not is_bare(head) else None


def _fits_only_bodies(predicate: str) -> bool:
    return _only_bodies().match(predicate) is not None


@cache
def _only_bodies() -> Needled:
    return caseless(rf"(?:{'|'.join(word_list('bodies')['predicates']['only'])})\b")


@cache
def _stand_ins() -> Needled:
    bare = "|".join(word_list("bodies")["nouns"]["bare"])
    return caseless(rf"(?:(?P<pronoun>Den|Det)|(?:{bare})(?:en|et|n|t)?)\s+(?={_only_bodies().pattern})")


# --- other places -------------------------------------------------------------------------------------------------


def _holding(text: str) -> str | None:
    """As in "I Praktikernätverket möts …": the body in which members sit."""
    verbs = {words.split()[0] for words in word_list("bodies")["members"]["in_body"]} - {"är"}
    found = re.match(rf"(?:I|Till|Inom)\s+((?:\w+\s+)?[\w/-]+(?:\s+för\s+[\w ]+?)?)\s+(?:{'|'.join(verbs)})\b", text)
    if found is None:
        return None
    label = found[1].removeprefix("den ").removeprefix("det ")
    return label if is_body_noun(label.split()[0]) and not is_bare(label) else None


def _meeting_place(text: str) -> str | None:
    """As in "X samråder med Y i en nationell samrådsgrupp": where organisations work together by the verb."""
    verbs = "|".join(word_list("bodies")["members"]["working_together"])
    found = re.search(
        rf"\b(?:{verbs})\b.*?\b(?:genom|i|inom)\s+(?:en|ett)\s+((?:[a-zåäö]+\s+)?([\wåäö-]+))\s*[.,]", text
    )
    return found[1] if found and is_body_noun(found[2]) and not is_bare(found[2]) else None


def _led(text: str) -> str | None:
    """As in "X leder länets samverkansråd": the body that somebody leads or calls together."""
    verbs = "|".join(word_list("bodies")["members"]["leading"])
    found = re.search(rf"\b(?:{verbs})\s+(?:(?:det|den|ett|en)\s+)?((?:länets\s+|[a-zåäö]+a\s+)?([\wåäö-]+))", text)
    return (
        found[1] if found and is_body_noun(found[2]) and not is_bare(found[2]) and not found[2].endswith("s") else None
    )


def _charged(text: str) -> Iterator[str]:
    """As in "Ansvariga grupper är A respektive B", "För området X ansvarar A", "X hör hemma hos A"."""
    charged = "|".join(word_list("bodies")["formation"]["charged"])
    cue = re.search(rf"(?:^Ansvarig(?:a|t)?\b[^.]*?\bär\b|\b(?:{charged})\b)\s+", text)
    if cue is None:
        return
    exact = bool(re.match(r"Ansvariga? (?:grupp|organ|forum|nätverk)", text))
    for part in re.split(r"\s+respektive\s+", text[cue.end() :].rstrip(" .")):
        label = re.split(r"\s+(?:som|vilka|medan)\s+|[.;]", part)[0].strip(" ,")
        if label[:1].isupper() and len(label.split()) <= MAX_WORDS and (exact or is_body_noun(label.split()[0])):
            yield label


def explained_body(text: str, following: str) -> str | None:
    """As in "... genom ett samverkansråd. Deltagande parter är ...": the next sentence tells who is in the body.

    A body that is the sentence's subject goes before one that it only mentions.
    """
    stands_in = _stand_ins().match(following)
    if stands_in is None and not _tells_members().match(following):
        return None
    opening = re.match(rf"(?:(?:Den|Det|En|Ett)\s+)?{_SUSPENDED}[\wåäö/-]+", text)
    subject = _noun_phrase(opening[0]) if opening else None
    if subject is not None:
        return subject
    found = [one for one in re.findall(rf"{_SUSPENDED}[\w/-]+", text) if is_body_noun(one) and not is_bare(one)]
    return found[-1] if found and not (stands_in and stands_in["pronoun"]) else None


@cache
def _tells_members() -> Needled:
    words = word_list("bodies")
    nouns, bare = "|".join(words["members"]["nouns"]), "|".join(words["nouns"]["bare"])
    inside = rf"(?:I|Till)\s+(?:den|det|(?:{bare})(?:en|et|n|t)?)\s+(?:ingår|deltar|sitter|möts|samlas|hör)"
    return caseless(rf"(?:{nouns}|{inside})\b")


def _leading(text: str) -> str | None:
    """As in "Arbetet leds av en styrgrupp": the body by which the work is led, prepared or held together."""
    verbs = "|".join(word_list("bodies")["predicates"]["led_by"])
    found = re.search(rf"\b(?:{verbs})\s+av\s+(?:en|ett)\s+", text)
    return _new_name(text[found.end() :]) if found else None


def _brought_in(text: str, described: bool) -> str | None:
    """As in "Till sin hjälp har rådet en beredningsgrupp": the body that a sentence about somebody else brings in."""
    cues = word_list("bodies")["brought_in"]
    before = "|".join([*cues["anywhere"], *(cues["described"] if described else [])])
    found = re.search(rf"(?:{before})\s+(?:en|ett)\s+", text) or re.search(
        rf"\bhar\s+(?:en|ett)\s+(?=[^.,;:]{{3,60}}?\s(?:{'|'.join(cues['behind'])})\b)", text
    )
    return _new_name(text[found.end() :]) if found else None


def _new_name(text: str) -> str | None:
    """The name that a text begins with behind "en": its adjective, the body's noun and what it is for."""
    for adjectives in range(3):
        found = re.match(rf"(?:[a-zåäö]+\s+){{{adjectives}}}{_SUSPENDED}(?P<noun>[\wåäö-]+)", text)
        if found and is_body_noun(found["noun"]):
            purpose = re.compile(_PURPOSE).match(text, found.end())
            label = found[0] + (purpose[0] if purpose else "")
            alone = found["noun"] in word_list("bodies")["nouns"]["alone"]
            return None if (is_bare(label) and not alone) or found["noun"].endswith("s") else label
    return None


def _agents(text: str) -> Iterator[str]:
    """As in "Ärenden förbereds av Tjänstepersonsgruppen": the bodies by which work is done."""
    verbs = "|".join(word_list("bodies")["predicates"]["led_by"])
    for found in re.finditer(rf"\b(?:{verbs})\s+(?:\w+\s+)?av\s+([\wåäö-]+(?:en|et|n))(?=[\s,.;])", text):
        if is_body_noun(found[1]) and not is_bare(found[1]):
            purpose = re.compile(_PURPOSE).match(text, found.end()) or _OF_PLACE.match(text, found.end())
            yield found[1] + (purpose[0] if purpose else "")


def _called(text: str) -> str | None:
    """As in "finns nätverket Nya vägar, som samlar ...": a plain noun with a name behind it, and what bodies do."""
    nouns = "|".join(word_list("bodies")["nouns"]["bare"])
    only = "|".join(word_list("bodies")["predicates"]["only"])
    found = re.search(
        rf"\b((?:{nouns})(?:en|et|n|t)\s+[A-ZÅÄÖ][\wåäö-]+(?:\s+(?!som\b|där\b)[\wåäö-]+){{0,3}}?),?\s+som\s+(?:{only})\b",
        text,
    )
    return found[1] if found else None


def _lettered(text: str) -> Iterator[str]:
    """The bodies that a letter or number tells apart: "Arbetsgrupp A sammankallas av X, Arbetsgrupp B av Y"."""
    found = [one for one in re.finditer(r"\b([A-ZÅÄÖ][\wåäö]+) ([A-H]|\d)\b(?![.,]\d)", text) if is_body_noun(one[1])]
    if len({one[0] for one in found}) > 1:
        yield from dict.fromkeys(one[0] for one in found)
