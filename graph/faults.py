"""What a check finds wrong, as a value."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fault"]


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong: the rule that finds it, the node, and a message."""

    rule: str
    node: str
    message: str
