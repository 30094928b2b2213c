"""The manifest: a row for each address with what happened, and where its file is.

It is written whole after each address, to a temporary name and moved, so that a run that is killed has lost
nothing but what it was just fetching.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extractor.dataset.cells import neutralise, restore
from extractor.errors import UsageError

NAME = "manifest.csv"
KEPT = frozenset({"ok", "not_modified"})
"""Statuses after which the file is there as the server has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened to one address. All cells are texts; `file` is below the manifest's folder.

    `status` is that of the last attempt; `file`, `sha256`, `bytes`, the media type and `retrieved` are of the
    last one that brought a document, so that a later failure loses nothing.
    """

    address: str
    title: str = ""
    publisher: str = ""
    department: str = ""
    date: str = ""
    status: str = ""
    http_status: str = ""
    message: str = ""
    file: str = ""
    sha256: str = ""
    bytes: str = ""
    media_type: str = ""
    content_type: str = ""
    final_address: str = ""
    redirects: str = ""
    attempts: str = ""
    retrieved: str = ""
    checked: str = ""
    etag: str = ""
    last_modified: str = ""

    def there(self, folder: Path) -> bool:
        """Whether its file is in `folder`, with the bytes that were fetched."""
        if not self.file or Path(self.file).name != self.file:
            return False
        try:
            data = (folder / self.file).read_bytes()
        except OSError:
            return False
        return hashlib.sha256(data).hexdigest() == self.sha256


COLUMNS = tuple(field.name for field in fields(Entry))


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Address -> its row; nothing where there is no manifest yet. Raises a UsageError where it is none."""
    path = folder / NAME
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            if "address" not in (reader.fieldnames or ()):
                raise UsageError(
                    f"{path}: not a manifest (no column address); name another folder with --out"
                )
            rows = [{name: restore(row.get(name) or "") for name in COLUMNS} for row in reader]
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: {error}") from error
    return {row["address"]: Entry(**row) for row in rows}


def manifest_bytes(entries: Iterable[Entry]) -> bytes:
    """The rows as CSV; no cell runs as a formula in a spreadsheet."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([neutralise(getattr(entry, name)) for name in COLUMNS] for entry in entries)
    return buffer.getvalue().encode("utf-8", "backslashreplace")


def file_name(address: str, suffix: str) -> str:
    """A name for the file of an address: always the same, safe on every system, its own."""
    parts = urlsplit(address)
    stem = re.sub(r"\.\w{1,5}$", "", unquote(parts.path).rstrip("/").rsplit("/", 1)[-1])
    folded = (
        unicodedata.normalize("NFKD", f"{parts.hostname or ''} {stem}").encode("ascii", "ignore").decode()
    )
    words = re.sub(r"[^a-z0-9.]+", "-", folded.lower()).strip("-.")[:70].strip("-.")
    return f"{words or 'document'}-{hashlib.sha256(address.encode()).hexdigest()[:8]}{suffix}"


def ordered(entries: Mapping[str, Entry], listed: Iterable[str]) -> list[Entry]:
    """The rows in the order of the list; then those of addresses that are no longer listed."""
    first = [address for address in listed if address in entries]
    return [entries[address] for address in dict.fromkeys([*first, *entries])]
