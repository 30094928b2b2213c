"""From actions to links: numbers, rules, headings, several objectives, none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor.rules as rules
from extractor.errors import RulesError
from extractor.linking import Linker, Query
from extractor.linking.linker import stated_numbers
from extractor.linking.matching import Matching
from extractor.model import Action, Block, Document, Evidence, Link
from extractor.pipeline import THRESHOLD

SHIPPED = rules.load()
LINKER = Linker(SHIPPED)
BY_RULES = Linker(replace(SHIPPED, model=None, confidence=rules.Confidence()))
PREFIX = "Les actions sont : "


def action(text: str, **more: str) -> Action:
    start = len(PREFIX)
    return Action("doc-1", Evidence(start, start + len(text), text, "actions.list"), text, **more)  # type: ignore[arg-type]


def document(text: str) -> Document:
    full = PREFIX + text
    return Document(
        "doc-1", "a.txt", "0" * 64, "text/plain", "text", full, (Block("paragraph", 0, len(full), 1),)
    )


def objectives(links: Sequence[Link]) -> list[str]:
    return [link.objective for link in links]


def test_a_rule_that_decides() -> None:
    (link,) = LINKER.link([action("Renforcement de la CRIP")])
    assert (link.objective, link.method, link.rank) == ("6", "combined", 1)
    assert link.confidence > 0.95
    assert link.evidence.rule == "objectives.crip.nommee"
    assert link.reasons[0] == "La cellule de recueil des informations préoccupantes est nommée. « CRIP »"


def test_links_quote_the_words_that_decided() -> None:
    text = "Proposer l'entretien prénatal précoce à toutes"
    (link,) = LINKER.link([action(text)], document(text))
    assert link.evidence.quote == "entretien prénatal précoce"
    assert document(text).text[link.evidence.start : link.evidence.end] == link.evidence.quote
    assert link.evidence.page == 1


def test_without_the_document_or_its_words_the_action_is_the_evidence() -> None:
    text = "Proposer l'entretien prénatal précoce à toutes"
    (link,) = LINKER.link([action(text)])
    assert link.evidence.quote == text
    joined = replace(action(text), evidence=Evidence(0, 8, "Proposer", "actions.list"))
    (link,) = LINKER.link([joined], document(text))
    assert link.evidence.quote == "Proposer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Créer un relais parental et un centre parental", {"14", "21"}),
        ("Développer le parrainage ; soutenir les tiers dignes de confiance", {"20", "23"}),
        ("Renforcer les visites à domicile des sages-femmes et des puéricultrices", {"3", "4"}),
    ],
)
def test_several_objectives_where_several_are_meant(text: str, expected: set[str]) -> None:
    links = LINKER.link([action(text)])
    assert set(objectives(links)) == expected
    assert [link.rank for link in links] == list(range(1, len(expected) + 1))
    assert all(link.confidence > 0.5 for link in links)


def test_the_more_specific_reading_holds() -> None:
    explanation = LINKER.explain("Soutenir les parents d'enfants en situation de handicap")
    assert [c.objective for c in explanation.conclusions] == ["16"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "stated", "expected"),
        [
            ("Objectif n° 6 : deux postes", "", ["6"]),
            ("Fiche action 12.2 : heures", "", ["12"]),
            ("Fiche n° 12 bis – objectif 7", "", ["7"]),
            ("Deux postes", "6", ["6"]),
            ("Deux postes", "6.2", ["6"]),
            ("Deux postes", "6 et 7", ["6", "7"]),
            ("Objectifs n° 3 à 5 : visites", "", ["3", "4", "5"]),
            ("Renforcer la CRIP", "9", ["9"]),
        ],
    )
    def test_they_settle_it(self, text: str, stated: str, expected: list[str]) -> None:
        links = LINKER.link([action(text, objective_stated=stated)])
        assert objectives(links) == expected
        assert {link.method for link in links} == {"explicit"}
        assert links[0].reasons[0] == f"Le numéro de l'objectif {expected[0]} est écrit."

    @pytest.mark.parametrize(
        "text", ["Objectif n° 27 : deux postes", "Un objectif de 20 visites", "Fiche n° 6"]
    )
    def test_these_are_none(self, text: str) -> None:
        assert all(link.method != "explicit" for link in LINKER.link([action(text)]))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ()),
            ("- 3", ("3",)),
            ("5-3", ("5", "3")),
            ("99", ()),
            ("1,2,1", ("1", "2")),
            ("3 – 4", ("3", "4")),
        ],
    )
    def test_lists_of_numbers(self, text: str, expected: tuple[str, ...]) -> None:
        assert stated_numbers(text, SHIPPED.taxonomy) == expected


class TestHeadings:
    def test_the_same_commitment_agrees(self) -> None:
        (link,) = LINKER.link([action("Renforcement de la CRIP", commitment="2")])
        assert "Le titre relève du même engagement (2)." in link.reasons

    def test_another_commitment_contradicts(self) -> None:
        agreeing, contrary = (
            LINKER.conclude([Query("Heures d'aide à domicile", commitment=code)])[0] for code in "12"
        )
        assert contrary.probabilities["12"] < agreeing.probabilities["12"]
        (link,) = LINKER.link([action("Heures de TISF", commitment="2")])
        assert "Le titre relève d'un autre engagement (2)." in link.reasons

    def test_an_unknown_commitment_says_nothing(self) -> None:
        assert LINKER.explain("Heures de TISF", commitment="9") == LINKER.explain("Heures de TISF")

    @pytest.mark.parametrize("heading", ["Renforcer la CRIP", "Objectif n° 6"])
    def test_the_heading_speaks_for_words_that_say_nothing(self, heading: str) -> None:
        def of_six(heading: str) -> float:
            (one,) = LINKER.conclude([Query("Deux postes supplémentaires", heading=heading)])
            return one.probabilities["6"]

        assert of_six(heading) > 1.5 * of_six("Divers")

    def test_a_heading_is_a_reason(self) -> None:
        (link,) = BY_RULES.link([action("Deux postes", heading="Renforcer la CRIP")])
        assert link.objective == "6"
        assert link.reasons[0] == "Le titre parle de l'objectif 6 : « Renforcer la CRIP »."

    def test_a_heading_that_says_nothing(self) -> None:
        assert BY_RULES.explain("Innover", heading="Divers") == BY_RULES.explain("Innover")


class TestNothingForSure:
    def test_no_evidence_no_claim(self) -> None:
        (link,) = BY_RULES.link([action("Innover")])
        assert (link.objective, link.rank, link.confidence < 0.5) == ("", 1, True)
        assert link.reasons == ("Aucune règle ne parle de cette action.",)

    def test_outside_says_so(self) -> None:
        (link,) = LINKER.link([action("Rénovation énergétique des bâtiments du foyer")])
        assert (link.objective, link.evidence.rule) == ("", "objectives.dehors.batiment")
        assert link.confidence > 0.8

    @pytest.mark.parametrize("text", ["Le renforcement des équipes de PMI", "Soutenir les familles"])
    def test_too_vague_is_a_proposal_for_the_review(self, text: str) -> None:
        links = LINKER.link([action(text)])
        assert max(link.confidence for link in links) < 0.8
        assert len(links[0].alternatives) == 3


class TestWithoutAClassifier:
    """What a taxonomy has that was never trained: its rules, and nothing measured."""

    def test_the_rules_propose_and_nothing_is_sure(self) -> None:
        (link,) = BY_RULES.link([action("Renforcement de la CRIP")])
        assert (link.objective, link.method, link.evidence.rule) == ("6", "rule", "objectives.crip.nommee")
        assert 0 < link.confidence <= 0.5

    @pytest.mark.parametrize(("commitment", "first"), [("", "9"), ("1", "15"), ("2", "9"), ("4", "24")])
    def test_the_commitment_ranks_what_only_supports(self, commitment: str, first: str) -> None:
        found = BY_RULES.explain("Prise en compte du handicap", commitment=commitment)
        assert found.conclusions[0].objective == first


def test_the_classifier_finds_what_no_rule_names() -> None:
    text = "Un lieu où les parents soufflent quelques heures pendant qu'on garde leur petit"
    assert not any(s.role == "decides" and "14" in s.objectives for s in LINKER.explain(text).spoken)
    explanation = LINKER.explain(text)
    assert explanation.conclusions[0].objective == "14"
    assert set(explanation.candidates[0].words) & {"parents", "soufflent", "heures", "garde", "lieu"}


def test_learnt_words_are_a_reason() -> None:
    (link,) = LINKER.link([action("Renforcement de la CRIP")])
    learnt = next(
        reason for reason in link.reasons if reason.startswith("Mots que disent aussi les exemples")
    )
    assert "CRIP" in learnt


def test_the_runner_up_and_the_lead_are_a_reason() -> None:
    (link,) = LINKER.link([action("Renforcement des compétences en évaluation")])[:1]
    assert link.alternatives
    second = link.alternatives[0]
    assert link.margin == pytest.approx(link.confidence - second.score, abs=1e-3)
    named = f"l'objectif {second.objective}" if second.objective else "« hors des objectifs »"
    assert link.reasons[-1] == f"Avance sur {named} : {link.margin:.2f}.".replace(".", ",", 1)


def test_many_at_once_are_what_each_is_alone() -> None:
    texts = ["Renforcement de la CRIP", "", "Innover", "Heures de TISF", "Soutenir les familles"]
    together = LINKER.conclude([Query(text) for text in texts])
    assert together == [LINKER.conclude([Query(text)])[0] for text in texts]


def test_an_explanation_names_rules_words_and_runner_up() -> None:
    explanation = LINKER.explain("Renforcer la CRIP et ses évaluations")
    assert {"crip.nommee", "crip.renforcee"} <= {s.rule for s in explanation.spoken}
    first = explanation.spoken[0]
    assert first.path.endswith(".yaml")
    assert first.line > 0
    assert all(
        explanation.text[s:e] == w
        for s, e, w in zip(*zip(*first.spans, strict=True), first.words, strict=True)
    )
    assert explanation.candidates[0].objective == "6"
    vague = LINKER.explain("Le renforcement des équipes de PMI")
    assert vague.runner_up is not None
    assert vague.margin < 0.8 < explanation.margin


WORDS = """
    Renforcer la CRIP les visites à domicile PMI sages-femmes enfants handicap parents ODPE jeunes objectif
    n° 6 12.1 ; : TISF fratries MNA État contrôle formation é ’ « 3 à 99 % 119 119\u00a0000
""".split()  # noqa: SIM905


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS) | st.text(max_size=6),
        max_size=25,
    ).map(" ".join),
    st.sampled_from(["", "1", "2", "t", "x"]),
    st.sampled_from(["", "6", "3 à 5", "n/a"]),
)
def test_any_text_gives_links_whose_words_are_its_own(text: str, commitment: str, stated: str) -> None:
    links = LINKER.link([action(text, commitment=commitment, objective_stated=stated)], document(text))
    assert [link.rank for link in links] == list(range(1, len(links) + 1))
    assert len(links) >= 1
    full = document(text).text
    for link in links:
        assert 0 <= link.confidence <= 1
        assert full[link.evidence.start : link.evidence.end] == link.evidence.quote
        assert link.objective == "" or SHIPPED.taxonomy.objective(link.objective)
    explanation = LINKER.explain(text)
    assert all(text[s:e] in spoken.words for spoken in explanation.spoken for s, e in spoken.spans)


def rule(**changed: Any) -> rules.ObjectiveRule:
    examples = (rules.Example("a", 1), rules.Example("b", 1))
    base: Mapping[str, Any] = {
        "id": "a.b",
        "says": "A.",
        "objectives": ("1",),
        "role": "decides",
        "all": (("médecin",),),
        "none": (),
        "pattern": (),
        "within": 5,
        "match": examples,
        "no_match": examples,
        "path": "rules.yaml",
        "line": 7,
    }
    return rules.ObjectiveRule(**{**base, **changed})


def matching(*own: rules.ObjectiveRule) -> Matching:
    return Matching(replace(SHIPPED, objective_rules=own))


def spoken(text: str, *own: rules.ObjectiveRule) -> set[str]:
    return {hit.rule.id for hit in matching(*own).hits(text)}


class TestMatching:
    def test_words_must_stand_near(self) -> None:
        near = rule(all=(("médecin",), ("classe",)), within=3)
        assert spoken("Un médecin pour une classe", near) == {"a.b"}
        assert not spoken("Un médecin alpha beta gamma delta classe", near)

    def test_exclusions_count_near_by(self) -> None:
        excluded = rule(none=("vétérinaire",), within=2)
        assert not spoken("Un médecin vétérinaire", excluded)
        assert spoken("Un médecin alpha beta gamma delta vétérinaire", excluded) == {"a.b"}

    def test_a_later_place_serves_where_the_first_is_excluded(self) -> None:
        text = "Un médecin vétérinaire alpha beta gamma delta epsilon médecin"
        assert spoken(text, rule(none=("vétérinaire",), within=2)) == {"a.b"}

    def test_a_pattern_sees_folded_words(self) -> None:
        pattern = ({"TEXT": "Médecins"}, {"OP": "?"}, {"TEXT": {"IN": ["classes", "école"]}})
        assert spoken("Les médecins de la classe", rule(pattern=(pattern,))) == {"a.b"}
        assert spoken("Les médecins de chaque grande école", rule(pattern=(pattern,))) == {"a.b"}
        assert not spoken("Les médecins alpha beta classe", rule(pattern=(pattern,)))

    def test_a_pattern_may_hold_a_regular_expression(self) -> None:
        pattern = ({"TEXT": {"REGEX": "^[0-9]+$"}}, {"TEXT": "médecin"})
        assert spoken("12 médecins", rule(pattern=(pattern,))) == {"a.b"}

    def test_no_words_no_hits(self) -> None:
        assert not spoken("… — !", rule())

    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"all": (("de la",),)}, "no content word"),
            ({"pattern": (({"LEMMA": "être"},),)}, "TEXT and OP, not LEMMA"),
            ({"all": (), "pattern": (({"TEXT": "a"},),)}, "needs `all` too"),
        ],
    )
    def test_a_rule_that_cannot_work_is_an_error(self, changed: dict[str, Any], message: str) -> None:
        with pytest.raises(RulesError) as raised:
            matching(rule(**changed))
        assert message in str(raised.value)
        assert (raised.value.line, raised.value.key) == (7, "a.b")


class TestLongTexts:
    FIRST = "Handicap. Une équipe mobile se rend dans les foyers auprès des enfants confiés handicapés."
    REST = (
        " Le rapporteur rappelle le calendrier, les réserves de l'an dernier et les sommes en jeu, puis"
        " remercie les services de leur travail et la salle de son attention. Il reste à renforcer la CRIP,"
        " à revoir le protocole des informations préoccupantes et à doter l'ODPE d'un chargé d'études."
    )

    def test_the_beginning_is_heard(self) -> None:
        (link,) = LINKER.link([action(self.FIRST + self.REST)], document(self.FIRST + self.REST))
        assert link.objective == "9"
        assert "Le texte est long : seul son début est lu." in link.reasons
        assert link.evidence.quote in self.FIRST

    def test_a_text_of_some_sentences_is_heard_whole(self) -> None:
        query = Query(self.FIRST + " Elle compte six postes.")
        assert query.lead == query.text

    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("mot " * 100, 400),
            ("Un. " + "mot, " * 90, 454),
            ("a; " * 120, 260),
            (f"{'a' * 100}. {'b' * 200}. c", 101),
            (f"Vers 1.5 {'a' * 100} 2.5 {'b' * 200}", 314),
        ],
    )
    def test_it_ends_with_a_sentence_if_there_is_one(self, text: str, length: int) -> None:
        lead = Query(text).lead
        assert text.startswith(lead)
        assert len(lead) == length


@pytest.mark.parametrize(
    ("vague", "told"),
    [
        ("Postes de puéricultrices", "Postes de puéricultrices pour les visites à domicile"),
        ("Un bus de PMI", "Un bus de PMI pour les consultations de nourrissons"),
        ("Deux sages-femmes", "Deux sages-femmes pour l'entretien prénatal précoce"),
        ("Visites à domicile", "Visites à domicile de puéricultrices"),
    ],
)
def test_one_strong_word_among_few_is_for_the_review(vague: str, told: str) -> None:
    doubtful, sure = LINKER.conclude([Query(vague), Query(told)])
    assert all(c.confidence < THRESHOLD for c in doubtful.chosen)
    assert sure.chosen[0].confidence >= THRESHOLD


def test_what_ocr_read_is_linked_but_never_sure_until_measured() -> None:
    written = action("Renforcer la CRIP")
    misread = replace(written, evidence=replace(written.evidence, rule="actions.list/ocr"))
    (sure,), (doubtful,) = LINKER.link([written]), LINKER.link([misread])
    assert (sure.objective, doubtful.objective) == ("6", "6")
    assert sure.confidence > 0.9 > 0.6 > doubtful.confidence
