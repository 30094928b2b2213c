"""The review as users type it: export, fill in, apply, run again; and what is said on the way."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from test_commands import extractor, folder, rows

from extractor.review.sheets import decoded

__all__ = ["folder"]  # the fixture


def fill(path: Path, decision: str, kind: str, delimiter: str = ",") -> int:
    """Decide all rows of a kind; returns how many there were."""
    reader = csv.DictReader(io.StringIO(decoded(path.read_bytes()), newline=""), delimiter=delimiter)
    names, found = reader.fieldnames or [], list(reader)
    mine = [row for row in found if row["kind"] == kind]
    for row in mine:
        row["decision"] = decision
    with path.open("w", encoding="cp1252", errors="replace", newline="") as stream:
        writer = csv.DictWriter(stream, names, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(found)
    return len(mine)


@pytest.fixture
def exported(folder: Path) -> Path:
    assert extractor("run", "docs", "--quiet", "--threshold", "1") == 0
    assert extractor("review", "export", "outputs", "--excel") == 0
    return folder / "review.csv"


def test_what_is_decided_is_in_the_next_dataset(
    folder: Path, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exported.read_bytes().startswith(b"\xef\xbb\xbfdecision;comment;")
    assert "undo" in (folder / "review.lisezmoi.txt").read_text("utf-8-sig")
    assert fill(exported, "6,7", "match", ";") == 2
    assert extractor("review", "apply", "review.csv", "outputs", "--dry-run") == 0
    assert "2 would be decided" in capsys.readouterr().out
    assert not (folder / "decisions.csv").exists()
    assert extractor("review", "apply", "review.csv", "outputs", "--who", "ada") == 0
    assert "2 decided, 0 known already" in capsys.readouterr().out
    assert {row["who"] for row in rows(folder / "decisions.csv")} == {"ada"}
    assert extractor("review", "apply", "review.csv", "outputs", "--who", "ada") == 0
    assert "0 decided, 2 known already" in capsys.readouterr().out
    assert extractor("run", "docs", "--quiet", "--threshold", "1") == 0
    matches = [row for row in rows(folder / "outputs" / "matches.csv") if row["status"] != "rejected"]
    assert {(row["objective"], row["method"]) for row in matches} == {("6", "decision"), ("7", "decision")}
    assert "match" not in {row["kind"] for row in rows(folder / "outputs" / "review.csv")}
    record = json.loads((folder / "outputs" / "run.json").read_text("utf-8"))
    assert record["arguments"]["decisions"].endswith("decisions.csv")
    assert extractor("review", "status", "outputs") == 0
    said = capsys.readouterr().out
    assert "corrected: 2 (2 match)" in said or "corrected: 1 (1 match)" in said
    assert "accepted facts: none of" in said


def test_rows_that_cannot_be_taken_are_said_and_status_is_1(
    folder: Path, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(exported, "ok", "amount", ";")
    fill(exported, "99", "match", ";")
    assert extractor("review", "apply", "review.csv", "outputs") == 1
    captured = capsys.readouterr()
    assert "not taken: review.csv: line " in captured.err
    assert "there is no objective 99" in captured.err
    assert "1 decided" in captured.out
    assert len(rows(folder / "decisions.csv")) == 1


def test_a_filled_file_is_not_written_over(
    folder: Path, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    fill(exported, "ok", "match", ";")
    before = exported.read_bytes()
    assert extractor("review", "export", "outputs", "--excel") == 2
    assert "2 rows are filled in" in capsys.readouterr().err
    assert exported.read_bytes() == before
    assert extractor("review", "export", "outputs", "--out", "other.csv", "--audit", "2") == 0


def test_decisions_elsewhere(folder: Path, exported: Path) -> None:
    fill(exported, "no", "amount", ";")
    assert extractor("review", "apply", "review.csv", "outputs", "--decisions", "kept/d.csv") == 0
    assert not (folder / "decisions.csv").exists()
    assert extractor("run", "docs", "--quiet", "--decisions", "kept/d.csv") == 0
    assert [row["status"] for row in rows(folder / "outputs" / "amounts.csv")] == ["rejected"]
    assert extractor("run", "docs", "--quiet", "--decisions", "none.csv") == 2
    (folder / "kept" / "d.csv").write_text("a;b\n1;2\n", "utf-8")
    assert extractor("run", "docs", "--quiet", "--decisions", "kept/d.csv") == 2


def test_a_stale_decision_is_taken_back_by_its_id(folder: Path, exported: Path) -> None:
    fill(exported, "no", "amount", ";")
    assert extractor("review", "apply", "review.csv", "outputs") == 0
    text = (folder / "docs" / "cp.txt").read_text("utf-8").replace("650 000 euros", "une somme")
    (folder / "docs" / "cp.txt").write_text(text, "utf-8")
    assert extractor("run", "docs", "--quiet") == 0
    (row,) = [r for r in rows(folder / "outputs" / "problems.csv") if r["code"] == "stale_decision"]
    assert row["document_id"]
    id_ = rows(folder / "decisions.csv")[0]["id"]
    assert id_ in row["message"]
    (folder / "back.csv").write_text(
        f"decision,kind,id\nundo,amount,{id_}\nundo,amount,amt-unknown\n", "utf-8"
    )
    assert extractor("review", "apply", "back.csv", "outputs") == 1
    assert extractor("run", "docs", "--quiet") == 0
    assert "stale_decision" not in {r["code"] for r in rows(folder / "outputs" / "problems.csv")}


def test_a_torn_line_is_said_and_the_rest_counts(
    folder: Path, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(exported, "no", "amount", ";")
    assert extractor("review", "apply", "review.csv", "outputs") == 0
    with (folder / "decisions.csv").open("ab") as stream:
        stream.write(b'amt-1,amount,"un')
    assert extractor("run", "docs") == 0
    assert "decisions.csv:3: a decision that cannot be read" in capsys.readouterr().err
    assert [row["status"] for row in rows(folder / "outputs" / "amounts.csv")] == ["rejected"]


def test_two_reviewers_are_merged(folder: Path, exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for who, decision in (("ada", "6"), ("bob", "7")):
        fill(exported, decision, "match", ";")
        fill(exported, "ok", "amount", ";")
        name = f"{who}.csv"
        assert extractor("review", "apply", "review.csv", "outputs", "--who", who, "--decisions", name) == 0
    capsys.readouterr()
    assert extractor("review", "merge", "ada.csv", "bob.csv", "--out", "both.csv") == 0
    said = capsys.readouterr().out
    assert "both decided 3, agree on " in said
    assert "Cohen's kappa" in said
    assert "ada: 6 · bob: 7" in said
    assert len(rows(folder / "both.csv")) == 6
    assert extractor("review", "merge", "ada.csv", "bob.csv", "--out", "both.csv") == 2
    assert extractor("review", "merge", "ada.csv", "none.csv") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "nowhere"),
        ("status", "nowhere"),
        ("apply", "none.csv", "outputs"),
        ("apply", "docs/cp.txt"),
    ],
)
def test_wrong_use(exported: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert exported.exists()
    assert extractor("review", *arguments) == 2
    assert capsys.readouterr().err.startswith("error: ")
