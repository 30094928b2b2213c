"""A dataset folder as it stands on the disk: the rows of its CSV files and its run.json."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.dataset import FACT_TABLES, SCHEMA, SEPARATOR
from extractor.errors import UsageError

Cells = dict[str, str]
"""One row as it stands in a file: column → text."""

_READ = ("documents", "problems", *(table.name for table in FACT_TABLES))


@dataclass(frozen=True)
class Folder:
    """The tables of a dataset that a comparison needs; `run` is run.json, empty where there is none."""

    path: Path
    tables: Mapping[str, list[Cells]]
    run: Mapping[str, Any] = field(default_factory=dict)

    def documents(self) -> dict[str, Cells]:
        """The documents by their ids."""
        return {row["document_id"]: row for row in self.tables["documents"]}

    def setting(self, *names: str) -> str:
        """An entry of run.json as text, nothing where it is not there."""
        value: Any = self.run
        for name in names:
            value = value.get(name) if isinstance(value, Mapping) else None
        return "" if value is None else str(value)

    def versions(self) -> tuple[str, ...]:
        """The programs whose versions run.json tells."""
        told = self.run.get("versions")
        return tuple(told) if isinstance(told, Mapping) else ()


def sources(row: Cells) -> frozenset[str]:
    """The paths of a document's row."""
    return frozenset(row["source"].split(SEPARATOR))


def read_folder(path: Path) -> Folder:
    """Read a dataset folder. Raises a UsageError where it is none, or is none of this program's."""
    if not (path / "documents.csv").is_file():
        raise UsageError(f"{path}: no dataset here (no documents.csv); name the folder that a run wrote")
    tables = {name: _table(path / f"{name}.csv", name) for name in _READ}
    try:
        run = json.loads((path / "run.json").read_text("utf-8"))
    except (OSError, ValueError):
        run = {}
    return Folder(path, tables, run if isinstance(run, dict) else {})


def _table(path: Path, name: str) -> list[Cells]:
    """A table; columns that an earlier version of the layout did not have are empty."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            known = set(reader.fieldnames or ())
            if missing := [key for key in SCHEMA[name].primary_key if key not in known]:
                raise UsageError(f"{path}: no column {missing[0]!r}: not a file of a dataset")
            return [{column: row.get(column) or "" for column in SCHEMA[name].names} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
