"""What a sentence says of a sum besides who pays it: qualifier, rhythm, year and programme.

Words right after the sum come first, then those right before it, then what opens the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.extractors.amounts.money import Money
from extractor.extractors.amounts.words import RHYTHMS, MoneyWords, qualifier
from extractor.extractors.amounts.years import years
from extractor.model import Qualifier

_CUT = re.compile(r"[;:]|[,(]\s(?!en\s20)|\b(?:et|puis|dont|soit|contre)\b")
_TITLES = re.compile(r"[^:;,.\d]{0,20}20\d\d\s?:")  # « 2021 : État 3 €, ARS 2 € 2022 : … » heads what follows
_PROGRAMME_CUT = re.compile(r"[;:]|\s[–-]\s|\b(?:et|puis|dont|soit)\b|, (?:l|d)")
_RANGE_OPENING = re.compile(r"(?<![a-z])(?:entre|de)\s(?:les\s)?$")
_BREAKS_RHYTHM = re.compile(r"[\d;:.(]|, (?!chaque)")

_EXACT = 3
"""Digits that a sum needs to be an exact one though it is estimated: « estimé à 186 400 € »."""


class Reach(NamedTuple):
    """How far the words of one sum may stand: from the sum before it (`left`) to the one after (`right`), in
    a sentence that starts at `start` and whose first sum starts at `first`."""

    left: int
    right: int
    start: int
    first: int


class Terms(NamedTuple):
    """Qualifier and rhythm, and the range of the sum with such words where they adjoin."""

    start: int
    end: int
    qualifier: Qualifier
    per: str


def terms_of(folded: str, words: MoneyWords, money: Money, reach: Reach) -> Terms:
    """How exact the sum is, and how often or for what unit it is paid."""
    start, end = money.start, money.doubled[1] if money.doubled else money.end
    before = words.qualifier_before.search(folded, max(reach.left, start - 60), start)
    after = words.qualifier_after.match(folded, end, reach.right)
    rhythm = words.rhythm.match(folded, after.end() if after else end, reach.right)
    if rhythm and not after:
        after = words.qualifier_after.match(folded, rhythm.end(), reach.right)
    rough = money.approximate or (
        before is not None
        and before.lastgroup == "estimated"
        and len(money.value.normalize().as_tuple().digits) < _EXACT
    )
    kind: Qualifier = qualifier(before) or qualifier(after) or ("about" if rough else "exact")
    if before is not None and (before.lastgroup == "none" or (before.lastgroup == "estimated" and not rough)):
        before = None
    if money.max is not None:
        kind = "between"
        before = _RANGE_OPENING.search(folded, max(reach.left, start - 12), start)
    if rhythm:
        per = next(name for name in RHYTHMS if rhythm[name])
    else:
        per = "year" if _yearly(folded, words, money, reach) else ""
    return Terms(
        before.start() if before else start,
        max((m.end() for m in (after, rhythm) if m), default=money.end),
        kind,
        per,
    )


def _yearly(folded: str, words: MoneyWords, money: Money, reach: Reach) -> bool:
    """« chaque année » in the clause, or « dotation annuelle de »."""
    if words.yearly.search(folded, reach.left, money.start) or words.annual.search(
        folded, reach.left, money.start
    ):
        return True
    late = words.yearly.search(folded, money.end, min(reach.right, money.end + 80))
    return bool(late and not _BREAKS_RHYTHM.search(folded[money.end : late.start()]))


def year_of(folded: str, words: MoneyWords, money: Money, reach: Reach, used: set[int]) -> str:
    """The year said right after the sum, else right before it, else once at the head of the sentence."""
    found = [
        (a, year)
        for a, _, year in years(folded, reach.start, reach.right)
        if not words.not_the_year.search(folded, max(reach.start, a - 30), a)
    ]
    for at, year in found:
        if at >= money.end and not _TITLES.match(folded, at) and not _CUT.search(folded[money.end : at + 1]):
            used.add(at)
            return year
    before = [(at, year) for at, year in found if reach.left <= at < money.start and at not in used]
    if before:
        return before[-1][1] if len({y for _, y in before}) == 1 or reach.left > reach.start else ""
    titles = [year for at, year in found if at < money.start and _TITLES.match(folded, at)]
    if titles:
        return titles[-1]
    leading = {year for at, year in found if at < reach.first}
    return leading.pop() if len(leading) == 1 else ""


def programme_of(
    folded: str,
    named: Sequence[re.Match[str]],
    money: Money,
    reach: Reach,
    used: set[int],
    *,
    leading: bool,
) -> str:
    """The programme that pays the sum; one that opens the sentence counts where `leading` says so.

    `named`: the programmes of the sentence, as matches of `MoneyWords.programme`.
    """
    if not named:
        return ""
    after = next((m for m in named if money.end <= m.start() and m.end() <= reach.right), None)
    labels_next = after and folded[after.end() : reach.right].strip(" :=") == "" and after.end() < reach.right
    if after and not labels_next and not _PROGRAMME_CUT.search(folded[money.end : after.start()]):
        used.add(after.start())
        return programme_code(after)
    found = [m for m in named if m.end() <= money.start]
    before = [m for m in found if reach.left <= m.start() and m.start() not in used]
    if before:
        return programme_code(before[-1])
    opens = reach.start if leading else reach.left
    codes = {programme_code(m) for m in found if opens <= m.start() and m.end() <= reach.first}
    return codes.pop() if len(codes) == 1 else ""


def programme_code(match: re.Match[str]) -> str:
    """The code of a match of `MoneyWords.programme`: a number or a name."""
    return match["number"] or match.lastgroup or ""
