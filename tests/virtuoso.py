"""A folder in, a Virtuoso of its own out, on the loopback address, for as long as a test needs it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["INSTALLED", "Settings", "free_port", "virtuoso"]

INSTALLED = shutil.which("virtuoso-t") is not None
_SETTINGS = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = v-temp.db
TransactionFile = v-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
MaxClientConnections = {threads}
ServerThreads = {threads}
DirsAllowed = {files}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = {threads}
KeepAliveTimeout = 30
MaxKeepAlives = {threads}
[SPARQL]
ResultSetMaxRows = {rows}
{limit}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server may use and where it listens.

    `buffers` are pages of 8 kB that it keeps in memory, `threads` the clients that it answers at once, `rows` the most
    that it sends, `seconds` the time that it has for an answer, and `files` the folder that it may load from.
    """

    buffers: int = 4000
    threads: int = 8
    rows: int = 100_000
    seconds: float | None = None
    files: Path | None = None
    http: int = field(default_factory=free_port)
    sql: int = field(default_factory=free_port)

    def write(self, folder: Path) -> list[str]:
        """Write them for a server whose data are in a folder; the command that starts it there."""
        text = _SETTINGS.format(
            http=self.http,
            sql=self.sql,
            buffers=self.buffers,
            dirty=self.buffers * 3 // 4,
            threads=self.threads,
            rows=self.rows,
            files=f"., {self.files}" if self.files else ".",
            limit="" if self.seconds is None else f"MaxQueryExecutionTime = {round(self.seconds)}",
        )
        (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
        return ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]


@contextmanager
def virtuoso(folder: Path, settings: Settings | None = None) -> Iterator[str]:
    """The address of a server that is ended with the block; its user dba has the password dba."""
    settings = settings or Settings()
    words = settings.write(folder)
    with (folder / "out.log").open("w") as log, subprocess.Popen(words, cwd=folder, stdout=log, stderr=log) as server:
        try:
            _wait_for(f"http://127.0.0.1:{settings.http}/sparql", server)
            yield f"http://127.0.0.1:{settings.http}"
        finally:
            server.kill()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("Virtuoso ended at once; its v.log says why")
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("Virtuoso did not start")
