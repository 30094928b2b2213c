"""Words to lines: by baseline, split at wide gaps and at the gutters between columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from operator import itemgetter, mul
from typing import Any

from extractor.model import Box
from extractor.readers.characters import clean
from extractor.readers.layout import Draft, Line, Piece
from extractor.readers.markers import BULLETS, DASHES, match_marker
from extractor.readers.pdf_words import Word

_ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nd|nde|ers|res|es)[,.;:)]*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^|\W)(?:\d+|[IVXLC]+)$")
_WIDE_GAP = 2.0  # ems: more than any justified line opens between two words
MIN_GUTTER = 6.0  # points
_NO_GAP = 2.8  # points: less says nothing, whatever the type size
_make: Any = tuple.__new__  # a named tuple of a tuple, without the detour through Python
_FOUR_SHORT = b"\1\1\1\1"  # four words of one or two characters in a row
_TEXT, _X0, _SIZE = itemgetter(0), itemgetter(1), itemgetter(5)


@dataclass(slots=True)
class Fragment:
    """A run of words on one line, between two wide gaps; or a finished block, such as a table, as a box."""

    page: int
    words: list[Word]
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    table: Draft | None = None
    text: str = ""
    size: float = 0.0
    bold: bool = False
    number: int = field(default=0, compare=False)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def line(self) -> Line:
        """The fragment as the layout takes it."""
        if not self.words:
            return []
        texts, *edges, _, _ = zip(*self.words, strict=True)
        boxes = map(_make, repeat(Box), zip(repeat(self.page), *edges, strict=False))
        return list(map(_make, repeat(Piece), zip(texts, boxes, strict=True)))


def fragment(page: int, words: Sequence[Word]) -> Fragment:
    """A fragment of these words, in their order."""
    texts, x0s, tops, x1s, bottoms, sizes, bolds = zip(*words, strict=True)
    lengths = list(map(len, texts))
    total = sum(lengths)
    return Fragment(
        page,
        list(words),
        min(x0s),
        min(tops),
        max(x1s),
        max(bottoms),
        text=" ".join([clean(text).strip() for text in texts]),
        size=sum(map(mul, lengths, sizes)) / total,
        bold=sum(map(mul, lengths, bolds)) > 0.85 * total,
    )


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by the line they stand on, lines from top to bottom, words from left to right."""
    lines: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    rights: list[float] = []  # where the last word of each line ends
    for word in sorted(words, key=_height_and_place):
        _, x0, word_top, x1, word_bottom, _, _ = word
        height = word_bottom - word_top
        for back in range(len(lines) - 1, max(-1, len(lines) - 7), -1):
            top, bottom = spans[back]
            overlap = (bottom if bottom < word_bottom else word_bottom) - (
                top if top > word_top else word_top
            )
            least = bottom - top if bottom - top < height else height
            if overlap > 0.6 * least and (x0 >= rights[back] or _has_room(lines[back], word)):
                lines[back].append(word)
                if x1 > rights[back]:
                    rights[back] = x1
                if height > bottom - top:
                    spans[back] = (word_top, word_bottom)
                break
        else:
            lines.append([word])
            spans.append((word_top, word_bottom))
            rights.append(x1)
    for line in lines:
        line.sort(key=_X0)
        _glue_hyphen(line)
        _glue_ordinals(line)
    return lines


def _height_and_place(word: Word) -> tuple[float, float]:
    return (word[2] + word[4]) / 2, word[1]


def _glue_ordinals(line: list[Word]) -> None:
    """A raised "er" that pdfium set apart from its number: "1 er mars"."""
    sizes = list(map(_SIZE, line))
    if min(sizes) >= 0.8 * max(sizes):
        return
    for place in range(len(line) - 2, -1, -1):
        number, raised = line[place], line[place + 1]
        if (
            raised.size < 0.8 * number.size
            and raised.x0 - number.x1 < 0.3 * number.size
            and _ORDINAL.fullmatch(raised.text)
            and _NUMBER.search(number.text)
        ):
            line[place : place + 2] = [number._replace(text=number.text + raised.text, x1=raised.x1)]


def _glue_hyphen(line: list[Word]) -> None:
    """pdfium sets a space before the hyphen at a line's end when it was drawn on its own ("ven -")."""
    if len(line) > 1 and line[-1].text in ("-", "\u2010", "\u00ad"):
        before, hyphen = line[-2:]
        if hyphen.x0 - before.x1 < 0.15 * before.size and before.text[-1:].isalpha():
            line[-2:] = [before._replace(text=before.text + hyphen.text, x1=max(before.x1, hyphen.x1))]


def _has_room(line: list[Word], word: Word) -> bool:
    """Whether `word` stands beside the words of `line`, not over or under one of them."""
    for other in line:
        shared = min(other.x1, word.x1) - max(other.x0, word.x0)
        if shared > 0.5 * min(other.x1 - other.x0, word.x1 - word.x0) and shared > 1:
            return False
    return True


def fragments_of(page: int, words: Iterable[Word]) -> tuple[list[Fragment], list[Gutter]]:
    """The lines of a page split at their wide gaps, and at the gutters that run through many of them."""
    lines = [merge_spaced(line) for line in lines_of(words)]
    gutters = _gutters(lines)
    fragments: list[Fragment] = []
    for line in lines:
        start = 0
        for place in range(1, len(line)):
            before, after = line[place - 1], line[place]
            gap = after.x0 - before.x1
            if gap <= _NO_GAP:
                continue
            em = max(before.size, after.size, 4.0)
            wide = gap > _WIDE_GAP * em
            if not wide and gap > 0.7 * em:
                middle = (before.top + before.bottom) / 2
                wide = any(
                    g.top <= middle <= g.bottom and before.x1 <= g.x0 + 1 and after.x0 >= g.x1 - 1
                    for g in gutters
                )
            if wide and not _is_marker(line[start:place], gap, em):
                fragments.append(fragment(page, line[start:place]))
                start = place
        fragments.append(fragment(page, line[start:]))
    return fragments, gutters


def merge_spaced(line: list[Word]) -> list[Word]:
    """Letter-spaced words ("C O N T R A T") made whole again."""
    if _FOUR_SHORT not in bytes(map((2).__ge__, map(len, map(_TEXT, line)))):
        return line
    merged: list[Word] = []
    place = 0
    while place < len(line):
        end = place
        while end < len(line) and _is_letter(line[end].text):
            end += 1
        run = line[place:end]
        gaps = [b.x0 - a.x1 for a, b in pairwise(run)]
        spaced = len(run) >= 4 and sum(len(w.text) == 1 for w in run) >= 0.75 * len(run)
        if spaced and max(gaps) < 1.5 * run[0].size:
            limit = 1.6 * sorted(gaps)[len(gaps) // 2] + 0.05 * run[0].size
            group = [run[0]]
            for gap, word in zip(gaps, run[1:], strict=True):
                if gap > limit:
                    merged.append(_whole(group))
                    group = []
                group.append(word)
            merged.append(_whole(group))
            place = end
        else:
            merged.append(line[place])
            place += 1
    return merged


def _is_letter(text: str) -> bool:
    return len(text) <= 2 and all(c.isalpha() or c in "'’-" for c in text)


def _whole(group: list[Word]) -> Word:
    first = group[0]
    return Word(
        "".join(w.text for w in group),
        first.x0,
        min(w.top for w in group),
        group[-1].x1,
        max(w.bottom for w in group),
        first.size,
        first.bold,
    )


def _is_marker(words: Sequence[Word], gap: float, em: float) -> bool:
    """Whether these words are a list marker set apart from its item by a tabulation."""
    text = "".join(clean(w.text) for w in words).strip()
    if gap > 8 * em:
        return False
    if text and (text in BULLETS or text in DASHES or text in "o*"):
        return True
    mark = match_marker(f"{text} X")
    return mark is not None and mark.length >= len(text)


@dataclass(slots=True)
class Gutter:
    """A white strip between two columns of text."""

    x0: float
    x1: float
    top: float
    bottom: float
    hits: int = 1  # lines with words on both sides
    left: int = 1
    right: int = 1

    def divides(self) -> bool:
        """Whether enough lines stand on each side of it for columns, not for a chance gap."""
        return self.hits >= 6 or (min(self.left, self.right) >= 4 and self.left + self.right >= 10)


def _gutters(lines: Sequence[Sequence[Word]]) -> list[Gutter]:
    """Vertical white strips between two columns of text, which no line crosses."""
    growing: list[Gutter] = []
    done: list[Gutter] = []
    for line in lines:
        top, bottom = min(w.top for w in line), max(w.bottom for w in line)
        em = max(w.size for w in line)
        gaps = []
        for place in range(1, len(line)):
            x0, x1 = line[place - 1].x1, line[place].x0
            if x1 - x0 > 0.7 * em and not _is_marker(line[:place], x1 - x0, em):
                gaps.append((x0, x1))
        left, right = line[0].x0, line[-1].x1
        kept: list[Gutter] = []
        for gutter in growing:
            hit = next((g for g in gaps if min(g[1], gutter.x1) - max(g[0], gutter.x0) >= MIN_GUTTER), None)
            before = right <= gutter.x1 - MIN_GUTTER
            beside = before or left >= gutter.x0 + MIN_GUTTER
            if hit is not None:
                gutter.x0, gutter.x1 = max(hit[0], gutter.x0), min(hit[1], gutter.x1)
                gutter.bottom, gutter.hits = bottom, gutter.hits + 1
                gutter.left, gutter.right = gutter.left + 1, gutter.right + 1
                gaps.remove(hit)
                kept.append(gutter)
            elif beside and top - gutter.bottom < 6 * em:
                if before:
                    gutter.left, gutter.x0 = gutter.left + 1, max(gutter.x0, right)
                else:
                    gutter.right, gutter.x1 = gutter.right + 1, min(gutter.x1, left)
                gutter.bottom = bottom
                kept.append(gutter)
            else:
                done.append(gutter)
        growing = kept + [Gutter(x0, x1, top, bottom) for x0, x1 in gaps if x1 - x0 >= MIN_GUTTER]
    return [gutter for gutter in done + growing if gutter.divides()]
