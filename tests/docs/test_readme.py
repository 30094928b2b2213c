"""The README's commands, run as written: each ```sh block, in order, in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from doc_pages import CHECKOUT, fenced, steps

README = CHECKOUT / "README.md"
NOT_HERE = re.compile(r"pip install|-m venv|pytest|git clone")
"""Installing happens before the tests do, and the tests do not run themselves."""
OF_THE_CORPUS = 25
"""One document in so many: the commands do the same with all."""


def commands() -> list[str]:
    return [step for step in steps(README.read_text("utf-8")) if not NOT_HERE.search(step)]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("checkout")
    for name in ("corpus/gold", "rules"):
        shutil.copytree(CHECKOUT / name, place / name)
    documents = sorted((CHECKOUT / "corpus" / "documents").iterdir())
    named = [path for path in documents if path.name in README.read_text("utf-8")]
    (place / "corpus" / "documents").mkdir()
    for path in {*documents[::OF_THE_CORPUS], *named}:
        shutil.copy(path, place / "corpus" / "documents")
    (place / "outputs").mkdir()
    return place


def test_there_are_commands_to_try() -> None:
    assert commands() or not README.read_text("utf-8").strip()


def test_the_commands_run_as_written(checkout: Path) -> None:
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    for command in commands():
        done = subprocess.run(
            ["bash", "-euc", command],
            cwd=checkout,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def test_the_python_runs_as_written(checkout: Path) -> None:
    for code in fenced(README.read_text("utf-8"), "python"):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{code}\n{done.stderr}"
        assert done.stdout
