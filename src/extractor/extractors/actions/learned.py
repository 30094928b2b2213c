"""Actions that no rule knows the form of: a measured decision on what is left, one candidate at a time.

Items, cells, titles and clauses that the rules say nothing of are weighed by their traits: a sum of weights,
put on a scale from 0 to 1. The weights stand in `rules/actions_learned.json`, which `extractor train` writes
from the documents that have gold; without the file nothing is weighed. What is found so has a rule of its
own, with a confidence measured on documents that the weights were fitted without.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from extractor.errors import RulesError
from extractor.extractors.actions.candidates import Candidate, candidates
from extractor.extractors.actions.decision import Decision
from extractor.extractors.actions.places import Span, Spans
from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.extractors.actions.traits import traits
from extractor.language import Reading
from extractor.model import Block
from extractor.rules import Rules

RULE = "actions.learned"
THRESHOLD = 0.7
"""A candidate at least so probable is an action."""

_NEVER = {"refused", "elsewhere"}


def as_bytes(learnt: Decision) -> bytes:
    """The file of the weights."""
    text = json.dumps({"weights": learnt.weights}, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def decision_of(rules: Rules) -> Decision | None:
    """The decision of a rules folder that has weights. Raises a RulesError where they cannot be read."""
    return _read(rules.learned) if rules.learned is not None else None


@lru_cache(maxsize=8)
def _read(path: Path) -> Decision:
    try:
        found = json.loads(path.read_text("utf-8"))["weights"]
        return Decision({str(name): float(weight) for name, weight in found.items()}, 0.0, THRESHOLD)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"no weights that can be read ({error}); make them anew with: extractor train"
        raise RulesError(message, path=str(path)) from None


def learned(
    reading: Reading, rules: Rules, document_type: str, taken: Sequence[Span]
) -> Iterator[tuple[Candidate, float]]:
    """The candidates that are actions, with their probability; none shares words with `taken`."""
    decision = decision_of(rules)
    if decision is None:
        return
    left = Left(reading, rules, candidates(reading), taken)
    found = left.in_question()
    for candidate, own in zip(found, traits(reading, rules, document_type, found), strict=True):
        probability = decision.probability(own)
        if probability >= decision.threshold and left.holds(candidate):
            yield candidate, probability


class Left:
    """What is left to decide: where nothing was found yet, and nothing of the taxonomy is restated."""

    def __init__(
        self, reading: Reading, rules: Rules, found: Sequence[Candidate], taken: Sequence[Span]
    ) -> None:
        self._reading, self._taxonomy, self._taken = reading, rules.taxonomy, Spans(taken)
        self._blocks = reading.document.blocks
        self._series: dict[tuple[object, ...], list[Candidate]] = {}
        for candidate in found:
            self._series.setdefault((candidate.kind, *candidate.series), []).append(candidate)

    def in_question(self) -> list[Candidate]:
        """The candidates of every series in which something is free, in the order of the text.

        The others of a series are weighed with it, since they tell what it is.
        """
        kept = [series for series in self._series.values() if any(map(self._is_free, series))]
        return sorted((c for series in kept for c in series), key=lambda c: c.start)

    def holds(self, candidate: Candidate) -> bool:
        """Whether a candidate is left: free, and in no list that restates the taxonomy.

        A list that restates one commitment restates the others in words of its own.
        """
        if not self._is_free(candidate):
            return False
        own = [candidate]
        if candidate.kind == "item":
            own = self._series[(candidate.kind, *candidate.series)]
        texts = (self._reading.text[c.start : c.end] for c in own)
        return not any(commitment_of(t, self._taxonomy) or is_title(t, self._taxonomy) for t in texts)

    def _is_free(self, candidate: Candidate) -> bool:
        """Whether nothing was found in a candidate, nor its intro says that it is something else.

        A table that something was found in is known as a whole, and so is what stands under an item.
        """
        block = self._blocks[candidate.block]
        whole = candidate.kind == "cell"
        if self._taken.touch(*(_range(block) if whole else candidate[:2])) or self._is_refused(block):
            return False
        return block.parent is None or not self._taken.touch(*_range(self._blocks[block.parent]))

    def _is_refused(self, block: Block) -> bool:
        """Whether its intro says that what follows was not kept, or belongs to something else."""
        if block.intro is None:
            return False
        cues = self._reading.cues_in("lists", *_range(self._blocks[block.intro]))
        return any(cue.label in _NEVER for cue in cues)


def _range(block: Block) -> Span:
    return block.start, block.end
