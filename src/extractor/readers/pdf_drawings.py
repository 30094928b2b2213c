"""What is drawn on a page: ruling lines of tables, bullets that are no characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.readers.page_words import Word
from extractor.readers.pdf_words import Frame
from extractor.readers.pdfium_calls import address_of, objects_of, path_segments, path_segments_count

_MAX_OBJECTS = 40_000
_MAX_SEGMENTS = 4_000
_THIN = 4.0  # points: a rectangle no thicker than this is a line
_FORM_DEPTH = 4
_MAX_DOTS = 500
_MAX_DOT = 8.0  # points across

_Bounds = tuple[float, float, float, float]


class Ruling(NamedTuple):
    """A horizontal or vertical line (one of its dimensions is zero)."""

    x0: float
    top: float
    x1: float
    bottom: float


def read_drawings(page: Any, frame: Frame, width: float, height: float) -> list[_Bounds] | None:
    """The boxes of drawn lines, rectangles and bullets; None where there is too much of them."""
    count = raw.FPDFPage_CountObjects(page)
    if count > _MAX_OBJECTS:
        return None
    objects = objects_of(address_of(page), count, form=False)
    boxes = (frame.box(*box) for box in _boxes(objects, None, 0))
    return [b for b in boxes if b[0] >= -5 and b[2] <= width + 5 and b[1] >= -5 and b[3] <= height + 5]


def rulings_of(boxes: Iterable[_Bounds], background: float) -> list[Ruling]:
    """The lines among `boxes`; rectangles over `background` (square points) are the page's own colour."""
    return [ruling for box in boxes for ruling in _lines_of(box, background)]


def drawn_bullets(boxes: Iterable[_Bounds], words: Iterable[Word]) -> list[Word]:
    """Bullets that were drawn, not typed (browsers do): small shapes just left of a line's first word."""
    dots = [
        b
        for b in boxes
        if 1.5 <= b[2] - b[0] <= _MAX_DOT and 0.6 <= (b[2] - b[0]) / max(b[3] - b[1], 0.1) <= 1.6
    ]
    bullets: list[Word] = []
    words = list(words) if dots else []
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


def _boxes(objects: Iterable[tuple[int, int]], matrix: Any, depth: int) -> list[_Bounds]:
    """The boxes, in PDF coordinates, of everything drawn that may be a line, a rectangle or a bullet."""
    boxes: list[_Bounds] = []
    for address, kind in objects:
        if kind == raw.FPDF_PAGEOBJ_PATH:
            boxes.extend(_path_boxes(address, matrix))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            handle = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(handle, own)
            inner = min(raw.FPDFFormObj_CountObjects(handle), _MAX_OBJECTS)
            children = objects_of(address, inner, form=True)
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


def _path_boxes(address: int, matrix: Any) -> list[_Bounds]:
    """The boxes of a path's straight, axis-parallel parts: lines and rectangles."""
    handle = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not fill.value and not stroke.value:
        return []
    if not stroke.value and _is_white(handle):
        return []
    count = path_segments_count(address)
    if not 2 <= count <= _MAX_SEGMENTS:
        return []
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, own)
    full = _product(own, matrix)
    boxes: list[_Bounds] = []
    points: list[tuple[float, float]] = []
    straight = True

    def finish() -> None:
        if straight:
            boxes.extend(_shape(points))
        elif points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            if max(max(xs) - min(xs), max(ys) - min(ys)) <= _MAX_DOT:  # a drawn bullet
                boxes.append((min(xs), min(ys), max(xs), max(ys)))

    a, b, c, d, e, f = (getattr(full, name) for name in "abcdef")
    for kind, (x, y) in zip(*path_segments(address, count), strict=True):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            finish()
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        points.append((a * x + c * y + e, b * x + d * y + f))
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
