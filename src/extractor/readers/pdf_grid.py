"""The cells between ruling lines: what pdfplumber's table finder concludes, on columns of numbers.

pdfplumber snaps and joins lines, crosses each with each, and looks at every crossing for the smallest
rectangle to its right and below. The same is done here without an object a line; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extractor.readers.page_words import Floats

TOLERANCE = 3.0  # points, pdfplumber's own default: for snapping, joining and crossing
_MIN_LENGTH = 3.0  # points, pdfplumber's own default
_MAX_EDGES = 1_500  # more is a drawing
_APART = 1e6  # points: more than any page is long

Bounds = tuple[float, float, float, float]
_Cell = tuple[int, int, int, int]  # column and row of its first corner, column and row of the opposite one


def grids_between(lines: Sequence[Bounds]) -> list[list[Bounds]]:
    """The cells that lines enclose, those that hang together by their corners as one grid.

    `lines` are x0, top, x1, bottom in points, one of the two extents being zero; cells are given likewise.
    """
    if not 4 <= len(lines) <= 20 * _MAX_EDGES:
        return []
    x0, top, x1, bottom = np.array(lines, np.float64).T
    level = top == bottom
    x, upper, lower, column = _joined(x0[~level], top[~level], bottom[~level])
    y, left, right, row = _joined(top[level], x0[level], x1[level])
    if not len(column) or not len(row) or not 4 <= len(column) + len(row) <= _MAX_EDGES:
        return []
    crossing = (
        (upper[:, None] <= y[row] + TOLERANCE)
        & (lower[:, None] >= y[row] - TOLERANCE)
        & (x[column][:, None] >= left - TOLERANCE)
        & (x[column][:, None] <= right + TOLERANCE)
    )
    upright, flat = np.nonzero(crossing)
    cells = _cells(column[upright].tolist(), row[flat].tolist(), upright.tolist(), flat.tolist())
    xs, ys = x.tolist(), y.tolist()
    return [[(xs[a], ys[b], xs[c], ys[d]) for a, b, c, d in grid] for grid in _grids(cells)]


def _joined(place: Floats, start: Floats, end: Floats) -> tuple[Floats, Floats, Floats, npt.NDArray[np.intp]]:
    """Parallel lines snapped to levels and joined where they touch.

    `place` is where a line stands across its direction. Returns the levels; and of each joined line that is
    long enough its start, its end and the number of its level.
    """
    order = np.argsort(place, kind="stable")
    place, start, end = place[order], start[order], end[order]
    level = np.cumsum(np.diff(place, prepend=place[:1]) > TOLERANCE, dtype=np.intp)
    levels = np.bincount(level, place) / np.bincount(level)
    order = np.lexsort((start, level))
    start, end, level = start[order], end[order], level[order]
    reach = np.maximum.accumulate(end + level * _APART)
    new = np.ones(len(start), np.bool_)
    new[1:] = start[1:] + level[1:] * _APART > reach[:-1] + TOLERANCE
    heads = np.flatnonzero(new)
    if not len(heads):
        return levels, start, end, level
    start, end, level = start[heads], np.maximum.reduceat(end, heads), level[heads]
    long = end - start >= _MIN_LENGTH
    return levels, start[long], end[long], level[long]


def _cells(columns: list[int], rows: list[int], upright: list[int], flat: list[int]) -> list[_Cell]:
    """The smallest rectangle to the right of and below each crossing, whose sides are drawn.

    One entry a crossing: its column and row, the upright and the flat line that cross there.
    """
    down: dict[tuple[int, int], int] = {}  # of each crossing, the lines that pass it, as bits
    across: dict[tuple[int, int], int] = {}
    for column, row, one, other in zip(columns, rows, upright, flat, strict=True):
        point = column, row
        down[point] = down.get(point, 0) | 1 << one
        across[point] = across.get(point, 0) | 1 << other
    in_column: dict[int, list[int]] = {}
    in_row: dict[int, list[int]] = {}
    place: dict[tuple[int, int], tuple[int, int]] = {}  # of each crossing in its column and in its row
    points = sorted(down)
    for point in points:
        column, row = point
        above, before = in_column.setdefault(column, []), in_row.setdefault(row, [])
        above.append(row)
        before.append(column)
        place[point] = len(above), len(before)

    def cell(point: tuple[int, int]) -> _Cell | None:
        column, row = point
        in_this_column, in_this_row = place[point]
        own_down, own_across = down[point], across[point]
        for low in in_column[column][in_this_column:]:
            below = column, low
            if not own_down & down[below]:
                continue
            for far in in_row[row][in_this_row:]:
                beside, corner = (far, row), (far, low)
                if (
                    own_across & across[beside]
                    and corner in down
                    and down[corner] & down[beside]
                    and across[corner] & across[below]
                ):
                    return column, row, far, low
        return None

    return [found for found in map(cell, points) if found is not None]


def _grids(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """The cells that hang together by their corners."""
    corners = [((a, b), (a, d), (c, b), (c, d)) for a, b, c, d in cells]
    at: dict[tuple[int, int], list[int]] = {}
    for index, own in enumerate(corners):
        for corner in own:
            at.setdefault(corner, []).append(index)
    grids: list[list[_Cell]] = []
    seen: set[int] = set()
    for first in range(len(cells)):
        if first in seen:
            continue
        seen.add(first)
        found = [first]
        for index in found:  # grows while it is read
            for corner in corners[index]:
                for other in at.pop(corner, ()):
                    if other not in seen:
                        seen.add(other)
                        found.append(other)
        grids.append([cells[index] for index in found])
    return grids
