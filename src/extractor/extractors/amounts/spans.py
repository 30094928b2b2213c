"""Which stretches of a document are sums: those with a unit, and those whose unit the words around say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from extractor.extractors.amounts import money as grammar
from extractor.extractors.amounts.clauses import Parties
from extractor.extractors.amounts.elided import parts_without_unit
from extractor.extractors.amounts.money import Money
from extractor.extractors.amounts.words import MoneyWords
from extractor.language import Reading

_PEOPLE = re.compile(
    r"habitant|personnes|enfants|francais|jeunes|population|naissances|foyers|visite|exemplaires|heures|\bkm\b|eleves"
)
_CHANGE = re.compile(
    r"\b(?:pass(?:e|er|era|ent|ant|ait|ee|es|ees)|port(?:e|er|era|ee|ees|es)|grimp\w+|bondi\w*|recul\w+|progress\w+|augment\w+|relev\w+|ramen\w+|redui\w+|evolu\w+)"
    r"(?:\s(?:ainsi|donc|la|le|les|cette|l'\w+|\w+)){0,3}?\sde\s$"
)
_OF = re.compile(r"\s(?:de|par|du)\s(?:l'|la\s|le\s)?")
_EURO = re.compile("€|euro")
_LIST_UNIT = re.compile(r"\ben (?:(?P<k>k\s?€|k\s?euros?|milliers d'euros)|€|euros?)(?![a-z])")
_LIST_SUM = re.compile(rf"[^\d]*(?:\([^)]*\)\s?)?[:–-]\s?(?P<digits>{grammar.DIGITS})\s?[;,.]?\s*")
_LEAST_IN_A_LIST = 100
_OPENS_ON_A_SUM = ("", "sur", "sur ces", "sur les", "avec", "au total")
"""« Sur 1,9 million, l'État met 780 000 € », « 7,2 millions sur trois ans : … »"""


class Spans:
    """Finds the sums of one document; what is said of them is the business of `facts`."""

    def __init__(self, reading: Reading, words: MoneyWords, parties: Parties) -> None:
        self._reading, self._words, self._parties = reading, words, parties
        self._folded = reading.folded
        self.starts = [start for start, _ in reading.sentences]

    def monies(self) -> Iterator[Money]:
        """Every sum, in the order of the text; those of lists whose intro says the unit come last."""
        last_end = -1
        found = grammar.find(self._folded)
        said = {money.value for money in found if not money.bare}
        for money, following in zip_longest(found, found[1:]):
            if money.bare and not self._means_money(money, last_end, following, said):
                continue
            last_end = money.end
            if money.low and money.high and money.max is not None and self._is_change(money):
                yield money._replace(end=money.low[1], max=None, kind="number_unit", low=None, high=None)
                yield Money(money.high[0], money.high[1], money.max)
            else:
                yield money
            if money.kind in ("number_unit", "scaled"):
                before = following.start if following else len(self._folded)
                _, end = self._reading.sentences[self.sentence(money.start)]
                yield from parts_without_unit(self._folded, self._parties, money, min(end, before))
        yield from self._in_lists()

    def _in_lists(self) -> Iterator[Money]:
        """« Répartition (en euros) : | - État : 412 000 »: items whose unit the intro says."""
        units: dict[int, re.Match[str] | None] = {}
        for block in self._reading.document.blocks:
            if block.kind != "list_item" or block.intro is None:
                continue
            if block.intro not in units:
                intro = self._reading.document.blocks[block.intro]
                units[block.intro] = _LIST_UNIT.search(self._folded, intro.start, intro.end)
            unit = units[block.intro]
            item = _LIST_SUM.fullmatch(self._folded, block.start, block.end) if unit else None
            if unit and item and not grammar.may_hold(item[0]):
                scale = Decimal(1000 if unit["k"] else 1)
                value = grammar.number(item["digits"], scale)
                named = self._parties.any_in(block.start, item.start("digits"))
                if value is not None and (named or value >= _LEAST_IN_A_LIST):
                    yield Money(item.start("digits"), item.end("digits"), value * scale, kind="elided_unit")

    def _is_change(self, money: Money) -> bool:
        return bool(_CHANGE.search(self._folded, max(0, money.start - 60), money.start))

    def _means_money(self, money: Money, last_end: int, following: Money | None, sums: set[Decimal]) -> bool:
        """« 3,7 millions » is money beside another sum or a word for money, unless people are counted.

        So it is where the document says the same sum with its unit, as titles leave it out.
        """
        index = self.sentence(money.start)
        reach = self.starts[max(index - 1, 0)] if self.starts else 0
        said = self._words.money_before.search(self._folded, max(reach, money.start - 70), money.start)
        said = said or self._words.money_after.match(self._folded, money.end)
        beside = reach <= last_end <= money.start or (
            following is not None
            and not following.bare
            and following.start < self._reading.sentences[index][1]
            and self._folded[self.starts[index] : money.start].strip(" «–-•") in _OPENS_ON_A_SUM
        )
        if not (said or beside or money.value in sums or self._of_a_party(money, index)):
            return False
        between = self._folded[max(last_end, money.start - 60, 0) : money.start]
        return not _PEOPLE.search(between) and not _PEOPLE.search(self._folded, money.end, money.end + 20)

    def _of_a_party(self, money: Money, index: int) -> bool:
        """« 1,1 million de l’État, 300 000 euros de l’ARS »: beside a party, in a sentence about money."""
        of = _OF.match(self._folded, money.end)
        return (
            of is not None
            and self._parties.any_in(of.end() - 2, of.end() + 3)
            and _EURO.search(self._folded, self.starts[index], self._reading.sentences[index][1]) is not None
        )

    def sentence(self, offset: int) -> int:
        """The number of the sentence at `offset`."""
        return max(bisect_right(self.starts, offset) - 1, 0)
