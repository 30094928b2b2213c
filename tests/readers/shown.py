"""What a document looks like to a test: its blocks in short, its items, its tables."""

from __future__ import annotations

from extractor.model import Document
from extractor.readers import read


def document(data: bytes | str) -> Document:
    return read("test", data if isinstance(data, bytes) else data.encode())


def blocks(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.quote(block.start, block.end)) for block in doc.blocks]


def kinds(doc: Document, *wanted: str) -> list[str]:
    return [text for kind, text in blocks(doc) if kind in wanted]


def items(doc: Document) -> list[tuple[str, int, str]]:
    """Marker, level and text of each list item."""
    return [
        (block.marker, block.level, doc.quote(block.start, block.end))
        for block in doc.blocks
        if block.kind == "list_item"
    ]


def tables(doc: Document) -> list[list[list[str]]]:
    return [[[doc.quote(c.start, c.end) for c in row] for row in table.rows()] for table in doc.tables]


def check(doc: Document) -> None:
    """What holds of every document, whatever was read."""
    end = 0
    for index, block in enumerate(doc.blocks):
        assert end <= block.start < block.end <= len(doc.text)
        text = doc.quote(block.start, block.end)
        assert text.strip()
        assert block.kind == "table" or "\n" not in text
        assert block.kind == "table" or text == text.strip()
        assert doc.block_at(block.start) == index
        if block.kind == "list_item":
            assert block.list_id is not None
            before = doc.text[: block.start]
            assert not block.marker or before.endswith(f"{block.marker} ")
        for other in (block.intro, block.parent):
            assert other is None or 0 <= other < index
        if block.parent is not None:
            assert doc.blocks[block.parent].kind == "list_item"
            assert doc.blocks[block.parent].level == block.level - 1
        end = block.end
    for table in doc.tables:
        block = doc.blocks[table.block]
        assert block.kind == "table"
        for cell in table.cells:
            assert block.start <= cell.start <= cell.end <= block.end
            assert "\n" not in doc.quote(cell.start, cell.end)
            assert cell.row_span >= 1
            assert cell.column_span >= 1
    words = doc.words
    previous = 0
    for start, stop in zip(words.starts, words.ends, strict=True):
        assert previous <= start < stop <= len(doc.text)
        assert doc.quote(start, stop).strip() == doc.quote(start, stop)
        previous = stop
    known = {page.number for page in doc.pages}
    assert all(page in known for page in words.pages)
