"""What is asked about an action, what follows from it, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from extractor.linking.judging import Verdict
from extractor.linking.matching import Hit
from extractor.model import Alternative, Method
from extractor.rules import OUTSIDE

NOTHING = 0.005
"""Nothing speaks for a label that is less probable."""


LEAD = 260
"""Characters of an action that are heard: where a whole paragraph is one, its beginning says what is done,
and the rest how it goes, with what money and what else the meeting had to say."""

_SHORTEST_LEAD = 60
_SENTENCE_END = re.compile(r"[.;!?](?=\s)")


class Query(NamedTuple):
    """An action's words, and what stands around them; `description` is what is said below a title."""

    text: str
    stated: str = ""
    commitment: str = ""
    heading: str = ""
    description: str = ""

    @property
    def lead(self) -> str:
        """The text, or its first sentences where it is long and has several."""
        if len(self.text) <= LEAD:
            return self.text
        ends = [found.end() for found in _SENTENCE_END.finditer(self.text, _SHORTEST_LEAD, LEAD + 1)]
        return self.text[: ends[-1]] if ends else self.text

    @property
    def whole(self) -> str:
        return f"{self.lead} : {self.description}" if self.description else self.lead


class Conclusion(NamedTuple):
    """An objective (empty: none of them), how it was concluded, and how probable it is.

    Of `support` labelled examples with a like probability, the share `held` was right.
    """

    objective: str
    method: Method
    confidence: float
    support: int
    held: float


class Concluded(NamedTuple):
    """All that follows from one query; `chances` are the probabilities of `labels` (`0`: outside).

    `text` are the words that were heard: the action's lead, and its description where there is one.
    """

    query: Query
    text: str
    hits: Sequence[Hit]
    verdict: Verdict
    chosen: tuple[Conclusion, ...]
    labels: tuple[str, ...]
    chances: Sequence[float]

    @property
    def probabilities(self) -> dict[str, float]:
        """The probability of each label."""
        return dict(zip(self.labels, self.chances, strict=True))

    def others(self) -> list[tuple[str, float]]:
        """The labels that were not chosen with their probabilities, the likeliest first; those that nothing
        speaks for left out."""
        likely = [(n, p) for n, p in zip(self.labels, self.chances, strict=True) if p >= NOTHING]
        chosen = {c.objective or OUTSIDE for c in self.chosen}
        return sorted([(n, p) for n, p in likely if n not in chosen], key=itemgetter(1), reverse=True)

    def lead(self, others: Sequence[tuple[str, float]]) -> float:
        """By how much the first conclusion leads the likeliest of the `others()`."""
        first = max((c.confidence for c in self.chosen), default=0.0)
        return round(first - (others[0][1] if others else 0.0), 4)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One rule that speaks on a text, and the words it rests on."""

    rule: str
    says: str
    role: str
    objectives: tuple[str, ...]
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for what on a text, what is concluded, and by how much the first leads the runner-up.

    `candidates` are the likeliest labels, the chosen ones too, with the words that spoke for each.
    """

    text: str
    conclusions: tuple[Conclusion, ...]
    candidates: tuple[Alternative, ...]
    spoken: tuple[Spoken, ...]
    margin: float

    @property
    def runner_up(self) -> Alternative | None:
        chosen = {c.objective for c in self.conclusions}
        return next((c for c in self.candidates if c.objective not in chosen), None)
