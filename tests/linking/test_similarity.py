"""Word vectors of the user's own: one more thing that is known, where it was measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy
from small_taxonomy import small, taught
from spacy.language import Language

import extractor.rules as rules
from extractor.errors import UsageError
from extractor.linking import Learnt, Lessons, Linker, Query, Similarity, learn, load_vectors
from extractor.linking.learning import Vectors

MEANINGS = {
    "repas": (1, 0, 0), "cantine": (1, 0, 0), "menu": (1, 0, 0), "dîner": (1, 0, 0), "restaurant": (1, 0, 0),
    "vélo": (0, 1, 0), "vélos": (0, 1, 0), "cyclables": (0, 1, 0), "bicyclette": (0, 1, 0),
    "archives": (0, 0, 1), "informatique": (0, 0, 1), "fête": (0, 0, 1),
}  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A small pipeline with vectors, made here: nothing is downloaded."""
    made = spacy.blank("fr")
    made.meta["name"] = "small"
    for word, meaning in MEANINGS.items():
        made.vocab.set_vector(word, np.array(meaning, np.float32))
    return made


@pytest.fixture(scope="module")
def vectors(nlp: Language) -> Vectors:
    return lambda examples: Similarity(nlp, examples, ("1", "2", "0"))


@pytest.fixture(scope="module")
def learnt(vectors: Vectors) -> Learnt:
    return learn(small(), Lessons(taught=taught()), {}, vectors)


def test_like_meanings_are_near(vectors: Vectors) -> None:
    near = vectors(taught()).to_examples(["Une bicyclette", "Le dîner", "xyz"])
    assert near[0].argmax() == 1
    assert near[1].argmax() == 0
    assert not near[2].any()


def test_both_combinations_are_measured(learnt: Learnt) -> None:
    assert set(learnt.links.combinations) == {"", "fr_small-0.0.0"}
    assert learnt.links.combinations["fr_small-0.0.0"].inside["similarity"] > 0
    assert "similarity" not in learnt.links.combinations[""].inside


def test_a_word_that_only_the_vectors_know(learnt: Learnt, vectors: Vectors) -> None:
    measured = replace(small(), confidence=rules.Confidence(links={"small": learnt.links}))
    query = Query("Des sorties à bicyclette")
    (without,) = Linker(measured, learnt.weights).conclude([query])
    (with_them,) = Linker(measured, learnt.weights, vectors(taught())).conclude([query])
    assert with_them.probabilities["2"] > without.probabilities["2"]


def test_pipelines_that_cannot_serve(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no spaCy pipeline 'fr_none_xy'"):
        load_vectors("fr_none_xy")
    spacy.blank("fr").to_disk(tmp_path / "bare")
    with pytest.raises(UsageError, match="without vectors"):
        load_vectors(str(tmp_path / "bare"))


def test_rules_that_were_not_trained_with_it_say_what_to_type(nlp: Language, tmp_path: Path) -> None:
    from extractor.pipeline import load

    nlp.to_disk(tmp_path / "small")
    with pytest.raises(UsageError, match="extractor train --spacy-model"):
        load(spacy_model=str(tmp_path / "small"))
