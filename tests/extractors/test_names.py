"""Names of people: spans, parts and spelling; and what begins with capitals without being one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from specs import cases

from extractor.extractors.signatories.names import People, spell
from extractor.language import Reading
from extractor.rules import Rules


@pytest.mark.parametrize("spec", cases("names.yaml"))
def test_names(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(spec["text"])
    names = People(reading, rules).within(0, len(reading.text))
    assert [[n.given, n.family, n.title] for n in names] == spec["expect"]
    for name in names:
        assert spell(reading.text[name.start : name.end]) == name.name
        assert name.outer <= name.start < name.end


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("Violaine DORMAREL", "Violaine Dormarel"),
        ("JEAN-BASILE DE LA TOUR", "Jean-Basile de La Tour"),
        ("N'DOUMÉ", "N'Doumé"),
        ("Maël LE GALLEC", "Maël Le Gallec"),
        ("A.-M. Quérolle", "A.-M. Quérolle"),
    ],
)
def test_spelling_in_ordinary_capitals(written: str, spelled: str) -> None:
    assert spell(written) == spelled
