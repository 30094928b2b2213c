"""What the classifier sees of a text: its words, their neighbours, concepts, and pieces of the words.

Case, accents, plurals, families and long numbers are folded away as for the rules. A text is a bag of *units*
(a word, or two neighbours), and a unit a few *features*: `w` a folded word, `b` two in a row, `k` a concept
of the rules that the word or the two name, `c` three to five letters of a word as written, which is what is
left of it under a typing error or a misread character. All that a unit adds to a score is known once it was
met, which makes a linear model fast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.linking.words import Folding, fold

Unit = tuple[str, str]
"""A word as written and nothing, or two neighbouring folded words."""

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

    def units(self, text: str) -> tuple[list[Unit], list[Span]]:
        """The units of a text and the characters that each stands on; function words are none."""
        units: list[Unit] = []
        spans: list[Span] = []
        before, began = "", 0
        for stem, start, end in zip(*self._folding.words(text), strict=True):
            units.append((text[start:end], ""))
            spans.append((start, end))
            if before:
                units.append((before, stem))
                spans.append((began, end))
            before, began = stem, start
        return units, spans

    def of(self, unit: Unit) -> list[tuple[str, float]]:
        """The features of a unit with their weights; a piece that stands twice in a word counts twice."""
        one, other = unit
        if other:
            named = self._concepts.get(unit, ())
            return [(f"b{_number(one)} {_number(other)}", 1.0), *((f"k{name}", _CONCEPT) for name in named)]
        stem = self._folding.stem(one)
        found = [(f"w{_number(stem)}", 1.0)]
        found += [(f"k{name}", _CONCEPT) for name in self._concepts.get((stem,), ())]
        if not one[0].isdigit():
            word = f"<{fold(one)}>"
            found += [
                (f"c{word[i : i + size]}", _PIECE) for size in _SIZES for i in range(len(word) - size + 1)
            ]
        return found


def _number(stem: str) -> str:
    return "#" if stem.isdigit() and len(stem) > _LONGEST_NUMBER else stem
