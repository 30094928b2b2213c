"""Files that are damaged on purpose: a dataset row or a typed problem for each, in a batch that goes on.

`tests/data/damaged` holds small files that once ended in a bug.
"""

from __future__ import annotations

import csv
import io
import random
import shutil
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from damaging import damaged, mutated
from test_runs import extractor

from extractor import batch
from extractor.errors import RulesError
from extractor.model import Problem, Result
from extractor.pipeline import Pipeline, load
from extractor.rules import default_path

ONCE_BUGS = sorted((Path(__file__).parents[1] / "data" / "damaged").iterdir())
TYPED = {"damaged", "empty", "encrypted", "no_text", "too_large", "unsupported", "timed_out", "out_of_memory"}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load(ocr="never")


@pytest.mark.parametrize("path", ONCE_BUGS, ids=lambda path: path.name)
def test_what_once_was_a_bug_is_none(path: Path, pipeline: Pipeline) -> None:
    (item,) = batch.read(pipeline, [path])
    assert isinstance(item, Result) or item.code in TYPED, item


def test_the_files_that_once_were_bugs_are_there() -> None:
    assert len(ONCE_BUGS) >= 3


@pytest.mark.parametrize("seed", [2026])
def test_damaged_files_are_all_accounted_for(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    given = mutated(250, seed)
    for name, data in given:
        (tmp_path / "docs" / name).write_bytes(data)
    assert extractor("run", "docs", "--ocr", "never", "--timeout", "60", "--quiet") == 1
    told: Counter[str] = Counter()
    for name in ("documents", "problems"):
        with (tmp_path / "outputs" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row.get("severity") == "error":
                    assert row["code"] in TYPED, row
                if row.get("severity") != "warning":
                    told.update(row["source"].split(" | "))
    assert told == Counter(f"docs/{name}" for name, _ in given)


def test_a_zip_bomb_and_deep_nesting_are_told(pipeline: Pipeline, tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (200 * 2**20))
    (tmp_path / "bomb.docx").write_bytes(bomb.getvalue())
    (tmp_path / "deep.html").write_text("<div>" * 200_000 + "Le 4 mai 2021", "utf-8")
    (tmp_path / "wide.html").write_text("<table>" + "<tr><td colspan=9999>a" * 3000, "utf-8")
    (tmp_path / "fine.txt").write_text("Le 4 mai 2021, le contrat est signé.", "utf-8")
    found = list(batch.read(pipeline, [tmp_path], timeout=60))
    told = {Path(item.source).name: item.code for item in found if isinstance(item, Problem)}
    assert told.pop("bomb.docx") == "too_large"
    assert set(told.values()) <= {*TYPED, "too_deep"}
    assert "fine.txt" in {Path(i.document.source).name for i in found if isinstance(i, Result)}


@pytest.mark.parametrize("seed", range(60))
def test_damaged_rules_are_rules_or_a_rules_error(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    rules = tmp_path / "rules"
    shutil.copytree(default_path(), rules)
    path = chance.choice(sorted([*rules.rglob("lexicon/*.yaml"), *rules.rglob("snppe-2020/*.yaml")]))
    path.write_bytes(damaged(path.read_bytes(), chance, [path.read_bytes()]))
    with suppress(RulesError):
        load(rules)
