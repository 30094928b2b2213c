"""The numbers behind the other pictures: money by payer and year, signatures by month, confidence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractor.report.facts import BANDS, Fact
from extractor.report.places import sums
from extractor.report.reading import Folder, Row

NO_YEAR = "-"
DRAWN = 4
"""Payers that have a colour of their own; the others share one."""

STATUSES = ("accepted", "corrected", "review", "rejected")
KINDS = ("match", "action", "amount", "signatory", "date", "department")

_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a stacked bar: `series` counts from 0; position and size in units of the drawing."""

    series: int
    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Funding:
    """Money by payer and year: `cells[payer, year]`; years in order, NO_YEAR last; payers by total."""

    payers: tuple[str, ...]
    years: tuple[str, ...]
    cells: Mapping[tuple[str, str], Decimal]

    def of_payer(self, payer: str) -> Decimal:
        return sum((self.cells.get((payer, year), Decimal(0)) for year in self.years), Decimal(0))

    def of_year(self, year: str) -> Decimal:
        return sum((self.cells.get((payer, year), Decimal(0)) for payer in self.payers), Decimal(0))

    @property
    def total(self) -> Decimal:
        return sum(self.cells.values(), Decimal(0))

    @property
    def legend(self) -> list[list[str]]:
        """Series -> its payers."""
        found: dict[int, list[str]] = defaultdict(list)
        for payer in self.payers:
            found[self.series(payer)].append(payer)
        return list(found.values())

    def series(self, payer: str) -> int:
        """The colour of a payer; those that have none share one."""
        return min(self.payers.index(payer), DRAWN)


@dataclass(frozen=True, slots=True)
class Signed:
    """A contract on the time line, or without a date: `contract` is its row."""

    code: str
    name: str
    on: str


@dataclass(frozen=True, slots=True)
class Year:
    """Signatures of one year: twelve months, then those whose month is not said."""

    year: str
    months: tuple[tuple[Signed, ...], ...]
    vague: tuple[Signed, ...]

    @property
    def count(self) -> int:
        return sum(map(len, self.months)) + len(self.vague)


def funding(folder: Folder) -> Funding:
    """The money of funding.csv that adds up, by payer and year."""
    cells: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row, amount in sums(folder):
        cells[row["payer"], row["year"] or NO_YEAR] += amount
    payers = sorted(
        {payer for payer, _ in cells}, key=lambda p: (-sum(v for (q, _), v in cells.items() if q == p), p)
    )
    years = sorted({year for _, year in cells}, key=lambda year: (year == NO_YEAR, year))
    return Funding(tuple(payers), tuple(years), dict(cells))


def stacked(columns: Iterable[Iterable[tuple[int, Decimal, str]]], width: float, height: float) -> list[Bar]:
    """Columns of (series, value, label) from left to right as bars in a drawing of `width` by `height`.

    The tallest column is as high as the drawing; columns take three quarters of their share of the width.
    """
    piles = [list(column) for column in columns]
    most = max((sum((value for _, value, _ in pile), Decimal(0)) for pile in piles), default=Decimal(0))
    if not most:
        return []
    step = width / len(piles)
    bars: list[Bar] = []
    for i, pile in enumerate(piles):
        bottom = height
        for series, value, label in pile:
            tall = float(value / most) * height
            if tall > 0:
                bottom -= tall
                bars.append(
                    Bar(series, round(i * step + step / 8, 2), round(bottom, 2), round(step * 0.75, 2),
                        round(max(tall, 0.5), 2), label)
                )  # fmt: skip
    return bars


def signatures(folder: Folder) -> tuple[list[Year], list[Signed]]:
    """The contracts by year and month of signature, all years between included; and those without a date."""
    dated: dict[str, list[list[Signed]]] = defaultdict(lambda: [[] for _ in range(13)])
    undated: list[Signed] = []
    for row in sorted(folder["contracts"], key=lambda row: (row["signed_on"], row["department"])):
        signed = _signed(row)
        if _MONTH.match(signed.on) and 1 <= int(signed.on[5:7]) <= 12:
            dated[signed.on[:4]][int(signed.on[5:7]) - 1].append(signed)
        elif _YEAR.match(signed.on):
            dated[signed.on[:4]][12].append(signed)
        else:
            undated.append(signed)
    years = [int(year) for year in dated]
    span = range(min(years), max(years) + 1) if years and max(years) - min(years) < 20 else sorted(years)
    made: list[Year] = []
    for number in span:
        months = dated.get(f"{number:04}", [[] for _ in range(13)])
        made.append(Year(f"{number:04}", tuple(map(tuple, months[:12])), tuple(months[12])))
    return made, undated


def _signed(row: Row) -> Signed:
    return Signed(row["department"], row["department_name"], row["signed_on"])


def by_status(rows: Iterable[Fact]) -> dict[str, Counter[str]]:
    """Kind -> how many of its facts have each status."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for fact in rows:
        found[fact.kind][fact.status] += 1
    return found


def by_band(rows: Iterable[Fact]) -> list[Counter[str]]:
    """Band of confidence -> how many facts have each status."""
    found: list[Counter[str]] = [Counter() for _ in BANDS]
    for fact in rows:
        if fact.band is not None:
            found[fact.band][fact.status] += 1
    return found
