"""Scans all the way through: facts no worse than those of the originals, none of them taken on trust."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.evaluation import as_cells, evaluate, load_gold
from extractor.model import Box, Document, Page, Result, Words
from extractor.pipeline import Pipeline, load
from extractor.readers.ocr import find_engine

CORPUS = Path(__file__).parents[2] / "corpus"
TABLES = ("departments", "signatories", "dates", "amounts", "actions")

needs_tesseract = pytest.mark.skipif(find_engine() is None, reason="Tesseract with French is not installed")


def test_a_fact_on_a_page_read_by_ocr_has_a_rule_of_its_own() -> None:
    words = Words()
    words.add(0, 5, Box(1, 0, 0, 9, 9))
    words.add(6, 11, Box(2, 0, 0, 9, 9))
    pages = (Page(1, 595, 842), Page(2, 595, 842, ocr=True))
    document = Document("doc-1", "a.pdf", "1", "application/pdf", "ocr", "avant apres", (), (), pages, words)
    reading = load()._language.annotate(document)
    assert reading.evidence(0, 5, "dates.day").rule == "dates.day"
    assert reading.evidence(6, 11, "dates.day").rule == "dates.day/ocr"


def figures(pipeline: Pipeline, results: list[Result], gold: Path) -> dict[str, float]:
    stems = {Path(result.document.source).stem for result in results}
    golds = [document for document in load_gold(gold) if document.stem in stems]
    assert len(golds) == len(results)
    return evaluate(as_cells(pipeline.dataset(results)), golds).figures()


@pytest.mark.no_cover
@needs_tesseract
def test_scans_against_their_originals() -> None:
    pipeline = load()
    scans = sorted((CORPUS / "scans" / "documents").glob("*.pdf"))
    originals = [CORPUS / "documents" / path.name.removeprefix("scan_") for path in scans]
    found = [pipeline(path) for path in scans]
    assert [result.document.reader for result in found] == ["ocr"] * len(scans)
    scanned = figures(pipeline, found, CORPUS / "scans" / "gold")
    typed = figures(pipeline, [pipeline(path) for path in originals], CORPUS / "gold")
    for table in TABLES:
        assert scanned[f"{table}.f1"] >= typed[f"{table}.f1"] - 0.05, table
    rules = {fact.evidence.rule for result in found for fact in result.facts()}
    assert rules
    assert all(rule.endswith("/ocr") for rule in rules)
