"""Bodies in the making: what sentences and tables have told of each so far, and the bodies that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.blocks.model import BlockKind
from ingest.evidence import Evidence
from ingest.facts.body_labels import Named
from ingest.facts.body_names import body_kind, body_pattern
from ingest.facts.meetings import Meetings
from ingest.facts.needles import Needled, caseless
from ingest.facts.reading import Reading
from ingest.facts.records import Body, Membership
from ingest.wordlists import word_list

__all__ = ["BodyDraft", "finished"]


@dataclass(slots=True)
class BodyDraft:
    """A body that is being read."""

    named: Named
    labels: list[str]
    established: bool
    evidence: list[Evidence]
    memberships: list[Membership] = field(default_factory=list)
    meetings: Meetings | None = None
    reports_to: list[BodyDraft] = field(default_factory=list)
    pattern: Needled = field(default_factory=lambda: caseless(""))

    def add_label(self, label: str) -> None:
        if label not in self.labels:
            self.labels.append(label)
        body = Body(label=self.labels[0], other_labels=tuple(self.labels[1:]), evidence=tuple(self.evidence))
        self.pattern = body_pattern(body)


def finished(reading: Reading, drafts: list[BodyDraft]) -> Iterator[Body]:
    """The bodies, those first to which others report; who reports in a circle loses the last link."""
    done: dict[int, Body] = {}
    highest = any(body_kind(one.labels[0]) in {"Council", "Forum"} and not _of_a_matter(one) for one in drafts)

    def finish(draft: BodyDraft, above: tuple[int, ...]) -> Body:
        if id(draft) not in done:
            bosses = [
                finish(one, (*above, id(draft))) for one in draft.reports_to if id(one) not in (*above, id(draft))
            ]
            kind = "WorkingGroup" if highest and _of_a_matter(draft) else body_kind(draft.labels[0])
            done[id(draft)] = _body(reading, draft, tuple(bosses), kind or "WorkingGroup")
        return done[id(draft)]

    for draft in drafts:
        yield finish(draft, ())


def _of_a_matter(draft: BodyDraft) -> bool:
    """Whether a group leads one matter, below the council or forum of all: "Styrgruppen för skolfrågor"."""
    leading = "|".join(word_list("bodies")["nouns"]["leading"])
    return re.match(rf"(?:{leading})(?:en)?\s+för\s", draft.labels[0], re.IGNORECASE) is not None


def _body(reading: Reading, draft: BodyDraft, reports_to: tuple[Body, ...], kind: str) -> Body:
    meetings = draft.meetings
    block = draft.named.block
    return Body(
        label=draft.labels[0],
        other_labels=tuple(draft.labels[1:]),
        kind=kind,
        min_meetings_per_year=meetings.number if meetings and meetings.at_least else None,
        meetings_per_year=meetings.number if meetings and not meetings.at_least else None,
        reports_to=reports_to,
        established=draft.established,
        memberships=tuple(draft.memberships),
        evidence=tuple(draft.evidence),
        read_from=reading.read_from(block),
        confidence=0.9 if draft.memberships or draft.meetings else 0.6 if block.kind is BlockKind.CHART else 0.8,
        section=reading.section(block),
    )
