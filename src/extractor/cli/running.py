"""`extractor run`: documents in, dataset out."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.closing import close
from extractor.cli.progress import Count, watched

if TYPE_CHECKING:
    from extractor.pipeline import Pipeline
    from extractor.review.decisions import Log

FORMATS = ("parquet", "sqlite", "jsonl", "xlsx", "docbin", "labelstudio")
"""What `writers.WRITERS` offers beside csv; named here because that module is heavy and help is not."""

INTERRUPTED = 130
"""Exit status after a Ctrl-C, as shells have it."""


def run(
    context: typer.Context,
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, 'patterns/*.pdf'.")
    ],
    place: Annotated[
        str, typer.Option("--out", metavar="OUT", help="Folder of the dataset, or an address (s3://…).")
    ] = "outputs",
    rules: Annotated[
        Path | None, typer.Option(help="Folder of rules instead of the one that comes along.")
    ] = None,
    taxonomy: Annotated[str, typer.Option(help="Folder below rules/taxonomies.")] = "snppe-2020",
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What reviewers decided, to apply. By default decisions.csv beside OUT.",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0: as many as cores.")] = 0,
    engine: Annotated[
        str, typer.Option(metavar="local|dask", help="Workers of this machine, or of a Dask cluster.")
    ] = "local",
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The cluster's, such as tcp://HOST:8786.")
    ] = None,
    threshold: Annotated[
        float | None, typer.Option(help="Accept at or above this confidence. By default 0.85.")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help=f"csv (always written), {', '.join(FORMATS)}; may be repeated."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds for one document; 0: no limit.")] = 600,
    max_mb: Annotated[
        float, typer.Option(help="Largest document, in megabytes; in memory it may take five times that.")
    ] = 200,
    ocr: Annotated[
        str, typer.Option(metavar="auto|always|never", help="Which pages of PDFs Tesseract reads.")
    ] = "auto",
    resume: Annotated[
        bool, typer.Option("--resume/--fresh", help="Keep what an earlier run has read, or read it again.")
    ] = True,
    spacy_model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A spaCy pipeline with word vectors, as given to train."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what failed.")] = False,
) -> None:
    """Read documents and write the dataset."""
    from rich.console import Console

    from extractor.addresses import is_address, nearby, upload
    from extractor.batch import limits
    from extractor.batch.cluster import dask
    from extractor.batch.environment import environment
    from extractor.batch.gathering import Gathering, here, local
    from extractor.batch.store import Store, store_folder
    from extractor.cli.writing import written
    from extractor.errors import UsageError
    from extractor.pipeline import load, missing
    from extractor.writers import check_formats, prepare

    began = time.perf_counter()
    out = nearby(place) if is_address(place) else Path(place)
    if engine not in ("local", "dask") or (engine == "dask") != bool(scheduler):
        raise UsageError("--engine is local, or dask with --scheduler ADDRESS")
    wanted = check_formats(formats or ())
    pipeline = load(rules, taxonomy, threshold, max_mb, ocr, spacy_model)
    kept, log = _decisions(decisions, out)
    found = pipeline.inputs(inputs, exclude=out)
    if found.missing and not found.items:
        said = "; ".join(f"{name}: {missing(name).message}" for name in found.missing)
        raise UsageError(f"{said}. Nothing was read, and {place} is as it was")
    prepare(out)
    console = Console(stderr=True, quiet=quiet, highlight=False)
    processes = workers or os.cpu_count() or 1
    record = _record(
        pipeline,
        arguments={
            "inputs": inputs,
            "out": place,
            "rules": str(rules) if rules else None,
            "decisions": str(kept) if log.decisions else None,
            "taxonomy": taxonomy,
            "workers": processes,
            "engine": engine,
            "threshold": pipeline.threshold,
            "format": ["csv", *(name for name in wanted if name != "csv")],
            "max_mb": max_mb,
            "timeout": timeout,
            "ocr": ocr,
            "spacy_model": spacy_model,
        },
        decided=_digest(kept) if log.decisions else None,
    )
    count = Count(0)
    try:
        with Store(store_folder(out), environment(pipeline)) as store:
            if not resume:
                store.forget()
            gathering = Gathering(pipeline, found, store)
            count = Count(gathering.total)
            if scheduler:
                reading = dask(pipeline, scheduler, limits(max_mb, timeout))
            elif context.obj:
                reading = here(pipeline)
            else:
                reading = local(pipeline, processes, limits(max_mb, timeout))
            watched(gathering.gather(reading), count, console)
            read = time.perf_counter()
            record["seconds"] = {"read": round(read - began, 3)}
            summary, names = written(gathering, log, out, wanted, record, processes)
            if is_address(place):
                upload(out, [*names, "run.json"], place)
    except KeyboardInterrupt:
        typer.echo(f"stopped: {count.done} of {count.total} documents are read and kept", err=True)
        typer.echo("the same command goes on from there; the dataset is as it was", err=True)
        raise typer.Exit(INTERRUPTED) from None
    close(
        summary,
        out=out,
        skipped=gathering.inputs.skipped,
        kept=count.kept,
        decisions=len(log.standing()),
        seconds=time.perf_counter() - began,
        console=console,
    )
    if summary.failed:
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


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file, where there is one."""
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _record(pipeline: Pipeline, arguments: dict[str, object], decided: str | None) -> dict[str, object]:
    """What run.json says of a run before it has begun."""
    from importlib.metadata import version

    from extractor import __version__

    libraries = ("spacy", "pdfplumber", "pypdfium2", "dateparser", "trafilatura", "pandas", "pydantic")
    versions = {"python": sys.version.split()[0]} | {name: version(name) for name in libraries}
    return {
        "extractor": __version__,
        "versions": versions,
        "rules": {
            "path": str(pipeline.rules.path),
            "digest": pipeline.rules.digest,
            "taxonomy": pipeline.rules.taxonomy.name,
        },
        "digests": {"confidence": _digest(pipeline.rules.path / "confidence.json"), "decisions": decided},
        "arguments": arguments,
    }
