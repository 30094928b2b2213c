"""Gutters: white strips between two columns of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

MIN_GUTTER = 6.0  # points


class RowGaps(NamedTuple):
    """A line of words: its box, its largest type size, the edges of its gaps that may divide columns."""

    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    gaps: list[tuple[float, float]]


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


def gutters_of(rows: Iterable[RowGaps]) -> list[Gutter]:
    """Vertical white strips between two columns of text, which no line crosses."""
    growing: list[Gutter] = []
    done: list[Gutter] = []
    for left, top, right, bottom, em, gaps in rows:
        if not gaps and not growing:
            continue
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
