"""The picture of a page: set straight, its ruling lines found and taken out, its bullets and bold type seen.

Pixels are grey, 0 black to 255 white, in arrays of rows. What an OCR program leaves out (lines of tables,
dots before items, the weight of type) is measured here.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]

_DARK = 140  # darker is ink
_REDUCED = 4  # the skew is measured on a picture so many times smaller
_MAX_SKEW = 4.0  # degrees
_MIN_SKEW = 0.08
_ROWS_AT_ONCE = 512
_STEP = 3  # pixels that a line may fall or miss at once


class Segment(NamedTuple):
    """A horizontal or vertical line with its thickness, in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int


def skew_of(pixels: Pixels) -> float:
    """The angle in degrees by which lines of text fall to the right; 0 where there are none to measure."""
    height = pixels.shape[0] // _REDUCED * _REDUCED
    width = pixels.shape[1] // _REDUCED * _REDUCED
    if not height or not width:
        return 0.0
    small = pixels[:height, :width].reshape(height // _REDUCED, _REDUCED, width // _REDUCED, _REDUCED)
    ys, xs = np.nonzero(small.mean(axis=(1, 3)) < _DARK)
    if not 200 <= len(ys) <= 0.4 * (height // _REDUCED) * (width // _REDUCED):
        return 0.0
    if len(ys) > 60_000:
        step = len(ys) // 60_000 + 1
        ys, xs = ys[::step], xs[::step]

    def sharpness(angle: float) -> float:
        rows = np.round(ys - xs * math.tan(math.radians(angle))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float((counts**2).sum())

    coarse = [step / 4 for step in range(int(-_MAX_SKEW * 4), int(_MAX_SKEW * 4) + 1)]
    best = max(coarse, key=lambda angle: (sharpness(angle), -abs(angle)))
    fine = [best + step / 20 for step in range(-5, 6)]
    best = max(fine, key=lambda angle: (sharpness(angle), -abs(angle)))
    flat = sharpness(0.0)
    return round(best, 2) if abs(best) >= _MIN_SKEW and sharpness(best) > 1.03 * flat else 0.0


def straightened(pixels: Pixels, skew: float) -> Pixels:
    """The picture turned by `skew` degrees around its middle, its size kept."""
    if not skew:
        return pixels
    turned = Image.fromarray(pixels).rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(turned, dtype=np.uint8)


def rulings(pixels: Pixels, dpi: float) -> list[Segment]:
    """The straight lines of a picture that is not askew: tables, boxes, underlines."""
    lines = _horizontal(pixels, dpi)
    columns = _horizontal(np.ascontiguousarray(pixels.T), dpi)
    return lines + [Segment(s.top, s.x0, s.bottom, s.x1) for s in columns]


def _horizontal(pixels: Pixels, dpi: float) -> list[Segment]:
    """Runs of dark pixels of at least 28 points, rows taken together; thick ones are filled areas."""
    least, thickest = max(8, int(28 * dpi / 72)), max(3, int(3.5 * dpi / 72))
    if pixels.shape[1] <= least:
        return []
    open_: list[list[int]] = []  # x0, top, x1, bottom of segments that may grow
    done: list[list[int]] = []
    for first in range(0, pixels.shape[0], _ROWS_AT_ONCE):
        ink = pixels[first : first + _ROWS_AT_ONCE] < _DARK
        candidates = np.nonzero(ink.sum(axis=1) >= least)[0]
        for row in candidates:
            y = first + int(row)
            runs = _runs(ink[row], least)
            still = [s for s in open_ if y - s[3] <= 2]
            done.extend(s for s in open_ if y - s[3] > 2)
            for x0, x1 in runs:
                touching = [s for s in still if s[0] <= x1 and s[2] >= x0]
                if touching:
                    segment = touching[0]
                    segment[0], segment[2], segment[3] = min(segment[0], x0), max(segment[2], x1), y
                    for other in touching[1:]:
                        segment[0], segment[2] = min(segment[0], other[0]), max(segment[2], other[2])
                        segment[1] = min(segment[1], other[1])
                        still.remove(other)
                else:
                    still.append([x0, y, x1, y])
            open_ = still
    done.extend(open_)
    thin = [s for s in done if s[3] - s[1] + 1 <= thickest]
    return sorted(
        Segment(_followed(pixels, x0, y0, y1, -1), y0, _followed(pixels, x1, y0, y1, 1), y1)
        for x0, y0, x1, y1 in thin
    )


def _followed(pixels: Pixels, x: int, top: int, bottom: int, step: int) -> int:
    """Where a line that falls or rises by a pixel now and then ends, `x` being an end of its longest runs."""
    end, middle = x, (top + bottom) // 2
    reach = bottom - top + 1 + _STEP
    while 0 <= (x := x + step) < pixels.shape[1] and abs(x - end) <= _STEP:
        first = max(0, middle - reach)
        ink = np.nonzero(pixels[first : middle + reach + 1, x] < _DARK)[0]
        if 0 < len(ink) <= reach:  # more: a letter or another line stands there
            end, middle = x, first + int(ink[len(ink) // 2])
    return end


def _runs(row: NDArray[np.bool_], least: int) -> list[tuple[int, int]]:
    """The first and last pixel of each dark run, gaps of two pixels forgiven."""
    dark = np.nonzero(row)[0]
    if not len(dark):
        return []
    breaks = np.nonzero(np.diff(dark) > 3)[0]
    starts = dark[np.concatenate(([0], breaks + 1))]
    ends = dark[np.concatenate((breaks, [len(dark) - 1]))]
    long = ends - starts + 1 >= least
    return [(int(a), int(b)) for a, b in zip(starts[long], ends[long], strict=True)]


def without(pixels: Pixels, segments: list[Segment]) -> Pixels:
    """A copy of the picture with these lines painted over."""
    if not segments:
        return pixels
    clear = pixels.copy()
    for x0, top, x1, bottom in segments:
        clear[max(0, top - 2) : bottom + 3, max(0, x0 - 2) : x1 + 3] = 255
    return clear


def stroke(pixels: Pixels, x0: float, top: float, x1: float, bottom: float) -> float:
    """The mean thickness of the strokes in a box, in pixels: bold type has more of it. 0 without ink."""
    ink = pixels[max(0, int(top)) : int(bottom) + 1, max(0, int(x0)) : int(x1) + 1] < _DARK
    runs = int(ink[:, 0].sum()) + int((ink[:, 1:] & ~ink[:, :-1]).sum()) if ink.size else 0
    return float(ink.sum()) / runs if runs else 0.0


def dot(pixels: Pixels, x0: float, top: float, x1: float, bottom: float) -> Segment | None:
    """The one filled shape of a box, about as wide as high (a bullet), or None."""
    left, upper = max(0, int(x0)), max(0, int(top))
    ink = pixels[upper : int(bottom) + 1, left : int(x1) + 1] < _DARK
    columns, rows = np.nonzero(ink.any(axis=0))[0], np.nonzero(ink.any(axis=1))[0]
    if not len(columns):
        return None
    if any(b - a > 2 for values in (columns, rows) for a, b in pairwise(values.tolist())):
        return None  # more than one thing stands there
    width, height = int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1
    inside = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    if not 0.6 <= width / height <= 1.6 or inside.mean() < 0.62:
        return None
    return Segment(
        left + int(columns[0]), upper + int(rows[0]), left + int(columns[-1]), upper + int(rows[-1])
    )


def as_pgm(pixels: Pixels) -> bytes:
    """The picture as a PGM file."""
    return b"P5 %d %d 255\n" % (pixels.shape[1], pixels.shape[0]) + pixels.tobytes()
