"""A text in, its labels without a colon that tell who answers or takes part out, each with the names behind it.

Cards of actions set such a label in a colour of its own: "Öppna en butik. Ansvarar Region Granvik Deltar Röda Korset".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.facts.mentions import find_mentions
from ingest.facts.unassigned import names_nobody
from ingest.wordlists import word_list

__all__ = ["BareLabel", "find_bare_labels"]

_BETWEEN = re.compile(r"\b(?:och|samt|i|med)\b|\W|\d")
_NAME = re.compile(r"\b[A-ZÅÄÖ]\w*")


@dataclass(frozen=True, slots=True)
class BareLabel:
    """How those behind a label are involved, their names, and the span of both in the text."""

    involvement: str
    names: str
    start: int
    end: int


@cache
def _label() -> re.Pattern[str]:
    words = (word for words in word_list("duties")["labels"].values() for word in words)
    return re.compile(rf"(?<!\w)(?P<label>{'|'.join(sorted(words, key=len, reverse=True))})\s+(?=\w)")


def find_bare_labels(text: str) -> Iterator[BareLabel]:
    """The labels from the first one that begins the text or stands behind a sentence's end.

    >>> [(one.involvement, one.names) for one in find_bare_labels("Öppna kök. Ansvarar Sjö kommun Deltar Linden")]
    [('Answers', 'Sjö kommun'), ('TakesPart', 'Linden')]
    >>> list(find_bare_labels("Öppna kök. Ansvarar för det gör Sjö kommun."))
    []
    """
    labels = list(_label().finditer(text))
    while labels and text[: labels[0].start()].rstrip()[-1:] not in ("", ".", "!", "?"):
        labels.pop(0)
    if not labels:
        return
    ends = [*(label.start() for label in labels[1:]), len(text)]
    answers = word_list("duties")["labels"]["answers"]
    for label, end in zip(labels, ends, strict=True):
        names = text[label.end() : end].strip(" \n")
        if not _are_names(names) and not names_nobody(names):
            return
        yield BareLabel("Answers" if label["label"] in answers else "TakesPart", names, label.start(), end)


def _are_names(text: str) -> bool:
    """Whether a text is but names: those that are known, and where no full stop makes it a sentence, others too."""
    rest = text
    for one in sorted(find_mentions(text), key=lambda mention: -mention.start):
        rest = rest[: one.start] + rest[one.end :]
    if not text.endswith("."):
        rest = _NAME.sub("", rest)
    return bool(text) and not _BETWEEN.sub("", rest)
