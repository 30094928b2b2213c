"""Actions in tables: the rows of a financing or follow-up table, and fiches action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.extractors.actions.fiche_words import FicheWords, words
from extractor.extractors.actions.fiches import (
    Row,
    Span,
    fiche_of,
    fiches_in_lines,
    fiches_run_in,
    named_rows,
)
from extractor.extractors.actions.grammar import OFFERED, doing_words, word_is_doing
from extractor.extractors.actions.restated import commitment_of
from extractor.extractors.actions.telling import speaks_of
from extractor.language import Reading
from extractor.model import Cell, Table
from extractor.rules import Rules

# « Nouvelle rédaction », in an amendment; not « Après avenant », which stands over sums as well.
_REWRITTEN = re.compile(
    r"nouve(?:l|lle|au|aux)\s(?:redaction|libelle|intitule|contenu)|redaction\s(?:nouvelle|modifiee|proposee|issue)"
)
_NUMERIC = re.compile(r"[\d\s.,€%k/–-]*|-|–|n\.?\s?[cd]\.?|sans objet")
# « 1. Atteindre … 2. Faire progresser … »: a cell that holds a whole list of objectives is no row's action.
_ITEM = re.compile(r"(?:^|\s)\d{1,2}\s?[.)]\s+(?=[a-z])")
_NUMBER = re.compile(r"(?:n°\s?)?\d{1,2}(?:\.\d{1,2})?\s?[-–.:)]?\s+(?=[a-z])")
# « Obj. 4 », « 2.1 », « FA-12 », « Fiche action n° 3 »: what only numbers its row.
_LABEL = re.compile(
    r"(?:(?:obj(?:ectif)?|fiche|action|fiche\saction|mesure|axe|ref)s?\.?\s?)?(?:n°\s?)?"
    r"(?:[a-z]{1,3}[\s.-]?)?\d{1,4}(?:[.\s/-]?(?:\d{1,2}|[a-h])){0,3}"
)
_GROUP = re.compile(r"(?:axe|engagement|volet|priorite|chapitre|partie)?\s?(?:\d|[ivx]{1,4}|[a-h])[.)]?")
_COMMITMENT = re.compile(r"(?:engagement|axe)\s")
_HEADER_ROWS = 3
_SHORTEST = 6


def rows(reading: Reading, rules: Rules) -> Iterator[Row]:
    """The actions of all tables, then those of fiches written as lines."""
    patterns = words(rules)
    heads = doing_words(rules)
    for table in reading.document.tables:
        if named := named_rows(reading, table):
            yield from named
            continue
        is_fiche, row = fiche_of(reading, patterns, table)
        if row is not None:
            yield row
        elif not is_fiche:
            yield from _Grid(reading, rules, table, heads).rows()
    run_in = list(fiches_run_in(reading))
    yield from run_in
    yield from (
        row
        for row in fiches_in_lines(reading, patterns)
        if not any(row.start <= r.start < row.end for r in run_in)
    )


class _Grid:
    """A table whose header names actions in one column and something measured in another."""

    def __init__(self, reading: Reading, rules: Rules, table: Table, heads: frozenset[str]) -> None:
        self._reading, self._heads, self._taxonomy = reading, heads, rules.taxonomy
        self._words: FicheWords = words(rules)
        self._grid = [[c for c in row if c.end > c.start] for row in table.rows()]
        self._columns = 1 + max((c.column for c in table.cells), default=0)

    def rows(self) -> Iterator[Row]:
        for weak in (False, True):
            found = [r for r in self._under(weak=weak) if not (weak and self._is_act(r))]
            if found and (not weak or self._read_like_actions(found)):
                yield from found
                return

    def _is_act(self, row: Row) -> bool:
        return self._words.acts.match(self._reading.folded, row.start, row.end) is not None

    def _read_like_actions(self, found: list[Row]) -> bool:
        doing = sum(self._reads_like_action(r) for r in found)
        return len(found) > 1 and doing * 2 >= len(found)

    def _reads_like_action(self, row: Row) -> bool:
        """« Formation des agents », « 1.3 – Visites des sages-femmes », not « 2 – Sécurisation … »."""
        text = self._reading.folded[row.start : row.end]
        if word_is_doing(text, self._heads):
            return True
        bare = _NUMBER.sub("", text, count=1)
        doing = word_is_doing(bare, self._heads) or OFFERED.match(bare) is not None
        return doing and speaks_of(self._reading, "served", row.start, row.end)

    def _under(self, *, weak: bool) -> Iterator[Row]:
        """The rows under the first header that names actions, or that only may name them."""
        pattern = self._words.weak_header if weak else self._words.action_header
        for number, row in enumerate(self._grid[:_HEADER_ROWS]):
            header = self._column(row, pattern)
            if header is None and weak and number == 0 and row and row[0].column == 1:
                header = 0  # nothing stands above the first column: what is measured stands above the others
            if header is None or len(row) < 2:
                continue
            objective = self._column(row, self._words.objective_header)
            if self._labels(header, number):
                beside = next((c for c in row if c.column == header + 1), None)
                if beside is not None and not self._names_action(beside):
                    return
                objective, header = header, header + 1  # what the numbers number
            if (rewritten := self._column(row, _REWRITTEN)) is not None:
                header = rewritten  # what stands beside it is what was agreed before
            columns = (
                objective,
                self._column(row, self._words.labels["pilot"]),
                self._column(row, self._words.labels["calendar"]),
            )
            yield from self._body(self._grid[number + 1 :], header, columns)
            return

    def _names_action(self, head: Cell) -> bool:
        """« Intitulé », « Action », « Libellé » beside a column of numbers."""
        text, words = self._text(head), self._words
        labels = (words.labels["title"], words.labels["description"])
        patterns = (*labels, words.action_header, words.weak_header)
        return any(pattern.match(text) for pattern in patterns)

    def _labels(self, column: int, header: int) -> bool:
        """Whether what stands in a column under a header only numbers the rows."""
        below = (c for row in self._grid[header + 1 :] if len(row) > 1 for c in row if c.column == column)
        texts = [text for c in below if (text := self._text(c)) and not self._words.total.match(text)]
        return bool(texts) and all(_LABEL.fullmatch(text) for text in texts)

    def _body(
        self, body: list[list[Cell]], header: int, columns: tuple[int | None, int | None, int | None]
    ) -> Iterator[Row]:
        band: Span | None = None
        full = sum(len(row) > 2 for row in body)
        for row in body:
            cells = {c.column: (c.start, c.end) for c in row}
            if len(row) == 1 and self._columns > 1:
                band = (row[0].start, row[0].end)  # across the table: the heading of a group of rows
                continue
            action = next((c for c in row if c.column == header), None)
            if action is not None and full * 2 > len(body) and self._heads_group(row, action):
                band = (action.start, action.end)
                continue
            if action is not None and self._restates(action):
                band = (action.start, action.end)
                continue
            if action is not None and self._is_action(action):
                objective, pilot, calendar = (cells.get(c) if c is not None else None for c in columns)
                yield Row(
                    action.start, action.end, "table", "actions.table", objective, pilot, calendar, band
                )

    def _heads_group(self, row: list[Cell], title: Cell) -> bool:
        """« 2 | Parcours », with nothing beside it, over « 2.1 », « 2.2 », which have pilots and sums."""
        return len(row) == 2 and row[1] is title and bool(_GROUP.fullmatch(self._text(row[0])))

    def _restates(self, cell: Cell) -> bool:
        """« Engagement 1 : agir le plus précocement possible » heads the rows below it."""
        text = self._reading.text[cell.start : cell.end]
        return bool(_COMMITMENT.match(text.lower()) and commitment_of(text, self._taxonomy))

    def _is_action(self, cell: Cell) -> bool:
        text = self._text(cell)
        if cell.header or len(text) < _SHORTEST or _NUMERIC.fullmatch(text) or len(_ITEM.findall(text)) > 1:
            return False
        return not self._words.total.match(text) and not self._words.action_header.fullmatch(text)

    def _column(self, row: list[Cell], pattern: re.Pattern[str]) -> int | None:
        return next((c.column for c in row if pattern.match(self._text(c))), None)

    def _text(self, cell: Cell) -> str:
        return self._reading.folded[cell.start : cell.end].strip(" :.*")
