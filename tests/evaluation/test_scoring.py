"""Datasets against gold: what counts as right, wrong, missed, and what counts for nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.evaluation import Gold, Report, digest, evaluate, heldout, load_gold
from extractor.evaluation.gold import Action, Amount, Date, Departments, Person
from extractor.evaluation.matching import interval, pair, same_amount, same_person, similar
from extractor.evaluation.objectives import Judgement, calibration_error, reliability, risk_coverage
from extractor.evaluation.scoring import TABLES, Tables

Rows = list[dict[str, str]]

DOCUMENT = {
    "document_id": "doc-1",
    "source": "folder/cp.txt",
    "document_type": "communique",
    "publication_date": "2020-10-13",
}


def fact(**cells: str) -> dict[str, str]:
    return {"document_id": "doc-1", "status": "accepted", **cells}


def dataset(documents: Rows | None = None, **tables: Rows) -> Tables:
    empty: dict[str, Rows] = {name: [] for name in (*TABLES, "matches")}
    return {**empty, "documents": [DOCUMENT] if documents is None else documents, **tables}


def gold(**changes: object) -> Gold:
    return Gold.model_validate({"file": "cp.txt", **changes})


def counts(report: Report, table: str) -> tuple[int, int, int]:
    found = report.tables[table]
    return found.right, found.wrong, found.missed


def day(value: str, kind: str = "event", **cells: str) -> dict[str, str]:
    low, high = interval(value) or ("", "")
    return fact(text=value, value=value, start=low, end=high, kind=kind, **cells)


def test_dates_by_their_interval() -> None:
    wanted = gold(
        dates=[
            {"value": "2020-10-13", "kind": "signature"},
            {"value": "2020", "end": "2022"},
            {"value": "2021-02"},
            {"value": "06-30", "optional": True},
        ]
    )
    rows = [day("2020-10-13", "signature"), day("2020/2022"), day("2021-03"), day("2020-10-13", "event")]
    report = evaluate(dataset(dates=rows), [wanted])
    assert counts(report, "dates") == (2, 1, 1)
    assert report.rates["date_kind"].accuracy == 1.0
    assert {miss.figure for miss in report.misses} == {"dates missed", "dates wrong"}
    assert report.tables["dates"].f1 == pytest.approx(2 / 3)


def test_the_kind_of_a_signature_counts() -> None:
    wanted = gold(dates=[{"value": "2020-10-13", "kind": "signature"}])
    report = evaluate(dataset(dates=[day("2020-10-13", "event")]), [wanted])
    assert report.rates["date_kind"].accuracy == 0.0


def test_optional_gold_counts_neither_way() -> None:
    wanted = gold(dates=[{"value": "2020", "optional": True}, {"value": "2021", "optional": True}])
    assert counts(evaluate(dataset(dates=[day("2020")]), [wanted]), "dates") == (0, 0, 0)


def test_departments_mentioned_are_neither_wanted_nor_wrong() -> None:
    wanted = gold(departments={"subject": ["02", "2A"], "mentioned": ["75"]})
    rows = [
        fact(code=code, role=role) for code, role in (("02", "subject"), ("75", "subject"), ("59", "subject"))
    ]
    rows.append(fact(code="60", role="mentioned"))
    assert counts(evaluate(dataset(departments=rows), [wanted]), "departments") == (1, 1, 1)


def test_people_by_name_and_offices_by_party() -> None:
    wanted = gold(
        signatories=[
            {"name": "Aude Vannier", "party": "etat"},
            {"name": "", "role": "président", "party": "departement"},
        ],
        not_signatories=["Ivan Taillefer"],
    )
    rows = [
        fact(name="VANNIER Aude", role="", party="ars"),
        fact(name="", role="le président", party="departement"),
        fact(name="Ivan Taillefer", role="", party=""),
    ]
    report = evaluate(dataset(signatories=rows), [wanted])
    assert counts(report, "signatories") == (2, 1, 0)
    assert report.rates["signatory_party"].accuracy == 0.5
    assert report.rates["not_signatories"].accuracy == 0.0
    assert not same_person(Person(name="", party="etat"), rows[1])
    assert same_person(Person(name="Mme Aude Vannier"), rows[0])


def test_amounts_by_value_with_payer_and_qualifier() -> None:
    wanted = gold(
        amounts=[
            {"eur": 2500000, "approximate": True, "payer": "etat"},
            {"eur": 800, "approximate": False, "payer": "ars"},
            {"eur": 1, "payer": None},
        ]
    )
    rows = [
        fact(text="2,5 M€", amount="2500000", currency="EUR", qualifier="about", payer="etat+ars"),
        fact(text="800 €", amount="800.00", currency="EUR", qualifier="exact", payer=""),
        fact(text="1 $", amount="1", currency="USD", qualifier="exact", payer=""),
    ]
    report = evaluate(dataset(amounts=rows), [wanted])
    assert counts(report, "amounts") == (2, 1, 1)
    assert report.rates["amount_payer"].accuracy == 0.5
    assert report.rates["amount_approximate"].accuracy == 1.0
    assert not same_amount(Amount(eur=1), fact(amount="", currency="EUR"))


def test_equal_sums_are_paired_by_who_pays() -> None:
    """In whatever order the gold names them; a wrong payer is wrong all the same."""
    rows = [
        fact(text="800 €", amount="800", currency="EUR", qualifier="exact", payer=payer)
        for payer in ("", "etat", "ars+caf")
    ]
    for payers, share in ((("caf", "etat"), 1.0), (("etat", "etat"), 0.5), (("etat", None, "ars"), 1.0)):
        wanted = gold(amounts=[{"eur": 800, "payer": payer} for payer in payers])
        report = evaluate(dataset(amounts=rows), [wanted])
        assert report.rates["amount_payer"].accuracy == share
        assert counts(report, "amounts") == (len(payers), 0, 0)


def test_the_same_said_twice_is_no_error() -> None:
    rows = [day("2020", text2="en 2020"), day("2020"), day("2020")]
    wanted = gold(dates=[{"value": "2020"}, {"value": "2020"}])
    assert counts(evaluate(dataset(dates=rows), [wanted]), "dates") == (2, 0, 0)
    assert counts(evaluate(dataset(dates=rows[:1]), [wanted]), "dates") == (1, 0, 0)


def action(text: str, id_: str = "act-1") -> dict[str, str]:
    return fact(text=text, action_id=id_)


def match(
    objective: str, confidence: str = "0.9", status: str = "accepted", rank: str = "1"
) -> dict[str, str]:
    return {
        **fact(action_id="act-1", objective=objective, rank=rank, confidence=confidence),
        "status": status,
    }


@pytest.mark.parametrize(
    ("matches", "expected"),
    [
        ([match("6")], {"recall": 1.0, "auto_share": 1.0, "silent_errors": 0.0, "precision": 1.0}),
        ([match("26")], {"recall": 0.5, "auto_precision": 1.0, "silent_errors": 0.0}),
        ([match("9")], {"recall": 0.0, "auto_precision": 0.0, "silent_errors": 1.0, "precision": 0.0}),
        ([match("6", status="review")], {"recall": 0.0, "auto_share": 0.0, "silent_errors": 0.0}),
        ([match("6"), match("9", rank="2")], {"silent_errors": 1.0, "precision": 0.5, "recall": 1.0}),
        ([match("")], {"recall": 0.0, "auto_share": 0.0}),
        ([match("6", status="rejected")], {"recall": 0.0, "auto_share": 0.0}),
    ],
)
def test_objectives(matches: Rows, expected: dict[str, float]) -> None:
    wanted = gold(actions=[{"text": "renforcer la cellule CRIP", "must": [6], "may": [26]}])
    report = evaluate(
        dataset(actions=[action("Renforcer la cellule CRIP du département")], matches=matches), [wanted]
    )
    figures = report.figures()
    found = {name: figures[f"objectives.{name}"] for name in expected}
    # an accepted objective of `may` is right but leaves the one that must be there missing
    assert found == expected


def test_what_a_person_would_not_be_asked_rightly_is_counted() -> None:
    wanted = gold(actions=[{"text": "renforcer la cellule CRIP", "must": [6]}])
    queued = dataset(actions=[action("renforcer la cellule CRIP")], matches=[match("9", status="review")])
    assert evaluate(queued, [wanted]).objectives.waiting_wrong == 1


def test_lists_that_are_no_actions() -> None:
    wanted = gold(not_actions=["Agir le plus précocement", "Sécuriser les parcours"])
    report = evaluate(dataset(actions=[action("agir le plus précocement possible")]), [wanted])
    assert report.rates["list_role"].accuracy == 0.5
    assert counts(report, "actions") == (0, 1, 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("le renforcement de la PMI", "Le renforcement de la PMI dans le Nord", True),
        ("le renforcement de la PMI", "renforcement de la PMI", True),
        ("le développement du parrainage", "la formation des professionnels", False),
        ("la PMI", "la PMI du Nord", False),
        ("Cap 25", "Cap 25", True),
        ("", "la PMI", False),
    ],
)
def test_wordings_of_one_action(one: str, other: str, same: bool) -> None:
    assert similar(one, other) is same
    assert similar(other, one) is same


@pytest.mark.parametrize(
    ("value", "end", "bounds"),
    [
        ("2020-10-13", None, ("2020-10-13", "2020-10-13")),
        ("2020-02", None, ("2020-02-01", "2020-02-29")),
        ("2020", "2022", ("2020-01-01", "2022-12-31")),
        ("2020/2022-03", None, ("2020-01-01", "2022-03-31")),
        ("2020-13", None, None),
        ("06-30", None, None),
        ("", None, None),
    ],
)
def test_intervals(value: str, end: str | None, bounds: tuple[str, str] | None) -> None:
    assert interval(value, end) == bounds


def test_documents_by_name_whatever_the_folder() -> None:
    twice = {**DOCUMENT, "source": "a/other.pdf | b/cp.html"}
    report = evaluate(dataset([twice]), [gold(document_type="communique", publication_date="2020-10-14")])
    assert (report.documents, report.absent) == (1, [])
    assert report.rates["document_type"].accuracy == 1.0
    assert report.rates["publication_date"].accuracy == 0.0
    missing = evaluate(dataset([]), [gold()])
    assert (missing.documents, missing.absent) == (0, ["cp.txt"])


def test_rejected_facts_are_gone() -> None:
    report = evaluate(
        dataset(dates=[{**day("2020"), "status": "rejected"}]), [gold(dates=[{"value": "2020"}])]
    )
    assert counts(report, "dates") == (0, 0, 1)


def test_pairs_are_one_to_one_and_in_order() -> None:
    wanted = [Date(value="2020"), Date(value="2021")]
    rows: Rows = [{"v": "2021"}, {"v": "2020"}]
    matched = pair(wanted, rows, lambda date, row: date.value == row["v"])
    assert [(date.value, row["v"]) for date, row in matched.pairs] == [("2020", "2020"), ("2021", "2021")]


def test_calibration() -> None:
    judgements = [Judgement(0.95, True)] * 9 + [
        Judgement(0.95, False),
        Judgement(0.5, False),
        Judgement(1.0, True),
    ]
    low, high = reliability(judgements)
    assert (low.low, low.high, low.count, low.held) == (0.5, 0.6, 1, 0.0)
    assert (high.count, high.held) == (11, pytest.approx(10 / 11))
    assert calibration_error(judgements) == pytest.approx((abs(10.5 - 10) + 0.5) / 12)
    assert calibration_error([]) == 0.0
    points = risk_coverage(judgements)
    assert [(p.threshold, round(p.coverage, 3), round(p.risk, 3)) for p in points] == [
        (1.0, 0.083, 0.0),
        (0.95, 0.917, 0.091),
        (0.5, 1.0, 0.167),
    ]


def write_gold(folder: Path, name: str = "cp.json", **changes: object) -> Path:
    path = folder / name
    path.write_text(json.dumps({"file": "cp.txt", **changes}), "utf-8")
    return path


def test_gold_is_read_with_what_is_not_for_us_left_alone(tmp_path: Path) -> None:
    write_gold(
        tmp_path,
        notes="x",
        departments={"subject": ["02"]},
        amounts=[{"eur": 1, "year": 2021, "per": None}],
        dates=[{"value": "2020", "kind": "event"}],
        actions=[{"text": "a", "must": [1]}],
    )
    (found,) = load_gold(tmp_path)
    assert (found.stem, found.departments) == ("cp", Departments(subject=("02",)))
    assert found.actions == (Action(text="a", must=(1,)),)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"dates": [{"kind": "event"}]}, r"cp.json: dates.0.value: Field required"),
        ({"actions": [{"text": "a", "must": [1], "may": [1]}]}, "objective 1 stands in must and may"),
        ({"amounts": "x"}, "cp.json: amounts"),
    ],
)
def test_bad_gold_names_file_and_key(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    write_gold(tmp_path, **changes)
    with pytest.raises(UsageError, match=message):
        load_gold(tmp_path)


def test_no_gold_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        load_gold(tmp_path / "none")
    with pytest.raises(UsageError, match="no gold files"):
        load_gold(tmp_path)
    (tmp_path / "x.json").write_text("[1")
    with pytest.raises(UsageError, match="not a gold file"):
        load_gold(tmp_path)
    (tmp_path / "x.json").unlink()
    write_gold(tmp_path)
    write_gold(tmp_path, "other.json")
    with pytest.raises(UsageError, match="gold twice"):
        load_gold(tmp_path)


def test_halves_and_digest(tmp_path: Path) -> None:
    assert heldout(tmp_path) == frozenset()
    (tmp_path / "heldout.txt").write_text("# kept apart\ncp_a.txt\n\ncp_b.pdf  # both\n")
    assert heldout(tmp_path) == {"cp_a", "cp_b"}
    one, other = gold(), gold(file="b.txt")
    assert digest([one, other]) == digest([other, one])
    assert digest([one]) != digest([gold(document_type="contrat")])
