"""Teaches the classifier: logistic regression, one label against the rest, by AdaGrad, an example at a time.

Plain numpy in a fixed order, so that the same examples give the same bytes. What an example *may* serve
beside what is meant teaches nothing. What is too vague to tell is not outside: it teaches doubt between the
objectives that it may serve, or else their strongest word would settle it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.linking.classifier import Weights
from extractor.linking.features import Features
from extractor.rules import OUTSIDE, LabelledExample

EPOCHS = 15
RATE = 0.7
DECAY = 1e-4
RAREST = 2
"""A feature of one example alone says who wrote it, not what it is about."""

VAGUE = 0.8
"""How probably a vague example serves one of the objectives that it may serve, all alike."""

_SEED = 2020


def fit(
    examples: Sequence[LabelledExample],
    numbers: Sequence[str],
    features: Features,
    trained_on: Mapping[str, Any],
) -> Weights:
    """A classifier of the objectives `numbers`, and of what is outside them.

    Where a number is stated, it says what is meant, and the words need not: such examples teach nothing.
    """
    examples = [example for example in examples if not example.stated]
    labels = (*numbers, OUTSIDE)
    bags = [_bag(example.text, features) for example in examples]
    counts = Counter(name for bag, _ in bags for name in bag)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    index = {name: i for i, name in enumerate(names)}
    rows = [np.array([index[n] for n in bag if n in index], np.int64) for bag, _ in bags]
    values = [
        np.array([v for n, v in bag.items() if n in index]).reshape(-1, 1) / length for bag, length in bags
    ]
    wanted, counted = targets(examples, labels)
    for i, example in enumerate(examples):
        if not example.must and len(example.may) > 1:
            wanted[i, counted[i] == 0] = VAGUE / len(example.may)
            counted[i] = 1
    weights = np.zeros((len(names), len(labels)))
    squares = np.full_like(weights, 1e-2)
    bias = np.full(len(labels), -3.0)
    bias_squares = np.full(len(labels), 1.0)
    order = list(range(len(examples)))
    shuffling = random.Random(_SEED)
    for _ in range(EPOCHS):
        shuffling.shuffle(order)
        for i in order:
            at, value = rows[i], values[i]
            own = weights[at]
            scores = (own * value).sum(axis=0) + bias
            slope = (1 / (1 + np.exp(-scores)) - wanted[i]) * counted[i]
            slopes = value * slope + DECAY * own
            squares[at] += slopes * slopes
            weights[at] = own - RATE * slopes / np.sqrt(squares[at])
            bias_squares += slope * slope
            bias -= RATE * slope / np.sqrt(bias_squares)
    return Weights.rounded(labels, dict(zip(names, weights, strict=True)), bias, trained_on)


def targets(
    examples: Sequence[LabelledExample], labels: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each example and label: is it meant (1 or 0), and does it count (1 or 0)."""
    wanted = np.zeros((len(examples), len(labels)))
    counted = np.ones_like(wanted)
    place = {label: i for i, label in enumerate(labels)}
    for i, example in enumerate(examples):
        wanted[i, [place[number] for number in example.must]] = 1
        counted[i, [place[number] for number in example.may]] = 0
        wanted[i, place[OUTSIDE]] = example.outside
    return wanted, counted


def _bag(text: str, features: Features) -> tuple[dict[str, float], float]:
    """The features of a text with their summed weights, and the length that all are divided by."""
    bag: dict[str, float] = {}
    square = 0.0
    for unit in features.units(text):
        for name, value in features.of(unit):
            bag[name] = bag.get(name, 0.0) + value
            square += value * value
    return bag, max(1.0, square) ** 0.5
