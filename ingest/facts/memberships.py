"""A sentence about a body in, who sits on it out; who has an office in it, `ingest.facts.officers` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.facts.body_names import is_bare, is_body_noun
from ingest.facts.clauses import is_finite
from ingest.facts.mentions import Mention, Sort
from ingest.facts.name_lists import split_names
from ingest.facts.needles import Needled, as_written, caseless
from ingest.facts.numbers import NUMBER
from ingest.wordlists import word_list

__all__ = ["OFTEN", "Seat", "member_items", "read_members", "read_partners_of"]

_VAGUE = frozenset({"parties", "actors", "role"})  # "representanter från berörda parter" says who only as a whole
_ADVERBS = (
    r"(?:(?:även|också|ofta|bland annat|bl\.a\.|i huvudsak|främst|dessutom|idag|i dag|regelbundet|årligen|"
    r"varje (?:vår|höst|termin|månad|år|kvartal|halvår)|\w+ gång(?:er)? (?:per|om) (?:år|året|termin))\s+)*"
)
_ONE_FROM = re.compile(r"(?:en|ett|två|tre)\s+(?:från|för)\s+")  # "en chef från X och en från Y"
_COUNTED = re.compile(rf"(?:minst\s+)?(?:{NUMBER}|en|ett|varsin|var\s+sin)\s", re.IGNORECASE)
_SENT = re.compile(
    r"represent|företräd|ledam|deltag|medlem|person(?:er)?\b", re.IGNORECASE
)  # they stand for those behind
_OF_EACH = re.compile(r"^[\wåäö ]+\b(?:från|för)\s+(?:varje|respektive|alla|samtliga|berörda|medverkande)\s+\w+$")
_COMPOUNDED = 7  # letters of a noun that ends longer ones
_OFFICERS = re.compile(
    r"(?:\w+a\s+)?\w*(?:cheferna|direktörerna|direktören|chefen|rektorerna|rektorn|ordförandena)\s", re.IGNORECASE
)
_KIND = re.compile(  # of people or organisations, in the plural: "lärare inom förskolan", "gode män", "studieförbund"
    r"(?:[a-zåäö-]+[ae]\s+)?[A-ZÅÄÖa-zåäö-]*(?:er|are|or|ar|män|förbund|samfund|aktiva|nätverk|sakkunniga|företag)"
    r"(?:\s+(?:inom|i|på|vid|hos|från|för|med)\s+[a-zåäö][^,]*)?"
)
_REPRESENTED = re.compile(
    r",?\s+med\s+(?P<who>(?:(?:en|ett|två|tre|minst en|varsin)\s+)?"
    r"(?:representant|företrädare|deltagare|medlemmar|ledam|"
    r"handläggare|tjänsteperson|tjänstem|chef|medarbetare|sakkunnig|politiker|kontaktperson|expert|person|samordnare|"
    r"forskare|elev|förtroendevald|personal|resurs)"
    r"\w*\s+(?:för|från)\s)"
)
OFTEN = caseless(
    rf"\s+(?:(?:minst|cirka|ungefär|normalt)\s+)?"
    rf"(?:(?:{NUMBER}|en)\s+(?:gång|gånger|möten?)\b|varje (?:månad|kvartal|termin|halvår|år)\b|årligen\b)"
)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a sentence names a member or an officer; `passive` where the name follows the cue ("leds av X")."""

    kind: str
    start: int
    end: int
    passive: bool = False


@cache
def _cues(key: str) -> str:
    return "|".join(sorted(map(re.escape, word_list("bodies")["members"][key]), key=len, reverse=True))


def read_members(text: str, mentions: Sequence[Mention], body: tuple[int, int] | None) -> Iterator[Seat]:
    """The members that a sentence gives to a body; it names the body at `body`, or goes on about the last one."""
    phrase = _member_phrase(text, body) or _other_phrase(text, mentions)
    if phrase is None:
        return
    if re.match(rf"(?:{NUMBER})\s.*\bmellan\b", text[slice(*phrase)], re.IGNORECASE):
        yield Seat("Member", *phrase)  # "tolv unga mellan 13 och 19 år"
        return
    for start, end in member_items(text, mentions, *phrase):
        if text[start:end].casefold() not in word_list("bodies")["members"]["no_members"]:
            yield Seat("Member", start, end)


def read_partners_of(text: str, mentions: Sequence[Mention], body: tuple[int, int]) -> Iterator[Seat]:
    """The named members of "X samråder med Y och Z i en grupp"."""
    verbs = "|".join(word_list("bodies")["members"]["working_together"])
    if not re.search(rf"\b(?:{verbs})\b.*\b(?:genom|i|inom)\s+(?:en|ett)\s+(?:\w+\s+)?$", text[: body[0]]):
        return
    for one in mentions:
        if (
            one.end <= body[0]
            and not one.genitive
            and (one.sort is Sort.NAME or one.key in {"county boards", "county board"})
        ):
            yield Seat("Member", one.start, one.end)


def _member_phrase(text: str, body: tuple[int, int] | None) -> tuple[int, int] | None:
    if found := re.match(
        rf"(?:I|Till|Inom)\s+(?P<body>\S+[^.]{{0,40}}?)\s+(?:kan|ska|bör)\s+{_ADVERBS}(?P<who>.+?),?\s+(?:ingå|delta|medverka|sitta)\b",
        text,
    ):
        return found.span("who")
    if found := re.match(rf"(?:(?:I|Inom)\s+[^.,]{{3,60}}?|Här|Där)\s+(?:{_cues('in_body')})\s+{_ADVERBS}", text):
        return _until_end(text, found.end())
    found = re.search(rf"\b(?:{_cues('body_first')})\s+{_ADVERBS}", text[:1].lower() + text[1:])
    if found and (body is None or body[0] < found.start()):
        # "har en representant från varje part" says who only as a whole
        held = re.match(r"har\s+(?=\S+\s+\S+\s+(?:från|för)|\S+\s+(?:från|för))", found[0])
        return _until_end(text, found.start() + held.end() if held else found.end())
    if body is not None and (found := _REPRESENTED.match(text, body[1])):
        return _until_end(text, found.start("who"))
    if body is not None and (found := _made_of().match(text, body[1])):
        return found.span("who")
    if found := _filled().search(text):
        return _until_end(text, found.start("who"), [*_relative(text, found.start("who"))])
    if body is not None and (found := _met_there().match(text)) and found.end("in") == body[0]:
        return found.span("who")
    if body is not None and (found := re.compile(r"\s+(?:bestående|sammansatt) av\s+").match(text, body[1])):
        return _until_end(text, found.end())
    if found := re.search(
        rf",\s+där\s+(?P<who>[^.]+?)\s+(?:{_cues('in_body')}"
        r"|(?:ska|kan|bör|får|kommer att|väntas)\s+(?:ingå|delta|medverka|sitta|mötas))\b",
        text,
    ):
        return found.span("who")
    if found := _meeting_there(text):
        return found.span("who")
    if found := _named_members().match(text):
        return _until_end(text, found.end())
    if body is not None and (
        found := re.search(
            rf"^(?P<who>[^.:]+?)\s+(?:(?:ska|kan|bör|skall|får)\s+)?(?:kunna\s+)?(?:{_cues('members_first')})\s*$",
            text[: body[0]],
        )
    ):
        return found.span("who")
    return None


def _other_phrase(text: str, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """Where a sentence says in other words who is in a body: "X och Y har var sin plats", "Runt bordet sitter ..."."""
    for pattern in _phrases():
        found = pattern.search(text)
        if found is None or not any(
            found.start("who") <= one.start and one.end <= found.end("who") for one in mentions
        ):
            continue
        start, end = found.span("who")
        return _until_end(text, start) if end >= len(text.rstrip(" .:;")) else (start, end)
    return None


@cache
def _phrases() -> tuple[Needled, ...]:
    return tuple(caseless(pattern) for pattern in word_list("bodies")["members"]["phrases"])


@cache
def _named_members() -> Needled:
    """As in "Ledamöter är A och B", or behind who chairs: "X är ordförande och övriga ledamöter är A och B"."""
    return caseless(
        r"(?:[^.,;:]{3,60}?\s(?:ordförande|ordförandeskapet),?\s+och\s+)?"
        rf"(?:{_cues('nouns')})(?:\s+i\s+\S+)?(?:\s+(?:{_cues('being')})\s+|\s*:\s*){_ADVERBS}"
    )


@cache
def _filled() -> Needled:
    """As in "... är en panel med tolv unga": how many, or who, sit on what a sentence says that the body is."""
    nouns = "|".join(word_list("bodies")["nouns"]["firm"])
    people = "|".join(word_list("bodies")["members"]["standing_for"])
    return caseless(
        rf"\b(?:en|ett)\s+(?:[\wåäö-]+\s+){{0,2}}?[\wåäö]*(?:{nouns})\s+(?:med|av|för)\s+"
        rf"(?P<who>(?:{NUMBER}\s+(?!gång|möte|års?\b|månad|uppgift|uppdrag|del)|(?:{people})\b)[^.;]+)"
    )


@cache
def _met_there() -> Needled:
    """As in "Två gånger om året möts parternas chefer i Länsrådet": who meets, before the body's name."""
    verbs = "|".join(word_list("bodies")["members"]["gathering"])
    return caseless(
        rf"(?:[^.,;:]{{3,40}}?\s)?(?:{verbs})\s+(?P<who>(?!(?:regelbundet|varje|årligen|två|tre|fyra|minst|en|i|på|vid)\b)"
        r"[^.;:]{4,120}?)\s+(?:i|inom|vid)\s+(?:det\s+|den\s+)?(?P<in>)"
    )


def _meeting_there(text: str) -> re.Match[str] | None:
    """As in "... är ett nätverk där A, B och C byter erfarenheter": who acts behind a body's noun and "där"."""
    found = re.search(
        rf"\b(?P<noun>[\wåäö-]+),?\s+där\s+(?P<who>[^.,:]+(?:,[^.,:]+)*?)\s+(?:{_cues('there')}|{_cues('doing')})\b",
        text,
    )
    return found if found and (is_body_noun(found["noun"]) or is_bare(found["noun"])) else None


@cache
def _made_of() -> Needled:
    """What stands between a new body and its predicate: "En panel av unga konsumenter träffas ..."."""
    only = "|".join(word_list("bodies")["predicates"]["only"])
    return as_written(rf"\s+(?:av|bestående av)\s+(?P<who>[^.;]{{3,120}}?)\s+(?=(?:{only})\b)")


def _relative(text: str, start: int) -> Iterator[int]:
    """Where "som" and a name begin what an organisation does: "tolv unga som Föreningen Väva sammankallar"."""
    return (found.start() for found in re.compile(r"\s+som\s+(?=[A-ZÅÄÖ])").finditer(text, start))


def _until_end(text: str, start: int, also: Sequence[int] = ()) -> tuple[int, int]:
    """The phrase from a place on: to the end of the sentence, or where another clause begins."""
    words = word_list("bodies")["members"]
    end = len(text.rstrip(" .:;"))
    for cue in words["explained"]:
        if found := re.search(rf",?\s+{re.escape(cue)}\s+", text[start:]):
            return start + found.end(), end
    return start, min([*_stops(text, start), *also, end])


def _stops(text: str, start: int) -> Iterator[int]:
    words = word_list("bodies")["members"]
    for stop in words["ends"]:
        if (at := text.find(stop, start)) >= 0:
            yield at
    if often := OFTEN.search(text, start):
        yield often.start()
    for found in re.compile(r"\b[A-ZÅÄÖ][\wåäö-]*(?P<end>\s+)(?P<verb>[a-zåäö]+)\b").finditer(text, start):
        if found["verb"] in word_list("modality")["verbs"]["present"]:
            yield found.start("end")  # "... från X och Region Y förbereder ärenden"
    for found in re.finditer(r"(?P<joint>,?\s+(?:och|samt)\s+|\s+)(?P<verb>[a-zåäö]+)\b", text[start:]):
        plain = found["joint"].strip() == ""
        if plain and found["verb"] not in words["next_predicate"]:
            continue
        if is_finite(found["verb"]) and not is_body_noun(found["verb"]) and not _is_plural(found["verb"]):
            yield start + found.start()


def _is_plural(word: str) -> bool:
    """Whether a word that ends as verbs do is a plural: "poliser", "kommunpoliser"."""
    nouns: list[str] = word_list("bodies")["members"]["nouns_like_verbs"]
    return word in nouns or word.endswith(tuple(noun for noun in nouns if len(noun) >= _COMPOUNDED))


def member_items(text: str, mentions: Sequence[Mention], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a phrase of members, without the words for who stands for an organisation ("chefer från")."""
    inside = [one for one in mentions if start <= one.start and one.end <= end]
    named = [one for one in inside if one.sort is Sort.NAME or (one.sort is Sort.GROUP and one.key not in _VAGUE)]
    if (not named and (_standing().match(text[start:end]) or _OF_EACH.search(text[start:end]))) or re.search(
        r"\b(?:såsom|exempelvis)\b", text[start:end]
    ):
        yield start, end
        return
    if _is_of_kinds(text[start:end]) and not any(one.sort is Sort.NAME or one.member_count for one in inside):
        yield start, end
        return
    held = [(one.start - start, one.end - start) for one in inside if one.sort is Sort.NAME]
    items = [(start + a, start + b) for a, b in split_names(text[start:end], held)]
    for a, b in _rejoined(text, items):
        yield _without_standing(text, a, b, named)


@cache
def _standing() -> Needled:
    words = word_list("bodies")["members"]
    nouns = "|".join(sorted(words["standing_for"], key=len, reverse=True))
    between = r"(?:\s*\([^)]*\))?(?:\s+(?:och|samt)\s+\w+)?(?:\s+på\s+[\w ]+?)?"
    return caseless(
        rf"(?:(?:minst\s+)?(?:{NUMBER}|en|ett|varsin|var\s+sin)\s+)?(?:(?:regionala|lokala|ansvariga|berörda|högsta|utsedda|kommunala|statliga)\s+)?(?:{nouns}){between}\s+(?:{'|'.join(words['prepositions'])})\s+"
    )


def _is_of_kinds(text: str) -> bool:
    """Whether an enumeration names kinds of people only: "rektorer, gode män och lärare" is one member."""
    parts = re.split(r",\s+|\s+(?:och|samt)\s+", text)
    return len(parts) > 1 and all(_KIND.fullmatch(part) for part in parts)


def _rejoined(text: str, items: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """An item that begins with a preposition belongs to the one before."""
    kept: list[tuple[int, int]] = []
    for a, b in items:
        if kept and re.match(r"(?:från|på|inom|i|för)\s", text[a:b]):
            kept[-1] = (kept[-1][0], b)
        else:
            kept.append((a, b))
    return iter(kept)


def _without_standing(text: str, start: int, end: int, named: Sequence[Mention]) -> tuple[int, int]:
    found = _standing().match(text[start:end]) or _ONE_FROM.match(text[start:end])
    behind = [one for one in named if found and start + found.end() <= one.start and one.end <= end]
    if found is None or not behind:
        return start, end
    theirs = not _SENT.search(found[0]) and all(one.key == "municipalities" for one in behind)
    told = _OFFICERS.match(found[0]) or _COUNTED.match(found[0]) or theirs
    if told and all(one.sort is Sort.GROUP for one in behind):
        return start, end  # "direktörerna för de fyra förbunden" are these persons
    return start + found.end(), end
