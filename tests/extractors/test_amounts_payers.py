"""Who pays, against marked sentences, tables and lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from specs import cases

from extractor.extractors import amounts
from extractor.language import Reading
from extractor.model import Profile, Result
from extractor.rules import Rules

SPECS = [*cases("amounts_payers.yaml"), *cases("amounts_payers_met.yaml")]


@pytest.mark.parametrize("spec", SPECS)
def test_payers(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(spec["text"], spec.get("file", "case.txt"))
    result = Result(reading.document, Profile(spec.get("type", "autre"), "", None))
    found = amounts.extract(reading, rules, result).amounts
    assert [amount.payer for amount in found] == spec["pays"], [amount.text for amount in found]


def test_many_name_a_party_that_does_not_pay() -> None:
    near = [spec for (spec,) in (param.values for param in SPECS) if spec["id"].startswith("no-")]
    assert len(near) >= 70
