"""The grammar of French dates: folded text -> spans with their parts. No document, no clock.

Finding comes first, meaning after: a span says which year, month, day and weekday its words give, and
`extractors.dates` turns them into days. The patterns (`datepatterns`) run on text folded by `language.fold`,
and only near a word or a figure without which they cannot match: that is what keeps them fast.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from extractor.extractors.dates import patterns as p
from extractor.extractors.dates import relative as rel
from extractor.extractors.dates.words import (
    HALVES,
    ORDINALS,
    QUARTERS,
    SEASONS,
    DateSpan,
    Parts,
    day_number,
    is_day,
    month_number,
    turn_of,
    weekday_of,
    year_number,
)

Finder = Callable[[str, int, int], Iterator[DateSpan]]


def _month(text: str | None, default: int) -> int:
    return month_number(text) if text else default


def _earlier(year: str | None, month: int, last: Parts) -> int | None:
    """The year of a range's start: its own, that of the end, or the one before where the months turn back."""
    if year or last.year is None:
        return year_number(year)
    return last.year - 1 if month > (last.month or 12) else last.year


def _ranges(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.RANGE.finditer(folded, low, high):
        # « - mardi 17 juin - mardi 8 juillet » is a list.
        linked = (m["dash"] and not (m["w1"] and m["m1"])) or m["to"] == "au"
        if m["from"] and not linked:
            linked = m["from"].startswith("entre") or m["to"] == "jusqu'au"
        if not linked or re.search(r"a (?:compter|partir) $", folded[max(0, m.start() - 12) : m.start()]):
            continue
        last = Parts(year_number(m["y2"]), month_number(m["m2"]), day_number(m["d2"]), weekday_of(m["w2"]))
        month = _month(m["m1"], last.month or 0)
        first = Parts(_earlier(m["y1"], month, last), month, day_number(m["d1"]), weekday_of(m["w1"]))
        yield DateSpan(m.start("w1") if m["w1"] else m.start("d1"), m.end(), "days", first, last)


def _numeric_ranges(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.NUMERIC_RANGE.finditer(folded, low, high):
        last = Parts(year_number(m["y2"]), int(m["m2"]), int(m["d2"]))
        first = Parts(_earlier(m["y1"], int(m["m1"]), last), int(m["m1"]), int(m["d1"]))
        yield DateSpan(m.start("first"), m.end(), "days", first, last)


def _day_lists(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« les 3, 4 et 5 mars 2021 », « le 28 février et le 2 mars »: days that share their month or year."""
    for m in p.DAY_LIST.finditer(folded, low, high):
        items = list(p.LIST_ITEM.finditer(folded, m.start("items"), m.end("items")))
        month, year = items[-1]["m"], year_number(m["y"])
        if not month or not re.search(r"\b(?:et|ou|puis)\b", m["items"]):
            continue
        spans: list[DateSpan] = []
        for item in reversed(items):
            month = item["m"] or month
            parts = Parts(year, month_number(month), day_number(item["d"]), weekday_of(item["w"]))
            spans.append(
                DateSpan(item.start(), item.end() if spans else m.end(), "day", parts, turn=turn_of(m))
            )
        days = [(span.first.month or 0, span.first.day or 0) for span in reversed(spans)]
        if days != sorted(set(days)):
            continue
        first, last = spans[-1].first, spans[0].first
        running = first.month == last.month and days[-1][1] - days[0][1] == len(days) - 1
        if running and first.weekday is None:  # days in a row are a range, as years in a row are
            yield DateSpan(spans[-1].start, m.end(), "days", first, last, turn=turn_of(m))
        else:
            yield from spans


def _days(pattern: re.Pattern[str]) -> Finder:
    def find_days(folded: str, low: int, high: int) -> Iterator[DateSpan]:
        for m in pattern.finditer(folded, low, high):
            groups = m.groupdict()
            weekday = weekday_of(groups.get("w"))
            parts = Parts(year_number(m["y"]), month_number(m["m"]), day_number(m["d"]), weekday)
            yield DateSpan(m.start(), m.end(), "day", parts, turn=turn_of(m))

    return find_days


def _iso(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.ISO.finditer(folded, low, high):
        yield DateSpan(m.start(), m.end(), "day", Parts(int(m["y"]), int(m["m"]), int(m["d"])))


def _numeric(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.NUMERIC.finditer(folded, low, high):
        short = len(m["y"]) == 2
        # « 1.2.20 » is a number of section, « 12-10-20 » any number; « 32/01/2021 » a date gone wrong.
        # « 12 / 12 / 12 » in a cell is three numbers.
        if short and (m["sep"] not in "/." or len(m["m"]) == 1):
            continue
        day, month, year = int(m["d"]), int(m["m"]), year_number(m["y"])
        if is_day(2020, month, day) or not short:
            yield DateSpan(m.start(), m.end(), "day", Parts(year, month, day, weekday_of(m["w"])))


def _numeric_short(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.NUMERIC_SHORT.finditer(folded, low, high):
        if is_day(2020, int(m["m"]), int(m["d"])):
            yield DateSpan(m.start("d"), m.end(), "day", Parts(None, int(m["m"]), int(m["d"])))


def _month_ranges(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.MONTH_RANGE.finditer(folded, low, high):
        if not (m["y2"] or m["from"]) or (m["to"] == "et" and m["from"] != "entre "):
            continue
        last = Parts(year_number(m["y2"]), month_number(m["m2"]))
        month = month_number(m["m1"])
        yield DateSpan(
            m.start("all"), m.end("all"), "months", Parts(_earlier(m["y1"], month, last), month), last
        )


def _month_lists(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.MONTH_LIST.finditer(folded, low, high):
        names = list(p.MONTH_WORD.finditer(folded, m.start("items"), m.end("items")))
        first, last = (month_number(name[0]) for name in (names[0], names[-1]))
        if last - first == len(names) - 1 and " ou " not in m["items"]:
            year = year_number(m["y"])  # months in a row are a range, as days are
            yield DateSpan(m.start(), m.end(), "months", Parts(year, first), Parts(year, last))
            continue
        for name in names:
            end = m.end() if name is names[-1] else name.end()
            yield DateSpan(name.start(), end, "month", Parts(year_number(m["y"]), month_number(name[0])))


def _months(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.MONTH_YEAR.finditer(folded, low, high):
        yield DateSpan(m.start(), m.end(), "month", Parts(year_number(m["y"]), month_number(m["m"])))


def _numeric_months(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.MONTH_NUMERIC.finditer(folded, low, high):
        yield DateSpan(m.start(), m.end(), "month", Parts(year_number(m["y"]), int(m["m"])))


def _months_alone(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.MONTH_ALONE.finditer(folded, low, high):
        if m.start() < m.start("m"):  # a bare « mars » or « mai » is no date
            yield DateSpan(
                m.start("all"), m.end(), "month", Parts(None, month_number(m["m"])), turn=turn_of(m)
            )
    for m in p.MONTH_LABEL.finditer(folded, low, high):
        yield DateSpan(m.start("m"), m.end(), "month", Parts(None, month_number(m["m"])))


def _quarters(pattern: re.Pattern[str]) -> Finder:
    def find_quarters(folded: str, low: int, high: int) -> Iterator[DateSpan]:
        for m in pattern.finditer(folded, low, high):
            half = m["u"].startswith("s")
            number = int(m["n"]) if m["n"].isdigit() else ORDINALS[m["n"]]
            if half and number > 2:
                if m["n"] != "dernier":
                    continue
                number = 2
            part = m.groupdict().get("part")
            if part:  # « fin du premier semestre »: its last month
                span = 6 if half else 3
                month = span * number if part == "fin" else span * (number - 1) + 1
                parts = Parts(year_number(m["y"]), month)
                yield DateSpan(m.start(), m.end(), "month", parts, turn=turn_of(m))
                continue
            season = (HALVES if half else QUARTERS) + number - 1
            yield DateSpan(
                m.start(), m.end(), "quarter", Parts(year_number(m["y"]), season=season), turn=turn_of(m)
            )

    return find_quarters


def _seasons(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.SEASON.finditer(folded, low, high):
        yield DateSpan(
            m.start(), m.end(), "season", Parts(year_number(m["y"]), season=SEASONS[m["s"]]), turn=turn_of(m)
        )


def _back_to_school(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.BACK_TO_SCHOOL.finditer(folded, low, high):
        yield DateSpan(m.start(), m.end(), "month", Parts(year_number(m["y"]), 9), turn=turn_of(m))


def _year_lists(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« 2020-2022 », « 2021-22 », « 2020, 2021 et 2022 »: one range, or the years by themselves."""
    for m in p.YEARS.finditer(folded, low, high):
        runs: list[list[tuple[int, int, int]]] = []
        for step in p.YEAR_STEP.finditer(folded, m.start(), m.end()):
            year, to = int(step["y"]), step["to"].strip()
            if year < 100:
                start = runs[-1][-1][0]
                year += start // 100 * 100
                if to not in {"-", "–", "/"} or not start < year <= start + 10:
                    break
            item = (year, step.start("y"), step.end("y"))
            if to in {"-", "–", "/", "a", "jusqu'en"} or (
                to == "et" and folded[max(0, m.start() - 6) : m.start()] == "entre "
            ):
                runs[-1].append(item)
            else:
                runs.append([item])
        else:
            apart = p.RESPECTIVELY.search(folded, max(0, m.start() - 30), m.start()) is not None
            yield from _year_runs(runs, commas="," in m[0], apart=apart)


def _year_runs(runs: list[list[tuple[int, int, int]]], *, commas: bool, apart: bool) -> Iterator[DateSpan]:
    years = [run[0][0] for run in runs]
    if all(len(run) == 1 for run in runs):
        if len(runs) == 2 and commas:
            return
        if not apart and years == list(range(years[0], years[-1] + 1)):
            runs = [[runs[0][0], runs[-1][0]]]
    for run in runs:
        first, last = run[0], run[-1]
        if len(run) == 1:
            yield DateSpan(first[1], first[2], "year", Parts(first[0]))
        elif first[0] < last[0] <= first[0] + 30:
            yield DateSpan(first[1], last[2], "years", Parts(first[0]), Parts(last[0]))


def _bare_years(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    for m in p.GOVERNED_YEAR.finditer(folded, low, high):
        if m["paren"] and folded[m.end() : m.end() + 1] != ")":
            continue
        strong = m["part"] or p.STRONG_YEAR.match(m[0])
        if not strong and (
            p.COUNT_NOUN.match(folded, m.end())
            or p.TALLY.search(folded[max(0, m.start() - 15) : m.start("y")])
        ):
            continue
        yield DateSpan(m.start() if m["part"] else m.start("y"), m.end(), "year", Parts(int(m["y"])))


_acts, _dashed = _days(p.ACT), _days(p.DASHED)
# In order of priority: what is found first keeps its place. Each runs only near what its hint finds.
_FINDERS: tuple[tuple[re.Pattern[str], Finder], ...] = (
    (p.NEAR_MONTH, _ranges),
    (p.NEAR_FIGURES, _numeric_ranges),
    (p.NEAR_MONTH, _day_lists),
    (p.NEAR_FIGURES, _iso),
    (p.NEAR_FIGURES, _numeric),
    (p.NEAR_MONTH, _acts),
    (p.NEAR_MONTH, _days(p.DAY_MONTH)),
    (p.NEAR_MONTH, _dashed),
    (p.NEAR_MONTH, _days(p.WORDS)),
    (p.NEAR_FIGURES, _numeric_short),
    (p.NEAR_MONTH, _month_ranges),
    (p.NEAR_MONTH, _month_lists),
    (p.NEAR_MONTH, _months),
    (p.NEAR_FIGURES, _numeric_months),
    (p.NEAR_SEASON, _quarters(p.QUARTER)),
    (p.NEAR_YEAR, _quarters(p.QUARTER_CODE)),
    (p.NEAR_YEAR, _quarters(p.YEAR_QUARTER)),
    (p.NEAR_SEASON, _seasons),
    (p.NEAR_SEASON, _back_to_school),
    (p.NEAR_YEAR, _year_lists),
    (p.NEAR_YEAR, _bare_years),
    (p.NEAR_MONTH, _months_alone),
    (p.NEAR_RELATIVE, rel.yesterday),
    (p.NEAR_RELATIVE, rel.tomorrow),
    (p.NEAR_RELATIVE, rel.today),
    (p.NEAR_WEEKDAY, rel.weekday_turns),
    (p.NEAR_RELATIVE, rel.unit_turns),
    (p.NEAR_RELATIVE, rel.units_now),
    (p.NEAR_RELATIVE, rel.counted),
    (p.NEAR_WEEKDAY, rel.weekdays_alone),
)
# Without one of these in a stretch, a finder has nothing to find there.
_NEEDS: dict[Finder, tuple[str, ...]] = {
    _acts: ("l'an",),
    _month_lists: ("et", "ou", "puis"),
    rel.yesterday: ("hier",),
    rel.tomorrow: ("demain",),
    rel.today: ("aujourd", "ce jour", "ce matin", "ce soir", "cet apres"),
    rel.weekday_turns: ("dernier", "prochain"),
    rel.unit_turns: ("derni", "passe", "prochain"),
    rel.units_now: ("annee", "mois-ci", "fin du mois", "semaine"),
    rel.counted: ("il y a", "dans ", "d'ici"),
}
_NEEDED: dict[Finder, re.Pattern[str]] = {
    _ranges: p.RANGE_END,
    _day_lists: p.LIST_JOINT,
    _month_ranges: p.MONTHS_END,
    _dashed: p.DASHED_MONTH,
}
_BEFORE, _AFTER = 60, 60


def _hits(hint: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    """Where a hint stands: its literals are looked for first, which is quicker than to try it everywhere."""
    literals = p.LITERALS.get(hint)
    if literals is None:
        yield from (m.span() for m in hint.finditer(folded))
        return
    places: list[int] = []
    for literal in literals:
        at = folded.find(literal)
        while at >= 0:
            places.append(at)
            at = folded.find(literal, at + 1)
    for place in sorted(places):
        if m := hint.match(folded, place):
            yield m.span()


def _windows(hint: re.Pattern[str], folded: str) -> list[tuple[int, int]]:
    """The stretches of text around a hint's hits, merged where they meet."""
    windows: list[tuple[int, int]] = []
    for start, end in _hits(hint, folded):
        low, high = max(0, start - _BEFORE), min(len(folded), end + _AFTER)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    return windows


def _no_date(folded: str, span: DateSpan) -> bool:
    """Whether what stands around makes it an article, a reference, an address or a day of every year."""
    left = folded[max(0, span.start - 70) : span.start]
    figures = folded[span.start].isdigit()
    if figures and p.NUMBERED.search(left[-24:]) and not p.MONTH_WORD.search(folded, span.start, span.end):
        return True
    if figures and span.shape == "years" and span.end - span.start < 9 and p.REFERENCE.search(left):
        return True
    if span.first.day and p.STREET.search(left):
        return True
    undated = span.first.year is None and (span.first.month or span.first.season)
    if undated and not span.turn:
        before = p.YEARLY_BEFORE.search(left) or p.YEARLY_ACT.search(left)
        if span.shape == "month":
            before = before or p.YEARLY_MONTH.search(left)
        elif span.shape == "quarter":
            after = 110 if p.OF_A_TIME.search(left) else 30  # « le rendez-vous du premier trimestre »
            before = before or p.OF_PREGNANCY.search(folded, max(0, span.start - 90), span.end + after)
        if before or p.YEARLY_AFTER.match(folded, span.end):
            return True
    return _in_address(folded, span)


def _in_address(folded: str, span: DateSpan) -> bool:
    """Dates inside addresses of the web, mail or file names are no dates of the document."""
    start, end = span.start, span.end
    while start > 0 and not folded[start - 1].isspace():
        start -= 1
    while end < len(folded) and not folded[end].isspace():
        end += 1
    around = folded[start : span.start] + "\0" + folded[span.end : end]
    return len(around) > 1 and p.ADDRESS.search(folded[start:end]) is not None


@lru_cache(maxsize=2)
def find(folded: str) -> tuple[DateSpan, ...]:
    """All date spans of a folded text, in order, without overlaps; the more complete shape wins."""
    windows = {hint: _windows(hint, folded) for hint in dict.fromkeys(hint for hint, _ in _FINDERS)}
    spans: list[DateSpan] = []
    taken: list[tuple[int, int]] = []
    for hint, finder in _FINDERS:
        needs, needed = _NEEDS.get(finder), _NEEDED.get(finder)
        for low, high in windows[hint]:
            if needs and all(folded.find(need, low, high) < 0 for need in needs):
                continue
            if needed and needed.search(folded, low, high) is None:
                continue
            for span in finder(folded, low, high):
                index = bisect_right(taken, (span.start, len(folded)))
                if index and taken[index - 1][1] > span.start:
                    continue
                if index < len(taken) and taken[index][0] < span.end:
                    continue
                taken.insert(index, (span.start, span.end))
                spans.append(span)
    return tuple(s for s in sorted(spans, key=lambda s: s.start) if not _no_date(folded, s))
