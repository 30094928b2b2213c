"""The `rules/` folder as data: taxonomy, objective rules, lexicon and measured confidence, all validated.

rules = extractor.rules.load()                      # the checkout's rules/, or those of the wheel
rules.lexicon.phrases["months"]["1"]                # ("janvier", "janv.")
rules.taxonomy.objective("6").title
rules.confidence.fact("dates", "day_month_year")    # measured precision, 0.5 where never measured
"""

from extractor.rules.examples import CALIBRATION, LabelledExample, load_examples
from extractor.rules.loading import Example, Lexicon, ObjectiveRule, Rules, default_path, load, taxonomies
from extractor.rules.shapes import (
    OUTSIDE,
    Commitment,
    Confidence,
    Department,
    Measured,
    Objective,
    Region,
    Taxonomy,
)

__all__ = [
    "CALIBRATION",
    "OUTSIDE",
    "Commitment",
    "Confidence",
    "Department",
    "Example",
    "LabelledExample",
    "Lexicon",
    "Measured",
    "Objective",
    "ObjectiveRule",
    "Region",
    "Rules",
    "Taxonomy",
    "default_path",
    "load",
    "load_examples",
    "taxonomies",
]
