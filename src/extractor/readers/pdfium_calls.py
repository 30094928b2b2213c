"""pdfium's functions that are asked about every word, called without ctypes' conversions.

The bindings check and convert each argument, which takes longer than the answer. Here handles and places to
write to are plain addresses, so that whole columns are asked for with `map`. Addresses are only valid while
the page that they come from is open.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from extractor.readers.page_words import Flags, Floats

_Address = ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    return cast(Callable[..., Any], prototype(ctypes.cast(function, _Address).value or 0))


_loose_box = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, _Address, ctypes.c_int, _Address)
_origin = _plain(raw.FPDFText_GetCharOrigin, ctypes.c_int, _Address, ctypes.c_int, _Address, _Address)
_matrix = _plain(raw.FPDFText_GetMatrix, ctypes.c_int, _Address, ctypes.c_int, _Address)
_font_size = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _Address, ctypes.c_int)
_text_object = _plain(raw.FPDFText_GetTextObject, _Address, _Address, ctypes.c_int)
_object_font = _plain(raw.FPDFTextObj_GetFont, _Address, _Address)


_page_object = _plain(raw.FPDFPage_GetObject, _Address, _Address, ctypes.c_int)
_form_object = _plain(raw.FPDFFormObj_GetObject, _Address, _Address, ctypes.c_ulong)
_object_type = _plain(raw.FPDFPageObj_GetType, ctypes.c_int, _Address)
_segment = _plain(raw.FPDFPath_GetPathSegment, _Address, _Address, ctypes.c_int)
_segment_type = _plain(raw.FPDFPathSegment_GetType, ctypes.c_int, _Address)
_segment_point = _plain(raw.FPDFPathSegment_GetPoint, ctypes.c_int, _Address, _Address, _Address)
path_segments_count = _plain(raw.FPDFPath_CountSegments, ctypes.c_int, _Address)


def address_of(handle: Any) -> int:
    """The address behind one of pypdfium2's objects or handles."""
    return ctypes.cast(getattr(handle, "raw", handle), _Address).value or 0


def text_objects(textpage: int, indexes: Sequence[int]) -> list[int]:
    """The text object of each of these characters; 0 for those that pdfium made up."""
    return [handle or 0 for handle in map(_text_object, repeat(textpage), indexes)]


def objects_of(container: int, count: int, *, form: bool) -> list[tuple[int, int]]:
    """The first `count` objects of a page or a form, and the type of each."""
    handles = list(map(_form_object if form else _page_object, repeat(container), range(count)))
    return list(zip(handles, map(_object_type, handles), strict=True))


def path_segments(path: int, count: int) -> tuple[list[int], list[tuple[float, float]]]:
    """The types of a path's segments and the points that they lead to, before the path's matrix."""
    handles = list(map(_segment, repeat(path), range(count)))
    points = np.zeros((count, 2), np.float32)
    rows = _rows(points)
    list(map(_segment_point, handles, rows, range(rows.start + 4, rows.stop + 4, rows.step)))
    return list(map(_segment_type, handles)), [(x, y) for x, y in points.tolist()]


def font_of(text_object: int) -> int | None:
    """The font of a text object."""
    return _object_font(text_object) if text_object else None


def font_sizes(textpage: int, indexes: Sequence[int]) -> Floats:
    """The type size of each of these characters, before its matrix."""
    return np.array(list(map(_font_size, repeat(textpage), indexes)), np.float64)


def matrices(textpage: int, indexes: Sequence[int]) -> Floats:
    """The rows a, b, c, d, e and f of each character's matrix; the identity where there is none."""
    buffer = np.zeros((len(indexes), 6), np.float32)
    found = list(map(_matrix, repeat(textpage), indexes, _rows(buffer)))
    rows = buffer.T.astype(np.float64)
    if not all(found):
        rows[:, [not known for known in found]] = [[1], [0], [0], [1], [0], [0]]
    return rows


def loose_boxes(textpage: int, indexes: Sequence[int]) -> tuple[Floats, Flags]:
    """Left, top, right, bottom of each character in PDF coordinates (four rows), and which have a box."""
    buffer = np.zeros((len(indexes), 4), np.float32)
    found = list(map(_loose_box, repeat(textpage), indexes, _rows(buffer)))
    return buffer.T.astype(np.float64), np.array(found, np.bool_)


def origins(textpage: int, indexes: Sequence[int]) -> tuple[Floats, Flags]:
    """x and y of each character's origin on its baseline (two rows), and which have one."""
    buffer = np.zeros((2, len(indexes), 1), np.float64)
    found = list(map(_origin, repeat(textpage), indexes, _rows(buffer[0]), _rows(buffer[1])))
    return buffer[:, :, 0], np.array(found, np.bool_)


def _rows(buffer: npt.NDArray[Any]) -> range:
    """The addresses of a buffer's rows."""
    start = buffer.ctypes.data
    return range(start, start + buffer.nbytes, buffer.strides[0])
