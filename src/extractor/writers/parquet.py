"""Parquet: a file a table, typed: days as dates, money as decimal128, several values as lists, boxes too.

A fact table has, after its columns, `boxes`: those of the row's quote, all pages and lines of it. The table
`mentions` has every place where a fact is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Context, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.dataset import SCHEMA, Column, Dataset, Mention, Row, Value
from extractor.dataset.columns import ColumnType
from extractor.model import Box
from extractor.writers.files import Add

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet as pq

PLACES = 4
DIGITS = 38  # of decimal128
"""Decimals of money, enough for sums a child and day in cents; what has more is rounded to these."""

GROUP = 10_000
"""Rows of a row group, however the rows come: so the same rows are the same bytes."""

MENTIONS = "mentions"
"""The file beside those of the tables."""

Cells = Sequence[Any]
"""The values of one column, as pyarrow takes them."""


def packed(dataset: Dataset) -> dict[str, bytes]:
    """The rows of each file that has any, as Arrow record batches."""
    tables = _tables(dataset, [*(name for name, rows in dataset.rows.items() if rows), MENTIONS])
    return {
        name: table.combine_chunks().to_batches()[0].serialize().to_pybytes()
        for name, table in tables
        if table.num_rows
    }


def _tables(dataset: Dataset, names: Iterable[str]) -> Iterator[tuple[str, pa.Table]]:
    """Some of the files as Arrow tables."""
    import pyarrow as pa

    for name in names:
        schema, cells = _mentions(dataset.mentions) if name == MENTIONS else _rows(dataset, name)
        arrays = [pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)]
        yield name, pa.Table.from_arrays(arrays, schema=schema)


@contextmanager
def opened(folder: Path) -> Iterator[Add[dict[str, bytes]]]:
    """`parquet/<table>.parquet` for every table and `parquet/mentions.parquet`, their rows as they come."""
    import pyarrow as pa

    (folder / "parquet").mkdir()
    waiting: dict[str, list[pa.RecordBatch]] = defaultdict(list)
    with ExitStack() as stack:
        writers: dict[str, pq.ParquetWriter] = {}
        for name, table in _tables(Dataset({name: [] for name in SCHEMA}, (), {}), (*SCHEMA, MENTIONS)):
            writer = _writer(folder / "parquet" / f"{name}.parquet", table.schema)
            writers[name] = stack.enter_context(writer)

        def add(part: dict[str, bytes]) -> None:
            for name, data in part.items():
                waiting[name].append(pa.ipc.read_record_batch(pa.py_buffer(data), writers[name].schema))
                _write(writers[name], waiting[name], GROUP)

        yield add
        for name, writer in writers.items():
            _write(writer, waiting[name], 1)


def _write(writer: pq.ParquetWriter, waiting: list[pa.RecordBatch], least: int) -> None:
    """Write what waits, a group at a time, as long as there is at least so much of it."""
    import pyarrow as pa

    while (count := sum(batch.num_rows for batch in waiting)) >= least:
        table = pa.Table.from_batches(waiting).combine_chunks()
        writer.write_table(table.slice(0, GROUP), GROUP)
        waiting[:] = table.slice(GROUP).to_batches() if count > GROUP else []


def _writer(where: Path, schema: pa.Schema) -> pq.ParquetWriter:
    from pyarrow import parquet as pq

    return pq.ParquetWriter(where, schema, compression="zstd")


def _rows(dataset: Dataset, name: str) -> tuple[pa.Schema, list[Cells]]:
    import pyarrow as pa

    table = SCHEMA[name]
    rows: Sequence[Row] = dataset.rows[name]
    fields = [_field(column) for column in table.columns]
    cells: list[Cells] = [_cells(column, [row[column.name] for row in rows]) for column in table.columns]
    if table.kind:
        fields.append(_described(_boxes(), "boxes", "Boxes of the quote", "Cadres de la citation"))
        cells.append([_plain(fact.mentions[0].evidence.boxes) for fact in dataset.facts(table.kind)])
    return pa.schema(fields, {"description": table.en}), cells


def _type(type_: ColumnType) -> pa.DataType:
    import pyarrow as pa

    types: dict[ColumnType, pa.DataType] = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "decimal": pa.decimal128(DIGITS, PLACES),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    return types[type_]


def _field(column: Column) -> pa.Field:
    import pyarrow as pa

    type_ = pa.list_(_type(column.items)) if column.separator else _type(column.type)
    return _described(type_, column.name, column.en, column.fr, nullable=not column.required)


def _described(type_: pa.DataType, name: str, en: str, fr: str, *, nullable: bool = True) -> pa.Field:
    import pyarrow as pa

    return pa.field(name, type_, nullable, {"description": en, "description_fr": fr})


def _boxes() -> pa.DataType:
    import pyarrow as pa

    sides = [(side, pa.float64()) for side in ("x0", "top", "x1", "bottom")]
    return pa.list_(pa.struct([("page", pa.int32()), *sides]))


def _plain(boxes: Iterable[Box]) -> list[dict[str, float]]:
    return [
        {"page": box.page} | {k: round(v, 2) for k, v in box._asdict().items() if k != "page"}
        for box in boxes
    ]


def _cells(column: Column, values: Sequence[Value]) -> Cells:
    if column.separator:
        convert = int if column.items == "integer" else str
        return [[convert(part) for part in column.split(str(value or ""))] for value in values]
    if column.type == "decimal":
        step = Decimal(1).scaleb(-PLACES)
        exact = Context(prec=DIGITS)  # whatever precision another library set
        return [
            value.quantize(step, context=exact) if isinstance(value, Decimal) else None for value in values
        ]
    if column.type == "number":
        return [None if value is None else float(str(value)) for value in values]
    return values


def _mentions(mentions: Sequence[Mention]) -> tuple[pa.Schema, list[Cells]]:
    import pyarrow as pa

    told = [mention.evidence for mention in mentions]
    columns: list[tuple[str, pa.DataType, Cells]] = [
        ("kind", pa.string(), [mention.kind for mention in mentions]),
        ("id", pa.string(), [mention.id for mention in mentions]),
        ("document_id", pa.string(), [mention.document_id for mention in mentions]),
        ("page", pa.int64(), [evidence.page for evidence in told]),
        ("start", pa.int64(), [evidence.start for evidence in told]),
        ("end", pa.int64(), [evidence.end for evidence in told]),
        ("quote", pa.string(), [evidence.quote for evidence in told]),
        ("boxes", _boxes(), [_plain(evidence.boxes) for evidence in told]),
        ("rule", pa.string(), [evidence.rule for evidence in told]),
        ("confidence", pa.float64(), [mention.confidence for mention in mentions]),
        ("status", pa.string(), [mention.status for mention in mentions]),
    ]
    fields = [pa.field(name, type_) for name, type_, _ in columns]
    schema = pa.schema(fields, {"description": "Every place where a fact is told"})
    return schema, [cells for _, _, cells in columns]
