"""Which rules speak on the actions of a dataset: coverage, overlap and conflict of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.linking import Linker, Query
from extractor.rules import OUTSIDE, Rules


@dataclass
class Speaking:
    """One rule on a set of actions.

    It speaks on `actions` of them; on `overlaps` another rule speaks too; on `conflicts` another one speaks
    for objectives of which none is its own; on `overruled` none of its own was concluded.
    """

    rule: str
    objectives: tuple[str, ...]
    role: str
    actions: int = 0
    overlaps: int = 0
    conflicts: int = 0
    overruled: int = 0


def rule_statistics(rules: Rules, texts: Iterable[str]) -> list[Speaking]:
    """Every objective rule, those that never speak included, in the order of the rules files."""
    linker = Linker(rules)
    found = {rule.id: Speaking(rule.id, rule.objectives, rule.role) for rule in rules.objective_rules}
    for one in linker.conclude([Query(text) for text in texts]):
        spoken = {hit.rule.id: hit.rule.objectives for hit in one.hits}
        concluded = {c.objective or OUTSIDE for c in one.chosen}
        for rule, objectives in spoken.items():
            speaking = found.setdefault(rule, Speaking(rule, objectives, "title"))
            others = [theirs for other, theirs in spoken.items() if other != rule]
            speaking.actions += 1
            speaking.overlaps += bool(others)
            speaking.conflicts += any(not set(theirs) & set(objectives) for theirs in others)
            speaking.overruled += not concluded & set(objectives)
    return list(found.values())
