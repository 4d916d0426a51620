"""What can go wrong while a question is asked; each message says what to do."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["AskingError", "MissingValueError", "RemoteError", "UnknownQuestionError", "UnknownValueError"]

_SHOWN = 30  # names that a message tells


class AskingError(Exception):
    """A question could not be asked."""


class UnknownQuestionError(AskingError):
    """There is no question of that name."""

    def __init__(self, name: str, known: list[str], near: Sequence[str] = ()) -> None:
        super().__init__(name, known, near)
        self.name, self.known, self.near = name, known, tuple(near)

    def __str__(self) -> str:
        return f"there is no question {self.name!r}{_meant(self.near)}; the questions are: {', '.join(self.known)}"


class UnknownValueError(AskingError):
    """A parameter has a value that the graph does not know, or the question has no such parameter."""

    def __init__(self, parameter: str, value: str, known: list[str], near: Sequence[str] = ()) -> None:
        super().__init__(parameter, value, known, near)
        self.parameter, self.value, self.known, self.near = parameter, value, known, tuple(near)

    def __str__(self) -> str:
        return f"no {self.parameter} {self.value!r} here{_meant(self.near)}; known: {_listed(self.known)}"


class MissingValueError(AskingError):
    """A question needs a value that was not given."""

    def __init__(self, question: str, parameter: str, known: list[str]) -> None:
        super().__init__(question, parameter, known)
        self.question, self.parameter, self.known = question, parameter, known

    def __str__(self) -> str:
        return f"{self.question} needs a {self.parameter}; known: {_listed(self.known)}"


class RemoteError(AskingError):
    """The remote endpoint did not answer as it should."""


def _meant(near: Sequence[str]) -> str:
    return f" (did you mean {' or '.join(map(repr, near[:3]))}?)" if near else ""


def _listed(known: Sequence[str]) -> str:
    return (", ".join(known[:_SHOWN]) + (" ..." if len(known) > _SHOWN else "")) or "none"
