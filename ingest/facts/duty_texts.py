"""Paragraphs and list items in, the duties that patterns read in them out, each with what the syntax is asked about it.

A duty is a sentence with an actor and a verb that binds it, or a list item under an actor's heading or behind a lead-in
("Rådet ska:"). What follows up the document is left to `ingest.facts.follow_up`. Long, and still one idea: each kind of
text has a small rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks.model import Block, BlockKind
from ingest.facts.agreement import Claim
from ingest.facts.area_sections import areas_in
from ingest.facts.body_labels import describes_bodies
from ingest.facts.clauses import Acting, Place, acting, is_finite
from ingest.facts.document_titles import own_words
from ingest.facts.duty_context import Scope, heading_party, is_about_text, scope_of, tells_duties, under_way
from ingest.facts.duty_items import items_of, lead_of, leads_on
from ingest.facts.duty_plurals import acting_together
from ingest.facts.duty_sentences import CHARGED, body_task, does_more, mandate, states_duty
from ingest.facts.follow_up import follows_up
from ingest.facts.labelled import is_clause_number
from ingest.facts.mentions import Mention, Sort, find_mentions, moved
from ingest.facts.modality import modality_of, modality_of_item
from ingest.facts.parties import Parties, parties_of
from ingest.facts.partner_sentences import names_partners
from ingest.facts.principles import stated_principles
from ingest.facts.reading import Reading
from ingest.facts.records import Action, Body, FocusArea, Goal, Party, ReadFrom, Responsibility
from ingest.facts.reporting import reporting_cue
from ingest.sentences.splitting import LONGEST, Sentence

__all__ = ["Told", "read_told"]

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_MODAL = frozenset({"ska", "skall", "bör", "kan", "får", "måste"})
_ALL_OF_US = frozenset({"parties", "actors"})
_LONGEST_RUN_IN = 8  # words of a name before what is told of it
_LOOSE = frozenset({Place.GENITIVE, Place.TRANSFER})  # where the actor is not the sentence's subject


@dataclass(frozen=True, slots=True)
class Told:
    """A duty, and what the patterns read in the text that it was read from."""

    duty: Responsibility
    claim: Claim


def read_told(reading: Reading) -> Iterator[Told]:
    """The duties of a document's running text and lists, in the order of the text; one may stand there twice."""
    return _Duties(reading).read()


@dataclass(slots=True)
class _Topic:
    """Whom a paragraph goes on about."""

    party: Party | None = None
    last: Party | None = None
    named: Party | None = None  # by whose name alone the paragraph begins


class _Duties:
    """Reads paragraph by paragraph; remembers who acted last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._parties: Parties = parties_of(reading)
        told = [one for one in reading.found(Action) if one.read_from is ReadFrom.RUNNING_TEXT and not self._acts(one)]
        self._goals = [fact.evidence[0] for fact in (*reading.found(Goal), *told)]
        self._rules = frozenset(block.start for block in stated_principles(reading))
        about = reading.about
        self._own_words = own_words(about.kind if about else "Strategy", about.title if about else "")
        self._areas = reading.found(FocusArea)
        self._several: list[Party] = []  # the bodies that the last sentence was about, if they were several
        self._recent: list[Body] = []  # the bodies named so far, the last one last
        self._last: Party | None = None
        self._body: Party | None = None  # the last body that acted under the same heading

    def _acts(self, action: Action) -> bool:
        """Whether an action in running text says which organisation does it, so that it is its duty too."""
        found = acting(action.text, self._parties.mentions(action.text))
        return found is not None and all(one.sort is Sort.NAME or one.key in CHARGED for one in found.actors)

    def read(self) -> Iterator[Told]:
        for block in self._reading.blocks:
            if block.kind is BlockKind.HEADING:
                self._last = heading_party(self._reading, self._parties, block)
                self._body = self._last if self._last and self._last.body else None
            elif block.kind in _TEXTS or self._is_paragraph(block):
                yield from self._paragraph(block)
            elif block.kind is BlockKind.LIST_ITEM:
                yield from self._item(block)

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def _paragraph(self, block: Block) -> Iterator[Told]:
        owner = heading_party(self._reading, self._parties, block)
        if labelled := self._labelled(block):
            yield labelled
            return
        named = self._run_in(block)
        owner = owner or named
        topic = _Topic(owner, owner or self._last, named)
        for sentence in self._reading.sentences_of(block):
            yield from self._sentence(sentence, topic)
        self._last = topic.last

    def _run_in(self, block: Block) -> Party | None:
        """Whom a paragraph names before it tells what they do: "Region X. Regionen svarar för ..."."""
        sentences = self._reading.sentences_of(block)
        name = sentences[0].text.rstrip(" .:") if len(sentences) > 1 else ""
        if not 0 < len(name.split()) <= _LONGEST_RUN_IN:
            return None
        whole = self._whole(name)
        return self._parties.party(whole, block) if whole else None

    def _whole(self, text: str) -> Mention | None:
        """The mention that a whole text is."""
        mentions = self._parties.mentions(text)
        return next((one for one in mentions if one.start <= 1 and one.end >= len(text) - 1), None)

    def _is_paragraph(self, block: Block) -> bool:
        """Whether a list item is a numbered clause of several sentences, as in an agreement."""
        numbered = block.kind is BlockKind.LIST_ITEM and is_clause_number(block.marker)
        return numbered and len(self._reading.sentences_of(block)) > 1 and block.text.rstrip().endswith(".")

    def _sentence(self, sentence: Sentence, topic: _Topic) -> Iterator[Told]:
        text = sentence.text
        mentions = self._parties.mentions(text)
        found = acting(text, mentions)
        actors = self._actors(found, sentence.block, topic.last) if found else []
        if not actors and (together := acting_together(text, self._reading.bodies(), self._recent)) is not None:
            found, actors = together
        elif found and len(self._several) > 1 and found.actors[0].name == "De":
            actors = self._several  # "De rapporterar ..." behind a sentence about several
        self._several = actors if len(actors) > 1 and all(one.body for one in actors) else []
        named = [one.body for one in mentions if one.body is not None]
        self._recent = [*(one for one in self._recent if one not in named), *dict.fromkeys(named)]
        if found and topic.named and found.actors[0].sort is Sort.SELF:
            actors = [topic.named]  # "Region X. Vi svarar för ..."
            found = replace(found, actors=(replace(found.actors[0], sort=Sort.NAME),))
        if found and actors and found.place is not Place.TRANSFER:
            topic.last = actors[0]
            topic.party = topic.party or actors[0]
            self._body = next((party for party in actors if party.body), self._body)
        new = self._brought_in(sentence, mentions, found)
        if new is not None:
            topic.last = self._body = new
        if self._is_left_out(sentence) or is_about_text(text, bool(found and found.place is Place.FIRST)):
            return
        if (there := self._done_there(sentence, topic.last)) is not None:
            yield there
            return
        yield from self._mandates(sentence, mentions, topic)
        if found and actors:
            yield from self._acted(sentence, found, actors, mentions)
            yield from self._second(sentence, found, actors, mentions)
        elif found is None and topic.party is not None and self._goes_on(mentions, topic, sentence.block):
            yield from self._continued(sentence, topic.party)

    def _brought_in(self, sentence: Sentence, mentions: Sequence[Mention], found: Acting | None) -> Party | None:
        """The body that a sentence about somebody else names for the first time: the next "den" or "gruppen"."""
        acts = found.actors if found else ()
        new = [one for one in mentions if one.body and one not in acts and self._is_first(one.body, sentence)]
        return self._parties.party(new[0], sentence.block) if len(new) == 1 else None

    def _is_first(self, body: Body, sentence: Sentence) -> bool:
        return body.evidence[0].start == sentence.start

    def _done_there(self, sentence: Sentence, last: Party | None) -> Told | None:
        """As in "Rådet möts varje vår. Där berättar invånare ...": what is done in the body that was told of."""
        verb = re.match(r"(?:Där|Här)\s+([a-zåäö]+)\b", sentence.text)
        if verb is None or last is None or last.body is None or not does_more(verb[1]):
            return None
        claim = Claim(sentence.text, hint=last.mentioned_as, alone=0.6)
        modality = modality_of(sentence.text, verb[1], verb.start(1))
        return self._made(sentence.block, sentence.text, (last,), modality, sentence.start, sentence.end, claim)

    def _goes_on(self, mentions: Sequence[Mention], topic: _Topic, block: Block) -> bool:
        """Whether a sentence without an actor may go on about the paragraph's only one."""
        owner = topic.party
        if owner is None or topic.last is None or topic.last.name != owner.name:
            return False
        named = [
            one
            for one in mentions
            if one.sort in (Sort.NAME, Sort.GROUP) and not one.genitive and one.key not in {"actors", "schools"}
        ]
        parties = [self._parties.party(one, block) for one in named[:1]]
        return len(named) != 1 or all(party is None or party.name == owner.name for party in parties)

    def _actors(self, found: Acting, block: Block, before: Party | None) -> list[Party]:
        return self._named(found.actors, block, before)

    def _named(self, mentions: Sequence[Mention], block: Block, before: Party | None = None) -> list[Party]:
        parties = [party for mention in mentions for party in self._parties.each(mention, block, before)]
        unique: dict[str, Party] = {party.name: party for party in parties}
        return list(unique.values())

    def _is_left_out(self, sentence: Sentence) -> bool:
        """Whether other readers have the sentence: goals, follow-up, lead-ins, questions, bare links."""
        text = sentence.text.rstrip()
        if text.endswith("?") or leads_on(text) or sentence.block.role == "link" or follows_up(self._reading, sentence):
            return True
        if names_partners(text) or (sentence.block.start in self._rules and not self._promises(text)):
            return True
        return any(
            goal.start <= sentence.start < goal.end or sentence.start <= goal.start < sentence.end
            for goal in self._goals
        )

    def _promises(self, text: str) -> bool:
        """Whether an organisation promises something by name, in a list that may look like one of principles."""
        found = acting(text, self._parties.mentions(text))
        named = found is not None and all(one.sort is Sort.NAME for one in found.actors)
        return found is not None and named and modality_of(text, found.verb, found.start) == "Shall"

    def _acted(
        self, sentence: Sentence, found: Acting, actors: list[Party], mentions: Sequence[Mention], at: int = 0
    ) -> Iterator[Told]:
        """What they do in the clause that begins at `at`."""
        body = next((party for party in actors if party.body is not None), None)
        if (
            body is not None
            or describes_bodies(self._reading, sentence.block)
            or any(one.body is not None for one in mentions)
        ):
            task = body_task(sentence.text, found, actors, mentions, self._parties, self._body)
            if task:
                yield self._duty(sentence, task, found, at)
            if task or body is not None or (task is not None and describes_bodies(self._reading, sentence.block)):
                return
        scope = scope_of(self._reading, sentence.block)
        about = self._reading.about
        if states_duty(sentence.text, found, actors, scope, about.kind if about else None):
            yield self._duty(sentence, actors, found, at)

    def _second(
        self, sentence: Sentence, first: Acting, actors: list[Party], mentions: Sequence[Mention]
    ) -> Iterator[Told]:
        """Who acts in a second main clause: "X tar fram förslag, och Y fattar beslut"."""
        for clause in re.finditer(r",\s+(?:och|men|medan|samt)\s+", sentence.text[first.end :]):
            at = first.end + clause.end()
            later = [moved(one, -at) for one in mentions if one.start >= at]
            found = acting(sentence.text[at:], later)
            if found is None or found.place is not Place.FIRST:
                continue
            others = [
                one for one in self._actors(found, sentence.block, None) if one.name not in {a.name for a in actors}
            ]
            if others:
                acting_at = tuple(moved(one, at) for one in found.actors)
                whole = Acting(acting_at, found.verb, found.start + at, found.end + at, found.place)
                yield from self._acted(sentence, whole, others, mentions, at)

    def _continued(self, sentence: Sentence, party: Party) -> Iterator[Told]:
        """A sentence without an actor in a paragraph about one, in a section about who does what."""
        if party.body is not None:
            yield from self._tasked(sentence, party)
            return
        if scope_of(self._reading, sentence.block) is not Scope.STRICT or self._own_words.match(sentence.text):
            return
        if any(one.key in _ALL_OF_US for one in find_mentions(party.mentioned_as)):
            return  # under "Parternas åtaganden" a sentence without an actor tells about the section
        if not under_way(self._reading, self._parties, sentence, party):
            return
        modality = modality_of_item(sentence.text, None)
        verb = re.search(r"\b(?:ska|skall|bör|måste|kan|ansvarar|erbjuds|erbjuder)\b", sentence.text)
        if verb is not None:
            modality = modality_of(sentence.text, verb[0], verb.start())
        claim = Claim(sentence.text, hint=party.mentioned_as, alone=0.6)
        yield self._made(sentence.block, sentence.text, (party,), modality, sentence.start, sentence.end, claim)

    def _tasked(self, sentence: Sentence, party: Party) -> Iterator[Told]:
        """A sentence without a subject under the heading of a body: "Tar fram underlag till rådet."."""
        owner = heading_party(self._reading, self._parties, sentence.block)
        verb = re.match(r"[A-ZÅÄÖ][a-zåäö]+(?=\s)", sentence.text)
        if owner is None or owner.body is None or verb is None or reporting_cue(sentence.text[: verb.end()]):
            return
        word = verb[0].casefold()
        if is_finite(word) and (does_more(word) or word in _MODAL):
            claim = Claim(sentence.text, hint=party.mentioned_as, alone=0.8)
            modality = modality_of(sentence.text, word, 0)
            yield self._made(sentence.block, sentence.text, (party,), modality, sentence.start, sentence.end, claim)

    def _mandates(self, sentence: Sentence, mentions: Sequence[Mention], topic: _Topic) -> Iterator[Told]:
        """As in "... med mandat att fatta beslut om ...": a task within a sentence about who sits on a body."""
        span = mandate(sentence.text)
        bodies = [one for one in mentions if one.body is not None]
        party = self._parties.party(bodies[0], sentence.block) if bodies else self._body or topic.party
        if span is None or party is None or party.body is None:
            return
        start, end = span
        task, begins = sentence.text[start:end], sentence.start + start
        claim = Claim(task, hint=party.mentioned_as)
        yield self._made(sentence.block, task, (party,), "Does", begins, begins + len(task), claim)

    # --- list items ---------------------------------------------------------------------------------------------

    def _item(self, block: Block) -> Iterator[Told]:
        if block.depth > 1 and self._reading.lead_in(block) is not None and self._nested(block):
            return  # read with the item above
        if self._leads(block):
            return  # read with each of the items below
        lead = None if self._is_sentence(block) else lead_of(self._reading, self._parties, block, self._last)
        labelled = self._labelled(block)
        if labelled is not None and (lead is None or labelled.duty.actors[0].name not in {a.name for a in lead.actors}):
            yield labelled  # "Region X: ...", whatever its list is called
            return
        if lead is None:
            yield from self._own(block)
            return
        text, end = items_of(self._reading, block)
        if text.rstrip().endswith("?") or self._is_goal(block):
            return
        modality = modality_of_item(block.text, lead.modality)
        first = next((sentence.text for sentence in self._reading.sentences_of(block)), "")
        claim = Claim(first, hint=lead.actors[0].mentioned_as, alone=0.9)
        yield self._made(block, text, lead.actors, modality, block.start, end, claim)

    def _labelled(self, block: Block) -> Told | None:
        """As in "Region X: hälsosamtal och tolk.", in a section about who does what."""
        head = re.match(r"(?P<name>[^:–—.]{3,70}?)(?::|\s[–—-])\s+(?=\S)", block.text)
        if head is None or not tells_duties(self._reading, block):
            return None
        whole = self._whole(head["name"].rstrip())
        party = self._parties.party(whole, block) if whole else None
        if party is None:
            return None
        text = block.text[head.end() :]
        claim = Claim(text[:LONGEST], hint=party.mentioned_as)
        return self._made(block, text, (party,), modality_of_item(text), block.start, block.end, claim)

    def _nested(self, block: Block) -> bool:
        lead = self._reading.lead_in(block)
        if lead is None or lead.kind is not BlockKind.LIST_ITEM or lead.depth >= block.depth:
            return False
        return not self._leads(lead)

    def _leads(self, item: Block) -> bool:
        """Whether an item is the beginning of what the items nested in it say: "Regionen åtar sig att"."""
        return leads_on(item.text) and acting(item.text, self._parties.mentions(item.text)) is not None

    def _is_sentence(self, block: Block) -> bool:
        """Whether an item is a clause with an actor of its own, whatever heading it stands under."""
        sentences = self._reading.sentences_of(block)
        if not sentences or not sentences[0].text.endswith("."):
            return False
        found = acting(sentences[0].text, self._parties.mentions(sentences[0].text))
        return found is not None and found.place is Place.FIRST and found.actors[0].start == 0

    def _is_goal(self, block: Block) -> bool:
        return any(goal.start <= block.start < goal.end for goal in self._goals)

    def _own(self, block: Block) -> Iterator[Told]:
        """An item that is a sentence with an actor of its own: the whole item is the duty."""
        sentences = self._reading.sentences_of(block)
        if not sentences or self._is_left_out(sentences[0]):
            return
        first = sentences[0]
        mentions = self._parties.mentions(first.text)
        found = acting(first.text, mentions)
        actors = self._actors(found, block, None) if found else []
        if found is None or not actors:
            return
        for told in self._acted(first, found, actors, mentions):
            text, end = items_of(self._reading, block)
            whole = replace(told.duty, text=text, evidence=(self._reading.evidence(block.start, end),))
            yield Told(whole, told.claim)

    # --- facts --------------------------------------------------------------------------------------------------

    def _duty(self, sentence: Sentence, actors: Sequence[Party], found: Acting, at: int) -> Told:
        modality = modality_of(sentence.text, found.verb, found.start)
        spans = tuple((one.start - at, one.end - at) for one in found.actors)
        claim = Claim(sentence.text[at:], spans, found.verb, within=found.place in _LOOSE)
        told = self._made(sentence.block, sentence.text, tuple(actors), modality, sentence.start, sentence.end, claim)
        shared = tuple(one for one in self._named(found.sharing, sentence.block) if one not in actors)
        return replace(told, duty=replace(told.duty, shared_with=shared)) if shared else told

    def _made(
        self, block: Block, text: str, actors: tuple[Party, ...], modality: str, start: int, end: int, claim: Claim
    ) -> Told:
        duty = Responsibility(
            text=" ".join(text.split()),
            actors=actors,
            modality=modality,
            concerns=tuple(areas_in(text, self._areas)) if any(one.body for one in actors) else (),
            evidence=(self._reading.evidence(start, end),),
            read_from=self._reading.read_from(block),
            section=self._reading.section(block),
        )
        return Told(duty, claim)
