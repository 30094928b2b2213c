"""The grammar of sums in French, on folded text: number, scale and unit, without spaCy or the words around.

    find("de 2 a 3 millions d'euros")  ->  [Money(start=3, end=25, value=2000000, max=3000000, …)]

One compiled pass finds every quantity (digits or words, with or without a unit); what follows joins
neighbours (« 2 à 3 M€ », « 300 000 € (trois cent mille euros) », « 1 million 200 000 euros ») and keeps those
that are money. What qualifies, pays or receives a sum is the business of `amounts` and its neighbours.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import compress, pairwise
from typing import NamedTuple

_ONE, _THOUSAND, _MILLION, _MILLIARD = Decimal(1), Decimal(1000), Decimal(10**6), Decimal(10**9)
_SCALES = {
    "k": _THOUSAND, "mille": _THOUSAND, "millier": _THOUSAND, "milliers": _THOUSAND,
    "m": _MILLION, "million": _MILLION, "millions": _MILLION,
    "md": _MILLIARD, "mds": _MILLIARD, "mrd": _MILLIARD, "mrds": _MILLIARD,
    "milliard": _MILLIARD, "milliards": _MILLIARD,
}  # fmt: skip
_COLLECTIVES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip

_NUMBER_WORD = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    r"|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille|millions?|milliards?)"
)
_NUMBER_HEAD = (  # as the words above begin, and « eur »
    r"(?:une?(?![a-z])|de[um]|tr[oe]|qu[ai]|c(?:in|en)|s(?:ix|ep|ei|oi)|hui|n(?:eu|on)|d(?:ix|ou)|onz|vin|oct|mil"
    r"|eur)"
)
DIGITS = (
    r"(?:\d{1,3}(?:\.\s\d{3})+(?=,\s?\d\d\s?(?:€|eur))"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d{1,3}(?:[ .'\n]\d{3})+(?!\d)|\d+)"
    r"(?:[.,]\d{1,3}(?!\d)|,\s\d\d(?=\s?(?:€|eur))|[.,][-–])?"
)
_CURRENCY = (
    r"\s{0,2}(?:(?:d'|de\s)?(?:€uros?|€|euros?(?![a-z])|eur(?![a-z]))|(?P<letter>e)(?![\w'])(?!\.[a-z]))"
    r"(?:(?<=€)(?P<cents>\d\d)(?!\d)|\s(?:et\s)?(?P<centimes>\d\d?)\scentimes?)?"
)
_QUANTITY = re.compile(
    rf"""
    (?<![a-z0-9])(?=[\d€]|{_NUMBER_HEAD})(?<!\d[.,'/])
    (?:
        (?P<before>(?:€|eur)\s?)?(?P<digits>{DIGITS})
        (?:\s{{0,2}}(?P<scale>k|m(?:d|ds|rds?)?|mille|milliers|millions?|milliards?)
            (?=eur|[^a-z0-9]|$)(?P<scale_half>\set\sdemie?)?)?
      | (?!(?:millions?|milliards?|cents|vingts)[^a-z])
        (?P<words>{_NUMBER_WORD}(?:(?:[\s-]|[\s-]et[\s-]){_NUMBER_WORD})*(?![a-z]))(?P<half>\set\sdemie?(?![a-z]))?
        (?P<demi>[\s-]demi[\s-](?:million|milliard)s?)?
        (?P<collective>\s(?:{"|".join(_COLLECTIVES)})(?:\sde\s(?:milliers|millions|milliards))?|\smillier)?
    )
    (?P<currency>{_CURRENCY})?
    """,
    re.VERBOSE,
)  # fmt: skip
_PLAIN = re.compile(r"(?P<digits>[1-9]\d{0,2}(?: \d{3})*) (?:€|euros)")
_IN_BRACKETS = re.compile(r"\s?[(\[]\s?(?:soit\s)?")
_OPENS_BRACKET = re.compile(r"\s?\(\s?")
_AFTER_BRACKET = re.compile(r"\s?\)" + _CURRENCY)
_EUR = r"eur(?:(?<![a-z]eur)|(?<=[km]eur)|(?<=[mr]deur)|(?<=[mr]dseur))"  # not as « leur » ends
_LETTER_UNIT = re.compile(r"e(?<=[0-9\s]e)(?![\w'])")
_UNITS = (re.compile("€"), re.compile(_EUR), re.compile("milli"), _LETTER_UNIT)
_BEFORE_UNIT, _AFTER_UNIT = 140, 60
_REACH = 20
"""Characters: two numbers further apart have nothing to do with each other (the longest joint has twelve)."""
_WORD_SCALE = re.compile(r"(?:millions?|milliards?)$")
_WITH_MILLIONS = re.compile(r".*\bmilli(?:on|ard)s?\b")
_LETTER = re.compile(r"[.,]\d\d\s{0,2}e$|[ .'\n]\d{3}\s{1,2}e$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEAR_AND_PRICE = re.compile(r"(?:19|20)\d\d,\s\d\d$")
"""« Petits lits, 2022, 18 € »: the year and the price of a book."""
_NOT_DIGITS = re.compile(r"\.(?=\s)|[ \n']|[.,][-–]$")
_NUMBERED = re.compile(
    r"\b(?:programme|bop|objectif|action|article|fiche|axe|mesure|annexe|n°|no|numero)s?\s?(?:n°\s?)?$"
)
_RANGE_GAP = re.compile(r"\s(?P<to>a|et)\s(?:pres\sde\s|environ\s)?$|\s?(?P<dash>[-–])\s?$")
_OPENING = re.compile(r"(?<![a-z])(?P<word>de|entre)\s(?:les\s)?$")
_AFTER_BARE = re.compile(
    r"\s*(?:$|[.,;:()\n]|(?:en|pour|par|au|aux|a|sur|qu'(?:il|elle|ils|elles|on)|sont|seront|est|sera|ont|dont|et|puis|soit|que|viennent|annuels"
    r"|supplementaires?|du|de\sla|de\s(?:credits|dotation|subventions?|fonds|financements?)|apport\w+|verse\w*"
    r"|investis|depenses|injectes|mobilises|inscrits|votes|budgetes|programmes|notifies|octroyes|accordes|attribues"
    r"|tout\srond|cette\sannee|chaque\sannee|l'annee|(?:pro)?vient|finance\w*|mobilise\w*|delegue\w*|alloue\w*|consacre\w*|dedie\w*|debloque\w*)(?![a-z])|(?:de\s)?l')"
)


class Money(NamedTuple):
    """A sum at `start:end`. `kind` says how it is written; `low` and `high` are the ends of a range.

    `bare` sums (« 3,7 millions ») name no unit: the context has to say that money is meant. `doubled` is
    the range of the same sum said again in brackets.
    """

    start: int
    end: int
    value: Decimal
    max: Decimal | None = None
    kind: str = "number_unit"
    bare: bool = False
    approximate: bool = False
    low: tuple[int, int] | None = None
    high: tuple[int, int] | None = None
    doubled: tuple[int, int] | None = None


class _Quantity(NamedTuple):
    """A number as written: `number` × `scale`; `word` where the scale is a word (« millions »)."""

    start: int
    end: int
    number: Decimal
    scale: Decimal
    currency: bool
    word: bool
    kind: str
    approximate: bool = False

    @property
    def value(self) -> Decimal:
        return plain(self.number if self.scale == 1 else self.number * self.scale)


_LONGEST = 20
"""Characters of a number. What is longer is no sum, and more than decimals are exact for."""


def number(digits: str, scale: Decimal = Decimal(1)) -> Decimal | None:
    """The value of a number in digits, in whichever of the notations used in France; None if it is none.

    A dot or comma before three digits parts thousands, unless a scale (M€) follows: then it is a decimal.
    """
    if not digits.isdigit():
        digits = _NOT_DIGITS.sub("", digits)
    if len(digits) > _LONGEST:
        return None
    if digits.isdigit():
        return Decimal(digits) if len(digits) == 1 or digits[0] != "0" else None
    whole, rest = digits, ""
    if marks := [c for c in digits if c in ".,"]:
        whole, mark, rest = digits.rpartition(marks[-1])
        grouped = len(rest) == 3 and (marks.count(mark) > 1 or (len(set(marks)) == 1 and scale == 1))
        if grouped:
            whole, rest = whole + rest, ""
        whole = whole.replace(".", "").replace(",", "")
    if len(whole) > 1 and whole.startswith("0"):
        return None
    return Decimal(f"{whole}.{rest}") if rest else Decimal(whole)


def plain(value: Decimal) -> Decimal:
    """`value` without an exponent and, where it is whole, without decimals: one way to write each sum."""
    whole = value.to_integral_value()
    return whole.quantize(_ONE) if value == whole else value


@lru_cache(maxsize=2048)
def in_words(words: str) -> Decimal | None:
    """The value of a number in words, folded (« un million deux cent mille »), or None."""
    from text_to_num import text2num

    try:
        return Decimal(text2num(" ".join(words.replace("-", " ").split()), "fr"))
    except ValueError:
        return None


def find(folded: str) -> list[Money]:
    """Every sum in `folded` (the text without case and accents), in order, none overlapping another."""
    if plain_sum := _PLAIN.fullmatch(folded):  # as most cells of tables are
        digits = plain_sum["digits"].replace(" ", "")
        return [Money(0, len(folded), Decimal(digits))]
    windows = _windows(folded)
    if not windows:
        return []
    matches = [m for start, end in windows for m in _QUANTITY.finditer(folded, start, end)]
    quantities = [
        quantity for match in _telling(matches, folded) if (quantity := _quantity(match, folded)) is not None
    ]
    found: list[Money] = []
    index = 0
    while index < len(quantities):
        money, taken = _join(folded, quantities, index)
        if money is not None:
            found.append(money)
        index += taken
    return found


def may_hold(folded: str) -> bool:
    """Whether `find` can find anything: a cheap look, for the many cells of tables."""
    return "€" in folded or "eur" in folded or "milli" in folded or bool(_LETTER_UNIT.search(folded))


def _windows(folded: str) -> list[tuple[int, int]]:
    """The stretches around whatever may be a unit, cut at blanks; nothing else is worth a closer look."""
    windows: list[tuple[int, int]] = []
    # Patterns of their own that begin with a letter: as alternatives of one they would slow every character.
    units = [unit.span() for pattern in _UNITS for unit in pattern.finditer(folded)]
    for first, last in sorted(units):
        start = max(folded.rfind(" ", 0, max(0, first - _BEFORE_UNIT)), 0)
        end = folded.find(" ", last + _AFTER_UNIT)
        end = len(folded) if end < 0 else end
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _telling(matches: list[re.Match[str]], folded: str) -> list[re.Match[str]]:
    """The matches that may be a sum or part of one.

    They have a unit or a scale, or stand right before one with a unit (« de 2 à 3 M€ »), or two of them are
    parted by a bracket (« trois cent mille (300 000) euros »).
    """
    telling = [any(match.group("currency", "before", "scale")) or "milli" in match[0] for match in matches]
    for index, (first, second) in enumerate(pairwise(matches)):
        gap = folded[first.end() : second.start()]
        if len(gap) < _REACH and "(" in gap:
            telling[index] = telling[index + 1] = True
        elif len(gap) < _REACH and any(second.group("currency", "before")):
            telling[index] = True
    return list(compress(matches, telling))


def _quantity(match: re.Match[str], folded: str) -> _Quantity | None:
    scale, word, approximate = _ONE, False, False
    start, end = match.span()
    currency = match["currency"] is not None
    digits: str | None = match["digits"]
    if digits is not None:
        if named := match["scale"]:
            scale, word = _SCALES[named], _WORD_SCALE.match(named) is not None
        if currency and digits.count(" ") > 1 and _NUMBERED.search(folded, max(0, start - 20), start):
            first = digits.index(" ") + 1  # « BOP 304 200 000 € »: the first group is the number's name
            digits, start = digits[first:], start + first
        if "," in digits and _YEAR_AND_PRICE.match(digits):
            digits, start = digits[6:].strip(), start + digits.index(",") + 2
        if match["letter"] and not (scale == 1 and _LETTER.search(match[0])):
            currency, end = False, match.start("currency")
        value = number(digits, scale)
        if value is not None and match["scale_half"]:
            value += Decimal("0.5")
        kind = "scaled" if scale != 1 else "number_unit"
        if match["before"]:
            currency, kind = True, "unit_before"
    else:
        kind = "words"
        value, scale, word, approximate = _worded(match)
        if match["letter"]:
            currency, end = False, match.start("currency")
    if value is None or (kind == "words" and value * scale == 1):  # « un euro investi en rapporte dix »
        return None
    if currency and (cents := match["cents"] or match["centimes"]) and scale == 1:
        value += Decimal(cents) / 100
    return _Quantity(start, end, value, scale, currency, word, kind, approximate)


def _worded(match: re.Match[str]) -> tuple[Decimal | None, Decimal, bool, bool]:
    """Value, scale, whether the scale is a word, whether the number is a round one (« une vingtaine »)."""
    words = match["words"] or ""
    if collective := (match["collective"] or "").split():
        scale = _SCALES[collective[-1]] if collective[-1] in _SCALES else Decimal(1)
        return Decimal(_COLLECTIVES.get(collective[0], 1)), scale, scale > _THOUSAND, True
    if demi := match["demi"]:
        return Decimal("0.5"), _MILLIARD if "milliard" in demi else _MILLION, True, False
    value = in_words(words)
    last = words.replace("-", " ").split()[-1]
    if value is None:
        return None, Decimal(1), False, False
    scale = _SCALES.get(last, Decimal(1)) if last != "mille" else Decimal(1)
    if match["half"]:
        value += scale / 2
    return value / scale, scale, scale > 1 or _WITH_MILLIONS.match(words) is not None, False


def _join(folded: str, quantities: list[_Quantity], index: int) -> tuple[Money | None, int]:
    """The sum that begins with quantity `index` (None if it is no sum), and how many quantities it takes."""
    first = quantities[index]
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    if following is not None and following.start - first.end < _REACH:
        gap = folded[first.end : following.start]
        if first.word and not first.currency and gap == " " and following.value < first.scale:
            total = following._replace(
                start=first.start,
                number=first.value + following.value,
                scale=Decimal(1),
                kind="scaled",
            )
            if total.currency:
                return _doubled(folded, _money(total), quantities[index + 2 : index + 3], 2)
        inside = _unit_after_bracket(folded, first, following, gap)
        if inside is not None:
            return inside, 2
        low = _range(folded, first, following, gap)
        if low is not None:
            money = Money(
                first.start,
                following.end,
                low,
                following.value,
                "range",
                low=(first.start, first.end),
                high=(following.start, following.end),
            )
            return money, 2
    if first.currency:
        return _doubled(folded, _money(first), quantities[index + 1 : index + 2], 1)
    if first.word and _AFTER_BARE.match(folded, first.end):
        return _money(first)._replace(kind="bare_millions", bare=True), 1
    return None, 1


def _money(quantity: _Quantity) -> Money:
    return Money(
        quantity.start, quantity.end, quantity.value, kind=quantity.kind, approximate=quantity.approximate
    )


def _doubled(folded: str, money: Money, after: list[_Quantity], taken: int) -> tuple[Money, int]:
    """`money` with the same sum said again in brackets, if it is: « 300 000 € (trois cent mille euros) »."""
    for again in after:
        near = again.currency and again.start - money.end < _REACH
        if near and _IN_BRACKETS.fullmatch(folded, money.end, again.start) and again.value == money.value:
            return money._replace(doubled=(again.start, again.end)), taken + 1
    return money, taken


def _unit_after_bracket(folded: str, first: _Quantity, second: _Quantity, gap: str) -> Money | None:
    """« trois cent mille (300 000) euros »: one sum, whose unit stands after the bracket."""
    if first.currency or second.currency or not _OPENS_BRACKET.fullmatch(gap) or first.value != second.value:
        return None
    unit = _AFTER_BRACKET.match(folded, second.end)
    if unit is None:
        return None
    return Money(first.start, unit.end(), first.value, kind="words")


def _range(folded: str, low: _Quantity, high: _Quantity, gap: str) -> Decimal | None:
    """The lower end where `low` and `high` are the two ends of one range, else None."""
    joint = _RANGE_GAP.fullmatch(gap)
    if joint is None or not high.currency:
        return None
    opening = _OPENING.search(folded, max(0, low.start - 12), low.start)
    opened = opening["word"] if opening else ""
    if joint["to"] == "et" and opened != "entre":
        return None
    if joint["dash"] and low.currency:
        return None
    if low.scale == 1 and _YEAR.fullmatch(folded, low.start, low.end):
        return None  # « le budget 2021 à 300 000 € »
    shared = high.scale if not low.currency and low.scale == 1 else Decimal(1)
    value = plain(low.value * shared) if low.value * shared < high.value else low.value
    if value >= high.value or (not opened and high.value > 20 * value):
        return None
    return value
