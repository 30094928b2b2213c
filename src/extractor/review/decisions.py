"""decisions.csv: what people decided, one line a decision, appended and never changed.

Several programs may write to one file at a time: a line is written whole, at the end, under a lock, and is
on the disk before anybody is told that it is saved. A program that is killed while it writes leaves at most
one torn line, which stays where it is and is skipped. So that it cannot swallow the next one, a decision is
always one physical line: line breaks inside cells are written as `\\n`.
"""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Literal, get_args

from extractor.dataset.cells import neutralise, restore
from extractor.errors import UsageError

Verdict = Literal["ok", "no", "value", "add", "note", "undo"]
"""What a line says: the proposal is right, is wrong, the right value, a missed fact, only a comment, or that
earlier lines on this fact no longer count."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
NAME = "decisions.csv"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line. `value` is what holds now (for `no`: what does not), in the words of `review.values`.

    `proposed` is what the person was shown and `status` how it stood then. `document`, `page`, `start` (the
    quote's first character in the text) and the words `before` and `after` the quote find the fact again
    where its id has changed. `text`, `heading`, `commitment` and `stated` are those of an action: what
    training on decisions needs besides the answer.
    """

    id: str
    kind: str
    quote: str
    value: str
    decision: Verdict
    comment: str
    who: str
    when: str
    proposed: str
    status: str
    document: str
    page: int | None
    start: int
    document_id: str
    before: str = ""
    after: str = ""
    text: str = ""
    heading: str = ""
    commitment: str = ""
    stated: str = ""

    @property
    def key(self) -> tuple[str, str, bool]:
        """What it decides on: a fact, or that there is one which was missed."""
        return (self.kind, self.id, self.decision == "add")


COLUMNS = tuple(field.name for field in fields(Decision))
_HEADER = ",".join(COLUMNS)
_FIRST_COLUMNS = COLUMNS[: COLUMNS.index("document_id") + 1]
_FIRST_HEADER = ",".join(_FIRST_COLUMNS)
"""Of files that an earlier version began: they are read, and go on with the columns that they have."""
_DOCUMENT_ID = re.compile(r"doc-[0-9a-f]{12}")
_ESCAPES = {"\\": "\\\\", "\r\n": "\\n", "\n": "\\n", "\r": "\\n"}
_RAW = re.compile(r"\\|\r\n|\n|\r")
_ESCAPED = re.compile(r"\\([\\n])")


@dataclass(frozen=True, slots=True)
class Log:
    """A decisions.csv as read: its decisions in order, and the numbers of lines that could not be read."""

    decisions: tuple[Decision, ...] = ()
    damaged: tuple[int, ...] = ()

    def standing(self) -> tuple[Decision, ...]:
        """The decision that counts for each fact, in the order in which they were taken: the last one.

        A note changes nothing; `undo` takes back all earlier lines on its fact.
        """
        last: dict[tuple[str, str, bool], Decision] = {}
        for decision in self.decisions:
            if decision.decision == "note":
                continue
            last.pop(decision.key, None)
            if decision.decision == "undo":
                last.pop((decision.kind, decision.id, True), None)
            else:
                last[decision.key] = decision
        return tuple(last.values())


def default_path(out: Path) -> Path:
    """decisions.csv beside the dataset folder: outside it, since a dataset is written anew by each run."""
    return Path(os.path.abspath(out)).parent / NAME  # noqa: PTH100 - a link to a folder stays where it is


def read(path: Path) -> Log:
    """The decisions of a file; none where there is no file. Torn and damaged lines are skipped and counted.

    Raises a UsageError where the file cannot be opened or is no decisions.csv.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise UsageError(f"--decisions {path}: {error.strerror or error}") from error
    lines = text.split("\n")
    if not lines[0].strip() and len(lines) == 1:
        return Log()
    if len(lines) == 1 and _HEADER.startswith(lines[0].strip()):
        return Log(damaged=(1,))  # the very first write was torn
    if lines[0].strip() not in (_HEADER, _FIRST_HEADER):
        raise UsageError(
            f"{path}:1: not a decisions.csv as this program writes it (another program may have saved it"
            f" anew): its first line must be {_HEADER}"
        )
    width = _columns(f"{lines[0]}\n")
    decisions, damaged = [], []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.strip() in (_HEADER, _FIRST_HEADER):
            continue
        decision = _parsed(line.rstrip("\r"), width)
        if decision is None:
            damaged.append(number)
        else:
            decisions.append(decision)
    return Log(tuple(decisions), tuple(damaged))


def append(path: Path, decisions: Sequence[Decision]) -> None:
    """Write decisions at the end of a file, whole and for good, whoever else is writing.

    Raises a UsageError where the file cannot be written to or is no decisions.csv.
    """
    if not decisions:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            read(path)  # never add to a file of another kind
            lines = "".join(line(decision, _width(path)) for decision in decisions)
            descriptor = os.open(
                path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666
            )
            try:
                start = _start(descriptor)
                _write(descriptor, (start + lines).encode("utf-8", "backslashreplace"))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error


def line(decision: Decision, width: int = len(COLUMNS)) -> str:
    """A decision as one line of the file, with its line end; `width` is the number of columns that it has."""
    buffer = io.StringIO(newline="")
    cells = [
        "" if cell is None else _RAW.sub(lambda m: _ESCAPES[m[0]], str(cell))
        for cell in astuple(decision)[:width]
    ]
    csv.writer(buffer, lineterminator="\r\n").writerow(neutralise(cell) for cell in cells)
    return buffer.getvalue()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a decisions.csv; freed when its holder ends, however that comes about."""
    with path.with_name(f".{path.name}.lock").open("ab") as stream:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def changed(log: Log, wanted: Iterable[Decision]) -> list[Decision]:
    """Those of `wanted` that say something new: a file that is applied twice decides once."""
    last = {decision.key: decision for decision in log.standing()}
    notes = {(d.key, d.comment) for d in log.decisions}
    fresh = []
    for decision in wanted:
        before = last.get(decision.key)
        if decision.decision == "note":
            known = (decision.key, decision.comment) in notes
        elif decision.decision == "undo":
            known = before is None and (decision.kind, decision.id, True) not in last
        else:
            known = before is not None and _said(before) == _said(decision)
        if not known:
            fresh.append(decision)
            notes.add((decision.key, decision.comment))
            if decision.decision == "undo":
                last.pop(decision.key, None)
            elif decision.decision != "note":
                last[decision.key] = decision
    return fresh


def taken_back(log: Log, who: str, when: str) -> list[Decision]:
    """The lines that undo one person's last decision: it no longer counts, what stood before does again."""
    standing = [decision for decision in log.standing() if decision.who == who]
    if not standing:
        return []
    last = standing[-1]
    position = max(n for n, decision in enumerate(log.decisions) if decision is last)
    before = Log(log.decisions[:position]).standing()
    undo = replace(last, decision="undo", value="", comment="", when=when)
    return [undo, *(replace(d, when=when) for d in before if (d.kind, d.id) == (last.kind, last.id))]


def _said(decision: Decision) -> tuple[str, str, str, str]:
    return (decision.decision, decision.value, decision.comment, decision.who)


def _columns(header: str) -> int:
    return len(_FIRST_COLUMNS) if header.endswith("\n") and header.strip() == _FIRST_HEADER else len(COLUMNS)


def _parsed(text: str, width: int) -> Decision | None:
    """A line as a decision; None where it is torn or somebody damaged it."""
    try:
        (cells,) = csv.reader([text], strict=True)
    except (csv.Error, ValueError):
        return None
    if len(cells) != width:
        return None
    plain = [_ESCAPED.sub(lambda m: "\n" if m[1] == "n" else "\\", restore(cell)) for cell in cells]
    values = dict.fromkeys(COLUMNS, "") | dict(zip(COLUMNS, plain, strict=False))
    verdict = next((name for name in VERDICTS if name == values["decision"]), None)
    page, start = values["page"], values["start"]
    if verdict is None or not _DOCUMENT_ID.fullmatch(values["document_id"]):
        return None
    if not start.isdecimal() or not (page.isdecimal() or not page):
        return None
    return Decision(
        id=values["id"],
        kind=values["kind"],
        quote=values["quote"],
        value=values["value"],
        decision=verdict,
        comment=values["comment"],
        who=values["who"],
        when=values["when"],
        proposed=values["proposed"],
        status=values["status"],
        document=values["document"],
        page=int(page) if page else None,
        start=int(start),
        document_id=values["document_id"],
        before=values["before"],
        after=values["after"],
        text=values["text"],
        heading=values["heading"],
        commitment=values["commitment"],
        stated=values["stated"],
    )


def _width(path: Path) -> int:
    """How many columns the lines of a file have: as many as its header names."""
    try:
        with path.open("rb") as stream:
            first = stream.readline().decode("utf-8-sig", "replace")
    except FileNotFoundError:
        return len(COLUMNS)
    return _columns(first)


def _start(descriptor: int) -> str:
    """What must stand before a new line: the header of a new file, the line end that a torn line lacks."""
    size = os.fstat(descriptor).st_size
    if size == 0:
        return _HEADER + "\r\n"
    os.lseek(descriptor, max(0, size - 1), os.SEEK_SET)
    if os.read(descriptor, 1) == b"\n":
        return ""
    os.lseek(descriptor, 0, os.SEEK_SET)
    first = os.read(descriptor, len(_HEADER) + 4)
    if first.startswith(b"\xef\xbb\xbf"):
        first = first[3:]
    if b"\n" in first or len(first) > len(_HEADER):
        return "\r\n"
    # only a torn header: what is missing of it
    return _HEADER[len(first.decode("ascii", "replace").rstrip("\r")) :] + "\r\n"


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
