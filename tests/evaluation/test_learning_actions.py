"""Weights of what may be an action, taught from documents with gold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor import extractors, readers
from extractor import rules as rules_package
from extractor.evaluation.gold import Action, Gold
from extractor.evaluation.learning_actions import FEWEST, RAREST, Lesson, fit, learn_actions
from extractor.extractors.actions.learned import RULE, as_bytes
from extractor.language import Language
from extractor.model import Result
from extractor.rules import Rules


def lesson(document: int, answer: bool | None, **traits: float) -> Lesson:
    return Lesson(document, traits, answer, True)


def test_a_trait_of_actions_weighs_for_and_one_of_others_against() -> None:
    lessons = [
        lesson(document, answer, **{trait: 1.0, "bias": 1.0})
        for document in range(40)
        for answer, trait in ((True, "served"), (False, "date"))
    ]
    weights = fit(lessons).weights
    assert weights["served"] > 0.5
    assert weights["date"] < -0.5


def test_what_may_be_either_teaches_nothing_and_rare_traits_neither() -> None:
    lessons = [lesson(document, document % 2 == 0, bias=1.0) for document in range(20)]
    lessons += [lesson(document, None, date=1.0) for document in range(20)]
    lessons += [lesson(document, True, rare=1.0) for document in range(RAREST - 1)] * 9
    weights = fit(lessons).weights
    assert "date" not in weights
    assert "rare" not in weights


def test_the_same_lessons_give_the_same_bytes() -> None:
    lessons = [lesson(d, d % 3 == 0, bias=1.0, served=float(d % 2)) for d in range(60)]
    assert as_bytes(fit(lessons)) == as_bytes(fit(list(lessons)))


@pytest.fixture(scope="module")
def rules() -> Rules:
    return replace(rules_package.load(), learned=None)


def documents(rules: Rules, count: int) -> tuple[list[Result], dict[str, Gold]]:
    """Pages whose slogan heads two actions, and another list of two dates."""
    language = Language(rules)
    results, golds = [], {}
    for number in range(count):
        text = (
            f"# Page {number}\n\nLe contrat de protection de l'enfance est signé.\n\n## Du neuf\n\n"
            f"- un relais {number} pour les familles d'accueil\n- un bus {number} pour les tout-petits\n\n"
            f"## À venir\n\n- le {number + 1} mars 2022, à la mairie\n"
            f"- le {number + 1} avril 2022, au collège\n"
        )
        document = readers.read(f"page{number}.md", text.encode())
        results.append(extractors.extract(language.annotate(document), rules))
        actions = (
            Action(text=f"un relais {number} pour les familles d'accueil"),
            Action(text=f"un bus {number} pour les tout-petits"),
        )
        golds[document.id] = Gold(file=f"page{number}.md", actions=actions)
    return results, golds


def test_it_is_measured_on_what_it_was_not_fitted_to(rules: Rules) -> None:
    results, golds = documents(rules, 40)
    bare = [replace(result, actions=()) for result in results]
    learnt = learn_actions(rules, bare, golds)
    assert learnt is not None
    assert learnt.measured() == {RULE: {"right": 80, "found": 80}}
    found = learn_actions(rules, results, golds)
    assert found is not None
    assert as_bytes(found.decision) == as_bytes(learnt.decision)  # rules do not teach by what they found
    assert found.found == 80 - sum(len(result.actions) for result in results)


def test_too_few_documents_teach_nothing(rules: Rules) -> None:
    results, golds = documents(rules, FEWEST - 1)
    assert learn_actions(rules, results, golds) is None
