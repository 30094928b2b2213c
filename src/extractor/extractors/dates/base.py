"""The day that a document's incomplete dates are counted from, where it bears no date of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from extractor.extractors.dates.kinds import bounds, cites_law
from extractor.extractors.dates.lines import FAIT, HEAD_CHARACTERS, SITTING, is_issue
from extractor.extractors.dates.tense import is_told, looks_ahead
from extractor.extractors.dates.words import HALVES, QUARTERS, DateSpan, day_parts, is_day
from extractor.language import Reading

_SIGNED = re.compile(r"\b(?:signee?|delibere)(?: a| en)? [^.;\n]{0,60}$")
_TO_COME = re.compile(
    r"\b(?:sera|seront|aura|auront|fera|feront|pourra|pourront|devra|devront|doit|doivent|devraient|devrait)\b"
    r"[^.;:]{0,80}$"
)
# « depuis 2004 », « c'était en 2017 »: years that say nothing of when the text was written.
_LONG_AGO = re.compile(r"\b(?:depuis|(?:etait|etaient|fut|furent|avait|avaient)(?: [a-z]+){0,2} en) $")
# « Clôture : 16 septembre 2022 » at the head of a call: the call is of the months before.
_CLOSES = re.compile(r"(?:^|[\n|]) ?(?:date (?:de )?)?(?:limite|cloture)\b[^.;\n|]{0,40}[:|\n] ?(?:le )?$")
OF_EVERY_YEAR = frozenset({"contrat", "avenant", "deliberation", "circulaire"})
"""Types whose « avant le 30 juin » means that of every year."""
_ACCOUNT = re.compile(
    r"\b(?:bilan|compte[ -]rendu d'(?:execution|activite)|rapport (?:annuel|d'execution|d'activite)|execution"
    r"|rapport de suivi)\b[^.;]{0,80}?(?<![0-9/–-])(?P<year>20\d\d)(?![0-9]|\s?[/–-]\s?\d)"
)
_MIDDLE = 7
"""The month that a bare year is counted from."""


class Base(NamedTuple):
    """A day near that of the document; `rough` where only its year is known.

    `of_account`: the document gives account of a year gone by, in which its dates without a year lie.
    """

    day: date
    rough: bool = False
    of_account: bool = False


def gives_account(head: str, day: date) -> bool:
    """Whether a text of that day begins with « Bilan 2022 », « Rapport d'exécution 2022 » of a year gone."""
    return any(int(match["year"]) == day.year - 1 for match in _ACCOUNT.finditer(head))


def base_of(reading: Reading, spans: Sequence[DateSpan], document_type: str) -> Base | None:
    """The day of the signature or sitting, of the file, the first of the head, or the latest of the text.

    No document is older than a law that it cites. Where no day is said in full, a weekday that fits one of
    the years said, then the latest of these years, then a term.
    """
    days = _first_days(spans)
    laws: list[date] = []
    terms: list[date] = []
    signed = document_type in {"contrat", "avenant"}
    for span, year, month, day in day_parts(spans):
        left = reading.folded[max(0, span.start - 120) : span.start]
        head = span.start < HEAD_CHARACTERS
        if FAIT.search(left) or (signed and _SIGNED.search(left)) or (head and SITTING.search(left)):
            return Base(date(year, month, day))
        if cites_law(left):
            laws.append(date(year, month, day))
        elif bounds(left):
            terms.append(date(year, month, day))
            if head and _CLOSES.search(left):
                return Base(date(year, month, day))
        else:
            days.append((span.start, date(year, month, day)))
    days.sort()
    issue = next((_middle(span) for span in spans if is_issue(reading, span)), None)
    first = next((day for start, day in days if start < HEAD_CHARACTERS), None)
    said = reading.document.published or issue or first or max((day for _, day in days), default=None)
    if said is not None:
        return Base(max([said, *laws]) if said == first else said)
    fitting = _fitting(reading, spans)
    if fitting is not None:
        return Base(fitting)
    if document_type in OF_EVERY_YEAR:
        return None
    rough = max(_years(reading, spans), default=None) or min(terms, default=None)
    return Base(rough, rough=True) if rough is not None else None


def _first_days(spans: Sequence[DateSpan]) -> list[tuple[int, date]]:
    """Where « 25 et 26 octobre 2022 » stands, and its first day."""
    ranges = ((span, span.first, span.last) for span in spans if span.shape == "days")
    return [
        (span.start, date(year, first.month, first.day))
        for span, first, last in ranges
        if last and first.month and first.day and (year := first.year or last.year)
        if is_day(year, first.month, first.day)
    ]


def _fitting(reading: Reading, spans: Sequence[DateSpan]) -> date | None:
    """The day of « mercredi 5 juin » in a text that says « 2023 »: the only year near by that makes it so.

    No such day is earlier than a year in which something was done (« a signé en 2020 »).
    """
    said = {parts.year for span in spans for parts in (span.first, span.last) if parts and parts.year}
    told = [span.first.year or 0 for span in spans if span.shape == "year" and is_told(reading, span)]
    near = {year + shift for year in said for shift in (-1, 0, 1) if year + shift >= max(told, default=0)}
    found: set[date] = set()
    for span in spans:
        year, month, day, weekday, _ = span.first
        if span.last is None and year is None and month and day and weekday is not None:
            dated = (date(y, month, day) for y in near if is_day(y, month, day))
            found.update(one for one in dated if one.weekday() == weekday)
    return found.pop() if len({one.year for one in found}) == 1 else None


def _years(reading: Reading, spans: Sequence[DateSpan]) -> Iterator[date]:
    """The months and years that have come, as the text says them; a period stands for its first year."""
    open_ended = [span for span in spans if not span.first.day]
    for span in [span for span in open_ended if span.last is None] or open_ended:
        year, month = span.first.year, span.first.month
        left = reading.folded[max(0, span.start - 120) : span.start]
        if year is None or cites_law(left, year_only=month is None) or bounds(left):
            continue
        if not (looks_ahead(reading, span) or _TO_COME.search(left) or _LONG_AGO.search(left)):
            yield date(year, month or _MIDDLE, 15)


def _middle(span: DateSpan) -> date | None:
    """The middle of the month in which an issue began: the first one of two, of a quarter, of a season."""
    first = span.first
    year = first.year or (span.last.year if span.last else None)
    month = first.month
    if first.season is not None:
        month = _begins(first.season)
    return date(year, month, 15) if year and month else None


def _begins(season: int) -> int:
    """The month in which a season, a quarter or a half of a year begins (EDTF codes)."""
    if season >= HALVES:
        return 6 * (season - HALVES) + 1
    return 3 * (season - QUARTERS) + 1 if season >= QUARTERS else 3 * (season - 20)
