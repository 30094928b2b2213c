"""What may be an action: titles, items of lists, clauses of paragraphs, cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from extractor.extractors.actions.places import Sentence, sentences_of
from extractor.language import Reading

CandidateKind = Literal["heading", "item", "clause", "cell"]
_KINDS: dict[str, CandidateKind] = {"heading": "heading", "title": "heading", "list_item": "item"}
_SEMICOLON = re.compile(r"\s?;\s(?:et\s)?")
_CONNECTIVE = re.compile(
    r"(?:(?:tout\s)?d'abord|ensuite|puis|enfin|par\sailleurs|en\soutre|ainsi|desormais|a\sterme|concretement|de\splus"
    r"|egalement|en\sparticulier|a\sce\stitre|dans\sce\scadre|parallelement|de\smeme|des\s20\d\d|en\s20\d\d"
    r"|(?:a\scompter|a\spartir|des|d'ici)\s[^,.;:]{3,40}(?=,)),?\s"
)
_NO_WORDS = re.compile(r"[\d\s.,€%–-]*")
_TRAILING = " \u00a0;,.:"
_SHORTEST, _LONGEST = 12, 700


class Candidate(NamedTuple):
    """A range that may be an action. `series` is shared with its likes: items of one list, cells of a column.

    `place` is the number of its sentence in the paragraph, or of its column in the table; `first`: in the
    table's first row.
    """

    start: int
    end: int
    kind: CandidateKind
    block: int
    series: tuple[object, ...]
    place: int = 0
    first: bool = False


def candidates(reading: Reading) -> list[Candidate]:
    """All candidates in the order of the text; they do not overlap."""
    text, found = reading.text, []
    for candidate in _all(reading):
        start, end = candidate[:2]
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        if _SHORTEST <= end - start <= _LONGEST and not _NO_WORDS.fullmatch(text, start, end):
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
            for row in tables[index].rows():
                for cell in row:
                    series = (index, cell.column)
                    first = cell.row == 0
                    yield Candidate(cell.start, cell.end, "cell", index, series, cell.column, first)
        elif block.kind == "paragraph":
            for place, sentence in enumerate(sentences.get(index, ())):
                for start, end in _clauses(reading, sentence):
                    yield Candidate(start, end, "clause", index, (index,), place)
        elif kind := _KINDS.get(block.kind):
            holder = (block.list_id, block.parent) if kind == "item" else ()
            yield Candidate(block.start, block.end, kind, index, (block.level, *holder))


def _clauses(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """A sentence cut at its semicolons, each part without « par ailleurs, »."""
    folded, start, end = reading.folded, sentence.start, sentence.end
    cuts = [m.span() for m in _SEMICOLON.finditer(folded, start, end)] if ";" in sentence.folded else []
    lows, highs = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    for low, high in zip(lows, highs, strict=True):
        connective = _CONNECTIVE.match(folded, low, high)
        yield connective.end() if connective else low, high
