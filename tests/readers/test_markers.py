"""List markers, and what only looks like one."""

import pytest

from extractor.readers.markers import follows, match_marker

MARKERS = [
    ("• le développement", "•", "le développement"),
    ("•le développement", "•", "le développement"),
    ("➢ Agir", "➢", "Agir"),
    ("› des visites", "›", "des visites"),
    ("- Agir", "-", "Agir"),
    ("-\u00a0Le groupe", "-", "Le groupe"),
    ("– 20 M€ au titre", "–", "20 M€ au titre"),
    ("-Agir", "-", "Agir"),
    ("* un point", "*", "un point"),
    ("o sous-point", "o", "sous-point"),
    ("1. Atteindre", "1.", "Atteindre"),
    ("12 . Renforcer", "12 .", "Renforcer"),
    ("3. Maintien à domicile", "3.", "Maintien à domicile"),
    ("2. Marsouins et Décembristes", "2.", "Marsouins et Décembristes"),
    ("1) premier", "1)", "premier"),
    ("(2) deuxième", "(2)", "deuxième"),
    ("1.1 Objet", "1.1", "Objet"),
    ("2.3. Engagements", "2.3.", "Engagements"),
    ("1° APPROUVE", "1°", "APPROUVE"),
    ("2o De ne pas respecter", "2o", "De ne pas respecter"),
    ("1/ Interdiction", "1/", "Interdiction"),
    ("B/ Caméra", "B/", "Caméra"),
    ("1 – Objet", "1 –", "Objet"),
    ("a) l’accueil", "a)", "l’accueil"),
    ("II. Financement", "II.", "Financement"),
    ("iv) quatrième", "iv)", "quatrième"),
    ("B. Durée", "B.", "Durée"),
]
NOT_MARKERS = [
    "",
    "le développement",
    "2020. Le contrat",
    "13.10.20 à Laon",
    "13.10.2020",
    "1 208,50 euros",
    "12.50 euros",
    "2,5 millions d’euros",
    "19/11/2020",
    "1er avril 2020",
    "1/2 journée",
    "1/ 3",
    "20 % des enfants",
    "15 M€",
    "M. Dupont",
    "Mme Durand",
    "-20 %",
    "--- ",
    "**gras**",
    "*italique*",
    "3. mars 2021",
    "04 84 35 40 00",
    "04.84.35.40.00",
    "a été signé",
    "à hauteur de",
    "ou bien",
    "d’une part",
    "100. Cent",
    "00. rien",
    "1.500 € par an",
]


@pytest.mark.parametrize(("line", "marker", "rest"), MARKERS)
def test_a_marker_is_found(line: str, marker: str, rest: str) -> None:
    found = match_marker(line)
    assert found is not None
    assert (found.text, line[found.length :]) == (marker, rest)


@pytest.mark.parametrize("line", NOT_MARKERS)
def test_what_is_no_marker(line: str) -> None:
    assert match_marker(line) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1. a", "2. b", True),
        ("1. a", "3. b", True),
        ("1. a", "4. b", False),
        ("2. a", "2. b", False),
        ("2. a", "1. b", False),
        ("1. a", "2) b", False),
        ("a) a", "b) b", True),
        ("I. A", "II. B", True),
        ("IX. A", "X. B", True),
        ("1.1 A", "1.2 B", True),
        ("1.1 A", "1.1.1 B", False),
        ("• a", "• b", True),
        ("• a", "- b", False),
        ("- a", "– b", True),
    ],
)
def test_sequences(first: str, second: str, expected: bool) -> None:
    before, after = match_marker(first), match_marker(second)
    assert before is not None
    assert after is not None
    assert follows(after, before) is expected
