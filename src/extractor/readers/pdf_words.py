"""The words that pdfium finds on a page, with boxes in points from the page's top left corner."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.readers.characters import NO_BREAK_SPACES

_WORD = re.compile(r"[^\s\ufffe\x00-\x1f]+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[-,])(?:bd|b)(?:$|[-,])", re.IGNORECASE)
_HYPHENATED = "\ufffe\x02"  # where pdfium joined a word that was broken at a line's end
_ASCENT, _DESCENT = 0.86, 0.22  # ems above and below the baseline: accented capitals to descenders
# Where French typography sets thin spaces: 9 559 000, 20 %, 15 M€, « … », and before ; : ! ?
_THIN_SPACE = re.compile(r"(?=\d[\d€%°]|[\dkKM][€kKM]|\w[;:!?»]|«\w)")
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


def read_words(textpage: Any, frame: Frame, width: float, height: float) -> tuple[list[Word], list[Word]]:
    """The words of a page, upright ones and those set sideways."""
    text = _characters(textpage)
    upright: list[Word] = []
    sideways: list[Word] = []
    last_end = 0
    last_object: int | None = None
    style = _Style(0.0, False, 0)
    for found in _WORD.finditer(text):
        handle = raw.FPDFText_GetTextObject(textpage, found.start())
        address = ctypes.cast(handle, ctypes.c_void_p).value
        if address != last_object or address is None:
            style = _style(textpage, found.start(), handle)
            last_object = address
        for first, end, word in _parts(textpage, text, found, style.size):
            placed = _place(textpage, frame, first, end, style)
            if placed is None:
                continue
            x0, top, x1, bottom = placed
            middle = (x0 + x1) / 2, (top + bottom) / 2
            if not (-2 <= middle[0] <= width + 2 and -2 <= middle[1] <= height + 2) or bottom <= top:
                continue  # outside of the visible page
            size = style.size or (bottom - top) / 1.2
            placed_word = Word(word, x0, top, x1, bottom, size, style.bold)
            target = upright if style.turns == frame.turns else sideways
            if target and text[last_end:first] == " " and _touches(target[-1], placed_word):
                # pdfium sets a space after a ligature ("offi ce"); nothing stands between the two halves.
                placed_word = _joined(target.pop(), placed_word)
            target.append(placed_word)
            last_end = end
    return upright, sideways


def _touches(before: Word, after: Word) -> bool:
    """Whether two words that pdfium set apart stand without any gap on one line."""
    return (
        abs(after.x0 - before.x1) < 0.1 * after.size
        and abs(after.bottom - before.bottom) < 0.1 * after.size
        and before.text[-1].isalpha()
        and after.text[0].islower()
        and before.text.endswith(("ff", "fi", "fl"))
    )


def _joined(before: Word, after: Word) -> Word:
    return after._replace(
        text=before.text + after.text, x0=before.x0, top=min(before.top, after.top), bold=before.bold
    )


def _parts(textpage: Any, text: str, found: re.Match[str], size: float) -> Iterator[tuple[int, int, str]]:
    """A run of characters as words: first index, end index, text with the hyphen or space that follows."""
    first, end = found.span()
    for cut in _thin_spaces(textpage, found, size):
        yield first, cut, text[first:cut] + "\u202f"
        first = cut
    follower = text[end : end + 1]
    if follower in NO_BREAK_SPACES:
        yield first, end, text[first:end] + follower
    elif follower and follower in _HYPHENATED:
        yield first, end + 1, text[first:end] + "-"
    else:
        yield first, end, text[first:end]


def _thin_spaces(textpage: Any, found: re.Match[str], size: float) -> list[int]:
    """Where a thin space stands that pdfium left out, because the gap is too small for its own rule."""
    places = [match.start() for match in _THIN_SPACE.finditer(found[0])]
    if not places:
        return []
    box = raw.FS_RECTF()
    edges: dict[int, tuple[float, float]] = {}

    def gap(place: int) -> float:
        for index in (place, place + 1):
            if index not in edges:
                raw.FPDFText_GetLooseCharBox(textpage, found.start() + index, box)
                edges[index] = (box.left, box.right)
        return edges[place + 1][0] - edges[place][1]

    wide = [place for place in places if gap(place) > _THIN_GAP * size]
    if not wide:
        return []
    # Letter-spaced text has such gaps everywhere.
    gaps = sorted(gap(place) for place in range(len(found[0]) - 1))
    usual = max(gaps[(len(gaps) - 1) // 2], 0.0) if len(gaps) > 1 else 0.0
    return [found.start() + place + 1 for place in wide if gap(place) - usual > _THIN_GAP * size]


def _place(
    textpage: Any, frame: Frame, first: int, end: int, style: _Style
) -> tuple[float, float, float, float] | None:
    """The box of the characters `first:end`, which stand on one line."""
    box = raw.FS_RECTF()
    edges = []
    for index in (first, end - 1):
        if raw.FPDFText_GetLooseCharBox(textpage, index, box):
            edges.append(frame.box(box.left, box.bottom, box.right, box.top))
    if not edges:
        return None
    x0, x1 = min(e[0] for e in edges), max(e[2] for e in edges)
    top, bottom = min(e[1] for e in edges), max(e[3] for e in edges)
    x, y = ctypes.c_double(), ctypes.c_double()
    if style.turns == frame.turns and raw.FPDFText_GetCharOrigin(textpage, first, x, y):
        # pdfium's boxes follow each glyph; the type's own height makes lines that can be compared.
        baseline = frame.box(x.value, y.value, x.value, y.value)[1]
        if 0.3 * style.size < bottom - top + 1 and bottom - top < 3 * style.size + 1:
            top, bottom = baseline - _ASCENT * style.size, baseline + _DESCENT * style.size
    return x0, top, x1, bottom


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


def _style(textpage: Any, index: int, handle: Any) -> _Style:
    matrix = raw.FS_MATRIX()
    scale, turns = 1.0, 0
    if raw.FPDFText_GetMatrix(textpage, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        turns = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    size = raw.FPDFText_GetFontSize(textpage, index) * scale
    name = ctypes.create_string_buffer(128)
    font = raw.FPDFTextObj_GetFont(handle) if handle else None
    if font:
        raw.FPDFFont_GetBaseFontName(font, name, 128)
    label = name.value.decode("latin-1").split("+")[-1]
    heavy = bool(font) and raw.FPDFFont_GetWeight(font) >= 700 and "regular" not in label.lower()
    return _Style(round(size, 2), heavy or bool(_BOLD.search(label)), turns)
