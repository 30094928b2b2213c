"""How a function is read (« préfet de la région Occitanie, préfet du Lot ») and which party it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.extractors.signatories.words import SigningWords
from extractor.language import Cue, Reading

# An agency or a fund says more than the council or « région » that stands beside it in the same function.
_TELLING = (
    "ars", "caf", "justice", "education", "departement", "etat", "association", "commune", "region", "autre",
)  # fmt: skip
_ORDINAL = re.compile(r"(?<![a-z0-9])(?:\d{1,2}\s?(?:er|ere|re|e|eme|nde?)|[a-z]+ieme|premiere?|seconde?)\s$")
_COMPLEMENT_ENDS = re.compile(
    r"""
      ,(?!\s(?:de\sl[a']|du|des)\s?[^,;.]{3,40}(?:,\sd|\set\sd)) | [;:!?()»«] | \.(?:\s|$) | \s[–-]\s
    | \s(?:ainsi\sque|d'une\spart|d'autre\spart|dument|ci-apres|agissant|domiciliee?|habilitee?|au\snom\sd
         |pour\sle\scompte|avec|depuis|actuel|en\sposte|signataires?|signent|signeront|(?:lun|mar|mercre|jeu|vendre|same)di|ce\s(?:jour|matin)|le\s\d|hier)\b
    | \s(?:cette|ce|ces|une?)\s(?:[a-z]+\s)?(?:convention|contrat|avenant|accord|protocole|document|texte)s?\b
    | \sa\s(?:l'hotel|la\sprefecture|la\smairie|la\smaison|la\scite)\b
    """,
    re.VERBOSE,
)
_AND = re.compile(r"\set\s(?P<more>de\sla\s|de\sl'|des\s|de\s|du\s|d'|a\sla\s|aux\s|au\s|chargee?s?\s)?")
_TITLE = re.compile(r"(?:MM?\.|Mmes?\b|Messieurs\b|Mesdames\b|Monsieur\b|Madame\b)")
_CAPITAL = re.compile(r"\s(?:L[ae]\s|L['’]|Monsieur\s|Madame\s)(?:l[ae]\s)?")
_IN_PLACE = re.compile(r"dans\s(?:l[ae]s?\s|l['’])[A-ZÀ-Ý]")  # « déléguée dans le Gers »
_DELEGATE = re.compile(r"(?<![a-z])(?:deleguee?|representante?|direct(?:eur|rice))(?:\s[a-z]{5,15}ale?)?$")
_HAS_SENT = re.compile(r"(?<![a-z])(?:a|ont|avait|avaient|ete)\s$")
_STANDS_FOR = re.compile(r"representante?s?")
_DELEGATED = re.compile(r"\b(?:par\sdelegation|par\sinterim\set\spar\sordre|et\spar\sordre)\b")
_HEADS_AGENCY = re.compile(r"direct(?:eur|rice) generale?")
_PRESIDES_COUNCIL = re.compile(r"(?:[a-z0-9]+ )?(?:(?:premiere? )?vice-)?president|conseill")


@dataclass(frozen=True, slots=True)
class Function:
    """A function in the text, with the party that it stands for (empty where it does not say)."""

    start: int
    end: int
    party: str


class Functions:
    """Reads functions in one document, on the cues of `roles` and `organisations`."""

    def __init__(self, reading: Reading, words: SigningWords) -> None:
        self._reading, self._words = reading, words
        self._text, self._folded = reading.text, reading.folded

    def within(self, start: int, end: int) -> list[Function]:
        """The functions between `start` and `end`; those of one person in a row (« A, B ») are one."""
        found: list[Function] = []
        for cue in self._reading.cues_in("roles", start, end):
            if found and cue.start < found[-1].end:
                continue
            if _HAS_SENT.search(self._folded, max(0, cue.start - 8), cue.start) and self._folded.startswith(
                "delegue", cue.start
            ):
                continue  # « Le Département avait délégué sa vice-présidente »
            low, high = self._span(cue, start, end)
            if _STANDS_FOR.fullmatch(self._folded, low, high) and not self._folded[high:end].strip(" m."):
                continue  # « représentant M. X »: a verb before a name
            joins = found and re.fullmatch(r",?\s(?:et\s)?", self._folded[found[-1].end : low])
            if joins and _STANDS_FOR.match(self._folded, low, high):
                continue  # « directeur départemental, représentant le directeur général »: the first is held
            if joins:
                found[-1] = Function(found[-1].start, high, found[-1].party or self.party(low, high))
            else:
                found.append(Function(low, high, self.party(low, high)))
        return found

    def of_line(self, start: int, end: int) -> list[Function]:
        """The functions of a line; « pour le préfet et par délégation, la directrice » gives the last."""
        found = self.within(start, end)
        delegated = _DELEGATED.search(self._folded, start, end)
        if delegated and found:
            return [next((f for f in found if f.start >= delegated.end()), found[-1])]
        return found

    def party(self, start: int, end: int) -> str:
        """The party of a function: its head decides, else the organisation in its complement."""
        cues = self._reading.cues_in("roles", start, end)
        head = cues[0] if cues else None
        if head and head.label not in {"any", "ars"}:
            return head.label
        organisation = self.organisation(start, end)
        if organisation or head is None:
            return organisation
        if head.label == "ars" or self._of_the_agency(start, end):
            return "ars"
        return next((c.label for c in cues[1:] if c.label != "any"), "")

    def _of_the_agency(self, start: int, end: int) -> bool:
        """« directeur départemental de l'agence »; an agency with a name of its own is another one."""
        agency = self._words.the_agency.search(self._folded, start, end)
        return agency is not None and not self._folded[agency.end() : end].strip()

    def organisation(self, start: int, end: int) -> str:
        """The party of the most telling organisation in a range, else empty."""
        labels = {c.label for c in self._reading.cues_in("organisations", start, end)}
        return next((label for label in _TELLING if label in labels), "")

    def first_organisation(self, start: int, end: int) -> str:
        """The party of the organisation that a range names first, else empty."""
        cues = self._reading.cues_in("organisations", start, end)
        agency = self._words.the_agency.search(self._folded, start, cues[0].start if cues else end)
        if agency and re.match(r"\s?[,(]", self._folded[agency.end() : end]):
            return "ars"
        return cues[0].label if cues else ""

    def has_party(self, start: int, end: int) -> bool:
        """Whether a range names one of the three parties, or somebody who stands for it."""
        cues = (
            c for lexicon in ("roles", "organisations") for c in self._reading.cues_in(lexicon, start, end)
        )
        return any(cue.label in {"etat", "departement", "ars"} for cue in cues)

    def default_party(self, function: Function | None) -> str:
        """Without an organisation, a president presides the council, a director general heads the agency."""
        if function and _HEADS_AGENCY.fullmatch(self._folded, function.start, function.end):
            return "ars"
        if function is None or not _PRESIDES_COUNCIL.match(self._folded, function.start):
            return ""
        return "departement"

    def _span(self, cue: Cue, floor: int, ceiling: int) -> tuple[int, int]:
        """From the head of a function (with its ordinal) to where its complement ends."""
        ordinal = _ORDINAL.search(self._folded, max(floor, cue.start - 20), cue.start)
        relative = re.match(
            r"(?:qui|vous)\s", self._folded[cue.start : cue.end]
        )  # « X, qui préside le Département »
        start = ordinal.start() if ordinal else cue.start + (relative.end() if relative else 0)
        end = min([ceiling, *self._stops(cue.end, ceiling)])
        return start, start + len(self._text[start:end].rstrip(" ,\u00a0\u202f.–-"))

    def _stops(self, start: int, ceiling: int) -> Iterator[int]:
        if stop := _COMPLEMENT_ENDS.search(self._folded, start, ceiling):
            yield stop.start()
        for pattern in (self._words.present, self._words.represented):
            if stop := pattern.search(self._folded, start, ceiling):
                yield stop.start()
        for stop in self._words.breaks_in(self._text[start:ceiling]):
            placed = _DELEGATE.search(self._folded, max(0, start - 40), start)
            if not placed or not _IN_PLACE.match(self._text, start + stop.start(), ceiling):
                yield start + stop.start()
                break
        for article in _CAPITAL.finditer(self._text, start, ceiling):
            if any(c.start <= article.end() for c in self._reading.cues_in("roles", article.end(), ceiling)):
                yield article.start()  # two columns in one line
        for et in _AND.finditer(self._folded, start, ceiling):
            role_follows = any(
                c.start <= et.end() + 3 for c in self._reading.cues_in("roles", et.end(), ceiling)
            )
            capital = et.end() < ceiling and self._text[et.end()].isupper()
            titled = _TITLE.match(self._text, et.end(), ceiling) is not None
            if role_follows or et.end() >= ceiling or titled or not (et["more"] or capital):
                yield et.start()
