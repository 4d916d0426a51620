"""Sentences in, parsed sentences out: words, parts of speech, lemmas and syntax by the trained Swedish pipeline.

The pipeline comes with the package (`model/`); SAMSYN_SPACY_MODEL names another one that is installed. Where sentences
begin and end is decided before (`ingest.sentences.splitting`), so that each has one root.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

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
    _multiply_by_numpy(language)
    if isinstance(model, Path) and (model / FILE).is_file():
        language.add_pipe("samsyn_lemmas", config={"folder": str(model)})
    return language


def _multiply_by_numpy(language: Language) -> None:
    """Let numpy multiply the matrices: its kernels take half the time of those that spaCy comes with."""
    plain = NumpyOps(use_blis=False)
    for _, part in language.pipeline:
        model = getattr(part, "model", None)
        for layer in model.walk() if model is not None else ():
            if type(layer.ops) is NumpyOps:  # no graphics card, and no kernels of the machine's own
                layer.ops = plain


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Each sentence parsed, in order, as one tree; an empty one has no words.

    >>> [doc] = parse(["Kommunerna ska erbjuda plats."])
    >>> [(word.lemma_, word.dep_) for word in doc[:3]]
    [('kommun', 'nsubj'), ('skola', 'aux'), ('erbjuda', 'ROOT')]
    """
    language = parser_pipeline()
    with _threads().limit(limits=1, user_api="blas"):  # a second thread costs more than it saves
        return list(language.pipe(_whole(language, sentences), batch_size=_BATCH))


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _whole(language: Language, sentences: Iterable[str]) -> Iterable[Doc]:
    """The words of each sentence, marked as one sentence before the parser sees them."""
    for sentence in sentences:
        doc = language.make_doc(sentence)
        begins: Any = numpy.full(len(doc), -1, dtype="int64")
        begins[:1] = 1
        yield doc.from_array("SENT_START", begins.astype("uint64")) if len(doc) else doc
