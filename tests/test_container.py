"""What the Containerfile names is there: files, the command and its options, the port and the address of its check.

No test builds the image, for that needs a base from elsewhere.
"""

from __future__ import annotations

import fnmatch
import json
import re
import tomllib
from pathlib import Path

from typer.testing import CliRunner

from graph.errors import NoGraphError
from samsyn import app

ROOT = Path(__file__).resolve().parents[1]
STEPS = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def step(name: str) -> str:
    """What the last step of a kind says."""
    return [one.partition(" ")[2].strip() for one in STEPS if one.startswith(f"{name} ")][-1]


def test_what_is_copied_is_there_and_has_all_that_installing_needs() -> None:
    """The folders of the wheel, the readme and the licence are in what is sent to the engine; old graphs are not."""
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8").split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = [
        "pyproject.toml",
        project["project"]["readme"],
        "LICENSE",
        *wheel.get("packages", wheel.get("include", [])),
    ]
    assert "COPY . /source" in STEPS
    assert len(needed) > 5
    for one in needed:
        assert list(ROOT.glob(one.strip("/")))
        assert not any(fnmatch.fnmatch(one.strip("/"), pattern) for pattern in ignored)
    assert {".git", ".venv"} <= set(ignored)


def test_a_later_stage_copies_what_an_earlier_one_makes() -> None:
    """Stages are called by the names that they have, and paths are those that a step has made."""
    stages = re.findall(r"^FROM \S+ AS (\w+)$", "\n".join(STEPS), re.MULTILINE)
    stage, source, target = step("COPY").split()
    assert stage.removeprefix("--from=") in stages
    assert f"python -m venv {source} " in "\n".join(STEPS)
    assert f"PATH={target}/bin:" in step("ENV")


def test_the_command_is_one_that_samsyn_has() -> None:
    """The entry point is accepted with its options, and reads the folder that is mounted."""
    command = json.loads(step("ENTRYPOINT"))
    told = CliRunner().invoke(app, [*command[1:], "--help"], env={"COLUMNS": "200"})
    assert (command[0], told.exit_code) == ("samsyn", 0)
    refused = CliRunner().invoke(app, command[1:], env={"SAMSYN_GRAPH": "/nothing/here"})
    assert isinstance(refused.exception, NoGraphError)
    assert f"SAMSYN_GRAPH={step('VOLUME')}" in step("ENV")


def test_the_check_asks_where_the_server_listens() -> None:
    """Entry point, exposed port and health check name one port, and the check an address that the server has."""
    port = json.loads(step("ENTRYPOINT"))[-1]
    assert step("EXPOSE") == port
    check = json.loads(step("HEALTHCHECK").partition("CMD ")[2])
    assert f"127.0.0.1:{port}/ready" in check[-1]
    compile(check[-1], "check", "exec")


def test_the_guide_tells_how_to_run_it() -> None:
    """The commands of the guide name the file, the port and the folder that the image has."""
    guide = (ROOT / "docs" / "endpoint.md").read_text(encoding="utf-8")
    assert "-f Containerfile" in guide
    assert f":{step('EXPOSE')} -v /srv/samsyn:{step('VOLUME')}:ro" in guide
