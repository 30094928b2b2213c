"""Gold × dataset → precision, recall, calibration; floors; how often each rule is right."""

from extractor.evaluation.floors import (
    FLOORS,
    Floors,
    as_toml,
    load_floors,
    lowered,
    pinned,
    shortfalls,
)
from extractor.evaluation.gold import Gold, digest, heldout, load_gold
from extractor.evaluation.measuring import measure_rules
from extractor.evaluation.objectives import calibration_error, reliability, risk_coverage
from extractor.evaluation.reading import as_cells, read_tables
from extractor.evaluation.scoring import Miss, Report, evaluate

__all__ = [
    "FLOORS",
    "Floors",
    "Gold",
    "Miss",
    "Report",
    "as_cells",
    "as_toml",
    "calibration_error",
    "digest",
    "evaluate",
    "heldout",
    "load_floors",
    "load_gold",
    "lowered",
    "measure_rules",
    "pinned",
    "read_tables",
    "reliability",
    "risk_coverage",
    "shortfalls",
]
