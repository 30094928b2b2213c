"""XLSX: a sheet a table, header frozen, filters on, real days and numbers, and nothing that can run.

The last sheet, `columns`, says what each column means, in French and English. Text stays text: what begins
with = is no formula, what looks like an address is no link. Bytes do not depend on the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.dataset import SCHEMA, Column, Dataset, Row, TableSchema, Value
from extractor.errors import UsageError
from extractor.writers.files import Add

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


def packed(dataset: Dataset) -> dict[str, list[Row]]:
    """The rows of each table that has any."""
    return {name: rows for name, rows in dataset.rows.items() if rows}


@contextmanager
def opened(folder: Path) -> Iterator[Add[dict[str, list[Row]]]]:
    """`dataset.xlsx`, its rows as they come. Raises a UsageError for more of them than a sheet can hold."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    on_disk = {"constant_memory": True, "tmpdir": str(folder)}
    book = xlsxwriter.Workbook(str(folder / "dataset.xlsx"), {**on_disk, **never})
    book.set_properties({"title": "Prévention et protection de l'enfance", "created": datetime(2000, 1, 1)})
    styles = _Styles(book)
    sheets = {name: _Sheet(book, table, styles) for name, table in SCHEMA.items()}

    def add(part: dict[str, list[Row]]) -> None:
        for name, rows in part.items():
            sheets[name].extend(rows)

    try:
        yield add
        dictionary = _Sheet(book, _DICTIONARY, styles)
        dictionary.extend(_dictionary(SCHEMA))
        for sheet in (*sheets.values(), dictionary):
            sheet.end()
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
    finally:
        for one in book.worksheets():
            one.row_data_fh.close()


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


class _Sheet:
    """A sheet that is written row by row: a row cannot be changed once the next has begun."""

    def __init__(self, book: Workbook, table: TableSchema, styles: _Styles) -> None:
        self._name, self._columns, self._styles = table.name, table.columns, styles
        self._count = 0
        self._longest = [0] * len(table.columns)
        self._sheet = book.add_worksheet(table.name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A3)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for index, column in enumerate(table.columns):
            self._sheet.write_string(0, index, column.name, styles.header)

    def extend(self, rows: Sequence[Row]) -> None:
        """More rows. Raises a UsageError where there are too many."""
        if self._count + len(rows) > MOST_ROWS:
            raise UsageError(
                f"--format xlsx: {self._name} has more rows than a sheet holds ({MOST_ROWS}): "
                "use another format"
            )
        for number, row in enumerate(rows, self._count + 1):
            for index, column in enumerate(self._columns):
                value = row[column.name]
                self._longest[index] = max(self._longest[index], len(_shown(value)))
                _write(self._sheet, number, index, value, self._styles)
        self._count += len(rows)

    def end(self) -> None:
        """What follows from all of its rows: the filter, the width of the columns."""
        self._sheet.autofilter(0, 0, max(1, self._count), len(self._columns) - 1)
        for index, (column, longest) in enumerate(zip(self._columns, self._longest, strict=True)):
            width = min(WIDE, max(NARROW, len(column.name) + 3, longest + 2))
            self._sheet.set_column(index, index, float(width))


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


def _dictionary(tables: Iterable[str]) -> list[Row]:
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
