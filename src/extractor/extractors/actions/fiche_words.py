"""`rules/lexicon/fiches.yaml` as patterns on folded text, compiled once for each set of rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractor.extractors.phrases import alternatives
from extractor.rules import Lexicon, Rules

_KINDS = ("title", "description", "objective", "pilot", "calendar", "other")
_TAIL = r"(?:\s(?:de\s|du\s|des\s|d'|et\s|n°|previsionnel|prevu|prevision)[a-z0-9' °-]*|\s\d[\d.]*)?"
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class FicheWords:
    """Compiled patterns on folded text."""

    labels: Mapping[str, re.Pattern[str]]
    action_header: re.Pattern[str]
    weak_header: re.Pattern[str]
    objective_header: re.Pattern[str]
    total: re.Pattern[str]
    acts: re.Pattern[str]

    def kind(self, text: str) -> str:
        """Which label of a fiche a folded text is, else empty."""
        if len(text) >= _LONGEST_LABEL:
            return ""
        return next((kind for kind, pattern in self.labels.items() if pattern.fullmatch(text)), "")


def words(rules: Rules) -> FicheWords:
    """The patterns of these rules (an empty list of words matches nothing)."""
    return _compiled(rules.lexicon)


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> FicheWords:
    lists = lexicon.phrases.get("fiches", {})
    names = {kind: alternatives(lists.get(kind, ())) for kind in _KINDS}
    labels = {kind: re.compile(rf"{name}{_TAIL}") for kind, name in names.items() if kind != "other"}
    labels["other"] = re.compile(rf"{names['other']}.*", re.DOTALL)
    action = alternatives(lists.get("action headers", ()))
    return FicheWords(
        labels=labels,
        action_header=re.compile(
            rf"(?:n°\s(?:et\s)?)?(?:(?:engagement|objectif|axe)s?\s?(?:/|et|-)\s?)?(?:les\s|l')?{action}(?!\sd[eu]\ssuivi)"
        ),
        weak_header=re.compile(rf"(?:les\s|l')?{alternatives(lists.get('weak headers', ()))}"),
        objective_header=re.compile(alternatives(lists.get("objective headers", ()))),
        total=re.compile(alternatives(lists.get("totals", ()))),
        acts=re.compile(alternatives(lists.get("acts", ()))),
    )
