"""What printing left in a plain text: feet, letter-spaced heads, metadata, early line ends, mixed bullets."""

import pytest
from shown import document, items, kinds

from extractor.readers.printed import closed_up, head_of, without_feet

FOOT = "Préfecture de l'Exemple - 2 rue Haute - 01 02 03 04 05"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("C O M M U N I Q U É   D E   P R E S S E", "COMMUNIQUÉ DE PRESSE"),
        ("  P R É F E T  ", "PRÉFET"),
        ("à y a t il", "à y a t il"),
        ("A B C D", "A B C D"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("Le préfet a signé", "Le préfet a signé"),
    ],
)
def test_letter_spaced_words_close_up(line: str, expected: str) -> None:
    assert closed_up(line) == expected


def test_a_foot_in_a_paragraph_is_taken_out_and_kept_apart() -> None:
    doc = document(
        f"L'État verse la somme de 142 000 euros\n\n{FOOT}\n          1/2\n\npar an au Département.\n\n"
        f"Un autre paragraphe.\n\n{FOOT}\n     2/2\n"
    )
    assert kinds(doc, "paragraph", "title") == [
        "L'État verse la somme de 142 000 euros par an au Département.",
        "Un autre paragraphe.",
    ]
    assert kinds(doc, "footer") == [FOOT, "1/2", FOOT, "2/2"]


def test_paragraphs_that_ended_stay_apart() -> None:
    lines, feet = without_feet(["Fin.", "", FOOT, "Page 1 sur 2", "", "Début", FOOT, "Page 2 sur 2"])
    assert lines == ["Fin.", "", "Début"]
    assert len(feet) == 4


@pytest.mark.parametrize(
    "lines",
    [
        ["Un texte", "1/2", "et sa suite"],  # a score, a fraction: nothing runs beside it
        ["Total", "12", "Total", "13"],
        ["- 3 -", "seul"],
        [FOOT, "", "", "", "", "1/2", "", "", "", "", FOOT],
    ],
)
def test_numbers_where_nothing_runs_stay(lines: list[str]) -> None:
    assert without_feet(lines) == (lines, [])


def test_metadata_at_the_top_are_declared() -> None:
    doc = document('---\ntitre: "Un contrat"\nmise_a_jour: 2022-01-18\n---\n\n# Un contrat\n\nDu texte.\n')
    assert (doc.title, str(doc.published)) == ("Un contrat", "2022-01-18")
    assert kinds(doc, "header") == ['titre: "Un contrat"', "mise_a_jour: 2022-01-18"]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["---"],
        ["---", "titre: x"],
        ["---", "Une phrase sans clef", "---"],
        ["Titre", "---", "date: 2022-01-18", "---"],
    ],
)
def test_rules_and_prose_are_no_metadata(lines: list[str]) -> None:
    assert head_of(lines).lines == 0


def test_a_date_that_does_not_exist_is_not_declared() -> None:
    assert head_of(["---", "date: 2022-02-31", "---"]).published is None


def test_a_sentence_wrapped_early_before_a_name_goes_on() -> None:
    lines = [
        "Le contrat départemental de prévention et de protection de l'enfance a été signé par le préfet,",
        "M. Célestin Vieillecour, président du conseil départemental, et Mme Isaure",
        "Brantolieu, directrice de la délégation départementale de l'agence régionale de santé. La salle",
        "des fêtes était pleine, et les familles avaient été conviées à la cérémonie par les services.",
    ]
    assert len(kinds(document("\n".join(lines)), "paragraph", "title")) == 1


def test_a_letterhead_stays_line_by_line() -> None:
    doc = document("PRÉFET DE LA SOMME\nCabinet\nBureau de la communication\n\nUn texte suit ici.\n")
    assert len(doc.blocks) == 4


def test_bullets_may_change_within_a_list() -> None:
    doc = document(
        "Les actions :\n\no  une visite à domicile dans les jours qui suivent la naissance, chez les\n"
        "familles qui le veulent\n-  un numéro pour les grands-parents\no  un relais parental à Sarlat\n"
    )
    assert [text.split()[1] for _, _, text in items(doc)] == ["visite", "numéro", "relais"]
