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
# « Fiche 8 – Contrôle des établissements. Cinq visites … »: the title, then what became of it.
_RUN_IN = re.compile(
    r"""fiche(?:[-\s](?:action|projet|mesure))?\s(?:n°\s?)?(?P<number>\d{1,2}(?:\.\d{1,2})?)
        (?:\s?\([^)]{3,60}\))?(?:\s?[:–—-]|\.)\s+(?P<title>(?!\d)[^.;:|\n]{9,110}?)(?:\s?\([^)]{3,60}\))?\s?\.\s+(?=\S)""",
    re.VERBOSE,
)
# « Fiche 3 – Non engagée. »: where it stands, no title. Folded: « cree » is « créé ».
_STATE = re.compile(
    r"(?:(?:non|pas|deja|entierement|partiellement|presque|est|a|sont|ont|toujours|desormais|bien|sans|en|au|aucune?|voir)\s"
    r"|(?:l[ae]\s|l')[^.]*?\s(?:est|a|sont|ont|sera|reste)\s|rien\b"
    r"|(?:realise|acheve|termine|engage|reporte|abandonne|retire|supprime|reconduit|modifie|maintenu|inchange|solde|suspendu|lance"
    r"|prolonge|fusionne|nouveau|nouvelle|annule|demarre|execute|remplace)(?:e|s|es)?\b)"
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
_FEWEST_RUN_IN = 3
# The name of a row: « Fiche n° 2 », « Action 5. »
_NAMED = re.compile(
    r"(?:fiche(?:[-\s](?:action|projet|mesure))?|action|mesure)\s(?:n°\s?|no\s)?\d{1,2}(?:\.\d{1,2})?\W*"
)
# « Objectif n° 6 », « Obj. 2, 3 et 5 »
_OBJECTIVE = re.compile(
    r"(?:objectif|obj\.)s?(?:\snationa(?:l|ux))?\s?(?:n°s?|:)?\s?\d{1,2}(?:(?:,|\set)?\s\d{1,2}){0,5}"
)


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
    if named := _named(reading, table):
        beside = next((c for c in table.rows()[0][1:] if c.end > c.start), None)
        objective = (beside.start, beside.end) if beside is not None and beside.start != named[0] else None
        return True, _row(named, values, values.get("objective") or objective)
    if (title := values.get("title")) and _is_wording(reading, *title):
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
    if titled := _numbered(reading, table):
        return True, titled
    # « Fiche n° 4 » without a title: its contents are all that says what is done.
    described = values.get("description")
    if described and any(_NAMED.fullmatch(reading.folded, *span) for span in candidates):
        return True, _row(described, values, values.get("objective"))
    return True, None


def named_rows(reading: Reading, table: Table) -> list[Row]:
    """The rows of a table without a header, each named « Action 5 », « Fiche n° 12 » in its first cell."""
    found: list[Row] = []
    for row in table.rows():
        filled = [c for c in row if c.end > c.start]
        if len(filled) < 2 or not _NAMED.fullmatch(reading.folded, filled[0].start, filled[0].end):
            continue
        if _is_wording(reading, filled[1].start, filled[1].end):
            found.append(Row(filled[1].start, filled[1].end, "table", "actions.table"))
    return found if len(found) > 1 and len(found) * 2 > len(table.rows()) else []


def fiches_run_in(reading: Reading) -> Iterator[Row]:
    """Three fiches or more in sentences: « Fiche 8 – Contrôle des établissements. Cinq visites … »."""
    found: dict[str, Span] = {}
    for block in reading.document.blocks:
        label = (
            _RUN_IN.match(reading.folded, block.start, block.end)
            if block.kind not in {"table", "header", "footer"}
            else None
        )
        if label and not _STATE.match(label["title"]):
            found.setdefault(label["number"], label.span("title"))
    if len(found) >= _FEWEST_RUN_IN:
        yield from (_row(span, {}, None) for span in found.values())


def fiches_in_lines(reading: Reading, words: FicheWords) -> Iterator[Row]:
    """Fiches written as paragraphs: « Intitulé de l'action : … », or a heading that carries the title."""
    blocks = reading.document.blocks
    starts = [
        i
        for i, b in enumerate(blocks)
        if b.kind != "table" and _HEADING.match(reading.folded, b.start, b.end)
    ]
    told = _told_in_prose(reading, words, starts)
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
            heading
            and block.kind != "list_item"
            and (values or index in told or not _BARE.match(reading.folded, block.start))
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


def _told_in_prose(reading: Reading, words: FicheWords, starts: list[int]) -> set[int]:
    """Headings such as « Fiche 3 – Un toit à dix-huit ans », three at least, each with a paragraph below."""
    blocks = reading.document.blocks
    found: dict[str, int] = {}
    for index in starts:
        block = blocks[index]
        heading = _HEADING.match(reading.folded, block.start, block.end)
        if heading is None or not heading["number"] or block.kind != "heading" or index + 1 == len(blocks):
            continue
        title = heading["title"].strip(" :.")
        if blocks[index + 1].kind == "paragraph" and not words.kind(title) and not _STATE.match(title):
            found[heading["number"]] = index
    return set(found.values()) if len(found) >= _FEWEST_RUN_IN else set()


def _row(title: Span, values: dict[str, Span], objective: Span | None) -> Row:
    return Row(*title, "fiche", "actions.fiche", objective, values.get("pilot"), values.get("calendar"))


def _is_wording(reading: Reading, start: int, end: int) -> bool:
    """Whether a cell says something: « Cap 21 », not « 40 000 € »."""
    return sum(map(str.isalpha, reading.text[start:end])) > 2


def _named(reading: Reading, table: Table) -> Span | None:
    """The title beside « Fiche n° 2 » in the first row of a fiche, or below its objective."""
    filled, *below = [[c for c in row if c.end > c.start] for row in table.rows()]
    if len(filled) != 2 or not _NAMED.fullmatch(reading.folded, filled[0].start, filled[0].end):
        return None
    if _OBJECTIVE.fullmatch(reading.folded, filled[1].start, filled[1].end):
        if not below or len(below[0]) != 1:
            return None
        filled = [filled[0], below[0][0]]
    title = (filled[1].start, filled[1].end)
    return title if _is_wording(reading, *title) else None


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
