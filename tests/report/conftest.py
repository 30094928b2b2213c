from __future__ import annotations

from pathlib import Path

import pytest
from invented_report import TABLES, write_folder

pytest.importorskip("jinja2")

from extractor.report import read_folder, render, words

NAMES = {"11": "Aude", "13": "Bouches-du-Rhône"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "outputs", TABLES)


@pytest.fixture
def page(folder: Path) -> str:
    return render(read_folder(folder), words("fr"), NAMES)


@pytest.fixture(scope="session")
def corpus_page(corpus_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the corpus, as a file."""
    target = tmp_path_factory.mktemp("report") / "report.html"
    target.write_text(render(read_folder(corpus_read / "outputs"), words("fr"), NAMES), "utf-8")
    return target
