"""A whole list: each host in its own order, several hosts at once, every address a row in the manifest."""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import urlsplit

from extractor.collecting.fetching import Fetched, Fetcher
from extractor.collecting.manifest import (
    KEPT,
    NAME,
    Entry,
    file_name,
    manifest_bytes,
    ordered,
    read_manifest,
)
from extractor.collecting.sources import Source
from extractor.errors import EmptyError, ReadError
from extractor.readers import READERS, recognise
from extractor.review.decisions import locked
from extractor.writers.files import write_whole


def collect(sources: Sequence[Source], out: Path, fetcher: Fetcher) -> Iterator[tuple[Entry, bool]]:
    """Fetch what is not there yet into `out`; the manifest is on disk before each row is given back.

    Gives each source's row, and whether it was asked for in this run. With `refresh`, what is there is asked
    for again, on condition that it has changed. A second run on the same folder waits for the first to end.
    """
    with locked(out / NAME):
        yield from _collected(sources, out, fetcher)


def _collected(sources: Sequence[Source], out: Path, fetcher: Fetcher) -> Iterator[tuple[Entry, bool]]:
    known = read_manifest(out)
    listed = [source.address for source in sources]
    lock = threading.Lock()
    hosts: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        entry = known.get(source.address, Entry(source.address))
        entry = known[source.address] = replace(entry, **asdict(source))
        done = entry.status in KEPT and entry.there(out)
        if done and not fetcher.options.refresh:
            yield entry, False
        else:
            hosts[_host(source.address)].append(source)
    _save(out, known, listed)
    done_rows: SimpleQueue[Entry | BaseException] = SimpleQueue()
    stopping = threading.Event()

    def work(queue: list[Source]) -> None:
        try:
            for source in queue:
                if stopping.is_set():
                    return
                entry = _fetched(known[source.address], out, fetcher)
                with lock:
                    known[source.address] = entry
                    _save(out, known, listed)
                done_rows.put(entry)
        except BaseException as error:  # noqa: BLE001  # a bug shows where the rows are taken
            done_rows.put(error)

    with ThreadPoolExecutor(fetcher.options.workers) as pool:
        for queue in hosts.values():
            pool.submit(work, queue)
        try:
            for _ in range(sum(map(len, hosts.values()))):
                row = done_rows.get()
                if isinstance(row, BaseException):
                    raise row
                yield row, True
        finally:
            stopping.set()
            pool.shutdown(wait=False, cancel_futures=True)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _save(out: Path, known: dict[str, Entry], listed: Sequence[str]) -> None:
    write_whole(out / NAME, manifest_bytes(ordered(known, listed)))


def _fetched(before: Entry, out: Path, fetcher: Fetcher) -> Entry:
    """Fetch one address and put its file into place; the row that says what happened."""
    there = before.there(out)
    conditions = {}
    if there and before.etag:
        conditions["If-None-Match"] = before.etag
    if there and before.last_modified:
        conditions["If-Modified-Since"] = before.last_modified
    found = fetcher.fetch(before.address, conditions)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = replace(
        before,
        status=found.status,
        message=found.message,
        http_status=str(found.http_status or ""),
        redirects=" | ".join(found.redirects),
        attempts=str(found.attempts),
        checked=now,
    )
    if not there:
        row = replace(row, file="", sha256="", bytes="", media_type="", content_type="", retrieved="",
                      etag="", last_modified="", final_address="")  # fmt: skip
    if found.status == "not_modified" and not there:
        return replace(row, status="http_error", message="the server answered 304 to what was not asked")
    return _kept(row, found, out, now) if found.status == "ok" else row


def _kept(row: Entry, found: Fetched, out: Path, now: str) -> Entry:
    headers = found.headers or {}
    said = headers.get("content-type", "")
    try:
        kind = recognise(found.data)
    except EmptyError:
        return replace(row, status="empty", message="the server sent nothing")
    except ReadError as error:
        return replace(row, status="wrong_type", message=str(error), content_type=said)
    if kind == "text" and said and not said.lower().startswith(("text/", "application/octet-stream")):
        return replace(row, status="wrong_type", message=f"text that is said to be {said}", content_type=said)
    reader = READERS[kind]
    name = file_name(row.address, reader.suffixes[0])
    write_whole(out / name, found.data)
    if row.file and row.file != name:
        (out / row.file).unlink(missing_ok=True)
    return replace(
        row,
        file=name,
        sha256=hashlib.sha256(found.data).hexdigest(),
        bytes=str(len(found.data)),
        media_type=reader.media_type,
        content_type=said,
        final_address=found.final if found.final != row.address else "",
        retrieved=now,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
    )
