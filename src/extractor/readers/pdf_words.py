"""The words that pdfium finds on a page, with boxes in points from the page's top left corner."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from extractor.readers.page_words import NO_WORDS, Flags, Floats, Offsets, PageWords, Word
from extractor.readers.pdf_cuts import kinds_of, raised_digits, thin_spaces
from extractor.readers.pdfium_calls import (
    address_of,
    font_of,
    font_sizes,
    loose_boxes,
    matrices,
    origins,
    text_objects,
)

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[-,])(?:bd|b)(?:$|[-,])", re.IGNORECASE)
_BREAKS = "\ufffe\x02"  # where pdfium joined a broken word
_ASCENT, _DESCENT = 0.86, 0.22  # ems above and below the baseline: accented capitals to descenders
_LEVEL = 1e-3  # of a text's direction: more is askew
_ASKEW = 4.0  # degrees: what lies more askew than a scan is a stamp or a mark over the page

# Which characters belong to words: all but white space, control characters and pdfium's own marks.
_SOLID = np.ones(0x10000, np.bool_)
_SOLID[[code for code in range(0x10000) if code < 0x20 or code == 0xFFFE or chr(code).isspace()]] = False


Number = TypeVar("Number", float, Floats)


class Frame(NamedTuple):
    """The visible part of a page in PDF coordinates, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def box(
        self, left: Number, bottom: Number, right: Number, top: Number
    ) -> tuple[Number, Number, Number, Number]:
        """x0, top, x1, bottom as seen on the page, of one box or of a column of them."""
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turns == 3:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


class _Styles(NamedTuple):
    """How words are set, a value each. `baseline` is that of the text they belong to, NaN where unknown."""

    size: Floats
    bold: Flags
    turns: Offsets  # quarter turns counter-clockwise of the direction in PDF coordinates, -1 for any other
    baseline: Floats  # as seen on the page

    def doubled(self, words: npt.NDArray[np.intp]) -> _Styles:
        """The styles once these words are cut in two."""
        order = np.insert(np.arange(len(self.size)), words + 1, words)
        return _Styles(self.size[order], self.bold[order], self.turns[order], self.baseline[order])


def read_words(textpage: Any, frame: Frame, width: float, height: float) -> tuple[PageWords, list[Word]]:
    """The words of a page, upright ones and those set sideways."""
    text = _characters(textpage)
    address = address_of(textpage)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    solid = np.zeros(len(codes) + 2, np.int8)
    solid[1:-1] = _SOLID[np.minimum(codes, 0xFFFF)]
    bounds = np.flatnonzero(np.diff(solid)).astype(np.int32)
    firsts, ends = bounds[0::2], bounds[1::2]
    if not len(firsts):
        return NO_WORDS, []
    if any(mark in text for mark in _BREAKS):
        follows = np.append(codes, 0)[ends]
        ends = ends + ((follows == 0xFFFE) | (follows == 0x02))
        text = text.replace(_BREAKS[0], "-").replace(_BREAKS[1], "-")
    kinds = kinds_of(codes)
    raised = raised_digits(address, text, kinds)
    firsts, ends = _cut(firsts, ends, raised)
    styles = _styles(address, frame, firsts, ends)
    thin = thin_spaces(address, kinds, codes, firsts, ends, styles.size)
    if thin:
        styles = styles.doubled(np.searchsorted(firsts, thin, side="right") - 1)
        firsts, ends = _cut(firsts, ends, thin)
    starts, stops, text = _spaced(
        firsts, ends, text, dict.fromkeys(raised, " ") | dict.fromkeys(thin, "\u202f")
    )
    level = styles.turns == frame.turns
    edges, placed = _places(address, frame, firsts, ends, styles, level)
    across, down = (edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2
    seen = placed & (across >= -2) & (across <= width + 2) & (down >= -2) & (down <= height + 2)
    seen &= edges[3] > edges[1]
    size = np.where(styles.size != 0, styles.size, (edges[3] - edges[1]) / 1.2)
    words = PageWords(text, starts, stops, edges, size, styles.bold)
    upright = _without_ligature_gaps(words.only(seen & level))
    return upright, [] if level.all() else list(words.only(seen & ~level))


def _cut(firsts: Offsets, ends: Offsets, cuts: Sequence[int]) -> tuple[Offsets, Offsets]:
    """The words with a new one beginning at each of these characters."""
    if not cuts:
        return firsts, ends
    at = np.array(cuts, np.int32)
    order = np.searchsorted(firsts, at, side="right") - 1
    return np.insert(firsts, order + 1, at), np.insert(ends, order, at)


def _spaced(
    firsts: Offsets, ends: Offsets, text: str, spaces: Mapping[int, str]
) -> tuple[Offsets, Offsets, str]:
    """Where the words begin and end in the text with a space set in before each of some characters."""
    if not spaces:
        return firsts, ends, text
    places = sorted(spaces)
    at = np.array(places, np.int32)
    starts = firsts + np.searchsorted(at, firsts, side="right").astype(np.int32)
    stops = ends + np.searchsorted(at, ends, side="left").astype(np.int32)
    pieces = [text[: places[0]]]
    for first, end in pairwise([*places, len(text)]):
        pieces += (spaces[first], text[first:end])
    return starts, stops, "".join(pieces)


def _without_ligature_gaps(words: PageWords) -> PageWords:
    """pdfium sets a space after a ligature ("offi ce"): where there is none, the two are one word."""
    if len(words) < 2 or not any(ending in words.raw for ending in ("ff ", "fi ", "fl ")):
        return words
    x0, _, x1, bottom = words.edges
    near = 0.1 * words.size[1:]
    close = (np.abs(x0[1:] - x1[:-1]) < near) & (np.abs(bottom[1:] - bottom[:-1]) < near) & words.spaced[:-1]
    joints = [
        place
        for place in np.flatnonzero(close).tolist()
        if words.raw[words.ends[place] - 2 : words.ends[place]] in ("ff", "fi", "fl")
        and words.raw[words.starts[place + 1]].islower()
    ]
    if not joints:
        return words
    merged = list(words)
    for place in reversed(joints):
        before, after = merged[place : place + 2]
        whole = after._replace(
            text=before.text + after.text, x0=before.x0, top=min(before.top, after.top), bold=before.bold
        )
        merged[place : place + 2] = [whole]
    return PageWords.of(merged)


def _places(
    address: int, frame: Frame, firsts: Offsets, ends: Offsets, styles: _Styles, level: Flags
) -> tuple[Floats, Flags]:
    """x0, top, x1, bottom of the words (rows), each of which stands on one line, and which have a box."""
    count = len(firsts)
    boxes, known = loose_boxes(address, [*firsts.tolist(), *(ends - 1).tolist()])
    if not known.all():
        either = known[:count] | known[count:]
        swapped = np.concatenate((boxes[:, count:], boxes[:, :count]), axis=1)
        boxes, known = np.where(known, boxes, swapped), either
    else:
        known = known[:count]
    left, upper, right, lower = frame.box(boxes[0], boxes[3], boxes[2], boxes[1])
    x0, x1 = np.minimum(left[:count], left[count:]), np.maximum(right[:count], right[count:])
    top, bottom = np.minimum(upper[:count], upper[count:]), np.maximum(lower[:count], lower[count:])
    # pdfium's boxes follow each glyph; the type's own height makes lines that can be compared.
    high, sizes = bottom - top, styles.size
    usual = level & ~np.isnan(styles.baseline) & (0.3 * sizes < high + 1) & (high < 3 * sizes + 1)
    top = np.where(usual, styles.baseline - _ASCENT * sizes, top)
    bottom = np.where(usual, styles.baseline + _DESCENT * sizes, bottom)
    return np.array((x0, top, x1, bottom)), known


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


def _styles(address: int, frame: Frame, firsts: Offsets, ends: Offsets) -> _Styles:
    """The styles of the words, which are those of the text objects that their first characters belong to."""
    handles = _objects(address, firsts, ends)
    new = np.ones(len(handles), np.bool_)
    new[1:] = (handles[1:] != handles[:-1]) | (handles[1:] == 0)
    heads = firsts[new].tolist()
    matrix = matrices(address, heads)
    scale = np.hypot(matrix[2], matrix[3])
    scale[scale == 0] = 1.0
    size = (font_sizes(address, heads) * scale).round(2)
    quarters = np.arctan2(matrix[1], matrix[0]) / (np.pi / 2)
    turns = np.round(quarters).astype(np.int32) % 4
    turns[np.abs(quarters - np.round(quarters)) * 90 > _ASKEW] = -1
    fonts: dict[int | None, bool] = {None: False}
    bold = []
    for handle in handles[new].tolist():
        font = font_of(handle)
        if font is not None and font not in fonts:
            fonts[font] = _is_bold(font)
        bold.append(fonts[font])
    span = np.cumsum(new) - 1
    # All of a text object stands on one baseline, unless that lies askew.
    skew = np.minimum(np.abs(matrix[0]), np.abs(matrix[1])) > _LEVEL * np.hypot(matrix[0], matrix[1])
    if skew.any():
        asked = np.flatnonzero(new | skew[span])
        (x, y), found = origins(address, firsts[asked].tolist())
        own = np.searchsorted(asked, np.arange(len(firsts)), side="right") - 1
    else:
        (x, y), found = origins(address, heads)
        own = span
    _, baseline, _, _ = frame.box(x, y, x, y)
    baseline = np.where(found, baseline, np.nan)
    return _Styles(size[span], np.array(bold, np.bool_)[span], turns[span], baseline[own])


def _objects(address: int, firsts: Offsets, ends: Offsets) -> npt.NDArray[np.uint64]:
    """The text object of each word, 0 where there is none.

    pdfium's characters stand object by object: where the first and the last word of a run between two line
    ends belong to one, so do those between.
    """
    handles = np.zeros(len(firsts), np.uint64)
    breaks = np.flatnonzero(firsts[1:] - ends[:-1] > 1) + 1
    heads, tails = np.append(0, breaks), np.append(breaks, len(firsts)) - 1
    ends_of_runs = np.zeros(len(firsts), np.bool_)
    ends_of_runs[heads] = ends_of_runs[tails] = True
    handles[ends_of_runs] = text_objects(address, firsts[ends_of_runs].tolist())
    counts = tails - heads + 1
    one = (handles[heads] == handles[tails]) & (handles[heads] != 0)
    inner = np.repeat(one, counts)
    handles[inner] = np.repeat(handles[heads], counts)[inner]
    rest = ~(inner | ends_of_runs)
    if rest.any():
        handles[rest] = text_objects(address, firsts[rest].tolist())
    return handles


def _is_bold(font: int) -> bool:
    handle = ctypes.cast(font, raw.FPDF_FONT)
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(handle, name, 128)
    label = name.value.decode("latin-1").split("+")[-1]
    heavy = raw.FPDFFont_GetWeight(handle) >= 700 and "regular" not in label.lower()
    return heavy or bool(_BOLD.search(label))
