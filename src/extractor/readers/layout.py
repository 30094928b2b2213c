"""Canonical text, built once for every format, so that each offset is exact.

A reader describes what it saw as drafts: blocks of lines (`lines.Line`), and tables of cells. `build` writes
them into one text and returns the blocks, tables and words as ranges of it.

The text: blocks are joined by a blank line; inside a block, lines are joined by one space, white space is
collapsed except a no-break space that stands alone, words broken at a line's end are mended, and everything
is composed (NFC) without ligatures, soft hyphens or control characters. A list item's marker stands before
the block's start. A table is one block: a line a row, its non-empty cells joined by " | ".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from extractor.model import Block, BlockKind, Box, Cell, Page, Table, Words
from extractor.readers.characters import clean
from extractor.readers.hyphens import HYPHENS, SOFT_HYPHEN, junction, vocabulary
from extractor.readers.lines import Line
from extractor.readers.markers import Marker

_BREAKS = HYPHENS + SOFT_HYPHEN
_BEFORE = 80  # characters of a line that say whether its last word is a name


@dataclass(slots=True)
class CellDraft:
    """A table's cell as seen: its lines, its place in the grid, its box."""

    row: int
    column: int
    lines: list[Line]
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: Box | None = None


@dataclass(slots=True)
class Draft:
    """A block as seen by a reader.

    A list item either has a marker that the format gave it (`marker`: HTML and DOCX lists, with their
    `level`) or one that was typed and still stands in its lines (`typed`, with the `indent` in steps: a
    difference of 1 is one level). `structure.arrange` settles levels, lists, intros and titles; `intro` and
    `parent` are indexes of drafts. `hang` is the indent of an item's text after its marker, `size` the type
    size in points, where known.
    """

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    page: int | None = None
    level: int = 0
    marker: str = ""
    typed: Marker | None = None
    indent: float | None = None
    hang: float = 0.0
    size: float = 0.0
    cells: list[CellDraft] = field(default_factory=list)
    intro: int | None = None
    parent: int | None = None
    list_id: int | None = None

    def plain(self) -> str:
        """The draft's text before hyphens are mended: for decisions, not for offsets."""
        return " ".join([line.plain() for line in self.lines])

    def text(self) -> str:
        """The draft's text with its own no-break spaces, before hyphens are mended."""
        return " ".join([line.text for line in self.lines])


class Warn(NamedTuple):
    """A reader's doubt about a document: becomes a `Problem` of severity warning."""

    code: str
    message: str
    page: int | None = None


@dataclass(slots=True)
class Content:
    """What a reader found in the bytes: everything of a `Document` but its identity."""

    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    words: Words
    pages: tuple[Page, ...] = ()
    title: str = ""
    published: date | None = None
    warnings: list[Warn] = field(default_factory=list)


def build(drafts: Sequence[Draft]) -> Content:
    """Write `drafts` into one canonical text. Drafts without any text vanish."""
    writer = _Writer(drafts)
    blocks: list[Block] = []
    tables: list[Table] = []
    index_of: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        writer.open_block()
        if draft.kind == "table":
            table = _write_table(writer, draft, len(blocks))
            if table is None:
                continue
            start, end = min(cell.start for cell in table.cells), writer.length
            tables.append(table)
            marker = ""
        else:
            marker, lines = _marker_and_lines(draft)
            span = writer.write(lines, prefix=f"{marker} " if marker else "")
            if span is None:
                continue
            start, end = span
        index_of[number] = len(blocks)
        blocks.append(
            Block(
                kind=draft.kind,
                start=start,
                end=end,
                page=draft.page,
                level=draft.level,
                marker=marker,
                intro=index_of.get(draft.intro) if draft.intro is not None else None,
                parent=index_of.get(draft.parent) if draft.parent is not None else None,
                list_id=draft.list_id,
            )
        )
    return Content("".join(writer.parts), tuple(blocks), tuple(tables), writer.words())


def _marker_and_lines(draft: Draft) -> tuple[str, list[Line]]:
    """An item's marker, and its lines without it."""
    if draft.kind != "list_item":
        return "", draft.lines
    if draft.typed is None:
        return clean(draft.marker).strip(), draft.lines
    left = draft.typed.length
    lines: list[Line] = []
    for line in draft.lines:
        if left >= len(line.text):
            left = max(0, left - len(line.text) - 1)
        else:
            lines.append(line.without(left) if left else line)
            left = 0
    return draft.typed.text, lines


def _vocabulary(drafts: Iterable[Draft]) -> frozenset[str]:
    """The document's own words, without the halves of broken ones."""
    texts: list[str] = []
    for draft in drafts:
        for lines in (draft.lines, *(cell.lines for cell in draft.cells)):
            broken = False
            for line in lines:
                text = line.plain()
                text = text.partition(" ")[2] if broken else text
                broken = line.text[-1:] in _BREAKS and line.text != ""
                texts.append(text.rpartition(" ")[0] if broken else text)
    return vocabulary(texts)


def _write_table(writer: _Writer, draft: Draft, block: int) -> Table | None:
    rows: dict[int, list[CellDraft]] = {}
    for cell in sorted(draft.cells, key=lambda c: (c.row, c.column)):
        rows.setdefault(cell.row, []).append(cell)
    cells: list[Cell] = []
    separator = ""
    for row in rows.values():
        empty: list[CellDraft] = []
        for cell in row:
            span = writer.write(cell.lines, separator=separator)
            if span is None:
                empty.append(cell)
                span = (writer.length, writer.length)
            else:
                separator = " | "
            cells.append(
                Cell(
                    cell.row,
                    cell.column,
                    span[0],
                    span[1],
                    cell.row_span,
                    cell.column_span,
                    cell.header,
                    cell.box,
                )
            )
        if len(empty) < len(row):
            separator = "\n"
    written = [cell for cell in cells if cell.end > cell.start]
    if not written:
        return None
    first = written[0].start
    cells = [c if c.end > c.start or c.start >= first else _moved(c, first) for c in cells]
    return Table(block, tuple(cells), draft.page)


def _moved(cell: Cell, offset: int) -> Cell:
    """An empty cell before the first written one, set at the table's start."""
    return Cell(cell.row, cell.column, offset, offset, cell.row_span, cell.column_span, cell.header, cell.box)


class _Writer:
    """The text under construction, with the ranges of its words."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self.parts: list[str] = []
        self.length = 0
        self._placed: list[tuple[Line, int, bool]] = []  # lines with words, where they begin, whether mended
        self._open = ""

    def open_block(self) -> None:
        """The next text written starts a block."""
        self._open = "\n\n" if self.length else ""

    def write(
        self, lines: Sequence[Line], *, prefix: str = "", separator: str = ""
    ) -> tuple[int, int] | None:
        """Append the lines; their range, or None (and nothing appended) when there is no text in them."""
        lines = [line for line in lines if line.text]
        if not lines:
            return None
        self._put((self._open or separator) + prefix)
        self._open = ""
        start = self.length
        for line, following in zip_longest(lines, lines[1:]):
            text, joint = line.text, " "
            if text[-1] in _BREAKS:
                text, joint = self._broken(text, following)
            if line.words is not None:
                self._placed.append((line, self.length, len(text) < len(line.text)))
            self._put(text)
            if following is not None:
                self._put(joint)
        return start, self.length

    @cached_property
    def known(self) -> AbstractSet[str]:
        """The document's own words, looked at when the first line ends in a hyphen."""
        return _vocabulary(self._drafts)

    def _broken(self, text: str, following: Line | None) -> tuple[str, str]:
        """A line that ends in a hyphen, and what stands between it and the next one."""
        bare = text[:-1] if text[-1] == SOFT_HYPHEN else text
        if following is None:
            return bare, ""
        how = junction(text[-_BEFORE:], following.text.split(None, 1)[0], self.known)
        return (text[:-1] if how == "mend" else bare), " " if how == "space" else ""

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def words(self) -> Words:
        """The ranges and boxes of all words written."""
        words = Words()
        if not self._placed:
            return words
        columns, starts, ends, counts, shifts, begins, limits = [], [], [], [], [], [], []
        for line, begin, mended in self._placed:
            places = line.words
            assert places is not None
            columns.append(places.boxes[:, line.first : line.last])
            starts.append(places.starts[line.first : line.last])
            ends.append(places.ends[line.first : line.last])
            counts.append(line.last - line.first)
            shifts.append(begin - line.base)
            begins.append(begin)
            limits.append(begin + len(line.text) - mended)
        shift = np.repeat(shifts, counts)
        first = np.maximum(np.concatenate(starts) + shift, np.repeat(begins, counts))
        last = np.minimum(np.concatenate(ends) + shift, np.repeat(limits, counts))
        pages = np.repeat([line.words.page for line, _, _ in self._placed if line.words], counts)
        words.extend(
            [column.astype(np.uint64).tobytes() for column in (first, last, pages)],
            [row.tobytes() for row in np.concatenate(columns, axis=1)],
        )
        return words
