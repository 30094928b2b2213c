"""The tables' layout has a version: nobody changes columns and leaves the number as it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractor.dataset import SCHEMA
from extractor.writers.datapackage import VERSION

README = Path(__file__).parents[2] / "README.md"
LAYOUTS = {
    "1.1.0": "0c46291a2a13d271",
    "1.2.0": "0290416a9b7eaab3",
}
"""Version → digest of all columns with their types. Add a line for a new version; change none."""


def layout() -> str:
    told = [
        f"{name}.{c.name}: {c.type} {c.required} {c.separator} {c.items if c.separator else ''}"
        for name, table in SCHEMA.items()
        for c in table.columns
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def test_a_change_of_columns_is_a_new_version() -> None:
    assert LAYOUTS[VERSION] == layout(), "columns have changed: raise VERSION in writers/datapackage.py"
    assert max(LAYOUTS, key=lambda version: tuple(map(int, version.split(".")))) == VERSION


def test_the_readme_tells_what_changed() -> None:
    assert f"- **{VERSION}** " in README.read_text("utf-8")
