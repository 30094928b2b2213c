"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console

LINES_EVERY = 5.0
"""Seconds between two progress lines where there is no terminal."""

BAR_EVERY = 0.1
"""Seconds between two drawings of the bar: by ourselves, since a process with threads should not fork."""


class Step(Protocol):
    """One document more."""

    @property
    def pages(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def kept(self) -> bool: ...
    @property
    def share(self) -> float: ...


class Count:
    """What was done so far. Only what was read now tells how fast it goes."""

    def __init__(self, total: int) -> None:
        self.total, self.began = total, time.monotonic()
        self.done = self.kept = self.pages = self.problems = 0
        self.share = 0.0

    def add(self, step: Step) -> None:
        self.done += 1
        self.kept += step.kept
        self.share += step.share
        self.pages += 0 if step.kept else step.pages
        self.problems += bool(step.code)

    @property
    def speed(self) -> float:
        """Pages a second."""
        return self.pages / max(1e-9, time.monotonic() - self.began)

    @property
    def left(self) -> float:
        """Seconds, were a byte of the rest to take as long as one that was read; the largest come first."""
        spent = time.monotonic() - self.began
        return spent / self.share * max(0.0, 1 - self.share) if self.share else 0.0

    @property
    def clock(self) -> str:
        """The time left, as on a clock."""
        minutes, seconds = divmod(round(self.left), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    def __str__(self) -> str:
        kept = f" ({self.kept} kept)" if self.kept else ""
        speed = f"{self.speed:.0f} pages/s, {self.clock} left"
        return f"{self.done}/{self.total} documents{kept}, {speed}, {self.problems} problems"


def watched(steps: Iterable[Step], count: Count, console: Console) -> None:
    """Go through `steps`, and tell how far they are."""
    shown = last = time.monotonic()
    with _bar(count, console) as draw:
        for step in steps:
            count.add(step)
            now = time.monotonic()
            if draw is not None and now - shown >= BAR_EVERY:
                shown = now
                draw()
            elif draw is None and now - last >= LINES_EVERY:
                last = now
                console.print(str(count))


@contextmanager
def _bar(count: Count, console: Console) -> Iterator[_Draw | None]:
    if not console.is_terminal or console.quiet:
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn

    text = TextColumn("{task.description}")
    with Progress(BarColumn(), text, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(str(count), total=count.total)

        def draw() -> None:
            bar.update(task, completed=count.done, description=str(count), refresh=True)

        draw()
        yield draw


class _Draw(Protocol):
    def __call__(self) -> None: ...
