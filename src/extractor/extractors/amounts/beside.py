"""Names of parties that stand over or under their sum as lines of their own, as on pages of key figures.

« État ¶ 410 000 € ¶ ARS ¶ 96 000 € » and « 410 000 € ¶ État ¶ 96 000 € ¶ ARS » differ in what is first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.extractors.amounts.clauses import NOUN, P, Parties, clause, joined
from extractor.extractors.amounts.money import may_hold
from extractor.extractors.amounts.words import MoneyWords
from extractor.language import Reading
from extractor.model import Block

_NAME = re.compile(rf"\W*(?:{NOUN}\s(?:[a-z]+\s)?(?:de\s)?)?(?P<p>{P})\s?(?:\([^()]*\))?[\s:]*")
_LONGEST_NAME, _LONGEST_SUM = 70, 90
_LINES = ("paragraph", "heading", "title")
_FIGURES = re.compile(r"\d")


class Beside:
    """Who pays a sum that opens a line of its own, by the lines around it."""

    def __init__(self, reading: Reading, words: MoneyWords, parties: Parties) -> None:
        self._reading, self._words, self._parties = reading, words, parties
        self._blocks: Sequence[Block] = reading.document.blocks
        self._names: dict[int, str] = {}

    def over(self, index: int) -> str:
        """The party whose name is the line over block `index`, unless names stand under their sums."""
        if not index or not (name := self.name(index - 1)):
            return ""
        first = index
        while first >= 2 and self.name(first - 1) and self._sum(first - 2):
            first -= 2
        return name if self.name(first - 1) else ""

    def name(self, index: int) -> str:
        """The party that a line names if it says nothing else."""
        if index < 0:
            return ""
        if index not in self._names:
            self._names[index] = self._read(self._blocks[index])
        return self._names[index]

    def _read(self, block: Block) -> str:
        if block.kind not in _LINES or block.end - block.start > _LONGEST_NAME:
            return ""
        if not self._parties.any_in(block.start, block.end):
            return ""
        skeleton = clause(self._reading, self._words, self._parties, (), block.start, block.end)
        match = _NAME.fullmatch(skeleton.text)
        return joined(skeleton.party(match["p"]).codes) if match else ""

    def _sum(self, index: int) -> bool:
        block = self._blocks[index]
        text = self._reading.folded[block.start : block.end]
        return len(text) < _LONGEST_SUM and _FIGURES.search(text) is not None and may_hold(text)
