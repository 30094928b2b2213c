"""Tables of money: which cells are sums though they name no unit, and what rows and columns say of each.

A bare number is money where its column, its row or the table says so (« Montants en euros », « en K€ »).
Payer, programme and year come from the headers above (the nearest that names one), else from the row's label,
from a section row over it, from a column « Financeur », or from the table's title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.extractors.clauses import PARTIES, PLACE, Parties, joined, years
from extractor.extractors.grids import BARE, YEAR_CELL, Grid
from extractor.extractors.money import number
from extractor.extractors.money_words import MoneyWords
from extractor.language import Reading
from extractor.model import Cell, Table

_UNIT = re.compile(
    r"(?<![\d,.]\s)(?<![\d.,])(?<![a-z])(?:(?P<k>k\s?€|k\s?euros?|milliers\sd'euros)|(?P<m>m\s?€|millions\sd'euros)"
    r"|(?P<one>€|euros?|eur))(?![a-z])"
)
_UNITS = {"k": Decimal(1000), "m": Decimal(10**6), "one": Decimal(1)}
_BLANK = re.compile(r"[\s.…_–/-]*$")
_ANY_YEAR = re.compile(r"(?<![\d/–-])20[0-4]\d(?![\d/–-])")
_TITLE_YEAR = re.compile(
    r"(?<![\d/–-])(?<!janvier )(?<!fevrier )(?<!mars )(?<!avril )(?<!mai )(?<!juin )(?<!juillet )(?<!aout )"
    r"(?<!septembre )(?<!octobre )(?<!novembre )(?<!decembre )"
    r"(?P<year>20[0-4]\d)(?!\d|\s?[–/-]\s?\d|\s(?:a|et)\s20)"
)
_COUNT_ROW = re.compile(r"\s*(?:nombre|nb\b|effectifs?|taux|etp\b|population|%)")
_LARGE = re.compile(r"\d[ .]?\d\d|\d,\d")
_PART = re.compile(r"dont\b")
_DONT = re.compile(r"dont\s(?:part\s(?:de\s)?)?")
_PERCENT = re.compile(r"%|\btaux\b|pourcentage")
_RECIPIENT = re.compile(r"\b(?:a|a la|au|aux)\s?$")
_ARTICLE = re.compile(
    r"[\s\d\W]|\b(?:l|le|la|les|de|du|d|des|en|et|euros?|k|part|montant|montants|total|prevu|dont)\b"
)


@dataclass(frozen=True, slots=True)
class CellContext:
    """What the table says of the sums in one cell."""

    payer: str = ""
    payee: str = ""
    programme: str = ""
    year: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class BareSum:
    """A cell that is a sum though it has no unit."""

    start: int
    end: int
    value: Decimal
    context: CellContext


@dataclass(frozen=True, slots=True)
class Mismatch:
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
            for first in [c for c in self.grid.row(row) if self.grid.text(c).strip()][:1]
            if words.totals.match(self.grid.text(first).strip())
        }
        self._scales: dict[tuple[int, int], Decimal] = {}
        self._unit = self._table_unit()
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
            if (match := BARE.match(self.grid.text(cell))) and (unit := self._unit_of(cell, with_unit)):
                scale = _UNITS["k"] if match["k"] else unit
                if (value := number(match["digits"], scale)) is not None:
                    found[cell.row, cell.column] = value * scale
                    self._scales[cell.row, cell.column] = scale
        return found

    def _body(self) -> Iterator[Cell]:
        return (cell for cell in self.grid.cells if cell.row not in self.grid.headers)

    def _unit_of(self, cell: Cell, with_unit: set[int]) -> Decimal | None:
        """The unit of a bare number, or None where nothing says that it is money."""
        above = self.grid.above(cell)
        headers = " ".join(self.grid.text(header) for header in above)
        label = " ".join(self.grid.text(other) for other in self.grid.labels(cell))
        if _PERCENT.search(headers) or (cell.column == self.grid.columns[0] and len(self.grid.columns) > 1):
            return None
        if unit := _unit(headers):
            return unit
        money = any(self._is_money_heading(header) for header in above)
        if _COUNT_ROW.match(label) or (not money and self._words.other_headings.search(headers)):
            return None
        if YEAR_CELL.match(self.grid.text(cell)) and (
            not money or re.search(r"annee|exercice|date", headers)
        ):
            return None
        if unit := _unit(label) if len(label) < 80 else None:
            return unit
        if self._unit is not None:
            return self._unit if money or self._has_large_numbers(cell.column) else None
        if cell.column in with_unit:
            return Decimal(1)
        if not money:
            return None
        others = (_unit(self.grid.text(c)) for row in self.grid.headers for c in self.grid.row(row))
        if unit := next((unit for unit in others if unit), None):
            return unit
        start, end = self.grid.caption
        about_money = self._words.money_headings.search(self._reading.folded, start, end)
        return Decimal(1) if about_money and re.search(r"\d[ .]\d{3}", self.grid.text(cell)) else None

    def _has_large_numbers(self, column: int) -> bool:
        """A column of numbers under 100 is one of counts or of objectives, whatever the title says."""
        cells = (self.grid.at.get((row, column)) for row in self.grid.rows if row not in self.grid.headers)
        return any(
            re.search(r"\d[ .]?\d\d|\d,\d", self.grid.text(cell)) for cell in cells if cell is not None
        )

    def _is_money_heading(self, header: Cell) -> bool:
        """« Montant … », « État », « Total », « 2021 »: a header that money stands under."""
        text = _DONT.sub("", self.grid.text(header).strip())
        return bool(
            self._words.money_headings.match(text)
            or self._words.totals.match(text)
            or YEAR_CELL.match(text)
            or self._party(header, whole=True)[0]
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

    def context(self, cell: Cell) -> CellContext:
        """Payer, payee, programme and year as the headers, the row and the title say them."""
        context = CellContext(total=self._is_total(cell))
        for header in self.grid.above(cell):
            context = self._merged(context, header, header=True)
        if not context.year:
            context = replace(context, year=self._year_of_the_whole(cell))
        for other in self.grid.row(cell.row):
            if other is not cell and not self.grid.valued(other):
                context = self._merged(context, other, header=False)
        context = self._section(cell, context)
        start, end = self.grid.caption
        if not context.year:
            titled = {m["year"] for m in _TITLE_YEAR.finditer(self._reading.folded, start, end)}
            context = replace(context, year=titled.pop() if len(titled) == 1 else self._only_year(start, end))
        if not context.programme and (
            match := self._words.programme.search(self._reading.folded, start, end)
        ):
            context = replace(context, programme=match["number"] or match.lastgroup or "")
        return context

    def _year_of_the_whole(self, cell: Cell) -> str:
        """« Coût 2021 | dont État | dont ARS »: the year of the column that a column of shares is part of."""
        if not _DONT.match(self._heading(cell.column)):
            return ""
        headings = (self._heading(c) for c in reversed(self.grid.columns) if c < cell.column)
        whole = next((heading for heading in headings if not _DONT.match(heading)), "")
        written = set(_ANY_YEAR.findall(whole))
        return written.pop() if len(written) == 1 else ""

    def _merged(self, context: CellContext, cell: Cell, *, header: bool) -> CellContext:
        text = self.grid.text(cell)
        above = " ".join(self.grid.text(c) for c in self.grid.above(cell)) if not header else ""
        payers = bool(self._words.payer_headings.search(above))
        payer, payee = self._party(cell, whole=not header and not payers)
        first = next((c for c in self.grid.row(cell.row) if self.grid.text(c).strip()), None)
        if not (header or payers or cell is first):
            payer = payee = ""
        if self._words.payee_headings.search(above):
            payer, payee = "", payee or payer or " ".join(self._reading.text[cell.start : cell.end].split())
        elif self._words.other_people.search(above):
            payer = payee = ""
        match = self._words.programme.search(text)
        written = set(_ANY_YEAR.findall(text)) if header or YEAR_CELL.match(text) else set()
        return replace(
            context,
            payer=context.payer or payer,
            payee=context.payee or payee,
            programme=context.programme or ((match["number"] or match.lastgroup or "") if match else ""),
            year=context.year
            or (written.pop() if len(written) == 1 else self._only_year(cell.start, cell.end)),
        )

    def _section(self, cell: Cell, context: CellContext) -> CellContext:
        """What the nearest row with nothing but a label says (« Participation de l'État »), up to a total."""
        for row in reversed([r for r in self.grid.rows if r < cell.row and r not in self.grid.headers]):
            filled = [c for c in self.grid.row(row) if self.grid.text(c).strip()]
            if any(self._is_total(c) for c in filled[:1]):
                break
            if len(filled) == 1 and len(self.grid.columns) > 1 and not self.grid.valued(filled[0]):
                return self._merged(context, filled[0], header=False)
        return context

    def _party(self, cell: Cell, *, whole: bool) -> tuple[str, str]:
        """Payer and payee named in a cell; with `whole`, only where the cell says nothing else."""
        named = self._parties.within(cell.start, cell.end)
        if not named:
            return "", ""
        rest = self.grid.text(cell)
        for party in reversed(named):
            place = PLACE.match(self._reading.text, party.end, cell.end)
            end = place.end() if place and not self._parties.any_in(place.start(), place.end()) else party.end
            rest = _without(rest, party.start - cell.start, end - cell.start)
        rest = self._words.programme.sub("", rest)
        rest = self._words.money_headings.sub("", rest)
        rest = self._words.clause.sub("", rest)
        if whole and len(_ARTICLE.sub("", rest)) > 3:
            return "", ""
        before = self._reading.folded[max(cell.start, named[0].start - 12) : named[0].start]
        codes = joined([code for party in named for code in party.codes if code in PARTIES])
        return ("", codes) if _RECIPIENT.search(re.sub(r"l'$", "", before)) else (codes, "")

    def _only_year(self, start: int, end: int) -> str:
        found = {year for _, _, year in years(self._reading.folded, start, end)}
        return found.pop() if len(found) == 1 else ""

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
            column for column in self.grid.columns[1:] if self._words.totals.match(self._heading(column))
        }
        sums = {column for _, column in self._sums if not _PART.match(self._heading(column))}
        rows = []
        for row in (r for r in self.grid.rows if totals and r not in told):
            cells = [c for column in sorted(sums) if (c := self._own(row, column)) is not None]
            rows.extend(self._unequal(cells, lambda cell: cell.column in totals))
        wrong_rows = [wrong for wrong in rows if wrong is not None]
        if len(rows) == 1 or len(wrong_rows) <= len(rows) / 2:  # else it totals more than the table shows
            yield from (replace(wrong, across=True) for wrong in wrong_rows)

    def _own(self, row: int, column: int) -> Cell | None:
        """The cell that begins at a place below the headers."""
        cell = self.grid.at.get((row, column))
        begins = cell is not None and cell.row == row and cell.column == column
        return cell if begins and row not in self.grid.headers else None

    def _heading(self, column: int) -> str:
        """The lowest header over a column alone."""
        over = (self.grid.at.get((row, column)) for row in reversed(self.grid.headers))
        header = next((c for c in over if c is not None and self.grid.text(c).strip()), None)
        return self.grid.text(header).strip() if header is not None and header.column_span == 1 else ""

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


def _adds_up(total: Decimal, parts: list[Decimal], scale: Decimal) -> bool:
    """Up to the rounding of the parts: sums given in thousands may be off by half a thousand each."""
    return abs(total - sum(parts)) <= (scale * len(parts) / 2 if scale > 1 else 1)


def _unit(text: str) -> Decimal | None:
    match = _UNIT.search(text)
    return _UNITS[match.lastgroup or "one"] if match else None


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + text[end:]
