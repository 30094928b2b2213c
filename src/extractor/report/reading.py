"""A dataset folder as the report reads it: rows of texts, and what is missing of them.

A folder may be older than this report or cut down by somebody: a table or a column that is not there leaves
its part of the page empty, and the page says so. Only `documents.csv` must be there.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from extractor.dataset import SEPARATOR
from extractor.dataset.cells import restore
from extractor.errors import UsageError

Row = Mapping[str, str]

_EVIDENCE = "document_id page quote rule confidence status"
USED = {
    "documents": "document_id source document_type title publication_date pages reader declared_actions",
    "departments": f"code name role {_EVIDENCE}",
    "signatories": f"signatory_id name role party department {_EVIDENCE}",
    "dates": f"date_id text value start kind bound {_EVIDENCE}",
    "amounts": f"amount_id text amount amount_max qualifier per payer payee programme year {_EVIDENCE}",
    "actions": f"action_id text heading source pilot calendar {_EVIDENCE}",
    "matches": f"action_id objective method alternatives {_EVIDENCE}",
    "objectives": "objective title commitment compulsory",
    "contracts": "department department_name signed_on signatories documents conflicts",
    "funding": "department payer programme year amount in_other_rows amount_ids",
    "coverage": "department department_name objective title compulsory state actions waiting",
    "problems": "source document_id stage severity code page message status",
    "review": "document department page kind quote proposed why confidence id settles",
}
"""The columns of each table that the report shows or counts."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The rows of every table, each with all its columns of `USED`; `absent` names what was not there."""

    tables: Mapping[str, tuple[Row, ...]]
    absent: tuple[str, ...]
    version: str
    finished: str
    """Day of the run, ISO; empty where run.json does not say."""

    threshold: float | None

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        return self.tables[table]


def read_folder(out: Path) -> Folder:
    """Read what `extractor run` wrote. Raises a UsageError where it is no dataset."""
    if not (out / "documents.csv").is_file():
        raise UsageError(f"{out}: no dataset here (documents.csv is missing); run: extractor run")
    tables: dict[str, tuple[Row, ...]] = {}
    absent: list[str] = []
    for name, columns in USED.items():
        tables[name], missing = _table(out / f"{name}.csv", columns.split())
        absent.extend(missing)
    record = _record(out / "run.json")
    arguments = record.get("arguments")
    threshold = arguments.get("threshold") if isinstance(arguments, dict) else None
    return Folder(
        tables,
        tuple(absent),
        version=str(record.get("extractor") or ""),
        finished=str(record.get("finished") or "")[:10],
        threshold=float(threshold) if isinstance(threshold, int | float) else None,
    )


def _table(path: Path, columns: list[str]) -> tuple[tuple[Row, ...], list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            there = set(reader.fieldnames or ())
            undo = restore if path.name == "review.csv" else str
            rows = tuple({name: undo(row.get(name) or "") for name in columns} for row in reader)
    except FileNotFoundError:
        return (), [path.name]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: {error}") from error
    return rows, [f"{path.stem}.{name}" for name in columns if name not in there]


def _record(path: Path) -> dict[str, object]:
    try:
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def several(cell: str) -> list[str]:
    """The values of a cell that holds a list."""
    return [value for value in cell.split(SEPARATOR) if value]


def whole(cell: str) -> int:
    """A count; 0 where the cell holds none."""
    return int(cell) if cell.isascii() and cell.isdigit() else 0


def money(cell: str) -> Decimal | None:
    """A sum of money; None where the cell holds none."""
    try:
        amount = Decimal(cell)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def share(cell: str) -> float | None:
    """A confidence between 0 and 1; None where the cell holds none."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None
