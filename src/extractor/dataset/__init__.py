"""Results as a dataset: tables with declared columns, every mention, every text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.dataset.mentions import (
    BY_KIND,
    FACT_TABLES,
    Mention,
    Row,
    Value,
    best,
    mentions,
    offset_columns,
    own_columns,
    rows,
)
from extractor.dataset.rollups import contracts, coverage
from extractor.dataset.schema import SCHEMA, SEPARATOR, Column, TableSchema
from extractor.model import Problem, Result

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
    "Mention",
    "Row",
    "TableSchema",
    "Value",
    "best",
    "offset_columns",
    "own_columns",
    "tabulate",
]


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that a run writes: the rows of every table, every mention, the canonical texts by document id."""

    rows: dict[str, list[Row]]
    mentions: tuple[Mention, ...]
    texts: dict[str, str]

    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables as DataFrames with their declared dtypes."""
        from extractor.dataset.frames import frame

        return {name: frame(SCHEMA[name], rows) for name, rows in self.rows.items()}


def tabulate(items: Iterable[Result | Problem], rules: Rules, threshold: float) -> Dataset:
    """Results and problems as tables, whatever their order. The review queue is filled elsewhere."""
    results: list[Result] = []
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Result):
            results.append(item)
        else:
            problems.append(item)
    results.sort(key=lambda result: (result.document.source, result.document.id))
    found = [mention for result in results for mention in mentions(result, rules.confidence, threshold)]
    tables: dict[str, list[Row]] = {name: [] for name in SCHEMA}
    for table in FACT_TABLES:
        tables[table.name] = rows(table.kind, found)
    for result in results:
        doubts = [*result.document.problems, *result.problems, *_declared(result)]
        problems.extend(doubts)
        tables["documents"].append(_document(result, doubts))
    tables["contracts"] = contracts(tables)
    tables["coverage"] = coverage(tables, rules.taxonomy.objectives)
    tables["problems"] = [_problem(problem) for problem in sorted(set(problems), key=_problem_order)]
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


def _declared(result: Result) -> Iterable[Problem]:
    """A doubt where a document says how many actions it has and another number of them was found."""
    declared = result.profile.declared_actions
    found = len({action.id for action in result.actions})
    if declared is None or found in (0, declared):
        return ()
    message = f"the document declares {declared} actions, {found} were found"
    document = result.document
    return (Problem(document.source, document.id, "tables", "warning", "declared_actions", message),)


def _problem(problem: Problem) -> Row:
    return {
        "source": problem.source,
        "document_id": problem.document_id or None,
        "stage": problem.stage,
        "severity": problem.severity,
        "code": problem.code,
        "page": problem.page,
        "message": problem.message,
    }


def _problem_order(problem: Problem) -> tuple[str, str, int, str, str]:
    return (problem.source, problem.stage, problem.page or 0, problem.code, problem.message)
