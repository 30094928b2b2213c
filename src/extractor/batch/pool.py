"""Worker processes that nothing a document does can break.

One task at a time to a worker, so that what hangs, grows or crashes is known by name: that worker is killed
and replaced, its task answered with why, and the others never notice. What the standard library and others
offer does not do this: an executor of `concurrent.futures` or loky fails all of its tasks when one process
dies, and pebble, which does not, watches no memory and starts replacements from a process with threads.

On Linux, workers are forked from a parent that has loaded everything (a new one takes milliseconds) as long
as that parent has one thread; else they are spawned, and load for themselves.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from extractor.batch.worker import READY, serve

TRIES = 3
"""A task whose worker dies is given to another: a process can be killed from outside, and only once so."""

RECYCLE = 48 * 2**20
"""Bytes by which a worker may grow over many documents before another takes its place (caches, fragments).

Contracts of thirty pages leave 40 MB; a new worker takes milliseconds, its caches a second to fill."""

POLL = 0.03
"""Seconds between two looks at the time and memory that workers take."""

AHEAD = 64
"""How many answers may wait for an earlier one, where answers are wanted in order."""

Task = TypeVar("Task")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take: wall time in seconds, and memory beyond the loaded worker's, in 2**20 bytes.

    0 is no limit. Memory is watched where `/proc` shows it.
    """

    seconds: float = 0.0
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without an answer: `code` is `timed_out`, `out_of_memory` or `crashed`; `message` says more."""

    code: str
    message: str


class WorkerStartError(RuntimeError):
    """Worker processes end before they have begun."""


@dataclass(frozen=True, slots=True)
class _Job(Generic[Task]):
    index: int
    task: Task
    tries: int = 1


class _Worker(Generic[Task]):
    """A process, its pipe, and what it is busy with."""

    def __init__(self, work: Callable[[Task], bytes], others: list[Connection], method: str) -> None:
        context: Any = multiprocessing.get_context(method)
        self.pipe, theirs = context.Pipe()
        inherited = [*others, self.pipe] if method == "fork" else []
        self.process = context.Process(target=serve, args=(theirs, work, inherited), daemon=True)
        with _uninterrupted(), _children():
            self.process.start()
        theirs.close()
        self.ready = False
        self.job: _Job[Task] | None = None
        self.since = 0.0
        self.before = 0  # bytes in memory when the job was given
        self.loaded = 0  # bytes in memory before the first one

    def give(self, job: _Job[Task]) -> bool:
        """Hand over a job; False where the process has died meanwhile."""
        try:
            self.pipe.send_bytes(pickle.dumps(job.task))
        except OSError:
            return False
        self.job, self.since = job, time.monotonic()
        self.before = resident(self.process.pid)
        self.loaded = self.loaded or self.before
        return True

    def end(self) -> int | None:
        """Kill the process and whatever it has started. Returns its exit code."""
        pid = self.process.pid
        if pid is not None and self.process.exitcode is None:
            try:
                os.killpg(pid, signal.SIGKILL)
            except (AttributeError, OSError):  # no process groups here, or not yet one of its own
                self.process.kill()
        self.process.join()
        code: int | None = self.process.exitcode
        self.process.close()
        self.pipe.close()
        return code


class Pool(Generic[Task]):
    """`workers` processes that call `work`. A context manager: on leaving, the processes are ended.

    `work` is inherited by a fork and pickled for a spawn. An exception that it raises ends the worker: what
    is expected to fail is an answer.
    """

    def __init__(self, work: Callable[[Task], bytes], workers: int, limits: Limits) -> None:
        self._work, self._count, self._limits = work, max(1, workers), limits
        alone = sys.platform == "linux" and threading.active_count() == 1
        self._method = "fork" if alone else "spawn"  # a forked copy of a process with threads may hang
        self._workers: list[_Worker[Task]] = []
        self._stillborn = 0

    def __enter__(self) -> Pool[Task]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(self, tasks: Iterable[Task], *, ordered: bool = False) -> Iterator[tuple[Task, bytes | Lost]]:
        """Each task with its answer: as they come, or in the order of the tasks.

        Tasks are taken from the iterable only as workers become free, so that neither tasks nor answers pile
        up however slow the caller is. Raises a WorkerStartError where no worker can be started.
        """
        source = enumerate(tasks)
        again: deque[_Job[Task]] = deque()
        held: dict[int, tuple[Task, bytes | Lost]] = {}
        following = 0
        more = True
        while True:
            while more or again:
                if ordered and not again and len(held) >= AHEAD:
                    break
                worker = self._free()
                if worker is None:
                    break
                if again:
                    job = again.popleft()
                else:
                    index, task = next(source, (-1, None))
                    if task is None:
                        more = False
                        break
                    job = _Job(index, task)
                if not worker.give(job):
                    self._replace(worker)
                    again.appendleft(job)
            if not any(worker.job for worker in self._workers):
                return
            for job, answer in self._answers(again):
                if not ordered:
                    yield job.task, answer
                    continue
                held[job.index] = (job.task, answer)
            while following in held:
                yield held.pop(following)
                following += 1

    def _free(self) -> _Worker[Task] | None:
        for worker in self._workers:
            if worker.job is None:
                return worker
        if len(self._workers) < self._count:
            return self._start()
        return None

    def _start(self) -> _Worker[Task]:
        worker = _Worker(self._work, [other.pipe for other in self._workers], self._method)
        self._workers.append(worker)
        return worker

    def _replace(self, worker: _Worker[Task]) -> int | None:
        """End a worker; another is started when there is something to do. Returns its exit code."""
        self._workers.remove(worker)
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn > 2 * self._count + TRIES:
                raise WorkerStartError(f"worker processes do not start (exit code {worker.end()})")
        return worker.end()

    def _answers(self, again: deque[_Job[Task]]) -> list[tuple[_Job[Task], bytes | Lost]]:
        """What comes within one look: answers, and jobs that cannot have one. Others go `again`."""
        answers: list[tuple[_Job[Task], bytes | Lost]] = []
        busy = {worker.pipe: worker for worker in self._workers if worker.job is not None}
        for pipe in wait(list(busy), POLL):
            worker = busy.pop(pipe)
            job = worker.job
            assert job is not None
            try:
                answer = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                started = worker.ready
                code = self._replace(worker)
                if started and job.tries >= TRIES:
                    answers.append((job, Lost("crashed", _died(code))))
                else:
                    again.append(_Job(job.index, job.task, job.tries + started))
                continue
            if answer == READY:
                worker.ready, worker.since = True, time.monotonic()
                worker.loaded = worker.before = resident(worker.process.pid)
                continue
            worker.job = None
            answers.append((job, answer))
            if resident(worker.process.pid) - worker.loaded > RECYCLE:
                self._replace(worker)
        for worker in busy.values():
            lost = self._over(worker)
            if lost is not None and worker.job is not None:
                answers.append((worker.job, lost))
                self._replace(worker)
        return answers

    def _over(self, worker: _Worker[Task]) -> Lost | None:
        """Why a busy worker must end, where it must."""
        limits = self._limits
        if not worker.ready:
            return None
        if limits.seconds and time.monotonic() - worker.since > limits.seconds:
            return Lost("timed_out", f"not done after {limits.seconds:g} s: raise it with --timeout")
        if limits.megabytes:
            grown = resident(worker.process.pid) - worker.before
            if grown > limits.megabytes * 2**20:
                message = f"takes more than {limits.megabytes:g} MB of memory: raise it with --max-mb"
                return Lost("out_of_memory", message)
        return None


_starting = threading.Lock()


@contextmanager
def _children() -> Iterator[None]:
    """Let a daemon have a process: Dask's workers are daemons, to which multiprocessing refuses children.

    It does so because the children of a daemon that is ended would stay; ours end with it by themselves.
    """
    config: dict[str, object] = multiprocessing.current_process()._config  # type: ignore[attr-defined]
    with _starting:
        daemon = config.pop("daemon", None)
        try:
            yield
        finally:
            if daemon is not None:
                config["daemon"] = daemon


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """No Ctrl-C between a fork and the moment when the new process ignores it."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def resident(pid: int | None) -> int:
    """The bytes of memory that a process takes; 0 where this system does not say, or it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def _died(code: int | None) -> str:
    how = f"exit code {code}"
    if code is not None and code < 0:
        try:
            how = signal.Signals(-code).name
        except ValueError:
            how = f"signal {-code}"
    return f"reading it ended the process {TRIES} times ({how}): get the file again, or convert it"
