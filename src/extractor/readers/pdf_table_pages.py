"""Tables that go on over a page break."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from extractor.readers.layout import CellDraft, Draft
from extractor.readers.pdf_grid import TOLERANCE
from extractor.readers.pdf_tables import levels_of
from extractor.readers.wrapping import ends_sentence, hangs


def continue_table(table: Draft, more: Draft) -> bool:
    """Append to `table` the one that opens the next page, if it goes on: same columns, no new title.

    A row that the page break divided becomes one again.
    """
    if table.kind != "table" or more.kind != "table":
        return False
    first = _row(more, 0)
    repeated = _repeated_rows(table, more)
    cells = [cell for cell in more.cells if cell.row >= repeated]
    opening = min((cell.row for cell in cells), default=0)
    rest = [cell for cell in cells if cell.row == opening]
    lefts, own = _lefts(table), _lefts(more)
    if table.size and more.size:  # found by their text alone: its edges move with what stands in the cells
        if not _is_below(table, more):
            return False
    elif not _same_sides(table, more) or not (
        _among(own, lefts) or repeated or (_among(lefts, own) and rest and not rest[0].lines)
    ):
        return False
    elif len(first) == 1 and len(own) > 1 and not repeated:
        return False  # one cell over all columns: the title of another table
    else:
        _place(table.cells, levels_of([*lefts, *own]))
        _place(cells, levels_of([*lefts, *own]))
    last = max(c.row + c.row_span for c in table.cells)
    if _joins_last_row(table, rest):
        cells = [cell for cell in cells if cell.row != opening]
        opening += 1
    for cell in cells:
        cell.row += last - opening
        table.cells.append(cell)
    return True


def _repeated_rows(table: Draft, more: Draft) -> int:
    """How many rows at the top of `more` say again what the head of `table` says."""
    rows = max(cell.row for cell in more.cells) + 1
    count = 0
    while count < rows and (head := _texts(_row(table, count))) and head == _texts(_row(more, count)):
        count += 1
    return count


def _lefts(table: Draft) -> list[float]:
    return levels_of(c.box.x0 for c in table.cells if c.box)


def _same_sides(table: Draft, more: Draft) -> bool:
    """Whether both tables begin and end at the same places across the page."""
    lefts, own = _lefts(table), _lefts(more)
    if not lefts or not own or abs(lefts[0] - own[0]) > TOLERANCE:
        return False
    return abs(_right(table) - _right(more)) <= 2 * TOLERANCE


def _among(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(min(abs(x - other) for other in others) <= TOLERANCE for x in some)


def _place(cells: Iterable[CellDraft], lefts: Sequence[float]) -> None:
    """Give each ruled cell its columns among those that begin at `lefts`."""
    for cell in cells:
        if cell.box is not None:
            x0, x1 = cell.box.x0, cell.box.x1
            cell.column = min(range(len(lefts)), key=lambda i: abs(lefts[i] - x0))
            cell.column_span = max(1, bisect_left(lefts, x1 - TOLERANCE) - cell.column)


def _is_below(table: Draft, more: Draft) -> bool:
    """Whether the columns of two tables without rulings are as many and stand below each other."""
    if abs(table.size - more.size) > 0.6:
        return False
    bounds = []
    for draft in (table, more):
        found: dict[int, tuple[float, float]] = {}
        for cell in draft.cells:
            if cell.box and cell.column_span == 1:
                x0, x1 = found.get(cell.column, (cell.box.x0, cell.box.x1))
                found[cell.column] = min(x0, cell.box.x0), max(x1, cell.box.x1)
        bounds.append(found)
    above, below = bounds
    if above.keys() != below.keys() or abs(above[min(above)][0] - below[min(below)][0]) > TOLERANCE:
        return False
    for column, (x0, x1) in below.items():
        beside = [b for other, b in above.items() if other != column]
        if min(x1, above[column][1]) <= max(x0, above[column][0]) or any(
            min(x1, b[1]) - max(x0, b[0]) > 0 for b in beside
        ):
            return False
    return True


def _joins_last_row(table: Draft, row: Sequence[CellDraft]) -> bool:
    """Append the cells of `row` to those of the last row, if all go on in the middle of a sentence."""
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
    end, start = before.lines[-1].plain(), cell.lines[0].plain()
    return not ends_sentence(end) and (start[:1].islower() or end.endswith("-") or hangs(end))


def _right(table: Draft) -> float:
    return max(c.box.x1 for c in table.cells if c.box)


def _row(table: Draft, number: int) -> list[CellDraft]:
    return [c for c in table.cells if c.row == number]


def _texts(row: Sequence[CellDraft]) -> list[str]:
    return [" ".join(line.plain() for line in c.lines) for c in row]
