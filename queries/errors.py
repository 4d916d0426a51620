"""What can go wrong while a question is asked; each message says what to do."""

from __future__ import annotations

__all__ = ["AskingError", "RemoteError", "UnknownQuestionError", "UnknownValueError"]


class AskingError(Exception):
    """A question could not be asked."""


class UnknownQuestionError(AskingError):
    """There is no question of that name."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known

    def __str__(self) -> str:
        return f"there is no question {self.name!r}; the questions are: {', '.join(self.known)}"


class UnknownValueError(AskingError):
    """A parameter has a value that the graph does not know, or the question has no such parameter."""

    def __init__(self, parameter: str, value: str, known: list[str]) -> None:
        super().__init__(parameter, value, known)
        self.parameter, self.value, self.known = parameter, value, known

    def __str__(self) -> str:
        shown = ", ".join(self.known[:30]) + (" ..." if len(self.known) > 30 else "")
        return f"no {self.parameter} {self.value!r} here; known: {shown or 'none'}"


class RemoteError(AskingError):
    """The remote endpoint did not answer as it should."""
