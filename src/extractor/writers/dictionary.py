"""The data dictionary out of the declared columns: `python -m extractor.writers.dictionary FILE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from extractor.dataset import SCHEMA, Column, TableSchema
from extractor.writers.datapackage import DESCRIPTION, LICENCE, VERSION
from extractor.writers.sqlite import VIEWS

_HEAD = f"""# Data dictionary · Dictionnaire des données

Every table of a dataset and every column of it, version {VERSION} of the layout. This page is written by
`python -m extractor.writers.dictionary docs/data-dictionary.md` out of the same declarations as the files and
`datapackage.json`; a test compares them.

Toutes les tables et toutes les colonnes, version {VERSION}. Cette page est tirée des mêmes déclarations que
les fichiers ; un test les compare.

- {DESCRIPTION[0]} {DESCRIPTION[1]}
- Empty cells are values that no document gives. Une case vide : aucune indication dans les documents.
- `decimal` is an exact number: `NUMERIC` in SQLite, `decimal128` in Parquet, a number in XLSX, text in JSON.
- `list of …` is text in CSV, XLSX and SQLite, joined as the column says, and a list in Parquet.
- Licence that `datapackage.json` names, unless you name another there:
  [{LICENCE["title"]}]({LICENCE["path"]}).
"""

_TAIL = """## Beside the tables · À côté des tables

| where | what |
|---|---|
| `facts.jsonl` | every place where a fact is told: `kind id document_id source fact page start end quote boxes rule confidence status` |
| `results.jsonl` | a document a line: `document`, its facts by table, each with all `mentions`, and `problems` |
| `parquet/mentions.parquet`, SQLite `mentions` | every place where a fact is told, with its boxes (page, x0, top, x1, bottom in points) |
| SQLite `mentions_fts` | full-text search on the quotes, whatever the case and accents |
| SQLite `columns` | this dictionary |
| SQLite view `facts` | the facts of all kinds: `kind key document_id value page quote mentions rule confidence status` |
| `dataset.spacy` | `doc.spans` by kind: `label_` the class, `id_` the fact; `attrs` with `status` and `confidence`; `user_data` with `document_id` and `source` |
| `labelstudio/` | `config.xml` and `tasks.json` with predictions; what a person rejected is none |
"""  # noqa: E501 - a row of a table is one line


def markdown() -> str:
    """The data dictionary."""
    contents = "\n".join(f"- [`{name}`](#{name}): {table.en} · {table.fr}" for name, table in SCHEMA.items())
    tables = "\n".join("\n".join(_table(table)) for table in SCHEMA.values())
    views = "\n".join(
        f"| SQLite view `{name}` | `SELECT {' '.join(sql.split()[1:])}` |" for name, sql in VIEWS.items()
    )
    return f"{_HEAD}\n{contents}\n\n{tables}\n{_TAIL}{views}\n"


def _table(table: TableSchema) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"{table.en}. {table.fr}.\n"
    if table.primary_key:
        yield f"Key: {', '.join(f'`{name}`' for name in table.primary_key)}."
    for key in table.foreign_keys:
        yield f"`{key.column}` is a `{key.reference_column}` of [`{key.reference}`](#{key.reference})."
    yield "\n| column | type | constraints | English | français |\n|---|---|---|---|---|"
    for column in table.columns:
        cells = (f"`{column.name}`", _type(column), _constraints(column), column.en, column.fr)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _type(column: Column) -> str:
    return f"list of {column.items}" if column.separator else column.type


def _constraints(column: Column) -> str:
    told = [word for word, holds in (("required", column.required), ("unique", column.unique)) if holds]
    if column.enum:
        told.append(" ".join(f"`{value}`" for value in column.enum))
    if column.pattern:
        told.append(f"`{column.pattern}`")
    if column.minimum is not None:
        told.append(f"≥ {column.minimum:g}")
    if column.maximum is not None:
        told.append(f"≤ {column.maximum:g}")
    return ", ".join(told)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(markdown(), "utf-8")
