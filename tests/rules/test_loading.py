"""Loading `rules/`: what comes out of a good folder, and the error of every bad one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from folder import FILES, write

import extractor.rules as rules
from extractor.errors import RulesError
from extractor.rules import loading


def test_a_good_folder(tmp_path: Path) -> None:
    loaded = rules.load(write(tmp_path), "garden")
    assert [d.code for d in loaded.lexicon.departments] == ["01", "2A"]
    assert loaded.lexicon.departments[0].region == "84"
    assert loaded.lexicon.phrases["months"] == {
        "1": ("janvier", "janv."),
        "on": ("1000", "oui", "non"),
    }
    assert loaded.taxonomy.numbers == ("1", "2", "3")
    assert loaded.taxonomy.objective("2").short == ("semis de carottes",)  # type: ignore[union-attr]
    assert loaded.taxonomy.objective("9") is None
    assert loaded.taxonomy.commitment("A").phrases == ("cultiver le jardin",)  # type: ignore[union-attr]
    assert loaded.taxonomy.commitment("Z") is None
    (rule,) = loaded.objective_rules
    assert (rule.id, rule.objectives, rule.all, rule.line) == (
        "planter",
        ("1",),
        (("plant",), ("@arbre",)),
        5,
    )
    assert [e.line for e in rule.match] == [11, 11]
    assert loaded.confidence.fact("dates", "day") == pytest.approx(0.9)
    assert loaded.confidence.fact_support("dates", "day") == 8
    assert loaded.confidence.links["garden"].stated("agrees") == pytest.approx(0.98)
    assert loaded.model is None


def test_what_was_never_measured_is_a_coin_toss(tmp_path: Path) -> None:
    confidence = rules.load(write(tmp_path), "garden").confidence
    assert (confidence.fact("dates", "other"), confidence.fact_support("dates", "other")) == (0.5, 0)
    assert confidence.links["garden"].stated("contested") == 0.5
    assert confidence.links["garden"].like(0.93).found == 0


def test_without_measurements(tmp_path: Path) -> None:
    (write(tmp_path) / "confidence.json").unlink()
    assert rules.load(tmp_path, "garden").confidence == rules.Confidence()


def test_the_digest_is_that_of_the_files(tmp_path: Path) -> None:
    first = rules.load(write(tmp_path / "a"), "garden").digest
    assert rules.load(write(tmp_path / "b"), "garden").digest == first
    changed = write(tmp_path / "c", months="1: [janvier]\n")
    assert rules.load(changed, "garden").digest != first


def test_the_folder_of_the_checkout_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = rules.load()
    assert loaded.taxonomy.name == "snppe-2020"
    assert len(loaded.lexicon.departments) > 95
    assert "snppe-2020" in rules.taxonomies()


def test_the_folder_of_the_wheel_serves_where_there_is_no_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "site-packages" / "extractor" / "rules" / "loading.py"
    monkeypatch.setattr(loading, "__file__", str(module))
    assert rules.default_path() == tmp_path / "site-packages" / "extractor" / "_rules"


def test_importing_the_rules_is_cheap() -> None:
    code = "import sys, extractor.rules; print(sorted({'spacy', 'pandas', 'numpy'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


TAXONOMY, RULES = FILES["taxonomies/garden/taxonomy.yaml"], FILES["taxonomies/garden/rules.yaml"]
DEPARTMENTS = FILES["lexicon/departments.yaml"]
BROKEN = {
    "unknown key": ({"rules": RULES.replace("says: On", "say: On")}, 6, "did you mean 'says'?"),
    "key twice": ({"rules": RULES + "families: [a]\n"}, 13, "stands twice"),
    "key missing": ({"rules": RULES.replace("    says: On plante.\n", "")}, 5, "'says' is missing"),
    "wrong type": ({"rules": RULES.replace("[abattre]", "abattre")}, 10, "should be a list"),
    "a list where text is meant": ({"rules": RULES.replace("On plante.", "[a]")}, 6, "should be text"),
    "nothing where text is meant": ({"rules": RULES.replace("On plante.", "")}, 6, "not nothing"),
    "empty text": ({"rules": RULES.replace("On plante.", "''")}, 6, "write something"),
    "one example only": (
        {"rules": RULES.replace("[Plantation d'arbres, Planter un pommier]", "[a]")},
        11,
        "too few; give at least 2",
    ),
    "empty list": ({"rules": RULES.replace("[pommier, arbre]", "[]")}, 3, "too few"),
    "unknown concept": ({"rules": RULES.replace("@arbre", "@abre")}, 9, "did you mean 'arbre'?"),
    "concept in a concept": ({"rules": RULES.replace("[pommier,", '["@arbre",')}, 3, "write its words out"),
    "unknown objective": ({"rules": RULES.replace("objective: 1", "objective: 7")}, 7, "known: 0, 1, 2, 3"),
    "decides for two": ({"rules": RULES.replace("objective: 1", "objective: [1, 2]")}, 8, "one objective"),
    "unknown role": ({"rules": RULES.replace("decides", "decide")}, 8, "'decides' or 'supports'"),
    "looks for nothing": ({"rules": RULES.replace('    all: [plant, "@arbre"]\n', "")}, 5, "nothing"),
    "bad id": ({"rules": RULES.replace("id: planter", "id: Planter ici")}, 5, "pattern"),
    "rule twice": ({"rules": RULES + RULES[RULES.index("  - id") :]}, 13, "first on line 5"),
    "rules are text": ({"rules": "rules: many\n"}, 1, "should be a list"),
    "a rule is text": ({"rules": "rules: [many]\n"}, 1, "keys with values"),
    "not YAML": ({"rules": "rules: [a\n"}, 2, "not valid YAML"),
    "control character": ({"rules": "rules: \x07\n"}, 0, "not valid YAML"),
    "empty taxonomy": ({"taxonomy": ""}, 1, "not nothing"),
    "commitment twice": ({"taxonomy": TAXONOMY.replace("code: B", "code: A")}, 6, "stands twice"),
    "objective twice": ({"taxonomy": TAXONOMY.replace("number: 3", "number: 2")}, 10, "first on line 9"),
    "objective zero": ({"taxonomy": TAXONOMY.replace("number: 3", "number: 0")}, 10, "number from 1"),
    "no such commitment": (
        {"taxonomy": TAXONOMY.replace("commitment: B", "commitment: C")},
        10,
        "known: A, B",
    ),
    "not a boolean": (
        {"taxonomy": TAXONOMY.replace("compulsory: true", "compulsory: perhaps")},
        8,
        "true or",
    ),
    "bad pattern": (
        {"taxonomy": TAXONOMY + "stated: [{pattern: '(', match: [a], no_match: [b]}]\n"},
        11,
        "not a regular expression",
    ),
    "pattern without numbers": (
        {"taxonomy": TAXONOMY + "stated: [{pattern: 'a', match: [a], no_match: [b]}]\n"},
        11,
        "(?P<numbers>",
    ),
    "department twice": ({"departments": DEPARTMENTS.replace("code: 2A", "code: 01")}, 2, "stands twice"),
    "unknown region": ({"departments": DEPARTMENTS.replace("region: 94", "region: 95")}, 4, "unknown region"),
    "region twice": (
        {"regions": "- {code: 84, name: A}\n- {code: 84, name: B}\n- {code: 94, name: C}\n"},
        2,
        "twice",
    ),
    "phrases are text": ({"months": "1: janvier\n"}, 1, "should be a list"),
    "phrases are empty": ({"months": "1: []\n"}, 1, "too few"),
    "measured negatively": (
        {"confidence": '{"links": {"a": {"explicit": {"agrees": {"right": -1, "found": 2}}}}}'},
        1,
        "greater than or equal",
    ),
    "wrong ending": ({"lexicon/days.yml": "1: [lundi]\n"}, 0, "rename it to .yaml"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_file_is_an_error_with_its_line(tmp_path: Path, name: str) -> None:
    changed, line, message = BROKEN[name]
    with pytest.raises(RulesError) as raised:
        rules.load(write(tmp_path, **changed), "garden")
    assert message in str(raised.value)
    assert raised.value.line == line
    assert Path(raised.value.path).stem == Path(next(iter(changed))).stem


def test_all_errors_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    broken = RULES.replace("says: On", "say: On").replace("none: [", "non: [")
    with pytest.raises(RulesError) as raised:
        rules.load(write(tmp_path, rules=broken), "garden")
    assert "did you mean 'none'?" in str(raised.value)
    assert "did you mean 'says'?" in str(raised.value)
    assert "rules.yaml:10:" in str(raised.value)


def test_two_files_share_one_name_space(tmp_path: Path) -> None:
    write(tmp_path)
    other = tmp_path / "taxonomies" / "garden" / "rules-more.yaml"
    other.write_text("concepts:\n  arbre: [poirier]\n", encoding="utf-8")
    with pytest.raises(RulesError, match="stands in another file too"):
        rules.load(tmp_path, "garden")
    other.write_text(RULES[RULES.index("rules:") :].replace("@arbre", "@arbre"), encoding="utf-8")
    with pytest.raises(RulesError, match=r"rule 'planter' stands in .*rules-more.yaml:2"):
        rules.load(tmp_path, "garden")


def test_an_unknown_taxonomy_names_those_available(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no taxonomy 'gardens'; available: garden"):
        rules.load(write(tmp_path), "gardens")


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no such folder"):
        rules.load(tmp_path / "nowhere")
    with pytest.raises(RulesError, match="available: none"):
        rules.load(tmp_path)


def test_not_utf_8(tmp_path: Path) -> None:
    path = write(tmp_path) / "lexicon" / "months.yaml"
    path.write_bytes(b"1: [janvier]\n2: [f\xe9vrier]\n")
    with pytest.raises(RulesError) as raised:
        rules.load(tmp_path, "garden")
    assert raised.value.line == 2


def test_unreadable(tmp_path: Path) -> None:
    path = write(tmp_path) / "lexicon" / "months.yaml"
    path.unlink()
    path.mkdir()
    with pytest.raises(RulesError, match="cannot be read"):
        rules.load(tmp_path, "garden")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    from extractor.rules import source

    with pytest.raises(RulesError, match="no such file"):
        source.read(tmp_path / "missing.yaml")


class TestExamples:
    def test_good(self, tmp_path: Path) -> None:
        loaded = rules.load(write(tmp_path), "garden")
        first, second = rules.load_examples(loaded.path, loaded.taxonomy, "dev")
        assert (first.must, second.must) == (("1",), ())

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("- {must: [7], text: a}\n", "unknown objective '7'"),
            ("- {may: [7], text: a}\n", "unknown objective '7'"),
            ("- {commitment: C, text: a}\n", "unknown commitment 'C'"),
            ("- {text: a}\n- {text: A}\n", "stands on line 1"),
            ("- {texte: a}\n", "did you mean 'text'?"),
        ],
    )
    def test_bad(self, tmp_path: Path, content: str, message: str) -> None:
        loaded = rules.load(write(tmp_path, dev=content), "garden")
        with pytest.raises(RulesError) as raised:
            rules.load_examples(loaded.path, loaded.taxonomy, "dev")
        assert message in str(raised.value)

    def test_unknown(self, tmp_path: Path) -> None:
        loaded = rules.load(write(tmp_path), "garden")
        with pytest.raises(RulesError, match="did you mean 'dev'"):
            rules.load_examples(loaded.path, loaded.taxonomy, "dve")
