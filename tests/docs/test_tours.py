"""The tutorial and the French quick start, typed from top to bottom on two documents."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from doc_pages import CHECKOUT, DOCS, called, steps

DOCUMENTS = CHECKOUT / "corpus" / "documents"
NOT_HERE = ("python3 -m venv", "pip install", "extractor review serve")
"""Installing happens before the tests do, and a page is served until somebody stops it."""
PLACES = {
    "tutorial.md": {
        "corpus/documents/cp_prefecture_somme.pdf": "cp_prefecture_somme.pdf",
        "corpus/documents/deliberation_finistere.pdf": "deliberation_finistere.pdf",
    },
    "demarrage.md": {
        "mes-documents/communique.pdf": "cp_prefecture_somme.pdf",
        "mes-documents/contrat.pdf": "deliberation_finistere.pdf",
    },
}
WRITTEN = {
    "tutorial.md": ("somme.html", "review.csv", "outputs/report.html", "differences.csv"),
    "demarrage.md": ("contrat.html", "a-relire.csv", "resultats/dataset.xlsx", "rapport.html"),
}


@pytest.mark.parametrize("page", PLACES)
def test_the_commands_run_as_written(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("jinja2", "xlsxwriter"):
        pytest.importorskip(library)
    for place, name in PLACES[page].items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCUMENTS / name, tmp_path / place)
    monkeypatch.chdir(tmp_path)
    typed = [step for step in steps((DOCS / page).read_text("utf-8")) if not step.startswith(NOT_HERE)]
    assert len(typed) >= 8
    for step in typed:
        program, *arguments = shlex.split(step)
        if program == "extractor":
            assert called(*arguments) == 0, step
        else:
            assert (program, arguments[0]) == ("cp", "-r"), f"{step}: not a command of the program"
            shutil.copytree(*arguments[1:])
    assert [name for name in WRITTEN[page] if not (tmp_path / name).exists()] == []
