"""A dataset as files. A format is one module and one line in WRITERS.

The module has `packed(dataset)`, what a part of a dataset adds to its files, and `opened(folder)`, a context
manager that gives the function to add such parts. So a dataset is written at once or document by document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from extractor.dataset import Dataset
from extractor.errors import UsageError
from extractor.writers import csv, datapackage, docbin, jsonl, labelstudio, parquet, sqlite, xlsx
from extractor.writers.files import Add, move, prepare, remove_stale, stage, staging, write_whole

__all__ = ["WRITERS", "check_formats", "prepare", "publish", "staging", "write"]


class Format(NamedTuple):
    """A format; what it packs can be pickled."""

    packed: Callable[[Dataset], Any]
    opened: Callable[[Path], AbstractContextManager[Add[Any]]]


_MODULES = {
    "csv": csv,
    "parquet": parquet,
    "sqlite": sqlite,
    "jsonl": jsonl,
    "xlsx": xlsx,
    "docbin": docbin,
    "labelstudio": labelstudio,
}
WRITERS = {name: Format(module.packed, module.opened) for name, module in _MODULES.items()}
"""What `--format` offers. The modules import their libraries when they write."""

EXTRAS = {"parquet": "pyarrow", "xlsx": "xlsxwriter"}
"""Formats whose library comes with the extra of the same name."""


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats, once each. Raises a UsageError for one that is not there or whose library is not."""
    wanted = tuple(dict.fromkeys(formats))
    for name in wanted:
        if name not in WRITERS:
            raise UsageError(f"--format {name}: not known; there are {', '.join(WRITERS)}")
        if name in EXTRAS and find_spec(EXTRAS[name]) is None:
            raise UsageError(f"--format {name} needs {EXTRAS[name]}: pip install 'extractor[{name}]'")
    return wanted


def write(dataset: Dataset, out: Path, formats: Iterable[str], run: Mapping[str, object]) -> list[str]:
    """Write a dataset into `out`; `run` goes into run.json, with the names of all files. Returns those names.

    What an earlier run wrote here and this one does not is removed; files of others are left alone. A
    review.csv in which somebody has filled in decisions is kept beside the new one.
    """
    prepare(out)
    wanted = check_formats(formats)
    with staging(out) as staged:
        for name in dict.fromkeys(["csv", *wanted]):
            with WRITERS[name].opened(staged) as add:
                add(WRITERS[name].packed(dataset))
        for id_, text in dataset.texts.items():
            stage_text(staged, id_, text)
        stage(staged / "datapackage.json", datapackage.described(len(dataset.rows["documents"])))
        return publish(staged, out, run)


def stage_text(staged: Path, document_id: str, text: str) -> None:
    """Write the canonical text of a document."""
    stage(staged / "text" / f"{document_id}.txt", text.encode("utf-8", "replace"))


def publish(staged: Path, out: Path, run: Mapping[str, object]) -> list[str]:
    """Move a dataset that is whole from where it was staged into `out`; as `write` for what was there."""
    earlier = _written_before(out)
    kept = _keep_decided(out)
    names = sorted(path.relative_to(staged).as_posix() for path in staged.rglob("*") if path.is_file())
    for name in names:
        move(staged / name, out / name)
    remove_stale(out, earlier, [*names, "run.json", kept])
    record = json.dumps({**run, "files": names}, ensure_ascii=False, indent=2, default=str) + "\n"
    write_whole(out / "run.json", record.encode("utf-8", "backslashreplace"))
    return [*names, "run.json"]


def _written_before(out: Path) -> list[str]:
    try:
        names = json.loads((out / "run.json").read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _keep_decided(out: Path) -> str:
    """Put aside a review.csv that somebody worked in. Returns its new name, or nothing."""
    review = out / "review.csv"
    decided = csv.decided(review)
    if not decided:
        return ""
    number = 1
    while (out / f"review-decided-{number}.csv").exists():
        number += 1
    kept = f"review-decided-{number}.csv"
    review.replace(out / kept)
    return kept
