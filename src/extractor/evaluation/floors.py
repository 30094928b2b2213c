"""Floors: what `evaluate --check` holds a dataset to, pinned for one state of the gold."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import UsageError

FLOORS = "floors.toml"
CEILINGS = ("objectives.silent_errors", "objectives.calibration_error")
"""Figures where less is better: their pinned value is a ceiling."""

_OBJECTIVES = ("recall", "auto_precision", "silent_errors", "calibration_error")

Figures = Mapping[str, Mapping[str, float]]
"""Part of the gold (`all`, `dev`, `heldout`) → dotted name → value."""


@dataclass(frozen=True, slots=True)
class Floors:
    """Pinned figures and the digest of the gold that they were measured on."""

    gold: str
    figures: Figures


def load_floors(path: Path) -> Floors:
    """Raises a UsageError where the file is missing or is no file of floors."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        gold = str(data.pop("gold"))
        figures = {
            part: {name: float(value) for name, value in pinned.items()} for part, pinned in data.items()
        }
    except FileNotFoundError:
        raise UsageError(f"no floors at {path}; pin them with: extractor evaluate --pin") from None
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}: not a file of floors: {error!r}") from None
    return Floors(gold, figures)


def shortfalls(floors: Floors, gold: str, figures: Figures) -> list[str]:
    """What does not hold, a line each; nothing where all does."""
    if floors.gold != gold:
        return [f"the gold changed since the floors were pinned ({floors.gold} → {gold}): pin them again"]
    short = []
    for part, pinned in floors.figures.items():
        for name, bound in pinned.items():
            value = figures.get(part, {}).get(name)
            if value is None:
                short.append(f"{part} {name}: no such figure")
            elif name in CEILINGS and value > bound + 1e-9:
                short.append(f"{part} {name}: {value:.3f}, at most {bound:g}")
            elif name not in CEILINGS and value < bound - 1e-9:
                short.append(f"{part} {name}: {value:.3f}, at least {bound:g}")
    return short


def pinned(gold: str, figures: Figures) -> Floors:
    """Today's figures as floors, rounded to three digits so that they hold.

    Pinned is what is better higher whatever the rest: F1 rather than its two halves, which trade.
    """
    return Floors(
        gold,
        {
            part: {
                name: (math.ceil if name in CEILINGS else math.floor)(round(value * 1000, 6)) / 1000
                for name, value in values.items()
                if name.endswith((".f1", ".accuracy")) or name.removeprefix("objectives.") in _OBJECTIVES
            }
            for part, values in figures.items()
        },
    )


def lowered(old: Floors, new: Floors) -> list[str]:
    """Which floors of `old` are lower in `new` (ceilings: higher), a line each."""
    down = []
    for part, pinned_before in old.figures.items():
        for name, before in pinned_before.items():
            now = new.figures.get(part, {}).get(name)
            if now is None:
                down.append(f"{part} {name}: {before:g} → gone")
            elif (now > before) if name in CEILINGS else (now < before):
                down.append(f"{part} {name}: {before:g} → {now:g}")
    return down


def as_toml(floors: Floors) -> str:
    """The text of floors.toml."""
    lines = [
        "# What `extractor evaluate --check` holds the corpus to. Written by `extractor evaluate --pin`.",
        "# `gold` is the digest of the gold that they were measured on: other gold needs other floors.",
        f'gold = "{floors.gold}"',
    ]
    for part, values in floors.figures.items():
        lines += ["", f"[{part}]", *(f'"{name}" = {value:g}' for name, value in values.items())]
    return "\n".join(lines) + "\n"
