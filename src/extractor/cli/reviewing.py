"""`extractor review`: the queue as a file, the answers read back, what is left, two reviewers as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.review.answers import Asking
    from extractor.review.decisions import Decision, Log
    from extractor.review.known import Known
    from extractor.review.sheets import Sheet
    from extractor.rules import Rules

review = typer.Typer(
    name="review",
    no_args_is_help=True,
    help="Export what needs a person, read the answers back, see what is left.",
)

TITLES = {"ok": "found right", "no": "rejected", "value": "corrected", "add": "added"}

Out = Annotated[Path, typer.Argument(metavar="OUT", help="Folder of a dataset.")]
Decisions = Annotated[
    Path | None,
    typer.Option(help="Where decisions are kept. By default decisions.csv beside OUT.", metavar="FILE"),
]


@review.command()
def export(
    out: Out = Path("outputs"),
    excel: Annotated[
        bool, typer.Option("--excel", help="As French Excel opens it: semicolons, decimal commas.")
    ] = False,
    file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="By default review.csv beside OUT.")
    ] = None,
    audit: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="Add N accepted facts, drawn at random, to check."),
    ] = 0,
    decisions: Decisions = None,
) -> None:
    """Write the queue as a file to fill in, with a guide beside it."""
    from extractor.errors import UsageError
    from extractor.review.audit import audit as audited
    from extractor.review.decisions import default_path
    from extractor.review.exporting import GUIDE, as_file, audit_rows, waiting
    from extractor.writers.csv import decided
    from extractor.writers.files import write_whole

    known, log = _loaded(out, decisions)
    rows = waiting(known, log.standing())
    drawn = audited(known, log.standing()).next[:audit]
    target = file or default_path(out).with_name("review.csv")
    filled = decided(target)
    if filled:
        raise UsageError(
            f"{target}: {filled} rows are filled in and would be lost: extractor review apply {target} {out},"
            " or name another file with --out"
        )
    write_whole(target, as_file([*rows, *audit_rows(known, drawn)], excel=excel))
    guide = target.with_suffix(".lisezmoi.txt")
    write_whole(guide, GUIDE.replace("\n", "\r\n").encode("utf-8-sig"))
    typer.echo(f"{len(rows)} to decide, {len(drawn)} drawn to check: {target} (how to fill it in: {guide})")
    typer.echo(f"next: fill it in, then: extractor review apply {target} {out}")


@review.command()
def apply(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file, filled in.")],
    out: Out = Path("outputs"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be decided.")] = False,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decided. By default your account's name.")
    ] = None,
    decisions: Decisions = None,
    rules: Annotated[Path | None, typer.Option(help="Folder of rules. By default that of the run.")] = None,
    taxonomy: Annotated[str | None, typer.Option(help="Folder below rules/taxonomies.")] = None,
) -> None:
    """Read a filled file back: take each answer that is clear, say what to write instead of the others."""
    from dataclasses import replace

    from extractor.review.answers import answers
    from extractor.review.decisions import append, changed, default_path

    known, log = _loaded(out, decisions)
    sheet = _sheet(file)
    asking = _asking(known, file, who, _rules(out, rules, taxonomy))
    found = answers(sheet, replace(asking, standing=log.standing()))
    fresh = changed(log, found.decisions)
    for decision in fresh:
        typer.echo(_shown(decision))
    for complaint in found.complaints:
        typer.echo(f"not taken: {file}: {complaint}", err=True)
    target = decisions or default_path(out)
    if not dry_run:
        append(target, fresh)
    known_already = len(found.decisions) - len(fresh)
    typer.echo(
        f"{len(fresh)} {'would be decided' if dry_run else 'decided'}, {known_already} known already,"
        f" {found.untouched} left open, {len(found.complaints)} not taken"
        + ("" if dry_run else f"; kept in {target}")
    )
    if fresh:
        typer.echo(
            "nothing was written; without --dry-run it would be"
            if dry_run
            else "next: extractor run again, with the same documents: it puts the decisions into force"
        )
    if found.complaints:
        raise typer.Exit(1)


@review.command()
def status(out: Out = Path("outputs"), decisions: Decisions = None) -> None:
    """Say what is left, what was decided, and how well accepted facts hold."""
    from collections import Counter

    from extractor.dataset.schema import REVIEW_KINDS
    from extractor.review.audit import audit
    from extractor.review.exporting import waiting

    known, log = _loaded(out, decisions)
    standing = log.standing()
    left = Counter(row["kind"] for row in waiting(known, standing))
    settles = Counter[str]()
    for row in waiting(known, standing):
        settles[row["kind"]] += int(row.get("settles") or 1)
    for title, column in (("to decide", left), ("with identical wordings", settles)):
        typer.echo(f"{title}: {_counts(column, REVIEW_KINDS)}")
    for verdict, title in TITLES.items():
        said = Counter(d.kind for d in standing if d.decision == verdict)
        typer.echo(f"{title}: {_counts(said, REVIEW_KINDS)}")
    stale = [fact for fact in known.facts if fact.kind == "document" and "no longer applies" in fact.proposed]
    if stale:
        typer.echo(f"no longer applying: {len(stale)} (stale_decision in {out / 'problems.csv'})")
    if log.damaged:
        typer.echo(
            f"lines of decisions.csv that cannot be read: {', '.join(map(str, log.damaged))}", err=True
        )
    state = audit(known, standing)
    points = f"{state.within * 100:g} points"
    if state.looked_at:
        low, high = state.interval
        typer.echo(
            f"accepted facts: {state.right} of {state.looked_at} drawn hold,"
            f" {state.right / state.looked_at:.1%}"
            f" (95% interval {low:.1%} to {high:.1%}, of {state.population})"
        )
    else:
        typer.echo(f"accepted facts: none of {state.population} looked at yet")
    if state.more:
        typer.echo(
            f"review {state.more} more to know precision within {points}:"
            f" extractor review export {out} --audit {state.more}"
        )
    elif state.population:
        typer.echo(f"precision of accepted facts is known within {points}")


@review.command()
def serve(
    out: Out = Path("outputs"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8421,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides. By default your account's name.")
    ] = None,
    decisions: Decisions = None,
    rules: Annotated[Path | None, typer.Option(help="Folder of rules. By default that of the run.")] = None,
    taxonomy: Annotated[str | None, typer.Option(help="Folder below rules/taxonomies.")] = None,
) -> None:
    """Show the queue as a page on this machine; what is decided there is saved at once."""
    from extractor.review import serving
    from extractor.review.decisions import default_path

    serving.require()
    known, _ = _loaded(out, decisions)
    used = _rules(out, rules, taxonomy)
    desk = serving.Desk(
        _asking(known, out / "review.csv", who, used),
        used.taxonomy,
        decisions or default_path(out),
        serving.free_port(port),
        serving.new_token(),
    )
    typer.echo(f"http://127.0.0.1:{desk.port}/?token={desk.token}")
    typer.echo(
        f"open this address in a browser on this machine; decisions go to {desk.decisions}; Ctrl+C ends"
    )
    serving.serve(desk)


@review.command()
def merge(
    first: Annotated[Path, typer.Argument(metavar="A", help="A decisions.csv.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Another reviewer's.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write both as one file here.")
    ] = None,
) -> None:
    """Put two reviewers' decisions together; list where they disagree and how far they agree."""
    from extractor.errors import UsageError
    from extractor.review.decisions import append, read
    from extractor.review.merging import answer
    from extractor.review.merging import merge as merged

    for path in (first, second):
        if not path.exists():
            raise UsageError(f"{path}: no such file")
    found = merged(read(first), read(second))
    for a, b in found.disagreements:
        typer.echo(f"{a.kind} {a.id} « {_flat(a.quote)} »: {a.who}: {answer(a)} · {b.who}: {answer(b)}")
    kappa = "not defined" if found.kappa is None else f"{found.kappa:.2f}"
    typer.echo(
        f"{len(found.decisions)} decisions; both decided {found.both}, agree on"
        f" {found.both - len(found.disagreements)}, Cohen's kappa {kappa}"
    )
    if out is not None:
        if out.exists():
            raise UsageError(f"--out {out}: is there already; name a new file")
        append(out, found.decisions)
        typer.echo(f"written to {out}; where they disagree, the later decision counts")


def _loaded(out: Path, decisions: Path | None) -> tuple[Known, Log]:
    from extractor.review.decisions import default_path, read
    from extractor.review.known import load_known

    return load_known(out), read(decisions or default_path(out))


def _sheet(file: Path) -> Sheet:
    from extractor.errors import UsageError
    from extractor.review.sheets import parse

    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from error
    return parse(data, str(file))


def _rules(out: Path, rules: Path | None, taxonomy: str | None) -> Rules:
    """The rules that are named; else those with which the dataset was made."""
    import json

    from extractor.rules import load

    try:
        record = json.loads((out / "run.json").read_text("utf-8"))
        given, made_with = record["arguments"]["rules"], record["rules"]["taxonomy"]
    except (OSError, ValueError, KeyError, TypeError):
        given, made_with = None, "snppe-2020"
    folder = rules or (Path(given) if given and Path(given).is_dir() else None)
    return load(folder, taxonomy or made_with)


def _asking(known: Known, file: Path, who: str | None, rules: Rules) -> Asking:
    import getpass
    from datetime import UTC, datetime

    from extractor.review.answers import Asking
    from extractor.review.values import Vocabulary

    now = datetime.now(UTC)
    saved = datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.exists() else now
    years = frozenset({now.year, saved.year})
    when = now.isoformat(timespec="seconds")
    return Asking(known, Vocabulary.of(rules), who or getpass.getuser(), when, years)


def _shown(decision: Decision) -> str:
    change = {
        "ok": f"right: {decision.value}",
        "no": f"wrong: {decision.proposed}",
        "value": f"{decision.proposed} → {decision.value}",
        "add": f"missed: {decision.value}",
        "note": f"comment: {_flat(decision.comment)}",
        "undo": "taken back",
    }[decision.decision]
    return f"{decision.kind} « {_flat(decision.quote)} » ({decision.document}): {change}"


def _flat(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"


def _counts(counts: dict[str, int], kinds: tuple[str, ...]) -> str:
    total = sum(counts.values())
    named = ", ".join(f"{counts[kind]} {kind}" for kind in kinds if counts.get(kind))
    return f"{total}" + (f" ({named})" if named else "")
