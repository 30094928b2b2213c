"""What is known of an action as numbers: how few its words are, and whether rules leave it open."""

from __future__ import annotations

import pytest

import extractor.rules as rules
from extractor.linking import Linker, Query
from extractor.linking.combining import INSIDE, OUT

LINKER = Linker(rules.load())


def known(text: str, name: str) -> tuple[set[float], float]:
    """What `name` is for the objectives, and for outside."""
    _, verdicts = LINKER.hear([Query(text)])
    assert LINKER.classifier is not None
    evidence = LINKER.combining.evidence(verdicts, LINKER.classifier.scores([text]))
    inside = evidence.inside[0, :, INSIDE.index(name)].tolist()
    return set(inside), float(evidence.outside[0, OUT.index(name)])


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("Handicap", 1.0),
        ("Les contrôles inopinés", 0.5),
        ("Ouvrir deux relais parentaux", 0.25),
        ("de la", 1.0),
    ],
)
def test_how_few_words_there_are(text: str, brief: float) -> None:
    assert known(text, "brief") == ({brief}, brief)


def test_the_same_words_count_more_where_they_are_few() -> None:
    """Not the score itself, but what is added to it, is in proportion to how few the words are."""
    scores, outside = known("Handicap", "classifier")
    brief, outside_brief = known("Handicap", "classifier-brief")
    assert (brief, outside_brief) == (scores, outside)
    long = "Renforcer dès la rentrée prochaine le soutien aux parents"
    whole, _ = known(long, "classifier")
    part, _ = known(long, "classifier-brief")
    assert max(map(abs, part)) == pytest.approx(max(map(abs, whole)) / 5)


@pytest.mark.parametrize("text", ["Renforcer la PMI", "Recruter deux sages-femmes", "Handicap"])
def test_rules_that_decide_for_none_of_several(text: str) -> None:
    assert known(text, "vague") == ({1.0}, 1.0)


@pytest.mark.parametrize(
    "text",
    ["Renforcer la CRIP", "Visites à domicile des sages-femmes pendant la grossesse", "Un marché de Noël"],
)
def test_rules_that_decide_or_are_silent_leave_nothing_open(text: str) -> None:
    assert known(text, "vague") == ({0.0}, 0.0)
