"""What `benchmarks.facts` measured, as tables: on the terminal, in the README, as JSON."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.factscore import FactScore, Tally
from benchmarks.finders import CONTESTANTS
from benchmarks.report import Goal, goal_table, machine, table, versions
from extractor.evaluation import Report

OURS = "extractor"
PARTS = ("dev", "held-out")
SPECS = "specs"
MARK = "facts"
_PACKAGES = (
    "dateparser",
    "recognizers-text-date-time",
    "recognizers-text-number-with-unit",
    "price-parser",
)
_COUNTED = ("departments", "signatories", "dates", "amounts", "actions")
_RATES = {"payer": "amount_payer", "list roles": "list_role"}
_GOALS = (
    ("dates", "dates.f1", 0.97),
    ("amounts", "amounts.f1", 0.99),
    ("payer", "amount_payer.accuracy", 0.90),
    ("signatories", "signatories.f1", 0.97),
    ("departments", "departments.f1", 0.98),
    ("actions", "actions.f1", 0.95),
    ("list roles", "list_role.accuracy", 0.97),
)
_FAST = {"dates": 1.0, "amounts": 0.5}  # milliseconds a kilobyte


class Times(NamedTuple):
    """Milliseconds a kilobyte of one round: of all texts together, and of the median document."""

    all: float
    document: float


@dataclass(slots=True)
class Facts:
    """All figures of one run: by kind of fact, by contestant, by part of the texts."""

    rounds: int
    texts: dict[str, int] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    scores: dict[tuple[str, str], dict[str, FactScore]] = field(default_factory=dict)
    times: dict[tuple[str, str], list[Times]] = field(default_factory=dict)  # of each round

    def milliseconds(self, kind: str, tool: str) -> Times:
        """The medians of the rounds."""
        return Times(*map(statistics.median, zip(*self.times[kind, tool], strict=True)))

    def plain(self) -> dict[str, object]:
        """The figures for machines."""
        return {
            "machine": machine(),
            "versions": versions(_PACKAGES),
            "texts": self.texts,
            "pipeline": {part: report.figures() for part, report in self.reports.items()},
            "facts": {
                f"{kind}, {tool}": {
                    "ms_per_kilobyte": self.milliseconds(kind, tool)._asdict(),
                    **{
                        part: {"spans": _figures(score.spans), "values": _figures(score.values)}
                        for part, score in scores.items()
                    },
                }
                for (kind, tool), scores in self.scores.items()
            },
            "goals": [goal._asdict() for goal in goals(self)],
        }


def goals(measured: Facts) -> list[Goal]:
    """The goals on the held-out documents, and those of speed."""
    figures, report = measured.reports["held-out"].figures(), measured.reports["held-out"]
    found = []
    for what, name, least in _GOALS:
        got = f"{figures[name]:.3f} of {_size(report, name)}"
        found.append(Goal(f"held-out: {what}", f"≥ {least:.2f}", got, figures[name] >= least))
    for kind, most in _FAST.items():
        own = measured.milliseconds(kind, OURS).all
        found.append(Goal(f"{kind}: time of a kilobyte", f"< {most:g} ms", f"{own:.2f} ms", own < most))
    return found


def _size(report: Report, name: str) -> int:
    """How many facts of the gold a figure is about."""
    table_name, _, measure = name.partition(".")
    if measure == "accuracy":
        return report.rates[table_name].total
    return report.tables[table_name].right + report.tables[table_name].missed


def as_text(measured: Facts) -> str:
    """The tables in Markdown, which reads well on a terminal too."""
    return "\n\n".join(_sections(measured))


def _sections(measured: Facts) -> Iterator[str]:
    about = ", ".join(f"{name} {number}" for name, number in versions(_PACKAGES).items())
    texts = ", ".join(f"{count} {name}" for name, count in measured.texts.items())
    yield (
        f"One core of {machine()}; {about}. Texts: {texts}. "
        f"Medians of up to {measured.rounds} rounds of processor time. "
        "Each cell: precision / recall / **F1**."
    )
    parts = (*PARTS, SPECS)
    head = [
        "found by",
        *(f"spans, {p}" for p in parts),
        *(f"values, {p}" for p in parts),
        "ms a kB",
        "median document",
    ]
    yield table(head, list(_rows(measured)))
    yield "The whole pipeline, as `extractor evaluate` counts; of payers and list roles, the share right."
    yield table(["F1 or share right", *PARTS], list(_pipeline_rows(measured)))
    yield goal_table(goals(measured))


def _rows(measured: Facts) -> Iterator[list[str]]:
    does = {(c.kind, c.name): c.does for c in CONTESTANTS}
    for kind in _FAST:
        for (of, tool), scores in measured.scores.items():
            if of == kind:
                name = f"{kind}: {tool}" + (f", {does[kind, tool]}" if (kind, tool) in does else "")
                spans = (_cell(scores[part].spans) for part in (*PARTS, SPECS))
                values = (_cell(scores[part].values) for part in (*PARTS, SPECS))
                yield [name, *spans, *values, *(f"{t:.3g}" for t in measured.milliseconds(kind, tool))]


def _pipeline_rows(measured: Facts) -> Iterator[list[str]]:
    for name in _COUNTED:
        yield [name, *(f"{measured.reports[part].tables[name].f1:.3f}" for part in PARTS)]
    for name, rate in _RATES.items():
        yield [name, *(f"{measured.reports[part].rates[rate].accuracy:.3f}" for part in PARTS)]


def _cell(tally: Tally) -> str:
    return f"{tally.precision:.2f} / {tally.recall:.2f} / **{tally.f1:.3f}**"


def _figures(tally: Tally) -> dict[str, float]:
    return {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
