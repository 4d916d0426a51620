"""A document in, sentences without an actor that patterns know out, and the duties that the syntax reads there.

Patterns know the names of registers and those that have a common shape. The syntax tells where the name of a local
organisation ends: "Polisen Granvik åtar sig att ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.blocks.model import BlockKind
from ingest.evidence import Evidence
from ingest.facts.asides import is_aside
from ingest.facts.clauses import acting
from ingest.facts.duty_context import Scope, scope_of
from ingest.facts.duty_items import leads_on
from ingest.facts.follow_up import follows_up
from ingest.facts.mentions import Mention, Sort
from ingest.facts.modality import modality_of
from ingest.facts.parties import Parties, parties_of
from ingest.facts.partner_sentences import names_partners
from ingest.facts.reading import Reading
from ingest.facts.records import Party, Responsibility
from ingest.facts.spans import Spans
from ingest.sentences.roles import Clause
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["find_candidates", "read_candidate"]

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.LIST_ITEM})
_LONGER = re.compile(r"(?:\s+(?:i|för|på|av|och|[A-ZÅÄÖ][\wåäöé-]*))*\s+[A-ZÅÄÖ][\wåäöé-]*")  # "i Granvik"


def find_candidates(reading: Reading, taken: Sequence[Evidence]) -> Iterator[Sentence]:
    """Sentences that begin with an organisation whose name goes on behind what patterns know of it.

    `taken` is what other facts were read from.
    """
    parties = parties_of(reading)
    used = Spans((one.start, one.end) for one in taken)
    for sentence in reading.sentences:
        block = sentence.block
        if block.kind not in _READ or leads_on(sentence.text) or sentence.text.rstrip().endswith("?"):
            continue
        if used.overlaps(sentence.start, sentence.end):
            continue
        mentions = parties.mentions(sentence.text)
        if _begins(sentence.text, mentions) is None or acting(sentence.text, mentions) is not None:
            continue
        if scope_of(reading, block) is Scope.NEVER or is_aside(reading, block):
            continue
        if not follows_up(reading, sentence) and not names_partners(sentence.text):
            yield sentence


def _begins(text: str, mentions: Sequence[Mention]) -> int | None:
    """Where the name that a text begins with ends, if it goes on behind the mention of an organisation."""
    first = next((one for one in mentions if one.start == 0 and one.sort in (Sort.NAME, Sort.GROUP)), None)
    rest = _LONGER.match(text, first.end) if first is not None and not first.genitive else None
    return rest.end() if rest else None


def read_candidate(reading: Reading, sentence: Sentence, clause: Clause | None) -> Responsibility | None:
    """The duty that the syntax reads in a candidate; None where its actor is another than the name at the beginning."""
    parties = parties_of(reading)
    party = _actor(parties, sentence, clause) if clause is not None else None
    if clause is None or party is None or clause.passive or not _acts(clause):
        return None
    place = sentence.text.casefold().find(clause.finite)
    return Responsibility(
        text=" ".join(sentence.text.split()),
        actors=(party,),
        modality=modality_of(sentence.text, clause.finite, max(place, 0)),
        evidence=(reading.evidence(sentence.start, sentence.end),),
        read_from=reading.read_from(sentence.block),
        confidence=0.6,
        section=reading.section(sentence.block),
    )


def _actor(parties: Parties, sentence: Sentence, clause: Clause) -> Party | None:
    """The party that the subject names, where it is the whole name at the sentence's beginning and no more."""
    end = _begins(sentence.text, parties.mentions(sentence.text))
    subject = next(iter(clause.actors), None)
    if subject is None or subject.start != 0 or subject.end != end:
        return None
    return parties.named(subject.text)


def _acts(clause: Clause) -> bool:
    """Whether the verb tells what somebody does, not what is or who takes part."""
    idle = word_list("duties")["not_acting"]
    return clause.finite not in {*idle["stative"], *idle["taking_part"], "är", "har", "består"}
