"""What the classifier sees of a text: its words, their neighbours, concepts, and pieces of the words.

Case, accents, plurals, families and long numbers are folded away as for the rules. A text is a bag of *units*
(a word, or two neighbours), and a unit a few *features*: `w` a folded word, `b` two in a row, `k` a concept
of the rules that the word or the two name, `c` three to five letters of a word as written, which is what is
left of it under a typing error or a misread character. All that a unit adds to a score is known once it was
met, which makes a linear model fast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractor.linking.words import Folding, fold, mended

Unit = str | tuple[str, str]
"""A word as written, or two neighbouring folded words."""

Span = tuple[int, int]

_SIZES = (3, 4, 5)
_PIECE = 0.3
_CONCEPT = 0.7
"""The weights of a piece of a word and of a concept, against 1 for a word and for two neighbours."""

_LONGEST_NUMBER = 2
"""Longer numbers (sums, years) are all one; those of ages, months and delays stay what they are."""


class Features:
    """Makes units and features of texts, with the families and concepts of some rules."""

    def __init__(self, folding: Folding, concepts: Mapping[str, Sequence[str]]) -> None:
        self._folding = folding
        self._concepts: dict[tuple[str, ...], list[str]] = {}
        for name, phrases in concepts.items():
            for phrase in phrases:
                names = self._concepts.setdefault(tuple(folding.words(phrase).stems), [])
                if name not in names:
                    names.append(name)

    def units(self, text: str) -> list[Unit]:
        """The units of a text; function words are none. A word stands before the pair that it ends."""
        words = self._folding.words(text)
        units: list[Unit] = [""] * max(0, 2 * len(words.stems) - 1)
        units[:1] = words.written[:1]
        units[1::2] = words.written[1:]
        units[2::2] = pairwise(words.stems)
        return units

    def spans(self, text: str) -> list[Span]:
        """The characters that each of the units of a text stands on."""
        words = self._folding.words(text).spans
        spans = [(0, 0)] * max(0, 2 * len(words) - 1)
        spans[:1] = words[:1]
        spans[1::2] = words[1:]
        spans[2::2] = [(one[0], other[1]) for one, other in pairwise(words)]
        return spans

    def of(self, unit: Unit) -> list[tuple[str, float]]:
        """The features of a unit with their weights; a piece that stands twice in a word counts twice."""
        if isinstance(unit, tuple):
            one, other = map(_number, unit)
            named = self._concepts.get(unit, ())
            return [(f"b{one} {other}", 1.0), *((f"k{name}", _CONCEPT) for name in named)]
        stem = self._folding.stem(unit)
        found = [(f"w{_number(stem)}", 1.0)]
        found += [(f"k{name}", _CONCEPT) for name in self._concepts.get((stem,), ())]
        if not stem[0].isdigit():
            word = f"<{fold(mended(unit))}>"
            found += [
                (f"c{word[i : i + size]}", _PIECE) for size in _SIZES for i in range(len(word) - size + 1)
            ]
        return found


def _number(stem: str) -> str:
    return "#" if stem.isdigit() and len(stem) > _LONGEST_NUMBER else stem
