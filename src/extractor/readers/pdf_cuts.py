"""Where a run of characters that pdfium gives as one word is two: thin spaces, the calls of footnotes."""

from __future__ import annotations

import re

import numpy as np

from extractor.readers.page_words import Floats, Offsets
from extractor.readers.pdfium_calls import font_sizes, loose_boxes, matrices, text_objects

# Where French typography sets thin spaces: 9 559 000, 20 %, 15 M€, « … », and before ; : ! ?
# (the second character; for a guillemet that opens, the first)
# Both patterns begin with one set of characters, which lets the search skip all others at once.
_THIN_SPACE = re.compile(r"[«\d€%°kKM;:!?»](?:(?<=\d[\d€%°]|[\dkKM][€kKM]|\w[;:!?»])|(?<=«)(?=\w))")
_THIN_GAP = 0.07  # ems between two glyphs' own advances

# The last digit of a word, or the first ones before a letter: a raised one calls a footnote, or opens it.
_CALL = re.compile(r"\d(?:(?<=[\w»)\]’]\d)(?!\w)|(?<!\w\d)\d?(?=[^\W\d_]))")
_UNIT = re.compile(r"(?<![^\W\d_])[kcdh]?m$")  # m², km²
_RAISED = 0.8  # of the size beside it


def raised_digits(address: int, text: str) -> list[int]:
    """The characters that begin a word because raised digits stand before them, or begin with them.

    « en 2022² » is typeset as 2022 and a small 2, which pdfium gives as 20222.
    """
    borders: list[
        tuple[int, bool]
    ] = []  # where the second word would begin, and whether it is the raised one
    for found in _CALL.finditer(text):
        first, end = found.span()
        if text[end : end + 1].isalpha():
            borders.append((end, False))
        else:
            borders += [
                (first - back, True) for back in (0, 1) if text[first - back].isdigit() and first > back
            ]
    if not borders:
        return []
    objects = text_objects(address, [index for border, _ in borders for index in (border - 1, border)])
    changing = [
        border
        for border, one, other in zip(borders, objects[::2], objects[1::2], strict=True)
        if one != other and one and other and not text[border[0] - 1].isspace()
    ]
    if not changing:
        return []
    indexes = [index for border, _ in changing for index in (border - 1, border)]
    matrix = matrices(address, indexes)
    sizes = font_sizes(address, indexes) * np.hypot(matrix[2], matrix[3])
    cuts: set[int] = set()
    for (border, after), one, other in zip(changing, sizes[::2], sizes[1::2], strict=True):
        small, large = (other, one) if after else (one, other)
        if small < _RAISED * large and not _UNIT.search(text[max(0, border - 4) : border]):
            cuts.add(border)
    return sorted(cuts)


def thin_spaces(address: int, text: str, firsts: Offsets, ends: Offsets, sizes: Floats) -> list[int]:
    """Where a thin space stands that pdfium left out, because the gap is too small for its own rule."""
    places = [found.start() - (found[0] != "«") for found in _THIN_SPACE.finditer(text)]
    if not places:
        return []
    cuts = []
    pairs = [index for place in places for index in (place, place + 1)]
    boxes, _ = loose_boxes(address, pairs)
    gaps = boxes[0][1::2] - boxes[2][0::2]
    words = np.searchsorted(firsts, np.array(places), side="right") - 1
    least = _THIN_GAP * sizes[words]
    for found in np.flatnonzero(gaps > least).tolist():
        word = words[found]
        if gaps[found] - _usual_gap(address, int(firsts[word]), int(ends[word])) > least[found]:
            cuts.append(places[found] + 1)
    return cuts


def _usual_gap(address: int, first: int, end: int) -> float:
    """The gap that is usual between the characters of a word: letter-spaced text has some everywhere."""
    edges, _ = loose_boxes(address, range(first, end))
    gaps = sorted((edges[0][1:] - edges[2][:-1]).tolist())
    return max(gaps[(len(gaps) - 1) // 2], 0.0) if len(gaps) > 1 else 0.0
