"""Sentences in, parsed sentences out: words, parts of speech, lemmas and syntax by the trained Swedish pipeline.

The pipeline comes with the package (`model/`); SAMSYN_SPACY_MODEL names another one that is installed. Where sentences
begin and end is decided before (`ingest.sentences.splitting`), so that each has one root.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ingest.sentences.lemmas import FILE

__all__ = ["MODEL", "load", "parse", "parser_pipeline"]

MODEL = Path(__file__).with_name("model")
_BATCH = 128  # sentences; more costs memory and saves no time
_UNUSED = ("ner", "senter")  # other pipelines' names are not read, and sentences are known


@cache
def parser_pipeline() -> Language:
    """The Swedish pipeline, loaded once; OSError where SAMSYN_SPACY_MODEL names none that is installed."""
    return load(os.environ.get("SAMSYN_SPACY_MODEL") or MODEL)


def load(model: str | Path) -> Language:
    """A pipeline by name or folder, with the endings for lemmas where the folder has them."""
    language = spacy.load(model, exclude=_UNUSED)
    if isinstance(model, Path) and (model / FILE).is_file():
        language.add_pipe("samsyn_lemmas", config={"folder": str(model)})
    return language


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Each sentence parsed, in order, as one tree; an empty one has no words.

    >>> [doc] = parse(["Kommunerna ska erbjuda plats."])
    >>> [(word.lemma_, word.dep_) for word in doc[:3]]
    [('kommun', 'nsubj'), ('skola', 'aux'), ('erbjuda', 'ROOT')]
    """
    language = parser_pipeline()
    return list(language.pipe(_whole(language, sentences), batch_size=_BATCH))


def _whole(language: Language, sentences: Iterable[str]) -> Iterable[Doc]:
    """The words of each sentence, marked as one sentence before the parser sees them."""
    for sentence in sentences:
        doc = language.make_doc(sentence)
        for token in doc:
            token.is_sent_start = token.i == 0
        yield doc
