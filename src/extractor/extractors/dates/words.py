"""The words of French dates: months, weekdays, numbers in letters, ordinals; their patterns and values.

All of it is text folded by `language.fold`. The patterns are pieces for `grammar` to build with.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Shape = Literal["day", "days", "month", "months", "quarter", "season", "year", "years", "relative"]
Turn = Literal["", "last", "next", "near", "last year", "this year", "next year"]
Unit = Literal["", "day", "weekday", "week", "month", "year", "count"]


class Parts(NamedTuple):
    """What the words of a date give; None where they say nothing. `season` is an EDTF season code."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date found in the text; `last` is set for ranges.

    `turn` is « dernier », « prochain », « ce » or the year that « de l'an prochain » names. A relative date
    says its `unit` and how many of them lie between it and the document's own date (`count`: its words say).
    """

    start: int
    end: int
    shape: Shape
    first: Parts
    last: Parts | None = None
    turn: Turn = ""
    unit: Unit = ""
    shift: int = 0


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list written as a text."""
    return tuple(text.split())


WEEKDAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAYS = {name: index for index, name in enumerate(WEEKDAY_NAMES)}
_MONTH_NAMES = words_of(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
_MONTH_ABBREVIATIONS = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | _MONTH_ABBREVIATIONS
ORDINALS = {
    "premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2eme": 2, "2nd": 2, "2e": 2, "troisieme": 3,
    "3eme": 3, "3e": 3, "quatrieme": 4, "dernier": 4, "4eme": 4, "4e": 4,
}  # fmt: skip
# EDTF level 2: seasons are 21 to 24, quarters 33 to 36, halves of a year 40 and 41.
SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}
QUARTERS, HALVES = 33, 40

_UNITS = words_of(
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    "premier": 1, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_ONE_TO_NINE = "(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)"

SPACE = r"(?: {1,3}\n? ?|\n {0,2})"  # never an empty line: that ends a paragraph
WEEKDAY = f"(?:{'|'.join(WEEKDAY_NAMES)})"
MONTH_NAME = f"(?:{'|'.join(_MONTH_NAMES)})(?![a-z])"
_ABBREVIATION = "|".join(_MONTH_ABBREVIATIONS)
# « sept » is a number and « nov » nothing at all, but for their full stop or a year after them.
MONTH = rf"(?:{MONTH_NAME}|(?:{_ABBREVIATION})(?:\.|(?={SPACE}(?:19|20)[0-9]{{2}}(?![0-9]))))"
DAY = r"(?:0?1 ?er|premier|0[1-9]|[12][0-9]|3[01]|[1-9])(?![0-9])"
YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
DAY_WORDS = (
    rf"(?:premier|trente(?:[ -]et[ -]un)?|vingt(?:[ -](?:et[ -])?{_ONE_TO_NINE})?|dix[ -](?:sept|huit|neuf)"
    rf"|{'|'.join(_UNITS[10:])}|{_ONE_TO_NINE})(?![a-z])"
)
_CENTURY = r"(?:deux[ -]mil(?:le)?|mil(?:le)?[ -]neuf[ -]cents?)"
YEAR_WORDS = rf"{_CENTURY}(?:[ -](?:et|{'|'.join(_NUMBERS)})(?![a-z])){{0,5}}"


def day_number(text: str) -> int:
    """« 1er », « 01 er », « 13 », « vingt et un »: the day they say."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _number(text)


def month_number(text: str) -> int:
    """« octobre », « oct. »: 10."""
    return _MONTHS[text.rstrip(".")]


def year_number(text: str | None) -> int | None:
    """« 2021 », « 21 », « deux mille vingt et un »: 2021; None where nothing is said."""
    if not text:
        return None
    if text.isdigit():
        year = int(text)
        return year if year > 99 else 2000 + year if year < 70 else 1900 + year
    head = re.match(_CENTURY, text)
    assert head is not None
    return (2000 if text.startswith("deux") else 1900) + _number(text[head.end() :])


def _number(words: str) -> int:
    """A number below one hundred in words, hyphens or spaces between them."""
    total = 0
    for word in re.split(r"[ -]", words):
        # « quatre-vingt » multiplies; every other word adds.
        total = 80 if word.startswith("vingt") and total == 4 else total + _NUMBERS.get(word, 0)
    return total


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def turn_of(match: re.Match[str]) -> Turn:
    """« dernier », « prochain », « de l'an prochain » after a date."""
    groups = match.groupdict()
    if groups.get("this_year"):
        return "this year"
    word = groups.get("turn") or groups.get("turn_year")
    if not word:
        return ""
    last = not word.startswith("prochain")
    if groups.get("turn_year"):
        return "last year" if last else "next year"
    return "last" if last else "next"


def weekday_of(text: str | None) -> int | None:
    """Monday is 0, as in `datetime`."""
    return WEEKDAYS[text] if text else None


def day_parts(spans: Iterable[DateSpan]) -> Iterator[tuple[DateSpan, int, int, int]]:
    """The spans that name one existing day in full, with its year, month and day."""
    for span in spans:
        year, month, day = span.first[:3]
        if span.last is None and year and month and day and is_day(year, month, day):
            yield span, year, month, day
