"""`extractor run`: documents in, dataset out."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from extractor.dataset import Dataset
    from extractor.inputs import Inputs
    from extractor.model import Problem, Result
    from extractor.pipeline import Pipeline
    from extractor.review.decisions import Log

FORMATS = ("parquet", "sqlite", "jsonl", "xlsx", "docbin", "labelstudio")
"""What `writers.WRITERS` offers beside csv; named here because that module is heavy and help is not."""

LINES_EVERY = 5.0
"""Seconds between two progress lines where there is no terminal."""


def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, 'patterns/*.pdf'.")
    ],
    out: Annotated[Path, typer.Option(help="Folder of the dataset.")] = Path("outputs"),
    rules: Annotated[
        Path | None, typer.Option(help="Folder of rules instead of the one that comes along.")
    ] = None,
    taxonomy: Annotated[str, typer.Option(help="Folder below rules/taxonomies.")] = "snppe-2020",
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What reviewers decided, to apply.  [default: decisions.csv beside OUT]",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0: as many as cores.")] = 0,
    threshold: Annotated[
        float | None, typer.Option(help="Accept at or above this confidence.  [default: 0.8]")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help=f"csv (always written), {', '.join(FORMATS)}; may be repeated."),
    ] = None,
    max_mb: Annotated[float, typer.Option(help="Largest document, in megabytes.")] = 200,
    ocr: Annotated[
        str, typer.Option(metavar="auto|always|never", help="Which pages of PDFs Tesseract reads.")
    ] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what failed.")] = False,
) -> None:
    """Read documents and write the dataset."""
    from rich.console import Console

    from extractor.pipeline import load
    from extractor.writers import check_formats, prepare, write

    began = time.perf_counter()
    wanted = check_formats(formats or ())
    pipeline = load(rules, taxonomy, threshold, max_mb, ocr)
    kept, log = _decisions(decisions, out)
    prepare(out)
    found = pipeline.inputs(inputs, exclude=out)
    console = Console(stderr=True, quiet=quiet, highlight=False)
    processes = workers or os.cpu_count() or 1
    items = list(
        _watched(pipeline.run(found, workers=processes), len(found.items) + len(found.missing), console)
    )
    read = time.perf_counter()
    dataset = pipeline.dataset(items, log.standing())
    record = _record(
        pipeline,
        dataset,
        found,
        arguments={
            "inputs": inputs,
            "out": str(out),
            "rules": str(rules) if rules else None,
            "decisions": str(kept) if log.decisions else None,
            "taxonomy": taxonomy,
            "workers": processes,
            "threshold": pipeline.threshold,
            "format": ["csv", *(name for name in wanted if name != "csv")],
            "max_mb": max_mb,
            "ocr": ocr,
        },
        decided=_digest(kept) if log.decisions else None,
        seconds={"read": round(read - began, 3), "tables": round(time.perf_counter() - read, 3)},
    )
    write(dataset, out, wanted, record)
    failed = [row for row in dataset.rows["problems"] if row["severity"] == "error"]
    _closing(dataset, found, out, time.perf_counter() - began, console, len(log.standing()))
    for row in failed:
        page = f" (page {row['page']})" if row["page"] else ""
        typer.echo(f"failed: {row['source']}{page}: {row['message']} [{row['code']}]", err=True)
    if failed:
        raise typer.Exit(1)


def _decisions(given: Path | None, out: Path) -> tuple[Path, Log]:
    """What reviewers decided. Raises a UsageError where a file that was named is not there."""
    from extractor.errors import UsageError
    from extractor.review.decisions import default_path, read

    path = given or default_path(out)
    if given is not None and not given.exists():
        raise UsageError(f"--decisions {given}: no such file")
    log = read(path)
    for line in log.damaged:
        typer.echo(f"{path}:{line}: a decision that cannot be read: it is skipped", err=True)
    return path, log


def _watched(items: Iterable[Result | Problem], total: int, console: Console) -> Iterator[Result | Problem]:
    """The items as they come, with a bar on a terminal and a line now and then elsewhere."""
    if console.is_terminal and not console.quiet:
        yield from _with_bar(items, total, console)
        return
    began = last = time.perf_counter()
    pages = problems = 0
    for number, item in enumerate(items, 1):
        pages, problems = _counted(item, pages, problems)
        now = time.perf_counter()
        if now - last >= LINES_EVERY:
            last = now
            spent = now - began
            left = spent / number * (total - number)
            speed = f"{pages / spent:.0f} pages/s, {left:.0f} s left"
            console.print(f"{number}/{total} documents, {speed}, {problems} problems")
        yield item


def _with_bar(items: Iterable[Result | Problem], total: int, console: Console) -> Iterator[Result | Problem]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} pages/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[problems]} problems"),
    )
    began = time.perf_counter()
    pages = problems = 0
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, rate="…", problems=0)
        for item in items:
            pages, problems = _counted(item, pages, problems)
            rate = f"{pages / (time.perf_counter() - began):.0f}"
            bar.update(task, advance=1, rate=rate, problems=problems)
            yield item


def _counted(item: Result | Problem, pages: int, problems: int) -> tuple[int, int]:
    from extractor.model import Result

    if isinstance(item, Result):
        return pages + max(1, len(item.document.pages)), problems
    return pages, problems + 1


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file, where there is one."""
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _record(
    pipeline: Pipeline,
    dataset: Dataset,
    found: Inputs,
    *,
    arguments: dict[str, object],
    decided: str | None,
    seconds: dict[str, float],
) -> dict[str, object]:
    """What run.json says of a run, apart from the names of its files."""
    from datetime import UTC, datetime
    from importlib.metadata import version

    from extractor import __version__

    versions = {"python": sys.version.split()[0]}
    if any(row["reader"] == "ocr" for row in dataset.rows["documents"]):
        from extractor.readers.ocr import engine_version

        versions["tesseract"] = engine_version()
    libraries = ("spacy", "pdfplumber", "pypdfium2", "dateparser", "trafilatura", "pandas", "pydantic")
    return {
        "extractor": __version__,
        "versions": versions | {name: version(name) for name in libraries},
        "rules": {
            "path": str(pipeline.rules.path),
            "digest": pipeline.rules.digest,
            "taxonomy": pipeline.rules.taxonomy.name,
        },
        "digests": {"confidence": _digest(pipeline.rules.path / "confidence.json"), "decisions": decided},
        "arguments": arguments,
        "counts": {name: len(rows) for name, rows in dataset.rows.items()} | {"skipped": found.skipped},
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": seconds,
    }


def _counted_in_words(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _closing(
    dataset: Dataset, found: Inputs, out: Path, seconds: float, console: Console, decisions: int
) -> None:
    """What came out, what waits, what failed, and the next command to type."""
    from rich.table import Table

    from extractor.dataset import FACT_TABLES

    rows = dataset.rows
    pages = sum(max(1, int(str(row["pages"] or 1))) for row in rows["documents"])
    failed = sum(row["severity"] == "error" for row in rows["problems"])
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("table")
    for name in ("rows", "accepted", "to review"):
        table.add_column(name, justify="right")
    for schema in FACT_TABLES:
        status = Counter(row["status"] for row in rows[schema.name])
        table.add_row(
            schema.name, str(len(rows[schema.name])), str(status["accepted"]), str(status["review"])
        )
    console.print(
        f"{_counted_in_words(len(rows['documents']), 'document')} ({_counted_in_words(pages, 'page')})"
        f" in {seconds:.1f} s"
        f"{f', {failed} failed' if failed else ''}"
        f"{f', {found.skipped} files skipped' if found.skipped else ''}"
    )
    if not rows["documents"] and not failed:
        console.print(
            "Nothing to read was found: name .pdf, .docx, .odt, .html, .txt, .md files or folders of them."
        )
    console.print(table)
    waiting = Counter(str(row["kind"]) for row in rows["review"])
    if waiting:
        console.print("for review: " + ", ".join(f"{count} {kind}" for kind, count in waiting.most_common()))
    doubts = Counter(str(row["code"]) for row in rows["problems"] if row["severity"] == "warning")
    stale = doubts.pop("stale_decision", 0)
    if decisions:
        lost = f"; problems.csv lists those that found no fact ({stale} stale_decision)" if stale else ""
        console.print(f"{_counted_in_words(decisions, 'decision')} of reviewers applied{lost}")
    if doubts:
        console.print("doubts: " + ", ".join(f"{count} {code}" for code, count in doubts.most_common()))
    console.print(f"written to {out}{os.sep}", soft_wrap=True)
    first = str(rows["documents"][0]["source"]).split(" | ")[0] if rows["documents"] else ""
    if waiting:
        console.print(f"next: extractor review export {out}, or: extractor inspect {first}", soft_wrap=True)
    elif first:
        console.print(f"next: extractor inspect {first}", soft_wrap=True)
