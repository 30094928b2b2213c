"""A linear classifier over the features of a text: one score an objective and one for outside.

The scores are log odds, one against the rest, as the classifier was taught them; nobody reads them as
probabilities: the combination does. The file is one line of JSON that says on what it was trained, one with
the features, then a byte a feature and label.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.errors import RulesError
from extractor.linking.features import Features, Span, Unit
from extractor.linking.words import Remembering

Floats = NDArray[np.float64]

FORMAT = "extractor-classifier-1"
_MOST = 127
_CACHE_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Weights:
    """What training gives: `rows[i]` are the weights of `names[i]` for each label, whole steps of `steps`."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    rows: NDArray[np.int8]
    steps: Floats
    bias: Floats
    trained_on: Mapping[str, Any]

    @classmethod
    def rounded(
        cls,
        labels: Sequence[str],
        weights: Mapping[str, NDArray[np.float64]],
        bias: NDArray[np.float64],
        trained_on: Mapping[str, Any],
    ) -> Weights:
        """Weights in 255 steps a label; features that no label has a step for are left out."""
        names = sorted(weights)
        table = np.array([weights[name] for name in names]).reshape(len(names), len(labels))
        steps = np.abs(table).max(axis=0, initial=0.0) / _MOST
        steps[steps == 0] = 1.0
        steps = np.round(steps, 7)
        rows = np.clip(np.round(table / steps), -_MOST, _MOST).astype(np.int8)
        kept = rows.any(axis=1)
        kept_names = tuple(name for name, keep in zip(names, kept, strict=True) if keep)
        return cls(
            tuple(labels),
            kept_names,
            rows[kept],
            steps,
            np.round(bias, 4),
            dict(trained_on),
        )

    def as_bytes(self) -> bytes:
        header = {
            "format": FORMAT,
            "labels": self.labels,
            "bias": [round(float(value), 4) for value in self.bias],
            "steps": [round(float(value), 7) for value in self.steps],
            "features": len(self.names),
            "trained_on": self.trained_on,
        }
        first = json.dumps(header, ensure_ascii=False, sort_keys=True)
        second = json.dumps(self.names, ensure_ascii=False, separators=(",", ":"))
        return f"{first}\n{second}\n".encode() + self.rows.tobytes()


def read_weights(path: Path) -> Weights:
    """Raises a RulesError where the file is none of ours or is cut short."""
    try:
        first, second, rows = path.read_bytes().split(b"\n", 2)
        header = json.loads(first)
        if header["format"] != FORMAT:
            raise ValueError(f"its format is {header['format']!r}, not {FORMAT!r}")
        names, labels = json.loads(second), tuple(header["labels"])
        table = np.frombuffer(rows, np.int8).reshape(len(names), len(labels))
        return Weights(
            labels,
            tuple(names),
            table,
            np.array(header["steps"], float),
            np.array(header["bias"], float),
            header["trained_on"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RulesError(
            f"no classifier that can be read ({error}); make it anew with: extractor train", path=str(path)
        ) from None


class Classifier:
    """Scores texts. What each word adds is remembered from text to text."""

    def __init__(self, weights: Weights, features: Features) -> None:
        self.labels = weights.labels
        self._weights = weights
        self._features = features
        self._row = {name: i for i, name in enumerate(weights.names)}
        self._place: dict[Unit, int] = Remembering(self._learn)
        self._table: Floats = np.zeros((1024, len(self.labels) + 1))

    def scores(self, texts: Sequence[str]) -> Floats:
        """A row a text, a column a label."""
        if not texts:
            return np.zeros((0, len(self.labels)))
        places: list[int] = []
        begins: list[int] = []
        for text in texts:
            if len(self._place) > _CACHE_LIMIT and begins:
                break
            begins.append(len(places))
            places.append(0)  # the bias, and something to add up where a text has no word
            places += self._places(text)
        sums = np.add.reduceat(self._table[places], begins, axis=0)
        length = np.sqrt(np.maximum(sums[:, -1:], 1.0))
        done: Floats = sums[:, :-1] / length + self._weights.bias
        if len(begins) < len(texts):
            self._forget()
            done = np.concatenate([done, self.scores(texts[len(begins) :])])
        return done

    def contributions(self, text: str) -> tuple[list[Span], Floats]:
        """The words and pairs of neighbours of a text, and what each (a row) adds to each label's score."""
        rows = self._table[list(self._places(text))]
        length = np.sqrt(max(1.0, float(rows[:, -1].sum())))
        added: Floats = rows[:, :-1] / length
        return self._features.spans(text), added

    def _places(self, text: str) -> Iterable[int]:
        """Where the units of a text are in the table."""
        return map(self._place.__getitem__, self._features.units(text))

    def _learn(self, unit: Unit) -> int:
        """Remember what a unit adds to every score, and the square of its length."""
        place = len(self._place) + 1
        if place >= len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        features = self._features.of(unit)
        known = [(self._row[name], value) for name, value in features if name in self._row]
        rows = self._weights.rows[[index for index, _ in known]]
        values = np.array([value for _, value in known]).reshape(-1, 1)
        self._table[place, :-1] = (values * rows).sum(axis=0) * self._weights.steps
        self._table[place, -1] = sum(value * value for _, value in features)
        return place

    def _forget(self) -> None:
        self._place = Remembering(self._learn)
        self._table = np.zeros((1024, len(self.labels) + 1))
