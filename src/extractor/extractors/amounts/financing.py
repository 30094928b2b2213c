"""Tables of money: which cells are sums though they name no unit, and what rows and columns say of each.

A bare number is money where its column, its row or the table says so (« Montants en euros », « en K€ »).
Payer, programme and year come from the headers above (the nearest that names one), else from the row's label,
from a section row over it, from a column « Financeur », or from the table's title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from extractor.extractors.amounts.clauses import Parties
from extractor.extractors.amounts.grids import YEAR_CELL, Grid
from extractor.extractors.amounts.money import DIGITS, number
from extractor.extractors.amounts.tablecontext import PART, CellContext, TableContext
from extractor.extractors.amounts.words import MoneyWords
from extractor.language import Reading
from extractor.model import Cell, Table

_UNIT = re.compile(
    r"(?<![\d,.]\s)(?<![\d.,])(?<![a-z])(?:(?P<k>k\s?€|k\s?euros?|milliers\sd'euros)|(?P<m>m\s?€|millions\sd'euros)"
    r"|(?<!d')(?P<one>€|euros?|eur))(?![a-z])"
)
# « Montants en euros. », « * en K€ hors taxes »: what a line under a table says of it.
_UNIT_NOTE = re.compile(
    r"[\s*(]*(?:(?:nb|n\.b\.|nota|note|lecture)\s?:?\s)?(?:(?:les\s)?(?:montants?|sommes|chiffres|credits|donnees|couts)\s"
    r"(?:[a-z]+\s){0,2}?)?en\s(?:(?P<k>k\s?€|k\s?euros?|milliers\sd'euros)|(?P<m>m\s?€|millions\sd'euros)|€|euros?)"
    r"(?![a-z])(?!\s(?:par|et))"
)
_UNITS = {"k": Decimal(1000), "m": Decimal(10**6), "one": Decimal(1)}
_BLANK = re.compile(r"[\s.…_–/-]*$")
_COUNT_ROW = re.compile(r"\s*(?:nombre|nb\b|effectifs?|taux|etp\b|population|%)")
_COUNTED = re.compile(r"\b(?:nombre|nb|effectifs?|population|etp)\b")
_PART = re.compile(r"dont\b")
_GROUPED = re.compile(r"\d[ .]\d{3}")
_SEVERAL = re.compile(rf"\s*{DIGITS}(?:\s?/\s?{DIGITS})+\s*$")
_ANY_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_PERCENT = re.compile(r"%|\btaux\b|pourcentage")
_OF_DATES = re.compile(r"annee|exercice|date")
_LARGE = re.compile(r"\d[ .]?\d\d|\d,\d")


class _Head(NamedTuple):
    """What stands over a column: its unit, and whether it is a head of money, of something else, of dates."""

    unit: Decimal | None
    money: bool
    other: bool
    percent: bool
    dated: bool


class BareSum(NamedTuple):
    """A cell that is a sum though it has no unit."""

    start: int
    end: int
    value: Decimal
    context: CellContext


class Mismatch(NamedTuple):
    """A total that is not the sum of what it should total; `across`: of its row, not of its column."""

    cell: Cell
    stated: Decimal
    parts: tuple[Decimal, ...]
    across: bool = False


class Financing:
    """A table of money: its sums read, each with what the table says of it."""

    def __init__(self, reading: Reading, words: MoneyWords, parties: Parties, table: Table) -> None:
        self._reading, self._words, self._parties = reading, words, parties
        self.grid = Grid(reading, table)
        self._total_rows = {
            row
            for row in self.grid.rows
            for first in self.grid.filled(row)[:1]
            if words.totals.match(self.grid.text(first).strip())
        }
        self.says = TableContext(reading, words, parties, self.grid, self._is_total)
        self._heads: dict[int, _Head] = {}
        self._large: dict[int, bool] = {}
        self._scales: dict[tuple[int, int], Decimal] = {}
        self._unit = self._table_unit()
        self._several: list[tuple[Cell, list[tuple[int, int, Decimal]]]] = []
        self._sums = self._read_sums()

    def _table_unit(self) -> Decimal | None:
        """The unit that title, corner, a spanning header or the label of a total gives for all cells."""
        corner = [
            cell for row in self.grid.rows[: max(1, len(self.grid.headers))] for cell in self.grid.row(row)
        ]
        for cell in corner:
            if (cell.column == self.grid.columns[0] or cell.column_span > 1) and (
                unit := _unit(self.grid.text(cell))
            ):
                return unit
        start, end = self.grid.caption
        if unit := _unit(self._reading.folded[start:end]):
            return unit
        if note := _UNIT_NOTE.match(self._reading.folded, *self.grid.note):
            return _UNITS["k" if note["k"] else "m" if note["m"] else "one"]
        totals = (self.grid.at.get((row, self.grid.columns[0])) for row in self.grid.rows)
        return next(
            (
                unit
                for c in totals
                if c is not None and self._is_total(c) and (unit := _unit(self.grid.text(c)))
            ),
            None,
        )

    def _read_sums(self) -> dict[tuple[int, int], Decimal]:
        """The value of every cell that is one sum and nothing else, with a unit or without."""
        found: dict[tuple[int, int], Decimal] = {}
        with_unit: set[int] = set()
        for cell in self._body():
            sums = self.grid.sums[cell.row, cell.column]
            if len(sums) == 1 and _BLANK.match(_without(self.grid.text(cell), sums[0].start, sums[0].end)):
                found[cell.row, cell.column] = sums[0].value
                with_unit.add(cell.column)
        for cell in self._body():
            match = self.grid.bare.get((cell.row, cell.column))
            if match and (unit := self._unit_of(cell, with_unit)):
                scale = _UNITS["k"] if match["k"] else unit
                if (value := number(match["digits"], scale)) is not None:
                    found[cell.row, cell.column] = value * scale
                    self._scales[cell.row, cell.column] = scale
            elif match is None and "/" in self.grid.text(cell) and (unit := self._unit_of_several(cell)):
                self._several.append((cell, list(_each(self.grid.text(cell), unit))))
        return found

    def _unit_of_several(self, cell: Cell) -> Decimal | None:
        """The unit of a cell « 110 / 180 / 180 », which holds the sums of several years or accounts."""
        text = self.grid.text(cell)
        if not _SEVERAL.match(text) or _ANY_YEAR.search(text) or not re.search(r"\d\d", text):
            return None
        return self._unit_of(cell, set())

    def _body(self) -> Iterator[Cell]:
        return (cell for cell in self.grid.cells if cell.row not in self.grid.headers)

    def _unit_of(self, cell: Cell, with_unit: set[int]) -> Decimal | None:
        """The unit of a bare number, or None where nothing says that it is money."""
        if cell.column not in self._heads:
            self._heads[cell.column] = self._head(cell)
        head = self._heads[cell.column]
        if head.percent or (cell.column == self.grid.columns[0] and len(self.grid.columns) > 1):
            return None
        if head.unit:
            return head.unit
        label = " ".join(self.grid.text(other) for other in self.grid.labels(cell))
        if _COUNT_ROW.match(label) or (head.other and not head.money):
            return None
        if (head.dated or not head.money) and YEAR_CELL.match(self.grid.text(cell)):
            return None
        if unit := _unit(label) if len(label) < 80 else None:
            return unit
        if self._unit is not None:
            return self._unit if head.money or self._has_large_numbers(cell.column) else None
        if cell.column in with_unit:
            figures = len(self.grid.columns) == 2 and not head.money
            return None if figures and self._counts(cell) else Decimal(1)
        if head.money and with_unit and _GROUPED.search(self.grid.text(cell)):
            return Decimal(1)  # « État 65 000 | Département 65 000 | 130 000 € »
        if not head.money and (self.grid.headers or not self._of_funders):
            return None
        if self._unit_of_any_head:
            return self._unit_of_any_head
        given = self._about_money or self._of_funders or self._for_funders
        return Decimal(1) if given and _GROUPED.search(self.grid.text(cell)) else None

    @cached_property
    def _unit_of_any_head(self) -> Decimal | None:
        units = (_unit(self.grid.text(cell)) for row in self.grid.headers for cell in self.grid.row(row))
        return next((unit for unit in units if unit), None)

    @cached_property
    def _about_money(self) -> bool:
        """Whether the title says so."""
        return self._words.money_headings.search(self._reading.folded, *self.grid.caption) is not None

    @cached_property
    def _for_funders(self) -> bool:
        """Whether two parties or more head columns: what stands under them is what each gives."""
        if _COUNTED.search(self._reading.folded, *self.grid.caption):
            return False
        heads = [cell for row in self.grid.headers for cell in self.grid.row(row)]
        return len({p for c in heads if (p := self.says.party(c, whole=True)[0])}) > 1

    def _counts(self, cell: Cell) -> bool:
        """« Enfants confiés | 1 870 » beside « Budget | 118 M€ »: a key figure whose label is no money's."""
        labels = self.grid.labels(cell)
        return bool(labels) and not any(self._is_money_heading(label) for label in labels)

    def _head(self, cell: Cell) -> _Head:
        above = self.grid.above(cell)
        headers = " ".join(self.grid.text(header) for header in above)
        return _Head(
            _unit(headers),
            any(self._is_money_heading(header) for header in above),
            self._words.other_headings.search(headers) is not None,
            _PERCENT.search(headers) is not None,
            _OF_DATES.search(headers) is not None,
        )

    @cached_property
    def _of_funders(self) -> bool:
        """Whether two parties or more head the rows: who gave what is money without a unit."""
        first = self.grid.columns[0]
        if self._words.other_people.search(self.grid.heading(first)) and not self.says.of_partners(first):
            return False
        cells = (self._own(row, first) for row in self.grid.rows)
        return len({p for c in cells if c is not None and (p := self.says.party(c, whole=True)[0])}) > 1

    def _has_large_numbers(self, column: int) -> bool:
        """A column of numbers under 100 is one of counts or of objectives, whatever the title says."""
        if column not in self._large:
            rows = (row for row in self.grid.rows if row not in self.grid.headers)
            cells = (self.grid.at.get((row, column)) for row in rows)
            self._large[column] = any(
                _LARGE.search(self.grid.text(cell)) for cell in cells if cell is not None
            )
        return self._large[column]

    def _is_money_heading(self, header: Cell) -> bool:
        """« Montant … », « État », « Total », « 2021 »: a header that money stands under."""
        text = PART.sub("", self.grid.text(header).strip())
        return bool(
            self._words.money_headings.match(text)
            or self._words.totals.match(text)
            or YEAR_CELL.match(text)
            or self.says.party(header, whole=True)[0]
            or (self._words.account_headings.match(text) and self._of_funders)
        )

    # What the table says

    def bare_sums(self) -> Iterator[BareSum]:
        """The cells that are sums without a unit of their own; empty and zero cells are none."""
        for (row, column), value in sorted(self._sums.items()):
            cell = self.grid.at[row, column]
            if value and not self.grid.sums[cell.row, cell.column]:
                text = self.grid.text(cell)
                start = cell.start + len(text) - len(text.lstrip())
                yield BareSum(start, cell.start + len(text.rstrip()), value, self.context(cell))
        for cell, values in self._several:
            context, years = self.context(cell), self._years_over(cell)
            for index, (start, end, value) in enumerate(values):
                if value:
                    year = years[index] if len(years) == len(values) else context.year
                    yield BareSum(cell.start + start, cell.start + end, value, context._replace(year=year))

    def _years_over(self, cell: Cell) -> list[str]:
        """The years of the head « 2020 / 2021 / 2022 » over a cell, in their order."""
        heads = (_ANY_YEAR.findall(self.grid.text(head)) for head in self.grid.above(cell))
        return next((found for found in heads if len(found) > 1), [])

    def context(self, cell: Cell) -> CellContext:
        """Payer, payee, programme and year as the headers, the row and the title say them."""
        return self.says.of(cell)

    def _is_total(self, cell: Cell) -> bool:
        return cell.row in self._total_rows

    # Totals

    def mismatches(self) -> Iterator[Mismatch]:
        """Totals, under their column or at the end of their row, that no reading of its sums adds up to."""
        told: set[int] = set()
        for column in self.grid.columns[1:]:
            cells = [c for row in self.grid.rows if (c := self._own(row, column)) is not None]
            for wrong in filter(None, self._unequal(cells, self._is_total)):
                told.add(wrong.cell.row)
                yield wrong
        totals = {
            column for column in self.grid.columns[1:] if self._words.totals.match(self.grid.heading(column))
        }
        sums = {column for _, column in self._sums if not _PART.match(self.grid.heading(column))}
        rows = []
        for row in (r for r in self.grid.rows if totals and r not in told):
            cells = [c for column in sorted(sums) if (c := self._own(row, column)) is not None]
            rows.extend(self._unequal(cells, lambda cell: cell.column in totals))
        wrong_rows = [wrong for wrong in rows if wrong is not None]
        if len(rows) == 1 or len(wrong_rows) <= len(rows) / 2:  # else it totals more than the table shows
            yield from (wrong._replace(across=True) for wrong in wrong_rows)

    def _own(self, row: int, column: int) -> Cell | None:
        """The cell that begins at a place below the headers."""
        cell = self.grid.at.get((row, column))
        begins = cell is not None and cell.row == row and cell.column == column
        return cell if begins and row not in self.grid.headers else None

    def _unequal(self, cells: Sequence[Cell], is_total: Callable[[Cell], bool]) -> list[Mismatch | None]:
        """For each total with two sums or more before it, what is wrong with it; up to a text."""
        parts: list[Decimal] = []
        every: list[Decimal] = []
        subtotals: list[Decimal] = []
        checked: list[Mismatch | None] = []
        for cell in cells:
            value = self._sums.get((cell.row, cell.column))
            if value is None:
                if not _BLANK.match(self.grid.text(cell)):
                    return checked
                continue
            if not is_total(cell):
                parts.append(value)
                every.append(value)
                continue
            scale = self._scales.get((cell.row, cell.column), Decimal(1))
            readings = (parts, every, subtotals, [*subtotals, *parts])
            if len(every) > 1:
                right = any(_adds_up(value, r, scale) for r in readings if r)
                checked.append(None if right else Mismatch(cell, value, tuple(parts or every)))
            subtotals.append(value)
            parts = []
        return checked


def _each(text: str, unit: Decimal) -> Iterator[tuple[int, int, Decimal]]:
    for piece in re.finditer(DIGITS, text):
        value = number(piece[0], unit)
        if value is not None:
            yield piece.start(), piece.end(), value * unit


def _adds_up(total: Decimal, parts: list[Decimal], scale: Decimal) -> bool:
    """Up to the rounding of the parts: sums given in thousands may be off by half a thousand each."""
    return abs(total - sum(parts)) <= (scale * len(parts) / 2 if scale > 1 else 1)


def _unit(text: str) -> Decimal | None:
    match = _UNIT.search(text) if "€" in text or "eur" in text else None
    return _UNITS[match.lastgroup or "one"] if match else None


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + text[end:]
