"""The queue: what needs a person, most valuable first.

The order: doubts about whole documents, since they cast doubt on every row of theirs, those first where most
is missing; then signatures and signatories, of which there are few and on which everything hangs, accepted
ones too where nobody knows for whom they signed; then days that their weekday contradicts; then sums of
money, by what may be wrong with them (the sum times its doubt); then matches, those first that settle many
wordings, whose two best objectives are closest or on which money hangs; then the rest, the least sure first.
Within each, by document and place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import log10

from extractor.dataset import SEPARATOR, Dataset, Mention, Row, best, offset_columns
from extractor.dataset.schema import ACTIONS, AMOUNTS, DATES, DEPARTMENTS, SIGNATORIES
from extractor.model import Document, Link, Result, fold_text
from extractor.review.asking import context, question_row
from extractor.review.doubts import conflicts, doubts
from extractor.review.french import PARTIES, french
from extractor.review.readings import readings
from extractor.rules import Taxonomy

_DOUBTS, _SIGNATURES, _READINGS, _MONEY, _MATCHES, _REST = range(6)


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
    doubted = conflicts(dataset)
    return [
        *(
            Entry(_DOUBTS, urgency, str(row["document"]), 0, row)
            for urgency, row in doubts(
                dataset.rows["problems"], documents, departments, set(doubted.values())
            )
        ),
        *_facts(dataset.mentions, documents, departments, threshold, decided, doubted),
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


def _departments(rows: Iterable[Row]) -> Mapping[str, str]:
    codes: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["role"] == "subject":
            codes[str(row["document_id"])].append(str(row["code"]))
    return {document: " ".join(found) for document, found in codes.items()}


def _facts(
    mentions: Iterable[Mention],
    documents: Mapping[str, Document],
    departments: Mapping[str, str],
    threshold: float,
    decided: Container[tuple[str, str]],
    doubted: Mapping[str, tuple[str, str]],
) -> Iterable[Entry]:
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind != "match":
            groups[mention.kind, mention.id].append(mention)
    for group in groups.values():
        top = best(group)[0]
        why = french(doubted[top.id][1]) if top.id in doubted else _why(top, group, threshold)
        if not why or (top.kind, top.id) in decided:
            continue
        document, evidence = documents[top.document_id], top.evidence
        row = question_row(
            document=document.source,
            department=departments.get(top.document_id),
            page=evidence.page,
            kind=top.kind,
            quote=evidence.quote,
            context=context(document, evidence.start, evidence.end),
            proposed=proposed(top),
            why=why,
            alternatives=_others(top, group),
            confidence=top.confidence,
            id=top.id,
        )
        tier, urgency = _value(top)
        if top.id in doubted:
            tier = min(tier, _READINGS)
        yield Entry(tier, urgency, document.source, evidence.start, row)


def _why(top: Mention, group: Iterable[Mention], threshold: float) -> str:
    """Why a person is asked; nothing where nobody needs to be."""
    if top.status == "review":
        right, wanted = round(100 * top.confidence), round(100 * threshold)
        return f"{top.evidence.rule} : juste dans {right} % des cas étiquetés, {wanted} % demandés"
    no_party = top.kind == SIGNATORIES.kind and not _has_party(group)
    return "sans partie : pour qui signe cette personne ?" if no_party and top.status == "accepted" else ""


def _others(top: Mention, group: Iterable[Mention]) -> str | None:
    """Other answers that a fact may have, as they are written in a decision."""
    if top.kind == SIGNATORIES.kind and not _has_party(group):
        return SEPARATOR.join(f"party={party}" for party in PARTIES)
    if top.kind == DATES.kind and top.own.get("precision") == "day":
        day = date.fromisoformat(str(top.own["value"]))
        return SEPARATOR.join(other.isoformat() for other in readings(top.evidence.quote, day)) or None
    return None


def _has_party(group: Iterable[Mention]) -> bool:
    return any(mention.own.get("party") for mention in group)


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
        row = question_row(
            document=document.source,
            department=departments.get(document_id),
            page=action["page"],
            kind="match",
            quote=action["quote"],
            context=context(document, int(str(action[start])), int(str(action[end]))),
            proposed=SEPARATOR.join(_objective(match["objective"], taxonomy) for match in matches),
            why=SEPARATOR.join(dict.fromkeys(reasons)) or _unsure(str(top["method"]), threshold),
            alternatives=_alternatives(links[id_], matches, taxonomy),
            confidence=top["confidence"],
            id=id_,
        )
        place, urgency = int(str(action[start])), 1 - _margin(links[id_])
        wording = (fold_text(str(action["text"])), proposal)
        yield Entry(_MATCHES, urgency, document.source, place, row, wording, financed[id_])


def _unsure(method: str, threshold: float) -> str:
    return f"{method} : moins de {round(100 * threshold)} % de confiance"


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
