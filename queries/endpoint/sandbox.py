"""A process in, the same process that can no longer open a socket, start a program or write a file out.

On Linux the kernel sees to it: seccomp refuses the calls of `system-calls.toml`, Landlock every file but those of the
graph. Elsewhere the check of the query's text (`tokens`) stands alone, and the caller is told so.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import tomllib
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

__all__ = ["confine", "die_with_parent", "limit_memory"]

# read when the module is: a confined process can open no file
_CALLS = tomllib.loads(files("queries.endpoint").joinpath("system-calls.toml").read_text(encoding="utf-8"))
_NO_NEW_PRIVILEGES, _PARENT_DIES = 38, 1  # of prctl(2)
_FILTER_ALL_THREADS = 1
_REFUSED, _ALLOWED = 0x00050000 | 13, 0x7FFF0000  # SECCOMP_RET_ERRNO with EACCES, SECCOMP_RET_ALLOW
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # instructions of the kernel's filters
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_LANDLOCK = {"rules": 444, "rule": 445, "restrict": 446}  # the same on all machines
_READ_FILE, _READ_FOLDER = 4, 8


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def confine(folder: Path) -> list[str]:
    """Take from this process all but reading the files in a folder; what this platform cannot do is told."""
    if not sys.platform.startswith("linux"):
        return ["this platform cannot close sockets and files to a process"]
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return ["the kernel refuses to confine a process"]
    told = []
    # the filter comes last, for it closes the way to landlock too
    if not _only_folder(libc, folder):
        told.append("the kernel has no Landlock: a query could read files, if the store let it")
    if not _refuse_calls(libc):
        told.append("the kernel has no seccomp for this machine: a query could open sockets, if the store let it")
    return told


def _only_folder(libc: ctypes.CDLL, folder: Path) -> bool:
    """Let this thread and those that it starts open the files of one folder only, for reading."""
    handled = struct.pack("Q", (1 << 13) - 1)  # the kinds of access that the first version of Landlock knows
    rules = libc.syscall(_LANDLOCK["rules"], handled, len(handled), 0)
    if rules < 0:
        return False
    place = os.open(folder, os.O_PATH)  # type: ignore[attr-defined, unused-ignore] # not on macOS
    try:
        rule = struct.pack("=Qi", _READ_FILE | _READ_FOLDER, place)
        added = libc.syscall(_LANDLOCK["rule"], rules, 1, rule, 0)
        return not added and not libc.syscall(_LANDLOCK["restrict"], rules, 0)
    finally:
        os.close(place)
        os.close(rules)


def _refuse_calls(libc: ctypes.CDLL) -> bool:
    """Have the kernel refuse calls, in all threads of this process."""
    machine = _CALLS.get(platform.machine().casefold())
    if machine is None:
        return False
    text = b"".join(struct.pack("HBBI", *one) for one in _filter(machine))
    program = _Program(len(text) // 8, text)
    return bool(libc.syscall(machine["seccomp"], 1, _FILTER_ALL_THREADS, ctypes.byref(program)) == 0)


def _filter(machine: dict[str, int | dict[str, int]]) -> list[tuple[int, int, int, int]]:
    """Instructions: code, how many to skip if it holds, and if not, and the value."""
    refused, flags = machine["refused"], machine["flags"]
    if not isinstance(refused, dict) or not isinstance(flags, dict):
        raise TypeError("system-calls.toml names calls in tables")
    found: list[tuple[int, int, int, int]] = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, int(str(machine["audit"]))),
        (_RETURN, 0, 0, _REFUSED),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, 0x40000000),  # the same calls by other numbers
        (_RETURN, 0, 0, _REFUSED),
    ]
    for number in refused.values():
        found += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSED)]
    for name, at in flags.items():  # where the flags of a call that opens a file are
        number = int(str(machine[name]))
        found += [(_EQUAL, 0, 4, number), (_LOAD, 0, 0, at), (_ANY_BIT, 0, 1, _WRITING)]
        found += [(_RETURN, 0, 0, _REFUSED), (_RETURN, 0, 0, _ALLOWED)]
    return [*found, (_RETURN, 0, 0, _ALLOWED)]


def die_with_parent() -> None:
    """Let this process end when the one that started it does, however it ends, where the platform can."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DIES, 9, 0, 0, 0)


def limit_memory(more: int) -> None:
    """Let this process take so many bytes more than it has now; where the platform has no limits, nothing changes."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + more
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
