"""Many documents: worker processes, limits, what was read before.

for result in extractor.batch.read(extractor.load(), ["documents/"], workers=4):
    ...                                             # a Result or a Problem, in the order of the paths
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from extractor.batch.kept import unpack
from extractor.batch.pool import Limits, Lost, Pool, WorkerStartError
from extractor.batch.reading import Answer, Reading, lost
from extractor.inputs import Inputs
from extractor.model import Problem, Result
from extractor.pipeline import Pipeline, joined, missing

__all__ = ["Limits", "Lost", "Pool", "WorkerStartError", "limits", "read"]

TIMEOUT = 600.0
"""Seconds for one document, unless said otherwise. A scanned page takes two to three."""

MEMORY = 5
"""A document may take so many times the size that one may have (`max_mb`), and at least `LEAST`."""

LEAST = 256.0


def limits(max_mb: float, seconds: float = TIMEOUT) -> Limits:
    """What one document may take, from the size that it may have."""
    return Limits(seconds, max(LEAST, MEMORY * max_mb))


def read(
    pipeline: Pipeline,
    inputs: Inputs | Iterable[str | os.PathLike[str]],
    *,
    workers: int = 1,
    timeout: float = TIMEOUT,
) -> Iterator[Result | Problem]:
    """One Result a document, or one Problem where it cannot be read, in the order of the paths.

    As `pipeline.run`, in `workers` processes: a document that takes more than `timeout` seconds, too much
    memory, or the process down with it is a Problem, and the others are read.
    """
    if not isinstance(inputs, Inputs):
        inputs = pipeline.inputs(inputs)
    yield from map(missing, inputs.missing)
    if not inputs.items:
        return
    pipeline.warm()
    with Pool(Reading(pipeline), workers, limits(pipeline.max_mb, timeout)) as pool:
        for item, packed in pool.run(inputs.items, ordered=True):
            answer = lost(item, packed) if isinstance(packed, Lost) else Answer.of(packed)
            yield unpack(answer.packed, joined(item.sources))
