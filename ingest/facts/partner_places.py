"""A block in, the partners that it lists by its place out: under a heading, behind a lead-in, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.clauses import acting, is_finite
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.name_lists import split_names
from ingest.facts.needles import Needled, caseless
from ingest.facts.partner_categories import behind_category, is_category, is_declined
from ingest.facts.partner_sentences import name_items, names_partners
from ingest.facts.reading import Reading
from ingest.sentences.splitting import LONGEST
from ingest.wordlists import word_list

__all__ = ["Place", "is_name", "is_partner_heading", "names_by_place"]

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_SENTENCE = 3  # plain words in an item that ends with a full stop
_LONGEST_HEADING = 7  # words; a longer one is no name
_RUN = 3  # short paragraphs side by side that are a list without marks
Place = tuple[str, int, int, float]  # the name as written, where its evidence begins and ends in the block, confidence


def names_by_place(reading: Reading, block: Block) -> Iterator[Place]:
    """The names that a block lists as partners."""
    under = any(is_partner_heading(heading) for heading in reading.section(block)[-1:])
    if block.kind in _TEXTS and under and not names_partners(block.text):
        yield from [*_wall(block)] or [*_lines(reading, block)] or _told(reading, block)
    elif block.kind is BlockKind.LIST_ITEM and _listed(reading, block, under):
        if block.depth == 1 or _is_sorted(reading, block):
            yield from _item(reading, block)
    elif block.kind is BlockKind.HEADING and (under or _contributing(reading.section(block)[-1:])):
        yield from _heading(reading, block)
    elif block.kind is BlockKind.CHART and under and is_name(block.text):
        yield " ".join(block.text.split()), 0, len(block.text), 0.8  # a tile
    elif block.kind is BlockKind.TABLE and under:
        yield from _row(block)


@lru_cache(maxsize=4096)  # asked for each block, by each reader
def is_partner_heading(heading: str) -> bool:
    """Whether a heading is that of a section that lists partners."""
    words, folded = word_list("partners")["headings"], heading.casefold()
    if any(re.search(rf"\b{re.escape(word)}\b", folded) for word in words["never"]):
        return False
    return any(re.search(rf"\b{re.escape(word)}(?:na|nas|s)?\b", folded) for word in words["words"])


def _contributing(headings: tuple[str, ...]) -> bool:
    """Whether the headings below are those who contribute: under "Så bidrar vi", "Vem står för vad?"."""
    words = word_list("partners")["headings"]["contributions"]
    return any(word in heading.casefold() for heading in headings for word in words)


def is_name(words: str) -> bool:
    """Whether an item may be the name of an organisation or group: short, no verb in it, no "med flera"."""
    items = word_list("partners")["items"]
    if words.casefold().strip(" .") in items["never"] or len(words.split()) > items["max_words"]:
        return False
    return _is_mention(words) or not any(is_finite(word) for word in words.split() if word.islower())


def _is_mention(words: str) -> bool:
    return any(one.start == 0 and one.end == len(words) for one in find_mentions(words))


def _listed(reading: Reading, block: Block, under: bool) -> bool:
    """Whether a list item stands in a list of partners: behind a lead-in, else under a heading for them."""
    lead = reading.lead_in(block)
    last = lead.text.casefold().split(". ")[-1].rstrip() if lead is not None and lead.kind in _TEXTS else ""
    if not last.endswith(":"):
        return under
    words = word_list("partners")["lead_in"]
    binds = any(re.search(rf"\b{word}\b", last) for word in words["binding"])
    nouns = (*words["nouns"], *words["verbs"], *words["under_heading"]) if under else words["nouns"]
    return not binds and any(noun in last for noun in nouns)


def _before(reading: Reading, block: Block) -> Block | None:
    return reading.document.block_at(block.start - 1) if block.start else None


def _is_sorted(reading: Reading, block: Block) -> bool:
    """Whether a nested item stands below one that is a sort of organisations ("Civilsamhälle")."""
    above = _before(reading, block)
    while above is not None and above.kind is BlockKind.LIST_ITEM and above.depth >= block.depth:
        above = _before(reading, above)
    return above is not None and above.kind is BlockKind.LIST_ITEM and is_category(above.text)


def _sorts_others(reading: Reading, block: Block) -> bool:
    """Whether an item is a sort of organisations under which others are nested."""
    nested = any(one.start == block.end + 1 and one.depth > block.depth for one in reading.blocks)
    return is_category(block.text) and nested


def _item(reading: Reading, block: Block) -> Iterator[Place]:
    """A list item that is a name, or a name before a dash or colon, or names behind their sort."""
    behind = name_items(block.text[begin:]) if (begin := behind_category(block.text)) else []
    if any(one.sort is Sort.NAME for words in behind for one in find_mentions(words)):
        yield from ((words, 0, len(block.text), 0.9) for words in behind)
        return
    if _sorts_others(reading, block):
        return
    head = re.split(r"\s+[–—-]\s+|:\s+|\n", block.text, maxsplit=1)[0].strip(" .,;")
    head = _shortly_called().sub("", head)
    if block.text.rstrip().endswith(":") or _is_sentence(block.text):
        return
    if (head[:1].isupper() and len(head.split()) < _LONGEST_HEADING) or _is_mention(head):
        yield head, 0, len(block.text), 0.9


@cache
def _shortly_called() -> Needled:
    """What an agreement adds to the name of a party: how it is called in what follows, and for whom it signs."""
    return caseless(rf",?\s*\(?(?:{'|'.join(word_list('partners')['items']['called'])})\b.*$|,\s+samt$")


def _is_sentence(text: str) -> bool:
    """Whether an item is a clause on the partners: "De fyra kommunerna benämns Kommunerna."."""
    plain = [word for word in text.split() if word.isalpha() and word.islower()]
    return text.rstrip().endswith(".") and len(plain) >= _SENTENCE and not _is_mention(text.strip(" ."))


def _lines(reading: Reading, block: Block) -> Iterator[Place]:
    """A short paragraph that is one name in a row of such: a list whose items have no mark."""
    if not _is_line(block.text):
        return
    siblings = [
        one for one in reading.blocks if one.kind in _TEXTS and reading.headings(one) == reading.headings(block)
    ]
    at = siblings.index(block)
    if at and siblings[at - 1].text.rstrip().endswith((",", " och")):
        return  # the line before it runs on
    run = [block]
    for step in (-1, 1):
        k = at + step
        while 0 <= k < len(siblings) and _is_line(siblings[k].text):
            run.append(siblings[k])
            k += step
    if len(run) >= _RUN and any(_is_mention(_bare_line(one.text)) for one in run):
        yield _bare_line(block.text), 0, len(block.text), 0.8


def _is_line(text: str) -> bool:
    words = _bare_line(text)
    if _is_mention(words):
        return True
    return words[:1].isupper() and is_name(words) and len(words.split()) < _LONGEST_HEADING and not is_category(words)


def _bare_line(text: str) -> str:
    """A line without "samt" before it and without the members of a group behind it."""
    text = re.sub(r"^(?:samt|och)\s+", "", text.strip(" .,;"))
    return text.split(":")[0] if re.match(r"[a-zåäö]", text) else text


def _told(reading: Reading, block: Block) -> Iterator[Place]:
    """The organisations that the sentences of a part on partners say to take part."""
    verbs = "|".join(word_list("partners")["lead_in"]["taking_part"])
    for sentence in reading.sentences_of(block):
        mentions = [one for one in find_mentions(sentence.text) if one.sort is Sort.NAME and not one.genitive]
        found = re.search(rf"\b(?:{verbs})\b", sentence.text)
        if found is None or is_declined(sentence.text):
            continue
        behind = [one for one in mentions if one.start >= found.end()]
        if behind and not re.search(r"\b(?:om|att|som|för)\b", sentence.text[found.end() : behind[0].start]):
            yield from ((one.name, sentence.start - block.start, sentence.end - block.start, 0.6) for one in behind)


def _wall(block: Block) -> Iterator[Place]:
    """A paragraph of names alone, parted by commas, bullets or lines."""
    if len(block.text) > LONGEST:
        return
    mentions = find_mentions(block.text)
    names = [one for one in mentions if one.sort in (Sort.NAME, Sort.GROUP)]
    named = sum(one.end - one.start for one in names)
    if len(names) < 2 or re.search(r"[a-zåäö]\.\s", block.text) or 2 * named < len(block.text):
        return
    if acting(block.text, mentions) is not None:
        return
    for line in block.text.split("\n"):
        for words in name_items(line[behind_category(line) :]):
            yield words, 0, len(block.text), 0.8


def _heading(reading: Reading, block: Block) -> Iterator[Place]:
    """A heading in an appendix of partners that is an organisation's name."""
    text = re.sub(r"^[\d.§\s]+", "", block.text).strip()
    if is_partner_heading(text) or len(text.split()) > _LONGEST_HEADING:
        return
    if is_category(text):
        return
    if len(both := _several(text)) > 1:
        yield from ((words, 0, len(block.text), 0.9) for words in both)
        return
    known = any(one.sort in (Sort.NAME, Sort.GROUP) for one in find_mentions(text))
    if known or (text[:1].isupper() and _heads_list(reading, block)):
        yield text, 0, len(block.text), 0.9 if known else 0.6


def _several(text: str) -> list[str]:
    """The names of a heading over two or more partners: "Skatteverket och Region X"."""
    names = [(one.start, one.end) for one in find_mentions(text) if one.sort is Sort.NAME]
    parts = [text[start:end] for start, end in split_names(text, names)]
    return parts if all(map(_is_mention, parts)) else []


def _heads_list(reading: Reading, heading: Block) -> bool:
    """Whether a heading has a list under it, as those of partners have that no register knows."""
    first = next((block for block in reading.blocks if heading in reading.headings(block)), None)
    return first is not None and first.kind is BlockKind.LIST_ITEM


def _row(block: Block) -> Iterator[Place]:
    columns = word_list("partners")["headings"]["columns"]
    if names := list(_sorted_row(block)):
        yield from names
        return
    for cell in block.cells:
        text = block.cell_text(cell).strip()
        if text.casefold() in columns:
            continue  # the head of the column itself
        if text and (cell.header.casefold().strip() in columns or (not cell.header and cell.column == 0)):
            both = _several(text)
            yield from ((words, cell.start, cell.end, 0.9) for words in (both if len(both) > 1 else [text]))


def _sorted_row(block: Block) -> Iterator[Place]:
    """The names of a row that begins with their sort: "Lärosäten | A, B"."""
    if len(block.cells) < 2 or not is_category(block.cell_text(block.cells[0])):
        return
    cell = block.cells[1]
    items = name_items(block.cell_text(cell))
    if any(one.sort is Sort.NAME for words in items for one in find_mentions(words)):  # not "skola, bosättning"
        yield from ((words, cell.start, cell.end, 0.9) for words in items)
