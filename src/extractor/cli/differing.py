"""`extractor diff`: what two datasets tell differently, and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.differences import Comparison

_FACT = ("kind", "source", "document_id", "id", "page", "quote")
COLUMNS = ("change", *_FACT, "columns", "before", "after", "why", "detail")


def diff(
    before: Annotated[Path, typer.Argument(metavar="OUT1", help="Folder of the earlier dataset.")],
    after: Annotated[Path, typer.Argument(metavar="OUT2", help="Folder of the later dataset.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Write every difference, one a line.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Differences to show here.")] = 20,
) -> None:
    """Compare two datasets: facts gained, lost and changed, and why."""
    from rich.console import Console

    from extractor.differences import compare, read_folder

    found = compare(read_folder(before), read_folder(after))
    console = Console(highlight=False)
    _summary(found, console)
    _changes(found, limit, console)
    if out is not None:
        _write(found, out)
        console.print(f"written to {out}", soft_wrap=True)
    elif len(found.changes) > limit:
        rest = len(found.changes) - limit
        console.print(f"{rest} more: extractor diff {before} {after} --out FILE.csv", soft_wrap=True)


def _summary(found: Comparison, console: Console) -> None:
    from rich.table import Table

    for line in found.runs:
        console.print(f"runs differ in {line}", soft_wrap=True)
    if not found.changes:
        console.print(f"no difference: {sum(found.same.values())} facts are the same")
        return
    whats = ("gained", "lost", "changed")
    counts: Counter[tuple[str, str]] = Counter((change.kind, change.what) for change in found.changes)
    kinds = [kind for kind in ("document", *found.same) if any(counts[kind, what] for what in whats)]
    kinds += sorted({change.kind for change in found.changes} - set(kinds))
    table = Table(box=None, pad_edge=False)
    for name in ("kind", "same", *whats):
        table.add_column(name, justify="left" if name == "kind" else "right")
    for kind in kinds:
        same = str(found.same.get(kind, 0)) if kind != "document" else ""
        table.add_row(kind, same, *(str(counts[kind, what]) for what in whats))
    console.print(table)
    why = Counter(change.reason.why for change in found.changes)
    console.print("why: " + ", ".join(f"{count} {reason}" for reason, count in why.most_common()))


def _changes(found: Comparison, limit: int, console: Console) -> None:
    from rich.markup import escape

    signs = {"gained": "[green]+[/]", "lost": "[red]-[/]", "changed": "[yellow]~[/]"}
    for change in found.changes[:limit]:
        page = f" p. {change.page}" if change.page else ""
        told = " ".join(" → ".join(part for part in (change.before, change.after) if part).split())
        if change.what == "changed" and change.quote:
            told = f"« {_short(change.quote)} » {told}"
        reason, detail = change.reason
        why = detail if detail.startswith(f"{reason}:") else f"{reason}: {detail}"
        line = f"{change.kind} {change.source}{page}: {told}"
        console.print(f"{signs[change.what]} {escape(line)} [dim]({escape(why)})[/]", soft_wrap=True)


def _short(quote: str, length: int = 60) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= length else f"{words[: length - 1]}…"


def _write(found: Comparison, out: Path) -> None:
    """The differences as CSV; cells that a spreadsheet would run begin with an apostrophe."""
    import csv
    import io

    from extractor.dataset.cells import neutralise
    from extractor.writers.files import write_whole

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for change in found.changes:
        cells = (change.what, change.kind, change.source, change.document_id, change.id, change.page)
        told = (change.quote, " ".join(change.columns), change.before, change.after, *change.reason)
        writer.writerow([neutralise(cell) for cell in (*cells, *told)])
    write_whole(out, buffer.getvalue().encode("utf-8", "backslashreplace"))
