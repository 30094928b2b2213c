"""Confidence and classifier from gold, labelled examples and decisions: what `extractor train` writes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

import numpy

from extractor.dataset import Dataset
from extractor.evaluation.gold import Gold, digest
from extractor.evaluation.learning_actions import LearntActions, learn_actions
from extractor.evaluation.learning_signatories import LearntSignatories, learn_signatories
from extractor.evaluation.marked import Marked
from extractor.evaluation.matching import same_action
from extractor.evaluation.measuring import measure_rules
from extractor.evaluation.scoring import stem
from extractor.evaluation.teachers import Teacher
from extractor.linking import Describing, Learnt, Lessons, Linker, Scores, Similarity, Tally, learn, score
from extractor.linking.learning import Vectors
from extractor.model import Result
from extractor.rules import (
    CALIBRATION,
    SEEN,
    Confidence,
    LabelledExample,
    Rules,
    example_files,
    load_examples,
    reported,
    teaching,
)

WORSE = 0.005
"""A model replaces another although it is worse by less than this: such differences are noise."""

DECISIONS = "decisions"
"""The name under which what reviewers decided counts among the files of examples."""

Labelled = Mapping[str, Sequence[LabelledExample]]
"""Examples by the file that they stand in."""


@dataclass(frozen=True, slots=True)
class Documents:
    """What was found in the documents that have gold, and in the marked ones."""

    dataset: Dataset
    results: Sequence[Result]
    gold: Sequence[Gold]
    marked: Sequence[tuple[Result, Marked]] = ()

    def stems(self) -> dict[str, str]:
        return {str(row["document_id"]): stem(str(row["source"])) for row in self.dataset.rows["documents"]}

    def by_id(self) -> dict[str, Gold]:
        """The gold of each document by the document's id."""
        wanted = {gold.stem: gold for gold in self.gold}
        return {one: wanted[stem] for one, stem in self.stems().items() if stem in wanted}

    def teachers(self, rules: Rules) -> list[Teacher]:
        """What teaches what an action of the taxonomy's contracts is, and who signs them."""
        name = rules.taxonomy.name
        gold = {one: gold for one, gold in self.by_id().items() if gold.taxonomy == name}
        known = (result for result in self.results if result.document.id in gold)
        return [
            *(Teacher(result, gold[result.document.id]) for result in known),
            *(
                Teacher(result, own.gold, marked=True, people=own.people)
                for result, own in self.marked
                if own.gold.taxonomy == name
            ),
        ]

    def actions(self, rules: Rules) -> tuple[LabelledExample, ...]:
        """The actions found that have gold of the taxonomy, as they stand in their documents."""
        golds = {one: gold for one, gold in self.by_id().items() if gold.taxonomy == rules.taxonomy.name}
        own = (result for result in self.results if result.document.id in golds)
        return tuple(_labelled(own, golds, Describing(rules)))


@dataclass(frozen=True, slots=True)
class Trained:
    """The new confidence and classifier, and the weights of what may be an action or a signatory.

    None for weights: they stay.
    """

    confidence: Confidence
    learnt: Learnt
    actions: LearntActions | None = None
    signatories: LearntSignatories | None = None


def _left_out(tally: Tally, marked: int) -> dict[str, int]:
    """How much is right in so many marked documents, by weights that were learnt from the others."""
    return {"marked": marked, "right": tally.right, "wrong": tally.wrong, "missed": tally.missed}


def all_examples(rules: Rules) -> dict[str, tuple[LabelledExample, ...]]:
    """Every file of examples of the taxonomy, by name."""
    names = example_files(rules.path, rules.taxonomy)
    return {name: load_examples(rules.path, rules.taxonomy, name) for name in names}


def train(
    rules: Rules, examples: Labelled, documents: Documents | None = None, vectors: Vectors | None = None
) -> Trained:
    """Facts are measured on the `documents` (as before, without any); links on examples by their role."""
    before = rules.confidence
    measured_on = dict(before.measured_on)
    facts: Any = before.facts
    actions: LearntActions | None = None
    signatories: LearntSignatories | None = None
    if documents is not None:
        stems = documents.stems()
        facts = measure_rules(documents.dataset.mentions, documents.gold, stems)
        teachers = documents.teachers(rules)
        actions = learn_actions(rules, teachers)
        if actions is not None:  # measured on what it was not fitted to
            facts["actions"] = actions.measured()
            marked = len(actions.measuring())
            measured_on["actions"] = _left_out(actions.tally(), marked)
        signatories = learn_signatories(rules, teachers)
        if signatories is not None:
            facts["signatories"] = facts.get("signatories", {}) | signatories.measured()
            marked = sum(lesson.people for lesson in signatories.lessons)
            measured_on["signatories"] = _left_out(signatories.tally(), marked)
        measured_on["facts"] = {
            "documents": len({gold.stem for gold in documents.gold} & set(stems.values())),
            "gold": digest(documents.gold),
        }
    lessons = lessons_of(examples, documents.actions(rules) if documents else ())
    taught = {name: examples[name] for name in (*teaching(examples), DECISIONS) if name in examples}
    learnt = learn(rules, lessons, _provenance(taught), vectors)
    links: dict[str, Any] = {name: links.model_dump() for name, links in before.links.items()}
    links[rules.taxonomy.name] = learnt.links.model_dump()
    measured_on["links"] = {
        **measured_on.get("links", {}),
        rules.taxonomy.name: {
            "examples": _counts({**taught, CALIBRATION: lessons.calibration}),
            "actions": len(lessons.documents),
        },
    }
    confidence = {"facts": facts, "links": links, "measured_on": measured_on}
    if documents is None:
        confidence["facts"] = before.model_dump()["facts"]
    return Trained(Confidence.model_validate(confidence), learnt, actions, signatories)


def lessons_of(examples: Labelled, documents: Sequence[LabelledExample]) -> Lessons:
    """Examples by the role that the name of their file gives them."""
    names = [name for name in (*teaching(examples), DECISIONS) if name in examples and name != SEEN]
    return Lessons(
        seen=tuple(examples.get(SEEN, ())),
        taught=tuple(example for name in names for example in examples[name]),
        calibration=tuple(examples.get(CALIBRATION, ())),
        documents=tuple(documents),
    )


def linker_of(rules: Rules, trained: Trained, similarity: Similarity | None = None) -> Linker:
    """A linker as it will be once what was trained is written."""
    plain = replace(rules, confidence=trained.confidence, model=None)
    return Linker(plain, trained.learnt.weights, similarity)


def held_out(examples: Labelled) -> list[LabelledExample]:
    """Everything that is only reported on."""
    names = [name for name in reported(examples) if name != DECISIONS]
    return [example for name in names for example in examples[name]]


def better_and_worse(before: Scores, after: Scores) -> list[str]:
    """A line for each objective whose F1 changed, the largest changes first, and the figures over all."""
    lines = []
    for number, now in after.by_objective.items():
        was = before.by_objective[number]
        change = now.f1 - was.f1
        if round(change, 3):
            word = "better" if change > 0 else "worse "
            lines.append((-abs(change), f"{word} objective {number}: F1 {was.f1:.3f} → {now.f1:.3f}"))
    figures = [
        f"held out {name}: {old:.3f} → {new:.3f}"
        for name, old, new in zip(_FIGURES, _figures(before), _figures(after), strict=True)
    ]
    return [line for _, line in sorted(lines)] + figures


_FIGURES = ("macro F1", "settled", "right of these")


def _figures(scores: Scores) -> tuple[float, float, float]:
    return (scores.macro("f1"), scores.share, scores.settled_precision)


def is_worse(before: Scores, after: Scores) -> bool:
    """F1 over objectives, or how much of what is settled is right, fell on what was held out."""
    old, new = _figures(before), _figures(after)
    return new[0] < old[0] - WORSE or (before.settled > 0 and new[2] < old[2] - WORSE)


def compare(before: Linker, after: Linker, examples: Labelled, threshold: float) -> tuple[Scores, Scores]:
    """Both linkers on what was held out."""
    kept = held_out(examples)
    return score(before, kept, threshold), score(after, kept, threshold)


def _labelled(
    results: Iterable[Result], gold: Mapping[str, Gold], describing: Describing
) -> Iterator[LabelledExample]:
    """The actions found in documents with gold, as they stand there, with the objectives of the gold."""
    for result in sorted(results, key=lambda result: result.document.id):
        left = list(result.actions)
        for wanted in gold[result.document.id].actions:
            hit = next((action for action in left if same_action(wanted, {"text": action.text})), None)
            if hit is None or wanted.optional:
                continue
            left.remove(hit)
            yield LabelledExample(
                text=hit.text,
                must=tuple(str(number) for number in wanted.must),
                may=tuple(str(number) for number in wanted.may),
                commitment=hit.commitment,
                heading=hit.heading,
                stated=hit.objective_stated,
                description=describing.of(hit, result.document),
            )


def _provenance(examples: Labelled) -> dict[str, Any]:
    """What a classifier states: on which examples it was trained, and with what."""
    return {
        "examples": _counts(examples),
        "with": {"numpy": numpy.__version__, "extractor": version("extractor")},
    }


def _counts(examples: Labelled) -> dict[str, Any]:
    return {
        name: {
            "count": len(own),
            "sha256": hashlib.sha256("\n".join(e.model_dump_json() for e in own).encode()).hexdigest()[:16],
        }
        for name, own in sorted(examples.items())
        if own
    }


def changes(before: Confidence, after: Confidence) -> list[str]:
    """What got better, worse, new or went about facts, a line each; the largest changes first."""
    lines: list[tuple[float, str]] = []
    old, new = dict(_facts(before)), dict(_facts(after))
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if was is None and now is not None:
            lines.append((0.0, f"new    {name}: {now[0]:.2f} on {now[1]} cases"))
        elif now is None and was is not None:
            lines.append((0.0, f"gone   {name}: {was[0]:.2f} on {was[1]} cases"))
        elif was is not None and now is not None:
            word = "better" if now[0] > was[0] else "worse " if now[0] < was[0] else "same  "
            lines.append(
                (
                    -abs(now[0] - was[0]),
                    f"{word} {name}: {was[0]:.2f} → {now[0]:.2f} on {was[1]} → {now[1]} cases",
                )
            )
    return [line for _, line in sorted(lines)] or ["no confidence of facts changed"]


def _facts(confidence: Confidence) -> Iterator[tuple[str, tuple[float, int]]]:
    for kind, rules in confidence.facts.items():
        for rule in rules:
            yield f"{kind} {rule}", (confidence.fact(kind, rule), confidence.fact_support(kind, rule))
