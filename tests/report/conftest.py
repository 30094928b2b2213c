from __future__ import annotations

from pathlib import Path

import pytest
from invented_report import TABLES, write_folder

pytest.importorskip("jinja2")

from extractor.pipeline import load
from extractor.report import read_folder, render, words
from extractor.writers import write

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
NAMES = {"11": "Aude", "13": "Bouches-du-Rhône"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "outputs", TABLES)


@pytest.fixture
def page(folder: Path) -> str:
    return render(read_folder(folder), words("fr"), NAMES)


@pytest.fixture(scope="session")
def corpus_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the corpus, as a file."""
    out = tmp_path_factory.mktemp("report") / "outputs"
    pipeline = load()
    write(pipeline.dataset(list(pipeline.run([CORPUS]))), out, [], {})
    target = out / "report.html"
    target.write_text(render(read_folder(out), words("fr"), NAMES), "utf-8")
    return target
