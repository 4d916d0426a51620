"""Blocks in the making in, what they are out: footnotes, captions, signatures, definitions, pull quotes, boxes."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ingest.blocks.drafts import Draft
from ingest.blocks.model import BlockKind
from ingest.blocks.text import is_mark
from ingest.layout.lines import Line
from ingest.layout.signs import words_of
from ingest.layout.words import PageContent, Shape, Style

__all__ = ["find_boxes", "find_captions", "find_definitions", "find_footnotes", "find_signatures"]

_MARK = re.compile(r"\d{1,3}|\*{1,3}|[†‡]")
_STAR_BEHIND = re.compile(r"\w(\*{1,3}|[†‡])[\W_]*$")
_CAPTION = re.compile(r"\w+\.?\s+\d{1,2}(?:\.\d{1,2})?\s?[.:–-]?\s")
_STARRED = re.compile(r"(\*{1,3}|[†‡])\w")


def find_footnotes(drafts: Sequence[Draft], pages: Mapping[int, PageContent], body: Style) -> None:
    """Small type that begins with a mark, low on the page or below a rule or answering a mark of the page."""
    marks = _marks(drafts)
    for draft in drafts:
        mark = _leading_mark(draft)
        if (
            mark is None
            or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            or draft.size > 0.95 * body.size
        ):
            continue
        page = pages[draft.page]
        raised = is_mark(draft.lines[0].words[0], draft.lines[0]) and draft.marker is None
        if mark in marks[draft.page] or raised or (_below_rule(draft, page) and draft.top > 0.5 * page.height):
            draft.kind, draft.number, draft.marker = BlockKind.FOOTNOTE, mark, None
            _drop_mark(draft, mark)
    _find_rests(drafts, pages)


def _find_rests(drafts: Sequence[Draft], pages: Mapping[int, PageContent]) -> None:
    """The rest of a note that goes on at the foot of the next page has no mark."""
    notes = [draft for draft in drafts if draft.kind is BlockKind.FOOTNOTE]
    broken = {draft.page: draft for draft in notes if not draft.ended}
    for draft in drafts:
        note = broken.get(draft.page - 1)
        if note is None or draft.kind is not BlockKind.PARAGRAPH or abs(draft.size - note.size) > 0.3:
            continue
        page = pages[draft.page]
        if draft.top > 0.5 * page.height and _below_rule(draft, page) and draft.text[:1].islower():
            draft.kind = BlockKind.FOOTNOTE


def _marks(drafts: Sequence[Draft]) -> dict[int, set[str]]:
    """The marks that the texts of each page bear."""
    found: dict[int, set[str]] = defaultdict(set)
    for draft in drafts:
        for line in draft.lines:
            for word in line.words[0 if line is not draft.lines[0] else 1 :]:
                if is_mark(word, line):
                    found[line.page].update(_MARK.findall(word.text))
                elif hit := _STAR_BEHIND.search(word.text):
                    found[line.page].add(hit[1])
            if hit := _STAR_BEHIND.search(line.words[0].text):
                found[line.page].add(hit[1])
    return found


def _leading_mark(draft: Draft) -> str | None:
    if draft.marker:
        return draft.marker.strip("().") if _MARK.fullmatch(draft.marker.strip("().")) else None
    first = draft.lines[0].words[0].text
    if _MARK.fullmatch(first) and len(draft.lines[0].words) > 1:
        return first
    starred = _STARRED.match(first)
    return starred[1] if starred else None


def _drop_mark(draft: Draft, mark: str) -> None:
    line = draft.lines[0]
    first = line.words[0]
    if first.text == mark and len(line.words) > 1:
        draft.lines[0] = Line(line.words[1:], line.page)


def _below_rule(draft: Draft, page: PageContent) -> bool:
    return any(
        shape.is_rule
        and shape.x1 - shape.x0 > 40
        and -2 < draft.top - shape.bottom < 90
        and abs(shape.x0 - draft.left) < 12
        for shape in page.shapes
    )


def find_captions(drafts: Sequence[Draft], pages: Mapping[int, PageContent], body: Style) -> None:
    """Small type beside a picture, drawing or chart, or a text that says that it is a caption."""
    charts = [draft for draft in drafts if draft.kind is BlockKind.CHART]
    for draft in drafts:
        if (
            draft.kind is BlockKind.PARAGRAPH
            and draft.frame is None
            and _is_caption(draft, pages[draft.page], charts, body)
        ):
            draft.kind = BlockKind.CAPTION


def _is_caption(draft: Draft, page: PageContent, charts: Sequence[Draft], body: Style) -> bool:
    first = draft.lines[0].words[0].text.rstrip(":.0123456789").casefold()
    if first in words_of("captions") and len(draft.text) < 250 and _CAPTION.match(draft.text):
        return True
    if first in words_of("captions") and len(draft.text) < 250 and (draft.size < 0.97 * body.size or draft.italic):
        return True
    if draft.size > 0.93 * body.size or draft.style.look == body.look:
        return False
    figures = [_extent(c.lines) for c in charts if c.page == draft.page] + [_shape_box(s) for s in page.drawings]
    return any(_is_close(draft, figure) for figure in figures)


def _shape_box(shape: Shape) -> tuple[float, float, float, float]:
    return shape.x0, shape.top, shape.x1, shape.bottom


def _extent(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    return min(i.x0 for i in lines), min(i.top for i in lines), max(i.x1 for i in lines), max(i.bottom for i in lines)


def _is_close(draft: Draft, figure: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = figure
    left, high, right, low = _extent(draft.lines)
    across = min(x1, right) - max(x0, left)
    return across > -60 and min(abs(high - bottom), abs(top - low)) < 75


def find_signatures(drafts: list[Draft], pages: Mapping[int, PageContent]) -> None:
    """A name and an organisation below a line to sign on, where a page has two such or more."""
    tops = _signed(drafts, pages)
    counts = Counter(drafts[n].page for n in tops)
    for n in reversed(tops):
        if counts[drafts[n].page] >= 2:
            _join_signature(drafts, n, set(tops))
    _order_signatures(drafts)


def _order_signatures(drafts: list[Draft]) -> None:
    """Signatures in three columns or more are read row by row; in two, column by column."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for n, draft in enumerate(drafts):
        if draft.role == "signature":
            by_page[draft.page].append(n)
    for places in by_page.values():
        if len({round(drafts[n].left / 20) for n in places}) >= 3:
            ranked = sorted((drafts[n] for n in places), key=lambda draft: (round(draft.top / 8), draft.left))
            for n, draft in zip(places, ranked, strict=True):
                drafts[n] = draft


def _signed(drafts: Sequence[Draft], pages: Mapping[int, PageContent]) -> list[int]:
    """The drafts that stand next below a line to sign on."""
    found: set[int] = set()
    by_page: dict[int, list[int]] = defaultdict(list)
    for n, draft in enumerate(drafts):
        if _may_sign(draft):
            by_page[draft.page].append(n)
    for number, short in by_page.items():
        page = pages[number]
        tables = [draft for draft in drafts if draft.kind is BlockKind.TABLE and draft.page == number]
        for rule in page.shapes:
            if any(_closes(rule, table) for table in tables):
                continue
            if rule.is_rule and 60 < rule.x1 - rule.x0 < 0.6 * page.width:
                below = [n for n in short if _is_below(drafts[n], rule)]
                found |= {min(below, key=lambda n: drafts[n].top)} if below else set()
    return sorted(found)


def _closes(rule: Shape, table: Draft) -> bool:
    """Whether a rule is the line below a row of a table."""
    left, top, right, bottom = _extent(table.lines)
    return rule.x0 < right and rule.x1 > left and top < rule.top < bottom + table.size


def _may_sign(draft: Draft) -> bool:
    return draft.kind is BlockKind.PARAGRAPH and len(draft.text) <= 120 and draft.frame is None and not draft.ended


def _is_below(draft: Draft, rule: Shape) -> bool:
    return -2 < draft.top - rule.bottom < 2 * draft.size and abs(rule.x0 - draft.left) < 8


def _join_signature(drafts: list[Draft], n: int, tops: set[int]) -> None:
    draft = drafts[n]
    at = n + 1
    while at < len(drafts) and at not in tops and len(draft.lines) < 5 and _goes_on(draft, drafts[at]):
        draft.lines += drafts[at].lines
        at += 1
    del drafts[n + 1 : at]
    draft.role = "signature"
    draft.breaks = frozenset(range(1, len(draft.lines)))


def _goes_on(draft: Draft, after: Draft) -> bool:
    return (
        after.kind is BlockKind.PARAGRAPH
        and after.flow == draft.flow
        and len(after.text) < 80
        and -1 < after.top - draft.bottom < 1.2 * draft.size
    )


def find_definitions(drafts: list[Draft]) -> None:
    """Terms with their explanations within a frame become one block each."""
    frames: dict[int, list[int]] = defaultdict(list)
    for n, draft in enumerate(drafts):
        if draft.frame is not None:
            frames[draft.frame].append(n)
    gone: set[int] = set()
    for members in frames.values():
        gone |= _join_terms(drafts, members) or _join_set_off_terms(drafts, members)
    drafts[:] = [draft for n, draft in enumerate(drafts) if n not in gone]


def _join_terms(drafts: list[Draft], members: list[int]) -> set[int]:
    """A heading that is a term, with the one paragraph that explains it; there are two such or more."""
    pairs = [(a, b) for a, b in itertools.pairwise(members) if _explains(drafts[a], drafts[b])]
    looks = Counter(drafts[a].style.look for a, _ in pairs)
    pairs = [(a, b) for a, b in pairs if looks[drafts[a].style.look] >= 2]
    headings = [n for n in members[1:] if drafts[n].kind is BlockKind.HEADING and looks[drafts[n].style.look] >= 2]
    if len(pairs) < 2 or len(pairs) < len([n for n in headings if n not in {b for _, b in pairs}]):
        return set()
    for a, b in pairs:
        term = drafts[a]
        term.breaks = frozenset({len(term.lines)})
        term.lines = [*term.lines, *drafts[b].lines]
        term.kind, term.role = BlockKind.DEFINITION, None
    return {b for _, b in pairs}


def _explains(term: Draft, text: Draft) -> bool:
    if term.kind is not BlockKind.HEADING or text.kind is not BlockKind.PARAGRAPH or len(term.text) > 60:
        return False
    begin = [word.strip('”"“.,:;').casefold() for word in text.text.split()[:12]]
    return bool(words_of("explaining_words") & set(begin)) or begin[0] in words_of("first_words_of_explanations")


def _join_set_off_terms(drafts: list[Draft], members: list[int]) -> set[int]:
    """Paragraphs whose term is bold or slanted are definitions; one without such a term goes on with the last."""
    texts = [n for n in members if drafts[n].kind is BlockKind.PARAGRAPH]
    bold = [n for n in texts if _has_set_off_term(drafts[n])]
    if len(bold) < 3 or 2 * len(bold) < len(texts):
        return set()
    gone: set[int] = set()
    current: Draft | None = None
    for n in members:
        draft = drafts[n]
        if n in bold:
            current = draft
            draft.kind = BlockKind.DEFINITION
        elif n in texts and current is not None:
            current.breaks |= {len(current.lines)}
            current.lines += draft.lines
            gone.add(n)
        else:
            current = None
    return gone


def _has_set_off_term(draft: Draft) -> bool:
    words = [word for line in draft.lines for word in line.words]
    bold, slanted = [word.style.bold for word in words], [word.style.italic for word in words]
    return (any(bold[:8]) and sum(bold) < 0.5 * len(bold)) or (slanted[0] and sum(slanted) < 0.5 * len(slanted))


def find_boxes(drafts: Sequence[Draft], body: Style) -> None:
    """Paragraphs within a frame are boxes; so are large slanted lines apart from the text: pull quotes."""
    for draft in drafts:
        if draft.kind is not BlockKind.PARAGRAPH or draft.role:
            continue
        quoted = draft.text[:1] in '”“"»«' or draft.italic
        if quoted and draft.size >= 1.08 * body.size and not draft.bold and len(draft.text) < 500:
            draft.kind, draft.role = BlockKind.BOX, "pull_quote"
        elif draft.frame is not None:
            draft.kind = BlockKind.BOX
