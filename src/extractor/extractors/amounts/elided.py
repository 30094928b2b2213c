"""Sums that leave out the unit of the sum before: « 1 150 000 € de l'État et 330 000 de l'ARS »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.extractors.amounts.clauses import Parties
from extractor.extractors.amounts.money import Money, number, plain

_THOUSANDS = re.compile(r"[0-9][ .][0-9]{3}")
_ELIDED = re.compile(
    r"(?:\b(?:et|dont)|[,:;])\s(?P<digits>\d{1,3}(?:[ .]\d{3})+)\s"
    r"(?:(?:a\sla\scharge|venant|provenant|issus?|apportes?|verses?|finances?)\s)?"
    r"(?:(?:de|pour|par)\s(?:l'|la\s|le\s)?|du\s)(?!\w*\d)"
)
# « l'État apporte 800 000 euros, le Département 900 000. »
_ELIDED_AFTER = re.compile(
    r"(?:(?:\bet|[,;+])\s|\()(?:(?:l[ae]|son|sa)\s|l')?[a-z]+(?:\s[a-z]+){0,2}?,?\s(?:sur\s|pour\s|a\shauteur\sde\s)?"
    r"(?P<digits>\d{1,3}(?:[ .]\d{3})+)(?=\s?(?:[.,;)+\n]|$)|\s(?:en\s20|pour\s(?:sa|leur)\spart))"
)
# « 5,4 millions d'euros, dont 2,1 apportés par l'État », « 640 k€ dont État 310 »: the scale goes on too.
_ELIDED_SCALED = re.compile(
    r"(?:\bdont|\bet|[,;:(])\s(?P<digits>\d{1,3}(?:,\d{1,3})?)\s"
    r"(?:(?:apport|vers|financ|pay|pris|support)e?e?s?\s(?:en\scharge\s)?)?"
    r"(?:(?:a\sla\scharge|venant|provenant|issus?)\s)?(?:(?:par|de|pour)\s(?:l'|la\s|le\s)?|du\s|d')(?=[a-z])"
    r"|\bdont\s(?:l'|la\s|le\s)?(?P<who>[a-z]+)\s:?\s?(?P<after>\d{1,3}(?:,\d{1,3})?)(?=\s*(?:$|[;|)\n,]))"
)
_SCALE = re.compile(
    r"(?:(?P<k>k\s?€|k\s?euros?|milliers)|(?P<m>m\s?€|millions?)|(?P<md>mds?\s?€|milliards?))"
)
_SCALES = {"k": Decimal(1000), "m": Decimal(10**6), "md": Decimal(10**9)}
# « dont 402 000 en médico-social », « 3,6 M€, 700 000 iront à l'autonomie »: a part of the sum before.
_ELIDED_PART = re.compile(
    r"(?:\bdont\s(?P<digits>\d{1,3}(?:[ .]\d{3})+)\s"
    r"(?:en|pour|sur|au|aux|a|par|apportes?|verses?|finances?)(?![a-z])"
    r"|,\s(?P<part>\d{1,3}(?:[ .]\d{3})+)\s"
    r"(?:iront|vont|reviennent|reviendront|financeront|serviront)(?![a-z]))"
)
_ONLY_HOW_MUCH = re.compile(r",?\s(?:sur\s|pour\s|a\shauteur\sde\s)?")


def parts_without_unit(folded: str, parties: Parties, money: Money, end: int) -> Iterator[Money]:
    """The numbers between `money` and `end` that are sums with its unit: beside a party, or parts of it.

    Each once, whichever of its readings finds it first.
    """
    taken: set[int] = set()
    for part in _readings(folded, parties, money, end):
        places = range(part.start, part.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield part


def _readings(folded: str, parties: Parties, money: Money, end: int) -> Iterator[Money]:
    thousands = _THOUSANDS.search(folded, money.end, end) is not None
    if thousands:
        for match in _ELIDED.finditer(folded, money.end, end):
            if parties.any_in(match.end() - 2, match.end() + 6):
                yield from _elided(match)
        for match in _ELIDED_PART.finditer(folded, money.end, end):
            yield from _elided(match)
    if money.kind == "scaled":
        yield from _scaled_too(folded, parties, money, end)
    if not thousands:
        return
    for match in _ELIDED_AFTER.finditer(folded, money.end, end):
        named = parties.within(match.start(), match.start("digits"))
        if named and _ONLY_HOW_MUCH.fullmatch(folded, named[-1].end, match.start("digits")):
            yield from _elided(match)


def _scaled_too(folded: str, parties: Parties, money: Money, end: int) -> Iterator[Money]:
    """Parts of a sum in millions or thousands that leave out the unit, each beside the party that pays."""
    unit = _SCALE.search(folded, money.start, money.end)
    scale = _SCALES[unit.lastgroup or "m"] if unit else Decimal(1)
    for match in _ELIDED_SCALED.finditer(folded, money.end, end):
        group = "digits" if match["digits"] else "after"
        named = (match.end() - 3, match.end() + 3) if match["digits"] else match.span("who")
        value = number(match[group], scale)
        if value is not None and value * scale < money.value and parties.any_in(*named):
            yield Money(match.start(group), match.end(group), plain(value * scale), kind="elided_unit")


def _elided(match: re.Match[str]) -> Iterator[Money]:
    group = next(name for name in match.groupdict() if match[name])
    value = number(match[group])
    if value is not None:
        yield Money(match.start(group), match.end(group), value, kind="elided_unit")
