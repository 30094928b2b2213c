"""Canonical text, built once for every format, so that each offset is exact.

A reader describes what it saw as drafts: blocks of lines of pieces (a piece is a word with its box, or a
whole line of plain text), and tables of cells. `Layout.finish` writes them into one text and returns the
blocks, tables and words as ranges of it.

The text: blocks are joined by a blank line; inside a block, lines are joined by one space, white space is
collapsed except a no-break space that stands alone, words broken at a line's end are mended, and everything
is composed (NFC) without ligatures, soft hyphens or control characters. A list item's marker stands before
the block's start. A table is one block: a line a row, its non-empty cells joined by " | ".
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np

from extractor.model import Block, BlockKind, Box, Cell, Page, Table, Words
from extractor.readers.characters import NO_BREAK_SPACES, clean
from extractor.readers.hyphens import HYPHENS, SOFT_HYPHEN, junction, vocabulary
from extractor.readers.markers import Marker


class Piece(NamedTuple):
    """Text that a reader saw in one go, with its box where the format has pages."""

    text: str
    box: Box | None = None


Line = list[Piece]


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
        return " ".join(line_text(line) for line in self.lines)


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


def line_text(line: Line) -> str:
    """The text of a line as decisions need it."""
    return " ".join([clean(piece[0]).strip() for piece in line]).replace(SOFT_HYPHEN, "")


def text_line(text: str) -> Line:
    """A line of a format without boxes."""
    return [Piece(text)]


def build(drafts: Sequence[Draft]) -> Content:
    """Write `drafts` into one canonical text. Drafts without any text vanish."""
    known = _vocabulary(drafts)
    writer = _Writer(known)
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
    _round(writer.words)
    return Content("".join(writer.parts), tuple(blocks), tuple(tables), writer.words)


def _round(words: Words) -> None:
    """The words' boxes to hundredths of a point, all at once: one by one takes longer than all the rest."""
    if len(words):
        for column in (words.x0s, words.tops, words.x1s, words.bottoms):
            exact = np.array(column, np.float64).round(2)
            column[:] = array("f", exact.astype(np.float32).tobytes())


def _marker_and_lines(draft: Draft) -> tuple[str, list[Line]]:
    """An item's marker, and its lines without it."""
    if draft.kind != "list_item":
        return "", draft.lines
    if draft.typed is None:
        return clean(draft.marker).strip(), draft.lines
    left = draft.typed.length
    lines: list[Line] = []
    for line in draft.lines:
        kept: Line = []
        for piece in line:
            text = clean(piece.text).strip()
            if left >= len(text):
                left = max(0, left - len(text) - 1)
            else:
                kept.append(Piece(text[left:], piece.box) if left else piece)
                left = 0
        lines.append(kept)
    return draft.typed.text, lines


def _vocabulary(drafts: Iterable[Draft]) -> frozenset[str]:
    """The document's own words, without the halves of broken ones; empty when no line ends in a hyphen."""
    texts: list[str] = []
    any_broken = False
    for draft in drafts:
        for lines in (draft.lines, *(cell.lines for cell in draft.cells)):
            broken = False
            for line in lines:
                text = line_text(line)
                text = text.partition(" ")[2] if broken else text
                broken = bool(line) and (
                    text.endswith(tuple(HYPHENS)) or line[-1].text.rstrip().endswith(SOFT_HYPHEN)
                )
                texts.append(text.rpartition(" ")[0] if broken else text)
                any_broken = any_broken or broken
    return vocabulary(texts) if any_broken else frozenset()


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

    def __init__(self, known: AbstractSet[str]) -> None:
        self.known = known
        self.parts: list[str] = []
        self.length = 0
        self.words = Words()
        self._open = ""

    def open_block(self) -> None:
        """The next text written starts a block."""
        self._open = "\n\n" if self.length else ""

    def write(
        self, lines: Sequence[Line], *, prefix: str = "", separator: str = ""
    ) -> tuple[int, int] | None:
        """Append the lines; their range, or None (and nothing appended) when there is no text in them."""
        parts, spans = _compose(lines, self.known)
        if not parts:
            return None
        self._put((self._open or separator) + prefix)
        self._open = ""
        start = self.length
        if spans:
            self.words.extend([(start + begin, start + end, box) for begin, end, box in spans])
        self._put("".join(parts))
        return start, self.length

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)


def _compose(lines: Sequence[Line], known: AbstractSet[str]) -> tuple[list[str], list[tuple[int, int, Box]]]:
    """The text of a block's lines in parts, and the range and box of each word, from the block's start."""
    parts: list[str] = []
    spans: list[tuple[int, int, Box]] = []
    length = 0
    trail = ""  # white space seen after the last part
    line_ended = False
    soft = True  # whether the last part may end in a soft hyphen
    for line in lines:
        for piece in line:
            text = clean(piece[0])
            body = text.strip()
            if len(body) == len(text) and body and not (line_ended or trail or soft or SOFT_HYPHEN in text):
                parts += (" ", text)  # a word inside a line, as most are
                if piece[1] is not None:
                    spans.append((length + 1, length + 1 + len(text), piece[1]))
                length += len(text) + 1
                continue
            soft = SOFT_HYPHEN in text
            bare = body.replace(SOFT_HYPHEN, "")
            if not bare:
                trail += text.replace(SOFT_HYPHEN, "")
                continue
            between = trail + text[: len(text) - len(text.lstrip())]
            trail = text[len(text.rstrip()) :]
            if parts and line_ended:
                joint = (
                    junction(parts[-1], body, known)
                    if parts[-1][-1] in HYPHENS or parts[-1][-1] == SOFT_HYPHEN
                    else "space"
                )
                if joint == "mend":
                    parts[-1] = parts[-1][:-1]
                    length -= 1
                    if spans and spans[-1][1] > length:
                        spans[-1] = (spans[-1][0], length, spans[-1][2])
                separator = " " if joint == "space" else ""
            else:
                separator = between if between in NO_BREAK_SPACES else " "
            if parts and parts[-1].endswith(SOFT_HYPHEN):  # a soft hyphen that broke nothing
                parts[-1] = parts[-1][:-1]
                length -= 1
            if parts and separator:
                parts.append(separator)
                length += 1
            # A soft hyphen at the piece's end is kept until it is known whether a line ends there.
            kept = bare + SOFT_HYPHEN if body.endswith(SOFT_HYPHEN) else bare
            parts.append(kept)
            if piece.box is not None:
                spans.append((length, length + len(bare), piece.box))
            length += len(kept)
            line_ended = False
        line_ended = True
    if parts and parts[-1].endswith(SOFT_HYPHEN):
        parts[-1] = parts[-1][:-1]
    return parts, spans
