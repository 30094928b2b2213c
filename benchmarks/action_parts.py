"""Teaches where actions stand in a clause: `python -m benchmarks.action_parts [--write]`.

From the marked documents, the open documents with gold and the specs of the actions; documents set apart are
not even read, nor are the marked ones in `people/`, by which `extractor train` teaches how far a part is to
be believed. A conditional random field is fitted with a ridge, which takes some minutes. What is printed is
measured on the half of the marked documents that was left out, then on the other one. `--write` puts the
weights of all into `rules/action_parts.json`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from extractor import readers, rules
from extractor.evaluation import heldout, load_gold
from extractor.evaluation.marked import load_marked
from extractor.extractors.actions import parts as located
from extractor.extractors.actions.candidates import candidates
from extractor.extractors.actions.places import Span
from extractor.language import Language, Reading
from extractor.rules import Rules

Array = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
SPECS = ("actions.yaml", "actions_told.yaml", "actions_unseen.yaml", "actions_titled.yaml")
_READ = {".txt", ".md", ".html", ".docx", ".odt"}
_RIDGE = 1.5
_RAREST = 3  # a feature of fewer documents says who wrote them
_SMALLEST = 0.04
_ROUNDS = 80
_NEVER = -1e4
_NEAR = 3  # characters


@dataclass(frozen=True)
class Lesson:
    """A clause, item, cell or heading of which some ranges are actions."""

    document: str
    kind: str
    start: int
    end: int
    wanted: list[Span]
    words: list[located.Word]
    features: list[list[str]]
    labels: list[int]


def main() -> None:
    """Collect, measure, print; write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.action_parts", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="holds documents, gold, marked")
    parser.add_argument("--specs", type=Path, default=ROOT / "tests" / "extractors")
    parser.add_argument("--write", action="store_true", help=f"put the weights into rules/{located.FILE}")
    args = parser.parse_args()
    known = rules.load()
    language = Language(known)
    marked = list(_marked(args.corpus / "marked", language, known))
    others = [*_documents(args.corpus, language, known), *_specs(args.specs, language, known)]
    halves = [[one for one in marked if _number(one) % 2 == rest] for rest in (0, 1)]
    for name, half, other in (("odd", 1, 0), ("even", 0, 1)):
        weights, steps = fit([*halves[other], *others])
        for kind, is_clause in (("clauses", True), ("others", False)):
            _report(
                f"{name} {kind}",
                [x for x in halves[half] if (x.kind == "clause") == is_clause],
                weights,
                steps,
            )
    if args.write:
        weights, steps = fit([*marked, *others])
        write(known.path / located.FILE, weights, steps)


def write(path: Path, weights: located.Weights, steps: located.Steps) -> None:
    """Weights as hundredths, so that the file stays small; those near nothing are left out."""
    kept = {
        name: [round(100 * x) for x in own]
        for name, own in weights.items()
        if max(map(abs, own)) >= _SMALLEST
    }
    lines = ",\n".join(f"{json.dumps(n, ensure_ascii=False)}: {json.dumps(w)}" for n, w in kept.items())
    rounded = json.dumps([[round(100 * x) for x in row] for row in steps])
    path.write_text(f'{{"steps": {rounded},\n"weights": {{\n{lines}\n}}}}\n', "utf-8")


def _number(lesson: Lesson) -> int:
    found = re.search(r"_(\d+)_", lesson.document)
    return int(found[1]) if found else 0


def _marked(folder: Path, language: Language, known: Rules) -> Iterator[Lesson]:
    for marked in load_marked(folder):
        if not marked.people:
            name = marked.gold.file
            reading = language.annotate(readers.read(name, marked.data))
            found: list[Span] = []
            for action in marked.gold.actions:
                after = found[-1][1] if found else 0
                found += _find(reading, action.text, after)[:1]
            yield from lessons(name, reading, known, found)


def _documents(corpus: Path, language: Language, known: Rules) -> Iterator[Lesson]:
    apart = heldout(corpus / "gold")
    files = {path.stem: path for path in (corpus / "documents").iterdir() if path.suffix in _READ}
    for gold in load_gold(corpus / "gold"):
        if gold.stem not in apart and (path := files.get(gold.stem)):
            reading = language.annotate(readers.read(path.name, path.read_bytes()))
            found = [span for action in gold.actions for span in _find(reading, action.text)]
            yield from lessons(gold.stem, reading, known, found)


def _specs(folder: Path, language: Language, known: Rules) -> Iterator[Lesson]:
    for file in SPECS:
        for spec in yaml.safe_load((folder / file).read_text("utf-8")):
            name = f"case.{spec.get('format', 'txt')}"
            reading = language.annotate(readers.read(name, spec["text"].encode()))
            found = [span for text in spec["expect"] for span in _find(reading, text)]
            yield from lessons(spec["id"], reading, known, found)


def _find(reading: Reading, wording: str, after: int = 0) -> list[Span]:
    pattern = re.compile(r"\s+".join(map(re.escape, wording.split())), re.IGNORECASE)
    return [m.span() for m in pattern.finditer(reading.text, after)]


def lessons(name: str, reading: Reading, known: Rules, found: Iterable[Span]) -> Iterator[Lesson]:
    """The candidates that hold actions: of those that overlap the longer."""
    kept: list[Span] = []
    for low, high in sorted(set(found), key=lambda span: span[0] - span[1]):
        if not any(low < b and a < high for a, b in kept):
            kept.append((low, high))
    for candidate in candidates(reading):
        start, end = candidate.start, candidate.end
        wanted = sorted((a, min(b, end)) for a, b in kept if start <= a < end)
        if wanted:
            words = located.words_of(reading, known, start, end)
            features = located.features(words, located.kind_at(reading, start))
            yield Lesson(name, candidate.kind, start, end, wanted, words, features, _labels(words, wanted))


def _labels(words: Sequence[located.Word], wanted: Sequence[Span]) -> list[int]:
    found, last = [], -1
    for word in words:
        inside = next((i for i, (a, b) in enumerate(wanted) if word.start < b and word.end > a), -1)
        found.append(located.OUTSIDE if inside < 0 else located.GOES_ON if inside == last else located.BEGINS)
        last = inside
    return found


def _report(name: str, told: Sequence[Lesson], weights: located.Weights, steps: located.Steps) -> None:
    """How many have the right number of parts, begin right, and how much right and found overlap."""
    number = begin = 0
    overlaps: list[float] = []
    for one in told:
        found = located.spans(one.words, located.likeliest(one.features, weights, steps))
        found = found or [(one.start, one.end)]
        same = len(found) == len(one.wanted)
        number += same
        begin += same and all(abs(a[0] - b[0]) <= _NEAR for a, b in zip(found, one.wanted, strict=True))
        overlaps += [max(_overlap(span, other) for other in found) for span in one.wanted]
    share = 1 / max(1, len(told))
    print(f"{name}: {len(told)}, number right {number * share:.3f}, begin right {begin * share:.3f}", end="")
    print(f", overlap {np.mean(overlaps) if overlaps else 0:.3f}")


def _overlap(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def fit(told: Sequence[Lesson]) -> tuple[dict[str, list[float]], list[list[float]]]:
    """Weights of features and of steps from label to label."""
    documents: dict[str, set[str]] = defaultdict(set)
    for one in told:
        for named in one.features:
            for name in named:
                documents[name].add(one.document)
    names = sorted(name for name, where in documents.items() if len(where) >= _RAREST)
    field = _Field(told, {name: i for i, name in enumerate(names)})
    start = np.zeros(located.LABELS * (len(names) + located.LABELS))
    best = minimize(field.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    weights, steps = field.unpack(best)
    return dict(zip(names, weights.tolist(), strict=True)), steps.tolist()


class _Field:
    """A linear-chain conditional random field over all lessons at once, each filled up to the longest."""

    def __init__(self, told: Sequence[Lesson], index: dict[str, int]) -> None:
        self._shape = (len(told), max(len(one.words) for one in told), located.LABELS)
        count, longest, _ = self._shape
        self._mask = np.zeros((count, longest), bool)
        self._labels = np.zeros((count, longest), int)
        rows: list[int] = []
        columns: list[int] = []
        words = 0
        for i, one in enumerate(told):
            self._mask[i, : len(one.words)] = True
            self._labels[i, : len(one.words)] = one.labels
            for named in one.features:
                known = [index[name] for name in named if name in index]
                rows += [words] * len(known)
                columns += known
                words += 1
        self._table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(words, len(index)))
        self._turned = self._table.T.tocsr()
        self._names = len(index)
        self._right = np.eye(located.LABELS)[self._labels] * self._mask[:, :, None]
        both = self._mask[:, 1:]
        self._pairs = np.zeros((located.LABELS, located.LABELS))
        np.add.at(self._pairs, (self._labels[:, :-1][both], self._labels[:, 1:][both]), 1)

    def unpack(self, values: Array) -> tuple[Array, Array]:
        own = self._names * located.LABELS
        return values[:own].reshape(-1, located.LABELS), values[own:].reshape(located.LABELS, -1)

    def loss(self, values: Array) -> tuple[float, Array]:
        """The negative log-likelihood with the ridge, and its gradient."""
        weights, steps = self.unpack(values)
        steps = steps.copy()
        steps[located.OUTSIDE, located.GOES_ON] = _NEVER
        own = np.zeros(self._shape)
        own[self._mask] = self._table @ weights
        own[:, 0, located.GOES_ON] = _NEVER
        forth = own.copy()
        for i in range(1, self._shape[1]):
            then = _log_sum(forth[:, i - 1, :, None] + steps, 1) + own[:, i]
            forth[:, i] = np.where(self._mask[:, i, None], then, forth[:, i - 1])
        total = _log_sum(forth[:, -1], 1)
        back = np.zeros(self._shape)
        taken = -self._pairs
        for i in range(self._shape[1] - 2, -1, -1):
            here = self._mask[:, i + 1]
            after = (back[:, i + 1] + own[:, i + 1])[here]
            back[here, i] = _log_sum(steps + after[:, None, :], 2)
            joint = forth[here, i, :, None] + steps + after[:, None, :] - total[here, None, None]
            taken = taken + np.exp(joint).sum(0)
        taken[located.OUTSIDE, located.GOES_ON] = 0
        expected = np.exp(forth + back - total[:, None, None]) * self._mask[:, :, None] - self._right
        right = (own * self._right).sum() + (steps * self._pairs).sum()
        gradient = np.concatenate([(self._turned @ expected[self._mask]).ravel(), taken.ravel()])
        return float(total.sum() - right + _RIDGE / 2 * values @ values), gradient + _RIDGE * values


def _log_sum(values: Array, axis: int) -> Array:
    most = values.max(axis, keepdims=True)
    return (most + np.log(np.exp(values - most).sum(axis, keepdims=True))).squeeze(axis)


if __name__ == "__main__":
    main()
