"""Reading order: columns one after the other, rows of labels and values as rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.readers.pdf_fragments import Fragment
from extractor.readers.pdf_gutters import MIN_GUTTER, Gutter

_LEADER = re.compile(r"[.…_]{3,}")


def reading_order(fragments: Sequence[Fragment], columns_at: Sequence[Gutter] = ()) -> list[list[Fragment]]:
    """Columns in reading order: each a list of fragments from top to bottom. `columns_at`: known gutters."""
    columns: list[list[Fragment]] = []
    zone: list[list[Fragment]] = []
    gutters: list[tuple[float, float]] = []

    def close() -> None:
        if zone:
            members = [f for band in zone for f in band]
            rows = _label_rows(members, gutters)
            if rows:
                columns.extend(_by_top(part) for row in rows for part in row)
            elif gutters and not _is_rows(zone, gutters):
                for part in _split(members, gutters):
                    inner = len(part) < len(members)
                    columns.extend(reading_order(part, columns_at) if inner else [_by_top(part)])
            else:
                for band in zone:
                    columns.append(sorted(band, key=lambda f: f.x0))
        zone.clear()

    bands = _bands(fragments)
    last = -1  # the last band that the open zone is known to reach
    for place, band in enumerate(bands):
        own = _gaps(band)
        if zone:
            joined = _shared(gutters, band)
            tight = _distance(zone[-1], band) < 0.8 * _em(band)
            if (
                joined
                and (place <= last or tight)
                and not _is_across(band)
                and not _heads_on(zone, bands[place:], gutters)
            ):
                zone.append(band)
                gutters = joined
                continue
            close()
        if own:
            zone.append(band)
            gutters = own
            last = max(_zone_end(bands, place, own), _columns_end(bands, place, own, columns_at))
        else:
            columns.append(_by_top(band))
    close()
    return columns


def _is_across(band: Sequence[Fragment]) -> bool:
    """Whether a table stands in a band without text beside it: it ends the columns above."""
    return any(f.table for f in band) and all(f.table for f in band)


def _zone_end(bands: Sequence[Sequence[Fragment]], start: int, gutters: Sequence[tuple[float, float]]) -> int:
    """The last band below `start` that has text right of its first gutter, before one crosses them all."""
    end = start
    shared = list(gutters)
    for place in range(start + 1, len(bands)):
        band = bands[place]
        narrowed = _shared(shared, band)
        if not narrowed or _is_across(band) or _distance(bands[place - 1], band) > 8 * _em(band):
            break
        shared = narrowed
        if any(f.x0 >= shared[0][1] - 1 for f in band):
            end = place
    return end


def _columns_end(
    bands: Sequence[Sequence[Fragment]],
    start: int,
    gaps: Sequence[tuple[float, float]],
    columns_at: Sequence[Gutter],
) -> int:
    """The last band down to which a column from `start` runs, even where the other one has ended."""
    level = max(f.bottom for f in bands[start])
    low = max(
        (
            g.bottom
            for g in columns_at
            for x0, x1 in gaps
            if g.top < level and min(x1, g.x1) - max(x0, g.x0) >= 4
        ),
        default=float("-inf"),
    )
    end = start
    for place in range(start + 1, len(bands)):
        if min(f.top for f in bands[place]) > low or _distance(bands[place - 1], bands[place]) > 5 * _em(
            bands[place]
        ):
            break
        end = place
    return end


def _heads_on(
    zone: Sequence[Sequence[Fragment]],
    bands: Sequence[Sequence[Fragment]],
    gutters: Sequence[tuple[float, float]],
) -> bool:
    """Whether the first of `bands` is a heading below columns that end level: it heads no column.

    It does where lines below it still end at the left column's edge.
    """
    edge = gutters[0][1] - 1
    above = max(zone[-1], key=lambda f: f.bottom)
    f = bands[0][0]
    if len(bands[0]) > 1 or f.x0 >= edge or f.top - above.bottom < 0.5 * f.size:
        return False
    if f.size < above.size + 0.8 and (above.bold or not f.bold):
        return False
    left, right = ([f for part in zone for f in part if (f.x0 >= edge) is side] for side in (False, True))
    if not left or not right:
        return False
    if abs(max(f.bottom for f in left) - max(f.bottom for f in right)) >= 3 * above.size:
        return False
    end = max(f.x1 for f in left)
    return sum(abs(f.x1 - end) < 3 * f.size for band in bands[1:] for f in band) < 2


def _by_top(fragments: Iterable[Fragment]) -> list[Fragment]:
    return sorted(fragments, key=lambda f: (f.top, f.x0))


def _core(f: Fragment) -> tuple[float, float]:
    """The vertical extent of a fragment without the leading that its box includes."""
    inset = 0.0 if f.table else 0.12 * f.height
    return f.top + inset, f.bottom - inset


def _bands(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments that overlap vertically, from top to bottom."""
    bands: list[list[Fragment]] = []
    low = float("-inf")
    for f in sorted(fragments, key=lambda f: _core(f)[0]):
        top, bottom = _core(f)
        if bands and top < low:
            bands[-1].append(f)
            low = max(low, bottom)
        else:
            bands.append([f])
            low = bottom
    return bands


def _gaps(band: Sequence[Fragment]) -> list[tuple[float, float]]:
    """The white strips that separate the fragments of a band from left to right."""
    gaps: list[tuple[float, float]] = []
    right = float("-inf")
    for f in sorted(band, key=lambda f: f.x0):
        if f.x0 - right >= MIN_GUTTER and right > float("-inf"):
            gaps.append((right, f.x0))
        right = max(right, f.x1)
    return gaps


def _shared(gutters: Sequence[tuple[float, float]], band: Sequence[Fragment]) -> list[tuple[float, float]]:
    """The gutters that no fragment of `band` crosses, narrowed by those that reach into them."""
    shared = []
    for x0, x1 in gutters:
        for f in band:
            if f.x0 < x1 and f.x1 > x0:  # reaches into the gutter: from the left, from the right, or across
                if f.x0 <= x0 and f.x1 >= x1:
                    x0 = x1
                elif f.x0 <= x0:
                    x0 = max(x0, f.x1)
                elif f.x1 >= x1:
                    x1 = min(x1, f.x0)
                else:
                    x0 = x1
        if x1 - x0 >= MIN_GUTTER:
            shared.append((x0, x1))
    return shared


def _distance(above: Sequence[Fragment], below: Sequence[Fragment]) -> float:
    return min(f.top for f in below) - max(f.bottom for f in above)


def _em(band: Sequence[Fragment]) -> float:
    return max((f.size for f in band if f.size), default=10.0)


def _split(fragments: Sequence[Fragment], gutters: Sequence[tuple[float, float]]) -> list[list[Fragment]]:
    edges = sorted((x0 + x1) / 2 for x0, x1 in gutters)
    parts: list[list[Fragment]] = [[] for _ in range(len(edges) + 1)]
    for f in fragments:
        middle = (f.x0 + f.x1) / 2
        parts[sum(1 for edge in edges if edge < middle)].append(f)
    return [part for part in parts if part]


def _is_rows(zone: Sequence[Sequence[Fragment]], gutters: Sequence[tuple[float, float]]) -> bool:
    """Whether a zone reads row by row: labels with their values, or figures in columns."""
    labels = figures = rows = 0
    for band in zone:
        parts = _split(band, gutters)
        if len(parts) < 2:
            continue
        rows += 1
        labels += all(f.text.endswith(":") for f in parts[0][:1])
        rest = _LEADER.sub("", " ".join(f.text for part in parts[1:] for f in part))
        digits = sum(c.isdigit() or c in " .,€%" for c in rest)
        figures += digits > 0.6 * len(rest)
    return rows > 0 and max(labels, figures) > 0.5 * rows


def _label_rows(
    members: Sequence[Fragment], gutters: Sequence[tuple[float, float]]
) -> list[tuple[list[Fragment], list[Fragment]]]:
    """A zone of labels at the left, each level with the start of its text at the right, as rows; else []."""
    parts = _split(members, gutters)
    if len(gutters) != 1 or len(parts) != 2:
        return []
    left, right = (_by_top(part) for part in parts)
    width = max(f.x1 for f in members) - min(f.x0 for f in members)
    labels: list[list[Fragment]] = []
    for f in left:
        if labels and f.top - labels[-1][-1].bottom < 0.35 * f.size and f.bold == labels[-1][-1].bold:
            labels[-1].append(f)
        else:
            labels.append([f])
    narrow = max(f.x1 - f.x0 for f in left) < 0.4 * width
    level = all(any(abs(label[0].bottom - f.bottom) < 0.3 * f.size for f in right) for label in labels)
    if len(labels) < 3 or not narrow or not level or len(right) < 1.5 * len(left):
        return []
    rows: list[tuple[list[Fragment], list[Fragment]]] = [(label, []) for label in labels]
    for f in right:
        row = sum(1 for label in labels if label[0].bottom <= f.bottom + 0.3 * f.size) - 1
        rows[max(0, row)][1].append(f)
    return rows
