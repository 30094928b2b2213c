"""The files of a dataset out of its parts, document by document: memory does not grow with their number.

The same bytes as `writers.write` of the whole dataset.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from pathlib import Path

from extractor.batch.parts import OfDepartment, OfDocument, Part, Tabulating, Task, rows_of
from extractor.batch.pool import Limits, Lost, Pool
from extractor.batch.store import Store
from extractor.dataset import FACT_TABLES, SCHEMA, Row
from extractor.dataset.coverage import chart
from extractor.model import Problem
from extractor.pipeline import Pipeline
from extractor.review.queue import Entry, together
from extractor.writers import WRITERS, datapackage, stage_text
from extractor.writers.files import stage


@dataclass
class Told:
    """A dataset in figures, counted as it was written."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SCHEMA, 0))
    statuses: dict[str, Counter[str]] = field(
        default_factory=lambda: {table.name: Counter() for table in FACT_TABLES}
    )
    waiting: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, int | None, str, str]] = field(default_factory=list)
    pages: int = 0
    first: str = ""
    ocr: bool = False

    def add(self, part: Part) -> None:
        for name, count in part.counts.items():
            self.counts[name] += count
        for name, statuses in part.statuses.items():
            self.statuses[name] += statuses
        self.doubts += part.doubts
        self.failed += part.failed
        self.pages += part.pages
        self.ocr |= part.ocr


def assemble(
    pipeline: Pipeline,
    store: Store,
    found: Sequence[tuple[str, str | Problem]],
    formats: Sequence[str],
    staged: Path,
    workers: int,
) -> Told:
    """Write all files of a dataset but run.json below `staged`. `found`: as `Gathering.found` says."""
    formats = tuple(dict.fromkeys(("csv", *formats)))
    work = Tabulating(pipeline, store.path, store.environment, formats)
    aside = staged / ".aside"
    aside.mkdir()
    told = Told()
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(work, workers, Limits()))
        files = {name: stack.enter_context(WRITERS[name].opened(staged)) for name in formats}
        queue = _Queue(aside / "queue")
        stack.callback(queue.base.close)

        def add(part: Part) -> None:
            told.add(part)
            for name, packed in part.packed.items():
                files[name](packed)

        about: set[str] = set()
        for source, part in _parts(pool, work, (OfDocument(*entry) for entry in found)):
            add(part)
            if part.document_id:
                told.first = told.first or source.split(" | ")[0]
                stage_text(staged, part.document_id, part.text)
            queue.extend(part.asked)
            for code in part.about:
                about.add(code)
                with (aside / f"{code}.shares").open("ab") as stream:
                    stream.write(part.share)
        for _, part in _parts(
            pool, work, (OfDepartment(code, aside / f"{code}.shares") for code in sorted(about))
        ):
            add(part)
        add(rows_of({"objectives": chart(pipeline.rules.taxonomy.objectives)}, formats))
        following = queue.rows()
        while rows := list(islice(following, 100)):
            told.waiting.update(str(row["kind"]) for row in rows)
            add(rows_of({"review": rows}, formats))
        for path in aside.iterdir():
            path.unlink()
    aside.rmdir()
    stage(staged / "datapackage.json", datapackage.described(told.counts["documents"]))
    return told


def _parts(pool: Pool[Task], work: Tabulating, tasks: Iterable[Task]) -> Iterator[tuple[str, Part]]:
    for task, packed in pool.run(tasks, ordered=True):
        # what a worker died of is looked for here, where it shows
        part = work.part(task) if isinstance(packed, Lost) else pickle.loads(packed)
        yield task[0], part


class _Queue:
    """The entries of the review queue in a file, which puts them in order: there may be many."""

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(path)
        self.base.executescript("pragma journal_mode = off; pragma synchronous = off;")
        self.base.execute(
            "create table asked (tier integer, urgency real, source text, start integer, kind text, id text, "
            "wording text, proposal text, money real, settles integer, row blob)"
        )

    def extend(self, asked: Sequence[Entry]) -> None:
        self.base.executemany(f"insert into asked values ({', '.join('?' * 11)})", map(_stored, asked))

    def rows(self) -> Iterator[Row]:
        """The rows in the order of the queue (`Entry.place`)."""
        self.base.execute("update asked set settles = 0 where wording is not null")
        self.base.executemany("update asked set urgency = ?, settles = ? where rowid = ?", self._weighed())
        query = (
            "select row, settles from asked where settles > 0 "
            "order by tier, urgency desc, source, start, kind, id, rowid"
        )
        for packed, settles in self.base.execute(query):
            row: Row = pickle.loads(packed)
            yield row | {"settles": settles}

    def _weighed(self) -> Iterator[tuple[float, int, int]]:
        """Of each wording, what its first entry stands for: urgency, how many it settles, its number."""
        alike = self.base.execute(
            "select rowid, tier, urgency, source, start, wording, proposal, money from asked "
            "where wording is not null order by wording, proposal, rowid"
        )
        for wording, group in groupby(alike, lambda found: found[5:7]):
            first = next(group)
            same = (
                Entry(tier, urgency, source, start, {}, wording, money)
                for _, tier, urgency, source, start, _, _, money in chain([first], group)
            )
            (entry,) = together(same)
            yield entry.urgency, entry.settles, first[0]


def _stored(entry: Entry) -> tuple[object, ...]:
    place = (entry.tier, entry.urgency, entry.source, entry.start, entry.row["kind"], entry.row["id"])
    packed = pickle.dumps(entry.row, protocol=5)
    return (*place, *(entry.wording or (None, None)), entry.money, entry.settles, packed)
