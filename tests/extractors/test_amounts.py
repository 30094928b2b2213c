"""Amounts against marked sentences, and what tables, lists, headings and actions say of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from specs import cases

from extractor.extractors import amounts
from extractor.extractors.amounts import financing, money, said, tablecontext
from extractor.extractors.amounts.clauses import Parties
from extractor.extractors.amounts.words import words as money_words
from extractor.language import Language, Reading, fold
from extractor.model import (
    Action,
    Amount,
    Block,
    Cell,
    DepartmentFact,
    Document,
    Evidence,
    Profile,
    Result,
    Signatory,
    Table,
)
from extractor.rules import Rules

Read = Callable[..., Reading]
SPECS = cases("amounts.yaml")


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("La Sarthe consacre 50 M€ aux familles.", "departement"),
        ("La Sarthe compte 50 M€ de dettes.", ""),
        ("Dans la Sarthe, financer coûte 50 M€.", ""),
        ("Sarthe finance 50 M€.", ""),
    ],
)
def test_a_departement_that_pays(text: str, payer: str, read: Read, rules: Rules) -> None:
    reading = read(text)
    at = text.index("Sarthe")
    evidence = reading.evidence(at, at + 6, "departments.name")
    place = DepartmentFact(reading.document.id, evidence, "72", "Sarthe", "52", "subject")
    result = replace(_empty(reading.document), departments=(place,))
    assert [a.payer for a in amounts.extract(reading, rules, result).amounts] == [payer]


@pytest.fixture
def find(read: Read, rules: Rules) -> Callable[..., Result]:
    """Amounts of a text; `find(text, "case.md")` for Markdown, with actions given as (text, source)."""

    def find(text: str, source: str = "case.txt", actions: tuple[tuple[str, str], ...] = ()) -> Result:
        reading = read(text, source)
        known = tuple(_action(reading, words, kind) for words, kind in actions)
        result = Result(reading.document, Profile("autre", "", None), actions=known)
        found = amounts.extract(reading, rules, result)
        for amount in found.amounts:
            evidence = amount.evidence
            assert evidence.quote == reading.text[evidence.start : evidence.end]
            assert " ".join(amount.text.split()) in " ".join(evidence.quote.split())
            assert evidence.rule.startswith("amounts.")
        return found

    return find


def _action(reading: Reading, words: str, kind: Any) -> Action:
    start = reading.text.index(words)
    return Action(
        reading.document.id,
        Evidence(start, start + len(words), words, "actions.test"),
        words,
        source=kind,
    )


def told(amount: Amount) -> dict[str, object]:
    return {
        "text": " ".join(amount.text.split()),
        "amount": amount.amount,
        "max": amount.amount_max,
        "qualifier": amount.qualifier,
        "per": amount.per,
        "payer": amount.payer,
        "payee": amount.payee,
        "programme": amount.programme,
        "year": amount.year,
    }


def expected(spec: dict[str, Any]) -> dict[str, object]:
    empty = dict.fromkeys(("per", "payer", "payee", "programme", "year"), "")
    high = Decimal(str(spec["max"])) if "max" in spec else None
    given = {key: value for key, value in spec.items() if key != "quote"}
    given |= {"amount": Decimal(str(spec["amount"])), "max": high, "text": " ".join(spec["text"].split())}
    return {"qualifier": "exact", **empty, **given}


@pytest.mark.parametrize("spec", SPECS)
def test_sentence(spec: dict[str, Any], find: Callable[..., Result]) -> None:
    found = find(spec["text"]).amounts
    assert [told(amount) for amount in found] == [expected(amount) for amount in spec["amounts"]]
    for amount, wanted in zip(found, spec["amounts"], strict=True):
        assert amount.evidence.quote == wanted.get("quote", amount.evidence.quote)


def test_half_of_the_sentences_are_negatives_or_traps() -> None:
    specs = [param.values[0] for param in SPECS]
    hard = [spec for spec in specs if not spec["amounts"] or spec.get("trap")]
    assert len(specs) >= 120
    assert 2 * len(hard) >= len(specs)


def rows(result: Result) -> list[tuple[str, str, str, str, str]]:
    return [(str(a.amount), a.payer, a.programme, a.year, a.payee) for a in result.amounts]


def test_number_broken_over_lines() -> None:
    (found,) = money.find(fold("un total de 6 993\n285 euros"))
    assert found.value == 6993285


@pytest.mark.parametrize(
    ("digits", "value"),
    [("1.234.567,89", "1234567.89"), ("0,50", "0.50"), ("1,234,567", "1234567"), ("12,5", "12.5")],
)
def test_number(digits: str, value: str) -> None:
    assert money.number(digits) == Decimal(value)


def test_a_number_with_a_leading_zero_is_none() -> None:
    assert money.number("05 000") is None


def test_words_that_are_no_number() -> None:
    assert money.in_words("deux trois") is None


FINANCING = """# Plan de financement 2021

| Action | État (BOP 304) | ARS (FIR) | Département | Total |
|---|---|---|---|---|
| Renforcer la PMI avec l'ARS | 200 000 | 15 000 | 100 000 | 315 000 |
| Créer 10 places | 50 000 | | 60 000 | 110 000 |
| Total (en euros) | 250 000 | 15 000 | 160 000 | 425 000 |
"""


def test_table_columns_name_the_payers(find: Callable[..., Result]) -> None:
    found = find(
        FINANCING, "case.md", (("Renforcer la PMI avec l'ARS", "table"), ("Créer 10 places", "table"))
    )
    assert rows(found) == [
        ("200000", "etat", "304", "2021", ""),
        ("15000", "ars", "FIR", "2021", ""),
        ("100000", "departement", "", "2021", ""),
        ("315000", "", "", "2021", ""),
        ("50000", "etat", "304", "2021", ""),
        ("60000", "departement", "", "2021", ""),
        ("110000", "", "", "2021", ""),
        ("250000", "etat", "304", "2021", ""),
        ("15000", "ars", "FIR", "2021", ""),
        ("160000", "departement", "", "2021", ""),
        ("425000", "", "", "2021", ""),
    ]
    first, second = found.actions
    assert [a.action_id for a in found.amounts] == [first.id] * 4 + [second.id] * 3 + [""] * 4
    assert {a.evidence.rule for a in found.amounts} == {"amounts.table_column"}
    assert found.problems == ()


def test_total_that_is_not_the_sum(find: Callable[..., Result]) -> None:
    (problem,) = find(FINANCING.replace("160 000", "165 000"), "case.md").problems
    assert (problem.code, problem.stage, problem.severity) == ("total_mismatch", "amounts", "warning")
    assert "165 000 €" in problem.message
    assert "100 000 € + 60 000 €" in problem.message


YEARS = """## Plan de financement

| Action | Pilote | 2021 | 2022 | dont FIR | Total |
|---|---|---|---|---|---|
| Relais parental | CAF | 10 000 € | 5 000 € | 2 000 € | 15 000 € |
| Accueil de jour | ARS | 7 000 € | 2 000 € | 7 000 € | 9 000 € |
| Visites | CAF | 3 000 € | 4 500 € | - | 7 500 € |
| Total | | 20 000 € | 11 500 € | 9 000 € | 31 500 € |
"""


def test_total_at_the_end_of_a_row_that_is_not_the_sum(find: Callable[..., Result]) -> None:
    assert find(YEARS, "case.md").problems == ()
    wrong = YEARS.replace("| 7 500 €", "| 8 500 €").replace("| 31 500 €", "| 32 500 €")
    first, second = find(wrong, "case.md").problems
    assert (first.code, first.severity) == ("total_mismatch", "warning")
    assert "8 500 € in total, its columns give 7 500 € (3 000 € + 4 500 €)" in first.message
    assert "32 500 € in total, its columns give 31 500 €" in second.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Total |\n|---", "Montant |\n|---"),  # no total
        ("| 4 500 €", "| à définir"),  # not to be added up
        ("| 15 000 € |\n| Accueil", "| 16 000 € |\n| Accueil"),
    ],
)
def test_last_columns_that_are_not_checked(find: Callable[..., Result], old: str, new: str) -> None:
    """Nothing is said of other columns, of rows with a gap, nor where most rows disagree."""
    rows = YEARS.replace("| Total | | 20 000 € | 11 500 € | 9 000 € | 31 500 € |\n", "")
    wrong = rows.replace("| 7 500 €", "| 8 500 €").replace(old, new)
    assert wrong != rows.replace("| 7 500 €", "| 8 500 €")
    assert find(wrong, "case.md").problems == ()


def test_totals_of_groups_of_columns(find: Callable[..., Result]) -> None:
    table = """| Action | État 2021 | ARS 2021 | Total 2021 | État 2022 | ARS 2022 | Total 2022 | Ensemble |
|---|---|---|---|---|---|---|---|
| Relais | 10 000 € | 5 000 € | 15 000 € | 1 000 € | 2 000 € | 3 000 € | 18 000 € |
| Visites | 4 000 € | 6 000 € | 10 000 € | 3 000 € | 2 000 € | 5 000 € | 15 000 € |
"""
    assert find(table, "case.md").problems == ()
    (problem,) = find(
        table.replace("| 5 000 € | 15 000 € |\n", "| 6 000 € | 15 000 € |\n"), "case.md"
    ).problems
    assert "6 000 € in total, its columns give 5 000 €" in problem.message


def test_thousands_under_two_rows_of_headers(find: Callable[..., Result]) -> None:
    found = find(
        """## Annexe financière (en K€)

| Action | 2020 | | 2021 | |
|---|---|---|---|---|
| | État | CD | État | CD |
| Créer une équipe mobile | 1 200,5 | 20 | 30 | 40 |
| Former 600 agents | 10 | 20 | 30 | 0 |
| Sous-total | 1210,5 | 40 | 60 | 40 |
| Total général | 1210,5 | 40 | 60 | 42 |
""",
        "case.md",
    )
    assert rows(found)[:4] == [
        ("1200500", "etat", "", "2020", ""),
        ("20000", "departement", "", "2020", ""),
        ("30000", "etat", "", "2021", ""),
        ("40000", "departement", "", "2021", ""),
    ]
    assert len(found.amounts) == 15
    assert [p.code for p in found.problems] == ["total_mismatch"]


def test_columns_of_counts_and_shares_are_no_money(find: Callable[..., Result]) -> None:
    found = find(
        """| Action | Nombre de places | Montant (€) | Part (%) |
|---|---|---|---|
| Accueil | 12 | 3 000 | 50 |
| Nombre de mesures | 4 | 30 | 20 |
""",
        "case.md",
    )
    assert rows(found) == [("3000", "", "", "", ""), ("30", "", "", "", "")]


@pytest.mark.parametrize(
    "table",
    [
        "| Année | Places |\n|---|---|\n| 2021 | 1 200 |\n| 2022 | 1 300 |\n",
        "| Indicateur | 2021 | 2022 |\n|---|---|---|\n| Mesures suivies | 1 200 | 1 300 |\n",
        "| Pilote | Objectif | Cible |\n|---|---|---|\n| ARS | 6 | 30 000 |\n",
        "## Actions (en €)\n\n| Action | Repère |\n|---|---|\n| Accueil | 14 |\n| Suivi | 6 |\n",
        "| Action (montants en €) | Nombre de jeunes |\n|---|---|\n| Accueil | 3 000 |\n",
    ],
)
def test_tables_without_money(table: str, find: Callable[..., Result]) -> None:
    assert find(table, "case.md").amounts == ()


def test_rows_name_funders_and_recipients(find: Callable[..., Result]) -> None:
    found = find(
        """| Financeur | Montant | Part |
|---|---|---|
| État | 10 000 € | 50 % |
| ARS | 10 000 | 50 % |
| Total | 20 000 € | 100 % |

Texte.

| Association bénéficiaire | Objet | Montant (€) |
|---|---|---|
| Les Tilleuls | Atelier avec le Département | 3 000 |
| La Source | Séjour | 4 000,50 |

Texte.

| Action | Pilote | Subvention versée au Département (€) |
|---|---|---|
| Accueil | ARS | 7 000 |
""",
        "case.md",
    )
    assert rows(found) == [
        ("10000", "etat", "", "", ""),
        ("10000", "ars", "", "", ""),
        ("20000", "", "", "", ""),
        ("3000", "", "", "", "Les Tilleuls"),
        ("4000.50", "", "", "", "La Source"),
        ("7000", "", "", "", "departement"),
    ]


def test_a_table_in_euros_with_counts_shares_and_years(find: Callable[..., Result]) -> None:
    found = find(
        """## Répartition (en €)

| Ligne | Année | Prévu | Part (%) |
|---|---|---|---|
| Département de la Loire | 2021 | 3 000 | 75 |
| ARS Bretagne | 2022 | 1 000 | 25 |
| Nombre de postes | 2022 | 4 | 100 |
""",
        "case.md",
    )
    assert rows(found) == [("3000", "departement", "", "2021", ""), ("1000", "ars", "", "2022", "")]


def test_the_funder_may_have_a_column_and_a_pilot_is_none(find: Callable[..., Result]) -> None:
    found = find(
        """| Action | Financeur | Montant (€) |
|---|---|---|
| Accueil | crédits de l'État pour la part nationale | 3 000 |

Texte.

| Pilote | Montant (€) |
|---|---|
| ARS | 700 |
""",
        "case.md",
    )
    assert rows(found) == [("3000", "etat", "", "", ""), ("700", "", "", "", "")]


def test_a_first_column_of_partners_names_the_payers(find: Callable[..., Result]) -> None:
    table = """| {} | Montant |
|---|---|
| État | 150 000 € |
| {} | 42 000 € |
"""
    found = find(table.format("Partenaire", "ARS Occitanie"), "case.md")
    assert rows(found) == [("150000", "etat", "", "", ""), ("42000", "ars", "", "", "")]
    for head, second in (("Partenaire", "Maison des fratries"), ("Pilote", "ARS Occitanie")):
        assert [a.payer for a in find(table.format(head, second), "case.md").amounts] == ["", ""]


def test_columns_of_parties_take_the_unit_of_the_total(find: Callable[..., Result]) -> None:
    table = """| Action | {} | Département | Ensemble |
|---|---|---|---|
| Maison des fratries | 65 000 | 65 000 | 130 000 {} |
"""
    found = find(table.format("État", "€"), "case.md")
    assert rows(found) == [
        ("65000", "etat", "", "", ""), ("65000", "departement", "", "", ""), ("130000", "", "", "", ""),
    ]  # fmt: skip
    assert find(table.format("Code", ""), "case.md").amounts == ()
    assert [a.amount for a in find(table.format("Code", "€"), "case.md").amounts] == [65000, 130000]


def test_columns_of_two_parties_or_more_need_no_unit(find: Callable[..., Result]) -> None:
    table = "{}\n\n| Obj. | Action | {} | Dépt | Total |\n|---|---|---|---|---|\n"
    table += "| 2 | Bilans | {} | – | 70 300 |\n| 14 | Parrains | {} | 12 500 | 30 000 |\n"
    found = find(table.format("Annexe", "État", "70 300", "17 500"), "case.md")
    assert rows(found) == [
        ("70300", "etat", "", "", ""), ("70300", "", "", "", ""), ("17500", "etat", "", "", ""),
        ("12500", "departement", "", "", ""), ("30000", "", "", "", ""),
    ]  # fmt: skip
    for caption, head in (("Nombre de jeunes suivis", "État"), ("Annexe", "Ville"), ("Annexe", "Code")):
        others = table.format(caption, head, "70 300", "17 500")
        assert (find(others, "case.md").amounts == ()) == (head != "Ville")
    counts = find(table.format("Annexe", "État", "70", "17"), "case.md").amounts
    assert [a.amount for a in counts] == [70300, 12500, 30000]


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("Montants en euros. Une autre action est financée par ailleurs.", 118),
        ("Sommes exprimées en K€", 118000),
        ("(En milliers d'euros)", 118000),
        ("En euros et en nature, chacun donne.", None),
        ("La suite se lit en Europe.", None),
        ("Nota : places en 2022", None),
    ],
)
def test_the_unit_that_a_line_under_the_table_says(
    note: str, value: int | None, find: Callable[..., Result]
) -> None:
    table = "| Action | Montant |\n|---|---|\n| Bilans | 118 |\n| Parrains | 75 |\n\n"
    found = [a.amount for a in find(table + note + "\n", "case.md").amounts]
    assert found == ([] if value is None else [value, value / 118 * 75])


@pytest.mark.parametrize(("said", "value"), [("en milliers d’euros", 190000), ("en euros", 190)])
def test_a_sum_told_above_the_table_is_not_its_unit(
    said: str, value: int, find: Callable[..., Result]
) -> None:
    """« 5,3 millions d'euros » in the paragraph above the one that gives the unit."""
    text = (
        "Le Département finance le reste, estimé à 5,3 millions d’euros sur trois ans.\n\n"
        f"La répartition par objectif est la suivante ({said}) :\n\n"
        "| Objectif | État 2025 | État 2026 |\n|---|---|---|\n| A. Naissance | 190 | 190 |\n"
    )
    assert [a.amount for a in find(text, "case.md").amounts] == [5300000, value, value]


def test_the_corner_says_whose_the_table_is(find: Callable[..., Result]) -> None:
    table = "| {} | 2021 |\n|---|---|\n| Médico-social | 310 000 |\n| Ensemble | 310 000 |\n"
    for corner, payer in (
        ("Crédits ARS (en euros)", "ars"),
        ("Lignes (en euros)", ""),
        ("ARS, en euros", ""),
    ):
        assert {a.payer for a in find(table.format(corner), "case.md").amounts} == {payer}


def test_labels_of_funders_with_words_in_brackets(find: Callable[..., Result]) -> None:
    table = "| {} | 118 000 € |\n|---|---|\n| {} | 30 000 € |\n"
    found = find(table.format("Etat (prog. 304)", "ARS (médico-social)"), "case.md")
    assert [(a.payer, a.programme) for a in found.amounts] == [("etat", "304"), ("ars", "")]
    grants = find(table.format("Fondation Les Tilleuls (action 3)", "Association Le Pont"), "case.md")
    assert [a.payer for a in grants.amounts] == ["", ""]
    shared = find(table.format("Département (PMI)", "Association Le Pont"), "case.md")
    assert [a.payer for a in shared.amounts] == ["departement", "association"]
    other = find(table.format("Accueil (État)", "Enfants suivis par l'ARS"), "case.md")
    assert [a.payer for a in other.amounts] == ["", ""]


def test_the_words_beside_a_key_figure_say_who_pays(find: Callable[..., Result]) -> None:
    table = "| Figures | |\n|---|---|\n| 412 | enfants |\n| 58,6 M€ | {} |\n"
    for words, payer in (
        ("de dépenses du Département en 2021", "departement"),
        ("financés par l'État", "etat"),
        ("pour un foyer visité par l'État", ""),
        ("de loyers en 2021", ""),
    ):
        assert [a.payer for a in find(table.format(words), "case.md").amounts] == [payer]


@pytest.mark.parametrize(
    ("definition", "defined"),
    [
        ("L'État, ci-après « l'État », et le Département, ci-après désigné « le bénéficiaire »", True),
        ("Le Département de l'Oise, représenté par X, désigné ci-dessous par « le bénéficiaire »", True),
        ("Le Département de l'Oise, ci-après « le signataire »", False),
        ("L'association qui aide le bénéficiaire", False),
    ],
)
def test_a_party_under_the_name_the_contract_gives_it(
    definition: str, defined: bool, find: Callable[..., Result]
) -> None:
    found = find(f"{definition}.\n\nLe bénéficiaire apporte 40 000 €.").amounts
    assert [a.payer for a in found] == ["departement" if defined else ""]


def test_key_figures_beside_a_sum_are_counts(find: Callable[..., Result]) -> None:
    table = "| Enfants confiés | 1 870 |\n|---|---|\n| Places | 412 |\n| Budget de l'enfance | {} |\n"
    assert [a.amount for a in find(table.format("118 M€"), "case.md").amounts] == [118_000_000]
    fiche = "| État | 20 000 |\n|---|---|\n| Montant de l'action | 12 000 |\n| Total | 32 000 € |\n"
    assert {a.amount for a in find(fiche, "case.md").amounts} >= {12_000, 32_000}


def test_several_sums_in_a_cell(find: Callable[..., Result]) -> None:
    table = """Montants en milliers d'euros (k€).

| Action | {} | Département |
|---|---|---|
| Bilans de santé | {} | 470 |
"""
    found = find(table.format("État 2020 / 2021 / 2022", "110 / 0 / 180"), "case.md")
    assert sorted(rows(found)) == [
        ("110000", "etat", "", "2020", ""),
        ("180000", "etat", "", "2022", ""),
        ("470000", "departement", "", "", ""),
    ]
    two = find(table.format("Crédits prévus / exécutés", "140 / 133"), "case.md")
    assert {(a.amount, a.year) for a in two.amounts} == {(140_000, ""), (133_000, ""), (470_000, "")}
    for head, cell in (("Places (nombre)", "110 / 180"), ("État", "1/3"), ("État", "12 / 10 / 2021")):
        assert [a.amount for a in find(table.format(head, cell), "case.md").amounts] == [470_000]


def test_tables_without_marked_headers(read: Read, language: Language, rules: Rules) -> None:
    """As PDF readers give them: the first rows that hold no sum are the headers."""
    text = "Action | État | ARS\nAccueil | 3 000 | 1 000\nTotal (en €) | 3 000 | 1 000"
    cells, offset = [], 0
    for row, line in enumerate(text.split("\n")):
        for column, words in enumerate(line.split(" | ")):
            start = text.index(words, offset)
            offset = start + len(words)
            cells.append(Cell(row, column, start, offset))
    document = replace(
        read("x").document,
        text=text,
        blocks=(Block("table", 0, len(text)),),
        tables=(Table(0, tuple(cells)),),
    )
    result = amounts.extract(language.annotate(document), rules, _empty(document))
    assert [(str(a.amount), a.payer) for a in result.amounts] == [("3000", "etat"), ("1000", "ars")] * 2


def _empty(document: Document) -> Result:
    return Result(document, Profile("autre", "", None))


def test_section_rows_name_the_payer(find: Callable[..., Result]) -> None:
    found = find(
        """| Dépense | Montant en euros |
|---|---|
| Postes | 900 |

Texte.

| Dépense | 2021 (en €) | 2022 (en €) |
|---|---|---|
| Participation de l'État | | |
| Postes | 1 000 | 2 000 |
| Total | 1 000 | 2 000 |
| Formation | 300 | 400 |
""",
        "case.md",
    )
    assert rows(found) == [
        ("900", "", "", "", ""),
        ("1000", "etat", "", "2021", ""),
        ("2000", "etat", "", "2022", ""),
        ("1000", "etat", "", "2021", ""),
        ("2000", "etat", "", "2022", ""),
        ("300", "", "", "2021", ""),
        ("400", "", "", "2022", ""),
    ]


FICHE = """## Fiche action n° 1

| | |
|---|---|
| Action | Recruter deux puéricultrices |
| Pilote | ARS |
| Budget 2021 | État : 45 000 € – Département : 15 000 € |
| Montant ARS (en K€) | 15 |
| Nombre de places | 12 |

Le reste, soit 5 000 €, est à trouver.

## Article 4

Une caution de 100 €.
"""


def test_fiche(find: Callable[..., Result]) -> None:
    found = find(FICHE, "case.md", (("Recruter deux puéricultrices", "fiche"),))
    assert rows(found) == [
        ("45000", "etat", "", "2021", ""),
        ("15000", "departement", "", "2021", ""),
        ("15000", "ars", "", "", ""),
        ("5000", "", "", "", ""),
        ("100", "", "", "", ""),
    ]
    action = found.actions[0].id
    assert [a.action_id for a in found.amounts] == [action, action, action, action, ""]


def test_lists_take_payer_and_year_from_their_intro(find: Callable[..., Result]) -> None:
    found = find(
        """L'État s'engage à apporter au Département :

- 200 000 € en 2021 ;
- 300 000 € en 2022.

Participation de l'ARS (FIR) pour 2021 :

- 15 000 € pour la PMI
- 20 000 € pour les pouponnières

Le plan de 80 000 € comprend :

- 50 000 € de l'État
- 30 000 € pour les postes
""",
        "case.md",
    )
    assert rows(found) == [
        ("200000", "etat", "", "2021", "departement"),
        ("300000", "etat", "", "2022", "departement"),
        ("15000", "ars", "FIR", "2021", ""),
        ("20000", "ars", "FIR", "2021", ""),
        ("80000", "", "", "", ""),
        ("50000", "etat", "", "", ""),
        ("30000", "", "", "", ""),
    ]


def test_headings_name_payer_and_year(find: Callable[..., Result]) -> None:
    found = find(
        """# Financement de l'État

200 000 € pour la CRIP.

# Budget 2023

40 000 € pour les postes.

# Rencontre avec l'État

Un total de 300 € pour la salle.

# 2024

Un total de 500 €.
""",
        "case.md",
    )
    assert rows(found) == [
        ("200000", "etat", "", "", ""),
        ("40000", "", "", "2023", ""),
        ("300", "", "", "", ""),
        ("500", "", "", "2024", ""),
    ]


def test_a_sum_inside_an_action_finances_it(find: Callable[..., Result]) -> None:
    text = "Créer une équipe mobile pour 40 000 €. Une autre somme de 3 000 €."
    found = find(text, actions=(("Créer une équipe mobile pour 40 000 €", "prose"),))
    assert [a.action_id for a in found.amounts] == [found.actions[0].id, ""]


def test_two_actions_in_one_fiche_table_leave_the_sum_alone(find: Callable[..., Result]) -> None:
    found = find(FICHE, "case.md", (("Recruter deux puéricultrices", "fiche"), ("Nombre de places", "fiche")))
    assert {a.action_id for a in found.amounts[:3]} == {""}


def test_no_text_no_amounts(find: Callable[..., Result]) -> None:
    assert find("Rien.").amounts == ()


@pytest.mark.parametrize(
    ("kind", "text", "payer"),
    [
        ("deliberation", "4° VOTE une autorisation d'engagement de 8,9 M€.", "departement"),
        ("deliberation", "Article 4 : de verser une avance de 40 k€.", "departement"),
        ("deliberation", "Le coût de 40 k€ est partagé.", ""),
        ("autre", "De verser une avance de 40 k€.", ""),
    ],
)
def test_an_assembly_pays_what_it_votes(kind: Any, text: str, payer: str, read: Read, rules: Rules) -> None:
    reading = read(text)
    empty = _empty(reading.document)
    (found,) = amounts.extract(reading, rules, replace(empty, profile=Profile(kind, "", None))).amounts
    assert found.payer == payer


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        (
            "Je vous propose de bien vouloir :\n\n- allouer une avance de 20 000 € à l'association ;",
            "departement",
        ),
        ("L'association a su :\n\n- allouer une avance de 20 000 € à ses salariés ;", ""),
    ],
)
def test_an_assembly_pays_what_a_report_asks_of_it(
    text: str, payer: str, find: Callable[..., Result]
) -> None:
    assert [a.payer for a in find(text, "case.md").amounts] == [payer]


@pytest.mark.parametrize(
    ("kind", "text", "payer"),
    [
        ("circulaire", "La dotation de chaque département comprend une part fixe de 300 000 €.", "etat"),
        ("circulaire", "La dotation comprend 300 000 € de l'ARS.", "ars"),
        ("circulaire", "Le coût moyen d'une place est de 60 000 €.", ""),
        ("article", "La dotation comprend une part fixe de 300 000 €.", ""),
    ],
)
def test_a_circular_endows(kind: Any, text: str, payer: str, read: Read, rules: Rules) -> None:
    reading = read(text)
    empty = _empty(reading.document)
    (found,) = amounts.extract(reading, rules, replace(empty, profile=Profile(kind, "", None))).amounts
    assert found.payer == payer


def test_figures_over_captions_that_name_a_party(find: Callable[..., Result]) -> None:
    blocks = (
        "Combien ?",
        "1,9 M€",
        "État (programme 304), en 2025",
        "0,85 M€",
        "ARS Grand Est",
        "3 M€",
        "Un sujet",
    )
    assert [(str(a.amount), a.payer) for a in find("\n\n".join(blocks)).amounts] == [
        ("1900000", "etat"),
        ("850000", "ars"),
        ("3000000", ""),
    ]


def test_headings_of_articles_name_their_party(find: Callable[..., Result]) -> None:
    text = """# Article 5 : Participation financière du Département

Elle ne peut être inférieure à 700 000 € en 2022.

# Article 6 : Rencontre du Département et des familles

La salle coûte 700 €.
"""
    assert [a.payer for a in find(text, "case.md").amounts] == ["departement", ""]


def test_a_pronoun_over_a_list_stands_for_the_subject_before(find: Callable[..., Result]) -> None:
    text = (
        "Le Département conduit le projet. Il apporte :\n\n- 40 000 € pour le bus ;\n- 30 000 € pour le toit."
    )
    assert [a.payer for a in find(text, "case.md").amounts] == ["departement", "departement"]


def test_a_table_of_funders_without_heads(find: Callable[..., Result]) -> None:
    table = """# Le financement

| État - BOP 304 | 402 000 | 688 000 |
|---|---|---|
| ARS - FIR | 60 000 | 150 000 |
| TOTAL | 462 000 | 838 000 |
"""
    assert [(str(a.amount), a.payer) for a in find(table, "case.md").amounts] == [
        ("402000", "etat"),
        ("688000", "etat"),
        ("60000", "ars"),
        ("150000", "ars"),
        ("462000", ""),
        ("838000", ""),
    ]
    places = (
        table.replace("Le financement", "Les visites")
        .replace("402 000", "402")
        .replace("État - BOP 304", "Laon")
    )
    assert find(places.replace("ARS - FIR", "Guise"), "case.md").amounts == ()


def test_tables_say_who_pays_in_columns_rows_and_title(find: Callable[..., Result]) -> None:
    columns = (
        "| Action | État (€) | CD31 | Dépt. |\n|---|---|---|---|\n| Relais | 10 000 | 20 000 | 30 000 |\n"
    )
    assert [a.payer for a in find(columns, "case.md").amounts] == ["etat", "departement", "departement"]
    remarks = """| Action | Prévu | Observations |
|---|---|---|
| Équipe mobile | 300 000 € | Financement ARS ; 44 jeunes |
| Villa | 400 000 € | Visite de l'ARS ; 12 jeunes |
"""
    assert [a.payer for a in find(remarks, "case.md").amounts] == ["ars", ""]
    titled = "# {}\n\n| Versement | Montant |\n|---|---|\n| Acompte | 354 900 € |\n"
    assert [a.payer for a in find(titled.format("Versement de la part de l'État"), "case.md").amounts] == [
        "etat"
    ]
    assert [a.payer for a in find(titled.format("Calendrier remis à l'État"), "case.md").amounts] == [""]


PATTERNS = [
    *((said.AFTER, name) for name in said.AFTER),
    *((said.BEFORE, name) for name in said.BEFORE),
    *((said.FURTHER, name) for name in said.FURTHER),
]


@pytest.mark.no_cover
@pytest.mark.parametrize(("patterns", "name"), PATTERNS, ids=[name for _, name in PATTERNS])
def test_every_pattern_is_needed(
    patterns: dict[str, re.Pattern[str]],
    name: str,
    find: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without it some sentence comes out differently: a pattern that nothing needs is not under test."""
    monkeypatch.setitem(patterns, name, re.compile(r"(?!)"))
    specs = [param.values[0] for param in SPECS]
    told_of = (*cases("amounts_payers.yaml"), *cases("amounts_payers_met.yaml"))
    of_payers = [param.values[0] for param in told_of]
    assert any(
        [amount.payer for amount in find(spec["text"]).amounts] != spec["pays"]
        for spec in of_payers
        if "file" not in spec and "type" not in spec
    ) or any(
        [told(amount) for amount in find(spec["text"]).amounts]
        != [expected(amount) for amount in spec["amounts"]]
        for spec in specs
        if spec["amounts"]
    )


def test_columns_of_shares_name_their_payer(find: Callable[..., Result]) -> None:
    found = find(
        """| Fiche | Intitulé | Coût 2021 (€) | dont Etat | dont ARS | dont mesures |
|---|---|---|---|---|---|
| 1.1 | Visites | 62 000 | 25 000 | 12 000 | 25 |
| 1.2 | Relais | 10 000 | 10 000 | - | 40 |
""",
        "case.md",
    )
    assert rows(found) == [
        ("62000", "", "", "2021", ""),
        ("25000", "etat", "", "2021", ""),
        ("12000", "ars", "", "2021", ""),
        ("10000", "", "", "2021", ""),
        ("10000", "etat", "", "2021", ""),
    ]


def test_a_row_without_text_says_nothing(find: Callable[..., Result]) -> None:
    found = find("| A | État (€) |\n|---|---|\n|  |  |\n| Postes | 300 |\n|  |  |\n", "case.md")
    assert rows(found) == [("300", "etat", "", "", "")]


def test_a_cell_in_a_row_without_text_can_be_asked_for(read: Read, rules: Rules) -> None:
    reading = read("| A | État (€) |\n|---|---|\n|  |  |\n| Postes | 300 |\n", "case.md")
    lexicon = money_words(rules)
    table = financing.Financing(reading, lexicon, Parties(reading, lexicon), reading.document.tables[0])
    (blank, *_) = [c for c in table.grid.cells if not table.grid.text(c).strip()]
    assert table.says.said(blank, header=False) == tablecontext.CellContext()


ARTICLES = """# Extrait du registre des délibérations

Article 3 - D'approuver le plan, d'un montant de 900 000 €.

Article 4 - D'attribuer les subventions suivantes :

- 187 000 € à l'association Les Tilleuls ;
- une aide de 120 000 €, versée en deux fois (50 000 € en 2022) ;

soit un total de 307 000 €.

Article 5 - D'approuver le budget du contrat :

| Poste | Montant |
|---|---|
| Visites | 3 000 € |

Article 6 - D'inscrire la recette, soit 700 000 €, et d'imputer les dépenses, estimées à 1,1 M€.

Article 7 - Une aide de 150 € est allouée à chaque parrain.

Article 8 - Une aide de 200 € serait à chercher.
"""


@pytest.mark.parametrize(
    ("kind", "payers_of_all"),
    [("deliberation", "-DDDD--DD-"), ("contrat", "----------")],
)
def test_an_article_that_grants(kind: Any, payers_of_all: str, read: Read, rules: Rules) -> None:
    reading = read(ARTICLES, "case.md")
    result = replace(_empty(reading.document), profile=Profile(kind, "", None))
    found = amounts.extract(reading, rules, result).amounts
    assert "".join("D" if a.payer == "departement" else a.payer or "-" for a in found) == payers_of_all


def test_whoever_speaks_pays(read: Read, rules: Rules) -> None:
    reading = read(
        "« Nous engageons 92 M€ chaque année », se félicite Odile Cros.\n\n"
        "« Nous engageons 93 M€ chaque année », se félicite un habitant.\n\n"
        "Les familles coûtent 94 M€ dans notre budget.\n\nOdile Cros\n\n"
        "Les familles coûtent 95 M€ dans notre budget.\n\nRien d'autre.\n"
    )
    evidence = Evidence(0, 1, "«", "signatories.test")
    signed = Signatory(reading.document.id, evidence, "Odile Cros", "", "", "", "", "departement")
    result = replace(_empty(reading.document), signatories=(signed,))
    assert [(str(a.amount), a.payer) for a in amounts.extract(reading, rules, result).amounts] == [
        ("92000000", "departement"),
        ("93000000", ""),
        ("94000000", "departement"),
        ("95000000", ""),
    ]


def test_key_figures_and_their_captions(find: Callable[..., Result]) -> None:
    found = find(
        """23

actions

4,4 M€

sur trois ans, financés à parts égales par l'État et le Département

3,3 M€

L'État a financé la suite.

2,2 M€

soit 1,1 M€ de l'État
"""
    )
    assert [(str(a.amount), a.payer) for a in found.amounts] == [
        ("4400000", "etat+departement"),
        ("3300000", ""),
        ("2200000", ""),
        ("1100000", "etat"),
    ]


def test_sums_of_other_articles_are_left_out(find: Callable[..., Result]) -> None:
    text = "# Contrat\n\nTexte.\n\n## {}\n\n- Une avalanche\n- 620 000 € pour un chalet\n"
    assert find(text.format("Les plus lus"), "case.md").amounts == ()
    assert len(find(text.format("Les plus utiles"), "case.md").amounts) == 1


def test_no_circular_speaks_for_one_department(read: Read, rules: Rules) -> None:
    reading = read("Le budget de l'aide sociale à l'enfance atteint 61,3 M€.")
    result = replace(_empty(reading.document), profile=Profile("circulaire", "", None))
    assert [a.payer for a in amounts.extract(reading, rules, result).amounts] == [""]


def test_a_table_of_funders_needs_no_unit(find: Callable[..., Result]) -> None:
    table = """| {} | Notifié | {} |
|---|---|---|
| État (BOP 304) | 1 070 000 | 812 300 |
| ARS | 230 000 | 197 400 |
| {} | 1 300 000 | 1 009 700 |
"""
    found = find(table.format("Financeur", "Consommé", "Total"), "case.md")
    assert [(a.amount, a.payer) for a in found.amounts] == [
        (1070000, "etat"),
        (812300, "etat"),
        (230000, "ars"),
        (197400, "ars"),
        (1300000, ""),
        (1009700, ""),
    ]
    counted = find(table.format("Financeur", "Mesures", "Total"), "case.md").amounts
    assert [int(a.amount) for a in counted] == [1070000, 230000, 1300000]
    assert find(table.format("Pilote", "Consommé", "Total"), "case.md").amounts == ()
    others = table.replace("État (BOP 304)", "Visites").replace("Notifié", "Prévu")
    assert find(others.format("Ligne", "Consommé", "Total"), "case.md").amounts == ()


def test_lists_whose_intro_says_the_unit(find: Callable[..., Result]) -> None:
    text = """La répartition ({}) est la suivante :

- État (BOP 304) : 412 000 ;
- ARS : 88 000 ;
- objectif n° 6
- Jeunes : 12
"""
    assert rows(find(text.format("en euros"), "case.md")) == [
        ("412000", "etat", "304", "", ""),
        ("88000", "ars", "", "", ""),
    ]
    assert [int(a.amount) for a in find(text.format("en K€"), "case.md").amounts] == [412000000, 88000000]
    assert find(text.format("en places"), "case.md").amounts == ()
