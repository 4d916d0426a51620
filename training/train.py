"""The treebank's folder in, the Swedish pipeline of the package out: `python -m training.train ../shared/treebank`.

It takes about a quarter of an hour on one core. The seed is fixed, and one thread does all sums in the same order: the
same treebank, versions and machine give the same pipeline.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is imported

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.language import Language

from ingest.sentences.swedish import MODEL, load
from training.endings import learn_lemmas, write_lemmas
from training.measure import measure
from training.treebank import DEV, TEST, TRAIN, convert, read_conllu

CONFIG = Path(__file__).with_name("swedish.cfg")
FIGURES = "figures.json"
_OWN = ("LICENSE", "README.md")  # of the model's folder, written by hand
_ABOUT = {
    "name": "samsyn",
    "version": "1.0.0",
    "description": "Swedish words, morphology, lemmas and syntax, trained on UD_Swedish-Talbanken and UD_Swedish-PUD",
    "license": "CC BY-SA 4.0",
    "author": "The Samsyn developers",
}


def main() -> None:
    """Train, put the pipeline where the package reads it, and say how well it does on the test part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("treebank", type=Path)
    options.add_argument("--to", type=Path, default=MODEL, help="folder of the pipeline")
    options.add_argument("--trained", type=Path, help="a pipeline that `spacy train` has made of the same files before")
    options.add_argument("--steps", type=int, help="stop after so many steps instead of those of the configuration")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        trained = chosen.trained or _train(chosen.treebank, Path(scratch), chosen.steps)
        _ship(spacy.load(trained, exclude=["senter"]), chosen.treebank, chosen.to)
    figures = measure(load(chosen.to), read_conllu(chosen.treebank / TEST[0], load(chosen.to).vocab))
    (chosen.to / FIGURES).write_text(f"{json.dumps(figures, indent=2)}\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


def _train(treebank: Path, scratch: Path, steps: int | None) -> Path:
    paths = {
        "paths.train": str(convert([treebank / name for name in TRAIN], scratch / "train.spacy")),
        "paths.dev": str(convert([treebank / name for name in DEV], scratch / "dev.spacy")),
    }
    train(CONFIG, scratch / "out", overrides={**paths, **({"training.max_steps": steps} if steps else {})})
    return scratch / "out" / "model-best"


def _ship(language: Language, treebank: Path, target: Path) -> None:
    """Write pipeline and lemmas in the place of the old ones; licence and description stay."""
    language.meta.update(_ABOUT)
    language.config["paths"] = {**language.config["paths"], "train": None, "dev": None}
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        if old.is_dir():
            shutil.rmtree(old)
        elif old.name not in _OWN:
            old.unlink()
    language.to_disk(target)
    gold = [doc for name in TRAIN for doc in read_conllu(treebank / name, language.vocab)]
    write_lemmas(learn_lemmas(gold), target)


if __name__ == "__main__":
    main()
