from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from invented import Measured

from extractor.rules import Commitment, Objective, Rules, Taxonomy

NUMBERS = {
    "14": "Créer des relais",
    "6": "Renforcer la CRIP",
    "1": "Premier",
    "15": "Parents",
    "26": "Former",
}


@pytest.fixture(scope="session")
def rules() -> Rules:
    """A small taxonomy, and confidences that the tests know."""
    objectives = tuple(
        Objective(number=number, commitment="2", compulsory=int(number) <= 11, title=title)
        for number, title in NUMBERS.items()
    )
    commitments = (Commitment(code="2", title="Sécuriser"),)
    taxonomy = Taxonomy(name="made", title="Made", source="-", commitments=commitments, objectives=objectives)
    made = {"taxonomy": taxonomy, "confidence": Measured(), "path": Path("rules"), "digest": "0"}
    return cast(Rules, SimpleNamespace(**made))


@pytest.fixture(scope="session")
def objectives(rules: Rules) -> tuple[Objective, ...]:
    return rules.taxonomy.objectives
