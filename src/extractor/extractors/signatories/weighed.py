"""Who signs for a party for which no sentence names a signatory, by weighed features.

An article that says that « l'État, le Département et l'ARS ont signé » names their heads elsewhere: in a
quotation, beside a photo, in the next paragraph. Each party has one head, and signs once; so the question is
only whether the document tells of the signing, who heads the party, and whether that person was there. The
weights stand in `rules/signatories.json`; `python -m benchmarks.signatory_decision` works them out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractor.extractors.decision import Features
from extractor.extractors.signatories.about import About
from extractor.extractors.signatories.heads import Head, Heads
from extractor.extractors.signatories.names import People, same_person
from extractor.extractors.signatories.offices import HIGH, kind
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.extractors.signatories.telling import OF_ALL, Telling
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading, fold
from extractor.model import Result

FILE = "signatories.json"
RULE = "signatories.weighed"

_ABSENT = re.compile(
    r"\b(?:absente?|empechee?|excusee?|souffrante?|retenue?|remplacee?|decedee?)\b|n'y etai(?:en)?t pas"
)
# What is said of a person, by features.
_SAID = {
    "to come": re.compile(
        r"\b(?:sera|seront|serait|devrait|devra|n'a pas|n'est pas|n'etait pas|n'etaient pas)\b"
    ),
    "new": re.compile(
        r"\b(?:succed|nomme|arrive|pris ses fonctions|prend ses fonctions|nouve(?:au|lle)|sortante?|elue?\b)"
    ),
    "speaks": re.compile(
        r"[»”\"]|: «|\b(?:insist|soulign|rappel|assur|promi|declar|explique|confi|ajout|resum|lance|salu)"
    ),
    "in charge": re.compile(r"\b(?:pilot|assuree? par|coordonn|anim|suivi|contact|referent|negoci|prepar)"),
    "guest": re.compile(r"\b(?:questions? a|entretien avec|invitee?|interview|rencontre avec|bonjour)\b"),
    "witness": re.compile(
        r"\b(?:en presence d|assist|invitee?s|present[es]*\b|devant|temoin|visite|accueilli|recu )"
    ),
}
_REPRESENTED = re.compile(
    r"represent|envoye|depeche|delegue |mandate|au nom d|(?<!a )cote "
    r"|pour l[ae]? ?(?:l'|agence|ars|etat|departement)"
)
# What says less where no sentence tells of the signing.
_TELLING = frozenset(
    {
        "told here",
        "told beside",
        "told near",
        "told far",
        "able here",
        "three heads",
        "with 2",
        "stands together",
    }
)
_NEAR = 3
_TWO, _THIRD = 2, 0.8
_CLOSE = 40
_LEAD = 700
_FRESH, _STALE = 21, 120  # days between the signing and what is told of it


@dataclass(slots=True)
class _Candidate:
    """Somebody whom a document names in office, with the numbers of the sentences."""

    party: str
    mentions: list[tuple[int, Head]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    loose: str = ""

    @property
    def person(self) -> Person:
        """The mention that says most: the name stands in it, with an office."""
        return max((h.person for _, h in self.mentions), key=_says)


def _says(person: Person) -> tuple[bool, bool, bool]:
    name = person.name
    written = name is not None and person.start <= name.start < person.end
    return written, person.function is not None, bool(name and name.given)


class Weighed:
    """The candidates of one document and what holds of them."""

    def __init__(
        self,
        reading: Reading,
        words: SigningWords,
        people: People,
        signing: Signing,
        telling: Telling,
        heads: Heads,
        result: Result,
        about: About,
        stood: Sequence[Person],
    ) -> None:
        self._reading, self._words, self._people, self._signing = reading, words, people, signing
        self._telling, self._heads, self._result, self._stood = telling, heads, result, stood
        self._folded, self._about = reading.folded, about

    def people(
        self, found: Sequence[Person], decide: Callable[[Features], float], least: float
    ) -> Iterator[Person]:
        """For each party for which nobody in `found` signs, the likeliest of at least this probability.

        Where two of the parties sign, a lesser probability is enough for the third: there are three.
        """
        taken = {p.party for p in found if p.name} & CORE
        likely = sorted(
            ((decide(features), person) for person, features in self.candidates(found)),
            key=lambda pair: -pair[0],
        )
        standing = {p.party for chance, p in likely if chance >= least and self._stands(p)}
        for probability, person in likely:
            surer = len(taken) >= _TWO or self._stands(person)
            enough = least * _THIRD if surer else least
            if person.party in standing and not self._stands(person):
                continue
            if probability >= enough and person.party not in taken:
                taken.add(person.party)
                yield person
                if self._stands(person):  # two prefects of one region sign side by side
                    yield from (
                        other
                        for chance, other in likely
                        if other is not person and other.party == person.party
                        if chance >= least and self._stands(other)
                    )

    def _stands(self, person: Person) -> bool:
        """Whether somebody stands with the heads of other parties where the signing is told."""
        return any(
            p.name and person.name and p.party == person.party and same_person(p.name, person.name)
            for p in self._stood
        )

    def candidates(
        self, found: Sequence[Person], unread: frozenset[int] = frozenset()
    ) -> Iterator[tuple[Person, Features]]:
        """Whoever may sign for a party of which nobody in `found` does, each with its features.

        People are not looked for in the sentences of the numbers `unread`, so that weights can be learnt of
        documents that name their signatories elsewhere too.
        """
        taken = {p.party for p in found if p.name}
        if taken >= CORE or not self._told:
            return
        groups = self._groups(unread)
        document = self._document(taken)
        for group in groups:
            person = group.person
            if group.party in taken or any(
                p.name and person.name and same_person(p.name, person.name) for p in found
            ):
                continue
            if self._is_ruled_out(group):
                continue
            rivals = [g for g in groups if g is not group and g.party == group.party and not g.loose]
            features = {**document, **self._of(group, groups, found), **self._against(group, rivals)}
            yield replace(person, party=group.party, rule=RULE), features

    @cached_property
    def _told(self) -> tuple[int, ...]:
        """The sentences that tell of the signing; where none does, those with a word of signing."""
        telling = self._telling
        if telling.sentences:
            return telling.sentences
        sentences = self._reading.sentences
        return tuple(
            n
            for n in self._signing.spoken_numbers
            if not telling.tells_of_other(*sentences[n]) and not OF_ALL.search(self._folded, *sentences[n])
        )

    def _groups(self, unread: frozenset[int]) -> list[_Candidate]:
        groups: list[_Candidate] = []
        for number, (start, end) in enumerate(self._reading.sentences):
            for head in self._heads.within(start, end):
                name = head.person.name
                if name is None:
                    continue
                group = next(
                    (g for g in groups if any(p.name and same_person(p.name, name) for p in g.people)),
                    None,
                )
                if group is None:
                    group = _Candidate("autre")
                    groups.append(group)
                group.people.append(head.person)
                if number not in unread:
                    group.mentions.append((number, head))
                if group.party == "autre" or (group.loose and head.person.party in CORE):
                    group.party, group.loose = head.person.party, ""
                if group.party == "autre":
                    group.party, group.loose = self._beside(number, head.person)
        return [g for g in groups if g.party in CORE and g.mentions]

    def _beside(self, number: int, person: Person) -> tuple[str, str]:
        """The party of whom no office tells: that which stands nearest before, or after, in the sentence."""
        start, end = self._reading.sentences[number]
        people = self._people.within(start, end)
        floor = max((n.end for n in people if n.end <= person.start), default=start)
        ceiling = min((n.outer for n in people if n.outer >= person.end), default=end)
        lexicons = ("organisations", "roles")
        before = [c for own in lexicons for c in self._reading.cues_in(own, floor, person.start)]
        if before and (last := max(before, key=lambda c: c.end)).label in CORE:
            return last.label, "before"
        after = [c for own in lexicons for c in self._reading.cues_in(own, person.end, ceiling)]
        if after and (first := min(after, key=lambda c: c.start)).label in CORE:
            return first.label, "after"
        return "autre", ""

    def _document(self, taken: set[str]) -> dict[str, float]:
        """What holds of the document: whether it tells of the signing, and when that was."""
        told = self._told
        features: dict[str, float] = {
            "tells" if self._telling.sentences else "tells not": 1.0,
            f"known {len(taken & CORE)}": 1.0,
            **self._about.features,
        }
        if self._reading.sentences[told[0]][0] < _LEAD:
            features["told early"] = 1.0
        if len(told) > 1:
            features["told twice"] = 1.0
        features[f"told of {len(self._told_of)}"] = 1.0
        ranges = [self._reading.sentences[number] for number in told]
        if any(self._words.our_subject.search(self._folded, *r) for r in ranges):
            features["told of ours"] = 1.0
        if any(self._words.other_subject.search(self._folded, *r) for r in ranges):
            features["told of another"] = 1.0
        if self._words.tells_not.search(self._folded):
            features["put off"] = 1.0
        signed = [d.start for d in self._result.dates if d.kind == "signature"]
        published = self._result.profile.publication_date
        if signed and published:
            days = (published - min(signed)).days
            features["fresh" if -2 <= days <= _FRESH else "stale" if days > _STALE else "later"] = 1.0
        elif signed:
            features["dated"] = 1.0
        return features

    @cached_property
    def _told_of(self) -> frozenset[str]:
        """The parties that the sentences that tell of the signing name, by office or organisation."""
        ranges = [self._reading.sentences[number] for number in self._told]
        lexicons = ("organisations", "roles")
        named = {c.label for r in ranges for own in lexicons for c in self._reading.cues_in(own, *r)}
        return CORE & named

    def _office(self, group: _Candidate) -> str:
        """What the person is in the party, by the most telling function."""
        named = [p.function for p in group.people if p.function]
        offices = [self._folded[f.start : f.end] for f in named]
        return kind(offices)

    def _of(
        self, group: _Candidate, groups: Sequence[_Candidate], found: Sequence[Person]
    ) -> dict[str, float]:
        """What holds of a person wherever he or she is named."""
        features = {f"office {self._office(group)}": 1.0, f"party {group.party}": 1.0}
        if group.party in self._told_of:
            features["party told"] = 1.0
        told = self._told
        sentences = self._reading.sentences
        numbers = {n for n, _ in group.mentions}
        distance = min((abs(n - t) for n in numbers for t in told), default=99)
        features[
            "told here"
            if distance == 0
            else "told beside"
            if distance == 1
            else "told near"
            if distance <= _NEAR
            else "told far"
        ] = 1.0
        if told and not any(self._in_one_section(n, t) for n in numbers for t in told):
            features["under another heading"] = 1.0
        for _, head in group.mentions:
            features.update(self._about.under(head.person.start))
        if any(h.able and n in told for n, h in group.mentions):
            features["able here"] = 1.0
        if not any(h.able for _, h in group.mentions):
            features["does otherwise"] = 1.0
            if distance <= 1:
                features["does otherwise there"] = 1.0
        if self._stands(replace(group.person, party=group.party)):
            features["stands together"] = 1.0
        elif any(p.party == group.party for p in self._stood):
            features["another stands"] = 1.0
        if group.loose:
            features[f"party {group.loose}"] = 1.0
        others = [g for g in groups if g is not group and g.party != group.party and not g.loose]
        heads = {g.party for g in others if self._office(g) in HIGH}
        features[f"heads {len(heads)}"] = 1.0
        if self._office(group) in HIGH and heads | {group.party} >= CORE:
            features["three heads"] = 1.0
        company = {g.party for g in others if numbers & {n for n, _ in g.mentions}}
        if company:
            features[f"with {len(company)}"] = 1.0
        around = {n + step for n in numbers for step in (-1, 0, 1)}
        if {g.party for g in others if around & {n for n, _ in g.mentions}} - company:
            features["with beside"] = 1.0
        first, last = sentences[min(numbers)], sentences[max(numbers)]
        if any(first[0] <= p.start < last[1] for p in found):
            features["among signers"] = 1.0
        if not self._telling.sentences:
            features.update({f"{name}, spoken": 1.0 for name in _TELLING & features.keys()})
        for name, pattern in _SAID.items():
            if any(self._is_said(pattern, n, h) for n, h in group.mentions):
                features[name] = 1.0
        if self._is_elsewhere(group):
            features["elsewhere"] = 1.0
        if any(self._stands_for(n, h) for n, h in group.mentions):
            features["stands for"] = 1.0
        if len(numbers) > 1:
            features["named again"] = 1.0
        if first[0] > 0.8 * len(self._folded):
            features["named late"] = 1.0
        return features

    def _against(self, group: _Candidate, rivals: Sequence[_Candidate]) -> dict[str, float]:
        """Who else is named for the same party."""
        features: dict[str, float] = {}
        if rivals:
            features["rivals"] = 1.0
        if any(self._office(r) in HIGH for r in rivals):
            features["head beside" if self._office(group) in HIGH else "head is another"] = 1.0
        return features

    def _is_said(self, pattern: re.Pattern[str], number: int, head: Head) -> bool:
        """Whether such words stand right before or after a mention, in its sentence."""
        start, end = self._reading.sentences[number]
        before = self._folded[max(start, head.person.start - _CLOSE) : head.person.start]
        after = self._folded[head.person.end : min(end, head.person.end + _CLOSE)]
        return bool(pattern.search(before) or pattern.search(after))

    def _is_ruled_out(self, group: _Candidate) -> bool:
        """Whoever is absent, is named only where something else is signed, or only to be called."""
        stands = self._stands(replace(group.person, party=group.party))
        if not stands and any(self._is_said(_ABSENT, n, h) for n, h in group.mentions):
            return True
        if all(self._about.lists_others(h.person.start) for _, h in group.mentions):
            return True
        sentences = self._reading.sentences
        return all(self._telling.tells_of_other(*sentences[n]) for n, _ in group.mentions)

    def _in_one_section(self, first: int, second: int) -> bool:
        """Whether no heading stands between two sentences (a title does not part what follows)."""
        low, high = sorted((self._reading.sentences[first][0], self._reading.sentences[second][0]))
        return bisect_right(self._headings, low) == bisect_right(self._headings, high)

    @cached_property
    def _headings(self) -> list[int]:
        return [b.start for b in self._reading.document.blocks if b.kind == "heading"]

    def _is_elsewhere(self, group: _Candidate) -> bool:
        """« présidente des Hautes-Pyrénées », where the document is about another département."""
        own = [d for d in self._result.departments if d.role == "subject"]
        others = [fold(d.name) for d in self._result.departments if d.role != "subject"]
        offices = [self._folded[p.function.start : p.function.end] for p in group.people if p.function]
        return bool(own) and any(name in office for name in others for office in offices)

    def _stands_for(self, number: int, head: Head) -> bool:
        start, end = self._reading.sentences[number]
        before = self._folded[max(start, head.person.start - 60) : head.person.start]
        after = self._folded[head.person.end : min(end, head.person.end + 30)]
        return bool(_REPRESENTED.search(before) or _REPRESENTED.search(after))
