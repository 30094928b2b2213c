"""Each fact's boxes cover its quote and nothing else: pdfium's own text inside them says the same."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import extractor
from extractor.model import Box, Document, Evidence, fold_text

PDFS = sorted((Path(__file__).parents[2] / "corpus" / "documents").glob("*.pdf"))


def letters(text: str) -> str:
    """What a quote and a crop are compared by: no spaces, hyphens, accents or case."""
    return re.sub(r"\W", "", fold_text(text.replace("\ufffe", "").replace("\x02", "")))


def inside(pdf: Any, boxes: Sequence[Box]) -> str:
    """The text that pdfium finds in these boxes, one after the other."""
    texts = []
    for box in boxes:
        page = pdf[box.page - 1]
        height = page.get_height()
        textpage = page.get_textpage()
        texts.append(textpage.get_text_bounded(box.x0, height - box.bottom, box.x1, height - box.top))
        textpage.close()
        page.close()
    return " ".join(texts)


def whole_words(document: Document, evidence: Evidence) -> str:
    """The quote, and the rest of the words that it begins and ends in: « l’ » of « l’Oise » is in its box."""
    over = document.words.overlapping(evidence.start, evidence.end)
    start = min(evidence.start, document.words.starts[over[0]])
    return document.quote(start, max(evidence.end, document.words.ends[over[-1]]))


def crowded(document: Document, evidence: Evidence) -> bool:
    """Whether another line is set into the box: small print under the large letters of a masthead."""
    words = document.words
    own = set(words.overlapping(evidence.start, evidence.end))
    columns = zip(words.pages, words.x0s, words.tops, words.x1s, words.bottoms, strict=True)
    return any(
        min(x1, box.x1) - max(x0, box.x0) > 1 and min(bottom, box.bottom) - max(top, box.top) > 1
        for index, (page, x0, top, x1, bottom) in enumerate(columns)
        if index not in own
        for box in evidence.boxes
        if page == box.page
    )


@pytest.fixture(scope="module")
def pipeline() -> extractor.Pipeline:
    return extractor.load()


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_boxes_cover_their_quotes(pipeline: extractor.Pipeline, path: Path) -> None:
    result = pipeline(path)
    if result.document.reader != "pdf":
        pytest.skip("read by OCR: there is no text layer to compare with")
    facts = list(result.facts())
    assert facts
    pdf = pypdfium2.PdfDocument(path.read_bytes())
    try:
        for fact in facts:
            evidence = fact.evidence
            assert evidence.boxes, evidence
            assert evidence.page == evidence.boxes[0].page
            found, expected = letters(inside(pdf, evidence.boxes)), letters(evidence.quote)
            if found != expected:
                assert expected in found
                whole = letters(whole_words(result.document, evidence))
                assert found == whole or crowded(result.document, evidence), evidence
    finally:
        pdf.close()
