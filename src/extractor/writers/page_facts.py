"""The facts of a document as its page shows them: what was concluded, from which words, how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.dataset import BY_KIND, Dataset, Mention
from extractor.dataset.cells import cell
from extractor.model import Evidence

COLOURS = {
    "department": "#cfe8cf",
    "signatory": "#f6d5e4",
    "date": "#d3e3f8",
    "amount": "#fbe6b8",
    "action": "#e6daf4",
    "match": "#d8eeee",
}
LABELS = {
    "department": "Départements",
    "signatory": "Signataires",
    "date": "Dates",
    "amount": "Montants",
    "action": "Actions",
    "match": "Objectifs",
}
"""French names of the kinds; the English ones are those of the tables."""

_MAIN = {"department": "name", "signatory": "name", "date": "value", "amount": "amount", "action": "text"}
_UNSAID = frozenset(  # said by the value or the quote, or always the same
    [
        "text",
        "currency",
        "order",
        "given_name",
        "family_name",
        "region_code",
        "start",
        "end",
        "precision",
        "amount_max",
    ]
)
_USUAL = {"bound": "on", "qualifier": "exact"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One mention of a fact. `objectives`: of an action, each with why and whether it waits for review."""

    number: int
    kind: str
    value: str
    details: str
    evidence: Evidence
    confidence: float
    waits: bool
    objectives: Sequence[tuple[str, str, bool]] = field(default=())

    @property
    def title(self) -> str:
        """All that is known of it in one line, for a tooltip."""
        said = ", ".join(part for part in (self.value, self.details) if part)
        review = " · à relire (review)" if self.waits else ""
        return f"{self.kind}: {said} ({self.evidence.rule}, {self.confidence:.2f}){review}"


def shown(dataset: Dataset) -> list[Shown]:
    """The mentions of a dataset in the order of the text, matches with their actions."""
    matches: dict[str, list[tuple[str, str, bool]]] = {}
    for mention in dataset.mentions:
        if mention.kind == "match":
            number = cell(mention.own["objective"])
            why = f"{mention.own['method']}: {mention.evidence.rule}, {mention.confidence:.2f}"
            entry = (number or "hors (none)", why, mention.status == "review")
            known = matches.setdefault(str(mention.own["action_id"]), [])
            if entry not in known:
                known.append(entry)
    found = [mention for mention in dataset.mentions if mention.kind != "match"]
    found.sort(key=lambda m: (m.evidence.start, -m.evidence.end, list(BY_KIND).index(m.kind)))
    return [
        Shown(
            number,
            mention.kind,
            _value(mention),
            _details(mention),
            mention.evidence,
            mention.confidence,
            mention.status == "review",
            tuple(matches.get(mention.id, ())),
        )
        for number, mention in enumerate(found, 1)
    ]


def _value(mention: Mention) -> str:
    own = mention.own
    if mention.kind == "amount":
        low, high = own["amount"], own["amount_max"]
        span = _money(low) + (f" – {_money(high)}" if high is not None else "")
        return f"{span} {'€' if own['currency'] == 'EUR' else cell(own['currency'])}"
    return cell(own[_MAIN[mention.kind]])


def _money(value: object) -> str:
    if not isinstance(value, Decimal):
        return str(value)
    return f"{value:,f}".replace(",", "\u202f").replace(".", ",")


def _details(mention: Mention) -> str:
    return " · ".join(
        cell(value)
        for name, value in mention.own.items()
        if name not in _UNSAID
        and name != _MAIN[mention.kind]
        and not name.endswith("_id")
        and value not in (None, "", _USUAL.get(name))
    )
