"""Pages of a PDF that hold no usable text: found one by one, rendered, read by OCR.

What comes out is the same `PageInk` as of any other page, so that lines, lists and tables are built by the
same code. A scan lies askew or on its side: the ink is that of the page set straight, and `Placement` leads
its boxes back to where they are seen.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np

from extractor.model import Box, Cell, Table
from extractor.readers.layout import Content, Warn
from extractor.readers.ocr import INSTALL, Engine, OcrFailedError, OcrLine, OcrMode, find_engine
from extractor.readers.ocr_words import words_of
from extractor.readers.page_image import (
    Pixels,
    Segment,
    as_pgm,
    rulings,
    skew_of,
    straightened,
    without,
)
from extractor.readers.page_words import PageWords
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_page import PageInk
from extractor.readers.pdf_unread import SAID, Reason, reason_to_read
from extractor.readers.plausibility import judge

_DPI = 300
_MAX_PIXELS = 25_000_000  # A3 at 300 dpi is 17 million
_MIN_DPI = 70
_POOR = 70  # mean confidence below which an upright page may lie on its side
_WHITE = 0.0005  # share of dark pixels below which a sheet is empty
_GAIN = 1.5  # times as many words must come out of a page that has some


class Placement(NamedTuple):
    """How a page that was set straight lies on the page as seen, sizes in points.

    `turns`: quarter turns clockwise that set it upright; `skew`: degrees by which its lines fall.
    """

    width: float
    height: float
    turns: int
    skew: float

    def box(self, box: Box) -> Box:
        """A box of the straight page where it is seen."""
        width, height = (self.height, self.width) if self.turns % 2 else (self.width, self.height)
        x, y = (box.x0 + box.x1 - width) / 2, (box.top + box.bottom - height) / 2
        cos, sin = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        dx, dy = cos * x - sin * y - x, sin * x + cos * y - y
        x0, top, x1, bottom = box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy
        if self.turns == 1:
            x0, top, x1, bottom = top, self.height - x1, bottom, self.height - x0
        elif self.turns == 2:
            x0, top, x1, bottom = self.width - x1, self.height - bottom, self.width - x0, self.height - top
        elif self.turns == 3:
            x0, top, x1, bottom = self.width - bottom, x0, self.width - top, x1
        return Box(box.page, *(round(value, 2) for value in (x0, top, x1, bottom)))


@dataclass(slots=True)
class Scans:
    """Reads what has no text layer, page by page, and remembers what there is to say about it."""

    mode: OcrMode
    warnings: list[Warn] = field(default_factory=list)
    placements: dict[int, Placement] = field(default_factory=dict)
    confidences: list[float] = field(default_factory=list)

    def read(self, page: Any, ink: PageInk) -> PageInk:
        """The page's ink: as it is, or by OCR where that is wanted and gives more."""
        reason = reason_to_read(page, ink) if self.mode == "auto" else None
        if self.mode == "always":
            reason = "asked"
        elif self.mode == "never" and not ink.words and not ink.blank:
            self._warn("no_text_page", f"{SAID['no text']}: nothing was read from it", ink.number)
        if reason is None:
            return ink
        engine = find_engine()
        if engine is None:
            self._warn("no_text_page", f"{SAID[reason]}; to read it, {INSTALL}", ink.number)
            return ink
        try:
            found = _recognise(page, ink.number, engine)
        except OcrFailedError as error:
            self._warn("ocr_failed", f"{SAID[reason]}, and it could not be read: {error}", ink.number)
            return ink
        if not found.ink.words and not ink.words:
            ink.blank = found.white
            if not found.white:
                self._warn("no_text_page", f"{SAID['no text']}, and OCR finds no words on it", ink.number)
        if not _is_better(found, ink, reason):
            return ink
        self.placements[ink.number] = found.placement
        self.confidences.append(found.confidence)
        return found.ink

    def why_nothing(self) -> str:
        """What to say of a document without any text."""
        scan = "no page has text: it looks like a scan"
        if self.mode == "never":
            return f"{scan}; read it with --ocr auto"
        if find_engine() is None:
            return f"{scan}; to read it, {INSTALL}"
        failed = next((f" ({w.message})" for w in self.warnings if w.code == "ocr_failed"), "")
        return f"{scan}, and OCR finds no text in it{failed}"

    def _warn(self, code: str, message: str, page: int) -> None:
        self.warnings.append(Warn(code, message, page))

    def finish(self, content: Content) -> None:
        """Set the boxes of `content` where they are seen, mark its pages, and say what was read by OCR."""
        if not self.placements:
            return
        words = content.words
        for index, page in enumerate(words.pages):
            if page in self.placements:
                box = self.placements[page].box(words.box(index))
                for column, value in zip(_columns(words), box[1:], strict=True):
                    column[index] = value
        content.tables = tuple(self._placed(table) for table in content.tables)
        content.pages = tuple(
            page._replace(width=p.width, height=p.height, ocr=True)
            if (p := self.placements.get(page.number)) is not None
            else page
            for page in content.pages
        )
        mean = sum(self.confidences) / len(self.confidences)
        content.warnings.append(
            Warn("ocr", f"read by OCR: {_ranges(sorted(self.placements))} (mean confidence {mean:.0f} %)")
        )

    def _placed(self, table: Table) -> Table:
        def placed(cell: Cell) -> Cell:
            if cell.box is None or cell.box.page not in self.placements:
                return cell
            return replace(cell, box=self.placements[cell.box.page].box(cell.box))

        return replace(table, cells=tuple(placed(cell) for cell in table.cells))


@dataclass(slots=True)
class _Found:
    ink: PageInk
    placement: Placement
    confidence: float
    white: bool  # a sheet without anything on it


def _columns(words: Any) -> tuple[array[float], ...]:
    return words.x0s, words.tops, words.x1s, words.bottoms


def _ranges(pages: Sequence[int]) -> str:
    """Page numbers in short: "page 3", "pages 1-4, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' if len(pages) > 1 else ''} {shown}"


def _is_better(found: _Found, ink: PageInk, reason: Reason) -> bool:
    """Whether OCR gave more than the text layer holds."""
    new, old = found.ink.words, ink.words
    if reason == "garbled":
        return judge(new.texts()).oddity < judge(old.texts()).oddity
    return bool(new) and (reason == "asked" or not old or len(new) >= _GAIN * len(old) + 5)


@dataclass(slots=True)
class _Sheet:
    """A picture of the page set upright and straight, with what Tesseract read in it."""

    pixels: Pixels
    turns: int
    skew: float
    segments: list[Segment]
    lines: list[OcrLine]

    @property
    def letters(self) -> float:
        """How much was read, each letter as sure as its word."""
        return sum(len(w.text) * w.confidence / 100 for line in self.lines for w in line.words)

    @property
    def confidence(self) -> float:
        """The mean confidence of the letters that were read."""
        letters = sum(len(w.text) for line in self.lines for w in line.words)
        return 100 * self.letters / letters if letters else 0.0


def _recognise(page: Any, number: int, engine: Engine) -> _Found:
    """Render a page and read it, whichever way up it lies."""
    width, height = page.get_size()
    dpi = min(_DPI, 72 * math.sqrt(_MAX_PIXELS / (width * height)))
    if dpi < _MIN_DPI:
        raise OcrFailedError(f"it is {width / 72:.0f} by {height / 72:.0f} inches, too large to be rendered")
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        pixels: Pixels = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
    finally:
        bitmap.close()
    sheet = _read(pixels, 0, dpi, engine)
    if sheet.confidence < _POOR:
        turns = engine.turns(as_pgm(pixels), round(dpi))
        for other in (1, 3, 2) if turns is None else (turns,):
            if other:
                sheet = max(sheet, _read(pixels, other, dpi, engine), key=lambda s: s.letters)
    return _found(sheet, number, width, height)


def _read(pixels: Pixels, turns: int, dpi: float, engine: Engine) -> _Sheet:
    upright = np.ascontiguousarray(np.rot90(pixels, -turns))
    skew = skew_of(upright)
    straight = straightened(upright, skew)
    segments = rulings(straight, dpi)
    lines = engine.lines(as_pgm(without(straight, segments)), round(dpi))
    return _Sheet(straight, turns, skew, segments, lines)


def _found(sheet: _Sheet, number: int, width: float, height: float) -> _Found:
    """The sheet's words and lines in points."""
    size = (height, width) if sheet.turns % 2 else (width, height)
    scale = size[0] / sheet.pixels.shape[1]
    words, confidence = words_of(sheet.lines, sheet.pixels, scale)
    ink = PageInk(
        number, *size, words=PageWords.of(words), rulings=[_ruling(s, scale) for s in sheet.segments]
    )
    placement = Placement(width, height, sheet.turns, sheet.skew)
    return _Found(ink, placement, confidence, white=bool((sheet.pixels < 140).mean() < _WHITE))


def _ruling(segment: Segment, scale: float) -> Ruling:
    x0, top, x1, bottom = (value * scale for value in segment)
    if x1 - x0 >= bottom - top:
        return Ruling(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Ruling((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
