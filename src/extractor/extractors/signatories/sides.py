"""A line, row or column for each party, « Pour l'État : X, préfet », « Pour l'État » over « X, préfet ».

Whoever stands so for two of the three parties signs, wherever in the document and whatever the heading says,
unless it says that these are people to call, to meet or to thank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.names import People
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading
from extractor.model import Block, Table

_LEAD = re.compile(r"[\W_]*(?:pour|cote|au\snom\sd[eu])\s(?:l[ae]s?\s|l')?")
_OTHERS = re.compile(
    r"\b(?:contact|interlocut|referent|comite|copil|pilot|suivi|correspondant|present|excuse|absent|visas?\b|relu"
    r"|renseign|inscri|joindre|ecrire|negoci|prepar|redact|intervenant|programme|deroule|prises? de parole"
    r"|avant (?:la )?signature|sans signature)"
)
_OWN = re.compile(r"\bcel(?:le|ui)\s(?:de\s(?:la\s|l')?|du\s|d')")  # « pour l'État, celle de M. X »
_COUNCIL = re.compile(r"(?:metropole|collectivite|ctm|ctg|cea|assemblee)(?![a-z])")
_ALONE, _LINE, _TWO = 70, 220, 2
_RULE = "signatories.list"


class Sides:
    """Looks for such lines, rows and columns in one reading."""

    def __init__(
        self, reading: Reading, words: SigningWords, functions: Functions, people: People, signing: Signing
    ) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._signing, self._folded = signing, reading.folded

    def signers(self) -> Iterator[Person]:
        """Whoever stands for a party where two of the three have somebody."""
        yield from self._lines()
        blocks = self._reading.document.blocks
        for table in self._reading.document.tables:
            rows = table.rows()
            if rows and "pour" in self._folded[rows[0][0].start : rows[-1][-1].end]:
                first = rows[0][0].start
                over = [b for b in blocks if b.end <= first][-1:]
                if not self._is_of_others(over):
                    yield from self._both(self._table(table))

    def _lines(self) -> Iterator[Person]:
        blocks = [b for b in self._reading.document.blocks if b.kind not in ("header", "footer", "table")]
        run: list[Person] = []
        index = opened = 0
        while index < len(blocks):
            block, below = blocks[index], blocks[index + 1 : index + _TWO]
            found, used = self._side(block.start, block.end, below)
            if found and not run:
                opened = index
            if not found and run:
                yield from (
                    self._both(run) if not self._is_of_others(blocks[max(0, opened - 1) : opened]) else ()
                )
                run = []
            run += found
            index += max(1, used)
        if run and not self._is_of_others(blocks[max(0, opened - 1) : opened]):
            yield from self._both(run)

    def _side(self, start: int, end: int, below: Sequence[Block]) -> tuple[list[Person], int]:
        """The person of a line that begins with a party, or of the line under it; how many lines it took."""
        lead = _LEAD.match(self._folded, start, end) if end - start <= _LINE else None
        if lead is None:
            return [], 0
        party = self._party(start, lead.end(), end)
        if not party:
            return [], 0
        if person := self._person(lead.end(), end, party):
            return [replace(person, start=min(start, person.start))], 1
        if end - start <= _ALONE and below and below[0].kind != "table":
            person = self._person(below[0].start, below[0].end, party)
            return ([person], 2) if person else ([], 0)
        return [], 0

    def _party(self, start: int, lead: int, end: int) -> str:
        """The party named right after « pour »; « la Métropole », « la Collectivité » by themselves too."""
        cues = self._reading.cues_in("organisations", start, end)
        if cues and cues[0].start <= lead < cues[0].end:
            return cues[0].label
        return "departement" if _COUNCIL.match(self._folded, lead, end) else ""

    def _person(self, start: int, end: int, party: str) -> Person | None:
        """The first person of a line that says nothing but who it is."""
        if end - start > _LINE or re.search("[«»?!]", self._folded[start:end]):
            return None
        if own := _OWN.search(self._folded, start, end):
            start = own.end()
        found = next(iter(self._signing.enumerated(start, end, "list", _RULE, party)), None)
        if found is None or self._words.breaks_in(self._reading.text[start : found.start]):
            return None
        return replace(found, party=found.party if found.party in CORE else party)

    def _table(self, table: Table) -> Iterator[Person]:
        rows = table.rows()
        for row in rows:
            lead = _LEAD.match(self._folded, row[0].start, row[0].end)
            if lead and len(row) > 1:
                party = self._party(row[0].start, lead.end(), row[0].end)
                named = next((c for c in row[1:] if self._people.within(c.start, c.end)), None)
                if party and named:
                    low, high = named.start, max(c.end for c in row)
                    person = self._person(low, named.end, party) or self._person(low, high, party)
                    office = next(iter(self._functions.within(named.end, high)), None)
                    if person and person.function is None and office:
                        person = replace(person, function=office)
                    if person:
                        yield person
                    continue
            for cell in row:
                found, _ = self._side(cell.start, cell.end, ())
                under = next(
                    (c for r in rows for c in r if c.row == cell.row + 1 and c.column == cell.column), None
                )
                if not found and under:
                    lead = _LEAD.match(self._folded, cell.start, cell.end)
                    party = self._party(cell.start, lead.end(), cell.end) if lead else ""
                    person = self._person(under.start, under.end, party) if party else None
                    found = [person] if person else []
                yield from found

    def _both(self, people: Sequence[Person] | Iterator[Person]) -> Iterator[Person]:
        found = [*people]
        if len({p.party for p in found} & CORE) >= _TWO:
            yield from found

    def _is_of_others(self, over: Sequence[Block]) -> bool:
        """Whether the line above is about people to call, or to meet."""
        return any(
            b.end - b.start <= _LINE
            and not self._folded[b.start : b.end].rstrip(" *_").endswith(".")
            and _OTHERS.search(self._folded, b.start, b.end)
            for b in over
        )
