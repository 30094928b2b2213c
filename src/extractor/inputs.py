"""What a user names — files, folders, globs — as the files to read, in a fixed order."""

from __future__ import annotations

import glob
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from extractor.addresses import expand, is_address

_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Item:
    """One content to read: the path that is opened, and every path that holds the same bytes."""

    path: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, sorted by path; what is not there or cannot be listed; how many were skipped."""

    items: tuple[Item, ...]
    missing: tuple[str, ...] = ()
    skipped: int = 0


def discover(
    inputs: Iterable[str | os.PathLike[str]],
    wanted: Callable[[Path], bool],
    *,
    exclude: Path | None = None,
) -> Inputs:
    """Files as named; in folders and below them those that are `wanted`.

    Hidden files and those not wanted are skipped and counted; hidden folders and `exclude` (the dataset's
    own folder) are not entered. A glob that finds nothing and a path that is not there are `missing`. A file
    that is named twice is read once; two files with the same bytes are one item with both paths.
    """
    found: dict[str, None] = {}
    missing: list[str] = []
    skipped = 0
    for given in inputs:
        name = os.fspath(given)
        if is_address(name):
            files, others = expand(name, wanted)
            found.update(dict.fromkeys(files))
            skipped += others
            if not files and not others:
                missing.append(name)
            continue
        for path in _expanded(name):
            if path.is_dir():
                files, others = _walk(path, wanted, exclude, missing)
                found.update(dict.fromkeys(files))
                skipped += others
            elif os.path.lexists(path):
                found[str(path)] = None
            else:
                missing.append(name)
    return Inputs(_same_bytes(sorted(found)), tuple(sorted(set(missing))), skipped)


def _expanded(name: str) -> list[Path]:
    if not _MAGIC & set(name) or os.path.lexists(name):
        return [Path(name)]
    return [Path(match) for match in sorted(glob.glob(name, recursive=True))] or [Path(name)]  # noqa: PTH207


def _walk(
    folder: Path, wanted: Callable[[Path], bool], exclude: Path | None, missing: list[str]
) -> tuple[list[str], int]:
    files: list[str] = []
    skipped = 0
    shut = exclude.resolve() if exclude else None
    for root, folders, names in os.walk(folder, onerror=lambda error: missing.append(str(error.filename))):
        here = Path(root)
        kept = [f for f in folders if not f.startswith(".") and (here / f).resolve() != shut]
        folders[:] = sorted(kept)
        for name in names:
            path = here / name
            if not name.startswith(".") and path.is_file() and wanted(path):
                files.append(str(path))
            else:
                skipped += 1
    return files, skipped


def _same_bytes(paths: list[str]) -> tuple[Item, ...]:
    """Only files of one size can have the same bytes: the others are not opened here."""
    by_size: dict[int, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for path in paths:
        first[path] = path
        try:
            by_size[os.stat(path).st_size].append(path)  # noqa: PTH116
        except OSError:
            continue  # reading it says why
    for size, alike in by_size.items():
        if size == 0 or len(alike) == 1:
            continue
        by_digest: dict[str, str] = {}
        for path in alike:
            try:
                with open(path, "rb") as stream:  # noqa: PTH123
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
            except OSError:
                continue
            first[path] = by_digest.setdefault(digest, path)
    sources: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        sources[first[path]].append(path)
    return tuple(Item(path, tuple(same)) for path, same in sources.items())
