"""The money of a contract: one sum for each payer, programme and year, out of all that its documents say.

A document tells the same sum many times: in a sentence, in the total of a table, in the table's rows, as a
budget of which the contract is a small part. Adding up every mention counts it several times over, taking the
largest takes the wrong one. What is taken, and why, stands in `basis`:

- `confirmed`  a sum said for the whole that is exactly the sum of what its actions cost;
- `stated`     the only sum said for the whole;
- `largest`    several are said for the whole: the largest of them;
- `actions`    none is said for the whole: what its actions cost, added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractor.dataset.columns import SEPARATOR
from extractor.dataset.mentions import Row
from extractor.dataset.schema_rollups import Basis

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


class Key(NamedTuple):
    """What a sum is for. `per` is `year` for a sum that is paid each year, where no year is named."""

    payer: str
    year: str
    programme: str
    per: str


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of one document, and of the rows of amounts.csv behind it the least sure one's confidence, how
    many wait for the review, and their ids."""

    key: Key
    amount: Decimal
    basis: Basis
    confidence: float
    waiting: int
    amount_ids: str


@dataclass(frozen=True, slots=True)
class Money:
    """The money of one contract: its rows, their short form for contracts.csv, and the contradictions."""

    rows: tuple[Row, ...]
    told: tuple[str, ...]
    conflicts: tuple[str, ...]


def money(
    contract: Mapping[str, str | None],
    sums: Mapping[str, Mapping[Key, Sum]],
    types: Mapping[str, str],
) -> Money:
    """The money of a contract out of the `sums` of its documents, whose `types` say who is heard first.

    `contract` has the columns that all of its rows share.
    """
    documents = list(sums)
    order = sorted(documents, key=lambda document: FIRST_SAY.index(types[document]))
    chosen: dict[Key, Sum] = {}
    for document in order:
        for key, found in sums[document].items():
            chosen.setdefault(key, found)
    twice = _told_finer({key: found.amount for key, found in chosen.items()})
    rows = [
        _row(contract, found, key in twice, [document for document in documents if key in sums[document]])
        for key, found in sorted(chosen.items())
    ]
    told, conflicts = _compared({d: _totals({k: s.amount for k, s in sums[d].items()}) for d in order})
    return Money(tuple(rows), tuple(told), tuple(conflicts))


def _counts(row: Row) -> bool:
    """Whether a row is a budget: somebody pays it, and not for each child or day."""
    return bool(
        row["payer"]
        and row["per"] in (None, "year")
        and row["status"] != "rejected"
        and isinstance(row["amount"], Decimal)
    )


def sums(amounts: Iterable[Row]) -> dict[Key, Sum]:
    """The sums of one document out of its amounts."""
    whole: dict[Key, list[Row]] = defaultdict(list)
    parts: dict[Key, list[Row]] = defaultdict(list)
    for row in filter(_counts, amounts):
        year = str(row["year"] or "")
        per = "year" if row["per"] == "year" and not year else ""
        key = Key(str(row["payer"]), year, str(row["programme"] or ""), per)
        (parts if row["action_id"] else whole)[key].append(row)
    return {key: _sum(key, whole[key], parts[key]) for key in sorted({*whole, *parts})}


def _sum(key: Key, whole: list[Row], parts: list[Row]) -> Sum:
    added = sum((_amount(row) for row in parts), Decimal(0))
    if not whole:
        return _behind(key, added, "actions", parts)
    confirmed = [row for row in whole if parts and _amount(row) == added]
    if confirmed:
        return _behind(key, added, "confirmed", [*confirmed, *parts])
    largest = max(map(_amount, whole))
    basis: Basis = "stated" if len({_amount(row) for row in whole}) == 1 else "largest"
    return _behind(key, largest, basis, [row for row in whole if _amount(row) == largest])


def _behind(key: Key, amount: Decimal, basis: Basis, rows: Sequence[Row]) -> Sum:
    return Sum(
        key,
        amount,
        basis,
        min(float(str(row["confidence"])) for row in rows),
        sum(row["status"] == "review" for row in rows),
        SEPARATOR.join(dict.fromkeys(str(row["amount_id"]) for row in rows)),
    )


def _amount(row: Row) -> Decimal:
    amount = row["amount"]
    assert isinstance(amount, Decimal)
    return amount


def _told_finer(sums: Mapping[Key, Decimal]) -> set[Key]:
    """The sums that others of the same payer give by year or programme: adding them up counts money twice.

    A sum is one of these where it is at least as large as those with a year, or those with a programme, are
    together; a smaller one is other money. What is paid each year is one where any year is named.
    """
    twice: set[Key] = set()
    for key in sorted(sums, key=lambda key: (bool(key.year) + bool(key.programme), key), reverse=True):
        finer = [other for other in sums if other not in twice and _finer(other, key)]
        by_year = [sums[other] for other in finer if other.year and not key.year]
        by_programme = [sums[other] for other in finer if other.programme and not key.programme]
        if any(said and (key.per or sums[key] >= sum(said)) for said in (by_year, by_programme)):
            twice.add(key)
    return twice


def _finer(one: Key, other: Key) -> bool:
    """Whether `one` says of the same money all that `other` says, and more."""
    return (
        one.payer == other.payer
        and other.year in ("", one.year)
        and other.programme in ("", one.programme)
        and (one.year, one.programme) != (other.year, other.programme)
    )


def _totals(sums: Mapping[Key, Decimal]) -> dict[tuple[str, ...], Decimal]:
    """'payer year' → sum: said without a programme where that covers the programmes, else they added up."""
    groups: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in sums:
        groups[key.payer, key.year, key.per].append(key)
    totals: dict[tuple[str, ...], Decimal] = {}
    for group, keys in groups.items():
        programmes = sum((sums[key] for key in keys if key.programme), Decimal(0))
        totals[group] = max([programmes, *(sums[key] for key in keys if not key.programme)])
    return totals


def _compared(totals: Mapping[str, Mapping[tuple[str, ...], Decimal]]) -> tuple[list[str], list[str]]:
    """The short form of a contract's money, and where documents contradict the one that has the first say."""
    told: list[str] = []
    conflicts: list[str] = []
    for group in sorted({group for found in totals.values() for group in found}):
        said = [(document, found[group]) for document, found in totals.items() if group in found]
        payer, year, per = group
        label = " ".join(part for part in (payer, year, per and "per year") if part)
        _, first = said[0]
        told.append(f"{label}: {first:f}")
        others = sorted({f"{amount:f} in {document}" for document, amount in said if amount != first})
        if others:
            conflicts.append(f"amounts {label}: {first:f}, but {', '.join(others)}")
    return told, conflicts


def _row(
    contract: Mapping[str, str | None], found: Sum, in_other_rows: bool, documents: Sequence[str]
) -> Row:
    return {
        **contract,
        "payer": found.key.payer,
        "programme": found.key.programme or None,
        "year": found.key.year or None,
        "per": found.key.per or None,
        "amount": found.amount,
        "basis": found.basis,
        "in_other_rows": in_other_rows,
        "confidence": found.confidence,
        "waiting": found.waiting,
        "amount_ids": found.amount_ids,
        "documents": SEPARATOR.join(documents),
    }
