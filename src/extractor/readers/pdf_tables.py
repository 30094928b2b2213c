"""Ruled tables: pdfplumber's grid algorithm on pdfium's lines, words put into its cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

from extractor.model import Box
from extractor.readers.layout import CellDraft, Draft
from extractor.readers.pdf_aligned_rows import stacked_rows
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_lines import Fragment, fragment, lines_of
from extractor.readers.pdf_page import PageInk
from extractor.readers.pdf_words import Word

TOLERANCE = 3.0  # points, pdfplumber's own defaults
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
    merged = merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    merged = [
        e for e in merged if max(e["width"], e["height"], e["x1"] - e["x0"], e["bottom"] - e["top"]) >= 3
    ]
    if len(merged) < 4 or len(merged) > _MAX_EDGES:
        return []
    cells = cells_between(edges_to_intersections(merged, TOLERANCE, TOLERANCE))
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
    lefts, tops = levels_of(c[0] for c in cells), levels_of(c[1] for c in cells)
    if len(lefts) < 2 or len(tops) < 2:
        return None
    left, upper, right, lower = _bounds(cells)
    inside: dict[int, list[Word]] = {}
    outside: list[Word] = []
    for word, index in zip(words, _cell_of(cells, words), strict=True):
        if index is None:
            outside.append(word)
        else:
            inside.setdefault(index, []).append(word)
    filled = [cells[index] for index in inside]
    columns = {_level(lefts, c[0]) for c in filled}
    if len(filled) < 3 or len(columns) < 2:
        return None
    drafts = []
    texts: dict[tuple[int, int], list[Fragment]] = {}
    for index, (x0, top, x1, bottom) in enumerate(cells):
        row, column = _level(tops, top), _level(lefts, x0)
        lines = [fragment(page, line) for line in lines_of(inside.get(index, []))]
        texts[row, column] = lines
        drafts.append(
            CellDraft(
                row,
                column,
                [f.line() for f in lines],
                row_span=max(1, bisect_left(tops, bottom - 1) - bisect_right(tops, top + 1) + 1),
                column_span=max(1, bisect_left(lefts, x1 - 1) - bisect_right(lefts, x0 + 1) + 1),
                header=row == 0 and all(w.bold for w in inside.get(index, [])),
                box=Box(page, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)),
            )
        )
    tall = {row for (row, column), lines in texts.items() if column and len(lines) >= 3}
    for row in sorted(tall, reverse=True):
        drafts = _unstacked(drafts, row, texts)
    draft = Draft("table", page=page, cells=_without_empty_rows(drafts))
    return Fragment(page, [], left, upper, right, lower, table=draft), outside


def _unstacked(
    cells: list[CellDraft], number: int, texts: Mapping[tuple[int, int], Sequence[Fragment]]
) -> list[CellDraft]:
    """The cells with row `number` taken apart, if lines divide its columns but not the rows set in it."""
    row = [cell for cell in cells if cell.row == number and cell.row_span == 1]
    stacked = stacked_rows([texts[number, cell.column] for cell in row])
    if stacked is None:
        return cells
    more = len(stacked) - 1
    kept = [cell for cell in cells if not any(cell is other for other in row)]
    for cell in kept:
        if cell.row > number:
            cell.row += more
        elif cell.row + cell.row_span > number:
            cell.row_span += more
    for place, parts in enumerate(stacked):
        lines = [f for part in parts for f in part]
        top, bottom = min(f.top for f in lines), max(f.bottom for f in lines)
        for cell, part in zip(row, parts, strict=True):
            box = cell.box and cell.box._replace(top=round(top, 2), bottom=round(bottom, 2))
            kept.append(
                CellDraft(number + place, cell.column, [f.line() for f in part], 1, cell.column_span, box=box)
            )
    return kept


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


def levels_of(values: Iterable[float]) -> list[float]:
    """Distinct coordinates, those within the tolerance taken together."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > TOLERANCE:
            levels.append(value)
    return levels


def _level(levels: Sequence[float], value: float) -> int:
    return max(0, bisect_right(levels, value + 0.01) - 1)
