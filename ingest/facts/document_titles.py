"""A read document in, its title and kind out: by title page, running header, metadata and the way it names itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.needles import Needled, caseless
from ingest.facts.reading import Reading
from ingest.wordlists import word_list
from ontology.lexicon import class_words

__all__ = ["Stated", "find_kind", "find_title", "kind_of", "named_kind", "own_words", "running_texts"]

KINDS = ("ActionPlan", "Agreement", "Strategy", "Leaflet")
_COVER = 2  # pages that a title may stand on
_LONGEST = 25  # words of a title
_SHORT_TEXT = 1500  # words of a document that may be a leaflet
_SHORT_PAGES = 4
_PAGE_NUMBER = caseless(r"^\s*(?:sida\s+)?\d{1,3}\b|\b(?:sida\s+)?\d{1,3}(?:\s*(?:av|/|\(|of)\s*\d+\)?)?\s*$")
_URL = re.compile(r"https?://\S+|www\.\S+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of the document and the place that proves it; a value from the file itself has no place."""

    value: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    weight: float
    block: Block | None = None


@cache
def _kind_patterns() -> dict[str, Needled]:
    return {kind: caseless(rf"\b[\w-]*(?:{'|'.join(_stems(kind))})\w{{0,4}}\b") for kind in KINDS}


def _stems(kind: str) -> Iterator[str]:
    weak = word_list("documents")["weak_kinds"]
    for word in sorted(set(class_words(kind)).difference(weak), key=len, reverse=True):
        yield re.escape(word.removesuffix("e")).replace(r"\ ", r"\w*\s+")  # "överenskommelsen", "strategiska planen"


def kind_of(title: str) -> str | None:
    """The kind that a title names first, such as Agreement; None where it names none."""
    found = [
        (m.start(), -len(m[0]), kind) for kind, pattern in _kind_patterns().items() if (m := pattern.search(title))
    ]
    return min(found)[2] if found else None


def find_title(reading: Reading) -> Stated:
    """The title, with its place where a page shows it; the name of the file where nothing else tells it."""
    candidates = list(_candidates(reading))
    if not candidates:
        return Stated(re.sub(r"[_\s]+", " ", PurePath(reading.document.file_name).stem))
    headings = [one for one in candidates if one.block is not None and one.block.kind is BlockKind.HEADING]
    if headings and is_web_page(reading):
        best = headings[0]
    else:
        best = max(candidates, key=lambda one: _score(one, candidates))
    block = best.block or _shown(best.text, reading)
    return Stated(_readable(best.text), _evidence(reading, block, best.text) if block else None)


def _readable(title: str) -> str:
    """A title in capitals as a sentence; the name of its county keeps its capital."""
    if not title.isupper():
        return title
    return re.sub(r"\b\w+ län\b", lambda found: found[0][:1].upper() + found[0][1:], title.capitalize())


def _score(one: _Candidate, others: list[_Candidate]) -> float:
    support = sum(1 for other in others if other is not one and _alike(one.text, other.text))
    return one.weight + 2 * (kind_of(one.text) is not None) + min(support, 2)


def _alike(one: str, other: str) -> bool:
    first, second = set(_words(one)), set(_words(other))
    return bool(first and second) and len(first & second) >= 0.8 * min(len(first), len(second))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    title = _clean(reading.document.metadata.get("title", ""))
    if title and not _accidental(title):
        yield _Candidate(title, 1.5)
    for text, block in running_texts(reading):
        yield _Candidate(text, 1.0, block)
    yield from _headings(reading)


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" *|–-")


def _accidental(title: str) -> bool:
    return any(re.search(pattern, title.casefold()) for pattern in word_list("documents")["no_title"])


def running_texts(reading: Reading) -> Iterator[tuple[str, Block]]:
    """The running headers and footers without their page numbers, each with the first block that shows it."""
    first: dict[str, Block] = {}
    count: Counter[str] = Counter()
    for block in reading.document.blocks:
        if block.kind is BlockKind.FURNITURE and block.role not in ("toc", "nav", "cookie_banner", "watermark"):
            text = _clean(_PAGE_NUMBER.sub("", block.text))
            count[text] += 1
            first.setdefault(text, block)
    for text, times in count.items():
        if times >= min(3, len(reading.document.page_sizes)) and len(text.split()) > 1 and not _URL.search(text):
            yield text, first[text]


def _headings(reading: Reading) -> Iterator[_Candidate]:
    body = reading.blocks
    first = next((block.page for block in body), 1)
    parts = word_list("documents")["parts"]
    for i, block in enumerate(body):
        if block.page > max(_COVER, first):
            return
        if i + 1 < len(body) and body[i + 1].role == "title" and block.kind is BlockKind.HEADING:
            continue  # a few words in small type above the title
        text = _clean(" ".join([block.text, *_going_on(body, i)]))
        if block.role == "title":
            yield _Candidate(text, 3.0, block)
        elif block.kind is BlockKind.HEADING and len(text.split()) <= _LONGEST and text.casefold() not in parts:
            yield _Candidate(text, 2.0 * (block.page == 1 and i < 4) + 0.5 * (i == 0) - 0.3 * (block.level or 1), block)


def _going_on(body: list[Block], i: int) -> Iterator[str]:
    """The rest of a title that the cover breaks into several texts: each goes on in lower case."""
    for block in body[i + 1 : i + 3]:
        if block.marker and block.marker in "–—-" and block.text[:1].islower() and kind_of(block.text):
            yield f"– {block.text}"  # a subtitle that the cover sets off with a dash
            return
        goes_on = re.match(r"(?:för|om|i|inom|och|kring|mot|till)\s", block.text) and block.page == body[i].page
        if not goes_on or len(block.text.split()) > _LONGEST:
            return
        yield block.text


def _shown(title: str, reading: Reading) -> Block | None:
    """The block that shows a title which the file gives."""
    wanted = "".join(_words(title))
    for block in reading.document.blocks:
        if len(block.text) < 4 * len(title) and block.role != "toc" and wanted in "".join(_words(block.text)):
            return block
    return None


def _evidence(reading: Reading, block: Block, title: str) -> Evidence:
    at = block.text.casefold().find(title.casefold())
    start = block.start + max(at, 0)
    return reading.evidence(start, start + len(title) if at >= 0 else block.end, "title")


def find_kind(reading: Reading, title: str) -> str:
    """Strategy, Agreement, ActionPlan, Leaflet or WebPage."""
    if is_web_page(reading):
        return "WebPage"
    on_cover = (
        kind_of(block.text) for block in reading.blocks if block.page == 1 and len(block.text.split()) <= _LONGEST
    )
    own = next((kind for kind in on_cover if kind), None)
    return (
        kind_of(title)
        or own
        or _plain_kind(title)
        or _self_named(reading)
        or ("Leaflet" if _is_short(reading) else "Strategy")
    )


def named_kind(title: str) -> str | None:
    """The kind that a title names by any word for it: the document of that title is what the page or leaflet gives."""
    compounds = {kind: "|".join(words) for kind, words in word_list("documents")["own"].items()}
    found = (kind for kind, ends in compounds.items() if caseless(rf"\b\w*(?:{ends})\b").search(title))
    return kind_of(title) or next(found, None)


def _plain_kind(title: str) -> str | None:
    """The kind by a plain word such as "plan", which tells less than a compound."""
    own = word_list("documents")["own"]
    return next((kind for kind, words in own.items() if caseless(rf"\b(?:{'|'.join(words)})\b").search(title)), None)


def is_web_page(reading: Reading) -> bool:
    """Whether the file is a web page, or one that a browser printed: its address stands on most pages."""
    document = reading.document
    if "html" in document.media_type:
        return True
    shown = {b.page for b in document.blocks if b.kind is BlockKind.FURNITURE and re.search(r"https?://", b.text)}
    numbered = any(re.search(r"\b\d+/\d+\b", b.text) for b in document.blocks if b.kind is BlockKind.FURNITURE)
    printed = any(b.role == "print_header" for b in document.blocks)
    return printed or (numbered and len(shown) >= max(1, len(document.page_sizes) - 1))


def _is_short(reading: Reading) -> bool:
    words = sum(len(block.text.split()) for block in reading.blocks)
    return words < _SHORT_TEXT and len(reading.document.page_sizes) <= _SHORT_PAGES


def _self_named(reading: Reading) -> str | None:
    """The kind that the text calls itself most ("denna överenskommelse")."""
    naming = "|".join(word_list("documents")["self_naming"])
    count: Counter[str] = Counter()
    for found in caseless(rf"\b(?:{naming})\s+((?:\w+\s+)?[\w-]+)").finditer("\n".join(b.text for b in reading.blocks)):
        kind = kind_of(found[1])
        count[kind or ""] += kind is not None
    best = count.most_common(1)
    return best[0][0] or None if best else None


def own_words(kind: str, title: str) -> Needled:
    """A pattern for the words by which a text of this kind and title means itself ("strategin", "SÖK:en")."""
    kind = kind if kind in KINDS else "Strategy"
    lists = word_list("documents")
    listed = {*class_words(kind), *lists["own"].get(kind, ())}.difference(lists["weak_kinds"])
    nouns = sorted(word for word in listed if " " not in word)
    plain = "|".join(re.escape(word.removesuffix("e")) + r"\w{1,4}" for word in nouns)
    bare = "|".join(map(re.escape, nouns))
    named = "|".join(re.escape(word) + r"\w{0,3}" for word in _words(title) if len(word) > 7 and kind_of(word))
    pointed = rf"(?:{'|'.join(lists['self_naming'])})\s+(?:{bare})"
    short = r"(?-i:[A-ZÅÄÖ]{3,4}):?en"
    return caseless(rf"\b(?:{'|'.join(filter(None, [plain, named, pointed, short]))})\b")
