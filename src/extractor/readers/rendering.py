"""Pages of a PDF as pictures, for people to look at."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2 as pdfium

from extractor.errors import DamagedError

_MAX_PIXELS = 4_000_000  # A4 at 150 dpi is 2.2 million
_COLOURS = 128  # of a picture: enough for text and logos, a third of the bytes


def page_image(data: bytes, page: int, scale: float = 1.5) -> bytes:
    """Page `page` (from 1) of a PDF as a PNG, `scale` pixels a point; fewer where the page is very large.

    Raises:
        DamagedError: the file or this page cannot be opened.
    """
    for _, image in page_images(data, [page], scale):
        return image
    raise DamagedError(f"page {page} is damaged or not there: it cannot be shown")


def page_size(data: bytes, page: int) -> tuple[float, float]:
    """Width and height of page `page` (from 1) of a PDF, in points.

    Raises:
        DamagedError: the file or this page cannot be opened.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise DamagedError(f"the PDF is damaged ({error}): get it again from its source") from error
    try:
        if not 1 <= page <= len(document):
            raise DamagedError(f"page {page} is not there: the document has {len(document)}")
        width, height = document.get_page_size(page - 1)
        return float(width), float(height)
    finally:
        document.close()


def page_images(data: bytes, pages: Iterable[int], scale: float = 1.5) -> Iterator[tuple[int, bytes]]:
    """Pages and their pictures, one at a time; pages that are damaged or not there are left out.

    Raises:
        DamagedError: the file cannot be opened.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise DamagedError(f"the PDF is damaged ({error}): get it again from its source") from error
    try:
        count = len(document)
        for number in pages:
            if 1 <= number <= count:
                image = _rendered(document, number - 1, scale)
                if image is not None:
                    yield number, image
    finally:
        document.close()


def _rendered(document: Any, index: int, scale: float) -> bytes | None:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        scale = min(scale, math.sqrt(_MAX_PIXELS / max(1.0, width * height)))
        bitmap = page.render(scale=scale, may_draw_forms=False)
        try:
            picture = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()
    out = io.BytesIO()
    picture.quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
