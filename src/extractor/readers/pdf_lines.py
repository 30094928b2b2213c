"""Words to lines to reading order: lines by baseline, split at wide gaps, columns in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.model import Box
from extractor.readers.layout import Draft, Line, Piece, clean
from extractor.readers.markers import BULLETS, DASHES, match_marker
from extractor.readers.pdf_words import Word

_ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nd|nde|ers|res|es)[,.;:)]*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^|\W)(?:\d+|[IVXLC]+)$")
_WIDE_GAP = 2.0  # ems: more than any justified line opens between two words
_MIN_GUTTER = 6.0  # points


@dataclass(slots=True)
class Fragment:
    """A run of words on one line, between two wide gaps; or a table, which stands in the flow as a box."""

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
        return [
            Piece(w.text, Box(self.page, round(w.x0, 2), round(w.top, 2), round(w.x1, 2), round(w.bottom, 2)))
            for w in self.words
        ]


def fragment(page: int, words: Sequence[Word]) -> Fragment:
    """A fragment of these words, in their order."""
    letters = [(len(w.text), w) for w in words]
    total = sum(n for n, _ in letters)
    text = " ".join(clean(w.text).strip() for w in words)
    return Fragment(
        page,
        list(words),
        min(w.x0 for w in words),
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
        text=text,
        size=sum(n * w.size for n, w in letters) / total,
        bold=sum(n for n, w in letters if w.bold) > 0.85 * total,
    )


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by the line they stand on, lines from top to bottom, words from left to right."""
    lines: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        for back in range(len(lines) - 1, max(-1, len(lines) - 7), -1):
            top, bottom = spans[back]
            overlap = min(bottom, word.bottom) - max(top, word.top)
            if overlap > 0.6 * min(bottom - top, word.bottom - word.top) and _has_room(lines[back], word):
                lines[back].append(word)
                if word.bottom - word.top > bottom - top:
                    spans[back] = (word.top, word.bottom)
                break
        else:
            lines.append([word])
            spans.append((word.top, word.bottom))
    for line in lines:
        line.sort(key=lambda w: w.x0)
        _glue_hyphen(line)
        _glue_ordinals(line)
    return lines


def _glue_ordinals(line: list[Word]) -> None:
    """A raised "er" that pdfium set apart from its number: "1 er mars"."""
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
            hit = next((g for g in gaps if min(g[1], gutter.x1) - max(g[0], gutter.x0) >= _MIN_GUTTER), None)
            before = right <= gutter.x1 - _MIN_GUTTER
            beside = before or left >= gutter.x0 + _MIN_GUTTER
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
        growing = kept + [Gutter(x0, x1, top, bottom) for x0, x1 in gaps if x1 - x0 >= _MIN_GUTTER]
    return [gutter for gutter in done + growing if gutter.divides()]


def reading_order(fragments: Sequence[Fragment], columns_at: Sequence[Gutter] = ()) -> list[list[Fragment]]:
    """Columns in reading order: each a list of fragments from top to bottom. `columns_at`: known gutters."""
    columns: list[list[Fragment]] = []
    zone: list[list[Fragment]] = []
    gutters: list[tuple[float, float]] = []

    def close() -> None:
        if zone:
            members = [f for band in zone for f in band]
            if gutters and not _is_rows(zone, gutters):
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
            if joined and (place <= last or tight) and not any(f.table for f in band):
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


def _zone_end(bands: Sequence[Sequence[Fragment]], start: int, gutters: Sequence[tuple[float, float]]) -> int:
    """The last band below `start` that has text right of its first gutter, before one crosses them all."""
    end = start
    shared = list(gutters)
    for place in range(start + 1, len(bands)):
        band = bands[place]
        narrowed = _shared(shared, band)
        if not narrowed or any(f.table for f in band) or _distance(bands[place - 1], band) > 8 * _em(band):
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
    low = max(
        (g.bottom for g in columns_at for x0, x1 in gaps if min(x1, g.x1) - max(x0, g.x0) >= 4),
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


def _by_top(fragments: Iterable[Fragment]) -> list[Fragment]:
    return sorted(fragments, key=lambda f: (f.top, f.x0))


def _core(f: Fragment) -> tuple[float, float]:
    """The vertical extent of a fragment without the leading that its box includes."""
    inset = 0.0 if f.table else 0.25 * f.height
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
        if f.x0 - right >= _MIN_GUTTER and right > float("-inf"):
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
        if x1 - x0 >= _MIN_GUTTER:
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
        rest = " ".join(f.text for part in parts[1:] for f in part)
        digits = sum(c.isdigit() or c in " .,€%" for c in rest)
        figures += digits > 0.6 * len(rest)
    return rows > 0 and max(labels, figures) > 0.5 * rows
