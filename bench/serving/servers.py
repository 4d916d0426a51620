"""A graph in, running servers of it out: ours and two others, each with the processor time of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from tests.virtuoso import Settings, free_port

__all__ = ["Server", "Start", "memory_of", "processes", "rdflib_endpoint", "samsyn", "unanswered", "virtuoso"]

_ROOT = Path(__file__).resolve().parents[2]
_TICK = os.sysconf("SC_CLK_TCK")
_ROOM = 170_000  # pages of 8 kB in the memory of Virtuoso: all of the graph
_PATIENCE = 20.0  # seconds in which a question alone is answered, or is not


@dataclass(frozen=True)
class Server:
    """A server that answers at an address."""

    name: str
    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """The processor time of the process and of those that it started, ended ones too."""
        return sum(_ticks(pid) for pid in processes(self.pid)) / _TICK

    def memory(self) -> int:
        """The bytes of memory that these processes have for themselves or share, shared ones counted in part."""
        return sum(map(memory_of, processes(self.pid)))


Start = Callable[[Path, Path], AbstractContextManager[Server]]  # of quads, with a folder of its own


def processes(pid: int) -> Iterator[int]:
    """A process and all those below it that are running."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                yield from processes(int(child))


def _ticks(pid: int) -> int:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return sum(map(int, fields[11:15]))
    return 0


def memory_of(pid: int) -> int:
    """The bytes of memory of one process, shared ones counted in part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def unanswered(
    start: Start,
    quads: Path,
    folder: Path,
    asked: Mapping[str, list[str]],
) -> list[str]:
    """The questions that a server does not answer well within a time; it is started anew when it is stuck."""
    found: list[str] = []
    left = list(asked)
    while left:
        with start(quads, folder / str(len(found))) as server:
            while left and (done := _answers(server, asked[left[0]][0])) is not None:
                found += [] if done else [left[0]]
                del left[0]
        if left:
            found.append(left.pop(0))
    return found


def _answers(server: Server, query: str) -> bool | None:
    """Whether a query is answered well; None where it is not answered in time."""
    address = f"{server.address}?{urllib.parse.urlencode({'query': query})}"
    request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as response:
            response.read()
            return True
    except urllib.error.HTTPError:
        return False
    except OSError:
        return None


@contextmanager
def _running(
    name: str, words: list[str], address: str, folder: Path | None = None, **environment: str
) -> Iterator[Server]:
    with subprocess.Popen(
        words,
        cwd=folder or _ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait_for(address, process)
            yield Server(name, address, process.pid)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(3)
            process.kill()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(3000):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with status {process.returncode}")
        try:
            urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=30).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")


@contextmanager
def samsyn(graph: Path, *options: str, name: str = "samsyn serve") -> Iterator[Server]:
    """`samsyn serve`."""
    port = free_port()
    words = [sys.executable, "-m", "samsyn", "serve", "--graph", str(graph), "--port", str(port), "--quiet", *options]
    with _running(name, words, f"http://127.0.0.1:{port}/sparql") as server:
        yield server


@contextmanager
def rdflib_endpoint(quads: Path, _: Path) -> Iterator[Server]:
    """rdflib-endpoint over a store in memory, of oxrdflib: the fastest that it runs on."""
    port = free_port()
    words = [
        sys.executable,
        "-m",
        "uvicorn",
        "bench.serving.rdflib_server:app",
        "--port",
        str(port),
        "--log-level",
        "error",
    ]
    with _running("rdflib-endpoint", words, f"http://127.0.0.1:{port}/sparql", QUADS=str(quads)) as server:
        yield server


@contextmanager
def virtuoso(quads: Path, folder: Path) -> Iterator[Server]:
    """Virtuoso with room for all of the graph in memory; raises FileNotFoundError where it is not installed."""
    if not which("virtuoso-t") or not (loader := which("isql-vt") or which("isql")):
        raise FileNotFoundError("Virtuoso is not installed")
    settings = Settings(_ROOM, threads=64, rows=1_000_000, files=quads.parent)
    folder.mkdir(parents=True, exist_ok=True)
    words = settings.write(folder)
    with _running("Virtuoso", words, f"http://127.0.0.1:{settings.http}/sparql", folder) as server:
        orders = (
            f"log_enable(2,1); ld_dir('{quads.parent}', '{quads.name}', 'https://w3id.org/samsyn/id/all'); "
            "rdf_loader_run(); checkpoint;"
        )
        command = [loader, f"127.0.0.1:{settings.sql}", "dba", "dba", f"exec={orders}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=1200)
        yield server
