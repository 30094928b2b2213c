"""Words broken at a line's end: what is mended and what keeps its hyphen."""

import pytest

from extractor.readers.hyphens import junction, vocabulary

MENDED = [
    ("la préven-", "tion et"),
    ("le départe-", "mental"),
    ("pré-", "vention précoce"),
    ("conven-", "tions"),
    ("enga-", "gements"),
    ("coordon-", "nées"),
    ("soutien-", "dra"),
    ("entre-", "prises"),
    ("mi-", "nistre"),
    ("mi-", "neurs isolés"),
    ("ex-", "périmentation"),
    ("con-", "trat"),
    ("sous-", "crire"),
    ("gou-", "vernance"),
    ("lan-", "cée"),
    ("porte-", "feuille"),
    ("non-", "obstant"),
    ("bien-", "veillance"),
    ("PRÉVEN-", "TION"),
    ("bénéfi\u00ad", "cie"),
    ("Le PARTE-", "NARIAT"),
    ("Article 2 - Pour la COOR-", "DINATION"),
    ("Titre PRÉLI-", "MINAIRE"),
    ("représenté par Corentin, direc-", "teur"),
]
KEPT = [
    ("voir https://www.aisne.example/un-premier-", "contrat-signe"),
    ("sur www.aisne.example/pre-", "vention"),
    ("Bouches-", "du-Rhône"),
    ("Alpes-de-", "Haute-Provence"),
    ("DES BOUCHES-", "DU-RHÔNE"),
    ("Val-", "d’Oise"),
    ("Loire-", "Atlantique"),
    ("Haute-", "Savoie"),
    ("Saint-", "Denis"),
    ("mi-", "septembre"),
    ("vice-", "président"),
    ("vice-présidente, sous-", "préfet"),
    ("c’est-", "à-dire"),
    ("peut-", "être"),
    ("celui-", "ci"),
    ("elle-", "même"),
    ("dit-", "il"),
    ("2020-", "2022"),
    ("COVID-", "19"),
    ("médico-", "sociale"),
    ("co-", "pilotage"),
    ("bien-", "être"),
    ("grands-", "parents"),
    ("quatre-", "vingts"),
    ("Île-de-", "France"),
    ("sages-", "femmes"),
    ("Monsieur Odilon BRASSAC-", "MONCORBIER,"),
    ("Mme ARBIZON-", "LAHONCE"),
    ("Clémence de TARDIVEL-", "ESCOUBAS, présidente"),
]


@pytest.mark.parametrize(("before", "after"), MENDED)
def test_a_broken_word_is_mended(before: str, after: str) -> None:
    assert junction(before, after, frozenset()) == "mend"


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_a_compound_keeps_its_hyphen(before: str, after: str) -> None:
    assert junction(before, after, frozenset()) == "keep"


@pytest.mark.parametrize(("before", "after"), [("le contrat -", "signé hier"), ("-", "suite"), ("a", "b")])
def test_a_dash_stays_between_spaces(before: str, after: str) -> None:
    assert junction(before, after, frozenset()) == "space"


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "expected"),
    [
        ("lieux d’accueil-", "relais", "un accueil-relais", "keep"),
        ("accueil-", "relais", "", "mend"),
        ("le plan enfance-", "famille", "l’enfance et la famille", "keep"),
        ("vice-", "ral", "un mal viceral", "mend"),
        ("entre-", "tiens", "entre nous ; tiens !", "mend"),
        ("socio-", "logie", "", "keep"),
        ("socio-", "logie", "la sociologie", "mend"),
    ],
)
def test_the_document_itself_decides(before: str, after: str, elsewhere: str, expected: str) -> None:
    assert junction(before, after, vocabulary([elsewhere])) == expected
