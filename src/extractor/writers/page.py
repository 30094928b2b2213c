"""One document as a page: its text, or the pictures of its pages, with the facts highlighted and why.

The page is one file, asks nothing of the network and runs no script; everything in it is escaped, and its
policy allows its own style sheet and pictures, nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import pairwise

from extractor.dataset import FACT_TABLES, Dataset, Row, TableSchema, offset_columns, own_columns
from extractor.dataset.cells import cell
from extractor.model import Document
from extractor.writers import page_pictures
from extractor.writers.page_facts import COLOURS, LABELS, Shown, shown

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
caption span,.legend span{padding:0 .4em;border-radius:3px}
.legend span{margin-left:.8em}.legend span:first-child{margin-left:0}
.legend .wait{outline:1px dashed #a33}
.problems{font-size:.85rem}small{opacity:.7;font-weight:400}details{margin:1rem 0}summary{cursor:pointer}
@media (max-width:60rem){main{display:block}}
@media (prefers-color-scheme:dark){body{background:#181818;color:#e8e8e8}
mark,caption span,.legend span[class]:not(.wait){color:#111}
th,td{border-color:#444}}
""" + "".join(
    f".{kind}{{background:{colour}}}.on-{kind} rect{{fill:{colour};stroke:{colour}}}"
    f"li.by-{kind}{{border-color:{colour}}}"
    for kind, colour in COLOURS.items()
)


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    title: str
    waits: bool


def page(document: Document, dataset: Dataset, images: Mapping[int, bytes] | None = None) -> str:
    """The page of one document of a dataset. `images`: of its pages by their numbers, as PNG."""
    row = dataset.rows["documents"][0]
    head = [f"{name}: {cell(row[name])}" for name in ("document_type", "publication_date", "pages", "reader")]
    title = escape(str(row["title"] or document.source))
    problems = "".join(
        f"<li>{escape(str(p['code']))}: {escape(str(p['message']))}" for p in dataset.rows["problems"]
    )
    problems = f'<ul class="problems">{problems}</ul>' if problems else ""
    text = f'<div class="text">{highlighted(document.text, _marks(dataset))}</div>'
    if images:
        facts = shown(dataset)
        style = _STYLE + page_pictures.STYLE
        body = (
            f"{_legend(facts)}{problems}{page_pictures.sheets(document, facts, images)}"
            f"<details><summary>Texte lu <small>the text as it was read</small></summary>{text}</details>"
        )
    else:
        style = _STYLE
        tables = "".join(_table(schema, dataset.rows[schema.name]) for schema in FACT_TABLES)
        body = f"<main>{text}<aside>{tables}{problems}</aside></main>"
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">'
        f"<title>{title}</title><style>{style}</style></head><body>"
        f"<h1>{title}</h1><p>{escape(document.source)} · {escape(' · '.join(head))}</p>{body}</body></html>\n"
    )


def _legend(facts: Sequence[Shown]) -> str:
    counts = Counter(fact.kind for fact in facts)
    kinds = " ".join(
        f'<span class="{kind}">{LABELS[kind]}</span> {counts[kind]}' for kind in LABELS if counts[kind]
    )
    waiting = sum(fact.waits for fact in facts)
    review = f' <span class="wait">à relire (review)</span> {waiting}' if waiting else ""
    return f'<p class="legend">{kinds}{review}</p>'


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
