"""Measures the coefficients of the combination: logistic regression by Newton's method, lightly held back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.linking.combining import INSIDE, OUT, Array, Evidence
from extractor.rules import Combination

RIDGE = 0.5
"""How strongly coefficients are held near nothing: as much as a few examples for each could undo."""

LIKELIEST = 3
"""Objectives that no rule names and that the classifier puts behind so many others are left out of the fit:
there are dozens of them an action, all easy, and they would have the say over the few that matter."""

_STEPS = 30


def calibrate(known: Evidence, wanted: Array, counted: Array, weight: Array, examples: int) -> Combination:
    """The combination that fits the labels best.

    `wanted` and `counted` are those of `fitting.targets`; `weight` is what each row counts for.
    """
    last = known.inside.shape[1]
    each = counted * weight[:, None]
    asked = _in_question(known.inside)
    inside = _logistic(known.inside[asked], wanted[:, :last][asked], each[:, :last][asked])
    told = wanted.any(axis=1) | counted.all(axis=1)  # what is too vague to tell is neither in nor out
    outside = _logistic(known.outside[told], wanted[told, last], weight[told])
    return Combination(inside=_named(INSIDE, inside), outside=_named(OUT, outside), examples=examples)


def _in_question(inside: Array) -> NDArray[np.bool_]:
    scores = inside[:, :, INSIDE.index("classifier")]
    least = np.sort(scores, axis=1)[:, -LIKELIEST:][:, :1]
    named = inside[:, :, INSIDE.index("alone") : INSIDE.index("supports") + 1].any(axis=2)
    headed = inside[:, :, INSIDE.index("headed")] > 0
    result: NDArray[np.bool_] = named | headed | (scores >= least)
    return result


def _logistic(rows: Array, wanted: Array, weight: Array) -> Array:
    """Coefficients of a logistic regression; the first column is the constant, which nothing holds back."""
    found = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[0] = 1e-6
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (weight * (chance - wanted)) + ridge * found
        curve = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found -= np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-9:
            break
    return found


def _named(names: Sequence[str], values: Array) -> dict[str, float]:
    return {
        name: round(float(value), 4) for name, value in zip(names, values, strict=True) if round(value, 4)
    }
