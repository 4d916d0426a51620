"""A folder in, a Virtuoso of its own out, on the loopback address, for as long as a test needs it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["INSTALLED", "free_port", "virtuoso"]

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
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
{limit}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def virtuoso(folder: Path, buffers: int = 4000, seconds: float | None = None, rows: int = 100_000) -> Iterator[str]:
    """The address of a server that is ended with the block; its user dba has the password dba.

    `buffers` are pages of 8 kB that it keeps in memory, `seconds` the time that it has for an answer, and `rows` the
    most that it sends.
    """
    http = free_port()
    limit = "" if seconds is None else f"MaxQueryExecutionTime = {round(seconds)}"
    room = {"buffers": buffers, "dirty": buffers * 3 // 4, "rows": rows}
    settings = _SETTINGS.format(sql=free_port(), http=http, limit=limit, **room)
    (folder / "virtuoso.ini").write_text(settings)
    words = ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]
    with (folder / "out.log").open("w") as log, subprocess.Popen(words, cwd=folder, stdout=log, stderr=log) as server:
        try:
            _wait_for(f"http://127.0.0.1:{http}/sparql", server)
            yield f"http://127.0.0.1:{http}"
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
