"""Patterns that are tried only where a word of theirs stands: none may miss what it would match."""

from __future__ import annotations

from itertools import product

import pytest

from extractor.extractors.actions import telling
from extractor.extractors.actions.places import Spans
from extractor.extractors.actions.words import Sought, in_order, said, words
from extractor.language import fold
from extractor.rules import Rules


def test_what_introduces_is_found_whatever_phrase_says_it(rules: Rules) -> None:
    lists, introduced = rules.lexicon.phrases["enumerations"], words(rules).introduced
    told = [
        *(" ".join(pair) for pair in product(lists["subjects"][:9], lists["introduces"])),
        *(f"une équipe et un bus sont {phrase}" for phrase in lists["announced"]),
        *lists["openings"],
        "les mesures du contrat",
    ]
    missed = []
    for text in told:
        folded = fold(f"{text} : un relais, un bus et un lieu de repos")
        assert introduced.pattern.search(folded) is not None, text
        if introduced.search(folded, said(folded)) is None:
            missed.append(text)
    assert missed == []


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        (telling.DENIED, "la maison n'ouvrira pas", "la maison ouvrira"),
        (telling.DENIED, "s'il reste des credits", "il reste des credits"),
        (telling.GOES_ON, "finance chaque annee un relais", "finance chaque relais"),
        (telling.AIM, "elle devra permettre un suivi", "elle devra ouvrir un suivi"),
        (telling.GROWS, "l'equipe passe de 7 a 11 agents", "l'equipe passe a 11 agents"),
        (telling.MONEY, "un euro par jour", "un europeen par jour"),
        (telling.MONEY, "12 000 €", "12 000 enfants"),
        (telling.PAST, "ils ont été suivis", "ils sont suivis"),
    ],
)
def test_patterns_match_with_the_words_that_they_need(pattern: Sought, matching: str, other: str) -> None:
    assert pattern.search(matching, said(fold(matching))) is not None
    assert pattern.search(other, said(fold(other))) is None


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("un bus fera halte ici", True),
        ("un poste est prevu", True),
        ("le departement a decide d'ouvrir un lieu", True),
        ("un extra sur le contrat", False),
        ("l'equipe qui fera halte ici", False),
        ("un poste prevu", False),
    ],
)
def test_what_will_be_done(text: str, promise: bool) -> None:
    assert telling.promises(text, said(text)) is promise


def test_words_are_runs_of_letters() -> None:
    folded = fold("L’œuvre n°12bis – 40 000 €, « ici » : à Évry…")
    assert in_order(folded) == ["l", "uvre", "n", "bis", "ici", "a", "evry"]
    assert said(folded) == {"l", "uvre", "n", "bis", "ici", "a", "evry", ":", "€"}


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (0, 2, False),
        (0, 3, True),
        (19, 25, True),
        (20, 25, False),
        (6, 7, True),
        (30, 31, True),
        (31, 32, False),
    ],
)
def test_ranges_that_hold_one_another_are_touched(start: int, end: int, touched: bool) -> None:
    spans = Spans([(5, 6), (2, 20), (30, 31)])
    assert spans.touch(start, end) is touched
    assert spans.beginning(2, 30) == [(5, 6)]
