"""Tables without rulings, or with rulings in one direction only: found by the columns that their lines share.

A stretch of lines that keep the same white strips free of text is cut into rows and cells (`pdf_aligned_rows`),
and taken for a table only if its shape says so: prose in columns, addresses and signatures side by side,
tables of contents and labels with their values share white strips too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extractor.model import Box
from extractor.readers.layout import CellDraft, Draft
from extractor.readers.pdf_aligned_rows import Grid, GridCell, grid_of, is_figure
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_lines import Fragment, fragment
from extractor.readers.pdf_stretches import Stretch, beside, lines_from, stretch_from

_ALIGNED = 2.0  # points by which the edges of a column's cells may differ
_SIGNATURE = re.compile(
    r"(?:pour\s+l|l[ea]\s+(?:pr[ée]f|pr[ée]sid|vice|direct|d[ée]l[ée]gu|maire|minist|secr[ée]taire|haut|recteur)"
    r"|fait\s+à|signé|signature|m\.\s|mme\s|monsieur\b|madame\b)",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"\.{4}|(?:\. ){4}|…{2}|_{4}")


def take_aligned(page: int, fragments: Sequence[Fragment], rulings: Sequence[Ruling] = ()) -> list[Fragment]:
    """A page's fragments (line by line, from left to right), those of aligned tables made one fragment each.

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
        level = _crossing(stretch, rulings)
        grid = None if not level and _is_prose(stretch) else grid_of(stretch, level)
        if grid is not None and _is_table(grid):
            taken.append(_table(page, grid))
        else:
            taken.extend(f for line in lines[stretch.start : stretch.end] for f in line)
        place = stretch.end
    return taken


def _crossing(stretch: Stretch, rulings: Iterable[Ruling]) -> list[Ruling]:
    """The horizontal lines within a stretch."""
    left, right = stretch.left, stretch.right
    return [r for r in rulings if r.top == r.bottom and r.x1 - r.x0 > 12 and r.x0 < right and r.x1 > left]


def _is_prose(stretch: Stretch) -> bool:
    """Whether its lines are mostly two runs of several words: columns of text."""
    pairs = [line for line in stretch.lines if len(line) == 2]
    return sum(min(len(f.words) for f in line) >= 4 for line in pairs) > 0.5 * len(stretch.lines)


def _is_table(grid: Grid) -> bool:
    rows = [row for row in grid.rows if len(row) > 1]
    if grid.columns < 2 or len(rows) < 3 or any(_LEADERS.search(c.text) for row in rows for c in row):
        return False
    figures = _figure_columns(grid)
    if not _is_aligned(grid) or (not figures and _is_signatures(rows)):
        return False
    apart = max(grid.loose, grid.ruled) >= 0.6 * (len(grid.rows) - 1)
    bold = sum(row[0].first == 0 and _is_bold(row[0]) and not _is_bold(row[-1]) for row in rows)
    labelled = bold > 0.6 * len(rows)
    wide = sum(len(row) > 2 for row in rows)
    if (figures and wide >= 2) or (wide >= 3 and (apart or labelled) and _is_short(rows)):
        return True
    labels = [row[0].text for row in rows]
    if sum(label.rstrip().endswith(":") for label in labels) > 0.5 * len(labels) and not grid.ruled:
        return False  # lines of labels and values, which read as lines
    if len(set(labels)) < 0.6 * len(labels) or _is_contents(rows):
        return False
    if figures:
        return apart or len(rows) >= 4
    if not _is_short([row[:1] for row in rows]) or not _is_narrow(rows):
        return False
    return labelled or (apart and len(rows) >= (3 if grid.ruled else 4))


def _figure_columns(grid: Grid) -> set[int]:
    """The columns after the first in which most cells are figures (a head's years are too)."""
    columns: dict[int, list[bool]] = {}
    for row in grid.rows:
        for cell in row:
            if cell.first and cell.first == cell.last:
                columns.setdefault(cell.first, []).append(is_figure(cell.text))
    return {column for column, found in columns.items() if sum(found) >= max(2, 0.6 * len(found))}


def _is_aligned(grid: Grid) -> bool:
    """Whether the cells of each column begin, end or are centred at the same place."""
    columns: dict[int, list[GridCell]] = {}
    for row in grid.rows:
        for cell in row:
            if cell.first == cell.last:
                columns.setdefault(cell.first, []).append(cell)
    for cells in columns.values():
        edges = (
            [c.x0 for c in cells],
            [c.x1 for c in cells],
            [(c.x0 + c.x1) / 2 for c in cells],
        )
        alike = max(sum(abs(x - median(xs)) <= _ALIGNED for x in xs) for xs in edges)
        if len(cells) > 2 and alike < 0.6 * len(cells):
            return False
    return True


def _is_signatures(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the columns are offices and the people who sign for them."""
    heads = [sum(bool(_SIGNATURE.match(cell.text)) for cell in row) > 0.6 * len(row) for row in rows[:2]]
    return len(rows) <= 6 and any(heads)


def _is_contents(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the last column holds page numbers: small, and none below the one before it."""
    numbers = [row[-1].text.strip() for row in rows]
    if not all(n.isdigit() and len(n) <= 3 for n in numbers):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(numbers))


def _is_short(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether most cells have a line or two, not the many of a column of prose."""
    heights = [len(cell.lines()) for row in rows for cell in row]
    return sum(h <= 3 for h in heights) > 0.6 * len(heights)


def _is_narrow(rows: Sequence[Sequence[GridCell]]) -> bool:
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    return max(row[0].x1 for row in rows) - left < 0.45 * (right - left)


def _is_bold(cell: GridCell) -> bool:
    return all(f.bold for f in cell.parts)


def _table(page: int, grid: Grid) -> Fragment:
    """The grid as a table in the flow, its cells as wide as their columns."""
    lefts, rights = _column_edges(grid)
    heads = 0
    while heads < len(grid.rows) and all(map(_is_bold, grid.rows[heads])):
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
                    [_joined(line).line() for line in cell.lines()],
                    column_span=cell.last - cell.first + 1,
                    header=number < heads < len(grid.rows),
                    box=box,
                )
            )
    draft = Draft("table", page=page, cells=drafts, size=grid.size)
    boxes = [cell.box for cell in drafts if cell.box]
    return Fragment(
        page,
        [],
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
        table=draft,
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
