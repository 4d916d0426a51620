"""What can go wrong while a document is read; each error names the document, the page and the remedy."""

from __future__ import annotations

__all__ = [
    "DamagedError",
    "EmptyError",
    "NotADocumentError",
    "PasswordError",
    "ReadingError",
    "ScannedError",
    "TimedOutError",
    "TooLargeError",
]


class ReadingError(Exception):
    """A document could not be read; `page` is 0 where no single page is to blame."""

    outcome = "failed"

    def __init__(self, document: str, page: int, reason: str) -> None:
        super().__init__(document, page, reason)  # all of them: the error must survive pickling
        self.document, self.page, self.reason = document, page, reason

    def __str__(self) -> str:
        place = f", page {self.page}" if self.page else ""
        return f"{self.document}{place}: {self.reason}"


class PasswordError(ReadingError):
    """The file is encrypted, and the password is missing or wrong."""

    outcome = "password"


class DamagedError(ReadingError):
    """The file is cut off or otherwise broken."""

    outcome = "damaged"


class EmptyError(ReadingError):
    """The file holds nothing to read."""

    outcome = "empty"


class ScannedError(ReadingError):
    """The pages are pictures, and no program that reads pictures is installed."""

    outcome = "scanned"


class NotADocumentError(ReadingError):
    """The file is of a kind that is not read."""

    outcome = "not a document"


class TooLargeError(ReadingError):
    """The file exceeds a limit on size, pages, glyphs or memory."""

    outcome = "too large"


class TimedOutError(ReadingError):
    """The file took longer to read than it may."""

    outcome = "timed out"
