"""Weights of who signs, taught from documents with gold and from marked ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor import extractors, readers
from extractor import rules as rules_package
from extractor.errors import UsageError
from extractor.evaluation.gold import Gold, Person
from extractor.evaluation.learning_signatories import FEWEST, learn_signatories
from extractor.evaluation.marked import load_marked
from extractor.evaluation.teachers import Teacher
from extractor.language import Language
from extractor.rules import Rules

GIVEN = ("Maud", "Odilon", "Basile", "Solange", "Firmin", "Zoé")
FAMILY = ("Lescure", "Brassac", "Noirmont", "Arribat", "Escoubas", "Tardivel", "Quérolle")


@pytest.fixture(scope="module")
def rules() -> Rules:
    return replace(rules_package.load(), learned=None, signatories=None)


def person(number: int) -> str:
    return f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}"


def teachers(rules: Rules, count: int, *, people: bool = True) -> list[Teacher]:
    """Pages in which somebody holds the pen and signs, and somebody else pours the coffee."""
    language = Language(rules)
    found = []
    for number in range(count):
        signer, other = person(number), person(number + 3)
        text = (
            f"# Page {number}\n\nLe contrat de protection de l'enfance attendait depuis un an.\n\n"
            f"{signer} tient la plume.\n\nDans la salle, {other} verse le café.\n"
        )
        document = readers.read(f"page{number}.md", text.encode())
        result = extractors.extract(language.annotate(document), rules)
        gold = Gold(file=f"page{number}.md", signatories=(Person(name=signer),), not_signatories=(other,))
        found.append(Teacher(result, gold, marked=True, people=people))
    return found


def test_words_around_names_are_learnt_and_measured_on_documents_left_out(rules: Rules) -> None:
    learnt = learn_signatories(rules, teachers(rules, 40))
    assert learnt is not None
    own = learnt.learnt.own
    assert own["s:plume"] > 0 > own["s:cafe"]
    assert not any("brassac" in name or "lescure" in name for name in own)  # whoever it is
    tally = learnt.tally()
    assert (tally.right, tally.wrong, tally.missed) == (40, 0, 0)
    assert sum(count["found"] for count in learnt.measured().values()) == 40
    turned = [
        replace(t, gold=Gold(file=t.gold.file, signatories=(Person(name=t.gold.not_signatories[0]),)))
        for t in teachers(rules, 40)
    ]
    other = learn_signatories(rules, turned)
    assert other is not None
    assert other.learnt.own["s:plume"] < 0 < other.learnt.own["s:cafe"]


def test_what_rules_are_worth_is_told_by_documents_no_rule_was_written_on(rules: Rules) -> None:
    open_ones = [replace(t, marked=False, people=False) for t in teachers(rules, 30)]
    learnt = learn_signatories(rules, [*teachers(rules, 25), *open_ones])
    assert learnt is not None
    tally = learnt.tally()
    assert tally.right + tally.missed == 25
    assert sum(count["found"] for count in learnt.measured().values()) <= 25


def test_who_may_be_found_or_not_teaches_nothing(rules: Rules) -> None:
    either = [
        replace(
            t,
            gold=Gold(
                file=t.gold.file, signatories=(Person(name=t.gold.signatories[0].name, optional=i < 30),)
            ),
        )
        for i, t in enumerate(teachers(rules, 60))
    ]
    learnt = learn_signatories(rules, either)
    assert learnt is not None
    assert sum(None in lesson.answers for lesson in learnt.lessons) == 30
    assert learnt.tally().missed + learnt.tally().right == 30


def test_the_same_teachers_give_the_same_bytes_in_any_order(rules: Rules) -> None:
    pages = teachers(rules, 25)
    one, other = learn_signatories(rules, pages), learn_signatories(rules, pages[::-1])
    assert one is not None
    assert other is not None
    assert one.learnt.as_bytes() == other.learnt.as_bytes()


def test_too_few_documents_teach_nothing(rules: Rules) -> None:
    assert learn_signatories(rules, teachers(rules, FEWEST - 1)) is None


def test_marks_of_people_are_read(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    text = "⟦s:Maud Lescure⟧ a signé, ⟦p:Odilon Brassac⟧ signera, ⟦u:Zoé Arribat⟧ non, ⟦p:MAUD LESCURE⟧ si."
    (tmp_path / "people" / "page_01.md").write_text(text, "utf-8")
    (tmp_path / "page_02.md").write_text("⟦u:Zoé Arribat⟧ n'y était pas.", "utf-8")
    by_name = {marked.gold.file: marked for marked in load_marked(tmp_path)}
    own = by_name["page_01.md"]
    assert own.people
    assert not by_name["page_02.md"].people
    said = "Maud Lescure a signé, Odilon Brassac signera, Zoé Arribat non, MAUD LESCURE si."
    assert own.data.decode() == said
    assert [(p.name, p.optional) for p in own.gold.signatories] == [
        ("MAUD LESCURE", False),
        ("Odilon Brassac", True),
    ]
    assert own.gold.not_signatories == ("Zoé Arribat",)
    (tmp_path / "page_02.md").write_text("⟦z:Zoé⟧", "utf-8")
    with pytest.raises(UsageError, match="not a mark"):
        load_marked(tmp_path)


def test_marks_over_words_cut_at_the_end_of_a_line_are_what_the_reader_mends(tmp_path: Path) -> None:
    text = """⟦a:ouvrir des consul-
    tations le samedi⟧, ⟦a:suivre les adolescents peut-
    être enceintes⟧ et ⟦a:aider les familles -
    toutes les familles⟧.
"""
    (tmp_path / "page_01.txt").write_text(text, "utf-8")
    (marked,) = load_marked(tmp_path)
    assert [action.text for action in marked.gold.actions] == [
        "ouvrir des consultations le samedi",
        "suivre les adolescents peut-être enceintes",
        "aider les familles - toutes les familles",
    ]
