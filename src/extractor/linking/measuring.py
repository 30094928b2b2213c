"""How right links are on labelled examples, at a threshold and as probabilities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.linking.concluding import Concluded
from extractor.linking.linker import Linker
from extractor.rules import LabelledExample


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed ones of one kind: the rows of a table, the accepted links of an objective."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Scores:
    """Links accepted at a threshold against labels.

    An example is *settled* where something is accepted for it, an objective or that it is outside; it is
    settled wrongly (a silent error) where one of its accepted objectives is neither meant nor allowed, or
    where it was accepted as outside and an objective is meant. `sure` are the first conclusions: how
    probable, and whether right.
    """

    examples: int = 0
    settled: int = 0
    settled_right: int = 0
    by_objective: dict[str, Tally] = field(default_factory=dict)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of all examples, those settled without a person."""
        return self.settled / self.examples if self.examples else 0.0

    @property
    def settled_precision(self) -> float:
        return self.settled_right / self.settled if self.settled else 1.0

    @property
    def silent(self) -> float:
        """Of all examples, those settled wrongly."""
        return (self.settled - self.settled_right) / self.examples if self.examples else 0.0

    @property
    def micro(self) -> Tally:
        tallies = self.by_objective.values()
        return Tally(
            sum(t.right for t in tallies), sum(t.wrong for t in tallies), sum(t.missed for t in tallies)
        )

    def macro(self, figure: str) -> float:
        """The mean over objectives of `precision`, `recall` or `f1`."""
        values = [float(getattr(tally, figure)) for tally in self.by_objective.values()]
        return sum(values) / len(values) if values else 1.0


def score(linker: Linker, examples: Sequence[LabelledExample], threshold: float) -> Scores:
    """What the linker accepts at `threshold`, against the labels."""
    return tally(
        examples, map(accepted_and_first, linker.conclude(examples)), linker.rules.taxonomy.numbers, threshold
    )


Answer = tuple[Sequence[tuple[str, float]], tuple[str, float]]
"""Objectives (empty: outside) with how sure each is, and the first of them."""


def accepted_and_first(concluded: Concluded) -> Answer:
    chosen = [(c.objective, c.confidence) for c in concluded.chosen]
    return chosen, chosen[0]


def tally(
    examples: Sequence[LabelledExample], answers: Iterable[Answer], numbers: Sequence[str], threshold: float
) -> Scores:
    """The figures of any answers, whoever gave them."""
    scores = Scores(examples=len(examples), by_objective={number: Tally() for number in numbers})
    for example, (answer, (first, sure)) in zip(examples, answers, strict=True):
        must, fine = set(example.must), {*example.must, *example.may}
        accepted = {objective for objective, sureness in answer if sureness >= threshold}
        said = accepted - {""}
        for number in said:
            tally_ = scores.by_objective[number]
            tally_.right += number in must
            tally_.wrong += number not in fine
        for number in must - said:
            scores.by_objective[number].missed += 1
        scores.settled += bool(accepted)
        scores.settled_right += bool(accepted) and said <= fine and not ("" in accepted and must)
        scores.sure.append((sure, first in fine if first else not must))
    return scores
