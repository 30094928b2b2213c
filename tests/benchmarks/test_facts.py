"""The comparison of facts: who finds what in two sentences, and how right that is. Nothing is timed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.factcases import bounds, of_gold, of_specs
from benchmarks.factscore import Found, Wanted, places, spans, values
from benchmarks.finders import CONTESTANTS, Contestant, paragraphs
from benchmarks.report import write_into

from extractor.evaluation import Gold

BASE = date(2021, 5, 5)
DAY, YEAR = ("2021-03-03", "2021-03-03"), ("2021-01-01", "2021-12-31")
SENTENCES = "Le comité s'est réuni le 3 mars 2021 à Laon.\n\nIl dispose de 25 000 euros."
EXPECTED = {"dates": ("3 mars 2021", DAY), "amounts": ("25 000 euros", ("25000.00",))}


@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda c: f"{c.name}-{c.kind}")
def test_contestants_find_a_plain_fact_and_nothing_else(contestant: Contestant) -> None:
    if not contestant.installed():
        pytest.skip(f"{contestant.package} is not installed")
    words, value = EXPECTED[contestant.kind]
    (found,) = (f for f in contestant(SENTENCES, BASE) if f.value is not None)
    assert found.value == value
    assert words in SENTENCES[found.start : found.end] or SENTENCES[found.start : found.end] in words


@pytest.mark.parametrize("text", ["Le film a coûté 12 dollars.", "L'ARS reçoit 12 agents.", "Il a 3 ans."])
@pytest.mark.parametrize(
    "contestant", [c for c in CONTESTANTS if c.kind == "amounts"], ids=lambda c: f"{c.name}-{c.kind}"
)
def test_other_money_and_numbers_are_no_sums(contestant: Contestant, text: str) -> None:
    if not contestant.installed():
        pytest.skip(f"{contestant.package} is not installed")
    assert contestant(text, BASE) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bilan : mars 2021", ("2021-03-01", "2021-03-31")),
        ("le bilan de 2020 est prêt", ("2020-01-01", "2020-12-31")),
        ("du 3 au 5 mars 2021", ("2021-03-03", "2021-03-05")),
        ("la semaine prochaine", ("2021-05-10", "2021-05-16")),
        ("réunis mardi 20 avril", ("2021-04-20", "2021-04-20")),
    ],
)
def test_readings_of_recognizers_text_cover_the_days_that_are_meant(
    text: str, value: tuple[str, str]
) -> None:
    contestant = next(c for c in CONTESTANTS if c.name == "Recognizers-Text" and c.kind == "dates")
    if not contestant.installed():
        pytest.skip(f"{contestant.package} is not installed")
    assert [found.value for found in contestant(text, BASE)] == [value]


def test_paragraphs_end_at_empty_lines_and_keep_their_places() -> None:
    text = "\nun\ndeux\n \ntrois"
    assert list(paragraphs(text)) == [(1, "un\ndeux"), (11, "trois")]


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021-03/2021-06", ("2021-03-01", "2021-06-30")),
        ("2021-33", ("2021-01-01", "2021-03-31")),
        ("2021-41", ("2021-07-01", "2021-12-31")),
        ("2021-24", ("2021-12-01", "2022-03-31")),
        ("2021-13", None),
    ],
)
def test_bounds(edtf: str, value: tuple[str, str] | None) -> None:
    assert bounds(edtf) == value


def test_places_of_a_quote() -> None:
    assert places("Le 1er  MARS 2021, du 1er mars\n2021", "1er mars 2021") == ((3, 17), (22, 35))
    assert places("article 12021", "2021") == ()


def test_spans_take_each_place_once() -> None:
    wanted = [Wanted(((0, 10),), DAY), Wanted(((20, 30),), YEAR), Wanted(((40, 45),), YEAR, optional=True)]
    halves = spans(wanted, [Found(0, 4, None), Found(5, 9, None), Found(40, 45, None), Found(60, 65, None)])
    assert (halves.right, halves.found, halves.hit, halves.expected) == (1, 3, 1, 2)
    elsewhere = spans(wanted, [Found(50, 60, DAY)])
    assert (elsewhere.found, elsewhere.hit) == (0, 0)


def test_the_same_words_twice_are_two_facts() -> None:
    both = ((0, 5), (10, 15))
    wanted = [Wanted(both, ("40.00",)), Wanted(both, ("40.00",))]
    tally = spans(wanted, [Found(0, 5, ("40.00",)), Found(10, 15, ("40.00",))])
    assert (tally.right, tally.hit, tally.expected) == (2, 2, 2)
    assert spans(wanted, [Found(0, 5, ("40.00",))]).hit == 1


def test_a_day_is_good_for_a_year_only_in_its_place_and_from_who_knows_only_days() -> None:
    wanted = [Wanted(((0, 4),), YEAR)]
    assert values(wanted, [Found(0, 4, DAY, loose=True)]).right == 1
    assert values(wanted, [Found(0, 4, DAY)]).right == 0
    assert values(wanted, [Found(9, 13, DAY, loose=True)]).right == 0
    assert values(wanted, [Found(0, 4, ("2020-03-03", "2020-03-03"), loose=True)]).right == 0
    quarter = [Wanted(((0, 4),), ("2021-01-01", "2021-03-31"))]
    assert values(quarter, [Found(0, 4, DAY, loose=True)]).right == 0


def test_values_are_those_of_the_text_each_once() -> None:
    wanted = [Wanted((), DAY), Wanted((), YEAR, optional=True), Wanted(((30, 35),), None, optional=True)]
    found = [Found(0, 1, DAY), Found(5, 6, DAY), Found(8, 9, YEAR), Found(11, 12, None), Found(30, 35, DAY)]
    tally = values(wanted, found)
    assert (tally.right, tally.found, tally.expected) == (1, 2, 1)
    assert (tally.precision, tally.recall) == (0.5, 1.0)


def test_gold_as_cases() -> None:
    gold = Gold.model_validate(
        {
            "file": "cas.txt",
            "publication_date": "2021-03",
            "dates": [{"text": "3 mars 2021", "value": "2021-03-03"}, {"text": "autre", "value": "03-31"}],
            "amounts": [{"text": "25 000 euros", "eur": 25000, "optional": True}],
        }
    )
    cases = of_gold(gold, SENTENCES)
    assert cases["dates"].base == date(2021, 3, 1)
    assert cases["dates"].wanted == (Wanted(((25, 36),), DAY), Wanted((), None))
    (amount,) = cases["amounts"].wanted
    assert (amount.value, amount.optional, len(amount.places)) == (("25000.00",), True, 1)


def test_specs_as_cases() -> None:
    specs = of_specs(Path(__file__).parent.parent / "extractors")
    assert all(len(sentences) > 100 for sentences in specs.values())
    for sentences in specs.values():
        for spec, case in sentences:
            assert "[[" not in case.text
            assert all(wanted.places and wanted.value for wanted in case.wanted), spec["id"]


def test_tables_go_between_their_own_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(
        "a\n<!-- facts -->\nold\n<!-- /facts -->\nb <!-- figures -->x<!-- /figures -->", "utf-8"
    )
    write_into(readme, "new", "facts")
    assert readme.read_text("utf-8") == (
        "a\n<!-- facts -->\nnew\n<!-- /facts -->\nb <!-- figures -->x<!-- /figures -->"
    )
