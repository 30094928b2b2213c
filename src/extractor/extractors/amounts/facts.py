"""Sums of money with what the text says of each: qualifier, rhythm, payer, payee, programme, year, action.

The spans are found by `money`, the payer by `payers` on the skeleton of the sentence (`clauses`), what tables
say by `financing`; here the pieces are put together. What nobody says stays empty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from extractor.extractors.amounts import money as grammar
from extractor.extractors.amounts.beside import Beside
from extractor.extractors.amounts.clauses import NOUN, Clause, P, Parties, V, clause, joined
from extractor.extractors.amounts.financed import Financed
from extractor.extractors.amounts.financing import Financing
from extractor.extractors.amounts.grids import Grid
from extractor.extractors.amounts.implied import Implied, is_foreign
from extractor.extractors.amounts.money import Money
from extractor.extractors.amounts.payers import Payment, payments
from extractor.extractors.amounts.said import INSTALMENT, PAID_BEFORE
from extractor.extractors.amounts.spans import Spans
from extractor.extractors.amounts.tablecontext import CellContext
from extractor.extractors.amounts.terms import Reach, Terms, programme_code, programme_of, terms_of, year_of
from extractor.extractors.amounts.words import MoneyWords, words
from extractor.extractors.amounts.years import years
from extractor.language import Reading, fold
from extractor.model import Amount, Block, Problem, Qualifier, Result
from extractor.rules import Rules

_PRONOUN = re.compile(r"\b(?:ils?|elles?|celui-ci|celle-ci|ce dernier|cette derniere|son|sa|ses)\b")
_LONGEST_FIGURE, _LONGEST_CAPTION, _TO_A_PARTY = 40, 200, 4
_HEADING_PAYER = re.compile(
    rf"(?:article\s\w+\s?[:.–-]+)?[\d.\sivx)–-]*(?:l[ae]s?\s)?"
    rf"(?:{NOUN}\s(?:[a-z]+\s)?(?:de\s)?|ce qu(?:e\s|')(?:{V}\s)?)?(?P<p>{P})(?:(?<=ce que {P})\s{V})?[\s:]*"
)
_HEADING_YEAR = re.compile(r"(?:[\W\d]*\s)?(?:annee|exercice|budget)?\s*(?P<year>20[0-4]\d)\s*:?$")
_FARTHEST_SUBJECT = 5
"""How many sentences back a pronoun may look for whom it stands for."""
_NOTHING_SAID = CellContext()


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """Adds the sums of the document, and a warning for each total that is not the sum of its rows."""
    finder = _Finder(reading, words(rules), result)
    amounts = sorted(finder.amounts(), key=lambda a: (a.evidence.start, a.evidence.end))
    return replace(
        result,
        amounts=(*result.amounts, *amounts),
        problems=(*result.problems, *finder.problems()),
    )


class _Finder:
    """One document's sums. The state is only what every step looks up."""

    def __init__(self, reading: Reading, lexicon: MoneyWords, result: Result) -> None:
        self.reading, self.words, self.result = reading, lexicon, result
        self.document = reading.document
        self.folded = reading.folded
        places = ((d.evidence.start, d.evidence.end) for d in result.departments)
        self.parties = Parties(reading, lexicon, places)
        self.tables = [Financing(reading, lexicon, self.parties, t) for t in self.document.tables]
        self.implied = Implied(reading, lexicon, self.parties, result)
        self.spans = Spans(reading, lexicon, self.parties)
        self.starts = self.spans.starts
        self.beside = Beside(reading, lexicon, self.parties)
        self.financed = Financed(reading, result.actions)
        self.tables_at = {table.grid.block: number for number, table in enumerate(self.tables)}
        self.block_starts = [block.start for block in self.document.blocks]
        self._headings: dict[int, CellContext] = {}
        self._intros: dict[int, CellContext] = {}
        self._years_before: dict[int, str] = {}
        self._foreign: dict[int, bool] = {}

    def amounts(self) -> Iterator[Amount]:
        sentences: dict[int, list[Money]] = {}
        for money in self.spans.monies():
            sentences.setdefault(self.spans.sentence(money.start), []).append(money)
        for index, monies in sentences.items():
            yield from self._of_sentence(index, monies)
        for table in self.tables:
            for start, end, value, context in table.bare_sums():
                money = Money(start, end, grammar.plain(value), kind="table_column")
                said = self._with_payer(context)
                yield self._amount(money, Terms(start, end, "exact", ""), said, table.grid)

    def problems(self) -> Iterator[Problem]:
        for table in self.tables:
            for wrong in table.mismatches():
                parts = " + ".join(_figure(part) for part in wrong.parts)
                where = "columns" if wrong.across else "rows"
                yield Problem(
                    source=self.document.source,
                    document_id=self.document.id,
                    stage="amounts",
                    severity="warning",
                    code="total_mismatch",
                    message=(
                        f"the table says {_figure(wrong.stated)} in total, "
                        f"its {where} give {_figure(sum(wrong.parts, Decimal(0)))} ({parts})"
                    ),
                    page=self.document.page_at(wrong.cell.start),
                )

    def _block_at(self, offset: int) -> int | None:
        """As the document's `block_at`, on numbers alone."""
        index = bisect_right(self.block_starts, offset) - 1
        return index if index >= 0 and offset < self.document.blocks[index].end else None

    # Sentences

    def _clause(self, index: int, monies: Sequence[Money]) -> Clause:
        start, end = self.reading.sentences[index]
        if self.folded.startswith(" . ", start - 3) and index:  # « Agence régionale de santé . 780 000 € »
            start = self.reading.sentences[index - 1][0]
        end = max([end, *(money.end for money in monies), self._caption_end(index) if monies else 0])
        return clause(self.reading, self.words, self.parties, monies, start, end)

    def _caption_end(self, index: int) -> int:
        """Where the words under a key figure end: « 4,4 M€ | financés par l'État »; 0 if it is none."""
        start, end = self.reading.sentences[index]
        if end - start > _LONGEST_FIGURE:
            return 0
        blocks, block = self.document.blocks, self._block_at(start)
        if (
            block is None
            or block + 1 >= len(blocks)
            or (blocks[block].start, blocks[block].end) != (start, end)
        ):
            return 0
        after = blocks[block + 1]
        text = self.document.text[after.start : after.end]
        opens = text[:1].islower() or self.parties.any_in(after.start, after.start + _TO_A_PARTY)
        if self.beside.over(block):
            return 0
        caption = opens and len(text) < _LONGEST_CAPTION
        if after.kind != "paragraph":  # « ARS », or « apportés par l'État », taken for a title
            name = text[:1].islower() or bool(self.beside.name(block + 1))
            caption = caption and name and self.document.text[start : start + 1].isdigit()
        return after.end if caption and not grammar.find(fold(text)) else 0

    def _subject_before(self, index: int) -> Clause:
        """The sentence before, or an earlier one of the same block if that names nobody."""
        before, block = self._clause(index - 1, ()), self._block_at(self.starts[index])
        for earlier in range(index - 2, max(-1, index - _FARTHEST_SUBJECT), -1):
            if before.parties or block != self._block_at(self.starts[earlier]):
                break
            before = self._clause(earlier, ())
        return before

    def _of_sentence(self, index: int, monies: list[Money]) -> Iterator[Amount]:
        start, end = self.reading.sentences[index]
        alone = len(monies) == 1 and (start, end) == (monies[0].start, monies[0].end)
        if alone and self._block_at(start) in self.tables_at:
            yield self._of_cell(index, monies[0])
            return
        if self._is_foreign(start, end):
            return
        alone = alone and not self.folded.startswith(" . ", start - 3)
        paid = [Payment()] * len(monies)
        programmes: tuple[re.Match[str], ...] = ()
        if not alone or self._caption_end(index):
            skeleton, before = self._clause(index, monies), None
            end = skeleton.end if not alone else end
            programmes = skeleton.programmes
            if index and _PRONOUN.search(self.folded, start, end):
                before = self._subject_before(index)
            paid = payments(skeleton, self.words, self.reading, before)
            if index and not skeleton.parties and INSTALMENT.match(self.folded, start, end):
                paid = self._as_before(index, paid)
            decided = False
            for number, payment in enumerate(paid):
                given = not payment.payers and payment.payee != "departement"
                if given and (decided or self.implied.decided(skeleton, skeleton.position(number))):
                    paid[number], decided = payment._replace(payers=("departement",)), not skeleton.parties
        used: set[int] = set()
        last_end = start
        for number, (money, payment) in enumerate(zip(monies, paid, strict=True)):
            right = monies[number + 1].start if number + 1 < len(monies) else end
            same_payer = number == 0 or not payment.payers or payment.payers == paid[0].payers
            left = max(monies[number - 1].end, last_end) if number else start
            reach = Reach(left, right, start, monies[0].start)
            terms = terms_of(self.folded, self.words, money, reach)
            last_end = terms.end
            year = year_of(self.folded, self.words, money, reach, used) or self._year_before(index, start)
            programme = programme_of(self.folded, programmes, money, reach, used, leading=same_payer)
            said = CellContext(joined(payment.payers), payment.payee, programme, year)
            said, grid = self._with_context(said, money.start, terms.start)
            if not said.payer:
                said = said._replace(payer=self.implied.payer(money, start, end))
            yield self._amount(money, terms, said, grid)

    def _is_foreign(self, start: int, end: int) -> bool:
        """Whether the sentence sells the newspaper (« 9,90 € sans engagement ») or leads to others."""
        if self.words.price_of_the_paper.search(self.folded, start, end):
            return True
        block = self._block_at(start)
        if block is not None and block not in self._foreign:
            self._foreign[block] = is_foreign(self.reading, self.words, block)
        return block is not None and self._foreign[block]

    def _as_before(self, index: int, paid: list[Payment]) -> list[Payment]:
        """Instalments of what the sentence before says somebody pays."""
        before = self._subject_before(index)
        match = PAID_BEFORE.match(before.text)
        if match is None or self._block_at(before.start) != self._block_at(self.starts[index]):
            return paid
        codes = before.party(match[match.lastgroup or "p"]).codes
        return [payment if payment.payers else payment._replace(payers=codes) for payment in paid]

    def _of_cell(self, index: int, money: Money) -> Amount:
        """A sum that fills its cell: only what stands around the table and in it says something of it."""
        qualifier: Qualifier = (
            "between" if money.max is not None else "about" if money.approximate else "exact"
        )
        said = CellContext(year=self._year_before(index, money.start))
        said, grid = self._with_context(said, money.start, money.start)
        payer = said.payer or (self._of_its_words(money, grid) if grid is not None else "")
        payer = payer or self.implied.payer(money, money.start, money.end)
        terms = Terms(money.start, money.end, qualifier, "")
        return self._amount(money, terms, said._replace(payer=payer), grid)

    def _amount(self, money: Money, terms: Terms, said: CellContext, grid: Grid | None) -> Amount:
        evidence = self.reading.evidence(terms.start, terms.end, f"amounts.{money.kind}")
        return Amount(
            document_id=self.document.id,
            evidence=evidence,
            text=self.document.text[money.start : money.end],
            amount=money.value,
            amount_max=money.max,
            qualifier=terms.qualifier,
            per=terms.per,
            payer=said.payer,
            payee=said.payee,
            programme=said.programme,
            year=said.year,
            action_id="" if said.total else self.financed.action(evidence, grid),
        )

    def _of_its_words(self, money: Money, grid: Grid) -> str:
        """Who pays a key figure, by the words of the cell beside it: « 58 M€ | de dépenses de l'État »."""
        cell = grid.cell_at(money.start)
        words = grid.at.get((cell.row, cell.column + 1)) if cell is not None else None
        if words is None or len(grid.columns) > 2 or not self.parties.any_in(words.start, words.end):
            return ""
        skeleton = clause(self.reading, self.words, self.parties, (money,), money.start, words.end)
        text = skeleton.text.replace(" | ", " ", 1)
        return joined(payments(skeleton._replace(text=text), self.words, self.reading, None)[0].payers)

    def _year_before(self, index: int, start: int) -> str:
        """The year that opens an earlier sentence of the paragraph, up to the next one said."""
        block = self._block_at(start)
        if block is None or years(self.folded, start, self.reading.sentences[index][1]):
            return ""
        opening = self.document.blocks[block].start
        year, passed = "", []
        while index and self.starts[index - 1] >= opening:
            if index in self._years_before:
                year = self._years_before[index]
                break
            passed.append(index)
            index -= 1
            first, last = self.reading.sentences[index]
            if found := years(self.folded, first, last):
                only = found[0][0] <= first + 2 and len({y for _, _, y in found}) == 1
                year = found[0][2] if only else ""
                break
        self._years_before.update(dict.fromkeys(passed, year))  # a table has a sentence for each cell
        return year

    # Context

    def _with_context(self, said: CellContext, offset: int, first: int) -> tuple[CellContext, Grid | None]:
        """`said` of the sum at `offset`, completed by list, heading and table; the table's grid, if any.

        `first`: where the sum begins with the words that qualify it.
        """
        said = self._introduced(said, offset, first)
        block = self._block_at(offset) if self.tables else None
        number = self.tables_at.get(block) if block is not None else None
        table = self.tables[number] if number is not None else None
        cell = table.grid.cell_at(offset) if table is not None else None
        if table is None or cell is None:
            return self._with_payer(said), None
        return self._with_payer(_completed(said, table.context(cell))), table.grid

    def _with_payer(self, said: CellContext) -> CellContext:
        """`said` with the payer that its programme has, where nobody is said to pay."""
        payer = said.payer or self.words.programme_payers.get(said.programme, "")
        return said if payer == said.payer else said._replace(payer=payer)

    def _introduced(self, said: CellContext, offset: int, first: int) -> CellContext:
        """`said` completed from the name over the sum, the words that introduce the list, and the heading."""
        index = self._block_at(offset)
        if index is None or (said.payer and said.year):
            return said
        block = self.document.blocks[index]
        if not said.payer and first == block.start:
            said = said._replace(payer=self.beside.over(index))
        intro = block.intro if block.parent is None else block.parent
        if block.kind == "list_item" and intro is not None:
            if intro not in self._intros:
                self._intros[intro] = self._from_intro(self.document.blocks[intro])
            said = _completed(said, self._intros[intro])
            index = intro + (self.document.blocks[intro].kind in ("heading", "title"))
        heading = self._heading_before[index]
        return said if heading is None else _completed(said, self._from_heading(heading))

    @cached_property
    def _heading_before(self) -> list[int | None]:
        """For each block, the number of the last heading above it."""
        above: list[int | None] = []
        heading = None
        for number, block in enumerate(self.document.blocks):
            above.append(heading)
            if block.kind in ("heading", "title"):
                heading = number
        return above

    def _from_heading(self, index: int) -> CellContext:
        """Payer and year that the heading, block `index`, names."""
        if index in self._headings:
            return self._headings[index]
        heading = self.document.blocks[index]
        match = _HEADING_YEAR.match(self.folded[heading.start : heading.end])
        said = {year for _, _, year in years(self.folded, heading.start, heading.end)}
        year = match["year"] if match else said.pop() if len(said) == 1 else ""
        payer = ""
        if self.parties.any_in(heading.start, heading.end):
            skeleton = clause(self.reading, self.words, self.parties, (), heading.start, heading.end)
            if match := _HEADING_PAYER.fullmatch(skeleton.text):
                payer = joined(skeleton.party(match["p"]).codes)
        self._headings[index] = CellContext(payer=payer, year=year)
        return self._headings[index]

    def _from_intro(self, intro: Block) -> CellContext:
        """What the words that introduce a list say of the sums in its items."""
        index = self.spans.sentence(intro.end - 1)
        start, end = self.reading.sentences[index]
        if not start <= intro.end <= end + 1:
            return _NOTHING_SAID
        inside = list(grammar.find(self.folded[start : intro.end]))
        monies = [m._replace(start=m.start + start, end=m.end + start, doubled=None) for m in inside]
        here = Money(intro.end, intro.end, Decimal(0))  # a sum would stand here
        skeleton = clause(self.reading, self.words, self.parties, [*monies, here], start, intro.end)
        before = self._subject_before(index) if index and _PRONOUN.search(self.folded, start, end) else None
        payment = payments(skeleton, self.words, self.reading, before)[-1]
        said = {year for _, _, year in years(self.folded, intro.start, intro.end)}
        programmes = {programme_code(m) for m in self.words.programme.finditer(self.folded, start, intro.end)}
        return CellContext(
            joined(payment.payers),
            payment.payee,
            programmes.pop() if len(programmes) == 1 else "",
            said.pop() if len(said) == 1 else "",
        )


def _completed(said: CellContext, context: CellContext) -> CellContext:
    """`said`, and what it leaves open as `context` says it."""
    if context == _NOTHING_SAID:
        return said
    return CellContext(
        said.payer or context.payer,
        said.payee or context.payee,
        said.programme or context.programme,
        said.year or context.year,
        context.total,
    )


def _figure(value: Decimal) -> str:
    return f"{grammar.plain(value):,} €".replace(",", " ")
