"""CSV: UTF-8 without BOM, comma, header, RFC 4180 with CRLF line ends, ISO dates, decimal point."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from operator import itemgetter
from pathlib import Path

from extractor.dataset import SCHEMA, Dataset, Row, TableSchema, Value
from extractor.dataset.cells import cell, neutralise
from extractor.writers.files import Add


def packed(dataset: Dataset) -> dict[str, bytes]:
    """The rows of each table that has any, without its header.

    Those of review.csv, which people open in a spreadsheet, have their formula cells neutralised.
    """
    return {name: _body(SCHEMA[name], rows) for name, rows in dataset.rows.items() if rows}


@contextmanager
def opened(folder: Path) -> Iterator[Add[dict[str, bytes]]]:
    """One file a table, its rows as they come."""
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / f"{name}.csv").open("wb")) for name in SCHEMA}
        for name, file in files.items():
            file.write(_lines([SCHEMA[name].names]))

        def add(part: dict[str, bytes]) -> None:
            for name, data in part.items():
                files[name].write(data)

        yield add


def table_bytes(table: TableSchema, rows: list[Row]) -> bytes:
    """The rows of one table as the bytes of its CSV file."""
    return _lines([table.names]) + _body(table, rows)


def _body(table: TableSchema, rows: list[Row]) -> bytes:
    values = map(itemgetter(*table.names), rows)
    if table.name == "review":
        return _lines([neutralise(cell(value)) for value in row] for row in values)
    # most cells are text, and the writer itself makes nothing of None and digits of whole numbers
    return _lines([v if type(v) in _AS_THEY_ARE else cell(v) for v in row] for row in values)


_AS_THEY_ARE = frozenset({str, int, type(None)})


def _lines(rows: Iterable[Sequence[Value]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode("utf-8", "backslashreplace")


def decided(path: Path) -> int:
    """How many rows of a review.csv have a decision or a comment filled in; 0 where there is no such file."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            sample = stream.readline()
            stream.seek(0)
            delimiter = ";" if sample.count(";") > sample.count(",") else ","
            rows = csv.DictReader(stream, delimiter=delimiter)
            return sum(
                bool((row.get("decision") or "").strip() or (row.get("comment") or "").strip())
                for row in rows
            )
    except (OSError, csv.Error):
        return 0
