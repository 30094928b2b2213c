"""Lists and tables of signatories: under « Signataires », under « Qui a signé ? », a row or a column each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.extractors.signatories.blocks import SignatureBlocks
from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.names import People
from extractor.extractors.signatories.signing import CORE, PARTIES_HEADING, Person, Signing
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading
from extractor.model import Block, Cell, Table

_LINES = 10  # as many lines without bullets may make a list of signatories
_PARTY_LINES = 16  # blocks in which a contract names its parties
_FOR = re.compile(r"(?:pour|cote)\s")
_LONG_LEAD = 60  # « L'agence régionale de santé, représentée par »
_TWO = 2
_LEAD = 30  # « pour l'État, » before the name
# « et, pour la première fois, du préfet »: « les signatures : » governs what follows.
_ITEM_LEAD = re.compile(
    r"(?:[\W_]*(?:(?:et|puis|enfin|ainsi que)\s?,?\s))?"
    r"(?:(?:pour|a|en|au|lors|cette|dans|aussi|egalement)\s[^,;:]{2,30},\s)?"
    r"(?:(?:par|d[eu]|des)\s(?:la\s|l')?|d')"
)
_BY_DELEGATION = re.compile(r"\s?(?:pour\s)?(?:et\s)?par\s(?:delegation|interim)\b")
_AROUND_ALONE = re.compile(r"[\W_]*(?:(?:l[ea]|m|mme|monsieur|madame|pour|l)\b[\W_]*)*")
_HAILED = re.compile(r"[\W_]*(?:madame|monsieur)\sl[^\n]*,\s*$")
_COUNTED = re.compile(r"[\W_]*(?:(?:l[ae]s?|nos|ses|leurs|deux|trois|quatre|cinq)\s){0,2}")
_DELEGATED = re.compile(r"\b(?:delegations?|circuit|recueil|feuille|parapheur)s?\s(?:de\s(?:la\s)?|des\s)$")


_WHO = re.compile(r"^\s?,\s(?:qui|dont|que)\s[^,.;]*")  # « X, qui avait reçu délégation »
_NUMBERED = re.compile(r"[\W_]*(?:signature|(?:co-?)?signataire) (?:n[o°] ?)?\d\W*")
_NAME_KEY = re.compile(r"[\W_]*(?:nom|nom et prenom|prenom et nom|prenom,? nom|identite)\s?:\s")
_QUALITY = re.compile(r"[\W_]*(?:qualite|fonction|titre|en qualite de|pour)\s?:\s")


_NAMES_SIGNER = re.compile(
    r"(?:nom|prenom|nom,? prenom|personne|identite)?[a-z' ]{0,12}\b(?:co-?)?signataire(?:\seffecti(?:f|ve))?"
)
_SIGNER_FOR = re.compile(r"(?:co-?)?signataire\s(?:pour\s|de\s)?(?:l[ea]\s|l'|du\s)?[a-z' ]{2,30}\s?:?")
_WAS_SIGNED = re.compile(r"(?:a |ont )?signee?|signature|(?:date|jour) de (?:la )?signature|signe(?:e)? le")
# « la directrice générale, X, ayant donné délégation à Y, délégué départemental »: both stand for the party
_SENT = re.compile(r"delegation\s(?:de\ssignature\s)?a(?:u)?\s(?=l[ae]\s|l'|m\.|mme|monsieur|madame|son|sa)")
_DONE = re.compile(r"oui|signee?\b|x\b|\d{1,2}[ /.]|le \d")
_OF_OTHERS = re.compile(
    r"\b(?:contact|interlocut|referent|comite|copil|pilot|suivi|correspondant|present|excuse)"
)
_ATTENDED = re.compile(r"\b(?:assist|particip|accompagn)[a-z]+")
_UNSIGNED = re.compile(
    r"\bsans (?:signature|(?:en )?etre (?:co)?signataire)"
    r"|\bnon(?:-| )signataire|\bavant (?:la )?signature|\bvisas?\b"
)


class SigningLists:
    """Looks for lists and tables of signatories in one reading."""

    def __init__(
        self, reading: Reading, words: SigningWords, functions: Functions, people: People, signing: Signing
    ) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._signing, self._folded = signing, reading.folded
        self._blocks = SignatureBlocks(reading, words, functions, people)

    def lists(self) -> Iterator[Person]:
        """Items or lines that « Signataires : » or « ont signé : » introduces, and such a line by itself."""
        rule, blocks = "signatories.list", self._reading.document.blocks
        for index, block in enumerate(blocks):
            by = self._words.by_line.match(self._folded, block.start, block.end) if index else None
            if by and self._says_signed(blocks[index - 1].start, blocks[index - 1].end):
                yield from self._signing.enumerated(by.end(), block.end, "list", rule)
                continue
            if block.kind == "list_item" and block.intro is not None:
                intro = blocks[block.intro]
                over = blocks[block.intro - 1] if block.intro else None
                under = over is not None and self._says_signed(over.start, over.end)
                by = self._words.by_line.fullmatch(self._folded, intro.start, intro.end) if under else None
                if by or self._introduces(intro):
                    lead = _ITEM_LEAD.match(self._folded, block.start, block.end)
                    start = lead.end() if lead else block.start
                    yield from self._signing.enumerated(start, block.end, "list", rule)
            elif not self._signing.is_spoken_of(block.start, block.end):
                continue
            elif _NUMBERED.fullmatch(self._folded, block.start, block.end) and index + _TWO < len(blocks):
                key = _NAME_KEY.match(self._folded, blocks[index + 1].start, blocks[index + 1].end)
                if key:
                    yield from self._with_quality(key.end(), blocks[index + 1 : index + 1 + _TWO])
            elif line := self._words.list_line.match(self._folded[block.start : block.end]):
                low = block.start + line.end()
                found = list(self._signing.enumerated(low, self._listed(low, block.end), "list", rule))
                yield from found or self._with_quality(block.start + line.end(), blocks[index : index + _TWO])
            elif self._introduces(block):
                yield from self._lines(blocks[index + 1 : index + 1 + _LINES])

    def _listed(self, start: int, end: int) -> int:
        """Where a line of signatories ends: before the sentence that says what somebody else did."""
        words = self._words
        first = self._reading.sentence_at(start)[1]
        while first < end:
            low, high = self._reading.sentence_at(first)
            if words.breaks_in(self._reading.text[low:high]) or words.attends.search(self._folded, low, high):
                return low
            if _ATTENDED.search(self._folded, low, high):
                return low
            first = max(high, first + 1)
        return end

    def _with_quality(self, start: int, blocks: Sequence[Block]) -> Iterator[Person]:
        """« Signataire 1 : X » over « Qualité : préfet »."""
        names = self._people.within(start, blocks[0].end)
        below = blocks[-1]
        key = _QUALITY.match(self._folded, below.start, below.end)
        office = next(iter(self._functions.within(key.end(), below.end)), None) if key else None
        if len(names) == 1 and office:
            party = office.party or self._functions.default_party(office)
            yield Person(names[0], office, party or "autre", "signatories.list", names[0].outer, office.end)

    def parties(self) -> Iterator[Person]:
        """« ENTRE LES SOUSSIGNÉS : » over « La préfète du Gers, Madame X, », a block each."""
        blocks, opened = self._reading.document.blocks, 0
        for index, block in enumerate(blocks):
            heads = PARTIES_HEADING.fullmatch(self._folded, block.start, block.end)
            if heads or self._words.parties_open.fullmatch(self._folded, block.start, block.end):
                opened = _PARTY_LINES
                continue
            start = block.start
            if opened == 0 and (entre := self._words.parties_begin.match(self._folded, start, block.end)):
                opened, start = _PARTY_LINES, entre.end()
            if opened == 0 or block.kind in ("header", "footer"):
                continue
            opened -= 1
            if self._words.parties_end.match(self._folded, block.start, block.end):
                return
            verb = self._words.represented.search(self._folded, block.start, block.end)
            if verb:  # « le préfet, X, et le directeur général, Y, représenté par Z »
                yield from self._signing.enumerated(start, verb.start(), "list", "signatories.parties")
            if not verb:
                sent = _SENT.search(self._folded, start, block.end)
                if sent:
                    yield from self._signing.enumerated(sent.end(), block.end, "list", "signatories.parties")
                named: set[str] = set()
                for person in self._signing.enumerated(start, block.end, "list", "signatories.parties"):
                    if person.function and person.party not in named:
                        named.add(person.party)
                        yield person
                if not named and index:  # « La directrice générale de l'ARS, » over « Mme X, »
                    pair = blocks[index - 1 : index + 1]
                    yield from (replace(p, rule="signatories.parties") for p in self._pairs(pair))

    def tables(self) -> Iterator[Person]:
        """A column or a row of « Signataires », or a column for each party under such a heading."""
        blocks = self._reading.document.blocks
        for table in self._reading.document.tables:
            rows = table.rows()
            if not rows:
                continue
            header = next((c for c in rows[0] if self._is_header(c)), None)
            if header:
                for row in rows[1:]:
                    yield from self._row(row, header.column)
            for above, row in zip([None, *rows], rows, strict=False):
                if (
                    row[0].column == 0
                    and len(row) > 1
                    and self._is_signers(row[0], above[0] if above else None)
                ):
                    party = self._functions.organisation(row[0].start, row[0].end)
                    for cell in row[1:]:
                        yield from self._signing.enumerated(
                            cell.start, cell.end, "list", "signatories.table", party
                        )
            index = next((i for i, b in enumerate(blocks) if b.start <= rows[0][0].start < b.end), 0)
            over = blocks[index - 1] if index else None
            if over and self._introduces(over):
                yield from self._columns(table)
                if header is None:
                    for row in rows:
                        named = [c for c in row if self._people.within(c.start, c.end)]
                        for cell in named if len(named) > 1 else ():  # each signature in a cell of its own
                            yield from self._signing.enumerated(
                                cell.start, cell.end, "list", "signatories.table"
                            )
                        if len(named) == 1:
                            yield from self._row(row, named[0].column)
            if header is None and not _OF_OTHERS.search(self._folded, rows[0][0].start, rows[0][-1].end):
                yield from self._signed_rows(rows)
            if header is None and (self._says_signatures(over) or any(map(self._is_of_signing, rows[0]))):
                yield from self._offices(rows)

    def _signed_rows(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Person]:
        """« Nom | Fonction | Signé » over a row for each person, with « oui » or a day where it was."""
        marked = next((c for c in rows[0] if _WAS_SIGNED.fullmatch(self._folded, c.start, c.end)), None)
        for row in rows[1:] if marked else ():
            done = next((c for c in row if marked and c.column == marked.column), None)
            if done is None or not _DONE.match(self._folded, done.start, done.end):
                continue
            named = [c.column for c in row if self._people.within(c.start, c.end)]
            if len(named) == 1:
                above = next((r[0] for r in reversed(rows[: rows.index(row) + 1]) if not r[0].column), row[0])
                party = self._functions.organisation(above.start, above.end)
                for person in self._row(row, named[0]):
                    own = party if person.party == "autre" else person.party
                    if own:
                        yield replace(person, party=own)

    def _says_signatures(self, over: Block | None) -> bool:
        """« État des signatures » as the heading over a table."""
        if over is None or (over.kind not in ("title", "heading") and over.end - over.start > _LONG_LEAD):
            return False
        others = _OF_OTHERS.search(self._folded, over.start, over.end)
        others = others or _UNSIGNED.search(self._folded, over.start, over.end)
        return others is None and self._signing.is_spoken_of(over.start, over.end)

    def _is_of_signing(self, cell: Cell) -> bool:
        return self._says_signed(cell.start, cell.end)

    def _offices(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Person]:
        """« Préfet | Président | ARS » over a row of people for each contract: two parties at least."""
        if _OF_OTHERS.search(self._folded, rows[0][0].start, rows[0][-1].end):
            return
        heads: dict[int, str] = {}
        for cell in rows[0]:
            office = next(iter(self._functions.within(cell.start, cell.end)), None)
            party = office.party or self._functions.default_party(office) if office else ""
            heads[cell.column] = party or self._functions.organisation(cell.start, cell.end)
        if len(CORE & set(heads.values())) < _TWO:
            return
        for row in rows[1:]:
            cells = [c for c in row if heads.get(c.column) in CORE and self._people.within(c.start, c.end)]
            for cell in cells if len(cells) >= _TWO else ():
                party = heads[cell.column]
                yield from self._signing.enumerated(cell.start, cell.end, "list", "signatories.table", party)

    def _row(self, row: Sequence[Cell], column: int) -> Iterator[Person]:
        """A person, a function, a party."""
        cell = next((c for c in row if c.column == column), None)
        name = next(iter(self._people.within(cell.start, cell.end)), None) if cell else None
        if name is None:
            return
        function = next((f for c in row for f in self._functions.within(c.start, c.end)), None)
        party = function.party if function else ""
        party = party or self._functions.organisation(row[0].start, max(c.end for c in row))
        yield Person(name, function, party or "autre", "signatories.table", name.start, name.end)

    def _columns(self, table: Table) -> Iterator[Person]:
        """« Pour l'État | Pour le Département » over the people."""
        rows = table.rows()
        for head in rows[0]:
            party = self._functions.organisation(head.start, head.end)
            for cell in (c for row in rows[1:] for c in row if party and c.column == head.column):
                yield from self._signing.enumerated(cell.start, cell.end, "list", "signatories.table", party)

    def _is_header(self, cell: Cell) -> bool:
        label = self._folded[cell.start : cell.end]
        return bool(self._words.list_intro.match(label)) or _NAMES_SIGNER.fullmatch(label) is not None

    def _is_signers(self, cell: Cell, above: Cell | None) -> bool:
        """« Signataires »; « Par » right under « Signé le »."""
        if self._is_header(cell) or _SIGNER_FOR.fullmatch(self._folded, cell.start, cell.end):
            return True
        label = self._folded[cell.start : cell.end].strip(" :*")
        return label == "par" and above is not None and self._says_signed(above.start, above.end)

    def _says_signed(self, start: int, end: int) -> bool:
        """« Signé », « Signature », « Date de signature : 4 mai 2021 »."""
        return self._words.signed_key.match(self._folded, start, end) is not None

    def _introduces(self, block: Block) -> bool:
        """« Signataires », « Ont signé : », « Le contrat a été signé hier à Foix par : »."""
        if not self._signing.is_spoken_of(block.start, block.end):
            return False
        heads = self._words.list_intro.search(self._folded, block.start, block.end)
        if heads and _DELEGATED.search(self._folded, block.start, heads.start()):
            return False
        if _UNSIGNED.search(self._folded, block.start, block.end):
            return False  # « Visas préalables (sans signature du contrat) »
        closed = self._folded[block.start : block.end].rstrip(" *_\n").endswith((":", "?"))
        if heads and not closed:  # « validé après relecture des trois signataires »: a sentence, no heading
            before = self._folded[block.start : heads.start()]
            heading = block.kind in ("title", "heading") and len(before) <= _LEAD and "," not in before
            return heading or _COUNTED.fullmatch(before) is not None
        if heads:
            return not self._signing.papers.is_of_other_paper(block.start, block.end)
        return self._signing.introduces(block.start, block.end)

    def _lines(self, blocks: Sequence[Block]) -> Iterator[Person]:
        """Lines without bullets under « Ont signé : », as long as each of them names somebody first."""
        if blocks and self._is_name_or_office(blocks[0]):
            yield from self._pairs(blocks)
            return
        party = ""
        for block in blocks:
            if block.kind in ("list_item", "table"):
                return
            if _HAILED.match(self._folded, block.start, block.end):
                return  # « Madame la préfète, chère X, » in a speech at the signing
            high = self._listed(block.start, block.end)
            found = list(self._signing.enumerated(block.start, high, "list", "signatories.list", party))
            party = "" if found else self._party_alone(block)
            if party:
                continue
            verb = self._words.represented.search(self._folded, block.start, block.end)
            start = verb.end() if verb and verb.start() - block.start < _LONG_LEAD else block.start
            if not found or self._lead(start, found[0].start) > _LEAD:
                return
            if self._words.breaks_in(_WHO.sub("", self._reading.text[found[-1].end : high])):
                return  # « La ministre, X, avait adressé un message »: a sentence
            yield from found

    def _is_name_or_office(self, block: Block) -> bool:
        """Whether a line is nothing but a name or an office, whose other half stands under it."""
        names = self._people.within(block.start, block.end)
        offices = self._functions.within(block.start, block.end)
        if len(names) + len(offices) != 1:
            return False
        low, high = (names[0].outer, names[0].end) if names else (offices[0].start, offices[0].end)
        around = self._folded[block.start : low] + self._folded[high : block.end]
        return _AROUND_ALONE.fullmatch(around) is not None

    def _pairs(self, blocks: Sequence[Block]) -> Iterator[Person]:
        """« Arsène Volmerange » over « Préfet du Cantal », and so on."""
        lines: list[tuple[int, int]] = []
        for block in blocks:
            if not self._is_name_or_office(block):
                break
            lines.append((block.start, block.end))
        for person in self._blocks.paired(lines):
            if person.name:
                yield replace(person, rule="signatories.list")

    def _lead(self, start: int, end: int) -> int:
        """How many characters before a person are no party and no office (« ARS – pour le directeur et »)."""
        offices = [(f.start, f.end) for f in self._functions.within(start, end)]
        parties = [(c.start, c.end) for c in self._reading.cues_in("organisations", start, end)]
        named = {i for low, high in offices + parties for i in range(low, high)}
        return len(
            _BY_DELEGATION.sub("", "".join(self._folded[i] for i in range(start, end) if i not in named))
        )

    def _party_alone(self, block: Block) -> str:
        """« Pour l'État » by itself, over whoever signs for it."""
        if block.end - block.start > _LONG_LEAD:
            return ""
        cues = self._reading.cues_in("organisations", block.start, block.end)
        bare = bool(cues) and not self._folded[block.start : cues[0].start].strip(" l'ea*-")
        lead = _FOR.match(self._folded, block.start, block.end)
        return self._functions.organisation(block.start, block.end) if lead or bare else ""
