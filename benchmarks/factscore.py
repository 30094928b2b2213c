"""How right found dates and sums are: their spans and their values against gold. Pure functions.

Gold quotes a fact once and means it wherever it is said again, so spans are right where they overlap a place
of a quote, each place taken once; values are compared as the set of those of one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from extractor.language import fold

Value = tuple[str, ...]
"""A date: its first and its last day. A sum: its euros, to the cent."""


class Found(NamedTuple):
    """What a contestant found at `start:end`; `value` is None where it does not say.

    `loose` values are days even where only a month or a year is meant.
    """

    start: int
    end: int
    value: Value | None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact of the gold with every place of its quote; what is optional counts neither way."""

    places: tuple[tuple[int, int], ...]
    value: Value | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its own date and the facts of one kind that it holds."""

    text: str
    base: date | None
    wanted: tuple[Wanted, ...]


@dataclass(slots=True)
class Tally:
    """Counts of one figure: `right` of `found`, and `hit` of `expected`."""

    right: int = 0
    found: int = 0
    hit: int = 0
    expected: int = 0

    def add(self, other: Tally) -> None:
        """Counts `other` in."""
        self.right += other.right
        self.found += other.found
        self.hit += other.hit
        self.expected += other.expected

    @property
    def precision(self) -> float:
        """1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1 where nothing was to be found."""
        return self.hit / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class FactScore:
    """Spans and values of one contestant on some texts."""

    spans: Tally = field(default_factory=Tally)
    values: Tally = field(default_factory=Tally)

    def add(self, wanted: Sequence[Wanted], found: Sequence[Found]) -> None:
        """Counts one text in."""
        self.spans.add(spans(wanted, found))
        self.values.add(values(wanted, found))


def places(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Where `quote` stands in `text`, whatever the case, the spaces and the punctuation between its words."""
    tokens = re.findall(r"[^\W_]+|[€%]", fold(quote))
    if not tokens:
        return ()
    pattern = r"[^0-9a-z€%]*".join(map(re.escape, tokens))
    after = "" if tokens[-1] in "€%" else "(?![0-9a-z])"  # a sign ends where it stands: « 600 €par an »
    bounded = rf"(?<![0-9a-z]){pattern}{after}"
    return tuple((m.start(), m.end()) for m in re.finditer(bounded, fold(text)))


def spans(wanted: Sequence[Wanted], found: Sequence[Found]) -> Tally:
    """Found spans against places, each place and, where it can be, each fact once.

    A right value elsewhere counts neither way: gold quotes one mention of several.
    """
    located = [item for item in wanted if item.places]
    known = {item.value for item in wanted if item.value}
    taken: set[tuple[int, int]] = set()
    hit: set[int] = set()
    tally = Tally(expected=sum(not item.optional for item in located))
    for span in found:
        over = [
            (min(place[1], span.end) - max(place[0], span.start), number not in hit, -number, place)
            for number, item in enumerate(located)
            for place in item.places
            if place[0] < span.end and span.start < place[1]
        ]
        free = [candidate for candidate in over if candidate[3] not in taken]
        if free:
            _, _, number, place = max(free)
            taken.add(place)
            hit.add(-number)
            tally.right += not located[-number].optional
            tally.found += not located[-number].optional
        elif over or span.value not in known:
            tally.found += 1
    tally.hit = sum(not located[number].optional for number in hit)
    return tally


def values(wanted: Sequence[Wanted], found: Sequence[Found]) -> Tally:
    """The different values found against those wanted."""
    required = {item.value for item in wanted if item.value and not item.optional}
    neutral = {item.value for item in wanted if item.value} - required
    # What has no value in the gold (a day of every year) is no value to miss or to be wrong about.
    unsaid = [place for item in wanted if not item.value for place in item.places]
    answers: set[Value | tuple[int, int]] = set()
    for span in found:
        if any(start < span.end and span.start < end for start, end in unsaid):
            continue
        value = _as_precise(span, wanted)
        answers.add((span.start, span.end) if value is None else value)  # no value is a wrong one
    answers -= neutral
    right = len(answers & required)
    return Tally(right, len(answers), right, len(required))


def _as_precise(span: Found, wanted: Iterable[Wanted]) -> Value | None:
    """A day for a month or a year is as good as that month or year, in whose place it was found."""
    value = span.value
    if value is None or not span.loose:
        return value
    for item in wanted:
        if item.value and any(start < span.end and span.start < end for start, end in item.places):
            first, last = item.value
            month = first[:7] == last[:7]
            year = (first[5:], last[5:]) == ("01-01", "12-31") and first[:4] == last[:4]
            if (month or year) and first <= value[0] <= last:
                return item.value
    return value
