"""How right links are: per bucket (the confidence of each) and over all, on labelled examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.linking.judging import SILENCE
from extractor.linking.linker import Conclusion, Explanation, Linker
from extractor.rules import LabelledExample, Rules


@dataclass(frozen=True, slots=True)
class Scores:
    """Links accepted at a threshold against labels.

    `auto` counts examples with an accepted objective, `auto_right` those where all of the accepted ones are
    right; `precision` and `recall` count objectives.
    """

    examples: int
    auto: int
    auto_right: int
    accepted: int
    accepted_right: int
    wanted: int
    wanted_found: int
    wrong: tuple[tuple[LabelledExample, Explanation], ...]
    missed: tuple[tuple[LabelledExample, Explanation], ...]

    @property
    def precision(self) -> float:
        return self.accepted_right / self.accepted if self.accepted else 1.0

    @property
    def recall(self) -> float:
        return self.wanted_found / self.wanted if self.wanted else 1.0

    @property
    def auto_share(self) -> float:
        return self.auto / self.examples if self.examples else 0.0

    @property
    def auto_precision(self) -> float:
        return self.auto_right / self.auto if self.auto else 1.0


def measure_links(rules: Rules, examples: Sequence[LabelledExample]) -> dict[str, dict[str, int]]:
    """Right and found per bucket: the `links` of `confidence.json`.

    An example without a heading is tried without one and under the heading that makes a mistake most
    credible: that of its own commitment, or, where it is outside, that of whatever the rules conclude.
    Silence is not measured (see `SILENCE`).
    """
    linker = Linker(rules)
    counts: dict[str, dict[str, int]] = {}
    for example in examples:
        seen = set()
        for conclusion in _conclusions(linker, rules, example):
            if conclusion in seen or conclusion.bucket == SILENCE:
                continue
            seen.add(conclusion)
            count = counts.setdefault(conclusion.bucket, {"right": 0, "found": 0})
            count["right"] += _is_right(conclusion, example)
            count["found"] += 1
    return {bucket: counts[bucket] for bucket in sorted(counts)}


def _conclusions(linker: Linker, rules: Rules, example: LabelledExample) -> Iterator[Conclusion]:
    plain = explain(linker, example)
    yield from plain.conclusions
    if example.commitment or example.stated:
        return
    numbers = example.must or tuple(c.objective for c in plain.conclusions if c.objective)
    commitments = {o.commitment for number in numbers if (o := rules.taxonomy.objective(number)) is not None}
    for commitment in sorted(commitments):
        headed = linker.explain(example.text, commitment=commitment, heading=example.heading)
        yield from (c for c in headed.conclusions if c.bucket.endswith("/agrees"))


def _is_right(conclusion: Conclusion, example: LabelledExample) -> bool:
    if not conclusion.objective:
        return not example.must
    return conclusion.objective in example.must or conclusion.objective in example.may


def explain(linker: Linker, example: LabelledExample) -> Explanation:
    return linker.explain(
        example.text, stated=example.stated, commitment=example.commitment, heading=example.heading
    )


def score(rules: Rules, examples: Sequence[LabelledExample], threshold: float) -> Scores:
    """What is accepted at `threshold`, against the labels."""
    linker = Linker(rules)
    auto = auto_right = accepted_count = accepted_right = wanted = wanted_found = 0
    wrong: list[tuple[LabelledExample, Explanation]] = []
    missed: list[tuple[LabelledExample, Explanation]] = []
    for example in examples:
        explanation = explain(linker, example)
        accepted = {c.objective for c in explanation.conclusions if c.objective and c.confidence >= threshold}
        must = set(example.must)
        right = accepted & (must | set(example.may))
        accepted_count += len(accepted)
        accepted_right += len(right)
        wanted += len(must)
        wanted_found += len(must & accepted)
        auto += bool(accepted)
        auto_right += bool(accepted) and accepted == right
        if accepted != right:
            wrong.append((example, explanation))
        if must - accepted:
            missed.append((example, explanation))
    return Scores(
        len(examples),
        auto,
        auto_right,
        accepted_count,
        accepted_right,
        wanted,
        wanted_found,
        tuple(wrong),
        tuple(missed),
    )
