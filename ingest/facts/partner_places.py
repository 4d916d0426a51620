"""A block in, the partners that it lists by its place out: under a heading, behind a lead-in, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks.model import Block, BlockKind
from ingest.facts.clauses import acting, is_finite
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.partner_sentences import name_items
from ingest.facts.reading import Reading
from ingest.sentences.splitting import LONGEST
from ingest.wordlists import word_list

__all__ = ["Place", "is_name", "is_partner_heading", "names_by_place"]

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_SENTENCE = 3  # plain words in an item that ends with a full stop
_LONGEST_HEADING = 7  # words; a longer one is no name
Place = tuple[str, int, int, float]  # the name as written, where its evidence begins and ends in the block, confidence


def names_by_place(reading: Reading, block: Block) -> Iterator[Place]:
    """The names that a block lists as partners."""
    under = any(is_partner_heading(heading) for heading in reading.section(block)[-1:])
    if block.kind in _TEXTS and under:
        yield from _wall(block)
    elif block.kind is BlockKind.LIST_ITEM and block.depth == 1 and _listed(reading, block, under):
        yield from _item(block)
    elif block.kind is BlockKind.HEADING and (under or _contributing(reading.section(block)[-1:])):
        yield from _heading(reading, block)
    elif block.kind is BlockKind.TABLE and under:
        yield from _row(block)


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
    return not binds and any(noun in last for noun in words["nouns"])


def _item(block: Block) -> Iterator[Place]:
    """A list item that is a name, or a name before a dash or colon."""
    head = re.split(r"\s+[–—-]\s+|:\s+|\n", block.text, maxsplit=1)[0].strip(" .,;")
    if block.text.rstrip().endswith(":") or _is_sentence(block.text):
        return
    if (head[:1].isupper() and len(head.split()) < _LONGEST_HEADING) or _is_mention(head):
        yield head, 0, len(block.text), 0.9


def _is_sentence(text: str) -> bool:
    """Whether an item is a clause on the partners: "De fyra kommunerna benämns Kommunerna."."""
    plain = [word for word in text.split() if word.isalpha() and word.islower()]
    return text.rstrip().endswith(".") and len(plain) >= _SENTENCE and not _is_mention(text.strip(" ."))


def _wall(block: Block) -> Iterator[Place]:
    """A paragraph of names alone, parted by commas, bullets or lines."""
    if len(block.text) > LONGEST:
        return
    mentions = find_mentions(block.text)
    names = [one for one in mentions if one.sort in (Sort.NAME, Sort.GROUP)]
    named = sum(one.end - one.start for one in names)
    if len(names) < 2 or re.search(r"[a-zåäö]\.\s", block.text) or 2 * named < len(block.text):
        return
    if acting(block.text, mentions) is None:
        yield from ((words, 0, len(block.text), 0.8) for words in name_items(block.text))


def _heading(reading: Reading, block: Block) -> Iterator[Place]:
    """A heading in an appendix of partners that is an organisation's name."""
    text = re.sub(r"^[\d.§\s]+", "", block.text).strip()
    if is_partner_heading(text) or len(text.split()) > _LONGEST_HEADING:
        return
    known = any(one.sort in (Sort.NAME, Sort.GROUP) for one in find_mentions(text))
    if known or (text[:1].isupper() and _heads_list(reading, block)):
        yield text, 0, len(block.text), 0.9 if known else 0.6


def _heads_list(reading: Reading, heading: Block) -> bool:
    """Whether a heading has a list under it, as those of partners have that no register knows."""
    first = next((block for block in reading.blocks if heading in reading.headings(block)), None)
    return first is not None and first.kind is BlockKind.LIST_ITEM


def _row(block: Block) -> Iterator[Place]:
    columns = word_list("partners")["headings"]["columns"]
    for cell in block.cells:
        text = block.cell_text(cell).strip()
        if text.casefold() in columns:
            continue  # the head of the column itself
        if text and (cell.header.casefold().strip() in columns or (not cell.header and cell.column == 0)):
            yield text, cell.start, cell.end, 0.9
