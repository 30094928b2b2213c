"""JSON Lines: every mention of every fact, one a line, with all of its boxes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from extractor.dataset import Dataset, Mention, Value


def files(dataset: Dataset) -> Mapping[str, bytes]:
    """`facts.jsonl`, in the order of documents, kinds and places."""
    lines = [json.dumps(_line(mention), ensure_ascii=False) + "\n" for mention in dataset.mentions]
    return {"facts.jsonl": "".join(lines).encode("utf-8", "backslashreplace")}


def _line(mention: Mention) -> dict[str, object]:
    evidence = mention.evidence
    return {
        "kind": mention.kind,
        "id": mention.id,
        "document_id": mention.document_id,
        "source": mention.source,
        "fact": {name: _json(value) for name, value in mention.own.items()},
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "boxes": [[box.page, *(round(side, 2) for side in box[1:])] for box in evidence.boxes],
        "rule": evidence.rule,
        "confidence": mention.confidence,
        "status": mention.status,
    }


def _json(value: Value) -> str | int | float | bool | None:
    """JSON has no dates and no decimals: both are text, so that money stays exact."""
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value
