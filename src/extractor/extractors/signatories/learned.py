"""Who signs, weighed by examples: everybody who is named, by the words around and by the others.

The rules find who signs where they know the turn of phrase. Here all people of a document are weighed: by
what stands around their names, then, once all have been, by how the others came out, who stands in the same
sentence, and whether a rule says that they sign. The weights stand in `signatories.json` of the rules, which
`extractor train` writes; without it the rules decide alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from statistics import fmean

from extractor.extractors import weights as learning
from extractor.extractors.signatories.named import Candidate, Mention
from extractor.extractors.signatories.surroundings import Surroundings
from extractor.extractors.weights import Weights, probability, sum_of, sum_of_names
from extractor.rules import Rules

RULE = "signatories.learned"
THRESHOLD = 0.5
"""Whoever signs as probably as this does."""

LEAST = 0.2
"""Of whom a rule says so does, unless it is less probable than this."""

SURE = 0.8
"""Who is less probable has a rule of its own, and with it a confidence of its own."""

DOUBTFUL = ".doubtful"

SHORTEST = 400
"""Characters; no document that taught is shorter: in shorter ones the rules decide alone."""

Company = dict[str, float]

_NONE = -5.0
_MOST = 6.0
_SOME, _MANY = 0.5, 2.0  # others who sign, as far as is known
_RANKS = 3


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights of what stands around a person, and of what the others of the document and the rules say."""

    own: Weights
    company: Weights

    def as_bytes(self) -> bytes:
        """The file of the weights."""
        return learning.as_bytes(asdict(self))


_PARTS = tuple(field.name for field in fields(Learnt))


def learnt(rules: Rules) -> Learnt | None:
    """The weights of a rules folder that has some. Raises a RulesError where they cannot be read."""
    return Learnt(*learning.read(rules.signatories, _PARTS)) if rules.signatories is not None else None


def weigh(
    surroundings: Surroundings, candidates: Sequence[Candidate], ruled: Sequence[bool], weights: Learnt
) -> list[float]:
    """How probable it is that each signs; `ruled`: whether a rule says so."""
    odds = [sum_of_names(weights.own, surroundings.of(candidate)) for candidate in candidates]
    return [probability(sum_of(weights.company, own)) for own in company(candidates, odds, ruled)]


def signs(chance: float, ruled: bool) -> bool:
    """Whether somebody signs of whom it is so probable, and a rule says so or not."""
    return chance >= (LEAST if ruled else THRESHOLD)


def clearest(surroundings: Surroundings, candidate: Candidate, weights: Learnt) -> Mention:
    """The mention that says most clearly that a person signs; the first of several."""
    return max(candidate.mentions, key=lambda m: sum_of_names(weights.own, surroundings.around(m)))


def company(
    candidates: Sequence[Candidate], odds: Sequence[float], ruled: Sequence[bool]
) -> Iterator[Company]:
    """For each candidate what is known once all have been weighed by what stands around them.

    `odds` are the log odds by that, `ruled` whether a rule says that the person signs.
    """
    odds = [max(-_MOST, min(_MOST, value)) for value in odds]
    chances = [probability(value) for value in odds]
    total = sum(chances)
    sentences = [{mention.sentence for mention in candidate.mentions} for candidate in candidates]
    named_in: dict[int, set[int]] = {}
    for index, numbers in enumerate(sentences):
        for number in numbers:
            named_in.setdefault(number, set()).add(index)
    by_rank = sorted(range(len(odds)), key=lambda i: -odds[i])
    ranks = {index: rank for rank, index in enumerate(by_rank)}
    for index, own in enumerate(odds):
        others = [odds[other] for other in by_rank[:2] if other != index]
        expected = total - chances[index]
        features: Company = {
            "bias": 1.0,
            "own": own,
            "top": max(others, default=_NONE),
            "others": min(_MOST, expected),  # a hundred who hardly sign are no more than a few who do
            "share": expected / len(odds),
            f"rank {min(_RANKS, ranks[index])}": 1.0,
            "before": odds[index - 1] if index else _NONE,
            "after": odds[index + 1] if index + 1 < len(odds) else _NONE,
            "some": float(expected >= _SOME),
            "many": float(expected >= _MANY),
            "ruled" if ruled[index] else "not ruled": 1.0,
        }
        together = set().union(*(named_in[number] for number in sentences[index])) - {index}
        beside = [odds[other] for other in sorted(together)]
        if beside:
            features |= {"beside": fmean(beside), "best beside": max(beside), "least beside": min(beside)}
        else:
            features["nobody beside"] = 1.0
        if not others:
            features["the only one"] = 1.0
        yield features
