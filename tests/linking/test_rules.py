"""Every rule on its own examples, under its own id; and that its examples need it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import extractor.rules as rules
from extractor.linking import check
from extractor.linking.matching import Matching

SHIPPED = rules.load()
MATCHING = Matching(SHIPPED)
BY_ID = {rule.id: rule for rule in SHIPPED.objective_rules}


@pytest.mark.parametrize("name", BY_ID)
def test_rule(name: str) -> None:
    rule = BY_ID[name]
    speaks = {
        e.text: any(h.rule.id == name for h in MATCHING.hits(e.text)) for e in (*rule.match, *rule.no_match)
    }
    assert {text for text, spoken in speaks.items() if spoken} == {e.text for e in rule.match}


@pytest.mark.parametrize("name", BY_ID)
def test_without_the_rule_its_examples_fail(name: str) -> None:
    rule = BY_ID[name]
    for example in rule.match:
        hits = MATCHING.hits(example.text)
        assert [h.rule.id for h in hits if h.rule.id != name] != [h.rule.id for h in hits]


def test_a_deleted_phrase_is_noticed() -> None:
    rule = replace(BY_ID["tisf.nomme"], all=(("nothing of the kind",),))
    failures = check(replace(SHIPPED, objective_rules=(rule,)))
    assert {f.example for f in failures} == {e.text for e in rule.match}
    assert all(f.message == "should match but does not" and f.line == rule.match[0].line for f in failures)
    assert f"{rule.path}:{rule.match[0].line}: tisf.nomme: should match" in str(failures[0])


def test_a_deleted_exclusion_is_noticed() -> None:
    rule = replace(BY_ID["tisf.nomme"], none=())
    (failure,) = check(replace(SHIPPED, objective_rules=(rule,)))
    assert failure.message == "should not match but does"


@pytest.mark.parametrize("name", [r.id for r in SHIPPED.objective_rules if r.none and r.role == "decides"])
def test_exclusions_are_tried(name: str) -> None:
    """At least a rule without its exclusions fails its own counter-examples."""
    rule = replace(BY_ID[name], none=())
    assert check(replace(SHIPPED, objective_rules=(rule,)))


def test_all_that_ships_is_right() -> None:
    assert check(SHIPPED) == []


def test_a_pattern_for_stated_numbers_is_tried() -> None:
    stated = SHIPPED.taxonomy.stated[0]
    broken = stated.model_copy(update={"match": ("sans numéro",), "no_match": ("objectif n° 6",)})
    taxonomy = SHIPPED.taxonomy.model_copy(update={"stated": (broken,)})
    found = check(replace(SHIPPED, objective_rules=(), taxonomy=taxonomy))
    assert [f.message for f in found] == ["should match but does not", "should not match but does"]


def test_concepts_are_used() -> None:
    used = {
        phrase[1:]
        for rule in SHIPPED.objective_rules
        for phrase in (*(p for entry in rule.all for p in entry), *rule.none)
        if phrase.startswith("@")
    }
    assert set(SHIPPED.concepts) == used


def test_ids_say_what_they_are_about() -> None:
    assert all(re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", name) for name in BY_ID)
