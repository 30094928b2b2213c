"""Where people sign: the subject or agent of a signing verb, a contract's parties, a list of signatories.

An enumeration (« A, préfet du Lot, B, présidente, et C … ») is read name by name: the functions between two
names go to one or the other; a name that a preposition governs (« accompagné de X », « dirigée par X »), or
that a clause of its own parts from the signing verb, does not sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extractor.extractors.signatories.assigning import assign
from extractor.extractors.signatories.functions import Function, Functions
from extractor.extractors.signatories.names import Name, People
from extractor.extractors.signatories.parties import Parties
from extractor.extractors.signatories.places import TO_THE, Place, Places
from extractor.extractors.signatories.words import SigningWords, plain
from extractor.language import Reading, fold

_ASIDE = re.compile(
    r"\([^()]*\)|,?\s(?:qui|dont|ou)\s[^,;]*[,;]|,\s(?:que\s|qu')[^,;]*(?:;|,(?=\s(?:et\s)?par\s))"
    r"|\bpar d[ée]l[ée]gation d[^,]*,|\bainsi que\b"
)
_FOR_WHOM = re.compile(r",?[^,.;:]{3,60}?(?=\s(?:pour|au\snom\sd))")
_ARTICLE_ONE = re.compile(r"\n\n(?:article|titre) (?:1|premier|i)\b")
_OF = re.compile(
    r"\b(?:celles?|celui|ceux|de|du|des|d|et|m|mme|mm|monsieur|madame|le|la|les|l|son|sa)\b|[\s,.':]"
)
OUT_OF_OFFICE = re.compile(
    r"[\s,]{0,2}(?:(?:etant|pourtant)\s)?(?:retenue?|absente?|empechee?|excusee?|souffrante?|malade|en\s(?:deplacement|conge|mission))\b"
)
_INSTEAD = re.compile(r"\b(?:et\snon|plutot\sque|a\sla\splace\sd[eu]|representante?)\s?(?:l[ea]\s|l')?$")
# « signé le 2 décembre par l'ancienne préfète, X »: whoever held the office then did sign
_BY_FORMER = re.compile(
    r"\s?(?:,\s)?(?:et\s)?(?:par\s)?(?:l'(?:ancien(?:ne)?|ex)[\s-]|l[ea]\sprecedente?\s)(?:l[ea]\s|l')?"
)
_THEN = re.compile(r"\s?,\salors\s")  # « par la signature de X, alors président »
_IN_PERSON = re.compile(r"\ben\sla\spersonne\sd(?:e\s|u\s|')")
_AND_OF = re.compile(r"[,\s]\s?(?:et\s)?d(?:e\s(?:la\s|l')?|u\s|')$")
_HEADING = 60
PARTIES_HEADING = re.compile(
    r"[\W_]*(?:(?:titre|article|chapitre|section)\s[\divx]+\W+)?(?:(?:les|entre\sles)\s)?"
    r"(?:parties(?:\s(?:signataires|contractantes|prenantes|a(?:u|\sla)\s(?:presente?\s)?(?:contrat|avenant|convention)))?|signataires|entre(?:\sles\ssoussignes)?)[\W_]*"
)
_BETWEEN = re.compile(r"\W*entre\s(?:,\sd'une\spart\s?,\s)?l(?:e\s|a\s|')")
# « la vice-présidente, Y, qui représentait le président, X »: X is not there
_IN_PLACE_OF = re.compile(r"represent(?:ant|ait|aient)\s(?:l[ea]\s|l'|son\s|sa\s|m\.|mme\s)")
_RELATIVE = re.compile(r"\s*,?\s*qui(?:\s(?:l['’]|les?|la|y|en))?\s*")
_ANTECEDENT = re.compile(r"(?:\b(?:l[ae]s?|une?|des|ce|cette)\s|\bl['’])[\w'’-]+\squi\s$")
_DELEGATED_BY = re.compile(r"\s?delegation\s(?:de\s(?:la\s|l')|du\s)")
_PARTIES_RULE = "signatories.parties"
_PARTIES = 3000  # characters that the parties of a contract without articles may take
# « ci-après « l'État », d'une part, » ends what is said of a party of a contract.
_NEXT_PARTY = re.compile(
    r"(?:ci-apres[^;,]{2,60}|d'une\spart|d'autre\spart)\s?[,;]\s?(?:et\s)?|;\s(?:et\s)?|\)(?:\s?,|\set)\s"
)
CORE = frozenset({"etat", "departement", "ars"})
_TWO = 2
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
        self._parties_of = Parties(reading, words, functions)
        self._places = Places(reading, words, functions, people)
        self.papers = self._places.papers
        self.is_spoken_of, self.ranges = self._places.is_spoken_of, self._places.ranges

    @property
    def spoken(self) -> list[tuple[int, int]]:
        """The sentences with a word of signing."""
        return [self._reading.sentences[number] for number in self._places.spoken]

    @property
    def spoken_numbers(self) -> tuple[int, ...]:
        """The numbers of those sentences."""
        return self._places.spoken

    # ---- the places

    def sentences(self, contract: bool) -> Iterator[Person]:
        """People in sentences with a signing verb, and the parties of a contract."""
        parties_end = self._parties_end() if contract else 0
        every = contract or bool(self._parties_blocks) or "represent" in self._folded
        for start, end in self._reading.sentences if every else self.spoken:
            if start < parties_end and self._words.represented.search(self._folded, start, end):
                yield from self._parties(start, end)
                continue
            if not contract and (self._is_under_parties(start) or self._opens_act(start, end)):
                yield from (p for p in self._parties(start, end) if p.name)
            for low, high, place, rule in self.ranges(start, end):
                found = list(self.enumerated(low, high, place, rule))
                if place == "subject" and len(found) == 1 and found[0].party == "autre":
                    found = [replace(found[0], party=self._for_whom(high, end) or "autre")]
                yield from found
                if place == "subject" and (
                    self._functions.has_party(start, high)
                    or self._words.the_same.search(self._folded[low:high])
                ):
                    yield from self._partners(start, high, end, {p.party for p in found})

    def _for_whom(self, verb: int, end: int) -> str:
        """« qui a signé pour l'État », « X, signataire pour l'ARS »: the party named right after the verb."""
        said = _FOR_WHOM.match(self._folded, verb, end)
        return self._parties_of.after(said.end(), end) if said else ""

    def _is_under_parties(self, place: int) -> bool:
        """Whether the heading over a sentence says « Parties », « Entre »."""
        return any(start <= place < end for start, end in self._parties_blocks)

    def _opens_act(self, start: int, end: int) -> bool:
        """« Entre l'État, représenté par X, d'une part, et … », in an act annexed to another paper."""
        if not _BETWEEN.match(self._folded, start, end):
            return False
        return len(self._words.represented.findall(self._folded, start, end)) >= _TWO

    @cached_property
    def _parties_blocks(self) -> list[tuple[int, int]]:
        pairs = pairwise(b for b in self._reading.document.blocks if b.kind not in ("header", "footer"))
        return [
            (below.start, below.end)
            for above, below in pairs
            if above.end - above.start < _HEADING
            and PARTIES_HEADING.fullmatch(self._folded, above.start, above.end)
        ]

    def _partners(self, start: int, verb: int, end: int, parties: set[str]) -> Iterator[Person]:
        """« a signé aux côtés du préfet, X »: whoever stands there at the head of another party signs too."""
        for company in self._words.alongside.finditer(self._folded, start, end):
            high = verb if company.end() < verb else end
            people = [*self.enumerated(company.end(), high, "noun", "signatories.agent")]
            # « la ministre a signé aux côtés de la préfète, A, et du président, B »: the prefect signs too
            several = len({p.party for p in people} & CORE) >= _TWO
            for person in people:
                office = person.function
                heads = office and _HEAD.match(self._folded, office.start, office.end)
                sent = office is None and self.stands_for(person.end, high)
                if (heads or sent) and person.party in CORE and (several or person.party not in parties):
                    yield person

    def introduces(self, start: int, end: int) -> bool:
        """Whether a line that others follow says that they sign: « Le contrat a été signé hier par : »."""
        if not self.is_spoken_of(start, end) or self.papers.is_of_other_paper(start, end):
            return False
        if not self._folded[start:end].rstrip(" *_\n").endswith(":"):
            return False
        opened = (
            place in ("agent", "noun") and low >= end - 4 for low, _, place, _ in self.ranges(start, end)
        )
        return any(opened)

    def _parties_end(self) -> int:
        """Parties stand before the first article; without articles, in the first third or page."""
        article = _ARTICLE_ONE.search(self._folded)
        return article.start() if article else max(len(self._folded) // 3, _PARTIES)

    def _parties(self, start: int, end: int) -> Iterator[Person]:
        """« Le Département, représenté par sa présidente, Mme X »: in a contract an office counts too."""
        rule = _PARTIES_RULE
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
                if _DELEGATED_BY.fullmatch(self._folded, verb.end(), office.start):
                    continue
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
            if function and _IN_PLACE_OF.match(self._folded, function.start, name.outer):
                floor = high
                continue
            gap = self._gap(floor, low, functions)
            if self._words.breaks.search(gap):
                if place != "subject":
                    break
                kept = []
            if place == "agent" and kept and self._is_told_apart(gap, high, end):
                break
            if place == "noun" and index == 0 and _OF.sub("", fold(gap)):
                break  # « après la signature du contrat, X »: not the signature of X
            by_former = place == "agent" and _BY_FORMER.fullmatch(self._folded, floor, low)
            told = place == "noun" or rule == "signatories.list" or (place != "list" and len(names) > 1)
            then = told and _THEN.match(self._folded, name.end, end)
            if not (former or by_former or then) and self._held_before(floor, low, name.end, end):
                floor = high
                continue
            joined = excluded and bool(re.search(r"[^,]\set\s(?:de\s|d'|du\s)?$", self._folded[floor:low]))
            excluded = joined or self._governed(floor, low, place, index)
            if excluded and index and place == "list" and _AND_OF.search(self._folded, floor, low):
                # « en la personne de son président, X, et de la procureure, Y »
                excluded = _IN_PERSON.search(self._folded, max(0, start - 40), low) is None
            after = self._parties_of.after(high, end)
            # « le Département, représenté par X, l'État, représenté par Y »: the party stands before the verb
            known = (trailing and index) or (party and index == 0 and rule == _PARTIES_RULE)
            lead = "" if known else self._parties_of.beside(floor, low, high)
            trailing = trailing or bool(after and not lead)
            own = respective[index] if respective else self._parties_of.own(name, function, lead, after)
            own = own or principal or party or self._functions.default_party(function)
            floor, principal = high, ""
            if OUT_OF_OFFICE.match(self._folded, high, end):
                continue  # « B, la présidente A étant retenue »
            if self._words.represented_after.match(self._folded, high, end):
                principal = own  # somebody else signs for this person
            elif not excluded and (function or own or place != "list"):
                kept.append(Person(name, function, own or "autre", rule, low, high))
        if place == "subject" and (kept or excluded):
            gap = self._gap(floor, end, functions)
            if excluded and _RELATIVE.fullmatch(gap) and not _INSTEAD.search(self._folded, start, low):
                # « Entretien avec X, qui a signé »
                last = names[-1]
                own = self._parties_of.own(last, functions[-1], "", "")
                own = own or self._functions.default_party(functions[-1])
                kept.append(Person(last, functions[-1], own or "autre", rule, low, high))
            own_clause = re.sub(r",?\s(?:qui(?:\sl['’]|\sles)?\s?)?$", "", gap)
            if _ANTECEDENT.search(gap):
                return  # « X, préfet, et le foyer qui a signé »
            if self._words.breaks.search(own_clause) or re.search('[«“":]', own_clause):
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
                lead = "" if trailing else parties.beside(floor, low, high)
                trailing = trailing or bool(after and not lead)
                own = parties.own(name, function, lead, after) or parties.stood_for(start, high, end)
                own = own or self._functions.default_party(function)
                yield Person(name, function, own or "autre", rule, low, high)
            floor = high

    def stands_for(self, start: int, end: int) -> str:
        """The party of « pour l'État » right at `start`, else empty."""
        return self._parties_of.after(start, end)

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
        text = list(plain(self._text[start:end]))
        if self._places.unaccented:
            text = list(TO_THE.sub("  ", "".join(text)))
        for function in [*(f for f in functions if f), *self._functions.within(start, end)]:
            low, high = max(start, function.start), min(end, function.end)
            if low < high:
                text[low - start : high - start] = " " * (high - low)
        for verb in self._words.represented.finditer(self._folded, start, end):
            # « du directeur, absent, que représentait X »: the « que » parts nobody from the signing
            text[verb.start() - start : verb.end() - start] = " " * (verb.end() - verb.start())
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
