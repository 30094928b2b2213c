"""The rules that ship: the taxonomy is the official one, the schemas are those of the loader."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import extractor.rules as rules
from extractor.linking import check
from extractor.rules.schema import schemas, write_schemas


@pytest.fixture(scope="module")
def shipped() -> rules.Rules:
    return rules.load()


def test_the_objectives_are_the_official_ones(shipped: rules.Rules) -> None:
    taxonomy = shipped.taxonomy
    assert taxonomy.numbers == tuple(str(n) for n in range(1, 27))
    assert [o.number for o in taxonomy.objectives if o.compulsory] == [str(n) for n in range(1, 12)]
    by_commitment = {
        c.code: {int(o.number) for o in taxonomy.objectives if o.commitment == c.code}
        for c in taxonomy.commitments
    }
    assert by_commitment == {
        "1": {*range(1, 6), *range(12, 17)},
        "2": {*range(6, 10), *range(17, 24)},
        "3": {10},
        "4": {24, 25},
        "t": {11, 26},
    }
    assert taxonomy.objective("18").title == (  # type: ignore[union-attr]
        "Créer 600 nouvelles places d'accueil en fratries au niveau national à horizon 2022"
    )


def test_every_commitment_has_the_words_that_restate_it(shipped: rules.Rules) -> None:
    assert all(c.phrases for c in shipped.taxonomy.commitments)


def test_every_objective_has_rules_that_decide(shipped: rules.Rules) -> None:
    deciding = Counter(r.objectives[0] for r in shipped.objective_rules if r.role == "decides")
    assert not set(shipped.taxonomy.numbers) - set(deciding)


@pytest.mark.parametrize(
    ("name", "wanted", "outside"),
    [
        ("dev", 12, 120),
        ("heldout", 5, 50),
        ("calibration", 4, 40),
        ("blind", 5, 40),
        ("unseen", 10, 150),
        ("fresh", 10, 100),
        ("later", 10, 95),
    ],
)
def test_every_objective_has_labelled_examples(
    shipped: rules.Rules, name: str, wanted: int, outside: int
) -> None:
    examples = rules.load_examples(shipped.path, shipped.taxonomy, name)
    labels = Counter(number for e in examples for number in e.must)
    assert {n for n in shipped.taxonomy.numbers if labels[n] < wanted} == set()
    assert sum(not e.must for e in examples) >= outside


def test_no_held_out_example_was_measured_on(shipped: rules.Rules) -> None:
    def texts(name: str) -> set[str]:
        return {e.text.casefold() for e in rules.load_examples(shipped.path, shipped.taxonomy, name)}

    assert not texts("dev") & texts("heldout")
    assert not texts("blind") & (texts("dev") | texts("heldout") | texts("calibration"))
    assert not texts("calibration") & texts("dev")
    taught = rules.teaching(rules.example_files(shipped.path, shipped.taxonomy))
    teaching = {text for name in taught for text in texts(name)}
    assert not texts("unseen") & (teaching | texts("calibration") | texts("blind") | texts("heldout"))
    for apart in ("fresh", "later"):
        others = {name for name in rules.example_files(shipped.path, shipped.taxonomy) if name != apart}
        assert not texts(apart) & {text for name in others for text in texts(name)}
    assert not teaching & (texts("blind") | texts("heldout") | texts("calibration"))


def test_the_classifier_was_taught_forty_wordings_an_objective(shipped: rules.Rules) -> None:
    names = rules.teaching(rules.example_files(shipped.path, shipped.taxonomy))
    assert names == ("dev", "train-1", "train-2", "train-3")
    examples = [e for name in names for e in rules.load_examples(shipped.path, shipped.taxonomy, name)]
    labels = Counter(number for e in examples for number in e.must)
    assert min(labels[number] for number in shipped.taxonomy.numbers) >= 40
    assert sum(not e.must for e in examples) >= 400


def test_the_schemas_are_those_of_the_loader(shipped: rules.Rules) -> None:
    folder = shipped.path / "schema"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    assert written == schemas(), "run extractor.rules.schema.write_schemas(Path('rules/schema'))"


def test_schemas_are_written(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schema")
    assert {p.name for p in (tmp_path / "schema").iterdir()} == set(schemas())


def test_no_code_knows_how_many_objectives_there_are() -> None:
    """The number 26 stands in data and in the tests of that data."""
    source = Path(rules.__file__).parents[1]
    number = re.compile(r"(?<![\w.])2[67](?![\w.])")
    rooms = ("linking", "rules", "evaluation", "dataset", "review", "cli")
    found = [
        f"{path.relative_to(source)}: {line}"
        for path in (
            source / "pipeline.py",
            *(p for room in rooms for p in sorted((source / room).rglob("*.py"))),
        )
        for line in path.read_text("utf-8").splitlines()
        if number.search(line.split("#")[0])
    ]
    assert found == []


@pytest.mark.parametrize("name", rules.taxonomies())
def test_every_taxonomy_that_ships_is_whole(name: str) -> None:
    loaded = rules.load(taxonomy=name)
    assert loaded.taxonomy.name == name
    deciding = {r.objectives[0] for r in loaded.objective_rules if r.role == "decides"}
    assert set(loaded.taxonomy.numbers) <= deciding
    assert check(loaded) == []
