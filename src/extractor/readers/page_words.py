"""The words of a page, column by column: thousands of small objects would cost more than reading them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.readers.characters import NO_BREAK_SPACES, is_plain
from extractor.readers.lines import Places

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Offsets = npt.NDArray[np.int32]

_NO_BREAKS = "".join(NO_BREAK_SPACES)
_NO_BREAK = np.zeros(0x10000, np.bool_)
_NO_BREAK[[ord(space) for space in NO_BREAK_SPACES]] = True
_ODD = np.ones(0x10000, np.bool_)
_ODD[[code for code in range(0x2100) if is_plain(chr(code)) or chr(code).isspace()]] = False
_SPACE = ord(" ")


class Word(NamedTuple):
    """A word on a page. `text` may end in the no-break space that follows, or the hyphen that breaks it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


class PageWords:
    """Words in the order of the page's content.

    Word `i` is `raw[starts[i]:ends[i]]`, up to `stops[i]` where a no-break space follows it. `spaced[i]` says
    that nothing but a space stands between it and the next word: then a run of words is a slice of `raw`.
    `edges` has the rows x0, top, x1 and bottom, in points from the page's top left corner.
    """

    __slots__ = ("bold", "edges", "ends", "raw", "size", "spaced", "starts", "stops")

    def __init__(
        self, raw: str, starts: Offsets, ends: Offsets, edges: Floats, size: Floats, bold: Flags
    ) -> None:
        self.raw = raw
        self.starts = starts
        self.ends = ends
        self.edges = edges
        self.size = size
        self.bold = bold
        codes = np.frombuffer(f"{raw}\0\0".encode("utf-32-le", "surrogatepass"), np.uint32)
        self.stops = ends + _NO_BREAK[np.minimum(codes[ends], 0xFFFF)]
        self.spaced = np.zeros(len(starts), np.bool_)
        if len(starts) > 1:
            between = starts[1:] - self.stops[:-1]
            plain = (between == 1) & (codes[self.stops[:-1]] == _SPACE) & (self.stops[:-1] == ends[:-1])
            self.spaced[:-1] = plain | ((between == 0) & (self.stops[:-1] > ends[:-1]))

    @classmethod
    def of(cls, words: Sequence[Word]) -> PageWords:
        """The same words as columns."""
        lengths = np.array([len(word.text) for word in words], np.int32)
        bare = np.array([len(word.text.rstrip(_NO_BREAKS)) for word in words], np.int32)
        starts = (np.cumsum(lengths + 1) - lengths - 1).astype(np.int32)
        edges = np.array([word[1:5] for word in words], np.float64).reshape(-1, 4).T
        size = np.array([word.size for word in words], np.float64)
        bold = np.array([word.bold for word in words], np.bool_)
        return cls(" ".join(word.text for word in words), starts, starts + bare, edges, size, bold)

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Word]:
        texts = map(self.raw.__getitem__, map(slice, self.starts.tolist(), self.stops.tolist()))
        columns = (*self.edges.tolist(), self.size.tolist(), self.bold.tolist())
        return map(Word._make, zip(texts, *columns, strict=True))

    def odd(self) -> Offsets:
        """Where `raw` has characters that canonical text does not, ascending; white space is none of them."""
        codes = np.frombuffer(self.raw.encode("utf-32-le", "surrogatepass"), np.uint32)
        return np.flatnonzero(_ODD[np.minimum(codes, 0xFFFF)]).astype(np.int32)

    def texts(self) -> list[str]:
        """The words alone."""
        return list(map(self.raw.__getitem__, map(slice, self.starts.tolist(), self.ends.tolist())))

    def only(self, kept: Flags) -> PageWords:
        """The words for which `kept` is true."""
        if kept.all():
            return self
        return PageWords(
            self.raw,
            self.starts[kept],
            self.ends[kept],
            self.edges[:, kept],
            self.size[kept],
            self.bold[kept],
        )

    def places(self, page: int) -> Places:
        """Where the words stand in `raw` and on the page."""
        return Places(page, self.starts, self.ends, self.edges.round(2).astype(np.float32))


NO_WORDS = PageWords.of(())
