"""What a column and a table are, for the declarations in `schema` and `schema_rollups`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

ColumnType = Literal["string", "integer", "number", "decimal", "date", "boolean"]

SEPARATOR = " | "
"""Joins several values in one cell (sources of one document, alternatives, conflicts)."""

DEPARTMENT_CODE = r"\d{2,3}|2[AB]"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `en` and `fr` describe it; the rest constrains it.

    Where there is a `separator`, a cell holds several values joined by it, each of the type `items`: text in
    CSV, a list in the formats that have lists.
    """

    name: str
    type: ColumnType
    en: str
    fr: str
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    separator: str = ""
    items: ColumnType = "string"

    def split(self, cell: str | None) -> list[str]:
        """The values of a list's cell."""
        return cell.split(self.separator) if cell else []


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`column` holds a value of `reference_column` in `reference`, or nothing."""

    column: str
    reference: str
    reference_column: str


@dataclass(frozen=True)
class TableSchema:
    """One table. `kind` names the fact that a row tells, where the table holds facts with evidence."""

    name: str
    en: str
    fr: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    kind: str = ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def identifier(name: str, en: str, fr: str) -> Column:
    return Column(name, "string", en, fr, required=True, unique=True)


def listing(
    name: str,
    en: str,
    fr: str,
    *,
    required: bool = False,
    items: ColumnType = "string",
    separator: str = SEPARATOR,
) -> Column:
    """A column whose cells hold several values; the descriptions say how they are joined."""
    if separator == SEPARATOR:
        en, fr = f"{en}; joined by '{separator}'", f"{fr} ; joints par « {separator.strip()} »"
    return Column(name, "string", en, fr, required=required, separator=separator, items=items)
