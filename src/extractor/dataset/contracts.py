"""Contracts: what all documents about one signature in one département say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractor.dataset.columns import SEPARATOR
from extractor.dataset.coverage import Objective, subjects
from extractor.dataset.funding import money
from extractor.dataset.mentions import Row
from extractor.model import content_id, fold_text

NEAR = timedelta(days=31)
"""Signature days of one département closer than this are one contract whose documents disagree."""

THREE = ("etat", "departement", "ars")
"""The parties of every contract: who among them is not known to have signed is told."""

Rows = Mapping[str, Sequence[Row]]


@dataclass
class _Contract:
    """Documents of one département about one signature."""

    start: date | None = None
    end: date | None = None
    value: str = ""
    confidence: float | None = None
    documents: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)  # document -> signature as it gives it


def contracts(rows: Rows, objectives: Sequence[Objective]) -> tuple[list[Row], list[Row]]:
    """The rows of contracts.csv, one a département and signature, and those of funding.csv.

    A document belongs to the contract whose signature it dates: the same day or a less precise date that
    holds it; days less than a month apart are one contract with a conflict. A document without a signature
    date belongs to the département's contract where there is only one. Circulars speak of all contracts and
    are left out.
    """
    about = subjects(rows)
    names = {str(row["code"]): str(row["name"]) for row in rows["departments"]}
    signatures = _signatures(rows["dates"])
    found: list[tuple[str, _Contract]] = []
    for code in sorted({code for codes in about.values() for code in codes}):
        documents = [
            str(row["document_id"])
            for row in rows["documents"]
            if code in about.get(str(row["document_id"]), ()) and row["document_type"] != "circulaire"
        ]
        found.extend((code, contract) for contract in _grouped(documents, signatures))
    table: list[Row] = []
    funding: list[Row] = []
    for code, contract in found:
        others = {other for document in contract.documents for other in about[document] if other != code}
        row, sums = _row(code, names[code], contract, others, rows, objectives)
        table.append(row)
        funding.extend(sums)
    return table, funding


def _signatures(dates: Iterable[Row]) -> dict[str, Row]:
    """Document -> its most confident, most precise, first signature date."""
    found: dict[str, tuple[tuple[float, timedelta, date], Row]] = {}
    for row in dates:
        if row["kind"] != "signature" or row["status"] == "rejected":
            continue
        start, end = row["start"], row["end"]
        if not isinstance(start, date) or not isinstance(end, date):
            continue
        key = (-float(str(row["confidence"])), end - start, start)
        document = str(row["document_id"])
        if document not in found or key < found[document][0]:
            found[document] = (key, row)
    return {document: row for document, (_, row) in found.items()}


def _grouped(documents: Sequence[str], signatures: Mapping[str, Row]) -> list[_Contract]:
    groups: list[_Contract] = []
    dated = [document for document in documents if document in signatures]
    for document in sorted(dated, key=lambda d: (*_width_and_start(signatures[d]), documents.index(d))):
        row = signatures[document]
        start, end = row["start"], row["end"]
        assert isinstance(start, date)
        assert isinstance(end, date)
        home = next((g for g in groups if g.start and g.end and g.start <= end and start <= g.end), None)
        home = home or next(
            (g for g in groups if g.start and g.end and g.start - NEAR <= end and start <= g.end + NEAR), None
        )
        if home is None:
            home = _Contract(start, end, str(row["value"]), float(str(row["confidence"])))
            groups.append(home)
        home.documents.append(document)
        if not (home.start and home.end and home.start <= end and start <= home.end):
            home.said[document] = str(row["value"])
    undated = [document for document in documents if document not in signatures]
    if undated:
        if len(groups) == 1:
            groups[0].documents.extend(undated)
        else:
            groups.append(_Contract(documents=undated))
    for group in groups:
        group.documents.sort(key=documents.index)
    return sorted(groups, key=lambda g: (g.start or date.max, g.documents))


def _width_and_start(row: Row) -> tuple[timedelta, date]:
    start, end = row["start"], row["end"]
    assert isinstance(start, date)
    assert isinstance(end, date)
    return end - start, start


def _row(
    code: str,
    name: str,
    contract: _Contract,
    others: set[str],
    rows: Rows,
    objectives: Iterable[Objective],
) -> tuple[Row, tuple[Row, ...]]:
    """A contract's row, and those of its money. `others`: further départements that share its documents."""
    documents = contract.documents
    here = [row for row in rows["documents"] if row["document_id"] in documents]
    types = {str(row["document_id"]): str(row["document_type"]) for row in here}
    conflicts = [f"signed_on: {contract.value}, but {value} in {doc}" for doc, value in contract.said.items()]
    signing = [row for row in _of(rows["signatories"], documents) if str(row["department"]) not in others]
    signatories = _signatories(signing, conflicts)
    signed = {str(row["party"]) for row in signing if row["party"]}
    id_ = content_id("con", code, contract.value or documents[0])
    shared = _joined(sorted(others))
    common: dict[str, str | None] = {
        "contract_id": id_,
        "department": code,
        "signed_on": contract.value or None,
        "shared_with": shared,
    }
    paid = money(common, rows["amounts"], documents, types)
    conflicts.extend(paid.conflicts)
    actions = {fold_text(str(row["text"])) for row in _of(rows["actions"], documents)}
    served = {
        int(str(row["objective"]))
        for row in _of(rows["matches"], documents)
        if row["objective"] is not None and row["status"] in ("accepted", "corrected")
    }
    compulsory = {int(objective.number) for objective in objectives if objective.compulsory}
    declared = [int(str(row["declared_actions"])) for row in here if row["declared_actions"] is not None]
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
        "waiting": sum(row["status"] == "review" for table in _FACTS for row in _of(rows[table], documents)),
        "conflicts": _joined(conflicts),
    }
    return row, paid.rows


_FACTS = ("departments", "signatories", "dates", "amounts", "actions", "matches")


def _of(table: Iterable[Row], documents: Sequence[str]) -> list[Row]:
    """The rows of some documents, but for those that a person has rejected."""
    return [row for row in table if row["document_id"] in documents and row["status"] != "rejected"]


def _joined(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(values) or None


def _signatories(table: Iterable[Row], conflicts: list[str]) -> list[str]:
    people: dict[tuple[str, str], str] = {}
    named: dict[str, dict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )  # party -> document -> names
    for row in table:
        if not row["name"]:
            continue
        name, party = str(row["name"]), str(row["party"] or "")
        key = " ".join(sorted(fold_text(name).split()))
        people.setdefault((key, party), f"{name} ({party})" if party else name)
        if party:
            named[party][str(row["document_id"])].add(key)
    for party, by_document in sorted(named.items()):
        everywhere = set.intersection(*by_document.values())
        if not everywhere and len(by_document) > 1:
            names = sorted(label for (key, of), label in people.items() if of == party)
            conflicts.append(f"signatories: {' or '.join(names)}")
    return list(people.values())
