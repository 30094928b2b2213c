"""The measures that readings are compared with."""

import random
from collections.abc import Sequence

import pytest
from benchmarks.accuracy import Score, cells, in_common, sequence, without, words_of
from benchmarks.documents import communique, contract


def slow_in_common(first: Sequence[str], second: Sequence[str]) -> int:
    """The textbook's table."""
    above = [0] * (len(second) + 1)
    for a in first:
        row = [0]
        for place, b in enumerate(second):
            row.append(above[place] + 1 if a == b else max(row[-1], above[place + 1]))
        above = row
    return above[-1]


@pytest.mark.parametrize(
    ("first", "second", "length"),
    [
        ("", "abc", 0),
        ("abc", "", 0),
        ("abc", "abc", 3),
        ("abcbdab", "bdcaba", 4),
        ("aaaa", "aa", 2),
        ("ab", "ba", 1),
    ],
)
def test_longest_common_subsequence(first: str, second: str, length: int) -> None:
    assert in_common(first, second) == length


def test_longest_common_subsequence_of_many() -> None:
    made = random.Random(3)
    for _ in range(200):
        first, second = (made.choices("abcdef", k=made.randrange(90)) for _ in range(2))
        assert in_common(first, second) == slow_in_common(first, second)


def test_words_are_folded() -> None:
    assert words_of("L’Effet, e\u0301té n°\u00a012 !") == ["l", "effet", "été", "n", "12"]
    assert words_of("eﬀet") == ["effet"]


def test_margins_are_left_out_wherever_they_stand() -> None:
    margin = ["essai", "page", "#"]
    words = ["essai", "page", "1", "le", "essai", "page", "sans", "numéro", "essai", "page", "12"]
    assert without(words, margin) == ["le", "essai", "page", "sans", "numéro"]
    assert without(words, []) == words


def test_a_word_out_of_place_costs_once() -> None:
    score = sequence(["a", "b", "c", "d"], ["a", "c", "b", "d"])
    assert score == Score(3, 4, 4)
    assert score.f1 == 0.75


def test_cells_with_their_left_neighbours() -> None:
    truth = [[["Action", "2021"], ["Former", "10 €"]]]
    assert cells(truth, truth).f1 == 1
    assert cells(truth, [[["Action", "", "2021"]], [["Former", "10 €"]]]).f1 == 1  # cut in two, a gap
    assert cells(truth, [[["Action 2021"], ["Former", "10 €"]]]) == Score(2, 3, 4)
    assert cells(truth, [[["2021", "Action"], ["10 €", "Former"]]]).right == 0
    assert cells(truth, []) == Score(0, 0, 4)
    assert cells([], []).f1 == 1


def test_scores_add_up() -> None:
    assert Score(1, 2, 3).plus(Score(4, 5, 6)) == Score(5, 7, 9)


def test_documents_are_the_same_each_time() -> None:
    assert contract(3) == contract(3)
    assert contract(3) != contract(4)
    assert contract(3).tables() != contract(3, ruled=False).tables()  # documents of their own
    assert not communique(1).tables()
    words = communique(1, columns=True).words()
    assert 500 < len(words) < 1500
