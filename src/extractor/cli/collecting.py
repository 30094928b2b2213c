"""`extractor collect`: listed addresses in, a folder of documents and a manifest out."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from extractor.collecting import Entry

LINES_EVERY = 5.0
"""Seconds between two progress lines where there is no terminal."""


def collect(
    sources: Annotated[
        Path,
        typer.Argument(metavar="SOURCES.csv", help="Columns address, title, publisher, department, date."),
    ],
    out: Annotated[Path, typer.Option(help="Folder of the files and of manifest.csv.")] = Path("collected"),
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask again for what is there; what has not changed is not sent.")
    ] = False,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests to one host.")] = 2.0,
    retries: Annotated[int, typer.Option(min=0, help="Further attempts where a server fails.")] = 3,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds for one document.")] = 120.0,
    max_mb: Annotated[float, typer.Option(help="Largest document, in megabytes.")] = 50,
    workers: Annotated[int, typer.Option(min=1, help="Hosts that are asked at the same time.")] = 4,
    agent: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Who asks; name an address where you can be reached.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and local networks too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what failed.")] = False,
) -> None:
    """Fetch listed addresses into a folder: politely, and on from where it stopped."""
    from rich.console import Console

    from extractor import __version__
    from extractor.collecting import KEPT, read_sources, require
    from extractor.writers.files import prepare

    require()
    from extractor.collecting.fetching import Fetcher, Options
    from extractor.collecting.running import collect as collected

    listed = read_sources(sources)
    prepare(out)
    options = Options(
        agent=agent or f"extractor/{__version__} (collects public documents on child protection)",
        delay=delay,
        retries=retries,
        timeout=timeout,
        limit=int(max_mb * 2**20),
        allow_private=allow_private,
        workers=workers,
        refresh=refresh,
    )
    console = Console(stderr=True, quiet=quiet, highlight=False)
    fetcher = Fetcher(options)
    began = time.perf_counter()
    try:
        rows = list(_watched(collected(listed, out, fetcher), len(listed), console))
    finally:
        fetcher.close()
    _closing(rows, out, time.perf_counter() - began, console)
    failed = [entry for entry, _ in rows if entry.status not in KEPT]
    for entry in failed:
        typer.echo(f"failed: {entry.address}: {entry.message} [{entry.status}]", err=True)
    if failed:
        raise typer.Exit(1)


def _watched(
    items: Iterable[tuple[Entry, bool]], total: int, console: Console
) -> Iterator[tuple[Entry, bool]]:
    """The rows as they come, with a bar on a terminal and a line now and then elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    if console.is_terminal and not console.quiet:
        columns = (TextColumn("fetching"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=total)
            for item in items:
                bar.update(task, advance=1)
                yield item
        return
    last = time.perf_counter()
    for number, item in enumerate(items, 1):
        if time.perf_counter() - last >= LINES_EVERY:
            last = time.perf_counter()
            console.print(f"{number}/{total} addresses", soft_wrap=True)
        yield item


def _closing(rows: list[tuple[Entry, bool]], out: Path, seconds: float, console: Console) -> None:
    """What came, what was there, what failed, and the next command to type."""
    from rich.table import Table

    asked = Counter(entry.status for entry, now in rows if now)
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("status")
    table.add_column("addresses", justify="right")
    for status, count in asked.most_common():
        table.add_row(status, str(count))
    there = sum(not now for _, now in rows)
    size = sum(int(entry.bytes or 0) for entry, now in rows if now and entry.status == "ok")
    console.print(
        f"{len(rows)} addresses in {seconds:.1f} s: {asked['ok']} fetched ({size / 1e6:.1f} MB),"
        f" {there} were there already"
    )
    if asked:
        console.print(table)
    console.print(f"written to {out / 'manifest.csv'}", soft_wrap=True)
    if any(entry.file for entry, _ in rows):
        console.print(f"next: extractor run {out}", soft_wrap=True)
