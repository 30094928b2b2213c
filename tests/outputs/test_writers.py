"""Datasets as files: to the byte, whole or not there, valid for other tools."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import Measured, result

from extractor.cli.running import FORMATS
from extractor.dataset import SCHEMA, Dataset, TableSchema, tabulate
from extractor.dataset.cells import cell, neutralise, restore
from extractor.dataset.schema import Column
from extractor.errors import UsageError
from extractor.model import Result
from extractor.review import queue
from extractor.rules import Rules
from extractor.writers import WRITERS, check_formats, write
from extractor.writers.csv import decided, table_bytes
from extractor.writers.files import prepare, write_whole
from extractor.writers.page import highlighted, page

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def dataset(rules: Rules) -> Dataset:
    return made(rules, result())


def made(rules: Rules, *results: Result) -> Dataset:
    dataset = tabulate(results, rules, 0.8)
    dataset.rows["review"] = queue(dataset, results, rules.taxonomy, 0.8)
    return dataset


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_the_golden_dataset_to_the_byte(dataset: Dataset, tmp_path: Path) -> None:
    """After a wanted change: `python tests/outputs/test_writers.py` rewrites the golden files."""
    write(dataset, tmp_path, ["jsonl"], {})
    written = files(tmp_path)
    del written["run.json"]
    assert written == files(GOLDEN)


def test_csv_is_utf8_with_crlf_and_a_header(dataset: Dataset) -> None:
    data = table_bytes(SCHEMA["dates"], dataset.rows["dates"])
    assert not data.startswith(b"\xef\xbb\xbf")
    header, row, rest = data.split(b"\r\n")
    assert header.decode() == ",".join(SCHEMA["dates"].names)
    assert b"2020-10-13,2020-10-13,2020-10-13,day,signature,on,1,1," in row
    assert rest == b""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (0.9, "0.9"),
        (1.0, "1"),
        (0.12345, "0.1235"),
        (123456.78, "123456.78"),
        (Decimal("2500000"), "2500000"),
        (Decimal("2.5E+6"), "2500000"),
        (Decimal("0.10"), "0.10"),
        (date(2020, 1, 2), "2020-01-02"),
        ("é", "é"),
    ],
)
def test_cells(value: str | int | float | Decimal | date | None, text: str) -> None:
    assert cell(value) == text


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
COLUMNS = TableSchema("made", "", "", tuple(Column(name, "string", "", "") for name in "abc"), ())


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS)))
def test_csv_reads_back_unchanged(rows: list[tuple[str, str, str]]) -> None:
    data = table_bytes(COLUMNS, [dict(zip("abc", row, strict=True)) for row in rows])
    back = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert back == [["a", "b", "c"], *map(list, rows)]


@settings(deadline=None)
@given(st.text("=+-@'\t\r\n＝a1", max_size=6) | TEXTS)
def test_no_cell_is_a_formula_and_each_reads_back(text: str) -> None:
    safe = neutralise(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert restore(safe) == text


@pytest.mark.parametrize("text", ["", "1er avril", "'citation'", "l'action", " =1", "a=b"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert neutralise(text) == text == restore(text)


def test_only_review_is_neutralised(dataset: Dataset) -> None:
    review = table_bytes(SCHEMA["review"], dataset.rows["review"]).decode()
    hostile = {**dataset.rows["review"][0], "quote": '=HYPERLINK("http://x","y")'}
    assert "'=HYPERLINK" in table_bytes(SCHEMA["review"], [hostile]).decode()
    assert "\r\n=" not in review
    assert ",= renforcer la CRIP," in table_bytes(SCHEMA["actions"], dataset.rows["actions"]).decode()


def test_the_package_is_valid(
    dataset: Dataset, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(tmp_path)
    for name, some in (("full", dataset), ("empty", made(rules))):
        write(some, tmp_path / name, [], {})
        report = frictionless.validate(f"{name}/datapackage.json")
        assert report.valid, report.flatten(["title", "message"])


def test_the_package_declares_what_is_written(dataset: Dataset, tmp_path: Path) -> None:
    write(dataset, tmp_path, [], {})
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        header = next(csv.reader([(tmp_path / resource["path"]).read_text("utf-8").split("\n")[0]]))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        for key in resource["schema"].get("foreignKeys", ()):
            target = SCHEMA[key["reference"]["resource"]]
            assert set(key["reference"]["fields"]) <= set(target.names)
    amount = next(
        f for r in package["resources"] if r["name"] == "amounts" for f in r["schema"]["fields"][3:4]
    )
    assert (amount["name"], amount["type"], amount["constraints"]) == ("amount", "number", {"required": True})


def test_a_broken_key_is_noticed(dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(tmp_path)
    dataset.rows["matches"][0]["action_id"] = "act-nowhere"
    write(dataset, tmp_path, [], {})
    assert not frictionless.validate("datapackage.json").valid


def test_text_is_the_canonical_text(dataset: Dataset, tmp_path: Path) -> None:
    write(dataset, tmp_path, [], {})
    of = result().document
    text = (tmp_path / f"text/{of.id}.txt").read_bytes().decode()
    assert text == of.text
    for row in dataset.rows["actions"]:
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]


def test_jsonl_has_every_mention_with_all_its_boxes(dataset: Dataset, tmp_path: Path) -> None:
    assert "facts.jsonl" in write(dataset, tmp_path, ["csv", "jsonl", "jsonl"], {})
    lines = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == len(dataset.mentions)
    (day,) = (line for line in lines if line["kind"] == "date")
    assert day["boxes"][0] == [1, 72.0, 100.25, 180.5, 112.0]
    assert day["fact"]["start"] == "2020-10-13"
    assert {line["fact"]["amount"] for line in lines if line["kind"] == "amount"} == {"800000"}


def test_what_an_earlier_run_left_goes_and_what_others_put_there_stays(
    dataset: Dataset, rules: Rules, tmp_path: Path
) -> None:
    write(dataset, tmp_path, ["jsonl"], {})
    (tmp_path / "text" / "notes.txt").write_text("mine")
    (tmp_path / "README.md").write_text("mine")
    write(made(rules), tmp_path, [], {})
    left = set(files(tmp_path))
    assert {"text/notes.txt", "README.md", "run.json"} <= left
    assert not any(name.startswith("text/doc-") or name == "facts.jsonl" for name in left)


def test_the_text_folder_goes_with_its_last_text(dataset: Dataset, rules: Rules, tmp_path: Path) -> None:
    write(dataset, tmp_path, [], {})
    write(made(rules), tmp_path, [], {})
    assert not (tmp_path / "text").exists()


@pytest.mark.parametrize(
    "record", ["{}", "not json", '{"files": 3}', '{"files": ["../victim", "/etc/x", 7]}', "[]"]
)
def test_a_hostile_run_json_removes_nothing(dataset: Dataset, tmp_path: Path, record: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "victim").write_text("x")
    (out / "run.json").write_text(record)
    write(dataset, out, [], {})
    assert (tmp_path / "victim").exists()


def test_equal_datasets_are_equal_files(dataset: Dataset, tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(dataset, tmp_path / name, ["jsonl"], {"when": name})
    one, other = files(tmp_path / "one"), files(tmp_path / "other")
    assert {name for name in one if one[name] != other[name]} == {"run.json"}
    assert one.keys() == other.keys()


@pytest.mark.parametrize("fill", ["ok,,", "no,,", ",à revoir,"])
def test_a_review_that_somebody_worked_in_is_kept(dataset: Dataset, tmp_path: Path, fill: str) -> None:
    write(dataset, tmp_path, [], {})
    review = tmp_path / "review.csv"
    lines = review.read_bytes().split(b"\r\n")
    worked = b"\r\n".join([lines[0], fill.encode() + lines[1][2:], *lines[2:]])
    review.write_bytes(worked)
    assert decided(review) == 1
    write(dataset, tmp_path, [], {})
    assert (tmp_path / "review-decided-1.csv").read_bytes() == worked
    assert decided(review) == 0
    write(dataset, tmp_path, [], {})
    assert not (tmp_path / "review-decided-2.csv").exists()
    review.write_bytes(worked)
    write(dataset, tmp_path, [], {})
    assert (tmp_path / "review-decided-2.csv").exists()


def test_an_excel_review_counts_too(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes("\ufeffdecision;comment;id\r\nok;;a\r\n;;b\r\n".encode())
    assert decided(path) == 1
    assert decided(tmp_path / "none.csv") == 0


def test_formats() -> None:
    assert check_formats(["jsonl", "csv", "jsonl"]) == ("jsonl", "csv")
    with pytest.raises(UsageError, match=r"--format parket: not known; there are csv, parquet, sqlite,"):
        check_formats(["parket"])
    assert list(WRITERS) == ["csv", *FORMATS]  # help names them without loading the writers


def test_out_must_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="a file is in the way"):
        prepare(tmp_path / "file")
    with pytest.raises(UsageError, match="a part of this path is a file"):
        prepare(tmp_path / "file" / "below")


def test_out_must_be_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # noqa: ARG005
    with pytest.raises(UsageError, match="no permission"):
        prepare(tmp_path / "new")


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UsageError, match="Permission denied"):
        prepare(tmp_path / "new")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dates.csv"
    write_whole(path, b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left"):
        write_whole(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["dates.csv"]
    assert path.read_bytes() == b"old"


def test_the_page_shows_every_fact_and_escapes_the_document(rules: Rules) -> None:
    hostile = result("<script>alert(1)</script>\n\n" + result().document.text, '"><img src=x>.txt')
    html = page(hostile.document, made(rules, hostile))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'class="date"' in html
    assert 'class="amount review"' in html
    assert "signatories" in html
    assert "http" not in html.replace('http-equiv="Content-Security-Policy"', "")


def test_overlapping_marks_keep_the_text(rules: Rules) -> None:
    of = result()
    html = page(of.document, made(rules, of))
    body = html.split('<div class="text">')[1].split("</div>")[0]
    assert "</mark>" in body
    assert highlighted("a < b", []) == "a &lt; b"


if __name__ == "__main__":
    import shutil
    import tempfile

    from conftest import rules as make_rules

    assert Measured
    shutil.rmtree(GOLDEN, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        write(made(make_rules.__wrapped__(), result()), Path(folder), ["jsonl"], {})  # type: ignore[attr-defined]
        (Path(folder) / "run.json").unlink()
        shutil.copytree(folder, GOLDEN)
