"""Lines that keep white strips free between their parts: the stretches of a page that may be tables.

Lengths are points or ems of the type; a line is its fragments from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.readers.pdf_fragments import Fragment, fragment
from extractor.readers.wrapping import goes_on

Line = Sequence[Fragment]
Strip = tuple[float, float]

LOOSE = 0.38  # ems of white between the boxes of two lines: more than the lines of one cell leave
_FAR = 2.4  # ems of white: the line below belongs to something else
_MIN_STRIP = 3.5  # points that all lines keep free
_WORD_GAP = 0.45  # ems: more than a space that is not stretched


@dataclass(slots=True)
class Stretch:
    """Lines `start` to `end` of a page, with the white strips that run down between their parts."""

    start: int
    end: int
    lines: list[list[Fragment]]
    strips: list[Strip]
    size: float

    @property
    def left(self) -> float:
        """Where its leftmost text begins."""
        return min(line[0].x0 for line in self.lines)

    @property
    def right(self) -> float:
        """Where its rightmost text ends."""
        return max(line[-1].x1 for line in self.lines)


def lines_from(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand side by side, as they come, taken together."""
    lines: list[list[Fragment]] = []
    for f in fragments:
        if lines and beside(lines[-1][-1], f):
            lines[-1].append(f)
        else:
            lines.append([f])
    return lines


def beside(left: Fragment, right: Fragment) -> bool:
    """Whether `right` follows `left` on the same line."""
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return right.x0 >= left.x1 - 1 and shared > 0.5 * min(left.height, right.height)


def stretch_from(lines: Sequence[list[Fragment]], start: int) -> Stretch | None:
    """The lines from `start` on that keep a white strip in common, at least two of them in parts."""
    size = lines[start][0].size
    common = _gaps(lines[start])
    every = list(common)
    low = max(f.bottom for f in lines[start])
    end, multiple = start + 1, 1
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if min(f.top for f in line) - low > _FAR * size or abs(line[0].size - size) > max(1.0, 0.15 * size):
            break
        parts = line if len(line) > 1 else _cut(line, every, size)
        shared = _narrowed(common, parts)
        if shared:
            common = shared
        elif not _is_inset(lines, place, common, size):
            break
        gaps = _gaps(parts) if len(parts) > 1 and shared else []
        if gaps:
            every = _joined(every, gaps)
            multiple += 1
        low = max(low, *(f.bottom for f in line))
        end = place + 1
    if multiple < 2:
        return None
    while end - start > 3 and _trails(lines, end - 1, every, size):
        end -= 1
    start = _with_heads(lines, start, common, size)
    return Stretch(start, end, [_cut(line, every, size) for line in lines[start:end]], every, size)


def _with_heads(lines: Sequence[Line], start: int, common: Sequence[Strip], size: float) -> int:
    """The first line with those above it that stand over the columns right of the first one."""
    while start:
        above, line = lines[start - 1], lines[start]
        white = min(f.top for f in line) - max(f.bottom for f in above)
        if white > size or abs(above[0].size - size) > 1 or len(above) > 1:
            break
        if not _narrowed(common, above) or above[0].x0 < common[0][1] - 1 or not above[0].bold:
            break
        start -= 1
    return start


def _is_inset(lines: Sequence[Line], place: int, common: Sequence[Strip], size: float) -> bool:
    """Whether a line across all columns is a row of its own: the table goes on right below it."""
    line = lines[place]
    if place + 1 >= len(lines) or len(line) > 1 or line[0].count > 12:
        return False
    below = lines[place + 1]
    return (
        len(below) > 1
        and abs(line[0].x0 - below[0].x0) < 2
        and len(_narrowed(common, below)) == len(common)
        and below[0].top - line[0].bottom < size
        and line[0].top - lines[place - 1][0].bottom < size
    )


def _trails(lines: Sequence[Line], last: int, strips: Sequence[Strip], size: float) -> bool:
    """Whether the last line is no row: it stands alone at the left and does not go on with the one above, or
    is a page's foot, set apart and in another size."""
    line, above = lines[last], lines[last - 1]
    white = line[0].top - above[0].bottom
    if white > 1.2 * size and abs(line[0].size - above[0].size) > 0.4:
        return True
    if len(line) > 1 or line[0].x0 > min(s[0] for s in strips):
        return False
    same = line[0].bold == above[0].bold and goes_on(above[0].text, line[0].text)
    return not (same and white < LOOSE * size)


def _gaps(line: Line) -> list[Strip]:
    return [(a.x1, b.x0) for a, b in pairwise(line) if b.x0 - a.x1 >= _MIN_STRIP]


def _narrowed(strips: Sequence[Strip], line: Line) -> list[Strip]:
    """What the parts of `line` leave of the strips."""
    kept = list(strips)
    for f in line:
        left: list[Strip] = []
        for x0, x1 in kept:
            if f.x0 >= x1 or f.x1 <= x0:
                left.append((x0, x1))
                continue
            if f.x0 - x0 >= _MIN_STRIP:
                left.append((x0, f.x0))
            if x1 - f.x1 >= _MIN_STRIP:
                left.append((f.x1, x1))
        kept = left
    return kept


def _joined(strips: Sequence[Strip], gaps: Iterable[Strip]) -> list[Strip]:
    """All strips seen, each as narrow as the gaps that show it."""
    joined = list(strips)
    for x0, x1 in gaps:
        for place, (a, b) in enumerate(joined):
            if min(b, x1) - max(a, x0) >= _MIN_STRIP:
                joined[place] = max(a, x0), min(b, x1)
                break
        else:
            joined.append((x0, x1))
    return joined


def _cut(line: Line, strips: Sequence[Strip], size: float) -> list[Fragment]:
    """The fragments of a line, cut where a gap between words falls on a strip at the start of a column."""
    parts: list[Fragment] = []
    for f in line:
        crossed = [s for s in strips if f.x0 < s[0] and f.x1 > s[1]]
        places = [
            place
            for place in range(1, f.count if crossed else 0)
            if _falls_on(f.words[place - 1].x1, f.words[place].x0, crossed, size)
        ]
        if len(line) == 1 and 2 * len(places) < len(crossed):  # a line across columns, met by one of them
            places = []
        for start, end in pairwise([0, *places, f.count]):
            parts.append(fragment(f.page, f.words[start:end]) if places else f)
    return parts


def _falls_on(left: float, right: float, strips: Iterable[Strip], size: float) -> bool:
    """Whether the gap from `left` to `right` falls on a strip, and ends where that does or is wide."""
    gap = right - left
    return gap >= _WORD_GAP * size and any(
        min(right, x1) - max(left, x0) >= 3 and (abs(right - x1) < 2 or gap > size) for x0, x1 in strips
    )
