"""Who signs, weighed by what stands around the names: small documents, made weights, and the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specs import cases

from extractor import rules as rules_package
from extractor.errors import RulesError
from extractor.extractors import signatories
from extractor.extractors.signatories import facts
from extractor.extractors.signatories.learned import DOUBTFUL, RULE, company
from extractor.extractors.signatories.named import Candidate, Mention, Named
from extractor.extractors.signatories.names import People
from extractor.extractors.signatories.surroundings import Surroundings
from extractor.language import Reading
from extractor.model import Profile, Result, Signatory
from extractor.rules import Rules

SPECS = [spec.values[0] for spec in cases("signatories_learned.yaml")]
ENOUGH = 0.7

PAGE = """La préfecture raconte une journée de travail au service de la protection de l'enfance dans le Gers.

Odilon Brassac tient la plume, sous les applaudissements des équipes qui ont préparé le contrat.

Clémence Tardivel vend des chaises à la brocante du village voisin, comme chaque année au mois de mai.

Le reste de la journée a été consacré à la visite d'un foyer, d'une crèche et d'un centre parental, où les
équipes ont présenté leur travail, leurs difficultés et ce qu'elles attendent des années qui viennent."""


@pytest.fixture(scope="module")
def weighing() -> Rules:
    """The rules with their weights."""
    loaded = rules_package.load()
    assert loaded.signatories is not None
    return loaded


def with_weights(rules: Rules, folder: Path, own: dict[str, float], ruled: float = 0.0) -> Rules:
    path = folder / f"{len(list(folder.iterdir()))}.json"
    path.write_text(json.dumps({"own": own, "company": {"bias": -1.0, "own": 1.0, "ruled": ruled}}), "utf-8")
    return replace(rules, signatories=path)


def found(reading: Reading, rules: Rules, document_type: str = "actualite") -> tuple[Signatory, ...]:
    result = Result(reading.document, Profile(document_type, "", None))  # type: ignore[arg-type]
    return signatories.extract(reading, rules, result).signatories


def named(reading: Reading, rules: Rules) -> Named:
    return Named(reading, People(reading, rules), ())


def test_most_of_what_rules_alone_miss_is_found(
    read: Callable[..., Reading], weighing: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "SHORTEST", 0)

    def right(spec: dict[str, Any], rules: Rules) -> bool:
        reading = read(spec["text"], f"case.{spec.get('format', 'txt')}")
        names = {person.name for person in found(reading, rules, spec.get("type", "communique"))}
        return names == {name for name, *_ in spec["expect"]}

    alone = replace(weighing, signatories=None)
    assert not any(right(spec, alone) for spec in SPECS)
    assert sum(right(spec, weighing) for spec in SPECS) >= ENOUGH * len(SPECS)


def test_words_around_a_name_make_a_signatory_and_unmake_one(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    reading = read(PAGE)
    assert found(reading, rules) == ()
    assert [p.name for p in found(reading, with_weights(rules, tmp_path, {"s:plume": 3.0}))] == [
        "Odilon Brassac"
    ]
    assert found(reading, with_weights(rules, tmp_path, {"s:plume": 0.5})) == ()
    told = read(PAGE.replace("tient la plume", "et Clémence Tardivel ont signé le contrat"))
    assert {p.name for p in found(told, rules)} == {"Odilon Brassac", "Clémence Tardivel"}
    against = with_weights(rules, tmp_path, {"s:brocant": -4.0}, ruled=3.0)
    assert [p.name for p in found(told, against)] == ["Odilon Brassac"]


def test_who_is_less_sure_has_a_rule_of_its_own(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    reading = read(PAGE)
    for weight, rule in ((4.0, RULE), (1.5, RULE + DOUBTFUL)):
        (person,) = found(reading, with_weights(rules, tmp_path, {"s:plume": weight}))
        assert person.evidence.rule == rule
        assert person.evidence.quote == "Odilon Brassac"


def test_in_a_short_text_the_rules_decide_alone(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    weights = with_weights(rules, tmp_path, {"s:plume": 9.0})
    short = PAGE.partition("\n\nClémence")[0]
    assert len(short) < facts.SHORTEST <= len(PAGE)
    assert found(read(short), weights) == ()
    assert found(read(PAGE), weights)


def test_the_clearest_mention_is_the_evidence(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    reading = read("Odilon Brassac est arrivé tôt ce matin-là.\n\n" + PAGE)
    (person,) = found(reading, with_weights(rules, tmp_path, {"s:plume": 3.0, "s:arrive": 0.1}))
    assert reading.text[person.evidence.start :].startswith("Odilon Brassac tient")


def test_weights_that_cannot_be_read_are_an_error(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    path = tmp_path / rules_package.SIGNATORIES
    path.write_text('{"own": {"a": 1}}', "utf-8")
    with pytest.raises(RulesError, match="make them anew with: extractor train"):
        found(read(PAGE), replace(rules, signatories=path))


def test_one_person_is_one_candidate(read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(
        "Mme Maud Lescure préside l'assemblée. Mme Lescure a parlé. M. Paul Lescure et Zoé Arribat aussi."
    )
    people = named(reading, rules).candidates
    assert [len(candidate.mentions) for candidate in people] == [2, 1, 1]
    assert [m.sentence for m in people[0].mentions] == [0, 1]


def test_the_words_of_signing_have_a_side(read: Callable[..., Reading], rules: Rules) -> None:
    reading = read("Odilon Brassac a signé le contrat devant Clémence Tardivel.")
    people = named(reading, rules)
    around = Surroundings(reading, "", people)
    first, second = (around.of(candidate) for candidate in people.candidates)
    assert {"p<signe", "p<names 0", "a1:signe", "s:contrat"} <= first
    assert {"p>signe", "p>:devant", "b1:devant", "s:contrat"} <= second
    assert "a1:signe" not in second
    assert "b1:devant" not in first


def test_who_stands_beside_one_who_signs_is_told() -> None:
    """Three people in two sentences, the first of whom surely signs."""
    people = [Candidate(mentions=[Mention(number, None)]) for number in (0, 0, 1)]  # type: ignore[arg-type]
    _, second, third = company(people, [5.0, 0.0, 0.0], [True, False, False])
    assert second["best beside"] == 5.0
    assert "nobody beside" not in second
    assert third["nobody beside"] == 1.0
    assert second["others"] > 0.9
    assert third["rank 2"] == 1.0
    assert "not ruled" in second


PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
PIECES = st.sampled_from(
    [
        "Odilon Brassac",
        "Mme Tardivel",
        " ont signé ",
        ", préfet du Gers, ",
        "\n\n",
        "Fait à Auch",
        " : ",
        "« ",
        " »",
        "# ",
        "- ",
    ]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.one_of(PIECES, st.text(PRINTABLE, max_size=9)), max_size=20).map("".join))
def test_any_text_gives_people_that_stand_in_it(
    read: Callable[..., Reading], weighing: Rules, text: str
) -> None:
    reading = read(f"{PAGE}\n\n{text}", "case.md")
    for person in found(reading, weighing):
        evidence = person.evidence
        assert evidence.quote == reading.text[evidence.start : evidence.end]
        assert person.name


def test_a_long_list_of_names_takes_nobody_away(read: Callable[..., Reading], weighing: Rules) -> None:
    given, families = ("Jean", "Marie", "Paul", "Luc", "Zoé", "Hugo"), ("bar", "lin", "tor", "mag", "vel")
    names = [f"{g} {(a + b).capitalize()}" for g in given for a in families for b in families]
    text = (
        "# Signature\n\nLe contrat départemental de prévention et de protection de l'enfance du Gers"
        " a été signé le 3 mars 2022 par Odilon Brassac, préfet du Gers, et Maud Lescure, présidente du"
        " conseil départemental."
        f"\n\n{'Le contrat prévoit un relais parental, un bus et des postes. ' * 5}\n\n## Annuaire\n\n"
    )
    for count in (0, len(names)):
        reading = read(text + "\n\n".join(f"- {name}, agent" for name in names[:count]), "case.md")
        people = found(reading, weighing)
        assert {person.name for person in people} == {"Odilon Brassac", "Maud Lescure"}, count
