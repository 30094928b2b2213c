"""What the contract will do: small documents, each with its actions; everything else in them stays out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutations import noticed, without
from specs import cases

from extractor import rules as rules_package
from extractor.errors import RulesError
from extractor.extractors import actions, profile
from extractor.extractors.actions.decision import decision
from extractor.language import Reading
from extractor.model import Action, Profile, Result
from extractor.rules import Rules


def found(reading: Reading, rules: Rules, document_type: Any = "communique") -> list[Action]:
    """One action a wording, in the order of the document."""
    announced = profile.declared_actions(reading)
    result = Result(reading.document, Profile(document_type, "", None, announced))
    every = actions.extract(reading, rules, result).actions
    return list({action.text: action for action in every}.values())


SPECS = [
    *cases("actions.yaml"),
    *cases("actions_told.yaml"),
    *cases("actions_unseen.yaml"),
    *cases("actions_titled.yaml"),
    *cases("actions_described.yaml"),
    *cases("actions_run_in.yaml"),
    *cases("actions_structured.yaml"),
]
COLUMNS = {
    "commitments": "commitment",
    "stated": "objective_stated",
    "sources": "source",
    "pilots": "pilot",
    "calendars": "calendar",
}
LABELS = [
    (lexicon, label)
    for lexicon in ("lists", "fiches", "enumerations", "promises")
    for label in rules_package.load().lexicon.phrases[lexicon]
    if (lexicon, label) != ("fiches", "description")  # for links, whose tests need it
]


@pytest.mark.parametrize("spec", SPECS)
def test_actions(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(spec["text"], f"case.{spec.get('format', 'txt')}")
    every = found(reading, rules, spec.get("type", "communique"))
    assert [a.text for a in every] == spec["expect"]
    for key, column in COLUMNS.items():
        if key in spec:
            assert [getattr(a, column) for a in every] == spec[key], key


def test_each_decision_says_yes_to_some_features_and_no_to_none(rules: Rules) -> None:
    for name in ("lists", "sentences"):
        weighed = decision(rules, name)
        most = dict.fromkeys((f for f, w in weighed.weights.items() if w > 0), 1.0)
        assert weighed(most)
        assert not weighed({})
        assert weighed({**most, "never heard of": 9.0})


def test_rules_without_decisions_say_so(rules: Rules, tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no such file"):
        decision(replace(rules, path=tmp_path), "lists")
    (tmp_path / "actions.json").write_text('{"lists": {"weights": {}}}')
    with pytest.raises(RulesError, match="wants weights, bias and threshold"):
        decision(replace(rules, path=tmp_path), "lists")


def check(reading: Reading, rules: Rules, spec: dict[str, Any]) -> bool:
    every = found(reading, rules, spec.get("type", "communique"))
    columns = [
        ([getattr(a, column) for a in every], spec[key]) for key, column in COLUMNS.items() if key in spec
    ]
    return [a.text for a in every] == spec["expect"] and all(got == wanted for got, wanted in columns)


@pytest.mark.no_cover
@pytest.mark.parametrize(("lexicon", "label"), LABELS, ids=lambda value: value)
def test_every_list_of_words_is_needed(lexicon: str, label: str, rules: Rules) -> None:
    words = rules.lexicon.phrases[lexicon][label]
    assert noticed(without(rules, lexicon, label), SPECS, check, words)


PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
PIECES = st.sampled_from(
    [
        "Les actions suivantes :", "Le contrat prévoit A, B et C.", "- le renforcement de la PMI ;",
        "  - deux postes", "1. Créer un relais", "| Action | État |", "|---|---|", "| Soutien | 5 € |",
        "Fiche action n° 6.2 – Créer", "Intitulé de l'action : Former", "Pilote : ASE",
        "## Engagement 2 : sécuriser", "\n", "critères :", "",
        "Parmi les actions : l'une, l'autre et la dernière.", "agir le plus précocement possible",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(PRINTABLE, max_size=20)), max_size=14).map("\n".join))
def test_any_text_gives_actions_that_stand_in_it(
    read: Callable[..., Reading], rules: Rules, text: str
) -> None:
    reading = read("x " + text)
    for action in found(reading, rules):
        evidence = action.evidence
        assert evidence.quote == reading.text[evidence.start : evidence.end]
        assert action.text in reading.text
        assert action.order >= 1
