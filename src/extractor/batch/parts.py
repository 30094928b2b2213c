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
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from extractor.batch.kept import unpack
from extractor.dataset import FACT_TABLES, SCHEMA, Dataset, tell
from extractor.dataset.contracts import contracts
from extractor.dataset.coverage import coverage
from extractor.dataset.shares import Share, shares
from extractor.model import Problem
from extractor.pipeline import Pipeline
from extractor.review.queue import Entry, entries
from extractor.writers import csv, jsonl, parquet

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
    """What goes into the files: each table's rows as they stand in them, other files whole."""

    tables: dict[str, bytes] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, bytes] = field(default_factory=dict)
    """The rows for the files of Parquet."""
    files: dict[str, bytes] = field(default_factory=dict)
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
        problem = isinstance(task.found, Problem)
        item = task.found if isinstance(task.found, Problem) else unpack(self._kept(task.found), task.source)
        dataset = tell([item], self.pipeline.rules, self.pipeline.threshold)
        rows = dataset.rows
        part = Part(
            tables={name: csv.body(SCHEMA[name], rows[name]) for name in OF_DOCUMENTS},
            counts={name: len(rows[name]) for name in OF_DOCUMENTS},
            lines=dict(jsonl.files(dataset)) if "jsonl" in self.formats else {},
            batches=self._batches(dataset, (*OF_DOCUMENTS, parquet.MENTIONS)),
            statuses={t.name: Counter(str(row["status"]) for row in rows[t.name]) for t in FACT_TABLES},
            doubts=dataset.open_doubts(),
            failed=[
                (str(row["source"]), row["page"], str(row["message"]), str(row["code"]))  # type: ignore[misc]
                for row in rows["problems"]
                if row["severity"] == "error"
            ],
        )
        if problem or isinstance(item, Problem):
            return part
        (text,) = dataset.texts.items()
        (share,) = shares(rows)
        return Part(
            part.tables,
            part.counts,
            part.lines,
            part.batches,
            {f"text/{text[0]}.txt": text[1].encode("utf-8", "replace")},
            entries(dataset, [item], self.pipeline.rules.taxonomy, self.pipeline.threshold),
            tuple(sorted(share.departments)),
            pickle.dumps(share, protocol=5),
            part.statuses,
            part.doubts,
            part.failed,
            max(1, len(item.document.pages)),
            item.document.reader == "ocr",
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
        return Part(
            tables={name: csv.body(SCHEMA[name], rows) for name, rows in own.items()},
            counts={name: len(rows) for name, rows in own.items()},
            batches=self._batches(Dataset(own, (), {}), own),
        )

    def _batches(self, dataset: Dataset, names: Iterable[str]) -> dict[str, bytes]:
        return parquet.packed(dataset, names) if "parquet" in self.formats else {}

    def _kept(self, sha256: str) -> bytes:
        with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            query = "select packed from results where environment = ? and sha256 = ?"
            (packed,) = base.execute(query, (self.environment, sha256)).fetchone()
            return bytes(packed)
