"""`extractor rules`: are they valid, what do they say on a text, how do they fare on a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

rules = typer.Typer(no_args_is_help=True, help="Check rules, ask what they say on a text, see how they fare.")

Folder = Annotated[
    Path | None, typer.Option("--rules", help="Folder of rules instead of the one that comes along.")
]
TaxonomyName = Annotated[str, typer.Option(help="Folder below rules/taxonomies.")]


@rules.command()
def check(folder: Folder = None, taxonomy: TaxonomyName = "snppe-2020") -> None:
    """Validate the rules and try each on its own examples."""
    from extractor.linking import check as failures_of
    from extractor.rules import load

    loaded = load(folder, taxonomy)
    failures = failures_of(loaded)
    for failure in failures:
        typer.echo(str(failure), err=True)
    examples = sum(len(rule.match) + len(rule.no_match) for rule in loaded.objective_rules)
    objectives = len(loaded.taxonomy.objectives)
    said = f"{len(loaded.objective_rules)} rules for {objectives} objectives, {examples} examples"
    if failures:
        typer.echo(f"error: {said}: {len(failures)} do not come out as promised", err=True)
        raise typer.Exit(2)
    silent = [
        objective.number
        for objective in loaded.taxonomy.objectives
        if not any(objective.number in rule.objectives for rule in loaded.objective_rules)
    ]
    typer.echo(f"{said}: all as promised" + (f"; no rule for {', '.join(silent)}" if silent else ""))


@rules.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The wording of an action.")],
    folder: Folder = None,
    taxonomy: TaxonomyName = "snppe-2020",
    commitment: Annotated[str, typer.Option(help="The commitment that it stands under.")] = "",
    heading: Annotated[str, typer.Option(help="The heading that it stands under.")] = "",
) -> None:
    """Say which rules and words speak on a text for what, what follows, and by how much."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from extractor.linking import Linker
    from extractor.rules import load

    loaded = load(folder, taxonomy)
    explanation = Linker(loaded).explain(text, commitment=commitment, heading=heading)
    console = Console(highlight=False)
    for conclusion in explanation.conclusions:
        number = conclusion.objective
        like = (
            f"{conclusion.held:.0%} of {conclusion.support} examples like it are right"
            if conclusion.support
            else "never measured"
        )
        console.print(
            f"[bold]{escape(_titled(number, loaded.taxonomy.objective(number)))}[/]\n"
            f"  {conclusion.method}, confidence {conclusion.confidence:.2f}; {like}"
        )
    if explanation.runner_up is not None:
        number = explanation.runner_up.objective
        title = escape(_titled(number, loaded.taxonomy.objective(number)))
        console.print(f"runner-up: {title}, {explanation.margin:.2f} behind")
    table = Table(box=SIMPLE_HEAD)
    for name in ("objective", "probability", "words that spoke for it"):
        table.add_column(name, overflow="fold")
    for candidate in explanation.candidates:
        words = ", ".join(candidate.words)
        table.add_row(candidate.objective or "outside", f"{candidate.score:.2f}", escape(words))
    console.print(table)
    if not explanation.spoken:
        console.print("No rule speaks on it.")
        return
    table = Table(expand=True, box=SIMPLE_HEAD)
    for name, ratio in (("rule", 3), ("for", 1), ("role", 2), ("words", 3), ("says", 4)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for spoken in explanation.spoken:
        words = ", ".join(spoken.words)
        table.add_row(
            *(
                escape(cell)
                for cell in (spoken.rule, " ".join(spoken.objectives), spoken.role, words, spoken.says)
            )
        )
    console.print(table)


@rules.command()
def stats(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of a dataset.")] = Path("outputs"),
    folder: Folder = None,
    taxonomy: TaxonomyName = "snppe-2020",
) -> None:
    """Show how many actions of a dataset each rule speaks on, with others, against others, and in vain."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from extractor.evaluation import read_tables
    from extractor.evaluation.speaking import rule_statistics
    from extractor.rules import load

    loaded = load(folder, taxonomy)
    texts = [row["text"] for row in read_tables(out)["actions"]]
    table = Table(title=f"{len(texts)} actions", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("rule", overflow="fold")
    for name in ("for", "actions", "overlaps", "conflicts", "overruled"):
        table.add_column(name, justify="right")
    found = rule_statistics(loaded, texts)
    for rule in sorted(found, key=lambda rule: (-rule.actions, rule.rule)):
        if rule.actions:
            counts = (
                str(n) if n else "" for n in (rule.actions, rule.overlaps, rule.conflicts, rule.overruled)
            )
            table.add_row(rule.rule, " ".join(rule.objectives), *counts)
    Console(highlight=False).print(table)
    typer.echo(f"{sum(not rule.actions for rule in found)} of {len(found)} rules speak on none of them")


def _titled(number: str, objective: object) -> str:
    title = getattr(objective, "title", None)
    return f"{number} – {title}" if title else "outside the objectives"
