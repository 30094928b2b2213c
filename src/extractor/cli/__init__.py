"""The command line: parse, call, print. Whatever is heavy is imported inside the commands."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from extractor.cli.collecting import collect
from extractor.cli.differing import diff
from extractor.cli.inspecting import inspect
from extractor.cli.keeping import cache
from extractor.cli.measuring import evaluate
from extractor.cli.reporting import report
from extractor.cli.reviewing import review
from extractor.cli.rules import rules
from extractor.cli.running import run
from extractor.cli.taxonomies import taxonomy
from extractor.cli.training import train

FAILED, USAGE, BUG = 1, 2, 70
"""Exit statuses beside 0: some documents failed; wrong use; an error in this program."""

app = typer.Typer(
    name="extractor",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes around the help cost half of the time that it takes
    help="From French press releases and contracts on child protection to a dataset that can be checked.",
    epilog="Start with: extractor run FOLDER",
)
app.command("run")(run)
app.command("inspect")(inspect)
app.command("evaluate")(evaluate)
app.command("diff")(diff)
app.add_typer(review, name="review")
app.add_typer(rules, name="rules")
app.add_typer(taxonomy, name="taxonomy")
app.command("train")(train)
app.add_typer(cache, name="cache")
app.command("report")(report)
app.command("collect")(collect)


def _version(wanted: bool) -> None:
    if wanted:
        from extractor import __version__

        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an error comes from; may stand anywhere.")
    ] = False,
) -> None:
    """From French press releases and contracts on child protection to a dataset that can be checked."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its status: 0 all well, 1 some documents failed, 2 wrong use."""
    from extractor.errors import ReadError, UsageError

    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    try:
        app([argument for argument in given if argument != "--debug"], prog_name="extractor", obj=debug)
    except (UsageError, ReadError) as error:
        if debug:
            raise
        typer.echo(f"error: {error}", err=True)
        sys.exit(USAGE if isinstance(error, UsageError) else FAILED)
    except Exception as bug:
        if debug:
            raise
        notes = "".join(f" ({note})" for note in getattr(bug, "__notes__", ()))
        typer.echo(f"error: a bug in extractor: {type(bug).__name__}: {bug}{notes}", err=True)
        typer.echo("The same command with --debug shows where; please report it with that.", err=True)
        sys.exit(BUG)
