"""What stands on a page, gathered once: words, ruling lines. Then the page can be closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as raw

from extractor.readers.page_words import NO_WORDS, PageWords, Word
from extractor.readers.pdf_drawings import Ruling, drawn_bullets, read_drawings, rulings_of
from extractor.readers.pdf_words import Frame, read_words


@dataclass(slots=True)
class PageInk:
    """The words and rulings of one page. `rotated`: words set sideways (stamps, margins), out of the flow."""

    number: int
    width: float
    height: float
    words: PageWords = NO_WORDS
    rotated: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    blank: bool = False
    crowded: bool = False  # too many objects to look for rulings


def read_page(page: Any, number: int) -> PageInk:
    """Gather the ink of a pypdfium2 page. `number` counts from 1."""
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)
    width, height = page.get_size()
    ink = PageInk(number, width, height, blank=raw.FPDFPage_CountObjects(page) == 0)
    textpage = page.get_textpage()
    try:
        ink.words, ink.rotated = read_words(textpage, frame, width, height)
        for turns in (1, 2, 3):
            if len(ink.words) >= 0.2 * len(ink.rotated):
                break
            # The whole page is set sideways or upside down: it is read, and measured, as if turned back.
            turned = frame._replace(turns=(frame.turns + turns) % 4)
            size = (height, width) if turns % 2 else (width, height)
            words, rotated = read_words(textpage, turned, *size)
            if len(words) > len(rotated):
                frame, (width, height) = turned, size
                ink = PageInk(number, width, height, words, rotated)
    finally:
        textpage.close()
    if ink.words:
        boxes = read_drawings(page, frame, width, height)
        ink.crowded = boxes is None
        if boxes:
            ink.rulings = rulings_of(boxes, 0.85 * width * height)
            bullets = drawn_bullets(boxes, ink.words)
            if bullets:
                ink.words = PageWords.of([*ink.words, *bullets])
    return ink
