"""Weights of what is an action, taught from documents with gold and from marked ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor import extractors, readers
from extractor import rules as rules_package
from extractor.evaluation.gold import Action, Gold
from extractor.evaluation.learning_actions import FEWEST, RAREST, learn_actions, own_weights
from extractor.evaluation.logistic import logistic
from extractor.evaluation.teachers import Teacher
from extractor.extractors.actions import learned
from extractor.extractors.actions.candidates import Candidate
from extractor.extractors.actions.consensus import consensus
from extractor.extractors.actions.learned import RULE, SURE
from extractor.language import Language
from extractor.rules import Rules


def test_a_feature_of_actions_weighs_for_and_one_of_others_against() -> None:
    lessons = [{"bias": 1.0, name: 1.0} for name in ("served", "date")] * 40
    weights = logistic(lessons, [True, False] * 40, 1.0)
    assert weights["served"] > 1
    assert weights["date"] < -1
    assert abs(weights["bias"]) < 0.1


def test_a_strong_ridge_holds_weights_near_nothing() -> None:
    lessons = [{"bias": 1.0, name: 1.0} for name in ("served", "date")] * 40
    loose, held = (logistic(lessons, [True, False] * 40, ridge)["served"] for ridge in (1.0, 100.0))
    assert 0 < held < loose / 5


def test_weights_are_where_the_likelihood_is_highest() -> None:
    """One feature, three of four right: the odds are three to one where nothing holds them back."""
    weights = logistic([{"bias": 1.0}] * 400, [True, True, True, False] * 100, 1e-6)
    assert weights["bias"] == pytest.approx(1.0986, abs=1e-3)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return replace(rules_package.load(), learned=None, signatories=None)


RAFFLE = """# Tombola N

La tombola de la protection de l'enfance est ouverte.

## Du neuf

- un relais N pour les familles d'accueil
- un bus N pour les tout-petits
"""


def teachers(rules: Rules, count: int, *, marked: bool = True) -> list[Teacher]:
    """Pages whose slogan heads two actions, and another list of two dates."""
    language = Language(rules)
    found = []
    for number in range(count):
        text = (
            f"# Page {number}\n\nLe contrat de protection de l'enfance est signé.\n\n## Du neuf\n\n"
            f"- un relais {number} pour les familles d'accueil\n- un bus {number} pour les tout-petits\n\n"
            f"## À venir\n\n- le {number + 1} mars 2022, à la mairie\n"
            f"- le {number + 1} avril 2022, au collège\n"
        )
        document = readers.read(f"page{number}.md", text.encode())
        result = extractors.extract(language.annotate(document), rules)
        actions = (
            Action(text=f"un relais {number} pour les familles d'accueil"),
            Action(text=f"un bus {number} pour les tout-petits"),
        )
        found.append(Teacher(result, Gold(file=f"page{number}.md", actions=actions), marked))
    return found


def test_it_is_measured_on_what_it_was_not_fitted_to(rules: Rules) -> None:
    learnt = learn_actions(rules, teachers(rules, 60))
    assert learnt is not None
    measured = learnt.measured()
    assert sum(count["found"] for count in measured.values()) == 120
    assert all(count["right"] == count["found"] for count in measured.values())
    wrong = [replace(t, gold=Gold(file=t.gold.file, actions=t.gold.actions[:1])) for t in teachers(rules, 60)]
    other = learn_actions(rules, wrong)
    assert other is not None
    relays = {name: weight for name, weight in other.learnt.own.items() if name in ("w:relais", "w:bus")}
    assert relays["w:relais"] > 0 > relays["w:bus"]


def test_only_marked_documents_tell_what_rules_are_worth(rules: Rules) -> None:
    """Rules know the documents with gold: where they are wrong on marked ones, that counts."""
    known = [replace(t, gold=Gold(file=t.gold.file)) for t in teachers(rules, 30, marked=False)]
    learnt = learn_actions(rules, [*teachers(rules, 30), *known])
    assert learnt is not None
    assert sum(lesson.marked for lesson in learnt.lessons) == 30
    assert sum(count["found"] for count in learnt.measured().values()) <= 2 * 2 * 30  # each counted once
    assert learnt.learnt.company["own"] > 0


def test_what_tells_by_itself_is_held_less_near_nothing() -> None:
    """Of two features that are rare, the one that always goes with one answer."""
    lessons = [{"bias": 1.0, "sure": 1.0}] * 4 + [{"bias": 1.0, "even": 1.0}] * 4 + [{"bias": 1.0}] * 40
    answers = [True] * 4 + [True, False] * 22
    plain, telling = (logistic(lessons, answers, 5.0, telling=told) for told in (False, True))
    assert telling["sure"] > 1.5 * plain["sure"] > 0
    assert abs(telling["even"]) < 0.2


def test_at_the_second_look_the_others_of_the_document_speak() -> None:
    """Two sentences of one weight, where all else is a sure item and where it is a sentence like them."""
    said = [{"bias": 1.0}] * 4
    clauses = [Candidate(20 * i, 20 * i + 15, "clause", i, (i,)) for i in range(4)]
    items = [Candidate(20 * i, 20 * i + 15, "item", i, (1,)) for i in range(3)] + clauses[3:]
    among_clauses, among_items = (consensus(c, [4.0, 4.0, 4.0, 0.0], said)[3] for c in (clauses, items))
    assert among_clauses["clause expected"] > 0.9
    assert among_items["clause expected"] == 0
    assert among_items["clause beside item"] > 0.5
    assert "clause beside item" not in among_clauses
    assert among_items["bias"] == 1.0  # what the first look said stays


def test_the_documents_in_people_tell_which_parts_are_actions(rules: Rules) -> None:
    """There the first of two is one, elsewhere both are."""
    language, found = Language(rules), []
    for number in range(60):
        people = number % 2 == 0
        name, beds = f"note{number}.txt", f"{number + 2} lits de répit"
        told = ["un relais parental à Guéret", *([] if people else [beds])]
        text = f"Le contrat est signé. Voilà {told[0]}, puis {beds}. Rien d'autre n'est dit.\n"
        result = extractors.extract(language.annotate(readers.read(name, text.encode())), rules)
        gold = Gold(file=name, actions=tuple(Action(text=one) for one in told))
        found.append(Teacher(result, gold, True, people))
    learnt = learn_actions(rules, found)
    assert learnt is not None
    assert learnt.learnt.parts["last"] < 0
    assert sum(lesson.people for lesson in learnt.lessons) == 30
    other = learn_actions(rules, [replace(teacher, people=False) for teacher in found])
    assert other is not None
    assert other.learnt.parts["last"] > learnt.learnt.parts["last"]


def test_words_tell_a_document_that_has_actions(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same list in pages about a raffle, where it is none; weighed, however short they are."""
    monkeypatch.setattr(learned, "SHORTEST", 0)
    language, raffles = Language(rules), []
    for number in range(30):
        name = f"tombola{number}.md"
        document = readers.read(name, RAFFLE.replace("N", str(number)).encode())
        result = extractors.extract(language.annotate(document), rules)
        raffles.append(Teacher(result, Gold(file=name), True))
    learnt = learn_actions(rules, [*teachers(rules, 30), *raffles])
    assert learnt is not None
    words = learnt.learnt.document
    assert words["hw:contrat"] > 0 > words["w:tombola"]
    assert learnt.learnt.company["document"] > 0
    assert sum(count["found"] for count in learnt.measured().values()) == 2 * 30


def test_the_same_teachers_give_the_same_bytes_in_any_order(rules: Rules) -> None:
    pages = teachers(rules, 20)
    one, other = learn_actions(rules, pages), learn_actions(rules, pages[::-1])
    assert one is not None
    assert other is not None
    assert one.learnt.as_bytes() == other.learnt.as_bytes()


def test_what_may_be_either_teaches_nothing_and_what_is_rare_neither(rules: Rules) -> None:
    pages = teachers(rules, 20)
    either = [
        replace(t, gold=Gold(file=t.gold.file, actions=(t.gold.actions[0], optional(t.gold.actions[1]))))
        for t in pages
    ]
    learnt = learn_actions(rules, either)
    assert learnt is not None
    assert "w:relais" in learnt.learnt.own
    assert "w:bus" not in learnt.learnt.own
    assert own_weights(learnt.lessons[: RAREST - 1]) == {}


def optional(action: Action) -> Action:
    return action.model_copy(update={"optional": True})


def test_too_few_documents_teach_nothing(rules: Rules) -> None:
    assert learn_actions(rules, teachers(rules, FEWEST - 1)) is None


def test_what_is_less_sure_is_counted_apart(rules: Rules) -> None:
    learnt = learn_actions(rules, teachers(rules, 12))
    assert learnt is not None
    assert 0 < SURE < 1
    assert {name.removesuffix(".doubtful") for name in learnt.measured()} <= {RULE, "actions.list"}
