"""What was measured, as tables: on the terminal, in the README, as JSON."""

from __future__ import annotations

import platform
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy import Score
from benchmarks.contestants import CONTESTANTS

_OURS, _WORDS = "extractor", "its words and tables"
_PACKAGES = ("pypdfium2", "pdfplumber", "PyMuPDF", "reportlab", "typst")
_FENCE = "<!-- {} -->"


@dataclass(slots=True)
class Measured:
    """All figures of one run, by class and contestant."""

    producers: list[str]
    rounds: int
    pages: dict[str, int] = field(default_factory=dict)
    rounds_of: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    words: dict[str, dict[str, Score]] = field(default_factory=dict)
    cells: dict[str, dict[str, Score]] = field(default_factory=dict)
    tables: dict[str, dict[str, int]] = field(default_factory=dict)
    memory: tuple[int, float] | None = None

    def speed(self, name: str, tool: str) -> float:
        """Pages a second, the median of the rounds."""
        return statistics.median(self.rounds_of[name][tool])

    def ratio(self, name: str, tool: str, ours: str = _OURS) -> float:
        """How many times the speed of `tool` this reader has: the median of the ratios of each round."""
        return median_ratio(self.rounds_of[name][ours], self.rounds_of[name][tool])

    def plain(self) -> dict[str, object]:
        """The figures for machines."""
        return {
            "machine": machine(),
            "versions": versions(),
            "producers": self.producers,
            "pages": self.pages,
            "pages_a_second": self.rounds_of,
            "words": _f1s(self.words),
            "cells": _f1s(self.cells),
            "tables_found": self.tables,
            "memory": self.memory,
            "goals": [goal._asdict() for goal in goals(self)],
        }


class Goal(NamedTuple):
    """A figure that was set as a goal, and what was measured."""

    what: str
    wanted: str
    got: str
    met: bool


def median_ratio(first: Sequence[float], second: Sequence[float]) -> float:
    """The median of the ratios of the same rounds."""
    return statistics.median(a / b for a, b in zip(first, second, strict=True))


def goals(measured: Measured) -> list[Goal]:
    """The goals that this run has figures for."""
    found = []
    for name, tool, least in (
        ("communiqués", "pdfplumber", 25),
        ("contracts, ruled", "pdfplumber", 20),
        ("contracts, ruled", "PyMuPDF", 15),
        ("communiqués", "pypdfium2", 0.5),
    ):
        if name in measured.rounds_of:
            for ours, what in ((_OURS, "speed"), (_WORDS, "speed of its words and tables alone")):
                ratio = measured.ratio(name, tool, ours)
                wanted = f"≥ {least:g} × {tool}"
                found.append(Goal(f"{name}: {what}", wanted, f"{ratio:.3g} ×", ratio >= least))
    for name, scores in measured.words.items():
        own = scores[_OURS].f1
        others = max(scores[tool].f1 for tool in ("pdfplumber", "pypdfium2"))
        met = own >= 0.99 and round(own, 4) >= round(others, 4)
        wanted = f"≥ 0.99, and {others:.4f} of the others"
        found.append(Goal(f"{name}: words in order", wanted, f"{own:.4f}", met))
    for name, least in (("contracts, ruled", 0.99), ("contracts, borderless", 0.8)):
        if name in measured.cells:
            own = measured.cells[name][_OURS].f1
            found.append(Goal(f"{name}: table cells", f"≥ {least:.2f}", f"{own:.3f}", own >= least))
    for name in ("communiqués", "two columns"):
        if name in measured.tables:
            count = measured.tables[name][_OURS]
            found.append(Goal(f"{name}: tables found where there is none", "0", str(count), count == 0))
    if measured.memory:
        pages, peak = measured.memory
        found.append(Goal(f"peak memory on {pages:,} pages", "< 400 MB", f"{peak:.0f} MB", peak < 400))
    return found


def as_text(measured: Measured) -> str:
    """The tables in Markdown, which reads well on a terminal too."""
    return "\n\n".join(_sections(measured))


def _sections(measured: Measured) -> Iterator[str]:
    timed = list(measured.rounds_of)
    about = ", ".join(f"{name} {number}" for name, number in versions().items())
    yield (
        f"One core of {machine()}; {about}. Medians of {measured.rounds} rounds of processor time; "
        f"documents by {', '.join(measured.producers)}."
    )
    rows = [["pages", *(str(measured.pages[name]) for name in timed)]]
    for tool in CONTESTANTS:
        speeds = (f"{measured.speed(name, tool.name):.3g}" for name in timed)
        rows.append([f"{tool.name}: {tool.does}", *speeds])
    for ours in (_OURS, _WORDS):
        for tool in CONTESTANTS[2:]:
            ratios = (f"{measured.ratio(name, tool.name, ours):.3g} ×" for name in timed)
            rows.append([f"{ours} against {tool.name}", *ratios])
    yield table(["pages a second", *timed], rows)
    scored = list(measured.words)
    rows = [
        [f"{tool.name}: words in order", *(f"{measured.words[name][tool.name].f1:.4f}" for name in scored)]
        for tool in CONTESTANTS
        if tool.shown
    ]
    for tool in CONTESTANTS[:-1]:
        if not tool.shown:
            continue
        figures = (
            f"{measured.cells[name][tool.name].f1:.3f}"
            if measured.cells[name][tool.name].expected
            else f"{measured.tables[name][tool.name]} found, none there"
            for name in scored
        )
        rows.append([f"{tool.name}: table cells", *figures])
    yield table(["F1 against the source", *scored], rows)
    yield goal_table(goals(measured))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, its columns as wide as their widest cell."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in [head, *rows]
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def goal_table(goals: Sequence[Goal]) -> str:
    """The goals beside what was measured; « not met » is a fact to work on."""
    rows = [[g.what, g.wanted, g.got, "met" if g.met else "**not met**"] for g in goals]
    return table(["goal", "wanted", "measured", ""], rows)


def _f1s(scores: Mapping[str, Mapping[str, Score]]) -> dict[str, dict[str, float]]:
    return {name: {tool: score.f1 for tool, score in of.items()} for name, of in scores.items()}


def machine() -> str:
    """The processor and the Python, as far as the system tells."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = re.search(r"model name\s*:\s*(.+)", info.read_text("utf-8", "replace"))
        name = found[1] if found else name
    return f"{name} ({platform.system()}, Python {platform.python_version()})"


def versions(packages: Sequence[str] = _PACKAGES) -> dict[str, str]:
    """The versions of those packages that are installed; by default the readers' and typesetters'."""
    found = {}
    for name in packages:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def write_into(readme: Path, text: str, name: str = "figures") -> None:
    """Replace what stands between the marks `name` of `readme`."""
    begin, end = _FENCE.format(name), _FENCE.format(f"/{name}")
    head, _, rest = readme.read_text("utf-8").partition(begin)
    _, _, tail = rest.partition(end)
    readme.write_text(f"{head}{begin}\n{text}\n{end}{tail}", "utf-8")
