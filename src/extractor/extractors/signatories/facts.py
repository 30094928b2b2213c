"""Who signs, for whom: what was found in the signing places, merged into one row a person.

Rules look in four places: the subject or agent of a signing verb, « X représenté par Y » in a signing
sentence or among a contract's parties, a list under « Signataires », and the block after « Fait à ». People
present, quoted, thanked or to be contacted stand in none of them. Then all who are named are weighed, whether
a rule found them or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.extractors.signatories.blocks import SignatureBlocks
from extractor.extractors.signatories.context import SigningContext
from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.headlines import Headlines
from extractor.extractors.signatories.heads import Heads
from extractor.extractors.signatories.holders import Holders
from extractor.extractors.signatories.learned import SHORTEST, learnt
from extractor.extractors.signatories.lists import SigningLists
from extractor.extractors.signatories.names import Name, People, same_person
from extractor.extractors.signatories.naming import Naming
from extractor.extractors.signatories.sides import Sides
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.extractors.signatories.telling import Telling
from extractor.extractors.signatories.together import Together
from extractor.extractors.signatories.words import words
from extractor.language import Reading
from extractor.model import Result, Signatory
from extractor.rules import Rules

_CONTRACTS = {"contrat", "avenant"}
_WITH_BLOCKS = _CONTRACTS | {"deliberation"}
_GENERAL = _CONTRACTS | {"circulaire"}  # « le préfet » is any prefect, or has a place of his own

_CONTRACT, _HEAD, _TWO = re.compile(r"\b(?:contrat|avenant)\b"), 400, 2
_ACT_TITLE = re.compile(r"\W*(?:contrat|avenant)\b[^\n]{0,160}(?:\n[^\n]{0,160})?")
_AGREED = re.compile(
    r"\n\W*(?:ont (?:arrete|convenu)|il (?:est|a ete) (?:arrete|convenu)|conviennent|sont convenus)\b"
)
_NEWS = {"communique", "actualite", "article"}  # « nous avons signé » is somebody quoted


@dataclass(frozen=True, slots=True)
class _Merged:
    """One mention of a person, with what all mentions together say."""

    person: Person
    name: Name | None
    role: str
    party: str


class _Places:
    """The places of one reading in which somebody signs, and what they need of it."""

    def __init__(self, reading: Reading, rules: Rules, result: Result) -> None:
        self.patterns, self.people = words(rules), People(reading, rules)
        self.functions = Functions(reading, self.patterns)
        self.signing = Signing(reading, self.patterns, self.functions, self.people)
        self.lists = SigningLists(reading, self.patterns, self.functions, self.people, self.signing)
        self.holders = Holders(reading, self.patterns, self.functions, self.people, self.signing)
        self._reading, self._type = reading, result.profile.document_type
        self._title = result.profile.title

    def context(self) -> SigningContext:
        return SigningContext(self._reading, self.patterns, self.functions, self.people, self.signing)

    def least_parties(self) -> int:
        """How many parties must sign at the foot of a paper of no known type (part of an act, an annex).

        None do (0) where it is about no contract; all three, where it does not say that it is about children.
        """
        folded, patterns = self._reading.folded, self.patterns
        if self._type != "autre" or _CONTRACT.search(folded) is None:
            return 0
        if patterns.our_subject.search(folded):
            return 0 if patterns.other_subject.search(folded, 0, _HEAD) else _TWO
        return 0 if patterns.other_subject.search(folded) else len(CORE)

    def is_agreed(self) -> bool:
        """Whether a paper of no known type is a contract of ours that is agreed on (« ont arrêté »)."""
        folded, patterns = self._reading.folded, self.patterns
        title = _ACT_TITLE.match(folded)
        return (
            self._type == "autre"
            and title is not None
            and patterns.our_subject.search(title[0]) is not None
            and patterns.other_subject.search(title[0]) is None
            and _AGREED.search(folded, title.end()) is not None
        )

    def naming(self, said: list[Person]) -> Naming:
        return Naming(self._reading, self.people, self.functions, self.signing, self._title, said)

    def told(self) -> list[Person]:
        """Those of whom a construction says that they sign."""
        found = self._told()
        if self._type in _CONTRACTS:
            found += self.lists.parties()
        blocks = SignatureBlocks(self._reading, self.patterns, self.functions, self.people)
        if self._type in _WITH_BLOCKS:
            block = [*blocks.people()]
            if not block and self._type == "deliberation":
                block = self.context().closing()
            found += block
        elif least := self.least_parties():
            found += (p for p in blocks.people(least) if p.name)
        return found

    def _told(self) -> list[Person]:
        contract = self._type in _CONTRACTS or self.is_agreed()
        found = [*self.signing.sentences(contract), *self.lists.lists(), *self.lists.tables()]
        if self._type in _CONTRACTS or self.signing.spoken_numbers:
            found += Sides(self._reading, self.patterns, self.functions, self.people, self.signing).signers()
        if self._type in _GENERAL:
            return found
        context = self.context()
        found += [*self.holders.signers(), *context.followers(), *context.lines_before()]
        found += [*context.guests(), *context.speeches()]
        found += context.pronouns(self.holders)
        if self._type not in _NEWS:
            found += context.letters(self.holders)
            if _CONTRACT.search(self._reading.folded) and self.patterns.our_subject.search(
                self._reading.folded
            ):
                found += context.agreed()
        if self._type == "deliberation":
            return found
        reading, patterns, signing = self._reading, self.patterns, self.signing
        telling = Telling(reading, patterns, signing)
        heads = Heads(reading, patterns, self.functions, signing, self.holders, "signatories.together")
        found += Headlines(reading, self.people, signing).speakers(self.holders)
        found += [*Together(reading, patterns, self.people, signing, telling, heads).people(found)]
        return found


def everybody(reading: Reading, rules: Rules, result: Result) -> Naming:
    """Everybody whom a document names, and what the rules say: what the weights are learnt from."""
    places = _Places(reading, rules, result)
    return places.naming(places.told())


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """Adds the signatories; every mention in a signing place is one fact, the columns of one person agree."""
    places = _Places(reading, rules, result)
    contract = result.profile.document_type in _CONTRACTS
    found = places.told()
    weights = learnt(rules)
    if weights is not None and len(reading.text) >= SHORTEST:
        found = [*places.naming(found).signers(weights)]
    merged = [*_named(reading, found, places.holders, places.people)]
    if contract:
        merged += _offices(reading, found, {m.party for m in merged})
    merged.sort(key=lambda m: (m.person.start, m.person.end))
    days = sorted(d.start for d in result.dates if d.kind == "signature" and d.precision == "day")
    subjects = {d.code for d in result.departments if d.role == "subject"}
    facts = (
        Signatory(
            document_id=reading.document.id,
            evidence=reading.evidence(m.person.start, m.person.end, m.person.rule),
            name=m.name.name if m.name else "",
            given_name=m.name.given if m.name else "",
            family_name=m.name.family if m.name else "",
            title=m.name.title if m.name else "",
            role=m.role,
            party=m.party,
            department=next(iter(subjects)) if len(subjects) == 1 else "",
            signed_on=days[0] if days else None,
        )
        for m in merged
    )
    return replace(result, signatories=tuple(facts))


def _named(reading: Reading, found: list[Person], holders: Holders, people: People) -> Iterator[_Merged]:
    """One name, role and party for all mentions of a person: the fullest name, the first function."""
    groups: list[list[tuple[Person, Name]]] = []
    for person in sorted(found, key=lambda p: (p.start, p.end, p.party == "autre")):
        if person.name is None:
            continue
        mention = (person, person.name)
        group = next((g for g in groups if any(same_person(name, person.name) for _, name in g)), None)
        if group is None:
            groups.append([mention])
        elif all((p.start, p.end) != (person.start, person.end) for p, _ in group):
            group.append(mention)
    for group in groups:
        name = max((name for _, name in group), key=lambda n: (bool(n.given), len(n.name)))
        title = next((name.title for _, name in group if name.title), "")
        party = next((p.party for p, _ in group if p.party != "autre"), "autre")
        role = next((_role(reading, p) for p, _ in group if p.function), "")
        if known := None if role and name.given else holders.of(name):
            role = role or reading.text[known.function.start : known.function.end]
            party = known.party if party == "autre" and known.party else party
            name = max(name, known.name, key=lambda n: (bool(n.given), len(n.name)))
        if not name.given:
            name = people.fuller(name)
        for person, _ in group:
            yield _Merged(person, replace(name, title=title), role, party)


def _offices(reading: Reading, found: list[Person], parties: set[str]) -> Iterator[_Merged]:
    """In a contract, an office without a name signs for a party that nobody named signs for."""
    taken = set(parties)
    for person in found:
        if person.name is None and person.party not in taken:
            taken.add(person.party)
            yield _Merged(person, None, _role(reading, person), person.party)


def _role(reading: Reading, person: Person) -> str:
    return reading.text[person.function.start : person.function.end] if person.function else ""
