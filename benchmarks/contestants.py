"""Who reads side by side: this reader, pdfplumber, PyMuPDF, and pdfium's bare text as the limit."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from benchmarks.accuracy import Rows, words_of
from extractor.errors import ReadError
from extractor.readers import read


class Reading(NamedTuple):
    """What a contestant made of a document, in a form that can be compared."""

    words: list[str]
    tables: list[Rows]


@dataclass(frozen=True, slots=True)
class Contestant:
    """`read` is timed; `shown`, which is not, makes its result comparable: without it speed alone counts."""

    name: str
    does: str
    read: Callable[[bytes], Any]
    shown: Callable[[Any], Reading] | None
    turns: int = 1  # how often it reads each document in a round: the quick ones more often


def _read_ours(data: bytes) -> Any:
    return read("document.pdf", data, ocr="never")  # the others read text layers only


def _read_words(data: bytes) -> Any:
    """What the others are asked for, and no more: no reading order, blocks, lists, margins, no one text."""
    import pypdfium2

    from extractor.readers.pdf_page import read_page
    from extractor.readers.pdf_tables import take_tables

    pages = []
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        ink = read_page(page, number)
        pages.append((ink.words, take_tables(ink)[0]))
        page.close()
    document.close()
    return pages


def _shown_ours(document: Any) -> Reading:
    tables = [
        [[document.quote(cell.start, cell.end) for cell in row] for row in table.rows()]
        for table in document.tables
    ]
    return Reading(words_of(document.text), tables)


def _read_pdfplumber(data: bytes) -> Any:
    import pdfplumber

    pages = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            pages.append((page.extract_words(), page.extract_tables()))
            page.close()
    return pages


def _shown_pdfplumber(pages: Any) -> Reading:
    words = [word for found, _ in pages for word in _mended((entry["text"], entry["top"]) for entry in found)]
    return Reading(words_of(" ".join(words)), _tables(table for _, tables in pages for table in tables))


def _read_pymupdf(data: bytes) -> Any:
    import pymupdf

    pages = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            tables = [table.extract() for table in page.find_tables().tables]
            pages.append((page.get_text("words"), tables))
    return pages


def _shown_pymupdf(pages: Any) -> Reading:
    words = [word for found, _ in pages for word in _mended((entry[4], entry[1]) for entry in found)]
    return Reading(words_of(" ".join(words)), _tables(table for _, tables in pages for table in tables))


def _read_pdfium(data: bytes) -> Any:
    import pypdfium2

    texts = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return texts


def _shown_pdfium(texts: Any) -> Reading:
    mended = " ".join(texts).replace("\ufffe", "").replace("\x02", "")  # where it joined a broken word
    return Reading(words_of(mended), [])


def _mended(words: Iterable[tuple[str, float]]) -> Iterator[str]:
    """Words with their tops; one that ends in a hyphen is joined with the next where that stands lower."""
    half, height = "", 0.0
    for text, top in words:
        if half and top > height:
            text = half.rstrip("-\u00ad") + text
        elif half:
            yield half
        half, height = "", top
        if text.endswith(("-", "\u00ad")) and len(text) > 1:
            half = text
        else:
            yield text
    if half:
        yield half


def _tables(found: Iterable[Any]) -> list[Rows]:
    return [
        [[" ".join(_mended_lines(cell)) for cell in row if cell] for row in table] for table in found if table
    ]


def _mended_lines(cell: str) -> Iterator[str]:
    return _mended((word, line) for line, text in enumerate(cell.split("\n")) for word in text.split())


CONTESTANTS = (
    Contestant("extractor", "text, boxes, blocks, tables", _read_ours, _shown_ours, turns=3),
    Contestant("its words and tables", "words, boxes, ruled tables", _read_words, None, turns=3),
    Contestant("pdfplumber", "extract_words, extract_tables", _read_pdfplumber, _shown_pdfplumber),
    Contestant("PyMuPDF", "get_text('words'), find_tables", _read_pymupdf, _shown_pymupdf),
    Contestant("pypdfium2", "bare text", _read_pdfium, _shown_pdfium, turns=3),
)


def can_all_read(data: bytes) -> bool:
    """Whether every contestant reads these bytes: a refusal is quick, and would count as speed."""
    for contestant in CONTESTANTS:
        try:
            contestant.read(data)
        except ReadError:
            return False
        except Exception:  # noqa: BLE001 - other people's readers, which fail in ways of their own
            return False
    return True
