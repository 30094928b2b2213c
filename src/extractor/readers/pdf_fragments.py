"""Fragments: what stands on one line of a page between two wide gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import mul

from extractor.model import Box
from extractor.readers.characters import clean
from extractor.readers.layout import Draft
from extractor.readers.lines import Line
from extractor.readers.page_words import Word


@dataclass(slots=True)
class Fragment:
    """A run of words on one line, between two wide gaps; or a table, which stands in the flow as a box.

    `count` words, the first of them `first` points wide. `text` is what decisions look at: `line` has the
    document's own characters.
    """

    page: int
    line: Line
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    table: Draft | None = None
    text: str = ""
    size: float = 0.0
    bold: bool = False
    count: int = 0
    first: float = 0.0
    parts: list[Word] | None = field(default=None, compare=False)  # where they differ in size or height
    number: int = field(default=0, compare=False)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def words(self) -> list[Word]:
        """The words, from left to right."""
        if self.parts is None and self.line.words is not None:
            line, places = self.line, self.line.words
            at = slice(line.first, line.last)
            starts, ends = (places.starts[at] - line.base).tolist(), (places.ends[at] - line.base).tolist()
            texts = map(line.text.__getitem__, map(slice, starts, ends))
            boxes = places.boxes[:, at].T.tolist()
            return [
                Word._make((text, *box, self.size, self.bold)) for text, box in zip(texts, boxes, strict=True)
            ]
        return self.parts or []

    def count_sizes(self, sizes: Counter[float]) -> None:
        """Add how many characters are set in which size, to half a point."""
        for word in self.parts or ():
            sizes[round(word.size * 2) / 2] += len(word.text)
        if self.parts is None and self.count:
            sizes[round(self.size * 2) / 2] += len(self.text) - self.count + 1


def fragment(page: int, words: Sequence[Word]) -> Fragment:
    """A fragment of these words, in their order."""
    texts, x0s, tops, x1s, bottoms, sizes, bolds = zip(*words, strict=True)
    lengths = list(map(len, texts))
    total = sum(lengths)
    return Fragment(
        page,
        Line.of(texts, [Box(page, *word[1:5]) for word in words]),
        min(x0s),
        min(tops),
        max(x1s),
        max(bottoms),
        text=" ".join([clean(text).strip() for text in texts]),
        size=sum(map(mul, lengths, sizes)) / total,
        bold=sum(map(mul, lengths, bolds)) > 0.85 * total,
        count=len(words),
        first=words[0].x1 - words[0].x0,
        parts=list(words),
    )
