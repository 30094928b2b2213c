"""Weights learnt from examples: how they are read, written and summed over the features that hold.

`extractor train` writes them, one JSON object of features and weights for each part of what was learnt.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from pathlib import Path

from extractor.errors import RulesError

Weights = Mapping[str, float]

_FAR = 30.0


def sum_of(weights: Weights, features: Mapping[str, float]) -> float:
    """The log odds, exact, whatever the order of the features."""
    return math.fsum(weights[name] * value for name, value in features.items() if name in weights)


def sum_of_names(weights: Weights, names: Set[str]) -> float:
    """The same for features that hold or do not."""
    return math.fsum(map(weights.__getitem__, weights.keys() & names))


def probability(odds: float) -> float:
    """From 0 to 1."""
    return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, odds))))


@lru_cache(maxsize=16)
def read(path: Path, parts: Sequence[str]) -> tuple[Weights, ...]:
    """The weights of these parts of a file. Raises a RulesError where they cannot be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
        return tuple({str(name): float(weight) for name, weight in found[part].items()} for part in parts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"no weights that can be read ({error}); make them anew with: extractor train"
        raise RulesError(message, path=str(path)) from None


def as_bytes(parts: Mapping[str, Weights]) -> bytes:
    """The file of the weights of these parts."""
    return f"{json.dumps(parts, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()
