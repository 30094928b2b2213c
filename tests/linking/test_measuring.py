"""The measured precision of links, and the floor under the held-out scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

import extractor.rules as rules
from extractor.linking import Linker, measure_links, score

SHIPPED = rules.load()


def example(text: str, **more: object) -> rules.LabelledExample:
    return rules.LabelledExample.model_validate({"text": text, **more})


def test_right_and_found_per_bucket() -> None:
    counts = measure_links(
        SHIPPED,
        [
            example("Renforcer la CRIP", must=["6"]),
            example("Des heures de TISF", must=["6"]),
            example("Des heures de TISF", may=["12"]),
            example("Innover"),
            example("Inventer", must=["1"]),
        ],
    )
    assert counts["decides"] == {"right": 2, "found": 3}
    assert "nothing" not in counts  # silence is never measured, so that it always goes to the review
    assert counts["decides/agrees"] == {"right": 2, "found": 2}


def test_an_outside_text_is_tried_under_the_heading_that_tempts() -> None:
    assert measure_links(SHIPPED, [example("Des heures de TISF")])["decides/agrees"] == {
        "right": 0,
        "found": 1,
    }


def test_a_heading_or_number_that_is_given_is_used() -> None:
    counts = measure_links(
        SHIPPED,
        [
            example("Des heures de TISF", must=["12"], commitment="2"),
            example("Un poste", must=["6"], stated="6"),
        ],
    )
    assert counts == {"decides/contradicts": {"right": 1, "found": 1}, "explicit": {"right": 1, "found": 1}}


def test_scores() -> None:
    sure = replace(
        SHIPPED, confidence=rules.Confidence(links={"decides": rules.Measured(right=98, found=98)})
    )
    found = score(
        sure,
        [
            example("Renforcer la CRIP", must=["6"]),
            example("Des heures de TISF", must=["6"]),
            example("Innover", must=["1"]),
            example("Inventer"),
        ],
        0.9,
    )
    assert (found.precision, found.recall, found.auto_share, found.auto_precision) == (0.5, 1 / 3, 0.5, 0.5)
    assert [e.text for e, _ in found.wrong] == ["Des heures de TISF"]
    assert [e.text for e, _ in found.missed] == ["Des heures de TISF", "Innover"]
    nothing = score(sure, [], 0.9)
    assert (nothing.precision, nothing.recall, nothing.auto_share, nothing.auto_precision) == (1, 1, 0, 1)


def test_held_out_scores_hold() -> None:
    """Pinned floors: raise them when the rules get better, never lower them."""
    held_out = score(SHIPPED, rules.load_examples(SHIPPED.path, SHIPPED.taxonomy, "heldout"), 0.8)
    assert held_out.auto_precision >= 0.99
    assert held_out.precision >= 0.99
    assert held_out.recall >= 0.92


def test_blind_scores_hold() -> None:
    """The same on wordings by a hand that had not seen the rules: what a stranger's document may expect."""
    blind = score(SHIPPED, rules.load_examples(SHIPPED.path, SHIPPED.taxonomy, "blind"), 0.8)
    assert blind.auto_precision >= 0.965
    assert blind.precision >= 0.965
    assert blind.recall >= 0.67


@pytest.mark.parametrize("number", SHIPPED.taxonomy.numbers)
def test_every_title_is_linked_to_its_objective(number: str) -> None:
    title = SHIPPED.taxonomy.objective(number).title  # type: ignore[union-attr]
    chosen = {c.objective for c in Linker(SHIPPED).explain(title).conclusions}
    assert number in chosen
