"""Fits the decisions on who signs: `python -m benchmarks.signatory_decision [--write]`.

There are two: `signs`, on people of whom no construction says that they sign, and `stays`, on those of whom
one does, where the document may be about another paper. Weights are worked out, by logistic regression, from
the open documents of the corpus, from the marked documents and from the specs; documents set apart
(`heldout.txt`) are not read. Few documents leave signatories to the first decision, so for `signs` each of
them teaches three times: what the rules leave; everybody, as if the rules had found nobody; and those whom it
names elsewhere too, without the sentences in which the rules found them. What is printed is measured on
documents left out while the weights were worked out, on what the rules leave. `--write` puts the weights of
all into `rules/signatories.json`.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from extractor import pipeline, readers
from extractor.evaluation import heldout, load_gold
from extractor.evaluation.gold import Gold, Person
from extractor.evaluation.marked import load_marked
from extractor.extractors.decision import Features
from extractor.extractors.signatories import candidates
from extractor.extractors.signatories.weighed import FILE
from extractor.language import Language
from extractor.model import Profile, Result, fold_text

ROOT = Path(__file__).resolve().parent.parent
SPECS = (
    "signatories.yaml",
    "signatories_news.yaml",
    "signatories_met.yaml",
    "signatories_scenes.yaml",
    "signatories_together.yaml",
    "signatories_weighed.yaml",
    "signatories_wider.yaml",
)
_RAREST = 4  # a feature seen less often says who wrote the text
_PENALTY = 0.3  # the inverse of the strength of the ridge
_FOLDS = 12
_THRESHOLDS = {"signs": 0.5, "stays": 0.4}
_COUNTS = {
    "left": 1.0,
    "elsewhere": 0.5,
    "all": 0.3,
    "spec": 2.0,
    "found": 1.0,
    "found in spec": 0.3,
    "told apart": 2.0,
}
_MEASURED = ("left", "spec", "found", "found in spec")
_OF_STAYS = ("found", "found in spec")


@dataclass(frozen=True)
class Lesson:
    """A candidate of a document: what holds of it, whether it signs, and how it was made (`_COUNTS`)."""

    document: str
    kind: str
    features: Features
    answer: bool
    name: str


def main() -> None:
    """Collect, measure, print; write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.signatory_decision", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=ROOT / "corpus", help="holds documents, gold and marked"
    )
    parser.add_argument("--specs", type=Path, default=ROOT / "tests" / "extractors")
    parser.add_argument("--write", action="store_true", help=f"put the weights into rules/{FILE}")
    parser.add_argument("--errors", action="store_true", help="list what is wrong when left out")
    args = parser.parse_args()
    loaded = pipeline.load()
    language = Language(loaded.rules)
    lessons: list[Lesson] = []
    for name, data, gold in _documents(args.corpus):
        lessons += _lessons(name, language, loaded, loaded(data), gold, spec=False)
    for file in SPECS:
        for spec in yaml.safe_load((args.specs / file).read_text("utf-8")):
            document = readers.read(f"case.{spec.get('format', 'txt')}", spec["text"].encode())
            result = Result(document, Profile(spec.get("type", "communique"), "", None))
            people = tuple(Person(name=name) for name, *_ in spec["expect"])
            lessons += _lessons(
                spec["id"], language, loaded, result, Gold(file="", signatories=people), spec=True
            )
    decided: dict[str, dict[str, Any]] = {}
    for decision, least in _THRESHOLDS.items():
        own = [x for x in lessons if (x.kind in _OF_STAYS) == (decision == "stays")]
        _report(own, least, errors=args.errors)
        names, weights, bias = _fit(own)
        kept = {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.05}
        decided[decision] = {"threshold": least, "bias": round(bias, 2), "weights": kept}
    if args.write:
        path = loaded.rules.path / FILE
        path.write_text(json.dumps(decided, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _documents(corpus: Path) -> Iterator[tuple[str, bytes, Gold]]:
    for marked in load_marked(corpus / "marked"):
        yield marked.gold.file, marked.data, marked.gold
    apart = heldout(corpus / "gold")
    files = {path.stem: path for path in (corpus / "documents").iterdir()}
    for gold in load_gold(corpus / "gold"):
        if gold.stem not in apart:
            yield gold.stem, files[gold.stem].read_bytes(), gold


def _lessons(
    name: str, language: Language, loaded: pipeline.Pipeline, result: Result, gold: Gold, *, spec: bool
) -> Iterator[Lesson]:
    reading = language.annotate(result.document)
    weighed, kept, found = candidates(reading, loaded.rules, result)
    wanted = [fold_text(p.name) for p in gold.signatories if p.name]
    optional = [fold_text(p.name) for p in gold.signatories if p.name and p.optional]
    for group, features in kept.features(found):
        own = next((fold_text(p.name.name) for p in group if p.name), "")
        if own and not _is(own, optional):
            yield Lesson(name, "found in spec" if spec else "found", features, _is(own, wanted), own)
    if weighed is None:
        return
    starts = [start for start, _ in reading.sentences]
    told = frozenset(bisect_right(starts, person.start) - 1 for person in found)
    kinds = [("spec" if spec else "left", found, frozenset())]
    if found and not spec:
        kinds += [("elsewhere", [], told), ("all", [], frozenset())]
    for kind, taken, unread in kinds:
        for person, features in weighed.candidates(taken, unread):
            own = fold_text(person.name.name) if person.name else ""
            if not _is(own, optional):
                yield Lesson(name, kind, features, _is(own, wanted), own)


def _is(name: str, people: Sequence[str]) -> bool:
    """Whether a name is one of these: the same, or a family name alone."""
    return any(name == p or p.endswith(f" {name}") or name.endswith(f" {p}") for p in people)


def _fit(lessons: Sequence[Lesson]) -> tuple[list[str], NDArray[Any], float]:
    counts = Counter(name for lesson in lessons for name in lesson.features)
    names = sorted(feature for feature, count in counts.items() if count >= _RAREST)
    answers = np.array([lesson.answer for lesson in lessons])
    shares = np.array([_COUNTS["told apart" if _is_told_apart(x) else x.kind] for x in lessons])
    model = LogisticRegression(C=_PENALTY, max_iter=5000)
    model.fit(_matrix(lessons, names), answers, sample_weight=shares)
    return names, model.coef_[0], float(model.intercept_[0])


def _is_told_apart(lesson: Lesson) -> bool:
    """Whether a spec says that the signing of another paper is none: few do, and they are to the point."""
    return lesson.kind == "found in spec" and not lesson.answer


def _matrix(lessons: Sequence[Lesson], names: Sequence[str]) -> NDArray[Any]:
    return np.array([[lesson.features.get(name, 0.0) for name in names] for lesson in lessons])


def _report(lessons: Sequence[Lesson], threshold: float, *, errors: bool) -> None:
    """What is right and wrong of what the rules leave, in documents that were left out."""
    documents = sorted({lesson.document for lesson in lessons})
    rows: list[tuple[float, Lesson]] = []
    for fold in range(_FOLDS):
        out = set(documents[fold::_FOLDS])
        names, weights, bias = _fit([lesson for lesson in lessons if lesson.document not in out])
        left = [x for x in lessons if x.document in out and x.kind in _MEASURED]
        if left:
            rows += zip(_matrix(left, names) @ weights + bias, left, strict=True)
    least = float(np.log(threshold / (1 - threshold)))
    for kind in _MEASURED:
        own = [(score >= least, lesson) for score, lesson in rows if lesson.kind == kind]
        if not own:
            continue
        right = sum(said and lesson.answer for said, lesson in own)
        wrong = sum(said and not lesson.answer for said, lesson in own)
        wanted = sum(lesson.answer for _, lesson in own)
        print(f"{kind}: {len(own)} of which {wanted} sign; left out, {right} found and {wrong} wrongly")
    if errors:
        for score, lesson in sorted(rows, key=lambda row: row[0]):
            if (score >= least) != lesson.answer:
                said = "missed" if lesson.answer else "wrong "
                held = ", ".join(sorted(lesson.features))
                print(f"  {said} {1 / (1 + np.exp(-score)):.2f} {lesson.document}: {lesson.name} [{held}]")


if __name__ == "__main__":
    main()
