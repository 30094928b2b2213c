"""Results to rows: one row a fact, in a fixed order, with the evidence that says most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from invented import document, evidence, result, said_again

from extractor.dataset import FACT_TABLES, SCHEMA, Dataset, own_columns, tabulate
from extractor.dataset.schema import DATES, PARTIES
from extractor.model import Action, Link, Problem, Result
from extractor.rules import Rules

CONTRACT = {
    "documents": "document_id source sha256 media_type document_type title publication_date pages"
    " characters reader declared_actions warnings",
    "departments": "code name region_code role",
    "signatories": "signatory_id name given_name family_name title role party department signed_on",
    "dates": "date_id text value start end precision kind bound",
    "amounts": "amount_id text amount amount_max currency qualifier per payer payee programme year action_id",
    "actions": "action_id text objective_stated commitment heading source order pilot calendar",
    "matches": "action_id objective rank method alternatives margin why",
    "objectives": "objective title commitment compulsory",
    "contracts": "contract_id department department_name signed_on signed_from signed_to signed_confidence"
    " signatories parties missing_parties amounts actions declared_actions objectives compulsory_missing"
    " documents document_types shared_with waiting conflicts",
    "funding": "contract_id department signed_on shared_with payer programme year per amount basis"
    " in_other_rows confidence waiting amount_ids documents",
    "coverage": "department department_name objective title commitment compulsory state actions waiting"
    " confidence methods action_ids documents basis",
    "problems": "source document_id stage severity code page message status",
    "review": "decision comment document department page kind quote context proposed why"
    " alternatives confidence id settles",
}
EVIDENCE = ["mentions", "page", "start", "end", "quote", "x0", "top", "x1", "bottom"]
EVIDENCE += ["rule", "confidence", "status"]


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_those_agreed(name: str) -> None:
    wanted = CONTRACT[name].split()
    table = SCHEMA[name]
    if table.kind:
        assert list(own_columns(table)) == wanted
        evidence_names = (
            EVIDENCE
            if table is not DATES
            else [{"start": "quote_start", "end": "quote_end"}.get(n, n) for n in EVIDENCE]
        )
        assert list(table.names) == ["document_id", *wanted, *evidence_names]
    else:
        assert list(table.names) == wanted


def test_no_column_stands_twice_and_all_are_described() -> None:
    for table in SCHEMA.values():
        assert len(set(table.names)) == len(table.names), table.name
        assert all(column.en and column.fr for column in table.columns)
        assert set(table.primary_key) <= set(table.names)
    assert SCHEMA["signatories"].column("party").enum == PARTIES


def tables(rules: Rules, *items: Result | Problem, threshold: float = 0.8) -> Dataset:
    return tabulate(items, rules, threshold)


def test_status_follows_the_threshold(rules: Rules) -> None:
    rows = tables(rules, result()).rows
    assert [(row["confidence"], row["status"]) for row in rows["dates"]] == [(0.95, "accepted")]
    assert [(row["confidence"], row["status"]) for row in rows["amounts"]] == [(0.5, "review")]
    assert [row["status"] for row in rows["matches"]] == ["accepted", "review"]
    assert {row["status"] for row in tables(rules, result(), threshold=0.5).rows["matches"]} == {"accepted"}


def test_mentions_of_one_fact_are_one_row_with_the_longest_quote(rules: Rules) -> None:
    made = result()
    longer = evidence(made.document, "Mardi 13 octobre 2020, Aude Vannier")
    dataset = tables(rules, said_again(made, evidence=longer))
    assert [(row["mentions"], row["quote"]) for row in dataset.rows["dates"]] == [(2, longer.quote)]
    assert sum(mention.kind == "date" for mention in dataset.mentions) == 2


def test_the_surer_mention_counts_before_the_longer(rules: Rules) -> None:
    made = result()
    unsure = evidence(made.document, "Mardi 13 octobre 2020, Aude Vannier", "made.guess")
    (row,) = tables(rules, said_again(made, evidence=unsure)).rows["dates"]
    assert (row["mentions"], row["quote"], row["status"]) == (2, "Mardi 13 octobre 2020", "accepted")


def test_other_own_columns_are_another_row(rules: Rules) -> None:
    rows = tables(rules, said_again(result(), kind="effective")).rows["dates"]
    assert sorted(str(row["kind"]) for row in rows) == ["effective", "signature"]


def test_what_the_best_mention_leaves_empty_comes_from_the_next(rules: Rules) -> None:
    made = result()
    known, unknown = (
        made.signatories[0],
        replace(made.signatories[0], title="", department="", signed_on=None),
    )
    longer = replace(
        unknown, evidence=evidence(made.document, "octobre 2020, Aude Vannier, préfète des Landes", "g")
    )
    (row,) = tables(rules, replace(made, signatories=(longer, known))).rows["signatories"]
    assert (row["mentions"], row["title"], row["department"], row["signed_on"]) == (
        2,
        "Mme",
        "40",
        date(2020, 10, 13),
    )


def test_box_is_around_the_quote_on_its_first_page(rules: Rules) -> None:
    (row,) = tables(rules, result()).rows["dates"]
    assert (row["page"], row["x0"], row["top"], row["x1"], row["bottom"]) == (1, 60.0, 100.25, 180.5, 126.0)
    (other,) = tables(rules, result()).rows["departments"]
    assert other["x0"] is None


def test_an_action_without_a_link_waits_as_outside(rules: Rules) -> None:
    rows = tables(rules, replace(result(), links=())).rows["matches"]
    assert [(row["objective"], row["rank"], row["confidence"], row["status"]) for row in rows] == [
        (None, 1, 0.0, "review")
    ] * 2


def test_links_are_ranked_anew_where_one_is_said_twice(rules: Rules) -> None:
    made = result()
    first = made.links[0]
    again = replace(first, rank=2, confidence=0.7)
    third = replace(first, rank=3, objective="7")
    rows = tables(rules, replace(made, links=(first, again, third))).rows["matches"]
    mine = [row for row in rows if row["action_id"] == first.action_id]
    assert [(row["objective"], row["rank"]) for row in mine] == [(6, 1), (7, 2)]


def test_order_does_not_depend_on_the_order_of_results(rules: Rules) -> None:
    one, other = result(), result("Autre texte : " + result().document.text, "avenant.txt")
    forth, back = tables(rules, one, other), tables(rules, other, one)
    assert forth == back
    assert [row["source"] for row in forth.rows["documents"]] == ["avenant.txt", "contrat.txt"]


def test_declared_actions_that_were_not_found_are_a_doubt(rules: Rules) -> None:
    rows = tables(rules, result()).rows
    assert ("declared_actions", "the document declares 3 actions, 2 were found") in {
        (row["code"], row["message"]) for row in rows["problems"]
    }
    assert rows["documents"][0]["warnings"] == "declared_actions | weekday"


@pytest.mark.parametrize("declared", [2, None])
def test_declared_actions_that_agree_are_none(rules: Rules, declared: int | None) -> None:
    made = result()
    agreed = replace(made, profile=replace(made.profile, declared_actions=declared))
    assert {row["code"] for row in tables(rules, agreed).rows["problems"]} == {"weekday"}


def test_a_count_without_any_action_found_is_no_doubt(rules: Rules) -> None:
    assert {
        row["code"] for row in tables(rules, replace(result(), actions=(), links=())).rows["problems"]
    } == {"weekday"}


def test_problems_of_reader_and_extractor_stand_once(rules: Rules) -> None:
    made = result()
    doubled = replace(made, document=replace(made.document, problems=made.problems))
    failure = Problem("kaputt.pdf", "", "read", "error", "damaged", "no page table", None)
    rows = tables(rules, doubled, failure, failure).rows["problems"]
    assert [row["code"] for row in rows] == ["weekday", "declared_actions", "damaged"]


def test_frames_have_the_declared_types_even_when_empty(rules: Rules) -> None:
    for dataset in (tables(rules), tables(rules, result())):
        frames = dataset.frames()
        assert list(frames) == list(SCHEMA)
        for name, frame in frames.items():
            assert list(frame.columns) == list(SCHEMA[name].names)
        assert frames["dates"]["start"].dtype == "datetime64[s]"
        assert frames["documents"]["pages"].dtype == "Int64"
        assert frames["coverage"]["compulsory"].dtype == "boolean"
    full = tables(rules, result()).frames()
    assert full["amounts"]["amount"].iloc[0] == Decimal(800000)
    assert full["dates"]["start"].iloc[0] == pd.Timestamp(2020, 10, 13)
    assert full["matches"]["objective"].tolist() == [6, 14]


def test_every_fact_table_is_filled(rules: Rules) -> None:
    rows = tables(rules, result()).rows
    assert all(rows[table.name] for table in FACT_TABLES)


def test_an_outside_link_has_no_objective(rules: Rules) -> None:
    of = document()
    action = Action(of.id, evidence(of, "= renforcer la CRIP"), "= renforcer la CRIP")
    link = Link(of.id, action.id, action.evidence, "", 1, "rule", 0.9)
    (row,) = tables(rules, replace(result(), actions=(action,), links=(link,))).rows["matches"]
    assert (row["objective"], row["status"]) == (None, "accepted")
