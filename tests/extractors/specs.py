"""Specs as data: YAML files of cases, each a test of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent


def cases(file: str) -> list[Any]:
    """The cases of a YAML file of specs as pytest parameters; each has an `id` of its own."""
    specs = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    ids = [spec["id"] for spec in specs]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    return [pytest.param(spec, id=spec["id"]) for spec in specs]
