"""A dataset in parts: what one document, or one département, adds to each of its files.

All that the dataset says of one document follows from that document alone; what several say together follows
from those about one département. So both can be made by workers, one at a time, and only the review queue,
which is in one order over all documents, is put together by the parent.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from extractor.batch.kept import unpack
from extractor.dataset import FACT_TABLES, SCHEMA, Dataset, Row, tell
from extractor.dataset.contracts import contracts
from extractor.dataset.coverage import coverage
from extractor.dataset.shares import Share, shares
from extractor.model import Problem
from extractor.pipeline import Pipeline
from extractor.review.queue import Entry, entries
from extractor.writers import WRITERS

OF_DOCUMENTS = ("documents", *(table.name for table in FACT_TABLES), "problems")
"""The tables that each document fills alone."""


class OfDocument(NamedTuple):
    """A document to tabulate: its paths, and the digest under which it is kept or the problem it has."""

    source: str
    found: str | Problem


class OfDepartment(NamedTuple):
    """A département: its code, and the file with the shares of all documents about it."""

    code: str
    shares: Path


Task = OfDocument | OfDepartment


@dataclass(frozen=True, slots=True)
class Part:
    """What goes into the files, and what it comes to."""

    packed: dict[str, Any] = field(default_factory=dict)
    """For the files of each format (`writers.Format`)."""
    counts: dict[str, int] = field(default_factory=dict)
    document_id: str = ""
    text: str = ""
    asked: list[Entry] = field(default_factory=list)
    about: tuple[str, ...] = ()
    """The départements that the document is about."""
    share: bytes = b""
    """What `OfDepartment` needs to know of the document."""
    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    doubts: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, int | None, str, str]] = field(default_factory=list)
    pages: int = 0
    ocr: bool = False


class Tabulating:
    """The work of a worker that makes parts out of the store at `path`."""

    def __init__(self, pipeline: Pipeline, path: Path, environment: str, formats: Sequence[str]) -> None:
        self.pipeline, self.path, self.environment, self.formats = pipeline, path, environment, formats

    def __call__(self, task: Task) -> bytes:
        return pickle.dumps(self.part(task), protocol=5)

    def part(self, task: Task) -> Part:
        """One part. Raises whatever is wrong: there is no document to blame."""
        return self._document(task) if isinstance(task, OfDocument) else self._department(task)

    def _document(self, task: OfDocument) -> Part:
        item = task.found if isinstance(task.found, Problem) else unpack(self._kept(task.found), task.source)
        dataset = tell([item], self.pipeline.rules, self.pipeline.threshold)
        rows = dataset.rows
        part = Part(
            packed(dataset, self.formats),
            {name: len(rows[name]) for name in OF_DOCUMENTS},
            statuses={t.name: Counter(str(row["status"]) for row in rows[t.name]) for t in FACT_TABLES},
            doubts=dataset.open_doubts(),
            failed=[
                (str(row["source"]), row["page"], str(row["message"]), str(row["code"]))  # type: ignore[misc]
                for row in rows["problems"]
                if row["severity"] == "error"
            ],
        )
        if isinstance(item, Problem):
            return part
        (share,) = shares(rows)
        return replace(
            part,
            document_id=item.document.id,
            text=item.document.text,
            asked=entries(dataset, [item], self.pipeline.rules.taxonomy, self.pipeline.threshold),
            about=tuple(sorted(share.departments)),
            share=pickle.dumps(share, protocol=5),
            pages=max(1, len(item.document.pages)),
            ocr=item.document.reader == "ocr",
        )

    def _department(self, task: OfDepartment) -> Part:
        known: list[Share] = []
        with task.shares.open("rb") as stream:
            while stream.peek(1):
                known.append(pickle.load(stream))
        objectives = self.pipeline.rules.taxonomy.objectives
        told, funding = contracts(known, objectives)
        tables = {"contracts": told, "funding": funding, "coverage": coverage(known, objectives)}
        own = {name: [row for row in rows if row["department"] == task.code] for name, rows in tables.items()}
        return rows_of(own, self.formats)

    def _kept(self, sha256: str) -> bytes:
        with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            query = "select packed from results where environment = ? and sha256 = ?"
            (packed,) = base.execute(query, (self.environment, sha256)).fetchone()
            return bytes(packed)


def rows_of(rows: dict[str, list[Row]], formats: Iterable[str]) -> Part:
    """Rows of some tables as a part."""
    dataset = Dataset({name: [] for name in SCHEMA} | rows, (), {})
    return Part(packed(dataset, formats), {name: len(of) for name, of in rows.items()})


def packed(dataset: Dataset, formats: Iterable[str]) -> dict[str, Any]:
    """What the rows of a dataset add to the files of each format."""
    return {name: WRITERS[name].packed(dataset) for name in formats}
