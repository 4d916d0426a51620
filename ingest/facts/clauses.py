"""A sentence and its mentions in, who acts in it and by which verb out: rules for Swedish word order.

The subject stands first ("X ska …"), behind the verb ("På lokal nivå samordnar X …"), or is the agent of a passive
("samordnas av X"). This module does not know whom a mention means, nor whether a sentence states a duty.
Long, and still one idea: each order of words has a small rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from ingest.facts.mentions import Mention, Sort
from ingest.facts.needles import Several, caseless
from ingest.wordlists import word_list

__all__ = ["Acting", "Place", "acting", "is_finite", "is_past", "is_past_form"]

_JOINT = re.compile(r"\s*(?:,|/|och|samt|eller|liksom|, samt|, och|såväl som|,?\s*respektive)\s*")
_OPENING = caseless(r"^(?:§\s*)?(?:\d+(?:\.\d+)*[.)]?\s+)?[\s\"”’»(–-]*(?:(?:Även|Också|Såväl|Både|Därför att)\s+)?")
_ANY = re.compile(r"(?:En|Ett|Var och en av)\s+(?=[a-zåäö])")
_PROMISED = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:åtagit sig|förbundit sig|utfäst sig|lovat|tagit på sig"
    r"|fått (?:i uppdrag|uppdraget|i uppgift)|getts (?:i uppdrag|uppdraget)|tilldelats|ålagts|skyldighet)\b"
)
_RELATIVE = re.compile(
    r"\s+som\s+(?!ska\b|skall\b|bör\b|måste\b)[^.;:]{3,80}?,?(?=\s(?:ska|skall|måste|bör|ansvarar|åtar|förbinder)\s)"
)
_CLEFT = re.compile(
    r"^Det är\s+(?:också\s+|även\s+|framför allt\s+|i första hand\s+|dock\s+)?"
    r"(?=[^.]{3,60}?(?:\s+som\s|s\s+(?:uppgift|ansvar|uppdrag)\s))"
)
_INSERTED = re.compile(
    r"\s+(?:enligt|genom|utifrån|sedan|med stöd av|i kraft av|i enlighet med|tillsammans med|på|inom|i|under|efter|vid)"
    r"\s+[^.,;]{2,60}?(?=\s+(?:ska|skall|måste|bör|kan|har|är|får|ansvarar|svarar)\s)"
)
_HELD = re.compile(r"\s+(?:med|bestående av|av|sammansatt av)\s+")
_BETWEEN = re.compile(r"^\s*(?:\([^)]*\)|,[^,.;]*,)\s*")
_WORD = re.compile(r"\s*([\wåäöé/-]+)")
_TOGETHER = re.compile(r"\s*(?:,\s*)?(?:tillsammans|gemensamt) med\s+")
_AND_TOGETHER = re.compile(r"\b(?:och|samt)\s+(?:(?P<verb>bär|har|tar|delar)\s+)?(?:tillsammans|gemensamt) med\s+")


class Place(Enum):
    """Where the actor stands."""

    FIRST = auto()
    AFTER_VERB = auto()
    AGENT = auto()
    TRANSFER = auto()  # "ansvaret ligger på X"
    GENITIVE = auto()  # "X:s uppdrag är"


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts: the mentions, the finite verb in lower case and its span in the text.

    `sharing` are those with whom they do only what is said behind "och".
    """

    actors: tuple[Mention, ...]
    verb: str
    start: int
    end: int
    place: Place
    sharing: tuple[Mention, ...] = ()


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(word_list("modality")[section][key])


@cache
def _finite() -> frozenset[str]:
    finite: frozenset[str] = frozenset().union(*word_list("modality")["finite"].values())
    return finite | _words("verbs", "present") | _words("verbs", "auxiliaries")


def acting(text: str, mentions: Sequence[Mention]) -> Acting | None:
    """Who acts in a sentence; None where no actor of `mentions` does, or where it tells what has been done."""
    if text.startswith("Det ") and (charged := _transferred(text, mentions)):
        return charged  # "Det åligger X att ...": "det" is nobody
    for find in (_first, _genitive, _transferred, _owned, _hosting, _after_verb, _agent):
        found = find(text, mentions)
        if found is not None:
            return None if is_past(text, found) else found
    return None


def is_past(text: str, found: Acting) -> bool:
    """Whether the verb tells of the past: "bestod", "har arbetat"."""
    if is_past_form(found.verb):
        return True
    if found.verb != "har":
        return False
    if _PROMISED.match(text, found.end):
        return False  # what was promised or charged once holds
    after = text[max(found.end, *(one.end for one in found.actors)) :]
    following = [word for word in re.findall(r"\w+", after)[:5] if word not in _words("shift", "adverbs")]
    if not following or following[0] in _words("shift", "no_supines"):
        return False
    return bool(re.search(r"(?:at|it|rt|tt|yt|gt|kt|nt|st)s?$", following[0]))


def is_past_form(verb: str) -> bool:
    """Whether a finite verb is a past form: "bestod", "samlade"."""
    return verb in _words("shift", "past") or bool(re.search(r"(?:ade|dde|tte)$", verb))


# --- the subject first ------------------------------------------------------------------------------------------------


def _first(text: str, mentions: Sequence[Mention]) -> Acting | None:
    opening = _CLEFT.match(text) or _OPENING.match(text)
    start = opening.end() if opening else 0
    any_of = _ANY.match(text, start)
    chain = _chain(text, mentions, any_of.end() if any_of else start)
    if not chain:
        return None
    end = chain[-1].end
    if chain[-1].genitive:  # "Rådets ledamöter bär ansvar": they act for it
        staff = re.match(rf"\s+(?:{'|'.join(sorted(_words('shift', 'staff')))})\b", text[end:])
        if staff is None:
            return None
        end += staff.end()
    if opening is not None and opening.re is _CLEFT and (relative := re.match(r"\s+som\s", text[end:])):
        end += relative.end() - 1
        if inserted := _INSERTED.match(text[end:]):  # "Det är kommunerna som enligt lagen ska ..."
            end += inserted.end()
    if chain[-1].body is not None and (held := _HELD.match(text, end)):
        end = _verb_in(text, held.end()) or end  # "En grupp med chefer från X och Y förbereder ärenden"
    one_of = chain[-1].name.casefold().startswith(("den ", "de "))  # "Den part som ansvarar ska ..." is whoever does
    if chain[-1].sort is Sort.GROUP and not one_of and (relative := _RELATIVE.match(text, end)):
        end = relative.end()  # "Kommuner som saknar kurser ska ..."
    verb = _verb_after(text, end)
    if verb is None:
        return None
    word, at, end = verb
    if (
        any_of
        and chain[0].body is None
        and word not in _words("finite", "May") | _words("finite", "Shall") | _words("finite", "Should")
    ):
        return None  # "En kommun har provat ..." tells of one
    together = _with(text, mentions, end)
    sharing = () if together else tuple(_sharing(text, mentions, end))
    return Acting((*chain, *together), word, at, end, Place.FIRST, sharing)


def _verb_in(text: str, start: int) -> int | None:
    """Where the first verb of what actors do stands behind a place, in the same clause."""
    for word in re.finditer(r"[a-zåäö]+|[.;:]", text[start:]):
        if word[0] in {".", ";", ":", "som", "där"}:
            return None
        if word[0] in _words("verbs", "present") and word[0] not in {"är", "har", "för"}:
            return start + word.start()
    return None


def _chain(text: str, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The mentions from a place on that only commas, "och" and the like part."""
    chain: list[Mention] = []
    for mention in mentions:
        if mention.start < start:
            continue
        gap = text[chain[-1].end if chain else start : mention.start]
        if (chain and not _JOINT.fullmatch(gap)) or (not chain and gap.strip()):
            break
        chain.append(mention)
    return chain


def _verb_after(text: str, end: int) -> tuple[str, int, int] | None:
    """The finite verb behind a subject, past brackets, an inserted clause and adverbs; or a passive."""
    at = end
    if inserted := _BETWEEN.match(text[at:]):
        at += inserted.end()
    for _ in range(6):
        word = _WORD.match(text[at:])
        if word is None:
            return None
        folded = word[1].casefold()
        if is_finite(folded):
            return folded, at + word.start(1), at + word.end(1)
        if not _may_stand_between(text[at:].lstrip().casefold()):
            return None
        at += word.end()
    return None


def _may_stand_between(rest: str) -> bool:
    """Whether an adverb, or a phrase that narrows the actor down ("i länet"), stands here."""
    return rest.startswith(tuple(f"{word} " for word in _words("shift", "adverbs"))) or bool(
        re.match(
            r"(?:i|på|inom|från|hos)\s|(?:länet|kommunen|kommunerna|länets|respektive|berörda|regionen|organisation\w*|egna?)\b",
            rest,
        )
    )


def is_finite(word: str) -> bool:
    """Whether a word in lower case may be a finite verb: one of the listed ones, or one with the endings of one."""
    if word in _finite() or word in _words("shift", "past"):
        return True
    if word in _words("shift", "no_verbs") or re.search(r"(?:ets|ens|ernas|arnas|ornas)$", word):
        return False  # a genitive
    return bool(re.fullmatch(r"[a-zåäö]+(?:ar|er|ör|år|yr|ade|dde|tte|as|es|ys|ks|ts|rs|ns|ds|ls|js|gs|ms|ps)", word))


def _with(text: str, mentions: Sequence[Mention], end: int) -> list[Mention]:
    """Who shares the duty: "har, tillsammans med X, ansvar"."""
    found = _TOGETHER.match(text, end)
    return _chain(text, mentions, found.end()) if found else []


def _sharing(text: str, mentions: Sequence[Mention], end: int) -> list[Mention]:
    """Who shares a part of it: "utgör en länk och tillsammans med X bär ansvar"."""
    for found in _AND_TOGETHER.finditer(text, end):
        chain = _chain(text, mentions, found.end())
        if chain and (found["verb"] or _verb_after(text, chain[-1].end)):
            return chain
    return []


# --- other places -----------------------------------------------------------------------------------------------------


def _genitive(text: str, mentions: Sequence[Mention]) -> Acting | None:
    """As in "Kommunernas uppdrag är …", "Syftet med rådet är att …", "Rådets uppgift är …"."""
    found = re.match(r"^(?:Syftet med|Uppgiften för|Uppdraget för|Ansvaret för)\s+", text)
    if (cleft := _CLEFT.match(text)) and (own := _chain(text, mentions, cleft.end())) and own[-1].genitive:
        task = re.match(r"\s+(?:huvud)?(?:uppgift|ansvar|uppdrag)\b", text[own[-1].end :])
        return Acting(tuple(own), "är", 4, 6, Place.GENITIVE) if task else None
    chain = _chain(text, mentions, found.end() if found else 0)
    if not chain:
        return None
    rest = text[chain[-1].end :]
    if found and (verb := re.match(r"\s+(är)\b", rest)):
        return Acting((chain[0],), "är", chain[-1].end + verb.start(1), chain[-1].end + verb.end(1), Place.GENITIVE)
    if not chain[-1].genitive:
        return None
    task = re.match(
        r"\s+(?:\w+\s+)?(?:huvud)?(?:uppdrag|uppgift|uppgifter|ansvar|roll|åtagande|åtaganden|syfte)"
        r"\s+(är|blir|omfattar|innefattar|består)\b(?!\s+\w+\W*$)",  # "Parternas åtaganden är gemensamma."
        rest,
    )
    if task is None:
        return None
    return Acting(tuple(chain), task[1], chain[-1].end + task.start(1), chain[-1].end + task.end(1), Place.GENITIVE)


def _hosting(text: str, mentions: Sequence[Mention]) -> Acting | None:
    """As in "Hos X kan nyanlända få hjälp": where somebody is helped, that one helps."""
    chain = _chain(text, mentions, found.end()) if (found := _HOSTED.match(text)) else []
    if not chain or chain[-1].genitive:
        return None
    verb = re.match(r"\s+(kan|får|erbjuds|ges|finns)\s", text[chain[-1].end :])
    if verb is None or not re.search(r"\b(?:hjälp|stöd|råd|rådgivning|vägledning|information)\b", text):
        return None
    start = chain[-1].end + verb.start(1)
    return Acting(tuple(chain), verb[1], start, start + len(verb[1]), Place.GENITIVE)


_HOSTED = re.compile(r"(?:Hos|Via|Genom)\s+")


def _owned(text: str, mentions: Sequence[Mention]) -> Acting | None:
    """As in "Bosättning är kommunernas ansvar", "Samordningen är en uppgift för X"."""
    for mention in mentions:
        before, behind = text[: mention.start], text[mention.end :]
        task = (
            re.match(r"\s+(?:\w+\s+)?(?:ansvar|uppgift|uppgifter|uppdrag|sak)\b", behind) if mention.genitive else None
        )
        if task is not None and re.fullmatch(r"(?:Inom|I|Till)\s+", before):
            lies = re.match(r"\s+(?:ligger|ingår|hör)\b", behind[task.end() :])  # "Inom X:s ansvar ligger ..."
            at = mention.end + task.end()
            return Acting((mention,), "är", at, at + lies.end(), Place.GENITIVE) if lies is not None else None
        verb = re.search(_OWNED_BY if task is not None else _TASK_FOR, before)
        if verb is not None and verb.start() > 0:
            owners = tuple(_chain(text, mentions, mention.start))
            return Acting(owners, verb[1], verb.start(1), verb.end(1), Place.GENITIVE)
    return None


_OWNED_BY = r"\b(är|blir|förblir)\s+(?:ytterst\s+|främst\s+|i första hand\s+)?$"
_TASK_FOR = r"\b(är|blir)\s+en\s+(?:\w+\s+)?(?:uppgift|fråga)\s+för\s+$"


def _transferred(text: str, mentions: Sequence[Mention]) -> Acting | None:
    for cue, pattern in _transfers().of(text):
        for found in pattern.finditer(text):
            chain = [one for one in _chain(text, mentions, found.end()) if not one.genitive]
            if chain:
                return Acting(tuple(chain), cue, found.start(), found.end(), Place.TRANSFER)
    return None


@cache
def _transfers() -> Several[str]:
    cues = word_list("modality")["transfer"]["after"]
    behind = r"\s+(?:främst |ytterst |i första hand )?"
    return Several((cue, caseless(rf"\b{re.escape(cue)}{behind}")) for cue in cues)


def _after_verb(text: str, mentions: Sequence[Mention]) -> Acting | None:
    """The first mention right behind a finite verb that is not the sentence's first word."""
    for i, mention in enumerate(mentions):
        if mention.genitive:
            continue
        verb = _verb_before(text, mention.start)
        if verb is not None and verb[1] > 0 and not re.match(r"(?:En|Ett)\s", text):  # that is who or what acts
            chain = _chain(text, mentions[i:], mention.start)
            return Acting(tuple(chain), verb[0], verb[1], verb[2], Place.AFTER_VERB)
    return None


def _verb_before(text: str, start: int) -> tuple[str, int, int] | None:
    before = text[:start]
    for _ in range(3):
        word = re.search(r"([\wåäöé-]+)\s*$", before)
        if word is None:
            return None
        folded = word[1].casefold()
        if folded in _finite() and word[1].islower() and folded != "för":  # far oftener the preposition
            return folded, word.start(1), word.end(1)
        if folded not in _words("shift", "adverbs"):
            return None
        before = before[: word.start()]
    return None


_STATIC = frozenset({"finns", "minns", "hos", "dess", "vars", "minst", "består", "omfattas", "ingår"})


def _agent(text: str, mentions: Sequence[Mention]) -> Acting | None:
    """As in "samordnas av X", "ska godkännas av X", "tas fram av X"."""
    for found in re.finditer(r"\b([a-zåäö]{2,}s)\s+(?:\w+\s+){0,3}?av\s+", text):
        chain = [one for one in _chain(text, mentions, found.end()) if not one.genitive]
        if chain and found[1] not in _STATIC and not found[1].endswith(("ens", "ets", "ernas", "arnas", "dels", "ats")):
            return Acting(tuple(chain), found[1], found.start(1), found.end(1), Place.AGENT)
    return None
