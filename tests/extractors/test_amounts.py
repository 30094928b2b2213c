"""Amounts against marked sentences, and what tables, lists, headings and actions say of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from specs import cases

from extractor.extractors import amounts, money
from extractor.language import Reading, fold
from extractor.model import Action, Amount, Evidence, Profile, Result
from extractor.rules import Rules

Read = Callable[..., Reading]
SPECS = cases("amounts.yaml")


@pytest.fixture
def find(read: Read, rules: Rules) -> Callable[..., Result]:
    """Amounts of a text; `find(text, "case.md")` for Markdown, with actions given as (text, source)."""

    def find(text: str, source: str = "case.txt", actions: tuple[tuple[str, str], ...] = ()) -> Result:
        reading = read(text, source)
        known = tuple(_action(reading, words, kind) for words, kind in actions)
        result = Result(reading.document, Profile("autre", "", None), actions=known)
        found = amounts.extract(reading, rules, result)
        for amount in found.amounts:
            evidence = amount.evidence
            assert evidence.quote == reading.text[evidence.start : evidence.end]
            assert " ".join(amount.text.split()) in " ".join(evidence.quote.split())
            assert evidence.rule.startswith("amounts.")
        return found

    return find


def _action(reading: Reading, words: str, kind: Any) -> Action:
    start = reading.text.index(words)
    return Action(
        reading.document.id,
        Evidence(start, start + len(words), words, "actions.test"),
        words,
        source=kind,
    )


def told(amount: Amount) -> dict[str, object]:
    return {
        "text": " ".join(amount.text.split()),
        "amount": amount.amount,
        "max": amount.amount_max,
        "qualifier": amount.qualifier,
        "per": amount.per,
        "payer": amount.payer,
        "payee": amount.payee,
        "programme": amount.programme,
        "year": amount.year,
    }


def expected(spec: dict[str, Any]) -> dict[str, object]:
    empty = {key: "" for key in ("per", "payer", "payee", "programme", "year")}
    high = Decimal(str(spec["max"])) if "max" in spec else None
    given = {key: value for key, value in spec.items() if key != "quote"}
    given |= {"amount": Decimal(str(spec["amount"])), "max": high, "text": " ".join(spec["text"].split())}
    return {"qualifier": "exact", **empty, **given}


@pytest.mark.parametrize("spec", SPECS)
def test_sentence(spec: dict[str, Any], find: Callable[..., Result]) -> None:
    found = find(spec["text"]).amounts
    assert [told(amount) for amount in found] == [expected(amount) for amount in spec["amounts"]]
    for amount, wanted in zip(found, spec["amounts"], strict=True):
        assert amount.evidence.quote == wanted.get("quote", amount.evidence.quote)


def test_half_of_the_sentences_are_negatives_or_traps() -> None:
    specs = [param.values[0] for param in SPECS]
    hard = [spec for spec in specs if not spec["amounts"] or spec.get("trap")]
    assert len(specs) >= 120
    assert len(hard) * 5 >= len(specs) * 2
