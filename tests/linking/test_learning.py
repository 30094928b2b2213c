"""The classifier and the combination: taught, measured, written, read, and what they then say."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_taxonomy import small, taught

import extractor.rules as rules
from extractor.errors import RulesError
from extractor.linking import Learnt, Lessons, Linker, Query, learn, read_weights, score
from extractor.linking.classifier import Classifier
from extractor.linking.features import Features
from extractor.linking.fitting import targets
from extractor.linking.words import Folding


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    return learn(small(), Lessons(taught=taught()), {"examples": "invented"})


@pytest.fixture(scope="module")
def linker(learnt: Learnt) -> Linker:
    return Linker(measured(learnt), learnt.weights)


def measured(learnt: Learnt) -> rules.Rules:
    return replace(small(), confidence=rules.Confidence(links={"small": learnt.links}))


def example(text: str, **more: object) -> rules.LabelledExample:
    return rules.LabelledExample.model_validate({"text": text, **more})


@pytest.mark.parametrize(
    ("text", "objective", "method"),
    [
        ("De meilleurs repas à la cantine", "1", "model"),
        ("Du vélo pour tous", "2", "combined"),
        ("Déménager les archives", "", "model"),
    ],
)
def test_it_knows_what_it_was_taught(linker: Linker, text: str, objective: str, method: str) -> None:
    first = linker.explain(text).conclusions[0]
    assert (first.objective, first.method) == (objective, method)
    assert first.confidence > 0.6


def test_several_are_meant_where_both_are_said(linker: Linker) -> None:
    (one,) = linker.conclude([Query("Renforcer les repas des élèves et le vélo au quotidien")])
    assert one.probabilities["0"] < min(one.probabilities["1"], one.probabilities["2"])


def test_a_heading_moves_what_the_words_leave_open(linker: Linker) -> None:
    plain, under, elsewhere = linker.conclude(
        [Query("Renforcer le quotidien", commitment=code) for code in ("", "B", "A")]
    )
    assert under.probabilities["2"] > plain.probabilities["2"] > elsewhere.probabilities["2"]


def test_the_same_examples_give_the_same_bytes(learnt: Learnt) -> None:
    again = learn(small(), Lessons(taught=taught()), {"examples": "invented"})
    assert learnt.weights is not None
    assert again.weights is not None
    assert again.weights.as_bytes() == learnt.weights.as_bytes()
    assert again.links == learnt.links
    other = learn(small(), Lessons(taught=taught()[1:]), {"examples": "invented"})
    assert other.weights is not None
    assert other.weights.as_bytes() != learnt.weights.as_bytes()


def test_nothing_depends_on_hash_seeds() -> None:
    program = (
        "import hashlib; from extractor.linking import Lessons, learn;"
        "from small_taxonomy import small, taught;"
        "print(hashlib.sha256(learn(small(), Lessons(taught=taught()), {}).weights.as_bytes()).hexdigest())"
    )
    here = Path(__file__).parent
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{here.parents[1] / 'src'}:{here}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_with_too_few_examples_there_is_no_classifier() -> None:
    found = learn(small(), Lessons(taught=taught()[:30]), {})
    assert found.weights is None
    alone = Linker(measured(found)).explain("Du vélo pour tous").conclusions[0]
    assert (alone.objective, alone.method) == ("2", "rule")


def test_what_the_rules_say_is_measured_without_a_classifier() -> None:
    found = learn(small(), Lessons(calibration=taught()), {})
    sure = Linker(measured(found)).explain("Du vélo pour tous").conclusions[0]
    assert sure.confidence > 0.7
    contrary = tuple(e.model_copy(update={"must": ("1",)}) if e.must == ("2",) else e for e in taught())
    mistaken = Linker(measured(learn(small(), Lessons(calibration=contrary), {})))
    assert mistaken.conclude([Query("Du vélo pour tous")])[0].probabilities["2"] < 0.5


def test_stated_numbers_are_measured() -> None:
    own = [example("Du vélo", must=["2"], stated="2"), example("Du vélo aussi", must=["1"], stated="1")]
    wrong = example("Du vélo encore", must=["2"], stated="1")
    links = learn(small(), Lessons(calibration=(*own, wrong, *taught())), {}).links
    assert {how: (m.right, m.found) for how, m in links.explicit.items()} == {
        "agrees": (1, 1),
        "contested": (1, 2),
    }


def test_what_is_too_vague_teaches_doubt() -> None:
    vague = [example(f"Le goûter du {day}", may=["1", "2"]) for day in ("lundi", "mardi", "jeudi")]
    plain, doubting = (
        Classifier(learnt.weights, Features(Folding(), {})).scores(["Le goûter"])[0]
        for own in (taught(), [*taught(), *vague])
        if (learnt := learn(small(), Lessons(taught=tuple(own)), {})).weights
    )
    assert min(doubting[:2]) > min(plain[:2])
    assert abs(doubting[0] - doubting[1]) < 1
    assert doubting[2] < plain[2]


def test_where_a_number_is_stated_the_words_teach_nothing() -> None:
    stated = example("Du tricot", must=["2"], stated="2")
    one, other = (learn(small(), Lessons(taught=own), {}).weights for own in (taught(), (*taught(), stated)))
    assert one is not None
    assert other is not None
    assert one.as_bytes() == other.as_bytes()


def test_what_may_be_meant_counts_neither_way() -> None:
    wanted, counted = targets(
        [example("a", must=["1"], may=["2"]), example("b", may=["2"]), example("c")], ("1", "2", "0")
    )
    assert wanted.tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 1]]
    assert counted.tolist() == [[1, 0, 1], [1, 0, 1], [1, 1, 1]]


class TestFile:
    def test_it_reads_back(self, learnt: Learnt, tmp_path: Path) -> None:
        assert learnt.weights is not None
        path = tmp_path / "classifier.bin"
        path.write_bytes(learnt.weights.as_bytes())
        back = read_weights(path)
        assert back.trained_on == {"examples": "invented"}
        assert back.as_bytes() == learnt.weights.as_bytes()
        features = Features(Folding(), small().concepts)
        texts = ["Du vélo pour tous", "", "Xylophone"]
        assert np.array_equal(
            Classifier(back, features).scores(texts), Classifier(learnt.weights, features).scores(texts)
        )

    @pytest.mark.parametrize("content", [b"", b"{}\n[]\n", b"not ours\n\n\n", b'{"format": "x"}\n[]\n'])
    def test_anything_else_is_an_error(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "classifier.bin"
        path.write_bytes(content)
        with pytest.raises(RulesError, match="extractor train"):
            read_weights(path)

    def test_cut_short_is_an_error(self, learnt: Learnt, tmp_path: Path) -> None:
        assert learnt.weights is not None
        path = tmp_path / "classifier.bin"
        path.write_bytes(learnt.weights.as_bytes()[:-1])
        with pytest.raises(RulesError, match=r"classifier\.bin"):
            read_weights(path)

    def test_the_one_that_ships_is_small_and_says_what_it_is(self) -> None:
        shipped = rules.load()
        assert shipped.model is not None
        assert shipped.model.stat().st_size < 5_000_000
        weights = read_weights(shipped.model)
        assert weights.labels == (*shipped.taxonomy.numbers, "0")
        examples = weights.trained_on["examples"]
        assert {"dev", "train-1", "train-2"} <= set(examples)
        assert not set(examples) & {
            "calibration",
            *rules.reported(("heldout", "blind", "unseen", "fresh", "later")),
        }
        own = rules.load_examples(shipped.path, shipped.taxonomy, "train-1")
        assert examples["train-1"]["count"] == len(own)


class TestFeatures:
    FEATURES = Features(Folding(["recrut"]), {"pmi": ["PMI", "protection maternelle"]})

    def of(self, text: str) -> set[str]:
        return {name for unit in self.FEATURES.units(text) for name, _ in self.FEATURES.of(unit)}

    @pytest.mark.parametrize(
        ("one", "other"),
        [("RECRUTER", "recrutement"), ("2019", "1 200 000"), ("visites", "visite"), ("ÉPP", "epp")],
    )
    def test_these_are_one_word(self, one: str, other: str) -> None:
        assert {f for f in self.of(one) if f[0] == "w"} == {f for f in self.of(other) if f[0] == "w"}

    def test_ages_stay_apart(self) -> None:
        assert {f for f in self.of("3 ans") if f[0] in "wb"} == {"w3", "wan", "b3 an"}

    def test_concepts_of_one_word_and_of_two(self) -> None:
        assert "kpmi" in self.of("la PMI")
        assert "kpmi" in self.of("la protection maternelle")
        assert "kpmi" not in self.of("la protection de l'enfance")

    def test_a_slip_of_the_pen_leaves_most_pieces(self) -> None:
        right, wrong = (
            {f for f in self.of(word) if f[0] == "c"} for word in ("puéricultrice", "puericultrlce")
        )
        assert len(right & wrong) > len(right) / 2

    def test_no_word_no_feature(self) -> None:
        assert self.of("… – !") == set()


def test_memory_is_bounded(learnt: Learnt, monkeypatch: pytest.MonkeyPatch) -> None:
    assert learnt.weights is not None
    texts = [e.text for e in taught()]
    wanted = Classifier(learnt.weights, Features(Folding(), small().concepts)).scores(texts)
    monkeypatch.setattr("extractor.linking.classifier._CACHE_LIMIT", 5)
    short = Classifier(learnt.weights, Features(Folding(), small().concepts))
    assert np.array_equal(short.scores(texts), wanted)
    assert len(short._place) < 50


def test_scores_of_answers() -> None:
    linker = Linker(small())
    found = score(
        linker,
        [example("Du vélo", must=["2"]), example("Vélo", must=["1"]), example("Rien")],
        0.2,
    )
    assert (found.settled, found.settled_right) == (3, 2)
    assert found.by_objective["2"].precision == 0.5
    assert found.by_objective["1"].recall == 0
    assert found.silent == pytest.approx(1 / 3)
    strict = score(linker, [example("Du vélo", must=["2"])], 0.9)
    assert (strict.settled, strict.share, strict.micro.recall) == (0, 0, 0)


def test_settled_as_outside_though_something_is_meant_is_an_error() -> None:
    found = score(Linker(small()), [example("Rien", must=["1"]), example("Rien", may=["1"])], 0.1)
    assert (found.settled, found.settled_right) == (2, 1)
