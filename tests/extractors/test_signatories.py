"""Who signs: sentences and small documents, each with the signatories that a reader would name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import noticed, without
from specs import cases

from extractor import rules as rules_package
from extractor.extractors import signatories
from extractor.extractors.signatories.blocks import SignatureBlocks
from extractor.extractors.signatories.lists import SigningLists
from extractor.extractors.signatories.signing import Signing
from extractor.language import Reading
from extractor.model import Profile, Result, Signatory
from extractor.rules import Rules


def found(reading: Reading, rules: Rules, document_type: str) -> tuple[Signatory, ...]:
    result = Result(reading.document, Profile(document_type, "", None))  # type: ignore[arg-type]
    return signatories.extract(reading, rules, result).signatories


FILES = (
    "signatories.yaml",
    "signatories_news.yaml",
    "signatories_met.yaml",
    "signatories_scenes.yaml",
    "signatories_together.yaml",
    "signatories_named_elsewhere.yaml",
    "signatories_wider.yaml",
)
SPECS = [case for file in FILES for case in cases(file)]
LABELS = list(rules_package.load().lexicon.phrases["signing"])


@pytest.mark.parametrize("spec", SPECS)
def test_signatories(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(spec["text"], f"case.{spec.get('format', 'txt')}")
    people = found(reading, rules, spec.get("type", "communique"))
    assert {(p.name, p.role, p.party) for p in people} == {tuple(e) for e in spec["expect"]}


def check(reading: Reading, rules: Rules, spec: dict[str, Any]) -> bool:
    people = found(reading, rules, spec.get("type", "communique"))
    return {(p.name, p.role, p.party) for p in people} == {tuple(e) for e in spec["expect"]}


@pytest.mark.no_cover
@pytest.mark.parametrize("label", LABELS)
def test_every_list_of_words_is_needed(label: str, rules: Rules) -> None:
    words = rules.lexicon.phrases["signing"][label]
    assert noticed(without(rules, "signing", label), SPECS, check, words)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("where", "method"),
    [
        (Signing, "sentences"),
        (Signing, "_parties"),
        (SigningLists, "lists"),
        (SigningLists, "tables"),
        (SignatureBlocks, "people"),
    ],
)
def test_every_signing_place_is_needed(
    where: type, method: str, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, method, lambda *_: iter(()))
    assert noticed(rules, SPECS, check)


PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
PIECES = st.sampled_from(
    [
        "Odilon Brassac", "Mme", "M. ", "CLÉMENCE TARDIVEL", "de La", ", préfet du Gers", "la présidente",
        " et ", ", ", "ont signé", "signé par", "représenté par", "en présence de", "Fait à Auch",
        "Pour l'État", "\n\n", "Signataires :", "- ", "et par délégation", "(", ")", "« ", "a salué",
        "L'ARS", "signature de", "Article 1", "1er ", "qui",
    ]
)  # fmt: skip
TYPES = st.sampled_from(["communique", "contrat", "deliberation"])


@settings(deadline=None)  # the first example compiles the patterns
@given(st.lists(st.one_of(PIECES, st.text(PRINTABLE, max_size=12)), max_size=20).map(" ".join), TYPES)
def test_any_text_gives_people_that_stand_in_it(
    read: Callable[..., Reading], rules: Rules, text: str, document_type: str
) -> None:
    reading = read("x " + text)
    for person in found(reading, rules, document_type):
        evidence = person.evidence
        assert evidence.quote == reading.text[evidence.start : evidence.end]
        assert person.role in reading.text
        assert person.name or (person.role and document_type == "contrat")
