"""Results as bytes: nothing is lost on the way, and nothing but results comes out."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.batch.kept import pack, unpack
from extractor.model import Problem, Result
from extractor.pipeline import load

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"


@pytest.mark.parametrize("name", ["circulaire_2021.pdf", "avenant_ain.docx", "article_corse.html"])
def test_a_result_comes_back_whole(name: str) -> None:
    result = load(ocr="never")(DOCUMENTS / name)
    source = result.document.source
    back = unpack(pack(result), source)
    assert isinstance(back, Result)
    assert back == result
    assert list(back.document.words.starts) == list(result.document.words.starts)
    assert unpack(pack(back), "elsewhere") == replace(
        result,
        document=replace(
            result.document,
            source="elsewhere",
            problems=tuple(replace(problem, source="elsewhere") for problem in result.document.problems),
        ),
        problems=tuple(replace(problem, source="elsewhere") for problem in result.problems),
    )


def test_a_problem_comes_back_under_its_name() -> None:
    problem = Problem("a", "", "read", "error", "empty", "nothing in it")
    assert unpack(pack(problem), "a") == problem
    assert unpack(pack(problem), "b") == replace(problem, source="b")


@pytest.mark.parametrize("other", [print, pickle.PickleError("x"), Path("x"), ["a"], "text"])
def test_nothing_else_comes_out(other: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack(pickle.dumps(other), "x")
