"""From lines that share white strips to rows and cells: where a table without rulings has its grid.

Lengths are points or ems of the table's type; a line is its fragments from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_fragments import Fragment
from extractor.readers.pdf_stretches import LOOSE, Line, Stretch
from extractor.readers.wrapping import goes_on

_FIGURE = re.compile(
    r"[+–-]?\s?\d[\d\s.,/]*(?:%|‰|€|k€|m€|md€|euros?|etp|ans?|h)?[*)]?|[-–—/]|néant", re.IGNORECASE
)


@dataclass(slots=True)
class GridCell:
    """The parts of one cell, the columns it covers (`last` included)."""

    x0: float
    x1: float
    parts: list[Fragment]
    first: int = 0
    last: int = 0

    @property
    def text(self) -> str:
        """Its lines, joined."""
        return " ".join(f.text for f in self.parts)

    def is_bold(self) -> bool:
        """Whether all of it is in bold."""
        return all(f.bold for f in self.parts)

    def lines(self) -> list[list[Fragment]]:
        """Its parts line by line."""
        lines: list[list[Fragment]] = []
        for f in self.parts:
            if lines and f.top < (lines[-1][-1].top + lines[-1][-1].bottom) / 2:
                lines[-1].append(f)
            else:
                lines.append([f])
        return [sorted(line, key=lambda f: f.x0) for line in lines]


@dataclass(slots=True)
class Grid:
    """Rows of cells. `loose`: how many are set apart by white, `ruled`: by a line; `tight`: one a line."""

    rows: list[list[GridCell]]
    columns: int
    size: float
    loose: int = 0
    ruled: int = 0
    tight: bool = False


def is_figure(text: str) -> bool:
    """Whether a cell's text is a number, an amount, a rate, or the dash that stands for none."""
    return _FIGURE.fullmatch(text.strip()) is not None


def grid_of(stretch: Stretch, rulings: Sequence[Ruling]) -> Grid:
    """The rows and cells of a stretch; `rulings`: the horizontal lines that cross it."""
    blocks, loose, ruled = _blocks(stretch, rulings)
    tight = False
    if len(blocks) - 1 < 0.34 * (len(stretch.lines) - 1):  # set so tightly that white does not part its rows
        tight = _is_row_a_line(stretch)
        rows = (
            [[line] for line in stretch.lines]
            if tight
            else [row for block in blocks for row in _rows_of_block(block, stretch)]
        )
    else:
        rows = blocks
    grid = Grid([_cells(row, stretch) for row in rows], 0, stretch.size, loose, ruled, tight)
    _number_columns(grid)
    return grid


def _blocks(stretch: Stretch, rulings: Sequence[Ruling]) -> tuple[list[list[Line]], int, int]:
    """Bands of lines that white, or a ruling, divides over the whole width; how many of each."""
    bands: list[list[Line]] = []
    lows: list[float] = []
    for line in stretch.lines:
        top, bottom = min(f.top for f in line), max(f.bottom for f in line)
        if bands and top < lows[-1] - 0.15 * stretch.size:
            bands[-1].append(line)
            lows[-1] = max(lows[-1], bottom)
        else:
            bands.append([line])
            lows.append(bottom)
    tops = [min(f.top for line in band for f in line) for band in bands]
    white = [top - low > LOOSE * stretch.size for low, top in zip(lows, tops[1:], strict=False)]
    lined = [
        any(low - 3 <= r.top <= top + 3 for r in rulings) for low, top in zip(lows, tops[1:], strict=False)
    ]
    if sum(lined) >= 3 and sum(lined) >= 0.5 * sum(white):
        # Some tables have a line under the head and around the total alone, or under each row but the
        # head: rows of figures are rows.
        whole = [len(band) == 1 and _is_row_of_figures(band[0]) for band in bands]
        head = [all(f.bold for line in band for f in line) for band in bands]
        between = [b and (a or h) for (a, b), h in zip(pairwise(whole), head, strict=False)]
        cuts = [c or (w and b) for c, w, b in zip(lined, white, between, strict=True)]
    else:
        cuts = [a or b for a, b in zip(white, lined, strict=True)]
    blocks: list[list[Line]] = [[*bands[0]]]
    for cut, band in zip(cuts, bands[1:], strict=True):
        if cut:
            blocks.append([*band])
        else:
            blocks[-1].extend(band)
    return blocks, sum(white), sum(lined)


def _is_row_of_figures(line: Line) -> bool:
    """A label and two figures or more."""
    return len(line) > 2 and not is_figure(line[0].text) and all(is_figure(f.text) for f in line[1:])


def _is_row_a_line(stretch: Stretch) -> bool:
    """Whether nearly each line has the same three parts or more, of a few words: prose has more."""
    count = max(map(len, stretch.lines))
    full = [line for line in stretch.lines if len(line) == count]
    words = sum(f.count for line in full for f in line)
    return count >= 3 and len(full) >= 0.8 * len(stretch.lines) and words < 2.5 * count * len(full)


def _rows_of_block(block: list[Line], stretch: Stretch) -> list[list[Line]]:
    """A block's rows: one, unless each of its lines has figures or opens with a label in bold."""
    edge = min((s[0] for s in stretch.strips), default=0.0) + 1
    columns: dict[int, list[bool]] = {}
    for line in block:
        for f in line:
            columns.setdefault(sum(1 for s in stretch.strips if s[0] < f.x0), []).append(is_figure(f.text))
    if any(sum(found) >= max(2, 0.6 * len(found)) for column, found in columns.items() if column):
        figures = [any(f.x0 > edge and is_figure(f.text) for f in line) for line in block]
        return _by_figures(block, figures, edge)
    labels = [line[0].x0 < edge and (line[0].bold or line[0].text.endswith(":")) for line in block]
    plain = sum(1 for line in block for f in line if f.x0 > edge and not f.bold)
    if sum(labels) >= 2 and plain >= sum(labels):
        rows: list[list[Line]] = []
        before = ""  # the last line of the label above
        for line, label in zip(block, labels, strict=True):
            if rows and not (label and not goes_on(before, line[0].text)):
                rows[-1].append(line)
            else:
                rows.append([line])
            before = line[0].text if line[0].x0 < edge else ""
        return rows
    return [block]


def _by_figures(block: list[Line], figures: Sequence[bool], edge: float) -> list[list[Line]]:
    """Tightly set rows: each line with figures is one; the others go on with it, head it, or stand alone."""
    rows: list[list[Line]] = []
    open_head = False  # whether the last row waits for its figures
    for place, (line, figure) in enumerate(zip(block, figures, strict=True)):
        labelled = line[0].x0 < edge
        before = rows[-1] if rows else None
        if figure:
            joins = open_head and (not labelled or line[0].text[:1].islower())
        elif before is None:
            joins = False
        elif len(line) > 1:
            joins = open_head or not labelled or line[0].text[:1].islower()
        else:
            label = next((f.text for f in before[-1] if f.x0 < edge), "")
            joins = not labelled or bool(label and goes_on(label, line[0].text))
        if joins and before is not None:
            before.append(line)
        else:
            rows.append([line])
        following = figures[place + 1] if place + 1 < len(block) else False
        open_head = not figure and (len(line) > 1 or following)
    return rows


def stacked_rows(cells: Sequence[Sequence[Fragment]]) -> list[list[list[Fragment]]] | None:
    """The rows that a ruled row holds one under the other: for each, the lines of each of its `cells`.

    None where it is one row: figures must stand level with labels on at least three lines.
    """
    if len(cells) < 2 or min(map(len, cells[:2])) < 3:
        return None
    if not any(sum(is_figure(f.text) for f in cell) >= max(3, 0.8 * len(cell)) for cell in cells[1:]):
        return None
    lines: list[list[Fragment]] = []
    for f in sorted((f for cell in cells for f in cell), key=lambda f: (f.top + f.bottom) / 2):
        if lines and f.top < (lines[-1][0].top + lines[-1][0].bottom) / 2:
            lines[-1].append(f)
        else:
            lines.append([f])
    column = {id(f): number for number, cell in enumerate(cells) for f in cell}
    lines = [sorted(line, key=lambda f: (column[id(f)], f.x0)) for line in lines]
    figures = [any(column[id(f)] and is_figure(f.text) for f in line) for line in lines]
    labels = [line[0].text if not column[id(line[0])] else "" for line in lines]
    level = sum(
        figure and bool(label) and not goes_on(before, label)
        for figure, label, before in zip(figures, labels, ["", *labels], strict=False)
    )
    if level < 3 or level < 0.8 * sum(figures):
        return None
    edge = max(f.x1 for f in cells[0]) + 1
    rows = _by_figures(list(lines), figures, edge)
    return [
        [[f for line in row for f in line if column[id(f)] == number] for number in range(len(cells))]
        for row in rows
    ]


def _cells(row: Sequence[Line], stretch: Stretch) -> list[GridCell]:
    """The cells of a row: what white runs through, from its first line to its last."""
    cells: list[GridCell] = []
    for f in sorted((f for line in row for f in line), key=lambda f: f.x0):
        if cells and f.x0 < cells[-1].x1 + 0.3 * stretch.size:
            cells[-1].parts.append(f)
            cells[-1].x1 = max(cells[-1].x1, f.x1)
        else:
            cells.append(GridCell(f.x0, f.x1, [f]))
    for cell in cells:
        cell.parts.sort(key=lambda f: (f.top, f.x0))
    return cells


def _number_columns(grid: Grid) -> None:
    """Give each cell its columns: the fewest edges that divide the cells of every row."""
    gaps = sorted(
        ((a.x1, b.x0) for row in grid.rows for a, b in pairwise(row)), key=lambda gap: (gap[1], gap[0])
    )
    edges: list[float] = []
    for x0, x1 in gaps:
        if not edges or edges[-1] <= x0:
            edges.append(x1 - 0.01)
    grid.columns = len(edges) + 1
    for row in grid.rows:
        for cell in row:
            cell.first = sum(1 for edge in edges if edge < cell.x0)
            cell.last = max(cell.first, sum(1 for edge in edges if edge < cell.x1))
