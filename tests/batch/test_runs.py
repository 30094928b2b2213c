"""Whole runs: killed, interrupted, repeated, limited; what they leave is what an undisturbed run leaves."""

from __future__ import annotations

import csv
import errno
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.batch import store
from extractor.batch.store import store_folder
from extractor.cli import main
from extractor.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
TEXT = """Communiqué de presse

Ariège : un contrat pour les enfants

Le mardi {day} mai 2021, {person}, préfète de l'Ariège, a signé le contrat de prévention et de protection
de l'enfance. L'État y consacre {money} 000 euros.

Parmi les actions :

- le renforcement de la cellule de recueil des informations préoccupantes (CRIP) ;
- le développement du parrainage.
"""
SHORT = ["circulaire_2021.pdf", "avenant_ain.docx", "article_corse.html", "cp_ars_puy-de-dome.md"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twenty small documents of every kind, three that cannot be read."""
    monkeypatch.chdir(tmp_path)
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(16):
        text = TEXT.format(day=number + 1, person=f"Odile Marches{'eau' * (number % 3)}", money=100 + number)
        (docs / f"{number:02}.txt").write_text(text, "utf-8")
    for name in SHORT:
        shutil.copy(ROOT / "corpus" / "documents" / name, docs / name)
    (docs / "empty.txt").write_bytes(b"")
    (docs / "noise.pdf").write_bytes(bytes(range(256)) * 20)
    (docs / "half.pdf").write_bytes((ROOT / "corpus" / "documents" / SHORT[0]).read_bytes()[:1000])
    return tmp_path


def extractor(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return int(caught.value.code or 0)


def run(out: str, *more: str) -> int:
    return extractor("run", "docs", "--out", out, "--ocr", "never", *more)


def files(out: str | Path) -> dict[str, bytes]:
    """All that a run has written but run.json, which tells of the run itself."""
    root = Path(out)
    found = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}
    found.pop("run.json", None)
    return found


def problems(out: str) -> dict[str, str]:
    with (Path(out) / "problems.csv").open(encoding="utf-8", newline="") as stream:
        return {row["source"]: row["code"] for row in csv.DictReader(stream) if row["severity"] == "error"}


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that gets a line for each document that is read, in whatever process."""
    log = tmp_path / "reads.log"
    log.touch()
    attempt = Pipeline.attempt

    def logged(self: Pipeline, item: object) -> object:
        with log.open("a") as stream:
            stream.write(f"{item.path}\n")  # type: ignore[attr-defined]
        return attempt(self, item)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "attempt", logged)
    return log


@pytest.mark.usefixtures("folder")
def test_the_same_bytes_whatever_the_number_of_workers() -> None:
    assert run("one", "--workers", "1") == run("three", "--workers", "3") == 1
    assert files("one") == files("three")
    assert len(problems("one")) == 3


def test_a_second_run_reads_nothing_and_a_changed_file_alone_is_read(folder: Path, reads: Path) -> None:
    assert run("out") == 1
    assert len(reads.read_text().splitlines()) == 23
    before = files("out")
    stamp = (folder / "out" / "documents.csv").stat().st_mtime_ns
    reads.write_text("")
    assert run("out") == 1
    assert reads.read_text() == ""
    assert (folder / "out" / "documents.csv").stat().st_mtime_ns == stamp
    assert files("out") == before
    (folder / "docs" / "03.txt").write_text(TEXT.format(day=30, person="Odile Autre", money=7), "utf-8")
    assert run("out") == 1
    assert reads.read_text() == "docs/03.txt\n"
    assert files("out") != before
    assert run("new", "--fresh") == 1
    assert files("out") == files("new")


def test_a_second_run_loads_no_more_than_it_needs(folder: Path) -> None:
    assert run("out") == 1
    code = (
        "import sys\nfrom extractor.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: print(); print(*sys.modules)"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code, *command()[3:]], capture_output=True, text=True, check=True, cwd=folder
    ).stdout
    assert not {"spacy", "numpy", "pandas", "pypdfium2"} & set(seen.split())
    assert "extractor.batch.store" in seen.split()


def test_a_moved_file_is_not_read_again_but_told_under_its_name(folder: Path, reads: Path) -> None:
    run("out")
    reads.write_text("")
    (folder / "docs" / "half.pdf").rename(folder / "docs" / "other.pdf")
    (folder / "docs" / "04.txt").rename(folder / "docs" / "zz.txt")
    assert run("out") == 1
    assert reads.read_text() == ""
    assert "docs/other.pdf" in problems("out")
    run("new", "--fresh")
    assert files("out") == files("new")


@pytest.mark.parametrize("change", [["--threshold", "0.3"], ["--format", "jsonl"]])
def test_what_changes_only_the_tables_reads_nothing(change: list[str], folder: Path, reads: Path) -> None:
    assert folder
    run("out")
    reads.write_text("")
    run("out", *change)
    assert reads.read_text() == ""
    run("new", *change)
    assert files("out") == files("new")


@pytest.mark.parametrize("change", [["--max-mb", "100"], ["--fresh"], ["--ocr", "auto"]])
def test_what_changes_the_reading_reads_all(change: list[str], folder: Path, reads: Path) -> None:
    assert folder
    run("out")
    reads.write_text("")
    run("out", *change)
    assert len(reads.read_text().splitlines()) == 23


def test_a_file_of_the_dataset_that_was_changed_is_written_again(folder: Path) -> None:
    run("out")
    before = files("out")
    (folder / "out" / "actions.csv").write_text("spoilt", "utf-8")
    (folder / "out" / "coverage.csv").unlink()
    run("out")
    assert files("out") == before


@pytest.mark.usefixtures("folder")
def test_in_parts_or_at_once_the_same_bytes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`docbin` looks at all documents together, so that with it the dataset is made in memory."""
    monkeypatch.setattr("extractor.writers.parquet.GROUP", 50)  # several groups in a file
    shutil.copytree(ROOT / "corpus" / "layouts" / "documents", "docs/more")
    formats = ["--format", "jsonl", "--format", "parquet"]
    assert run("parts", *formats) == 1
    said = capsys.readouterr().err
    assert run("whole", *formats, "--format", "docbin") == 1
    whole = files("whole")
    assert whole.pop("dataset.spacy")
    assert files("parts") == whole
    counts = [json.loads((Path(out) / "run.json").read_text("utf-8"))["counts"] for out in ("parts", "whole")]
    assert counts[0] == counts[1]
    closing = [text[text.index("table  ") :] for text in (said, capsys.readouterr().err)]
    assert closing[0] == closing[1].replace("whole", "parts")


def test_a_full_disk_leaves_the_dataset_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("out")
    before = files("out")
    (folder / "docs" / "new.txt").write_text(TEXT.format(day=30, person="Odile Autre", money=7), "utf-8")

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path), len(data))

    monkeypatch.setattr("extractor.batch.assembling.stage", full)
    capsys.readouterr()
    assert run("out") == 2
    assert "No space left on device; the dataset there is as it was" in capsys.readouterr().err
    assert files("out") == before


def test_no_room_for_what_was_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """SQLite itself says that it is full: it may have no more than a few pages here."""
    assert folder
    monkeypatch.setattr(store, "_TABLES", store._TABLES + "pragma max_page_count = 12;")
    assert run("out") == 2
    said = capsys.readouterr().err
    assert "full" in said
    assert "the same command goes on" in said
    assert not (folder / "out" / "documents.csv").exists()


def command(*more: str) -> list[str]:
    script = "from extractor.cli import main; main()"
    return [sys.executable, "-c", script, "run", "docs", "--out", "out", "--ocr", "never", *more]


def start(*more: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return subprocess.Popen(
        command(*more), stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )


KILLS = int(os.environ.get("EXTRACTOR_TEST_KILLS", "3"))
"""A few in the tests, since each takes seconds; thirty by hand."""


def test_kill_9_at_random_moments_changes_nothing(folder: Path) -> None:
    assert run("undisturbed") == 1
    began = time.monotonic()
    with start("--workers", "2") as process:
        assert process.wait() == 1
    whole = time.monotonic() - began
    assert files("out") == files("undisturbed")
    moments = random.Random(30)
    for _ in range(KILLS):
        shutil.rmtree(folder / "out")
        shutil.rmtree(store_folder(folder / "out"))
        for _ in range(moments.choice([1, 2])):
            with start("--workers", "2") as process:
                time.sleep(moments.uniform(0.3, 1.0) * whole)
                process.kill()
        for path in (folder / "out").glob("*.csv"):  # what is there is whole
            assert path.read_bytes() == files("undisturbed")[path.relative_to(folder / "out").as_posix()]
        assert run("out") == 1
        assert files("out") == files("undisturbed")


def test_ctrl_c_stops_and_says_how_to_go_on(folder: Path) -> None:
    for number in range(150):  # more than are read before the signal comes
        text = TEXT.format(day=1 + number % 28, person="Odile Marches", money=1000 + number)
        (folder / "docs" / f"more{number}.txt").write_text(text, "utf-8")
    assert run("undisturbed") == 1
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in the background
    with start("--workers", "1") as process:
        base = store_folder(folder / "out") / "results.sqlite"
        deadline = time.monotonic() + 60
        while not base.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait() == 130
    assert "documents are read and kept" in said
    assert "the same command goes on" in said
    assert "Traceback" not in said
    assert run("out") == 1
    assert files("out") == files("undisturbed")


def test_two_runs_on_one_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("out")
    before = files("out")
    lock = sqlite3.connect(store_folder(folder / "out") / "lock.sqlite", isolation_level=None)
    lock.execute("begin exclusive")
    capsys.readouterr()
    assert run("out", "--fresh") == 2
    assert "another run works on this dataset" in capsys.readouterr().err
    assert extractor("cache", "clear", "out") == 2
    assert files("out") == before
    lock.close()
    assert run("out", "--fresh") == 1


def test_a_damaged_store_is_an_error_that_says_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("out")
    before = files("out")
    (store_folder(folder / "out") / "results.sqlite").write_bytes(b"no database at all" * 1000)
    capsys.readouterr()
    assert run("out") == 2
    assert "damaged" in capsys.readouterr().err
    assert files("out") == before
    assert extractor("cache", "clear", "out") == 0
    assert run("out") == 1
    assert files("out") == before


def test_the_store_can_be_looked_at_and_emptied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("cache", "info", "out") == 0
    assert "nothing is kept" in capsys.readouterr().out
    run("out")
    capsys.readouterr()
    assert extractor("cache", "info", "out") == 0
    assert "23 documents" in capsys.readouterr().out
    assert extractor("cache", "clear", "out") == 0
    assert not store_folder(folder / "out").exists()
    assert (folder / "out" / "documents.csv").exists()


@pytest.mark.usefixtures("folder")
def test_a_document_that_takes_too_long_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = Pipeline.attempt

    def slow(self: Pipeline, item: object) -> object:
        if item.path.endswith("05.txt"):  # type: ignore[attr-defined]
            time.sleep(60)
        if item.path.endswith("06.txt"):  # type: ignore[attr-defined]
            os.abort()
        return attempt(self, item)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "attempt", slow)
    assert run("out", "--timeout", "3") == 1
    told = problems("out")
    assert told["docs/05.txt"] == "timed_out"
    assert told["docs/06.txt"] == "crashed"
    assert len(told) == 5
    monkeypatch.setattr(Pipeline, "attempt", attempt)
    assert run("out") == 1  # they are tried again
    assert len(problems("out")) == 3
