"""Other readings of a day whose weekday contradicts it: which of the two words is wrong, a person says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractor.model import fold_text


def readings(quote: str, day: date) -> list[date]:
    """Days that have the weekday of the quote and may have been meant, the likeliest first.

    Day and month exchanged; the same day a year earlier or later (a text taken over from last year); the
    nearest day with this weekday. Nothing where the quote names no weekday, or names the day's own.
    """
    from extractor.extractors.dates.words import WEEKDAYS  # spaCy comes along: only where it is needed

    named = next(
        (WEEKDAYS[word] for word in re.findall(r"[a-z]+", fold_text(quote)) if word in WEEKDAYS), None
    )
    if named is None or named == day.weekday():
        return []
    exchanged = [_day(day.year, day.day, day.month)] if re.search(r"\d[/.-]\d", quote) else []
    years = [_day(day.year + step, day.month, day.day) for step in (-1, 1)]
    nearest = day + timedelta(days=(named - day.weekday() + 3) % 7 - 3)
    found = [other for other in (*exchanged, *years, nearest) if other and other.weekday() == named]
    return list(dict.fromkeys(found))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
