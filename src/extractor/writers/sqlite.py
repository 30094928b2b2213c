"""SQLite: one database with keys, constraints, indexes, views and a full-text search; Datasette opens it.

Beside the tables of the dataset: `mentions` (every place where a fact is told; `mentions_fts` searches its
quotes, whatever the case and accents), `columns` (what each column means), and the views of `VIEWS`. Days are
text (ISO), booleans 0 and 1, money a number: exact up to 15 digits.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from extractor.dataset import FACT_TABLES, SCHEMA, Column, Dataset, Mention, TableSchema, Value
from extractor.dataset.cells import cell
from extractor.dataset.columns import ColumnType
from extractor.writers.datapackage import VERSION
from extractor.writers.files import Add

TYPES: dict[ColumnType, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "decimal": "NUMERIC",
    "date": "TEXT",
    "boolean": "INTEGER",
}

Cell = str | int | float | None

_VALUES = {
    "department": "code || ' ' || name",
    "signatory": "coalesce(name, role)",
    "date": "value",
    "amount": "amount",
    "action": "text",
    "match": "objective",
}
"""What a fact of each kind says, in one cell of the view `facts`."""

_MENTIONS = (
    "CREATE TABLE mentions (mention INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, "
    "document_id TEXT NOT NULL REFERENCES documents (document_id), page INTEGER, start INTEGER NOT NULL, "
    '"end" INTEGER NOT NULL, quote TEXT, boxes TEXT, rule TEXT, confidence REAL, status TEXT)'
)
_COUNTERS = ((24, 4), (92, 8))
"""Where a database's header counts its transactions, and how long; SQLite counts on from 0."""

VIEWS = {
    "missing_objectives": """
        SELECT department, department_name, objective, title, state, waiting, basis
        FROM coverage WHERE compulsory AND state != 'found'""",
    "coverage_by_objective": """
        SELECT objective, title, commitment, compulsory, sum(state = 'found') AS found,
            sum(state = 'waiting') AS waiting, sum(state IN ('missing', 'none')) AS not_found,
            sum(actions) AS actions
        FROM coverage GROUP BY objective""",
    "funding_by_payer": """
        SELECT contract_id, department, signed_on, payer, year, sum(amount) AS amount, shared_with
        FROM funding WHERE NOT in_other_rows GROUP BY contract_id, payer, year""",
    "actions_and_objectives": """
        SELECT actions.document_id, actions.action_id, actions.text, matches.objective, objectives.title,
            matches.method, matches.confidence, matches.status
        FROM actions JOIN matches USING (action_id) LEFT JOIN objectives USING (objective)""",
}
"""Views beside `facts`; money that other rows give in detail is not added up."""


class Rows(NamedTuple):
    """The rows of each table and the mentions, as the database takes them."""

    tables: dict[str, list[tuple[Cell, ...]]]
    mentions: list[tuple[Cell, ...]]


def packed(dataset: Dataset) -> Rows:
    """The rows of each table that has any, and the mentions."""
    tables = {
        name: [tuple(_cell(row[column]) for column in SCHEMA[name].names) for row in rows]
        for name, rows in dataset.rows.items()
        if rows
    }
    return Rows(tables, [_mention(mention) for mention in dataset.mentions])


@contextmanager
def opened(folder: Path) -> Iterator[Add[Rows]]:
    """`dataset.sqlite`; equal datasets are equal bytes under one version of SQLite, however they come."""
    path = folder / "dataset.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA user_version = {_number(VERSION)};"
        )
        for table in SCHEMA.values():
            connection.execute(_create(table))
        connection.execute(_MENTIONS)

        def add(part: Rows) -> None:
            for name, rows in part.tables.items():
                connection.executemany(f"INSERT INTO {name} VALUES ({_marks(len(rows[0]))})", rows)
            connection.executemany(f"INSERT INTO mentions VALUES (NULL, {_marks(11)})", part.mentions)

        yield add
        connection.execute(
            'CREATE VIRTUAL TABLE mentions_fts USING fts5(quote, content="mentions", '
            "content_rowid=\"mention\", tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("INSERT INTO mentions_fts (mentions_fts) VALUES ('rebuild')")
        _columns(connection, SCHEMA)
        for statement in (*_indexes(SCHEMA), *_views()):
            connection.execute(statement)
        connection.commit()
        connection.execute("VACUUM")
    with path.open("r+b") as file:
        for place, width in _COUNTERS:
            file.seek(place)
            file.write(bytes(width))


def _number(version: str) -> int:
    """1.2.3 → 10203, for SQLite, whose version of a schema is a whole number."""
    major, minor, patch = map(int, version.split("."))
    return major * 10_000 + minor * 100 + patch


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)  # "order" is a word of SQL


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return cell(value)  # as text, which NUMERIC turns into an integer where it is one
    return value if value is None or isinstance(value, int | float) else cell(value)


def _create(table: TableSchema) -> str:
    parts = [_column(column) for column in table.columns]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({_quoted(table.primary_key)})")
    parts.extend(
        f'FOREIGN KEY ("{key.column}") REFERENCES {key.reference} ("{key.reference_column}")'
        for key in table.foreign_keys
    )
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(parts) + "\n)"


def _column(column: Column) -> str:
    words = [f'"{column.name}"', TYPES[column.type]]
    if column.required:
        words.append("NOT NULL")
    if column.unique:
        words.append("UNIQUE")
    if column.enum:
        allowed = ", ".join(f"'{value}'" for value in column.enum)
        words.append(f'CHECK ("{column.name}" IN ({allowed}))')
    if column.type == "boolean":
        words.append(f'CHECK ("{column.name}" IN (0, 1))')
    return " ".join(words)


def _mention(mention: Mention) -> tuple[Cell, ...]:
    evidence = mention.evidence
    boxes = json.dumps([[box.page, *(round(side, 2) for side in box[1:])] for box in evidence.boxes])
    place = (evidence.page, evidence.start, evidence.end, evidence.quote, boxes, evidence.rule)
    return (mention.kind, mention.id, mention.document_id, *place, mention.confidence, mention.status)


def _columns(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    connection.execute(
        'CREATE TABLE columns ("table" TEXT, "column" TEXT, type TEXT, en TEXT, fr TEXT, '
        'PRIMARY KEY ("table", "column"))'
    )
    told = [(name, c.name, c.type, c.en, c.fr) for name in tables for c in SCHEMA[name].columns]
    connection.executemany(f"INSERT INTO columns VALUES ({_marks(5)})", told)


_LOOKED_UP = ("document_id", "action_id", "contract_id", "department", "code", "objective", "status", "kind")


def _indexes(tables: Iterable[str]) -> list[str]:
    indexed = [(name, c) for name in tables for c in SCHEMA[name].names if c in _LOOKED_UP]
    indexed += [("mentions", column) for column in ("id", "document_id", "kind")]
    return [f'CREATE INDEX index_{table}_{column} ON {table} ("{column}")' for table, column in indexed]


def _views() -> list[str]:
    facts = "\nUNION ALL\n".join(_facts(table) for table in FACT_TABLES)
    return [f"CREATE VIEW {name} AS {query}" for name, query in {"facts": facts, **VIEWS}.items()]


def _facts(table: TableSchema) -> str:
    key = " || '/' || ".join(f'"{name}"' for name in table.primary_key)
    return (
        f"SELECT '{table.kind}' AS kind, {key} AS key, document_id, {_VALUES[table.kind]} AS value, "
        f"page, quote, mentions, rule, confidence, status FROM {table.name}"
    )
