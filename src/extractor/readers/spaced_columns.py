"""Columns set with spaces: the parts of lines between wide gaps, and the columns in which these stand.

Places are columns of characters from 0, tabs expanded; ends are exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extractor.readers.spaced_values import is_value, is_year

BORDERS = "│┃║|"
_PART = re.compile(r"[^ ]+(?: [^ ]+)*")
_BORDERED = re.compile(rf"[^ {BORDERS}]+(?: [^ {BORDERS}]+)*")
_NO_BREAKS = re.compile("\u00a0{2,}")
_FAR = 12  # characters by which a head may stand beside its column, where heads are as many
_NEAR = 4  # characters that part a head from a column that it may run into
_REACH = 4  # characters by which a cell may stand beside all others of its column


class Part(NamedTuple):
    """What stands between two gaps of a line."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class SpacedLine:
    """A line of a block: its parts, and whether figures are among them.

    `white`, `ruled`: whether a blank line, or a rule, stands between it and the line above.
    """

    number: int
    parts: list[Part]
    figures: bool
    white: bool = False
    ruled: bool = False


class Placed(NamedTuple):
    """A part with the columns that it covers (`last` included)."""

    first: int
    last: int
    part: Part


@dataclass(slots=True)
class Columns:
    """The columns of a block, from left to right, and the parts of each of its lines placed in them."""

    spans: list[tuple[int, int]]
    rows: list[list[Placed]]


def parts_of(line: str, *, bordered: bool = False) -> list[Part]:
    """The parts of a line: two spaces divide them, and so do the borders of a drawn table."""
    line = line.expandtabs(4)
    if "\u00a0\u00a0" in line:
        line = _NO_BREAKS.sub(lambda found: " " * len(found[0]), line)
    pattern = _BORDERED if bordered else _PART
    return [Part(found.start(), found.end(), found[0]) for found in pattern.finditer(line)]


def figures_in(parts: Sequence[Part]) -> bool:
    """Whether a line holds a figure after its first part, other than a year."""
    return any(is_value(part.text) and not is_year(part.text) for part in parts[1:])


def columns_of(lines: Sequence[SpacedLine]) -> Columns | None:
    """The columns that the lines share, and the first lines that keep to them; None where there are none."""
    figures = [line.figures for line in lines]  # these stand in columns more strictly than heads do
    counts = [len(line.parts) for line in lines]
    count = max((n for n in set(counts) if n > 1 and counts.count(n) > 1), default=0)
    found = _columns(lines, figures, count) if count else None
    heads = figures.index(True) if True in figures else 0
    most = max((n for place, n in enumerate(counts) if figures[place] or place < heads), default=0)
    if most > count:  # the heads, or a total, alone may fill each column
        finer = _columns(lines, figures, most)
        if finer is not None and (found is None or len(finer.rows) >= len(found.rows)):
            held = (row for row, figure in zip(finer.rows, figures, strict=False) if figure)
            if all(p.first == p.last for row in held for p in row):
                return finer
    return found


def _columns(lines: Sequence[SpacedLine], figures: Sequence[bool], count: int) -> Columns | None:
    """The columns that the lines of `count` parts show."""
    full = [n for n, line in enumerate(lines) if len(line.parts) == count]
    strict = [n for n in full if figures[n]] or full
    spans: list[tuple[int, int]] = [(p.start, p.end) for p in lines[strict[0]].parts]
    last = len(lines)
    for n in strict[1:]:
        wider = _united(spans, lines[n].parts)
        if wider is None:
            last = n
            break
        spans = wider
    narrow = spans
    for n in full:
        if n < last and (wider := _united(spans, lines[n].parts)) is not None:
            spans = wider
    first = next((n for n in range(last) if figures[n]), 0)
    rows: list[list[Placed]] = []
    for n in range(last):
        above = n == first - 1 or (n < first and len(lines[n].parts) >= 0.6 * count)
        parts = lines[n].parts
        if len(parts) > 1 and (above or n >= first):
            parts = [cut for part in parts for cut in _cut(part, narrow, parts if above else ())]
        placed = _placed(parts, spans)
        if placed is None:
            break
        spans = _widened(spans, placed)
        rows.append(placed)
    return Columns(spans, rows) if len(rows) > 1 else None


def _united(spans: Sequence[tuple[int, int]], parts: Sequence[Part]) -> list[tuple[int, int]] | None:
    """Each column as wide as it and its part, unless two would meet or a part is far off."""
    wider = [(min(a, p.start), max(b, p.end)) for (a, b), p in zip(spans, parts, strict=True)]
    apart = all(left[1] < right[0] for left, right in pairwise(wider))
    near = all(_distance(part, span) <= _FAR for part, span in zip(parts, spans, strict=True))
    return wider if apart and near else None


def _placed(parts: Sequence[Part], spans: Sequence[tuple[int, int]]) -> list[Placed] | None:
    """The parts in their columns; None where one stands in none."""
    placed: list[Placed] = []
    for part in parts:
        met = [n for n, (a, b) in enumerate(spans) if part.start < b and part.end > a]
        if not met:
            free = range(placed[-1].last + 1 if placed else 0, len(spans))
            distances = {
                n: max(spans[n][0] - part.end, part.start - spans[n][1]) for n in free or [len(spans) - 1]
            }
            met = [min(distances, key=distances.__getitem__)]
            if distances[met[0]] > _REACH:
                return None
        if placed and placed[-1].last >= met[0]:  # two parts of one cell
            before = placed.pop()
            met = [before.first, *met]
            text = f"{before.part.text} {part.text}"
            placed.append(Placed(met[0], met[-1], Part(before.part.start, part.end, text)))
        else:
            placed.append(Placed(met[0], met[-1], part))
    return placed


def _distance(part: Part, span: tuple[int, int]) -> int:
    return max(span[0] - part.end, part.start - span[1])


def _cut(part: Part, spans: Sequence[tuple[int, int]], heads: Sequence[Part]) -> list[Part]:
    """A part that runs into the next column with one space alone, cut there.

    Heads (`heads`: those of its line) are cut before a capital, also where they only come near to a column
    that has no head else.
    """
    for (_, end), (start, stop) in pairwise(spans):
        free = bool(heads) and not any(p.end != part.end and p.start < stop and p.end > start for p in heads)
        if not (part.start < end and part.end > start - (_NEAR if free else 0)):
            continue
        spaces = [part.start + found.start() for found in re.finditer(" ", part.text)]
        spaces = [space for space in spaces if space <= start and space + 1 >= end]
        best = [] if heads else [s for s in spaces if is_value(part.text[s + 1 - part.start :])]
        best = best or [s for s in spaces if s == end or s + 1 == start or part.end == stop]
        if free:
            best = best or [s for s in spaces if part.text[s + 1 - part.start].isupper()]
        if best:
            at = best[0] - part.start
            right = Part(best[0] + 1, part.end, part.text[at + 1 :])
            return [Part(part.start, best[0], part.text[:at]), *_cut(right, spans, heads)]
    return [part]


def _widened(spans: Sequence[tuple[int, int]], placed: Sequence[Placed]) -> list[tuple[int, int]]:
    wider = list(spans)
    for first, last, part in placed:
        if first == last:
            low = wider[first - 1][1] + 1 if first else 0
            high = wider[first + 1][0] - 1 if first + 1 < len(wider) else part.end
            a, b = wider[first]
            wider[first] = min(a, max(low, part.start)), max(b, min(high, part.end))
    return wider
