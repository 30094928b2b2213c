"""The layout of a table of money: spans spread out, header rows and title told apart, labels of a cell.

Which cells are sums, and what is said of them, is the business of `financing`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from extractor.extractors.amounts.money import DIGITS, find, may_hold
from extractor.language import Reading
from extractor.model import Cell, Table

BARE = re.compile(rf"\s*(?P<digits>{DIGITS})\s*(?P<k>k)?\s*$")
YEAR_CELL = re.compile(
    r"\s*(?:(?:budget|exercice|annee|montant|credits|prevu|previsionnel|part|total|en|bp)\s)*(?P<year>20[0-4]\d)"
    r"(?![\d/–-])\s*(?:\([^)]*\))?\s*$"
)
_CAPTION_REACH = 3


class Grid:
    """A table with its spans spread out, its header rows and its title told apart."""

    def __init__(self, reading: Reading, table: Table) -> None:
        self._reading, self.block, self.cells = reading, table.block, table.cells
        self._in_order = sorted((c for c in table.cells if c.start < c.end), key=attrgetter("start"))
        self._starts = [cell.start for cell in self._in_order]
        self.at: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            if cell.row_span == cell.column_span == 1:
                self.at.setdefault((cell.row, cell.column), cell)
                continue
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.at.setdefault((row, column), cell)
        self.rows = sorted({row for row, _ in self.at})
        self.columns = sorted({column for _, column in self.at})
        self._texts = {(cell.row, cell.column): reading.folded[cell.start : cell.end] for cell in table.cells}
        by_row: dict[int, dict[int, Cell]] = {row: {} for row in self.rows}
        for place in sorted(self.at):
            by_row[place[0]].setdefault(id(self.at[place]), self.at[place])
        self._by_row = {row: list(cells.values()) for row, cells in by_row.items()}
        self._filled = {
            row: [c for c in cells if self.text(c).strip()] for row, cells in self._by_row.items()
        }
        self.sums = {place: find(text) if may_hold(text) else [] for place, text in self._texts.items()}
        self.bare = {place: BARE.match(text) for place, text in self._texts.items() if text}
        """Which cells are a number without a unit."""
        self._valued: dict[tuple[int, int], bool] = {}
        self._above: dict[int, list[Cell]] = {}
        self._labels: dict[int, list[Cell]] = {}
        self._headings: dict[int, str] = {}
        self.headers = self._header_rows()
        self.caption = self._captions()
        self.note = self._note()

    def text(self, cell: Cell) -> str:
        return self._texts[cell.row, cell.column]

    def cell_at(self, offset: int) -> Cell | None:
        index = bisect_right(self._starts, offset) - 1
        cell = self._in_order[index] if index >= 0 else None
        return cell if cell is not None and offset < cell.end else None

    def row_range(self, cell: Cell) -> tuple[int, int]:
        """The range of the row of `cell`."""
        cells = [self.at[cell.row, c] for c in self.columns if (cell.row, c) in self.at]
        return min(c.start for c in cells), max(c.end for c in cells)

    def is_fiche(self) -> bool:
        """A table of two columns, label and value, describes one thing."""
        return len(self.columns) == 2 and not self.headers

    def _header_rows(self) -> list[int]:
        """The rows on top that hold no sum: those marked as headers, and those that go on under them."""
        headers: list[int] = []
        for row in self.rows:
            filled = self.filled(row)
            marked = bool(filled) and all(cell.header for cell in filled)
            if marked and len(filled) > 2 and all(self.valued(cell) for cell in filled[1:]):
                break  # a table without heads, whose first row a format marks
            if not marked:
                if any(self.valued(cell) for cell in filled[1:] or filled) or len(self.columns) == 2:
                    break
                corner = self.at.get((row, self.columns[0]))
                under = corner is None or corner.row < row or not self.text(corner).strip()
                if headers and filled and not under:
                    break
            if filled:
                headers.append(row)
        return headers if len(headers) < len(self.rows) else []

    def valued(self, cell: Cell) -> bool:
        place = (cell.row, cell.column)
        if place not in self._valued:
            self._valued[place] = bool(self.sums[place]) or (
                self.bare.get(place) is not None and not YEAR_CELL.match(self._texts[place])
            )
        return self._valued[place]

    def row(self, row: int) -> list[Cell]:
        """The cells of a row, each once."""
        return self._by_row[row]

    def filled(self, row: int) -> list[Cell]:
        """The cells of a row that hold text."""
        return self._filled[row]

    def _captions(self) -> tuple[int, int]:
        """The range of the title or intro right before the table."""
        blocks = self._reading.document.blocks
        first = last = self.block
        if not 0 < first < len(blocks):
            return (0, 0)
        for index in range(last - 1, max(-1, last - 1 - _CAPTION_REACH), -1):
            if blocks[index].kind in ("header", "footer"):
                continue
            if blocks[index].kind == "table" or blocks[index].end - blocks[index].start > 250:
                break
            first = index
            if blocks[index].kind in ("heading", "title"):
                break
        return (blocks[first].start, blocks[last - 1].end) if first < last else (0, 0)

    def _note(self) -> tuple[int, int]:
        """The range of the line right under the table."""
        after = self._reading.document.blocks[self.block + 1 : self.block + 1 + _CAPTION_REACH]
        block = next((b for b in after if b.kind not in ("header", "footer")), None)
        return (block.start, block.end) if block is not None and block.kind == "paragraph" else (0, 0)

    def above(self, cell: Cell) -> list[Cell]:
        """The header cells over a cell, the nearest first; an empty one belongs to the one on its left."""
        below = self.headers[-1] if self.headers else -1
        if cell.row <= below:
            return self._over(cell.row, cell.column)
        if cell.column not in self._above:
            self._above[cell.column] = self._over(cell.row, cell.column)
        return self._above[cell.column]

    def _over(self, below: int, column: int) -> list[Cell]:
        found: list[Cell] = []
        for row in reversed([row for row in self.headers if row < below]):
            over = self.at.get((row, column))
            if row != self.headers[-1] and over is not None and not self.text(over).strip():
                left = (self.at.get((row, c)) for c in reversed(self.columns) if 0 < c < column)
                over = next((c for c in left if c is not None and self.text(c).strip()), over)
            if over is not None and over not in found:
                found.append(over)
        return found

    def heading(self, column: int) -> str:
        """The lowest header over a column alone."""
        if column not in self._headings:
            self._headings[column] = self._heading(column)
        return self._headings[column]

    def _heading(self, column: int) -> str:
        over = (self.at.get((row, column)) for row in reversed(self.headers))
        header = next((c for c in over if c is not None and self.text(c).strip()), None)
        return self.text(header).strip() if header is not None and header.column_span == 1 else ""

    def labels(self, cell: Cell) -> list[Cell]:
        """The cells left of a cell that hold no sum, the nearest last."""
        if cell.row not in self._labels:
            self._labels[cell.row] = [other for other in self.filled(cell.row) if not self.valued(other)]
        return [other for other in self._labels[cell.row] if other.column < cell.column]
