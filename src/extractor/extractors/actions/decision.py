"""Decisions on actions: whether a list, or a sentence, tells actions.

The weights stand in `rules/actions.json`; `python -m benchmarks.action_decisions` works them out from the
open part of the corpus and from the specs, and measures each document with weights that were worked out
without it.
"""

from __future__ import annotations

from extractor.extractors.decision import Decision, Features
from extractor.extractors.decision import decision as _decision
from extractor.rules import Rules

__all__ = ["FILE", "Decision", "Features", "decision"]

FILE = "actions.json"


def decision(rules: Rules, name: str) -> Decision:
    """The decision `lists` or `sentences` of a rules folder. Raises a RulesError where it is not there."""
    return _decision(rules, FILE, name)
