"""The Swedish pipeline: that it is there without a network, and finds words, lemmas and trees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sentences.swedish import MODEL, parse, parser_pipeline

ROOT = Path(__file__).resolve().parents[1]
TREEBANK = ROOT.parent / "shared" / "treebank"
FLOOR = {"las": 0.77, "upos": 0.94, "lemma": 0.94, "features": 0.91, "uas": 0.82}


def lemmas(sentence: str) -> list[str]:
    return [word.lemma_ for word in parse([sentence])[0] if word.is_alpha]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kommunerna ska erbjuda barnen plats.", ["kommun", "skola", "erbjuda", "barn", "plats"]),
        ("Rådet följde upp insatserna.", ["råd", "följa", "upp", "insats"]),
        ("Samordningsgruppens planer godkändes.", ["samordningsgrupp", "plan", "godkänna"]),
        ("Region Sjöbodas bostadsbolag byggde hyreshusen.", ["Region", "Sjöboda", "bostadsbolag", "bygga", "hyreshus"]),
    ],
)
def test_words_have_their_dictionary_form(sentence: str, expected: list[str]) -> None:
    """Inflected words, compounds that were never trained on and names in the genitive get their lemma."""
    assert lemmas(sentence) == expected


def test_names_keep_their_form() -> None:
    """A name at the start of a sentence is not put into lower case or cut."""
    [doc] = parse(["Alvmark och Granvik ingår."])
    assert [doc[0].lemma_, doc[2].lemma_] == ["Alvmark", "Granvik"]


def test_who_does_what() -> None:
    """Subject, modal verb and object hang on the main verb."""
    [doc] = parse(["Regionen ska samordna vården."])
    assert [(word.dep_, word.head.text) for word in doc[:4]] == [
        ("nsubj", "samordna"), ("aux", "samordna"), ("ROOT", "samordna"), ("obj", "samordna")
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_each_sentence_is_one_tree(sentences: list[str]) -> None:
    """Whatever a sentence holds, it comes back whole and in its place, with one root."""
    docs = parse(sentences)
    assert [doc.text for doc in docs] == sentences
    assert all(len(list(doc.sents)) == sum(word.dep_ == "ROOT" for word in doc) == min(1, len(doc)) for doc in docs)


def test_a_batch_says_what_single_sentences_say() -> None:
    """What stands beside a sentence does not change how it is parsed."""
    sentences = ["Rådet möts i maj.", "", "Planen tas fram av kommunerna. Den gäller länge.", "Hälsa!"]
    together, alone = parse(sentences), [parse([one])[0] for one in sentences]
    assert [doc.to_json() for doc in together] == [doc.to_json() for doc in alone]


def test_the_pipeline_loads_without_a_network() -> None:
    """The pipeline of the package parses in a process that can open no connection."""
    code = (
        "import os, socket\n"
        "def refuse(*_: object) -> None: raise AssertionError('a connection was opened')\n"
        "socket.socket.connect = socket.create_connection = refuse\n"
        "from ingest.sentences.swedish import parse\n"
        "print(parse(['Rådet möts.'])[0][1].lemma_)\n"
    )
    clean = {key: value for key, value in os.environ.items() if key != "SAMSYN_SPACY_MODEL"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "mötas"), done.stderr


def test_another_installed_pipeline_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SAMSYN_SPACY_MODEL names the pipeline to load; one that is not there is an error that names it."""
    parser_pipeline.cache_clear()
    try:
        monkeypatch.setenv("SAMSYN_SPACY_MODEL", "sv_missing_lg")
        with pytest.raises(OSError, match="sv_missing_lg"):
            parser_pipeline()
        monkeypatch.setenv("SAMSYN_SPACY_MODEL", str(tmp_path))
        spacy.blank("sv").to_disk(tmp_path)
        assert parse(["Rådet möts."])[0][0].dep_ == ""
    finally:
        parser_pipeline.cache_clear()


def test_the_licence_of_the_data_comes_along() -> None:
    """The pipeline's folder holds the licence and attribution that its data ask for."""
    licence = (MODEL / "LICENSE").read_text(encoding="utf-8")
    assert all(words in licence for words in ("CC BY-SA 4.0", "UD_Swedish-Talbanken", "UD_Swedish-PUD", "Changes"))


@pytest.mark.skipif(not TREEBANK.is_dir(), reason="needs the treebank in ../shared")
def test_accuracy_on_the_test_part_of_the_treebank() -> None:
    """The pipeline of the package is as good as its description says."""
    from training.measure import measure
    from training.treebank import TEST, read_conllu

    language = parser_pipeline()
    found = measure(language, read_conllu(TREEBANK / TEST[0], language.vocab))
    assert {name: share for name, share in found.items() if share < FLOOR[name]} == {}
