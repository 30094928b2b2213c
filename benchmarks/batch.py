"""Whole batches, side by side: `python -m benchmarks.batch --peer FILE [--rounds N] [--large N] [--write]`.

`--peer` is a script that does the usual thing (`OUT file.pdf … --timings`, which prints its processor seconds
and those of loading). Both sides run as commands on one core, in turn; the figures are medians of processor
time with what starting costs taken off, so that other work on the machine disturbs them least. What two
workers gain is wall time, starting taken off too: it is the same for one, and the less the longer a run is.
A second run is counted with its start. Nothing passes or fails here: goals stand beside.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.documents import communique, contract
from benchmarks.reading import page_count
from benchmarks.report import write_into
from benchmarks.typesetting import typesetters

README = Path(__file__).with_name("README.md")
COMMAND = [sys.executable, "-c", "from extractor.cli import main; main()"]
PAGES_A_CONTRACT = 30
STAGED = 300
"""Pages whose cost is split by stage."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: wall and processor seconds, its processes' most memory in 10**6 bytes."""

    wall: float
    processor: float
    memory: float
    said: str = ""


@dataclass
class Table:
    """Rows of a Markdown table."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, wanted: str, measured: str, met: bool | None = None) -> None:
        mark = "" if met is None else " – met" if met else " – **not met**"
        self.rows.append((what, wanted, f"{measured}{mark}"))
        print(f"{what}: {measured} (wanted {wanted or 'nothing'}){mark}", flush=True)

    def __str__(self) -> str:
        lines = ["| | wanted | measured |", "|---|---|---|"]
        return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in self.rows)])


def main() -> None:
    """Make documents, run everything, print and perhaps write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--peer", type=Path, metavar="FILE", help="the pipeline to compare with")
    parser.add_argument("--pages", type=int, default=60, help="about so many of each class for the peer")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--small", type=int, default=1000, help="pages of the small batch")
    parser.add_argument("--large", type=int, default=20_000, help="pages of the large batch; 0: none")
    parser.add_argument("--write", action="store_true", help=f"put the table into {README.name}")
    args = parser.parse_args()
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        made = _documents(root / "made", args.pages)
        if args.peer:
            for kind, goal in (("communiqués", 30), ("contracts, ruled", 40)):
                _against_peer(table, args.peer.resolve(), kind, made[kind], goal, args.rounds, root)
        every = [path for paths in made.values() for path in paths]
        start = _start(root, args.rounds)
        _scaling(table, every, args.small, args.large, start, root)
        _workers(table, every, args.small, args.rounds, start, root)
        _help(table)
        _stages(table, made, root)
    print(table)
    if args.write:
        busy = f"{os.getloadavg()[0]:.0f}"
        cores = f"{os.cpu_count()} cores, load {busy} (others work here too)"
        lead = f"Medians of {args.rounds} interleaved rounds, {cores}. Made by `python -m benchmarks.batch`."
        write_into(README, f"{lead}\n\n{table}", "batch")


def _documents(folder: Path, pages: int) -> dict[str, list[Path]]:
    """PDFs of each class, of every producer of this machine."""
    setters = typesetters()
    kinds: dict[str, tuple[Callable[[int], object], int]] = {
        "communiqués": (communique, max(1, pages // (2 * len(setters)))),
        "contracts, ruled": (contract, max(1, round(pages / (PAGES_A_CONTRACT * len(setters))))),
    }
    made: dict[str, list[Path]] = {}
    for number, (kind, (make, count)) in enumerate(kinds.items()):
        sources = [make(index) for index in range(count)]
        (folder / str(number)).mkdir(parents=True)
        made[kind] = []
        for producer, typeset in setters.items():
            for index, data in enumerate(typeset(sources)):  # type: ignore[arg-type]
                path = folder / str(number) / f"{producer}-{index:03}.pdf"
                path.write_bytes(data)
                made[kind].append(path)
    return made


def _many(sources: Sequence[Path], pages: int, folder: Path) -> int:
    """Copies with other bytes, each a document of its own, until there are so many pages."""
    folder.mkdir(parents=True)
    counts = {path: page_count(path.read_bytes()) for path in sources}
    total = 0
    for number, path in enumerate(itertools.cycle(sources)):
        if total >= pages:
            return total
        (folder / f"{number:06}.pdf").write_bytes(path.read_bytes() + b"\n%% copy %d\n" % number)
        total += counts[path]
    return total


def _against_peer(
    table: Table, peer: Path, kind: str, files: Sequence[Path], goal: int, rounds: int, root: Path
) -> None:
    pages = sum(page_count(path.read_bytes()) for path in files)
    one = _short(root)
    ours, theirs, ratios = [], [], []
    for _ in range(rounds):
        start = _extractor([one], root, one_core=True).processor
        mine = (_extractor(files, root, one_core=True).processor - start) / pages
        told = _run(
            [sys.executable, str(peer), str(root / "peer"), *map(str, files), "--timings"], one_core=True
        )
        loading = re.search(r"charger_nlp\s+([\d.]+)", told.said)
        whole = re.search(r"CPU ([\d.]+) s", told.said)
        assert loading
        assert whole
        yours = (float(whole[1]) - float(loading[1])) / pages
        ours.append(1 / mine)
        theirs.append(1 / yours)
        ratios.append(yours / mine)
    ratio = median(ratios)
    measured = f"{ratio:.1f} × ({median(ours):.0f} pages/s against {median(theirs):.1f})"
    table.add(f"{kind} ({pages} pages): against the usual pipeline", f"≥ {goal} ×", measured, ratio >= goal)


def _short(root: Path) -> Path:
    """A document of one line: what it costs is what starting costs."""
    path = root / "one.txt"
    path.write_text("Le 4 mai 2021.", "utf-8")
    return path


def _start(root: Path, rounds: int) -> Cost:
    runs = [_extractor([_short(root)], root) for _ in range(rounds)]
    return Cost(
        median(run.wall for run in runs),
        median(run.processor for run in runs),
        median(run.memory for run in runs),
    )


def _scaling(table: Table, sources: Sequence[Path], small: int, large: int, start: Cost, root: Path) -> None:
    costs: dict[int, tuple[int, Cost]] = {}
    for pages in sorted({pages for pages in (small, 2 * small, large) if pages}):
        count = _many(sources, pages, root / str(pages))
        cost = _extractor([root / str(pages)], root, fresh=False, out=f"out-{pages}")
        costs[pages] = (count, cost)
        again = _extractor([root / str(pages)], root, fresh=False, out=f"out-{pages}")
        share = again.processor / cost.processor
        told = f"{100 * share:.1f} %, {again.processor:.2f} s with its start"
        table.add(f"an unchanged second run ({count} pages)", "≤ 3 %", told, share <= 0.03)
        if pages == large:
            shutil.rmtree(root / str(pages))
    (few, first), (many, last) = costs[small], costs.get(large, costs[small])
    if many > few:
        # The small batch once more: where others work too, one minute tells little of the next.
        around = (first.processor + _extractor([root / str(small)], root).processor) / 2
        spent = [(took - start.processor) / count for count, took in ((many, last.processor), (few, around))]
        time_ratio = spent[0] / spent[1]
        slower = f"{100 * (time_ratio - 1):+.0f} % ({1000 * spent[0]:.1f} ms against {1000 * spent[1]:.1f})"
        table.add(f"time a page: {many} pages against {few}", "within 10 %", slower, time_ratio <= 1.1)
        memory = last.memory / first.memory
        table.add(f"memory: {many} pages against {few}", "within 20 %",
            f"{last.memory:.0f} MB against {first.memory:.0f} MB", memory <= 1.2)  # fmt: skip


def _workers(table: Table, sources: Sequence[Path], pages: int, rounds: int, start: Cost, root: Path) -> None:
    folder = root / "workers"
    _many(sources, pages, folder)
    gains = []
    for _ in range(rounds):
        one = _extractor([folder], root, workers=1).wall - start.wall
        two = _extractor([folder], root, workers=2).wall - start.wall
        gains.append(one / two)
    gain = median(gains)
    told = f"{gain:.2f} × ({', '.join(f'{each:.2f}' for each in sorted(gains))})"
    table.add("two workers against one, wall time", "≥ 1.8 ×", told, gain >= 1.8)


def _help(table: Table) -> None:
    commands = {"help": [*COMMAND, "--help"], "typer": [sys.executable, "-c", "import typer"]}
    walls: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(11):
        for name, command in commands.items():
            walls[name].append(_run(command).processor)
    ratio = median(walls["help"]) / median(walls["typer"])
    seconds = f"{median(walls['help']):.2f} s against {median(walls['typer']):.2f} s"
    table.add(
        "`extractor --help` against `import typer`", "≤ 2.5 ×", f"{ratio:.2f} × ({seconds})", ratio <= 2.5
    )


def _stages(table: Table, made: dict[str, list[Path]], root: Path) -> None:
    """Processor time of each step of one document after another, in this process; the last with a worker."""
    from extractor import extractors, readers
    from extractor.batch.assembling import assemble
    from extractor.batch.reading import answer_of
    from extractor.batch.store import Store
    from extractor.pipeline import load

    pipeline = load(ocr="never")
    pipeline.warm()
    for number, (kind, files) in enumerate(made.items()):
        spent: dict[str, float] = {}
        pages = 0
        store = Store(root / f"store-{number}", "stages")
        found = []
        _many(files, STAGED, root / f"stages-{number}")
        for path in sorted((root / f"stages-{number}").iterdir()):
            data = path.read_bytes()
            _timed(spent, "pdfium’s bare text", _bare, data)
            document = _timed(spent, "read", readers.read, "x", data, ocr="never")
            reading = _timed(spent, "mark", pipeline._language.annotate, document)
            result = _timed(spent, "extract", extractors.extract, reading, pipeline.rules)
            links = _timed(spent, "link", pipeline._linker.link, result.actions)
            answer = _timed(spent, "pack", answer_of, replace(result, links=tuple(links)))
            kept = (document.sha256, answer.pages, answer.code, answer.packed)
            _timed(spent, "store", store.put, *kept)
            found.append((str(path), document.sha256))
            pages += len(document.pages)
        _timed(spent, "store", store.commit)
        staged = root / f"staged-{number}"
        staged.mkdir()
        _timed(spent, "tabulate, queue and write", assemble, pipeline, store, found, (), staged, 1)
        told = ", ".join(f"{name} {1000 * seconds / pages:.1f}" for name, seconds in spent.items())
        table.add(f"{kind}: milliseconds a page by stage", "", told)


def _timed(spent: dict[str, float], name: str, step: Callable[..., Any], *given: Any, **named: Any) -> Any:
    began = _processor()
    done = step(*given, **named)
    spent[name] = spent.get(name, 0.0) + _processor() - began
    return done


def _processor() -> float:
    """Processor seconds of this process and of those that it has waited for."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in usage)


def _bare(data: bytes) -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        page.get_textpage().get_text_bounded()


def _extractor(
    inputs: Sequence[Path], root: Path, *, workers: int = 1, fresh: bool = True, out: str = "out",
    one_core: bool = False,
) -> Cost:  # fmt: skip
    options = ["--out", str(root / out), "--ocr", "never", "--workers", str(workers), "--quiet"]
    options += ["--fresh"] if fresh else []
    return _run([*COMMAND, "run", *map(str, inputs), *options], one_core=one_core)


def _run(command: Sequence[str], *, one_core: bool = False) -> Cost:
    """A command to its end; its memory as the system shares it out among all of its processes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    bind = (lambda: os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})) if one_core else None
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL, preexec_fn=bind)
        memory = 0.0
        while process.poll() is None:
            memory = max(memory, sum(map(_memory, _family(process.pid))))
            time.sleep(0.05)
        after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        said.seek(0)
        if process.returncode:
            raise RuntimeError(f"exit status {process.returncode}: {' '.join(command)[:300]}")
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Cost(ended - began, spent, memory / 1e6, said.read())


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [pid, *(other for child in children for other in _family(int(child)))]


def _memory(pid: int) -> int:
    """The bytes of a process, what it shares with others of the run counted in parts.

    Without mapped files: of libraries a process counts the less, the more other programs of the machine have
    them, and the more, the sooner these end.
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    own = ("Pss_Anon:", "Pss_Shmem:")
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(own))


if __name__ == "__main__":
    main()
