"""The ranges of a sentence in which somebody signs: around a verb of signing, after « signature de ».

What a contract's parties or a list of signatories name stands elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.names import People
from extractor.extractors.signatories.papers import Papers
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

Place = Literal["subject", "agent", "noun", "list"]

_PLACE = re.compile(r"\bdans\s(?=(?:l[ae]s?\s|l['’])?[\w'’-]+(?:\s[\w'’-]+){0,2}\s?(?:,|$))")
_ARTICLES = re.compile(r"\b(?:le|la|les|son|sa|m\.|mme|monsieur|madame|du|de)\b|l'|[\s,:]")
_DELEGATION = re.compile(r"(?<![a-z])delegations? de (?:la )?$")
# « ; B, sous-préfète, pour l'État »: whoever else signs, said after a semicolon.
_FOR_SIDE = re.compile(
    r";\s(?:et\s)?(?=(?:cote|pour)\s"
    r"|[^.;:]{5,140}?,\s(?:pour|au\snom\sd[eu])\s(?:l[ae]s?\s|l')?[^.;:,]{2,40}(?:[.;]|$))"
)
# « A l'a signé au nom du Département, B pour l'ARS »
_ALSO_FOR = re.compile(
    r",\s(?:et\s)?(?P<who>(?!qui\s|pour\s|cote\s|au\snom\s)[^,.;:]{5,45}?\s(?:pour|au\snom\sd[eu])\s(?:l[ae]s?\s|l')?"
    r"[^.;:,]{2,40}(?=[.,;]|$))"
)
_CEREMONY = re.compile(
    r"(?:ceremonie|seance|reunion|journee|matinee)s?(?:\sofficielle)?\s(?:officielle\s)?(?:de\s)?(?:la\s)?$"
)
# « ont signé le contrat A, préfet, et B »: between the verb and a subject that follows it.
_OBJECT = re.compile(
    r"(?:\s(?:l[ea]|ce|cet|cette|une?|leur)\s(?:[a-z-]+\s){0,2}?(?:contrat|convention|avenant|document|accord|protocole|texte)"
    r"(?:\s[a-z' -]{0,90}?)?)?"
    r"(?:\s(?:(?:ce|hier|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|matin|midi|soir|jour)\s?)+)?"
    r"\s?,?\s?(?:(?:pour|cote|au\snom\sd[eu])\s[^,;:]{2,40}?(?:,|\s:)?\s)?"
    r"(?:(?:l[ea]|m\.|mme|monsieur|madame|enfin|d'abord)\s|l')*$"
)
_AROUND = re.compile(r"[\s«]*(?:aux\scotes|autour|en\scompagnie)\sd(?:e\s|u\s|')")
# « signé en fin de matinée par … », « à l'issue d'une réunion »: when, not what.
_WHEN = re.compile(
    r"\b(?:dans|pendant|apres|avant|durant|lors\sd[eu']|en\s(?:fin|debut|milieu|marge|ouverture|cloture|conclusion)\sd[eu']"
    r"|au\s(?:cours|terme|debut)\sd[eu']|a\s(?:l'issue|l'occasion|la\sfin|la\ssuite)\sd[eu'])"
    r"\s?(?:l[ae]s?\s|l'|une?\s|cette\s)?(?:[a-z]+\s(?=ceremonie|seance|reunion|journee|visite))?[a-z]+"
)
_BEFORE, _WITH = 400, re.compile(r"\s?(?:[^.;:,]{0,40}\s)?avec\s")
_ACCENTS, TO_THE = 500, re.compile(r"(?i)\ba\s(?=la\s|l['’])")  # one é in so many characters, at least


class Places:
    """Looks for signing ranges in one reading."""

    def __init__(self, reading: Reading, words: SigningWords, functions: Functions, people: People) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._text, self._folded = reading.text, reading.folded
        self._known: dict[tuple[int, int], tuple[tuple[int, int, Place, str], ...]] = {}
        self.papers = Papers(reading, words)
        # In a text without accents, « a la préfecture » is no verb.
        self.unaccented = reading.text.count("é") * _ACCENTS < len(reading.text)

    @cached_property
    def _marks(self) -> list[int]:
        found = [m.start() for m in self._words.without_stem.finditer(self._folded)]
        for stem in self._words.stems:
            place = self._folded.find(stem)
            while place >= 0:
                found.append(place)
                place = self._folded.find(stem, place + 1)
        return sorted(found)

    def is_spoken_of(self, start: int, end: int) -> bool:
        """Whether a range has any word of signing; most sentences have none, and need not be looked at."""
        first = bisect_left(self._marks, start)
        return first < len(self._marks) and self._marks[first] < end

    @cached_property
    def spoken(self) -> tuple[int, ...]:
        """The numbers of the sentences with a word of signing: few, and all others need not be looked at."""
        numbers: dict[int, None] = {}
        starts = [start for start, _ in self._reading.sentences]
        for mark in self._marks:
            number = bisect_right(starts, mark) - 1
            if number >= 0 and mark < self._reading.sentences[number][1]:
                numbers[number] = None
        return tuple(numbers)

    def ranges(self, start: int, end: int) -> tuple[tuple[int, int, Place, str], ...]:
        """The ranges of a sentence in which somebody signs."""
        if not self.is_spoken_of(start, end):
            return ()
        found = self._known.get((start, end))
        if found is None:
            found = self._known[start, end] = tuple(self._find_ranges(start, end))
        return found

    def _find_ranges(self, start: int, end: int) -> Iterator[tuple[int, int, Place, str]]:
        words, folded, papers = self._words, self._folded, self.papers
        verbs = [m.span() for m in words.active.finditer(folded, start, end)]
        verbs += [
            (start + m.start(), start + m.end()) for m in words.as_written.finditer(self._text[start:end])
        ]
        for low, high in verbs:
            after = (high, min(end, high + 40))
            if folded[low] == ",":  # « A et B, signataires du contrat, … »
                after = (high, re.compile("[^,]*").match(folded, *after).end())  # type: ignore[union-attr]
            paper = words.other_papers.search(_WHEN.sub(" ", folded[slice(*after)]))
            ours = paper and papers.names_ours(high, high + paper.start())
            if (paper and not ours) or papers.is_elsewhere(high, end):
                continue
            if papers.signs_other_policy(high, end):
                continue
            if words.former.search(folded, *after):
                continue  # « a signé la précédente convention »
            if words.weak.match(folded, low, high) and not self._functions.has_party(start, low):
                continue  # « Les parents se sont engagés par écrit »
            if words.also.search(folded, low, high):
                yield from self._alongside(start, end, low)
            if not folded[start:low].strip(" \n«–-"):  # « Ont signé pour l'État la préfète X, pour … »
                yield high, end, "list", "signatories.subject"
            if folded.startswith("en", low):  # « ont marqué leur engagement en signant »
                low = self._main_verb(start, low)
            yield start, low, "subject", "signatories.subject"
            if self._is_before_its_subject(start, low, high, end):
                yield high, end, "list", "signatories.subject"
            if beside := words.put_beside.search(folded, low, end):
                yield beside.end(), end, "noun", "signatories.agent"
            if colon := re.match(r"[^.;:]{0,120}\s:\s?", folded[high:end]):
                yield high + colon.end(), end, "subject", "signatories.subject"
            for side in _FOR_SIDE.finditer(folded[high:end]):
                clause = re.compile("[^;]*").match(folded, high + side.end(), end)
                if clause and not words.breaks_in(self._text[clause.start() : clause.end()]):
                    yield *clause.span(), "list", "signatories.subject"
            for also in _ALSO_FOR.finditer(folded[high:end]):
                yield high + also.start("who"), high + also.end(), "list", "signatories.subject"
            if company := re.match(r"[^.;:]{0,90}?\bavec\s", folded[high:end]):
                yield from self._company(high + company.end(), end)
        for verb in words.passive.finditer(folded, start, end):
            gap = verb["gap"]
            if verb["anew"] and not words.participle.search(folded, max(0, start - _BEFORE), verb.start()):
                continue  # « Le parc l'a été par »
            if company := _WITH.match(gap):  # « signé avec la préfète, X, par Y »
                yield from self._company(verb.start("gap") + company.end(), verb.end())
            before = (max(start, verb.start() - 40), verb.start())
            if verb["noun"] and (ceremony := _CEREMONY.search(folded, *before)):
                before = (before[0], ceremony.start())
            if words.other_papers.search(folded, *before) or words.former.search(folded, *before):
                continue
            if words.other_papers.search(_WHEN.sub(" ", gap)):
                continue
            if papers.is_other_policy_signed(start, verb.start()) or papers.signs_other_policy(
                verb.start("gap"), verb.end()
            ):
                continue
            if words.present.search(gap):
                if gap.endswith(", ") and verb[0].endswith("par"):  # « signé, en présence de X, par A et B »
                    yield verb.end(), end, "agent", "signatories.agent"
                continue
            # « La signature s'est tenue jeudi entre A et B »
            held = verb["noun"] and verb[0].endswith("entre")
            between = _PLACE.sub("", self._text[verb.start("gap") : verb.end("gap")])
            if self.unaccented:
                between = TO_THE.sub("", between)
            if held or not words.breaks_in(between):
                place: Place = "noun" if verb[0].endswith(("de", "d'", "du")) else "agent"
                yield verb.end(), end, place, "signatories.agent"
        for noun in words.noun.finditer(folded, start, end):
            if not _DELEGATION.search(folded, start, noun.start()) and not self.papers.is_of_other_paper(
                start, noun.start()
            ):
                yield noun.end(), end, "noun", "signatories.agent"
        for colon in words.counted.finditer(folded, start, end):
            if words.scene_to_come.search(colon[0]):
                continue
            yield colon.end(), end, "list", "signatories.list"
        for bracket in words.in_brackets.finditer(folded, start, end):
            if not words.other_papers.search(folded, max(start, bracket.start() - 40), bracket.start()):
                yield *bracket.span("held"), "list", "signatories.list"
        for verb in words.inverted.finditer(folded, start, end):
            before = (max(start, verb.start() - 40), verb.start())
            if not words.other_papers.search(folded, *before) and not words.former.search(folded, *before):
                yield from self._company(verb.end(), end)
        if signers := words.signers.search(folded, start, end):
            yield signers.end(), end, "agent", "signatories.agent"

    def _alongside(self, start: int, end: int, verb: int) -> Iterator[tuple[int, int, Place, str]]:
        """« Aux côtés de A et B, X a lui aussi signé »: all of them do."""
        for company in self._words.alongside.finditer(self._folded, start, end):
            yield company.end(), verb if company.end() < verb else end, "noun", "signatories.agent"

    def _is_before_its_subject(self, start: int, low: int, verb: int, end: int) -> bool:
        """« Aux côtés de la ministre ont signé A, préfet, et B, présidente »: people right after the verb."""
        name = next(iter(self._people.within(verb, end)), None)
        if name is None or re.search(r"\bqu(?:e\s|')[a-z' ]{0,12}$", self._folded[start:low]):
            return False
        first = min([name.outer, *(f.start for f in self._functions.within(verb, name.outer))])
        between = self._folded[verb:first]
        around = _AROUND.match(self._folded, start, low) is not None  # « Autour du préfet, X, ont signé »
        return _OBJECT.fullmatch(between) is not None and (around or not self._people.within(start, verb))

    def _main_verb(self, start: int, end: int) -> int:
        """Where the clause begins that a gerund hangs on."""
        found = self._words.breaks_in(self._text[start:end])
        return start + found[-1].start() if found else end

    def _company(self, start: int, end: int) -> Iterator[tuple[int, int, Place, str]]:
        """« a signé avec le préfet, X »: nothing but an article, a party or a function before the name."""
        name = next(iter(self._people.within(start, end)), None)
        if name is None:
            if self._functions.within(start, min(end, start + 40)):
                yield start, end, "agent", "signatories.agent"
            return
        cues = self._reading.cues_in("organisations", start, name.outer)
        spans = [(f.start, f.end) for f in self._functions.within(start, name.outer)]
        lead = list(self._folded[start : name.outer])
        for low, high in [*spans, *((c.start, c.end) for c in cues)]:
            lead[low - start : high - start] = " " * (high - low)
        in_order = "respectivement" in self._folded[start : name.outer]
        if in_order or not _ARTICLES.sub("", self._words.represented.sub("", "".join(lead))):
            yield start, end, "agent", "signatories.agent"
