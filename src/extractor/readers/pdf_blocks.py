"""Lines in reading order to blocks: paragraphs, list items, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.readers.hyphens import HYPHENS
from extractor.readers.layout import Draft
from extractor.readers.markers import Marker, follows, match_marker
from extractor.readers.pdf_fragments import Fragment
from extractor.readers.structure import looks_like_heading
from extractor.readers.wrapping import ends_sentence, hangs

_LEADER_ENDS = re.compile(r"[.…_]{3,}\s?[\d\s.,]*(?:€|euros?|[kKmM]€|%)?$")
_CENTRED_LEADING = 2.0  # ems from one line of a centred title to the next: more than in any paragraph
_STEP = 7.0  # points of indentation that make one level


@dataclass(slots=True)
class _Open:
    """A block under construction."""

    lines: list[Fragment]
    mark: Marker | None
    text_x: float  # where the item's text begins, after the marker

    @property
    def last(self) -> Fragment:
        return self.lines[-1]


def blocks_of(columns: Sequence[Sequence[Fragment]], body_size: float) -> list[Draft]:
    """The drafts of one page's body."""
    drafts: list[Draft] = []
    for column in _joined_columns(columns):
        place_of_first = len(drafts)
        drafts.extend(_column_blocks(column, body_size))
        if (
            place_of_first
            and len(column) >= 4
            and runs_over(drafts[place_of_first - 1], drafts[place_of_first])
        ):
            drafts[place_of_first - 1].lines.extend(drafts[place_of_first].lines)
            del drafts[place_of_first]
    return drafts


def _column_blocks(column: Sequence[Fragment], body_size: float) -> list[Draft]:
    drafts: list[Draft] = []
    leading = _usual_leading(column, body_size)
    edges = _narrow_edges(column, _right_edge(column, body_size), leading)
    open_: _Open | None = None
    for place, f in enumerate(column):
        if f.table is None:
            mark = match_marker(f.text)
            if open_ is not None:
                if mark is not None and not _opens_item(mark, open_, edges[place], column, place):
                    mark = None
                if mark is None and _continues(open_, f, edges[place], leading, body_size):
                    open_.lines.append(f)
                    continue
        if open_ is not None:
            drafts.append(_draft(open_, body_size))
            open_ = None
        if f.table is not None:
            drafts.append(f.table)
        else:
            open_ = _Open([f], mark, _text_start(f, mark))
    if open_ is not None:
        drafts.append(_draft(open_, body_size))
    return drafts


def runs_over(last: Draft, first: Draft) -> bool:
    """Whether the first block of a page or column goes on with the last one of the one before."""
    if last.kind not in ("paragraph", "list_item") or first.kind != "paragraph":
        return False
    if abs(last.size - first.size) > 1:
        return False
    if last.kind == "list_item" and last.indent is not None and first.indent is not None:
        hanging = last.hang - last.indent > 0.5
        if hanging and first.page != last.page and first.indent < last.hang - 0.8:
            return False  # the next page's text stands left of the item's
    before, after = last.plain().rstrip(), first.plain().lstrip('«“"( ')
    if ends_sentence(before):
        return False
    return hangs(before) or before.endswith("-") or after[:1].islower()


def _joined_columns(columns: Sequence[Sequence[Fragment]]) -> list[list[Fragment]]:
    """Bands of full-width lines are one column each; taken together they are the page's main column."""
    joined: list[list[Fragment]] = []
    for column in filter(None, columns):
        last = joined[-1] if joined else None
        if last is not None and column[0].top >= last[-1].top - 1 and _same_column(last[-1], column[0]):
            last.extend(column)
        else:
            joined.append(list(column))
    return joined


def _same_column(above: Fragment, below: Fragment) -> bool:
    return (
        min(above.x1, below.x1) - max(above.x0, below.x0) > 0 and below.top > above.top + 0.3 * above.height
    )


def _right_edge(column: Sequence[Fragment], body_size: float) -> float:
    """Where the full lines of a column end: the edge that at least two lines of running text share."""
    ends = sorted((f.x1 for f in column if f.table is None and abs(f.size - body_size) < 2), reverse=True)
    for first, second in pairwise(ends):
        if first - second < 1.5 * body_size:
            return second
    return ends[0] if ends else 0.0


def _usual_leading(column: Sequence[Fragment], body_size: float) -> float:
    """The most common distance between the baselines of two lines of running text, in points."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(f for f in column if f.table is None):
        step = below.bottom - above.bottom
        if abs(above.size - below.size) < 0.5 and 0.9 * above.size < step < 2.6 * body_size:
            steps[round(step * 2) / 2] += 1
    return min((step for step, count in steps.items() if count == max(steps.values())), default=0.0)


def _narrow_edges(column: Sequence[Fragment], right: float, leading: float) -> list[float]:
    """For each line of a column, the edge its full lines reach: a narrow paragraph has its own."""
    edges = [right] * len(column)
    start = 0
    for place in range(1, len(column) + 1):
        if place < len(column):
            step = column[place].bottom - column[place - 1].bottom
            same = (
                abs(column[place].size - column[place - 1].size) < 0.5
                and abs(column[place].x0 - column[place - 1].x0) < 3 * column[place].size
            )
            if same and 0 < step < 1.15 * leading:
                continue
        group = column[start:place]
        if len(group) >= 4:
            ends = sorted(f.x1 for f in group)
            if ends[-1] < right - 4 * group[0].size and ends[-1] - ends[-3] < 3 * group[0].size:
                edges[start:place] = [ends[-2]] * len(group)
        start = place
    return edges


def _text_start(f: Fragment, mark: Marker | None) -> float:
    """Where the text of an item begins after its marker, in points from the page's left edge."""
    if mark is None or f.line.words is None:
        return f.x0
    line, places = f.line, f.line.words
    for word in range(line.first, line.last):
        if places.ends[word] - line.base > mark.length:
            return float(places.boxes[0, word])
    return f.x0


def _is_full(line: Fragment, following: Fragment, right: float) -> bool:
    """Whether the first word of the next line would not have fitted at the end of this one."""
    return line.x1 + 0.25 * line.size + following.first > right + 0.5


def _opens_item(mark: Marker, open_: _Open, right: float, column: Sequence[Fragment], place: int) -> bool:
    """Whether the marker of line `place` opens an item, or is a dash or a number at the start of prose."""
    f = column[place]
    if mark.family not in ("-", "o", "*") and not mark.number:
        return True
    if open_.mark is not None and follows(mark, open_.mark):
        return True
    last = open_.last
    if ends_sentence(last.text) or last.text.endswith(","):
        return True
    if f.top - last.bottom > 0.6 * f.size or abs(f.x0 - open_.lines[0].x0) > 4:
        return True
    if _is_full(last, f, right):
        return False
    others = (match_marker(o.text) for o in column[place + 1 :] if o.table is None)
    return any(o is not None and follows(o, mark) for o in others)


def _continues(open_: _Open, f: Fragment, right: float, leading: float, body_size: float) -> bool:
    """Whether a line goes on with the open block."""
    last = open_.last
    if f.top < last.top + 0.3 * last.height:
        return False
    if abs(f.size - last.size) > max(0.7, 0.12 * last.size):
        return False
    step = f.bottom - last.bottom
    if len(open_.lines) > 1:
        usual = last.bottom - open_.lines[-2].bottom
    else:
        usual = max(leading if abs(f.size - body_size) < 1.2 else 0.0, 1.3 * last.size)
    if step > 2.8 * last.size:
        return False
    if step > max(1.2 * usual, 1.25 * last.size):
        centred = _is_centred(last, f) and abs(f.x0 - last.x0) > 3 and last.bold == f.bold
        return centred and step < _CENTRED_LEADING * last.size and _mid_sentence(last, f)
    if open_.mark is not None:
        return _continues_item(open_, f, right)
    return _continues_paragraph(open_, f, right, body_size)


def _continues_item(open_: _Open, f: Fragment, right: float) -> bool:
    last, first = open_.last, open_.lines[0]
    if f.x0 < first.x0 - 3 and len(open_.lines) == 1 and not _mid_sentence(last, f):
        return False
    hanging = open_.text_x - first.x0 > 3
    full = _is_full(last, f, right)
    if hanging and abs(f.x0 - open_.text_x) <= 4:
        return full or not ends_sentence(last.text) or f.text[:1].islower()
    if hanging and f.x0 <= first.x0 + 2:
        return full and not ends_sentence(last.text)
    return full or _mid_sentence(last, f)


def _continues_paragraph(open_: _Open, f: Fragment, right: float, body_size: float) -> bool:
    last, first = open_.last, open_.lines[0]
    if last.bold != f.bold and (not _is_full(last, f, right) or _is_label(open_, f)):
        return False
    if _LEADER_ENDS.search(last.text):
        return False  # a row of a list: its sum stands at the end of the dots
    if len(open_.lines) == 1 and first.x0 - f.x0 > 4 * first.size and not _is_centred(first, f):
        return False  # "d'une part," set at the right edge is no first line of what follows
    heading_like = first.bold or first.size > body_size + 0.8 or first.text.isupper()
    if heading_like and last.bold == f.bold and first.text.isupper() == f.text.isupper():
        aligned = abs(f.x0 - last.x0) < 3 or _is_centred(last, f)
        if aligned and last.text[-1:] not in ".;":
            return (
                first.text.isupper()
                or first.size > body_size + 0.8
                or _is_full(last, f, right)
                or (_mid_sentence(last, f))
            )
    if _is_full(last, f, right):
        # An indented first line after the end of a sentence opens a paragraph.
        body = open_.lines[1].x0 if len(open_.lines) > 1 else first.x0
        return not (f.x0 > body + 6 and ends_sentence(last.text))
    return _mid_sentence(last, f)


def _is_label(open_: _Open, f: Fragment) -> bool:
    """Whether up to three bold lines stand above text that is not bold and begins anew."""
    lines = open_.lines
    if len(lines) > 3 or f.bold or not f.text[:1].isupper() or not all(line.bold for line in lines):
        return False
    if len(lines) == 1 and len(lines[0].text) < 45:
        return True
    return lines[-1].text[-1:] not in ".:;,–-" and not hangs(lines[-1].text)


def _is_centred(above: Fragment, below: Fragment) -> bool:
    return abs((above.x0 + above.x1) - (below.x0 + below.x1)) < 12


def _mid_sentence(last: Fragment, f: Fragment) -> bool:
    """Whether the text itself says that it goes on: broken word, hanging preposition, lower case."""
    if ends_sentence(last.text):
        return False
    if last.text.endswith(tuple(HYPHENS)) and len(last.text) > 1 and last.text[-2].isalpha():
        return True
    return hangs(last.text) or f.text.lstrip('«“"( ')[:1].islower()


def _draft(open_: _Open, body_size: float) -> Draft:
    lines = [f.line for f in open_.lines]
    first = open_.lines[0]
    size = max(f.size for f in open_.lines)
    if open_.mark is not None:
        big = first.size > body_size + 0.8 or (all(f.bold for f in open_.lines) and open_.mark.number > 0)
        text = " ".join(f.text for f in open_.lines)
        if big and len(open_.lines) <= 3 and not re.search(r"[.;,]\s*$", text):
            return Draft("heading", lines, page=first.page, level=2, size=size)
        return Draft(
            "list_item",
            lines,
            page=first.page,
            typed=open_.mark,
            indent=first.x0 / _STEP,
            hang=open_.text_x / _STEP,
            size=size,
        )
    text = " ".join(f.text for f in open_.lines)
    short = len(open_.lines) <= 4 and len(text) <= 300
    big = size > 1.12 * body_size and size > body_size + 0.8
    bold = all(f.bold for f in open_.lines)
    titled = short and text[-1:] not in ".;," and any(c.isalpha() for c in text)
    if titled and (big or (bold and len(open_.lines) <= 3) or looks_like_heading(text)):
        level = 1 if size > 1.4 * body_size else 2 if big else 3
        return Draft("heading", lines, page=first.page, level=level, size=size)
    return Draft("paragraph", lines, page=first.page, indent=first.x0 / _STEP, size=size)
