"""Decisions by weighed features: a sum of a few weights, one for each feature that holds, from 0 to 1.

The weights stand in a JSON file of the rules folder, which commands under `benchmarks/` work out from the
open part of the corpus.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from operator import mul
from pathlib import Path

from extractor.errors import RulesError
from extractor.rules import Rules

_FAR = 30.0
Features = Mapping[str, float]
"""What holds, by name: 1, a share or a small number; the rest is left out."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights by feature, the weight of none, and the probability from which the answer is yes."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def probability(self, features: Features) -> float:
        """How probable it is that the answer is yes, from 0 to 1."""
        weights = map(self.weights.get, features, repeat(0.0))
        total = self.bias + sum(map(mul, weights, features.values()))
        return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, total))))

    def __call__(self, features: Features) -> bool:
        return self.probability(features) >= self.threshold


def decision(rules: Rules, file: str, name: str) -> Decision:
    """The decision of this name in a file of a rules folder. Raises a RulesError where it is not there."""
    return _read(rules.path / file, name)


@lru_cache(maxsize=16)
def _read(path: Path, name: str) -> Decision:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))[name]
        return Decision(dict(found["weights"]), float(found["bias"]), float(found["threshold"]))
    except OSError:
        raise RulesError("no such file; copy it from the rules of the package", path=str(path)) from None
    except (ValueError, KeyError, TypeError):
        raise RulesError(f"{name!r} wants weights, bias and threshold", path=str(path)) from None
