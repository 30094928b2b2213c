"""Who signs: sentences and small documents, each with the signatories that a reader would name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from specs import cases

from extractor.extractors import signatories
from extractor.language import Reading
from extractor.model import Profile, Result, Signatory
from extractor.rules import Rules


def found(reading: Reading, rules: Rules, document_type: str) -> tuple[Signatory, ...]:
    result = Result(reading.document, Profile(document_type, "", None))  # type: ignore[arg-type]
    return signatories.extract(reading, rules, result).signatories


@pytest.mark.parametrize("spec", cases("signatories.yaml"))
def test_signatories(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(spec["text"], f"case.{spec.get('format', 'txt')}")
    people = found(reading, rules, spec.get("type", "communique"))
    assert {(p.name, p.role, p.party) for p in people} == {tuple(e) for e in spec["expect"]}
