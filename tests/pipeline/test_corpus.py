"""The documents of corpus/, all the way through: what must hold for each, whatever was found in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from extractor.dataset import FACT_TABLES, SCHEMA, Dataset, offset_columns
from extractor.dataset.cells import cell
from extractor.evaluation import as_cells, evaluate, load_gold
from extractor.model import Result

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def results(corpus_results: list[Result]) -> list[Result]:
    return corpus_results


@pytest.fixture
def dataset(corpus_dataset: Dataset) -> Dataset:
    return corpus_dataset


def test_every_fact_is_a_range_of_its_text(results: list[Result]) -> None:
    for result in results:
        document = result.document
        for evidence in [fact.evidence for fact in result.facts()] + [link.evidence for link in result.links]:
            assert 0 <= evidence.start <= evidence.end <= len(document.text)
            assert document.quote(evidence.start, evidence.end) == evidence.quote, document.source
            assert evidence.rule
            if document.pages:
                assert evidence.page is not None
                assert 1 <= evidence.page <= len(document.pages)


def test_facts_of_pages_have_boxes_on_them(results: list[Result]) -> None:
    for result in results:
        sizes = {page.number: page for page in result.document.pages}
        for fact in result.facts():
            for box in fact.evidence.boxes:
                page = sizes[box.page]
                assert -1 <= box.x0 < box.x1 <= page.width + 1, (result.document.source, fact)
                assert -1 <= box.top < box.bottom <= page.height + 1, (result.document.source, fact)


def test_keys_are_unique_and_point_somewhere(dataset: Dataset) -> None:
    for name, table in SCHEMA.items():
        rows = dataset.rows[name]
        if table.primary_key:
            keys = Counter(tuple(row[column] for column in table.primary_key) for row in rows)
            assert not [key for key, count in keys.items() if count > 1], name
        for key in table.foreign_keys:
            known = {row[key.reference_column] for row in dataset.rows[key.reference]}
            assert {row[key.column] for row in rows} - {None} <= known, (name, key)


def test_cells_keep_their_constraints(dataset: Dataset) -> None:
    for name, table in SCHEMA.items():
        for row in dataset.rows[name]:
            assert tuple(row) == table.names
            for column in table.columns:
                value = row[column.name]
                assert value is not None or not column.required, (name, column.name, row)
                if value is not None and column.enum:
                    assert value in column.enum, (name, column.name, row)


def test_offsets_in_the_tables_give_the_quote(dataset: Dataset) -> None:
    for table in FACT_TABLES:
        start, end = offset_columns(table)
        for row in dataset.rows[table.name]:
            text = dataset.texts[str(row["document_id"])]
            assert text[int(str(row[start])) : int(str(row[end]))] == row["quote"]


def test_every_action_has_a_match(dataset: Dataset) -> None:
    actions = {row["action_id"] for row in dataset.rows["actions"]}
    assert actions == {row["action_id"] for row in dataset.rows["matches"]}


def test_what_waits_is_in_the_queue(dataset: Dataset) -> None:
    asked = {(row["kind"], row["id"]) for row in dataset.rows["review"]}
    # A date that its weekday contradicts is asked with the days that it may be instead.
    against_their_weekday = {
        (row["kind"], row["id"])
        for row in dataset.rows["review"]
        if row["kind"] == "date"
        and re.search(r"est un (?:lun|mar|mercre|jeu|vendre|same|diman)", str(row["why"]))
    }
    for table, id_ in (("signatories", "signatory_id"), ("dates", "date_id"), ("amounts", "amount_id")):
        for row in dataset.rows[table]:
            kind = SCHEMA[table].kind
            doubted = kind == "date" and (kind, row[id_]) in asked & against_their_weekday
            assert ((kind, row[id_]) in asked) == (row["status"] == "review" or doubted)
    assert against_their_weekday


@pytest.mark.no_cover
def test_every_gold_document_is_there(dataset: Dataset) -> None:
    report = evaluate(as_cells(dataset), load_gold(CORPUS / "gold"))
    assert report.absent == []
    assert report.tables["departments"].f1 >= 0.9
    assert cell(None) == ""
