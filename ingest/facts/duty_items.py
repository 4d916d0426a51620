"""A list item in, whose duty it is and its whole text out: by its lead-in ("Rådet ska:") or by the heading above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.blocks.model import Block, BlockKind
from ingest.facts.clauses import acting
from ingest.facts.duty_context import Scope, heading_party, scope_of
from ingest.facts.introductions import said_by_us
from ingest.facts.mentions import Sort
from ingest.facts.modality import modality_of, modality_of_item
from ingest.facts.parties import Parties
from ingest.facts.partner_places import is_partner_heading
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Party
from ingest.wordlists import word_list

__all__ = ["Lead", "items_of", "lead_of", "leads_on"]


_HANGS = re.compile(
    r"\b(?:ska(?:ll)?|bör|kan|måste|åtar sig|förbinder sig(?: att)?|ansvarar för|svarar för|har ansvar för"
    r"|har i uppdrag|har till uppgift|att (?:gemensamt|tillsammans|även|också)|bidrar med|erbjuder|tillhandahåller"
    r"|följande|genom att)\s*$"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """Who does what a list says; `modality` where the lead-in has one."""

    actors: tuple[Party, ...]
    modality: str | None = None


def lead_of(reading: Reading, parties: Parties, block: Block, last: Party | None) -> Lead | None:
    """Whose duties the list of a block's item tells; None where it is no list of duties."""
    lead = reading.lead_in(block)
    owner = heading_party(reading, parties, block)
    if lead is None or lead.kind is BlockKind.HEADING:
        said = modality_of_lead(lead.text) if lead is not None and leads_on(lead.text) else None
        return Lead((owner,), said) if owner is not None and _may_own(reading, block) else None
    text = _last_sentence(reading, lead)
    if _never(text) or _lists_actions(reading, block, text) or _is_area(reading, block):
        return None
    if leads_on(text):
        return _introduced(reading, parties, lead, text, owner, last)
    return Lead((owner,)) if owner is not None and _may_own(reading, block) else None


def _is_area(reading: Reading, block: Block) -> bool:
    """Whether an item only names a focus area: "Parterna prioriterar:" above it makes it no duty."""
    return any(proof.start == block.start for area in reading.found(FocusArea) for proof in area.evidence)


def _lists_actions(reading: Reading, block: Block, lead: str) -> bool:
    """Whether a list is led in by "Detta gör vi" and read as actions, which "vi" alone makes nobody's duties."""
    if "Action" not in said_by_us(lead):
        return False
    return any(action.evidence[0].start == block.start for action in reading.found(Action))


def leads_on(text: str) -> bool:
    """Whether a text is the beginning of what its list says: "Rådet ska:", "Kommunerna åtar sig att"."""
    return text.rstrip().endswith((":", ";", " att")) or _HANGS.search(text) is not None


def _last_sentence(reading: Reading, lead: Block) -> str:
    sentences = reading.sentences_of(lead)
    return sentences[-1].text if sentences else lead.text


def _never(text: str) -> bool:
    folded = text.casefold()
    return any(re.search(rf"\b\w*{re.escape(word)}", folded) for word in word_list("duties")["lead_in"]["never"])


def _introduced(
    reading: Reading, parties: Parties, lead: Block, text: str, owner: Party | None, last: Party | None
) -> Lead | None:
    """By a lead-in with a colon: its actor, else the one of the heading."""
    mentions = parties.mentions(text)
    found = acting(text, mentions)
    if found is not None:
        before = last or owner
        known = [parties.party(one, lead, before) for one in found.actors]
        actors = {party.name: party for party in known if party is not None}
        if actors and (_binds(text) or scope_of(reading, lead) is Scope.STRICT):
            return Lead(tuple(actors.values()), modality_of(text, found.verb, found.start))
        if found.actors[0].sort is not Sort.SELF:
            return None
    named = [one for one in mentions if one.start <= 1 and not text[one.end :].strip(" :")]
    if named and (party := parties.party(named[0], lead)) is not None:
        return Lead((party,))  # "Regionen:" above its list
    if owner is not None and (_binds(text) or not text.rstrip(" :")):
        return Lead((owner,), modality_of_lead(text))
    return None


def _binds(text: str) -> bool:
    folded = text.casefold()
    return any(re.search(rf"\b{word}", folded) for word in word_list("duties")["lead_in"]["duty"])


def modality_of_lead(text: str) -> str | None:
    verb = re.search(
        r"\b(?:ska|skall|måste|bör|kan|ansvarar|erbjuder|tillhandahåller|åtar|förbinder|lovar|utlovar|utfäster|garanterar|svarar)\b",
        text,
    )
    if verb is not None:
        return modality_of(text, verb[0], verb.start())
    found = modality_of_item(text)
    return found if found != "Does" else None


def _may_own(reading: Reading, block: Block) -> bool:
    """Whether a list under an actor's heading tells its duties: not where the section lists goals or partners."""
    heading = reading.section(block)[-1:]
    return not any(is_partner_heading(text) for text in heading)


def items_of(reading: Reading, block: Block) -> tuple[str, int]:
    """The text of an item with the items nested in it, and where it ends in the document."""
    blocks = reading.document.blocks
    at = next(i for i, one in enumerate(blocks) if one.start == block.start)
    text, end = block.text, block.end
    for following in blocks[at + 1 :]:
        if following.kind is BlockKind.FURNITURE:
            break
        if following.kind is not BlockKind.LIST_ITEM or following.depth <= block.depth:
            break
        text, end = f"{text} {following.text}", following.end
    return text, end
