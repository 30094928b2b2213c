"""A question of the queue as a row of review.csv, and the passage around its quote."""

from __future__ import annotations

from extractor.dataset import Row, Value
from extractor.dataset.schema import REVIEW
from extractor.model import Document

CONTEXT = 400
"""At most this many characters around a quote."""


def context(document: Document, start: int, end: int) -> str:
    """The block around a quote, cut to a readable length with the quote inside."""
    index = document.block_at(start)
    first, last = (
        (start, end) if index is None else (document.blocks[index].start, document.blocks[index].end)
    )
    first, last = min(first, start), max(last, end)
    room = max(0, CONTEXT - (end - start)) // 2
    low, high = max(first, start - room), min(last, end + room)
    text = " ".join(document.text[low:high].split())
    return f"{'… ' if low > first else ''}{text}{' …' if high < last else ''}"


def question_row(**cells: Value) -> Row:
    """The columns of review.csv with these cells; a question settles itself alone unless it says more."""
    cells.setdefault("settles", 1)
    return {name: None if cells.get(name) == "" else cells.get(name) for name in REVIEW.names}
