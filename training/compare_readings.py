"""Clauses with their actors and verbs marked by hand in, how often syntax and patterns agree and who is right out.

`python -m training.compare_readings CLAUSES.psv BLOCKS.jsonl ...`: each line of CLAUSES.psv is document | beginning of
the sentence | actor's head word | modal verb | main verb | object's head word, with "-" for none; NAME.blocks.jsonl
holds the text of the document NAME.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.facts.clauses import acting
from ingest.facts.mentions import find_mentions
from ingest.sentences.roles import Clause, read_clauses
from ingest.sentences.splitting import split

__all__ = ["Gold", "Reading", "agree", "read_gold"]

_SHOWN = 60  # letters of a sentence in the list of differences


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence with what stands in it, "-" for what does not."""

    sentence: str
    actor: str
    modal: str
    verb: str
    object: str

    @property
    def finite(self) -> str:
        return (self.verb if self.modal == "-" else self.modal).casefold()


@dataclass(frozen=True, slots=True)
class Reading:
    """Who acts, as words of the sentence, and by which finite verb; empty where that was not found."""

    actor: str
    finite: str

    def is_right(self, gold: Gold) -> bool:
        named = not self.actor if gold.actor == "-" else gold.actor in re.findall(r"[\w-]+", self.actor)
        return named and self.finite == gold.finite


def agree(one: Reading, other: Reading) -> bool:
    """Whether two readings have the same verb, and actors that share a word, or none."""
    words = [set(re.findall(r"[\w-]+", reading.actor)) for reading in (one, other)]
    return one.finite == other.finite and bool(words[0] & words[1] or not any(words))


def read_gold(clauses: Path, blocks: Sequence[Path]) -> list[Gold]:
    """The marked sentences, whole; ValueError where one is not in its document."""
    sentences = {file.name.split(".")[0]: list(_sentences(file)) for file in blocks}
    return [_gold(line.split("|"), sentences) for line in clauses.read_text(encoding="utf-8").splitlines() if line]


def _gold(fields: list[str], sentences: dict[str, list[str]]) -> Gold:
    document, beginning, actor, modal, verb, thing = fields
    folded = _folded(beginning)
    found = next((one for one in sentences.get(document, []) if _folded(one).startswith(folded)), None)
    if found is None:
        raise ValueError(f"{document} has no sentence that begins {beginning!r}")
    return Gold(found, actor, modal, verb.split("/")[0], thing)


def _sentences(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        yield from (text[start:end] for start, end in split(text))


def _folded(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _by_syntax(clause: Clause | None) -> Reading:
    return Reading(" ".join(one.text for one in clause.actors), clause.finite) if clause else Reading("", "")


def _by_patterns(sentence: str) -> Reading:
    found = acting(sentence, find_mentions(sentence))
    if found is None:  # a list item, of which patterns take the first word for the verb
        return Reading("", re.sub(r"^\W+", "", sentence).split()[0].casefold())
    return Reading(" ".join(sentence[one.start : one.end] for one in found.actors), found.verb)


def main() -> None:
    """Print how often both readings agree, who is right, and the sentences on which they differ."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("clauses", type=Path)
    options.add_argument("blocks", type=Path, nargs="+")
    chosen = options.parse_args()
    gold = read_gold(chosen.clauses, chosen.blocks)
    clauses = read_clauses([(one.sentence, None) for one in gold])
    outcomes: Counter[str] = Counter()
    for one, clause in zip(gold, clauses, strict=True):
        syntax, patterns = _by_syntax(clause), _by_patterns(one.sentence)
        who = _who(syntax.is_right(one), patterns.is_right(one))
        outcome = f"{'agree' if agree(syntax, patterns) else 'differ'}, {who}"
        outcomes[outcome] += 1
        if not outcome.endswith("agree, both right"):
            print(f"{outcome}: {one.sentence[:_SHOWN]}\n    gold {one.actor} {one.finite} | {syntax} | {patterns}")
    parts = Counter(part for one, clause in zip(gold, clauses, strict=True) for part in _right_parts(clause, one))
    print(len(gold), dict(sorted(outcomes.items())), dict(parts), sep="\n")


def _who(syntax: bool, patterns: bool) -> str:
    return {(True, True): "both right", (True, False): "syntax right", (False, True): "patterns right"}.get(
        (syntax, patterns), "both wrong"
    )


def _right_parts(clause: Clause | None, gold: Gold) -> list[str]:
    """Which of actor, modal verb, verb and object (the very word) the syntax gives right."""
    if clause is None:
        found = {"actor": ["-"], "modal": ["-"], "verb": ["-"], "object": ["-"]}
    else:
        found = {
            "actor": [one.head for one in clause.actors] or ["-"],
            "modal": [clause.modal.head if clause.modal else "-"],
            "verb": [clause.verbs[0].head],
            "object": [clause.object.head if clause.object else "-"],
        }
    folded = {part: {word.casefold() for word in words} for part, words in found.items()}
    right = [part for part, words in folded.items() if getattr(gold, part).casefold() in words]
    return [*right, *(["all four"] if len(right) == len(found) else [])]


if __name__ == "__main__":
    main()
