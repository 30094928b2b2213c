"""`extractor evaluate`: how right the dataset is, and whether its confidence means what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from extractor.evaluation import Gold, Report
    from extractor.evaluation.scoring import Tables

GOLD = Path("corpus/gold")
_SHARES = (0.25, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)  # of the actions


def evaluate(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of a dataset.")] = Path("outputs"),
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold files.")] = GOLD,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 below the floors in GOLD/floors.toml.")
    ] = False,
    pin: Annotated[
        bool, typer.Option("--pin", help="Write today's figures as floors; never lower ones.")
    ] = False,
    errors: Annotated[
        bool,
        typer.Option("--errors", help="List every difference from the gold, but for held-out documents."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Compare a dataset with gold: precision, recall, objectives, calibration."""
    from extractor.evaluation import FLOORS, digest, load_floors, load_gold, read_tables, shortfalls

    tables = read_tables(out)
    golds = load_gold(gold)
    parts = _parts(tables, golds, gold)
    figures = {name: report.figures() for name, report in parts.items()}
    whole = parts["all"]
    if as_json:
        typer.echo(json.dumps({"figures": figures, "missing": whole.absent}, ensure_ascii=False, indent=1))
    else:
        _show(parts)
    if errors:
        # What is held out stays unseen: whoever reads these lines is about to mend the rules by them.
        for miss in parts.get("dev", whole).misses:
            typer.echo(f"{miss.document}: {miss.figure}: {miss.what}")
    for file in whole.absent:
        typer.echo(f"not in the dataset: {file}", err=True)
    if pin:
        _pin(gold / FLOORS, digest(golds), parts)
    short = shortfalls(load_floors(gold / FLOORS), digest(golds), figures) if check else []
    for line in short:
        typer.echo(f"below its floor: {line}", err=True)
    if check and not short:
        typer.echo("all floors hold", err=True)
    if short or (check and whole.absent):
        raise typer.Exit(1)


def _parts(tables: Tables, golds: tuple[Gold, ...], folder: Path) -> dict[str, Report]:
    """The report on all documents and, where some are held out, on either half."""
    from extractor.evaluation import evaluate as compare
    from extractor.evaluation import heldout

    held = heldout(folder)
    parts = {"all": compare(tables, golds)}
    if held:
        parts["dev"] = compare(tables, [g for g in golds if g.stem not in held])
        parts["heldout"] = compare(tables, [g for g in golds if g.stem in held])
    return parts


def _show(parts: dict[str, Report]) -> None:
    from rich.console import Console

    from extractor.evaluation import reliability, risk_coverage

    console = Console(highlight=False)
    figures = {name: report.figures() for name, report in parts.items()}
    table = _table("tables: precision, recall, F1")
    table.add_column("", no_wrap=True)
    for part, report in parts.items():
        table.add_column(f"{part} ({report.documents})", justify="right", no_wrap=True)
    for name in parts["all"].tables:
        keys = [f"{name}.{figure}" for figure in ("precision", "recall", "f1")]
        table.add_row(name, *(" ".join(f"{figures[part][key]:.3f}" for key in keys) for part in parts))
    console.print(table)
    table = _table("properties and objectives")
    table.add_column("", no_wrap=True)
    for part in parts:
        table.add_column(part, justify="right", no_wrap=True)
    names = [n for n in figures["all"] if n.endswith(".accuracy") or n.startswith("objectives.")]
    for name in names:
        cells = (_figure(parts[part], name, figures[part][name]) for part in parts)
        table.add_row(name.removesuffix(".accuracy"), *cells)
    console.print(table)
    judgements = parts["all"].objectives.judgements
    if not judgements:
        return
    table = _table("calibration of the first match")
    for name in ("confidence", "actions", "promised", "held"):
        table.add_column(name, justify="right")
    for tenth in reliability(judgements):
        table.add_row(
            f"{tenth.low:.1f}–{tenth.high:.1f}",
            str(tenth.count),
            f"{tenth.promised:.2f}",
            f"{tenth.held:.2f}",
        )
    console.print(table)
    table = _table("risk and coverage")
    for name in ("threshold", "settled", "wrong of these"):
        table.add_column(name, justify="right")
    points = risk_coverage(judgements)
    # The strictest threshold that settles each share: a threshold an action would fill the screen.
    shown = dict.fromkeys(next(p for p in points if p.coverage >= share) for share in _SHARES)
    for point in shown:
        table.add_row(f"{point.threshold:.2f}", f"{point.coverage:.0%}", f"{point.risk:.1%}")
    console.print(table)


def _table(title: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )


def _figure(report: Report, name: str, value: float) -> str:
    rate = report.rates.get(name.removesuffix(".accuracy"))
    if rate is not None:
        return f"{value:.3f} ({rate.right}/{rate.total})" if rate.total else "–"
    return f"{value:.0f}" if name.endswith("silent_errors") else f"{value:.3f}"


def _pin(path: Path, gold: str, parts: dict[str, Report]) -> None:
    from extractor.errors import UsageError
    from extractor.evaluation import as_toml, load_floors, lowered, pinned

    new = pinned(gold, {name: report.figures() for name, report in parts.items()})
    if path.exists():
        old = load_floors(path)
        down = lowered(old, new)
        if down and old.gold == gold:
            raise UsageError(
                f"{path}: pinning would lower: {'; '.join(down)}. Edit the file where that is right."
            )
        for line in down:
            typer.echo(f"lower than on the gold before: {line}", err=True)
    path.write_text(as_toml(new), "utf-8")
    typer.echo(f"pinned in {path}", err=True)
