"""Two datasets compared: facts gained, lost and changed, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.dataset import BY_KIND, FACT_TABLES, TableSchema, own_columns
from extractor.differences.folder import Cells, Folder
from extractor.differences.pairing import key, paired_documents, paired_facts
from extractor.differences.reasons import Reason, Reasons

What = Literal["gained", "lost", "changed"]

_PROFILE = ("document_type", "title", "publication_date", "declared_actions")
_SHOWN = {
    "department": ("code", "name", "role"),
    "signatory": ("name", "role", "party"),
    "date": ("text", "value", "kind", "bound"),
    "amount": ("text", "amount", "payer", "programme", "year"),
    "action": ("text",),
    "match": ("objective",),
}
"""What a fact is told by, where it is gained or lost."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is not the same. `id` is that of the later dataset where the fact is in it.

    `columns` are those that differ; `before` and `after` have their values, or what the fact says where it is
    in one dataset only.
    """

    what: What
    kind: str
    source: str
    document_id: str
    id: str
    page: str
    quote: str
    columns: tuple[str, ...]
    before: str
    after: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes in the order of the tables, what stayed the same by kind, and how the runs differ."""

    changes: tuple[Change, ...]
    same: Mapping[str, int]
    runs: tuple[str, ...]


def compare(before: Folder, after: Folder) -> Comparison:
    """What `after` tells otherwise than `before`."""
    documents = paired_documents(before, after)
    reasons = Reasons(before, after, documents)
    changes = list(_documents(before, after, documents, reasons))
    same: Counter[str] = Counter()
    actions: dict[str, str] = {}
    old, new = before.tables["actions"], after.tables["actions"]
    for one, other in paired_facts(BY_KIND["action"], old, new, documents, {}):
        if one is not None and other is not None:
            actions[one["action_id"]] = other["action_id"]
    for table in FACT_TABLES:
        old, new = before.tables[table.name], after.tables[table.name]
        for one, other in paired_facts(table, old, new, documents, actions):
            columns = _differing(table, one, other, actions)
            if columns is None:
                same[table.kind] += 1
            else:
                changes.append(_change(table, one, other, columns, before, after, reasons))
    return Comparison(tuple(changes), same, reasons.runs())


def _differing(
    table: TableSchema, one: Cells | None, other: Cells | None, actions: Mapping[str, str]
) -> tuple[str, ...] | None:
    """The columns in which a pair differs; None where it does not. Ids and places do not count."""
    if one is None or other is None:
        return ()
    own = [name for name in own_columns(table) if not name.endswith("_id")]
    names = [*own, "quote", "rule", "confidence", "status"]
    columns = [name for name in names if one[name] != other[name]]
    if table.kind == "amount" and actions.get(one["action_id"], one["action_id"]) != other["action_id"]:
        columns.append("action_id")
    return tuple(columns) or None


def _change(
    table: TableSchema,
    one: Cells | None,
    other: Cells | None,
    columns: tuple[str, ...],
    before: Folder,
    after: Folder,
    reasons: Reasons,
) -> Change:
    row = other or one
    assert row is not None
    folder = after if other is not None else before
    what: What = "gained" if one is None else "lost" if other is None else "changed"
    return Change(
        what,
        table.kind,
        folder.documents()[row["document_id"]]["source"],
        row["document_id"],
        "/".join(key(table, row)),
        row["page"],
        row["quote"],
        columns,
        _told(table, one, columns),
        _told(table, other, columns),
        reasons.of(table, one, other, columns),
    )


def _told(table: TableSchema, row: Cells | None, columns: Iterable[str]) -> str:
    if row is None:
        return ""
    return ", ".join(f"{name}={row[name]}" for name in columns or _SHOWN[table.kind] if columns or row[name])


def _documents(
    before: Folder, after: Folder, documents: Mapping[str, str], reasons: Reasons
) -> Iterable[Change]:
    old, new = before.documents(), after.documents()
    for id_, row in old.items():
        if id_ not in documents:
            yield _document("lost", row, (), row["title"], "", reasons.document(row, None))
            continue
        other = new[documents[id_]]
        columns = tuple(name for name in _PROFILE if row[name] != other[name])
        if columns:
            told = [", ".join(f"{name}={r[name]}" for name in columns) for r in (row, other)]
            yield _document("changed", other, columns, told[0], told[1], reasons.document(row, other))
    kept = set(documents.values())
    for id_, row in new.items():
        if id_ not in kept:
            yield _document("gained", row, (), "", row["title"], reasons.document(None, row))


def _document(
    what: What, row: Cells, columns: tuple[str, ...], before: str, after: str, reason: Reason
) -> Change:
    id_ = row["document_id"]
    return Change(what, "document", row["source"], id_, id_, "", "", columns, before, after, reason)
