"""The list of addresses to fetch: a CSV with `address`, and what is known of each document."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import UsageError

KNOWN = ("title", "publisher", "department", "date")
"""Columns that describe a document; they are carried into the manifest as they are."""


@dataclass(frozen=True, slots=True)
class Source:
    """One listed address with what the list says of it."""

    address: str
    title: str = ""
    publisher: str = ""
    department: str = ""
    date: str = ""


def read_sources(path: Path) -> list[Source]:
    """The sources of a CSV file (comma or semicolon; `url` is read as `address`), each address once.

    Raises:
        UsageError: the file cannot be read, has no column of addresses, or a row without one.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = ["address" if name == "url" else name for name in names]
    if "address" not in reader.fieldnames:
        raise UsageError(f"{path}: no column address; the columns are: address,{','.join(KNOWN)}")
    found: dict[str, Source] = {}
    for row in reader:
        cells = {name: " ".join((row.get(name) or "").split()) for name in ("address", *KNOWN)}
        if not any(cells.values()):
            continue
        if not cells["address"]:
            raise UsageError(f"{path}:{reader.line_num}: no address in this row")
        found.setdefault(cells["address"], Source(**cells))
    return list(found.values())
