"""Which party somebody signs for, from what stands around the name: « pour l'État, X », « l'ARS (X) »."""

from __future__ import annotations

import re

from extractor.extractors.signatories.functions import Function, Functions
from extractor.extractors.signatories.names import Name
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

_RESPECTIVELY = re.compile(r"respectivement\srepresentee?s\spar|representee?s\srespectivement\spar")
_THE_NEXT = re.compile(r"\s?(?:l[ae]s?\s|l')?")
_WHOSE = re.compile(r"(?:[,(]\sdont\sl[ea]\s|\s?\((?:s(?:on|a)|l[ea])\s|\s(?:et|par)\ss(?:on|a)\s)$")
_SENT = re.compile(
    r"\b(?:avait|a)\s(?:depeche|envoye|delegue|mandate|missionne)\s(?:(?:l[ea]|son|sa|m\.|mme|docteure?)\s){0,2}$"
)
_FOR_AFTER = re.compile(
    r"\s?,?\s(?:(?:(?:qui\s(?:est|etait)\s)?venue?s?|(?:co-?)?signataires?)\s)?"
    r"(?:pour|au\snom\sd[eu]|cote)\s(?:l[ea]s?\s|l')?"
)
_SIDE_ENDS = re.compile(r"\s?(?:[,;.)\n]|et\s|$)")
_LEADS = re.compile(
    r"(?:\b(?:pour|cote|au nom d[eu])\b[^,;:]{3,80}?(?:(?:,|\s:)\s?(?:c'est\s|ce\sfut\s|par\s)?|\spar\s)"
    r"(?:(?:l[ea]|son|sa)\s|l')?|[^,;()]{3,80}\(|(?:^|;\s)[^,;:()]{2,60}\s[:–—]\s)$"
)
_BRACKET = re.compile(r"\s?\([^()]{2,60}\)|,\s(?!et\s)[^(),;.]{2,40}(?=\s?(?:[,;.|\n]|$))")
_AGENCY_ALONE = re.compile(r"(?<=l')agence(?=\s?(?:[,.;)\n]|$))")
_THE_AGENCY = re.compile(r"\bl'agence\s?[,:(]")
_POSSESSIVE = re.compile(r"(?<![a-z])s(?:on|a)\s$")
_NEXT = 8  # « X, de l'ARS »


class Parties:
    """Reads the parties that people of one reading sign for; every answer is empty where nothing says it."""

    def __init__(self, reading: Reading, words: SigningWords, functions: Functions) -> None:
        self._reading, self._words, self._functions = reading, words, functions
        self._folded = reading.folded

    def own(self, name: Name, function: Function | None, lead: str, after: str) -> str:
        """The party that a function says, or what stands before or after both."""
        own = (function.party if function else "") or lead or after
        if function and not own and function.start > name.end:  # « X (ARS, directeur départemental) »
            own = self._functions.organisation(name.end, function.start)
        if function and not own and _POSSESSIVE.search(self._folded, 0, function.start):
            low = self._reading.sentence_at(function.start)[0]
            cues = self._reading.cues_in("organisations", low, min(name.outer, function.start))
            own = cues[-1].label if cues else ""
        return own

    def beside(self, floor: int, start: int, end: int) -> str:
        """« l'ARS, représentée par X », « pour le Département, X », « l'État (X) » and « X (État) »."""
        folded = self._folded
        if represented := list(self._words.represented.finditer(folded, floor, start)):
            return self._functions.first_organisation(floor, represented[-1].start())
        if lead := _LEADS.search(folded[floor:start]):
            named = self._functions.organisation(floor + lead.start(), start)
            if named or _THE_AGENCY.search(lead[0]):
                return named or "ars"
        if sent := _SENT.search(folded, floor, start):
            cues = self._reading.cues_in("organisations", floor, sent.start())
            return cues[-1].label if cues else ""
        if whose := _WHOSE.search(folded, floor, start):
            cues = self._reading.cues_in("organisations", floor, whose.start())
            return cues[-1].label if cues else ""
        if led := self.led(floor, start):
            return led
        if bracket := _BRACKET.match(folded[end:]):
            cues = self._reading.cues_in("organisations", end, end + bracket.end())
            if bracket[0].startswith(",") and not (cues and cues[0].start - end <= _NEXT):
                return ""
            return self._functions.organisation(end, end + bracket.end())
        return ""

    def after(self, start: int, end: int) -> str:
        """« X pour l'État », « X au nom du Département »."""
        lead = _FOR_AFTER.match(self._folded, start, end)
        office = next(iter(self._functions.within(lead.end(), end)), None) if lead else None
        if lead and office and office.start == lead.end() and _SIDE_ENDS.match(self._folded, office.end, end):
            return office.party or self._functions.default_party(office)
        if lead and _AGENCY_ALONE.match(self._folded, lead.end(), end):
            return "ars"
        cues = self._reading.cues_in("organisations", lead.start(), end) if lead else ()
        near = lead is not None and cues and cues[0].start - lead.end() <= 2
        leads = near and re.match(r"[^,;:]{0,30}\spar\s", self._folded[cues[0].end : end])
        return cues[0].label if near and not leads else ""

    def led(self, floor: int, start: int) -> str:
        """« le Département, que préside X », « l'ARS, dirigée par X »."""
        led = self._words.led_by.search(self._folded, floor, start)
        cues = self._reading.cues_in("organisations", floor, led.start()) if led else ()
        return cues[-1].label if cues else ""

    def stood_for(self, start: int, high: int, end: int) -> str:
        """« X représentait l'État, Y le Département »."""
        if not (self._words.stood_for.search(self._folded, start, end)):
            return ""
        verb = self._words.stood_for.match(self._folded, high + 1, end)
        low = verb.end() if verb else high
        cues = self._reading.cues_in("organisations", low, end)
        near = cues and _THE_NEXT.fullmatch(self._folded, low, cues[0].start)
        return cues[0].label if near else ""

    def respective(self, start: int, end: int, names: list[Name]) -> list[str]:
        """« l'État, le Département et l'ARS, respectivement représentés par A, B et C »: parties in order."""
        verb = _RESPECTIVELY.search(self._folded, self._reading.sentence_at(start)[0], end)
        if verb is None or not names or names[0].start < verb.end():
            return []
        first = self._reading.sentence_at(start)[0]
        parties: list[str] = []
        for cue in self._reading.cues_in("organisations", first, verb.start()):
            if cue.label not in parties:
                parties.append(cue.label)
        return parties if len(parties) == len(names) else []
