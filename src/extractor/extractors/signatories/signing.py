"""Where people sign: the subject or agent of a signing verb, a contract's parties, a list of signatories.

An enumeration (« A, préfet du Lot, B, présidente, et C … ») is read name by name: the functions between two
names go to one or the other; a name that a preposition governs (« accompagné de X », « dirigée par X »), or
that a clause of its own parts from the signing verb, does not sign.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.extractors.signatories.assigning import assign
from extractor.extractors.signatories.functions import Function, Functions
from extractor.extractors.signatories.names import Name, People
from extractor.extractors.signatories.papers import Papers
from extractor.extractors.signatories.parties import Parties
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading, fold

Place = Literal["subject", "agent", "noun", "list"]

_ASIDE = re.compile(
    r"\([^()]*\)|,?\s(?:qui|dont|ou)\s[^,;]*[,;]|,\s(?:que\s|qu')[^,;]*(?:;|,(?=\s(?:et\s)?par\s))"
    r"|\bpar d[ée]l[ée]gation d[^,]*,|\bainsi que\b"
)
_PLACE = re.compile(r"\bdans\s(?=(?:l[ae]s?\s|l['’])?[\w'’-]+(?:\s[\w'’-]+){0,2}\s?(?:,|$))")
_ARTICLES = re.compile(r"\b(?:le|la|les|son|sa|m\.|mme|monsieur|madame|du|de)\b|l'|[\s,:]")
_ARTICLE_ONE = re.compile(r"\n\n(?:article|titre) (?:1|premier|i)\b")
_DELEGATION = re.compile(r"(?<![a-z])delegations? de (?:la )?$")
_OF = re.compile(
    r"\b(?:celles?|celui|ceux|de|du|des|d|et|m|mme|mm|monsieur|madame|le|la|les|l|son|sa)\b|[\s,.':]"
)
# « ; B, sous-préfète, pour l'État »: whoever else signs, said after a semicolon.
_FOR_SIDE = re.compile(
    r";\s(?:et\s)?(?=(?:cote|pour)\s"
    r"|[^.;:]{5,140}?,\s(?:pour|au\snom\sd[eu])\s(?:l[ae]s?\s|l')?[^.;:,]{2,40}(?:[.;]|$))"
)
_CEREMONY = re.compile(
    r"(?:ceremonie|seance|reunion|journee|matinee)s?(?:\sofficielle)?\s(?:officielle\s)?(?:de\s)?(?:la\s)?$"
)
# « ont signé le contrat A, préfet, et B »: between the verb and a subject that follows it.
_OBJECT = re.compile(
    r"(?:\s(?:l[ea]|ce|cet|cette|une?|leur)\s(?:[a-z-]+\s){0,2}?(?:contrat|convention|avenant|document|accord|protocole|texte)"
    r"(?:\s[a-z' -]{0,90}?)?)?\s?,?\s?(?:(?:pour|cote|au\snom\sd[eu])\s[^,;:]{2,40}?(?:,|\s:)?\s)?"
    r"(?:(?:l[ea]|m\.|mme|monsieur|madame|enfin|d'abord)\s|l')*$"
)
_EAST = re.compile(r"\bEst\b")  # « ARS Grand Est »
_ANTECEDENT = re.compile(r"(?:\b(?:l[ae]s?|une?|des|ce|cette)\s|\bl['’])[\w'’-]+\squi\s$")
_PARTIES = 3000  # characters that the parties of a contract without articles may take
# « ci-après « l'État », d'une part, » ends what is said of a party of a contract.
_NEXT_PARTY = re.compile(r"(?:ci-apres[^;,]{2,60}|d'une\spart|d'autre\spart)\s?[,;]\s?(?:et\s)?|;\s(?:et\s)?")
CORE = frozenset({"etat", "departement", "ars"})
_HEAD = re.compile(
    r"prefete?\b|president|dirige|(?:direct(?:eur|rice)|deleguee?)\s(?:general|departemental|territorial|de\sl'a)"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A signatory in the making: under which function, for which party, found by which rule and where."""

    name: Name | None
    function: Function | None
    party: str
    rule: str
    start: int
    end: int


class Signing:
    """Looks for signing places in one reading."""

    def __init__(self, reading: Reading, words: SigningWords, functions: Functions, people: People) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._text, self._folded = reading.text, reading.folded
        self._known: dict[tuple[int, int], tuple[tuple[int, int, Place, str], ...]] = {}
        self._parties_of = Parties(reading, words, functions)
        self.papers = Papers(reading, words)

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

    # ---- the places

    def sentences(self, contract: bool) -> Iterator[Person]:
        """People in sentences with a signing verb, and the parties of a contract."""
        parties_end = self._parties_end() if contract else 0
        for start, end in self._reading.sentences:
            if start < parties_end and self._words.represented.search(self._folded, start, end):
                yield from self._parties(start, end)
                continue
            if not contract and self._words.binds.search(self._folded, start, end):
                yield from (p for p in self._parties(start, end) if p.name)
            for low, high, place, rule in self.ranges(start, end):
                found = list(self.enumerated(low, high, place, rule))
                yield from found
                if place == "subject" and self._functions.has_party(start, high):
                    yield from self._partners(start, high, end, {p.party for p in found})

    def _partners(self, start: int, verb: int, end: int, parties: set[str]) -> Iterator[Person]:
        """« a signé aux côtés du préfet, X »: whoever stands there at the head of another party signs too."""
        for company in self._words.alongside.finditer(self._folded, start, end):
            high = verb if company.end() < verb else end
            for person in self.enumerated(company.end(), high, "noun", "signatories.agent"):
                office = person.function
                heads = office and _HEAD.match(self._folded, office.start, office.end)
                if heads and person.party in CORE and person.party not in parties:
                    yield person

    def introduces(self, start: int, end: int) -> bool:
        """Whether a line that others follow says that they sign: « Le contrat a été signé hier par : »."""
        if not self.is_spoken_of(start, end) or self.papers.is_of_other_paper(start, end):
            return False
        if not self._folded[start:end].rstrip(" *_\n").endswith(":"):
            return False
        opened = (place == "agent" and low >= end - 4 for low, _, place, _ in self.ranges(start, end))
        return any(opened)

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
            if words.other_papers.search(folded, *after) or papers.is_elsewhere(high, end):
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
            if company := re.match(r"[^.;:]{0,90}?\bavec\s", folded[high:end]):
                yield from self._company(high + company.end(), end)
        for verb in words.passive.finditer(folded, start, end):
            gap = verb["gap"]
            before = (max(start, verb.start() - 40), verb.start())
            if verb["noun"] and (ceremony := _CEREMONY.search(folded, *before)):
                before = (before[0], ceremony.start())
            if words.other_papers.search(folded, *before) or words.former.search(folded, *before):
                continue
            if words.other_papers.search(gap):
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
        return _OBJECT.fullmatch(between) is not None and not self._people.within(start, verb)

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
        if not _ARTICLES.sub("", self._words.represented.sub("", "".join(lead))):
            yield start, end, "agent", "signatories.agent"

    def _parties_end(self) -> int:
        """Parties stand before the first article; without articles, in the first third or page."""
        article = _ARTICLE_ONE.search(self._folded)
        return article.start() if article else max(len(self._folded) // 3, _PARTIES)

    def _parties(self, start: int, end: int) -> Iterator[Person]:
        """« Le Département, représenté par sa présidente, Mme X »: in a contract an office counts too."""
        rule = "signatories.parties"
        found = list(self._words.represented.finditer(self._folded, start, end))
        floor = start
        for index, verb in enumerate(found):
            high = found[index + 1].start() if index + 1 < len(found) else end
            opens = [m.end() for m in _NEXT_PARTY.finditer(self._folded, floor, verb.start())]
            said = (
                self._functions.first_organisation(low, verb.start()) for low in [*reversed(opens), floor]
            )
            party = next(filter(None, said), "")
            floor = verb.end()
            for person in self.enumerated(verb.end(), high, "list", rule, party):
                yield person
                floor = max(floor, person.end)
            if floor == verb.end() and (offices := self._functions.within(verb.end(), high)):
                office = offices[0]
                floor = office.end
                yield Person(None, office, office.party or party or "autre", rule, office.start, office.end)

    # ---- enumerations

    def enumerated(
        self, start: int, end: int, place: Place, rule: str, party: str = "", *, former: bool = False
    ) -> Iterator[Person]:
        """The people of one signing range, each with the function that stands beside the name."""
        if place != "subject" and (stop := self._words.present.search(self._folded, start, end)):
            end = stop.start()
        names = self._people.within(start, end)
        functions = self.assign(start, end, names)
        respective = self._parties_of.respective(start, end, names)
        kept: list[Person] = []
        floor, excluded, principal, trailing = start, False, "", False
        for index, (name, function) in enumerate(zip(names, functions, strict=True)):
            low = min(name.outer, function.start) if function else name.outer
            high = max(name.end, function.end) if function else name.end
            gap = self._gap(floor, low, functions)
            if self._words.breaks.search(gap):
                if place != "subject":
                    break
                kept = []
            if place == "agent" and kept and self._is_told_apart(gap, high, end):
                break
            if place == "noun" and index == 0 and _OF.sub("", fold(gap)):
                break  # « après la signature du contrat, X »: not the signature of X
            if not former and self._held_before(floor, low, name.end, end):
                floor = high
                continue
            joined = excluded and bool(re.search(r"[^,]\set\s(?:de\s|d'|du\s)?$", self._folded[floor:low]))
            excluded = joined or self._governed(floor, low, place, index)
            after = self._parties_of.after(high, end)
            lead = "" if trailing and index else self._parties_of.beside(floor, low, high)
            trailing = trailing or bool(after and not lead)
            own = respective[index] if respective else self._parties_of.own(name, function, lead, after)
            own = own or principal or party or self._functions.default_party(function)
            floor, principal = high, ""
            if self._words.represented_after.match(self._folded, high, end):
                principal = own  # somebody else signs for this person
            elif not excluded and (function or own or place != "list"):
                kept.append(Person(name, function, own or "autre", rule, low, high))
        if place == "subject" and kept:
            gap = self._gap(floor, end, functions)
            last = re.sub(r",?\s(?:qui(?:\sl['’]|\sles)?\s?)?$", "", gap)
            if _ANTECEDENT.search(gap):
                return  # « X, préfet, et le foyer qui a signé »
            if self._words.breaks.search(last) or re.search('[«“":]', last):
                return
        yield from kept

    def named(self, start: int, end: int, rule: str) -> Iterator[Person]:
        """Everybody whom a range names in office, whatever they do in it, each with function and party."""
        names = self._people.within(start, end)
        floor, trailing = start, False
        for name, function in zip(names, self.assign(start, end, names), strict=True):
            low = min(name.outer, function.start) if function else name.outer
            high = max(name.end, function.end) if function else name.end
            if not self._held_before(floor, low, name.end, end):
                parties = self._parties_of
                after = parties.after(high, end)
                lead = "" if trailing else parties.led(floor, low) or parties.beside(floor, low, high)
                trailing = trailing or bool(after and not lead)
                own = parties.own(name, function, lead, after) or parties.stood_for(start, high, end)
                own = own or self._functions.default_party(function)
                yield Person(name, function, own or "autre", rule, low, high)
            floor = high

    def _held_before(self, floor: int, start: int, end: int, ceiling: int) -> bool:
        """« l'ancien préfet, X », « X, alors préfet »."""
        after = self._words.former_after.match(self._folded, end, ceiling)
        return bool(after or self._words.former_before.search(self._folded, floor, start))

    def _is_told_apart(self, gap: str, start: int, end: int) -> bool:
        """« signé par A ; B, préfet, est dans la salle »: a clause with a verb of its own."""
        after = gap.rpartition(";")
        if not after[1] or "par " in after[2]:
            return False
        clause = re.compile("[^;]{0,40}").match(self._text, start, end)
        return clause is not None and bool(self._words.breaks_in(clause[0]))

    def assign(self, start: int, end: int, names: list[Name]) -> list[Function | None]:
        """The function of each name of a range."""
        return assign(self._reading, self._functions, start, end, names)

    def _gap(self, start: int, end: int, functions: list[Function | None]) -> str:
        """What stands between two people, without functions and asides, lower case."""
        text = list(_EAST.sub("---", self._text[start:end]).lower())
        for function in [*(f for f in functions if f), *self._functions.within(start, end)]:
            low, high = max(start, function.start), min(end, function.end)
            if low < high:
                text[low - start : high - start] = " " * (high - low)
        return _ASIDE.sub(" , ", "".join(text))

    def _governed(self, floor: int, low: int, place: Place, index: int) -> bool:
        """Whether a preposition that is none of the signing place's own stands right before the person."""
        before = self._folded[floor:low]
        if self._words.represented_before.search(before):
            return False
        before = _ASIDE.sub(" , ", before)
        found = self._words.preposition_before.search(before)
        if found is None:
            return False
        word = found["word"].rstrip()
        opened = re.search(
            r"(?:^|[,;]|\bet|\bque|\bcelles?|\bcelui|\bceux|\(|\b(?:cote|pour|au\snom\sd[eu])\s[^,;:]{2,50})\s*$",
            before[: found.start()],
        )
        if place == "agent":
            return not (opened and word in {"par", "avec", "entre"})
        if place == "noun":
            near = index or len(before) <= 12 or before.startswith(("du ", "de "))
            return not (opened and word in {"de", "du", "d'"} and near)
        return not (place == "list" and word in {"par", "pour"})
