"""Files as they come back: every answer is taken, or said to be unclear with its line; none is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

import pytest
from filled import DAMAGES, Apply, Rows, excel, filled, saved
from in_force import not_in_force

from extractor.dataset import Dataset
from extractor.errors import UsageError
from extractor.model import fold_text
from extractor.review.decisions import Decision
from extractor.review.known import Known
from extractor.review.sheets import parse

COUNT = 200


@pytest.fixture(scope="module")
def rows(known: Known) -> Rows:
    made = filled(known, COUNT)
    assert len(made) == COUNT
    assert {row["kind"] for row in made} >= {"match", "date", "amount", "department", "signatory", "document"}
    return made


@pytest.fixture(scope="module")
def wanted(rows: Rows, apply: Apply) -> tuple[Decision, ...]:
    found = apply(excel(rows))
    assert found.complaints == ()
    assert len(found.decisions) == COUNT
    return found.decisions


def said(decision: Decision) -> tuple[str, ...]:
    return (*map(str, decision.key), decision.decision, decision.value)


@pytest.mark.parametrize("damage", DAMAGES)
def test_two_hundred_answers_whatever_became_of_the_file(
    rows: Rows, wanted: tuple[Decision, ...], apply: Apply, damage: str
) -> None:
    found = apply(DAMAGES[damage](rows))
    assert [str(complaint) for complaint in found.complaints] == []
    assert sorted(map(said, found.decisions)) == sorted(map(said, wanted))
    comments = {d.key: fold_text(d.comment) for d in wanted}
    assert {d.key: fold_text(d.comment) for d in found.decisions} == comments


def test_comments_come_back_to_the_letter(rows: Rows, wanted: tuple[Decision, ...]) -> None:
    assert [d.comment for d in wanted] == [row["comment"].replace("\r\n", "\n") for row in rows]


def test_ids_that_are_gone_are_found_by_quote_or_said(
    rows: Rows, wanted: tuple[Decision, ...], apply: Apply
) -> None:
    facts = [row for row in rows if row["quote"]]
    found = apply(saved([{**row, "id": "4,2E+11"} for row in facts]))
    assert len(found.decisions) + len(found.complaints) == len(facts)
    assert len(found.decisions) > 0.8 * len(facts)
    assert set(map(said, found.decisions)) <= set(map(said, wanted))


def test_partly_filled_and_filtered(rows: Rows, apply: Apply) -> None:
    some = [
        {**row, "decision": row["decision"] if n % 3 else "", "comment": ""} for n, row in enumerate(rows)
    ]
    found = apply(excel(some[:90]))
    assert (len(found.decisions), found.untouched, found.complaints) == (60, 30, ())


BAD: list[tuple[str, dict[str, str], str, str]] = [
    ("match", {"decision": "27"}, "decision", "there is no objective 27"),
    ("match", {"decision": "6,1"}, "decision", "6 and 1, or 6 and 10"),
    ("match", {"decision": "01/07/2026"}, "decision", "made a date"),
    ("match", {"decision": "je ne sais pas"}, "decision", "write ok, no"),
    ("amount", {"decision": "2,500"}, "decision", "thousandths"),
    ("amount", {"decision": "2,5E+06"}, "decision", "digits"),
    ("date", {"decision": "44117"}, "decision", "write 13/10/2020"),
    ("department", {"decision": "99"}, "decision", "no département"),
    ("amount", {"id": "amt-ffffffffffff", "quote": "rien de tel"}, "id", "not in this dataset"),
    ("amount", {"kind": "somme"}, "kind", "no kind of fact"),
    ("amount", {"id": "", "quote": "ces mots ne sont nulle part"}, "quote", "not in the text"),
    (
        "amount",
        {"id": "", "quote": "", "document": "ailleurs.pdf"},
        "document",
        "no document of this dataset",
    ),
]


@pytest.mark.parametrize(("kind", "change", "cell", "text"), BAD)
def test_a_row_that_cannot_be_taken_is_said_and_the_rest_taken(
    known: Known, rows: Rows, apply: Apply, kind: str, change: dict[str, str], cell: str, text: str
) -> None:
    telling = {"1", "10"}  # a row that offers one of them says which of both 6,1 was
    index = next(
        n
        for n, row in enumerate(rows)
        if row["kind"] == kind and not telling & known.by_key[kind, row["id"]].offered
    )
    made = [{**row, "comment": ""} for row in rows[: index + 2]]
    made[index] = {**made[index], **change}
    found = apply(excel(made))
    assert len(found.decisions) == len(made) - 1
    ((complaint),) = found.complaints
    above = sum(value.count("\n") for row in made[:index] for value in row.values())  # names below offices
    assert (complaint.line, complaint.cell) == (index + 2 + above, cell)
    assert text in complaint.text


def test_the_line_is_that_of_the_file(rows: Rows, apply: Apply) -> None:
    made = [{**row, "comment": "a\nb\nc"} for row in rows[:3]]
    made[2]["decision"] = "bizarre!"
    data = excel(made)
    (complaint,) = apply(b"sep=;\r\n" + data.removeprefix(b"\xef\xbb\xbf")).complaints
    lines = data.decode("utf-8-sig").split("\n")
    assert "bizarre!" in lines[complaint.line - 2]


def test_a_comma_without_quotes_is_said(apply: Apply, rows: Rows) -> None:
    row = next(row for row in rows if row["kind"] == "match")
    text = f"decision,comment,kind,id\r\n6,7,,match,{row['id']}\r\n"
    (complaint,) = apply(text.encode()).complaints
    assert "put quotes around" in complaint.text


def test_a_comment_alone_is_kept_and_decides_nothing(apply: Apply, rows: Rows) -> None:
    (note,) = apply(excel([{**rows[0], "decision": "", "comment": "à voir avec Paul"}])).decisions
    assert (note.decision, note.comment) == ("note", "à voir avec Paul")


def test_decided_twice_in_one_file_the_last_row_counts(apply: Apply, rows: Rows) -> None:
    found = apply(excel([{**rows[9], "decision": "ok"}, {**rows[9], "decision": "no"}]))
    assert [d.decision for d in found.decisions] == ["ok", "no"]


@pytest.mark.parametrize(
    "data", [b"", b"a;b;c\n1;2;3\n", b"PK\x03\x04 a workbook", b"\xd0\xcf\x11\xe0 an old one"]
)
def test_what_is_no_review_file(data: bytes) -> None:
    with pytest.raises(UsageError, match=r"^x\.csv: "):
        parse(data, "x.csv")


def test_a_missed_fact_is_looked_up_in_the_text(apply: Apply, known: Known) -> None:
    document = known.document("cp_prefecture_somme.pdf")
    assert document is not None
    text = known.text(document.id)
    start = text.index("de la Somme")
    row = {
        "decision": "2 500 €",
        "document": "cp_prefecture_somme.pdf",
        "kind": "montant",
        "id": "",
        "comment": "",
    }
    (made,) = apply(saved([{**row, "quote": "de  la\u00a0Somme"}])).decisions
    assert (made.decision, made.kind, made.start) == ("add", "amount", start)
    assert (made.quote, made.value) == ("de la Somme", "amount=2500")
    assert apply(saved([{**row, "decision": "no", "quote": "de la Somme"}])).complaints[0].cell == "id"


def test_a_missed_action_brings_its_objectives(apply: Apply, known: Known) -> None:
    row = {"decision": "6 7", "document": "cp_prefecture_somme.pdf", "kind": "match", "quote": "de la Somme"}
    first, second = apply(saved([row | {"id": ""}])).decisions
    assert (first.kind, first.decision, second.kind, second.value) == ("action", "add", "match", "6,7")
    assert first.id == second.id
    assert known.by_key.get(("action", first.id)) is None


@pytest.mark.no_cover
def test_in_force_once_run_again(
    wanted: tuple[Decision, ...], decided: Callable[[Sequence[Decision]], Dataset]
) -> None:
    dataset = decided(wanted)
    assert not_in_force(wanted, dataset) == []
    assert [row for row in dataset.rows["problems"] if row["code"] == "stale_decision"] == []


@pytest.mark.parametrize("text", ["=HYPERLINK(A1)", "+33 1", "-1", "@SUM(1)", "\t=1", "＝1", "'=1"])
def test_no_cell_opens_as_a_formula_and_all_come_back(rows: Rows, apply: Apply, text: str) -> None:
    data = excel([{**rows[0], "comment": text, "quote": text, "document": text}])
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    for name in ("comment", "quote", "document"):
        assert row[name] == f"'{text}"
    (decision,) = apply(data).decisions
    assert decision.comment == text.strip()
