"""What became of a file that was to be read: the result or the reason, by one of a few names in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from ingest.errors import ReadingError

__all__ = ["Outcome", "OutcomeKind"]

T = TypeVar("T")


class OutcomeKind(StrEnum):
    """How the reading of a file ended; the values are the English names, `swedish` the Swedish ones."""

    READ = "read"
    READ_IN_PART = "read in part"
    PASSWORD = "password"
    DAMAGED = "damaged"
    EMPTY = "empty"
    SCANNED = "scanned"
    TOO_LARGE = "too large"
    TIMED_OUT = "timed out"
    NOT_A_DOCUMENT = "not a document"
    FAILED = "failed"

    @property
    def swedish(self) -> str:
        return _SWEDISH[self]

    @property
    def readable(self) -> bool:
        """Whether there is a result."""
        return self in {OutcomeKind.READ, OutcomeKind.READ_IN_PART}


_SWEDISH = {
    OutcomeKind.READ: "läst",
    OutcomeKind.READ_IN_PART: "läst delvis",
    OutcomeKind.PASSWORD: "lösenord krävs",
    OutcomeKind.DAMAGED: "skadad",
    OutcomeKind.EMPTY: "tom",
    OutcomeKind.SCANNED: "inskannad",
    OutcomeKind.TOO_LARGE: "för stor",
    OutcomeKind.TIMED_OUT: "tog för lång tid",
    OutcomeKind.NOT_A_DOCUMENT: "inte ett dokument",
    OutcomeKind.FAILED: "misslyckades",
}


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one file: `value` where it could be read, else `error`.

    `unread_pages` tells which pages of a file that was read in part are missing, and why. `seconds` is wall time and
    `peak_bytes` the most memory that the child process held, 0 where it could not tell.
    """

    path: Path
    kind: OutcomeKind
    value: T | None = None
    error: ReadingError | None = None
    unread_pages: tuple[tuple[int, str], ...] = ()
    seconds: float = 0.0
    peak_bytes: int = 0

    @classmethod
    def of_value(cls, path: Path, value: T) -> Outcome[T]:
        """The outcome of a reading that gave a value, which may itself say that pages are missing (`unread_pages`)."""
        unread = _unread_pages(value)
        return cls(path, OutcomeKind.READ_IN_PART if unread else OutcomeKind.READ, value, unread_pages=unread)

    @classmethod
    def of_error(cls, path: Path, error: ReadingError) -> Outcome[T]:
        return cls(path, OutcomeKind(error.outcome), error=error)

    @property
    def message(self) -> str:
        """One sentence for the user: what happened, and what helps."""
        if self.error:
            return str(self.error)
        if self.unread_pages:
            pages = ", ".join(f"{page} ({reason})" for page, reason in self.unread_pages)
            return f"{self.path.name}: unread pages: {pages}"
        return f"{self.path.name}: {self.kind}"


def _unread_pages(value: object) -> tuple[tuple[int, str], ...]:
    """The unread pages that a document, facts or a pair of these tells of."""
    for part in value if isinstance(value, tuple) else (value,):
        pages = getattr(part, "unread_pages", None)
        if pages:
            return tuple(sorted(pages.items() if isinstance(pages, Mapping) else pages))
    return ()
