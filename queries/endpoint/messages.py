"""What the serving process and its workers tell each other: frames of a kind, a length and so many bytes."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from graph.store import Dataset

__all__ = ["DATA", "END", "FAILED", "READY", "TASK", "Frames", "Task", "frame", "receive"]

TASK, READY, DATA, END, FAILED = b"T", b"R", b"D", b"E", b"F"
_HEAD = struct.Struct("!cI")


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is to write: the answer to a query, or without one all graphs or the one that is named."""

    media_type: str
    query: str | None = None
    dataset: Dataset | None = None
    union: bool = True
    base: str | None = None
    graph: str | None = None
    packed: bool = False  # by gzip
    seconds: float = 10.0

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def of_bytes(cls, content: bytes) -> Task:
        found: dict[str, Any] = json.loads(content)
        if (dataset := found.pop("dataset")) is not None:
            dataset = Dataset(tuple(dataset["default"]), tuple(dataset["named"]))
        return cls(dataset=dataset, **found)


def frame(kind: bytes, content: bytes | bytearray = b"") -> bytes:
    """A frame as it is sent."""
    return _HEAD.pack(kind, len(content)) + content


class Frames:
    """Bytes as they come in, whole frames out."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def add(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Kind and content of each frame that is whole now."""
        kept = self._kept
        kept += data
        at = 0
        while len(kept) - at >= _HEAD.size:
            kind, length = _HEAD.unpack_from(kept, at)
            end = at + _HEAD.size + length
            if len(kept) < end:
                break
            yield kind, bytes(kept[at + _HEAD.size : end])
            at = end
        del kept[:at]


def receive(connection: socket.socket) -> bytes | None:
    """The content of the next frame, which is waited for; None where the other side has gone."""
    head = _exactly(connection, _HEAD.size)
    return None if head is None else _exactly(connection, _HEAD.unpack(head)[1])


def _exactly(connection: socket.socket, number: int) -> bytes | None:
    found = bytearray()
    while len(found) < number:
        part = connection.recv(number - len(found))
        if not part:
            return None
        found += part
    return bytes(found)
