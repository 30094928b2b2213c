"""The review as users type it: export, fill in, apply, run again; and what is said on the way."""

from __future__ import annotations

import csv
import io
import json
import shutil
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


def fill_also(path: Path, decision: str, kind: str) -> None:
    """The same where answers of other kinds stand already."""
    assert fill(path, decision, kind, ";"), kind


RULES = Path(__file__).parents[2] / "rules"
TABLES = {
    "match": "matches",
    "amount": "amounts",
    "date": "dates",
    "department": "departments",
    "action": "actions",
}


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


def test_rules_that_change_leave_each_decision_in_force_or_listed(folder: Path, exported: Path) -> None:
    """With another folder of rules: those of the objectives gone, and all that was measured of facts."""
    assert fill(exported, "6,7", "match", ";") == 2
    for kind, decision in (
        ("amount", "payer=caf"),
        ("date", "kind=event"),
        ("department", "no"),
        ("action", "ok"),
    ):
        fill_also(exported, decision, kind)
    assert extractor("review", "apply", "review.csv", "outputs") == 0
    decided = {(row["kind"], row["id"]): row for row in rows(folder / "decisions.csv")}
    assert {kind for kind, _ in decided} >= {"match", "amount", "date", "department", "action"}

    changed = folder / "rules"
    shutil.copytree(RULES, changed)
    measured = json.loads((changed / "confidence.json").read_text("utf-8"))
    (changed / "confidence.json").write_text(json.dumps(measured | {"facts": {}}), "utf-8")
    for path in (changed / "taxonomies" / "snppe-2020").glob("rules*.yaml"):
        path.write_text("rules: []\n", "utf-8")
    for path in (changed / "taxonomies" / "snppe-2020").glob("*.bin"):
        path.unlink()
    assert extractor("run", "docs", "--quiet", "--rules", str(changed)) == 0

    tables = {name: rows(folder / "outputs" / f"{name}.csv") for name in TABLES.values()}
    listed = " ".join(
        row["message"] for row in rows(folder / "outputs" / "problems.csv") if row["code"] == "stale_decision"
    )
    for (kind, id_), decision in decided.items():
        if id_ in listed:
            continue
        column = {"match": "action_id", "department": "code"}.get(kind, f"{kind}_id")
        wanted = decision["value"].split("code=")[1][:2] if kind == "department" else id_
        mine = [row for row in tables[TABLES[kind]] if row[column] == wanted]
        assert mine, (kind, id_)
        if kind == "match":
            live = [row["objective"] for row in mine if row["status"] != "rejected"]
            assert live == ["6", "7"]
            assert {row["method"] for row in mine} == {"decision"}
        else:
            assert {row["status"] for row in mine} <= {"accepted", "corrected", "rejected"}, (kind, id_)
    assert len([key for key in decided if key[1] in listed]) < len(decided) / 2


@pytest.mark.no_cover
def test_decisions_teach(folder: Path, exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a run over decisions and training to a run with what was learnt."""
    fill(exported, "6", "match", ";")
    assert extractor("review", "apply", "review.csv", "outputs", "--who", "ada") == 0
    kept = [row for row in rows(folder / "decisions.csv") if row["kind"] == "match"]
    assert kept
    for row in kept:
        assert (row["text"], row["value"], row["who"]) == (row["quote"], "6", "ada")
    actions = {row["action_id"]: row["heading"] for row in rows(folder / "outputs" / "actions.csv")}
    assert [row["heading"] for row in kept] == [actions[row["id"]] for row in kept]
    capsys.readouterr()
    shutil.copytree(RULES, "rules", ignore=shutil.ignore_patterns("train-*.yaml"))  # the others teach sooner
    train = ("train", "--rules", "rules", "--force", "--out")
    assert extractor(*train, "without") == 0
    assert extractor(*train, "learnt", "--decisions", "decisions.csv") == 0
    assert f"{len(kept)} examples from decisions.csv" in capsys.readouterr().out
    model = Path("taxonomies", "snppe-2020", "classifier.bin")
    assert (folder / "learnt" / model).read_bytes() != (folder / "without" / model).read_bytes()
    (folder / "decisions.csv").rename(folder / "elsewhere.csv")
    assert extractor("run", "docs", "--quiet", "--rules", "learnt") == 0
    assert "decision" not in {row["method"] for row in rows(folder / "outputs" / "matches.csv")}
