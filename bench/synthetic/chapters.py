"""A plan in, the chapters of its document out: every kind of fact, each with the sentence that states it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bench.synthetic.bank import Chooser, bank
from bench.synthetic.pages import Pages
from bench.synthetic.plan import Plan
from ingest.evidence import Evidence
from ingest.facts import records
from ingest.facts.records import Body, Fact, FocusArea, Goal, Membership, Party, ReadFrom
from ontology import lexicon

__all__ = ["Draft", "write_chapters"]

_CONFIDENCES = (0.95, 0.95, 0.9, 0.8, 0.6)
_MEMBER_KINDS = ("Member", "Member", "Member", "Chair", "Convener", "Rapporteur", "Adjunct")


@dataclass
class Draft:
    """A document in the making."""

    plan: Plan
    chooser: Chooser
    parties: list[Party]
    size: float  # how long it is, 1 being usual
    pages: Pages = field(default_factory=Pages)
    facts: list[Fact] = field(default_factory=list)
    section: tuple[str, ...] = ()
    bodies: list[Body] = field(default_factory=list)

    def head(self, *section: str) -> Evidence:
        """Begin a chapter or section."""
        self.section = section
        return self.pages.say(section[-1])

    def state(self, kind: type[Fact], proof: Evidence, /, *, where: str = "RunningText", **fields: Any) -> Any:
        """State a fact that a sentence proves."""
        confidence = self.chooser.one(list(_CONFIDENCES))
        fact = kind(evidence=(proof,), read_from=ReadFrom(where), confidence=confidence, section=self.section, **fields)
        self.facts.append(fact)
        return fact

    def many(self, usual: int) -> int:
        """About so many, by the document's size."""
        return max(1, round(usual * self.size * self.chooser.random.uniform(0.6, 1.4)))

    def party(self) -> Party:
        return self.chooser.one(self.parties)

    def actor(self) -> Party:
        """One who does something: a party, or a body of the document."""
        if self.bodies and self.chooser.chance(0.25):
            body = self.chooser.one(self.bodies)
            return Party(body.label, body.label, None, None, body)
        return self.party()


def write_chapters(draft: Draft) -> None:
    """Write all chapters that a document of the plan's kind has."""
    short = draft.plan.kind in ("Leaflet", "WebPage")
    _background(draft)
    if not short:
        _terms(draft)
        _partners(draft)
        _bodies(draft)
    _areas(draft, 2 if short else draft.many(4))
    if not short:
        _follow_up(draft)
        _signatures(draft)


def _background(draft: Draft) -> None:
    choose, parts = draft.chooser, bank()["parts"]
    draft.head("Bakgrund")
    for label in choose.some(parts["policies"], 1, 3):
        name, relation = choose.fill(label), choose.one(parts["relations"]) or None
        first = choose.random.randint(2012, 2024) if choose.chance(0.6) else None
        proof = draft.pages.say(f"Dokumentet har sin grund i {name}" + (f" {first}–{first + 5}." if first else "."))
        last = first + 5 if first else None
        draft.state(records.PolicyReference, proof, label=name, relation=relation, valid_from=first, valid_to=last)
    for law in choose.some(list(lexicon.statutes()), 1, 3):
        proof = draft.pages.say(f"Ansvaret vilar på {law.title}.")
        draft.state(records.LegalReference, proof, label=law.title, number=law.number)
    for goal in choose.some([one for one in lexicon.global_goals() if one.names], 0, 4):
        proof = draft.pages.say(f"Agenda 2030, mål {goal.number}: {goal.names[0]}.")
        draft.state(records.AgendaLink, proof, where="ListItem", number=goal.number)
    for label in choose.some(parts["groups"], 1, 3):
        proof = draft.pages.say(f"Dokumentet vänder sig till {label}.")
        rank = choose.one(["Primary", "Secondary", "Third", "Other", None])
        draft.state(records.TargetGroup, proof, label=label, rank=rank)
    for text in choose.some(parts["principles"], 1, 4):
        words = choose.fill(text)
        draft.state(records.Principle, draft.pages.say(words), text=words)
    for label in choose.some(parts["exclusions"], 0, 3):
        draft.state(records.Exclusion, draft.pages.say(f"Dokumentet omfattar inte {label}."), label=label)
    number, thing = choose.random.randint(3, 400), choose.fill(choose.one(parts["other_things"]))
    proof = draft.pages.say(f"I arbetet med dokumentet räknades {number} {thing}.")
    draft.state(records.StatedCount, proof, text=proof.quote, number=number, count_of="OtherThing")


def _terms(draft: Draft) -> None:
    draft.head("Begrepp")
    for term in draft.chooser.some(bank()["terms"], 1, 4):
        status, event = draft.chooser.one(term["statuses"]), draft.chooser.one(term["events"])
        value = draft.chooser.one(term["values"])
        unit = {"month": "månader", "year": "år", "day": "dagar"}[term["unit"]]
        words = term["text"].format(status=status, event=event, value=value, unit=unit)
        bound = records.Criterion(
            kind=term["kind"], value=value, unit=term["unit"], inclusive=draft.chooser.chance(0.8)
        )
        criteria = (
            bound,
            records.Criterion(kind="Status", words=status),
            records.Criterion(kind="StartEvent", words=event),
        )
        source = draft.party().name if draft.chooser.chance(0.2) else None
        draft.state(
            records.Definition, draft.pages.say(words), term=term["term"], text=words, criteria=criteria, source=source
        )


def _partners(draft: Draft) -> None:
    proof = draft.head("Samverkansparter")
    known = len(draft.parties)
    stated = known if draft.chooser.chance(0.8) else known + 1
    proof = draft.pages.say(f"Bakom dokumentet står {stated} parter.")
    draft.state(records.StatedCount, proof, text=proof.quote, number=stated, count_of="Partnership")
    for party in draft.parties:
        role = draft.chooser.one(bank()["parts"]["roles"]) or None
        line = f"{party.mentioned_as}, {role}" if role else party.mentioned_as
        draft.state(records.Partnership, draft.pages.say(line), where="ListItem", party=party, role=role)


def _bodies(draft: Draft) -> None:
    draft.head("Organisation")
    choose, above = draft.chooser, None
    for name, kind in choose.some(bank()["parts"]["bodies"], 1, 4):
        area = choose.one(bank()["themes"])["areas"][0].lower()
        label = choose.fill(name, subject=draft.plan.subject, area=area)
        members = choose.some(draft.parties, 2, 8)
        names = ", ".join(one.mentioned_as for one in members)
        proof = draft.pages.say(f"{label} samlar {names}.")
        established = choose.chance(0.85)
        again = draft.pages.say(f"{label} har ännu inte bildats.", "established") if not established else None
        meetings = choose.random.randint(1, 12) if choose.chance(0.6) else None
        memberships = tuple(
            Membership(party=one, kind=choose.one(list(_MEMBER_KINDS)), evidence=(proof,)) for one in members
        )
        body = Body(
            evidence=(proof, again) if again else (proof,),
            confidence=0.9,
            section=draft.section,
            label=label,
            kind=kind,
            established=established,
            reports_to=(above,) if above else (),
            meetings_per_year=meetings,
            memberships=memberships,
        )
        draft.facts.append(body)
        draft.bodies.append(body)
        above = body


def _areas(draft: Draft, number: int) -> None:
    choose = draft.chooser
    called, several = choose.one(bank()["parts"]["areas_called"])
    themes = choose.some(bank()["themes"], number, number)
    stated = len(themes) if choose.chance(0.85) else len(themes) + 1
    draft.head("Vad vi vill uppnå")
    proof = draft.pages.say(f"Dokumentet har {stated} {several}.")
    draft.state(records.StatedCount, proof, text=proof.quote, number=stated, count_of="FocusArea")
    for position, theme in enumerate(themes, start=1):
        label = choose.one(theme["areas"])
        heading = draft.head(label)
        area = draft.state(
            FocusArea,
            heading,
            where="Heading",
            label=label,
            position=position,
            called_by=called,
            stated_unassigned=choose.chance(0.04),
        )
        _goals(draft, area, theme)


def _goals(draft: Draft, area: FocusArea, theme: dict[str, Any]) -> None:
    above: Goal | None = None
    for position in range(1, draft.many(2) + 1):
        called, level = draft.chooser.one(bank()["parts"]["called"])
        words = f"Fler {draft.chooser.part('groups')} {draft.chooser.one(theme['gains'])} {draft.chooser.part('ways')}."
        goal = draft.state(
            Goal,
            draft.pages.say(words),
            where=draft.chooser.one(["RunningText", "ListItem", "TableCell"]),
            text=words,
            level=level,
            focus_area=area,
            part_of=above if level == "SubGoal" else None,
            position=position if draft.chooser.chance(0.7) else None,
            called_by=called,
            measure=_measure(draft, theme) if draft.chooser.chance(0.2) else None,
            stated_unassigned=draft.chooser.chance(0.03),
        )
        above = goal if level != "SubGoal" else above
        _work(draft, area, goal, theme)
        if draft.chooser.chance(0.1):
            number = str(draft.chooser.random.randint(1, 17))
            proof = draft.pages.say(f"Området bidrar till mål {number} i Agenda 2030.")
            draft.state(records.AgendaLink, proof, number=number, about=goal)


def _measure(draft: Draft, theme: dict[str, Any]) -> records.Measure:
    choose = draft.chooser
    indicator = choose.fill(
        choose.one(bank()["parts"]["indicators"]), gain=choose.one(theme["gains"]), thing=choose.one(theme["things"])
    )
    return records.Measure(
        indicator=indicator,
        direction=choose.one(["Increase", "Decrease", "Reach"]),
        target_value=str(choose.random.randint(5, 95)),
        unit=choose.one(bank()["parts"]["units"]),
        baseline=str(choose.random.randint(5, 95)) if choose.chance(0.5) else None,
        by=date(draft.plan.ends.year, 12, 31) if choose.chance(0.5) else None,
    )


def _work(draft: Draft, area: FocusArea, goal: Goal, theme: dict[str, Any]) -> None:
    """The actions for a goal, and who answers for what."""
    choose, parts = draft.chooser, bank()["parts"]
    for position in range(1, choose.random.randint(0, 2) + 1):
        words = f"{choose.part('deeds').capitalize()} {choose.one(theme['things'])} {choose.part('ways')}."
        year = choose.random.randint(draft.plan.begins.year, draft.plan.ends.year)
        timed = choose.chance(0.5)
        action = draft.state(
            records.Action,
            draft.pages.say(words),
            where="TableCell",
            text=words,
            focus_area=area,
            goal=goal if choose.chance(0.8) else None,
            position=position,
            called_by=choose.one(parts["actions_called"]),
            by=date(year, 12, 31) if timed else None,
            time_as_written=f"senast {year}" if timed else None,
        )
        if choose.chance(0.7):
            _duty(draft, theme, (action,))
    for _ in range(choose.random.randint(0, 2)):
        _duty(draft, theme, (goal,) if choose.chance(0.6) else (area,))


def _duty(draft: Draft, theme: dict[str, Any], concerns: tuple[Any, ...]) -> None:
    choose = draft.chooser
    actors = tuple({one.name: one for one in (draft.actor() for _ in range(choose.one([1, 1, 1, 1, 2, 3])))}.values())
    modal, modality = choose.one(bank()["parts"]["modals"])
    deed = f"{choose.part('deeds')} {choose.one(theme['things'])}"
    words = f"{' och '.join(one.mentioned_as for one in actors)} {modal} {deed} {choose.part('ways')}."
    draft.state(
        records.Responsibility,
        draft.pages.say(words),
        where=choose.one(["RunningText", "RunningText", "ListItem", "TableCell"]),
        text=words,
        actors=actors,
        modality=modality,
        involvement="TakesPart" if choose.chance(0.1) else "Answers",
        concerns=concerns,
    )


def _follow_up(draft: Draft) -> None:
    draft.head("Uppföljning")
    choose = draft.chooser
    for text in choose.some(bank()["parts"]["follow_ups"], 1, 3):
        actor, often = draft.actor(), choose.one(bank()["parts"]["often"])
        words = choose.fill(text, actor=actor.mentioned_as, other=draft.party().mentioned_as, often=often)
        named = actor if "{actor}" in text else None
        draft.state(records.FollowUp, draft.pages.say(words), text=words, actor=named, frequency=often)


def _signatures(draft: Draft) -> None:
    if not draft.chooser.chance(0.3):
        return
    draft.head("Underskrifter")
    parts = bank()["parts"]
    for party in draft.chooser.some(draft.parties, 1, 6):
        person = f"{draft.chooser.one(parts['first_names'])} {draft.chooser.one(parts['last_names'])}"
        draft.state(records.Signature, draft.pages.say(f"{person}, {party.mentioned_as}"), person=person, party=party)
