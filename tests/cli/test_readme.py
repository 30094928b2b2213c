"""The README's commands, run as written: each ```sh block, in order, in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
README = CHECKOUT / "README.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
NOT_HERE = re.compile(r"pip install|-m venv|pytest|git clone")
"""Installing happens before the tests do, and the tests do not run themselves."""


def commands() -> list[str]:
    text = README.read_text("utf-8")
    lines = (
        line.strip() for block in BLOCK.findall(text) for line in block.replace("\\\n", " ").splitlines()
    )
    steps = (step.strip() for line in lines if not line.startswith("#") for step in line.split(" && "))
    return [step for step in steps if step and not NOT_HERE.search(step)]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("checkout")
    for name in ("corpus", "rules"):
        shutil.copytree(CHECKOUT / name, place / name)
    (place / "outputs").mkdir()
    return place


def test_there_are_commands_to_try() -> None:
    assert commands() or not README.read_text("utf-8").strip()


def test_the_commands_run_as_written(checkout: Path) -> None:
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    for command in commands():
        program = shlex.split(command)[0]
        written = command.replace(".venv/bin/", "") if program.startswith(".venv/bin/") else command
        done = subprocess.run(
            ["bash", "-euc", written],
            cwd=checkout,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def test_the_python_runs_as_written(checkout: Path) -> None:
    for code in PYTHON.findall(README.read_text("utf-8")):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{code}\n{done.stderr}"
        assert done.stdout
