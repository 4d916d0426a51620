"""A number of pages in, a made-up strategy of that length out as PDF: prose, lists, tables, notes, columns, boxes."""

from __future__ import annotations

import io
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import typst

__all__ = ["write_strategy"]

_PASSAGES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("passages.toml").read_text(encoding="utf-8"))
_PAGES_A_CHAPTER = 2.0  # at the least
_LOOKS = """
#set document(title: "{title}", author: "{publisher}", date: none)
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "sv", hyphenate: true)
#set par(justify: true, linebreaks: "simple", leading: 0.6em, spacing: 0.95em)
#set page(
  paper: "a4", margin: (x: 26mm, top: 28mm, bottom: 25mm),
  header: text(size: 8.5pt)[{publisher} #h(1fr) {title}],
  footer: context align(center, text(size: 8.5pt)[Sida #counter(page).display()]),
)
#set heading(numbering: "1.1")
#show heading.where(level: 1): set text(size: 18pt, fill: rgb("#274b7a"))
#show heading.where(level: 2): set text(size: 13pt)
#set table(inset: 5pt, stroke: 0.5pt + luma(40%))
#let tinted(body) = block(fill: rgb("#e7eff6"), inset: 9pt, width: 100%, body)
"""


def write_strategy(target: Path, pages: int, *, seed: int = 1) -> Path:
    """Write a strategy of exactly so many pages as PDF and return its path; the same seed gives the same text.

    A longer one begins as a shorter one does.
    """
    chapters = _chapters(random.Random(seed))
    source = [_LOOKS.format(title=_PASSAGES["title"], publisher=_PASSAGES["publisher"])]
    source += [next(chapters) for _ in range(1 + int(pages / _PAGES_A_CHAPTER))]
    options: Any = {"ignore_system_fonts": True, "timestamp": 0, "pdf_tags": False}
    typeset: bytes = typst.compile("\n\n".join(source).encode("utf-8"), **options)
    target.write_bytes(_cut(typeset, pages))
    return target


def _cut(data: bytes, pages: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    if len(document) < pages:
        raise ValueError(f"the chapters fill {len(document)} pages, and {pages} were asked for")
    for last in range(len(document) - 1, pages - 1, -1):
        del document[last]
    cut = io.BytesIO()
    document.save(cut)
    document.close()
    return cut.getvalue()


def _chapters(chance: random.Random) -> Iterator[str]:
    while True:
        for area in _PASSAGES["areas"]:
            goal = f"*Mål:* Senast 20{chance.randint(26, 35)} ska {chance.choice(_PASSAGES['goals'])}."
            parts = [f"= {area}", _prose(chance), goal, _list(chance), f"== {chance.choice(_PASSAGES['themes'])}"]
            parts += [_columns(chance), f"== {chance.choice(_PASSAGES['themes'])}", _prose(chance, 3), _table(chance)]
            parts += [f"#tinted[{_paragraph(chance, 2)}]", _prose(chance, 3)]
            yield "\n\n".join(parts)


def _prose(chance: random.Random, paragraphs: int = 2) -> str:
    return "\n\n".join(_paragraph(chance, chance.randint(4, 7)) for _ in range(paragraphs))


def _paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: random.Random) -> str:
    if chance.random() < 0.15:
        told: str = chance.choice(_PASSAGES["facts"]).format(chance.randint(11, 99), chance.randint(12, 48))
        return told
    opener, duty, actor, deed, reason = (
        chance.choice(_PASSAGES[kind]) for kind in ("openers", "duties", "actors", "deeds", "reasons")
    )
    note = f"#footnote[Se {chance.choice(_PASSAGES['themes']).lower()}.]" if chance.random() < 0.03 else ""
    return f"{opener} {duty.split(' ')[0]} {actor} {' '.join([*duty.split(' ')[1:], deed])}, {reason}.{note}"


def _list(chance: random.Random) -> str:
    number = chance.choice(_PASSAGES["numbers"])
    items = (f"- {chance.choice(_PASSAGES['actors'])} vill {chance.choice(_PASSAGES['deeds'])}" for _ in range(6))
    return f"Området har {number} insatser:\n" + "\n".join(items)


def _columns(chance: random.Random) -> str:
    return f"#columns(2, gutter: 8mm)[{_prose(chance, 7)}]"


def _table(chance: random.Random) -> str:
    rows = [
        f"[{chance.choice(_PASSAGES['deeds'])}], [{chance.choice(_PASSAGES['actors'])}], [20{chance.randint(26, 35)}],"
        for _ in range(7)
    ]
    head = "table.header([*Insats*], [*Ansvarig*], [*Klart*]),"
    return f"#table(columns: (1fr, 48mm, 18mm), {head}\n" + "\n".join(rows) + "\n)"
