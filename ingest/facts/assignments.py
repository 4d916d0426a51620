"""Sentences and lines that give focus areas, goals and actions to somebody in, responsibilities that concern them out.

"För område A respektive B ... Ansvariga grupper är X respektive Y", "För området A ansvarar X", "Ansvarig: X".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks.model import TEXTS, Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.area_sections import areas_in
from ingest.facts.bare_labels import find_bare_labels
from ingest.facts.duty_tables import actors_in
from ingest.facts.mentions import Mention, Sort
from ingest.facts.needles import caseless
from ingest.facts.parties import Parties, parties_of
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal, Party, Responsibility
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["before_labels", "labelled_actors", "read_assignments"]

_LABEL = re.compile(r"\s*([A-ZÅÄÖ][\wåäö ]{2,40}?)\s*:\s+(?=\S)")
_PART = re.compile(r"[^\n]+?(?:(?=\n)|(?<=[.;])(?=\s+[A-ZÅÄÖ][\wåäö ]{2,40}?:\s)|$)")
_BRACKETS = re.compile(
    r"\((?:(?:finansieras|leds|drivs|samordnas|genomförs|hålls|ordnas) av |ansvarig:? )?(?P<names>[^()]{3,90})\)\W*$"
)
_NUMBERED = re.compile(r"^(?:(?:Insats|Åtgärd|Aktivitet|Mål|Delmål)\s+)?[\d.]+[.:)]?\s+")
_CUE = caseless(
    r"\bansvar\w*\b|\b(?:hör hemma hos|håller ihop|svarar|har hand om|tar hand om|sköter|håller i)\b"
    r"|\bligger (?:på|hos)\b"
    r"|\b(?:leds|drivs|hanteras|sköts|hålls ihop|hålls samman|tas om hand|bärs|koordineras|samordnas) av\b"
    r"|^(?:För|Inom|Till|I)\b[^.,]*?\b(?:finns|hör|arbetar|verkar|inrättas|bildas|ansvarar)\b"
    r"|\b(?:behöver|måste|ska)\b[^.]*\b(?:skapas|bildas|inrättas|tillsättas)\b"
)


def read_assignments(reading: Reading) -> Iterator[Responsibility]:
    """Who answers for which focus area, goal or action, where a sentence or a labelled line says so."""
    areas = reading.found(FocusArea)
    for block in reading.blocks:
        if block.kind in TEXTS:
            sentences = reading.sentences_of(block)
            for before, sentence in zip([None, *sentences], sentences, strict=False):
                yield from _assigned(reading, areas, sentence, before)
            yield from _labelled(reading, block)


# --- focus areas ------------------------------------------------------------------------------------------------------


def _assigned(
    reading: Reading, areas: Sequence[FocusArea], sentence: Sentence, before: Sentence | None
) -> Iterator[Responsibility]:
    if not areas or not _CUE.search(sentence.text):
        return
    parties = parties_of(reading)
    named = areas_in(sentence.text, areas) or (areas_in(before.text, areas) if before and _goes_on(sentence) else [])
    bodies = [one for one in parties.mentions(sentence.text) if _answers(parties, one, sentence.text)]
    if not named or not bodies or len(named) > 4:
        return
    charged = [parties.party(one, sentence.block) for one in bodies]
    for party, concerned in _paired([one for one in charged if one], named):
        yield _responsibility(reading, sentence, before, party, concerned, sentence.text)


def _goes_on(sentence: Sentence) -> bool:
    return bool(re.match(r"(?:Ansvarig|Här|Det|Detta|Området|Områdena|En ny|Ett nytt)", sentence.text))


def _answers(parties: Parties, mention: Mention, text: str) -> bool:
    """Whether a mention is the one that answers: a body, or an organisation right before or behind the cue."""
    party = parties.party(mention)
    if party is None or mention.genitive:
        return False
    if party.body is not None:
        return not re.search(r"\b(?:till dess|att|när)\s+$", text[: mention.start])
    near = text[max(0, mention.start - 25) : mention.start]
    if re.search(r"\b(?:som|vilken|vilket)\s+\w+\s+av\s+$", near):
        return False  # "svarar gruppen, som leds av X": X only leads it
    return (mention.sort is not Sort.SELF and bool(re.search(r"\b(?:ansvarar|svarar|är|hos|av)\s+$", near))) or text[
        mention.end :
    ].startswith((" ansvarar", " svarar", " har ansvar", " har hand om", " tar hand om", " sköter", " håller i"))


def _paired(charged: list[Party], areas: Sequence[FocusArea]) -> Iterator[tuple[Party, list[FocusArea]]]:
    """Each actor with its areas: in order where there are as many of both, else all with all."""
    if len(charged) == len(areas) and len(areas) > 1:
        yield from ((party, [area]) for party, area in zip(charged, areas, strict=True))
    elif len(areas) == 1 or len(charged) == 1:
        yield from ((party, list(areas)) for party in charged[:1] if len(areas) >= 1)


def _responsibility(
    reading: Reading, sentence: Sentence, before: Sentence | None, party: Party, areas: Sequence[FocusArea], text: str
) -> Responsibility:
    start = sentence.start
    evidence = [reading.evidence(start, sentence.end)]
    if before is not None and not areas_in(sentence.text, areas):
        evidence.append(reading.evidence(before.start, before.end, "concerns"))
    return Responsibility(
        text=" ".join(text.split()),
        actors=(party,),
        modality="Responsible",
        concerns=tuple(areas),
        evidence=tuple(evidence),
        read_from=reading.read_from(sentence.block),
        confidence=0.8,
        section=reading.section(sentence.block),
    )


# --- "Ansvarig: X" --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LabelledActors:
    """Who stands behind a label such as "Ansvarig:", and the span of the line in the document."""

    actors: tuple[Party, ...]
    involvement: str
    start: int
    end: int


def labelled_actors(reading: Reading, block: Block) -> Iterator[LabelledActors]:
    """The lines of a block, or the parts of one behind a full stop, with a label for who answers or takes part."""
    for line in _PART.finditer(block.text):
        label = _LABEL.match(line[0])
        involvement = _involvement(label[1]) if label else None
        if label is not None and involvement is not None:
            actors = tuple(actors_in(parties_of(reading), line[0][label.end() :].rstrip(" .")))
            if actors:
                yield LabelledActors(actors, involvement, block.start + line.start(), block.start + line.end())
    yield from _in_brackets(reading, block)
    for bare in find_bare_labels(block.text):
        actors = tuple(actors_in(parties_of(reading), bare.names.rstrip(" .")))
        if actors:
            yield LabelledActors(actors, bare.involvement, block.start + bare.start, block.start + bare.end)


def _in_brackets(reading: Reading, block: Block) -> Iterator[LabelledActors]:
    """Who stands in brackets behind an item: "Öppna förskolor i fler orter (kommunerna)"."""
    found = _BRACKETS.search(block.text) if block.kind is BlockKind.LIST_ITEM else None
    if found is None:
        return
    parties = parties_of(reading)
    names = found["names"]
    mentions = [one for one in parties.mentions(names) if one.sort is not Sort.SELF]
    between = re.sub(r"\b(?:och|samt|med|i samverkan|tillsammans|av)\b|\W|\d", "", _without(names, mentions))
    if mentions and not between:
        start, end = block.start + found.start("names"), block.start + found.end("names")
        yield LabelledActors(tuple(actors_in(parties, names)), "Answers", start, end)


def _without(text: str, mentions: Sequence[Mention]) -> str:
    for one in sorted(mentions, key=lambda mention: -mention.start):
        text = text[: one.start] + text[one.end :]
    return text


def before_labels(text: str) -> str:
    """A text without the labels at its end that tell who answers for it: "Språkcaféer. Ansvarig: Region Granvik".

    >>> before_labels("Språkcaféer i fler orter. Ansvarig: kommunerna. Medverkar: Röda Korset.")
    'Språkcaféer i fler orter.'
    """
    parts = list(_PART.finditer(text))
    first = next((one for one in parts[1:] if (hit := _LABEL.match(one[0])) and _involvement(hit[1])), None)
    begins = first.start() if first else next((one.start for one in find_bare_labels(text) if one.start), len(text))
    return text[:begins].rstrip()


def _labelled(reading: Reading, block: Block) -> Iterator[Responsibility]:
    """A line with a label: it tells who answers for, or takes part in, what stands before it."""
    matter = _matter(reading, block)
    if isinstance(matter, Block) and matter.kind is BlockKind.HEADING and block.kind is BlockKind.LIST_ITEM:
        matter = None if _BRACKETS.search(block.text) else matter  # the item is no action
    for line in labelled_actors(reading, block) if matter is not None else ():
        if matter is not None:
            evidence = reading.evidence(line.start, line.end, "actor")
            yield _labelled_duty(reading, block, matter, line.actors, line.involvement, evidence)


def _involvement(label: str) -> str | None:
    words = word_list("duties")["table"]
    folded = label.casefold()
    return "Answers" if folded in words["answers"] else "TakesPart" if folded in words["takes_part"] else None


def _labelled_duty(
    reading: Reading,
    block: Block,
    matter: Action | Goal | Block,
    actors: tuple[Party, ...],
    involvement: str,
    line: Evidence,
) -> Responsibility:
    own = reading.block_evidence(matter) if isinstance(matter, Block) else matter.evidence[0]
    return Responsibility(
        text=_NUMBERED.sub("", matter.text),
        actors=actors,
        modality="Responsible" if involvement == "Answers" else "Does",
        involvement=involvement,
        concerns=() if isinstance(matter, Block) else (matter,),
        evidence=(own, line),
        read_from=reading.read_from(block),
        confidence=0.9,
        section=reading.section(block),
    )


def _matter(reading: Reading, block: Block) -> Action | Goal | Block | None:
    """The last action or goal that begins before the line in its section, else the section's heading."""
    matters: list[Action | Goal] = [*reading.found(Action), *reading.found(Goal)]
    before = [one for one in matters if one.evidence[0].start <= block.start]
    last = max(before, key=lambda one: one.evidence[0].start, default=None)
    headings = reading.headings(block)
    if not headings:
        return last
    if last is not None and last.evidence[0].start >= headings[-1].start:
        return last
    return headings[-1]
