"""Ruled tables: words put into the cells between pdfium's lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from extractor.model import Box
from extractor.readers.layout import CellDraft, Draft
from extractor.readers.lines import Line
from extractor.readers.page_words import PageWords
from extractor.readers.pdf_aligned_rows import stacked_rows
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_fragments import Fragment
from extractor.readers.pdf_grid import TOLERANCE, Bounds, grids_between
from extractor.readers.pdf_lines import LineBuilder
from extractor.readers.pdf_page import PageInk


def take_tables(ink: PageInk) -> tuple[list[Fragment], PageWords]:
    """The page's tables as fragments of the flow, and the words that stand outside of them."""
    words = ink.words
    grids = _grids(ink.rulings)
    if not grids:
        return [], words
    builder = LineBuilder(ink.number, words)
    free = np.ones(len(words), np.bool_)
    tables = [table for cells in grids if (table := _table(builder, cells, words, free)) is not None]
    return tables, words.only(free)


def _grids(rulings: Sequence[Ruling]) -> list[list[Bounds]]:
    """The grids of more than one cell, the largest first."""
    grids = [grid for grid in grids_between(rulings) if len(grid) > 1]
    return sorted(grids, key=lambda grid: (-len(grid), min((top, x0) for x0, top, _, _ in grid)))


def _table(
    builder: LineBuilder, cells: list[Bounds], words: PageWords, free: npt.NDArray[np.bool_]
) -> Fragment | None:
    """A grid as a table, or None where it only frames or divides running text.

    `free` tells which words stand in no table; those of this one are taken from it.
    """
    lefts, tops = levels_of(c[0] for c in cells), levels_of(c[1] for c in cells)
    if len(lefts) < 2 or len(tops) < 2:
        return None
    left, upper, right, lower = _bounds(cells)
    own = _cell_of(cells, words, free)
    inside: dict[int, list[int]] = {}
    placed = np.flatnonzero(own >= 0)
    for word, index in zip(placed.tolist(), own[placed].tolist(), strict=True):
        inside.setdefault(index, []).append(word)
    filled = [cells[index] for index in inside]
    row_at = {top: _level(tops, top) for top in {c[1] for c in cells}}
    column_at = {x0: _level(lefts, x0) for x0 in {c[0] for c in cells}}
    row_end = {bottom: bisect_left(tops, bottom - 1) for bottom in {c[3] for c in cells}}
    column_end = {x1: bisect_left(lefts, x1 - 1) for x1 in {c[2] for c in cells}}
    columns = {column_at[c[0]] for c in filled}
    if len(filled) < 3 or len(columns) < 2:
        return None
    free &= own < 0
    page = builder.page
    drafts = []
    texts: dict[tuple[int, int], list[Fragment]] = {}
    boxes = np.array(cells, np.float64).round(2).tolist()
    for index, (x0, top, x1, bottom) in enumerate(cells):
        row, column = row_at[top], column_at[x0]
        lines = builder.lines(inside.get(index, ()))
        texts[row, column] = lines
        drafts.append(
            CellDraft(
                row,
                column,
                [f.line for f in lines],
                row_span=max(1, row_end[bottom] - row),
                column_span=max(1, column_end[x1] - column),
                header=row == 0 and builder.all_bold(inside.get(index, ())),
                box=Box(page, *boxes[index]),
            )
        )
    tall = {row for (row, column), lines in texts.items() if column and len(lines) >= 3}
    for row in sorted(tall, reverse=True):
        drafts = _unstacked(drafts, row, texts)
    draft = Draft("table", page=page, cells=_without_empty_rows(drafts))
    return Fragment(page, Line(""), left, upper, right, lower, table=draft)


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
                CellDraft(number + place, cell.column, [f.line for f in part], 1, cell.column_span, box=box)
            )
    return kept


def _bounds(cells: Sequence[Bounds]) -> Bounds:
    return (
        min(c[0] for c in cells),
        min(c[1] for c in cells),
        max(c[2] for c in cells),
        max(c[3] for c in cells),
    )


def _cell_of(cells: Sequence[Bounds], words: PageWords, free: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """For each word the first cell that its middle lies in, -1 where there is none or it is not free."""
    x0, top, x1, bottom = np.array(cells, np.float64).T[:, :, None]
    x, y = (words.edges[0] + words.edges[2]) / 2, (words.edges[1] + words.edges[3]) / 2
    within = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    return np.where(within.any(axis=0) & free, within.argmax(axis=0), -1)


def _without_empty_rows(cells: list[CellDraft]) -> list[CellDraft]:
    """Rows and columns numbered without those in which no cell has text or begins."""
    rows = sorted({cell.row for cell in cells if cell.lines})
    place = {row: place for place, row in enumerate(rows)}
    kept = [cell for cell in cells if cell.row in place]
    for cell in kept:
        end = cell.row + cell.row_span
        cell.row = place[cell.row]
        cell.row_span = max(1, bisect_left(rows, end) - cell.row)
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
