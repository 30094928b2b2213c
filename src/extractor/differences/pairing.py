"""Which fact of one dataset is which of the other: by id, else by the place where it stands.

A fact's id is made of its document and its content. A fact whose content changed has another id and stands in
the same place; in a document whose bytes changed, all ids are others and the quotes tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from extractor.dataset import TableSchema, offset_columns
from extractor.differences.folder import Cells, Folder, sources
from extractor.model import fold_text

Pair = tuple[Cells | None, Cells | None]
"""The same fact before and after; None where it is not there."""


def paired_documents(before: Folder, after: Folder) -> dict[str, str]:
    """Document → the same document in the other dataset: by bytes, else path, else file name."""
    old, new = before.documents(), after.documents()
    pairs = {id_: id_ for id_ in old if id_ in new}
    for same in (_same_path, _same_name):
        left = [id_ for id_ in old if id_ not in pairs]
        free = [id_ for id_ in new if id_ not in set(pairs.values())]
        for id_ in left:
            found = [other for other in free if same(old[id_], new[other])]
            if len(found) == 1:
                pairs[id_] = found[0]
                free.remove(found[0])
    return pairs


def _same_path(one: Cells, other: Cells) -> bool:
    return bool(sources(one) & sources(other))


def _same_name(one: Cells, other: Cells) -> bool:
    return bool(_names(one) & _names(other))


def _names(row: Cells) -> set[str]:
    return {PurePosixPath(path).name for path in sources(row)}


def paired_facts(
    table: TableSchema,
    before: Iterable[Cells],
    after: Iterable[Cells],
    documents: Mapping[str, str],
    known: Mapping[str, str],
) -> list[Pair]:
    """The facts of one table, paired. `known`: action before → the same action after, where ids differ."""
    old, new = list(before), list(after)
    by_key = {key(table, row): row for row in new}
    pairs: list[Pair] = []
    left: dict[str, list[Cells]] = defaultdict(list)
    for row in old:
        same = by_key.pop(key(table, row, documents, known), None)
        if same is not None:
            pairs.append((row, same))
        else:
            left[documents.get(row["document_id"], "")].append(row)
    free: dict[str, list[Cells]] = defaultdict(list)
    for row in by_key.values():
        free[row["document_id"]].append(row)
    for document, rows in left.items():
        for row in rows:
            found = _nearest(table, row, free[document]) if document else None
            if found is not None:
                free[document].remove(found)
            pairs.append((row, found))
    pairs.extend((None, row) for rows in free.values() for row in rows)
    return pairs


def key(
    table: TableSchema,
    row: Cells,
    documents: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """What names a fact: its id, or its columns where it has none; said as in the other dataset."""
    names = ("action_id", "objective") if table.kind == "match" else table.primary_key
    told = {name: row[name] for name in names}
    if "document_id" in told and documents is not None:
        told["document_id"] = documents.get(told["document_id"], told["document_id"])
    if table.kind == "match" and known is not None:
        told["action_id"] = known.get(told["action_id"], told["action_id"])
    return tuple(told.values())


def _nearest(table: TableSchema, row: Cells, free: Sequence[Cells]) -> Cells | None:
    """The fact that stands where `row` does: most of the same characters, else the same words."""
    start, end = offset_columns(table)
    best: tuple[int, Cells] | None = None
    for other in free:
        if row["document_id"] == other["document_id"]:
            shared = min(int(row[end]), int(other[end])) - max(int(row[start]), int(other[start]))
        else:
            shared = len(row["quote"]) if fold_text(row["quote"]) == fold_text(other["quote"]) else 0
        if shared > 0 and (best is None or shared > best[0]):
            best = shared, other
    return best[1] if best else None
