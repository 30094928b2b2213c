"""Teaches what an action looks like, from the documents that have gold: logistic regression over traits.

What the rules find teaches like all the rest, but nothing of what they conclude is among the traits: rules
know the documents that they were written for too well. Plain numpy, rounded weights: equal documents give
equal files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.evaluation.gold import Gold
from extractor.evaluation.matching import similar
from extractor.extractors.actions.candidates import candidates
from extractor.extractors.actions.decision import Decision
from extractor.extractors.actions.learned import RULE, THRESHOLD, Left
from extractor.extractors.actions.traits import Traits, traits
from extractor.language import Language
from extractor.model import Result
from extractor.rules import Rules

RIDGE = 20.0
"""How strongly weights are held near nothing: found with each hand's documents left out in turn."""

RAREST = 4
"""A trait of fewer documents says who wrote them."""

FEWEST = 10
"""Documents with actions below which nothing is taught."""

_FOLDS = 10
_STEPS = 25
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A candidate: the number of its document, its traits, whether it is an action (None: either answer is
    right), and whether the rules found nothing in it, so that the decision would count."""

    document: int
    traits: Traits
    answer: bool | None
    free: bool


@dataclass(frozen=True, slots=True)
class LearntActions:
    """The decision, and how many of `found` were `right` in documents that it was fitted without."""

    decision: Decision
    right: int
    found: int

    def measured(self) -> dict[str, dict[str, int]]:
        return {RULE: {"right": self.right, "found": self.found}}


def learn_actions(rules: Rules, results: Sequence[Result], gold: Mapping[str, Gold]) -> LearntActions | None:
    """`gold` by document id. None where too few documents have actions."""
    language = Language(rules)
    known = sorted((r for r in results if r.document.id in gold), key=lambda r: r.document.id)
    if sum(bool(gold[r.document.id].actions) for r in known) < FEWEST:
        return None
    lessons = [
        lesson
        for number, result in enumerate(known)
        for lesson in _lessons(number, result, gold[result.document.id], language, rules)
    ]
    decision = fit(lessons)
    right = found = 0
    for fold in range(_FOLDS):
        own = fit([lesson for lesson in lessons if lesson.document % _FOLDS != fold])
        for lesson in lessons:
            if lesson.document % _FOLDS == fold and lesson.free and own(lesson.traits):
                found += 1
                right += lesson.answer is not False
    return LearntActions(decision, right, found)


def _lessons(number: int, result: Result, gold: Gold, language: Language, rules: Rules) -> Iterable[Lesson]:
    reading = language.annotate(result.document)
    taken = [
        (a.evidence.start, a.evidence.end) for a in result.actions if not a.evidence.rule.startswith(RULE)
    ]
    found = candidates(reading)
    left = Left(reading, rules, found, taken)
    for candidate, own in zip(
        found, traits(reading, rules, result.profile.document_type, found), strict=True
    ):
        text = reading.text[candidate.start : candidate.end]
        same = [action for action in gold.actions if similar(action.text, text)]
        answer = None if same and all(action.optional for action in same) else bool(same)
        yield Lesson(number, own, answer, left.holds(candidate))


def fit(lessons: Sequence[Lesson]) -> Decision:
    """Weights by Newton's method, of the traits that several documents have."""
    documents: dict[str, set[int]] = {}
    for lesson in lessons:
        for name in lesson.traits:
            documents.setdefault(name, set()).add(lesson.document)
    names = sorted(name for name, own in documents.items() if len(own) >= RAREST)
    place = {name: i for i, name in enumerate(names)}
    taught = [lesson for lesson in lessons if lesson.answer is not None]
    table = np.zeros((len(taught), len(names)))
    for row, lesson in zip(table, taught, strict=True):
        for name, value in lesson.traits.items():
            if name in place:
                row[place[name]] = value
    wanted = np.array([bool(lesson.answer) for lesson in taught], float)
    weights = _newton(table, wanted)
    rounded = zip(names, np.round(weights, 2), strict=True)
    return Decision({name: float(weight) for name, weight in rounded if weight}, 0.0, THRESHOLD)


def _newton(table: Array, wanted: Array) -> Array:
    weights = np.zeros(table.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    for _ in range(_STEPS):
        probability = 1 / (1 + np.exp(-(table * weights).sum(axis=1)))
        slope = table.T @ (probability - wanted) + RIDGE * weights
        curve = (table * (probability * (1 - probability))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max(initial=0.0) < 1e-6:
            break
    return weights
