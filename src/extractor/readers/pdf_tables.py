"""Ruled tables: pdfplumber's grid algorithm on pdfium's lines, words put into its cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

from extractor.model import Box
from extractor.readers.layout import CellDraft, Draft, line_text
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_lines import Fragment, fragment, lines_of
from extractor.readers.pdf_page import PageInk
from extractor.readers.pdf_words import Word
from extractor.readers.wrapping import SENTENCE_END, hangs

_TOLERANCE = 3.0  # points, pdfplumber's own defaults
_MAX_EDGES = 1_500  # more is a drawing

_Bounds = tuple[float, float, float, float]
_Point = tuple[float, float]


def take_tables(ink: PageInk) -> tuple[list[Fragment], list[Word]]:
    """The page's tables as fragments of the flow, and the words that stand outside of them."""
    words = ink.words
    tables: list[Fragment] = []
    for cells in _grids(ink.rulings):
        taken = _table(ink.number, cells, words)
        if taken is not None:
            table, words = taken
            tables.append(table)
    return tables, words


def _grids(rulings: Sequence[Ruling]) -> list[list[_Bounds]]:
    edges = [
        {
            "x0": r.x0,
            "x1": r.x1,
            "top": r.top,
            "bottom": r.bottom,
            "width": r.x1 - r.x0,
            "height": r.bottom - r.top,
            "orientation": "h" if r.top == r.bottom else "v",
            "object_type": "line",
        }
        for r in rulings
    ]
    if len(edges) < 4 or len(edges) > 20 * _MAX_EDGES:
        return []
    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    merged = [
        e for e in merged if max(e["width"], e["height"], e["x1"] - e["x0"], e["bottom"] - e["top"]) >= 3
    ]
    if len(merged) < 4 or len(merged) > _MAX_EDGES:
        return []
    cells = cells_between(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    grids: list[list[_Bounds]] = cells_to_tables(cells)
    return sorted(grids, key=lambda grid: -len(grid))


def cells_between(
    intersections: Mapping[_Point, Mapping[str, Sequence[Mapping[str, float]]]],
) -> list[_Bounds]:
    """The smallest rectangle to the right of and below each point, as pdfplumber's `intersections_to_cells`.

    That one compares each point with each, and makes the sets of their edges anew each time.
    """
    down, across = (
        {
            point: {(e["x0"], e["top"], e["x1"], e["bottom"]) for e in edges[name]}
            for point, edges in intersections.items()
        }
        for name in "vh"
    )
    columns: dict[float, list[_Point]] = {}
    rows: dict[float, list[_Point]] = {}
    for point in sorted(intersections):
        columns.setdefault(point[0], []).append(point)
        rows.setdefault(point[1], []).append(point)

    def cell(point: _Point) -> _Bounds | None:
        column, row = columns[point[0]], rows[point[1]]
        right = [
            other for other in row[bisect_right(row, point) :] if not across[point].isdisjoint(across[other])
        ]
        for below in column[bisect_right(column, point) :]:
            if down[point].isdisjoint(down[below]):
                continue
            for beside in right:
                corner = beside[0], below[1]
                if (
                    corner in down
                    and not down[corner].isdisjoint(down[beside])
                    and not across[corner].isdisjoint(across[below])
                ):
                    return (*point, *corner)
        return None

    return [found for found in map(cell, sorted(intersections)) if found is not None]


def _table(page: int, cells: list[_Bounds], words: Sequence[Word]) -> tuple[Fragment, list[Word]] | None:
    """A grid as a table, or None where it only frames or divides running text."""
    lefts, tops = _levels(c[0] for c in cells), _levels(c[1] for c in cells)
    if len(lefts) < 2 or len(tops) < 2:
        return None
    left, upper, right, lower = _bounds(cells)
    inside: dict[int, list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        near = left <= x <= right and upper <= y <= lower
        for index, (x0, top, x1, bottom) in enumerate(cells if near else ()):
            if x0 <= x <= x1 and top <= y <= bottom:
                inside.setdefault(index, []).append(word)
                break
        else:
            outside.append(word)
    filled = [cells[index] for index in inside]
    columns = {_level(lefts, c[0]) for c in filled}
    if len(filled) < 3 or len(columns) < 2:
        return None
    drafts = []
    for index, (x0, top, x1, bottom) in enumerate(cells):
        row, column = _level(tops, top), _level(lefts, x0)
        drafts.append(
            CellDraft(
                row,
                column,
                [fragment(page, line).line() for line in lines_of(inside.get(index, []))],
                row_span=max(1, bisect_left(tops, bottom - 1) - bisect_right(tops, top + 1) + 1),
                column_span=max(1, bisect_left(lefts, x1 - 1) - bisect_right(lefts, x0 + 1) + 1),
                header=row == 0 and all(w.bold for w in inside.get(index, [])),
                box=Box(page, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)),
            )
        )
    draft = Draft("table", page=page, cells=_without_empty_rows(drafts))
    return Fragment(page, [], left, upper, right, lower, table=draft), outside


def _bounds(cells: Sequence[_Bounds]) -> _Bounds:
    return (
        min(c[0] for c in cells),
        min(c[1] for c in cells),
        max(c[2] for c in cells),
        max(c[3] for c in cells),
    )


def _cell_of(cells: Sequence[_Bounds], words: Sequence[Word]) -> list[int | None]:
    """For each word the first cell that its middle lies in."""
    if not words:
        return []
    x0, top, x1, bottom = np.array(cells, np.float64).T
    edges = np.array([word[1:5] for word in words], np.float64)
    x, y = (edges[:, :1] + edges[:, 2:3]) / 2, (edges[:, 1:2] + edges[:, 3:4]) / 2
    within = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    first = within.argmax(axis=1)
    return [index if hit else None for index, hit in zip(first.tolist(), within.any(axis=1), strict=True)]


def _without_empty_rows(cells: list[CellDraft]) -> list[CellDraft]:
    """Rows and columns numbered without those in which no cell has text or begins."""
    rows = sorted({cell.row for cell in cells if cell.lines})
    kept = [cell for cell in cells if cell.row in rows]
    for cell in kept:
        cell.row_span = max(1, sum(1 for row in rows if cell.row <= row < cell.row + cell.row_span))
        cell.row = rows.index(cell.row)
    return kept


def _levels(values: Iterable[float]) -> list[float]:
    """Distinct coordinates, those within the tolerance taken together."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _TOLERANCE:
            levels.append(value)
    return levels


def _level(levels: Sequence[float], value: float) -> int:
    return max(0, bisect_right(levels, value + 0.01) - 1)


def continue_table(table: Draft, more: Draft) -> bool:
    """Append to `table` the one that opens the next page, if it goes on: same columns, no new title.

    A row that the page break divided becomes one again.
    """
    if table.kind != "table" or more.kind != "table":
        return False
    columns = _columns(table, more)
    if columns is None:
        return False
    head, first = _row(table, 0), _row(more, 0)
    repeated = _texts(head) == _texts(first)
    if len(first) == 1 and len(set(columns.values())) > 1 and not repeated:
        return False  # one cell over all columns: the title of another table
    cells = [cell for cell in more.cells if not (repeated and cell.row == 0)]
    for cell in cells:
        cell.column = columns[cell.column]
    last = max(c.row + c.row_span for c in table.cells)
    opening = min((cell.row for cell in cells), default=0)
    divided = _rest_of_row(table, [cell for cell in cells if cell.row == opening])
    if divided:
        cells = [cell for cell in cells if cell.row != opening]
        opening += 1
    for cell in cells:
        cell.row += last - opening
        table.cells.append(cell)
    return True


def _columns(table: Draft, more: Draft) -> dict[int, int] | None:
    """The column of `table` that each one of `more` goes on with; None where they do not."""
    columns, own = _lefts(table), _lefts(more)
    if not columns or not own:
        return None
    if table.size and more.size:  # found by their text alone: its edges move with what stands in the cells
        return _overlapping(table, more)
    if abs(columns[0] - own[0]) > _TOLERANCE or abs(_right(table) - _right(more)) > 2 * _TOLERANCE:
        return None
    if any(min(abs(x - column) for column in columns) > _TOLERANCE for x in own):
        return None
    return {
        cell.column: min(range(len(columns)), key=lambda i: abs(columns[i] - x0))
        for cell in more.cells
        for x0 in [cell.box.x0 if cell.box else 0.0]
    }


def _lefts(table: Draft) -> list[float]:
    return _levels(c.box.x0 for c in table.cells if c.box)


def _overlapping(table: Draft, more: Draft) -> dict[int, int] | None:
    """The columns of two tables without rulings, where they are as many and stand below each other."""
    if abs(table.size - more.size) > 0.6:
        return None
    bounds = []
    for draft in (table, more):
        found: dict[int, tuple[float, float]] = {}
        for cell in draft.cells:
            if cell.box and cell.column_span == 1:
                x0, x1 = found.get(cell.column, (cell.box.x0, cell.box.x1))
                found[cell.column] = min(x0, cell.box.x0), max(x1, cell.box.x1)
        bounds.append(found)
    above, below = bounds
    if above.keys() != below.keys() or abs(above[min(above)][0] - below[min(below)][0]) > _TOLERANCE:
        return None
    for column, (x0, x1) in below.items():
        beside = [b for other, b in above.items() if other != column]
        if min(x1, above[column][1]) <= max(x0, above[column][0]) or any(
            min(x1, b[1]) - max(x0, b[0]) > 0 for b in beside
        ):
            return None
    return {cell.column: cell.column for cell in more.cells}


def _rest_of_row(table: Draft, row: Sequence[CellDraft]) -> bool:
    """Append the cells of `row` to those of the last row of `table`, if all go on in the middle of a sentence."""
    last = max(c.row for c in table.cells)
    above = {c.column: c for c in table.cells if c.row == last}
    filled = [cell for cell in row if cell.lines]
    if not filled or (filled[0].column == min(above) and len(filled) == 1):
        return False
    for cell in filled:
        before = above.get(cell.column)
        if before is None or not before.lines or not _goes_on(before, cell):
            return False
    for cell in filled:
        above[cell.column].lines.extend(cell.lines)
    return True


def _goes_on(before: CellDraft, cell: CellDraft) -> bool:
    end, start = line_text(before.lines[-1]), line_text(cell.lines[0])
    return not SENTENCE_END.search(end) and (start[:1].islower() or end.endswith("-") or hangs(end))


def _right(table: Draft) -> float:
    return max(c.box.x1 for c in table.cells if c.box)


def _row(table: Draft, number: int) -> list[CellDraft]:
    return [c for c in table.cells if c.row == number]


def _texts(row: Sequence[CellDraft]) -> list[str]:
    return [" ".join(line_text(line) for line in c.lines) for c in row]
