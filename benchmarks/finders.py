"""Who finds dates and sums side by side: dateparser's search, Recognizers-Text, price-parser.

Each gets the canonical text a paragraph at a time: on whole documents Recognizers-Text takes seconds a
kilobyte and loses dates. Their answers are put in this pipeline's form as kindly as they allow (see the
README).
"""

from __future__ import annotations

import calendar
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from benchmarks.factscore import Found, Value

Finder = Callable[[str, date | None], list[Found]]

_NO_DATE = date(2021, 1, 1)
"""What relative dates count from where a text has no date of its own: any fixed day."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIMEX = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?$")
_DIGITS = r"\d[\d.,'’ \u00a0\u202f\u2009]*"
_CANDIDATE = re.compile(
    rf"(?P<before>(?:€|\bEUR)\s?)?(?P<number>(?<![\w.,]){_DIGITS})(?P<after>[^\d\n]{{0,25}})"
)
_UNIT = re.compile(r"€|euros?\b|\bEUR\b|\be\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contestant:
    """A finder of one kind of fact; `package` is what has to be installed for it."""

    name: str
    does: str
    kind: str
    package: str
    find: Finder

    def __call__(self, text: str, base: date | None) -> list[Found]:
        """What it finds in `text`, whose own date is `base`."""
        found: list[Found] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # theirs, on their use of other packages
            for start, part in paragraphs(text):
                found += [f._replace(start=f.start + start, end=f.end + start) for f in self.find(part, base)]
        return found

    def installed(self) -> bool:
        """Whether it can be used here."""
        try:
            self("Le 3 mars 2021, 5 euros", _NO_DATE)
        except ImportError:
            return False
        return True


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The stretches between empty lines, with where they start."""
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        yield match.start(), match[0]


def _search_dates(text: str, base: date | None) -> list[Found]:
    from dateparser.search import search_dates

    base = base or _NO_DATE
    settings: Any = {"RELATIVE_BASE": datetime(base.year, base.month, base.day)}
    found, at = [], 0
    for words, moment in search_dates(text, languages=["fr"], settings=settings) or ():
        start = text.find(words, at)  # it gives words, not places
        if start < 0:
            start = text.find(words)
        if start >= 0:
            at = start + len(words)
            found.append(Found(start, at, _days(moment.date(), moment.date()), loose=True))
    return found


def _recognize_dates(text: str, base: date | None) -> list[Found]:
    from recognizers_date_time import recognize_datetime

    base = base or _NO_DATE
    moment = datetime(base.year, base.month, base.day)
    found = []
    for result in recognize_datetime(text, "fr-fr", reference=moment):
        kind = result.type_name.rpartition(".")[2]
        if kind in ("date", "daterange", "datetime", "datetimerange"):  # not times, durations, habits
            readings = (result.resolution or {}).get("values") or []
            values = [value for reading in readings if (value := _of_timex(reading)) is not None]
            nearest = min(values, key=lambda value: _distance(value, base), default=None)
            found.append(Found(result.start, result.end + 1, nearest))
    return found


def _of_timex(reading: dict[str, str]) -> Value | None:
    """The days that a reading of Recognizers-Text covers; its own months and years end one day late."""
    timex = reading.get("timex", "")
    first = _DAY.match(reading.get("value") or reading.get("start") or "")
    last = _DAY.match(reading.get("end") or "")
    whole = _TIMEX.match(timex.partition("T")[0])
    if whole and first:
        year, month, day = int(first[0][:4]), whole[2], whole[3]
        if day:
            return first[0], first[0]
        if month:
            return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(year, int(month))[1]:02d}"
        return f"{year}-01-01", f"{year}-12-31"
    if first and last:
        end = date.fromisoformat(last[0])
        to = timex.strip("()").split(",")
        if len(to) < 2:  # a week, a season: the day after its last
            end -= timedelta(days=1)
        elif (inner := _TIMEX.match(to[1])) and not inner[3]:  # « de mars à juin »: all of June
            month_end = (end.year, end.month if inner[2] else 12)
            end = date(*month_end, calendar.monthrange(*month_end)[1])
        return first[0], end.isoformat()
    return (first[0], first[0]) if first else None


def _distance(value: Value, base: date) -> int:
    return abs((date.fromisoformat(str(value[0])) - base).days)


def _days(first: date, last: date) -> Value:
    return first.isoformat(), last.isoformat()


def _recognize_sums(text: str, base: date | None) -> list[Found]:  # noqa: ARG001
    from recognizers_number_with_unit import recognize_currency

    found = []
    for result in recognize_currency(text, "fr-fr"):
        resolution = result.resolution or {}
        if resolution.get("unit") == "Euro" and resolution.get("value"):  # « ARS » is a peso to it
            found.append(Found(result.start, result.end + 1, sum_of(resolution["value"])))
    return found


def _parse_prices(text: str, base: date | None) -> list[Found]:  # noqa: ARG001
    """price-parser reads one price from a string: it gets each number with what stands around it."""
    from price_parser import Price

    found = []
    for match in _CANDIDATE.finditer(text):
        if not (match["before"] or _UNIT.search(match["after"])):
            continue
        price = Price.fromstring(match[0])
        if price.amount is not None and price.currency:
            unit = _UNIT.search(match["after"])
            end = match.start("after") + unit.end() if unit else match.end("number")
            found.append(Found(match.start(), end, sum_of(price.amount)))
    return found


def sum_of(amount: object) -> Value | None:
    """A sum in euros, to the cent."""
    try:
        return (str(Decimal(str(amount)).quantize(Decimal("0.01"))),)
    except InvalidOperation:
        return None


CONTESTANTS = (
    Contestant("dateparser", "search_dates", "dates", "dateparser", _search_dates),
    Contestant(
        "Recognizers-Text",
        "recognize_datetime",
        "dates",
        "recognizers-text-date-time",
        _recognize_dates,
    ),
    Contestant(
        "Recognizers-Text",
        "recognize_currency",
        "amounts",
        "recognizers-text-number-with-unit",
        _recognize_sums,
    ),
    Contestant("price-parser", "numbers near a euro", "amounts", "price-parser", _parse_prices),
)
