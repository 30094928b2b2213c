"""What is weighed by examples: small documents, and the weights as a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from specs import cases

from extractor import extractors
from extractor import rules as rules_package
from extractor.errors import RulesError
from extractor.extractors.actions import learned as learning
from extractor.extractors.actions.candidates import candidates
from extractor.extractors.actions.traits import traits
from extractor.language import Reading
from extractor.model import Profile, Result
from extractor.rules import Rules

LIST = """Le contrat est signé.

Du neuf

- un relais de nuit pour les familles d'accueil
- un bus pour les tout-petits"""


def content(
    own: dict[str, float],
    company: dict[str, float],
    document: dict[str, float] | None = None,
    parts: dict[str, float] | None = None,
) -> str:
    """The file of some weights; the second look leaves the odds of the first."""
    looks = {"company": company, "consensus": {"own again": 1.0}, "parts": parts or {}}
    return json.dumps({"own": own, "document": document or {}, **looks})


ITEMS = content({"item": 3.0}, {"bias": -1.0, "item own": 1.0})


@pytest.fixture(scope="module")
def weighing() -> Rules:
    """The rules with their weights."""
    loaded = rules_package.load()
    assert loaded.learned is not None
    return loaded


def with_weights(rules: Rules, folder: Path, content: str) -> Rules:
    path = folder / rules_package.LEARNED
    path.write_text(content, "utf-8")
    return replace(rules, learned=path)


class Ruled(NamedTuple):
    start: int
    end: int
    rule: str = "actions.list"


def added(reading: Reading, rules: Rules, document_type: str, ruled: Sequence[Ruled] = ()) -> list[str]:
    weighed = learning.weigh(reading, rules, document_type, ruled)
    if weighed is None:
        return []
    found = learning.added(reading, rules, ruled, weighed)
    return [reading.text[action.start : action.end] for action in found]


@pytest.mark.parametrize("spec", cases("actions_learned.yaml"))
def test_what_weighs_enough(spec: dict[str, Any], read: Callable[..., Reading], weighing: Rules) -> None:
    reading = read(spec["text"], f"case.{spec.get('format', 'txt')}")
    profile = Profile(spec["type"], "", None)
    result = extractors.actions.extract(reading, weighing, Result(reading.document, profile))
    assert [action.text for action in result.actions] == spec["expect"]


def test_without_the_file_nothing_is_weighed(read: Callable[..., Reading], weighing: Rules) -> None:
    reading = read(LIST)
    assert added(reading, replace(weighing, learned=None), "communique") == []


def test_a_damaged_file_is_told_with_its_path(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    files = ("{", "[]", '{"own": {}, "document": {}, "company": {}}', ITEMS.replace("3.0", '"much"'))
    for number, damage in enumerate(files):
        folder = tmp_path / str(number)
        folder.mkdir()
        damaged = with_weights(rules, folder, damage)
        with pytest.raises(RulesError, match=rules_package.LEARNED):
            added(read(LIST), damaged, "communique")


def test_facts_have_a_rule_of_their_own_and_the_heading_above(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    weighing = with_weights(rules, tmp_path, ITEMS)
    text = "# Protection de l'enfance : le contrat\n\n## Au jardin\n\n- un banc et une table"
    reading = read(text, "case.md")
    (action,) = extractors.extract(reading, weighing).actions
    assert action.text == "un banc et une table"
    assert action.evidence.rule == learning.RULE
    assert action.evidence.quote == action.text
    assert (action.source, action.heading) == ("list", "Au jardin")
    assert weighing.confidence.fact("actions", "actions.never measured") == 0.5


def test_what_was_found_is_not_weighed_again(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    weighing = with_weights(rules, tmp_path, ITEMS)
    reading = read(LIST)
    both = ["un relais de nuit pour les familles d'accueil", "un bus pour les tout-petits"]
    assert added(reading, weighing, "communique") == both
    at = reading.text.index("un bus")
    assert added(reading, weighing, "communique", [Ruled(at, at + 6)]) == both[:1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Saint-Clar), en recourant à un pédiatre", False),
        ("un bus (Auch, Condom) pour les tout-petits", True),
        ("un bus, puis deux (en 2024)", True),
    ],
)
def test_what_begins_within_brackets_is_torn_from_something(
    text: str, told: bool, read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    reading = read(LIST.replace("un bus pour les tout-petits", text))
    found = added(reading, with_weights(rules, tmp_path, ITEMS), "communique")
    assert (text in found) is told
    assert len(found) == 1 + told


def test_what_rules_found_is_weighed_too(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Improbable, it is none; doubtful, it has a rule, and with it a confidence, of its own."""
    monkeypatch.setattr(learning, "SHORTEST", 0)
    reading = read(LIST)
    at = reading.text.index("un bus")
    ruled = [Ruled(at, at + 20)]
    for odds, wanted in ((-3.0, []), (0.0, ["actions.list.doubtful"]), (3.0, ["actions.list"])):
        weights = content({"item": odds}, {"own": 1.0})
        folder = tmp_path / str(odds)
        folder.mkdir()
        weighed = learning.weigh(reading, with_weights(rules, folder, weights), "communique", ruled)
        assert weighed is not None
        assert [rule for _, rule in learning.kept(ruled, weighed)] == wanted


def test_in_a_document_shorter_than_those_that_taught_rules_decide(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    """What they found stays, as doubtful; with as many candidates as the shortest had it goes."""
    weights = with_weights(rules, tmp_path, content({"item": -3.0, "clause": -3.0}, {"own": 1.0}))
    for more, wanted in ((0, ["actions.list.doubtful"]), (learning.SHORTEST, [])):
        reading = read(LIST + "\n\nUn mot de plus, pour rien du tout." * more)
        at = reading.text.index("un bus")
        ruled = [Ruled(at, at + 20)]
        weighed = learning.weigh(reading, weights, "communique", ruled)
        assert weighed is not None
        assert [rule for _, rule in learning.kept(ruled, weighed)] == wanted


def test_an_item_of_few_words_stands_by_its_list(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Improbable alone, it is kept where the list is one of actions, as doubtful; a sentence is not."""
    monkeypatch.setattr(learning, "SHORTEST", 0)
    weights = content({"item": -3.0, "w:relais": 9.0, "clause": -3.0}, {"own": 1.0})
    weighing = with_weights(rules, tmp_path, weights)
    alone = LIST.replace("- un relais de nuit pour les familles d'accueil\n", "")
    prose = LIST.replace("- un relais", "Un relais").replace("\n- un bus", ". Un bus") + "."
    for text, wanted in ((LIST, ["actions.list.doubtful"]), (alone, []), (prose, [])):
        reading = read(text)
        at = reading.folded.index("un bus")
        ruled = [Ruled(at, at + 20)]
        weighed = learning.weigh(reading, weighing, "communique", ruled)
        assert weighed is not None
        assert [rule for _, rule in learning.kept(ruled, weighed)] == wanted


RELAY, NURSES = "Un relais parental sera ouvert à Guéret", "deux puéricultrices seront recrutées"
TWO = f"Le contrat est signé. {RELAY} et {NURSES}."


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ({}, [RELAY, NURSES]),
        ({"bias": -3.0, "last": 6.0}, [f"{RELAY} et {NURSES}"]),
        ({"bias": -3.0, "word un": 6.0}, [f"{RELAY} et {NURSES}"]),
        ({"bias": -3.0}, [f"{RELAY} et {NURSES}"]),
    ],
)
def test_each_part_of_a_clause_is_weighed(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path, parts: dict[str, float], wanted: list[str]
) -> None:
    """Where nothing is known of parts, all those of a probable clause are actions.

    Where one is, or none though the clause is probable, the clause is told whole: a reader needs its subject.
    """
    weights = content({"w:puericu": 8.0, "bias": -4.0}, {"own": 1.0}, None, parts)
    assert added(read(TWO), with_weights(rules, tmp_path, weights), "communique") == wanted


def test_a_part_stands_alone_where_much_else_is_said(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    far = " et ".join(["la neige qui tombe sur la ville en hiver sera regardée par les touristes"] * 2)
    weights = content({"w:puericu": 8.0, "bias": -4.0}, {"own": 1.0}, None, {"bias": -3.0, "last": 6.0})
    found = added(read(TWO.replace(RELAY, far)), with_weights(rules, tmp_path, weights), "communique")
    assert found == [NURSES]


def test_parts_of_an_improbable_clause_are_not_looked_at(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    weights = content({"bias": -4.0}, {"own": 1.0}, None, {"bias": 9.0})
    assert added(read(TWO), with_weights(rules, tmp_path, weights), "communique") == []


def test_company_counts(read: Callable[..., Reading], rules: Rules, tmp_path: Path) -> None:
    """An item is one where the items around it are."""
    weights = content({"w:relais": 4.0}, {"bias": -1.0, "own": 1.0, "series": 1.0})
    weighing = with_weights(rules, tmp_path, weights)
    both = ["un relais de nuit pour les familles d'accueil", "un bus pour les tout-petits"]
    assert added(read(LIST), weighing, "communique") == both
    assert added(read("Le contrat.\n\n- un bus pour les tout-petits"), weighing, "communique") == []


def test_a_document_about_something_else_has_none(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    """The same list under other words, first of all or anywhere in the text."""
    both = ["un relais de nuit pour les familles d'accueil", "un bus pour les tout-petits"]
    words = {"bias": 1.0, "hw:moto": -4.0, "b:du loto": -4.0}
    weights = content({"item": 3.0}, {"bias": -3.0, "item own": 1.0, "document": 2.0}, words)
    weighing = with_weights(rules, tmp_path, weights)
    assert added(read(LIST), weighing, "communique") == both
    assert added(read(LIST.replace("Le contrat", "Le club de moto")), weighing, "communique") == []
    assert added(read(LIST.replace("Du neuf", "Au profit du loto")), weighing, "communique") == []
    below = "\n\n".join([LIST, *("Un mot de la fin." for _ in range(8)), "Pour finir, une moto."])
    assert added(read(below), weighing, "communique")[:2] == both


def test_candidates_do_not_overlap_and_end_with_a_word(read: Callable[..., Reading]) -> None:
    reading = read(
        "# Le titre du contrat\n\nPar ailleurs, un relais ouvrira ; une équipe naîtra. Fin de tout ceci.\n\n"
        "- un banc pour deux ;\n\n| Quoi donc ici | 12 000 € |\n|---|---|\n| Un arbre de plus | 3 000 € |",
        "case.md",
    )
    found = candidates(reading)
    assert [(c.kind, reading.text[c.start : c.end]) for c in found] == [
        ("heading", "Le titre du contrat"),
        ("clause", "un relais ouvrira"),
        ("clause", "une équipe naîtra"),
        ("clause", "Fin de tout ceci"),
        ("item", "un banc pour deux"),
        ("cell", "Quoi donc ici"),
        ("cell", "Un arbre de plus"),
    ]


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("- Mesure 3 – Ouvrir un relais", {"item labelled", "starts infinitive"}, {"past"}),
        ("- le relais qui a été ouvert en 2016", {"past", "item without verb"}, {"future"}),
        ("- il sera ouvert aux familles", {"item refers back", "future"}, {"item without verb"}),
        ("- trop peu de places, 12 000 € de moins", {"finding", "money"}, {"year"}),
        ("- le recrutement d'une puéricultrice", {"starts -ment", "doing", "served"}, {"finding"}),
    ],
)
def test_traits_of_a_wording(
    read: Callable[..., Reading], rules: Rules, text: str, present: set[str], absent: set[str]
) -> None:
    reading = read(f"Une page.\n\n{text}\n", "case.md")
    found = candidates(reading)
    (own,) = (
        t for c, t in zip(found, traits(reading, rules, "autre", found), strict=True) if c.kind == "item"
    )
    assert present <= set(own)
    assert not absent & set(own)


def test_neighbours_share_what_they_are_like(read: Callable[..., Reading], rules: Rules) -> None:
    reading = read("- former les agents\n- recruter des agents\n- la salle des fêtes\n", "case.md")
    found = candidates(reading)
    first, _, last = traits(reading, rules, "autre", found)
    assert first["neighbours doing"] == 0.5
    assert last["item neighbours doing"] == 1.0


TABLE = """# Protection de l'enfance : le contrat

| Rubrique | Contenu |
|---|---|
| Ce qui sera fait | ouvrir un relais à Guéret ; recruter une sage-femme |
| Constat | • trop peu de lits • des délais longs |
| Public | - les familles - les jeunes - les après-midi |
| Pilote | le Département ; |"""


def test_each_thing_told_in_a_cell_is_weighed_by_itself(read: Callable[..., Reading]) -> None:
    reading = read(TABLE, "case.md")
    found = [candidate for candidate in candidates(reading) if candidate.place == 1]
    assert [reading.text[c.start : c.end] for c in found if c.kind == "cell"] == [
        "Contenu",
        "ouvrir un relais à Guéret",
        "recruter une sage-femme",
        "trop peu de lits",
        "des délais longs",
        "les familles",
        "les jeunes",
        "les après-midi",
        "le Département",
    ]


def test_cells_know_the_heads_of_their_row_and_column(read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(TABLE, "case.md")
    found = candidates(reading)
    both = zip(found, traits(reading, rules, "contrat", found), strict=True)
    noticed = {reading.text[c.start : c.end]: set(own) for c, own in both}
    assert {"row headed by description", "row head ce", "column head contenu"} <= noticed[
        "recruter une sage-femme"
    ]
    assert "row headed by pilot" in noticed["le Département"]
    assert not [name for name in noticed["Contenu"] if name.startswith("column head")]
    assert not [name for name in noticed["Constat"] if name.startswith("row head")]


def test_a_table_or_fiche_tells_no_more_than_rules_found_in_it(
    read: Callable[..., Reading], rules: Rules, tmp_path: Path
) -> None:
    weights = with_weights(rules, tmp_path, content({"cell": 3.0}, {"own": 1.0, "bias": -1.0}))
    reading = read(TABLE, "case.md")
    at = reading.text.index("ouvrir")
    assert "recruter une sage-femme" in added(reading, weights, "contrat")
    assert added(reading, weights, "contrat", [Ruled(at, at + 25, learning.FICHE)]) == []
