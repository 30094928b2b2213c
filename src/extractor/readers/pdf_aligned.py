"""Tables without rulings, or with rulings in one direction only: found by columns that their lines share.

A stretch of lines that keep the same white strips free of text (`pdf_stretches`) is cut into rows and cells
(`pdf_aligned_rows`), and taken for a table only if its shape says so (`pdf_aligned_shape`): prose in columns,
addresses and signatures side by side and tables of contents share white strips too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extractor.model import Box
from extractor.readers.layout import CellDraft, Draft
from extractor.readers.lines import Line
from extractor.readers.pdf_aligned_rows import Grid, GridCell, grid_of
from extractor.readers.pdf_aligned_shape import kind_of
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_fragments import Fragment, fragment
from extractor.readers.pdf_stretches import LOOSE, Stretch, beside, lines_from, stretch_from

_STEP = 7.0  # points of indentation that make one level, as for other blocks


def take_aligned(page: int, fragments: Sequence[Fragment], rulings: Sequence[Ruling] = ()) -> list[Fragment]:
    """A page's fragments (line by line, from left to right), those of aligned tables made one fragment each.

    Labels with their values become one a row. Signatures are cut where columns begin.
    `rulings` are the page's lines: those between the rows help to tell these.
    """
    if sum(1 for left, right in pairwise(fragments) if beside(left, right)) < 3:
        return list(fragments)
    taken: list[Fragment] = []
    lines = lines_from(fragments)
    place = 0
    while place < len(lines):
        stretch = stretch_from(lines, place) if len(lines[place]) > 1 else None
        if stretch is None:
            taken.extend(lines[place])
            place += 1
            continue
        for line in lines[stretch.start : place]:  # heads that were passed by
            del taken[len(taken) - len(line) :]
        edge = _edge_of_prose(stretch)
        if edge is not None:
            both = [f for line in stretch.lines for f in line]
            for right in (False, True):
                taken.extend(take_aligned(page, [f for f in both if (f.x0 > edge) is right], rulings))
            place = stretch.end
            continue
        level = _crossing(stretch, rulings)
        grid = None if not level and _is_prose(stretch) else grid_of(stretch, level)
        kind = kind_of(grid) if grid is not None else ""
        if grid is not None and kind == "table":
            taken.append(_table(page, grid))
        elif grid is not None and kind == "labels":
            taken.extend(_paragraph(page, row, grid.size) for row in grid.rows)
        else:
            found = stretch.lines if kind == "signatures" else lines[stretch.start : stretch.end]
            taken.extend(f for line in found for f in line)
        place = stretch.end
    return taken


def _crossing(stretch: Stretch, rulings: Iterable[Ruling]) -> list[Ruling]:
    """The horizontal lines within a stretch."""
    left, right = stretch.left, stretch.right
    return [r for r in rulings if r.top == r.bottom and r.x1 - r.x0 > 12 and r.x0 < right and r.x1 > left]


def _edge_of_prose(stretch: Stretch) -> float | None:
    """Where a column of text stands beside columns of a table, in lines or type of its own: the strip's x."""
    if max(map(len, stretch.lines)) < 3:
        return None
    ends = sorted(stretch.strips)
    for edge, last in ((ends[-1][0], -1), (ends[0][0], 0)):
        pairs = [(line[last], line[-1 - last]) for line in stretch.lines if len(line) > 2]
        texts = [f for line in stretch.lines for f in line[last:][:1] if (f.x0 > edge) is (last == -1)]
        side = [f for line in stretch.lines for f in line if (f.x0 > edge) is (last == -1)]
        if len(side) > len(texts) or len(pairs) < 3 or median(f.count for f in texts) < 4:
            continue
        apart = sum(
            abs(text.size - other.size) > 0.7 or abs(_baseline(text) - _baseline(other)) > 1
            for text, other in pairs
        )
        if apart > 0.5 * len(pairs):
            return edge
    return None


def _baseline(f: Fragment) -> float:
    return f.bottom - 0.22 * f.size


def _is_prose(stretch: Stretch) -> bool:
    """Whether its lines are mostly two runs of several words, set tightly: columns of text."""
    pairs = sum(len(line) == 2 and min(f.count for f in line) >= 4 for line in stretch.lines)
    if pairs < 0.5 * len(stretch.lines):
        return False
    loose = sum(b[0].top - a[0].bottom > LOOSE * stretch.size for a, b in pairwise(stretch.lines))
    return loose < max(3, 0.2 * len(stretch.lines))


def _table(page: int, grid: Grid) -> Fragment:
    """The grid as a table in the flow, its cells as wide as their columns."""
    lefts, rights = _column_edges(grid)
    heads = 0
    while heads < len(grid.rows) and all(cell.is_bold() for cell in grid.rows[heads]):
        heads += 1
    drafts = []
    for number, row in enumerate(grid.rows):
        if number < heads < len(grid.rows):
            _widen(row, lefts, rights)
        top, bottom = min(f.top for c in row for f in c.parts), max(f.bottom for c in row for f in c.parts)
        for cell in row:
            box = Box(
                page,
                round(min(cell.x0, lefts[cell.first]), 2),
                round(top, 2),
                round(max(cell.x1, rights[cell.last]), 2),
                round(bottom, 2),
            )
            drafts.append(
                CellDraft(
                    number,
                    cell.first,
                    [_joined(line).line for line in cell.lines()],
                    column_span=cell.last - cell.first + 1,
                    header=number < heads < len(grid.rows),
                    box=box,
                )
            )
    draft = Draft("table", page=page, cells=drafts, size=grid.size)
    boxes = [cell.box for cell in drafts if cell.box]
    return Fragment(
        page,
        Line(""),
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
        table=draft,
    )


def _paragraph(page: int, row: Sequence[GridCell], size: float) -> Fragment:
    """A label with its value as a block of the flow, the label's lines first."""
    lines = [line for cell in row for line in cell.lines()]
    parts = [f for line in lines for f in line]
    left, right = min(f.x0 for f in parts), max(f.x1 for f in parts)
    draft = Draft("paragraph", [_joined(line).line for line in lines], page, indent=left / _STEP, size=size)
    return Fragment(
        page, Line(""), left, min(f.top for f in parts), right, max(f.bottom for f in parts), table=draft
    )


def _joined(parts: Sequence[Fragment]) -> Fragment:
    if len(parts) == 1:
        return parts[0]
    return fragment(parts[0].page, [word for f in parts for word in f.words])


def _column_edges(grid: Grid) -> tuple[list[float], list[float]]:
    """Where the text of each column begins and ends."""
    cells = [cell for row in grid.rows for cell in row]
    lefts = [min((c.x0 for c in cells if c.first == n), default=0.0) for n in range(grid.columns)]
    rights = [max((c.x1 for c in cells if c.last == n == c.first), default=0.0) for n in range(grid.columns)]
    return lefts, rights


def _widen(row: Sequence[GridCell], lefts: Sequence[float], rights: Sequence[float]) -> None:
    """A head that is centred over several columns covers them all, as far as no other cell stands there."""
    for place, cell in enumerate(row):
        low = row[place - 1].last + 1 if place else 1
        high = row[place + 1].first - 1 if place + 1 < len(row) else len(lefts) - 1
        middle = cell.x0 + cell.x1
        best = cell.first, cell.last
        for first in range(low, cell.first + 1):
            for last in range(cell.last, high + 1):
                centred = abs(lefts[first] + rights[last] - middle) < 0.3 * (rights[last] - lefts[first])
                if centred and first < last and last - first > best[1] - best[0]:
                    best = first, last
        cell.first, cell.last = best
