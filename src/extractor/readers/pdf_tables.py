"""Ruled tables: pdfplumber's grid algorithm on pdfium's lines, words put into its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractor.model import Box
from extractor.readers.layout import CellDraft, Draft, line_text
from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_lines import Fragment, fragment, lines_of
from extractor.readers.pdf_page import PageInk
from extractor.readers.pdf_words import Word

_TOLERANCE = 3.0  # points, pdfplumber's own defaults
_MAX_EDGES = 1_500  # more is a drawing

_Bounds = tuple[float, float, float, float]


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
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    grids: list[list[_Bounds]] = cells_to_tables(cells)
    return sorted(grids, key=lambda grid: -len(grid))


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
                row_span=max(1, sum(1 for level in tops if top + 1 < level < bottom - 1) + 1),
                column_span=max(1, sum(1 for level in lefts if x0 + 1 < level < x1 - 1) + 1),
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
    return max(0, sum(1 for level in levels if level <= value + 0.01) - 1)


def continue_table(table: Draft, more: Draft) -> bool:
    """Append to `table` the one that opens the next page, if it goes on: same columns, no new title."""
    if table.kind != "table" or more.kind != "table":
        return False
    columns = _levels(c.box.x0 for c in table.cells if c.box)
    own = _levels(c.box.x0 for c in more.cells if c.box)
    if not columns or not own or abs(columns[0] - own[0]) > _TOLERANCE:
        return False
    if any(min(abs(x - column) for column in columns) > _TOLERANCE for x in own):
        return False
    if abs(_right(table) - _right(more)) > 2 * _TOLERANCE:
        return False
    head, first = _row(table, 0), _row(more, 0)
    repeated = _texts(head) == _texts(first)
    if len(first) == 1 and len(own) > 1 and not repeated:
        return False  # one cell over all columns: the title of another table
    offset = max(c.row + c.row_span for c in table.cells) - (1 if repeated else 0)
    for cell in more.cells:
        if repeated and cell.row == 0:
            continue
        cell.column = min(
            range(len(columns)), key=lambda i: abs(columns[i] - (cell.box.x0 if cell.box else 0))
        )
        cell.row += offset
        table.cells.append(cell)
    return True


def _right(table: Draft) -> float:
    return max(c.box.x1 for c in table.cells if c.box)


def _row(table: Draft, number: int) -> list[CellDraft]:
    return [c for c in table.cells if c.row == number]


def _texts(row: Sequence[CellDraft]) -> list[str]:
    return [" ".join(line_text(line) for line in c.lines) for c in row]
