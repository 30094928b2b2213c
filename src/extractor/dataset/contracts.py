"""Contracts: what all documents about one signature in one département say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractor.dataset.columns import SEPARATOR
from extractor.dataset.coverage import Objective
from extractor.dataset.funding import money
from extractor.dataset.mentions import Row
from extractor.dataset.shares import Person, Share, width
from extractor.model import content_id, fold_text

NEAR = timedelta(days=31)
"""Signature days of one département closer than this are one contract whose documents disagree."""

THREE = ("etat", "departement", "ars")
"""The parties of every contract: who among them is not known to have signed is told."""


@dataclass
class _Contract:
    """Documents of one département about one signature."""

    start: date | None = None
    end: date | None = None
    value: str = ""
    confidence: float | None = None
    documents: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)  # document -> signature as it gives it


def contracts(shares: Sequence[Share], objectives: Sequence[Objective]) -> tuple[list[Row], list[Row]]:
    """The rows of contracts.csv, one a département and signature, and those of funding.csv.

    A document belongs to the contract whose signature it dates: the same day or a less precise date that
    holds it; days less than a month apart are one contract with a conflict. A document without a signature
    date belongs to the département's contract where there is only one. Circulars speak of all contracts and
    are left out.
    """
    by_id = {share.document_id: share for share in shares}
    about: dict[str, list[Share]] = defaultdict(list)
    names: dict[str, str] = {}
    for share in shares:
        for code, name in share.departments.items():
            names[code] = name
            about[code] += [share] if share.document_type != "circulaire" else []
    table: list[Row] = []
    funding: list[Row] = []
    for code, documents in sorted(about.items()):
        for contract in _grouped(documents):
            row, sums = _row(code, names[code], contract, by_id, objectives)
            table.append(row)
            funding.extend(sums)
    return table, funding


def _grouped(documents: Sequence[Share]) -> list[_Contract]:
    groups: list[_Contract] = []
    place = {share.document_id: number for number, share in enumerate(documents)}
    dated = [(share.document_id, share.signature) for share in documents if share.signature]
    for document, signed in sorted(dated, key=lambda it: (width(it[1]), it[1].start, place[it[0]])):
        start, end = signed.start, signed.end
        home = next((g for g in groups if g.start and g.end and g.start <= end and start <= g.end), None)
        home = home or next(
            (g for g in groups if g.start and g.end and g.start - NEAR <= end and start <= g.end + NEAR), None
        )
        if home is None:
            home = _Contract(start, end, signed.value, signed.confidence)
            groups.append(home)
        home.documents.append(document)
        if not (home.start and home.end and home.start <= end and start <= home.end):
            home.said[document] = signed.value
    undated = [share.document_id for share in documents if not share.signature]
    if undated:
        if len(groups) == 1:
            groups[0].documents.extend(undated)
        else:
            groups.append(_Contract(documents=undated))
    for group in groups:
        group.documents.sort(key=place.__getitem__)
    return sorted(groups, key=lambda g: (g.start or date.max, g.documents))


def _row(
    code: str,
    name: str,
    contract: _Contract,
    shares: Mapping[str, Share],
    objectives: Iterable[Objective],
) -> tuple[Row, tuple[Row, ...]]:
    """A contract's row, and those of its money. `shares`: of all documents, by id."""
    documents = contract.documents
    here = [shares[document] for document in documents]
    others = {other for share in here for other in share.departments if other != code}
    types = {share.document_id: share.document_type for share in here}
    conflicts = [f"signed_on: {contract.value}, but {value} in {doc}" for doc, value in contract.said.items()]
    signing = {s.document_id: [one for one in s.people if one.department not in others] for s in here}
    signatories = _signatories(signing, conflicts)
    signed = {person.party for people in signing.values() for person in people if person.party}
    id_ = content_id("con", code, contract.value or documents[0])
    shared = _joined(sorted(others))
    common: dict[str, str | None] = {
        "contract_id": id_,
        "department": code,
        "signed_on": contract.value or None,
        "shared_with": shared,
    }
    paid = money(common, {share.document_id: share.sums for share in here}, types)
    conflicts.extend(paid.conflicts)
    actions = {text for share in here for text in share.actions}
    served = {number for share in here for number, found in share.served.items() if found.sure}
    compulsory = {int(objective.number) for objective in objectives if objective.compulsory}
    declared = [share.declared_actions for share in here if share.declared_actions is not None]
    row: Row = {
        "contract_id": id_,
        "department": code,
        "department_name": name,
        "signed_on": contract.value or None,
        "signed_from": contract.start,
        "signed_to": contract.end,
        "signed_confidence": contract.confidence,
        "signatories": _joined(signatories),
        "parties": _joined(sorted(signed)),
        "missing_parties": _joined(party for party in THREE if party not in signed),
        "amounts": _joined(paid.told),
        "actions": len(actions),
        "declared_actions": max(declared, default=None),
        "objectives": _joined(str(number) for number in sorted(served)),
        "compulsory_missing": _joined(str(number) for number in sorted(compulsory - served)),
        "documents": _joined(documents),
        "document_types": _joined(dict.fromkeys(types.values())),
        "shared_with": shared,
        "waiting": sum(share.waiting for share in here),
        "conflicts": _joined(conflicts),
    }
    return row, paid.rows


def _joined(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(values) or None


def _signatories(signing: Mapping[str, Sequence[Person]], conflicts: list[str]) -> list[str]:
    """The people who sign, by document, as the table names them."""
    people: dict[tuple[str, str], str] = {}
    named: dict[str, dict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )  # party -> document -> names
    for document, signatories in signing.items():
        for name, party in ((person.name, person.party) for person in signatories if person.name):
            key = " ".join(sorted(fold_text(name).split()))
            people.setdefault((key, party), f"{name} ({party})" if party else name)
            if party:
                named[party][document].add(key)
    for party, by_document in sorted(named.items()):
        everywhere = set.intersection(*by_document.values())
        if not everywhere and len(by_document) > 1:
            names = sorted(label for (key, of), label in people.items() if of == party)
            conflicts.append(f"signatories: {' or '.join(names)}")
    return list(people.values())
