"""Dates, sums and objective numbers as people type them and as spreadsheets leave them.

A spreadsheet under a French locale turns `6,7` into a number, `6/7` into a day of the current year,
`2020-10-13` into 13/10/2020, `2020-10` into oct-20 and `02` into 2. What can only mean one thing is taken;
what cannot is `Unclear`, with what to write instead. Nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from extractor.model import Precision

_MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "fev", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? (?:le )?|le )?"
_CLOCK = r"(?:[ t]0?0[:h]00(?:[:.]00)?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_CLOCK}")
_NUMERIC = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}|\d{{2}}){_CLOCK}")
_NAMED = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:er)?[ -]({_MONTH})\.?[ -](\d{{4}}|\d{{2}})")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})[ -]({_MONTH})\.?")
_MONTH_YEAR = re.compile(rf"({_MONTH})\.?[ -](\d{{4}}|\d{{2}})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]0+)?")

_SCALES = {
    "": 1,
    "k": 1000,
    "mille": 1000,
    "m": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "md": 10**9,
    "mds": 10**9,
    "milliard": 10**9,
    "milliards": 10**9,
}
_SUM = re.compile(
    r"(?P<number>\d[\d .,]*?)\s*(?P<scale>k|mille|millions?|mds?|milliards?|m)?\s*(?:d')?(?:€|eur|euros?)?"
)
_NUMBER = re.compile(r"(\d+)[.,](\d+)")
OUTSIDE_WORDS = frozenset({"hors", "aucun", "aucune", "outside", "none", "hors des objectifs"})


class Unclear(ValueError):  # noqa: N818 - not a failure: a question back to the person
    """A cell that cannot be taken. The text says why and what to write instead."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A date as the dataset holds it: EDTF, the days that bound it, its precision."""

    value: str
    start: date
    end: date
    precision: Precision


def plain(text: str) -> str:
    """Lower case without accents, every space an ordinary one, French apostrophes straight."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return re.sub(r"\s+", " ", text).strip()


def objectives(
    text: str, numbers: Collection[str], *, years: Collection[int], offered: Collection[str], sheet: bool
) -> str:
    """The objectives that a cell names, as `6,7`; `0` for none. Raises Unclear.

    `years` are those in which the file may have been saved, `offered` the numbers that the row proposes,
    `sheet` says that a spreadsheet wrote the file, so that `6,1` may once have been 6,10.
    """
    cell = plain(text).lstrip("'")
    if cell in OUTSIDE_WORDS:
        return "0"
    found = _as_date(cell, years) or _as_number(cell, offered, sheet)
    if found is None:
        cell = re.sub(r"\b(?:objectifs?|obj|n°|no|numeros?|et)\b\.?", " ", cell)
        parts = [part.strip() for part in cell.split("|")]
        titled = [re.fullmatch(r"(\d+) ?[–—:-] ?\D.*", part) for part in parts]
        cell = " ".join(match[1] if match else part for match, part in zip(titled, parts, strict=True))
        if not re.fullmatch(r"[\d ,;+/&-]+", cell):
            raise Unclear(
                "not an answer: write ok, no, numbers such as 6 or 6 7, or 0 for outside the objectives"
            )
        found = re.findall(r"\d+", cell)
    wanted = list(dict.fromkeys(str(int(number)) for number in found))
    unknown = [number for number in wanted if number not in numbers and number != "0"]
    if unknown:
        raise Unclear(
            f"there is no objective {', '.join(unknown)}: write numbers of the taxonomy with a space"
            " between them, or 0 for outside all of them"
        )
    if "0" in wanted and len(wanted) > 1:
        raise Unclear("0 means outside all objectives and stands alone: write either 0 or the numbers")
    if not wanted:
        raise Unclear("no number in it: write numbers such as 6 or 6 7, or 0")
    return ",".join(wanted)


def _as_date(cell: str, years: Collection[int]) -> list[str] | None:
    """The two numbers that a spreadsheet made a day of; None where the cell is no day."""
    if match := _DAY_MONTH.fullmatch(cell):
        return [match[1], str(MONTHS[match[2]])]
    if match := _MONTH_YEAR.fullmatch(cell):
        return [str(MONTHS[match[1]]), match[2][-2:]]
    if match := _ISO.fullmatch(cell):
        year, month, day = match.groups()
    elif match := _NUMERIC.fullmatch(cell):
        day, month, year = match.groups()
        if len(year) == 2 and "/" not in cell:
            return None  # 6-7-12 and 6.7.12 are three numbers
    elif match := _NAMED.fullmatch(cell):
        day, month, year = match[1], str(MONTHS[match[2]]), match[3]
    else:
        return None
    full = int(year) + 2000 if len(year) == 2 else int(year)
    if full not in years or int(day) == 1:
        raise Unclear(
            f"a spreadsheet made a date of this cell and the numbers cannot be told: write them with a space"
            f" between, such as {int(day)} {int(month)}"
        )
    return [day, month]


def _as_number(cell: str, offered: Collection[str], sheet: bool) -> list[str] | None:
    """The two numbers of 6,7; of 6,1, which may have been 6,10 before a spreadsheet took the zero away."""
    match = _NUMBER.fullmatch(cell)
    if match is None:
        return None
    first, second = match.groups()
    if not second.strip("0"):
        return [first]
    tens = second + "0"
    if second in ("1", "2") and (sheet or "." in cell):
        if (second in offered) == (tens in offered):
            raise Unclear(
                f"{first} and {second}, or {first} and {tens}? Write {first} {second} or {first} {tens},"
                " with a space"
            )
        return [first, second if second in offered else tens]
    return [first, second]


def interval(text: str, quote: str = "") -> Interval:
    """A date, month, year or range as typed. Raises Unclear."""
    cell = plain(text).lstrip("'")
    if "/" in cell and not _NUMERIC.fullmatch(cell) and not _ISO_MONTH.fullmatch(cell):
        first, _, last = cell.partition("/")
        return _range(interval(first), interval(last))
    if match := re.fullmatch(r"((?:19|20)\d{2}) ?(?:-|–|a|et) ?((?:19|20)\d{2})", cell):
        return _range(interval(match[1]), interval(match[2]))
    if match := _ISO.fullmatch(cell):
        return _day(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _NUMERIC.fullmatch(cell):
        day, month = int(match[1]), int(match[2])
        if day == 1 and quote and not re.search(r"\b0?1(?:er)?\b", plain(quote)):
            raise Unclear(
                f"{text!r} has a day that the quote has not (a spreadsheet makes the 1st of a month):"
                f" write {_full_year(match[3])}-{month:02} with an apostrophe in front, or the day in letters"
            )
        return _day(_full_year(match[3]), month, day, text)
    if match := _NAMED.fullmatch(cell):
        return _day(_full_year(match[3]), MONTHS[match[2]], int(match[1]), text)
    if match := _MONTH_YEAR.fullmatch(cell):
        return _month(_full_year(match[2]), MONTHS[match[1]], text)
    if (match := _ISO_MONTH.fullmatch(cell)) and (season := _season(match[1], match[2])):
        return season
    if match := _ISO_MONTH.fullmatch(cell):
        return _month(int(match[1] or match[4]), int(match[2] or match[3]), text)
    if _YEAR.fullmatch(cell):
        year = int(cell)
        return Interval(cell, date(year, 1, 1), date(year, 12, 31), "year")
    if _SERIAL.fullmatch(cell):
        day_ = date(1899, 12, 30) + timedelta(days=int(re.split("[.,]", cell)[0]))
        raise Unclear(f"{text!r} looks like a spreadsheet's number for a day: write {day_:%d/%m/%Y} if it is")
    raise Unclear(
        f"{text!r} is no date: write 2020-10-13, 13/10/2020, 2020-10, octobre 2020, 2020 or 2020/2022"
    )


def _full_year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _day(year: int, month: int, day: int, text: str) -> Interval:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unclear(f"{text!r} is no day of the calendar: write it as 13/10/2020") from None
    return Interval(found.isoformat(), found, found, "day")


def _month(year: int, month: int, text: str) -> Interval:
    if not 1 <= month <= 12 or not 1900 <= year <= 2100:
        raise Unclear(f"{text!r} is no month: write it as 2020-10 or octobre 2020")
    last = calendar.monthrange(year, month)[1]
    return Interval(f"{year}-{month:02}", date(year, month, 1), date(year, month, last), "month")


def _season(year: str | None, number: str | None) -> Interval | None:
    """EDTF's `2021-21` (spring; 33 to 36 are quarters, 40 and 41 halves), bounded as the extractor does."""
    if not year or int(number or 0) not in (21, 22, 23, 24, 33, 34, 35, 36, 40, 41):
        return None
    season = int(number or 0)
    if season >= 40:
        first, last = 6 * (season - 40) + 1, 6 * (season - 40) + 6
    elif season >= 33:
        first, last = 3 * (season - 33) + 1, 3 * (season - 33) + 3
    else:
        first, last = 3 * (season - 20), 3 * (season - 20) + 3
    end_year, end_month = (int(year), last) if last <= 12 else (int(year) + 1, last - 12)
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return Interval(f"{year}-{season}", date(int(year), first, 1), end, "season")


def _range(first: Interval, last: Interval) -> Interval:
    if last.end < first.start:
        raise Unclear("the range ends before it starts: write the earlier date first")
    return Interval(f"{first.value}/{last.value}", first.start, last.end, "range")


def money(text: str) -> Decimal:
    """A sum as typed: 2500000, 2 500 000,50 €, 2,5 M€, 800 k€. Raises Unclear."""
    cell = plain(text).lstrip("'")
    if re.fullmatch(r"\d+[.,]?\d*e[+-]?\d+", cell.replace(" ", "")):
        raise Unclear(f"{text!r}: a spreadsheet cut the digits off: write the whole sum, such as 2 500 000")
    match = _SUM.fullmatch(cell)
    if match is None:
        raise Unclear(f"{text!r} is no sum: write 2500000, 2 500 000,50 or 2,5 M€")
    scale = Decimal(_SCALES[match["scale"] or ""])
    number = match["number"].replace(" ", "").rstrip(".,")
    separators = re.findall(r"[.,]", number)
    if len(set(separators)) == 2:
        thousands, decimal = separators[0], separators[-1]
        if not re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+\{decimal}\d+", number):
            raise Unclear(f"{text!r} is no sum: write 2500000 or 2 500 000,50")
        number = number.replace(thousands, "")
    elif len(separators) > 1:
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number):
            raise Unclear(f"{text!r} is no sum: write 2500000 or 2 500 000,50")
        number = re.sub(r"[.,]", "", number)
    elif re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", number) and scale == 1:
        whole, _, rest = number.replace(",", ".").partition(".")
        raise Unclear(
            f"{text!r}: {whole}{rest}, or {whole} and {rest} thousandths? Write {whole} {rest} for the first"
        )
    value = Decimal(number.replace(",", ".")) * scale
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
