"""An address and queries in, how long each answer took out: clients that ask one after the other, all at once.

Run as a program it is a process of its own, so that the processor time of the clients is not the server's.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import urllib.parse
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

__all__ = ["Load", "percentile"]

_PATIENCE = 120.0  # seconds that a client waits for an answer
_ACCEPT = "application/sparql-results+json"


@dataclass(frozen=True)
class Load:
    """What clients saw: the seconds of each answer, how many were of which status, how many broke off, and their time.

    `refused` counts by query, as it stands among those that were asked, what was not answered well.
    """

    seconds: list[float]
    statuses: dict[str, int]
    broken: int
    elapsed: float
    refused: dict[int, int]


def percentile(values: list[float], share: float) -> float:
    """The value that a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


async def load(address: str, queries: list[str], clients: int, seconds: float, *, once: bool = False) -> Load:
    """Let so many clients ask for so long, each query in its turn, and with `once` none a second time."""
    parts = urllib.parse.urlsplit(address)
    turns, broken = count(), 0
    found: list[float] = []
    statuses: dict[str, int] = {}
    refused: dict[int, int] = {}
    began = time.monotonic()

    async def client() -> None:
        nonlocal broken
        reader = writer = None
        while time.monotonic() - began < seconds:
            turn = next(turns)
            if once and turn >= len(queries):
                break
            place = turn % len(queries)
            query = urllib.parse.quote(queries[place])
            request = (
                f"GET {parts.path}?query={query} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: {_ACCEPT}\r\n\r\n".encode()
            )
            start = time.monotonic()
            try:
                if writer is None or reader is None or writer.is_closing():
                    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=1 << 22)
                writer.write(request)
                async with asyncio.timeout(_PATIENCE):
                    status, stays = await _answer(reader)
            except (OSError, asyncio.IncompleteReadError, ValueError):
                broken += 1
                refused[place] = refused.get(place, 0) + 1
                if writer is not None:
                    writer.close()
                reader = writer = None
                continue
            found.append(time.monotonic() - start)
            statuses[str(status)] = statuses.get(str(status), 0) + 1
            if status != 200:
                refused[place] = refused.get(place, 0) + 1
            if not stays:
                writer.close()
                reader = writer = None
        if writer is not None:
            writer.close()

    await asyncio.gather(*(client() for _ in range(clients)))
    return Load(found, statuses, broken, time.monotonic() - began, refused)


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """The status of an answer that is read to its end, and whether the connection stays."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    first, *lines = head.split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    if "content-length" in headers:
        await reader.readexactly(int(headers["content-length"]))
    elif headers.get("transfer-encoding") == "chunked":
        while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    else:
        await reader.read()
    return int(first.split()[1]), headers.get("connection") != "close" and (
        "content-length" in headers or "transfer-encoding" in headers
    )


if __name__ == "__main__":
    where, texts, number, how_long, *once = sys.argv[1:]
    asked = json.loads(Path(texts).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(asdict(asyncio.run(load(where, asked, int(number), float(how_long), once=bool(once))))))
