"""One line of a document as a reader sees it: its canonical text, and where its words stand on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np
import numpy.typing as npt

from extractor.model import Box
from extractor.readers.characters import NO_BREAK_SPACES, clean
from extractor.readers.hyphens import SOFT_HYPHEN

_AS_SPACES = {ord(space): " " for space in NO_BREAK_SPACES} | {ord(SOFT_HYPHEN): None}


class Places:
    """Words of one page, column by column: their ranges in some text, their boxes (x0, top, x1, bottom)."""

    __slots__ = ("boxes", "ends", "page", "starts")

    def __init__(
        self,
        page: int,
        starts: npt.NDArray[np.int32],
        ends: npt.NDArray[np.int32],
        boxes: npt.NDArray[np.float32],
    ) -> None:
        self.page = page
        self.starts = starts
        self.ends = ends
        self.boxes = boxes


class Line:
    """A line of canonical text.

    White space is one space or a no-break space; a soft hyphen stands at most at the end, where it may break
    a word. `words` holds the line's words from `first` up to `last`; their ranges count from `base`, where
    the line's text begins.
    """

    __slots__ = ("base", "first", "last", "text", "words")

    def __init__(
        self, text: str, words: Places | None = None, first: int = 0, last: int = 0, base: int = 0
    ) -> None:
        self.text = text
        self.words = words
        self.first = first
        self.last = last
        self.base = base

    @classmethod
    def of(cls, pieces: Iterable[str], boxes: Sequence[Box] = ()) -> Self:
        """A line of words, or of longer pieces, as they were read; with the box of each where known.

        A no-break space at a piece's edge stands between it and its neighbour, else one space does.
        """
        text, trail = "", ""
        spans: list[tuple[int, int]] = []
        kept: list[int] = []
        for index, piece in enumerate(pieces):
            piece = clean(piece)
            body = piece.strip()
            bare = body.replace(SOFT_HYPHEN, "")
            if not bare:
                trail += piece.replace(SOFT_HYPHEN, "")
                continue
            if text:
                between = trail + piece[: len(piece) - len(piece.lstrip())]
                text = text.removesuffix(SOFT_HYPHEN) + (between if between in NO_BREAK_SPACES else " ")
            trail = piece[len(piece.rstrip()) :]
            spans.append((len(text), len(text) + len(bare)))
            kept.append(index)
            text += bare + SOFT_HYPHEN if body.endswith(SOFT_HYPHEN) else bare
        if not boxes or not kept:
            return cls(text)
        ranges = np.array(spans, np.int32).T
        edges = np.array([boxes[index][1:] for index in kept], np.float64).T.round(2).astype(np.float32)
        return cls(text, Places(boxes[0].page, ranges[0], ranges[1], edges), 0, len(kept))

    def plain(self) -> str:
        """The text as decisions need it: with plain spaces, without a soft hyphen."""
        # What is printable has neither, and is told ten times sooner than by a search.
        return self.text if self.text.isprintable() else self.text.translate(_AS_SPACES)

    def without(self, start: int) -> Line:
        """The line without its first `start` characters."""
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        first = self.first
        if self.words is not None:
            while first < self.last and self.words.ends[first] - self.base <= start:
                first += 1
        return Line(self.text[start:], self.words, first, self.last, self.base + start)


def text_line(text: str) -> Line:
    """A line of a format without boxes."""
    return Line.of((text,))
