"""Actions in tables: the rows of a financing or follow-up table, and fiches action.

A fiche is a table (or a run of « Label : value » lines) that describes one action: its objective, title, pilot,
calendar and budget. Labels are read whatever their case and accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language import Reading
from extractor.model import Cell, Table

_ACTION_HEADER = re.compile(r"^(?:n° (?:et )?)?(?:les |l'|libelle d[eu] (?:l'|la )?|intitule d[eu] (?:l'|la )?|nom de l'|description de l'|designation d[eu] (?:l')?)?(?:fiches? )?(?:actions?|mesures?|operations?|projets?|dispositifs?|intitule)\b(?! d[eu] suivi)")
_TOTAL = re.compile(r"^(?:sous[- ])?(?:total|totaux|ensemble|montant total|cumul)\b")
_NUMERIC = re.compile(r"^[\d\s.,€%k/–-]*$|^(?:-|–|n\.? ?[cd]\.?|sans objet)$")
_FICHE_LABELS = {
    "title": re.compile(r"^(?:intitule|titre|nom|libelle)(?: (?:de |d')?(?:l'|la )?(?:fiche )?(?:action|mesure|projet))?$|^(?:fiche )?action$|^mesure$"),
    "objective": re.compile(r"^objectifs?(?: (?:de la |du |de reference|national|operationnel|concerne|fondamental|facultatif|contractuel|strategique|n°)[a-z' -]*)?(?: n°)?$|^objectif de (?:la )?contractualisation$"),
    "pilot": re.compile(r"^(?:pilotes?|pilotage|porteurs?(?: du projet)?|responsables?|chef de file|service pilote|direction pilote|copilotes?)(?: de l'action| et partenaires)?$"),
    "calendar": re.compile(r"^(?:calendrier|echeancier|echeances?|date|planning|duree|periode)(?: (?:de mise en œuvre|de realisation|previsionnel(?:le)?|de l'action))?$"),
    "other": re.compile(r"^(?:description|descriptif|contexte|public|publics|partenaires?|indicateurs?|budget|financement|cout|moyens|modalites|territoire|resultats|evaluation|constats?|diagnostic|engagement|objectif vise|axe|montant)\b"),
}  # fmt: skip
_FICHE_HEADING = re.compile(
    r"^fiche[- ](?:action|projet|mesure)s?\s*(?:n°|no|numero)?\s*(?P<number>[\d.]+(?: bis| ter)?[a-z]?)?\s*(?:[:–—-]|\.)?\s*(?P<title>.*)$"
)
_TITLE_LINE = re.compile(r"^(?:intitule|titre|nom)(?: de (?:l'|la fiche )?action)? ?: ?")


@dataclass(frozen=True, slots=True)
class Row:
    """One action found in a table or a fiche. Ranges count characters of the text."""

    start: int
    end: int
    source: str
    rule: str
    objective: tuple[int, int] | None = None
    pilot: tuple[int, int] | None = None
    calendar: tuple[int, int] | None = None


def rows(reading: Reading) -> Iterator[Row]:
    """The actions of all tables, then those of fiches written as lines."""
    for table in reading.document.tables:
        fiche = _fiche(reading, table)
        if fiche is not None:
            yield fiche
        else:
            yield from _financing(reading, table)
    yield from _lines(reading)


def is_fiche(reading: Reading, table: Table) -> bool:
    return _labels(reading, table) is not None


def _text(reading: Reading, cell: Cell) -> str:
    return reading.folded[cell.start : cell.end].strip(" :.*").replace("\n", " ")


def _labels(reading: Reading, table: Table) -> dict[str, Cell] | None:
    """The values of a fiche's labels, or None where the table is no fiche."""
    values: dict[str, Cell] = {}
    labelled = 0
    for row in table.rows():
        filled = [c for c in row if c.end > c.start]
        for index, cell in enumerate(filled):
            text = _text(reading, cell)
            kind = next((k for k, pattern in _FICHE_LABELS.items() if len(text) < 60 and pattern.search(text)), None)
            if kind is None or index + 1 >= len(filled):
                continue
            if index == 0 or index == 2:
                labelled += 1
                values.setdefault(kind, filled[index + 1])
    wide = max((c.column for c in table.cells), default=0) > 3
    return values if labelled >= 3 and not wide else None


def _fiche(reading: Reading, table: Table) -> Row | None:
    values = _labels(reading, table)
    if values is None:
        return None
    title = values.get("title")
    if title is None:
        return _untitled(reading, table, values)

    def span(kind: str) -> tuple[int, int] | None:
        cell = values.get(kind)
        return (cell.start, cell.end) if cell is not None else None

    return Row(title.start, title.end, "fiche", "actions.fiche", span("objective"), span("pilot"), span("calendar"))


def _untitled(reading: Reading, table: Table, values: dict[str, Cell]) -> Row | None:
    """A fiche whose title stands in a merged first row or in the heading above it."""
    first = table.rows()[0] if table.rows() else []
    filled = [c for c in first if c.end > c.start]
    candidates = [(filled[0].start, filled[0].end)] if len(filled) == 1 else []
    blocks = reading.document.blocks
    for index in range(table.block - 1, max(-1, table.block - 4), -1):
        if blocks[index].kind in {"heading", "title", "paragraph"}:
            candidates.append((blocks[index].start, blocks[index].end))
            break
    for start, end in candidates:
        heading = _FICHE_HEADING.match(reading.folded[start:end])
        if heading and len(heading["title"]) > 8 and not heading["title"].startswith("engagement"):
            get = {k: (c.start, c.end) for k, c in values.items()}
            return Row(start + heading.start("title"), end, "fiche", "actions.fiche", get.get("objective") or (start, start + heading.start("title")), get.get("pilot"), get.get("calendar"))
    return None


def _financing(reading: Reading, table: Table) -> Iterator[Row]:
    """Rows of a table whose header names actions in one column and something measured in another."""
    grid = table.rows()
    for number, row in enumerate(grid[:3]):
        header = next((c for c in row if c.end > c.start and _ACTION_HEADER.match(_text(reading, c))), None)
        if header is None or len([c for c in row if c.end > c.start]) < 2:
            continue
        objective = next((c.column for c in row if re.match(r"(?:n° )?obj(?:ectif)?s?\b", _text(reading, c))), None)
        pilot = next((c.column for c in row if _FICHE_LABELS["pilot"].match(_text(reading, c))), None)
        calendar = next((c.column for c in row if _FICHE_LABELS["calendar"].match(_text(reading, c))), None)
        for body in grid[number + 1 :]:
            cells = {c.column: c for c in body if c.end > c.start}
            cell = cells.get(header.column)
            if cell is None:
                continue
            text = _text(reading, cell)
            if len(text) < 6 or _TOTAL.match(text) or _NUMERIC.match(text) or _ACTION_HEADER.fullmatch(text) or cell.header:
                continue
            if len(cells) == 1 and len(table.cells) > len(grid):
                continue  # a band across the table: the heading of a group of rows

            def span(column: int | None, cells: dict[int, Cell] = cells) -> tuple[int, int] | None:
                found = cells.get(column) if column is not None else None
                return (found.start, found.end) if found is not None else None

            yield Row(cell.start, cell.end, "table", "actions.table", span(objective), span(pilot), span(calendar))
        return


def _lines(reading: Reading) -> Iterator[Row]:
    """Fiches written as paragraphs: « Intitulé de l'action : … », or a heading that carries the title."""
    blocks = reading.document.blocks
    for index, block in enumerate(blocks):
        if block.kind not in {"paragraph", "heading", "title"}:
            continue
        folded = reading.folded[block.start : block.end]
        line = _TITLE_LINE.match(folded)
        if line and len(folded) - line.end() > 8:
            yield Row(block.start + line.end(), block.end, "fiche", "actions.fiche")
            continue
        heading = _FICHE_HEADING.match(folded)
        if not heading or len(heading["title"]) < 9 or len(folded) > 260 or heading["title"].startswith("engagement"):
            continue
        following = blocks[index + 1 : index + 9]
        if any(b.kind == "table" for b in following[:2]) or any(
            _TITLE_LINE.match(reading.folded[b.start : b.end]) for b in following
        ):
            continue
        yield Row(block.start + heading.start("title"), block.end, "fiche", "actions.fiche", (block.start, block.start + heading.start("title")))
