"""datapackage.json: the declared columns as a Frictionless Data Package."""

from __future__ import annotations

import json
from collections.abc import Mapping

from extractor.dataset import SCHEMA, Column, Dataset, TableSchema

VERSION = "1.0.0"
"""Of the tables' layout: a new number for every change of columns."""


def files(dataset: Dataset) -> Mapping[str, bytes]:
    """`datapackage.json` for the tables of a dataset."""
    package = {
        "profile": "tabular-data-package",
        "name": "protection-de-l-enfance",
        "title": "Prévention et protection de l'enfance : dates, montants, signataires, actions, objectifs",
        "description": "Facts out of press releases and contracts, each with its quote, page and rule.",
        "version": VERSION,
        "resources": [_resource(SCHEMA[name]) for name in dataset.rows],
    }
    return {"datapackage.json": (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()}


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
        "title": table.fr,
        "description": table.en,
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
        "title": column.fr,
        "description": column.en,
    }
    if column.type == "date":
        field["format"] = "default"
    return field | ({"constraints": constraints} if constraints else {})
