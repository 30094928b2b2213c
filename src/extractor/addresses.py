"""Files elsewhere, by addresses that fsspec knows (`s3://bucket/folder`, `https://…`, `file://…`).

fsspec comes with the extra `cluster`; what an address needs beside it (s3fs for `s3://`) is for the user to
install, who is told so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from extractor.errors import MissingError, TooLargeError, UsageError


def is_address(name: str) -> bool:
    """Whether `name` is an address and not a path."""
    return "://" in name and not os.path.lexists(name)


def expand(address: str, wanted: Callable[[Path], bool]) -> tuple[list[str], int]:
    """The addresses of the files that one stands for, and how many others were skipped in folders.

    An address that is not there stands for nothing. Raises a UsageError where nobody answers, or nobody is
    let in.
    """
    system, path = _system(address)
    try:
        if system.isdir(path):
            found = [name for name in sorted(system.find(path)) if not _hidden(name, path)]
            files = [name for name in found if wanted(Path(PurePosixPath(name).name))]
            return [system.unstrip_protocol(name) for name in files], len(found) - len(files)
        files = sorted(system.glob(path)) if set("*?[") & set(path) else [path] * system.exists(path)
    except OSError:
        return [], 0
    except Exception as error:  # each service has errors of its own
        raise UsageError(f"{address}: {type(error).__name__}: {error}") from error
    return [system.unstrip_protocol(name) for name in files], 0


def stamp(address: str) -> str:
    """What changes when the file does: its size with its tag or time; empty where nothing tells."""
    system, path = _system(address)
    try:
        info = system.info(path)
    except Exception:  # noqa: BLE001  whatever is wrong is told where the file is read
        return ""
    tag = next(
        (info[key] for key in ("ETag", "etag", "LastModified", "mtime", "created") if info.get(key)), ""
    )
    return f"{info.get('size')} {tag}" if tag else ""


def read(address: str, max_mb: float) -> bytes:
    """The bytes of a file of at most `max_mb` megabytes. Raises a ReadError."""
    system, path = _system(address)
    try:
        with system.open(path, "rb") as stream:
            data: bytes = stream.read(int(max_mb * 2**20) + 1)
    except Exception as error:  # each service has errors of its own
        raise MissingError(f"cannot be opened: {error or type(error).__name__}") from error
    if len(data) > max_mb * 2**20:
        raise TooLargeError(f"over the limit of {max_mb:g} MB: raise it with --max-mb")
    return data


def nearby(address: str) -> Path:
    """A folder of this machine in which what belongs at `address` is made, the same for each run."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "extractor" / hashlib.sha256(address.encode()).hexdigest()[:16] / "dataset"


def upload(folder: Path, names: Iterable[str], address: str) -> None:
    """Copy files of `folder` to `address`, in their order. Raises a UsageError where that fails."""
    system, path = _system(address)
    try:
        for name in names:
            target = f"{path.rstrip('/')}/{name}"
            system.makedirs(target.rpartition("/")[0], exist_ok=True)
            system.put_file(str(folder / name), target)
    except Exception as error:  # each service has errors of its own
        raise UsageError(f"--out {address}: {error}; the dataset is in {folder}") from error


def _system(address: str) -> tuple[Any, str]:
    try:
        core = import_module("fsspec.core")
        system, path = core.url_to_fs(address)
    except ImportError as error:
        raise UsageError(
            f"{address}: needs {error.name}; pip install 'extractor[cluster]' {error}"
        ) from error
    except ValueError as error:
        raise UsageError(f"{address}: {error}") from error
    return system, path


def _hidden(name: str, below: str) -> bool:
    parts = PurePosixPath(name.removeprefix(below)).parts
    return any(part.startswith(".") for part in parts)
