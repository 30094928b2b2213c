"""Why a fact is not the same: what the two runs and the two rows say of themselves.

The first of these that holds is given:

- `document`   the document is in one dataset only, could not be read in the other, or its bytes changed;
- `decision`   a person decided, or a decision is no longer in force;
- `reading`    the same bytes were read otherwise: another reader, another text;
- `rule`       another rule concluded it, or the rules changed and with them the one that did;
- `model`      the same rule concluded the same, and how sure it is was measured anew;
- `threshold`  nothing but the threshold of the run changed;
- `program`    none of these: the program or a library of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from extractor.dataset import TableSchema
from extractor.differences.folder import Cells, Folder, sources

Why = Literal["document", "decision", "reading", "rule", "model", "threshold", "program"]

_DECIDED = ("rejected", "corrected")
_SETTINGS = {
    "rules": ("rules", "digest"),
    "taxonomy": ("rules", "taxonomy"),
    "measured confidence": ("digests", "confidence"),
    "decisions": ("digests", "decisions"),
    "threshold": ("arguments", "threshold"),
    "ocr": ("arguments", "ocr"),
    "extractor": ("extractor",),
}
"""What two runs may differ in, and where run.json says it."""


class Reason(NamedTuple):
    """Why, and what exactly."""

    why: Why
    detail: str


class Reasons:
    """The reasons that two datasets give for their differences."""

    def __init__(self, before: Folder, after: Folder, documents: Mapping[str, str]) -> None:
        self._before, self._after, self._pairs = before, after, documents
        self._old, self._new = before.documents(), after.documents()
        self._back = {new: old for old, new in documents.items()}
        self._failed = (_failed(before), _failed(after))

    def runs(self) -> tuple[str, ...]:
        """How the runs differ, in the words of their run.json."""
        told = [self._told(name, *path) for name, path in _SETTINGS.items()]
        libraries = {name for folder in (self._before, self._after) for name in folder.versions()}
        told += [self._told(name, "versions", name) for name in sorted(libraries)]
        return tuple(line for line in told if line)

    def _told(self, name: str, *path: str) -> str:
        old, new = self._before.setting(*path), self._after.setting(*path)
        return "" if old == new else f"{name}: {old[:12] or 'none'} → {new[:12] or 'none'}"

    def document(self, one: Cells | None, other: Cells | None) -> Reason:
        """Why a document's own row is gained, lost or changed."""
        if one is None or other is None:
            row = one or other
            assert row is not None
            failed = self._failed[0 if one is None else 1]
            message = next((failed[path] for path in sorted(sources(row)) if path in failed), "")
            place = "the earlier" if one is None else "the later"
            return Reason("document", f"not read in {place}: {message}" if message else f"not in {place}")
        if one["document_id"] != other["document_id"]:
            return Reason("document", "its bytes changed")
        if read := _read(one, other):
            return read
        return self._otherwise("")

    def of(
        self, table: TableSchema, one: Cells | None, other: Cells | None, columns: tuple[str, ...]
    ) -> Reason:
        """Why a fact is gained (`one` is None), lost (`other` is None) or changed in some columns."""
        old = self._old.get(_id(one) if one else self._back.get(_id(other), ""))
        new = self._new.get(_id(other) if other else self._pairs.get(_id(one), ""))
        if old is None or new is None or old["document_id"] != new["document_id"]:
            return self.document(old, new)
        if decided := _decided(table, one, other):
            return Reason("decision", decided)
        if read := _read(old, new):
            return read
        if one is None or other is None:
            row = one or other
            assert row is not None
            return self._otherwise(row["rule"])
        if one["rule"] != other["rule"]:
            return Reason("rule", f"{one['rule']} → {other['rule']}")
        if set(columns) <= {"confidence", "status"}:
            if "confidence" in columns:
                return Reason("model", f"{other['rule']}: {one['confidence']} → {other['confidence']}")
            if told := self._told("threshold", *_SETTINGS["threshold"]):
                return Reason("threshold", told)
        return self._otherwise(other["rule"])

    def _otherwise(self, rule: str) -> Reason:
        if self._told("rules", *_SETTINGS["rules"]):
            return Reason("rule", f"the rules changed; {rule}" if rule else "the rules changed")
        told = [line for line in self.runs() if not line.startswith(("decisions", "threshold", "measured"))]
        if not told and (decided := self._told("decisions", *_SETTINGS["decisions"])):
            return Reason("decision", decided)  # what rules conclude from a fact that a person added
        told = told or ["the same versions and rules"]
        return Reason("program", "; ".join([*told, rule] if rule else told))


def _read(old: Cells, new: Cells) -> Reason | None:
    for name in ("reader", "characters", "pages"):
        if old[name] != new[name]:
            return Reason("reading", f"{name}: {old[name] or 'none'} → {new[name] or 'none'}")
    return None


def _id(row: Cells | None) -> str:
    return row["document_id"] if row else ""


def _failed(folder: Folder) -> dict[str, str]:
    """What could not be read: path → why."""
    rows = (row for row in folder.tables["problems"] if row["severity"] == "error")
    return {path: row["message"] for row in rows for path in sources(row)}


def _decided(table: TableSchema, one: Cells | None, other: Cells | None) -> str:
    """What a person's decision did to a fact, or that it is no longer in force; nothing where none did."""
    told = [_by_person(table, row) if row else "" for row in (one, other)]
    if told[0] == told[1]:
        return ""
    return f"{told[0] or 'undecided'} → {told[1] or 'undecided'}"


def _by_person(table: TableSchema, row: Cells) -> str:
    if row["status"] in _DECIDED:
        return row["status"]
    sure = row["confidence"] == "1"  # no rule was measured on enough to be that sure
    if sure or row["rule"] == "decision" or (table.kind == "match" and row["method"] == "decision"):
        return "confirmed"
    return ""
