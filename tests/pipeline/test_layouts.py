"""The difficult pages of corpus/layouts: each PDF against the plain text of the same source."""

from __future__ import annotations

import runpy
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.accuracy import Rows, Score, cells, sequence, words_of

from extractor.evaluation import as_cells, evaluate, load_gold
from extractor.model import Document, Result
from extractor.pipeline import load

LAYOUTS = Path(__file__).parents[2] / "corpus" / "layouts"
STEMS = sorted(path.stem for path in (LAYOUTS / "sources").glob("*.txt"))
TABLES = ("departments", "signatories", "dates", "amounts", "actions")

content = runpy.run_path(str(LAYOUTS / "content.py"))


@cache
def result(stem: str, form: str) -> Result:
    return load()(LAYOUTS / ("text" if form == "txt" else "documents") / f"{stem}.{form}")


def source(stem: str) -> list[Any]:
    blocks: list[Any] = content["load"](LAYOUTS / "sources" / f"{stem}.txt")[1]
    return blocks


def flow(document: Document) -> str:
    """The text of the pages without headers, footers and footnotes, and without the marks of lists."""
    kept = (block for block in document.blocks if block.kind not in ("header", "footer"))
    return "\n".join(document.text[block.start : block.end] for block in kept)


def tables_of(document: Document) -> list[Rows]:
    return [[[document.text[c.start : c.end] for c in row] for row in t.rows()] for t in document.tables]


def source_tables(stem: str) -> list[Rows]:
    tables: list[Rows] = []
    for block in source(stem):
        if block.kind == "table":
            spans = list(content["spans_of"](block))
            tables.append([[s.text for s in spans if s.row == row] for row in sorted({s.row for s in spans})])
    return tables


@pytest.mark.parametrize("stem", STEMS)
def test_words_in_their_order(stem: str) -> None:
    expected = words_of(content["text_of"](source(stem), notes=False, marks=False))
    assert len(expected) > 300
    assert sequence(expected, words_of(flow(result(stem, "pdf").document))).f1 >= 0.99


@pytest.mark.parametrize("stem", STEMS)
def test_cells_of_tables(stem: str) -> None:
    document = result(stem, "pdf").document
    assert cells(source_tables(stem), tables_of(document)).f1 >= 0.99


@pytest.mark.parametrize("stem", STEMS)
def test_no_table_is_read_where_there_is_none(stem: str) -> None:
    """Framed boxes, signatures side by side and tables of contents are no tables."""
    words = {
        word for table in source_tables(stem) for row in table for cell in row for word in words_of(cell)
    }
    for table in tables_of(result(stem, "pdf").document):
        found = [word for row in table for cell in row for word in words_of(cell)]
        assert sum(word in words for word in found) > 0.9 * len(found), table[0]


@pytest.mark.parametrize("stem", STEMS)
def test_the_call_of_a_footnote_leaves_its_word_whole(stem: str) -> None:
    """« en 2022² » is the year 2022, not 20222."""
    running = set(words_of(flow(result(stem, "pdf").document)))
    words = set(words_of(content["text_of"](source(stem), notes=False, marks=False)))
    assert not {word for word in running - words if word[:-1] in words and word[-1].isdigit()}


@pytest.mark.parametrize("stem", STEMS)
def test_footnotes_are_out_of_the_flow_and_not_lost(stem: str) -> None:
    document = result(stem, "pdf").document
    text, running = ("".join(words_of(part)) for part in (document.text, flow(document)))
    for note in content["notes_of"](source(stem)):
        words = "".join(words_of(note))
        assert words in text
        assert words not in running


@pytest.mark.parametrize("stem", STEMS)
def test_furniture_stays_out_of_the_flow(stem: str) -> None:
    """Running headers and footers, the stamps of a browser, a watermark."""
    meta = content["load"](LAYOUTS / "sources" / f"{stem}.txt")[0]
    running = flow(result(stem, "pdf").document)
    stamps = ["http://"] if meta["producer"] == "chromium" else []
    for text in [
        meta.get("header"),
        meta.get("watermark"),
        *stamps,
        (meta.get("footer") or "").split("{")[0],
    ]:
        if text and text.strip() not in ("", "page", "Page"):
            assert text.split("\t")[0].strip() not in running


def figures(stem: str, form: str) -> dict[str, float]:
    golds = [gold for gold in load_gold(LAYOUTS / "gold") if gold.stem == stem]
    return evaluate(as_cells(load().dataset([result(stem, form)])), golds).figures()


@pytest.mark.parametrize("case", [f"{stem} {table}" for stem in STEMS for table in TABLES])
def test_facts_of_a_page_are_those_of_its_text(case: str) -> None:
    stem, table = case.split()
    assert figures(stem, "pdf")[f"{table}.f1"] >= figures(stem, "txt")[f"{table}.f1"] - 0.02


@pytest.mark.parametrize("stem", STEMS)
def test_no_page_with_text_is_read_by_ocr(stem: str) -> None:
    assert not [page.number for page in result(stem, "pdf").document.pages if page.ocr]


def test_the_text_of_each_document_is_that_of_its_source() -> None:
    for stem in STEMS:
        text = (LAYOUTS / "text" / f"{stem}.txt").read_text(encoding="utf-8")
        parts = content["load"](LAYOUTS / "sources" / f"{stem}.txt")
        assert text == content["whole_text_of"](*parts), stem
        assert unicodedata.is_normalized("NFC", text)


def test_scores_of_a_wrong_reading_are_low() -> None:
    expected = words_of(content["text_of"](source(STEMS[0]), notes=False, marks=False))
    assert sequence(expected, expected[len(expected) // 2 :] + expected[: len(expected) // 2]).f1 < 0.6
    assert cells(source_tables(STEMS[0]), []) == Score(0, 0, cells(source_tables(STEMS[0]), []).expected)
