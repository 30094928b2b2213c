"""Facts side by side: `python -m benchmarks.facts [--rounds N] [--corpus DIR] [--json FILE] [--write]`.

This pipeline, dateparser's search, Recognizers-Text and price-parser look for dates and sums in the same
texts: the corpus, its development part and its held-out part apart, and the specs of the extractors. Times
are processor time on documents already read. Nothing here passes or fails: the goals stand beside.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.factcases import KINDS, of_gold, of_specs, ours, ours_on_specs
from benchmarks.factreport import MARK, OURS, PARTS, SPECS, Facts, Times, as_text
from benchmarks.factscore import Case, FactScore, Found
from benchmarks.finders import CONTESTANTS, Contestant
from benchmarks.report import write_into
from extractor.evaluation import Gold, as_cells, evaluate, heldout, load_gold
from extractor.extractors import amounts, dates
from extractor.extractors.dates import grammar
from extractor.language import Language, Reading
from extractor.model import Amount, DateFact, Result
from extractor.pipeline import load
from extractor.rules import Rules

ROOT = Path(__file__).resolve().parent.parent
README = Path(__file__).with_name("README.md")
_PATIENCE = 60.0
"""Seconds after which a contestant gets no further round."""


def main() -> None:
    """Find, compare, time, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="how often each contestant is timed, at most")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="holds documents and gold")
    parser.add_argument(
        "--specs", type=Path, default=ROOT / "tests" / "extractors", help="dates.yaml, amounts.yaml"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {README.name}")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    measured = measure(args.corpus, args.specs, args.rounds)
    print(as_text(measured))
    if args.json:
        args.json.write_text(json.dumps(measured.plain(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if args.write:
        write_into(README, as_text(measured), MARK)


def measure(corpus: Path, specs: Path, rounds: int) -> Facts:
    """All figures of one run."""
    pipeline = load(ocr="never")
    golds, held = load_gold(corpus / "gold"), heldout(corpus / "gold")
    documents = [
        Document("held-out" if gold.stem in held else "dev", gold, pipeline(corpus / "documents" / gold.file))
        for gold in golds
    ]
    measured = Facts(rounds)
    cells = as_cells(pipeline.dataset(document.result for document in documents))
    for part in PARTS:
        inside = [document.gold for document in documents if document.part == part]
        measured.texts[part] = len(inside)
        measured.reports[part] = evaluate(cells, inside)
    language = Language(pipeline.rules)
    sentences = of_specs(specs)
    own = ours_on_specs(sentences, language, pipeline.rules)
    for kind in KINDS:
        measured.texts[f"specs of {kind}"] = len(sentences[kind])
        scores = measured.scores[kind, OURS] = {name: FactScore() for name in (*PARTS, SPECS)}
        for document in documents:
            facts: Sequence[DateFact | Amount] = getattr(document.result, kind)
            scores[document.part].add(document.cases[kind].wanted, ours(facts))
        for (_, case), found in zip(sentences[kind], own[kind], strict=True):
            scores[SPECS].add(case.wanted, found)
        readings = [(language.annotate(document.result.document), document.result) for document in documents]
        for reading, result in readings:
            extract(kind, reading, result, pipeline.rules)  # once unmeasured: what is compiled on first use
        measured.times[kind, OURS] = timed(
            [partial(extract, kind, *reading, pipeline.rules) for reading in readings],
            [document.cases[kind] for document in documents],
            rounds,
        )
    for contestant in CONTESTANTS:
        if contestant.installed():
            compete(measured, contestant, documents, [case for _, case in sentences[contestant.kind]])
    return measured


class Document:
    """A document of the corpus: its part, its gold, what the pipeline made of it, the cases it gives."""

    def __init__(self, part: str, gold: Gold, result: Result) -> None:
        self.part, self.gold, self.result = part, gold, result
        self.cases = of_gold(gold, result.document.text)


def timed(runs: Sequence[Callable[[], object]], cases: Sequence[Case], rounds: int) -> list[Times]:
    """The processor time of each round over all documents; after a minute there is no further one."""
    times: list[Times] = []
    sizes = [len(case.text.encode()) / 1024 for case in cases]
    spent = 0.0
    while len(times) < rounds and spent < _PATIENCE:
        gc.collect()
        seconds = []
        for run in runs:
            start = time.process_time()
            run()
            seconds.append(time.process_time() - start)
        spent += sum(seconds)
        each = [1000 * took / size for took, size in zip(seconds, sizes, strict=True)]
        times.append(Times(1000 * sum(seconds) / sum(sizes), statistics.median(each)))
    return times


def extract(kind: str, reading: Reading, result: Result, rules: Rules) -> None:
    """The extractor of `kind` alone, on a document read and marked, nothing remembered from before."""
    grammar.find.cache_clear()
    if kind == "dates":
        dates.extract(reading, rules, replace(result, dates=()))
    else:
        amounts.extract(reading, rules, replace(result, amounts=()))


def compete(
    measured: Facts, contestant: Contestant, documents: Sequence[Document], specs: Sequence[Case]
) -> None:
    """The figures of one contestant. What it finds in its last round on the corpus is what is compared."""
    cases = [document.cases[contestant.kind] for document in documents]
    found: list[list[Found]] = [[] for _ in cases]

    def run(index: int, case: Case) -> None:
        found[index] = contestant(case.text, case.base)

    runs = [partial(run, index, case) for index, case in enumerate(cases)]
    measured.times[contestant.kind, contestant.name] = timed(runs, cases, measured.rounds)
    scores = {name: FactScore() for name in (*PARTS, SPECS)}
    for document, case, here in zip(documents, cases, found, strict=True):
        scores[document.part].add(case.wanted, here)
    for case in specs:
        scores[SPECS].add(case.wanted, contestant(case.text, case.base))
    measured.scores[contestant.kind, contestant.name] = scores


if __name__ == "__main__":
    main()
