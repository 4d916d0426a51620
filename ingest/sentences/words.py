"""Words that stand alone in, their lemmas out, as a search needs them: a question has no sentence around its words."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

__all__ = ["lemmas_of"]

_BATCH = 512
_ONE_AT_A_TIME = Lock()  # which parts of the pipeline are at work is a state of it


def lemmas_of(words: Sequence[str]) -> list[str]:
    """The lemma of each word, in lower case; the same word gives the same lemma wherever it stands.

    >>> lemmas_of(["målen", "kommunerna", "hälsan"])
    ['mål', 'kommun', 'hälsa']
    """
    from ingest.sentences.swedish import parser_pipeline  # late: every command loads this module, and few a parser

    language = parser_pipeline()
    with _ONE_AT_A_TIME, language.select_pipes(disable=[name for name in ("parser",) if name in language.pipe_names]):
        documents = language.pipe((language.make_doc(word) for word in words), batch_size=_BATCH)
        return [document[0].lemma_.casefold() if len(document) == 1 else document.text for document in documents]
