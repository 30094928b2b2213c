"""From lines in columns set with spaces to heads and rows: which lines are one cell's, what stands above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from extractor.readers.spaced_columns import Columns, Part, Placed, SpacedLine
from extractor.readers.spaced_values import is_value, is_year
from extractor.readers.wrapping import goes_on

_LONGEST_HEAD = 4  # lines
_CENTRED = 3  # characters by which the middle of a head may miss that of its columns


@dataclass(slots=True)
class Row:
    """Cells by their first column: the last column and the lines of each."""

    cells: dict[int, tuple[int, list[str]]] = field(default_factory=dict)

    def add(self, placed: Sequence[Placed]) -> None:
        """Put the parts of one more line below those there are."""
        for first, last, part in placed:
            before = self.cells.get(first)
            self.cells[first] = (
                max(last, before[0]) if before else last,
                [*(before[1] if before else ()), part.text],
            )

    def text(self, column: int) -> str:
        return " ".join(self.cells[column][1]) if column in self.cells else ""


@dataclass(slots=True)
class SpacedGrid:
    """Heads and rows, and what the lines say of them.

    `figures`: the columns that hold figures, `valued` the number of rows with any; `used`: how many lines of
    the block it takes; `underlined`: a rule stands between heads and rows.
    """

    heads: list[Row]
    rows: list[Row]
    figures: frozenset[int]
    valued: int
    used: int
    underlined: bool


def grid_of(lines: Sequence[SpacedLine], columns: Columns) -> SpacedGrid | None:
    """The heads and rows of lines in columns, or None where no row stands."""
    figures, of_years = _figure_columns(columns)
    anchors = [
        any(
            p.first in figures and is_value(p.part.text) and (p.first in of_years or not _is_year(p))
            for p in placed
        )
        for placed in columns.rows
    ]
    used = _kept(lines, columns, anchors, figures)
    heads, underlined = _heads(lines[:used], columns, anchors[:used])
    if heads is None:
        return None
    body = [n for n in range(heads, used) if anchors[n] or not _is_repeated(columns.rows, n)]
    groups = _groups(lines, columns, anchors, body, figures)
    while groups and not any(anchors[n] or len(columns.rows[n]) > 1 for n in groups[-1]):
        used = groups.pop()[0]  # a sentence below
    if not groups:
        return None
    rows = [_row(columns.rows[n] for n in group) for group in groups]
    valued = sum(any(anchors[n] for n in group) for group in groups)
    return SpacedGrid(_head_rows(columns, heads), rows, figures, valued, used, underlined)


def _row(lines: Iterable[Sequence[Placed]]) -> Row:
    row = Row()
    for placed in lines:
        row.add(placed)
    return row


def _is_year(placed: Placed) -> bool:
    return is_year(placed.part.text)


def _figure_columns(columns: Columns) -> tuple[frozenset[int], frozenset[int]]:
    """The columns after the first whose cells are mostly figures, and those where most of them are years."""
    cells: dict[int, list[Placed]] = {}
    for placed in columns.rows:
        for p in placed:
            if p.first and p.first == p.last:
                cells.setdefault(p.first, []).append(p)
    found, of_years = set(), set()
    for column, places in cells.items():
        values = [p for p in places if is_value(p.part.text)]
        if len(values) >= 0.5 * len(places) and sum(any(map(str.isdigit, p.part.text)) for p in values) >= 2:
            found.add(column)
            if sum(map(_is_year, values)) > 0.6 * len(values):
                of_years.add(column)
    return frozenset(found), frozenset(of_years)


def _kept(
    lines: Sequence[SpacedLine], columns: Columns, anchors: Sequence[bool], figures: frozenset[int]
) -> int:
    """How many lines the table takes: what white parts from it must have figures, or begin as its rows do."""
    used = len(columns.rows)
    lefts = [a for a, _ in columns.spans]
    begun = False
    for n in range(used):
        begun = begun or anchors[n]
        if not n or not lines[n].white:
            continue
        placed = columns.rows[n]
        if figures:
            section = len(placed) == 1 and not placed[0].first and n + 1 < used and anchors[n + 1]
            across = any(p.last > p.first and p.last >= min(figures) for p in placed)
            again = _is_repeated(columns.rows, n)
            fits = not begun or (anchors[n] and not across) or (section and not lines[n + 1].white) or again
        else:
            level = sum(p.part.start == lefts[p.first] for p in placed)
            fiche = _word(placed) == _word(columns.rows[0])  # one more
            fits = level == len(placed) and (len(placed) > 1 or lines[n].ruled) and not fiche
        if not fits:
            used = n
            break
    while used and _trails(lines, columns, anchors, used - 1):
        used -= 1
    return used


def _is_repeated(rows: Sequence[Sequence[Placed]], n: int) -> bool:
    """Whether a line is one of the heads again, as on top of a page."""
    return len(rows[n]) > 1 and any(
        [(p.first, p.part.text) for p in row] == [(p.first, p.part.text) for p in rows[n]]
        for row in rows[: min(n, _LONGEST_HEAD)]
    )


def _word(placed: Sequence[Placed]) -> str:
    return placed[0].part.text.split()[0]


def _trails(lines: Sequence[SpacedLine], columns: Columns, anchors: Sequence[bool], n: int) -> bool:
    """Whether line `n`, the last, is no row but a note or a sentence below."""
    placed = columns.rows[n]
    if len(placed) > 1 or anchors[n] or (placed[0].first and placed[0].first == placed[0].last):
        return False
    above = columns.rows[n - 1] if n else []
    one = next((p for p in above if p.first == placed[0].first), None)
    inset = placed[0].part.start > columns.spans[placed[0].first][0]
    level = placed[0].first == placed[0].last and not lines[n].white
    return not (level and one is not None and (inset or goes_on(one.part.text, placed[0].part.text)))


def _heads(lines: Sequence[SpacedLine], columns: Columns, anchors: Sequence[bool]) -> tuple[int | None, bool]:
    """How many lines on top are heads, and whether a rule closes them; None where white parts them."""
    first = next((n for n in range(len(lines)) if anchors[n]), len(lines))
    ruled = next((n for n in range(1, min(first, _LONGEST_HEAD) + 1) if n < len(lines) and lines[n].ruled), 0)
    if ruled:
        end = ruled
    elif first < len(lines):
        end = first
        while end and _is_section(columns.rows, end - 1):
            end -= 1
    else:
        end = 1
        while end < min(len(lines), _LONGEST_HEAD):
            placed = columns.rows[end]
            if not placed[0].first and (len(placed) > 1 or _is_section(columns.rows, end)):
                break
            end += 1
    if end > _LONGEST_HEAD or any(lines[n].white for n in range(1, end)):
        return None, False
    return end, bool(ruled)


def _is_section(rows: Sequence[Sequence[Placed]], n: int) -> bool:
    """Whether a line under heads has only a label: the first row's, or that of a group of rows."""
    placed = rows[n]
    if len(placed) > 1 or placed[0].first:
        return False
    above = rows[n - 1][0] if n else None
    return above is None or above.first > 0 or not goes_on(above.part.text, placed[0].part.text)


def _head_rows(columns: Columns, count: int) -> list[Row]:
    """The heads as rows: the lines of one head joined, those that stand over several columns apart."""
    rows: list[Row] = []
    below: list[Placed] = []
    for placed in reversed(columns.rows[:count]):
        over = _spread(placed, below, columns.spans)
        if over is not None:
            row = Row()
            row.add(over)
            rows.insert(0, row)
            below = list(over)
            continue
        if rows and all(p.first == p.last for p in below):
            lower, rows[0] = rows[0], Row()
            rows[0].add(placed)
            for column, (last, texts) in lower.cells.items():
                for text in texts:
                    rows[0].add([Placed(column, last, Part(0, 0, text))])
        else:
            rows.insert(0, Row())
            rows[0].add(placed)
        below = [*placed, *(p for p in below if p.first not in {q.first for q in placed})]
    return rows


def _spread(
    placed: Sequence[Placed], below: Sequence[Placed], spans: Sequence[tuple[int, int]]
) -> list[Placed] | None:
    """Heads over several columns each, widened to these; None where a line's heads stand over one each."""
    under = sorted({p.first for p in below if p.first})
    apart = [p for p in placed if not under or p.last < under[0]]  # they stand over their own columns
    parts = placed[len(apart) :]
    if not parts or len(under) < 2 * len(parts):
        return None
    size, rest = divmod(len(under), len(parts))
    even = [under[n * size : (n + 1) * size] for n in range(len(parts))]
    near: list[list[int]] = [[] for _ in parts]
    for column in under:
        middle = sum(spans[column]) / 2
        distances = [abs((p.part.start + p.part.end) / 2 - middle) for p in parts]
        near[distances.index(min(distances))].append(column)
    for groups in (near,) if rest else (even, near):
        if all(_is_centred(p.part, group, spans) for p, group in zip(parts, groups, strict=True)):
            spread = [Placed(group[0], group[-1], p.part) for p, group in zip(parts, groups, strict=True)]
            return [*apart, *spread]
    spread = _from_the_left(parts, below)
    return [*apart, *spread] if spread else None


def _from_the_left(parts: Sequence[Placed], below: Sequence[Placed]) -> list[Placed]:
    """Heads that begin with the first of several columns and cover these up to the next head."""
    lower = {p.part.start: p for p in below if p.first}
    spread: list[Placed] = []
    last = max(p.last for p in lower.values())
    for part, following in zip_longest(parts, parts[1:]):
        first = next((lower[x] for x in range(part.part.start - 1, part.part.start + 2) if x in lower), None)
        end = following.first - 1 if following is not None else last
        if first is None or end <= first.first or first.part.text[0].islower():
            return []
        spread.append(Placed(first.first, end, part.part))
    return spread


def _is_centred(head: Part, group: Sequence[int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a head stands over the middle of several columns."""
    if len(group) < 2:
        return False
    low, high = spans[group[0]][0], spans[group[-1]][1]
    return abs(head.start + head.end - low - high) / 2 <= max(_CENTRED, 0.2 * (high - low))


def _groups(
    lines: Sequence[SpacedLine],
    columns: Columns,
    anchors: Sequence[bool],
    body: Sequence[int],
    figures: frozenset[int],
) -> list[list[int]]:
    """The lines of each row below the heads: bands that rules or white part if each is a row, or lines."""
    bands: list[list[int]] = []
    for n in body:
        if n == body[0] or lines[n].ruled or lines[n].white:
            bands.append([n])
        else:
            bands[-1].append(n)
    parted = len(bands) > 1 and all(sum(anchors[n] for n in band) <= 1 for band in bands)
    parted = parted and (bool(figures) or len(bands) > 2)
    groups: list[list[int]] = []
    for band in bands:
        opens = _opening(columns, anchors, band, figures)
        for n, opened in zip(band, opens, strict=True):
            section = n > band[0] and len(groups[-1]) == 1 and _is_over(columns, anchors, groups[-1][0], n)
            if n == band[0] or (section if parted else opened):
                groups.append([n])
            else:
                groups[-1].append(n)
    return groups


def _is_over(columns: Columns, anchors: Sequence[bool], above: int, n: int) -> bool:
    """Whether line `above` is the label of the rows below it, of which `n` is the first."""
    upper, lower = columns.rows[above], columns.rows[n]
    if len(upper) > 1 or upper[0].first or lower[0].first or anchors[above] or not anchors[n]:
        return False
    return not _continues(upper[0], lower[0])


def _continues(above: Placed, label: Placed) -> bool:
    """Whether a label goes on with the one above it."""
    text = label.part.text
    return label.part.start > above.part.start or text.startswith("(") or goes_on(above.part.text, text)


def _opening(
    columns: Columns, anchors: Sequence[bool], band: Sequence[int], figures: frozenset[int]
) -> list[bool]:
    """Which lines of a band open a row: with figures, each line that has some does, or the label above it."""
    opens: list[bool] = []
    waits = False  # whether the row begun has no figures yet
    label: Placed | None = None
    for n in band:
        placed = columns.rows[n]
        own = placed[0] if not placed[0].first else None
        goes = own is None or (label is not None and _continues(label, own))
        if figures and anchors[n]:
            opened = not (waits and goes)
            waits = False
        else:
            opened = not goes
            waits = opened or (waits and bool(figures))
        opens.append(opened or not opens)
        label = own or label
    return opens
