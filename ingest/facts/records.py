"""The facts that a strategy states, as plain values; every fact carries its evidence, and none knows RDF.

A fact points to another by holding it (`goal.focus_area is area`); facts are compared by identity. The names of fields
are those of the graph in snake case: `graph.mapping` has one table from one to the other.
Long, and still one idea: a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.evidence import Evidence

__all__ = [
    "Action",
    "AgendaLink",
    "Body",
    "Criterion",
    "Definition",
    "Document",
    "Exclusion",
    "Fact",
    "Facts",
    "FocusArea",
    "FollowUp",
    "Goal",
    "LegalReference",
    "Measure",
    "Membership",
    "Partnership",
    "Party",
    "PolicyReference",
    "Principle",
    "ReadFrom",
    "Responsibility",
    "Signature",
    "StatedCount",
    "TargetGroup",
]


class ReadFrom(StrEnum):
    """The kind of block that a fact was read from."""

    RUNNING_TEXT = "RunningText"
    HEADING = "Heading"
    LIST_ITEM = "ListItem"
    TABLE_CELL = "TableCell"
    CHART = "Chart"
    FOOTNOTE = "Footnote"
    OCR_TEXT = "OcrText"
    FILE_METADATA = "FileMetadata"


@dataclass(frozen=True, eq=False, kw_only=True)
class Fact:
    """What every fact has: evidence (never empty), the kind of block it was read from, confidence, headings above."""

    evidence: tuple[Evidence, ...]
    read_from: ReadFrom = ReadFrom.RUNNING_TEXT
    confidence: float = 0.8
    section: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a {type(self).__name__} without evidence")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")


@dataclass(frozen=True, eq=False, kw_only=True)
class Body(Fact):
    """A council, group or network; `kind` is a name of the ontology ("Council", "PreparatoryGroup", ...) or None."""

    label: str
    other_labels: tuple[str, ...] = ()
    kind: str | None = None
    min_meetings_per_year: int | None = None
    meetings_per_year: int | None = None
    reports_to: tuple[Body, ...] = ()
    established: bool = True
    memberships: tuple[Membership, ...] = ()


@dataclass(frozen=True, eq=False)
class Party:
    """Who does something: an organisation or group by its full name in the document, or a body of the document.

    `name` is the fullest name ("Länsstyrelsen Granviks län"), `mentioned_as` the words at this place ("Myndigheten");
    `kind` is a name of the ontology ("Agency", "CountyBoard", ...) where the words tell it; `member_count` the number
    of a group ("länets nio kommuner").
    """

    name: str
    mentioned_as: str
    kind: str | None = None
    member_count: int | None = None
    body: Body | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Membership:
    """A member of a body; `kind` is Member, Chair, Convener, Rapporteur or Adjunct."""

    party: Party
    kind: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class FocusArea(Fact):
    label: str
    position: int | None = None
    called_by: str | None = None
    stated_unassigned: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Measure:
    """What a goal is measured by; `direction` is Increase, Decrease or Reach."""

    indicator: str
    direction: str
    target_value: str | None = None
    unit: str | None = None
    baseline: str | None = None
    by: date | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Goal(Fact):
    """`level` is NationalGoal, OverallGoal, Purpose, StrategicGoal or SubGoal."""

    text: str
    level: str
    focus_area: FocusArea | None = None
    part_of: Goal | None = None
    position: int | None = None
    called_by: str | None = None
    measure: Measure | None = None
    stated_unassigned: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Action(Fact):
    text: str
    focus_area: FocusArea | None = None
    goal: Goal | None = None
    position: int | None = None
    called_by: str | None = None
    starts: date | None = None
    by: date | None = None
    time_as_written: str | None = None
    stated_unassigned: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Partnership(Fact):
    party: Party
    role: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Signature(Fact):
    person: str
    party: Party


@dataclass(frozen=True, eq=False, kw_only=True)
class Responsibility(Fact):
    """A duty of one or several actors; also what a body does.

    `modality` is Shall, Responsible, Does, Offers, Should or May. `shared_with` are those who share a part of it.
    """

    text: str
    actors: tuple[Party, ...]
    modality: str
    involvement: str = "Answers"
    shared_with: tuple[Party, ...] = ()
    concerns: tuple[FocusArea | Goal | Action | PolicyReference, ...] = ()
    concerns_document: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class AgendaLink(Fact):
    """A goal ("8") or target ("8.5") of Agenda 2030 that the document names; `about` is None for the document."""

    number: str
    about: FocusArea | Goal | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class TargetGroup(Fact):
    """`rank` is Primary, Secondary, Third or Other."""

    label: str
    rank: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Criterion:
    """A condition of a definition.

    `kind` is MaxDuration, MinDuration, MinAge, MaxAge, Status, Permit, Origin or StartEvent. Bounds have `value`,
    `unit` ("day", "month", "year") as the document gives them, and `inclusive`; the others `words`.
    """

    kind: str
    value: int | None = None
    unit: str | None = None
    inclusive: bool | None = None
    words: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Definition(Fact):
    """`term` is singular, indefinite, in lower case; `text` the whole explanation; `source` a law or authority."""

    term: str
    text: str
    criteria: tuple[Criterion, ...] = ()
    source: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Principle(Fact):
    text: str


@dataclass(frozen=True, eq=False, kw_only=True)
class FollowUp(Fact):
    text: str
    actor: Party | None = None
    frequency: str | None = None
    reports_to: tuple[Party, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class PolicyReference(Fact):
    """Another policy that the document names; `relation` is BuildsOn, PartOf, Replaces, Supports or None."""

    label: str
    relation: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class LegalReference(Fact):
    """A law or convention; `number` is the SFS number ("2010:197") where the document gives it."""

    label: str
    number: str | None = None
    articles: tuple[str, ...] = ()
    about: tuple[Fact, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class StatedCount(Fact):
    """A number of things that the document states.

    `count_of` is a class of the ontology ("FocusArea", "Goal", "SdgGoal", "OtherThing"); `other_document` where the
    things counted are another document's (a web page that tells about a strategy).
    """

    text: str
    number: int
    count_of: str
    other_document: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Exclusion(Fact):
    label: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Document:
    """The document's own attributes; `evidence` has one entry a property, named in `supports`, where a page proves it.

    `kind` is Strategy, Agreement, ActionPlan, Leaflet or WebPage; `scope` National, Regional or Local; `county` the
    county's official or stated name; `describes` the title of the document that a web page or leaflet tells about.
    """

    file_name: str
    sha256: str
    text_sha256: str
    page_count: int
    kind: str
    scope: str
    title: str
    county: str | None = None
    municipality: str | None = None
    publisher: Party | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    validity_as_written: str | None = None
    adopted_on: date | None = None
    adopted_at: str | None = None
    draft: bool = False
    describes: str | None = None
    language: str = "sv"
    registration_number: str | None = None
    source_address: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Facts:
    """All that was read from one document; `unread_pages` and `silent_sections` tell what gave nothing.

    `sentences` are those of the body: where each begins and ends in the text, and its page.
    """

    document: Document
    text: str
    facts: tuple[Fact, ...] = ()
    unread_pages: tuple[tuple[int, str], ...] = ()
    silent_sections: tuple[tuple[str, ...], ...] = ()
    sentences: tuple[tuple[int, int, int], ...] = ()

    def of(self, kind: type[Fact]) -> list[Fact]:
        """The facts of one class, in the order of the text."""
        return [fact for fact in self.facts if isinstance(fact, kind)]
