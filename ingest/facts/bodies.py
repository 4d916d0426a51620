"""Sections on organisation in, councils, groups and networks out: members, meetings, to whom they report.

What a body does is a responsibility, read by `ingest.facts.responsibilities`. Long, and still one idea: each thing that
a sentence tells of a body has a small method, and all share which body is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks.model import TEXTS, Block, BlockKind
from ingest.facts.body_drafts import BodyDraft, finished
from ingest.facts.body_labels import describes_bodies
from ingest.facts.body_names import is_bare, is_body_noun, same_body, stem
from ingest.facts.body_naming import draft_bodies
from ingest.facts.body_plurals import meant_together
from ingest.facts.body_seats import row_seats
from ingest.facts.body_tables import BodyCell, BodyRow, body_rows, is_unformed
from ingest.facts.meetings import Meetings, read_meetings
from ingest.facts.memberships import Seat, read_members, read_partners_of
from ingest.facts.mentions import Mention
from ingest.facts.officers import gapped_roles, read_roles
from ingest.facts.parties import Parties, parties_of
from ingest.facts.reading import Reading
from ingest.facts.records import Body, Membership
from ingest.facts.reporting import is_preparing, is_reported_to, reporting_cue, reporting_pairs
from ingest.sentences.splitting import Sentence, split
from ingest.wordlists import word_list

__all__ = ["read_bodies"]

_THERE = re.compile(r"\b(?:finns|verkar|arbetar|lyder|ligger|inrättas|bildas)\s+(?:(?:även|också|en|ett|den|det)\s+)*$")


_SEVERAL = re.compile(r"(?:erna|orna|arna|naven|råden|nätverken|teamen|forumen|organen)s?$", re.IGNORECASE)
_INVITES = re.compile(r"\b(?:inbjuder|bjuder|dukar)\s+$")
_MANY = re.compile(r"(?:er|or|ar|a \w+)(?:na)?\b")  # the name of a body in the plural: "Lokala noder"
_OFFICE_FIRST = re.compile(
    r"(?:Ordförande\w*|Värd\w*|Kallelse\w*|Inbjud\w*|Klubban|Sammankall\w*|Arrangör\w*|Ansvaret för att kalla)\b"
)
_Place = tuple[int, int, BodyDraft]  # where a sentence names a body, or a word stands for it


def read_bodies(reading: Reading) -> Iterator[Body]:
    """The bodies that the document describes, in the order in which it names them."""
    drafts = draft_bodies(reading)
    if drafts:
        _Describing(reading, drafts).read()
    yield from finished(reading, drafts)


def _is_about(text: str, seat: Seat) -> bool:
    """Whether an office that a sentence tells without a body's name is one of the body told of before.

    The sentence opens with the office ("Ordförande är X"), with a word for the body or with its meetings.
    """
    opening = text[: seat.start]
    if re.match(r"(?:Den|Det|De|Här|Där|Mötena|Möten|Sammanträdena|Arbetet|Träffarna|Samtalen)\b", opening):
        return True
    if _OFFICE_FIRST.match(opening):
        return True
    agent = re.search(r"(?P<before>.*?)\b\w+\s+av\s+$|(?P<work>.*?)\bunder ledning av\s+$", opening)
    return agent is None or not (agent["before"] or agent["work"]).strip()


def _antecedent_first(text: str, places: list[_Place]) -> list[_Place]:
    """The places with the body first of which a relative clause tells the members: "..., som utgörs av A och B"."""
    cues = "|".join(word_list("bodies")["members"]["body_first"])
    of_clause = [one for one in places if re.match(rf",\s+(?:som|vilken|vilket)\s+(?:{cues})\b", text[one[1] :])]
    return [*of_clause, *(one for one in places if one not in of_clause)]


class _Describing:
    """Reads what the sentences of the document say about its bodies."""

    def __init__(self, reading: Reading, drafts: list[BodyDraft]) -> None:
        self._reading = reading
        self._drafts = drafts
        self._parties: Parties = parties_of(reading)
        self._current: BodyDraft | None = None
        self._mentioned: BodyDraft | None = None  # the last body named at all
        self._recent: list[BodyDraft] = []  # those named, the last one last
        self._together: list[BodyDraft] = []  # those that the last sentence was about, if they were several
        self._described_in: int | None = None  # the block in which the current body was a sentence's subject
        self._rows = body_rows(reading)
        self._heads: dict[int, BodyDraft] = {}  # the bodies that head the columns of drawn boxes, by column

    def read(self) -> None:
        for block in self._reading.blocks:
            if block.kind is BlockKind.HEADING:
                self._current, self._heads = self._of_heading(block), {}
            elif block.kind in TEXTS:
                self._block(block)
            elif (row := self._rows.get(block.start)) is not None:
                self._row(row)
            elif block.kind is BlockKind.TABLE:
                self._boxes(block)

    def _of_heading(self, block: Block) -> BodyDraft | None:
        return next((draft for draft in self._drafts if draft.pattern.search(block.text)), None)

    def _block(self, block: Block) -> None:
        if block.kind is BlockKind.LIST_ITEM and self._listed_members(block):
            return
        for sentence in self._reading.sentences_of(block):
            self._sentence(sentence)

    def _listed_members(self, block: Block) -> bool:
        """Whether a list item names a member, since its lead-in ends "består av:"."""
        lead = self._reading.lead_in(block)
        cues = word_list("bodies")["members"]["body_first"]
        if lead is None or self._current is None or not re.search(rf"(?:{'|'.join(cues)})\s*:?$", lead.text):
            return False
        self._seat(self._current, Seat("Member", 0, len(block.text.rstrip(" .,;"))), block.text, block.start)
        return True

    # --- one row of a table -------------------------------------------------------------------------------------

    def _row(self, row: BodyRow) -> None:
        draft = self._of_row(row) if row.name else self._current
        if draft is None:
            return
        for cell in (cell for cell in row.cells if cell.role == "tasks" or not is_unformed(cell.text)):
            for seat in row_seats(cell.role, cell.text, self._parties.mentions(cell.text)):
                self._seat(draft, seat, cell.text, cell.start)
            if cell.role == "meetings" and draft.meetings is None:
                self._meet(draft, read_meetings(f"möten {cell.text}"), cell.start, cell.end)
            if cell.role == "reports_to":
                self._report(draft, [other for _, _, other in self._places(cell.text)], cell.start, cell.end)
            if cell.role == "tasks":
                self._reports_in(draft, cell)

    def _boxes(self, block: Block) -> None:
        """Boxes side by side that look as a table: names of bodies in a row, and what is told of each below it."""
        named = {cell.column: self._named(block.cell_text(cell)) for cell in block.cells}
        if block.cells and all(named.values()):
            self._heads = {column: draft for column, draft in named.items() if draft}
            return
        for cell in block.cells:
            if (draft := self._heads.get(cell.column)) is not None:
                for start, end in split(block.cell_text(cell)):
                    self._line(draft, block.cell_text(cell)[start:end], block.start + cell.start + start)

    def _named(self, text: str) -> BodyDraft | None:
        name = " ".join(text.split())
        return next((draft for draft in self._drafts if any(same_body(label, name) for label in draft.labels)), None)

    def _line(self, draft: BodyDraft, text: str, offset: int) -> None:
        """What a line in a body's own box tells of it: "Ordförande: X.", "Rapporterar till rådet."."""
        mentions = self._parties.mentions(text)
        for seat in (*read_members(text, mentions, None), *read_roles(text, mentions, [])):
            self._seat(draft, seat, text, offset)
        self._meet(draft, read_meetings(text), offset, offset + len(text))
        self._report(draft, self._told(text, self._places(text)), offset, offset + len(text))

    def _of_row(self, row: BodyRow) -> BodyDraft | None:
        return self._named(row.name.text) if row.name else None

    def _reports_in(self, draft: BodyDraft, cell: BodyCell) -> None:
        """As in "Bereder ärenden till rådet": to whom a task says that the body reports."""
        for text, start, end in cell.sentences():
            self._report(draft, self._told(text, self._places(text)), start, end)

    # --- one sentence -------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        text = sentence.text
        places = self._places(text)
        together = meant_together(text, places, self._drafts, self._recent)
        if together is None and re.match(r"De\s+[a-zåäö]+(?:r|s)\b", text) and len(self._together) > 1:
            together = self._together
        self._together = together or []
        if together is not None and self._describes(sentence):
            self._of_several(sentence, together, places)
            return
        subject = self._subject(text, places)
        if subject is not None:
            self._current, self._described_in = subject, sentence.block.start
        if not self._describes(sentence) and subject is None and not places and self._mentioned is None:
            return
        mentions = [one for one in self._parties.mentions(text) if not any(a <= one.start < b for a, b, _ in places)]
        new = self._brought_in(sentence, places) if subject is None else None
        self._members(sentence, mentions, [new] if new else places)
        self._roles(sentence, mentions, places)
        self._meetings(sentence, places)
        self._reports(sentence, places)
        if places:
            self._mentioned = places[0][2]
        self._remember(places)
        if new:  # "Den" and "gruppen" of the next sentence stand for it
            self._current, self._described_in = new[2], sentence.block.start

    def _remember(self, places: list[_Place]) -> None:
        for _, _, draft in places:
            self._recent = [*(one for one in self._recent if one is not draft), draft]

    def _of_several(self, sentence: Sentence, together: list[BodyDraft], places: list[_Place]) -> None:
        """What a sentence says of several bodies: how often they meet, to whom they report."""
        found = read_meetings(sentence.text)
        told = [one for one in self._told(sentence.text, places) if one not in together]
        for draft in together:
            self._meet(draft, found, sentence.start, sentence.end)
            self._report(draft, told, sentence.start, sentence.end)
        self._remember(places)

    def _brought_in(self, sentence: Sentence, places: list[_Place]) -> _Place | None:
        """The only body whose first mention is in a sentence, if somebody else is its subject.

        So is the one of which a sentence tells that it is there: "Under rådet finns Beredningen".
        """
        there = [place for place in places if _THERE.search(sentence.text[: place[0]])]
        if len(there) == 1 and len(places) > 1:
            return there[0]
        new = [place for place in places if place[2].named.start == sentence.start and place[2].established]
        return new[0] if len({id(draft) for _, _, draft in new}) == 1 else None

    def _describes(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in a section about bodies, or goes on in a paragraph about one."""
        return describes_bodies(self._reading, sentence.block) or self._described_in == sentence.block.start

    def _places(self, text: str) -> list[_Place]:
        """Where a sentence names bodies, or words that stand for the current one."""
        found = [(m.start(), m.end(), draft) for draft in self._drafts for m in draft.pattern.finditer(text)]
        found = sorted(found, key=lambda place: (place[0], -place[1]))
        kept: list[_Place] = []
        for place in found:
            if not kept or place[0] >= kept[-1][1]:
                kept.append(place)
        named = [(start, end) for start, end, _ in kept]
        kept += [place for place in self._stand_ins(text) if not any(a <= place[0] < b for a, b in named)]
        return sorted(kept, key=lambda place: place[0])

    def _stand_ins(self, text: str) -> Iterator[_Place]:
        for word in re.finditer(r"\b\w+\b", text):
            noun = word[0].removesuffix("s")
            draft = self._meant(stem(noun)) if is_bare(noun) else self._headed(noun)
            if draft is not None and (not _SEVERAL.search(noun) or _MANY.search(draft.labels[0])):
                yield word.start(), word.end(), draft

    def _meant(self, noun: str) -> BodyDraft | None:
        """The body that "gruppen" or "rådet" stands for: the current or else the last one whose name has the noun."""
        near = [one for one in (self._current, self._mentioned) if one is not None]
        candidates = [*near, *reversed(self._recent), *reversed(self._drafts)] if near else []
        return next(
            (one for one in candidates if any(noun in stem(word) for word in " ".join(one.labels).split())), None
        )

    def _headed(self, noun: str) -> BodyDraft | None:
        """The only body that "styrgruppen" can stand for: the one whose name has the noun ("Styrgrupp folkhälsa")."""
        if not is_body_noun(noun) or not re.search(r"(?:en|et|n)$", noun):
            return None
        having = [
            one for one in self._drafts if any(stem(noun) == stem(w) for label in one.labels for w in label.split())
        ]
        return having[0] if len(having) == 1 else None

    def _subject(self, text: str, places: list[_Place]) -> BodyDraft | None:
        opening = re.match(r"(?:(?:I|Till|Inom|Även|Den|Det|De)\s+)?", text)
        start = opening.end() if opening else 0
        first = next(((b, draft) for a, b, draft in places if a <= start), None)
        if first is None or re.match(r"s?\s+(?:och|samt)\s+\w+(?:rådet|gruppen)\b", text[first[0] :]):
            return None  # two bodies are the subject of neither's description
        return first[1]

    def _members(self, sentence: Sentence, mentions: list[Mention], places: list[_Place]) -> None:
        text = sentence.text
        if re.match(r"(?:Deltagande|Andra|Ingående) parter", text):
            draft = self._mentioned
        else:
            places = (
                []
                if self._current
                and re.match(r"(?:Den|Det|De)\s+(?:är|består|utgörs|bildas|samlar|omfattar|har)\b", text)
                else places
            )
            places = _antecedent_first(text, places)
            draft = places[0][2] if places else self._current
        if draft is None:
            return
        place = (places[0][0], places[0][1]) if places else None
        if place is not None:
            for seat in read_partners_of(text, mentions, place):
                self._seat(draft, seat, text, sentence.start, sentence)
        for seat in read_members(text, mentions, place):
            self._seat(draft, seat, text, sentence.start, sentence)

    def _roles(self, sentence: Sentence, mentions: list[Mention], places: list[_Place]) -> None:
        spans = {(a, b): draft for a, b, draft in places}
        seats = list(read_roles(sentence.text, mentions, list(spans)))
        for seat, span in gapped_roles(sentence.text, mentions, list(spans), seats):
            self._seat(spans[span], seat, sentence.text, sentence.start, sentence)
        for seat in seats:
            if seat.passive and not places and not _is_about(sentence.text, seat):
                continue  # "Utvärderingen leds av X": what is led is named, and is no body
            named = self._led(sentence.text, seat, places)
            draft = named or (None if seat.passive and places else self._current)
            if draft is not None and (named or self._describes(sentence)):
                self._seat(draft, seat, sentence.text, sentence.start, sentence)

    def _led(self, text: str, seat: Seat, places: list[_Place]) -> BodyDraft | None:
        """The body of an office: "X leder B" has it behind, "B leds av X" at the beginning."""
        if seat.passive and _INVITES.search(text[: seat.start]):  # "Varje höst bjuder X in till B"
            return next((draft for a, _, draft in places if a >= seat.end), None)
        if seat.passive and _OFFICE_FIRST.match(text) and all(one is self._current for _, _, one in places):
            return self._current  # "Ordförande för rådet är X"
        relative = [
            one
            for a, b, one in places
            if re.fullmatch(r",?\s+(?:som|vilken|vilket)\s+(?:\w+\s+)+", text[b : seat.start])
        ]
        if seat.passive and relative:
            return relative[-1]
        if not seat.passive:
            behind = next((draft for a, _, draft in places if a >= seat.end), None)
            return behind or (places[0][2] if len(places) == 1 else None)
        if places and places[0][0] < seat.start and (places[0][0] == 0 or text.startswith(("I ", "Den ", "Det "))):
            return places[0][2]
        return self._current if re.match(r"(?:Den|Det|De|Gruppen|Rådet)\b", text) or not places else None

    def _seat(self, draft: BodyDraft, seat: Seat, text: str, offset: int, sentence: Sentence | None = None) -> None:
        words = " ".join(text[seat.start : seat.end].split())
        party = self._parties.named(words)
        if any(one.kind == seat.kind and one.party.name == party.name for one in draft.memberships):
            return
        start, end = (sentence.start, sentence.end) if sentence else (offset, offset + len(text))
        evidence = self._reading.evidence(start, end)
        draft.memberships.append(Membership(party=party, kind=seat.kind, evidence=(evidence,)))

    def _meetings(self, sentence: Sentence, places: list[_Place]) -> None:
        found = read_meetings(sentence.text)
        if found is None or not (places or self._describes(sentence)):
            return
        draft = self._current if self._current and not places else (places[0][2] if places else None)
        if self._current is not None and any(one is self._current for _, _, one in places):
            draft = self._current
        if draft is not None:
            self._meet(draft, found, sentence.start, sentence.end)

    def _meet(self, draft: BodyDraft, found: Meetings | None, start: int, end: int) -> None:
        if found is not None and draft.meetings is None:
            draft.meetings = found
            name = "minMeetingsPerYear" if found.at_least else "meetingsPerYear"
            draft.evidence.append(self._reading.evidence(start, end, name))

    def _reports(self, sentence: Sentence, places: list[_Place]) -> None:
        named = self._with_pronoun(sentence.text, places)
        for by, to in reporting_pairs(sentence.text, [(a, b) for a, b, _ in named]):
            self._report(named[by][2], [named[to][2]], sentence.start, sentence.end)
            return
        prepared = [draft for a, _, draft in places if is_preparing(sentence.text, a)]
        if prepared:  # "Rådets möten förbereds av gruppen", "Ärenden till rådet bereds av gruppen"
            self._report(prepared[0], [one for _, _, one in places], sentence.start, sentence.end)
            return
        cue = reporting_cue(sentence.text)
        agents = [draft for a, _, draft in places if cue and a < cue.start() and sentence.text[:a].endswith(" av ")]
        reporter = agents[-1] if agents else self._current
        if reporter is not None:
            self._report(reporter, self._told(sentence.text, places), sentence.start, sentence.end)

    def _with_pronoun(self, text: str, places: list[_Place]) -> list[_Place]:
        """The places of bodies, with "Den" at the beginning for the one told of."""
        pronoun = re.match(r"(?:Den|Det)(?=\s[a-zåäö]+(?:r|s)\b)", text)
        own = [(0, pronoun.end(), self._current)] if pronoun and self._current else []
        return [*own, *(one for one in places if not own or one[0] >= own[0][1])]

    def _told(self, text: str, places: list[_Place]) -> list[BodyDraft]:
        return [draft for start, end, draft in places if is_reported_to(text, start, end)]

    def _report(self, reporter: BodyDraft, told: list[BodyDraft], start: int, end: int) -> None:
        for draft in told:
            if draft is not reporter and draft not in reporter.reports_to:
                reporter.reports_to.append(draft)
                reporter.evidence.append(self._reading.evidence(start, end, "reportsTo"))
