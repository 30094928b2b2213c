"""Objectives side by side: `python -m benchmarks.objectives [--rounds N] [--corpus DIR] [--write]`.

This pipeline, its rules alone, its classifier alone and the likeness to titles say which objectives the
wordings of `examples/` serve that nothing was fitted to, and the actions of the held-out documents.
Nothing here passes or fails: the goals stand beside.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.objectivereport import MARK, OURS, Objectives, as_text
from benchmarks.report import write_into
from benchmarks.titles import CONTESTANTS, ByTitle
from extractor.evaluation import heldout, load_gold
from extractor.evaluation.training import Documents
from extractor.linking import Lessons, Linker, Scores, learn, read_weights, tally
from extractor.linking.measuring import Answer, accepted_and_first
from extractor.model import Result
from extractor.pipeline import THRESHOLD, load
from extractor.rules import CALIBRATION, LabelledExample, Rules, load_examples

ROOT = Path(__file__).resolve().parent.parent
README = Path(__file__).with_name("README.md")
PARTS = ("heldout", "blind", "unseen", "fresh", "later")
READ = "fresh"
"""The set whose errors were read since: it is no part of all that is held out."""

DOCUMENTS = "held-out documents"
ALL = "all held out"
_BATCH = 25
_STEPS = 100

Answering = Callable[[Sequence[LabelledExample]], list[Answer]]


@dataclass(frozen=True, slots=True)
class Contestant:
    """Who answers, and from which sureness on the answer counts as given."""

    name: str
    answer: Answering
    threshold: float = field(default=THRESHOLD)


def main() -> None:
    """Answer, compare, time, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.objectives", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each contestant is timed")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="holds documents and gold")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {README.name}")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    text = as_text(measure(args.corpus, args.rounds))
    print(text)
    if args.write:
        write_into(README, text, MARK)


def measure(corpus: Path, rounds: int) -> Objectives:
    """All figures of one run."""
    pipeline = load(ocr="never")
    rules = pipeline.rules
    examples = {name: load_examples(rules.path, rules.taxonomy, name) for name in PARTS}
    examples[DOCUMENTS] = held_out_actions(corpus)
    calibration = load_examples(rules.path, rules.taxonomy, CALIBRATION)
    texts = [example for own in examples.values() for example in own]
    examples[ALL] = tuple(example for name, own in examples.items() if name != READ for example in own)
    measured = Objectives(rounds, {name: len(own) for name, own in examples.items()})
    for contestant in contestants(rules, calibration):
        for name, own in examples.items():
            measured.scores[contestant.name, name] = scored(rules, contestant, own)
            sure = [example for example in own if example.must or example.outside]
            measured.certain[contestant.name, name] = scored(rules, contestant, sure)
        measured.speed[contestant.name] = speed(contestant.answer, texts, rounds)
    assert rules.model is not None
    measured.megabytes = rules.model.stat().st_size / 1e6
    measured.seconds = loading(rules, rounds)
    return measured


def contestants(rules: Rules, calibration: Sequence[LabelledExample]) -> list[Contestant]:
    """Those that need nothing, and those whose libraries are installed."""
    linker = Linker(rules)
    plain = replace(rules, model=None)
    alone = learn(plain, Lessons(calibration=tuple(calibration)), {}).links
    measured = rules.confidence.model_copy(update={"links": {rules.taxonomy.name: alone}})
    found = [
        Contestant(OURS, lambda own: [accepted_and_first(one) for one in linker.conclude(own)]),
        by_rules(Linker(replace(plain, confidence=measured))),
        Contestant("classifier alone", lambda own: by_classifier(linker, own), 0.5),
    ]
    return found + [by_title(one, rules, calibration) for one in CONTESTANTS if one.installed()]


def by_rules(linker: Linker) -> Contestant:
    return Contestant("rules alone", lambda own: [accepted_and_first(one) for one in linker.conclude(own)])


def by_classifier(linker: Linker, examples: Sequence[LabelledExample]) -> list[Answer]:
    """The labels that the classifier gives even odds or more, or else the first."""
    assert linker.classifier is not None
    answers: list[Answer] = []
    for scores in linker.classifier.scores([example.text for example in examples]).tolist():
        labels = ["" if label == "0" else label for label in linker.classifier.labels]
        sure = {label: 1 / (1 + math.exp(-score)) for label, score in zip(labels, scores, strict=True)}
        first = max(sure, key=sure.__getitem__)
        given = [(label, p) for label, p in sure.items() if p >= 0.5 and label] if first else [("", sure[""])]
        answers.append((given or [(first, sure[first])], (first, sure[first])))
    return answers


def by_title(one: ByTitle, rules: Rules, calibration: Sequence[LabelledExample]) -> Contestant:
    """The likest title; nothing below the likeness that does best (micro F1) on the calibration examples."""
    numbers = rules.taxonomy.numbers
    likeness = one.made([objective.title for objective in rules.taxonomy.objectives])

    def answer(examples: Sequence[LabelledExample]) -> list[Answer]:
        answers: list[Answer] = []
        for row in likeness([example.text for example in examples]):
            first = max(range(len(row)), key=row.__getitem__)
            answers.append(([(numbers[first], row[first])], (numbers[first], row[first])))
        return answers

    given = answer(calibration)
    best = max(
        (step / _STEPS for step in range(_STEPS)),
        key=lambda threshold: tally(calibration, given, numbers, threshold).micro.f1,
    )
    return Contestant(one.name, answer, best)


def scored(rules: Rules, contestant: Contestant, examples: Sequence[LabelledExample]) -> Scores:
    return tally(examples, contestant.answer(examples), rules.taxonomy.numbers, contestant.threshold)


def held_out_actions(corpus: Path) -> tuple[LabelledExample, ...]:
    """The actions found in the held-out documents, with the objectives of the gold."""
    pipeline = load(ocr="never")
    held = heldout(corpus / "gold")
    golds = [gold for gold in load_gold(corpus / "gold") if gold.stem in held]
    items = list(pipeline.run([corpus / "documents" / gold.file for gold in golds]))
    results = [item for item in items if isinstance(item, Result)]
    return Documents(pipeline.dataset(items), results, golds).actions(pipeline.rules)


def speed(answer: Answering, examples: Sequence[LabelledExample], rounds: int) -> float:
    """Actions a second of processor time, as many at once as a document has; the median of the rounds."""
    batches = [examples[i : i + _BATCH] for i in range(0, len(examples), _BATCH)]
    times = []
    for _ in range(rounds + 1):
        gc.collect()  # what one contestant leaves behind is not the next one's cost
        began = time.process_time()
        for batch in batches:
            answer(batch)
        times.append(time.process_time() - began)
    return len(examples) / statistics.median(times[1:])  # the first round learns the words


def loading(rules: Rules, rounds: int) -> float:
    """Seconds to read the classifier and to compile rules and all."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        assert rules.model is not None
        Linker(rules, read_weights(rules.model))
        times.append(time.process_time() - began)
    return statistics.median(times)


if __name__ == "__main__":
    main()
