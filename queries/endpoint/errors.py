"""Why a query has no answer; each error knows the status of HTTP that tells it, and its text says what helps."""

from __future__ import annotations

from typing import Any

__all__ = [
    "AnswerTooLargeError",
    "BadQueryError",
    "BusyError",
    "FailedError",
    "NoAnswerError",
    "NotAcceptableError",
    "NotServedError",
    "OutOfTimeError",
    "ReadOnlyError",
    "TooLargeError",
    "TooSlowError",
    "UnsupportedError",
]


class NoAnswerError(Exception):
    """A query has no answer."""

    status = 500
    retry = False  # whether the same query may have an answer later

    def __init__(self, text: str, *more: Any) -> None:
        super().__init__(text, *more)
        self.text = text

    def __str__(self) -> str:
        return self.text


class BadQueryError(NoAnswerError):
    """The request or its query is not well formed, or asks for what is not done here."""

    status = 400


class ReadOnlyError(NoAnswerError):
    """The request wants to change something."""

    status = 405


class NotAcceptableError(NoAnswerError):
    """The client takes none of the formats that there are."""

    status = 406


class TooSlowError(NoAnswerError):
    """The client did not send its request in time."""

    status = 408


class TooLargeError(NoAnswerError):
    """The request is too large, or its query nested too deeply."""

    status = 413


class UnsupportedError(NoAnswerError):
    """The request comes in a form that is not understood."""

    status = 415


class FailedError(NoAnswerError):
    """The process that answered a query ended, or its version of the graph went away."""

    status = 503
    retry = True


class AnswerTooLargeError(NoAnswerError):
    """The answer or what it needs is larger than allowed."""

    status = 503


class BusyError(NoAnswerError):
    """There are too many queries just now, or the server is being stopped."""

    status = 503
    retry = True


class NotServedError(NoAnswerError):
    """There is no graph to ask, or the store behind the endpoint does not answer."""

    status = 503
    retry = True


class OutOfTimeError(NoAnswerError):
    """The query took longer than allowed."""

    status = 504
