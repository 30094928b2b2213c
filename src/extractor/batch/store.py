"""What was read is kept, so that a run that was stopped goes on and the next one reads only what changed.

One SQLite file in a hidden folder beside the dataset. A result is kept under the SHA-256 of its document and
of all else that decides what is read in it (`environment`). SQLite's own log makes it whole after a kill at
any moment: what was not yet committed is read again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from extractor.addresses import is_address
from extractor.addresses import stamp as address_stamp
from extractor.errors import UsageError

COMMIT_EVERY = 0.5
"""Seconds of work that a kill may lose."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written again surely has another time stamp."""

_TABLES = """
create table if not exists results (
    environment text, sha256 text, pages integer, code text, packed blob, primary key (environment, sha256)
);
create table if not exists files (path text primary key, stamp text, sha256 text);
create table if not exists notes (name text primary key, content text);
"""


def store_folder(out: Path) -> Path:
    """Where what was read for the dataset `out` is kept: beside it, or inside where beside is no room."""
    place = out.absolute()
    place = place.parent.resolve() / place.name if place.name not in ("", "..") else out.resolve()
    beside = place.parent / f".{place.name}.cache"
    return beside if beside.is_dir() or os.access(place.parent, os.W_OK) else place / ".cache"


@dataclass(frozen=True, slots=True)
class Kept:
    """A store in figures: `stale` are results of other rules, code or options than the last run's."""

    folder: Path
    results: int
    pages: int
    stale: int
    size: int


class Store:
    """The kept results of one dataset folder, open for one run. A context manager; two cannot be open."""

    def __init__(self, folder: Path, environment: str) -> None:
        self.folder, self.environment = folder, environment
        with self._told():
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = _exclusive(folder / "lock.sqlite")
        try:
            with self._told():
                self._base = sqlite3.connect(folder / "results.sqlite")
                self._base.execute("pragma journal_mode = wal")
                self._base.execute("pragma synchronous = normal")
                self._base.executescript(_TABLES)
        except UsageError:
            self._lock.close()
            raise
        self._committed = time.monotonic()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None or isinstance(error, KeyboardInterrupt):
                self.commit()
        finally:
            self._base.close()
            self._lock.close()

    @property
    def path(self) -> Path:
        return self.folder / "results.sqlite"

    def sha256(self, path: str, limit: float) -> str | None:
        """The digest of a file's bytes, from its size and times where those were seen before.

        None where it cannot be read, or is over the `limit` in bytes.
        """
        if is_address(path):
            found = self._one(
                "select sha256 from files where path = ? and stamp = ?", path, address_stamp(path)
            )
            return None if found is None else str(found[0])
        try:
            status = os.stat(path)  # noqa: PTH116
            if status.st_size > limit:
                return None
            stamp = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
            name = os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")  # noqa: PTH100
            found = self._one("select sha256 from files where path = ? and stamp = ?", name, stamp)
            if found is not None:
                return str(found[0])
            with open(path, "rb") as stream:  # noqa: PTH123
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except (OSError, ValueError):
            return None
        if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > SETTLED:
            self._write("insert or replace into files values (?, ?, ?)", name, stamp, digest)
        return digest

    def remember(self, address: str, sha256: str) -> None:
        """Note what an address holds, so that it is not read again as long as it says that it is the same."""
        if stamp := address_stamp(address):
            self._write("insert or replace into files values (?, ?, ?)", address, stamp, sha256)

    def pages(self, sha256: str) -> int | None:
        """How many pages a kept result has (0: it is a problem); None where there is none."""
        found = self._one(
            "select pages from results where environment = ? and sha256 = ?", self.environment, sha256
        )
        return None if found is None else found[0]

    def get(self, sha256: str) -> bytes | None:
        """A kept result, packed."""
        query = "select packed from results where environment = ? and sha256 = ?"
        found = self._one(query, self.environment, sha256)
        return None if found is None else found[0]

    def put(self, sha256: str, pages: int, code: str, packed: bytes) -> None:
        """Keep a result."""
        query = "insert or replace into results values (?, ?, ?, ?, ?)"
        self._write(query, self.environment, sha256, pages, code, packed)

    def forget(self) -> None:
        """Drop every result, whatever it was made with."""
        self._write("delete from results")
        self._write("delete from files")
        self._write("delete from notes")

    def forget_others(self) -> None:
        """Drop the results of other rules, code or options."""
        self._write("delete from results where environment <> ?", self.environment)

    def note(self, name: str) -> str:
        """A note of an earlier run, empty where there is none."""
        found = self._one("select content from notes where name = ?", name)
        return "" if found is None else str(found[0])

    def set_note(self, name: str, content: str) -> None:
        self._write("insert or replace into notes values (?, ?)", name, content)
        self.commit()

    def commit(self) -> None:
        """Make sure that what was put so far stays."""
        with self._told():
            self._base.commit()
        self._committed = time.monotonic()

    def _write(self, query: str, *values: object) -> None:
        with self._told():
            self._base.execute(query, values)
        if time.monotonic() - self._committed > COMMIT_EVERY:
            self.commit()

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._told():
            found: tuple[Any, ...] | None = self._base.execute(query, values).fetchone()
            return found

    @contextmanager
    def _told(self) -> Iterator[None]:
        with _told(self.folder):
            yield


def kept(out: Path) -> Kept:
    """What is kept for a dataset folder."""
    folder = store_folder(out)
    path = folder / "results.sqlite"
    if not path.exists():
        return Kept(folder, 0, 0, 0, 0)
    with _told(folder):
        base = sqlite3.connect(path)
        try:
            last = base.execute("select content from notes where name = 'environment'").fetchone()
            query = "select count(*), coalesce(sum(pages), 0) from results where environment "
            count, pages = base.execute(f"{query} = ?", last or ("",)).fetchone()
            stale, _ = base.execute(f"{query} <> ?", last or ("",)).fetchone()
        finally:
            base.close()
    return Kept(folder, count, pages, stale, sum(file.stat().st_size for file in folder.iterdir()))


def clear(out: Path) -> bool:
    """Remove what is kept for a dataset folder; False where there was nothing. Refused during a run."""
    folder = store_folder(out)
    if not folder.is_dir():
        return False
    with _told(folder):
        _exclusive(folder / "lock.sqlite").close()
        shutil.rmtree(folder)
    return True


def _exclusive(path: Path) -> sqlite3.Connection:
    """A lock that ends with the process that holds it, however that ends."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" not in str(error):
            raise
        raise UsageError(
            f"{path.parent}: another run works on this dataset; wait for it, or give another --out"
        ) from None
    return lock


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """SQLite's and the system's errors as what a user can do about them."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UsageError(
            f"{folder}: what was read cannot be kept here ({error}); what was kept before stays. "
            "Make room or give another --out, then the same command goes on"
        ) from error
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{folder}: what was kept is damaged ({error}); remove this folder") from error
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror or error}") from error
