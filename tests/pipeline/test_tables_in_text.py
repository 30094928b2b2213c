"""Tables set with spaces, from plain text to facts: sums with unit and payer, actions of rows."""

from __future__ import annotations

import pytest

from extractor.model import Result
from extractor.pipeline import load

OPENING = """CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L'ENFANCE

Entre l'État, le Département de la Manche et l'Agence régionale de santé, il est convenu ce qui suit.

"""


def read(text: str) -> Result:
    return load()((OPENING + text).encode())


def sums(result: Result) -> list[tuple[int, str, str]]:
    """Value, payer and year of each sum, in the order of the text."""
    found = sorted(result.amounts, key=lambda a: a.evidence.start)
    return [(int(a.amount), a.payer or "", str(a.year or "")) for a in found]


def actions(result: Result) -> list[str]:
    return [a.text for a in sorted(result.actions, key=lambda a: a.evidence.start)]


def test_unit_of_the_heading_and_payers_of_the_heads() -> None:
    result = read(
        """Article 4 - Financement des actions en 2023 (en euros)

  --------------------------------------------------------------
  Action                        État         ARS     Département
  --------------------------------------------------------------
  Relais parental de Coutances  41 000         -          52 500
  Visites de sages-femmes       18 000    23 500          18 000
  --------------------------------------------------------------
  TOTAL                         59 000    23 500          70 500
  --------------------------------------------------------------

Fait à Saint-Lô, le 6 mars 2023.
"""
    )
    assert sums(result) == [
        (41000, "etat", "2023"),
        (52500, "departement", "2023"),
        (18000, "etat", "2023"),
        (23500, "ars", "2023"),
        (18000, "departement", "2023"),
        (59000, "etat", "2023"),
        (23500, "ars", "2023"),
        (70500, "departement", "2023"),
    ]
    for fact in result.facts():
        evidence = fact.evidence
        assert result.document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("caption", "times"),
    [("Crédits prévus, montants en € :", 1), ("Crédits prévus, en milliers d'euros :", 1000)],
)
def test_unit_of_the_caption_and_years_of_the_heads(caption: str, times: int) -> None:
    result = read(
        f"""{caption}

                      2022       2023
  État                 310        325
  ARS                   95        140
  Ensemble             405        465
"""
    )
    assert sums(result) == [
        (310 * times, "etat", "2022"),
        (325 * times, "etat", "2023"),
        (95 * times, "ars", "2022"),
        (140 * times, "ars", "2023"),
        (405 * times, "", "2022"),
        (465 * times, "", "2023"),
    ]


def test_years_over_the_payers() -> None:
    result = read(
        """Montants en euros

                         2022                   2023
  Action            État        ARS        État        ARS
  Relais parental  12 000      4 000      24 000      8 000
  Écoute de nuit        -      9 000           -      9 500
"""
    )
    assert sums(result) == [
        (12000, "etat", "2022"),
        (4000, "ars", "2022"),
        (24000, "etat", "2023"),
        (8000, "ars", "2023"),
        (9000, "ars", "2022"),
        (9500, "ars", "2023"),
    ]


def test_numbers_without_a_unit_are_no_sums() -> None:
    result = read(
        """Enfants suivis par les équipes

  Territoire          2022       2023
  Avranches            310        325
  Cherbourg          1 095      1 140
"""
    )
    assert sums(result) == []


def test_actions_of_the_rows_of_a_report() -> None:
    result = read(
        """Bilan des actions

  Action                                          Objectif   État d'avancement    Dépensé
  Entretien prénatal proposé à domicile               1      achevée             32 200 €
  Bilans de santé dans les écoles du bocage           2      en cours            58 750 €
  Création d'un relais parental à Granville,         14      pas démarrée             0 €
  ouvert la nuit
  Accompagnement au retour en famille                22      en cours            47 450 €

  Total                                                                         138 400 €
"""
    )
    assert actions(result) == [
        "Entretien prénatal proposé à domicile",
        "Bilans de santé dans les écoles du bocage",
        "Création d'un relais parental à Granville, ouvert la nuit",
        "Accompagnement au retour en famille",
    ]
    assert [value for value, _, _ in sums(result)] == [32200, 58750, 0, 47450, 138400]


def test_actions_of_a_table_of_words() -> None:
    result = read(
        """Programme de travail

  Action                                     Pilote           Échéance
  ------------------------------------------------------------------------
  Création d'un relais parental              Département      juin 2023
  Formation des assistants familiaux         CNFPT            fin 2023
  Renforcement de la cellule de recueil      Département      mars 2024
"""
    )
    assert actions(result) == [
        "Création d'un relais parental",
        "Formation des assistants familiaux",
        "Renforcement de la cellule de recueil",
    ]
    assert [a.pilot for a in sorted(result.actions, key=lambda a: a.evidence.start)] == [
        "Département",
        "CNFPT",
        "Département",
    ]


def test_signatures_side_by_side_still_sign() -> None:
    result = read(
        """Fait à Saint-Lô, le 6 mars 2023.

Le préfet de la Manche,              La présidente du conseil départemental,
Odon Passavant                       Aglaé Morteau
"""
    )
    assert {s.name for s in result.signatories} == {"Odon Passavant", "Aglaé Morteau"}
    assert result.document.tables == ()


def test_columns_of_a_newspaper_give_no_actions_of_rows() -> None:
    result = read(
        """La réunion de rentrée a duré deux       Les travaux de la halle ont commencé
heures. Chacun a salué le travail        hier matin. Les commerçants sont
accompli par les équipes, malgré         accueillis sous un chapiteau, place
l'été et les congés des agents.          du Marché, jusqu'à la fin du mois.
"""
    )
    assert result.document.tables == ()
    assert actions(result) == []


def test_names_side_by_side_pay_nothing() -> None:
    result = read(
        """Composition du comité

  Pour l'État               Pour le Département
  Odon PASSAVANT            Aglaé MORTEAU
  Berthe ORNANS             Ulric PONTARLIER
  Firmin LEVIER             Noémie MOUTHE
"""
    )
    assert result.document.tables == ()
    assert sums(result) == []
    assert actions(result) == []
