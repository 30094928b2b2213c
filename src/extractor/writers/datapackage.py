"""datapackage.json: the declared columns as a Frictionless Data Package (profile tabular-data-package)."""

from __future__ import annotations

import json

from extractor.dataset import SCHEMA, Column, TableSchema

VERSION = "1.2.0"
"""Of the tables' layout. The first number changes when a column goes or means something else, the second when
columns or tables are added, the third when only descriptions do. The README tells what changed."""

TITLE = (
    "Child protection contracts: dates, sums, signatories, actions, objectives",
    "Prévention et protection de l'enfance : dates, montants, signataires, actions, objectifs",
)
DESCRIPTION = (
    "Facts out of press releases and contracts, each with its quote, page and rule.",
    "Faits tirés de communiqués et de contrats, chacun avec sa citation, sa page et sa règle.",
)
LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte / Open Licence 2.0 (Etalab)",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
}
"""What French public information is reused under unless its publisher says otherwise."""


def described(documents: int) -> bytes:
    """`datapackage.json` for a dataset of so many documents."""
    package = {
        "profile": "tabular-data-package",
        "name": "protection-de-l-enfance",
        **_said("title", *TITLE),
        **_said("description", *DESCRIPTION),
        "version": VERSION,
        "licenses": [LICENCE],
        "sources": [
            {"title": f"{documents} documents, listed in documents.csv", "path": "documents.csv"},
            {"title": "Objectives of the taxonomy, listed in objectives.csv", "path": "objectives.csv"},
        ],
        "resources": [_resource(SCHEMA[name]) for name in SCHEMA],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _said(key: str, en: str, fr: str) -> dict[str, str]:
    """A text in English, where every tool looks for it, and the same in French."""
    return {key: en, f"{key}_fr": fr}


def _resource(table: TableSchema) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": [key.column],
                "reference": {"resource": key.reference, "fields": [key.reference_column]},
            }
            for key in table.foreign_keys
        ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.name,
        **_said("description", table.en, table.fr),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    if column.pattern:
        constraints["pattern"] = column.pattern
    for name, bound in (("minimum", column.minimum), ("maximum", column.maximum)):
        if bound is not None:
            constraints[name] = int(bound) if column.type == "integer" else bound
    field: dict[str, object] = {
        "name": column.name,
        "type": "number" if column.type == "decimal" else column.type,
        **_said("description", column.en, column.fr),
    }
    if column.type == "date":
        field["format"] = "default"
    if column.separator:
        field["separator"] = column.separator
        field["items"] = column.items
    return field | ({"constraints": constraints} if constraints else {})
