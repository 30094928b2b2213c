from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from filled import Apply

from extractor.dataset import Dataset
from extractor.model import Result
from extractor.pipeline import Pipeline, load
from extractor.review.answers import Asking, answers
from extractor.review.decisions import Decision
from extractor.review.known import Known, load_known
from extractor.review.sheets import parse
from extractor.review.values import Vocabulary


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load()


@pytest.fixture(scope="session")
def results(corpus_results: list[Result]) -> list[Result]:
    return corpus_results


@pytest.fixture(scope="session")
def out(corpus_read: Path) -> Path:
    return corpus_read / "outputs"


@pytest.fixture(scope="session")
def known(out: Path) -> Known:
    return load_known(out)


@pytest.fixture(scope="session")
def vocabulary(pipeline: Pipeline) -> Vocabulary:
    return Vocabulary.of(pipeline.rules)


@pytest.fixture(scope="session")
def apply(known: Known, vocabulary: Vocabulary) -> Apply:
    """A file's bytes read as answers, in 2026."""
    asking = Asking(known, vocabulary, "ada", "2026-07-01T00:00:00+00:00", frozenset({2026}))
    return lambda data: answers(parse(data, "review.csv"), asking)


@pytest.fixture(scope="session")
def decided(pipeline: Pipeline, results: list[Result]) -> Callable[[Sequence[Decision]], Dataset]:
    """The dataset of the corpus with decisions in force."""
    return lambda decisions: pipeline.dataset(results, decisions)
