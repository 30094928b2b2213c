"""Teaches what an action is, from documents with gold and marked ones: logistic regression, five times.

First what a candidate is like by itself, its traits and words, and by which words a document has actions at
all, from all documents. Then what these odds, its company and the rules say, and what all candidates say at a
second look: from the marked documents alone, since the rules know those with gold too well. Last which parts
of a clause are actions: from the marked documents in `people/` alone, which did not teach where the parts
stand. What is measured is measured on these, each left out: no rule was written on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.evaluation.gold import Gold
from extractor.evaluation.logistic import logistic
from extractor.evaluation.matching import Cells, pair, same_action, similar
from extractor.evaluation.teachers import Teacher
from extractor.extractors.actions.candidates import Candidate, candidates
from extractor.extractors.actions.company import Company, company
from extractor.extractors.actions.consensus import consensus
from extractor.extractors.actions.facts import Concluded, by_rules, settled
from extractor.extractors.actions.learned import (
    Learnt,
    Told,
    Weighed,
    features,
    looked_at,
    ruled_on,
    weigh_part,
)
from extractor.extractors.actions.part_traits import Part
from extractor.extractors.actions.traits import Traits
from extractor.extractors.actions.wording import wording, wording_of_document
from extractor.extractors.weights import Weights, probability, sum_of
from extractor.language import Language, Reading
from extractor.linking import Tally
from extractor.rules import Rules

RIDGE = 4.0
"""How strongly weights of traits and words are held near nothing."""

RIDGE_OF_DOCUMENTS = 5.0

RIDGE_OF_COMPANY = 2.0

RIDGE_OF_PARTS = 3.0

RAREST = 3
"""A trait or word of fewer documents says who wrote them."""

SMALLEST = 0.06
"""Weights nearer to nothing are left out of the file."""

SMALLEST_OF_DOCUMENTS = 0.01

FEWEST = 10
"""Documents with actions below which nothing is taught."""

FOLDS = 10

Parts = Mapping[int, Sequence[Part]]
"""The parts of the clauses of a document that were looked at, by index."""


@dataclass(slots=True)
class Lesson:
    """A document's candidates, their features, answers (None: either is right), and the rules on each."""

    reading: Reading
    gold: Gold
    marked: bool
    people: bool
    ruled: Sequence[Concluded]
    candidates: list[Candidate]
    features: list[Traits]
    document: Traits
    answers: list[bool | None]
    rules: list[list[str]]

    @property
    def has_actions(self) -> bool:
        """Whether there is an action in the document that is not optional."""
        return any(not action.optional for action in self.gold.actions)


@dataclass(frozen=True, slots=True)
class LearntActions:
    """The weights, and what they give for each lesson when it is left out."""

    rules: Rules
    learnt: Learnt
    lessons: Sequence[Lesson]
    left_out: Sequence[Weighed]

    def measured(self) -> dict[str, dict[str, int]]:
        """How many of the actions of each rule are right, in the documents that measure."""
        counts: dict[str, dict[str, int]] = {}
        for lesson, rows in self._found():
            for row in rows:
                count = counts.setdefault(row["rule"], {"right": 0, "found": 0})
                count["right"] += any(same_action(action, row) for action in lesson.gold.actions)
                count["found"] += 1
        return dict(sorted(counts.items()))

    def tally(self) -> Tally:
        """The actions that are right, wrong and missed, in the documents that measure."""
        total = Tally()
        for lesson, rows in self._found():
            matched = pair(lesson.gold.actions, rows, same_action)
            total.right += matched.found
            total.wrong += len(matched.spurious)
            total.missed += len(matched.missed)
        return total

    def measuring(self) -> list[tuple[Lesson, Weighed]]:
        """The documents that measure, each with what weights gave that do not know it."""
        measures = measuring(self.lessons)
        both = zip(self.lessons, self.left_out, strict=True)
        return [(lesson, weighed) for lesson, weighed in both if measures(lesson)]

    def _found(self) -> Iterator[tuple[Lesson, list[Cells]]]:
        """What is found in each document that measures, with its rule."""
        for lesson, weighed in self.measuring():
            found = sorted(settled(lesson.reading, self.rules, lesson.ruled, weighed))
            text = lesson.reading.text
            yield lesson, [{"text": text[item.start : item.end], "rule": item.rule} for item in found]


def measuring(lessons: Sequence[Lesson]) -> Callable[[Lesson], bool]:
    """Which documents tell what the rest is worth: those in `people/`, else the marked ones, else all."""
    if any(lesson.people for lesson in lessons):
        return lambda lesson: lesson.people
    marked = any(lesson.marked for lesson in lessons)
    return lambda lesson: lesson.marked or not marked


def learn_actions(rules: Rules, teachers: Sequence[Teacher]) -> LearntActions | None:
    """None where too few documents have actions."""
    language = Language(rules)
    known = sorted(teachers, key=lambda teacher: teacher.result.document.id)
    lessons = [lesson for one in known if (lesson := _lesson(one, language, rules)) is not None]
    if sum(bool(lesson.gold.actions) for lesson in lessons) < FEWEST:
        return None
    first: list[Sequence[Company]] = [()] * len(lessons)
    own: list[Weights] = []
    for fold in range(FOLDS):
        others = [lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold]
        own.append(own_weights(others))
        of_documents = document_weights(others)
        for index in range(fold, len(lessons), FOLDS):
            lesson = lessons[index]
            odds = [sum_of(own[fold], traits) for traits in lesson.features]
            document = sum_of(of_documents, lesson.document)
            first[index] = company(lesson.candidates, odds, lesson.rules, document)
    second = [
        consensus(lesson.candidates, odds, around)
        for lesson, odds, around in zip(lessons, _odds_left_out(lessons, first), first, strict=True)
    ]
    chances = [[probability(value) for value in odds] for odds in _odds_left_out(lessons, second)]
    parts = [
        dict(looked_at(one.reading, rules, one.candidates, chances[i], one.rules, own[i % FOLDS]))
        for i, one in enumerate(lessons)
    ]
    learnt = Learnt(
        own_weights(lessons),
        document_weights(lessons),
        company_weights(lessons, first),
        company_weights(lessons, second),
        part_weights(lessons, parts),
    )
    return LearntActions(rules, learnt, lessons, list(_weighed_left_out(lessons, chances, parts)))


def _odds_left_out(lessons: Sequence[Lesson], around: Sequence[Sequence[Company]]) -> list[list[float]]:
    """For each lesson the log odds of its candidates by what is around them, learnt from the other folds."""
    found: list[list[float]] = [[] for _ in lessons]
    for fold in range(FOLDS):
        kept_in = [i for i in range(len(lessons)) if i % FOLDS != fold]
        weights = company_weights([lessons[i] for i in kept_in], [around[i] for i in kept_in])
        for index in range(fold, len(lessons), FOLDS):
            found[index] = [sum_of(weights, own) for own in around[index]]
    return found


def _weighed_left_out(
    lessons: Sequence[Lesson], chances: Sequence[Sequence[float]], parts: Sequence[Parts]
) -> Iterator[Weighed]:
    """Each lesson with what its parts weigh, learnt from the other folds."""
    folds: list[Weights] = []
    for fold in range(FOLDS):
        kept_in = [i for i in range(len(lessons)) if i % FOLDS != fold]
        folds.append(part_weights([lessons[i] for i in kept_in], [parts[i] for i in kept_in]))
    for index, (lesson, own) in enumerate(zip(lessons, chances, strict=True)):
        weights = folds[index % FOLDS]
        told: dict[int, list[Told]] = {
            clause: [weigh_part(part, own[clause], weights) for part in found]
            for clause, found in parts[index].items()
        }
        yield Weighed(lesson.candidates, own, told)


def _lesson(teacher: Teacher, language: Language, rules: Rules) -> Lesson | None:
    """None where the rules say that the document has no actions at all."""
    result, gold = teacher.result, teacher.gold
    reading = language.annotate(result.document)
    ruled = by_rules(reading, rules, result)
    if ruled is None:
        return None
    found = candidates(reading)
    answers = [_answer(gold, reading.text[candidate.start : candidate.end]) for candidate in found]
    # in one order, so that sums and with them weights are the same in every process
    own = [dict(sorted(f.items())) for f in features(reading, rules, result.profile.document_type, found)]
    words = wording_of_document([wording(reading.folded[c.start : c.end]) for c in found])
    document = dict.fromkeys(sorted(words), 1.0)
    rules_on = ruled_on(found, ruled)
    return Lesson(
        reading, gold, teacher.marked, teacher.people, ruled, found, own, document, answers, rules_on
    )


def _answer(gold: Gold, text: str) -> bool | None:
    """Whether a text is an action; None where it may be one or not."""
    same = [action for action in gold.actions if similar(action.text, text)]
    return None if same and all(action.optional for action in same) else bool(same)


def document_weights(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Weights of the words by which a document is one with actions, of those that several documents have."""
    kept = _not_rare(lesson.document for lesson in lessons)
    table = [{name: value for name, value in lesson.document.items() if name in kept} for lesson in lessons]
    answers = [lesson.has_actions for lesson in lessons]
    return _rounded(table, answers, RIDGE_OF_DOCUMENTS, SMALLEST_OF_DOCUMENTS, 3)


def _not_rare(documents: Iterable[Iterable[str]]) -> set[str]:
    counts = Counter(name for names in documents for name in names)
    return {name for name, count in counts.items() if count >= RAREST}


def own_weights(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Weights of the traits and words that several documents have."""
    kept = _not_rare({name for own in lesson.features for name in own} for lesson in lessons)
    taught = [
        ({name: value for name, value in own.items() if name in kept}, answer)
        for lesson in lessons
        for own, answer in zip(lesson.features, lesson.answers, strict=True)
        if answer is not None
    ]
    taught = [(own, answer) for own, answer in taught if own]
    table, answers = [own for own, _ in taught], [answer for _, answer in taught]
    return _rounded(table, answers, RIDGE, SMALLEST, 2, telling=True)


def company_weights(lessons: Sequence[Lesson], around: Sequence[Sequence[Company]]) -> dict[str, float]:
    """Weights of what the company says, from the marked documents where there are any."""
    marked = any(lesson.marked for lesson in lessons)
    taught = [
        (own, answer)
        for lesson, company in zip(lessons, around, strict=True)
        if lesson.marked or not marked
        for own, answer in zip(company, lesson.answers, strict=True)
        if answer is not None
    ]
    return _rounded([own for own, _ in taught], [answer for _, answer in taught], RIDGE_OF_COMPANY, 0.005, 2)


def part_weights(lessons: Sequence[Lesson], parts: Sequence[Parts]) -> dict[str, float]:
    """Weights of what is noticed of the parts of clauses."""
    tells = measuring(lessons)
    taught = [
        (part.traits, answer)
        for lesson, own in zip(lessons, parts, strict=True)
        if tells(lesson)
        for found in own.values()
        for part in found
        if (answer := _answer(lesson.gold, lesson.reading.text[part.start : part.end])) is not None
    ]
    return _rounded([own for own, _ in taught], [answer for _, answer in taught], RIDGE_OF_PARTS, 0.01, 2)


def _rounded(
    table: Sequence[dict[str, float]],
    answers: Sequence[bool],
    ridge: float,
    smallest: float,
    digits: int,
    *,
    telling: bool = False,
) -> dict[str, float]:
    weights = logistic(table, answers, ridge, telling=telling) if table else {}
    return {name: round(weight, digits) for name, weight in weights.items() if abs(weight) >= smallest}
