"""Blocks in the making in, headings with their levels out: told by size, weight, colour, capitals and numbering.

A level comes from nesting: a heading stands one level below the nearest larger kind of heading before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.blocks.drafts import Draft
from ingest.blocks.model import BlockKind
from ingest.blocks.quiet_headings import (
    BIGGER,
    HEADING_NUMBER,
    NO_HEADING,
    NOT_END,
    PART,
    find_quiet_headings,
    may_be_heading,
)
from ingest.layout.lines import Line
from ingest.layout.signs import words_of
from ingest.layout.words import Style

__all__ = ["body_style", "find_headings", "give_levels", "join_kickers", "number_by_tiles", "stands_out"]

_LONGEST = 160  # letters
_ENOUGH = 400  # letters of running text tell its style
_OUTSIZED = 1.4  # times the size of another heading: much larger than it
_SMALLEST = 0.8  # times the size of running text: no smaller text has headings of its own
_FEW_LINES = 3  # of a text that a tile numbers
_TILE = re.compile(r"\d{1,2}\.?")
_KICKER = re.compile(r"([^\W\d_]{3,})\s+(?:\d{1,2}|[IVX]{1,4}|[A-HÅÄÖ])[.:]?")


def body_style(drafts: Iterable[Draft]) -> Style:
    """The style that most letters of the running text are set in; tables count only where little else stands."""
    texts, tables = Counter[Style](), Counter[Style]()
    for draft in drafts:
        for line in draft.lines:
            (tables if draft.kind is BlockKind.TABLE else texts)[line.style] += len(line.text)
    letters = texts if texts.total() > _ENOUGH else texts + tables
    if not letters:
        return Style("", 10.0)
    sizes: Counter[float] = Counter()
    for style, count in letters.items():
        sizes[style.size] += count
    size = max(sizes, key=lambda each: (sizes[each], -each))
    return max((s for s in letters if s.size == size), key=lambda s: letters[s])


def find_headings(drafts: Sequence[Draft], body: Style) -> None:
    """Call those drafts headings that are."""
    local = _frame_styles(drafts, body)
    candidates = (n for n, draft in enumerate(drafts) if may_be_heading(draft))
    found = [
        n for n in candidates if stands_out(drafts[n], local.get(drafts[n].frame) or _style_below(drafts, n, body))
    ]
    found = sorted({*found, *find_quiet_headings(drafts, body)})
    looks = Counter(_look(drafts[n]) for n in found)
    for n in found:
        if _leads_something(drafts, n, looks, body):
            _make(drafts[n])
    _take_bare_numbers([drafts[n] for n in found if drafts[n].kind is BlockKind.HEADING])


def _style_below(drafts: Sequence[Draft], n: int, body: Style) -> Style:
    """The body style, in the smaller size that a draft and the text below it share: in a list or a narrow column."""
    below = drafts[n + 1] if n + 1 < len(drafts) else None
    if below is None or below.bold or (below.flow, below.frame) != (drafts[n].flow, drafts[n].frame):
        return body
    same = abs(below.size - drafts[n].size) < 0.3 and _SMALLEST * body.size < below.size < body.size
    return replace(body, size=below.size) if same else body


def _frame_styles(drafts: Sequence[Draft], body: Style) -> dict[int | None, Style]:
    """Within a frame headings stand out from the frame's own text: its smaller type, where that is a fair part."""
    inside: dict[int | None, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.frame is not None:
            inside[draft.frame].append(draft)
    return {frame: _smaller_style(members) for frame, members in inside.items() if len(members) > 1}


def _smaller_style(drafts: Sequence[Draft]) -> Style:
    common = body_style(drafts)
    total = sum(len(draft.text) for draft in drafts)
    smaller = [d for d in drafts if d.size < 0.8 * common.size]
    return body_style(smaller) if sum(len(d.text) for d in smaller) > 0.25 * total else common


def stands_out(draft: Draft, body: Style) -> bool:
    """Whether a draft is set as a heading is, beside a body style."""
    text = draft.text.strip()
    if len(text) > _LONGEST or len(draft.lines) > 4 or sum(map(str.isalpha, text)) < 2 or NO_HEADING.search(text):
        return False
    if text.rstrip('”"*')[-1:] in NOT_END or (text[-1:] == ":" and draft.size < 1.3 * body.size):
        return False
    upright = not draft.italic or draft.bold
    if draft.size >= BIGGER * body.size:
        return upright and not (text[0] in '”"“»' and draft.italic)
    if draft.size < 0.93 * body.size:
        return False
    own = draft.style.font != body.font or draft.style.colour != body.colour
    if (draft.bold or _is_bold_behind_number(draft)) and not body.bold:
        return upright or draft.style.colour != body.colour
    return upright and own and (text.isupper() or (draft.style.colour != body.colour and draft.style.font != body.font))


def _is_bold_behind_number(draft: Draft) -> bool:
    """Whether a line is bold but for the number before it: "§ 4 Begrepp" with its number set apart."""
    words = draft.lines[0].words if len(draft.lines) == 1 else []
    for count in (2, 1):
        if len(words) > count and HEADING_NUMBER.fullmatch(" ".join(word.text for word in words[:count])):
            return all(word.style.bold for word in words[count:])
    return False


def _look(draft: Draft) -> tuple[str, int, bool]:
    return draft.style.font, round(draft.size * 2), draft.text.isupper()


def _leads_something(drafts: Sequence[Draft], n: int, looks: Counter[tuple[str, int, bool]], body: Style) -> bool:
    """A heading has something below it, in its box if it stands in one; or others look the same."""
    draft = drafts[n]
    after = next((d for d in drafts[n + 1 :] if d.kind is not BlockKind.FOOTNOTE), None)
    followed = after is not None and after.page <= draft.last_page + 1
    if draft.frame is None or (draft.page <= 2 and draft.size >= 1.6 * body.size):  # the title on a tinted cover
        return followed or looks[_look(draft)] > 1
    if after is not None and after.frame == draft.frame:
        return True
    alone = all(other.frame != draft.frame for other in drafts[max(0, n - 1) : n])
    return looks[_look(draft)] > 2 or (alone and after is not None and _is_bar_above(draft, after))


def _is_bar_above(draft: Draft, after: Draft) -> bool:
    """Whether a text in a bar of its own stands right above what follows it."""
    return draft.page == after.page and 0 < after.top - draft.bottom < 5 * draft.size and after.left < draft.lines[0].x1


def _make(draft: Draft) -> None:
    draft.kind = BlockKind.HEADING
    if draft.marker:
        draft.number, draft.marker = draft.marker, None
        return
    draft.number = _take_number(draft)


def _take_number(draft: Draft) -> str | None:
    """The number printed before a heading, taken out of its first line."""
    words = draft.lines[0].words
    for count in (2, 1):
        if len(words) <= count and len(draft.lines) == 1:
            continue
        number = " ".join(word.text for word in words[:count])
        if len(words) > count and HEADING_NUMBER.fullmatch(number) and _is_number(number, draft.lines[0], count):
            draft.lines[0] = Line(words[count:], draft.lines[0].page)
            return number
    return None


def join_kickers(drafts: Sequence[Draft]) -> list[Draft]:
    """A word with a number, in type no larger right above a heading, is its first line: "Insatsområde 1"."""
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.kind is BlockKind.HEADING and draft.number is None and _is_kicker(out[-1], draft):
            kicker = out.pop()
            draft.lines = [*kicker.lines, *draft.lines]
        out.append(draft)
    return out


def _is_kicker(draft: Draft, heading: Draft) -> bool:
    hit = _KICKER.fullmatch(draft.text.strip())
    near = -0.2 * draft.size < heading.top - draft.bottom < 2.5 * draft.size
    return (
        hit is not None
        and hit[1].casefold() not in words_of("captions")
        and draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and (draft.page, draft.frame) == (heading.page, heading.frame)
        and near
        and draft.size <= 1.02 * heading.size
        and draft.left < max(line.x1 for line in heading.lines)
    )


def number_by_tiles(drafts: Sequence[Draft]) -> list[Draft]:
    """A number alone in a box beside a heading is the heading's own, and those that count up number short texts."""
    shared = Counter(draft.frame for draft in drafts)
    tiles = [d for d in drafts if d.frame is not None and shared[d.frame] == 1 and _TILE.fullmatch(d.text.strip())]
    bare = [draft for draft in drafts if draft.number is None and draft.frame is None]
    headings = [draft for draft in bare if draft.kind is BlockKind.HEADING]
    texts = [draft for draft in bare if draft.kind is BlockKind.PARAGRAPH and len(draft.lines) <= _FEW_LINES]
    taken = {id(tile) for tile in tiles if _give_number(tile, headings)}
    for page in sorted({tile.page for tile in tiles}):
        rest = [tile for tile in tiles if tile.page == page and id(tile) not in taken]
        if len(rest) > 1 and sorted(int(tile.text.strip(". ")) for tile in rest) == list(range(1, len(rest) + 1)):
            taken |= {id(tile) for tile in rest if _give_number(tile, texts)}
    return [draft for draft in drafts if id(draft) not in taken]


def _give_number(tile: Draft, drafts: Sequence[Draft]) -> bool:
    """Give the number of a tile to what stands beside it, if anything does."""
    beside = next((one for one in drafts if _is_beside(tile, one)), None)
    if beside is not None:
        beside.number = tile.text.strip()
    return beside is not None


def _is_beside(tile: Draft, heading: Draft) -> bool:
    """Whether a tile stands at the height of a heading, no further to its left than a few letters."""
    gap = heading.left - max(line.x1 for line in tile.lines)
    level = tile.top < heading.bottom and heading.top < tile.bottom
    return tile.page == heading.page and level and 0 < gap < 5 * heading.size


def _take_bare_numbers(headings: Sequence[Draft]) -> None:
    """Bare numbers without a gap behind them are numbers of headings where they count up from 1."""
    bare = [
        d for d in headings if d.number is None and len(d.lines[0].words) > 1 and d.lines[0].words[0].text.isdigit()
    ]
    values = [int(draft.lines[0].words[0].text) for draft in bare]
    if len(values) > 1 and values == list(range(1, len(values) + 1)):
        for draft in bare:
            draft.number = draft.lines[0].words[0].text
            draft.lines[0] = Line(draft.lines[0].words[1:], draft.lines[0].page)


def _is_number(number: str, line: Line, count: int) -> bool:
    """A bare number is one only where a gap follows: "17 globala mål" has none."""
    if not number.isdigit():
        return True
    return line.words[count].x0 - line.words[count - 1].x1 > 0.45 * line.size


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    """How high a kind of heading stands: larger, numbered with fewer parts, in capitals, bold."""

    size: float
    parts: int
    plain: int


def give_levels(drafts: Sequence[Draft]) -> None:
    """Give each heading its level, the same for all that look alike."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    title = _title(drafts, headings)
    ranked = {id(draft): _rank(draft) for draft in headings}
    depths: dict[_Rank, Counter[int]] = defaultdict(Counter)
    path: list[_Rank] = []
    for draft in headings:
        if draft is title:
            continue
        rank = ranked[id(draft)]
        above = [r for r in path if _is_above(r, rank)]
        if draft.frame is None:
            path = [*above, rank]
        depths[rank][len(above) + 1] += 1
    for draft in headings:
        counts = depths.get(ranked[id(draft)])
        draft.level = 1 if draft is title or not counts else max(counts, key=lambda level: (counts[level], -level))
    if title is not None:
        title.role = "title"


def _rank(draft: Draft) -> _Rank:
    part = PART.search(draft.number or "")
    plain = (0 if draft.text.isupper() else 1) + (0 if draft.bold else 2)
    return _Rank(-round(draft.size * 2) / 2, part[0].count(".") + 1 if part else 0, plain)


def _is_above(upper: _Rank, rank: _Rank) -> bool:
    if upper.parts and rank.parts and upper.parts != rank.parts:
        return upper.parts < rank.parts
    if abs(upper.size - rank.size) > 0.04 * abs(rank.size):
        return upper.size < rank.size
    return upper.plain < rank.plain and upper.parts == rank.parts


def _title(drafts: Sequence[Draft], headings: Sequence[Draft]) -> Draft | None:
    """The title of a document: the largest type, in a part of its first pages where no running text stands."""
    if len(headings) < 3:
        return None
    first, *others = _without_kicker(headings)
    if first.page > 2 or any(draft.size >= first.size - 0.2 for draft in others):
        return None
    if first.frame is not None and all(_OUTSIZED * draft.size <= first.size for draft in others):
        return first  # on a tinted field with a lead below it
    running = [d for d in drafts if d.flow == first.flow and len(d.text) > 120 and d is not first]
    return first if not running else None


def _without_kicker(headings: Sequence[Draft]) -> Sequence[Draft]:
    """The headings without a few words in much smaller type right above the first of them."""
    kicker, title = headings[:2]
    near = kicker.page == title.page and 0 <= title.top - kicker.bottom < 2 * title.size
    return headings[1:] if near and _OUTSIZED * kicker.size <= title.size else headings
