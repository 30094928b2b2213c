"""A dataset folder as its cells, for whoever compares datasets."""

from __future__ import annotations

import csv
from pathlib import Path

from extractor.dataset import SCHEMA, Dataset
from extractor.dataset.cells import cell
from extractor.errors import UsageError
from extractor.evaluation.matching import Cells

LONGEST = 10_000_000


def read_tables(out: Path) -> dict[str, list[Cells]]:
    """The CSV files of a dataset. Raises a UsageError that says what to run where there is none."""
    if not (out / "documents.csv").is_file():
        raise UsageError(f"{out}: no dataset here; make one with: extractor run FOLDER --out {out}")
    csv.field_size_limit(LONGEST)
    tables: dict[str, list[Cells]] = {}
    for name, table in SCHEMA.items():
        path = out / f"{name}.csv"
        try:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream)
                rows: list[Cells] = [
                    {key: value or "" for key, value in row.items() if key} for row in reader
                ]
        except FileNotFoundError:
            raise UsageError(f"{path} is missing: run extractor again") from None
        except (OSError, ValueError, csv.Error) as error:
            raise UsageError(f"{path} cannot be read: {error}") from None
        lacking = set(table.names) - set(reader.fieldnames or ())
        if lacking:
            raise UsageError(f"{path}: column {min(lacking)!r} is missing: run extractor again")
        tables[name] = rows
    return tables


def as_cells(dataset: Dataset) -> dict[str, list[Cells]]:
    """The same of a dataset that was never written."""
    return {
        name: [{column: cell(value) for column, value in row.items()} for row in rows]
        for name, rows in dataset.rows.items()
    }
