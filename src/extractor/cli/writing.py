"""The dataset of a run as files, or nothing where they already say it."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.closing import Summary
from extractor.writers.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.batch.gathering import Gathering
    from extractor.review.decisions import Log

NOTE = "written"


def written(
    gathering: Gathering,
    log: Log,
    out: Path,
    formats: Sequence[str],
    record: dict[str, object],
    workers: int,
) -> tuple[Summary, list[str]]:
    """Write the dataset, unless all that it is made of and all of its files are as they were left.

    Returns its figures and the names of its files but run.json.
    """
    store, began = gathering.store, time.perf_counter()
    state = _state(gathering, log, formats)
    earlier = _earlier(store.note(NOTE), state, out)
    if earlier is not None:
        summary, counts, names = earlier
        _again(out, record, counts)
        return summary, names
    # extractors and spaCy come with these: not before there is something to write
    from extractor.batch.assembling import assemble
    from extractor.writers import publish, staging, write

    store.set_note(NOTE, "")
    if log.standing():  # a decision may speak of several documents
        dataset = gathering.pipeline.dataset(gathering.results(), log.standing())
        summary = Summary.of(dataset)
        ocr = any(row["reader"] == "ocr" for row in dataset.rows["documents"])
        counts = {name: len(rows) for name, rows in dataset.rows.items()}
        names = write(dataset, out, formats, _finished(record, gathering, counts, ocr, began))
    else:
        with staging(out) as staged:
            told = assemble(gathering.pipeline, store, gathering.found(), formats, staged, workers)
            summary = Summary.told(told)
            names = publish(staged, out, _finished(record, gathering, told.counts, told.ocr, began))
    files = {name: _stamp(out / name) for name in names if name != "run.json"}
    note = {"state": state, "summary": asdict(summary), "counts": record["counts"], "files": files}
    store.forget_others()
    store.set_note("environment", store.environment)
    store.set_note(NOTE, json.dumps(note))
    return summary, list(files)


def _finished(
    record: dict[str, object], gathering: Gathering, counts: dict[str, int], ocr: bool, began: float
) -> dict[str, object]:
    """What run.json says, with what is known when all tables are made."""
    if ocr:
        from extractor.readers.ocr import engine_version

        record["versions"] |= {"tesseract": engine_version()}  # type: ignore[operator]
    record["counts"] = counts | {"skipped": gathering.inputs.skipped}
    record["finished"] = _now()
    record["seconds"]["tables"] = round(time.perf_counter() - began, 3)  # type: ignore[index]
    return record


def _state(gathering: Gathering, log: Log, formats: Sequence[str]) -> str:
    """The SHA-256 of all that a dataset is made of."""
    digest = hashlib.sha256(gathering.store.environment.encode())
    digest.update(f"{gathering.pipeline.threshold!r}\x1f{sorted(formats)}\x1f".encode())
    for source, found in gathering.found():
        digest.update(f"{source}\x1f{found}\x1e".encode("utf-8", "backslashreplace"))
    for decision in log.standing():
        digest.update(f"{astuple(decision)}\x1e".encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def _earlier(note: str, state: str, out: Path) -> tuple[Summary, dict[str, int], list[str]] | None:
    """What the last run said, where it wrote from the same and its files were not touched since."""
    if not note:
        return None
    told = json.loads(note)
    if told["state"] != state or not (out / "run.json").is_file():
        return None
    if any(_stamp(out / name) != stamp for name, stamp in told["files"].items()):
        return None
    return Summary(**told["summary"]), told["counts"], list(told["files"])


def _again(out: Path, record: dict[str, object], counts: dict[str, int]) -> None:
    """run.json tells of the last run, also of one that had nothing to write."""
    before = json.loads((out / "run.json").read_text("utf-8"))
    record |= {"counts": counts, "finished": _now(), "files": before["files"], "versions": before["versions"]}
    text = json.dumps(record, ensure_ascii=False, indent=2, default=str) + "\n"
    write_whole(out / "run.json", text.encode("utf-8", "backslashreplace"))


def _stamp(path: Path) -> list[int]:
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
