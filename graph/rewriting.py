"""Facts in, copies of them out with every text or quotation changed, or without some of the facts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from ingest.evidence import Evidence
from ingest.facts.records import Fact

__all__ = ["Rewriting"]


class Rewriting:
    """A value in, its changed copy out; what was one object is one again, and a fact that is left out is None."""

    def __init__(
        self,
        text: Callable[[str], str] = lambda text: text,
        evidence: Callable[[Evidence], Evidence] = lambda evidence: evidence,
        left_out: Collection[Fact] = (),
    ) -> None:
        self._text, self._evidence = text, evidence
        self._done: dict[int, tuple[Any, Any]] = {id(fact): (fact, None) for fact in left_out}

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._text(value)
        if isinstance(value, tuple):
            return tuple(new for one in value if (new := self(one)) is not None or one is None)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if id(value) not in self._done:  # the original is kept with its copy, or its id might be given again
            copy = replace(value, **{one.name: self(getattr(value, one.name)) for one in fields(value) if one.init})
            self._done[id(value)] = (value, self._evidence(copy) if isinstance(copy, Evidence) else copy)
        return self._done[id(value)][1]
