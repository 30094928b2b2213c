"""`extractor inspect`: one document, what was read and what was found in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.dataset import Dataset, Row
    from extractor.model import Document

_MAX_PICTURES = 200


def inspect(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document.")],
    rules: Annotated[
        Path | None, typer.Option(help="Folder of rules instead of the one that comes along.")
    ] = None,
    taxonomy: Annotated[str, typer.Option(help="Folder below rules/taxonomies.")] = "snppe-2020",
    threshold: Annotated[
        float | None, typer.Option(help="Accept at or above this confidence. By default 0.85.")
    ] = None,
    ocr: Annotated[
        str, typer.Option(metavar="auto|always|never", help="Which pages of PDFs Tesseract reads.")
    ] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            help="Write a page with the facts highlighted: on pictures of a PDF's pages, or in the text.",
            metavar="PAGE",
        ),
    ] = None,
) -> None:
    """Show one document: what was read, each fact with its quote, rule and confidence."""
    from extractor.pipeline import load

    pipeline = load(rules, taxonomy, threshold, ocr=ocr)
    result = pipeline(file)
    dataset = pipeline.dataset([result])
    if html is not None:
        from extractor.writers.files import write_whole
        from extractor.writers.page import page

        written = page(result.document, dataset, _pictures(file, result.document))
        write_whole(html, written.encode("utf-8", "backslashreplace"))
        typer.echo(f"written to {html}", err=True)
    if as_json:
        typer.echo(json.dumps(_plain(dataset), ensure_ascii=False, indent=1))
    elif html is None:
        from rich.console import Console

        _show(result.document, dataset, Console(highlight=False))


def _pictures(file: str, document: Document) -> dict[int, bytes]:
    """The pictures of a PDF's pages, of the first ones where it has very many."""
    if document.media_type != "application/pdf":
        return {}
    from extractor.readers.rendering import page_images

    numbers = [page.number for page in document.pages[:_MAX_PICTURES]]
    return dict(page_images(Path(file).read_bytes(), numbers))


def _plain(dataset: Dataset) -> dict[str, object]:
    """The document's row and those of its facts and problems; cells as in the CSV files, None where empty."""
    from extractor.dataset.cells import cell

    def plain(row: Row) -> dict[str, object]:
        return {
            name: value if value is None or isinstance(value, bool | int | float) else cell(value)
            for name, value in row.items()
        }

    skipped = ("documents", "objectives", "contracts", "funding", "coverage")
    tables = {
        name: [plain(row) for row in rows] for name, rows in dataset.rows.items() if name not in skipped
    }
    return {"document": plain(dataset.rows["documents"][0]), **tables}


def _show(document: Document, dataset: Dataset, console: Console) -> None:
    from collections import Counter

    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table

    from extractor.dataset import FACT_TABLES

    row = dataset.rows["documents"][0]
    console.print(f"[bold]{escape(str(row['title'] or document.source))}[/]")
    head = Table.grid(padding=(0, 2))
    head.add_column(style="dim")
    head.add_column()
    kinds = Counter(block.kind for block in document.blocks)
    facts = {
        "source": document.source,
        "document": f"{document.id}, {document.media_type}, read as {document.reader}",
        "type": row["document_type"],
        "published": row["publication_date"],
        "size": f"{len(document.pages) or 'no'} pages, {len(document.text)} characters, "
        + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()),
        "declared": f"{row['declared_actions']} actions" if row["declared_actions"] is not None else None,
    }
    for name, value in facts.items():
        if value is not None:
            head.add_row(name, escape(str(value)))
    console.print(head)
    for schema in FACT_TABLES:
        rows = dataset.rows[schema.name]
        if not rows:
            continue
        title = f"{schema.name} ({len(rows)})"
        table = Table(title=title, title_justify="left", title_style="bold", expand=True, box=SIMPLE_HEAD)
        table.add_column("what", ratio=3)
        table.add_column("quote", ratio=3)
        table.add_column("p.", justify="right", no_wrap=True)
        table.add_column("rule", ratio=2, overflow="fold")
        table.add_column("conf.", justify="right", no_wrap=True)
        for fact in rows:
            what = _what(schema.kind, fact)
            quote = " ".join(str(fact["quote"]).split())
            quote = "″" if quote == what else quote
            accepted = fact["status"] in ("accepted", "corrected")
            table.add_row(
                escape(what),
                escape(quote if len(quote) <= 120 else quote[:119] + "…"),
                str(fact["page"] or ""),
                escape(str(fact["rule"] or "").removeprefix(f"{schema.name}.")),
                f"[green]{fact['confidence']:.2f}[/]"
                if accepted
                else f"[yellow]{fact['confidence']:.2f} ?[/]",
            )
        console.print(table)
    for problem in dataset.rows["problems"]:
        console.print(f"[yellow]{escape(str(problem['code']))}[/]: {escape(str(problem['message']))}")
    console.print("[yellow]?[/] waits for review", style="dim")


def _what(kind: str, row: Row) -> str:
    """A fact in a few words; the quote stands beside it."""
    from extractor.dataset import Mention, offset_columns, own_columns
    from extractor.dataset.mentions import BY_KIND
    from extractor.model import Evidence
    from extractor.review import proposed

    if kind == "match":
        alternatives = f"  [{row['alternatives']}]" if row["alternatives"] else ""
        return f"objective {row['objective'] if row['objective'] is not None else 'none'}{alternatives}"
    schema = BY_KIND[kind]
    start, end = offset_columns(schema)
    own = {name: row[name] for name in own_columns(schema)}
    evidence = Evidence(int(str(row[start])), int(str(row[end])), str(row["quote"]), str(row["rule"]))
    mention = Mention(kind, "", str(row["document_id"]), "", own, evidence, 0.0, "review")
    return proposed(mention)
