"""A review file as it comes back: whatever a spreadsheet, an editor or a mail program made of it.

UTF-8 with or without BOM, UTF-16 (« Unicode text » of Excel), cp1252; comma, semicolon or tab; columns in any
order, more of them, or fewer; comment lines, blank lines and repeated headers; a file that was opened with
the wrong separator and saved, so that each of its lines is one quoted cell.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.dataset.cells import restore
from extractor.errors import UsageError

_DELIMITERS = (",", ";", "\t", "|")
_ID = re.compile(r"[a-z]{3}-[0-9a-f]{12}")
_SEP = re.compile(r'"?sep=(.)"?[\r\n]+', re.IGNORECASE)
_MOJIBAKE = re.compile("[ÃâÂÅ].", re.DOTALL)
_CP1252 = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
_BYTES = {chr(byte): byte for byte in range(256)} | {c: byte for byte, c in enumerate(_CP1252)}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: where it starts in the file (from 1), its cells by lower-case column name."""

    line: int
    cells: dict[str, str]
    surplus: bool
    """Whether there are more filled cells than columns: a comma that wanted quotes has shifted them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a review file. `spreadsheet`: it is not as this program writes it, but with `;` or tabs."""

    rows: tuple[SheetRow, ...]
    columns: tuple[str, ...]
    spreadsheet: bool


def parse(data: bytes, name: str) -> Sheet:
    """The rows below the header of a review file called `name`. Raises a UsageError where there is none."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(f"{name}: a workbook, not CSV: save it as « CSV UTF-8 » and apply that file")
    text = decoded(data).replace("\0", "")
    skipped = 0
    if match := _SEP.match(text):
        text, skipped = text[match.end() :], 1
    for wrapped in (False, True):
        for delimiter in _DELIMITERS:
            lines = list(_rows(text, delimiter, name, wrapped=wrapped))
            header = _header(lines)
            if header is not None:
                rows = _named(lines, header, skipped)
                return Sheet(tuple(rows), tuple(_names(lines[header][1])), delimiter != ",")
    raise UsageError(
        f"{name}: no header found: one line must name the columns decision and id, as in review.csv"
        " (also: document, kind, quote)"
    )


def decoded(data: bytes) -> str:
    """The text of a file in whatever encoding spreadsheets save."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    head = data[:400]
    if head and head[1::2].count(0) > len(head) // 4:
        return data.decode("utf-16-le", "replace")
    if head and head[0::2].count(0) > len(head) // 4:
        return data.decode("utf-16-be", "replace")
    while data.startswith(codecs.BOM_UTF8):  # one more with each careless saving
        data = data[len(codecs.BOM_UTF8) :]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_CP1252[byte] for byte in data)


def _rows(text: str, delimiter: str, name: str, *, wrapped: bool) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each row; `wrapped` where each line is a cell with a line of commas in it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if wrapped and cells:
                cells = next(csv.reader([cells[0]]), [])
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(f"{name}:{line}: {error}") from error


def _names(cells: list[str]) -> list[str]:
    return [cell.strip().strip("\ufeff").casefold() for cell in cells]


def _header(lines: list[tuple[int, list[str]]]) -> int | None:
    for index, (_, cells) in enumerate(lines):
        names = set(_names(cells))
        if "decision" in names and ("id" in names or {"document", "kind", "quote"} <= names):
            return index
    return None


def _named(lines: list[tuple[int, list[str]]], header: int, skipped: int) -> Iterator[SheetRow]:
    """The rows, those above the header too: a spreadsheet may have sorted it in among them."""
    names = _names(lines[header][1])
    for number, (line, cells) in enumerate(lines):
        if number < header and not any(_ID.fullmatch(cell.strip().casefold()) for cell in cells):
            continue  # what somebody wrote above the table
        first = next((cell.strip() for cell in cells if cell.strip()), "")
        if not first or first.startswith("#") or _names(cells)[: len(names)] == names:
            continue
        by_name = {name: _clean(cell) for name, cell in zip(names, cells, strict=False) if name}
        surplus = any(cell.strip() for cell in cells[len(names) :])
        yield SheetRow(line + skipped, by_name, surplus)


def _clean(cell: str) -> str:
    """A cell's text: what kept it from being a formula taken away, UTF-8 that was read as cp1252 mended."""
    if _MOJIBAKE.search(cell):
        try:
            cell = bytes(_BYTES[character] for character in cell).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return restore(cell)
    return restore(cell)
