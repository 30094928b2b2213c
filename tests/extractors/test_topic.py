"""Lists of documents on other matters are no actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor import extractors
from extractor.language import Reading
from extractor.review.french import DOUBTS, french
from extractor.rules import Rules

LIST = (
    "{}\n\nLe contrat prévoit les actions suivantes :\n\n- {} ;\n"
    "- l’ouverture d’un centre de santé à Flers.\n"
)


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("Le contrat de protection de l’enfance est signé", "le recrutement de deux médecins"),
        ("Un contrat pour l’Orne", "le renfort de la PMI"),
        ("Un contrat pour l’Orne", "l’ouverture de places chez des assistantes familiales"),
        ("Un contrat pour l’Orne", "l’accompagnement des JEUNES MAJEURS"),
        ("Un contrat pour l’Orne", "le recrutement d’assistants familiaux"),
        ("Plan pauvreté : l’Orne signe", "le recrutement de deux médecins"),
    ],
)
def test_one_word_of_the_topic_is_enough(
    title: str, item: str, read: Callable[..., Reading], rules: Rules
) -> None:
    result = extractors.extract(read(LIST.format(title, item)), rules)
    assert len(result.actions) == 2
    assert not [p for p in result.problems if p.code == "off_topic"]


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("Un contrat pour l’Orne", "le recrutement de deux sages-femmes"),
        (
            "La ville et ses écoles : les enfants d’abord",
            "l’ouverture d’une base nautique",
        ),  # "base" is not "ASE"
        ("Un contrat local de santé est signé", "le recrutement de deux médecins"),
    ],
)
def test_a_document_on_another_matter_has_no_actions(
    title: str, item: str, read: Callable[..., Reading], rules: Rules
) -> None:
    result = extractors.extract(read(LIST.format(title, item)), rules)
    assert not result.actions
    (problem,) = (p for p in result.problems if p.code == "off_topic")
    assert "its 2 listed lines" in problem.message
    assert french(problem.message).startswith("aucun des mots de snppe-2020 n’y figure")
    assert problem.code in DOUBTS


OFTEN = "Ce que gagnent les enfants, et leurs familles"


def test_what_speaks_of_children_all_the_time_is_on_the_topic(
    read: Callable[..., Reading], rules: Rules
) -> None:
    text = LIST.format(OFTEN, "le recrutement de deux sages-femmes pour les femmes enceintes")
    result = extractors.extract(read(text), rules)
    assert len(result.actions) == 2
    assert not result.problems


def test_what_speaks_of_them_now_and_then_is_not(read: Callable[..., Reading], rules: Rules) -> None:
    text = LIST.format(OFTEN, "le recrutement de deux sages-femmes pour les femmes enceintes")
    long = text + "\nLe conseil examine ensuite le budget des routes, puis la vente du presbytère." * 40
    assert not extractors.extract(read(long), rules).actions


def test_a_policy_beside_this_one_counts_where_it_is_not_named_in_passing(
    read: Callable[..., Reading], rules: Rules
) -> None:
    text = LIST.format("La commission Insertion se réunit", "le recrutement de deux médecins")
    assert len(extractors.extract(read(text), rules).actions) == 2
    long = text + "\nLe conseil examine ensuite le budget des routes, puis la vente du presbytère." * 40
    assert not extractors.extract(read(long), rules).actions


def test_a_taxonomy_without_words_of_its_topic_takes_any_document(
    read: Callable[..., Reading], rules: Rules
) -> None:
    any_topic = replace(rules, taxonomy=rules.taxonomy.model_copy(update={"topic": ()}))
    reading = read(LIST.format("Un contrat local de santé", "le recrutement de deux médecins"))
    assert len(extractors.extract(reading, any_topic).actions) == 2


def test_nothing_is_said_of_a_document_without_actions(read: Callable[..., Reading], rules: Rules) -> None:
    assert not extractors.extract(read("Les routes de l’Orne sont fermées.\n"), rules).problems
