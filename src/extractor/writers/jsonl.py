"""JSON Lines: facts.jsonl, every mention of every fact, and results.jsonl, all of a document in one line.

Days and money are text, so that both stay exact: JSON has neither. Boxes are page, x0, top, x1, bottom.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from extractor.dataset import FACT_TABLES, Dataset, Mention, Row, TableSchema, Value, own_columns
from extractor.writers.files import Add


def packed(dataset: Dataset) -> dict[str, bytes]:
    """Lines of `facts.jsonl` in the order of documents, kinds and places, of `results.jsonl` in the first."""
    facts = (_line(mention) for mention in dataset.mentions)
    return {"facts.jsonl": _bytes(facts), "results.jsonl": _bytes(_results(dataset))}


@contextmanager
def opened(folder: Path) -> Iterator[Add[dict[str, bytes]]]:
    """`facts.jsonl` and `results.jsonl`, their lines as they come."""
    with (folder / "facts.jsonl").open("wb") as facts, (folder / "results.jsonl").open("wb") as results:

        def add(part: dict[str, bytes]) -> None:
            facts.write(part["facts.jsonl"])
            results.write(part["results.jsonl"])

        yield add


def _bytes(lines: Iterable[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode(
        "utf-8", "backslashreplace"
    )


def _line(mention: Mention) -> dict[str, object]:
    return {
        "kind": mention.kind,
        "id": mention.id,
        "document_id": mention.document_id,
        "source": mention.source,
        "fact": {name: _json(value) for name, value in mention.own.items()},
        **_place(mention),
    }


def _place(mention: Mention) -> dict[str, object]:
    evidence = mention.evidence
    return {
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "boxes": [[box.page, *(round(side, 2) for side in box[1:])] for box in evidence.boxes],
        "rule": evidence.rule,
        "confidence": mention.confidence,
        "status": mention.status,
    }


def _results(dataset: Dataset) -> Iterable[dict[str, object]]:
    """A document a line: its row, its facts by table with all of their mentions, its problems."""
    told: dict[str, dict[str, list[object]]] = defaultdict(lambda: {t.name: [] for t in FACT_TABLES})
    for table in FACT_TABLES:
        for fact in dataset.facts(table.kind):
            own = _own(table, fact.row)
            mentions = [_place(mention) for mention in fact.mentions]
            known = {"id": fact.mentions[0].id, **own, "status": fact.row["status"], "mentions": mentions}
            told[str(fact.row["document_id"])][table.name].append(known)
    problems: dict[str, list[object]] = defaultdict(list)
    for row in dataset.rows["problems"]:
        problems[str(row["document_id"])].append({name: _json(value) for name, value in row.items()})
    for row in dataset.rows["documents"]:
        id_ = str(row["document_id"])
        document = {name: _json(value) for name, value in row.items()}
        yield {"document": document, **told[id_], "problems": problems[id_]}


def _own(table: TableSchema, row: Row) -> dict[str, object]:
    return {name: _json(row[name]) for name in own_columns(table) if name != f"{table.kind}_id"}


def _json(value: Value) -> str | int | float | bool | None:
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value
