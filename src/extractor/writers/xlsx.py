"""XLSX: a sheet a table, header frozen, filters on, real days and numbers, and nothing that can run.

The last sheet, `columns`, says what each column means, in French and English. Text stays text: what begins
with = is no formula, what looks like an address is no link. Bytes do not depend on the clock.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.dataset import SCHEMA, Column, Dataset, Row, TableSchema, Value
from extractor.errors import UsageError

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters that a cell can hold. What is longer is cut; the CSV file has all of it."""

MOST_ROWS = 1_048_575
NARROW, WIDE = 8, 60
_A3 = 8
FIRST_DAY = date(1900, 3, 1)
"""Before it a spreadsheet's days are off by one or not there: such a day is written as text."""

_DICTIONARY = TableSchema(
    "columns",
    "What each column means",
    "Ce que veut dire chaque colonne",
    tuple(Column(name, "string", "", "") for name in ("table", "column", "français", "English", "values")),
    (),
)


def files(dataset: Dataset) -> Mapping[str, bytes]:
    """`dataset.xlsx`. Raises a UsageError where a table has more rows than a sheet can hold."""
    import xlsxwriter

    for name, rows in dataset.rows.items():
        if len(rows) > MOST_ROWS:
            raise UsageError(
                f"--format xlsx: {name} has {len(rows)} rows, a sheet holds {MOST_ROWS}: use another format"
            )
    buffer = io.BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **never})
    book.set_properties({"title": "Prévention et protection de l'enfance", "created": datetime(2000, 1, 1)})
    styles = _Styles(book)
    for name, rows in dataset.rows.items():
        _sheet(book, SCHEMA[name], rows, styles)
    _sheet(book, _DICTIONARY, _dictionary(dataset.rows), styles)
    book.close()
    return {"dataset.xlsx": buffer.getvalue()}


class _Styles:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.header: Format = book.add_format(
            {"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "valign": "top", "align": "left", "indent": 1}
        )
        self.text: Format = book.add_format(
            {"num_format": "@", "valign": "top", "align": "left", "indent": 1}
        )
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.integer: Format = book.add_format({"num_format": "0", "valign": "top"})
        self.number: Format = book.add_format({"num_format": "0.00##", "valign": "top"})
        self.money: Format = book.add_format({"num_format": "#,##0", "valign": "top"})
        self.cents: Format = book.add_format({"num_format": "#,##0.00##", "valign": "top"})
        self.truth: Format = book.add_format({"num_format": '"true";;"false"', "valign": "top"})


def _sheet(book: Workbook, table: TableSchema, rows: Sequence[Row], styles: _Styles) -> None:
    sheet = book.add_worksheet(table.name)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, column.name, styles.header)
        sheet.set_column(index, index, _width(column, rows))
        for number, row in enumerate(rows, 1):
            _write(sheet, number, index, row[column.name], styles)


def _width(column: Column, rows: Sequence[Row]) -> float:
    longest = max((len(_shown(row[column.name])) for row in rows), default=0)
    return float(min(WIDE, max(NARROW, len(column.name) + 3, longest + 2)))


def _shown(value: Value) -> str:
    return f"{value:,}" if isinstance(value, Decimal) else "" if value is None else str(value)


def _write(sheet: Worksheet, row: int, column: int, value: Value, styles: _Styles) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, styles.truth)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, styles.integer)
    elif isinstance(value, float):
        sheet.write_number(row, column, round(value, 4), styles.number)
    elif isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        sheet.write_number(row, column, float(value), styles.money if whole else styles.cents)
    elif isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(row, column, value, styles.day)
    else:
        sheet.write_string(row, column, str(value)[:LONGEST], styles.text)


def _dictionary(tables: Mapping[str, Sequence[Row]]) -> list[Row]:
    return [
        {
            "table": name,
            "column": column.name,
            "français": column.fr,
            "English": column.en,
            "values": ", ".join(column.enum) or column.type,
        }
        for name in tables
        for column in SCHEMA[name].columns
    ]
