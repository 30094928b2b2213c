"""What every module of this package asks of the places of a text, looked at once for each reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from extractor.extractors.actions.words import said
from extractor.language import Reading

Span = tuple[int, int]
HEADS = frozenset({"heading", "title"})
CIRCLED = "[①-⑳❶-❿➀-➓]"  # numbers that part what one line tells
PROMISES = "promises"  # the lexicon of what is spoken of


class Sentence(NamedTuple):
    """A sentence: its range, its place among all, its block, its folded text with the words in it, and the
    labels of `promises.yaml` of which it names phrases, once for each phrase."""

    start: int
    end: int
    number: int
    block: int
    folded: str
    words: frozenset[str]
    labels: tuple[str, ...]


def sentences_of(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of a reading in the order of the text."""
    return reading.once(_sentences)


def _sentences(reading: Reading) -> tuple[Sentence, ...]:
    blocks = reading.document.blocks
    found: list[Sentence] = []
    block = 0
    for number, (start, end) in enumerate(reading.sentences):
        while blocks[block].end <= start:  # every sentence begins in a block
            block += 1
        folded = reading.folded[start:end]
        labels = tuple(cue.label for cue in reading.cues_in(PROMISES, start, end))
        found.append(Sentence(start, end, number, block, folded, said(folded), labels))
    return tuple(found)


def headings_above(reading: Reading) -> tuple[int | None, ...]:
    """For each block, and for the end of the document, the number of the nearest heading above."""
    return reading.once(_headings_above)


def _headings_above(reading: Reading) -> tuple[int | None, ...]:
    above: list[int | None] = [None]
    for index, block in enumerate(reading.document.blocks):
        above.append(index if block.kind in HEADS else above[-1])
    return tuple(above)


class Spans:
    """Ranges to ask for overlaps, however many there are."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares characters with `start:end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def beginning(self, start: int, end: int) -> list[Span]:
        """Those that begin after `start` and before `end`."""
        return self._spans[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
