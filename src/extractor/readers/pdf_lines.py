"""Words to lines: by baseline, split at wide gaps and at the gutters between columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from operator import itemgetter, mul, sub

import numpy as np

from extractor.readers.characters import clean
from extractor.readers.hyphens import SOFT_HYPHEN
from extractor.readers.lines import Line
from extractor.readers.markers import BULLETS, DASHES, match_marker
from extractor.readers.page_words import PageWords, Word
from extractor.readers.pdf_fragments import Fragment, fragment
from extractor.readers.pdf_gutters import Gutter, RowGaps, gutters_of
from extractor.readers.pdf_mending import (
    FOUR_SHORT,
    LONE_HYPHENS,
    RAISED,
    glue_hyphen,
    glue_ordinals,
    may_be_spaced,
    merge_spaced,
)

_WIDE_GAP = 2.0  # ems: more than any justified line opens between two words
_GUTTER_GAP = 0.7  # ems: less is no gutter
_NO_GAP = 2.8  # points: less says nothing, whatever the type size
_WIDE = b"\1"
_LONGEST_MARKER = 14  # characters
_TOUCHING = 1.0  # points by which one line's box may reach into the next one's
_X0 = itemgetter(1)

_Run = tuple[int, int]  # the first of a page's words, and the one after the last


@dataclass(slots=True)
class _Row:
    """A line of words from left to right: indexes of the page's words, or `words` where some were changed.

    `em` is its largest type size, `gaps` the places of its words after a gap that may divide columns.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    gaps: list[int]
    indexes: Sequence[int] = ()
    words: list[Word] | None = None


class LineBuilder:
    """Groups the words of a page by the line they stand on."""

    def __init__(self, page: int, words: PageWords) -> None:
        self.page = page
        self._places = words.places(page)
        self._raw = words.raw
        self._starts, self._ends, self._stops = (c.tolist() for c in (words.starts, words.ends, words.stops))
        self._x0, self._top, self._x1, self._bottom = words.edges.tolist()
        self._size, self._bold = words.size.tolist(), words.bold.tolist()
        self._spaced = words.spaced.tolist()
        self._goes_on: list[bool] = []
        self._wide = b""  # whether the gap after a word may divide columns
        letters = words.stops - words.starts
        self._short = (letters < 3).tobytes()
        single = np.flatnonzero(letters == 1).tolist()
        self._hyphens = {place for place in single if self._raw[self._starts[place]] in LONE_HYPHENS}
        self._odd = words.odd().tolist()  # places of the text that have to be cleaned
        self._has_no_breaks = bool((words.stops > words.ends).any()) or SOFT_HYPHEN in self._raw
        self._letters: list[int] = []  # in all words before this one; and those in bold
        self._letters_bold: list[int] = []
        if len(words):
            x0, top, x1, bottom = words.edges
            gap = x0[1:] - x1[:-1]
            level = (np.abs(top[1:] - top[:-1]) < 0.01) & (np.abs(bottom[1:] - bottom[:-1]) < 0.01)
            self._goes_on = [*(words.spaced[:-1] & level & (gap > -1)).tolist(), False]
            em = np.maximum(np.maximum(words.size[1:], words.size[:-1]), 4.0)
            self._wide = (gap > np.maximum(_GUTTER_GAP * em, _NO_GAP)).tobytes()
            if words.bold.any():
                self._letters = [0, *np.cumsum(letters).tolist()]
                self._letters_bold = [0, *np.cumsum(np.where(words.bold, letters, 0)).tolist()]

    def fragments(self) -> tuple[list[Fragment], list[Gutter]]:
        """The lines of the page split at wide gaps, and at the gutters that run through many of them."""
        rows = self._rows(range(len(self._starts)))
        gutters = gutters_of(map(self._gaps, rows))
        return [f for row in rows for f in self._split(row, gutters)], gutters

    def lines(self, chosen: Sequence[int]) -> list[Fragment]:
        """The lines of some of the words, not split. `chosen`: their indexes, ascending."""
        if chosen:
            first, last = chosen[0], chosen[-1]
            in_one_run = last - first == len(chosen) - 1 and False not in self._goes_on[first:last]
            if in_one_run and last not in self._hyphens:
                return [self._fragment(first, last + 1)]
        return [self._part(row, 0, None) for row in self._rows(chosen, spaced=False)]

    def all_bold(self, chosen: Iterable[int]) -> bool:
        """Whether some of the words are all bold."""
        return all(self._bold[place] for place in chosen)

    def _rows(self, chosen: Sequence[int], *, spaced: bool = True) -> list[_Row]:
        """The lines from top to bottom. `spaced`: make letter-spaced words whole."""
        return [self._row(runs, spaced=spaced) for runs in self._grouped(self._runs(chosen))]

    def _runs(self, chosen: Sequence[int]) -> list[_Run]:
        """Words that follow each other in the content and on one line."""
        goes_on = self._goes_on
        if isinstance(chosen, range):
            return list(pairwise([0, *(place + 1 for place in chosen if not goes_on[place])]))
        if not chosen:
            return []
        gaps = [k for k, (one, two) in enumerate(pairwise(chosen), 1) if two != one + 1 or not goes_on[one]]
        return [(chosen[one], chosen[two - 1] + 1) for one, two in pairwise([0, *gaps, len(chosen)])]

    def _chains(self, runs: Iterable[_Run]) -> Iterator[list[_Run]]:
        """The runs with what is raised beside them: the call of a footnote, the "er" of "1er"."""
        chain: list[_Run] = []
        for run in runs:
            if chain and self._is_raised(chain[-1], run):
                chain.append(run)
                continue
            if chain:
                yield chain
            chain = [run]
        if chain:
            yield chain

    def _is_raised(self, before: _Run, after: _Run) -> bool:
        """Whether one of two runs is raised beside the other, with no gap between."""
        left, right = before[1] - 1, after[0]
        small, large = sorted((self._size[left], self._size[right]))
        if small >= RAISED * large or abs(self._x0[right] - self._x1[left]) > 0.3 * large:
            return False
        top, bottom = max(self._top[left], self._top[right]), min(self._bottom[left], self._bottom[right])
        return bool(bottom - top > 0.5 * small)

    def _grouped(self, runs: Sequence[_Run]) -> list[list[_Run]]:
        """The runs that stand on one line, lines from top to bottom."""
        tops, bottoms = self._top, self._bottom
        above = float("inf")
        highest = []  # the highest top of all later runs, the last run's first
        for start, _ in reversed(runs):
            highest.append(above)
            if tops[start] < above:
                above = tops[start]
        lines: list[list[_Run]] = []
        together: list[_Run] = []
        lowest = float("-inf")
        for run in runs:
            together.append(run)
            if bottoms[run[0]] > lowest:
                lowest = bottoms[run[0]]
            if lowest < highest.pop() + _TOUCHING:  # all that follows stands below
                lines += [together] if len(together) == 1 else self._side_by_side(together)
                together = []
        return lines

    def _side_by_side(self, runs: Iterable[_Run]) -> list[list[_Run]]:
        """The lines of runs of which some stand beside others, or come out of order."""
        x0s, tops, x1s, bottoms = self._x0, self._top, self._x1, self._bottom
        units: list[tuple[float, float, float, float, list[_Run]]] = []
        for chain in self._chains(runs):
            place = (
                max(chain, key=lambda run: bottoms[run[0]] - tops[run[0]])[0] if chain[1:] else chain[0][0]
            )
            units.append((tops[place] + bottoms[place], x0s[chain[0][0]], tops[place], bottoms[place], chain))
        lines: list[list[_Run]] = []
        spans: list[tuple[float, float]] = []
        rights: list[float] = []  # where the last word of each line ends
        for _, x0, unit_top, unit_bottom, chain in sorted(units):
            x1 = x1s[chain[-1][1] - 1]
            height = unit_bottom - unit_top
            for back in range(len(lines) - 1, max(-1, len(lines) - 7), -1):
                top, bottom = spans[back]
                overlap = (bottom if bottom < unit_bottom else unit_bottom) - (
                    top if top > unit_top else unit_top
                )
                least = bottom - top if bottom - top < height else height
                if overlap > 0.6 * least and (x0 >= rights[back] or self._has_room(lines[back], chain)):
                    lines[back] += chain
                    if x1 > rights[back]:
                        rights[back] = x1
                    if height > bottom - top:
                        spans[back] = (unit_top, unit_bottom)
                    break
            else:
                lines.append(chain)
                spans.append((unit_top, unit_bottom))
                rights.append(x1)
        return lines

    def _has_room(self, line: Iterable[_Run], chain: Iterable[_Run]) -> bool:
        """Whether the words of `chain` stand beside those of `line`, not over or under one of them."""
        for (start, end), run in product(line, chain):
            if self._x0[start] >= self._x1[run[1] - 1] or self._x1[end - 1] <= self._x0[run[0]]:
                continue
            for place in range(start, end):
                left, right = self._x0[place], self._x1[place]
                for other in range(*run):
                    shared = min(self._x1[other], right) - max(self._x0[other], left)
                    if shared > 1 and shared > 0.5 * min(self._x1[other] - self._x0[other], right - left):
                        return False
        return True

    def _row(self, runs: Sequence[_Run], *, spaced: bool) -> _Row:
        start, end = runs[0]
        if len(runs) > 1:
            return self._row_of_runs(sorted(runs, key=lambda run: self._x0[run[0]]), spaced=spaced)
        if end - 1 in self._hyphens or (spaced and self._may_be_spaced(range(start, end))):
            return self._changed_row(range(start, end), spaced=spaced)
        gaps = []
        if _WIDE in self._wide[start : end - 1]:
            gaps = [place - start + 1 for place in range(start, end - 1) if self._wide[place]]
        return _Row(
            self._x0[start],
            self._top[start],
            self._x1[end - 1],
            self._bottom[start],
            self._size[start],
            gaps,
            range(start, end),
        )

    def _row_of_runs(self, runs: Sequence[_Run], *, spaced: bool) -> _Row:
        """A line of several runs, from left to right."""
        indexes = [place for run in runs for place in range(*run)]
        sizes = [self._size[start] for start, _ in runs]
        apart = all(self._x1[one[1] - 1] <= self._x0[other[0]] for one, other in pairwise(runs))
        if (
            not apart
            or min(sizes) < RAISED * max(sizes)
            or indexes[-1] in self._hyphens
            or (spaced and self._may_be_spaced(indexes))
        ):
            return self._changed_row(indexes, spaced=spaced)
        return _Row(
            self._x0[indexes[0]],
            min(self._top[start] for start, _ in runs),
            self._x1[indexes[-1]],
            max(self._bottom[start] for start, _ in runs),
            max(sizes),
            [place for place, pair in enumerate(pairwise(indexes), 1) if self._is_wide(*pair)],
            indexes,
        )

    def _may_be_spaced(self, indexes: Sequence[int]) -> bool:
        """Whether some of the words look like the letters of a letter-spaced one."""
        if isinstance(indexes, range):
            short = self._short[indexes.start : indexes.stop]
        else:
            short = bytes([self._short[place] for place in indexes])
        if FOUR_SHORT not in short:
            return False
        return may_be_spaced([self._raw[self._starts[k] : self._ends[k]] for k in indexes])

    def _is_wide(self, before: int, after: int) -> bool:
        em = max(self._size[before], self._size[after], 4.0)
        return bool(self._x0[after] - self._x1[before] > max(_NO_GAP, _GUTTER_GAP * em))

    def _changed_row(self, indexes: Iterable[int], *, spaced: bool) -> _Row:
        """A line in which a hyphen, an ordinal or letter-spaced words may have to be put together."""
        words = sorted((self._word(place) for place in indexes), key=_X0)
        glue_hyphen(words)
        glue_ordinals(words)
        return _row_of(merge_spaced(words) if spaced else words)

    def _word(self, place: int) -> Word:
        return Word(
            self._raw[self._starts[place] : self._stops[place]],
            self._x0[place],
            self._top[place],
            self._x1[place],
            self._bottom[place],
            self._size[place],
            self._bold[place],
        )

    def _edges(self, row: _Row, gap: int) -> tuple[float, float, float]:
        """Where a gap of a row begins and ends, and the larger type size beside it."""
        if row.words is not None:
            before, after = row.words[gap - 1 : gap + 1]
            return before.x1, after.x0, max(before.size, after.size, 4.0)
        left, right = row.indexes[gap - 1], row.indexes[gap]
        return self._x1[left], self._x0[right], max(self._size[left], self._size[right], 4.0)

    def _ends_marker(self, row: _Row, start: int, gap: int, width: float, em: float) -> bool:
        """Whether the words of a row from `start` up to a gap are a list marker."""
        if row.words is not None:
            return _is_marker("".join([word.text for word in row.words[start:gap]]), width, em)
        if gap - start > _LONGEST_MARKER:
            return False
        pieces = [self._raw[self._starts[k] : self._stops[k]] for k in row.indexes[start:gap]]
        return _is_marker("".join(pieces), width, em)

    def _gaps(self, row: _Row) -> RowGaps:
        """The gaps of a row that may divide columns."""
        gaps = []
        for gap in row.gaps:
            x0, x1, _ = self._edges(row, gap)
            if x1 - x0 > _GUTTER_GAP * row.em and not self._ends_marker(row, 0, gap, x1 - x0, row.em):
                gaps.append((x0, x1))
        return RowGaps(row.x0, row.top, row.x1, row.bottom, row.em, gaps)

    def _split(self, row: _Row, gutters: Iterable[Gutter]) -> list[Fragment]:
        """The parts of a row between its wide gaps and the gutters."""
        parts: list[Fragment] = []
        start = 0
        middle = (row.top + row.bottom) / 2
        for gap in row.gaps:
            left, right, em = self._edges(row, gap)
            wide = right - left > _WIDE_GAP * em or any(
                g.top <= middle <= g.bottom and left <= g.x0 + 1 and right >= g.x1 - 1 for g in gutters
            )
            if wide and not self._ends_marker(row, start, gap, right - left, em):
                parts.append(self._part(row, start, gap))
                start = gap
        return [*parts, self._part(row, start, None)]

    def _part(self, row: _Row, start: int, end: int | None) -> Fragment:
        if row.words is not None:
            return fragment(self.page, row.words[start:end])
        indexes = row.indexes[start:end]
        first, last = indexes[0], indexes[-1]
        if last - first == len(indexes) - 1 and False not in self._spaced[first:last]:
            return self._fragment(first, last + 1)
        return fragment(self.page, [self._word(place) for place in indexes])

    def _fragment(self, start: int, end: int) -> Fragment:
        """A fragment of words that follow each other, with nothing but a space between two of them."""
        base, last = self._starts[start], end - 1
        stop = self._ends[last]
        text = self._raw[base:stop]
        if self._odd and bisect_left(self._odd, base) < bisect_left(self._odd, stop):
            return fragment(self.page, [self._word(place) for place in range(start, end)])
        line = Line(text, self._places, start, end, base)
        top, bottom, size = self._top[start], self._bottom[start], self._size[start]
        if False in self._goes_on[start:last]:
            top, bottom = min(self._top[start:end]), max(self._bottom[start:end])
            lengths = list(map(sub, self._stops[start:end], self._starts[start:end]))
            size = sum(map(mul, lengths, self._size[start:end])) / sum(lengths)
        bold = False
        if self._letters_bold:
            letters = self._letters[end] - self._letters[start]
            bold = self._letters_bold[end] - self._letters_bold[start] > 0.85 * letters
        x0 = self._x0[start]
        return Fragment(
            self.page,
            line,
            x0,
            top,
            self._x1[last],
            bottom,
            None,
            line.plain() if self._has_no_breaks else text,
            size,
            bold,
            end - start,
            self._x1[start] - x0,
        )


def _row_of(words: list[Word]) -> _Row:
    gaps = [
        place
        for place, (before, after) in enumerate(pairwise(words), 1)
        if after.x0 - before.x1 > max(_NO_GAP, _GUTTER_GAP * max(before.size, after.size, 4.0))
    ]
    return _Row(
        words[0].x0,
        min(w.top for w in words),
        words[-1].x1,
        max(w.bottom for w in words),
        max(w.size for w in words),
        gaps,
        words=words,
    )


def _is_marker(text: str, gap: float, em: float) -> bool:
    """Whether words (`text` without spaces) are a list marker set apart from its item by a tabulation."""
    text = clean(text).strip()
    if gap > 8 * em:
        return False
    if text and (text in BULLETS or text in DASHES or text in "o*"):
        return True
    mark = match_marker(f"{text} X")
    return mark is not None and mark.length >= len(text)
