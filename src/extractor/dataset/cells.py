"""Values as the text of a cell; and cells that open in a spreadsheet as text, whatever a document says.

A spreadsheet runs a cell that begins with one of `= + - @`, their full-width forms, a tab or a line break
as a formula. Such a cell gets an apostrophe in front. So does one that begins with apostrophes followed by
one of these, which makes the way back exact: `restore(neutralise(text)) == text` for every text.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from extractor.dataset.mentions import Value

_RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_NEUTRALISED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


def cell(value: Value) -> str:
    """A value as it stands in a cell: nothing for None, plain digits for money, `true` and `false`."""
    if type(value) is str:  # before all else, since most are
        return value
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, 4):.10g}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def neutralise(text: str) -> str:
    """`text` as a cell that is never a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def restore(cell: str) -> str:
    """The text that `neutralise` was given."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
