"""Files that are whole or not there: written to a temporary name beside their place, then moved."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from extractor.errors import UsageError

Packed = TypeVar("Packed")
Add = Callable[[Packed], None]
"""Puts what one part of a dataset adds to the files of a format behind what is there."""


def prepare(out: Path) -> None:
    """Make the dataset folder. Raises a UsageError where it cannot be written to."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise UsageError(f"--out {out}: a file is in the way; name a folder") from None
    except NotADirectoryError:
        raise UsageError(f"--out {out}: a part of this path is a file; name a folder") from None
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror or error}") from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise UsageError(f"--out {out}: no permission to write here")


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """An empty hidden folder in `out` in which a dataset is made whole before any of it is moved.

    An error of the disk is a UsageError: nothing of the dataset that was there has changed.
    """
    staged = out / ".staging"
    try:
        shutil.rmtree(staged, ignore_errors=True)  # of a run that was killed
        staged.mkdir()
        yield staged
    except (OSError, sqlite3.OperationalError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"{out} cannot be written: {why}; the dataset there is as it was") from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def stage(path: Path, data: bytes) -> None:
    """Write a file of a dataset that is being made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def move(staged: Path, path: Path) -> None:
    """Put a file where it belongs, in the place of what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(path)


def remove_stale(out: Path, earlier: list[str], written: list[str]) -> list[str]:
    """Remove what an earlier run wrote and this one did not; nothing else is touched. Returns what went."""
    gone = []
    for name in sorted(set(earlier) - set(written)):
        path = out / name
        inside = not Path(name).is_absolute() and ".." not in Path(name).parts
        if inside and path.is_file() and not path.is_symlink():
            path.unlink()
            gone.append(name)
            if path.parent != out and not any(path.parent.iterdir()):
                path.parent.rmdir()
    return gone
