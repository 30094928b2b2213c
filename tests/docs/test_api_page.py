"""The examples of docs/api.md, run as written, in a copy of the corpus."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest
from doc_pages import CHECKOUT, DOCS, fenced


def test_the_examples_of_the_api_run_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = fenced((DOCS / "api.md").read_text("utf-8"), "pycon")
    assert len(blocks) >= 8
    shutil.copytree(CHECKOUT / "corpus" / "documents", tmp_path / "corpus" / "documents")
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "api.md", "docs/api.md", 0)
    said: list[str] = []
    outcome = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert outcome.attempted > 25
    assert not outcome.failed, "".join(said)
