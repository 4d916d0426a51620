"""A read document in, its county, municipality and publisher out; a name outside the registers stays as written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.document_titles import Stated, running_texts
from ingest.facts.needles import caseless
from ingest.facts.reading import Reading
from ingest.wordlists import word_list
from ontology.lexicon import counties

__all__ = ["find_county", "find_municipality", "find_publisher", "publisher_kind"]

_NAME = r"(?:(?:Västra|Östra|Norra|Södra|Övre|Nedre|Inre)\s+)?[A-ZÅÄÖ][\w-]+"
_COUNTY = re.compile(rf"(?<![\w-])({_NAME})\s+[Ll]än(?:s|et)?\b(?![\w-])")
_PUBLISHER = re.compile(
    rf"\b(Länsstyrelsen(?:\s+i)?\s+{_NAME}(?:\s+län)?|Region\s+{_NAME}(?:\s+län)?|Kommunförbundet\s+{_NAME}(?:\s+län)?"
    rf"|{_NAME}\s+kommun|Länsstyrelserna)(?![\w-])"
)
_KINDS = (("Länsstyrelse", "CountyBoard"), ("Region", "Region"), ("Kommunförbund", "MunicipalAssociation"))
_MUNICIPALITY = re.compile(rf"\b({_NAME})\s+(?:kommun|stad)s?\b")
_COVER_WEIGHT, _CUE_WEIGHT, _HEADER_WEIGHT = 5.0, 3.0, 4.0
_IMPRINT = 14  # words of a line of the cover that a name opens: "Region X. Antagen av regionfullmäktige den ..."
_SHARE = 0.5  # of all mentions of counties that the document's own must have where no title names it


@cache
def _register() -> dict[str, str]:
    """The official name of each county by its folded names."""
    found = {county.name.casefold(): county.name for county in counties()}
    return found | {f"{county.short_name} län".casefold(): county.name for county in counties()}


def _official(name: str) -> str:
    """The register's name of a county, or else the name as it is written ("X län")."""
    words = name.split()
    if (
        " ".join(words[-1:]).casefold() + " län" in _register()
        or words[0].casefold() in word_list("terms")["prepositions"]
    ):
        words = words[-1:]  # a sentence or title that opens with "I" or "För"
    return _register().get(" ".join([*words, "län"]).casefold(), " ".join([*words, "län"]))


def find_county(reading: Reading, title: Stated) -> Stated | None:
    """The county that title or running header names, or else the one that the text or its publisher names most."""
    by_title = _named(title.value) or _short_named(title.value)
    if by_title:
        return _with_evidence(reading, by_title) if not title.evidence else _at_title(reading, title, by_title)
    for text, _ in running_texts(reading):
        if name := _named(text) or _short_named(text):
            return _with_evidence(reading, name)
    publisher = find_publisher(reading, None, "")
    by_publisher = publisher and (_named(publisher.value) or _short_named(publisher.value))
    return _most_named(reading) or (_with_evidence(reading, by_publisher) if by_publisher else None)


def _named(text: str) -> str | None:
    found = _COUNTY.search(text.title() if text.isupper() else text)
    return _official(found[1]) if found else None


def _short_named(text: str) -> str | None:
    """A county of the register that a title names without "län"."""
    for county in sorted(counties(), key=lambda one: -len(one.short_name)):
        if caseless(rf"\b{re.escape(county.short_name)}s?\b").search(text):
            return county.name
    return None


def _at_title(reading: Reading, title: Stated, name: str) -> Stated:
    assert title.evidence
    return Stated(name, reading.evidence(title.evidence.start, title.evidence.end, "county"))


def _with_evidence(reading: Reading, name: str) -> Stated:
    """A county with the first place that names it."""
    wanted = name.removesuffix(" län").removesuffix("s")
    pattern = caseless(rf"(?<!\w){re.escape(wanted)}s?\s+läns?\b")
    for exact in (pattern, caseless(rf"(?<!\w){re.escape(wanted)}s?\b")):
        for block in reading.document.blocks:
            if found := exact.search(block.text):
                return Stated(name, reading.evidence(block.start + found.start(), block.start + found.end(), "county"))
    return Stated(name)


def _most_named(reading: Reading) -> Stated | None:
    count = Counter(_official(name[1]) for block in reading.document.blocks for name in _COUNTY.finditer(block.text))
    best = count.most_common(1)
    if best and best[0][1] >= 2 and best[0][1] >= _SHARE * count.total():
        return _with_evidence(reading, best[0][0])
    return None


def find_municipality(title: str) -> str | None:
    """The municipality that a title names as its own ("... i Hällesunds kommun")."""
    found = _MUNICIPALITY.search(title)
    return f"{found[1]} kommun" if found else None


def find_publisher(reading: Reading, county: str | None, kind: str) -> Stated | None:
    """The board, region, association or municipality that issues the document, by its fullest name."""
    weights: defaultdict[str, float] = defaultdict(float)
    first: dict[str, tuple[int, int]] = {}
    for name, start, weight in _mentions(reading, kind):
        key = re.sub(r"\s+", " ", name)
        weights[key] += weight
        first.setdefault(key, (start, start + len(name)))
    author = _PUBLISHER.search(reading.document.metadata.get("author", ""))
    if author:
        weights[author[1]] += _COVER_WEIGHT
    if kind == "Agreement":  # the parties issue it together unless it names one
        weights = defaultdict(float, {name: weight for name, weight in weights.items() if weight >= _CUE_WEIGHT})
    if not weights:
        return None
    best = max(weights, key=lambda name: (weights[name] + _bonus(name, county), len(name), name))
    place = first.get(best)
    return Stated(best, reading.evidence(*place, "publisher") if place else None)


def _bonus(name: str, county: str | None) -> float:
    """A county board of the document's own county is likelier than any other organisation."""
    own = county is not None and county.removesuffix(" län").removesuffix("s") in name
    return (1.0 if own else -1.0 if county else 0.0) + (1.0 if name.startswith("Länsstyrelse") else 0.0)


def _mentions(reading: Reading, kind: str) -> Iterator[tuple[str, int, float]]:
    # the last page of an agreement has the names of all who sign it
    last = 0 if kind == "Agreement" else len(reading.document.page_sizes)
    for block in reading.document.blocks:
        for found in _PUBLISHER.finditer(block.text):
            yield found[1].rstrip(), block.start + found.start(1), _weight(block, found, last)


def _weight(block: Block, found: re.Match[str], last: int) -> float:
    if block.role == "signature" or block.role == "toc":
        return 0.0
    line = block.kind is not BlockKind.LIST_ITEM
    alone = line and _length(block.text) <= _length(found[0]) + 3
    opens = line and found.start(1) == 0 and _length(block.text) <= _IMPRINT and block.text.rstrip()[-1:] != "."
    if block.kind is BlockKind.FURNITURE:
        return _HEADER_WEIGHT
    if (block.page == 1 and (alone or opens)) or (block.page == last > 2 and alone):
        return _COVER_WEIGHT
    return _CUE_WEIGHT if _tells_publisher(block.text) else 0.1


@lru_cache(maxsize=64)  # a block is asked about once a name
def _length(text: str) -> int:
    return len(text.split())


@lru_cache(maxsize=64)
def _tells_publisher(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in word_list("documents")["publishing"])


def publisher_kind(name: str) -> str | None:
    """The kind of a publisher by its name."""
    return next(
        (kind for start, kind in _KINDS if name.startswith(start)),
        "MunicipalityOrganisation" if name.endswith("kommun") else None,
    )
