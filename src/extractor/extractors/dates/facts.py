"""Dates: what each span of `grammar` means, what it is for, and which is the document's own.

A date is an interval with a precision, never more precise than its words. A weekday that contradicts its
date, or a day that does not exist, becomes a problem and is never mended.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from extractor.extractors.acts import draft_mark
from extractor.extractors.dates.base import OF_EVERY_YEAR, Base, base_of, gives_account
from extractor.extractors.dates.foot import at_the_foot
from extractor.extractors.dates.grammar import find
from extractor.extractors.dates.kinds import cites_law, govern
from extractor.extractors.dates.lines import (
    HEAD_CHARACTERS,
    OwnDate,
    is_issue,
    is_item,
    own_date,
    publication_date,
)
from extractor.extractors.dates.scene import with_scene
from extractor.extractors.dates.tense import is_told, looks_ahead, looks_back
from extractor.extractors.dates.words import (
    HALVES,
    QUARTERS,
    WEEKDAY_NAMES,
    DateSpan,
    Parts,
    day_number,
    is_day,
)
from extractor.language import Reading
from extractor.model import DateFact, DateKind, Precision, Problem, Result
from extractor.rules import Rules

__all__ = ["extract", "publication_date"]

_SIGNED = frozenset({"contrat", "avenant"})
# « avant la fin de l'année », « jusqu'à la fin du mois » say a day, the last one; « fin 2022 » says no more
# than the year.
_END_OF = re.compile(r"fin (?:de l'|de cette |d')annee\b|fin du mois\b")
_UNTIL_END = re.compile(r"\bjusqu'a (?:la )?$")
_YEAR_LABEL = re.compile(r"\W{0,4}((?:19|20)\d\d)\s?[:–—|]\s")
_FOLLOWING = re.compile(r" suivant\b")
_OF_YEARS = frozenset({"year"})
"""The relative dates that hold where only the document's year is known."""
_AFTER_DAY = 250  # characters
_ANNOUNCED = 2
"""Days: how far ahead « ce jeudi » may lie."""
_AHEAD, _BEHIND = timedelta(days=25), timedelta(days=60)


@dataclass(frozen=True, slots=True)
class _Interval:
    value: str
    start: date
    end: date
    precision: Precision


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """Adds every date of the document, resolved against its own date, and the doubts about them."""
    spans = find(reading.folded)
    document_type = result.profile.document_type
    published = result.profile.publication_date
    base = Base(published) if published else base_of(reading, spans, document_type)
    if base and gives_account(reading.folded[:HEAD_CHARACTERS], base.day):
        base = base._replace(of_account=True)
    own = own_date(reading, spans, document_type)
    phrases = rules.lexicon.phrases.get("acts", {})
    draft = document_type in _SIGNED and draft_mark(reading, phrases) is not None
    facts: list[DateFact] = []
    problems: list[Problem] = []
    context_year = base.day.year if base and not base.rough else None
    last_day: tuple[int, date] | None = None
    opening = (0, 0)  # where the reach of a year that opens a sentence ends, and that year
    for span in spans:
        if span.shape == "year" and _opens_sentence(reading, span):
            opening = reading.sentence_at(span.start)[1], span.first.year or 0
        if span.first.year is None and _FOLLOWING.match(reading.folded, span.end):
            interval = _following(span, last_day)
        elif span.shape == "month" and not span.first.year and not span.turn and span.start < opening[0]:
            interval = _interval(span.first._replace(year=opening[1]), None)
        elif headed := _year_of_item(reading, span):
            interval = _interval(span.first._replace(year=headed), None)
        elif document_type in OF_EVERY_YEAR and _is_every_year(reading, span):
            continue
        else:
            interval = _resolve(span, base, context_year, reading)
        if interval is None:
            problems += _impossible(reading, span)
            continue
        if span.first.year and span.first.month and span.first.day:
            context_year = span.first.year
            last_day = span.end, interval.end
        problems += _weekday_doubts(reading, span, interval)
        kind, bound = govern(reading, span, spans, document_type, (interval.end - interval.start).days)
        until = _UNTIL_END.search(reading.folded, max(0, span.start - 14), span.start)
        if (until or bound == "before") and _END_OF.match(reading.folded, span.start):
            interval = _day(interval.end) or interval
        if _publishes(reading, span, own, document_type, kind):
            kind, bound = "publication", "on"
        elif draft and kind == "signature" and at_the_foot(reading, span).startswith("fait"):
            kind = "event"  # « Fait à Laon, le … » in a draft: intended, and not done
        facts.append(
            DateFact(
                document_id=reading.document.id,
                evidence=reading.evidence(span.start, span.end, f"dates.{span.shape}"),
                text=reading.text[span.start : span.end],
                value=interval.value,
                start=interval.start,
                end=interval.end,
                precision=interval.precision,
                kind=kind,
                bound=bound,
            )
        )
    found = with_scene(reading, document_type, published, tuple(facts))
    return replace(result, dates=found, problems=result.problems + tuple(problems))


def _opens_sentence(reading: Reading, span: DateSpan) -> bool:
    """« En 2021, … en décembre »: the year at the head of a sentence is that of its months."""
    before = reading.folded[reading.sentence_at(span.start)[0] : span.start]
    return before.strip(" \n•-–") == "en" and reading.folded.startswith(",", span.end)


def _year_of_item(reading: Reading, span: DateSpan) -> int | None:
    """« 1989 : loi du 10 juillet … »: the year that opens a line is that of its days and months."""
    index = reading.document.block_at(span.start)
    if index is None or span.first.year or span.last or not span.first.month or span.turn:
        return None
    year = _YEAR_LABEL.match(reading.folded, reading.document.blocks[index].start, span.start)
    return int(year[1]) if year else None


def _is_every_year(reading: Reading, span: DateSpan) -> bool:
    """« de juin à octobre » of an act that says no year: a season that comes again, unless it is told."""
    undated = span.first.year is None and span.last is not None and span.last.year is None
    return undated and span.shape == "months" and not is_told(reading, span)


def _publishes(
    reading: Reading, span: DateSpan, own: OwnDate | None, document_type: str, kind: DateKind
) -> bool:
    """Whether a date is the document's own, of its issue or of one item of a page of news.

    The day of a council's sitting dates its act without being its publication; a report is made for that
    day. The day of a speech may be that of the signing.
    """
    if own is not None and span == own.span:
        return (not own.sitting or document_type == "autre") and not (own.spoken and kind == "signature")
    news = document_type == "actualite" and is_item(reading, span)
    return news or (own is None and document_type not in _SIGNED and is_issue(reading, span))


# The year that the words leave out.


def _resolve(
    span: DateSpan, base: Base | None, context_year: int | None, reading: Reading
) -> _Interval | None:
    if span.shape == "relative":
        if base is None or (base.rough and span.unit not in _OF_YEARS):
            return None
        return _relative(reading.folded[span.start : span.end], span, base.day)
    first, last = span.first, span.last
    if base and base.rough and first.year is None and not _is_of_a_law(span, reading):
        base = None  # it may be of another year, or of every one
    if last is None:
        if first.year is None:
            first = first._replace(year=_missing_year(span, base, context_year, reading))
    else:
        turns = (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)
        if last.year is None and first.year is not None:
            last = last._replace(year=first.year + turns)
        elif last.year is None:
            year = _missing_year(replace(span, first=last, last=None), base, context_year, reading)
            last = last._replace(year=year)
            first = first._replace(year=year - turns if year else None)
    return _interval(first, last)


def _is_of_a_law(span: DateSpan, reading: Reading) -> bool:
    """« la circulaire du 1er avril » of a text of that year."""
    return bool(span.first.day and cites_law(reading.folded[max(0, span.start - 120) : span.start]))


def _following(span: DateSpan, last_day: tuple[int, date] | None) -> _Interval | None:
    """« le 2 décembre suivant » is counted from the full date before it; without one it is of every year."""
    if last_day is None or not span.first.month or span.start - last_day[0] > _AFTER_DAY:
        return None
    first, day = span.first, last_day[1]
    year = day.year + ((first.month or 0, first.day or 31) <= (day.month, day.day))
    return _interval(first._replace(year=year), None)


def _missing_year(span: DateSpan, own: Base | None, context_year: int | None, reading: Reading) -> int | None:
    """The year that brings the date nearest to the document's own; « prochain » and weekdays come first."""
    if own is None:
        return context_year
    base = own.day
    shift = {"last year": -1, "this year": 0, "next year": 1}.get(span.turn)
    if shift is not None:
        return base.year + shift
    month, day, weekday = span.first.month, span.first.day, span.first.weekday
    if month is None:
        if span.first.season is None:
            return base.year
        if span.first.season >= QUARTERS:
            return base.year + _turn_of_quarter(reading, span, base)
        month = 3 * (span.first.season - 20)  # a season, by the month in which it begins
    years = (base.year - 1, base.year, base.year + 1)
    dated = [date(year, month, day or 15) for year in years if is_day(year, month, day or 15)]
    earlier = [d for d in dated if d <= base] or dated
    later = [d for d in dated if d >= base] or dated
    if span.turn:
        dated = earlier if span.turn == "last" else later
    elif _is_of_a_law(span, reading):
        dated = earlier  # no text cites a law to come
    elif looks_back(reading, span):
        dated = earlier
    elif dated and weekday is None and min(dated, key=lambda d: abs(d - base)) - base > _AHEAD:
        # What is told, or stands in an account of a year, is not months ahead.
        dated = earlier if own.of_account or is_told(reading, span) else dated
    if weekday is not None:
        dated = [d for d in dated if d.weekday() == weekday] or dated
    if not dated:
        return None
    nearest = min(dated, key=lambda d: abs(d - base))
    # A term that is still to come lies ahead, even where last year's day is a little nearer.
    if not span.turn and weekday is None and base - nearest > (_BEHIND if day else _AHEAD):
        return later[0].year if looks_ahead(reading, span) else nearest.year
    return nearest.year


def _turn_of_quarter(reading: Reading, span: DateSpan, base: date) -> int:
    """1 for a quarter gone by that is promised, -1 for one to come that is told, else 0."""
    quarter = _season(base.year, span.first.season or QUARTERS)
    if quarter.end < base and looks_ahead(reading, span):
        return 1
    return -1 if quarter.start > base and is_told(reading, span) else 0


# Days, months, seasons and years as intervals.


def _interval(first: Parts, last: Parts | None) -> _Interval | None:
    low = _bounds(first)
    if low is None or last is None:
        return low
    high = _bounds(last)
    if high is None or high.end < low.start:
        return None
    return _Interval(f"{low.value}/{high.value}", low.start, high.end, "range")


def _bounds(parts: Parts) -> _Interval | None:
    year, month, day, _, season = parts
    if year is None:
        return None
    if season is not None:
        return _season(year, season)
    if month is None:
        return _Interval(str(year), date(year, 1, 1), date(year, 12, 31), "year")
    if day is None:
        end = date(year, month, calendar.monthrange(year, month)[1])
        return _Interval(f"{year}-{month:02d}", date(year, month, 1), end, "month")
    if not is_day(year, month, day):
        return None
    exact = date(year, month, day)
    return _Interval(exact.isoformat(), exact, exact, "day")


def _season(year: int, season: int) -> _Interval:
    if season >= HALVES:
        first, last = 6 * (season - HALVES) + 1, 6 * (season - HALVES) + 6
    elif season >= QUARTERS:
        first, last = 3 * (season - QUARTERS) + 1, 3 * (season - QUARTERS) + 3
    else:
        # Wide enough for the seasons of the calendar and of the weather alike; winter ends in March.
        first, last = 3 * (season - 20), 3 * (season - 20) + 3
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return _Interval(f"{year}-{season}", date(year, first, 1), end, "season")


# Relative dates.


def _relative(text: str, span: DateSpan, base: date) -> _Interval | None:
    """« hier », « vendredi prochain », « l'an dernier »: against the document's own date."""
    if span.unit == "weekday":
        ahead = ((span.first.weekday or 0) - base.weekday()) % 7
        if span.turn == "next":
            ahead = ahead or 7
        elif span.turn == "last" or ahead > (_ANNOUNCED if span.turn == "near" else 0):
            ahead -= 7  # « mardi » is the last one, the day itself included; « ce mardi » may be tomorrow
        return _day(base + timedelta(days=ahead))
    if span.unit == "day":
        return _day(base + timedelta(days=span.shift))
    if span.unit == "week":
        monday = base + timedelta(days=7 * span.shift - base.weekday())
        return _interval(_parts(monday), _parts(monday + timedelta(days=6)))
    if span.unit == "month":
        months = base.year * 12 + base.month - 1 + span.shift
        return _interval(Parts(months // 12, months % 12 + 1), None)
    if span.unit == "year":
        return _interval(Parts(base.year + span.shift), None)
    moment = _parse_counted(text, base)
    if moment is None:
        return None
    if re.search(r"\ban(?:nee)?s?\b", text) and not re.search(r"\b(?:un|1) an\b", text):
        return _interval(Parts(moment.year), None)
    if re.search(r"\b(?:mois|an)\b", text):
        return _interval(Parts(moment.year, moment.month), None)
    return _day(moment)


def _parts(day: date) -> Parts:
    return Parts(day.year, day.month, day.day)


def _day(day: date) -> _Interval | None:
    return _interval(_parts(day), None)


@lru_cache(maxsize=4096)
def _parse_counted(text: str, base: date) -> date | None:
    """« il y a 2 ans » through dateparser, as a whole and with the base given: no clock, no search."""
    import dateparser

    number = re.search(r"\d+|[a-z]+(?= (?:an|mois|semaine|jour))", text)
    unit = text.split()[-1].replace("annees", "ans")
    count = 1 if number is None or number[0] in {"un", "une"} else day_number(number[0])
    parsed = dateparser.parse(
        f"il y a {count} {unit}" if text.startswith("il y a") else f"dans {count} {unit}",
        languages=["fr"],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "PARSERS": ["relative-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
            "TIMEZONE": "UTC",
        },
    )
    return parsed.date() if parsed else None


# Doubts.


def _impossible(reading: Reading, span: DateSpan) -> list[Problem]:
    """A day that no calendar has, or a range that ends before it begins."""
    for parts in (span.first, span.last or span.first):
        if parts.month and parts.day and not is_day(parts.year or 2020, parts.month, parts.day):
            text = reading.text[span.start : span.end]
            return [_problem(reading, span, "impossible_date", f"« {text} » is no day of the calendar")]
    if span.last is not None and span.last.year:
        text = reading.text[span.start : span.end]
        return [_problem(reading, span, "impossible_date", f"« {text} » ends before it begins")]
    return []


def _weekday_doubts(reading: Reading, span: DateSpan, interval: _Interval) -> list[Problem]:
    if span.shape == "relative":
        return []
    text = reading.text[span.start : span.end]
    ends = ((span.first, interval.start), (span.last or span.first, interval.end))
    for parts, day in ends:
        if parts.weekday is not None and parts.day and day.weekday() != parts.weekday:
            message = f"« {text} »: {day.isoformat()} is a {WEEKDAY_NAMES[day.weekday()]}"
            return [_problem(reading, span, "weekday_conflict", message)]
    return []


def _problem(reading: Reading, span: DateSpan, code: str, message: str) -> Problem:
    document = reading.document
    return Problem(
        source=document.source,
        document_id=document.id,
        stage="dates",
        severity="warning",
        code=code,
        message=message,
        page=document.page_at(span.start),
    )
