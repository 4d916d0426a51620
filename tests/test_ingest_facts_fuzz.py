"""Texts that no author would write: facts are read from them all the same, in time and with quotes that are there."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blocks.model import Block, ReadDocument, assemble
from ingest.facts import read_facts
from ingest.facts.records import Body, Fact
from ingest.reading import read_document
from tests.blocks_of_text import document

DOCUMENTS = Path(__file__).parent / "documents"
EXAMPLES = ("sjoboda-webb.html", "vindlinge-atgardsprogram.pdf")
SECONDS = 30.0  # of processor time: several times what a text of a megabyte takes on a slow machine
SENTENCE = "Kommunerna ska verka för att nyanlända får arbete och länsstyrelsen ansvarar för samordningen i länet "
FOREIGN = (
    "The county board is responsible for the goals. All municipalities shall offer courses, at least 4 times a year.",
    "Lääninhallitus vastaa tavoitteista. Kunnat järjestävät kursseja maahanmuuttajille vuosina 2024–2027.",
    "تتولى البلديات مسؤولية الأهداف الأربعة. يجتمع المجلس أربع مرات في السنة.",
    "Дирекция: 5 целей, 12 действий; ответственный — не назначен.",
    "목표 1: 취업. 목표 2: 교육.",
)

quiet = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,  # the same texts in each run, so that a failure can be looked at
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def example_blocks() -> tuple[Block, ...]:
    return tuple(block for name in EXAMPLES for block in read_document(DOCUMENTS / name).blocks)


def evidence_of(fact: Fact) -> list[tuple[int, int, str]]:
    """The spans and quotes of a fact and of the memberships of a body."""
    memberships = fact.memberships if isinstance(fact, Body) else ()
    found = [one for proof in (fact.evidence, *(member.evidence for member in memberships)) for one in proof]
    return [(one.start, one.end, one.quote) for one in found]


def read_soundly(read: ReadDocument) -> tuple[Fact, ...]:
    """Read facts, and hold time and quotes against what is promised."""
    began = time.process_time()
    facts = read_facts(read)
    assert time.process_time() - began < SECONDS
    spans = [span for fact in facts.facts for span in evidence_of(fact)]
    assert [quote for start, end, quote in spans if facts.text[start:end] != quote] == []
    return facts.facts


def made_of(blocks: list[Block]) -> ReadDocument:
    return replace(document(), blocks=assemble(blocks))


def cut(block: Block, start: int, length: int) -> Block:
    """A part of a block, without what counts in its text."""
    return replace(block, text=block.text[start : start + length], cells=(), pieces=(), notes=())


def with_noise(block: Block, noise: str) -> Block:
    """A block with a text in its midst."""
    middle = len(block.text) // 2
    text = block.text[:middle] + noise + block.text[middle:]
    return replace(block, text=text, cells=(), pieces=(), notes=())


picked = st.lists(st.integers(0, 10_000), min_size=1, max_size=12)
noise = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "\x00",
        "\x0b\x0c",
        "\u202e",
        "\u00ad",
        "\ufffe",
        "\ufeff",
        "\u2028",
        "\r\n",
        "\t\t",
        "((((",
        "))",
        "::",
        "§ 3.1.",
        "…",
    ]
)


@quiet
@given(picked, st.integers(0, 60), st.integers(0, 200))
def test_cuts_of_texts_are_read(places: list[int], start: int, length: int) -> None:
    """Blocks that begin and end in the middle of a sentence or word do no harm."""
    blocks = example_blocks()
    read_soundly(made_of([cut(blocks[place % len(blocks)], start, length) for place in places]))


@quiet
@given(st.randoms(use_true_random=False))
def test_shuffled_blocks_are_read(random: object) -> None:
    """Headings, items, rows and footnotes in any order do no harm."""
    blocks = list(example_blocks())
    random.shuffle(blocks)  # type: ignore[attr-defined]
    read_soundly(made_of(blocks[:60]))


@quiet
@given(picked, noise)
def test_noise_within_texts_is_read(places: list[int], found: str) -> None:
    """Control characters, marks and letters of other scripts in the midst of a text do no harm."""
    blocks = example_blocks()
    read_soundly(made_of([with_noise(blocks[place % len(blocks)], found) for place in places]))


@quiet
@given(st.lists(st.sampled_from(FOREIGN) | st.text(max_size=80), min_size=1, max_size=12))
def test_other_languages_are_read(texts: list[str]) -> None:
    """Texts in English, Finnish, Arabic, Russian and Korean, and texts in no language, do no harm."""
    read_soundly(document(*(f"x {text}" for text in texts)))


def test_another_language_states_nothing() -> None:
    """A document in Finnish, Arabic, Russian and Korean has no goals, duties or bodies."""
    kinds = {type(fact).__name__ for fact in read_soundly(document(*FOREIGN[1:]))}
    assert not kinds & {"Goal", "Action", "Responsibility", "Body", "Definition"}


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 10_000,
        "x" * 100_000,
        "Sjöboda kommun, " * 6_000,
        "(" * 30_000 + ")" * 30_000,
        "–”" * 30_000,
        "ord\n" * 2_000,
        "12 mål " * 10_000,
    ],
    ids=["no full stop", "one word", "commas", "brackets", "marks", "lines", "numbers"],
)
def test_long_texts_take_no_more_than_their_time(text: str) -> None:
    """A paragraph of up to a megabyte without a full stop is read in seconds, not in hours."""
    read_soundly(document(text))


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "notations",
    [
        [""] * 3_000,
        ["#" * depth + " Mål" for depth in range(1, 1_100, 2)],
        ["# Fokusområde: Arbete"] * 300,
        ["# Mål", "Målen är:", *["- Fler ska arbeta i länet"] * 300],
        ["# Parter", "Följande parter ingår:", *(f"- Ort{i} kommun" for i in range(300))],
        ["| Mål | Insats | Ansvarig | Tidplan |", *["| Fler arbetar | Kurser | Kommunerna | 2025 |"] * 200],
        ["| " + " | ".join(["Ansvarig"] * 200) + " |", *["| " + " | ".join(["Kommunerna"] * 200) + " |"] * 5],
    ],
    ids=["empty", "deep", "headings", "items", "parties", "long table", "wide table"],
)
def test_great_numbers_of_blocks_are_read(notations: list[str]) -> None:
    """Thousands of empty blocks, headings within headings, endless lists and tables do no harm."""
    read_soundly(document(*notations))
