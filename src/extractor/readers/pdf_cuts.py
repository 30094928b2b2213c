"""Where a run of characters that pdfium gives as one word is two: thin spaces, the calls of footnotes."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from extractor.readers.page_words import Floats, Offsets
from extractor.readers.pdfium_calls import font_sizes, loose_boxes, matrices, text_objects

_THIN_GAP = 0.07  # ems between two glyphs' own advances
_UNIT = re.compile(r"(?<![^\W\d_])[kcdh]?m$")  # m², km²
_RAISED = 0.8  # of the size beside it

# Kinds of characters, as bits; those of scripts that no document here is written in are of no kind.
_DIGIT, _WORD, _LETTER, _CLOSING, _AFTER_DIGITS, _UNITS, _BEFORE_UNITS, _HIGH_SIGN = (
    1 << bit for bit in range(8)
)
_KINDS = np.zeros(0x10000, np.uint8)
for _kind, _pattern in (
    (_DIGIT, r"\d"),
    (_WORD, r"\w"),
    (_LETTER, r"[^\W\d_]"),
    (_CLOSING, r"[»)\]’]"),
    (_AFTER_DIGITS, r"[\d€%°]"),
    (_UNITS, r"[€kKM]"),
    (_BEFORE_UNITS, r"[\dkKM]"),
    (_HIGH_SIGN, r"[;:!?»]"),
):
    _KINDS[[found.start() for found in re.finditer(_pattern, "".join(map(chr, range(0x2100))))]] |= _kind
_OPENING = ord("«")


def kinds_of(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """What kind each character of a text is; one more at each end that is of none."""
    kinds = np.zeros(len(codes) + 2, np.uint8)
    kinds[1:-1] = _KINDS[np.minimum(codes, 0xFFFF)]
    return kinds


def raised_digits(address: int, text: str, kinds: npt.NDArray[np.uint8]) -> list[int]:
    """The characters that begin a word because raised digits stand before them, or begin with them.

    « en 2022² » is typeset as 2022 and a small 2, which pdfium gives as 20222. It is the last digit of a
    word that calls a footnote, or the first ones before a letter.
    """
    digit, word, letter = kinds & _DIGIT != 0, kinds & _WORD != 0, kinds & _LETTER != 0
    after = (kinds & (_WORD | _CLOSING) != 0)[:-2]
    last = np.flatnonzero(digit[1:-1] & after & ~word[2:])
    first = digit[1:-1] & ~word[:-2]
    once = np.flatnonzero(first & letter[2:]) + 1
    twice = np.flatnonzero(first[:-1] & digit[2:-1] & letter[3:]) + 2
    borders = [(place, True) for place in last.tolist()]
    borders += [(place - 1, True) for place in last[last > 1].tolist() if digit[place]]
    borders += [(place, False) for place in (*once.tolist(), *twice.tolist())]
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


def thin_spaces(
    address: int,
    kinds: npt.NDArray[np.uint8],
    codes: npt.NDArray[np.uint32],
    firsts: Offsets,
    ends: Offsets,
    sizes: Floats,
) -> list[int]:
    """Where a thin space stands that pdfium left out, because the gap is too small for its own rule.

    French typography sets them as in 9 559 000, 20 %, 15 M€, « … », and before ; : ! ?
    """
    one, other = kinds[1:-2], kinds[2:-1]
    likely = (one & _DIGIT != 0) & (other & _AFTER_DIGITS != 0)
    likely |= (one & _BEFORE_UNITS != 0) & (other & _UNITS != 0)
    likely |= (one & _WORD != 0) & (other & _HIGH_SIGN != 0)
    likely |= (codes[:-1] == _OPENING) & (other & _WORD != 0)
    places = np.flatnonzero(likely).tolist()
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
