"""Logistic regression over named features, in plain numpy: the same lessons give the same weights.

Newton's method, each step by conjugate gradients, so that tens of thousands of features take seconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_STEPS = 25
_INNER = 60
_NEAR = 1e-4
_LEAST_TELLING = 0.3


def logistic(
    lessons: Sequence[Mapping[str, float]], answers: Sequence[bool], ridge: float, *, telling: bool = False
) -> dict[str, float]:
    """A weight for each feature of the lessons; `ridge` holds weights near nothing.

    `telling`: less near where by itself a feature tells the answers apart. The scale is the log ratio of its
    shares (Wang and Manning, Baselines and Bigrams, 2012); no feature may be negative then.
    """
    names = sorted({name for lesson in lessons for name in lesson})
    place = {name: i for i, name in enumerate(names)}
    table = _Table(
        np.array([place[name] for lesson in lessons for name in lesson], np.int64),
        np.array([value for lesson in lessons for value in lesson.values()], float),
        np.array([len(lesson) for lesson in lessons], np.int64),
        len(names),
    )
    right = np.array(answers, float)
    scale = _telling(table, right) if telling else np.ones(len(names))
    weights = scale * _newton(table.scaled(scale), right, ridge)
    return dict(zip(names, weights.tolist(), strict=True))


def _telling(table: _Table, answers: Array) -> Array:
    """How far each column by itself tells the answers apart, and a little for those that do not."""
    shares = [1 + table.back(side) for side in (answers, 1 - answers)]
    yes, no = (share / share.sum() for share in shares)
    scale: Array = np.abs(np.log(yes / no)) + _LEAST_TELLING
    return scale


class _Table:
    """A sparse table: for each row its columns and values; no row is empty."""

    def __init__(
        self, columns: NDArray[np.int64], values: Array, lengths: NDArray[np.int64], width: int
    ) -> None:
        self._columns, self._values, self._lengths, self.width = columns, values, lengths, width
        self._begins = np.cumsum(lengths) - lengths

    def scaled(self, scale: Array) -> _Table:
        """The same table with each column multiplied."""
        return _Table(self._columns, self._values * scale[self._columns], self._lengths, self.width)

    def times(self, weights: Array) -> Array:
        """The sum over each row."""
        done: Array = np.add.reduceat(self._values * weights[self._columns], self._begins)
        return done

    def back(self, of_rows: Array) -> Array:
        """The sum over each column, each row counted by its figure."""
        spread = self._values * np.repeat(of_rows, self._lengths)
        done: Array = np.bincount(self._columns, spread, self.width).astype(float)
        return done


def _newton(table: _Table, answers: Array, ridge: float) -> Array:
    weights = np.zeros(table.width)
    first = 0.0
    for _ in range(_STEPS):
        probability = 1 / (1 + np.exp(-np.clip(table.times(weights), -30, 30)))
        slope = table.back(probability - answers) + ridge * weights
        steep = float(np.sqrt(slope @ slope))
        first = first or steep
        if steep <= _NEAR * first:
            break
        weights = weights - _step(table, probability * (1 - probability), slope, ridge, 0.1 * steep)
    return weights


def _step(table: _Table, curve: Array, slope: Array, ridge: float, near: float) -> Array:
    """Where the slope is level, as far as the curve tells: conjugate gradients."""
    step = np.zeros_like(slope)
    rest, way = slope.copy(), slope.copy()
    square = float(rest @ rest)
    for _ in range(_INNER):
        bent = table.back(curve * table.times(way)) + ridge * way
        far = square / float(way @ bent)
        step += far * way
        rest -= far * bent
        now = float(rest @ rest)
        if now <= near * near:
            break
        way = rest + (now / square) * way
        square = now
    return step
