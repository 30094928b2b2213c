"""The nouns of the pipeline: frozen dataclasses, standard library only.

One coordinate system holds everything together: every range (`start`, `end`) counts characters in
`Document.text`. Pages count from 1. Boxes are PDF points (1/72 inch) with the origin at the top left.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

BlockKind = Literal["title", "heading", "paragraph", "list_item", "table", "header", "footer"]
DocumentType = Literal[
    "communique",
    "actualite",
    "contrat",
    "avenant",
    "deliberation",
    "circulaire",
    "article",
    "autre",
]
DateKind = Literal["signature", "publication", "effective", "deadline", "period", "law", "event"]
Precision = Literal["day", "month", "season", "year", "range"]
Bound = Literal["", "on", "before", "after"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "between"]
ActionSource = Literal["list", "table", "prose", "fiche"]
Method = Literal["explicit", "rule", "model", "combined", "decision"]
Status = Literal["accepted", "review", "rejected", "corrected"]
Severity = Literal["error", "warning"]


def fold_text(text: str) -> str:
    """Case, accents, apostrophes, dashes and white space folded away, for comparing quotes."""
    text = text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^0-9a-z€%]+", " ", text).strip()


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
        self.starts = array("L")
        self.ends = array("L")
        self.pages = array("L")
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
    """One page: its number (from 1) and its size in points."""

    number: int
    width: float
    height: float


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
        index = bisect_right(self.blocks, offset, key=lambda b: b.start) - 1
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
        lines: list[Box] = []
        for index in self.words.overlapping(start, end):
            box = self.words.box(index)
            if lines:
                last = lines[-1]
                overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
                if (
                    last.page == box.page
                    and box.x0 >= last.x0
                    and overlap > 0.5 * min(last.bottom - last.top, box.bottom - box.top)
                ):
                    lines[-1] = Box(
                        box.page,
                        last.x0,
                        min(last.top, box.top),
                        max(last.x1, box.x1),
                        max(last.bottom, box.bottom),
                    )
                    continue
            lines.append(box)
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is believed: where it stands, word for word, and which rule concluded it."""

    start: int
    end: int
    quote: str
    rule: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()


def content_id(prefix: str, *parts: object) -> str:
    """A stable id from content: the same parts give the same id in every run, whatever the order of files."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"


@dataclass(frozen=True, slots=True)
class DepartmentFact:
    """A département that the document is about (`subject`) or only mentions."""

    document_id: str
    evidence: Evidence
    code: str
    name: str
    region_code: str
    role: Literal["subject", "mentioned"]

    @property
    def id(self) -> str:
        return content_id("dep", self.document_id, self.code, self.role)


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person (or, in a contract, an office with an empty name) who signs for a party."""

    document_id: str
    evidence: Evidence
    name: str
    given_name: str
    family_name: str
    title: str
    role: str
    party: str
    department: str = ""
    signed_on: date | None = None

    @property
    def id(self) -> str:
        return content_id("sig", self.document_id, fold_text(self.name) or fold_text(self.role), self.party)


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date as an interval with a precision, never more precise than its text.

    `value` is EDTF (`2020-10-13`, `2020-10`, `2020/2022`); `start` and `end` are the days that bound it.
    """

    document_id: str
    evidence: Evidence
    text: str
    value: str
    start: date
    end: date
    precision: Precision
    kind: DateKind
    bound: Bound = "on"

    @property
    def id(self) -> str:
        return content_id("dat", self.document_id, self.value, self.kind, self.bound, fold_text(self.text))


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in units of `currency`, with who pays whom, under which programme, for which year."""

    document_id: str
    evidence: Evidence
    text: str
    amount: Decimal
    amount_max: Decimal | None = None
    currency: str = "EUR"
    qualifier: Qualifier = "exact"
    per: str = ""
    payer: str = ""
    payee: str = ""
    programme: str = ""
    year: str = ""
    action_id: str = ""

    @property
    def id(self) -> str:
        return content_id(
            "amt",
            self.document_id,
            self.amount,
            self.amount_max,
            self.qualifier,
            self.per,
            self.payer,
            self.payee,
            self.programme,
            self.year,
            self.action_id,
            fold_text(self.text),
        )


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the contract will do. `order` counts from 1 in the document."""

    document_id: str
    evidence: Evidence
    text: str
    objective_stated: str = ""
    commitment: str = ""
    heading: str = ""
    source: ActionSource = "list"
    order: int = 0
    pilot: str = ""
    calendar: str = ""

    @property
    def id(self) -> str:
        return content_id("act", self.document_id, fold_text(self.text))


@dataclass(frozen=True, slots=True)
class Alternative:
    """A candidate objective of an action, with the words that spoke for it."""

    objective: str
    score: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An action mapped onto an objective of the taxonomy; an empty `objective` means outside all of them."""

    document_id: str
    action_id: str
    evidence: Evidence
    objective: str
    rank: int
    method: Method
    confidence: float
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return content_id("mat", self.action_id, self.objective)


Fact = DepartmentFact | Signatory | DateFact | Amount | Action


@dataclass(frozen=True, slots=True)
class Profile:
    """What is said of a document as a whole."""

    document_type: DocumentType
    title: str
    publication_date: date | None
    declared_actions: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """All that was concluded about one document."""

    document: Document
    profile: Profile
    departments: tuple[DepartmentFact, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    dates: tuple[DateFact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    actions: tuple[Action, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Every fact of the document, in the order of the tables."""
        groups: Sequence[Sequence[Fact]] = (
            self.departments,
            self.signatories,
            self.dates,
            self.amounts,
            self.actions,
        )
        for group in groups:
            yield from group
