"""Folding to content words: what meets, and what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking import words
from extractor.linking.words import Folding

FAMILIES = ("recrut", "évalu", "précoc")

SAME = [
    ("Les visites à domicile", "visite au domicile"),
    ("ENTRETIENS PRÉNATAUX", "entretien prénatal"),
    ("l’école maternelle", "L'ECOLE MATERNELLE"),
    ("sages-femmes", "sage femme"),
    ("P.M.I.", "PMI"),
    ("l'O.D.P.E et la P.M.I", "l'ODPE et la PMI"),
    ("F0RMAT1ON des équipes de l'0DPE", "FORMATION des équipes de l'ODPE"),
    ("le reIais parentaI de la ceIlule", "le relais parental de la cellule"),
    ("1 000 jours", "1000 jours"),
    ("1\u202f000 jours", "1000 jours"),
    ("4ème mois", "4e mois"),
    ("recrutement d'évaluateurs", "recruter, évaluer"),
    ("frères et sœurs", "frere soeur"),
    ("travailleuses sociales", "travailleur social"),
    ("infirmières", "infirmier"),
    ("lieux d'accueil", "lieu d'accueil"),
    ("journaux locaux", "journal local"),
    ("des places\nen fratries", "place en fratrie"),
    ("nouveau-nés", "nouveau-né"),
    ("renforcée", "renforcé"),
    ("3 ans", "3 an"),
]
DIFFERENT = [
    ("formation", "forme"),
    ("formés", "formes"),
    ("chez eux", "chez"),
    ("sans mesure", "mesure"),
    ("hors placement", "placement"),
    ("4e", "4"),
    ("H1N1", "HINI"),
    ("10 km", "lo km"),
    ("02 h", "o2 h"),
    ("MECS et IME", "MECS et LME"),
    ("a.bc", "abc"),
    ("précarité", "précocité"),
    ("école", "collège"),
    ("travaux", "travail"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_these_meet(one: str, other: str) -> None:
    folding = Folding(FAMILIES)
    assert folding.words(one).stems == folding.words(other).stems


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_do_not(one: str, other: str) -> None:
    folding = Folding(FAMILIES)
    assert folding.words(one).stems != folding.words(other).stems


def test_the_longest_family_wins() -> None:
    folding = Folding(("form", "formulair"))
    assert folding.words("formulaires forment").stems == ["formulair~", "form~"]


def test_offsets_are_those_of_the_text() -> None:
    text = "L'entretien prénatal, précoce."
    found = Folding().words(text)
    assert [text[s:e] for s, e in found.spans] == found.written == ["entretien", "prénatal", "précoce"]


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_CACHE_LIMIT", 3)
    folding = Folding()
    assert (
        folding.words("un deux trois quatre cinq six").stems
        == folding.words("deux trois quatre cinq six").stems
    )
    assert len(folding._stems) <= 3


@given(st.text(max_size=80))
def test_any_text_folds_within_itself(text: str) -> None:
    found = Folding(FAMILIES).words(text)
    assert all(found.stems)
    assert [text[s:e] for s, e in found.spans] == found.written
    assert found.spans == sorted(found.spans)
