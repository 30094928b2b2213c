"""`extractor taxonomy`: which sets of objectives there are, and what each still lacks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

taxonomy = typer.Typer(no_args_is_help=True, help="List the taxonomies; check one.")

Folder = Annotated[
    Path | None, typer.Option("--rules", help="Folder of rules instead of the one that comes along.")
]


@taxonomy.command("list")
def list_(folder: Folder = None) -> None:
    """Name the taxonomies of a folder of rules."""
    from extractor.rules import load, taxonomies

    for name in taxonomies(folder):
        loaded = load(folder, name).taxonomy
        typer.echo(f"{name}: {len(loaded.objectives)} objectives, {loaded.title}")


@taxonomy.command()
def check(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Folder below rules/taxonomies.")],
    folder: Folder = None,
) -> None:
    """Validate a taxonomy; say which rules, examples and measurements it has, objective by objective."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from extractor.linking import read_weights
    from extractor.rules import OUTSIDE, example_files, load, load_examples

    rules = load(folder, name)
    files = {
        file: load_examples(rules.path, rules.taxonomy, file)
        for file in example_files(rules.path, rules.taxonomy)
    }
    table = Table(title=f"{name}: {rules.taxonomy.title}", title_justify="left", box=SIMPLE_HEAD)
    for column in ("objective", "deciding rules", "supporting", *files):
        table.add_column(column, justify="right")
    counts = {
        file: Counter(n for e in own for n in e.must or ((OUTSIDE,) if e.outside else ()))
        for file, own in files.items()
    }
    for number in (*rules.taxonomy.numbers, OUTSIDE):
        own = [rule.role for rule in rules.objective_rules if number in rule.objectives]
        cells = [number if number != OUTSIDE else "outside", own.count("decides"), own.count("supports")]
        table.add_row(*map(str, cells), *(str(counts[file][number]) for file in files))
    Console(highlight=False).print(table)
    trained = "no classifier: the rules work alone"
    if rules.model is not None:
        about = read_weights(rules.model).trained_on.get("examples", {})
        trained = "classifier trained on " + ", ".join(
            f"{k} ({v['count']})" for k, v in sorted(about.items())
        )
    measured = rules.confidence.links.get(name)
    total = measured.combinations[""].examples if measured and "" in measured.combinations else 0
    typer.echo(trained)
    typer.echo(
        f"links measured on {total} examples"
        if total
        else "links were never measured: all of them go to the review (extractor train)"
    )
