"""A reading in, the words explained in lists, boxes and tables out, each with the span of its explanation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.facts.body import body_blocks
from ingest.facts.mentions import find_mentions as name_mentions
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import find_mentions, terms
from ingest.facts.reading import Reading
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["Entry", "asked_term", "asked_terms", "glossary_entries", "in_glossary"]

_TERM_WORDS = 8
_ASKED_WORDS = 5
_FEW_WORDS = 4  # of a term within a paragraph of several
_FEWEST = 2  # terms of such a paragraph
_FEWEST_EXPLAINING = 4  # words of an explanation that only the type tells from its word
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_GUESS = 0.6  # confidence of an entry without a heading that tells a list of words
_LABELLED = re.compile(r"^[”\"“*]?(?P<term>[^\n:–—.]{2,70}?)[”\"“*]?\s*(?:\n|:\s|\s[–—=-]\s)\s*(?P<text>\S)")
_RUN_IN = re.compile(  # in print its word is bold: "Välfärdsteknik Digital teknik som ..."
    r"^(?P<term>[A-ZÅÄÖ][\w/-]*(?:\s[a-zåäö][\w/-]*){0,4}?)\s(?P<text>[A-ZÅÄÖ][a-zåäö]*\b(?!\s*[.:–—]).*)", re.DOTALL
)
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.DEFINITION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as written and the span of its explanation in the document's text; `source` is what it is taken from."""

    term: str
    start: int
    end: int
    block: Block
    confidence: float
    source: str | None = None


@cache
def _headings() -> Needled:
    return caseless(rf"^\W*(?:[\d.§]+\s+)?(?:{'|'.join(word_list('definitions')['glossary'])})\b")


def _is_glossary(heading: str) -> bool:
    named = _headings().search(heading) is not None and len(heading.split()) <= _TERM_WORDS
    return named and asked_term(heading) is None


def in_glossary(reading: Reading, block: Block) -> bool:
    """Whether a block stands under a heading such as "Begrepp" or "Ordlista"."""
    return any(_is_glossary(text) for text in reading.section(block)) or (
        block.frame is not None and block.frame in _glossary_frames(reading)
    )


@lru_cache(maxsize=1)  # asked about for each block of a document
def _glossary_frames(reading: Reading) -> frozenset[int | None]:
    """The boxes that such a heading stands in, or a text that is as short; headings of one level stand side by side."""
    kinds = (BlockKind.HEADING, BlockKind.BOX, BlockKind.DEFINITION, BlockKind.PARAGRAPH)
    return frozenset(one.frame for one in reading.blocks if one.kind in kinds and _is_glossary(one.text)) - {None}


def asked_term(heading: str) -> str | None:
    """The word that a heading asks for ("Vad menar vi med integration?")."""
    for pattern in word_list("definitions")["questions"]:
        found = caseless(rf"\W*{pattern}\W*").fullmatch(heading.strip())
        words = found["term"].casefold().split() if found else []
        asks = bool(words) and not set(words) & set(word_list("definitions")["not_asked"])
        if found and asks and len(words) <= _ASKED_WORDS and re.search(r"\w", found["term"]):
            return found["term"]
    return None


def asked_terms(heading: str) -> tuple[str, ...]:
    """The words between which a heading asks for the difference ("Vad är skillnaden mellan barn och unga?")."""
    found = caseless(rf"\W*{word_list('definitions')['differences']}\W*").fullmatch(heading.strip())
    return tuple(term for term in found.groups() if term) if found else ()


def glossary_entries(reading: Reading) -> list[Entry]:
    """The entries of lists, boxes and tables of explained words, in the order of the text."""
    found: list[Entry] = []
    above: Block | None = None  # what may be the word that the next block explains
    for block in body_blocks(reading):
        inside = in_glossary(reading, block)
        if above is not None and above.kind is BlockKind.HEADING and _labels_words(found, reading, above):
            above = None  # "Läs mer" below a list of words that has its words and explanations side by side
        run = list(_run(reading, block)) if inside and block.kind in _RUNNING else []
        if run:
            found += run
            above = None
            continue
        entry = _of_row(block, inside) if block.kind is BlockKind.TABLE else _of_block(block, inside, above)
        if entry is None and inside:
            entry = _run_in(block)
        if entry:
            found.append(entry)
        elif found and above is None and _goes_on(found[-1], block):
            found[-1] = replace(found[-1], end=block.end)
        above = block if entry is None and _may_be_term(block, inside) else None
    return [entry for entry in found if entry.confidence > _GUESS or _has_twin(entry, found)]


def _run(reading: Reading, block: Block) -> list[Entry]:
    """The words that a paragraph explains one after the other: "Guide: den som ... Värd: den som ..."."""
    sentences = reading.sentences_of(block)
    starts = [n for n, one in enumerate(sentences) if (hit := _LABELLED.match(one.text)) and _is_short(hit["term"])]
    if len(starts) < _FEWEST or starts[0] != 0:
        return []
    ends = [n - 1 for n in starts[1:]] + [starts[-1] + len(list(takewhile(_continues, sentences[starts[-1] + 1 :])))]
    labelled = [(sentences[n], sentences[end].end) for n, end in zip(starts, ends, strict=True)]
    return [_labelled_by(one, end, block) for one, end in labelled]


def _labelled_by(sentence: Sentence, end: int, block: Block) -> Entry:
    found = _LABELLED.match(sentence.text)
    assert found
    return Entry(found["term"], sentence.start + found.start("text"), end, block, 0.8)


def _continues(sentence: Sentence) -> bool:
    """Whether a sentence goes on about the word before it: "Begreppet används ...", "Hit räknas ..."."""
    return caseless(rf"^(?:{'|'.join(word_list('definitions')['continuing'])})\b").match(sentence.text) is not None


def _is_short(term: str) -> bool:
    return len(term.split()) <= _FEW_WORDS


def _labels_words(found: list[Entry], reading: Reading, heading: Block) -> bool:
    """Whether the list of words in which a heading stands has had entries of another form: "Barn – den som ..."."""
    around = reading.headings(heading)[:1]
    beside = (one for one in found if _LABELLED.match(one.block.text))
    same = [
        one
        for one in beside
        if (around and reading.headings(one.block)[:1] == around)
        or (heading.frame is not None and one.block.frame == heading.frame)
    ]
    return len(same) > 1


def _has_twin(entry: Entry, found: list[Entry]) -> bool:
    """Whether a box without a telling heading holds a second word, as a list of words does."""
    return sum(other.block.frame == entry.block.frame for other in found) > 1


def _of_block(block: Block, inside: bool, above: Block | None) -> Entry | None:
    if block.kind not in _TEXT:
        return None
    if above is not None and (inside or _explains(block.text)):
        return Entry(above.text, block.start, block.end, block, 0.8 if inside else _GUESS)
    labelled = _LABELLED.match(block.text)
    if labelled is None or len(labelled["term"].split()) > _TERM_WORDS:
        return None
    if block.kind is BlockKind.FOOTNOTE and not _explains(block.text[labelled.start("text") :]):
        return None  # "Källa: ..."
    told = _explains(block.text[labelled.start("text") :]) and not _is_heading_word(labelled["term"])
    if "målgrupp" in labelled["term"].casefold() and not inside:
        return None
    if inside or told or block.kind is BlockKind.DEFINITION:
        return Entry(labelled["term"], block.start + labelled.start("text"), block.end, block, 0.8)
    return None


def _run_in(block: Block) -> Entry | None:
    """A word and its explanation that nothing but the type tells apart; a guess, until a second is beside it."""
    found = _RUN_IN.match(block.text) if block.kind in _TEXT else None
    words = found["term"].casefold().split() if found else []
    if (
        found is None
        or {words[0], words[-1]} & set(word_list("definitions")["no_edge"])
        or len(found["text"].split()) < _FEWEST_EXPLAINING
    ):
        return None
    if any(one.start == found.start("text") for one in name_mentions(block.text)):
        return None  # "Kontakta Region ..."
    return Entry(found["term"], block.start + found.start("text"), block.end, block, _GUESS)


def _is_heading_word(term: str) -> bool:
    """Whether a word before a colon says what kind of statement follows: "Strategiskt mål: ...", "Målgrupp: ..."."""
    kinds = ("Goal", "StrategicGoal", "SubGoal", "OverallGoal", "Purpose", "Action", "FocusArea", "TargetGroup")
    return bool(find_mentions(term, terms(*kinds), compounds=True))


def _may_be_term(block: Block, inside: bool) -> bool:
    """Whether a block is short as a word whose explanation follows: within a list of words, or heading a box."""
    if (
        len(block.text.split()) > _TERM_WORDS
        or block.text.rstrip().endswith((".", ":", "?"))
        or _is_glossary(block.text)
    ):
        return False
    heads_box = block.kind is BlockKind.HEADING and block.frame is not None and "målgrupp" not in block.text.casefold()
    return heads_box or (inside and block.kind in (BlockKind.HEADING, *_TEXT) and block.kind is not BlockKind.FOOTNOTE)


def _explains(text: str) -> bool:
    """Whether a text opens as an explanation of a word for people does ("en person som ...")."""
    return caseless(word_list("definitions")["explaining"]).match(text) is not None


def _goes_on(entry: Entry, block: Block) -> bool:
    """Whether a block of a list of words continues the entry directly before it."""
    same = block.kind is BlockKind.DEFINITION is entry.block.kind and block.frame == entry.block.frame
    return same and "\n" not in block.text and entry.end + 1 == block.start


def _of_row(block: Block, inside: bool) -> Entry | None:
    if block.role == "table_header":
        return None
    columns = word_list("definitions")
    term, text = _cell(block, columns["term_columns"]), _cell(block, columns["text_columns"])
    if (term is None or text is None) and inside and len(block.cells) > 1:
        term, text = block.cells[:2]
    if term is None or text is None or term is text:
        return None
    word, explanation = block.cell_text(term).strip(), block.cell_text(text).strip()
    header = word.casefold() in columns["term_columns"] and explanation.casefold() in columns["text_columns"]
    if not word or not explanation or header or len(word.split()) > _TERM_WORDS:
        return None
    source = _cell(block, columns["source_columns"])
    named = block.cell_text(source).strip() if source else ""
    return Entry(word, block.start + text.start, block.start + text.end, block, 0.8, named or None)


def _cell(block: Block, names: list[str]) -> Cell | None:
    return next((cell for cell in block.cells if cell.header.strip().casefold() in names), None)
