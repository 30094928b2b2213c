"""Type, title, date and number of actions of small documents, each under its own id."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml

from extractor import readers
from extractor.extractors import profile
from extractor.language import Language, Reading
from extractor.model import Profile, Result
from extractor.rules import Rules

HERE = Path(__file__).parent
DOCUMENTS: list[dict[str, Any]] = yaml.safe_load((HERE / "profile.yaml").read_text("utf-8"))
COUNTS: list[dict[str, Any]] = yaml.safe_load((HERE / "declared_actions.yaml").read_text("utf-8"))

Read = Callable[..., Reading]


OWN_DATE = profile._published


@pytest.fixture(autouse=True)
def _without_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The date is the business of the dates' own spec; one test below tries the way there."""
    monkeypatch.setattr(profile, "_published", lambda _reading, _kind: None)


def extract(reading: Reading, rules: Rules) -> Profile:
    return profile.extract(reading, rules, Result(reading.document, Profile("autre", "", None))).profile


@pytest.mark.parametrize("spec", DOCUMENTS, ids=[spec["id"] for spec in DOCUMENTS])
def test_document(spec: dict[str, Any], read: Read, rules: Rules) -> None:
    found = extract(read(spec["text"], spec.get("source", "case.md")), rules)
    assert found.document_type == spec["type"]
    if "title" in spec:
        assert found.title == spec["title"]


@pytest.mark.parametrize("spec", COUNTS, ids=[spec["text"] for spec in COUNTS])
def test_declared_actions(spec: dict[str, Any], read: Read) -> None:
    assert profile.declared_actions(read(spec["text"])) == spec["actions"]


def test_a_heading_declares(read: Read) -> None:
    text = (
        "# Le contrat\n\n## 23 actions pour trois ans\n\nLes équipes seront renforcées dans tous les cantons."
    )
    assert profile.declared_actions(read(text)) == 23


def test_the_publication_date_is_that_of_the_dates(
    read: Read, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile, "_published", OWN_DATE)
    found = extract(read("COMMUNIQUÉ DE PRESSE\n\nLaon, le 16 octobre 2020\n\nLe contrat est signé."), rules)
    assert found.publication_date == date(2020, 10, 16)


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("Un contrat pour les enfants | Département du Tarn", "Un contrat pour les enfants"),
        ("Un contrat pour les enfants", "Un contrat pour les enfants"),
        ("Microsoft Word - contrat.docx", ""),
        ("contrat_v3_final", ""),
        ("Document 1", ""),
        ("contrat signé.pdf", ""),
        ("", ""),
    ],
)
def test_the_title_that_the_file_declares(declared: str, title: str, read: Read, rules: Rules) -> None:
    text = "Le contrat a été signé hier à Albi par la préfète et par le président du conseil départemental."
    reading = read(text)
    reading = replace(reading, document=replace(reading.document, title=declared))
    assert extract(reading, rules).title == title


def test_a_dateline_after_the_title_is_cut(read: Read, rules: Rules) -> None:
    text = "# Un contrat pour les enfants Laon, le 16 octobre 2020\n\n" + (
        "Le contrat a été signé hier par tous ceux qui sont là."
    )
    assert extract(read(text, "case.md"), rules).title == "Un contrat pour les enfants"


def test_every_phrase_stands_once_and_every_label_is_known(rules: Rules, language: Language) -> None:
    seen: dict[str, str] = {}
    for label, phrases in rules.lexicon.phrases["document_types"].items():
        kinds, *places = label.split()
        assert set(kinds.split("+")) <= set(profile.TYPES)
        assert places
        assert set(places) <= set(profile.POINTS)
        for phrase in phrases:
            words = " ".join(token.norm_ for token in language.tokenize(phrase))
            assert words not in seen, f"{phrase!r} stands under {seen[words]!r} and {label!r}"
            seen[words] = label


def failures(language: Language, rules: Rules) -> bool:
    """Whether anything above comes out wrong."""
    for spec in DOCUMENTS:
        document = readers.read(spec.get("source", "case.md"), spec["text"].encode())
        reading = language.annotate(document)
        blocks = profile.title_blocks(reading)
        if profile.document_type(reading, blocks) != spec["type"]:
            return True
        if "title" in spec and extract(reading, rules).title != spec["title"]:
            return True
    for spec in COUNTS:
        reading = language.annotate(readers.read("case.txt", spec["text"].encode()))
        if profile.declared_actions(reading) != spec["actions"]:
            return True
    return False


FILES = ("letterheads", "declared_actions")
PATTERNS = [name for name, value in vars(profile).items() if isinstance(value, re.Pattern)]
WHERE_ELSE = {"_NO_TITLE", "_SITE", "_TRAILING_DATELINE"}  # tried in tests of their own


@pytest.mark.parametrize("name", [name for name in PATTERNS if name not in WHERE_ELSE])
def test_no_pattern_is_idle(
    name: str, monkeypatch: pytest.MonkeyPatch, rules: Rules, language: Language
) -> None:
    monkeypatch.setattr(profile, name, re.compile(r"(?!)"))
    assert failures(language, rules)


@pytest.mark.parametrize("place", profile.POINTS)
def test_no_place_is_idle(
    place: str, monkeypatch: pytest.MonkeyPatch, rules: Rules, language: Language
) -> None:
    monkeypatch.setitem(profile.POINTS, place, 0.0)
    assert failures(language, rules)


@pytest.mark.parametrize("kind", profile.TYPES[:-1])
def test_no_type_goes_without_its_words(kind: str, rules: Rules) -> None:
    """Without the phrases of one type alone, some document above is not recognised."""
    phrases = {name: dict(labels) for name, labels in rules.lexicon.phrases.items()}
    for label in list(phrases["document_types"]):
        if label.split()[0] == kind:
            del phrases["document_types"][label]
    using = replace(rules, lexicon=replace(rules.lexicon, phrases=MappingProxyType(phrases)))
    assert failures(Language(using), using)


@pytest.mark.parametrize("label", ["whole", "holds", "done", "part", "scope", "letterhead"])
def test_no_word_list_is_idle(label: str, rules: Rules) -> None:
    phrases = {name: dict(labels) for name, labels in rules.lexicon.phrases.items()}
    for file in FILES:
        phrases[file].pop(label, None)
    using = replace(rules, lexicon=replace(rules.lexicon, phrases=MappingProxyType(phrases)))
    assert failures(Language(using), using)
