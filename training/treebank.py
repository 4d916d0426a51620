"""Files of the treebank in, what spaCy trains on out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from spacy.vocab import Vocab

__all__ = ["DEV", "TEST", "TRAIN", "convert", "read_conllu"]

TRAIN = ("sv-train-converted.conllu", "sv-templates.conllu")
DEV = ("sv-dev.conllu",)
TEST = ("sv-test.conllu",)
_TOGETHER = 10  # sentences in one document, so that the pipeline sees where one ends and the next begins


def convert(files: Iterable[Path], target: Path) -> Path:
    """Write the sentences of some conllu files as one file that `spacy train` reads."""
    DocBin(docs=list(_read(files, _TOGETHER)), store_user_data=True).to_disk(target)
    return target


def read_conllu(file: Path, vocab: Vocab) -> list[Doc]:
    """The sentences of a conllu file, each a document with its gold annotation."""
    return [Doc(vocab).from_bytes(doc.to_bytes()) for doc in _read([file], 1)]


def _read(files: Iterable[Path], together: int) -> Iterator[Doc]:
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    yield from conllu_to_docs(text, n_sents=together, no_print=True)  # type: ignore[no-untyped-call]
