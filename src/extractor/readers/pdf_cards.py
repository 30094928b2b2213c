"""Key figures side by side: large numbers in a row, each with its words below, centred or flush with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.readers.layout import Draft
from extractor.readers.page_words import Word
from extractor.readers.pdf_fragments import Fragment, fragment
from extractor.readers.pdf_stretches import lines_from

_LARGER = 1.25  # a key figure's type against that of its words
_LONGEST = 16  # characters of a key figure: "+ 27 %", "244 M€", "1 sur 3"
_ASIDE = 3.0  # points that the middle or the left edge of a line may stand beside its figure's
_WHITE = 0.8  # ems of white between the words of two cards: more than a justified line leaves
_LOOSE = 1.2  # ems of white between two lines of one card
_STEP = 7.0  # points of indentation that make one level, as for other blocks


@dataclass(slots=True)
class _Card:
    figure: Fragment
    words: list[list[Word]] = field(default_factory=list)  # by line

    def owns(self, words: Sequence[Word]) -> bool:
        middle = (words[0].x0 + words[-1].x1 - self.figure.x0 - self.figure.x1) / 2
        return abs(middle) < _ASIDE or abs(words[0].x0 - self.figure.x0) < _ASIDE

    @property
    def bottom(self) -> float:
        return self.words[-1][0].bottom if self.words else self.figure.bottom


def take_cards(page: int, fragments: Sequence[Fragment]) -> list[Fragment]:
    """A page's fragments (line by line, from left to right), each key figure one paragraph with its words."""
    figures = [f for f in fragments if _is_figure(f)]
    if len(figures) < 2:
        return list(fragments)
    lines = lines_from(fragments)
    taken: list[Fragment] = []
    place = 0
    while place < len(lines):
        cards = _cards(lines[place])
        below = place + 1
        while cards and below < len(lines) and _add(cards, lines[below]):
            below += 1
        if sum(1 for card in cards if card.words) > 1:
            taken.extend(_paragraph(page, card) for card in cards)
            place = below
        else:
            taken.extend(lines[place])
            place += 1
    return taken


def _is_figure(f: Fragment) -> bool:
    return f.table is None and len(f.text) <= _LONGEST and re.search(r"\d", f.text) is not None


def _cards(line: Sequence[Fragment]) -> list[_Card]:
    """The line's fragments as cards without words, where all of them are figures of one size."""
    if len(line) < 2 or not all(_is_figure(f) and abs(f.size - line[0].size) < 0.6 for f in line):
        return []
    return [_Card(f) for f in line]


def _add(cards: Sequence[_Card], line: Sequence[Fragment]) -> bool:
    """Add a line's words to the cards they stand under; where some stand under none, add nothing: False."""
    found: list[tuple[_Card, list[Word]]] = []
    for words in _apart(line):
        own = [card for card in cards if card.owns(words)]
        if len(own) != 1 or any(card is own[0] for card, _ in found):
            return False
        card, (first, *_) = own[0], words
        last = card.words[-1][0].size if card.words else first.size
        near = first.top - card.bottom < _LOOSE * max(first.size, card.figure.size - first.size)
        if not near or card.figure.size < _LARGER * first.size or abs(first.size - last) > 0.6:
            return False
        found.append((card, words))
    for card, words in found:
        card.words.append(words)
    return True


def _apart(line: Sequence[Fragment]) -> Iterator[list[Word]]:
    """The words of a line, cut where there is more white than between two words of one."""
    words = [word for f in line for word in f.words]
    start = 0
    for end, (before, after) in enumerate(pairwise(words), 1):
        if after.x0 - before.x1 > _WHITE * after.size:
            yield words[start:end]
            start = end
    if words:
        yield words[start:]


def _paragraph(page: int, card: _Card) -> Fragment:
    figure = card.figure
    if not card.words:
        return figure
    below = [fragment(page, words) for words in card.words]
    lines = [figure, *below]
    x0, x1 = min(f.x0 for f in lines), max(f.x1 for f in lines)
    draft = Draft("paragraph", [f.line for f in lines], page=page, indent=x0 / _STEP, size=below[0].size)
    return Fragment(page, figure.line, x0, figure.top, x1, below[-1].bottom, table=draft)
