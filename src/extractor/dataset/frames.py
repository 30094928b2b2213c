"""Rows as pandas DataFrames: one dtype a column type, the same for an empty table and a full one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from extractor.dataset.mentions import Row
from extractor.dataset.schema import ColumnType, TableSchema

DTYPES: dict[ColumnType, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "decimal": "object",  # Decimal: money is never a float
    "date": "datetime64[s]",
    "boolean": "boolean",
}


def frame(table: TableSchema, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows of `table` as a DataFrame with its columns in order and its dtypes."""
    columns = {
        column.name: pd.Series([row[column.name] for row in rows], dtype=DTYPES[column.type])
        for column in table.columns
    }
    return pd.DataFrame(columns, columns=list(table.names))
