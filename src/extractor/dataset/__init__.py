"""Results as a dataset: tables with declared columns, every mention, every text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from extractor.dataset.contracts import contracts
from extractor.dataset.coverage import chart, coverage
from extractor.dataset.mentions import (
    BY_KIND,
    FACT_TABLES,
    Mention,
    Merged,
    Row,
    Value,
    best,
    mentions,
    merged,
    offset_columns,
    own_columns,
    rows,
    told,
)
from extractor.dataset.schema import SCHEMA, SEPARATOR, Column, TableSchema
from extractor.dataset.shares import shares
from extractor.model import Problem, Result, Status

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules

__all__ = [
    "BY_KIND",
    "FACT_TABLES",
    "SCHEMA",
    "SEPARATOR",
    "Column",
    "Dataset",
    "Deciding",
    "Mention",
    "Merged",
    "Row",
    "TableSchema",
    "Value",
    "best",
    "offset_columns",
    "own_columns",
    "tabulate",
    "tell",
    "told",
]


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that a run writes: the rows of every table, every mention, the canonical texts by document id."""

    rows: dict[str, list[Row]]
    mentions: tuple[Mention, ...]
    texts: dict[str, str]

    def facts(self, kind: str) -> list[Merged]:
        """The facts of one kind, each with its row and all of its mentions, in the order of the rows."""
        return merged(kind, self.mentions)

    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables as DataFrames with their declared dtypes."""
        from extractor.dataset.frames import frame

        return {name: frame(SCHEMA[name], rows) for name, rows in self.rows.items()}

    def open_doubts(self) -> Counter[str]:
        """How many warnings of each code no person has answered yet."""
        return Counter(
            str(row["code"])
            for row in self.rows["problems"]
            if row["severity"] == "warning" and row["status"] in (None, "review")
        )


class Deciding(Protocol):
    """What people decided, as a dataset needs it (`review.Verdicts`)."""

    def facts(
        self, mentions: Iterable[Mention], results: Sequence[Result]
    ) -> tuple[list[Mention], list[Problem]]: ...
    def doubts(self, problems: Iterable[Problem]) -> dict[Problem, Status]: ...
    def document(self, row: Row) -> Row: ...


def tabulate(
    items: Iterable[Result | Problem], rules: Rules, threshold: float, decided: Deciding | None = None
) -> Dataset:
    """Results and problems as tables, whatever their order. The review queue is filled elsewhere."""
    dataset = tell(items, rules, threshold, decided)
    tables, objectives = dataset.rows, rules.taxonomy.objectives
    tables["objectives"] = chart(objectives)
    known = shares(tables)
    tables["contracts"], tables["funding"] = contracts(known, objectives)
    tables["coverage"] = coverage(known, objectives)
    return dataset


def tell(
    items: Iterable[Result | Problem], rules: Rules, threshold: float, decided: Deciding | None = None
) -> Dataset:
    """As `tabulate`, without the tables in which several documents speak together."""
    results: list[Result] = []
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Result):
            results.append(item)
        else:
            problems.append(item)
    results.sort(key=lambda result: (result.document.source, result.document.id))
    found = [mention for result in results for mention in mentions(result, rules.confidence, threshold)]
    statuses: dict[Problem, Status] = {}
    if decided is not None:
        found, stale = decided.facts(found, results)
        problems.extend(stale)
    tables: dict[str, list[Row]] = {name: [] for name in SCHEMA}
    for table in FACT_TABLES:
        tables[table.name] = rows(table.kind, found)
    actions = Counter(row["document_id"] for row in tables["actions"] if row["status"] != "rejected")
    for result in results:
        doubts = [*result.document.problems, *result.problems]
        doubts.extend(_declared(result, actions[result.document.id]))
        problems.extend(doubts)
        if decided is not None:
            statuses |= decided.doubts(doubts)
            doubts += [problem for problem in stale if problem.document_id == result.document.id]
        row = _document(result, [doubt for doubt in doubts if statuses.get(doubt) != "rejected"])
        tables["documents"].append(row if decided is None else decided.document(row))
    if decided is not None:
        statuses |= decided.doubts(stale)
    tables["problems"] = [_problem(p, statuses.get(p)) for p in sorted(set(problems), key=_problem_order)]
    texts = {result.document.id: result.document.text for result in results}
    return Dataset(tables, tuple(found), texts)


def _document(result: Result, doubts: Iterable[Problem]) -> Row:
    document, profile = result.document, result.profile
    return {
        "document_id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "document_type": profile.document_type,
        "title": profile.title or None,
        "publication_date": profile.publication_date,
        "pages": len(document.pages) or None,
        "characters": len(document.text),
        "reader": document.reader,
        "declared_actions": profile.declared_actions,
        "warnings": SEPARATOR.join(sorted({problem.code for problem in doubts})) or None,
    }


def _declared(result: Result, found: int) -> Iterable[Problem]:
    """A doubt where a document says how many actions it has and another number of them was found."""
    declared = result.profile.declared_actions
    if declared is None or found in (0, declared):
        return ()
    message = f"the document declares {declared} actions, {found} were found"
    document = result.document
    return (Problem(document.source, document.id, "tables", "warning", "declared_actions", message),)


def _problem(problem: Problem, decided: Status | None) -> Row:
    status = "review" if problem.severity == "warning" and problem.document_id else None
    return {
        "source": problem.source,
        "document_id": problem.document_id or None,
        "stage": problem.stage,
        "severity": problem.severity,
        "code": problem.code,
        "page": problem.page,
        "message": problem.message,
        "status": decided or status,
    }


def _problem_order(problem: Problem) -> tuple[str, str, int, str, str]:
    return (problem.source, problem.stage, problem.page or 0, problem.code, problem.message)
