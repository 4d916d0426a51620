from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from ingest.errors import PasswordError
from ingest.limits import Limits, read_documents, run_in_child
from ingest.outcomes import OutcomeKind

ROOT = Path(__file__).parents[1]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the limits of Linux")


def name(path: Path) -> str:
    return path.name


def fill_memory(path: Path) -> int:
    return len(bytearray(3_000_000_000))


def spin(path: Path) -> None:
    while True:
        pass


def sleep(path: Path) -> None:
    time.sleep(60)


def crash(path: Path) -> None:
    ctypes.string_at(0)


def stumble(path: Path) -> None:
    raise KeyError("missing")


def ask_for_password(path: Path) -> None:
    raise PasswordError(path.name, 0, "the file is encrypted")


def sleep_by_name(path: Path) -> str:
    time.sleep(float(path.read_text()))
    return path.name


def repeat(path: Path, times: int) -> str:
    return path.name * times


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text("Text.")
    return path


def test_a_file_that_can_be_read_gives_its_value(file: Path) -> None:
    """The value comes back whole, however large, with the time and memory it took."""
    outcome = run_in_child(partial(repeat, times=500_000), file)
    assert (outcome.kind, outcome.value) == (OutcomeKind.READ, "plan.txt" * 500_000)
    assert outcome.seconds > 0
    assert outcome.message == "plan.txt: read"


@linux_only
@pytest.mark.parametrize(
    ("function", "kind"),
    [
        (fill_memory, OutcomeKind.TOO_LARGE),
        (spin, OutcomeKind.TIMED_OUT),
        (sleep, OutcomeKind.TIMED_OUT),
        (crash, OutcomeKind.DAMAGED),
        (stumble, OutcomeKind.FAILED),
        (ask_for_password, OutcomeKind.PASSWORD),
    ],
)
def test_each_way_to_fail_has_its_outcome(file: Path, function: object, kind: OutcomeKind) -> None:
    """Memory, time, crashes and errors are told apart, and the message names the file."""
    assert callable(function)
    outcome = run_in_child(function, file, limits=Limits(cpu_seconds=1, wall_seconds=3))
    assert (outcome.kind, outcome.value) == (kind, None)
    assert outcome.message.startswith("plan.txt: ")
    assert outcome.seconds < 4


def test_large_missing_and_strange_files_cost_no_child(tmp_path: Path) -> None:
    """Size is looked at before anything is read."""
    large = tmp_path / "stor.pdf"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    assert run_in_child(name, large).kind is OutcomeKind.TOO_LARGE
    assert run_in_child(name, tmp_path / "saknas.pdf").kind is OutcomeKind.NOT_A_DOCUMENT
    assert run_in_child(name, tmp_path).kind is OutcomeKind.NOT_A_DOCUMENT


def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    """A slow first file does not change places with quick ones, and one failure does not end the run."""
    paths = []
    for at, seconds in enumerate(("0.5", "0", "soon", "0")):
        paths.append(tmp_path / f"{at}.txt")
        paths[-1].write_text(seconds)
    with closing(read_documents(paths, sleep_by_name, jobs=2)) as reading:
        kinds = [(outcome.path, outcome.kind) for outcome in reading]
    read, failed = OutcomeKind.READ, OutcomeKind.FAILED
    assert kinds == list(zip(paths, (read, read, failed, read), strict=True))


def test_any_executor_will_do(file: Path) -> None:
    """The files can be handed to an executor of the caller's, as to a cluster."""
    with ThreadPoolExecutor(2) as executor:
        outcomes = list(read_documents([file] * 3, name, executor=executor))
    assert [outcome.value for outcome in outcomes] == ["plan.txt"] * 3


def test_breaking_off_ends_the_children_at_once(tmp_path: Path) -> None:
    """Closing the iteration does not wait for what is under way."""
    paths = [tmp_path / f"{at}.txt" for at in range(4)]
    for path, seconds in zip(paths, ("0", "60", "60", "60"), strict=True):
        path.write_text(seconds)
    began = time.monotonic()
    reading = read_documents(paths, sleep_by_name, jobs=2)
    assert next(reading).value == "0.txt"
    reading.close()
    assert time.monotonic() - began < 20
    assert not multiprocessing.active_children()


SCRIPT = """
import os, sys, time
from pathlib import Path
from ingest.limits import read_documents

def note(path):
    Path(sys.argv[2]).write_text(str(os.getpid()))
    time.sleep(60)

if __name__ == "__main__":
    print(list(read_documents([Path(sys.argv[1])], note)))
"""


@linux_only
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_killed_run_leaves_no_child(file: Path, tmp_path: Path, sent: signal.Signals) -> None:
    """However the run ends, its children end with it."""
    script, noted = tmp_path / "run.py", tmp_path / "pid"
    script.write_text(SCRIPT)
    run = subprocess.Popen(
        [sys.executable, str(script), str(file), str(noted)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    child = int(until(lambda: noted.exists() and noted.read_text()))
    run.send_signal(sent)
    assert run.wait(20) != 0
    assert until(lambda: not is_alive(child))


def until(condition: object) -> str:
    """What a condition says once it holds."""
    assert callable(condition)
    for _ in range(400):
        if found := condition():
            return str(found)
        time.sleep(0.05)
    raise AssertionError("this never came about")


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
