"""The block after « Fait à …, le … »: functions and names in any order, in lines, rows or columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.extractors.signatories.functions import Function, Functions
from extractor.extractors.signatories.names import Name, People
from extractor.extractors.signatories.signing import CORE, Person
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading
from extractor.model import Block

_FOR = re.compile(r"(?:pour|p/|p\.)\s?(?:l[ea]s?\s|l')?")
_OPENS_LINE = re.compile(r"[\W_]*(?:(?:pour|p/|l[ea]s?|monsieur|madame|m|mme|l)\b[\W_]*)*")
# « À Auch, le 3 mai 2022 » at the end of an act, as « Fait à »
_DATELINE = re.compile(
    r"(?:dont acte|(?:signee?|conclue?|passee?|dressee?)(?: electroniquement| en [^.;:]{3,40})?)?,? ?"
    r"a [a-z' -]{2,40}, le (?:[a-z]+ )?\d{1,2}|signee? electroniquement[^.;:]{0,40}, le \d{1,2}"
    r"|[a-z' -]{2,40}, le \d{1,2}(?:(?:er)? [a-z]+ \d{4}|/\d{1,2}/\d{4})\W*$"
)
_SIDE_BY_SIDE = re.compile(r"\s[—–|]\s")
_OF_THE_SITTING = re.compile(r"secretaire de (?:la )?seance")
_FOR_EACH = re.compile(r"(?<![a-z])(?:pour|p/)\s(?=l[ae]s?\s|l')")
_BODY, _TWO = 400, 2  # a day above this is that of a letter or of a release
_LEAD = 20
_SHORT = 60
_LONGEST_OPENING = 220
_LONGEST_LINE = 400
_RULE = "signatories.block"


@dataclass(frozen=True, slots=True)
class _Office:
    """A function in a signature block; only a party where the line says « Pour l'État »."""

    function: Function | None
    party: str
    start: int

    @property
    def range(self) -> tuple[int, int]:
        return (self.function.start, self.function.end) if self.function else (self.start, self.start + 1)


class SignatureBlocks:
    """Reads the signature blocks of one document."""

    def __init__(self, reading: Reading, words: SigningWords, functions: Functions, people: People) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._folded = reading.folded

    def people(self, parties: int = 0) -> Iterator[Person]:
        """Those who sign at the foot of the act; functions without a name too.

        `parties`: how many of the three must sign in one block, in a paper that need not be an act. A place
        and a day alone, at the foot of an act without articles, are not enough for fewer than two.
        """
        blocks = self._reading.document.blocks
        for index, block in enumerate(blocks):
            opening, least = self._words.block_opens.search(self._folded, block.start, block.end), parties
            if opening and parties and opening.start() - block.start > _LEAD:
                continue  # « M. X rappelle que le contrat a été signé le 3 mai »
            in_act = self._folded.find("article", 0, block.start) >= 0
            if opening is None and (in_act or block.start > _BODY):
                opening = _DATELINE.match(self._folded, block.start, block.end)
                least = parties if in_act else max(parties, _TWO)
            if opening is None or block.end - block.start > _LONGEST_OPENING:
                continue
            found = [*self.paired(self._under(blocks[index + 1 : index + 40], strict=parties > 0))]
            if len({p.party for p in found if p.name} & CORE) < least:
                continue
            for person in found:
                office = person.function
                if office is None or not _OF_THE_SITTING.match(self._folded, office.start, office.end):
                    yield person

    def _under(self, followers: Sequence[Block], *, strict: bool) -> list[tuple[int, int]]:
        """The lines and cells of a signature block, up to where another part of the document begins.

        `strict`: up to the first line that names nobody, no office and no party.
        """
        lines: list[tuple[int, int]] = []
        for follower in followers:
            if follower.kind in {"header", "footer"}:
                continue
            ends = self._words.block_ends.match(self._folded, follower.start, follower.end)
            if follower.kind in {"title", "heading"} and lines and not self._signs_in(follower):
                break
            if ends or (follower.kind != "table" and follower.end - follower.start > _LONGEST_LINE):
                break
            if self._words.present.match(self._folded, follower.start, follower.end):
                continue  # « En présence de M. X »
            if strict and not self._names_any(follower):
                break
            lines += self._lines(follower.start, follower.end, follower.kind == "table")
        return lines

    def _names_any(self, line: Block) -> bool:
        start, end = line.start, line.end
        cued = any(self._reading.cues_in(kind, start, end) for kind in ("roles", "organisations"))
        return cued or bool(self._people.within(start, end))

    def _signs_in(self, heading: Block) -> bool:
        """Whether a heading names a party, an office or a person, as those over signatures do."""
        start, end = heading.start, heading.end
        cues = [c for kind in ("roles", "organisations") for c in self._reading.cues_in(kind, start, end)]
        first = min((c.start for c in cues), default=end)
        opens = _OPENS_LINE.fullmatch(self._folded, start, first) is not None
        return (bool(cues) and opens) or bool(self._people.within(start, end))

    def _lines(self, start: int, end: int, table: bool) -> list[tuple[int, int]]:
        """The range itself, or the cells of a table, column after column."""
        if not table:
            # « A. BRASSAC, préfet »: an initial that was read as the mark of an item
            start = self._reading.text.rfind("\n", 0, start) + 1
            places = [start, *(m.end() for m in _SIDE_BY_SIDE.finditer(self._folded, start, end)), end + 3]
            parts = [(low, min(high - 3, end)) for low, high in pairwise(places)]
            together = len(parts) > 1 and all(self._people.within(*part) for part in parts)
            return parts if together else [(start, end)]
        cells = [
            cell
            for found in self._reading.document.tables
            for cell in found.cells
            if start <= cell.start and cell.end <= end and cell.end > cell.start
        ]
        return [(c.start, c.end) for c in sorted(cells, key=lambda c: (c.column, c.row))]

    def paired(self, lines: list[tuple[int, int]]) -> Iterator[Person]:
        """Pairs functions with names: in one line, one under the other, or a row of each side by side."""
        offices: list[_Office] = []
        names: list[Name] = []
        for start, end in lines:
            here = [n for n in self._people.within(start, end) if not self._absent(start, n)]
            held = self._offices(start, here[0].outer if here else end)
            if not held and here and not offices and not names:
                held = self._offices(here[-1].end, end)  # « Odilon Brassac, préfet du Gers »
            if held and here:
                yield from self._pair(offices, names)
                offices, names = [], []
                yield from self._pair(held, here)
                continue
            if held and names:  # the names so far have their functions, or stand over these
                over = not offices
                yield from self._pair(held if over else offices, names)
                offices, names = [], []
                if over:
                    continue
            if held and offices and offices[-1].function is None:  # « Pour l'État, » over « Le préfet »
                above = offices.pop()
                held[0] = replace(held[0], party=held[0].party or above.party, start=above.start)
            offices += held
            names += here
        yield from self._pair(offices, names)

    def _absent(self, start: int, name: Name) -> bool:
        """« Pour la présidente, Mme X, et par délégation »: whoever is signed for does not sign."""
        before = self._folded[start : name.outer]
        return bool(_FOR.match(before)) and "delegation" in self._folded[name.end : name.end + 40]

    def _offices(self, start: int, end: int) -> list[_Office]:
        """The functions that a line gives, or its party (« Pour l'État »)."""
        functions = self._functions.of_line(start, end)
        if not functions:
            return list(self._bare_parties(start, end))
        around = self._functions.organisation(start, end) if len(functions) == 1 else ""
        around = around or self._stood_in(start, functions[0])
        return [
            _Office(f, f.party or around or self._functions.default_party(f), f.start if number else start)
            for number, f in enumerate(functions)
        ]

    def _bare_parties(self, start: int, end: int) -> Iterator[_Office]:
        """« Pour l'État, pour le Département, » « L'Agence régionale de santé » over an office or a name."""
        lows = [m.start() for m in _FOR_EACH.finditer(self._folded, start, end)]
        if not lows and _OPENS_LINE.match(self._folded, start, end) and end - start <= _SHORT:
            cues = self._reading.cues_in("organisations", start, end)
            opened = cues and _OPENS_LINE.fullmatch(self._folded, start, cues[0].start)
            lows = [start] if opened and "," not in self._folded[start:end] else []
        for low, high in pairwise([*lows, end]):
            if party := self._functions.organisation(low, high):
                yield _Office(None, party, low)

    def _stood_in(self, start: int, function: Function) -> str:
        """« Pour le préfet et par délégation, la secrétaire générale »: the party of whom she signs for."""
        if not _FOR.match(self._folded, start, function.start):
            return ""
        absent = next(iter(self._functions.within(start, function.start)), None)
        return absent.party or self._functions.default_party(absent) if absent else ""

    def _pair(self, offices: list[_Office], names: list[Name]) -> Iterator[Person]:
        offices = self._without_absent(offices, len(names))
        if len(offices) == len(names):
            pairs = list(zip(offices, names, strict=True))
        else:
            pairs = [(self._nearest(offices, name), name) for name in names if offices]
        for office, name in pairs:
            held = office.function
            below = 0 <= name.outer - held.end < 250 if held else office.start <= name.outer
            start = office.start if below else name.outer
            yield Person(name, office.function, office.party or "autre", _RULE, start, name.end)
        paired = {id(office) for office, _ in pairs}
        for office in offices:
            if id(office) not in paired and office.function:
                yield Person(None, office.function, office.party or "autre", _RULE, *office.range)

    def _without_absent(self, offices: list[_Office], needed: int) -> list[_Office]:
        """« Pour le directeur général » over « Le directeur départemental »: more offices than people."""
        kept: list[_Office] = []
        for office in offices:
            above = kept[-1] if kept else None
            if above and above.function and len(offices) > needed > 0:
                for_above = _FOR.match(self._folded, above.start, above.function.start)
                if for_above and not _FOR.match(self._folded, office.start):
                    kept.pop()
                    office = replace(office, party=office.party or above.party)
                    needed += 1
            kept.append(office)
        return kept

    def _nearest(self, offices: list[_Office], name: Name) -> _Office:
        return min(offices, key=lambda office: self._across(office, name))

    def _across(self, office: _Office, name: Name) -> float:
        """How far apart two lines stand across the page; without boxes, how far apart in the text."""
        document = self._reading.document
        left, right = document.boxes(*office.range), document.boxes(name.start, name.end)
        if left and right:
            return abs((left[0].x0 + left[0].x1) - (right[0].x0 + right[0].x1)) / 2
        return abs(office.range[0] - name.start)
