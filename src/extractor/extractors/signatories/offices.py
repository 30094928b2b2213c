"""What an office is in its party: its head, a deputy, one of its services."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What an office is in its party, by how it is called; the first that matches holds.
_OFFICES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("deputy", r"sous-prefet|.*vice-president|conseill|(?:premiere? )?adjoint|.*\badjointe?\b"),
        ("staff", r"secretaire general|direct(?:eur|rice) de cabinet|.*commissaire|chef|inspect"),
        ("prefect", r"prefete?\b|(?:le )?representante? de l'etat"),
        ("government", r"ministre|secretaire d'etat|haut(?:e)?[- ]commissaire|delegue[e]? interministeriel"),
        ("services", r"direct(?:eur|rice) departementale? (?:de la cohesion|de la protection|de l'emploi)"),
        (
            "president",
            r"presidente?(?:$|,| executi| d(?:u|e la|e l') ?(?:conseil (?:departemental|general|executif)"
            r"|departement|collectivite|metropole|assemblee))|.*\bexecutif\b|a la tete d|preside",
        ),
        ("other president", r"president"),
        ("director general", r"direct(?:eur|rice) generale?\b(?! adjoint)|dg\b"),
        ("director", r"direct|delegue|patron"),
        ("none", r"$"),
    )
)
HIGH = frozenset({"prefect", "president", "director general"})


def kind(offices: Sequence[str]) -> str:
    """The kind of the most telling of these offices, in folded text; « none » without any."""
    return next((name for name, own in _OFFICES if any(own.match(o) for o in offices or [""])), "other")
