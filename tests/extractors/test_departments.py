"""Départements on marked sentences and on small documents, each under its own id."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import readers, rules
from extractor.errors import EmptyError
from extractor.extractors import departments, profile
from extractor.extractors.departments import codes, facts, names
from extractor.language import Language
from extractor.model import Profile, Result
from extractor.rules import Rules

HERE = Path(__file__).parent
SENTENCES: dict[str, list[str]] = yaml.safe_load((HERE / "departments.yaml").read_text("utf-8"))
DOCUMENTS: list[dict[str, Any]] = yaml.safe_load((HERE / "department_roles.yaml").read_text("utf-8"))
ALL = [(group, sentence) for group, sentences in SENTENCES.items() for sentence in sentences]
MARK = re.compile(r"\{(?P<codes>\w+(?:\+\w+)*)(?: (?P<rule>\w+))?:(?P<words>[^{}]+)\}")

RULES = rules.load()
LANGUAGE = Language(RULES)

Found = set[tuple[int, int, str, str]]


@pytest.fixture(autouse=True)
def _without_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "_published", lambda _reading, _kind: None)


def parse(marked: str) -> tuple[str, Found]:
    """The plain sentence and what is to be found in it: start, end, code, rule (empty: any)."""
    text, expected, last = "", set(), 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        for code in mark["codes"].split("+"):
            expected.add((len(text), len(text) + len(mark["words"]), code, mark["rule"] or ""))
        text += mark["words"]
        last = mark.end()
    return text + marked[last:], expected


def extract(text: str, using: Rules = RULES, language: Language = LANGUAGE) -> Result:
    document = readers.read("spec.txt", text.encode())
    reading = language.annotate(document)
    result = profile.extract(reading, using, Result(document, Profile("autre", "", None)))
    return departments.extract(reading, using, result)


def holds(marked: str, using: Rules = RULES, language: Language = LANGUAGE) -> tuple[Found, Found]:
    """Expected and found, with the rule left out where the sentence does not say it."""
    text, expected = parse(marked)
    result = extract(text, using, language)
    assert result.document.text == text, "the reader changed the sentence: write it otherwise"
    wanted = {(start, end): rule for start, end, _, rule in expected}
    found = set()
    for fact in result.departments:
        place = (fact.evidence.start, fact.evidence.end)
        rule = fact.evidence.rule.removeprefix("departments.") if wanted.get(place, "?") else ""
        found.add((*place, fact.code, rule))
    return expected, found


@pytest.mark.parametrize(("group", "marked"), ALL, ids=[f"{group}-{text}" for group, text in ALL])
def test_sentence(group: str, marked: str) -> None:  # noqa: ARG001
    expected, found = holds(marked)
    assert found == expected


@pytest.mark.parametrize("spec", DOCUMENTS, ids=[spec["id"] for spec in DOCUMENTS])
def test_role(spec: dict[str, Any]) -> None:
    result = extract(spec["text"])
    roles = {(fact.code, fact.role) for fact in result.departments}
    assert {code for code, role in roles if role == "subject"} == set(spec.get("subject", ()))
    assert {code for code, role in roles if role == "mentioned"} == set(spec.get("mentioned", ()))


def test_facts_carry_their_evidence() -> None:
    result = extract("PRÉFET DE L'AISNE\n\nLe contrat est signé dans l'Aisne, à Laon.")
    assert [fact.evidence.quote for fact in result.departments] == ["AISNE", "Aisne"]
    for fact in result.departments:
        assert result.document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        assert (fact.name, fact.region_code, fact.role) == ("Aisne", "32", "subject")


def test_cells_of_a_table_are_a_list() -> None:
    table = "| Territoire | Montant |\n|---|---|\n| Ain | 10 |\n| Lot | 20 |\n| Somme | 30 |\n"
    result = extract("# Crédits\n\n" + table)
    assert {fact.code for fact in result.departments} == {"01", "46", "80"}
    assert {fact.role for fact in result.departments} == {"mentioned"}


def test_lists_inside_cells_of_a_table() -> None:
    table = (
        "| Région | Retenus |\n|---|---|\n| Grand Est | Ardennes, Vosges |\n| Normandie | Manche, Orne |\n"
    )
    result = extract("# Une seconde vague\n\n" + table)
    assert {fact.code for fact in result.departments} == {"08", "88", "50", "61"}


def test_a_table_of_other_things_names_no_department() -> None:
    table = (
        "| Lot | Objet |\n|---|---|\n| Lot 1 | Mobilier |\n| Lot 2 | Somme à payer |\n| M. Landes | Nord |\n"
    )
    assert not extract("# Un marché\n\n" + table).departments


def test_a_circular_has_no_subject() -> None:
    document = readers.read(
        "spec.txt",
        "# Instruction\n\nLe préfet du Tarn a signé le contrat avec le président du conseil.".encode(),
    )
    reading = LANGUAGE.annotate(document)
    result = Result(document, Profile("circulaire", "", None))
    assert {f.role for f in departments.extract(reading, RULES, result).departments} == {"mentioned"}


def test_the_codes_are_those_of_insee() -> None:
    codes = [department.code for department in RULES.lexicon.departments]
    mainland = [f"{n:02}" for n in range(1, 96) if n != 20] + ["2A", "2B"]
    overseas = ["971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988"]
    assert sorted(codes) == sorted(mainland + overseas)
    sizes = {
        region.code: sum(d.region == region.code for d in RULES.lexicon.departments)
        for region in RULES.lexicon.regions
    }
    wanted = {"11": 8, "24": 6, "27": 8, "28": 5, "32": 5, "44": 10, "52": 5, "53": 4, "75": 12, "76": 13}
    assert {code: sizes[code] for code in wanted} == wanted
    assert (sizes["84"], sizes["93"], sizes["94"]) == (12, 6, 2)
    assert all(department.prefecture for department in RULES.lexicon.departments)


PIECES = st.sampled_from(
    [
        *(department.name for department in RULES.lexicon.departments),
        *(
            "préfet de",
            "Département",
            "du ",
            "de la ",
            "l'",
            "dans le ",
            "en ",
            "(",
            ")",
            ", ",
            " et ",
            "\n\n",
        ),
        *(
            "2A",
            "93",
            "20",
            "975",
            "75007 Paris",
            "www.",
            "@",
            ".fr",
            "- ",
            "| a | b |\n|---|---|\n| c | ",
            " |",
        ),
        *(" ", "-", "’", "M. ", "œ", "ﬁ", "\u00a0", "É"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join).filter(str.strip))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_any_text_gives_facts_that_stand_in_it(text: str) -> None:
    try:
        result = extract(text)
    except EmptyError:
        return
    spans = []
    for fact in result.departments:
        evidence = fact.evidence
        assert result.document.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote.strip() == evidence.quote != ""
        spans.append((evidence.start, evidence.end))
    assert spans == sorted(spans)
    assert len({(f.code, f.role) for f in result.departments}) == len({f.code for f in result.departments})


def failures(using: Rules, language: Language) -> bool:
    if any(expected != found for expected, found in (holds(text, using, language) for _, text in ALL)):
        return True
    for spec in DOCUMENTS:
        facts = extract(spec["text"], using, language).departments
        if {fact.code for fact in facts if fact.role == "subject"} != set(spec.get("subject", ())):
            return True
    return False


LABELS = [
    (file, label)
    for file in ("department_context", "department_names")
    for label in RULES.lexicon.phrases[file]
]


@pytest.mark.parametrize(("file", "label"), LABELS, ids=[f"{file}-{label}" for file, label in LABELS])
def test_no_label_is_idle(file: str, label: str) -> None:
    """Without any one of the word lists, some sentence above comes out wrong."""
    phrases = {name: dict(labels) for name, labels in RULES.lexicon.phrases.items()}
    del phrases[file][label]
    lexicon = replace(RULES.lexicon, phrases=MappingProxyType(phrases))
    using = replace(RULES, lexicon=lexicon)
    assert failures(using, Language(using))


PATTERNS = [
    (module, name)
    for module in (names, codes)
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
]


@pytest.mark.parametrize(("module", "name"), PATTERNS, ids=[name for _, name in PATTERNS])
def test_no_pattern_is_idle(module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any one of the expressions, some sentence above comes out wrong."""
    monkeypatch.setattr(module, name, re.compile(r"(?!)"))
    assert failures(RULES, LANGUAGE)


@pytest.mark.parametrize("kind", facts._POINTS)
def test_no_points_are_idle(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the points of any one kind of evidence, some document above gets other subjects."""
    monkeypatch.setitem(facts._POINTS, kind, 0.0)
    assert failures(RULES, LANGUAGE)


@pytest.mark.parametrize(
    "text", ["Saint.-Barthélemy", "St.-Barthélemy", "Saint -Martin", "Ste.-Maxime et Saint. Lô"]
)
def test_odd_dots_in_names_of_saints_are_no_crash(text: str) -> None:
    """From a bulletin with « Saint.-Barthélemy »: what the expression finds must be on file."""
    reading = Language(rules.load()).annotate(readers.read("case.txt", text.encode()))
    found = departments.extract(reading, rules.load(), Result(reading.document, Profile("autre", "", None)))
    assert all(fact.evidence.quote in text for fact in found.departments)
