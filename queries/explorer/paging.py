"""A number of rows and the page that is asked for in, which rows to show out."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Paging", "paged"]

_SIZE = 100  # rows: a page of them stays under 200 kB


@dataclass(frozen=True, slots=True)
class Paging:
    """One page of several; pages count from 1."""

    page: int
    pages: int
    size: int
    rows: int

    @property
    def first(self) -> int:
        return (self.page - 1) * self.size

    @property
    def last(self) -> int:
        return min(self.page * self.size, self.rows)


def paged(rows: int, page: str | None, size: int = _SIZE) -> Paging:
    """The page that is asked for, or the nearest that there is.

    >>> one = paged(250, "3")
    >>> one.first, one.last, one.pages
    (200, 250, 3)
    >>> paged(250, "none").page, paged(250, "99").page
    (1, 3)
    """
    pages = max(-(-rows // size), 1)
    wanted = int(page) if page and page.isascii() and page.isdigit() and len(page) < 7 else 1
    return Paging(min(max(wanted, 1), pages), pages, size, rows)
