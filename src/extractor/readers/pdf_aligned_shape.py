"""What a grid without rulings is by its shape: a table, labels with values, or only text side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from extractor.readers.markers import match_marker
from extractor.readers.pdf_aligned_rows import Grid, GridCell, is_figure

_ALIGNED = 2.0  # points by which the edges of a column's cells may differ
_SIGNATURE = re.compile(
    r"(?:pour\s+l|l[ea]\s+(?:pr[ée]f|pr[ée]sid|vice|direct|d[ée]l[ée]gu|maire|minist|secr[ée]taire|haut|recteur)"
    r"|fait\s+à|signé|signature|m\.\s|mme\s|monsieur\b|madame\b)",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"\.{4}|(?:\. ){4}|…{2}|_{4}")

Kind = Literal["table", "labels", "signatures", ""]


def kind_of(grid: Grid) -> Kind:
    """Whether a grid is a table, lines of labels and values that read as lines, or signatures; else "".

    Figures in columns make a table, and so do texts whose rows something tells apart: white, a line, a label
    in bold.
    """
    rows = [row for row in grid.rows if len(row) > 1]
    if grid.columns < 2 or not rows or any(_LEADERS.search(c.text) for row in rows for c in row):
        return ""
    figures = _figure_columns(grid)
    if not figures and _is_signatures(rows):
        return "signatures"
    if len(rows) == 2 == len(grid.rows):
        return "table" if _is_head_and_row(rows) else ""
    if len(rows) < 3 or not _is_aligned(grid):
        return ""
    apart = max(grid.loose, grid.ruled) >= 0.6 * (len(grid.rows) - 1)
    bold = sum(row[0].first == 0 and row[0].is_bold() and not row[-1].is_bold() for row in rows)
    labelled = bold > 0.6 * len(rows)
    wide = sum(len(row) > 2 for row in rows)
    if figures and wide >= 2:
        return "table"
    tight = grid.tight and len(rows) >= 5 and _is_aligned(grid, 0.9)
    if wide >= 3 and _is_short(rows) and (apart or labelled or tight):
        return "table"
    labels = [row[0].text for row in rows]
    if not grid.ruled and sum(map(_is_label, rows)) > 0.5 * len(rows):
        return "labels"
    if len(set(labels)) < 0.6 * len(labels) or _is_contents(rows):
        return ""
    if figures:
        return "table" if apart or len(rows) >= 4 else ""
    if any(match_marker(cell.text) for row in rows for cell in row[:1]) or not _is_short(rows):
        return ""
    if not _is_level(rows):
        return ""
    if labelled and _is_narrow(rows) and (apart or len(rows) >= 4):
        return "table"
    if grid.ruled >= max(2, 0.6 * (len(grid.rows) - 1)):
        return "table"
    return "table" if apart and len(rows) >= 4 and (_is_narrow(rows) or _is_uneven(rows)) else ""


def _is_head_and_row(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether two rows are a head in bold and figures that stand below it: a table cut by a page break."""
    head, row = rows
    if len(row) < 3 or len(head) != len(row) or any(cell.is_bold() for cell in row):
        return False
    figures = sum(is_figure(cell.text) for cell in row[1:])
    below = all(
        abs(a.x0 - b.x0) <= _ALIGNED or abs(a.x1 - b.x1) <= _ALIGNED for a, b in zip(head, row, strict=True)
    )
    return all(cell.is_bold() for cell in head) and below and figures >= 0.6 * len(row[1:])


def _figure_columns(grid: Grid) -> set[int]:
    """The columns after the first in which most cells are figures (a head's years are too)."""
    columns: dict[int, list[bool]] = {}
    for row in grid.rows:
        for cell in row:
            if cell.first and cell.first == cell.last:
                columns.setdefault(cell.first, []).append(is_figure(cell.text))
    return {column for column, found in columns.items() if sum(found) >= max(2, 0.6 * len(found))}


def _is_aligned(grid: Grid, share: float = 0.6) -> bool:
    """Whether this share of the cells of each column begins, ends or is centred at the same place."""
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
        if len(cells) > 2 and alike < share * len(cells):
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


def _is_label(row: Sequence[GridCell]) -> bool:
    return row[0].first == 0 and row[0].text.rstrip().endswith(":") and not row[-1].text.endswith(":")


def _is_level(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the cells of a row begin at the same height."""
    level = [max(c.parts[0].top for c in row) - min(c.parts[0].top for c in row) < 3 for row in rows]
    return sum(level) > 0.8 * len(rows)


def _is_uneven(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether cells side by side differ in height, and still the rows begin level; or a head is in bold."""
    if all(cell.is_bold() for cell in rows[0]) and not any(cell.is_bold() for cell in rows[-1]):
        return True
    return any(len({len(cell.lines()) for cell in row}) > 1 for row in rows[:-1])
