"""One document as a page: its text with the facts highlighted, each with what was concluded and why.

The page is one file, asks nothing of the network and runs no script; everything in it is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from extractor.dataset import FACT_TABLES, Dataset, Row, TableSchema, offset_columns, own_columns
from extractor.dataset.cells import cell
from extractor.model import Document

COLOURS = {
    "department": "#cfe8cf",
    "signatory": "#f6d5e4",
    "date": "#d3e3f8",
    "amount": "#fbe6b8",
    "action": "#e6daf4",
    "match": "#d8eeee",
}

_STYLE = """
body{font:16px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:82rem;padding:0 1rem;
color:#1c1c1c;background:#fff}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{border-radius:3px;padding:0 .1em;color:inherit}
mark.review{outline:1px dashed #a33}
aside{font-size:.85rem}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .4rem;border-bottom:1px solid #ddd;
overflow-wrap:anywhere}
caption{text-align:left;font-weight:600;padding:.25rem 0}
caption span{padding:0 .4em;border-radius:3px}
@media (max-width:60rem){main{display:block}}
@media (prefers-color-scheme:dark){body{background:#181818;color:#e8e8e8}
mark{color:#111}caption span{color:#111}
th,td{border-color:#444}}
""" + "".join(f".{kind}{{background:{colour}}}" for kind, colour in COLOURS.items())


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    title: str
    waits: bool


def page(document: Document, dataset: Dataset) -> str:
    """The page of one document of a dataset."""
    row = dataset.rows["documents"][0]
    head = [f"{name}: {cell(row[name])}" for name in ("document_type", "publication_date", "pages", "reader")]
    title = escape(str(row["title"] or document.source))
    tables = "".join(_table(schema, dataset.rows[schema.name]) for schema in FACT_TABLES)
    problems = "".join(
        f"<li>{escape(str(p['code']))}: {escape(str(p['message']))}" for p in dataset.rows["problems"]
    )
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{title}</h1><p>{escape(document.source)} · {escape(' · '.join(head))}</p>"
        f'<main><div class="text">{highlighted(document.text, _marks(dataset))}</div>'
        f"<aside>{tables}{f'<ul>{problems}</ul>' if problems else ''}</aside></main></body></html>\n"
    )


def highlighted(text: str, marks: Sequence[_Mark]) -> str:
    """The text, escaped, with every mark around its range; where marks overlap, the shorter lies on top."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    pieces = []
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        piece = escape(text[start:end])
        if over:
            top = min(over, key=lambda mark: (mark.end - mark.start, mark.kind))
            title = escape(" · ".join(mark.title for mark in over))
            css = f"{top.kind} review" if top.waits else top.kind
            piece = f'<mark class="{css}" title="{title}">{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def _marks(dataset: Dataset) -> list[_Mark]:
    marks = []
    for mention in dataset.mentions:
        evidence = mention.evidence
        if mention.kind == "match" or evidence.start >= evidence.end:
            continue
        own = ", ".join(
            cell(value) for name, value in mention.own.items() if value is not None and name != "text"
        )
        title = f"{mention.kind}: {own} ({evidence.rule}, {mention.confidence:.2f})"
        marks.append(_Mark(evidence.start, evidence.end, mention.kind, title, mention.status == "review"))
    return marks


def _table(schema: TableSchema, rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    names = [
        n for n in own_columns(schema) if any(row[n] is not None for row in rows) and not n.endswith("_id")
    ]
    names += ["page", "rule", "confidence", "status"]
    start, _ = offset_columns(schema)
    rows = sorted(rows, key=lambda row: int(str(row[start])))
    head = "".join(f"<th>{escape(name)}" for name in names)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell(row[name]))}" for name in names) for row in rows)
    caption = f'<caption><span class="{schema.kind}">{escape(schema.name)}</span> {len(rows)}</caption>'
    return f"<table>{caption}<tr>{head}{body}</table>"
