"""Fiches action: a table, or a run of « Label : value » lines, that describes one action.

Its title stands in a cell of its own, in a merged first row, or in the heading above (« Fiche action n° 6.2 –
Créer une équipe »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.extractors.actions.fiche_words import FicheWords
from extractor.language import Reading
from extractor.model import Table

Span = tuple[int, int]

_HEADING = re.compile(
    r"""(?:fiche[-\s](?:action|projet|mesure)s?|(?:fiche|action)(?=\s(?:n°|no|numero)\s?\d|\s\d))\s*
        (?:n°|no|numero)?\s*(?P<number>[\d.]+(?:\sbis|\ster)?[a-z]?)?\s*(?:[:–—-]|\.)?\s*(?P<title>.*)$""",
    re.VERBOSE,
)
# « Fiche n° 3 – … » and « Action n° 3 – … » are fiches only where labelled lines follow.
_BARE = re.compile(r"(?:fiche|action)\s(?:n|\d)")
_NUMBERED = re.compile(
    r"(?:action|mesure|projet|operation)\s(?:n°\s?)?\d{1,2}(?:\.\d{1,2})?\s?[:.–-]\s+(?=\S)"
)
_LINE = re.compile(r"(?P<label>[^:]{3,60}?)\s?:\s?(?=\S)")
_LONGEST_LABEL = 62
_SHORTEST_TITLE = 9
_LONGEST_HEADING = 260
_LINES_OF_A_FICHE = 14


@dataclass(frozen=True, slots=True)
class Row:
    """One action found in a table or a fiche. Ranges count characters of the text."""

    start: int
    end: int
    source: str
    rule: str
    objective: Span | None = None
    pilot: Span | None = None
    calendar: Span | None = None
    band: Span | None = None


def fiche_of(reading: Reading, words: FicheWords, table: Table) -> tuple[bool, Row | None]:
    """Whether the table is a fiche, and the action that it describes."""
    values = _labels(reading, words, table)
    if values is None:
        titled = _numbered(reading, table)
        return titled is not None, titled
    if title := values.get("title"):
        return True, _row(title, values, values.get("objective"))
    first = table.rows()[0]
    filled = [(c.start, c.end) for c in first if c.end > c.start]
    candidates = filled if len(filled) == 1 else []
    blocks = reading.document.blocks
    above = (b for b in reversed(blocks[max(0, table.block - 3) : table.block]))
    candidates += [(b.start, b.end) for b in above if b.kind in {"heading", "title", "paragraph"}][:1]
    for start, end in candidates:
        if heading := _heading(reading, start, end):
            return True, _row((heading, end), values, values.get("objective") or (start, heading))
    return True, None


def fiches_in_lines(reading: Reading, words: FicheWords) -> Iterator[Row]:
    """Fiches written as paragraphs: « Intitulé de l'action : … », or a heading that carries the title."""
    blocks = reading.document.blocks
    starts = [
        i
        for i, b in enumerate(blocks)
        if b.kind != "table" and _HEADING.match(reading.folded, b.start, b.end)
    ]
    for number, index in enumerate(starts):
        block = blocks[index]
        limit = min([*starts[number + 1 : number + 2], index + _LINES_OF_A_FICHE])
        following = blocks[index + 1 : limit]
        if any(b.kind == "table" for b in following[:2]):
            continue
        values = _lines(reading, words, [(b.start, b.end) for b in following])
        heading = _heading(reading, block.start, block.end)
        if title := values.get("title"):
            yield _row(title, values, values.get("objective"))
        elif (
            heading and block.kind != "list_item" and (values or not _BARE.match(reading.folded, block.start))
        ):
            yield _row((heading, block.end), values, values.get("objective") or (block.start, heading))
    inside = {i for start in starts for i in range(start, start + _LINES_OF_A_FICHE)}
    for index, block in enumerate(blocks):
        if index in inside or block.kind not in {"paragraph", "heading", "title"}:
            continue
        values = _lines(reading, words, [(block.start, block.end)])
        if (title := values.get("title")) and reading.folded.startswith(
            ("intitule", "titre", "nom"), block.start
        ):
            later = _lines(reading, words, [(b.start, b.end) for b in blocks[index + 1 : index + 8]])
            yield _row(title, later, later.get("objective"))


def _row(title: Span, values: dict[str, Span], objective: Span | None) -> Row:
    return Row(*title, "fiche", "actions.fiche", objective, values.get("pilot"), values.get("calendar"))


def _heading(reading: Reading, start: int, end: int) -> int:
    """Where the title begins in the heading of a fiche, 0 where it holds none."""
    heading = _HEADING.match(reading.folded, start, end)
    if heading is None or end - start > _LONGEST_HEADING or len(heading["title"]) < _SHORTEST_TITLE:
        return 0
    return 0 if heading["title"].startswith("engagement") else heading.start("title")


def _numbered(reading: Reading, table: Table) -> Row | None:
    """A narrow table under « Mesure 6 – Évaluer chaque alerte » in its first row, whatever its labels are."""
    first, *others = [[c for c in row if c.end > c.start] for row in table.rows()]
    if len(first) != 1 or len(others) < 2 or any(len(row) > 2 for row in others):
        return None
    title = _NUMBERED.match(reading.folded, first[0].start, first[0].end)
    if title is None or first[0].end - title.end() < _SHORTEST_TITLE:
        return None
    return _row((title.end(), first[0].end), {}, None)


def _labels(reading: Reading, words: FicheWords, table: Table) -> dict[str, Span] | None:
    """The values of a fiche's labels, or None where the table is no fiche."""
    values: dict[str, Span] = {}
    labelled = 0
    for row in table.rows():
        filled = [c for c in row if c.end > c.start]
        for index in (0, 2):  # two pairs of label and value may stand side by side
            if index + 1 < len(filled):
                text = reading.folded[filled[index].start : filled[index].end].strip(" :.*")
                if kind := words.kind(text):
                    labelled += 1
                    values.setdefault(kind, (filled[index + 1].start, filled[index + 1].end))
    wide = max((c.column for c in table.cells), default=0) > 3
    return values if labelled >= 3 and not wide else None


def _lines(reading: Reading, words: FicheWords, ranges: list[Span]) -> dict[str, Span]:
    """The values of « Label : value » lines."""
    values: dict[str, Span] = {}
    for start, end in ranges:
        has_colon = reading.folded.find(":", start, min(end, start + _LONGEST_LABEL)) > 0
        line = _LINE.match(reading.folded, start, end) if has_colon else None
        kind = words.kind(line["label"].strip()) if line else ""
        if line and kind and (kind != "title" or end - line.end() >= _SHORTEST_TITLE):
            values.setdefault(kind, (line.end(), end))
    return values
