"""Floors that cannot be lowered unnoticed, and confidence that is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.dataset import Mention
from extractor.errors import UsageError
from extractor.evaluation import Gold, as_toml, load_floors, lowered, measure_rules, pinned, shortfalls
from extractor.evaluation.speaking import rule_statistics
from extractor.evaluation.training import changes
from extractor.model import Evidence
from extractor.rules import Confidence, load

FIGURES = {
    "all": {"dates.f1": 0.9876, "objectives.silent_errors": 1.0, "objectives.calibration_error": 0.0214}
}


def test_floors_round_so_that_they_hold(tmp_path: Path) -> None:
    floors = pinned("abc", FIGURES)
    assert floors.figures["all"] == {
        "dates.f1": 0.987,
        "objectives.silent_errors": 1.0,
        "objectives.calibration_error": 0.022,
    }
    assert shortfalls(floors, "abc", FIGURES) == []
    path = tmp_path / "floors.toml"
    path.write_text(as_toml(floors))
    assert load_floors(path) == floors


def test_what_falls_short_is_named() -> None:
    floors = pinned("abc", FIGURES)
    worse = {"all": {"dates.f1": 0.5, "objectives.silent_errors": 2.0}}
    assert shortfalls(floors, "abc", worse) == [
        "all dates.f1: 0.500, at least 0.987",
        "all objectives.silent_errors: 2.000, at most 1",
        "all objectives.calibration_error: no such figure",
    ]


def test_other_gold_needs_other_floors() -> None:
    (line,) = shortfalls(pinned("abc", FIGURES), "abd", FIGURES)
    assert "the gold changed" in line


def test_lowering_is_noticed_in_both_directions() -> None:
    old = pinned("abc", FIGURES)
    new = pinned("abc", {"all": {"dates.f1": 0.9, "objectives.silent_errors": 3.0}})
    assert lowered(old, new) == [
        "all dates.f1: 0.987 → 0.9",
        "all objectives.silent_errors: 1 → 3",
        "all objectives.calibration_error: 0.022 → gone",
    ]
    assert lowered(old, old) == []


@pytest.mark.parametrize("text", ["", "gold = 3 4", "gold = 'x'\nall = 3\n", "gold = 'x'\n[all]\na = 'b'\n"])
def test_a_broken_file_of_floors_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match="not a file of floors"):
        load_floors(path)
    with pytest.raises(UsageError, match="pin them with"):
        load_floors(tmp_path / "none.toml")


def mention(kind: str, rule: str, id_: str, /, **own: str) -> Mention:
    return Mention(kind, "cp.txt", "doc-1", id_, own, Evidence(0, 1, "x", rule), 0.5, "review")


GOLD = Gold.model_validate(
    {
        "file": "cp.txt",
        "departments": {"subject": ["02"], "mentioned": ["75"]},
        "signatories": [{"name": "Aude Vannier", "party": "etat"}],
        "dates": [{"value": "2020-10-13", "kind": "signature"}, {"value": "2021", "kind": "event"}],
        "amounts": [{"eur": 800, "payer": "etat"}, {"eur": 5}],
        "actions": [{"text": "renforcer la cellule CRIP"}],
    }
)


def date(rule: str, id_: str, start: str, end: str, kind: str) -> Mention:
    return mention("date", rule, id_, start=start, end=end, kind=kind)


@pytest.mark.parametrize(
    ("made", "right"),
    [
        (mention("department", "r", "1", code="02", role="subject"), 1),
        (mention("department", "r", "1", code="02", role="mentioned"), 0),
        (mention("department", "r", "1", code="75", role="mentioned"), 1),
        (mention("signatory", "r", "1", name="Aude VANNIER", party="etat"), 1),
        (mention("signatory", "r", "1", name="Aude VANNIER", party="ars"), 0),
        (date("r", "1", "2020-10-13", "2020-10-13", "signature"), 1),
        (date("r", "1", "2020-10-13", "2020-10-13", "event"), 0),
        (date("r", "1", "2021-01-01", "2021-12-31", "period"), 1),
        (mention("amount", "r", "1", amount="800", currency="EUR", payer="ars+etat"), 1),
        (mention("amount", "r", "1", amount="800", currency="EUR", payer=""), 0),
        (mention("amount", "r", "1", amount="5", currency="EUR", payer="ars"), 1),
        (mention("action", "r", "1", text="Renforcer la cellule CRIP"), 1),
        (mention("action", "r", "1", text="Remercier les partenaires"), 0),
    ],
)
def test_rules_are_right_where_the_gold_says_so(made: Mention, right: int) -> None:
    (table,) = measure_rules([made], [GOLD], {"doc-1": "cp"}).values()
    assert table == {"r": {"right": right, "found": 1}}


def test_a_fact_counts_once_a_rule_and_documents_without_gold_do_not() -> None:
    one = mention("department", "r", "1", code="02", role="subject")
    other = mention("department", "s", "1", code="02", role="subject")
    match = mention("match", "m", "1")
    assert measure_rules([one, one, other, match], [GOLD], {"doc-1": "cp"}) == {
        "departments": {"r": {"right": 1, "found": 1}, "s": {"right": 1, "found": 1}}
    }
    assert measure_rules([one], [GOLD], {}) == {}


def test_changes_say_better_worse_new_and_gone() -> None:
    before = Confidence.model_validate(
        {"facts": {"dates": {"a": {"right": 1, "found": 8}, "gone": {"right": 1, "found": 1}}}, "links": {}}
    )
    after = Confidence.model_validate(
        {
            "facts": {"dates": {"a": {"right": 8, "found": 8}, "b": {"right": 3, "found": 3}}},
            "links": {"garden": {"explicit": {"agrees": {"right": 1, "found": 2}}}},
        }
    )
    assert changes(before, after) == [
        "better dates a: 0.20 → 0.90 on 8 → 8 cases",
        "gone   dates gone: 0.67 on 1 cases",
        "new    dates b: 0.80 on 3 cases",
    ]
    assert changes(after, after) == ["no confidence of facts changed"]
    (worse, *_) = changes(after, before)
    assert worse.startswith("worse  dates a")


def test_rules_that_speak_are_counted() -> None:
    found = {
        s.rule: s for s in rule_statistics(load(), ["le renforcement de la CRIP", "rien de tout cela", ""])
    }
    speaking = [s for s in found.values() if s.actions]
    assert speaking
    assert all(s.overlaps <= s.actions and s.conflicts <= s.overlaps for s in found.values())
    assert any("6" in s.objectives for s in speaking)
