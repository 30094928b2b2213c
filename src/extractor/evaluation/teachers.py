"""Documents that teach what the rules do not know: what was read in them, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.evaluation.gold import Gold
from extractor.model import Result


@dataclass(frozen=True, slots=True)
class Teacher:
    """A document that teaches, its gold, and whether it is a marked one, or one with everybody marked."""

    result: Result
    gold: Gold
    marked: bool = False
    people: bool = False
