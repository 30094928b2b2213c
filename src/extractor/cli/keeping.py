"""`extractor cache`: what earlier runs have read and keep beside the dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

cache = typer.Typer(no_args_is_help=True, help="What was read and is kept beside a dataset.")

Out = Annotated[Path, typer.Argument(metavar="OUT", help="Folder of the dataset.")]


@cache.command()
def info(out: Out = Path("outputs")) -> None:
    """Say what is kept, and where."""
    from extractor.batch.store import kept

    found = kept(out)
    if not found.size:
        typer.echo(f"{found.folder}: nothing is kept")
        return
    typer.echo(f"{found.folder}: {found.results} documents, {found.pages} pages, {found.size / 2**20:.1f} MB")
    if found.stale:
        typer.echo(f"{found.stale} more of other rules or code: they go when a run completes")


@cache.command()
def clear(out: Out = Path("outputs")) -> None:
    """Remove what is kept; the dataset stays, and the next run reads everything."""
    from extractor.batch.store import clear, store_folder

    done = clear(out)
    typer.echo(f"{store_folder(out)}: {'removed' if done else 'nothing is kept'}")
