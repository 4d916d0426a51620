"""A text in, the actors that it mentions out: names of registers, names by their shape, groups, offices, stand-ins.

This module does not know which organisation of the document a mention means; `ingest.facts.parties` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, lru_cache

from ingest.facts.gazetteer import find_registered
from ingest.facts.needles import Needled, as_written, caseless
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.records import Body
from ingest.sentences.splitting import pipeline
from ingest.wordlists import word_list

__all__ = ["Mention", "Sort", "find_mentions", "kind_of_name", "moved"]

_PROPER = r"[A-ZÅÄÖ][\wåäöé]*(?:[-–][\wåäöÅÄÖé]+)*"


class Sort(Enum):
    """How a mention names its actor."""

    NAME = auto()  # "Arbetsförmedlingen", "Region X"
    GROUP = auto()  # "länets nio kommuner", "länsstyrelsen", "parterna"
    ROLE = auto()  # "landshövdingen"
    STAND_IN = auto()  # "myndigheten", "den"
    SELF = auto()  # "vi"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that name an actor; `name` is without genitive s, `key` tells groups and stand-ins apart.

    `body` is the document's council or group that is named, where the caller knows the document's bodies.
    """

    start: int
    end: int
    name: str
    sort: Sort
    kind: str | None = None
    key: str = ""
    genitive: bool = False
    member_count: int | None = None
    body: Body | None = None


@lru_cache(maxsize=65_536)  # every reader goes through all sentences; a long document has 10 000
def find_mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a text in order; of two that overlap the longer one."""
    found: list[Mention] = []
    candidates = [*_names(text), *_groups(text), *_words(text)]
    for one in sorted(candidates, key=lambda mention: (mention.start - mention.end, mention.sort.value, mention.start)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda mention: mention.start))


def moved(mention: Mention, by: int) -> Mention:
    """A mention in a text that begins earlier or, where `by` is negative, later."""
    return replace(mention, start=mention.start + by, end=mention.end + by)


def kind_of_name(name: str) -> str | None:
    """The kind of organisation that the words of a name tell; None where they tell none."""
    folded = name.casefold()
    for word, kind in word_list("actors")["kind_words"].items():
        if word in folded:
            return str(kind)
    return None


def _names(text: str) -> Iterator[Mention]:
    for one in find_registered(pipeline().tokenizer(text)):
        yield Mention(one.start, one.end, one.name, Sort.NAME, one.kind, genitive=one.genitive)
    for pattern, kinds, excluded in _shapes():
        for found in pattern.finditer(text):
            if not _is_common(found, excluded):
                yield _shaped(found, kinds)


def _is_common(found: re.Match[str], excluded: frozenset[str]) -> bool:
    """Whether what has the shape of a name are common words: "Ingen kommun", "Nätverket"; not "Högskolan i Hedsjö"."""
    words = found[0].casefold()
    opens = found.start("key") > found.start() and words.split()[0] in excluded
    endings = tuple(word_list("actors")["no_names"]["endings"])
    return words in excluded or opens or words.removesuffix("s").endswith(endings)


def _shaped(found: re.Match[str], kinds: dict[str, str]) -> Mention:
    name, key = found["name"], found["key"]
    genitive = bool(found["genitive"])
    return Mention(found.start(), found.end(), name, Sort.NAME, kinds[key], genitive=genitive)


@cache
def _shapes() -> tuple[tuple[Needled, dict[str, str], frozenset[str]], ...]:
    """Patterns of names, with the kind by what `key` matches and the words that are no names."""
    words = word_list("actors")
    prefixes, suffixes, endings = words["prefixes"], words["suffixes"], words["endings"]
    families = {**words["families"], **{word.capitalize(): kind for word, kind in words["families"].items()}}
    place = rf"(?:i )?{_PROPER}(?: (?:och )?{_PROPER}){{0,2}}?(?:s län)?(?: län)?"
    no_names = frozenset(words["no_names"]["words"])
    return (
        (
            as_written(rf"(?P<name>\b(?P<key>{_any(prefixes)}) {place})(?P<genitive>s\b(?=\s[a-zåäö]))?(?![\w-])"),
            prefixes,
            no_names,
        ),
        (
            as_written(rf"(?P<name>\b{_PROPER}(?: läns)? (?P<key>{_any(suffixes)}))(?P<genitive>s|ens|ets)?\b"),
            suffixes,
            no_names,
        ),
        (
            as_written(
                rf"(?P<name>\b{_PROPER}(?: {_PROPER}){{0,2}}"
                r"(?:(?<=s)(?: läns)? [a-zåäö]*?| [A-ZÅÄÖ][a-zåäö]+?| (?=[A-ZÅÄÖ])|(?<=[as]) )"
                rf"(?P<key>{_any(families)}))(?P<genitive>s(?=\s))?(?![\w-])"
            ),
            families,
            no_names,
        ),
        (as_written(rf"(?P<name>\b[A-ZÅÄÖ]\w{{3,}}(?P<key>{_any(endings)}))(?P<genitive>s)?\b"), endings, no_names),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _groups(text: str) -> Iterator[Mention]:
    lower = _lower(text)
    for pattern, heads, group in _group_patterns():
        if heads.search(lower) is None:
            continue  # what may stand before a head takes long to try at each word
        for found in pattern.finditer(lower):
            count = read_number(found["number"]) if found["number"] else None
            start = found.start()
            if count is not None and (count < 2 or "." in text[max(0, start - 1) : found.start("head")]):
                start, count = found.start("head"), None  # "4.1 Länsstyrelsen": the number of a clause
            name = text[start : found.end("head")]
            yield Mention(
                start, found.end(), name, Sort.GROUP, group["kind"], group["key"], bool(found["genitive"]), count
            )


def _lower(text: str) -> str:
    """The text in lower case and as long as it was: patterns that set case aside take three times as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


@cache
def _group_patterns() -> tuple[tuple[Needled, Needled, dict[str, str]], ...]:
    """The groups, each with its pattern and a quicker one of its head alone, both of text in lower case."""
    words = word_list("actors")
    listed = [*words["modifiers"]["words"], *words["modifiers"]["genitives"]]
    modifier = rf"(?:{_any(listed)}|[a-zåäö][\wåäöé]*(?:[-–]\w+)*s? läns|\w+ns)"
    return tuple(
        (
            as_written(
                rf"\b(?:{modifier}\s+){{0,3}}(?:(?P<number>{NUMBER})\s+)?(?P<head>(?:{_any(group['heads'])}))(?P<genitive>s)?(?![\w/-])"
            ),
            as_written(rf"\b(?:{_any(group['heads'])})s?(?![\w/-])"),
            group,
        )
        for group in words["group"]
    )


def _words(text: str) -> Iterator[Mention]:
    words = word_list("actors")
    for found in _one_of("roles").finditer(text):
        yield Mention(found.start(), found.end(), found["head"], Sort.ROLE, None, "role", bool(found["genitive"]))
    for found in _one_of("anaphors").finditer(text):
        folded = found["head"].casefold()
        if folded in {"den", "det", "de"} and found.start() > 0 and not _is_subject(text, found):
            continue  # elsewhere they are articles as a rule
        acts = folded == "den" and (found.start() > 0 or re.match(_BINDS, text[found.end() :]) is not None)
        key = "|".join([*words["anaphors"][folded], *(["organisation"] if acts else [])])
        yield Mention(found.start(), found.end(), found["head"], Sort.STAND_IN, None, key, bool(found["genitive"]))
    for found in re.finditer(r"\b[Vv]i\b", text):
        yield Mention(found.start(), found.end(), found[0], Sort.SELF, None, "self")


_BINDS = (
    r"\s(?:ska|skall|bör|ansvarar|svarar|åtar|förbinder|erbjuder|finansierar|bistår"
    r"|(?:kan|får)\s(?:även\s|också\s|dessutom\s)?(?:fördela|besluta|bevilja|utlysa|bistå|anvisa|sammankalla|utse))\b"
)


def _is_subject(text: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun stands behind its verb, and no noun behind it: "Dessutom åtar den sig att ..."."""
    verbs = word_list("modality")["verbs"]["present"]
    before = re.search(r"([a-zåäö]+)\s$", text[: pronoun.start()])
    free = re.match(
        r"\s(?:sig|också|även|dessutom|därför|därutöver|årligen|gemensamt|att|för|till|med)\b", text[pronoun.end() :]
    )
    return before is not None and before[1] in verbs and free is not None and pronoun[0].casefold() != "det"


@cache
def _one_of(section: str) -> Needled:
    words = word_list("actors")[section]
    listed = words.get("words", words)
    compounds = rf"|\w*(?:{_any(words['heads'])})" if "heads" in words else ""
    return caseless(rf"\b(?P<head>{_any(listed)}{compounds})(?P<genitive>s)?(?![\w/-])")
