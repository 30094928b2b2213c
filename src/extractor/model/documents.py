"""A document as read: one text, its blocks, tables, pages and the boxes of its words."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Literal, NamedTuple

BlockKind = Literal["title", "heading", "paragraph", "list_item", "table", "header", "footer"]
Severity = Literal["error", "warning"]
_START = attrgetter("start")


class Box(NamedTuple):
    """A rectangle on a page, in PDF points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Words:
    """The words of a document with their boxes, column by column to stay small and fast.

    Word `i` covers `text[starts[i]:ends[i]]` on page `pages[i]`. Words are sorted by `starts`. A word
    broken over two lines is two entries, each with its own range and box. Empty for formats without pages.
    """

    __slots__ = ("bottoms", "ends", "pages", "starts", "tops", "x0s", "x1s")

    def __init__(self) -> None:
        self.starts = array("Q")
        self.ends = array("Q")
        self.pages = array("Q")
        self.x0s = array("f")
        self.tops = array("f")
        self.x1s = array("f")
        self.bottoms = array("f")

    def add(self, start: int, end: int, box: Box) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.pages.append(box.page)
        self.x0s.append(box.x0)
        self.tops.append(box.top)
        self.x1s.append(box.x1)
        self.bottoms.append(box.bottom)

    def extend(self, ranges: Sequence[bytes], edges: Sequence[bytes]) -> None:
        """Add words in their order, column by column as machine numbers.

        `ranges`: starts, ends and pages as unsigned integers of 8 bytes; `edges`: x0, top, x1 and bottom as
        floats of 4 bytes.
        """
        for numbers, values in zip((self.starts, self.ends, self.pages), ranges, strict=True):
            numbers.frombytes(values)
        for places, values in zip((self.x0s, self.tops, self.x1s, self.bottoms), edges, strict=True):
            places.frombytes(values)

    def __len__(self) -> int:
        return len(self.starts)

    def box(self, index: int) -> Box:
        return Box(
            self.pages[index],
            self.x0s[index],
            self.tops[index],
            self.x1s[index],
            self.bottoms[index],
        )

    def overlapping(self, start: int, end: int) -> range:
        """Indexes of the words that share at least one character with `start:end`."""
        first = bisect_right(self.ends, start)
        return range(first, max(first, bisect_left(self.starts, end)))


class Page(NamedTuple):
    """One page: its number (from 1), its size in points, and whether its words come from OCR."""

    number: int
    width: float
    height: float
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A run of canonical text with one role.

    `start:end` is the content; a list item's marker ("•", "1.", "a)") stands before `start` in the text
    and in `marker`. `level` is the heading's depth or the item's nesting (0 is the outermost). `intro`
    is the index of the block that introduces the list ("Les actions sont :"), `parent` that of the item
    which holds a nested item; both index `Document.blocks`. `list_id` numbers the lists of a document.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0
    marker: str = ""
    intro: int | None = None
    parent: int | None = None
    list_id: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, with the range of its text (empty range where the cell is empty)."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row. `block` is the index of its block in `Document.blocks`."""

    block: int
    cells: tuple[Cell, ...]
    page: int | None = None

    def rows(self) -> list[list[Cell]]:
        """The cells grouped by row, in reading order."""
        rows: dict[int, list[Cell]] = {}
        for cell in sorted(self.cells, key=lambda c: (c.row, c.column)):
            rows.setdefault(cell.row, []).append(cell)
        return [rows[number] for number in sorted(rows)]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an analyst should know about: a failure (`error`) or a doubt (`warning`)."""

    source: str
    document_id: str
    stage: str
    severity: Severity
    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read: canonical text plus its structure.

    `title` and `published` hold only what the file itself declares (HTML metadata, DOCX core properties);
    what is read out of the text is the extractors' business. `problems` are the reader's own warnings.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    reader: str
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    words: Words = field(default_factory=Words, repr=False, compare=False)
    title: str = ""
    published: date | None = None
    problems: tuple[Problem, ...] = ()

    def quote(self, start: int, end: int) -> str:
        return self.text[start:end]

    def block_at(self, offset: int) -> int | None:
        """Index of the block that holds the character at `offset`, or None between blocks."""
        index = bisect_right(self.blocks, offset, key=_START) - 1
        if index >= 0 and self.blocks[index].start <= offset < max(
            self.blocks[index].end, self.blocks[index].start + 1
        ):
            return index
        return None

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` stands, or None for formats without pages."""
        for index in self.words.overlapping(offset, offset + 1):
            return self.words.pages[index]
        block = self.block_at(offset)
        return self.blocks[block].page if block is not None else None

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box a line for the words of `start:end`, in reading order."""
        words, lines = self.words, []
        own = words.overlapping(start, end)
        if not own:
            return ()
        columns = (words.pages, words.x0s, words.tops, words.x1s, words.bottoms)
        edges = zip(*(column[own.start : own.stop] for column in columns), strict=True)
        page, left, high, right, low = next(edges)  # of the line so far
        for of, x0, top, x1, bottom in edges:
            # Without min and max, which take most of the time of a call so small.
            overlap = (low if low < bottom else bottom) - (high if high > top else top)
            lower = low - high if low - high < bottom - top else bottom - top
            if of == page and x0 >= left and overlap > 0.5 * lower:
                high, low = (high if high < top else top), (low if low > bottom else bottom)
                right = right if right > x1 else x1
            else:
                lines.append(Box(page, left, high, right, low))
                page, left, high, right, low = of, x0, top, x1, bottom
        lines.append(Box(page, left, high, right, low))
        return tuple(lines)
