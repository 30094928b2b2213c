"""The words that pdfium finds on a page, with boxes in points from the page's top left corner."""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw

from extractor.readers.characters import NO_BREAK_SPACES
from extractor.readers.pdfium_calls import (
    Flags,
    Floats,
    address_of,
    font_of,
    loose_boxes,
    origins,
    text_objects,
)

_WORD = re.compile(r"[^\s\ufffe\x00-\x1f]+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[-,])(?:bd|b)(?:$|[-,])", re.IGNORECASE)
# What may follow a word and says something: a no-break space; where pdfium joined a broken word.
_FOLLOWER = re.compile(f"[{''.join(sorted(NO_BREAK_SPACES))}\ufffe\x02]")
_ASCENT, _DESCENT = 0.86, 0.22  # ems above and below the baseline: accented capitals to descenders
# Where French typography sets thin spaces: 9 559 000, 20 %, 15 M€, « … », and before ; : ! ?
# (the second character; for a guillemet that opens, the first)
_THIN_SPACE = re.compile(r"[\d€%°kKM;:!?»](?<=\d[\d€%°]|[\dkKM][€kKM]|\w[;:!?»])|«(?=\w)")
_THIN_GAP = 0.07  # ems between two glyphs' own advances


class Frame(NamedTuple):
    """The visible part of a page in PDF coordinates, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom as seen on the page."""
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turns == 3:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


class Word(NamedTuple):
    """A word on a page. `text` may end in the no-break space that follows, or the hyphen that breaks it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


class _Style(NamedTuple):
    size: float
    bold: bool
    turns: int  # quarter turns counter-clockwise of its writing direction, in PDF coordinates


_make: Any = tuple.__new__  # a named tuple of a tuple, without the detour through Python


def read_words(textpage: Any, frame: Frame, width: float, height: float) -> tuple[list[Word], list[Word]]:
    """The words of a page, upright ones and those set sideways."""
    text = _characters(textpage)
    address = address_of(textpage)
    firsts, ends, texts, styles = _parts(textpage, address, text)
    if not firsts:
        return [], []
    sizes = np.array([style.size for style in styles])
    level = np.array([style.turns == frame.turns for style in styles])
    x0, top, x1, bottom, placed = _places(address, frame, firsts, ends, sizes, level)
    across, down = (x0 + x1) / 2, (top + bottom) / 2
    seen = (
        placed & (across >= -2) & (across <= width + 2) & (down >= -2) & (down <= height + 2) & (bottom > top)
    )
    sizes = np.where(sizes != 0, sizes, (bottom - top) / 1.2)
    columns = (x0.tolist(), top.tolist(), x1.tolist(), bottom.tolist(), sizes.tolist())
    words = list(
        map(_make, repeat(Word), zip(texts, *columns, [style.bold for style in styles], strict=True))
    )
    if seen.all() and level.all() and not any(map(_ends_in_ligature, texts)):
        return words, []
    upright: list[Word] = []
    sideways: list[Word] = []
    last_end = 0
    for place in np.flatnonzero(seen).tolist():
        word, target = words[place], upright if level[place] else sideways
        if target and text[last_end : firsts[place]] == " " and _touches(target[-1], word):
            # pdfium sets a space after a ligature ("offi ce"); nothing stands between the two halves.
            word = _joined(target.pop(), word)
        target.append(word)
        last_end = ends[place]
    return upright, sideways


def _ends_in_ligature(text: str) -> bool:
    return text.endswith(("ff", "fi", "fl"))


def _touches(before: Word, after: Word) -> bool:
    """Whether two words that pdfium set apart stand without any gap on one line."""
    return (
        abs(after.x0 - before.x1) < 0.1 * after.size
        and abs(after.bottom - before.bottom) < 0.1 * after.size
        and before.text[-1].isalpha()
        and after.text[0].islower()
        and _ends_in_ligature(before.text)
    )


def _joined(before: Word, after: Word) -> Word:
    return after._replace(
        text=before.text + after.text, x0=before.x0, top=min(before.top, after.top), bold=before.bold
    )


def _parts(textpage: Any, address: int, text: str) -> tuple[list[int], list[int], list[str], list[_Style]]:
    """The runs of characters as words: first and end indexes, texts with what follows them, styles."""
    spans = [found.span() for found in _WORD.finditer(text)]
    if not spans:
        return [], [], [], []
    firsts, ends = (list(column) for column in zip(*spans, strict=True))
    texts = _WORD.findall(text)
    styles = _styles(textpage, address, firsts)
    for found in _FOLLOWER.finditer(text):
        place = bisect_left(ends, found.start())
        if place < len(ends) and ends[place] == found.start():
            if found[0] in NO_BREAK_SPACES:
                texts[place] += found[0]
            else:
                texts[place] += "-"
                ends[place] += 1
    for cut in reversed(_thin_spaces(address, text, spans, styles)):
        place = bisect_right(firsts, cut) - 1
        first, last = firsts[place], texts[place][cut - firsts[place] :]
        texts[place : place + 1] = [text[first:cut] + "\u202f", last]
        firsts.insert(place + 1, cut)
        ends.insert(place, cut)
        styles.insert(place, styles[place])
    return firsts, ends, texts, styles


def _thin_spaces(
    address: int, text: str, spans: Sequence[tuple[int, int]], styles: Sequence[_Style]
) -> list[int]:
    """Where a thin space stands that pdfium left out, because the gap is too small for its own rule."""
    places = [found.start() - (found[0] != "«") for found in _THIN_SPACE.finditer(text)]
    if not places:
        return []
    boxes, _ = loose_boxes(address, [index for place in places for index in (place, place + 1)])
    cuts: list[int] = []
    for place, gap in zip(places, (boxes[0][1::2] - boxes[2][0::2]).tolist(), strict=True):
        index = bisect_right(spans, (place, len(text))) - 1
        least = _THIN_GAP * styles[index].size
        if gap > least and gap - _usual_gap(address, *spans[index]) > least:
            cuts.append(place + 1)
    return cuts


def _usual_gap(address: int, first: int, end: int) -> float:
    """The gap that is usual between the characters of a word: letter-spaced text has some everywhere."""
    edges, _ = loose_boxes(address, range(first, end))
    gaps = sorted((edges[0][1:] - edges[2][:-1]).tolist())
    return max(gaps[(len(gaps) - 1) // 2], 0.0) if len(gaps) > 1 else 0.0


def _places(
    address: int, frame: Frame, firsts: Sequence[int], ends: Sequence[int], sizes: Floats, level: Flags
) -> tuple[Floats, Floats, Floats, Floats, Flags]:
    """x0, top, x1, bottom of the words, each of which stands on one line, and which of them have a box."""
    boxes, known = loose_boxes(address, firsts)
    others, also = loose_boxes(address, [end - 1 for end in ends])
    if not known.all() or not also.all():
        boxes, others = np.where(known, boxes, others), np.where(also, others, boxes)
    left, upper, right, lower = frame.box(boxes[0], boxes[3], boxes[2], boxes[1])
    other_left, other_upper, other_right, other_lower = frame.box(others[0], others[3], others[2], others[1])
    x0, x1 = np.minimum(left, other_left), np.maximum(right, other_right)
    top, bottom = np.minimum(upper, other_upper), np.maximum(lower, other_lower)
    (x, y), on_line = origins(address, firsts)
    # pdfium's boxes follow each glyph; the type's own height makes lines that can be compared.
    _, baseline, _, _ = frame.box(x, y, x, y)
    high = bottom - top
    usual = level & on_line & (0.3 * sizes < high + 1) & (high < 3 * sizes + 1)
    top = np.where(usual, baseline - _ASCENT * sizes, top)
    bottom = np.where(usual, baseline + _DESCENT * sizes, bottom)
    return x0, top, x1, bottom, known | also


def _characters(textpage: Any) -> str:
    """The page's text, one character an index of pdfium's."""
    count = textpage.count_chars()
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) != count:  # characters without Unicode, or beyond the basic plane: ask one by one
        codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)
    return text


def _styles(textpage: Any, address: int, indexes: Sequence[int]) -> list[_Style]:
    """The styles of these characters, which are those of the text objects they belong to."""
    styles: list[_Style] = []
    fonts: dict[int | None, bool] = {None: False}
    last: int | None = None
    style = _Style(0.0, False, 0)
    for index, text_object in zip(indexes, text_objects(address, indexes), strict=True):
        if text_object != last or text_object is None:
            font = font_of(text_object)
            if font is not None and font not in fonts:
                fonts[font] = _is_bold(font)
            style = _style(textpage, index, fonts[font])
            last = text_object
        styles.append(style)
    return styles


def _style(textpage: Any, index: int, bold: bool) -> _Style:
    matrix = raw.FS_MATRIX()
    scale, turns = 1.0, 0
    if raw.FPDFText_GetMatrix(textpage, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        turns = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    size = raw.FPDFText_GetFontSize(textpage, index) * scale
    return _Style(round(size, 2), bold, turns)


def _is_bold(font: int) -> bool:
    handle = ctypes.cast(font, raw.FPDF_FONT)
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(handle, name, 128)
    label = name.value.decode("latin-1").split("+")[-1]
    heavy = raw.FPDFFont_GetWeight(handle) >= 700 and "regular" not in label.lower()
    return heavy or bool(_BOLD.search(label))
