"""A number of documents in, a graph of made-up ones on disk out, of the product's own form.

python -m bench.synthetic --documents 3000 --graph big
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.synthetic.storing import store_made_up


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--graph", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    began = time.monotonic()
    facts = 0
    for number, one in enumerate(store_made_up(options.documents, options.graph, options.seed, options.jobs), start=1):
        facts += sum(one.counts.values())
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number} documents, {facts} facts")
    print(f"{options.documents} documents, {facts} facts, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
