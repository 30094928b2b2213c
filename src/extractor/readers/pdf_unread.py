"""Which pages of a PDF show text that their text layer does not hold: scans, outlines, broken fonts."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Literal

import pypdfium2.raw as raw

from extractor.readers.pdf_page import PageInk
from extractor.readers.plausibility import looks_garbled

Reason = Literal["asked", "no text", "image", "outlines", "garbled"]

SAID: dict[Reason, str] = {
    "asked": "OCR was asked for",
    "no text": "this page has no text layer (an image?)",
    "image": "an image covers this page, and its text layer holds little",
    "outlines": "this page's text is drawn as shapes",
    "garbled": "this page's text layer is not what the page shows",
}

_FEW_WORDS = 40  # a page with more words in its body has a text layer
_MARGIN = 0.1  # share of the height in which a browser or a registry prints over an image
_MAX_OBJECTS = 5_000
_FORM_DEPTH = 4
_CURVES = 600  # of drawn letters: a page of text has ten times as many
_COVERED = 0.5  # share of a page that an image of its text covers


def reason_to_read(page: Any, ink: PageInk) -> Reason | None:
    """Why a page's text layer is not usable; None where it is, or where there is nothing to read."""
    if ink.blank:
        return None
    if not ink.words and not ink.rotated:
        return "no text"
    middles = (ink.words.edges[1] + ink.words.edges[3]) / 2
    inner = ((middles >= _MARGIN * ink.height) & (middles < (1 - _MARGIN) * ink.height)).sum()
    if max(inner, len(ink.rotated)) >= _FEW_WORDS:
        return "garbled" if looks_garbled(ink.words.texts()) else None
    area, curves = _drawn(page)
    if area >= _COVERED * ink.width * ink.height:
        return "image"
    return "outlines" if curves >= _CURVES else None


def _drawn(page: Any) -> tuple[float, int]:
    """The area of a page's images in square points, and how many curves are drawn on it."""
    area, curves = 0.0, 0
    count = min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    for handle in (raw.FPDFPage_GetObject(page, index) for index in range(count)):
        inner = list(_leaves(handle, 0))
        if any(raw.FPDFPageObj_GetType(leaf) == raw.FPDF_PAGEOBJ_IMAGE for leaf in inner):
            area += _area(handle)
        if curves < _CURVES:
            curves += sum(_curves(leaf) for leaf in inner)
    return area, curves


def _leaves(handle: Any, depth: int) -> Iterator[Any]:
    """An object, or those inside of it where it is a form."""
    if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
        yield handle
    elif depth < _FORM_DEPTH:
        for index in range(min(max(0, raw.FPDFFormObj_CountObjects(handle)), _MAX_OBJECTS)):
            yield from _leaves(raw.FPDFFormObj_GetObject(handle, index), depth + 1)


def _area(handle: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return 0.0
    return max(0.0, right.value - left.value) * max(0.0, top.value - bottom.value)


def _curves(handle: Any) -> int:
    if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_PATH:
        return 0
    segments = min(max(0, raw.FPDFPath_CountSegments(handle)), 2 * _CURVES)
    kinds = (
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(handle, place)) for place in range(segments)
    )
    return sum(kind == raw.FPDF_SEGMENT_BEZIERTO for kind in kinds)
