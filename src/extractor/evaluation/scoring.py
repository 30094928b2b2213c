"""A dataset against gold: precision, recall and F1 per table, the kinds beside them, and the objectives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.evaluation.gold import Gold
from extractor.evaluation.matching import (
    Cells,
    G,
    Matched,
    begins,
    pair,
    same_action,
    same_amount,
    same_date,
    same_name,
    same_payer,
    same_person,
)
from extractor.evaluation.objectives import Objectives
from extractor.linking import Tally

Tables = Mapping[str, Sequence[Cells]]
"""The tables of a dataset, as read from their CSV files."""

TABLES = ("departments", "signatories", "dates", "amounts", "actions")
RATES = (
    "document_type",
    "publication_date",
    "signatory_party",
    "date_kind",
    "amount_payer",
    "amount_approximate",
    "list_role",
    "not_signatories",
)


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference from the gold: in which document, under which figure, what."""

    document: str
    figure: str
    what: str


@dataclass
class Rate:
    """How often one property of a fact, or of a document, is right."""

    right: int = 0
    total: int = 0

    @property
    def accuracy(self) -> float:
        return self.right / self.total if self.total else 1.0


@dataclass
class Report:
    """All figures about a set of documents, every miss, and the gold documents not in the dataset."""

    documents: int = 0
    tables: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in TABLES})
    rates: dict[str, Rate] = field(default_factory=lambda: {name: Rate() for name in RATES})
    objectives: Objectives = field(default_factory=Objectives)
    misses: list[Miss] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Every figure by its dotted name: `dates.f1`, `list_role.accuracy`, `objectives.recall` …"""
        figures: dict[str, float] = {}
        for name, counts in self.tables.items():
            figures |= {
                f"{name}.precision": counts.precision,
                f"{name}.recall": counts.recall,
                f"{name}.f1": counts.f1,
            }
        figures |= {f"{name}.accuracy": rate.accuracy for name, rate in self.rates.items()}
        figures |= {f"objectives.{name}": value for name, value in self.objectives.figures().items()}
        return figures


def evaluate(tables: Tables, gold: Iterable[Gold]) -> Report:
    """Compare a dataset with the gold of its documents."""
    report = Report()
    documents = {stem(source): row for row in tables["documents"] for source in row["source"].split(" | ")}
    by_document: dict[str, dict[str, list[Cells]]] = defaultdict(lambda: defaultdict(list))
    for name in (*TABLES, "matches"):
        for row in tables[name]:
            if row["status"] != "rejected":
                by_document[row["document_id"]][name].append(row)
    for wanted in gold:
        document = documents.get(wanted.stem)
        if document is None:
            report.absent.append(wanted.file)
            continue
        report.documents += 1
        _document(report, wanted, document, by_document[document["document_id"]])
    return report


@dataclass(frozen=True)
class _Place:
    """Where the figures of one document go."""

    report: Report
    document: str

    def rate(self, figure: str, right: bool, what: str) -> None:
        rate = self.report.rates[figure]
        rate.total += 1
        rate.right += right
        if not right:
            self.report.misses.append(Miss(self.document, figure, what))

    def count(
        self, name: str, matched: Matched[G], wanted: Callable[[G], str], found: Callable[[Cells], str]
    ) -> None:
        counts = self.report.tables[name]
        counts.right += matched.found
        counts.missed += len(matched.missed)
        counts.wrong += len(matched.spurious)
        for item in matched.missed:
            self.report.misses.append(Miss(self.document, f"{name} missed", wanted(item)))
        for row in matched.spurious:
            self.report.misses.append(Miss(self.document, f"{name} wrong", found(row)))


@dataclass(frozen=True)
class _Code:
    code: str
    optional: bool = False


def _document(report: Report, gold: Gold, document: Cells, rows: Mapping[str, Sequence[Cells]]) -> None:
    place = _Place(report, gold.stem)
    if gold.document_type:
        found = document["document_type"]
        place.rate("document_type", found == gold.document_type, f"{found}, not {gold.document_type}")
    if gold.publication_date:
        found = document["publication_date"]
        place.rate(
            "publication_date",
            found == gold.publication_date,
            f"{found or 'none'}, not {gold.publication_date}",
        )
    codes = [_Code(c) for c in gold.departments.subject] + [
        _Code(c, True) for c in gold.departments.mentioned
    ]
    subjects = [row for row in rows["departments"] if row["role"] == "subject"]
    place.count("departments", pair(codes, subjects, _same_code), lambda c: c.code, lambda r: r["code"])
    _signatories(place, gold, rows["signatories"])
    _dates(place, gold, rows["dates"])
    _amounts(place, gold, rows["amounts"])
    matched = pair(gold.actions, rows["actions"], same_action)
    place.count("actions", matched, lambda a: a.text[:70], lambda r: r["text"][:70])
    for start in gold.not_actions:
        taken = any(begins(row["text"], start) for row in rows["actions"])
        place.rate("list_role", not taken, f"an action: {start}")
    by_action: dict[str, list[Cells]] = defaultdict(list)
    for match in rows["matches"]:
        by_action[match["action_id"]].append(match)
    for action, row in matched.pairs:
        said = report.objectives.add(action, by_action[row["action_id"]])
        if said:
            report.misses.append(Miss(gold.stem, "objectives", f"{action.text[:60]}: {said}"))


def _same_code(wanted: _Code, row: Cells) -> bool:
    return wanted.code == row["code"]


def _signatories(place: _Place, gold: Gold, rows: Sequence[Cells]) -> None:
    matched = pair(gold.signatories, rows, same_person)
    place.count("signatories", matched, lambda p: p.name or p.role, lambda r: r["name"] or r["role"])
    for person, row in matched.pairs:
        right = person.party == row["party"]
        place.rate(
            "signatory_party",
            right,
            f"{person.name or person.role}: {row['party'] or 'none'}, not {person.party}",
        )
    for name in gold.not_signatories:
        found = any(same_name(name, row["name"]) for row in rows)
        place.rate("not_signatories", not found, f"a signatory: {name}")


def _dates(place: _Place, gold: Gold, rows: Sequence[Cells]) -> None:
    matched = pair(gold.dates, rows, same_date)
    place.count("dates", matched, lambda d: f"{d.text} ({d.value})", lambda r: f"{r['text']} ({r['value']})")
    for date, row in matched.pairs:
        if date.kind in ("signature", "publication"):
            right = any(other["kind"] == date.kind for other in rows if same_date(date, other))
            place.rate("date_kind", right, f"{date.text}: {row['kind']}, not {date.kind}")


def _amounts(place: _Place, gold: Gold, rows: Sequence[Cells]) -> None:
    matched = pair(gold.amounts, rows, same_amount, same_payer)
    place.count(
        "amounts", matched, lambda a: f"{a.text} ({a.eur:g})", lambda r: f"{r['text']} ({r['amount']})"
    )
    for amount, row in matched.pairs:
        if amount.payer:
            place.rate(
                "amount_payer",
                same_payer(amount, row),
                f"{amount.text}: {row['payer'] or 'none'}, not {amount.payer}",
            )
        if amount.approximate is not None:
            right = amount.approximate == (row["qualifier"] not in ("", "exact"))
            place.rate("amount_approximate", right, f"{amount.text}: {row['qualifier']}")


def stem(source: str) -> str:
    """The name by which a document and its gold know each other."""
    name = source.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] if "." in name[1:] else name
