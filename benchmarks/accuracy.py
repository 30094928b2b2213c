"""How right a reading is: words in their order, and the cells of tables. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Rows = Sequence[Sequence[str]]
"""A table as its rows of cell texts; the empty ones say nothing."""


class Score(NamedTuple):
    """What was expected, what was found, and how much of both is the same."""

    right: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was expected and nothing found."""
        total = self.found + self.expected
        return 2 * self.right / total if total else 1.0

    def plus(self, other: Score) -> Score:
        """Both scores taken together."""
        return Score(self.right + other.right, self.found + other.found, self.expected + other.expected)


NOTHING = Score(0, 0, 0)


def words_of(text: str) -> list[str]:
    """The words of a text without case, ligatures or decomposed accents; punctuation left out."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def without(words: Sequence[str], margin: Sequence[str]) -> list[str]:
    """`words` without each occurrence of `margin`, a page's header or footer; "#" in it is any number."""
    kept: list[str] = []
    place = 0
    while place < len(words):
        if margin and _stands_at(words, margin, place):
            place += len(margin)
        else:
            kept.append(words[place])
            place += 1
    return kept


def _stands_at(words: Sequence[str], margin: Sequence[str], place: int) -> bool:
    here = words[place : place + len(margin)]
    return len(here) == len(margin) and all(
        wanted == word or (wanted == "#" and word.isdigit())
        for wanted, word in zip(margin, here, strict=True)
    )


def in_common(first: Sequence[str], second: Sequence[str]) -> int:
    """The length of the longest common subsequence, exactly, a bit a word of `first`."""
    places: dict[str, int] = {}
    for index, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << index
    every = (1 << len(first)) - 1
    open_ = every  # a zero for each word that a common subsequence has gained
    for word in second:
        here = open_ & places.get(word, 0)
        open_ = (open_ + here | open_ - here) & every
    return (every ^ open_).bit_count()


def sequence(expected: Sequence[str], found: Sequence[str]) -> Score:
    """Words in their order: those of the longest common subsequence are right."""
    return Score(in_common(expected, found), len(found), len(expected))


def cells(expected: Iterable[Rows], found: Iterable[Rows]) -> Score:
    """Cells of tables: right where the text is the same, and that of the cell at its left.

    Where a page break cut a table in two does not matter; a glued, split or shifted cell does.
    """
    wanted, got = _pairs(expected), _pairs(found)
    return Score((wanted & got).total(), got.total(), wanted.total())


def _pairs(tables: Iterable[Rows]) -> Counter[tuple[str, str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for table in tables:
        for row in table:
            left = ""
            for cell in row:
                text = "".join(words_of(cell))
                if text:
                    pairs[left, text] += 1
                    left = text
    return pairs
