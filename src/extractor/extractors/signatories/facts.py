"""Who signs, for whom: what was found in the signing places, merged into one row a person.

Only four places make a signatory: the subject or agent of a signing verb, « X représenté par Y » in a signing
sentence or among a contract's parties, a list under « Signataires », and the block after « Fait à ». People
present, quoted, thanked or to be contacted stand in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.extractors.signatories.blocks import SignatureBlocks
from extractor.extractors.signatories.context import SigningContext
from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.holders import Holders
from extractor.extractors.signatories.lists import SigningLists
from extractor.extractors.signatories.names import Name, People, same_person
from extractor.extractors.signatories.signing import Person, Signing
from extractor.extractors.signatories.together import Together
from extractor.extractors.signatories.words import words
from extractor.language import Reading
from extractor.model import Result, Signatory
from extractor.rules import Rules

_CONTRACTS = {"contrat", "avenant"}
_WITH_BLOCKS = _CONTRACTS | {"deliberation"}
_GENERAL = _CONTRACTS | {"circulaire"}  # « le préfet » is any prefect, or has a place of his own

_NEWS = {"communique", "actualite", "article"}  # « nous avons signé » is somebody quoted


@dataclass(frozen=True, slots=True)
class _Merged:
    """One mention of a person, with what all mentions together say."""

    person: Person
    name: Name | None
    role: str
    party: str


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """Adds the signatories; every mention in a signing place is one fact, the columns of one person agree."""
    patterns, people = words(rules), People(reading, rules)
    functions = Functions(reading, patterns)
    signing = Signing(reading, patterns, functions, people)
    contract = result.profile.document_type in _CONTRACTS
    lists = SigningLists(reading, patterns, functions, people, signing)
    found = [*signing.sentences(contract), *lists.lists(), *lists.tables()]
    holders = Holders(reading, patterns, functions, people, signing)
    if result.profile.document_type not in _GENERAL:
        context = SigningContext(reading, patterns, functions, people, signing)
        found += [*holders.signers(), *context.followers(), *context.pronouns(holders)]
        if result.profile.document_type not in _NEWS:
            found += context.letters(holders)
        if result.profile.document_type != "deliberation":
            found += Together(reading, patterns, functions, people, signing, holders).people(found)
    if contract:
        found += lists.parties()
    if result.profile.document_type in _WITH_BLOCKS:
        block = [*SignatureBlocks(reading, patterns, functions, people).people()]
        if not block and result.profile.document_type == "deliberation":
            block = SigningContext(reading, patterns, functions, people, signing).closing()
        found += block
    merged = [*_named(reading, found, holders)]
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


def _named(reading: Reading, found: list[Person], holders: Holders) -> Iterator[_Merged]:
    """One name, role and party for all mentions of a person: the fullest name, the first function."""
    groups: list[list[tuple[Person, Name]]] = []
    for person in sorted(found, key=lambda p: (p.start, p.end)):
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
