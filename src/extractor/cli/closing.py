"""What a run says when it is done: counts, what waits, what failed, and the next command to type."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.batch.assembling import Told
    from extractor.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Summary:
    """A dataset in figures, as a run tells them at its end. Made of plain values, to be kept as JSON."""

    documents: int
    pages: int
    first: str
    facts: list[tuple[str, int, int, int]]
    """Each table of facts: its name, rows, accepted, waiting."""
    waiting: dict[str, int]
    doubts: dict[str, int]
    failed: list[tuple[str, int | None, str, str]]
    """Each failure: source, page, message, code."""

    @classmethod
    def told(cls, told: Told) -> Summary:
        """Of a dataset that was written in parts."""
        return cls(
            documents=told.counts["documents"],
            pages=told.pages,
            first=told.first,
            facts=[
                (name, told.counts[name], status["accepted"], status["review"])
                for name, status in told.statuses.items()
            ],
            waiting=dict(told.waiting.most_common()),
            doubts=dict(told.doubts.most_common()),
            failed=told.failed,
        )

    @classmethod
    def of(cls, dataset: Dataset) -> Summary:
        from extractor.dataset import FACT_TABLES

        rows = dataset.rows
        status = {table.name: Counter(row["status"] for row in rows[table.name]) for table in FACT_TABLES}
        return cls(
            documents=len(rows["documents"]),
            pages=sum(max(1, int(str(row["pages"] or 1))) for row in rows["documents"]),
            first=str(rows["documents"][0]["source"]).split(" | ")[0] if rows["documents"] else "",
            facts=[(name, sum(of.values()), of["accepted"], of["review"]) for name, of in status.items()],
            waiting=dict(Counter(str(row["kind"]) for row in rows["review"]).most_common()),
            doubts=dict(dataset.open_doubts().most_common()),
            failed=[
                (str(row["source"]), row["page"], str(row["message"]), str(row["code"]))  # type: ignore[misc]
                for row in rows["problems"]
                if row["severity"] == "error"
            ],
        )


def close(
    summary: Summary, *, out: Path, skipped: int, kept: int, decisions: int, seconds: float, console: Console
) -> None:
    """Print the table of counts, what waits, and the next command; what failed goes to standard error."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("table")
    for name in ("rows", "accepted", "to review"):
        table.add_column(name, justify="right")
    for name, *counts in summary.facts:
        table.add_row(name, *map(str, counts))
    console.print(
        f"{_counted(summary.documents, 'document')} ({_counted(summary.pages, 'page')}) in {seconds:.1f} s"
        f"{f', {kept} kept from an earlier run' if kept else ''}"
        f"{f', {len(summary.failed)} failed' if summary.failed else ''}"
        f"{f', {skipped} files skipped' if skipped else ''}"
    )
    if not summary.documents and not summary.failed:
        console.print(
            "Nothing to read was found: name .pdf, .docx, .odt, .html, .txt, .md files or folders of them."
        )
    console.print(table)
    if summary.waiting:
        told = ", ".join(f"{count} {kind}" for kind, count in summary.waiting.items())
        console.print(f"for review: {told}")
    doubts = dict(summary.doubts)
    stale = doubts.pop("stale_decision", 0)
    if decisions:
        lost = f"; problems.csv lists those that found no fact ({stale} stale_decision)" if stale else ""
        console.print(f"{_counted(decisions, 'decision')} of reviewers applied{lost}")
    if doubts:
        console.print("doubts: " + ", ".join(f"{count} {code}" for code, count in doubts.items()))
    console.print(f"written to {out}{os.sep}", soft_wrap=True)
    if summary.waiting:
        console.print(
            f"next: extractor review export {out}, or: extractor inspect {summary.first}", soft_wrap=True
        )
    elif summary.first:
        console.print(f"next: extractor inspect {summary.first}", soft_wrap=True)
    for source, page, message, code in summary.failed:
        typer.echo(f"failed: {source}{f' (page {page})' if page else ''}: {message} [{code}]", err=True)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
