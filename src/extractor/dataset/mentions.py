"""Facts as mentions, and mentions as rows: what says the same is one row with the evidence that says most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from extractor.dataset.schema import DATES, SCHEMA, SEPARATOR, TableSchema
from extractor.model import Alternative, Box, Evidence, Fact, Link, Result, Status

Value = str | int | float | bool | date | Decimal | None
"""What stands in a cell; None where it is empty."""

Row = dict[str, Value]
"""One row: a value for each column of its table, in the order of the columns."""

FACT_TABLES: tuple[TableSchema, ...] = tuple(table for table in SCHEMA.values() if table.kind)
BY_KIND: dict[str, TableSchema] = {table.kind: table for table in FACT_TABLES}
EVIDENCE_COLUMNS = 12


class Confidences(Protocol):
    """What is known of how often a rule is right."""

    def fact(self, kind: str, rule: str) -> float: ...


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document tells a fact; `own` has the fact's own columns."""

    kind: str
    source: str
    document_id: str
    id: str
    own: Mapping[str, Value]
    evidence: Evidence
    confidence: float
    status: Status


@dataclass(frozen=True, slots=True)
class Merged:
    """One fact: its row, and all of its mentions, the one that says most first."""

    row: Row
    mentions: tuple[Mention, ...]


def own_columns(table: TableSchema) -> tuple[str, ...]:
    """The columns of a fact table between its document and its evidence."""
    return table.names[1:-EVIDENCE_COLUMNS]


def mentions(result: Result, confidences: Confidences, threshold: float) -> Iterator[Mention]:
    """Every mention of every fact and match of a document, each with its confidence and status."""
    source = result.document.source
    for kind, facts in _facts(result):
        table = BY_KIND[kind]
        names, key = own_columns(table), f"{kind}_id"
        for fact in facts:
            confidence = confidences.fact(table.name, fact.evidence.rule)
            id_ = fact.id  # made anew each time it is asked for
            own = {name: id_ if name == key else _value(fact, name) for name in names}
            yield _mention(kind, source, fact.document_id, id_, own, fact.evidence, confidence, threshold)
    for link in links(result):
        own = {
            "action_id": link.action_id,
            "objective": int(link.objective) if link.objective else None,
            "rank": link.rank,
            "method": link.method,
            "alternatives": SEPARATOR.join(map(offered, link.alternatives)) or None,
            "margin": round(link.margin, 2),
            "why": SEPARATOR.join(link.reasons) or None,
        }
        yield _mention(
            "match", source, link.document_id, link.id, own, link.evidence, link.confidence, threshold
        )


def offered(alternative: Alternative) -> str:
    """An alternative in a cell: `7 (0.12: protocole, parquet)`."""
    words = ", ".join(alternative.words)
    return f"{alternative.objective or 0} ({alternative.score:.2f}{': ' if words else ''}{words})"


def links(result: Result) -> Iterator[Link]:
    """The links of a document's actions; an action that has none is outside, for a person to confirm."""
    seen: set[tuple[str, str]] = set()
    linked: set[str] = set()
    ranks: dict[str, int] = {}
    for link in sorted(result.links, key=lambda link: (link.action_id, link.rank, -link.confidence)):
        linked.add(link.action_id)
        if (link.action_id, link.objective) in seen:
            continue
        seen.add((link.action_id, link.objective))
        ranks[link.action_id] = ranks.get(link.action_id, 0) + 1
        yield _ranked(link, ranks[link.action_id])
    for action in result.actions:
        if action.id not in linked:
            linked.add(action.id)
            evidence = action.evidence
            unlinked = Evidence(
                evidence.start, evidence.end, evidence.quote, "", evidence.page, evidence.boxes
            )
            yield Link(action.document_id, action.id, unlinked, "", 1, "rule", 0.0)


def rows(kind: str, found: Iterable[Mention]) -> list[Row]:
    """The rows of one fact table (see `merged`)."""
    return [fact.row for fact in merged(kind, found)]


def merged(kind: str, found: Iterable[Mention]) -> list[Merged]:
    """The facts of one kind, in the order of document, place and id.

    Mentions with one id are one row. Its columns are those of the mention that says most: the most confident,
    then the longest quote, then the first; what that one leaves empty comes from the next best.
    """
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.kind == kind:
            groups.setdefault(mention.id, []).append(mention)
    facts = [_merge(BY_KIND[kind], group) for group in groups.values()]
    facts.sort(key=lambda pair: pair[0])
    return [fact for _, fact in facts]


def best(group: Iterable[Mention]) -> list[Mention]:
    """Mentions of one fact, the one that says most first."""
    return sorted(group, key=lambda m: (-m.confidence, -len(m.evidence.quote), m.evidence.start))


def told(table: TableSchema, group: Iterable[Mention]) -> Row:
    """The own columns of one fact, from all of its mentions."""
    ordered = best(group)
    own: Row = {name: ordered[0].own[name] for name in own_columns(table)}
    if len(ordered) == 1:
        return own
    for name, value in own.items():
        if value is None:
            own[name] = next((m.own[name] for m in ordered if m.own[name] is not None), None)
    if table.kind == "action":  # an action stands where it is first said
        own["order"] = min((m.own["order"] for m in ordered if isinstance(m.own["order"], int)), default=None)
    return own


def first_page_box(evidence: Evidence) -> Box | None:
    """One box around all of the quote that stands on its first page."""
    if not evidence.boxes:
        return None
    if len(evidence.boxes) == 1:
        page, *edges = evidence.boxes[0]
        return Box(page, *(round(edge, 2) for edge in edges))
    page = evidence.boxes[0].page
    here = [box for box in evidence.boxes if box.page == page]
    return Box(
        page,
        round(min(box.x0 for box in here), 2),
        round(min(box.top for box in here), 2),
        round(max(box.x1 for box in here), 2),
        round(max(box.bottom for box in here), 2),
    )


def _facts(result: Result) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    return (
        ("department", result.departments),
        ("signatory", result.signatories),
        ("date", result.dates),
        ("amount", result.amounts),
        ("action", result.actions),
    )


def _value(fact: Fact, name: str) -> Value:
    value: Value = getattr(fact, name)
    return None if value == "" else value


def _mention(
    kind: str,
    source: str,
    document_id: str,
    id_: str,
    own: Mapping[str, Value],
    evidence: Evidence,
    confidence: float,
    threshold: float,
) -> Mention:
    status: Status = "accepted" if confidence >= threshold else "review"
    return Mention(kind, source, document_id, id_, own, evidence, round(confidence, 4), status)


def _ranked(link: Link, rank: int) -> Link:
    if link.rank == rank:
        return link
    return Link(
        link.document_id,
        link.action_id,
        link.evidence,
        link.objective,
        rank,
        link.method,
        link.confidence,
        link.alternatives,
        link.reasons,
        link.margin,
    )


def _merge(table: TableSchema, group: list[Mention]) -> tuple[tuple[str, str, int, str, int], Merged]:
    ordered = tuple(best(group))
    top = ordered[0]
    own = told(table, group)
    evidence = top.evidence
    box = first_page_box(evidence)
    start, end = offset_columns(table)
    row: Row = {
        "document_id": top.document_id,
        **own,
        "mentions": len(group),
        "page": evidence.page,
        start: evidence.start,
        end: evidence.end,
        "quote": evidence.quote,
        "x0": box.x0 if box else None,
        "top": box.top if box else None,
        "x1": box.x1 if box else None,
        "bottom": box.bottom if box else None,
        "rule": evidence.rule or None,
        "confidence": top.confidence,
        "status": top.status,
    }
    rank = own.get("rank")
    place = (
        top.source,
        top.document_id,
        min(m.evidence.start for m in group),
        str(own["action_id"] if table.kind == "match" else top.id),
        rank if isinstance(rank, int) else 0,
    )
    return place, Merged(row, ordered)


def offset_columns(table: TableSchema) -> tuple[str, str]:
    """The names of a fact table's offset columns: `start`, `end`; in dates.csv those are days."""
    return ("quote_start", "quote_end") if table is DATES else ("start", "end")
