"""A sentence's clause in, whether its syntax states an aim out: who or what is to be reached, without lists of phrases.

It does so where the subject is a word for an aim ("målet", "ambitionen"), the verb one of striving ("syftar",
"strävar"), the object an aim that is worked for, or the subject a quantity that shall change.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.facts.needles import Needled, caseless
from ingest.sentences.roles import Clause, Phrase
from ingest.wordlists import word_list

__all__ = ["aim_word", "may_change", "may_state_aim", "own_aim", "shall_change", "states_aim", "strives"]


def may_state_aim(text: str) -> bool:
    """Whether a text has a word of aiming at all, so that its syntax is worth asking."""
    return bool(_stems().search(text))


def states_aim(clause: Clause) -> bool:
    """Whether a clause states an aim.

    >>> from ingest.sentences.roles import read_clause
    >>> [states_aim(read_clause(text)) for text in ("Målet är att alla får arbete.", "Rådet beslutar om budgeten.")]
    [True, False]
    """
    return _aim(clause) is not None or _aims_at(clause) or _wants(clause) or shall_change(clause)


def own_aim(text: str, clause: Clause) -> bool:
    """Whether the subject is nothing but an aim ("Ambitionen är", "Ett annat mål är"), or "we" are who strives.

    Of the purpose of a project or group that a section also tells about, the same words are used: it is none.
    """
    subject = next(iter(clause.actors), None)
    if subject is None:
        return False
    bare = _named(subject, "nouns") and not _named(subject, "purposes") and len(subject.text.split()) <= 3
    named = bare and text[subject.end :].startswith(" är ")
    return named or (_aims_at(clause) and subject.lemma in _aims("writers"))


def strives(text: str, clause: Clause) -> bool:
    """Whether those who write say what they want by when: "Till 2029 vill vi se att"."""
    dated = caseless(word_list("syntax")["aims"]["deadline"]).match(text)
    return (
        bool(dated)
        and (_wants(clause) or _aims_at(clause))
        and any(actor.lemma in _aims("writers") for actor in clause.actors)
    )


def shall_change(clause: Clause) -> bool:
    """Whether a quantity shall be another: "Andelen som studerar ska öka", "Väntetiden ska kortas"."""
    changed = [*clause.actors, *([clause.object] if clause.object and clause.passive else [])]
    modal = clause.modal.lemma if clause.modal else ""
    return modal == "skola" and any(_named(one, "quantities") for one in changed)


def may_change(text: str) -> bool:
    """Whether a text has a word for a quantity before "ska", so that its syntax is worth asking."""
    return bool(_quantities().search(text))


def aim_word(clause: Clause) -> str | None:
    """What a clause calls its aim: "ambition"."""
    aim = _aim(clause)
    return aim.lemma if aim and aim.lemma.endswith(tuple(_aims("nouns"))) else None


def _aim(clause: Clause) -> Phrase | None:
    """The subject or object that is an aim."""
    about = [*clause.actors, *([clause.object] if clause.object else [])]
    return next((one for one in about if _named(one, "nouns")), None)


def _aims_at(clause: Clause) -> bool:
    return any(verb.lemma.split()[0] in _aims("verbs") for verb in clause.verbs)


def _wants(clause: Clause) -> bool:
    return clause.modal is not None and clause.modal.lemma == "vilja"


def _named(phrase: Phrase, key: str) -> bool:
    """Whether the word that carries a phrase is one of a list, or a compound that ends in one."""
    return any(phrase.lemma.endswith(noun) or _folded(phrase.head).endswith(noun) for noun in _aims(key))


def _folded(word: str) -> str:
    """A noun without its article: the lemma of a rare one may be wrong."""
    return re.sub(r"(?<=\w{3})(?:et|en|n|s)$", "", word.casefold())


def _aims(key: str) -> list[str]:
    words: list[str] = word_list("syntax")["aims"][key]
    return words


@cache
def _stems() -> Needled:
    words = [*_aims("nouns"), *(verb.removesuffix("a") for verb in _aims("verbs"))]
    return caseless(rf"(?:{'|'.join(words)})(?:en|et|n|ar|er|as|s|a)?\b")


@cache
def _quantities() -> Needled:
    return caseless(rf"(?:{'|'.join(_aims('quantities'))})\w{{0,3}}\b[^.]{{0,200}}\bska(?:ll)?\b")
