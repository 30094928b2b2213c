"""PDF files with a text layer, through pdfium: words with boxes, lines, blocks, tables, margins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from extractor.errors import DamagedError, EncryptedError, NoTextError, TooLargeError
from extractor.model import Page
from extractor.readers.layout import Content, Draft, Warn, build
from extractor.readers.ocr import OcrMode
from extractor.readers.page_words import NO_WORDS
from extractor.readers.pdf_aligned import take_aligned
from extractor.readers.pdf_blocks import blocks_of, runs_over
from extractor.readers.pdf_cards import take_cards
from extractor.readers.pdf_fallback import read_with_pdfplumber
from extractor.readers.pdf_fragments import Fragment, fragment
from extractor.readers.pdf_gutters import Gutter
from extractor.readers.pdf_lines import LineBuilder
from extractor.readers.pdf_margins import split_margins
from extractor.readers.pdf_ocr import Scans
from extractor.readers.pdf_order import reading_order
from extractor.readers.pdf_page import PageInk, read_page
from extractor.readers.pdf_table_pages import continue_table
from extractor.readers.pdf_tables import take_tables
from extractor.readers.structure import arrange

_MAX_PAGES = 5_000


def read_pdf(data: bytes, ocr: OcrMode = "auto") -> Content:
    """Read a PDF: its text layer, and by OCR the pages that have none, where Tesseract is installed.

    Raises:
        EncryptedError: it opens only with a password.
        DamagedError: pdfium cannot open it, or not one of its pages.
        NoTextError: no page has text, and OCR is not there or finds none.
        TooLargeError: it has thousands of pages.
    """
    scans = Scans(ocr)
    pages = _read_pages(data, scans)
    if not any(page.fragments for page in pages):
        raise NoTextError(scans.why_nothing())
    sizes = tuple(Page(page.ink.number, page.ink.width, page.ink.height) for page in pages)
    drafts = arrange(_drafts(pages))
    del pages  # a long document's fragments are let go before its text is written
    content = build(drafts)
    if not content.text:
        raise NoTextError("the text layer holds no readable characters; read it with --ocr always")
    content.pages = sizes
    content.warnings = scans.warnings
    scans.finish(content)
    return content


@dataclass(slots=True)
class _Seen:
    """A page as its lines and tables; the words of its ink are let go."""

    ink: PageInk
    fragments: list[Fragment]
    gutters: list[Gutter]


def _read_pages(data: bytes, scans: Scans) -> list[_Seen]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedError("the PDF opens only with a password: save a copy without one") from error
        return _read_damaged(data, scans, "the PDF is damaged: get it again from its source")
    pages: list[_Seen] = []
    unread: list[int] = []
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise TooLargeError(f"the PDF has {count} pages, more than {_MAX_PAGES}: split it")
        for index in range(count):
            try:
                page = document[index]
            except pdfium.PdfiumError:
                unread.append(index + 1)
                continue
            try:
                pages.append(_seen(scans.read(page, read_page(page, index + 1))))
            except pdfium.PdfiumError:
                unread.append(index + 1)
            finally:
                page.close()
    finally:
        document.close()
    if not pages:
        wrong = "none of the PDF's pages can be read" if count else "the PDF has no pages"
        return _read_damaged(data, scans, f"{wrong}: it is damaged or cut off; get it again from its source")
    if unread:
        found = [_seen(ink) for ink in read_with_pdfplumber(data, unread, count)]
        lost = sorted({*unread} - {page.ink.number for page in found})
        scans.warnings += [
            Warn("damaged_page", "this page is damaged and was left out", page) for page in lost
        ]
        pages = sorted([*pages, *found], key=lambda page: page.ink.number)
    return pages


def _read_damaged(data: bytes, scans: Scans, why: str) -> list[_Seen]:
    """The pages of a file that pdfium gives up, as far as pdfplumber reads them.

    Raises:
        DamagedError: it reads none.
    """
    pages = [_seen(ink) for ink in read_with_pdfplumber(data)]
    if not pages:
        raise DamagedError(why)
    scans.warnings.append(Warn("damaged", f"{why}; what could still be read was kept"))
    return pages


def _seen(ink: PageInk) -> _Seen:
    tables, words = take_tables(ink)
    fragments, gutters = LineBuilder(ink.number, words).fragments()
    ink.words = NO_WORDS
    fragments = take_cards(ink.number, fragments)
    return _Seen(ink, take_aligned(ink.number, fragments, ink.rulings) + tables, gutters)


def _drafts(pages: Sequence[_Seen]) -> list[Draft]:
    fragments = [f for page in pages for f in page.fragments]
    _level_bold(fragments)
    body_size = _body_size(fragments)
    drafts: list[Draft] = []
    last_body: Draft | None = None
    split = split_margins([(page.ink, page.fragments) for page in pages], body_size)
    for page, margins in zip(pages, split, strict=True):
        ink = page.ink
        body = blocks_of(reading_order(margins.body, page.gutters), body_size)
        if last_body is not None and body and runs_over(last_body, body[0]):
            last_body.lines.extend(body[0].lines)
            del body[0]
        elif last_body is not None and body and continue_table(last_body, body[0]):
            del body[0]
        drafts.extend(_margin_drafts("header", margins.header))
        drafts.extend(body)
        drafts.extend(Draft("footer", [f.line for f in note], page=ink.number) for note in margins.notes)
        drafts.extend(_margin_drafts("footer", margins.footer))
        drafts.extend(_rotated(ink))
        last_body = body[-1] if body else last_body
    return drafts


def _body_size(fragments: Sequence[Fragment]) -> float:
    """The type size most characters of running text are set in (tables are often smaller)."""
    sizes: Counter[float] = Counter()
    for f in fragments:
        f.count_sizes(sizes)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _level_bold(fragments: Sequence[Fragment]) -> None:
    """Where most of the text is bold (or the fonts say so), bold marks nothing."""
    total = sum(len(f.text) for f in fragments)
    if sum(len(f.text) for f in fragments if f.bold) > 0.6 * total:
        for f in fragments:
            f.bold = False


def _margin_drafts(kind: str, fragments: Sequence[Fragment]) -> list[Draft]:
    return [
        Draft("header" if kind == "header" else "footer", [f.line], page=f.page)
        for column in reading_order(fragments)
        for f in column
    ]


def _rotated(ink: PageInk) -> list[Draft]:
    """Words set sideways, kept after the page's text as one footer."""
    if not ink.rotated:
        return []
    return [Draft("footer", [fragment(ink.number, ink.rotated).line], page=ink.number)]
