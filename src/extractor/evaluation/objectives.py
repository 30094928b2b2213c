"""Matches against gold: what was accepted, what waits, and whether a confidence means what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.evaluation.gold import Action
from extractor.evaluation.matching import Cells

BINS = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """The first match of one action: how sure, and whether right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Judgements whose confidence lies in one tenth: what they promise and what they hold."""

    low: float
    high: float
    count: int
    promised: float
    held: float


@dataclass(frozen=True, slots=True)
class Point:
    """Accepting at `threshold` settles `coverage` of the actions and gets `risk` of those wrong."""

    threshold: float
    coverage: float
    risk: float


@dataclass
class Objectives:
    """Counts of accepted objectives and of actions settled without a person.

    An accepted objective is right where it is in `must` or `may`; an action is silently wrong where one of
    its accepted objectives is neither.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    auto: int = 0
    auto_right: int = 0
    waiting: int = 0
    waiting_wrong: int = 0
    judgements: list[Judgement] = field(default_factory=list)

    def add(self, action: Action, matches: Sequence[Cells]) -> str:
        """Count one action that was found. Returns what is wrong with its objectives, or nothing."""
        must, fine = set(action.must), {*action.must, *action.may}
        said = {
            int(m["objective"])
            for m in matches
            if m["objective"] and m["status"] in ("accepted", "corrected")
        }
        queued = {int(m["objective"] or 0) for m in matches if m["status"] == "review"}
        self.right += len(said & fine)
        self.wrong += len(said - fine)
        self.missed += len(must - said)
        if said:
            self.auto += 1
            self.auto_right += said <= fine
        else:
            self.waiting += 1
            self.waiting_wrong += bool(must) and not must & queued
        if matches and (must or not action.may):  # of what is too vague to tell nothing is right for sure
            top = min(matches, key=lambda m: int(m["rank"]))
            right = int(top["objective"]) in fine if top["objective"] else not must
            self.judgements.append(Judgement(float(top["confidence"]), right))
        if said <= fine and must <= said:
            return ""
        return f"must {sorted(must)} may {sorted(action.may)} accepted {sorted(said)} review {sorted(queued)}"

    @property
    def silent_errors(self) -> int:
        return self.auto - self.auto_right

    def figures(self) -> dict[str, float]:
        total = self.auto + self.waiting
        return {
            "precision": self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0,
            "recall": self.right / (self.right + self.missed) if self.right + self.missed else 1.0,
            "auto_share": self.auto / total if total else 0.0,
            "auto_precision": self.auto_right / self.auto if self.auto else 1.0,
            "silent_errors": float(self.silent_errors),
            "calibration_error": calibration_error(self.judgements),
        }


def reliability(judgements: Iterable[Judgement]) -> list[Bin]:
    """Judgements by tenths of confidence; empty tenths left out."""
    tenths: dict[int, list[Judgement]] = {}
    for judgement in judgements:
        tenths.setdefault(min(BINS - 1, int(judgement.confidence * BINS)), []).append(judgement)
    return [
        Bin(
            index / BINS,
            (index + 1) / BINS,
            len(found),
            sum(j.confidence for j in found) / len(found),
            sum(j.right for j in found) / len(found),
        )
        for index, found in sorted(tenths.items())
    ]


def calibration_error(judgements: Sequence[Judgement]) -> float:
    """The mean distance between promised and held, each tenth weighed by its size (ECE)."""
    if not judgements:
        return 0.0
    return sum(b.count * abs(b.promised - b.held) for b in reliability(judgements)) / len(judgements)


def risk_coverage(judgements: Sequence[Judgement]) -> list[Point]:
    """What each possible threshold would settle, and how much of that wrong, from strict to lax."""
    points = []
    for threshold in sorted({j.confidence for j in judgements}, reverse=True):
        taken = [j for j in judgements if j.confidence >= threshold]
        wrong = sum(not j.right for j in taken)
        points.append(Point(threshold, len(taken) / len(judgements), wrong / len(taken)))
    return points
