"""A sentence about a body in, who sits on it, calls it together and chairs it out."""

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

__all__ = ["Seat", "gapped_roles", "member_items", "read_members", "read_partners_of", "read_roles", "row_seats"]

_MOST_WORDS_OF_OFFICE = 4
_VAGUE = frozenset({"parties", "actors", "role"})  # "representanter från berörda parter" says who only as a whole
_ADVERBS = r"(?:(?:även|också|ofta|bland annat|bl\.a\.|i huvudsak|främst|dessutom|idag|i dag)\s+)*"
_OF_EACH = re.compile(r"^[\wåäö ]+\b(?:från|för)\s+(?:varje|respektive|alla|samtliga|berörda|medverkande)\s+\w+$")
_REPRESENTED = re.compile(
    r"\s+med\s+(?P<who>(?:(?:en|ett|två|tre|minst en|varsin)\s+)?(?:representant|företrädare|deltagare|medlemmar|ledam|"
    r"handläggare|tjänsteperson|tjänstem|chef|medarbetare|sakkunnig|politiker|kontaktperson|expert|person|samordnare|forskare|elev|förtroendevald)"
    r"\w*\s+(?:för|från)\s)"
)
_OFTEN = caseless(
    rf"\s+(?:(?:minst|cirka|ungefär|normalt)\s+)?"
    rf"(?:(?:{NUMBER}|en)\s+(?:gång|gånger|möten?)\b|varje (?:månad|kvartal|termin|halvår|år)\b|årligen\b)"
)
_MEETING = re.compile(r"\s*(?:till\s+)?(?:\w+\s+)?möten?a?\b")
_OFFICE = re.compile(r"\s*\((?P<office>ordf(?:örande|\.)?|sammankallande|sammank\.)\)")
_TOLD = frozenset({"är", "ska", "kan", "bör", "har", "utses", "väljs", "avgörs", "beslutas", "varierar"})
_WITH_OBJECT = (
    "samordnar",
    "leder",
    "är värd",
    "bjuder in",
    "kallar till",
    "kallar samman",
    "kan adjungeras",
    "står som",
)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a sentence names a member or an officer; `passive` where the name follows the cue ("leds av X")."""

    kind: str
    start: int
    end: int
    passive: bool = False


def _cues(key: str) -> str:
    return "|".join(sorted(map(re.escape, word_list("bodies")["members"][key]), key=len, reverse=True))


def read_members(text: str, mentions: Sequence[Mention], body: tuple[int, int] | None) -> Iterator[Seat]:
    """The members that a sentence gives to a body; it names the body at `body`, or goes on about the last one."""
    phrase = _member_phrase(text, body)
    if phrase is None:
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
    if body is not None and (found := re.compile(r"\s+(?:bestående|sammansatt) av\s+").match(text, body[1])):
        return _until_end(text, found.end())
    if found := re.search(rf",\s+där\s+(?P<who>[^.]+?)\s+(?:{_cues('in_body')})\b", text):
        return found.span("who")
    if found := _meeting_there(text):
        return found.span("who")
    if found := caseless(
        rf"(?:{_cues('nouns')})(?:\s+i\s+\S+)?(?:\s+(?:är|kan vara|utgörs av)\s+|\s*:\s*){_ADVERBS}"
    ).match(text):
        return _until_end(text, found.end())
    if body is not None and (
        found := re.search(
            rf"^(?P<who>[^.:]+?)\s+(?:(?:ska|kan|bör|skall|får)\s+)?(?:kunna\s+)?(?:{_cues('members_first')})\s*$",
            text[: body[0]],
        )
    ):
        return found.span("who")
    return None


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


def _until_end(text: str, start: int) -> tuple[int, int]:
    """The phrase from a place on: to the end of the sentence, or where another clause begins."""
    words = word_list("bodies")["members"]
    end = len(text.rstrip(" .:;"))
    for cue in words["explained"]:
        if found := re.search(rf",?\s+{re.escape(cue)}\s+", text[start:]):
            return start + found.end(), end
    return start, min([*_stops(text, start), end])


def _stops(text: str, start: int) -> Iterator[int]:
    words = word_list("bodies")["members"]
    for stop in words["ends"]:
        if (at := text.find(stop, start)) >= 0:
            yield at
    if often := _OFTEN.search(text, start):
        yield often.start()
    for found in re.finditer(r"(?P<joint>,?\s+(?:och|samt)\s+|\s+)(?P<verb>[a-zåäö]+)\b", text[start:]):
        plain = found["joint"].strip() == ""
        if plain and found["verb"] not in words["next_predicate"]:
            continue
        if (
            is_finite(found["verb"])
            and not is_body_noun(found["verb"])
            and found["verb"] not in words["nouns_like_verbs"]
        ):
            yield start + found.start()


def member_items(text: str, mentions: Sequence[Mention], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a phrase of members, without the words for who stands for an organisation ("chefer från")."""
    inside = [one for one in mentions if start <= one.start and one.end <= end]
    named = [one for one in inside if one.sort is Sort.NAME or (one.sort is Sort.GROUP and one.key not in _VAGUE)]
    if (not named and (_standing().match(text[start:end]) or _OF_EACH.search(text[start:end]))) or re.search(
        r"\b(?:såsom|exempelvis)\b", text[start:end]
    ):
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
        rf"(?:(?:regionala|lokala|ansvariga|berörda|högsta|utsedda|kommunala|statliga)\s+)?(?:{nouns}){between}\s+(?:{'|'.join(words['prepositions'])})\s+"
    )


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
    found = _standing().match(text[start:end])
    if found and any(start + found.end() <= one.start and one.end <= end for one in named):
        return start + found.end(), end
    return start, end


# --- cells of tables ------------------------------------------------------------------------------------------------


def row_seats(role: str, text: str, mentions: Sequence[Mention]) -> Iterator[Seat]:
    """Who sits on a body by a cell whose column names its members or officers."""
    kind = {"members": "Member", "convener": "Convener", "chair": "Chair"}.get(role)
    if kind is None or _is_told(text):
        return
    for start, end in member_items(text, mentions, 0, len(text.rstrip(" .;"))):
        office = _OFFICE.search(text[start:end])
        held = "Chair" if office and office["office"].startswith("ordf") else "Convener" if office else kind
        yield Seat(held, start, start + office.start() if office else end)


def _is_told(text: str) -> bool:
    """Whether a cell holds a sentence about members rather than their names."""
    words = re.findall(r"[\wåäö]+", text)
    return text.rstrip().endswith(".") and any(word.islower() and word in _TOLD for word in words)


# --- who calls, chairs and reports ---------------------------------------------------------------------------------


def read_roles(text: str, mentions: Sequence[Mention], bodies: Sequence[tuple[int, int]]) -> Iterator[Seat]:
    """Who has an office in the body of a sentence; `bodies` are the places where it names bodies or stand-ins."""
    for kind, patterns in word_list("bodies")["roles"].items():
        for pattern in patterns:
            seat = _officer(text, mentions, bodies, kind, pattern)
            if seat is not None:
                yield seat
                break


def gapped_roles(
    text: str, mentions: Sequence[Mention], bodies: Sequence[tuple[int, int]], seats: Sequence[Seat]
) -> Iterator[tuple[Seat, tuple[int, int]]]:
    """The offices that a sentence gives without repeating the verb, each with the place of its body.

    In "Grupp A leds av X, Grupp B av Y och Grupp C av Z" the verb stands once.
    """
    for seat in (one for one in seats if one.passive):
        for start, end in bodies:
            agent = re.match(r"\s+av\b", text[end:]) if start > seat.end else None
            found = _right(text, mentions, end + agent.end()) if agent else None
            if found is not None:
                yield Seat(seat.kind, *found, passive=True), (start, end)


def _officer(
    text: str, mentions: Sequence[Mention], bodies: Sequence[tuple[int, int]], kind: str, pattern: str
) -> Seat | None:
    before, after = (part.strip() for part in pattern.split("{x}"))
    for cue in caseless(rf"\b{re.escape(after or before)}(?!\w)").finditer(text):
        found = _left(text, mentions, cue.start()) if after else _right(text, mentions, cue.end())
        if after and after.startswith(_WITH_OBJECT) and not _has_object(text, bodies, found, cue.end()):
            continue
        if found is not None and not any(start <= found[0] and found[1] <= end for start, end in bodies):
            return Seat(kind, *found, passive=not after)
    return None


def _has_object(text: str, bodies: Sequence[tuple[int, int]], officer: tuple[int, int] | None, end: int) -> bool:
    """Whether what is called or led is a body or its meetings: "X leder rådet", "X bjuder in fyra gånger per år"."""
    if any(0 <= start - end <= 25 for start, _ in bodies) or _MEETING.match(text, end) or _OFTEN.match(text, end):
        return True
    before = text[: officer[0]] if officer else ""  # "gruppen, som X kallar samman"
    return before.endswith(" som ") and any(stop <= len(before) for _, stop in bodies)


def _left(text: str, mentions: Sequence[Mention], at: int) -> tuple[int, int] | None:
    """Who stands right before a place: a mention, or whatever begins the clause."""
    clause = max((found.end() for found in re.finditer(r"[,;:]\s+|\b(?:och|samt)\s+", text[:at])), default=0)
    for mention in mentions:
        if mention.end <= at and not text[mention.end : at].strip(" \t") and not mention.genitive:
            return mention.start, mention.end
    rest = text[clause:at].strip()
    words = rest.split()
    if clause and words == ["som"]:
        return _antecedent(text, clause)
    if clause and words and words[0].casefold() in {"som", "där", "vilken"}:
        return None
    if rest.casefold() in word_list("bodies")["no_officers"]["words"]:
        return None
    if 0 < len(words) <= 8 and (rest[:1].isupper() or clause):
        return clause, clause + len(text[clause:at].rstrip())
    return None


def _antecedent(text: str, clause: int) -> tuple[int, int] | None:
    """Who stands last before a relative clause: "A, B och landshövdingen, som leder mötena"."""
    before = text[:clause].rstrip(" ,")
    start = max((one.end() for one in re.finditer(r",\s+|\s(?:och|samt|av)\s+", before)), default=0)
    return (start, len(before)) if start and 0 < len(before[start:].split()) <= _MOST_WORDS_OF_OFFICE else None


def _right(text: str, mentions: Sequence[Mention], at: int) -> tuple[int, int] | None:
    for mention in mentions:
        if mention.start >= at and not text[at : mention.start].strip() and not mention.genitive:
            return mention.start, mention.end
    found = re.match(r"\s+([\wåäö-]+(?:\s+för\s+\w+)?)", text[at:])
    return (at + found.start(1), at + found.end(1)) if found else None
