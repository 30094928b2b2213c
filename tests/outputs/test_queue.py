"""The queue: what is asked, in which order, and how it reads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from invented import document, evidence, result

from extractor.dataset import Row, tabulate
from extractor.model import Action, Alternative, Link, Result
from extractor.review import context, proposed, queue
from extractor.rules import Rules


def rows(
    rules: Rules, *results: Result, threshold: float = 0.8, decided: set[tuple[str, str]] | None = None
) -> list[Row]:
    dataset = tabulate(results, rules, threshold)
    return queue(dataset, results, rules.taxonomy, threshold, decided or set())


def test_most_valuable_first(rules: Rules) -> None:
    assert [row["kind"] for row in rows(rules, result())] == [
        "document",
        "document",
        "signatory",
        "amount",
        "match",
    ]


def test_nothing_waits_above_the_threshold(rules: Rules) -> None:
    assert {row["kind"] for row in rows(rules, result(), threshold=0.5)} == {"document"}


def test_a_match_reads_well(rules: Rules) -> None:
    made = result()
    (row,) = (row for row in rows(rules, made) if row["kind"] == "match")
    assert row == {
        "decision": None,
        "comment": None,
        "document": "contrat.txt",
        "department": "40",
        "page": 1,
        "kind": "match",
        "quote": "créer un relais parental",
        "context": "créer un relais parental",
        "proposed": "14 – Créer des relais",
        "why": "relais",
        "alternatives": "15 – Parents (0.50)",
        "confidence": 0.6,
        "id": made.actions[1].id,
        "settles": 1,
    }


def test_an_amount_reads_well(rules: Rules) -> None:
    (row,) = (row for row in rows(rules, result()) if row["kind"] == "amount")
    assert row["proposed"] == "800000 EUR per year, etat, 304, 2020"
    assert row["why"] == "made.guess : juste dans 50 % des cas étiquetés, 80 % demandés"
    assert "a signé le contrat. L'État versera 800 000 € par an." in str(row["context"])


def test_the_largest_sum_first(rules: Rules) -> None:
    made = result()
    small = replace(made.amounts[0], amount=Decimal(12))
    large = replace(
        made.amounts[0], amount=Decimal(10**9), amount_max=Decimal(2 * 10**9), qualifier="between"
    )
    found = rows(rules, replace(made, amounts=(small, *made.amounts, large)))
    assert [str(row["proposed"]).split(" EUR")[0] for row in found if row["kind"] == "amount"] == [
        "between 1000000000–2000000000",
        "800000",
        "12",
    ]


def test_the_closest_decision_first(rules: Rules) -> None:
    made = result()
    first, second = made.links
    clear = replace(first, confidence=0.7, alternatives=(Alternative("26", 0.1),))
    close = replace(second, confidence=0.6, alternatives=(Alternative("15", 0.59),))
    found = rows(rules, replace(made, links=(clear, close)))
    assert [row["id"] for row in found if row["kind"] == "match"] == [close.action_id, clear.action_id]


def test_one_row_an_action_whatever_it_may_serve(rules: Rules) -> None:
    made = result()
    first = replace(made.links[0], confidence=0.6)
    other = replace(first, objective="26", rank=2)
    found = [
        row
        for row in rows(rules, replace(made, links=(first, other, made.links[1])))
        if row["kind"] == "match"
    ]
    mine = [row for row in found if row["id"] == first.action_id]
    assert [row["proposed"] for row in mine] == ["6 – Renforcer la CRIP | 26 – Former"]
    assert mine[0]["alternatives"] is None


def test_an_action_with_an_accepted_match_is_not_asked(rules: Rules) -> None:
    made = result()
    other = replace(made.links[0], objective="26", rank=2, confidence=0.4)
    found = rows(rules, replace(made, links=(*made.links, other)))
    assert made.links[0].action_id not in {row["id"] for row in found}


def test_outside_reads_well(rules: Rules) -> None:
    made = result()
    outside = Link(made.document.id, made.actions[0].id, made.actions[0].evidence, "", 1, "rule", 0.4)
    found = rows(rules, replace(made, links=(outside, made.links[1])))
    (row,) = (row for row in found if row["id"] == made.actions[0].id)
    assert (row["proposed"], row["why"]) == ("0 – hors des objectifs", "rule : moins de 80 % de confiance")


def test_doubts_about_documents_are_asked_with_a_stable_id(rules: Rules) -> None:
    doubts = [row for row in rows(rules, result()) if row["kind"] == "document"]
    assert [row["why"] for row in doubts] == [
        "weekday (dates)",
        "le nombre d’actions annoncé n’est pas celui des actions trouvées (declared_actions)",
    ]
    assert [row["id"] for row in doubts] == [
        row["id"] for row in rows(rules, result()) if row["kind"] == "document"
    ]


def test_ids_are_unique_within_a_kind(rules: Rules) -> None:
    found = rows(rules, result(), result("x " + result().document.text, "b.txt"), threshold=1.0)
    keys = [(row["kind"], row["id"]) for row in found]
    assert len(keys) == len(set(keys))
    assert {row["kind"] for row in found} == {
        "document",
        "signatory",
        "amount",
        "match",
        "date",
        "department",
        "action",
    }


def test_facts_in_a_line(rules: Rules) -> None:
    dataset = tabulate([result()], rules, 0.8)
    lines = {mention.kind: proposed(mention) for mention in dataset.mentions if mention.kind != "match"}
    assert lines["department"] == "40 – Landes (subject)"
    assert lines["signatory"] == "Aude Vannier, préfète des Landes, etat"
    assert lines["date"] == "2020-10-13 (signature)"
    assert lines["action"] == "créer un relais parental"


@pytest.mark.parametrize(
    ("bound", "text"), [("before", "before 2020-10-13 (signature)"), ("on", "2020-10-13 (signature)")]
)
def test_bounds_are_said(rules: Rules, bound: str, text: str) -> None:
    made = result()
    dataset = tabulate([replace(made, dates=(replace(made.dates[0], bound=bound),))], rules, 0.8)  # type: ignore[arg-type]
    assert [proposed(m) for m in dataset.mentions if m.kind == "date"] == [text]


def test_long_passages_are_cut_around_the_quote() -> None:
    of = document("mot " * 500 + "ICI " + "mot " * 500)
    start = of.text.index("ICI")
    text = context(of, start, start + 3)
    assert len(text) < 420
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert " ICI " in text


def test_a_quote_between_blocks_is_its_own_context() -> None:
    of = replace(document("a b c"), blocks=())
    assert context(of, 2, 3) == "b"


def test_an_action_fact_waits_beside_its_match(rules: Rules) -> None:
    made = result()
    unsure = replace(
        made.actions[1], evidence=evidence(made.document, "créer un relais parental", "made.guess")
    )
    assert isinstance(unsure, Action)
    found = rows(rules, replace(made, actions=(made.actions[0], unsure)))
    assert [row["kind"] for row in found][-2:] == ["match", "action"]


def test_an_accepted_signatory_without_a_party_is_asked(rules: Rules) -> None:
    made = result()
    known = evidence(made.document, "Aude Vannier, préfète des Landes")
    sure, alone = (replace(made.signatories[0], evidence=known, party=party) for party in ("etat", ""))
    assert not [row for row in rows(rules, replace(made, signatories=(sure,))) if row["kind"] == "signatory"]
    partyless = replace(made, signatories=(alone,))
    (row,) = (row for row in rows(rules, partyless) if row["kind"] == "signatory")
    assert row["why"] == "sans partie : pour qui signe cette personne ?"
    settled = {("signatory", alone.id)}
    assert not [row for row in rows(rules, partyless, decided=settled) if row["kind"] == "signatory"]


def test_where_most_actions_are_missing_first(rules: Rules) -> None:
    made = result()
    few = replace(
        result("Deux. " + made.document.text, "a.txt"), profile=replace(made.profile, declared_actions=3)
    )
    many = replace(
        result("Un. " + made.document.text, "b.txt"), profile=replace(made.profile, declared_actions=41)
    )
    found = [str(r["proposed"]) for r in rows(rules, few, many) if "annoncées" in str(r["proposed"])]
    assert [text.split()[0] for text in found] == ["41", "3"]


def test_a_doubt_shows_the_words_that_it_cites(rules: Rules) -> None:
    made = result()
    cited = replace(made.problems[0], message="« Mardi 13 octobre 2020 »: no Tuesday")
    unknown = replace(made.problems[0], message="« Jeudi 1er mai »: no Tuesday")
    found = rows(rules, replace(made, problems=(cited, unknown)))
    quotes = {row["proposed"]: row["quote"] for row in found if row["kind"] == "document"}
    assert quotes[cited.message] == "Mardi 13 octobre 2020"
    assert quotes[unknown.message] is None


def test_the_doubtful_half_of_a_sum_counts(rules: Rules) -> None:
    made = result()
    sure = evidence(made.document, "800 000 € par an", "made.sure")
    large = replace(made.amounts[0], amount=Decimal(2_000_000), evidence=sure)
    found = rows(rules, replace(made, amounts=(large, *made.amounts)), threshold=1.0)
    amounts = [str(row["proposed"]).split(" EUR")[0] for row in found if row["kind"] == "amount"]
    assert amounts == ["800000", "2000000"]


def test_one_answer_that_settles_two_before_one_that_settles_one(rules: Rules) -> None:
    made, other = result(), result("Encore : " + result().document.text, "b.txt")
    close = replace(made.links[0], confidence=0.6, alternatives=(Alternative("26", 0.55),))
    found = rows(rules, replace(made, links=(close, made.links[1])), other)
    matches = [(row["quote"], row["settles"]) for row in found if row["kind"] == "match"]
    assert matches[0] == ("créer un relais parental", 2)
    assert (close.evidence.quote, 1) in matches


def test_money_on_an_action_makes_its_match_more_urgent(rules: Rules) -> None:
    made = result()
    first = replace(made.links[0], confidence=0.6, alternatives=made.links[1].alternatives)
    paid = replace(made.amounts[0], action_id=first.action_id)
    for amounts, id_ in (
        ((paid,), first.action_id),
        ((replace(paid, action_id=made.actions[1].id),), made.actions[1].id),
    ):
        found = rows(rules, replace(made, links=(first, made.links[1]), amounts=amounts))
        assert next(row["id"] for row in found if row["kind"] == "match") == id_
