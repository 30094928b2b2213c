"""From labelled examples to a classifier and to the combination of all that is known.

1. The classifier is taught by the examples that teach.
2. What it says of each of them when it was taught without it (five parts, each scored by the other four),
   and what it says of the examples of other hands, is evidence as a new document would give it.
3. On that evidence, with what rules and headings say, the combination is fitted. Examples that the rules
   were written with (`seen`, and half of the others that teach) teach the classifier only: rules look
   better on those than they are.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extractor.linking.calibrating import calibrate
from extractor.linking.classifier import Classifier, Weights
from extractor.linking.combining import Array, Combining
from extractor.linking.concluding import Query
from extractor.linking.fitting import fit, targets
from extractor.linking.linker import Linker, query_of
from extractor.linking.similarity import Similarity
from extractor.linking.words import fold
from extractor.rules import OUTSIDE, LabelledExample, Links, Measured, Rules, tenth

PARTS = 5
FEWEST = 10
"""A classifier needs this many examples of each objective; with fewer, rules work alone."""

OTHER_HANDS = 5.0
"""What an example counts for that was written by a hand that taught nothing: the classifier knows the
wordings of those who taught it better than it will know those of a new document. Not more: those who taught
it sought out what is hard to tell, and nobody else did."""

MISPLACED = 10
"""One example in so many is tried under the heading of another commitment: headings are not always right."""

Vectors = Callable[[Sequence[LabelledExample]], Similarity]
"""Makes the similarity to some examples."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Examples by role. `seen` were in view when rules were written; `documents` are actions of documents
    with gold, which alone have headings and stated numbers around them."""

    seen: tuple[LabelledExample, ...] = ()
    taught: tuple[LabelledExample, ...] = ()
    calibration: tuple[LabelledExample, ...] = ()
    documents: tuple[LabelledExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Learnt:
    weights: Weights | None
    links: Links


def learn(
    rules: Rules, lessons: Lessons, trained_on: Mapping[str, Any], vectors: Vectors | None = None
) -> Learnt:
    """The classifier (none where there are too few examples) and all that is measured about links."""
    plain = replace(rules, model=None)
    linker = Linker(plain)
    weights = _taught(plain, linker, (*lessons.seen, *lessons.taught), trained_on)
    measured = _measured(linker, lessons, weights, None)
    if vectors is not None:
        also = _measured(linker, lessons, weights, vectors)
        measured = measured.model_copy(update={"combinations": measured.combinations | also.combinations})
    return Learnt(weights, measured)


def _taught(
    rules: Rules, linker: Linker, examples: Sequence[LabelledExample], trained_on: Mapping[str, Any]
) -> Weights | None:
    counts = Counter(number for example in examples for number in example.must)
    counts[OUTSIDE] = sum(example.outside for example in examples)
    if any(counts[label] < FEWEST for label in (*rules.taxonomy.numbers, OUTSIDE)):
        return None
    return fit(examples, rules.taxonomy.numbers, linker.features, trained_on)


def _measured(linker: Linker, lessons: Lessons, weights: Weights | None, vectors: Vectors | None) -> Links:
    taxonomy = linker.rules.taxonomy
    teaching = (*lessons.seen, *lessons.taught)
    unread = [i for i, e in enumerate(teaching) if i >= len(lessons.seen) and not may_be_read(e)]
    others = (*lessons.calibration, *lessons.documents)
    examples = (*(teaching[i] for i in unread), *others)
    scores = similarity = None
    if weights is not None:
        own = _without_themselves(linker, teaching)[unread]
        scores = np.concatenate([own, _scores(linker, weights, others)])
    if vectors is not None:
        near = vectors(teaching)
        similarity = np.concatenate(
            [
                _similar_without_themselves(vectors, teaching)[unread],
                near.to_examples([example.text for example in others]),
            ]
        )
    weight = np.array([1.0] * len(unread) + [OTHER_HANDS] * len(others))
    tried = _tried(linker, examples, scores)
    rows = [i for i, _ in tried]
    _, verdicts = linker.hear([query for _, query in tried])
    kept = [n for n, verdict in enumerate(verdicts) if not verdict.stated]
    rows, verdicts = [rows[n] for n in kept], [verdicts[n] for n in kept]
    wanted, counted = targets(examples, linker.combining.labels)
    first = [n for n, row in enumerate(rows) if n == 0 or rows[n - 1] != row]  # without a heading added
    share = weight[rows] / np.array([Counter(rows)[row] for row in rows])
    given = (None if scores is None else scores[rows], None if similarity is None else similarity[rows])
    known = linker.combining.evidence(verdicts, *given)
    combination = calibrate(known, wanted[rows], counted[rows], share, len(set(rows)))
    chances = Combining(taxonomy, combination).probabilities(verdicts, *given)
    return Links(
        explicit=_explicit(linker, examples),
        combinations={near.name if vectors is not None else "": combination},
        reliability=_reliability(*(known[first] for known in (chances, wanted[rows], counted[rows]))),
    )


def _tried(
    linker: Linker, examples: Sequence[LabelledExample], scores: Array | None
) -> list[tuple[int, Query]]:
    """Each example as it stands and, where it has no heading, under two that make a mistake most credible:
    its own commitment's and its own objective's, or, where it is outside, those of what it looks most like.
    One in `MISPLACED` stands under another's instead."""
    taxonomy = linker.rules.taxonomy
    of = {objective.number: objective.commitment for objective in taxonomy.objectives}
    titles = {objective.number: objective.title for objective in taxonomy.objectives}
    codes = sorted(set(of.values()))
    queries = [query_of(example) for example in examples]
    chances = linker.combining.probabilities(linker.hear(queries)[1], scores)
    if scores is not None:
        chances = scores
    tried = []
    for i, (example, query) in enumerate(zip(examples, queries, strict=True)):
        tried.append((i, query))
        if query.commitment or query.stated:
            continue
        likeliest = taxonomy.numbers[int(np.argmax(chances[i][:-1]))]
        code = of[example.must[0] if example.must else likeliest]
        if example.must and _part(example, MISPLACED) == 0:
            code = codes[(codes.index(code) + 1) % len(codes)]
        tried.append((i, query._replace(commitment=code)))
        if not query.heading:
            number = example.must[0] if example.must else likeliest
            if example.must and _part(example, MISPLACED) == 1:
                number = taxonomy.numbers[(taxonomy.numbers.index(number) + 1) % len(taxonomy.numbers)]
            tried.append((i, query._replace(heading=titles[number], commitment=of[number])))
    return tried


def _without_themselves(linker: Linker, examples: Sequence[LabelledExample]) -> Array:
    numbers = linker.rules.taxonomy.numbers
    result = np.zeros((len(examples), len(numbers) + 1))
    parts = np.array([_part(example, PARTS) for example in examples])
    for part in range(PARTS):
        rest = [example for example, own in zip(examples, parts, strict=True) if own != part]
        weights = fit(rest, numbers, linker.features, {})
        own = [i for i in range(len(examples)) if parts[i] == part]
        result[own] = _scores(linker, weights, [examples[i] for i in own])
    return result


def _similar_without_themselves(vectors: Vectors, examples: Sequence[LabelledExample]) -> Array:
    parts = [_part(example, PARTS) for example in examples]
    rows: dict[int, Array] = {}
    for part in range(PARTS):
        near = vectors([example for example, own in zip(examples, parts, strict=True) if own != part])
        own = [i for i in range(len(examples)) if parts[i] == part]
        rows |= dict(zip(own, near.to_examples([examples[i].text for i in own]), strict=True))
    return np.array([rows[i] for i in range(len(examples))])


def _scores(linker: Linker, weights: Weights, examples: Sequence[LabelledExample]) -> Array:
    classifier = Classifier(weights, linker.features)
    return classifier.scores([example.text for example in examples])


def may_be_read(example: LabelledExample) -> bool:
    """Of the examples that teach, the half that rules may be written and mended with."""
    return _part(example, 2) == 0


def _part(example: LabelledExample, parts: int) -> int:
    """Which part an example falls into: by its words, so that a new example moves no other."""
    return zlib.crc32(fold(example.text).encode()) % parts


def _explicit(linker: Linker, examples: Sequence[LabelledExample]) -> dict[str, Measured]:
    """How often a stated number is the right one, where the words agree and where they do not."""
    counts: dict[str, Counter[str]] = {}
    for example, verdict in zip(examples, linker.hear([query_of(e) for e in examples])[1], strict=True):
        for number in verdict.stated:
            count = counts.setdefault("contested" if verdict.contested else "agrees", Counter())
            count["right"] += number in example.must or number in example.may
            count["found"] += 1
    return {how: Measured(right=c["right"], found=c["found"]) for how, c in sorted(counts.items())}


def _reliability(chances: Array, wanted: Array, counted: Array) -> dict[str, Measured]:
    """What the likeliest label of each action holds, by tenths of its probability."""
    counts: dict[str, Counter[str]] = {}
    for chance, right, counts_ in zip(chances, wanted, counted, strict=True):
        first = int(np.argmax(chance))
        count = counts.setdefault(tenth(float(chance[first])), Counter())
        fine = right[first] or (not counts_[first] and first < len(chance) - 1)
        count["right"] += int(fine)
        count["found"] += 1
    return {name: Measured(right=c["right"], found=c["found"]) for name, c in sorted(counts.items())}
