"""Two reviewers' decisions together: one file, where they disagree, and how far they agree beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.review.decisions import Decision, Log


@dataclass(frozen=True, slots=True)
class Merged:
    """Two logs as one. `both` counts the facts that both decided for themselves."""

    decisions: tuple[Decision, ...]
    both: int
    disagreements: tuple[tuple[Decision, Decision], ...]
    kappa: float | None


def merge(one: Log, other: Log) -> Merged:
    """All lines of both, each once, by time. A line that stands in both is shared history, not agreement."""
    first, second = set(one.decisions), set(other.decisions)
    lines = list(dict.fromkeys((*one.decisions, *other.decisions)))
    lines.sort(key=lambda decision: decision.when)
    mine = {decision.key: decision for decision in one.standing() if decision not in second}
    theirs = {decision.key: decision for decision in other.standing() if decision not in first}
    pairs = [(mine[key], theirs[key]) for key in mine if key in theirs]
    apart = tuple((a, b) for a, b in pairs if answer(a) != answer(b))
    return Merged(tuple(lines), len(pairs), apart, kappa([_categories(a, b) for a, b in pairs]))


def answer(decision: Decision) -> str:
    """What a decision comes to: two that give the same value agree, whatever the proposal was."""
    if decision.decision == "no":
        return "no"
    return " ".join(decision.value.casefold().split()) or decision.decision


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960): agreement beyond what chance gives, 1 at best; None where it is not defined."""
    if not pairs:
        return None
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[name] * right[name] for name in left) / len(pairs) ** 2
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def _categories(one: Decision, other: Decision) -> tuple[str, str]:
    """Categories for kappa: a match's objectives; for other facts what was said of them."""
    if one.kind == "match":
        return answer(one), answer(other)
    if answer(one) == answer(other):
        return one.decision, one.decision
    return one.decision, other.decision if one.decision != other.decision else f"another {other.decision}"
