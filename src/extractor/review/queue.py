"""The queue: what needs a person, most valuable first.

The order: doubts about whole documents, since they cast doubt on every row of theirs, those first where most
is missing; then signatures and signatories, of which there are few and on which everything hangs, accepted
ones too where nobody knows for whom they signed; then sums of money, by what may be wrong with them (the sum
times its doubt); then matches, those first that settle many wordings, whose two best objectives are closest
or on which money hangs; then the rest, the least sure first. Within each, by document and place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import log10

from extractor.dataset import SEPARATOR, Dataset, Mention, Row, Value, best, offset_columns
from extractor.dataset.schema import ACTIONS, AMOUNTS, DATES, DEPARTMENTS, REVIEW, SIGNATORIES
from extractor.model import Document, Link, Result, fold_text
from extractor.review.known import doubt_id
from extractor.rules import Taxonomy

CONTEXT = 400
"""At most this many characters around a quote."""

_DOUBTS, _SIGNATURES, _MONEY, _MATCHES, _REST = range(5)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the queue with its place in it.

    Of a match, `wording` is what is asked, `money` the euros that hang on it, `settles` how many actions have
    that wording: those of several documents are asked once (`together`).
    """

    tier: int
    urgency: float
    source: str
    start: int
    row: Row
    wording: tuple[str, str] | None = None
    money: float = 0.0
    settles: int = 1

    @property
    def place(self) -> tuple[int, float, str, int, str, str]:
        return (self.tier, -self.urgency, self.source, self.start, str(self.row["kind"]), str(self.row["id"]))


def queue(
    dataset: Dataset,
    results: Iterable[Result],
    taxonomy: Taxonomy,
    threshold: float,
    decided: Container[tuple[str, str]] = frozenset(),
) -> list[Row]:
    """The rows of review.csv for a dataset; `decided` are the kinds and ids that a person has settled."""
    asked = together(entries(dataset, results, taxonomy, threshold, decided))
    return [entry.row | {"settles": entry.settles} for entry in sorted(asked, key=lambda entry: entry.place)]


def entries(
    dataset: Dataset,
    results: Iterable[Result],
    taxonomy: Taxonomy,
    threshold: float,
    decided: Container[tuple[str, str]] = frozenset(),
) -> list[Entry]:
    """What there is to ask about some documents, before the same wordings of several are asked once."""
    by_id = {result.document.id: result for result in results}
    documents = {id_: result.document for id_, result in by_id.items()}
    departments = _departments(dataset.rows["departments"])
    return [
        *_doubts(dataset.rows["problems"], documents, departments),
        *_facts(dataset.mentions, documents, departments, threshold, decided),
        *_matches(dataset.rows, by_id, departments, taxonomy, threshold),
    ]


def together(asked: Iterable[Entry]) -> list[Entry]:
    """The entries, in the order of the documents, with each wording of an action asked once."""
    once: list[Entry] = []
    same: dict[tuple[str, str], Entry] = {}
    for entry in asked:
        if entry.wording is None:
            once.append(entry)
            continue
        first = same.get(entry.wording)
        same[entry.wording] = (
            entry
            if first is None
            else replace(first, money=first.money + entry.money, settles=first.settles + 1)
        )
    for entry in same.values():
        urgency = entry.settles * entry.urgency * (1 + log10(1 + entry.money) / 10)
        once.append(replace(entry, urgency=urgency))
    return once


def context(document: Document, start: int, end: int) -> str:
    """The block around a quote, cut to a readable length with the quote inside."""
    index = document.block_at(start)
    first, last = (
        (start, end) if index is None else (document.blocks[index].start, document.blocks[index].end)
    )
    first, last = min(first, start), max(last, end)
    room = max(0, CONTEXT - (end - start)) // 2
    low, high = max(first, start - room), min(last, end + room)
    text = " ".join(document.text[low:high].split())
    return f"{'… ' if low > first else ''}{text}{' …' if high < last else ''}"


def _departments(rows: Iterable[Row]) -> Mapping[str, str]:
    codes: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["role"] == "subject":
            codes[str(row["document_id"])].append(str(row["code"]))
    return {document: " ".join(found) for document, found in codes.items()}


def _doubts(
    problems: Iterable[Row], documents: Mapping[str, Document], departments: Mapping[str, str]
) -> Iterable[Entry]:
    """Warnings about documents that were read; what could not be read is no question for a reviewer."""
    for problem in problems:
        id_ = str(problem["document_id"] or "")
        if problem["status"] != "review" or id_ not in documents:
            continue
        document, message = documents[id_], str(problem["message"])
        quote, around = _quoted(document, message)
        row = _row(
            document=document.source,
            department=departments.get(id_),
            page=problem["page"],
            kind="document",
            quote=quote,
            context=around,
            proposed=message,
            why=f"{problem['code']} ({problem['stage']})",
            id=doubt_id(id_, problem["code"], problem["page"], problem["message"]),
        )
        yield Entry(_DOUBTS, _gap(str(problem["code"]), message), document.source, 0, row)


def _gap(code: str, message: str) -> float:
    """How much is missing: of 41 declared actions and 12 found, more than of 8 and 10. Other doubts: half."""
    numbers = [int(number) for number in re.findall(r"\d+", message)[:2]]
    if code != "declared_actions" or len(numbers) < 2:
        return 0.5
    declared, found = numbers
    return abs(declared - found) / max(declared, found, 1)


def _quoted(document: Document, message: str) -> tuple[str, str]:
    """The words of the document that a doubt cites, and the passage around them."""
    match = re.match(r"« ?(.+?) ?»", message)
    start = document.text.find(match[1]) if match else -1
    if match is None or start < 0:
        return "", ""
    return match[1], context(document, start, start + len(match[1]))


def _facts(
    mentions: Iterable[Mention],
    documents: Mapping[str, Document],
    departments: Mapping[str, str],
    threshold: float,
    decided: Container[tuple[str, str]],
) -> Iterable[Entry]:
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind != "match":
            groups[mention.kind, mention.id].append(mention)
    for group in groups.values():
        top = best(group)[0]
        why = _why(top, group, threshold)
        if not why or (top.kind, top.id) in decided:
            continue
        document, evidence = documents[top.document_id], top.evidence
        row = _row(
            document=document.source,
            department=departments.get(top.document_id),
            page=evidence.page,
            kind=top.kind,
            quote=evidence.quote,
            context=context(document, evidence.start, evidence.end),
            proposed=proposed(top),
            why=why,
            confidence=top.confidence,
            id=top.id,
        )
        tier, urgency = _value(top)
        yield Entry(tier, urgency, document.source, evidence.start, row)


def _why(top: Mention, group: Iterable[Mention], threshold: float) -> str:
    """Why a person is asked; nothing where nobody needs to be."""
    if top.status == "review":
        return f"{top.evidence.rule}: right in {top.confidence:.0%} of labelled cases, {threshold:.0%} wanted"
    no_party = top.kind == SIGNATORIES.kind and not any(mention.own.get("party") for mention in group)
    return "no party: for whom did they sign?" if no_party and top.status == "accepted" else ""


def _value(mention: Mention) -> tuple[int, float]:
    amount = mention.own.get("amount")
    if mention.kind == "signatory" or mention.own.get("kind") == "signature":
        return _SIGNATURES, 1 - mention.confidence
    if isinstance(amount, Decimal):
        return _MONEY, float(amount) * (1 - mention.confidence)
    return _REST, 1 - mention.confidence


def proposed(mention: Mention) -> str:
    """A fact in a line that a person reads: « 2020-10-13 (signature) », « 800000 EUR per year, etat »."""
    own = {name: str(value) for name, value in mention.own.items() if value is not None}
    parts: tuple[str, ...]
    if mention.kind == DEPARTMENTS.kind:
        return f"{own['code']} – {own['name']} ({own['role']})"
    if mention.kind == SIGNATORIES.kind:
        parts = tuple(own.get(name, "") for name in ("name", "role", "party"))
    elif mention.kind == DATES.kind:
        bound = own.get("bound", "on")
        return f"{'' if bound == 'on' else bound + ' '}{own['value']} ({own['kind']})"
    elif mention.kind == AMOUNTS.kind:
        span = own["amount"] + (f"–{own['amount_max']}" if "amount_max" in own else "")
        per = f" per {own['per']}" if "per" in own else ""
        exact = "" if own["qualifier"] == "exact" else f"{own['qualifier']} "
        parts = (
            f"{exact}{span} {own['currency']}{per}",
            *(own.get(n, "") for n in ("payer", "programme", "year")),
        )
    else:
        return own["text"]
    return ", ".join(part for part in parts if part)


def _matches(
    rows: Mapping[str, Sequence[Row]],
    results: Mapping[str, Result],
    departments: Mapping[str, str],
    taxonomy: Taxonomy,
    threshold: float,
) -> Iterable[Entry]:
    """One entry an action that has no accepted match: a decision settles all of its objectives at once."""
    links: dict[str, list[Link]] = defaultdict(list)
    for result in results.values():
        for link in result.links:
            links[link.action_id].append(link)
    by_action: dict[str, list[Row]] = defaultdict(list)
    for match in rows["matches"]:
        by_action[str(match["action_id"])].append(match)
    start, end = offset_columns(ACTIONS)
    financed: dict[str, float] = defaultdict(float)
    for amount in rows["amounts"]:
        if amount["action_id"] and isinstance(amount["amount"], Decimal) and amount["status"] != "rejected":
            financed[str(amount["action_id"])] += float(amount["amount"])
    for action in rows["actions"]:
        matches = by_action[str(action["action_id"])]
        if action["status"] == "rejected" or any(match["status"] != "review" for match in matches):
            continue
        proposal = ",".join(str(match["objective"] or 0) for match in matches)
        id_, document_id = str(action["action_id"]), str(action["document_id"])
        document = results[document_id].document
        top = matches[0]
        reasons = [reason for link in links[id_] for reason in link.reasons]
        row = _row(
            document=document.source,
            department=departments.get(document_id),
            page=action["page"],
            kind="match",
            quote=action["quote"],
            context=context(document, int(str(action[start])), int(str(action[end]))),
            proposed=SEPARATOR.join(_objective(match["objective"], taxonomy) for match in matches),
            why=SEPARATOR.join(dict.fromkeys(reasons)) or f"{top['method']}: below {threshold:.0%}",
            alternatives=_alternatives(links[id_], matches, taxonomy),
            confidence=top["confidence"],
            id=id_,
        )
        place, urgency = int(str(action[start])), 1 - _margin(links[id_])
        wording = (fold_text(str(action["text"])), proposal)
        yield Entry(_MATCHES, urgency, document.source, place, row, wording, financed[id_])


def _margin(links: Sequence[Link]) -> float:
    """How far the best candidate is ahead of the next; 0 where there is none."""
    scores: dict[str, float] = {}
    for link in links:
        scores[link.objective] = max(scores.get(link.objective, 0.0), link.confidence)
        for alternative in link.alternatives:
            scores[alternative.objective] = max(scores.get(alternative.objective, 0.0), alternative.score)
    first, second, *_ = (*sorted(scores.values(), reverse=True), 0.0, 0.0)
    return first - second


def _alternatives(links: Sequence[Link], matches: Sequence[Row], taxonomy: Taxonomy) -> str | None:
    taken = {str(match["objective"] or "") for match in matches}
    others: dict[str, str] = {}
    for link in links:
        for alternative in link.alternatives:
            if alternative.objective not in taken:
                words = ", ".join(alternative.words)
                said = f"({alternative.score:.2f}{': ' if words else ''}{words})"
                others.setdefault(
                    alternative.objective, f"{_objective(alternative.objective, taxonomy)} {said}"
                )
    return SEPARATOR.join(others.values()) or None


def _objective(number: object, taxonomy: Taxonomy) -> str:
    objective = taxonomy.objective(str(number or ""))
    return f"{objective.number} – {objective.title}" if objective else "0 – hors des objectifs"


def _row(**cells: Value) -> Row:
    cells.setdefault("settles", 1)
    return {name: None if cells.get(name) == "" else cells.get(name) for name in REVIEW.names}
