"""Documents read by a Dask cluster: one task a document, each in a box of its own on the machine that has it.

A Dask worker never touches a document: for each of its threads it keeps one process (a `Pool` of one), with
the same limits as here, so that what hangs, grows or crashes kills that process and not the worker. A worker
that is lost all the same has its tasks given to others by the scheduler. Results come back to the client,
which keeps them as those of the local engine: the dataset is the same, byte for byte, and so is resuming.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from extractor.batch.environment import environment
from extractor.batch.gathering import Engine
from extractor.batch.pool import TRIES, Limits, Lost, Pool
from extractor.batch.reading import Answer, Reading, lost
from extractor.errors import UsageError
from extractor.inputs import Item
from extractor.pipeline import Pipeline

WAIT = 60.0
"""Seconds for the scheduler to answer and a first worker to be there."""

AHEAD = 3
"""Documents given out for each thread of the cluster: enough to keep it busy, few enough to fit in memory."""


def dask(pipeline: Pipeline, address: str, limits: Limits) -> Engine:
    """The workers of the Dask scheduler at `address` (`tcp://HOST:8786`). Files must be theirs to open too.

    Raises a UsageError where Dask is not installed, nothing answers, or other code or rules are there.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as absent:
        raise UsageError("--engine dask needs Dask: pip install 'extractor[cluster]'") from absent

    def engine(items: Iterable[Item]) -> Iterator[tuple[Item, Answer]]:
        try:
            client = distributed.Client(address, timeout=WAIT, set_as_default=False)
            client.wait_for_workers(1, timeout=WAIT)
        except (OSError, TimeoutError, ValueError) as silent:
            raise UsageError(f"--scheduler {address}: no Dask workers there ({silent})") from silent
        with client:
            here = environment(pipeline)
            given = client.scatter(pickle.dumps(Reading(pipeline)), broadcast=True, hash=True)
            waiting = iter(items)
            tasks: dict[Any, Item] = {}
            done = distributed.as_completed(loop=client.loop)

            def give() -> None:
                threads = sum(client.nthreads().values())
                while len(tasks) < max(1, AHEAD * threads) and (item := next(waiting, None)) is not None:
                    future = client.submit(_boxed, given, here, limits, item, pure=False, retries=TRIES - 1)
                    tasks[future] = item
                    done.add(future)

            give()
            for future in done:
                item = tasks.pop(future)
                error = future.exception() if future.status == "error" else None
                if isinstance(error, distributed.KilledWorker):
                    yield item, lost(item, Lost("crashed", "each worker that was given it was lost"))
                elif error is not None:
                    raise error
                else:
                    yield item, _answer(item, future.result())
                del future
                give()

    return engine


def _answer(item: Item, packed: bytes | Lost) -> Answer:
    return lost(item, packed) if isinstance(packed, Lost) else Answer.of(packed)


_boxes = threading.local()


def _boxed(given: bytes, here: str, limits: Limits, item: Item) -> bytes | Lost:
    """A task: one document, read in the box of this thread."""
    key = (hashlib.sha256(given).digest(), here, limits)
    if getattr(_boxes, "key", None) != key:
        reading: Reading = pickle.loads(given)
        if environment(reading.pipeline) != here:
            raise UsageError("the workers have other code, rules or libraries than this machine")
        _boxes.key, _boxes.pool = key, Pool(reading, 1, limits)
    ((_, packed),) = _boxes.pool.run([item])
    return packed  # type: ignore[no-any-return]
