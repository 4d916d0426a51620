"""The kinds of pages of the explorer, in the order of the menu: each a function from answers to what it shows."""

from __future__ import annotations

from queries.explorer.pages.start import start
from queries.explorer.site import Page

__all__ = ["PAGES"]

PAGES = (Page("/", start, "start.html"),)
