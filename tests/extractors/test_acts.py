"""Drafts, and files that hold several acts: doubts on the texts that deserve them, none on others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from extractor.extractors import acts
from extractor.language import Reading
from extractor.model import DocumentType, Problem, Profile, Result
from extractor.pipeline import load
from extractor.rules import Rules

Read = Callable[..., Reading]
LAYOUTS = Path(__file__).parents[2] / "corpus" / "layouts"

CONTRACT = """# Contrat départemental de prévention et de protection de l’enfance

Entre l’État, représenté par le préfet du Lot, et le Département du Lot,

Vu le code de l’action sociale et des familles ;

## Article 1 – Objet

Le contrat fixe les engagements des parties.

Fait à Cahors, le 3 mai 2021

Le préfet"""
AMENDMENT = """# Avenant n° 1 au contrat départemental de prévention

Entre l’État, représenté par la préfète du Lot, et le Département du Lot,

## Article 1 – Crédits

La contribution de l’État est portée à 12 000 €.

Fait à Cahors, le 4 juin 2022

La préfète"""
DELIBERATION = """# Délibération n° 2021-12 : contrat départemental

Vu le code général des collectivités territoriales ;

## Article 1

Le conseil départemental approuve le contrat.

Le président du conseil départemental"""


def doubts(reading: Reading, rules: Rules, kind: DocumentType = "contrat") -> dict[str, Problem]:
    result = acts.extract(reading, rules, Result(reading.document, Profile(kind, "", None)))
    return {problem.code: problem for problem in result.problems}


@pytest.mark.parametrize(
    "mark",
    [
        "PROJET",
        "Projet",
        "PROJET V2",
        "PROJET – version 3",
        "Projet du 3 mai 2021",
        "Version de travail",
        "DOCUMENT DE TRAVAIL",
        "(version provisoire)",
        "Brouillon",
        "Avant-projet n° 4",
    ],
)
def test_a_mark_on_its_own_line(mark: str, read: Read, rules: Rules) -> None:
    found = doubts(read(f"{mark}\n\n{CONTRACT}", "case.md"), rules)
    assert list(found) == ["draft"]
    assert found["draft"].severity == "warning"
    assert mark in found["draft"].message


@pytest.mark.parametrize(
    "title", ["Projet de contrat départemental", "PROJET D’AVENANT N° 2", "Projet de délibération"]
)
def test_a_title_that_says_so(title: str, read: Read, rules: Rules) -> None:
    assert list(doubts(read(f"# {title}\n\nEntre l’État et le Département du Lot,", "case.md"), rules)) == [
        "draft"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Projet pour l’enfant",
        "Projet territorial de santé",
        "Le projet de contrat a été présenté aux élus en mai.",
        "Nos projets",
        "Le document de travail des équipes est partagé chaque mois.",
        "Version 2",
        "- projet ;",
    ],
)
def test_other_projects_are_no_drafts(line: str, read: Read, rules: Rules) -> None:
    assert doubts(read(f"{line}\n\n{CONTRACT}", "case.md"), rules) == {}


def test_a_mark_deep_in_the_text_counts_in_capitals_only(read: Read, rules: Rules) -> None:
    deep = CONTRACT + "\n\nLes parties se réunissent chaque année pour un bilan." * 40
    assert doubts(read(f"{deep}\n\nProjet\n\nUne phrase vient ensuite.", "case.md"), rules) == {}
    assert list(doubts(read(f"{deep}\n\nPROJET\n\nUne phrase vient ensuite.", "case.md"), rules)) == ["draft"]


def test_a_press_release_about_a_project_is_no_draft(read: Read, rules: Rules) -> None:
    assert doubts(read(f"PROJET\n\n{CONTRACT}", "case.md"), rules, "communique") == {}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"{CONTRACT}\n\n{AMENDMENT}", "a contrat and an avenant"),
        (f"{DELIBERATION}\n\n{CONTRACT}", "a deliberation and a contrat"),
        (f"{DELIBERATION}\n\nPour extrait conforme\n\n{DELIBERATION}", "a deliberation and a deliberation"),
        (f"{DELIBERATION}\n\n{CONTRACT}\n\n{AMENDMENT}", "a deliberation and a contrat and an avenant"),
    ],
)
def test_several_acts(text: str, kinds: str, read: Read, rules: Rules) -> None:
    found = doubts(read(text, "case.md"), rules)
    assert list(found) == ["several_acts"]
    assert f"holds {kinds}:" in found["several_acts"].message


@pytest.mark.parametrize(
    "text",
    [
        CONTRACT,
        AMENDMENT,
        DELIBERATION,
        f"# Contrat départemental de prévention\n\nAnnées 2021 et 2022\n\n{CONTRACT}",  # a title page
        f"{CONTRACT}\n\n# Annexe 1 – Avenant type\n\n## Article 1\n\nLe modèle est joint.",
        f"{CONTRACT}\n\n# Avenant\n\nIl est signé par les mêmes.",  # nothing of an act follows
        f"{CONTRACT}\n\nConvention de partage avec la Caf, voir plus bas.\n\nVu son objet, la voici.",
    ],
)
def test_one_act_is_one(text: str, read: Read, rules: Rules) -> None:
    assert doubts(read(text, "case.md"), rules) == {}


def test_a_news_page_on_two_acts_is_no_file_of_acts(read: Read, rules: Rules) -> None:
    assert doubts(read(f"{CONTRACT}\n\n{AMENDMENT}", "case.md"), rules, "actualite") == {}


def test_pages_of_the_corpus() -> None:
    pipeline = load()
    problems = {
        path.stem: {problem.code: problem for problem in pipeline(path).problems}
        for path in sorted((LAYOUTS / "documents").glob("*.pdf"))
    }
    two, draft = problems.pop("contrat_avenant_drome"), problems.pop("projet_contrat_lot")
    assert "a contrat (pages 1-2) and an avenant (page 3)" in two["several_acts"].message
    assert two["several_acts"].page == 3
    assert "document de travail" in draft["draft"].message
    assert "several_acts" not in draft
    assert not [stem for stem, codes in problems.items() if {"draft", "several_acts"} & set(codes)]


@pytest.mark.parametrize(
    "label", ["draft mark", "draft act", "contrat", "avenant", "deliberation", "parties", "begins", "ends"]
)
def test_no_word_list_is_idle(label: str, rules: Rules, read: Read) -> None:
    phrases = {name: dict(labels) for name, labels in rules.lexicon.phrases.items()}
    del phrases["acts"][label]
    using = replace(rules, lexicon=replace(rules.lexicon, phrases=MappingProxyType(phrases)))
    cases = [
        f"{CONTRACT}\n\n{AMENDMENT}",
        f"{DELIBERATION}\n\n{CONTRACT}",
        f"{DELIBERATION}\n\nPour extrait conforme\n\n{DELIBERATION}",
        f"PROJET\n\n{CONTRACT}",
        "# Projet de contrat\n\nEntre l’État et le Lot",
    ]
    found, without = ([doubts(read(text, "case.md"), those) for text in cases] for those in (rules, using))
    assert all(found)
    assert found != without
