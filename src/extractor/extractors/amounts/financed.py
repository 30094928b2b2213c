"""Which action a sum finances: the one around it, the one of its row, the one of its fiche."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from extractor.extractors.amounts.grids import Grid
from extractor.language import Reading
from extractor.model import Action, Evidence

_FICHE = re.compile(r"(?:fiche|annexe|article|titre|chapitre|partie|objectif|axe|engagement)\b")


class Financed:
    """The actions of one document, for its sums to be led to."""

    def __init__(self, reading: Reading, actions: Sequence[Action]) -> None:
        self._reading = reading
        self._actions = sorted(((a.evidence.start, a.evidence.end, a) for a in actions), key=itemgetter(0))
        self._starts = [start for start, _, _ in self._actions]
        self._reach = list(accumulate((end for _, end, _ in self._actions), max))
        self._fiches = [action for action in self._actions if action[2].source == "fiche"]
        self._ends: dict[int, int] = {}
        self._rows: dict[tuple[int, int], str | None] = {}

    def action(self, evidence: Evidence, grid: Grid | None) -> str:
        """The action that the sum at `evidence`, in the table `grid` if any, finances: its id or nothing."""
        start, end = evidence.start, evidence.end
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._reach[at] >= end:  # else no action so early reaches so far
            if end <= self._actions[at][1]:
                return self._actions[at][2].id
            at -= 1
        if grid is not None:
            cell = grid.cell_at(start)
            assert cell is not None
            key = (grid.block, cell.row)
            if key not in self._rows:
                self._rows[key] = self._of_row(grid, *grid.row_range(cell))
            if (name_or_none := self._rows[key]) is not None:
                return name_or_none
        return self._of_fiche(start)

    def _of_row(self, grid: Grid, start: int, end: int) -> str | None:
        """The action of a row or of a table that is a fiche; nothing where several may be, None for none."""
        row = self._inside(start, end)
        if len(row) == 1:
            return row[0]
        whole = self._reading.document.blocks[grid.block]
        fiche = self._inside(whole.start, whole.end)
        if grid.is_fiche() and len(fiche) == 1:
            return fiche[0]
        return "" if fiche else None

    def _of_fiche(self, start: int) -> str:
        """The action of the last fiche before, unless a heading has ended it."""
        at = bisect_right(self._fiches, start, key=itemgetter(0)) - 1
        if at < 0:
            return ""
        if at not in self._ends:
            self._ends[at] = self._end_of_fiche(self._fiches[at][1])
        return self._fiches[at][2].id if start <= self._ends[at] else ""

    def _end_of_fiche(self, after: int) -> int:
        """Where the next heading of a fiche, an article or the like stands."""
        blocks = self._reading.document.blocks
        for block in blocks[bisect_left(blocks, after, key=lambda b: b.start) :]:
            if block.kind in ("heading", "title") and _FICHE.match(self._reading.folded, block.start):
                return block.start
        return len(self._reading.folded)

    def _inside(self, start: int, end: int) -> list[str]:
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [action.id for _, last, action in self._actions[low:high] if last <= end]
