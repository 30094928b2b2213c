"""From lines that share white strips to rows and cells: where a table without rulings has its grid.

Lengths are points or ems of the table's type; a line is its fragments from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.readers.pdf_drawings import Ruling
from extractor.readers.pdf_lines import Fragment, fragment
from extractor.readers.wrapping import hangs

Line = Sequence[Fragment]
Strip = tuple[float, float]

_FAR = 2.4  # ems of white: the line below belongs to something else
_LOOSE = 0.38  # ems of white between the boxes of two lines: more than the lines of one cell leave
_MIN_STRIP = 3.5  # points that all lines keep free
_WORD_GAP = 0.45  # ems: more than a space that is not stretched
_FIGURE = re.compile(r"[+–-]?\s?\d[\d\s.,/]*(?:%|‰|€|k€|m€|md€|euros?|etp|ans?|h)?[*)]?|[-–—/]|néant", re.IGNORECASE)


@dataclass(slots=True)
class Stretch:
    """Lines `start` to `end` of a page, with the white strips that run down between their parts."""

    start: int
    end: int
    lines: list[list[Fragment]]
    strips: list[Strip]
    size: float

    @property
    def left(self) -> float:
        """Where its leftmost text begins."""
        return min(line[0].x0 for line in self.lines)

    @property
    def right(self) -> float:
        """Where its rightmost text ends."""
        return max(line[-1].x1 for line in self.lines)


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
    """Rows of cells. `loose`: how many of them are set apart by white, `ruled`: by a line."""

    rows: list[list[GridCell]]
    columns: int
    size: float
    loose: int = 0
    ruled: int = 0


def is_figure(text: str) -> bool:
    """Whether a cell's text is a number, an amount, a rate, or the dash that stands for none."""
    return _FIGURE.fullmatch(text.strip()) is not None


def lines_from(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand side by side, as they come, taken together."""
    lines: list[list[Fragment]] = []
    for f in fragments:
        if lines and beside(lines[-1][-1], f):
            lines[-1].append(f)
        else:
            lines.append([f])
    return lines


def beside(left: Fragment, right: Fragment) -> bool:
    """Whether `right` follows `left` on the same line."""
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return right.x0 >= left.x1 - 1 and shared > 0.5 * min(left.height, right.height)


def stretch_from(lines: Sequence[list[Fragment]], start: int) -> Stretch | None:
    """The lines from `start` on that keep a white strip in common, at least three of them in parts."""
    size = lines[start][0].size
    common = _gaps(lines[start])
    every = list(common)
    low = max(f.bottom for f in lines[start])
    end, multiple = start + 1, 1
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if min(f.top for f in line) - low > _FAR * size or abs(line[0].size - size) > max(1.0, 0.15 * size):
            break
        parts = line if len(line) > 1 else _cut(line, every, size)
        shared = _narrowed(common, parts)
        if shared:
            common = shared
        elif not _is_inset(lines, place, common, size):
            break
        gaps = _gaps(parts) if len(parts) > 1 and shared else []
        if gaps:
            every = _joined(every, gaps)
            multiple += 1
        low = max(low, *(f.bottom for f in line))
        end = place + 1
    if multiple < 3:
        return None
    while end - start > 3 and _trails(lines, end - 1, every, size):
        end -= 1
    start = _with_heads(lines, start, common, size)
    return Stretch(start, end, [_cut(line, every, size) for line in lines[start:end]], every, size)


def _with_heads(lines: Sequence[Line], start: int, common: Sequence[Strip], size: float) -> int:
    """The first line with those above it that stand over the columns right of the first one."""
    while start:
        above, line = lines[start - 1], lines[start]
        white = min(f.top for f in line) - max(f.bottom for f in above)
        if white > size or abs(above[0].size - size) > 1 or len(above) > 1:
            break
        if not _narrowed(common, above) or above[0].x0 < common[0][1] - 1 or not above[0].bold:
            break
        start -= 1
    return start


def _is_inset(lines: Sequence[Line], place: int, common: Sequence[Strip], size: float) -> bool:
    """Whether a line across all columns is a row of its own: the table goes on right below it."""
    line = lines[place]
    if place + 1 >= len(lines) or len(line) > 1 or len(line[0].words) > 12:
        return False
    below = lines[place + 1]
    return (
        len(below) > 1
        and abs(line[0].x0 - below[0].x0) < 2
        and len(_narrowed(common, below)) == len(common)
        and below[0].top - line[0].bottom < size
        and line[0].top - lines[place - 1][0].bottom < size
    )


def _trails(lines: Sequence[Line], last: int, strips: Sequence[Strip], size: float) -> bool:
    """Whether the last line is no row: it stands alone at the left and does not go on with the one above, or
    is a page's foot, set apart and in another size."""
    line, above = lines[last], lines[last - 1]
    white = line[0].top - above[0].bottom
    if white > 1.2 * size and abs(line[0].size - above[0].size) > 0.4:
        return True
    if len(line) > 1 or line[0].x0 > min(s[0] for s in strips):
        return False
    goes_on = line[0].bold == above[0].bold and _goes_on(above[0].text, line[0].text)
    return not (goes_on and white < _LOOSE * size)


def _goes_on(before: str, text: str) -> bool:
    return text[:1].islower() or before.endswith("-") or hangs(before)


def _gaps(line: Line) -> list[Strip]:
    return [(a.x1, b.x0) for a, b in pairwise(line) if b.x0 - a.x1 >= _MIN_STRIP]


def _narrowed(strips: Sequence[Strip], line: Line) -> list[Strip]:
    """What the parts of `line` leave of the strips."""
    kept = list(strips)
    for f in line:
        left: list[Strip] = []
        for x0, x1 in kept:
            if f.x0 >= x1 or f.x1 <= x0:
                left.append((x0, x1))
                continue
            if f.x0 - x0 >= _MIN_STRIP:
                left.append((x0, f.x0))
            if x1 - f.x1 >= _MIN_STRIP:
                left.append((f.x1, x1))
        kept = left
    return kept


def _joined(strips: Sequence[Strip], gaps: Iterable[Strip]) -> list[Strip]:
    """All strips seen, each as narrow as the gaps that show it."""
    joined = list(strips)
    for x0, x1 in gaps:
        for place, (a, b) in enumerate(joined):
            if min(b, x1) - max(a, x0) >= _MIN_STRIP:
                joined[place] = max(a, x0), min(b, x1)
                break
        else:
            joined.append((x0, x1))
    return joined


def _cut(line: Line, strips: Sequence[Strip], size: float) -> list[Fragment]:
    """The fragments of a line, cut where a gap between words falls on a strip at whose end a column begins."""
    parts: list[Fragment] = []
    for f in line:
        start = 0
        crossed = [s for s in strips if f.x0 < s[0] and f.x1 > s[1]]
        for place in range(1, len(f.words)) if crossed else ():
            left, right = f.words[place - 1].x1, f.words[place].x0
            if right - left >= _WORD_GAP * size and any(
                min(right, x1) - max(left, x0) >= 3 and (abs(right - x1) < 2 or right - left > size)
                for x0, x1 in crossed
            ):
                parts.append(fragment(f.page, f.words[start:place]))
                start = place
        parts.append(fragment(f.page, f.words[start:]) if start else f)
    return parts


def grid_of(stretch: Stretch, rulings: Sequence[Ruling]) -> Grid:
    """The rows and cells of a stretch; `rulings`: the horizontal lines that cross it."""
    blocks, loose, ruled = _blocks(stretch, rulings)
    if len(blocks) - 1 < 0.34 * (len(stretch.lines) - 1):  # set so tightly that white does not part its rows
        rows = [row for block in blocks for row in _rows_of_block(block, stretch)]
    else:
        rows = blocks
    grid = Grid([_cells(row, stretch) for row in rows], 0, stretch.size, loose, ruled)
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
    white = [top - low > _LOOSE * stretch.size for low, top in zip(lows, tops[1:], strict=False)]
    lined = [
        any(low - 3 <= r.top <= top + 3 for r in rulings) for low, top in zip(lows, tops[1:], strict=False)
    ]
    cuts = lined if sum(lined) >= 3 and sum(lined) > 0.6 * sum(white) else [a or b for a, b in zip(white, lined, strict=True)]
    blocks: list[list[Line]] = [[*bands[0]]]
    for cut, band in zip(cuts, bands[1:], strict=True):
        if cut:
            blocks.append([*band])
        else:
            blocks[-1].extend(band)
    return blocks, sum(white), sum(lined)


def _rows_of_block(block: list[Line], stretch: Stretch) -> list[list[Line]]:
    """A block's rows: one, unless each of its lines has figures or opens with a label in bold."""
    edge = min((s[0] for s in stretch.strips), default=0.0) + 1
    figures = [any(f.x0 > edge and is_figure(f.text) for f in line) for line in block]
    if sum(figures) >= 2 and sum(figures) > 0.6 * sum(len(line) > 1 for line in block):
        return _by_figures(block, figures, edge)
    labels = [len(line) > 1 and line[0].bold and line[0].x1 <= edge for line in block]
    plain = sum(1 for line in block for f in line if f.x0 > edge and not f.bold)
    if sum(labels) >= 2 and plain >= sum(labels):
        rows: list[list[Line]] = []
        for line, label in zip(block, labels, strict=True):
            if rows and not (label and not _goes_on(rows[-1][-1][0].text, line[0].text)):
                rows[-1].append(line)
            else:
                rows.append([line])
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
            joins = not labelled or bool(label and _goes_on(label, line[0].text))
        if joins and before is not None:
            before.append(line)
        else:
            rows.append([line])
        following = figures[place + 1] if place + 1 < len(block) else False
        open_head = not figure and (len(line) > 1 or following)
    return rows


def _cells(row: list[Line], stretch: Stretch) -> list[GridCell]:
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
