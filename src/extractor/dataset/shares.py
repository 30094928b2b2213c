"""What one document adds to the tables that several fill together: contracts, funding and coverage.

A small part of its rows, so that those of all documents about one département fit in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.dataset.funding import Key, Sum, sums
from extractor.dataset.mentions import FACT_TABLES, Row
from extractor.model import fold_text


@dataclass(frozen=True, slots=True)
class Signature:
    """When a document says that it was signed: the date as written and the days that bound it."""

    value: str
    start: date
    end: date
    confidence: float


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs; what is not known is empty."""

    name: str
    party: str
    department: str


@dataclass(frozen=True, slots=True)
class Served:
    """A document's actions that serve one objective: their texts, those of which it is not sure apart."""

    sure: tuple[str, ...]
    unsure: tuple[str, ...]
    confidence: float
    methods: tuple[str, ...]
    action_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One document's. What a person has rejected is not in it, `waiting` counts what is for the review."""

    document_id: str
    document_type: str
    declared_actions: int | None
    departments: Mapping[str, str]
    """Code → name of those that it is about."""
    signature: Signature | None
    people: tuple[Person, ...]
    sums: Mapping[Key, Sum]
    actions: tuple[str, ...]
    """Their texts, folded."""
    served: Mapping[int, Served]
    """Objective → what serves it."""
    waiting: int


def shares(rows: Mapping[str, Sequence[Row]]) -> list[Share]:
    """A share for each document, in the order of documents.csv."""
    by_document: dict[str, dict[str, list[Row]]] = defaultdict(lambda: {t.name: [] for t in FACT_TABLES})
    for table in FACT_TABLES:
        for row in rows[table.name]:
            if row["status"] != "rejected":
                by_document[str(row["document_id"])][table.name].append(row)
    texts = {str(row["action_id"]): fold_text(str(row["text"])) for row in rows["actions"]}
    return [_share(row, by_document[str(row["document_id"])], texts) for row in rows["documents"]]


def _share(document: Row, own: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> Share:
    declared = document["declared_actions"]
    return Share(
        str(document["document_id"]),
        str(document["document_type"]),
        None if declared is None else int(str(declared)),
        {str(row["code"]): str(row["name"]) for row in own["departments"] if row["role"] == "subject"},
        _signature(own["dates"]),
        tuple(
            Person(str(row["name"] or ""), str(row["party"] or ""), str(row["department"] or ""))
            for row in own["signatories"]
        ),
        sums(own["amounts"]),
        _distinct(texts[str(row["action_id"])] for row in own["actions"]),
        _served(own["matches"], texts),
        sum(row["status"] == "review" for table in own.values() for row in table),
    )


def _signature(dates: Iterable[Row]) -> Signature | None:
    """The most confident, most precise, first signature date."""
    found = [
        Signature(str(row["value"]), row["start"], row["end"], float(str(row["confidence"])))
        for row in dates
        if row["kind"] == "signature" and isinstance(row["start"], date) and isinstance(row["end"], date)
    ]
    return min(found, key=lambda it: (-it.confidence, width(it), it.start), default=None)


def width(signature: Signature) -> timedelta:
    """How imprecise a date is."""
    return signature.end - signature.start


def _served(matches: Iterable[Row], texts: Mapping[str, str]) -> dict[int, Served]:
    by_objective: dict[int, list[Row]] = defaultdict(list)
    for match in matches:
        if match["objective"] is not None:
            by_objective[int(str(match["objective"]))].append(match)
    found: dict[int, Served] = {}
    for objective, here in by_objective.items():
        sure = [match for match in here if match["status"] in ("accepted", "corrected")]
        found[objective] = Served(
            _distinct(texts[str(match["action_id"])] for match in sure),
            _distinct(texts[str(match["action_id"])] for match in here if match["status"] == "review"),
            max(float(str(match["confidence"])) for match in here),
            _distinct(str(match["method"]) for match in sure),
            _distinct(str(match["action_id"]) for match in here),
        )
    return found


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, in less memory than a set."""
    return tuple(dict.fromkeys(values))
