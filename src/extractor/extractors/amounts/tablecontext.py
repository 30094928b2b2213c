"""What a table says of the sums in a cell: payer, payee, programme and year.

They come from the headers above (the nearest that names one), else from the row's label, from a section row
over it, from a column « Financeur », or from the table's title. What a header or a label says is read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from extractor.extractors.amounts.clauses import PARTIES, PLACE, Parties, Party, joined
from extractor.extractors.amounts.grids import YEAR_CELL, Grid
from extractor.extractors.amounts.words import MoneyWords
from extractor.extractors.amounts.years import years
from extractor.language import Reading
from extractor.model import Cell

PART = re.compile(r"dont\s(?:part\s(?:de\s)?)?")
"""« dont État »: the head of a column of shares of another column."""
_ANY_YEAR = re.compile(r"(?<![\d/–-])20[0-4]\d(?![\d/–-])")
_TITLE_YEAR = re.compile(
    r"(?<![\d/–-])(?<!janvier )(?<!fevrier )(?<!mars )(?<!avril )(?<!mai )(?<!juin )(?<!juillet )(?<!aout )"
    r"(?<!septembre )(?<!octobre )(?<!novembre )(?<!decembre )"
    r"(?P<year>20[0-4]\d)(?!\d|\s?[–/-]\s?\d|\s(?:a|et)\s20)"
)
_RECIPIENT = re.compile(r"\b(?:a|a la|au|aux)\s?$")
_FINANCED_BY = re.compile(
    r"\s*(?:co-?)?financ(?:ements?|ee?s?\spar)\s(?:(?:de|par)\s)?(?:l'|la\s|le\s)?(?=\w+)"
)
_SHARE_OF = re.compile(
    r"\b(?:participations?|part|contributions?|dotations?|subventions?|credits|financements?|apports?|concours"
    r"|depenses?|budgets?|efforts?|engagements?)"
    r"(?:\sfinanciere?s?)?\sd(?:e\sl'|e\sla\s|e\s|u\s|')$"
)
_PARTNER = re.compile(r"(?:partenaire|signataire|acteur|partie|contributeur)s?\b")
_GRANTED = ("association", "commune", "autre")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ARTICLE = re.compile(
    r"[\s\d\W]|\b(?:l|le|la|les|de|du|d|des|en|et|euros?|k|part|montant|montants|total|prevu|dont|medico-socia(?:l|le|ux)|fonds|propres|action|prog)\b"
)


class CellContext(NamedTuple):
    """What the table says of the sums in one cell."""

    payer: str = ""
    payee: str = ""
    programme: str = ""
    year: str = ""
    total: bool = False


class TableContext:
    """Reads headers, labels and title of one table; `is_total` tells the rows that sum up others."""

    def __init__(
        self,
        reading: Reading,
        words: MoneyWords,
        parties: Parties,
        grid: Grid,
        is_total: Callable[[Cell], bool],
    ) -> None:
        self._reading, self._words, self._parties = reading, words, parties
        self._grid, self._is_total = grid, is_total
        self._said: dict[tuple[int, int, bool], CellContext] = {}
        self._columns: dict[int, CellContext] = {}
        self._rows: dict[int, CellContext] = {}
        self._partners: dict[int, bool] = {}
        self._funders: dict[int, bool] = {}
        self._sections: dict[int, CellContext] = {}
        self._heads: dict[str, tuple[bool, bool, bool]] = {}

    def of(self, cell: Cell) -> CellContext:
        """Payer, payee, programme and year as the headers, the row and the title say them."""
        column = self._of_column(cell)
        if not self._grid.valued(cell):  # several sums, or words around one
            row = self._of_row(cell.row, beside=cell)
        elif cell.row in self._rows:
            row = self._rows[cell.row]
        else:
            row = self._rows[cell.row] = self._of_row(cell.row)
        return CellContext(
            column.payer or row.payer,
            column.payee or row.payee,
            column.programme or row.programme,
            column.year or row.year,
            self._is_total(cell),
        )

    def _of_row(self, row: int, beside: Cell | None = None) -> CellContext:
        """What the cells of a row that hold no sum say, then the section row over it, corner and title."""
        others = (c for c in self._grid.filled(row) if c is not beside and not self._grid.valued(c))
        labels = [self.said(other, header=False) for other in others]
        return _first((*labels, self._section(row), self._fiche, self._corner, self._caption))

    def _of_column(self, cell: Cell) -> CellContext:
        """What the headers over a cell say, the nearest first."""
        if cell.column not in self._columns or cell.row in self._grid.headers:
            said = [self.said(header, header=True) for header in self._grid.above(cell)]
            first = _first(said)
            self._columns[cell.column] = first._replace(year=first.year or self._year_of_the_whole(cell))
        return self._columns[cell.column]

    def said(self, cell: Cell, *, header: bool) -> CellContext:
        """What one header or label says by itself."""
        key = (cell.row, cell.column, header)
        if key not in self._said:
            self._said[key] = self._read(cell, header=header)
        return self._said[key]

    def _read(self, cell: Cell, *, header: bool) -> CellContext:
        text = self._grid.text(cell)
        payers, payees, others = (False, False, False) if header else self._headed(cell)
        financed = not header and _FINANCED_BY.match(text) is not None  # « Financement ARS ; 44 jeunes »
        named = header or payers or financed
        payer = payee = ""
        if named or cell is next(iter(self._grid.filled(cell.row)), None):
            payer, payee = self.party(cell, whole=not named)
        if header and len(self._grid.columns) == 2 and self._is_pilot(cell):
            payer = payee = ""
        if payer in _GRANTED and not (named or self._of_funders(cell.column)):
            payer = ""  # « Fondation Les Tilleuls | 12 000 € » receives
        if payees:
            payer, payee = "", payee or payer or " ".join(self._reading.text[cell.start : cell.end].split())
        elif others and not self.of_partners(cell.column):
            payer = payee = ""
        match = self._words.programme.search(text)
        written = set(_ANY_YEAR.findall(text)) if header or YEAR_CELL.match(text) else set()
        return CellContext(
            payer,
            payee,
            (match["number"] or match.lastgroup or "") if match else "",
            written.pop() if len(written) == 1 else self._only_year(cell.start, cell.end),
        )

    def _is_pilot(self, cell: Cell) -> bool:
        """« Pilote | ARS » on top of a fiche, read as heads of its columns: nobody that pays."""
        first = self._grid.at.get((cell.row, self._grid.columns[0]))
        return first is not None and self._words.other_people.search(self._grid.text(first)) is not None

    @cached_property
    def _fiche(self) -> CellContext:
        """« Financeur | ARS » as a row of a fiche: who pays the sums of its other rows."""
        if len(self._grid.columns) != 2:
            return CellContext()
        rows = [self._grid.filled(row) for row in self._grid.rows]
        said = [
            self.party(row[1], whole=True)[0]
            for row in rows
            if len(row) == 2 and self._words.payer_headings.match(self._grid.text(row[0]).strip())
        ]
        return CellContext(payer=said[0]) if len(said) == 1 else CellContext()

    def _headed(self, cell: Cell) -> tuple[bool, bool, bool]:
        """Whether the heads over a label are of those who pay, of those who receive, of other people."""
        above = " ".join(self._grid.text(c) for c in self._grid.above(cell))
        if above not in self._heads:
            self._heads[above] = (
                self._words.payer_headings.search(above) is not None,
                self._words.payee_headings.search(above) is not None,
                self._words.other_people.search(above) is not None,
            )
        return self._heads[above]

    def _of_funders(self, column: int) -> bool:
        """Whether the labels of a column name a party that finances others."""
        if column not in self._funders:
            cells = (self._grid.at.get((row, column)) for row in self._grid.rows)
            named = (party for c in cells if c for party in self._parties.within(c.start, c.end))
            self._funders[column] = any(code not in _GRANTED for party in named for code in party.codes)
        return self._funders[column]

    def of_partners(self, column: int) -> bool:
        """Whether a first column « Partenaire » holds funders: each row a party and nothing else."""
        if column not in self._partners:
            self._partners[column] = column == self._grid.columns[0] and self._are_parties(column)
        return self._partners[column]

    def _are_parties(self, column: int) -> bool:
        if not _PARTNER.match(self._grid.heading(column)):
            return False
        rows = (row for row in self._grid.rows if row not in self._grid.headers)
        cells = [c for row in rows if (c := self._grid.at.get((row, column))) and self._grid.text(c).strip()]
        named = [self.party(c, whole=True)[0] for c in cells if not self._is_total(c)]
        return len(set(named)) > 1 and all(named)

    def _section(self, below: int) -> CellContext:
        """What the nearest row with nothing but a label says (« Participation de l'État »), up to a total."""
        if below not in self._sections:
            said = CellContext()
            for row in self._grid.rows:  # each row has what the one before it opens or goes on with
                self._sections[row] = said
                if row in self._grid.headers:
                    continue
                filled = self._grid.filled(row)
                if filled and self._is_total(filled[0]):
                    said = CellContext()
                elif len(filled) == 1 and len(self._grid.columns) > 1 and not self._grid.valued(filled[0]):
                    said = self.said(filled[0], header=False)
        return self._sections[below]

    @cached_property
    def _corner(self) -> CellContext:
        """« Crédits ARS (en euros) » over labels that name nobody: whose share the table is."""
        corner = next((self._grid.at.get((r, self._grid.columns[0])) for r in self._grid.headers), None)
        if corner is None or not self._words.money_headings.search(self._grid.text(corner)):
            return CellContext()
        return CellContext(payer=self.said(corner, header=True).payer)

    @cached_property
    def _caption(self) -> CellContext:
        """Year and programme of the table's title, and whose share it says the table is."""
        start, end = self._grid.caption
        named = self._parties.within(start, end)
        whose = len(named) == 1 and bool(_SHARE_OF.search(self._reading.folded, start, named[0].start))
        if not named:
            named = self._departmental(start, end)
            whose = bool(named)
        titled = {m["year"] for m in _TITLE_YEAR.finditer(self._reading.folded, start, end)}
        match = self._words.programme.search(self._reading.folded, start, end)
        return CellContext(
            payer=joined(named[0].codes) if whose else "",
            programme=(match["number"] or match.lastgroup or "") if match else "",
            year=titled.pop() if len(titled) == 1 else self._only_year(start, end),
        )

    def _year_of_the_whole(self, cell: Cell) -> str:
        """« Coût 2021 | dont État | dont ARS »: the year of the column that a column of shares is part of."""
        if not PART.match(self._grid.heading(cell.column)):
            return ""
        headings = (self._grid.heading(c) for c in reversed(self._grid.columns) if c < cell.column)
        whole = next((heading for heading in headings if not PART.match(heading)), "")
        written = set(_ANY_YEAR.findall(whole))
        return written.pop() if len(written) == 1 else ""

    def party(self, cell: Cell, *, whole: bool) -> tuple[str, str]:
        """Payer and payee named in a cell; with `whole`, only where the cell says nothing else."""
        named = self._parties.within(cell.start, cell.end) or self._departmental(cell.start, cell.end)
        if not named:
            return "", ""
        if whole and self._says_more(cell, named):
            return "", ""
        before = self._reading.folded[max(cell.start, named[0].start - 12) : named[0].start]
        codes = joined([code for party in named for code in party.codes if code in PARTIES])
        return ("", codes) if _RECIPIENT.search(re.sub(r"l'$", "", before)) else (codes, "")

    def _departmental(self, start: int, end: int) -> list[Party]:
        """« Part départementale »: the département, named by an adjective."""
        match = self._words.departmental.search(self._reading.folded, start, end)
        return [Party(("departement",), *match.span("adjective"))] if match else []

    def _says_more(self, cell: Cell, named: list[Party]) -> bool:
        """Whether a cell says more than parties, programmes and words of money."""
        rest = self._grid.text(cell)
        for party in reversed(named):
            place = PLACE.match(self._reading.text, party.end, cell.end)
            end = place.end() if place and not self._parties.any_in(place.start(), place.end()) else party.end
            rest = _without(rest, party.start - cell.start, end - cell.start)
        rest = self._words.programme.sub("", _IN_BRACKETS.sub("", rest))
        rest = self._words.money_headings.sub("", rest)
        rest = self._words.clause.sub("", rest)
        return len(_ARTICLE.sub("", rest)) > 3

    def _only_year(self, start: int, end: int) -> str:
        found = {year for _, _, year in years(self._reading.folded, start, end)}
        return found.pop() if len(found) == 1 else ""


def _first(said: Iterable[CellContext]) -> CellContext:
    """What the first says that says anything, for each thing that can be said."""
    payer = payee = programme = year = ""
    for one in said:
        payer, payee = payer or one.payer, payee or one.payee
        programme, year = programme or one.programme, year or one.year
    return CellContext(payer, payee, programme, year)


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + text[end:]
