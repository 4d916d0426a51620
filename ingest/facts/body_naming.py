"""Names of bodies in, a draft of each body out: the full name and the short ones, in whichever order they come."""

from __future__ import annotations

import re

from ingest.blocks.model import TEXTS, BlockKind
from ingest.facts.body_drafts import BodyDraft
from ingest.facts.body_labels import Named, find_labels
from ingest.facts.body_names import is_bare, is_body_noun, same_body, stem
from ingest.facts.body_sentences import is_council
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["draft_bodies"]

_FULLER = 2  # words of a name of which a short one is the last


def draft_bodies(reading: Reading) -> list[BodyDraft]:
    """A draft for each body that the document names, in the order in which it names them."""
    drafts: list[BodyDraft] = []
    for named in find_labels(reading):
        known = next((one for one in drafts if _same(one, named)), None)
        if known is not None:
            known.add_label(named.label)
            if known.established and _in_passing(reading, known) and _opens(reading, named):
                known.evidence[0] = reading.evidence(named.start, named.end)
            continue
        by_noun = named.label in word_list("bodies")["nouns"]["alone"]  # "ett sekretariat"
        if is_bare(named.label) and not by_noun and named.block.kind is not BlockKind.HEADING:
            continue
        supports = None if named.established else "established"
        evidence = [reading.evidence(named.start, named.end)]
        if supports:
            evidence.append(reading.evidence(named.start, named.end, supports))
        draft = BodyDraft(named, [], named.established, evidence)
        if alone := _called_alone(named.label):
            draft.add_label(alone)
        draft.add_label(named.label)
        words = named.label.split()
        if is_council(words) and not is_body_noun(words[0]):
            draft.add_label(words[0])  # "Länsrådet mot buller": alone the word means a person's office elsewhere
        drafts.append(draft)
    return [draft for draft in drafts if not _is_plural_of(draft, drafts)]


def _is_plural_of(draft: BodyDraft, drafts: list[BodyDraft]) -> bool:
    """Whether a name means several that have names of their own: "temagrupperna" beside "Temagrupp Hav" and more."""
    if len(draft.labels) > 1 or len(draft.named.label.split()) > 1 or not is_body_noun(draft.named.label):
        return False
    noun = stem(draft.named.label)
    if re.search(r"(?:erna|arna|naven|råden|nätverken|teamen)$", draft.named.label.casefold()):
        compounds = [one for one in drafts if one is not draft and any(stem(w).endswith(noun) for w in one.labels)]
        if len(compounds) > 1:
            return True  # "naven" beside "Vattennavet" and "Skognavet"
    return sum(label.casefold().startswith(f"{noun} ") for one in drafts for label in one.labels) > 1


def _called_alone(label: str) -> str | None:
    """The noun by which a document calls a body that it brings in as "ett gemensamt kansli"."""
    *adjectives, noun = label.split()
    alone: dict[str, str] = word_list("bodies")["nouns"]["alone"]
    return alone.get(noun) if all(word.islower() for word in adjectives) else None


def _opens(reading: Reading, named: Named) -> bool:
    """Whether a sentence begins with the body that it names: it tells more of it than one in passing."""
    opening = reading.document.text[named.start : named.end].casefold().startswith(_first(named))
    return opening and named.established and named.block.kind in TEXTS


def _in_passing(reading: Reading, draft: BodyDraft) -> bool:
    """Whether the sentence that shows a body so far names it further on: "... after a proposal of the group"."""
    told = reading.document.text[draft.evidence[0].start :].casefold().startswith(_first(draft.named))
    return draft.named.block.kind in TEXTS and not told


def _first(named: Named) -> str:
    return named.label.casefold().split()[0]


def _same(draft: BodyDraft, named: Named) -> bool:
    if any(same_body(label, named.label) or label.startswith(f"{named.label}, ") for label in draft.labels):
        return True
    if re.fullmatch(r"\w+(?:erna|orna|arna)", named.label) and stem(draft.named.label) != stem(named.label):
        return False  # "temagrupperna" are several
    if _is_fuller(draft, named) or _fills_heading(draft, named):
        return True
    first, long = stem(named.label.split()[0]), [stem(word) for label in draft.labels for word in label.split()[:2]]
    shortened = len(named.label.split()) == 1 or named.block.kind is BlockKind.CHART
    return shortened and first in long and first not in {"nätverk", "grupp"} and draft.established


def _fills_heading(draft: BodyDraft, named: Named) -> bool:
    """Whether a name is the whole one of which the heading above has the first word: "Länsråd Granvik" of "Länsråd"."""
    words, short = named.label.split(), draft.labels[0].split()
    above = draft.named.block.kind is BlockKind.HEADING and len(draft.labels) == 1 and len(words) > len(short)
    return above and [stem(word) for word in words[: len(short)]] == [stem(word) for word in short]


def _is_fuller(draft: BodyDraft, named: Named) -> bool:
    """Whether a name is the fuller one of a body that was named shortly: "Strategiska länsgruppen" of "länsgruppen"."""
    words = named.label.split()
    short = {label.casefold() for label in draft.labels}
    noun = words[-1].casefold()
    return len(words) == _FULLER and short == {noun} and is_body_noun(noun) and not is_bare(noun) and draft.established
