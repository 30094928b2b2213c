"""`extractor report`: a dataset folder as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of a dataset.")] = Path("outputs"),
    file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="By default report.html in OUT.")
    ] = None,
    lang: Annotated[str, typer.Option(metavar="fr|en", help="Language of the page.")] = "fr",
) -> None:
    """Write one page for a browser: objectives by département, map, money, time line, every fact."""
    from extractor.report import read_folder, render, require, words
    from extractor.rules import load
    from extractor.writers.files import write_whole

    require()
    say = words(lang)
    folder = read_folder(out)
    names = {department.code: department.name for department in load().lexicon.departments}
    data = render(folder, say, names).encode("utf-8", "backslashreplace")
    target = file or out / "report.html"
    write_whole(target, data)
    if folder.absent:
        typer.echo(f"not in {out}: {', '.join(folder.absent)}; these parts of the page are empty", err=True)
    typer.echo(f"{len(folder['documents'])} documents, {len(data) / 1e6:.2f} MB: {target}")
    typer.echo("next: open it in a browser; it needs no network, and prints on A4")
