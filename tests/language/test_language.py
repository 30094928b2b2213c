"""Tokens, folding, sentences and cues: what every extractor stands on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import readers, rules
from extractor.language import Language, Reading, fold, norm
from extractor.model import Block, Document


@pytest.fixture(scope="module")
def language() -> Language:
    return Language(rules.load())


def reading(language: Language, text: str) -> Reading:
    return language.annotate(readers.read("case.txt", text.encode()))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Départementaux", "departemental"),
        ("préfètes", "prefete"),
        ("Cœur", "coeur"),
        ("eaux", "eau"),
        ("bureaux", "bureau"),
        ("ARS", "ars"),
        ("L’", "l'"),
        ("2021", "2021"),
        ("bus", "bus"),
        ("travaux", "traval"),  # the same on both sides of a comparison is all that counts
    ],
)
def test_norm_folds_case_accents_and_plural(word: str, expected: str) -> None:
    assert norm(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’État, 2\u00a0500\u202f€", "l'etat, 2 500 €"),
        ("PRÉFÈTE — Côte‑d’Or", "prefete – cote-d'or"),
        ("n° 3º", "n° 3°"),
        ("œuvre", "œuvre"),
        ("1ᵉʳ", "1er"),
        ("a\nb", "a\nb"),
        ("İ", "i"),
    ],
)
def test_fold_keeps_every_offset(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_fold_is_one_character_for_one(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M. Dupré signe. Mme Roy aussi.", ["M. Dupré signe.", "Mme Roy aussi."]),
        ("Voir art. 3 du contrat. Fin.", ["Voir art. 3 du contrat.", "Fin."]),
        ("A. Martin et J. Noé signent ! Oui.", ["A. Martin et J. Noé signent !", "Oui."]),
        ("Soit 2,5 M€. Puis 3 M€.", ["Soit 2,5 M€.", "Puis 3 M€."]),
        ("Le 13.10.20 à Laon. Le 14.", ["Le 13.10.20 à Laon.", "Le 14."]),
        ("Voir www.exemple.fr/a.b pour la suite. Fin.", ["Voir www.exemple.fr/a.b pour la suite.", "Fin."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: Language, text: str, expected: list[str]) -> None:
    found = reading(language, text)
    assert [found.text[a:b] for a, b in found.sentences] == expected


def test_no_sentence_crosses_a_block(language: Language) -> None:
    found = reading(language, "Les actions :\n\n- former les équipes\n- ouvrir un lieu\n\nUn dernier mot.")
    assert [found.text[a:b] for a, b in found.sentences] == [
        "Les actions :",
        "former les équipes",
        "ouvrir un lieu",
        "Un dernier mot.",
    ]


def test_no_sentence_crosses_a_cell(language: Language) -> None:
    found = reading(language, "| Pilote | Coût |\n|---|---|\n| ARS | 3 € |\n")
    sentences = [found.text[a:b] for a, b in found.sentences]
    assert sentences == ["Pilote", "Coût", "ARS", "3 €"]


def test_sentence_at_finds_the_sentence_around_an_offset(language: Language) -> None:
    found = reading(language, "Un. Deux trois. Quatre.")
    start, end = found.sentence_at(found.text.index("trois"))
    assert found.text[start:end] == "Deux trois."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La PRÉSIDENTE du\nConseil   départemental signe.", "departement"),
        ("les Agences régionales de santé", "ars"),
        ("à la sous préfecture", "etat"),
        ("La caisse d’allocations\u00a0familiales", "caf"),
    ],
)
def test_cues_match_whatever_case_plural_space_and_hyphen(
    language: Language, text: str, expected: str
) -> None:
    cues = reading(language, text).cues.get("organisations", ())
    assert expected in [cue.label for cue in cues]


@pytest.mark.parametrize("text", ["Le département-là", "une régionale", "un arsenal", "la carsat"])
def test_cues_do_not_match_parts_of_words(language: Language, text: str) -> None:
    cues = reading(language, text).cues.get("organisations", ())
    assert not [cue for cue in cues if cue.label in {"ars", "region"}]


def test_cue_ranges_are_those_of_the_text(language: Language) -> None:
    found = reading(language, "Ici, l’agence régionale de santé verse 3 €.")
    (cue,) = found.cues_in("organisations", 0, len(found.text))
    assert found.text[cue.start : cue.end] == "agence régionale de santé"


def test_spacy_text_differs_in_spaces_only(language: Language) -> None:
    text = "2\u00a0500\u202f€ et 3\u2009000 €"
    document = Document("doc-1", "x", "s", "text/plain", "text", text, (Block("paragraph", 0, len(text)),))
    found = language.annotate(document)
    assert len(found.doc.text) == len(text)
    assert found.doc.text.split() == text.split()


def test_lookup_labels_are_not_marked(language: Language) -> None:
    assert "names" not in reading(language, "Le conseil départemental du lundi").cues


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_reads(text: str) -> None:
    blocks = (Block("paragraph", 0, len(text)),) if text.strip() else ()
    document = Document("doc-1", "x", "s", "text/plain", "text", text, blocks)
    found = _SHARED.annotate(document)
    for start, end in found.sentences:
        assert 0 <= start < end <= len(text)


_SHARED = Language(rules.load())
