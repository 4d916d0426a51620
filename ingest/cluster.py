"""The address of a Dask cluster in, an executor out that reads documents there."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

__all__ = ["ClusterError", "cluster"]

_TIMEOUT = 20  # seconds that a scheduler has to answer


class ClusterError(Exception):
    """A cluster cannot be used; the message says what helps."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor of `concurrent.futures` whose work a Dask cluster does; raises ClusterError.

    The workers need this program in the same version, and see the files under the same paths. A worker that is lost
    costs nothing but time: others read its files.
    """
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("--dask needs the library distributed; install it: pip install 'samsyn[dask]'") from error
    try:
        client: Any = distributed.Client(address, timeout=_TIMEOUT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        reason = f"there is no Dask scheduler at {address} ({error}); start one: dask scheduler"
        raise ClusterError(reason) from error
    with client:
        if not client.scheduler_info().get("workers"):
            raise ClusterError(f"the Dask scheduler at {address} has no workers; start some: dask worker {address}")
        yield client.get_executor(pure=False)  # pure work is done once for equal arguments, and files may change
