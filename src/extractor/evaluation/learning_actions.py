"""Teaches what an action is, from documents with gold and marked ones: logistic regression, four times.

First what a candidate is like by itself, its traits and words, and by which words a document has actions at
all, from all documents. Then what these odds, its company and the rules say, and what all candidates say at a
second look: from the marked documents alone, since the rules know those with gold too well. What is measured
is always measured on documents that were left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.evaluation.gold import Gold
from extractor.evaluation.logistic import logistic
from extractor.evaluation.matching import Cells, pair, same_action, similar
from extractor.evaluation.teachers import Teacher
from extractor.extractors.actions.candidates import Candidate, candidates
from extractor.extractors.actions.company import Company, company
from extractor.extractors.actions.consensus import consensus
from extractor.extractors.actions.facts import by_rules
from extractor.extractors.actions.learned import (
    Learnt,
    Ruled,
    Weighed,
    added,
    features,
    kept,
    ruled_on,
)
from extractor.extractors.actions.traits import Traits
from extractor.extractors.actions.wording import wording, wording_of_document
from extractor.extractors.weights import probability, sum_of
from extractor.language import Language, Reading
from extractor.linking import Tally
from extractor.rules import Rules

RIDGE = 4.0
"""How strongly weights of traits and words are held near nothing."""

RIDGE_OF_DOCUMENTS = 5.0

RIDGE_OF_COMPANY = 2.0

RAREST = 3
"""A trait or word of fewer documents says who wrote them."""

SMALLEST = 0.06
"""Weights nearer to nothing are left out of the file."""

SMALLEST_OF_DOCUMENTS = 0.01

FEWEST = 10
"""Documents with actions below which nothing is taught."""

FOLDS = 10


@dataclass(slots=True)
class Lesson:
    """A document's candidates, their features, answers (None: either is right), and the rules on each."""

    reading: Reading
    gold: Gold
    marked: bool
    ruled: Sequence[Ruled]
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
        """How many of the actions of each rule are right, in the marked documents where there are any."""
        counts: dict[str, dict[str, int]] = {}
        for lesson, rows in self._found():
            for row in rows:
                count = counts.setdefault(row["rule"], {"right": 0, "found": 0})
                count["right"] += any(same_action(action, row) for action in lesson.gold.actions)
                count["found"] += 1
        return dict(sorted(counts.items()))

    def tally(self) -> Tally:
        """The actions that are right, wrong and missed, in the marked documents where there are any."""
        total = Tally()
        for lesson, rows in self._found():
            matched = pair(lesson.gold.actions, rows, same_action)
            total.right += matched.found
            total.wrong += len(matched.spurious)
            total.missed += len(matched.missed)
        return total

    def _found(self) -> Iterator[tuple[Lesson, list[Cells]]]:
        """What is found in each document that measures, with its rule, by weights that do not know it."""
        marked = any(lesson.marked for lesson in self.lessons)
        for lesson, weighed in zip(self.lessons, self.left_out, strict=True):
            if lesson.marked or not marked:
                ruled = ((lesson.ruled[i], rule) for i, rule in kept(lesson.ruled, weighed))
                found = [(item.start, item.end, rule) for item, rule in ruled]
                found += (a[:3] for a in added(lesson.reading, self.rules, lesson.ruled, weighed))
                text = lesson.reading.text
                yield lesson, [{"text": text[low:high], "rule": rule} for low, high, rule in sorted(found)]


def learn_actions(rules: Rules, teachers: Sequence[Teacher]) -> LearntActions | None:
    """None where too few documents have actions."""
    language = Language(rules)
    known = sorted(teachers, key=lambda teacher: teacher.result.document.id)
    lessons = [lesson for one in known if (lesson := _lesson(one, language, rules)) is not None]
    if sum(bool(lesson.gold.actions) for lesson in lessons) < FEWEST:
        return None
    first: list[Sequence[Company]] = [()] * len(lessons)
    for fold in range(FOLDS):
        others = [lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold]
        weights, of_documents = own_weights(others), document_weights(others)
        for index in range(fold, len(lessons), FOLDS):
            lesson = lessons[index]
            odds = [sum_of(weights, own) for own in lesson.features]
            document = sum_of(of_documents, lesson.document)
            first[index] = company(lesson.candidates, odds, lesson.rules, document)
    second = [
        consensus(lesson.candidates, odds, around)
        for lesson, odds, around in zip(lessons, _odds_left_out(lessons, first), first, strict=True)
    ]
    left_out = [
        Weighed(lesson.candidates, [probability(value) for value in odds])
        for lesson, odds in zip(lessons, _odds_left_out(lessons, second), strict=True)
    ]
    learnt = Learnt(
        own_weights(lessons),
        document_weights(lessons),
        company_weights(lessons, first),
        company_weights(lessons, second),
    )
    return LearntActions(rules, learnt, lessons, left_out)


def _odds_left_out(lessons: Sequence[Lesson], around: Sequence[Sequence[Company]]) -> list[list[float]]:
    """For each lesson the log odds of its candidates by what is around them, learnt from the other folds."""
    found: list[list[float]] = [[] for _ in lessons]
    for fold in range(FOLDS):
        kept_in = [i for i in range(len(lessons)) if i % FOLDS != fold]
        weights = company_weights([lessons[i] for i in kept_in], [around[i] for i in kept_in])
        for index in range(fold, len(lessons), FOLDS):
            found[index] = [sum_of(weights, own) for own in around[index]]
    return found


def _lesson(teacher: Teacher, language: Language, rules: Rules) -> Lesson | None:
    """None where the rules say that the document has no actions at all."""
    result, gold = teacher.result, teacher.gold
    reading = language.annotate(result.document)
    ruled = by_rules(reading, rules, result)
    if ruled is None:
        return None
    found = candidates(reading)
    answers: list[bool | None] = []
    for candidate in found:
        text = reading.text[candidate.start : candidate.end]
        same = [action for action in gold.actions if similar(action.text, text)]
        answers.append(None if same and all(action.optional for action in same) else bool(same))
    # in one order, so that sums and with them weights are the same in every process
    own = [dict(sorted(f.items())) for f in features(reading, rules, result.profile.document_type, found)]
    words = wording_of_document([wording(reading.folded[c.start : c.end]) for c in found])
    document = dict.fromkeys(sorted(words), 1.0)
    return Lesson(reading, gold, teacher.marked, ruled, found, own, document, answers, ruled_on(found, ruled))


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
