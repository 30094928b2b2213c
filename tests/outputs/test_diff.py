"""`extractor diff`: what is gained, lost and changed between two datasets, and the reason of each."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from invented import TEXT, evidence, result

from extractor.cli import main
from extractor.dataset import Dataset, tabulate
from extractor.differences import Change, compare, read_folder
from extractor.errors import UsageError
from extractor.model import Problem, Result
from extractor.rules import Rules
from extractor.writers import write

RUN: dict[str, object] = {
    "extractor": "0.1.0",
    "versions": {"python": "3.11.7", "spacy": "3.8.0"},
    "rules": {"digest": "aaaa", "taxonomy": "made"},
    "digests": {"confidence": "cccc", "decisions": None},
    "arguments": {"threshold": 0.8, "ocr": "auto"},
}
Compared = Callable[..., list[Change]]


@pytest.fixture
def compared(rules: Rules, tmp_path: Path) -> Compared:
    def run(before: Dataset | Result, after: Dataset | Result, **changed: object) -> list[Change]:
        folders = []
        for name, given in (("one", before), ("other", after)):
            dataset = tabulate([given], rules, 0.8) if isinstance(given, Result) else given
            write(dataset, tmp_path / name, [], RUN | (changed if name == "other" else {}))
            folders.append(read_folder(tmp_path / name))
        return list(compare(*folders).changes)

    return run


def short(changes: list[Change]) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(c.what, c.kind, c.columns, c.reason.why) for c in changes]


def test_equal_datasets_have_no_difference(compared: Compared, tmp_path: Path) -> None:
    assert compared(result(), result()) == []
    same = compare(read_folder(tmp_path / "one"), read_folder(tmp_path / "other"))
    assert same.same == {"department": 1, "signatory": 1, "date": 1, "amount": 1, "action": 2, "match": 2}
    assert same.runs == ()


def test_gained_and_lost_under_other_rules(compared: Compared) -> None:
    made = result()
    fewer = replace(made, signatories=(), amounts=())
    rules = {"rules": {"digest": "bbbb", "taxonomy": "made"}}
    gained = compared(fewer, made, **rules)
    assert short(gained) == [("gained", "signatory", (), "rule"), ("gained", "amount", (), "rule")]
    assert gained[0].after == "name=Aude Vannier, role=préfète des Landes, party=etat"
    assert gained[0].reason.detail == "the rules changed; made.guess"
    assert (gained[0].id, gained[0].source, gained[0].page) == (made.signatories[0].id, "contrat.txt", "1")
    lost = compared(made, fewer, **rules)
    assert [(c.what, c.before, c.after) for c in lost][:1] == [("lost", gained[0].after, "")]


def test_the_same_place_told_otherwise_is_one_change(compared: Compared) -> None:
    made = result()
    other = replace(made.dates[0], kind="effective", value="2020-10-14", start=date(2020, 10, 14))
    other = replace(other, end=date(2020, 10, 14))
    (change,) = compared(made, replace(made, dates=(other,)))
    assert change.columns == ("value", "start", "end", "kind")
    assert change.before == "value=2020-10-13, start=2020-10-13, end=2020-10-13, kind=signature"
    assert change.after == "value=2020-10-14, start=2020-10-14, end=2020-10-14, kind=effective"
    assert (change.what, change.id) == ("changed", other.id)


def test_another_place_is_another_fact(compared: Compared) -> None:
    made = result()
    elsewhere = replace(
        made.dates[0], evidence=evidence(made.document, "par an"), text="par an", value="2021"
    )
    changes = compared(made, replace(made, dates=(elsewhere,)))
    assert [(c.what, c.kind) for c in changes] == [("lost", "date"), ("gained", "date")]


def test_another_objective_is_a_change_of_the_action_s_match(compared: Compared) -> None:
    made = result()
    links = (made.links[0], replace(made.links[1], objective="15"))
    (change,) = compared(made, replace(made, links=links))
    assert (change.kind, change.before, change.after) == ("match", "objective=14", "objective=15")


def test_why_another_rule_and_a_measured_confidence(compared: Compared) -> None:
    made = result()
    ruled = replace(made.dates[0], evidence=replace(made.dates[0].evidence, rule="made.other.sure"))
    (change,) = compared(made, replace(made, dates=(ruled,)))
    assert change.columns == ("rule",)
    assert change.reason == ("rule", "made.sure → made.other.sure")
    linked = (replace(made.links[0], confidence=0.7), made.links[1])
    (change,) = compared(made, replace(made, links=linked))
    assert change.columns == ("confidence", "status")
    assert change.reason == ("model", "made.sure: 0.9 → 0.7")


def test_why_the_threshold(compared: Compared, rules: Rules) -> None:
    made = result()
    stricter = tabulate([made], rules, 0.93)
    (change,) = compared(made, stricter, arguments={"threshold": 0.93, "ocr": "auto"})
    assert (change.before, change.after) == ("status=accepted", "status=review")
    assert change.reason == ("threshold", "threshold: 0.8 → 0.93")


def test_why_a_decision(compared: Compared, rules: Rules) -> None:
    made = result()
    decided = tabulate([made], rules, 0.8)
    decided.rows["amounts"][0] |= {"status": "rejected"}
    decided.rows["signatories"][0] |= {"status": "accepted", "confidence": 1.0}
    decided.rows["matches"][1] |= {"status": "accepted", "method": "decision", "confidence": 1.0}
    changes = compared(made, decided)
    assert [(c.kind, *c.reason) for c in changes] == [
        ("signatory", "decision", "undecided → confirmed"),
        ("amount", "decision", "undecided → rejected"),
        ("match", "decision", "undecided → confirmed"),
    ]
    back = [change.reason for change in compared(decided, made)]
    assert back[1] == ("decision", "rejected → undecided")


def test_what_rules_make_of_a_decided_fact_is_due_to_the_decision(compared: Compared) -> None:
    made = result()
    fewer = replace(made, signatories=())
    decided = {"digests": {"confidence": "cccc", "decisions": "dddd"}}
    (change,) = compared(fewer, made, **decided)
    assert (change.what, change.kind) == ("gained", "signatory")
    assert change.reason == ("decision", "decisions: none → dddd")
    (change,) = compared(fewer, made, **decided, versions={"python": "3.11.7", "spacy": "3.9.0"})
    assert change.reason.why == "program"


def test_why_another_reading_of_the_same_bytes(compared: Compared) -> None:
    made = result()
    read = replace(made, document=replace(made.document, reader="ocr"), signatories=())
    (change,) = compared(made, read)
    assert (change.what, *change.reason) == ("lost", "reading", "reader: text → ocr")


def test_why_the_program(compared: Compared) -> None:
    made = result()
    fewer = replace(made, signatories=())
    (change,) = compared(made, fewer, versions={"python": "3.11.7", "spacy": "3.9.0"})
    assert change.reason == ("program", "spacy: 3.8.0 → 3.9.0; made.guess")
    (change,) = compared(made, fewer)
    assert change.reason == ("program", "the same versions and rules; made.guess")


def test_a_document_whose_bytes_changed_keeps_its_facts(compared: Compared) -> None:
    """All ids are others then; what is quoted and told alike is the same."""
    edited = result(f"Avant-propos.\n\n{TEXT}")
    assert edited.actions[0].id != result().actions[0].id
    assert compared(result(), edited) == []
    amount = replace(edited.amounts[0], payer="ars")
    (change,) = compared(result(), replace(edited, amounts=(amount,)))
    assert (change.before, change.after, *change.reason) == (
        "payer=etat",
        "payer=ars",
        "document",
        "its bytes changed",
    )


def test_the_action_that_a_sum_finances_is_followed(compared: Compared) -> None:
    def financed(of: Result, action: int) -> Result:
        return replace(of, amounts=(replace(of.amounts[0], action_id=of.actions[action].id),))

    edited = result(f"Avant-propos.\n\n{TEXT}")
    assert compared(financed(result(), 0), financed(edited, 0)) == []
    (change,) = compared(financed(result(), 0), financed(edited, 1))
    assert change.columns == ("action_id",)


def test_documents_that_come_and_go(compared: Compared, rules: Rules) -> None:
    one = result()
    two = tabulate([one, result(TEXT + " encore", "avenant.txt")], rules, 0.8)
    changes = compared(one, two)
    assert {c.reason for c in changes} == {("document", "not in the earlier")}
    assert {(c.what, c.source) for c in changes} == {("gained", "avenant.txt")}
    assert [c.kind for c in changes].count("document") == 1
    failed = Problem("avenant.txt", "", "read", "error", "damaged", "no page table")
    changes = compared(two, tabulate([one, failed], rules, 0.8))
    assert {c.reason for c in changes} == {("document", "not read in the later: no page table")}


def test_a_document_moved_to_another_folder_is_the_same(compared: Compared) -> None:
    moved = result(f"{TEXT} ", "nouveau/contrat.txt")
    assert compared(result(source="ancien/contrat.txt"), moved) == []


def test_what_is_said_of_a_document(compared: Compared) -> None:
    made = result()
    retyped = replace(made, profile=replace(made.profile, document_type="avenant"))
    (change,) = compared(made, retyped, digests={"confidence": "cccc", "decisions": "dddd"})
    assert (change.kind, change.columns) == ("document", ("document_type",))
    assert change.reason == ("decision", "decisions: none → dddd")


def test_the_command_writes_every_difference(
    compared: Compared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = result()
    compared(made, replace(made, actions=made.actions[1:], links=made.links[1:], signatories=()))
    table = tmp_path / "differences.csv"
    with pytest.raises(SystemExit) as caught:
        main(["diff", str(tmp_path / "one"), str(tmp_path / "other"), "--out", str(table), "--limit", "1"])
    assert not caught.value.code
    said = capsys.readouterr().out
    assert "- signatory contrat.txt p. 1: name=Aude Vannier" in said
    assert "why: 3 program" in said
    assert said.count("\n- ") == 1
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["change"], row["kind"], row["why"]) for row in rows] == [
        ("lost", "signatory", "program"),
        ("lost", "action", "program"),
        ("lost", "match", "program"),
    ]
    assert rows[1]["quote"] == "'= renforcer la CRIP"


def test_the_command_says_so_where_nothing_differs(
    compared: Compared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compared(result(), result())
    with pytest.raises(SystemExit) as caught:
        main(["diff", str(tmp_path / "one"), str(tmp_path / "other")])
    assert not caught.value.code
    assert capsys.readouterr().out == "no difference: 8 facts are the same\n"


def test_what_is_no_dataset_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["diff", str(tmp_path), str(tmp_path)])
    assert caught.value.code == 2
    assert "no dataset here (no documents.csv)" in capsys.readouterr().err
    (tmp_path / "documents.csv").write_text("a,b\r\n1,2\r\n")
    with pytest.raises(UsageError, match="no column 'document_id': not a file of a dataset"):
        read_folder(tmp_path)


def test_a_dataset_of_an_earlier_layout_is_compared_all_the_same(compared: Compared, tmp_path: Path) -> None:
    """A column that is not there yet is empty; run.json may be missing."""
    compared(result(), result())
    (tmp_path / "one" / "run.json").unlink()
    path = tmp_path / "one" / "actions.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    place = rows[0].index("calendar")
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([*row[:place], *row[place + 1 :]] for row in rows)
    comparison = compare(read_folder(tmp_path / "one"), read_folder(tmp_path / "other"))
    assert comparison.changes == ()
    assert "rules: none → aaaa" in comparison.runs
