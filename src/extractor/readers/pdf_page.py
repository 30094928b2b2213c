"""What pdfium sees on a page: words with boxes, ruling lines. Everything in points from the top left."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.readers.layout import NO_BREAK_SPACES

_WORD = re.compile(r"[^\s\ufffe\x00-\x1f]+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[-,])(?:bd|b)(?:$|[-,])", re.IGNORECASE)
_HYPHENATED = "\ufffe\x02"  # where pdfium joined a word that was broken at a line's end
_MAX_OBJECTS = 40_000
_MAX_SEGMENTS = 4_000
_THIN = 4.0  # points: a rectangle no thicker than this is a line
_ASCENT, _DESCENT = 0.86, 0.22  # ems above and below the baseline: accented capitals to descenders
_FORM_DEPTH = 4
_MAX_DOTS = 500
_MAX_DOT = 8.0  # points across

_Bounds = tuple[float, float, float, float]


class Word(NamedTuple):
    """A word on a page. `text` may end in the no-break space that follows, or the hyphen that breaks it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


class Ruling(NamedTuple):
    """A horizontal or vertical line (one of its dimensions is zero)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class PageInk:
    """The words and rulings of one page. `rotated`: words set sideways (stamps, margins), out of the flow."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rotated: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    blank: bool = False
    crowded: bool = False  # too many objects to look for rulings


class _Frame(NamedTuple):
    """The visible part of a page in PDF coordinates, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def box(self, left: float, bottom: float, right: float, top: float) -> _Bounds:
        """x0, top, x1, bottom as seen on the page."""
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turns == 3:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


class _Style(NamedTuple):
    size: float
    bold: bool
    sideways: bool


def read_page(page: Any, number: int) -> PageInk:
    """Gather the ink of a pypdfium2 page. `number` counts from 1."""
    frame = _frame(page)
    width, height = page.get_size()
    ink = PageInk(number, width, height)
    textpage = page.get_textpage()
    try:
        _read_words(textpage, frame, ink)
    finally:
        textpage.close()
    count = raw.FPDFPage_CountObjects(page)
    ink.blank = count == 0
    ink.crowded = count > _MAX_OBJECTS
    if ink.words and not ink.crowded:
        objects = (raw.FPDFPage_GetObject(page, index) for index in range(count))
        boxes = [frame.box(*box) for box in _boxes(objects, None, 0)]
        background = 0.85 * width * height
        for box in boxes:
            if box[0] >= -5 and box[2] <= width + 5 and box[1] >= -5 and box[3] <= height + 5:
                ink.rulings.extend(_lines_of(box, background))
        ink.words.extend(_drawn_bullets(boxes, ink.words))
    return ink


def _drawn_bullets(boxes: list[_Bounds], words: list[Word]) -> list[Word]:
    """Bullets that were drawn, not typed (browsers do): small shapes just left of a line's first word."""
    dots = [
        b
        for b in boxes
        if 1.5 <= b[2] - b[0] <= _MAX_DOT and 0.6 <= (b[2] - b[0]) / max(b[3] - b[1], 0.1) <= 1.6
    ]
    bullets: list[Word] = []
    for x0, top, x1, bottom in dots[:_MAX_DOTS]:
        middle = (top + bottom) / 2
        beside = [w for w in words if w.top < middle < w.bottom]
        right = min((w for w in beside if w.x0 >= x1 - 1), key=lambda w: w.x0, default=None)
        if right is None or right.x0 - x1 > 2.5 * right.size or x1 - x0 > 0.8 * right.size:
            continue
        if any(w.x1 <= x0 + 1 and x0 - w.x1 < 2 * right.size for w in beside):
            continue  # something stands at its left: a dot inside a line
        bullets.append(Word("•", x0, right.top, x1, right.bottom, right.size, right.bold))
    return bullets


def _frame(page: Any) -> _Frame:
    left, bottom, right, top = page.get_bbox()
    return _Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)


def _read_words(textpage: Any, frame: _Frame, ink: PageInk) -> None:
    text = _characters(textpage)
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    last_object: int | None = None
    style = _Style(0.0, False, False)
    for found in _WORD.finditer(text):
        first, end = found.span()
        word = found[0]
        last = end - 1
        if text[end : end + 1] in NO_BREAK_SPACES:
            word += text[end]
        elif text[end : end + 1] and text[end] in _HYPHENATED:
            word += "-"
            last = end
        handle = raw.FPDFText_GetTextObject(textpage, first)
        address = ctypes.cast(handle, ctypes.c_void_p).value
        if address != last_object or address is None:
            style = _style(textpage, first, handle)
            last_object = address
        edges = []
        for index in (first, last):
            if raw.FPDFText_GetLooseCharBox(textpage, index, box):
                edges.append(frame.box(box.left, box.bottom, box.right, box.top))
        if not edges:
            continue
        x0, x1 = min(e[0] for e in edges), max(e[2] for e in edges)
        top, bottom = min(e[1] for e in edges), max(e[3] for e in edges)
        if not style.sideways and frame.turns == 0 and raw.FPDFText_GetCharOrigin(textpage, first, x, y):
            # pdfium's boxes follow each glyph; the type's own height makes lines that can be compared.
            baseline = frame.top - y.value
            if 0.3 * style.size < bottom - top + 1 and bottom - top < 3 * style.size + 1:
                top, bottom = baseline - _ASCENT * style.size, baseline + _DESCENT * style.size
        middle = (x0 + x1) / 2, (top + bottom) / 2
        if not (-2 <= middle[0] <= ink.width + 2 and -2 <= middle[1] <= ink.height + 2) or bottom <= top:
            continue  # outside of the visible page
        sideways = style.sideways != (frame.turns % 2 == 1)
        size = style.size or (bottom - top) / 1.2
        (ink.rotated if sideways else ink.words).append(Word(word, x0, top, x1, bottom, size, style.bold))


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
    scale, sideways = 1.0, False
    if raw.FPDFText_GetMatrix(textpage, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        sideways = abs(matrix.b) > abs(matrix.a)
    size = raw.FPDFText_GetFontSize(textpage, index) * scale
    name = ctypes.create_string_buffer(128)
    font = raw.FPDFTextObj_GetFont(handle) if handle else None
    if font:
        raw.FPDFFont_GetBaseFontName(font, name, 128)
    label = name.value.decode("latin-1").split("+")[-1]
    heavy = bool(font) and raw.FPDFFont_GetWeight(font) >= 700 and "regular" not in label.lower()
    return _Style(round(size, 2), heavy or bool(_BOLD.search(label)), sideways)


def _boxes(objects: Iterable[Any], matrix: Any, depth: int) -> list[_Bounds]:
    """The boxes, in PDF coordinates, of everything drawn that may be a line, a rectangle or a bullet."""
    boxes: list[_Bounds] = []
    for handle in objects:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            boxes.extend(_path_boxes(handle, matrix))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(handle, own)
            inner = min(raw.FPDFFormObj_CountObjects(handle), _MAX_OBJECTS)
            children = (raw.FPDFFormObj_GetObject(handle, index) for index in range(inner))
            boxes.extend(_boxes(children, _product(own, matrix), depth + 1))
    return boxes


def _product(inner: Any, outer: Any) -> Any:
    """The matrix that applies `inner` first, then `outer`."""
    if outer is None:
        return inner
    result = raw.FS_MATRIX()
    result.a = inner.a * outer.a + inner.b * outer.c
    result.b = inner.a * outer.b + inner.b * outer.d
    result.c = inner.c * outer.a + inner.d * outer.c
    result.d = inner.c * outer.b + inner.d * outer.d
    result.e = inner.e * outer.a + inner.f * outer.c + outer.e
    result.f = inner.e * outer.b + inner.f * outer.d + outer.f
    return result


def _path_boxes(handle: Any, matrix: Any) -> list[_Bounds]:
    """The boxes of a path's straight, axis-parallel parts: lines and rectangles."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not fill.value and not stroke.value:
        return []
    if not stroke.value and _is_white(handle):
        return []
    count = raw.FPDFPath_CountSegments(handle)
    if not 2 <= count <= _MAX_SEGMENTS:
        return []
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, own)
    full = _product(own, matrix)
    boxes: list[_Bounds] = []
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    straight = True

    def finish() -> None:
        if straight:
            boxes.extend(_shape(points))
        elif points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            if max(max(xs) - min(xs), max(ys) - min(ys)) <= _MAX_DOT:  # a drawn bullet
                boxes.append((min(xs), min(ys), max(xs), max(ys)))

    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            finish()
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        points.append(
            (full.a * x.value + full.c * y.value + full.e, full.b * x.value + full.d * y.value + full.f)
        )
    finish()
    return boxes


def _shape(points: list[tuple[float, float]]) -> list[_Bounds]:
    """A subpath as boxes: a rectangle as one, a polyline of axis-parallel strokes as one box a stroke."""
    if len(points) < 2:
        return []
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    bounds = min(xs), min(ys), max(xs), max(ys)
    if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN:
        return [bounds]
    pairs = list(pairwise(points))
    parallel = [(a, b) for a, b in pairs if abs(a[0] - b[0]) < 0.5 or abs(a[1] - b[1]) < 0.5]
    if len(parallel) < len(pairs):
        return []
    if len(pairs) in (3, 4):
        return [bounds]
    return [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in parallel]


def _is_white(handle: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _lines_of(box: _Bounds, background: float) -> list[Ruling]:
    """A thin box is one line; a rectangle its four sides, unless its area makes it a background."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= _THIN and width > height:
        middle = (top + bottom) / 2
        return [Ruling(x0, middle, x1, middle)]
    if width <= _THIN:
        middle = (x0 + x1) / 2
        return [Ruling(middle, top, middle, bottom)] if height > width else []
    if width * height > background:
        return []
    return [
        Ruling(x0, top, x1, top),
        Ruling(x0, bottom, x1, bottom),
        Ruling(x0, top, x0, bottom),
        Ruling(x1, top, x1, bottom),
    ]
