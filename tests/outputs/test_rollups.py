"""Contracts and coverage: what several documents say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from invented import TEXT, evidence, result

from extractor.dataset import Row, tabulate
from extractor.model import DateFact, Result, Signatory
from extractor.rules import Objective, Rules


def signed(text: str, day: date | None, **changes: object) -> Result:
    """A document of its own about the Landes, signed on `day`."""
    made = result(f"{TEXT}\n\n{text}", f"{text}.txt")
    dates = () if day is None else (replace(made.dates[0], start=day, end=day, value=day.isoformat()),)
    return replace(made, dates=dates, **changes)  # type: ignore[arg-type]


def contracts(rules: Rules, *results: Result) -> list[Row]:
    return tabulate(results, rules, 0.8).rows["contracts"]


def test_one_document_is_one_contract(rules: Rules) -> None:
    (row,) = contracts(rules, result())
    assert row == {
        "contract_id": "con-b71312b8fd45",
        "department": "40",
        "department_name": "Landes",
        "signed_on": "2020-10-13",
        "signed_from": date(2020, 10, 13),
        "signed_to": date(2020, 10, 13),
        "signed_confidence": 0.95,
        "signatories": "Aude Vannier (etat)",
        "parties": "etat",
        "missing_parties": "departement | ars",
        "amounts": "etat 2020: 800000",
        "actions": 2,
        "declared_actions": 3,
        "objectives": "6",
        "compulsory_missing": "1",
        "documents": result().document.id,
        "document_types": "contrat",
        "shared_with": None,
        "waiting": 3,
        "conflicts": None,
    }


def test_a_document_about_two_departments_says_so_in_both(rules: Rules) -> None:
    made = result()
    gers = replace(made.departments[0], code="32", name="Gers")
    theirs = replace(made.signatories[0], name="Léo Brunet", department="32")
    both = replace(made, departments=(*made.departments, gers), signatories=(*made.signatories, theirs))
    rows = {row["department"]: row for row in contracts(rules, both)}
    assert {code: row["shared_with"] for code, row in rows.items()} == {"32": "40", "40": "32"}
    assert rows["32"]["signatories"] == "Léo Brunet (etat)"
    assert rows["40"]["signatories"] == "Aude Vannier (etat)"
    assert len({row["contract_id"] for row in rows.values()}) == 2


def test_documents_of_one_day_are_one_contract(rules: Rules) -> None:
    day = date(2020, 10, 13)
    (row,) = contracts(rules, signed("a", day), signed("b", day), signed("c", None))
    assert str(row["documents"]).count("doc-") == 3
    assert (row["actions"], row["conflicts"]) == (2, None)


def test_near_days_are_one_contract_with_a_conflict(rules: Rules) -> None:
    other = signed("b", date(2020, 10, 15))
    (row,) = contracts(rules, signed("a", date(2020, 10, 13)), other)
    assert row["signed_on"] == "2020-10-13"
    assert row["conflicts"] == f"signed_on: 2020-10-13, but 2020-10-15 in {other.document.id}"


def test_a_month_that_holds_the_day_is_no_conflict(rules: Rules) -> None:
    made = signed("b", date(2020, 10, 1))
    month = replace(
        made, dates=(replace(made.dates[0], value="2020-10", end=date(2020, 10, 31), precision="month"),)
    )
    (row,) = contracts(rules, month, signed("a", date(2020, 10, 13)))
    assert (row["signed_on"], row["conflicts"]) == ("2020-10-13", None)


def test_days_far_apart_are_two_contracts_and_the_undated_a_third_row(rules: Rules) -> None:
    rows = contracts(rules, signed("a", date(2020, 10, 13)), signed("b", date(2022, 6, 1)), signed("c", None))
    assert [row["signed_on"] for row in rows] == ["2020-10-13", "2022-06-01", None]


def test_a_circular_is_no_contract(rules: Rules) -> None:
    assert contracts(rules, result(kind="circulaire")) == []


def test_mentioned_departments_have_no_contract(rules: Rules) -> None:
    made = result()
    mentioned = replace(made, departments=(replace(made.departments[0], role="mentioned"),))
    assert contracts(rules, mentioned) == []


def test_two_people_for_one_party_are_a_conflict(rules: Rules) -> None:
    day = date(2020, 10, 13)
    other = signed("b", day)
    person: Signatory = replace(other.signatories[0], name="Léo Brunet")
    (row,) = contracts(rules, signed("a", day), replace(other, signatories=(person,)))
    assert row["signatories"] == "Aude Vannier (etat) | Léo Brunet (etat)"
    assert row["conflicts"] == "signatories: Aude Vannier (etat) or Léo Brunet (etat)"


def test_the_contract_has_the_first_say_on_money(rules: Rules) -> None:
    day = date(2020, 10, 13)
    press = signed("a", day)
    press = replace(
        press,
        profile=replace(press.profile, document_type="communique"),
        amounts=(replace(press.amounts[0], amount=Decimal("750000.50")),),
    )
    (row,) = contracts(rules, press, signed("b", day))
    assert row["amounts"] == "etat 2020: 800000"
    assert row["conflicts"] == f"amounts etat 2020: 800000, but 750000.50 in {press.document.id}"


def test_sums_of_actions_count_where_no_whole_is_said(rules: Rules) -> None:
    made = result()
    first, second = made.actions
    parts = (
        replace(made.amounts[0], amount=Decimal(100), action_id=first.id),
        replace(made.amounts[0], amount=Decimal(250), action_id=second.id),
    )
    (row,) = contracts(rules, replace(made, amounts=parts))
    assert row["amounts"] == "etat 2020: 350"
    (whole,) = contracts(rules, replace(made, amounts=(*parts, made.amounts[0])))
    assert whole["amounts"] == "etat 2020: 800000"


def test_money_per_child_and_without_a_payer_is_no_budget(rules: Rules) -> None:
    made = result()
    amounts = (replace(made.amounts[0], per="child"), replace(made.amounts[0], payer=""))
    (row,) = contracts(rules, replace(made, amounts=amounts))
    assert row["amounts"] is None


def test_coverage_has_a_row_for_every_objective(rules: Rules, objectives: tuple[Objective, ...]) -> None:
    rows = tabulate([result()], rules, 0.8).rows["coverage"]
    assert [row["objective"] for row in rows] == sorted(int(o.number) for o in objectives)
    by_number = {row["objective"]: row for row in rows}
    found = {
        n: (row["actions"], row["waiting"], row["confidence"])
        for n, row in by_number.items()
        if row["documents"]
    }
    assert found == {6: (1, 0, 0.9), 14: (0, 1, 0.6)}
    assert (by_number[1]["actions"], by_number[1]["confidence"]) == (0, None)
    states = {n: (row["compulsory"], row["state"]) for n, row in by_number.items()}
    assert states == {
        1: (True, "missing"),
        6: (True, "found"),
        14: (False, "waiting"),
        15: (False, "none"),
        26: (False, "none"),
    }
    assert (by_number[6]["methods"], by_number[14]["methods"]) == ("rule", None)
    assert by_number[14]["action_ids"] == result().actions[1].id


def test_the_fullest_document_says_how_much_an_empty_cell_means(rules: Rules) -> None:
    press = result(TEXT + " bis", "presse.txt", kind="article")
    for documents, basis in (([press], "article"), ([press, result()], "contrat")):
        rows = tabulate(documents, rules, 0.8).rows["coverage"]
        assert {row["basis"] for row in rows} == {basis}


def test_the_same_action_in_two_documents_counts_once(rules: Rules) -> None:
    rows = tabulate([result(), signed("b", None)], rules, 0.8).rows["coverage"]
    (six,) = (row for row in rows if row["objective"] == 6)
    assert (six["actions"], str(six["documents"]).count("doc-")) == (1, 2)


def test_the_surest_signature_counts(rules: Rules) -> None:
    made = result()
    unsure: DateFact = replace(
        made.dates[0],
        evidence=evidence(made.document, "octobre 2020", "made.guess"),
        value="2019",
        start=date(2019, 1, 1),
        end=date(2019, 12, 31),
    )
    (row,) = contracts(rules, replace(made, dates=(unsure, made.dates[0])))
    assert row["signed_on"] == "2020-10-13"
