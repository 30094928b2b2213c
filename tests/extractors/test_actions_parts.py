"""Where actions stand in a clause: trimmed, split where of like form, else left whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from specs import cases

from extractor.errors import RulesError
from extractor.extractors.actions.candidates import candidates
from extractor.extractors.actions.parts import BEGINS, GOES_ON, OUTSIDE, likeliest, parts, spans, words_of
from extractor.language import Reading
from extractor.rules import Rules


def told(reading: Reading, rules: Rules) -> list[str]:
    (candidate,) = candidates(reading)
    return [reading.text[a:b] for a, b in parts(reading, rules, candidate.start, candidate.end)]


@pytest.mark.parametrize("spec", cases("actions_parts.yaml"))
def test_parts(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    assert told(read(spec["text"] + "."), rules) == spec["parts"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ouvrir un relais, former les agents", ["ouvrir un relais", "former les agents"]),
        ("recrutera deux juges et formera les agents", ["recrutera deux juges", "formera les agents"]),
        ("ouvrir un relais, une halte", ["ouvrir un relais, une halte"]),
        ("aider les jeunes à louer et à meubler", ["aider les jeunes à louer et à meubler"]),
        ("ouvrir un lieu (créer dix lits, former)", ["ouvrir un lieu (créer dix lits, former)"]),
    ],
)
def test_only_what_is_of_like_form_is_split(
    text: str, expected: list[str], read: Callable[..., Reading], rules: Rules
) -> None:
    reading = read(text)
    words = words_of(reading, rules, 0, len(text))
    labels = [BEGINS] + [GOES_ON] * (len(words) - 1)
    assert [reading.text[a:b] for a, b in spans(words, labels)] == expected


def test_what_stands_outside_is_left_out(read: Callable[..., Reading], rules: Rules) -> None:
    reading = read("Enfin, un bus, disent-ils")
    words = words_of(reading, rules, 0, len(reading.text))
    labels = [OUTSIDE, OUTSIDE, BEGINS, *[GOES_ON] * 2, *[OUTSIDE] * (len(words) - 5)]
    assert [reading.text[a:b] for a, b in spans(words, labels)] == ["un bus"]


def test_nothing_goes_on_that_did_not_begin() -> None:
    weights = {"a": (0.0, -1.0, 5.0), "b": (1.0, 0.0, 0.0)}
    flat = [[0.0] * 3] * 3
    assert likeliest([["a"], ["a"], ["b"]], weights, flat) == [BEGINS, GOES_ON, OUTSIDE]
    assert likeliest([], weights, flat) == []


def test_parts_stand_in_their_range_in_order(read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(
        "Oui ; non ; de la création d'un relais et d'un lieu, une équipe sera là, et voilà (dix lits)."
    )
    for start, end in ((0, len(reading.text)), (6, 40), (4, 5)):
        found = parts(reading, rules, start, end)
        assert found
        assert found == sorted(found)
        assert all(start <= a < b <= end for a, b in found)
        assert all(before[1] <= after[0] for before, after in pairwise(found))


@pytest.mark.parametrize("content", [None, "{", '{"weights": [1]}', '{"weights": {}}'])
def test_weights_that_are_not_there_are_told_with_their_path(
    content: str | None, read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "action_parts.json").write_text(content)
    with pytest.raises(RulesError, match=r"action_parts\.json"):
        parts(read("Un relais sera ouvert"), replace(rules, path=tmp_path), 0, 10)
