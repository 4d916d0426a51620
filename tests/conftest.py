"""What all tests share: graphs of the example strategies, the table of skipped tests, and what CI may skip."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from queries.asking import Strategies
from queries.demo import example_documents
from queries.sources import open_source
from tests.example_graphs import built

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def example_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the graph of the example strategies."""
    folder = tmp_path_factory.mktemp("examples") / "graph"
    built(example_documents(), folder)
    return folder


@pytest.fixture(scope="session")
def examples(example_graph: Path) -> Strategies:
    """The example strategies, ready to be asked."""
    return Strategies(open_source(example_graph))


@pytest.fixture(scope="session")
def real_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the graph of the real documents of which there is a careful reading."""
    corpus = SHARED / "corpus"
    if not corpus.is_dir():
        pytest.skip("needs ../shared for the real documents")
    read = sorted(path.stem for path in (SHARED / "gold").glob("*.json"))
    files = [path for name in read for path in (corpus / f"{name}.pdf", corpus / f"{name}.html") if path.is_file()]
    web_pages = {path.stem for path in files if path.suffix == ".html"}
    chosen = [path for path in files if path.suffix == ".html" or path.stem not in web_pages]
    folder = tmp_path_factory.mktemp("real") / "graph"
    built(chosen, folder)
    return folder


@pytest.fixture(scope="session")
def real(real_graph: Path) -> Strategies:
    """The real documents, ready to be asked."""
    return Strategies(open_source(real_graph))


def _reason(report: pytest.TestReport) -> str:
    return report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else str(report.longrepr)


def _excused(reason: str) -> bool:
    return "../shared" in reason and not SHARED.is_dir()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with what was skipped and why."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    terminalreporter.section("skipped")
    if not reasons:
        terminalreporter.write_line("nothing")
    for reason, number in sorted(reasons.items()):
        terminalreporter.write_line(f"{number:4}  {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With SAMSYN_NO_SKIPS a skipped test fails the run, unless ../shared is needed and not there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("SAMSYN_NO_SKIPS") or reporter is None:
        return
    if any(not _excused(_reason(report)) for report in reporter.stats.get("skipped", [])):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
