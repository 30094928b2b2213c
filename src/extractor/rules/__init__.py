"""The `rules/` folder as data: taxonomy, objective rules, lexicon and measured confidence, all validated.

rules = extractor.rules.load()                      # the checkout's rules/, or those of the wheel
rules.lexicon.phrases["months"]["1"]                # ("janvier", "janv.")
rules.taxonomy.objective("6").title
rules.confidence.fact("dates", "day_month_year")    # measured precision, 0.5 where never measured
"""

from extractor.rules.examples import (
    CALIBRATION,
    SEEN,
    LabelledExample,
    example_files,
    load_examples,
    reported,
    teaching,
)
from extractor.rules.loading import (
    DEFAULT_TAXONOMY,
    LEARNED,
    MODEL,
    SIGNATORIES,
    Example,
    Lexicon,
    ObjectiveRule,
    Rules,
    default_path,
    load,
    taxonomies,
)
from extractor.rules.shapes import (
    OUTSIDE,
    Combination,
    Commitment,
    Confidence,
    Department,
    Links,
    Measured,
    Objective,
    Region,
    Taxonomy,
    tenth,
)

__all__ = [
    "CALIBRATION",
    "DEFAULT_TAXONOMY",
    "LEARNED",
    "MODEL",
    "OUTSIDE",
    "SEEN",
    "SIGNATORIES",
    "Combination",
    "Commitment",
    "Confidence",
    "Department",
    "Example",
    "LabelledExample",
    "Lexicon",
    "Links",
    "Measured",
    "Objective",
    "ObjectiveRule",
    "Region",
    "Rules",
    "Taxonomy",
    "default_path",
    "example_files",
    "load",
    "load_examples",
    "reported",
    "taxonomies",
    "teaching",
    "tenth",
]
