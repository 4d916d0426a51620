"""A document's blocks in, the places where a body is named as one that the document describes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from ingest.blocks.model import Block, BlockKind
from ingest.facts.body_names import body_kind, is_bare, is_body_noun
from ingest.facts.clauses import is_finite, is_past_form
from ingest.facts.reading import Reading
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["Named", "describes_bodies", "find_labels"]

_PREPOSITIONS = frozenset(
    {
        "i",
        "på",
        "från",
        "för",
        "av",
        "till",
        "med",
        "hos",
        "om",
        "inom",
        "vid",
        "som",
        "att",
        "under",
        "över",
        "genom",
        "utöver",
        "mellan",
        "kring",
        "enligt",
        "bakom",
    }
)
_ARTICLES = frozenset({"den", "det", "de", "en", "ett", "nya", "ny", "nytt"})
_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.LIST_ITEM})
_MAX_WORDS = 10


@dataclass(frozen=True, slots=True)
class Named:
    """A label where it stands: `start` and `end` of the evidence in the document; whether the body exists yet."""

    label: str
    block: Block
    start: int
    end: int
    established: bool = True


def describes_bodies(reading: Reading, block: Block) -> bool:
    """Whether a block stands in a section about who meets and decides."""
    return any(_organises(heading) for heading in reading.section(block)[-3:])


@cache
def _organises(heading: str) -> bool:
    """Whether a heading is about organisation, or has the noun of a body."""
    cues = "|".join(word_list("bodies")["sections"]["headings"])
    return bool(re.search(rf"\b(?:{cues})", heading, re.IGNORECASE)) or any(
        map(is_body_noun, re.findall(r"\w+", heading))
    )


def find_labels(reading: Reading) -> Iterator[Named]:
    """Every place that names a body as one of the document's, in reading order; charts last."""
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING:
            yield from _heading(reading, block)
        elif block.kind in _TEXTS:
            sentences = reading.sentences_of(block)
            for sentence, following in zip_longest(sentences, sentences[1:]):
                yield from _in_sentence(reading, sentence)
                if following is not None and (label := _explained(sentence.text, following.text)):
                    yield Named(label, block, sentence.start, sentence.end)
    for block in reading.blocks:
        if block.kind is BlockKind.CHART and body_kind(block.text) and "saknas" not in block.text.casefold():
            yield Named(_spoken(" ".join(block.text.split())), block, block.start, block.end)


def _spoken(label: str) -> str:
    """A label in capitals as a sentence would have it."""
    return label.capitalize() if label.isupper() else label


def _heading(reading: Reading, block: Block) -> Iterator[Named]:
    label = re.sub(r"^[\d.§\s]+", "", block.text).strip()
    words = word_list("bodies")["sections"]
    if not any(map(_organises, reading.section(block))):
        return
    if label.casefold().startswith(tuple(words["no_body"])) or not 0 < len(label.split()) <= _MAX_WORDS:
        return
    if body_kind(label) and not re.search(r"[.?!:]|\boch\b.*\boch\b", label) and not _several(label):
        yield Named(_spoken(label), block, block.start, block.end)


def _several(label: str) -> bool:
    """Whether a heading names two bodies ("Råd och grupper"): it is no body's name then."""
    parts = re.split(r"\s+(?:och|samt)\s+|,\s*", label)
    return sum(any(is_body_noun(word) for word in part.split()) for part in parts) > 1


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    described = describes_bodies(reading, sentence.block)
    if sentence.block.kind is BlockKind.LIST_ITEM and not described:
        return  # "Utveckla dialogen ...": items of other lists begin with verbs and nouns of all kinds
    for label, established in _labels_of(sentence.text, described):
        yield Named(label, sentence.block, sentence.start, sentence.end, established)


def _labels_of(text: str, described: bool) -> Iterator[tuple[str, bool]]:
    yield from ((label, False) for label in _to_be_formed(text))
    yield from ((label, True) for label in _charged(text))
    if label := _holding(text) or _meeting_place(text) or _led(text):
        yield label, True
    if label := _subject(text, described):
        yield label, True


# --- "Rådet består av ..." ----------------------------------------------------------------------------------------


def _subject(text: str, described: bool) -> str | None:
    """The body that is the sentence's subject, if the section describes bodies or the predicate fits one only."""
    words = [(found[0], found.start()) for found in re.finditer(r"\([^)]*\)|[\wåäöé/-]+|[,;:.]", text)]
    for i, (word, at) in enumerate(words[: _MAX_WORDS + 1]):
        if i and word.islower() and is_finite(word) and word not in _PREPOSITIONS and not is_body_noun(word):
            label = _noun_phrase(text[:at])
            if label is None or is_past_form(word) or _will_be(text[at:]):
                return None
            return label if described or _fits_only_bodies(text[at:]) else None
        if word in {";", ":", "."}:
            return None
    return None


def _will_be(rest: str) -> bool:
    return bool(_formation().match(rest)) and not any(word in rest.casefold() for word in _words("standing"))


def _noun_phrase(text: str) -> str | None:
    words = text.strip(" ,").split()
    if text.casefold().startswith(tuple(word_list("bodies")["sections"]["no_body"])):
        return None
    while words and words[0].casefold() in _ARTICLES:
        words.pop(0)
    at = next((i for i, word in enumerate(words) if is_body_noun(word.strip("(),"))), None)
    if at is None or any(word.casefold() in _PREPOSITIONS for word in words[:at]):
        return None
    label = " ".join(words)
    if is_bare(label) or not label[:1].isupper() or "," in label.split("(")[0]:
        return None if is_bare(label) or not label[:1].isupper() else _before_comma(label)
    return label


def _before_comma(label: str) -> str | None:
    """A label that an insertion follows ("Rådet, som ..."), unless more words of the name do."""
    head = label.split(",")[0].strip()
    return head if any(is_body_noun(word) for word in head.split()) and not is_bare(head) else None


def _fits_only_bodies(predicate: str) -> bool:
    words = word_list("bodies")["members"]
    return predicate.startswith(
        ("består av representanter", "består av företrädare", "leds av", "sammanträder", "sammankallas")
    ) or (
        predicate.startswith(tuple(words["body_first"][:2]))
        and any(noun in predicate for noun in words["standing_for"])
    )


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
    cue = re.search(rf"(?:^Ansvarig(?:a|t)?\b[^.]*?\bär\b|\b(?:{'|'.join(_words('charged'))})\b)\s+", text)
    if cue is None:
        return
    exact = bool(re.match(r"Ansvariga? (?:grupp|organ|forum|nätverk)", text))
    for part in re.split(r"\s+respektive\s+", text[cue.end() :].rstrip(" .")):
        label = re.split(r"\s+(?:som|vilka|medan)\s+|[.;]", part)[0].strip(" ,")
        if label[:1].isupper() and len(label.split()) <= _MAX_WORDS and (exact or is_body_noun(label.split()[0])):
            yield label


def _explained(text: str, following: str) -> str | None:
    """As in "... genom ett samverkansråd. Deltagande parter är ...": the next sentence tells who is in the body."""
    nouns = "|".join(word_list("bodies")["members"]["nouns"])
    if not re.match(
        rf"(?:{nouns}|I (?:den|det|rådet|gruppen|nätverket) (?:ingår|deltar|sitter))\b", following, re.IGNORECASE
    ):
        return None
    found = [word for word in re.findall(r"[\w/-]+", text) if is_body_noun(word) and not is_bare(word)]
    return found[-1] if found else None


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(word_list("bodies")["formation"][key])


@cache
def _formation() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_words('must'))})\b[^.]*?\b(?:{'|'.join(_words('formed'))})\b")


def _to_be_formed(text: str) -> Iterator[str]:
    """As in "behöver en ny konstellation skapas", "En ny grupp måste därför bildas", "Ett råd ska inrättas"."""
    if any(word in text.casefold() for word in _words("standing")):
        return
    must, formed = "|".join(_words("must")), "|".join(_words("formed"))
    vague = "|".join(word_list("bodies")["nouns"]["vague"])
    noun = (
        rf"(?:[Ee]n|[Ee]tt|[Nn]ågon)\s+((?:{'|'.join(_words('adjectives'))})\s+)?"
        rf"((?:{vague}|\w*(?:råd|grupp|nätverk|forum))(?:\s+för\s+[\w ]+?)?)"
    )
    for found in (
        re.search(rf"\b(?:{must})\s+(?:därför\s+|också\s+)?{noun}\s+(?:\w+\s+)?(?:{formed})\b", text),
        re.search(rf"{noun}\s+(?:{must})\s+(?:\w+\s+){{0,2}}(?:{formed})\b", text),
    ):
        if found:
            yield f"{found[1] or ''}{found[2]}"
            return
