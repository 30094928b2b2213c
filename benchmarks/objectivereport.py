"""What `benchmarks.objectives` measured, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.report import Goal, goal_table, machine, table, versions
from extractor.evaluation.objectives import Judgement, calibration_error
from extractor.linking import Scores

OURS = "extractor"
MARK = "objectives"
_PACKAGES = ("scikit-learn", "rapidfuzz")
_SHARES = (0.25, 0.5, 0.8, 1.0)


@dataclass(slots=True)
class Objectives:
    """All figures of one run: by contestant and part; `certain` are without what is too vague to tell."""

    rounds: int
    examples: dict[str, int]
    scores: dict[tuple[str, str], Scores] = field(default_factory=dict)
    certain: dict[tuple[str, str], Scores] = field(default_factory=dict)
    speed: dict[str, float] = field(default_factory=dict)
    megabytes: float = 0.0
    seconds: float = 0.0

    def error(self, contestant: str, part: str) -> float:
        """Expected calibration error of the first answer, over tenths of its sureness."""
        sure = self.certain[contestant, part].sure
        return calibration_error([Judgement(confidence, right) for confidence, right in sure])


def as_text(measured: Objectives) -> str:
    return "\n\n".join(_sections(measured)) + "\n"


def _sections(measured: Objectives) -> Iterator[str]:
    examples = ", ".join(f"{count} {name}" for name, count in measured.examples.items())
    yield (
        f"One core of {machine()}; {', '.join(f'{n} {v}' for n, v in versions(_PACKAGES).items())}. "
        f"Actions: {examples}. Medians of {measured.rounds} rounds of processor time."
    )
    head = ("said by", "micro P / R / **F1**", "macro P / R / **F1**", "ECE")
    head += tuple(f"right of the surest {share:.0%}" for share in _SHARES)
    for part in measured.examples:
        rows = [(name, *_row(measured, name, part)) for name in measured.speed]
        yield f"On {part}:"
        yield table(head, rows)
    yield table(
        ("said by", "actions a second"), [(name, f"{speed:,.0f}") for name, speed in measured.speed.items()]
    )
    yield goal_table(list(_goals(measured)))


def _row(measured: Objectives, name: str, part: str) -> Sequence[str]:
    scores = measured.scores[name, part]
    micro = scores.micro
    macro = [scores.macro(figure) for figure in ("precision", "recall", "f1")]
    ranked = sorted(measured.certain[name, part].sure, key=lambda one: -one[0])
    surest = [ranked[: max(1, round(share * len(ranked)))] for share in _SHARES]
    return (
        f"{micro.precision:.3f} / {micro.recall:.3f} / **{micro.f1:.3f}**",
        f"{macro[0]:.3f} / {macro[1]:.3f} / **{macro[2]:.3f}**",
        f"{measured.error(name, part):.3f}",
        *(f"{sum(right for _, right in own) / len(own):.3f}" for own in surest),
    )


def _goals(measured: Objectives) -> Iterator[Goal]:
    for part in measured.examples:
        scores = measured.scores[OURS, part]
        number, worst = min(scores.by_objective.items(), key=lambda item: item[1].f1)
        precision, share, silent = scores.settled_precision, scores.share, scores.silent
        error = measured.error(OURS, part)
        yield Goal(f"{part}: right of what is settled", "≥ 0.97", f"{precision:.3f}", precision >= 0.97)
        yield Goal(f"{part}: settled without a person", "≥ 75 %", f"{share:.1%}", share >= 0.75)
        yield Goal(f"{part}: calibration error", "≤ 0.05", f"{error:.3f}", error <= 0.05)
        yield Goal(f"{part}: settled wrongly, of all", "≤ 1 %", f"{silent:.1%}", round(silent, 3) <= 0.01)
        if part != "held-out documents":  # some objectives have one action there, or none
            yield Goal(
                f"{part}: the worst objective's F1", "≥ 0.8", f"{worst.f1:.3f} ({number})", worst.f1 >= 0.8
            )
    speed = measured.speed[OURS]
    yield Goal("rules and classifier", "≥ 10,000 actions a second", f"{speed:,.0f}", speed >= 10_000)
    yield Goal("the model's file", "< 5 MB", f"{measured.megabytes:.2f} MB", measured.megabytes < 5)
    yield Goal("loading", "< 0.5 s", f"{measured.seconds:.3f} s", measured.seconds < 0.5)
