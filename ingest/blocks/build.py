"""Pages of words and shapes in, the blocks of the document in reading order out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from ingest.blocks.drafts import Draft
from ingest.blocks.headings import body_style, find_headings, give_levels, join_kickers, number_by_tiles
from ingest.blocks.joining import join_broken
from ingest.blocks.lists import find_unmarked, give_depths
from ingest.blocks.model import Block, BlockKind, assemble
from ingest.blocks.paragraphs import Leading, find_leading, split_lines
from ingest.blocks.roles import find_boxes, find_captions, find_definitions, find_footnotes, find_signatures
from ingest.blocks.sheets import in_folded_order
from ingest.blocks.tables import join_tables, table_rows, write_row
from ingest.blocks.text import write_text
from ingest.heartbeat import page_begins, pages_end
from ingest.layout.bullets import with_drawn_bullets
from ingest.layout.frames import Frame, FrameKind
from ingest.layout.furniture import Furniture, LinedPage, find_furniture
from ingest.layout.hyphens import Vocabulary, ends_in_hyphen
from ingest.layout.lines import Line, find_lines
from ingest.layout.pages import Flow, lay_out, lay_out_frame
from ingest.layout.words import PageContent, Shape, Word

__all__ = ["build_blocks", "lined"]

_RULE = 10  # underscores


def build_blocks(contents: Iterable[PageContent | LinedPage]) -> tuple[Block, ...]:
    """The blocks of a document, furniture among them, each with its place in the document's text."""
    pages = [content if isinstance(content, LinedPage) else lined(content) for content in contents]
    known = _vocabulary(pages)
    find_furniture(pages)
    drafts = _Drafter(pages).drafts()
    drafts = _settle(drafts, pages)
    ocr = frozenset(page.content.number for page in pages if page.content.ocr)
    return assemble(_with_furniture(drafts, pages, known, ocr))


def lined(content: PageContent, *, packed: bool = False) -> LinedPage:
    """A page with its lines; with their words packed, as in a long document, whose pages are all kept for a while."""
    content = with_drawn_bullets(_with_rules(content))
    words = list(content.words)
    drawings = [shape for shape in content.shapes if _is_drawing(shape, content, words)]
    lines = find_lines(words, content.number)
    shared: dict[float, float] = {}  # lines of a column begin and end alike
    for line in lines:
        line.x0, line.x1 = shared.setdefault(line.x0, line.x0), shared.setdefault(line.x1, line.x1)
        line.top, line.bottom = shared.setdefault(line.top, line.top), shared.setdefault(line.bottom, line.bottom)
        if packed:
            line.pack()
    turned = [word for word in words if word.style.turned and word.text.strip()]
    return LinedPage(replace(content, words=turned, drawings=drawings), lines, packed)


def _is_drawing(shape: Shape, page: PageContent, words: Sequence[Word]) -> bool:
    """Whether a shape is a picture, or a curve that holds no words, and no decoration nor the ground of the page."""
    return (
        shape.kind in ("image", "curve")
        and 25 < shape.x1 - shape.x0 < 0.95 * page.width
        and 25 < shape.bottom - shape.top < 0.9 * page.height
        and (shape.kind == "image" or not any(_holds(shape, word) for word in words))
    )


def _holds(shape: Shape, word: Word) -> bool:
    return shape.x0 < word.x0 and word.x1 < shape.x1 and shape.top < word.middle < shape.bottom


def _with_rules(content: PageContent) -> PageContent:
    """Underscores in a row are a rule to write or sign on."""
    every = list(content.words)
    drawn = [word for word in every if len(word.text) >= _RULE and not word.text.strip("_")]
    if not drawn:
        return content
    rules = [Shape("line", word.x0, word.bottom - 1, word.x1, word.bottom, stroke=(0, 0, 0)) for word in drawn]
    gone = {id(word) for word in drawn}
    words = [word for word in every if id(word) not in gone]
    return replace(content, words=words, shapes=[*content.shapes, *rules])


def _vocabulary(pages: Sequence[LinedPage]) -> Vocabulary:
    def words() -> Iterator[str]:
        for page in pages:
            for line in page.lines:
                texts = line.text.split()
                yield from (text for text in texts[:-1])
                if texts and not ends_in_hyphen(texts[-1]):
                    yield texts[-1]

    return Vocabulary(words(), (address for page in pages for address in page.content.addresses))


class _Drafter:
    """Cuts the flows of all pages into drafts; numbers flows and frames as it goes."""

    def __init__(self, pages: Sequence[LinedPage]) -> None:
        self._laid_out = [_laid_out(page) for page in pages]
        pages_end()
        self._packed = any(page.packed for page in pages)
        self._leading: Leading = find_leading(
            [item for item in flow.items if isinstance(item, Line)] for flows in self._laid_out for flow in flows
        )
        self._flows, self._frames, self._tables = count(1), count(1), count(1)

    def drafts(self) -> list[Draft]:
        return [draft for flows in self._laid_out for draft in self._page(flows)]

    def _page(self, flows: list[Flow]) -> list[Draft]:
        for line in (line for flow in flows for line in flow.lines()):
            line.unpack()
        drafts = [draft for flow in flows for draft in self._flow(flow, None)]
        for line in (line for draft in drafts for line in draft.lines if self._packed):
            line.pack()
        flows.clear()  # the drafts have the lines now
        return drafts

    def _flow(self, flow: Flow, frame: int | None) -> list[Draft]:
        drafts: list[Draft] = []
        run: list[Line] = []
        for item in flow.items:
            if isinstance(item, Line):
                run.append(item)
                continue
            drafts += self._run(run, frame)
            run = []
            drafts += self._frame(flow.page, item, frame)
        drafts += self._run(run, frame)
        for floating in sorted(flow.floats, key=lambda f: f.top):
            _insert(drafts, self._frame(flow.page, floating, frame), floating)
        return drafts

    def _run(self, lines: list[Line], frame: int | None) -> list[Draft]:
        drafts = split_lines(lines, self._leading) if lines else []
        number = next(self._flows)
        for draft in drafts:
            draft.frame, draft.flow = frame, number
        return drafts

    def _frame(self, page: PageContent, frame: Frame, outer: int | None) -> list[Draft]:
        if frame.kind is FrameKind.TABLE:
            return self._rows(frame, outer)
        if frame.kind is FrameKind.CHART:
            return [draft for box in frame.inner for draft in self._tile(box)]
        number = outer if frame.kind is FrameKind.PANEL else next(self._frames)
        return [draft for flow in lay_out_frame(page, frame) for draft in self._flow(flow, number)]

    def _rows(self, table: Frame, outer: int | None) -> list[Draft]:
        number, flow = next(self._tables), next(self._flows)
        drafts = table_rows(table)
        for draft in drafts:
            draft.table, draft.flow, draft.frame = number, flow, outer
        return drafts

    def _tile(self, box: Frame) -> list[Draft]:
        lines = sorted(box.lines, key=lambda line: (line.top, line.x0))
        styles = [line.style.font for line in lines]
        breaks = frozenset(n for n in range(1, len(lines)) if styles[n] != styles[n - 1])
        return [Draft(lines, BlockKind.CHART, frame=next(self._frames), flow=next(self._flows), breaks=breaks)]


def _laid_out(page: LinedPage) -> list[Flow]:
    """The flows of a page, which take over its lines."""
    page_begins(page.content.number)
    for line in page.lines:
        line.unpack()
    flows = lay_out(page.content, page.lines)
    for line in (line for flow in flows for line in flow.lines() if page.packed):
        line.pack()
    page.lines = []
    return flows


def _insert(drafts: list[Draft], floating: list[Draft], frame: Frame) -> None:
    """A floating box follows the paragraph that it stands beside."""
    if not floating:
        return
    beside = [n for n, draft in enumerate(drafts) if draft.frame is None and _tops(draft)[0] <= frame.top + 6]
    at = beside[-1] + 1 if beside else 0
    drafts[at:at] = floating


def _tops(draft: Draft) -> tuple[float, float]:
    return draft.top, draft.bottom


def _settle(drafts: list[Draft], pages: Sequence[LinedPage]) -> list[Draft]:
    """Say what each draft is, and make whole what was cut."""
    contents = {page.content.number: page.content for page in pages}
    drafts = _quoted(drafts)
    body = body_style(drafts)
    find_signatures(drafts, contents)
    find_footnotes(drafts, contents, body)
    find_headings(drafts, body)
    drafts = _numbered_boxes(join_kickers(number_by_tiles(drafts)))
    find_unmarked(drafts)
    find_definitions(drafts)
    find_captions(drafts, contents, body)
    drafts = in_folded_order(drafts, list(contents.values()))
    drafts = _notes_last(drafts)
    join_tables(drafts)
    drafts = join_broken(drafts)
    give_depths(drafts)
    give_levels(drafts)
    find_boxes(drafts, body)
    return drafts


def _quoted(drafts: list[Draft]) -> list[Draft]:
    """A large quotation mark that stands alone opens the text below it."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if last and not last.text.strip('”“"»«’ ') and (last.flow, last.frame) == (draft.flow, draft.frame):
            first = draft.lines[0]
            words = [*out.pop().lines[0].words, replace(first.words[0], glued=True), *first.words[1:]]
            draft.lines[0] = Line(words, first.page)
        out.append(draft)
    return out


def _numbered_boxes(drafts: list[Draft]) -> list[Draft]:
    """A number alone on top of a box or heading is the number of the text below it."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if last and last.text.strip().rstrip(".").isdigit() and _is_numbered(last, draft):
            draft.number = draft.number or out.pop().text.strip()
        out.append(draft)
    return out


def _is_numbered(number: Draft, draft: Draft) -> bool:
    if number.frame is not None:
        return number.frame == draft.frame
    near = -number.size < draft.top - number.bottom < 1.5 * draft.size
    return draft.kind is BlockKind.HEADING and draft.frame is None and number.page == draft.page and near


def _notes_last(drafts: list[Draft]) -> list[Draft]:
    """Footnotes follow the text of their page; those within a box stay in it."""
    out: list[Draft] = []
    notes: list[Draft] = []
    for draft in drafts:
        if notes and draft.page != notes[-1].page:
            out += notes
            notes = []
        (notes if draft.kind is BlockKind.FOOTNOTE and draft.frame is None else out).append(draft)
    return out + notes


def _with_furniture(
    drafts: Sequence[Draft], pages: Sequence[LinedPage], known: Vocabulary, ocr: frozenset[int]
) -> Iterator[Block]:
    """Header furniture before the first block of its page, the rest after the last."""
    last = {draft.page: n for n, draft in enumerate(drafts)}
    by_number = {page.content.number: page for page in pages}
    waiting = dict(by_number)
    for n, draft in enumerate(drafts):
        while (number := next(iter(waiting), draft.page + 1)) <= draft.page:
            page = waiting.pop(number)
            yield from _furniture(page, known, at_top=True)
            if number not in last:
                yield from _furniture(page, known, at_top=False)
        yield _block(draft, known, ocr)
        if last[draft.page] == n:
            page = by_number[draft.page]
            yield from _furniture(page, known, at_top=False)
        draft.lines, draft.cells = [], []  # the block has its text and places
    for page in waiting.values():
        yield from _furniture(page, known, at_top=True)
        yield from _furniture(page, known, at_top=False)


def _furniture(page: LinedPage, known: Vocabulary, *, at_top: bool) -> Iterator[Block]:
    chosen = [each for each in page.furniture if each.at_top == at_top]
    for each in sorted(chosen, key=lambda f: (f.role == "turned", f.lines[0].top, f.lines[0].x0)):
        yield from _furniture_block(each, known, page.content)


def _furniture_block(furniture: Furniture, known: Vocabulary, page: PageContent) -> Iterator[Block]:
    for line in furniture.lines:
        written = write_text([line], known)
        if written.text:
            kind = BlockKind.CAPTION if furniture.role == "turned" else BlockKind.FURNITURE
            yield Block(kind, written.text, line.page, role=furniture.role, pieces=tuple(written.pieces), ocr=page.ocr)


def _block(draft: Draft, known: Vocabulary, ocr: frozenset[int]) -> Block:
    if draft.cells:
        written, cells = write_row(draft, known)
    else:
        written, cells = write_text(draft.lines, known, breaks=draft.breaks), ()
    return Block(
        draft.kind,
        written.text,
        draft.page,
        level=draft.level if draft.kind is BlockKind.HEADING else None,
        marker=draft.marker,
        depth=draft.depth,
        number=draft.number,
        role=draft.role,
        frame=draft.frame,
        table=draft.table,
        notes=tuple(written.notes),
        cells=cells,
        pieces=tuple(written.pieces),
        ocr=draft.page in ocr,
    )
