"""When a row of the dataset says what the gold says.

Departments agree by code; people by their names, whatever the case, accents, order and title; dates by the
days that bound them; amounts by their value in euros; actions by their text, whose first words decide.
Objectives have a module of their own.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, Protocol, TypeVar

from extractor.evaluation import gold
from extractor.model import fold_text

Cells = Mapping[str, str]
"""A row as it stands in a CSV file."""

_TITLES = frozenset({"m", "mme", "monsieur", "madame", "dr"})
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Wanted(Protocol):
    """Something of the gold; what is optional counts neither when found nor when missed."""

    @property
    def optional(self) -> bool: ...


G = TypeVar("G", bound=Wanted)


@dataclass(frozen=True, slots=True)
class Matched(Generic[G]):
    """Gold and rows of one document and table, paired one to one."""

    pairs: tuple[tuple[G, Cells], ...]
    missed: tuple[G, ...]
    spurious: tuple[Cells, ...]

    @property
    def found(self) -> int:
        return sum(not wanted.optional for wanted, _ in self.pairs)


def pair(
    wanted: Sequence[G],
    rows: Sequence[Cells],
    same: Callable[[G, Cells], bool],
    agrees: Callable[[G, Cells], bool] | None = None,
) -> Matched[G]:
    """Pair gold with rows in order. A second row for one gold fact, or the other way round, is no error.

    Of several rows that are the same, the first that `agrees` in the rest too is taken: of two equal sums
    that different parties pay each is paired with its own, whatever their order in the gold.
    """
    left = list(rows)
    pairs: list[tuple[G, Cells]] = []
    missed: list[G] = []
    for item in wanted:
        hits = [index for index, row in enumerate(left) if same(item, row)]
        hit = next((i for i in hits if agrees is None or agrees(item, left[i])), hits[0] if hits else None)
        if hit is not None:
            pairs.append((item, left.pop(hit)))
        elif not item.optional and not any(same(item, row) for row in rows):
            missed.append(item)
    spurious = [row for row in left if not any(same(item, row) for item in wanted)]
    return Matched(tuple(pairs), tuple(missed), tuple(spurious))


def same_person(person: gold.Person, row: Cells) -> bool:
    """The same words in the name, in any order, titles apart; an office without a name by its party."""
    if not person.name:
        return not row["name"] and person.party == row["party"]
    return same_name(person.name, row["name"])


def same_name(one: str, other: str) -> bool:
    return _name(one) == _name(other)


def same_date(wanted: gold.Date, row: Cells) -> bool:
    """The same first and last day. What is no interval (a day without its year) agrees with nothing."""
    bounds = interval(wanted.value, wanted.end)
    return bounds is not None and bounds == (row["start"], row["end"])


def same_amount(wanted: gold.Amount, row: Cells) -> bool:
    try:
        value = float(row["amount"])
    except ValueError:
        return False
    return row["currency"] == "EUR" and abs(value - wanted.eur) < 0.005


def same_payer(wanted: gold.Amount, row: Cells) -> bool:
    """The payer of the gold is one of the row's; where the gold names none, the row names none."""
    return (wanted.payer or "") in row["payer"].split("+")


def same_action(wanted: gold.Action, row: Cells) -> bool:
    return similar(wanted.text, row["text"])


def similar(one: str, other: str) -> bool:
    """Two wordings of one action: equal, or the shorter begins the longer, stands in it, or nearly."""
    short, long = sorted((fold_text(one), fold_text(other)), key=len)
    if not short or short == long:
        return bool(short)
    if long.startswith(short[: max(20, len(short) * 2 // 3)]) or short in long:
        return len(short) >= 12
    window = len(short) + 10
    return SequenceMatcher(None, short[:window], long[:window]).ratio() >= 0.8


def begins(text: str, start: str) -> bool:
    return fold_text(text).startswith(fold_text(start))


def interval(value: str, end: str | None = None) -> tuple[str, str] | None:
    """The first and the last day of `2020`, `2020-10`, `2020-10-13`, `2020/2022`; None for anything else."""
    first, _, last = value.strip().partition("/")
    low, high = _days(first), _days((end or last or first).strip())
    return (low[0], high[1]) if low and high else None


def _days(value: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(value.rstrip("~?%"))
    if match is None:
        return None
    year, month, day = match.groups()
    if day:
        return value[:10], value[:10]
    if month and 1 <= int(month) <= 12:
        return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02d}"
    return None if month else (f"{year}-01-01", f"{year}-12-31")


def _name(name: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in fold_text(name).split() if word not in _TITLES))
