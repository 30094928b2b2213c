"""A run's documents, read into its store: those that are not there yet, largest first, by whatever engine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from extractor.addresses import is_address
from extractor.batch.kept import unpack
from extractor.batch.pool import Limits, Lost, Pool
from extractor.batch.reading import Answer, Reading, answer_of, lost
from extractor.batch.store import Store
from extractor.dataset import SEPARATOR
from extractor.errors import UsageError
from extractor.inputs import Inputs, Item
from extractor.model import Problem, Result
from extractor.pipeline import Pipeline, joined, missing

Engine = Callable[[Iterable[Item]], Iterator[tuple[Item, Answer]]]
"""Reads documents somewhere, in any order. Closing the iterator stops it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One document more: its pages, the code of its problem, whether it was kept from an earlier run.

    `share`: how much of the bytes that this run reads are its own, between 0 and 1.
    """

    pages: int
    code: str = ""
    kept: bool = False
    share: float = 0.0


@dataclass
class Gathering:
    """What one run reads. `gather` first, to its end; then `results`."""

    pipeline: Pipeline
    inputs: Inputs
    store: Store
    _found: list[tuple[str, str | Problem]] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.inputs.items) + len(self.inputs.missing)

    def gather(self, engine: Engine) -> Iterator[Step]:
        """Read what the store has not; a step a document."""
        self._found = [(path, missing(path)) for path in self.inputs.missing]
        yield from (Step(0, "missing") for _ in self.inputs.missing)
        wanted: list[tuple[int, Item, str | None]] = []
        for item in self.inputs.items:
            sha256 = self.store.sha256(item.path, self.pipeline.max_mb * 2**20)
            pages = self.store.pages(sha256) if sha256 else None
            if sha256 is None or pages is None:
                wanted.append((_size(item.path), item, sha256))
                continue
            self._found.append((joined(item.sources), sha256))
            yield Step(pages, "" if pages else "known", kept=True)
        if not wanted:
            return
        wanted.sort(key=lambda entry: (-entry[0], entry[1].path))
        digests = {item.path: sha256 for _, item, sha256 in wanted}
        sizes = {item.path: size + 1 for size, item, _ in wanted}
        whole = sum(sizes.values())
        with closing(engine(item for _, item, _ in wanted)) as answers:  # type: ignore[type-var]
            for item, answer in answers:
                self._keep(item, answer, digests[item.path])
                yield Step(answer.pages, answer.code, share=sizes[item.path] / whole)
        self.store.commit()

    def results(self) -> Iterator[Result | Problem]:
        """What was read, in the order of the paths."""
        for source, found in self.found():
            if isinstance(found, Problem):
                yield found
                continue
            packed = self.store.get(found)
            if packed is None:
                raise UsageError(f"{self.store.folder}: emptied meanwhile; run the same command again")
            yield unpack(packed, source)

    def found(self) -> list[tuple[str, str | Problem]]:
        """Each document's paths with the digest under which its result is kept, or the problem it has."""
        sources: dict[str | Problem, list[str]] = {}
        for source, found in self._found:  # the same bytes at several addresses are one document
            sources.setdefault(found, []).append(source)
        together = [(SEPARATOR.join(sorted(of)), found) for found, of in sources.items()]
        return sorted(together, key=lambda entry: (entry[0], str(entry[1])))

    def _keep(self, item: Item, answer: Answer, sha256: str | None) -> None:
        source = joined(item.sources)
        key = answer.sha256 or sha256  # the file may have changed since it was looked at
        if answer.lasting and key:
            self.store.put(key, answer.pages, answer.code, answer.packed)
            if is_address(item.path):
                self.store.remember(item.path, key)
            self._found.append((source, key))
            return
        problem = unpack(answer.packed, source)
        assert isinstance(problem, Problem)
        self._found.append((source, problem))


def local(pipeline: Pipeline, workers: int, limits: Limits) -> Engine:
    """Worker processes of this machine."""

    def engine(items: Iterable[Item]) -> Iterator[tuple[Item, Answer]]:
        pipeline.warm()
        with Pool(Reading(pipeline), workers, limits) as pool:
            for item, packed in pool.run(items):
                yield item, lost(item, packed) if isinstance(packed, Lost) else Answer.of(packed)

    return engine


def here(pipeline: Pipeline) -> Engine:
    """This process, without limits: a bug ends it and shows where it is."""

    def engine(items: Iterable[Item]) -> Iterator[tuple[Item, Answer]]:
        for item in items:
            yield item, answer_of(pipeline.attempt(item))

    return engine


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return 0
