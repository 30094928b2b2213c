"""The money of a contract: nothing counted twice, and where each sum is from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from invented import TEXT, result

from extractor.dataset import Row, tabulate
from extractor.model import Amount, Result
from extractor.rules import Rules

Told = tuple[str, str, str, int, int]
"""Payer, programme, year, the sum, and the number of the action that it finances or 0."""


def telling(*told: Told, text: str = TEXT, **changes: str) -> Result:
    made = result(text)
    amounts = [
        replace(
            made.amounts[0],
            payer=payer,
            programme=programme,
            year=year,
            amount=Decimal(amount),
            action_id=made.actions[action - 1].id if action else "",
            per="",
        )
        for payer, programme, year, amount, action in told
    ]
    return replace(made, amounts=tuple(replace(a, **changes) for a in amounts))  # type: ignore[arg-type]


def funding(rules: Rules, *results: Result) -> list[Row]:
    return tabulate(results, rules, 0.8).rows["funding"]


def short(rows: list[Row]) -> list[tuple[object, ...]]:
    return [
        (r["payer"], r["programme"], r["year"], r["amount"], r["basis"], r["in_other_rows"]) for r in rows
    ]


def test_a_total_that_its_actions_make_up_is_confirmed(rules: Rules) -> None:
    """A whole département's budget is larger than the contract's, and is not the one taken."""
    told = telling(
        ("etat", "", "2021", 285_000_000, 0),
        ("etat", "", "2021", 350, 0),
        ("etat", "", "2021", 100, 1),
        ("etat", "", "2021", 250, 2),
    )
    (row,) = funding(rules, told)
    assert short([row]) == [("etat", None, "2021", Decimal(350), "confirmed", False)]
    assert str(row["amount_ids"]).count("amt-") == 3
    (contract,) = tabulate([told], rules, 0.8).rows["contracts"]
    assert contract["amounts"] == "etat 2021: 350"


@pytest.mark.parametrize(
    ("told", "amount", "basis"),
    [
        ([("ars", "", "", 500, 0)], 500, "stated"),
        ([("ars", "", "", 500, 0), ("ars", "", "", 70, 0)], 500, "largest"),
        ([("ars", "", "", 30, 1), ("ars", "", "", 40, 2)], 70, "actions"),
        ([("ars", "", "", 500, 0), ("ars", "", "", 30, 1)], 500, "stated"),
    ],
)
def test_where_a_sum_is_from(rules: Rules, told: list[Told], amount: int, basis: str) -> None:
    assert short(funding(rules, telling(*told))) == [("ars", None, None, Decimal(amount), basis, False)]


@pytest.mark.parametrize(
    ("told", "twice"),
    [
        ([("ars", "", "", 30, 0), ("ars", "", "2020", 10, 0), ("ars", "", "2021", 20, 0)], ["  30"]),
        ([("ars", "", "", 29, 0), ("ars", "", "2020", 10, 0), ("ars", "", "2021", 20, 0)], []),
        ([("ars", "", "2020", 30, 0), ("ars", "FIR", "2020", 10, 0)], [" 2020 30"]),
        ([("ars", "", "2020", 30, 0), ("ars", "FIR", "2021", 10, 0)], []),
        ([("ars", "", "", 30, 0), ("caf", "", "2021", 10, 0)], []),
        (
            [
                ("ars", "", "", 9, 0),
                ("ars", "", "2020", 9, 0),
                ("ars", "FIR", "2020", 4, 0),
                ("ars", "ONDAM", "2020", 5, 0),
            ],
            ["  9", " 2020 9"],
        ),
        ([("ars", "FIR", "", 9, 0), ("ars", "FIR", "2020", 9, 0)], ["FIR  9"]),
    ],
)
def test_what_other_rows_give_in_detail(rules: Rules, told: list[Told], twice: list[str]) -> None:
    rows = funding(rules, telling(*told))
    marked = [f"{r['programme'] or ''} {r['year'] or ''} {r['amount']}" for r in rows if r["in_other_rows"]]
    assert marked == twice
    assert len(rows) == len(told)


def test_what_is_paid_each_year_stands_apart(rules: Rules) -> None:
    """A sum a year is no total: it is smaller than its years together, and must not be added to them."""
    yearly = telling(("ars", "", "", 10, 0), per="year")
    years = telling(("ars", "", "2020", 10, 0), ("ars", "", "2021", 10, 0))
    rows = funding(rules, replace(years, amounts=(*yearly.amounts, *years.amounts)))
    assert [(r["year"], r["per"], r["in_other_rows"]) for r in rows] == [
        (None, "year", True),
        ("2020", None, False),
        ("2021", None, False),
    ]
    alone = funding(rules, yearly)
    assert [(r["per"], r["in_other_rows"]) for r in alone] == [("year", False)]


def test_programmes_are_added_up_in_the_short_form(rules: Rules) -> None:
    told = telling(("ars", "FIR", "2020", 65, 0), ("ars", "ONDAM", "2020", 150, 0))
    assert tabulate([told], rules, 0.8).rows["contracts"][0]["amounts"] == "ars 2020: 215"
    total = telling(("ars", "FIR", "2020", 65, 0), ("ars", "", "2020", 215, 0))
    assert tabulate([total], rules, 0.8).rows["contracts"][0]["amounts"] == "ars 2020: 215"


def test_the_documents_and_the_doubt_behind_a_sum(rules: Rules) -> None:
    press = telling(("etat", "304", "2020", 800_000, 0), text=TEXT + " encore")
    press = replace(press, profile=replace(press.profile, document_type="article"))
    (row,) = funding(rules, press, telling(("etat", "304", "2020", 700_000, 0)))
    assert row["amount"] == Decimal(700_000)
    assert row["documents"] == f"{result().document.id} | {press.document.id}"
    assert (row["confidence"], row["waiting"]) == (0.5, 1)
    assert (row["department"], row["signed_on"], row["shared_with"]) == ("40", "2020-10-13", None)


def test_no_payer_and_no_budget_is_no_row(rules: Rules) -> None:
    made = result()
    child: Amount = replace(made.amounts[0], per="child")
    assert funding(rules, replace(made, amounts=(child, replace(made.amounts[0], payer="")))) == []
