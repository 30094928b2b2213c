"""Teaches who signs, from documents with gold and marked ones: logistic regression, twice.

First by what stands around a person's name, from all documents; then by what the others of the document and
the rules say, from the marked documents in which everybody is marked: no rule was written on those, and
rules know all others too well. What is measured is measured on documents that were left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.evaluation.gold import Gold
from extractor.evaluation.logistic import logistic
from extractor.evaluation.teachers import Teacher
from extractor.extractors.signatories import Naming, everybody, rule_of
from extractor.extractors.signatories.learned import RULE, Company, Learnt, company, signs
from extractor.extractors.weights import probability, sum_of, sum_of_names
from extractor.language import Language
from extractor.linking import Tally
from extractor.model import fold_text
from extractor.rules import Rules

RIDGE = 6.0
"""How strongly weights of words are held near nothing."""

RIDGE_OF_COMPANY = 2.0

RAREST = 3
"""A word of fewer documents says who wrote them."""

SMALLEST = 0.05
"""Weights nearer to nothing are left out of the file."""

FEWEST = 20
"""Documents with signatories below which nothing is taught."""

FOLDS = 10


@dataclass(slots=True)
class Lesson:
    """A document's people: what stands around each, whether a rule says that they sign, and whether they do.

    None for an answer: either is right.
    """

    gold: Gold
    marked: bool
    people: bool
    naming: Naming
    features: list[dict[str, float]]
    answers: list[bool | None]
    rules: list[list[str]]


@dataclass(frozen=True, slots=True)
class LearntSignatories:
    """The weights, and for each lesson how probably each signs by weights that do not know the lesson."""

    learnt: Learnt
    lessons: Sequence[Lesson]
    left_out: Sequence[Sequence[float]]

    def measured(self) -> dict[str, dict[str, int]]:
        """How many of the people of each rule do sign, in the marked documents where there are any."""
        counts: dict[str, dict[str, int]] = {}
        some = any(lesson.marked for lesson in self.lessons)
        for lesson, chances in zip(self.lessons, self.left_out, strict=True):
            if lesson.marked or not some:
                for chance, answer, rules in zip(chances, lesson.answers, lesson.rules, strict=True):
                    for rule in rules or [RULE] if signs(chance, bool(rules)) else ():
                        count = counts.setdefault(rule_of(rule, chance), {"right": 0, "found": 0})
                        count["right"] += answer is not False
                        count["found"] += 1
        return dict(sorted(counts.items()))

    def tally(self) -> Tally:
        """Who is found rightly, wrongly and missed, in documents in which everybody is marked, if any."""
        total = Tally()
        some = any(lesson.people for lesson in self.lessons)
        for lesson, chances in zip(self.lessons, self.left_out, strict=True):
            if lesson.people or not some:
                weighed = zip(chances, lesson.answers, lesson.rules, strict=True)
                said = [answer for chance, answer, rules in weighed if signs(chance, bool(rules))]
                wanted = sum(bool(person.name) and not person.optional for person in lesson.gold.signatories)
                total.right += said.count(True)
                total.wrong += said.count(False)
                total.missed += wanted - said.count(True)
        return total


def learn_signatories(rules: Rules, teachers: Sequence[Teacher]) -> LearntSignatories | None:
    """None where too few documents have signatories."""
    language = Language(rules)
    known = sorted(teachers, key=lambda teacher: teacher.result.document.id)
    lessons = [_lesson(one, language, rules) for one in known]
    lessons = [lesson for lesson in lessons if lesson.answers]
    if sum(True in lesson.answers for lesson in lessons) < FEWEST:
        return None
    around: list[list[Company]] = [[] for _ in lessons]
    for fold in range(FOLDS):
        weights = _own_weights([lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold])
        for index in range(fold, len(lessons), FOLDS):
            around[index] = _company(lessons[index], weights)
    left_out: list[list[float]] = [[] for _ in lessons]
    for fold in range(FOLDS):
        kept = [i for i in range(len(lessons)) if i % FOLDS != fold]
        weights = _company_weights([lessons[i] for i in kept], [around[i] for i in kept])
        for index in range(fold, len(lessons), FOLDS):
            left_out[index] = [probability(sum_of(weights, own)) for own in around[index]]
    learnt = Learnt(_own_weights(lessons), _company_weights(lessons, around))
    return LearntSignatories(learnt, lessons, left_out)


def _lesson(teacher: Teacher, language: Language, rules: Rules) -> Lesson:
    result, gold = teacher.result, teacher.gold
    found = everybody(language.annotate(result.document), rules, result)
    wanted = [(fold_text(person.name), person.optional) for person in gold.signatories if person.name]
    answers: list[bool | None] = []
    features: list[dict[str, float]] = []
    for candidate in found.candidates:
        own = {fold_text(name.name) for name in candidate.names}
        same = [optional for name, optional in wanted if any(_is_one(name, other) for other in own)]
        answers.append(None if same and all(same) else bool(same))
        features.append(dict.fromkeys(sorted(found.surroundings.of(candidate)), 1.0))
    rules_on = [found.rules_on(candidate) for candidate in found.candidates]
    return Lesson(gold, teacher.marked, teacher.people, found, features, answers, rules_on)


def _is_one(first: str, second: str) -> bool:
    """Whether two folded names are the same, or one a family name alone."""
    return first == second or first.endswith(f" {second}") or second.endswith(f" {first}")


def _company(lesson: Lesson, weights: dict[str, float]) -> list[Company]:
    odds = [sum_of_names(weights, own.keys()) for own in lesson.features]
    return list(company(lesson.naming.candidates, odds, [bool(rules) for rules in lesson.rules]))


def _own_weights(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Weights of what stands around a person, of what several documents have."""
    counts = Counter(name for lesson in lessons for name in {n for own in lesson.features for n in own})
    kept = {name for name, count in counts.items() if count >= RAREST}
    taught = [
        ({name: 1.0 for name in own if name in kept}, answer)
        for lesson in lessons
        for own, answer in zip(lesson.features, lesson.answers, strict=True)
        if answer is not None and not kept.isdisjoint(own)
    ]
    return _rounded([own for own, _ in taught], [answer for _, answer in taught], RIDGE, telling=True)


def _company_weights(lessons: Sequence[Lesson], around: Sequence[Sequence[Company]]) -> dict[str, float]:
    some = any(lesson.people for lesson in lessons)
    taught = [
        (own, answer)
        for lesson, company in zip(lessons, around, strict=True)
        if lesson.people or not some
        for own, answer in zip(company, lesson.answers, strict=True)
        if answer is not None
    ]
    return _rounded([own for own, _ in taught], [answer for _, answer in taught], RIDGE_OF_COMPANY)


def _rounded(
    table: Sequence[dict[str, float]], answers: Sequence[bool], ridge: float, *, telling: bool = False
) -> dict[str, float]:
    weights = logistic(table, answers, ridge, telling=telling)
    smallest = SMALLEST if telling else 0.0
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= smallest}
