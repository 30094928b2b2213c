"""What several documents say together: one row a contract, one a département and objective."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from extractor.dataset.mentions import Row
from extractor.dataset.schema import SEPARATOR
from extractor.model import fold_text

NEAR = timedelta(days=31)
"""Signature days of one département closer than this are one contract whose documents disagree."""

FIRST_SAY = (
    "contrat",
    "avenant",
    "deliberation",
    "communique",
    "actualite",
    "article",
    "circulaire",
    "autre",
)
"""Whose sum stands where documents disagree: the contract's own before what others say of it."""

Rows = Mapping[str, Sequence[Row]]


class ObjectiveLike(Protocol):
    """What the coverage needs to know of an objective."""

    @property
    def number(self) -> str: ...
    @property
    def compulsory(self) -> bool: ...


@dataclass
class _Contract:
    """Documents of one département about one signature."""

    start: date | None = None
    end: date | None = None
    value: str = ""
    documents: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)  # document -> signature as it gives it


def coverage(rows: Rows, objectives: Iterable[ObjectiveLike]) -> list[Row]:
    """Every département that a document is about × every objective, cells without actions included."""
    subjects = _subjects(rows)
    texts = {str(row["action_id"]): fold_text(str(row["text"])) for row in rows["actions"]}
    cells: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for match in rows["matches"]:
        if match["objective"] is not None and match["status"] != "rejected":
            for code in subjects.get(str(match["document_id"]), ()):
                cells[code, int(str(match["objective"]))].append(match)
    table: list[Row] = []
    targets = sorted((int(objective.number), objective.compulsory) for objective in objectives)
    for code in sorted({code for codes in subjects.values() for code in codes}):
        for number, compulsory in targets:
            found = cells[code, number]
            accepted = {texts[str(m["action_id"])] for m in found if m["status"] in ("accepted", "corrected")}
            waiting = {texts[str(m["action_id"])] for m in found if m["status"] == "review"} - accepted
            table.append(
                {
                    "department": code,
                    "objective": number,
                    "compulsory": compulsory,
                    "actions": len(accepted),
                    "waiting": len(waiting),
                    "confidence": max((float(str(m["confidence"])) for m in found), default=None),
                    "documents": SEPARATOR.join(sorted({str(m["document_id"]) for m in found})) or None,
                }
            )
    return table


def contracts(rows: Rows) -> list[Row]:
    """One row a département and signature.

    A document belongs to the contract whose signature it dates: the same day or a less precise date that
    holds it; days less than a month apart are one contract with a conflict. A document without a signature
    date belongs to the département's contract where there is only one. Circulars speak of all contracts and
    are left out.
    """
    subjects = _subjects(rows)
    types = {str(row["document_id"]): str(row["document_type"]) for row in rows["documents"]}
    signatures = _signatures(rows["dates"])
    table: list[Row] = []
    for code in sorted({code for codes in subjects.values() for code in codes}):
        about = [
            str(row["document_id"])
            for row in rows["documents"]
            if code in subjects.get(str(row["document_id"]), ()) and row["document_type"] != "circulaire"
        ]
        for contract in _grouped(about, signatures):
            table.append(_row(code, contract, rows, types))
    return table


def _subjects(rows: Rows) -> dict[str, tuple[str, ...]]:
    """Document -> the départements it is about."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows["departments"]:
        if row["role"] == "subject" and row["status"] != "rejected":
            found[str(row["document_id"])].append(str(row["code"]))
    return {document: tuple(codes) for document, codes in found.items()}


def _signatures(dates: Iterable[Row]) -> dict[str, Row]:
    """Document -> its most confident, most precise, first signature date."""
    found: dict[str, tuple[tuple[float, timedelta, date], Row]] = {}
    for row in dates:
        start, end = row["start"], row["end"]
        if row["kind"] != "signature" or row["status"] == "rejected":
            continue
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
            home = _Contract(start, end, str(row["value"]))
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


def _row(code: str, contract: _Contract, rows: Rows, types: Mapping[str, str]) -> Row:
    documents = contract.documents
    conflicts = [f"signed_on: {contract.value}, but {value} in {doc}" for doc, value in contract.said.items()]
    signatories = _signatories(rows["signatories"], documents, conflicts)
    sums = _sums(rows["amounts"], documents, types, conflicts)
    here = set(documents)
    actions = {
        fold_text(str(row["text"]))
        for row in rows["actions"]
        if row["document_id"] in here and row["status"] != "rejected"
    }
    objectives = {
        int(str(row["objective"]))
        for row in rows["matches"]
        if row["document_id"] in here
        and row["objective"] is not None
        and row["status"] in ("accepted", "corrected")
    }
    return {
        "department": code,
        "signed_on": contract.value or None,
        "signatories": SEPARATOR.join(signatories) or None,
        "amounts": SEPARATOR.join(sums) or None,
        "actions": len(actions),
        "objectives": SEPARATOR.join(str(number) for number in sorted(objectives)) or None,
        "documents": SEPARATOR.join(documents),
        "conflicts": SEPARATOR.join(conflicts) or None,
    }


def _signatories(table: Iterable[Row], documents: Sequence[str], conflicts: list[str]) -> list[str]:
    people: dict[tuple[str, str], str] = {}
    named: dict[str, dict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )  # party -> document -> names
    for row in table:
        if row["document_id"] not in documents or row["status"] == "rejected" or not row["name"]:
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


def _sums(
    table: Iterable[Row], documents: Sequence[str], types: Mapping[str, str], conflicts: list[str]
) -> list[str]:
    """'payer year: sum'. In a document, a sum said for the whole counts before the sum of its actions."""
    whole: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    parts: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for row in table:
        document, amount = str(row["document_id"]), row["amount"]
        if document not in documents or not row["payer"] or row["per"] not in (None, "year"):
            continue
        if row["status"] == "rejected" or not isinstance(amount, Decimal):
            continue
        key = (str(row["payer"]), str(row["year"] or ""))
        if row["action_id"]:
            parts[key][document] = parts[key].get(document, Decimal(0)) + amount
        else:
            whole[key][document] = max(whole[key].get(document, amount), amount)
    said: list[str] = []
    for key in sorted({*whole, *parts}):
        by_document = {**parts[key], **whole[key]}
        first = min(by_document, key=lambda d: (FIRST_SAY.index(types[d]), documents.index(d)))
        label = " ".join(part for part in key if part)
        said.append(f"{label}: {by_document[first]:f}")
        others = {f"{by_document[d]:f} in {d}" for d in by_document if by_document[d] != by_document[first]}
        if others:
            conflicts.append(f"amounts {label}: {by_document[first]:f}, but {', '.join(sorted(others))}")
    return said
