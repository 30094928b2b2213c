"""What may be an action: titles, items of lists, clauses of paragraphs, cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from extractor.extractors.actions.places import CIRCLED, Sentence, Span, sentences_of
from extractor.language import Reading
from extractor.model import Cell, Table

CandidateKind = Literal["heading", "item", "clause", "cell"]
_KINDS: dict[str, CandidateKind] = {"heading": "heading", "title": "heading", "list_item": "item"}
_SEMICOLON = re.compile(rf"\s?;\s(?:et\s)?(?:{CIRCLED}\s?)?|\s?{CIRCLED}\s?")
_CONNECTIVE = re.compile(
    r"(?:(?:tout\s)?d'abord|ensuite|puis|enfin|par\sailleurs|en\soutre|ainsi|desormais|a\sterme|concretement|de\splus"
    r"|egalement|en\sparticulier|a\sce\stitre|dans\sce\scadre|parallelement|de\smeme|des\s20\d\d|en\s20\d\d"
    r"|(?:a\scompter|a\spartir|des|d'ici)\s[^,.;:]{3,40}(?=,)),?\s"
)
# What stands between the things told in one cell; a hyphen only where the cell begins with one.
_IN_CELL = re.compile(rf"\s?;\s(?:et\s)?|\s?[•▪◦●]\s|\s?{CIRCLED}\s?")
_IN_CELL_OF_HYPHENS = re.compile(r"\s?;?\s[-–]\s")
_NO_WORDS = re.compile(r"[\d\s.,€%–-]*")
_TRAILING = " \u00a0;,.:"
_SHORTEST, _LONGEST = 12, 700
_SHORTEST_CELL = 6
_LONGEST_HEAD = 60


class Candidate(NamedTuple):
    """A range that may be an action. `series` is shared with its likes: items of one list, cells of a column.

    `place` is the number of its sentence in the paragraph, or of its column in the table; `first`: in the
    table's first row. `row` and `column`: the cells that say what stands in its row and below them.
    """

    start: int
    end: int
    kind: CandidateKind
    block: int
    series: tuple[object, ...]
    place: int = 0
    first: bool = False
    row: Span | None = None
    column: Span | None = None


def candidates(reading: Reading) -> list[Candidate]:
    """All candidates in the order of the text; they do not overlap."""
    text, found = reading.text, []
    for candidate in _all(reading):
        start, end = candidate[:2]
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        shortest = _SHORTEST_CELL if candidate.kind == "cell" else _SHORTEST
        if shortest <= end - start <= _LONGEST and not _NO_WORDS.fullmatch(text, start, end):
            found.append(candidate if end == candidate.end else candidate._replace(end=end))
    return found


def _all(reading: Reading) -> Iterator[Candidate]:
    document = reading.document
    sentences: dict[int, list[Sentence]] = {}
    for sentence in sentences_of(reading):
        sentences.setdefault(sentence.block, []).append(sentence)
    tables = {table.block: table for table in document.tables}
    for index, block in enumerate(document.blocks):
        if block.kind == "table" and index in tables:
            yield from _cells(reading, index, tables[index])
        elif block.kind == "paragraph":
            for place, sentence in enumerate(sentences.get(index, ())):
                for start, end in _clauses(reading, sentence):
                    yield Candidate(start, end, "clause", index, (index,), place)
        elif kind := _KINDS.get(block.kind):
            holder = (block.list_id, block.parent) if kind == "item" else ()
            yield Candidate(block.start, block.end, kind, index, (block.level, *holder))


def _cells(reading: Reading, block: int, table: Table) -> Iterator[Candidate]:
    """The things told in each cell, with the heads of its row and of its column."""
    heads: dict[int, Cell] = {}
    for row in table.rows():
        first = next((cell for cell in row if cell.end > cell.start), None)
        for cell in row:
            if cell.end == cell.start:
                continue
            beside = _head(first) if first is not None and first.column < cell.column else None
            above = heads.setdefault(cell.column, cell)
            own = (block, cell.column)
            told = Candidate(cell.start, cell.end, "cell", block, own, cell.column, cell.row == 0, beside)
            if above is not cell and (over := _head(above)):
                told = told._replace(column=over)
            for start, end in _told_in(reading, cell):
                yield told._replace(start=start, end=end)


def _head(cell: Cell) -> Span | None:
    """The range of a cell that is short enough to say what others hold."""
    return (cell.start, cell.end) if cell.end - cell.start <= _LONGEST_HEAD else None


def _told_in(reading: Reading, cell: Cell) -> Iterator[Span]:
    """A cell cut at its semicolons, bullets and circled numbers."""
    sign = _IN_CELL_OF_HYPHENS if reading.text.startswith(("- ", "– "), cell.start) else _IN_CELL
    cuts = [m.span() for m in sign.finditer(reading.folded, cell.start, cell.end)]
    low = cell.start + (2 if sign is _IN_CELL_OF_HYPHENS else 0)
    for start, end in [*cuts, (cell.end, cell.end)]:
        if start > low:
            yield low, start
        low = end


def _clauses(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """A sentence cut at its semicolons and circled numbers, each part without « par ailleurs, »."""
    folded, start, end = reading.folded, sentence.start, sentence.end
    cuts = [m.span() for m in _SEMICOLON.finditer(folded, start, end)]
    lows, highs = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    for low, high in zip(lows, highs, strict=True):
        connective = _CONNECTIVE.match(folded, low, high)
        yield connective.end() if connective else low, high
