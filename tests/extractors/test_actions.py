"""What the contract will do: small documents, each with its actions; everything else in them stays out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from specs import cases

from extractor.extractors import actions
from extractor.language import Reading
from extractor.model import Action, Profile, Result
from extractor.rules import Rules


def found(reading: Reading, rules: Rules, document_type: Any = "communique") -> list[Action]:
    """One action a wording, in the order of the document."""
    result = Result(reading.document, Profile(document_type, "", None))
    every = actions.extract(reading, rules, result).actions
    return list({action.text: action for action in every}.values())


@pytest.mark.parametrize("spec", cases("actions.yaml"))
def test_actions(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(spec["text"], f"case.{spec.get('format', 'txt')}")
    every = found(reading, rules, spec.get("type", "communique"))
    assert [a.text for a in every] == spec["expect"]
    columns = {
        "commitments": "commitment",
        "stated": "objective_stated",
        "sources": "source",
        "pilots": "pilot",
    }
    for key, column in columns.items():
        if key in spec:
            assert [getattr(a, column) for a in every] == spec[key], key
