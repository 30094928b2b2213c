"""A small taxonomy with examples: enough to teach a classifier in a moment."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import extractor.rules as rules

SHIPPED = rules.load()

OPENINGS = (
    "Renforcer", "Développer", "Créer", "Financer", "Soutenir", "Étendre", "Généraliser", "Poursuivre",
    "Lancer", "Recruter pour", "Améliorer", "Expérimenter",
)  # fmt: skip
SUBJECTS = {
    "1": ("la cantine des écoles", "les repas des élèves", "le menu du restaurant scolaire"),
    "2": ("les pistes cyclables", "le vélo au quotidien", "les garages à vélos"),
    "": ("les archives de la mairie", "le parc informatique", "la fête du village"),
}


@cache
def taught() -> tuple[rules.LabelledExample, ...]:
    """Thirty-six examples for each of two objectives and for outside."""
    return tuple(
        rules.LabelledExample(text=f"{opening} {subject}", must=(number,) if number else ())
        for number, subjects in SUBJECTS.items()
        for subject in subjects
        for opening in OPENINGS
    )


@cache
def small() -> rules.Rules:
    """Two objectives under two commitments, one rule, nothing measured."""
    taxonomy = rules.Taxonomy.model_validate(
        {
            "name": "small",
            "title": "Petit plan",
            "source": "invented",
            "commitments": [{"code": "A", "title": "Manger"}, {"code": "B", "title": "Rouler"}],
            "objectives": [
                {"number": 1, "commitment": "A", "compulsory": True, "title": "Des repas pour les élèves"},
                {"number": 2, "commitment": "B", "compulsory": False, "title": "Du vélo pour chacun"},
            ],
        }
    )
    rule = rules.ObjectiveRule(
        id="velo.nomme",
        says="Le vélo est nommé.",
        objectives=("2",),
        role="decides",
        all=(("vélo", "cyclable"),),
        none=(),
        pattern=(),
        within=5,
        match=(),
        no_match=(),
        path="rules.yaml",
        line=1,
    )
    return replace(
        SHIPPED,
        taxonomy=taxonomy,
        objective_rules=(rule,),
        concepts={"repas": ("repas", "cantine", "menu")},
        families=(),
        confidence=rules.Confidence(),
        model=None,
    )
