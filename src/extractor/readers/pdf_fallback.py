"""What pdfplumber reads where pdfium gives up: files it cannot open, pages it cannot load.

pdfplumber is some twenty times slower and forgives other faults: a page tree that counts wrongly, for one.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from extractor.readers.page_words import PageWords, Word
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_page import PageInk

_MAX_PAGES = 200  # a damaged file with more is not worth the hours


def read_with_pdfplumber(data: bytes, numbers: Sequence[int] = (), count: int = 0) -> list[PageInk]:
    """The pages with text that pdfplumber finds; none where it fails as well.

    `numbers`: only these of `count` pages, counted from 1; none where pdfplumber counts other pages.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it reports each fault that it forgives
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = document.pages
            if numbers:
                pages = [page for page in pages if page.page_number in numbers] if len(pages) == count else []
            return list(_inks(pages[:_MAX_PAGES]))
    except Exception:  # noqa: BLE001 - on damaged files pdfminer raises whatever its parser trips over
        return []


def _inks(pages: Sequence[Any]) -> Iterator[PageInk]:
    for page in pages:
        found = page.extract_words(use_text_flow=True, extra_attrs=["size", "fontname"])
        words = [_word(word) for word in found if word["upright"]]
        if words:
            rulings = [
                Ruling(*(float(edge[side]) for side in ("x0", "top", "x1", "bottom"))) for edge in page.edges
            ]
            yield PageInk(
                page.page_number, float(page.width), float(page.height), PageWords.of(words), rulings=rulings
            )
        page.close()


def _word(word: dict[str, Any]) -> Word:
    x0, top, x1, bottom, size = (float(word[key]) for key in ("x0", "top", "x1", "bottom", "size"))
    return Word(word["text"], x0, top, x1, bottom, round(size, 2), "bold" in word["fontname"].lower())
