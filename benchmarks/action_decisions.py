"""Fits the decisions on actions: `python -m benchmarks.action_decisions [--write]`.

Whether a list or a sentence tells actions is decided by a few weighed features. Weights are worked out, by
logistic regression, from the open documents of the corpus and from the specs of the actions; documents set
apart (`heldout.txt`) are not even read. What is printed is measured on documents left out while the weights
were worked out, a tenth of them at a time. `--write` puts the weights of all into `rules/actions.json`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from extractor import readers, rules
from extractor.evaluation import heldout, load_gold
from extractor.extractors.actions.decision import FILE, Features
from extractor.extractors.actions.facts import announced
from extractor.extractors.actions.lists import lists
from extractor.extractors.actions.told import told
from extractor.extractors.profile import extract as profile
from extractor.language import Language, Reading
from extractor.model import Profile, Result, fold_text
from extractor.rules import Rules

ROOT = Path(__file__).resolve().parent.parent
SPECS = (
    "actions.yaml",
    "actions_told.yaml",
    "actions_unseen.yaml",
    "actions_titled.yaml",
)
_RAREST = 3  # a feature seen less often says who wrote the text
# The inverse of the strength of the ridge: the many specs of lists bear finer weights.
_PENALTY = {"lists": 10.0, "sentences": 2.0}
_FOLDS = 11
_THRESHOLDS = {"lists": 0.5, "sentences": 0.4}
_BEGINNING = 25  # characters by which a wording of the gold is known again


@dataclass(frozen=True)
class Case:
    """A document of the corpus (`open`) or a spec, its actions, and those that count neither way."""

    name: str
    reading: Reading
    result: Result
    wanted: tuple[str, ...]
    optional: tuple[str, ...]
    open: bool

    def answer(self, text: str) -> bool | None:
        """Whether a text tells an action; None where either answer is right."""
        folded = fold_text(text)

        def tells(wordings: Sequence[str]) -> bool:
            return any(w[:_BEGINNING] in folded or (len(folded) > 20 and folded[:60] in w) for w in wordings)

        return True if tells(self.wanted) else None if tells(self.optional) else False


@dataclass(frozen=True)
class Lesson:
    case: Case
    features: Features
    answer: bool
    text: str


def main() -> None:
    """Collect, measure, print; write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.action_decisions", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="holds documents and gold")
    parser.add_argument("--specs", type=Path, default=ROOT / "tests" / "extractors")
    parser.add_argument("--write", action="store_true", help=f"put the weights into rules/{FILE}")
    parser.add_argument("--errors", action="store_true", help="list what is wrong when left out")
    args = parser.parse_args()
    known = rules.load()
    language = Language(known)
    cases = [*_documents(args.corpus, known, language), *_specs(args.specs, language)]
    path = known.path / FILE
    decisions: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    for name, collect in (("lists", _of_lists), ("sentences", _of_sentences)):
        lessons = [lesson for case in cases for lesson in collect(case, known)]
        _report(name, lessons, errors=args.errors)
        names, weights, bias = _fit(name, lessons)
        decisions[name] = {
            "threshold": _THRESHOLDS[name],
            "bias": round(bias, 2),
            "weights": {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.05},
        }
        if args.write:
            path.write_text(json.dumps(decisions, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _documents(corpus: Path, known: Rules, language: Language) -> Iterator[Case]:
    apart = heldout(corpus / "gold")
    files = {path.stem: path for path in (corpus / "documents").iterdir()}
    for gold in load_gold(corpus / "gold"):
        if gold.stem in apart:
            continue
        path = files[gold.stem]
        reading = language.annotate(readers.read(path.name, path.read_bytes()))
        result = profile(reading, known, Result(reading.document, Profile("autre", "", None)))
        wanted = tuple(fold_text(a.text) for a in gold.actions if not a.optional)
        optional = tuple(fold_text(a.text) for a in gold.actions if a.optional)
        yield Case(gold.stem, reading, result, wanted, optional, True)


def _specs(folder: Path, language: Language) -> Iterator[Case]:
    for file in SPECS:
        for spec in yaml.safe_load((folder / file).read_text("utf-8")):
            reading = language.annotate(
                readers.read(f"case.{spec.get('format', 'txt')}", spec["text"].encode())
            )
            result = Result(reading.document, Profile(spec.get("type", "communique"), "", None))
            wanted = tuple(map(fold_text, spec["expect"]))
            yield Case(spec["id"], reading, result, wanted, (), False)


def _of_lists(case: Case, known: Rules) -> Iterator[Lesson]:
    blocks, text = case.reading.document.blocks, case.reading.text
    seen: dict[tuple[int, ...], Lesson] = {}

    def decide(items: Sequence[int], features: Features) -> bool:
        answers = [case.answer(text[blocks[i].start : blocks[i].end]) for i in items]
        answer = 2 * answers.count(True) >= len(answers) - answers.count(None) > 0
        if answers.count(None) < len(answers):
            first = text[blocks[items[0]].start : blocks[items[0]].end]
            seen[tuple(items)] = Lesson(case, features, answer, first)
        return answer

    list(lists(case.reading, known, case.result.profile.document_type, decide))
    yield from seen.values()


def _of_sentences(case: Case, known: Rules) -> Iterator[Lesson]:
    found: list[Lesson] = []

    def weigh(span: tuple[int, int], features: Features) -> float:
        text = case.reading.text[slice(*span)]
        answer = case.answer(text)
        if answer is not None:
            found.append(Lesson(case, features, answer, text))
        return 0.0

    if case.result.profile.document_type != "circulaire":
        taken = announced(case.reading, known, case.result)
        list(told(case.reading, known, case.result.profile.document_type, taken, weigh))
    yield from found


def _fit(name: str, lessons: Sequence[Lesson]) -> tuple[list[str], NDArray[np.float64], float]:
    counts = Counter(name for lesson in lessons for name in lesson.features)
    names = sorted(feature for feature, count in counts.items() if count >= _RAREST)
    answers = np.array([lesson.answer for lesson in lessons])
    model = LogisticRegression(C=_PENALTY[name], max_iter=5000).fit(_matrix(lessons, names), answers)
    return names, model.coef_[0], float(model.intercept_[0])


def _matrix(lessons: Sequence[Lesson], names: Sequence[str]) -> NDArray[np.float64]:
    index = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(lessons), len(names)))
    for row, lesson in enumerate(lessons):
        for name, value in lesson.features.items():
            if name in index:
                matrix[row, index[name]] = value
    return matrix


def _report(name: str, lessons: Sequence[Lesson], *, errors: bool) -> None:
    """Precision and recall on documents that were left out."""
    documents = sorted({lesson.case.name for lesson in lessons if lesson.case.open})
    rows: list[tuple[float, Lesson]] = []
    for fold in range(_FOLDS):
        out = set(documents[fold::_FOLDS])
        names, weights, bias = _fit(name, [lesson for lesson in lessons if lesson.case.name not in out])
        left = [lesson for lesson in lessons if lesson.case.name in out]
        if left:
            rows += zip(_matrix(left, names) @ weights + bias, left, strict=True)
    threshold = float(np.log(_THRESHOLDS[name] / (1 - _THRESHOLDS[name])))
    right = sum(lesson.answer and score >= threshold for score, lesson in rows)
    given = sum(score >= threshold for score, _ in rows)
    wanted = sum(lesson.answer for _, lesson in rows)
    print(f"{name}: {len(rows)} of which {wanted} of actions")
    print(f"  left out: precision {right / max(1, given):.3f}, recall {right / max(1, wanted):.3f}")
    if errors:
        for score, lesson in sorted(rows, key=lambda row: row[0]):
            if (score >= threshold) != lesson.answer:
                said = "wrong " if not lesson.answer else "missed"
                print(f"  {said} {1 / (1 + np.exp(-score)):.2f} {lesson.case.name}: {lesson.text[:140]!r}")


if __name__ == "__main__":
    main()
