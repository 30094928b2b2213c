"""Tables set with spaces in plain text: what is one, with its heads, rows and cells; and what is none."""

from __future__ import annotations

import pytest
from shown import blocks, check, document, tables

HEADS = ["Financeur", "2022", "2023"]
BODY = [["État", "61 000", "64 500"], ["ARS", "8 250", "-"], ["Total", "69 250", "64 500"]]


def heads(text: str) -> list[str]:
    doc = document(text)
    return [doc.quote(c.start, c.end) for c in doc.tables[0].cells if c.header]


@pytest.mark.parametrize(
    "text",
    [
        # no rule at all, sums set to the right
        """
        Financeur          2022         2023
        État             61 000       64 500
        ARS               8 250            -
        Total            69 250       64 500
        """,
        # two spaces between columns
        """
        Financeur    2022    2023
        État       61 000  64 500
        ARS         8 250       -
        Total      69 250  64 500
        """,
        # rules above, below the heads and around the total
        """
        ---------------------------------------
        Financeur          2022         2023
        ---------------------------------------
        État             61 000       64 500
        ARS               8 250            -
        ---------------------------------------
        Total            69 250       64 500
        ---------------------------------------
        """,
        # rules by column, of another sign
        """
        Financeur          2022         2023
        =========        ======       ======
        État             61 000       64 500
        ARS               8 250            -
                         ======       ======
        Total            69 250       64 500
        """,
        # box-drawing rules
        """
        ────────────────────────────────────
        Financeur          2022         2023
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        État             61 000       64 500
        ARS               8 250            -
        ────────────────────────────────────
        Total            69 250       64 500
        ════════════════════════════════════
        """,
        # rows set apart by white
        """
        Financeur          2022         2023

        État             61 000       64 500

        ARS               8 250            -

        Total            69 250       64 500
        """,
        # a drawn table
        """
        +-----------+--------+--------+
        | Financeur |   2022 |   2023 |
        +===========+========+========+
        | État      | 61 000 | 64 500 |
        +-----------+--------+--------+
        | ARS       |  8 250 |      - |
        +-----------+--------+--------+
        | Total     | 69 250 | 64 500 |
        +-----------+--------+--------+
        """,
        """
        ┌───────────┬────────┬────────┐
        │ Financeur │   2022 │   2023 │
        ├───────────┼────────┼────────┤
        │ État      │ 61 000 │ 64 500 │
        │ ARS       │  8 250 │      - │
        │ Total     │ 69 250 │ 64 500 │
        └───────────┴────────┴────────┘
        """,
        # as databases print them
        """
         Financeur |  2022  |  2023
        -----------+--------+--------
         État      | 61 000 | 64 500
         ARS       |  8 250 |      -
         Total     | 69 250 | 64 500
        """,
        # quoted in an e-mail
        """
> Financeur          2022         2023
> État             61 000       64 500
> ARS               8 250            -
> Total            69 250       64 500
        """,
        # sums with no-break spaces
        """
        Financeur          2022         2023
        État             61\u00a0000       64\u00a0500
        ARS               8\u00a0250            -
        Total            69\u00a0250       64\u00a0500
        """,
        # heads on a page of its own again
        """
        Financeur          2022         2023
        État             61 000       64 500
\f        Financeur          2022         2023
        ARS               8 250            -
        Total            69 250       64 500
        """,
    ],
)
def test_one_table_in_many_hands(text: str) -> None:
    doc = document(f"Le plan :\n{text}\nLa suite est dite plus loin.\n")
    read = [[[cell.replace("\u00a0", " ") for cell in row] for row in table] for table in tables(doc)]
    assert read == [[HEADS, *BODY]]
    assert [c.header for c in doc.tables[0].cells] == [True] * 3 + [False] * 9
    assert [text for _, text in blocks(doc)][-1] == "La suite est dite plus loin."
    check(doc)


def test_wrapped_labels() -> None:
    text = """
    Action                              Département        État
    Places pour frères et sœurs, avec        40 500      40 500
    deux veilleurs de nuit
    Séjours de rupture
      en montagne                             9 000           -
    Ligne d'écoute des assistants
                                             12 000      18 000
    familiaux
    Total                                    61 500      58 500
    """
    assert tables(document(text)) == [
        [
            ["Action", "Département", "État"],
            ["Places pour frères et sœurs, avec deux veilleurs de nuit", "40 500", "40 500"],
            ["Séjours de rupture en montagne", "9 000", "-"],
            ["Ligne d'écoute des assistants familiaux", "12 000", "18 000"],
            ["Total", "61 500", "58 500"],
        ]
    ]


def test_blank_cells_and_groups_of_rows() -> None:
    text = """
    Mesure                    État        ARS      Caf
    Avant trois ans
    Visites du soir         12 000     14 000
    Relais de quartier                           9 500
    Après trois ans
    Classes passerelles     31 000               4 000
    """
    assert tables(document(text)) == [
        [
            ["Mesure", "État", "ARS", "Caf"],
            ["Avant trois ans", "", "", ""],
            ["Visites du soir", "12 000", "14 000", ""],
            ["Relais de quartier", "", "", "9 500"],
            ["Après trois ans", "", "", ""],
            ["Classes passerelles", "31 000", "", "4 000"],
        ]
    ]


def test_heads_over_two_lines_are_joined() -> None:
    text = """
                       Crédits       Crédits       Part du
    Nature            demandés       obtenus   Département
    Salaires            88 000        80 000        40 000
    Véhicules           21 000        21 000        10 500
    """
    assert heads(text) == ["Nature", "Crédits demandés", "Crédits obtenus", "Part du Département"]


def test_heads_over_several_columns_cover_them() -> None:
    text = """
                            2022                  2023
    Action            État       ARS        État       ARS
    Lits halte      15 000     5 000      16 000     5 500
    Tuteurs         22 000         -      23 000         -
    """
    doc = document(text)
    assert heads(text) == ["", "2022", "2023", "Action", "État", "ARS", "État", "ARS"]
    over = [(c.column, c.column_span) for c in doc.tables[0].cells if c.row == 0 and c.end > c.start]
    assert over == [(1, 2), (3, 2)]


def test_heads_set_to_the_left_of_their_columns_cover_them() -> None:
    text = """
                      2022                      2023
    Action            État         ARS          État         ARS
    Lits halte        15 000       5 000        16 000       5 500
    Tuteurs           22 000       -            23 000       -
    """
    over = [
        (c.column, c.column_span) for c in document(text).tables[0].cells if c.row == 0 and c.end > c.start
    ]
    assert over == [(1, 2), (3, 2)]
    wrapped = """
                      Dépenses
    Année             de personnel     Recettes     Solde
    Foyer                   15 000        5 000    10 000
    Halte                   22 000        1 000    21 000
    """
    assert heads(wrapped) == ["Année", "Dépenses de personnel", "Recettes", "Solde"]


def test_one_head_over_the_figures() -> None:
    text = """
                       Dépenses en euros
    Poste            2021      2022      2023
    Loyers          4 000     4 100     4 200
    Repas           9 000     9 300     9 700
    """
    doc = document(text)
    assert heads(text) == ["", "Dépenses en euros", "Poste", "2021", "2022", "2023"]
    assert doc.tables[0].cells[1].column_span == 3


def test_a_column_that_one_space_parts() -> None:
    text = """
    Action                                    Fiche   Payé
    Livret d'accueil en langage simple          3    1 900
    Atelier cuisine des jeunes en appartements 12    2 750
    Vélos                                      14      820
    """
    assert [row[1] for row in tables(document(text))[0]] == ["Fiche", "3", "12", "14"]


def test_a_label_so_long_that_one_space_parts_it_from_its_figures() -> None:
    text = """
    Poste                                  2022        2023
    Loyers                                4 000       4 100
    Trajets de nuit et de fin de semaine 12 000      12 500
    Repas                                 9 000       9 300
    """
    assert tables(document(text))[0][2] == ["Trajets de nuit et de fin de semaine", "12 000", "12 500"]


def test_a_total_may_be_the_only_full_row() -> None:
    text = """
    Poste            État         ARS         Caf
    Jardin          5 000                   1 000
    Piano                       2 200
    Total           5 000       2 200       1 000
    """
    assert tables(document(text))[0][1:] == [
        ["Jardin", "5 000", "", "1 000"],
        ["Piano", "", "2 200", ""],
        ["Total", "5 000", "2 200", "1 000"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        """
        Action                                Pilote           Échéance
        Ouvrir un lieu de répit à Vierzon     PMI              juin 2023
        Former les accueillants du soir       CNFPT            fin 2023
        Recruter un juriste pour la cellule   Département      mars 2024
        """,
        """
        Ce que l'on fera                      Avec qui
        -----------------------------------------------------
        Ouvrir un lieu de répit à Vierzon     la PMI
        Former les accueillants du soir       le CNFPT
        Recruter un juriste pour la cellule   le Département
        """,
        """
        Ce que l'on fera                      Avec qui         Quand
        --------------------------------      -----------      ---------
        Ouvrir un lieu de répit à Vierzon     PMI              juin 2023
        Former les accueillants du soir       CNFPT            fin 2023
        Recruter un juriste pour la           Département      mars 2024
        cellule
        """,
    ],
)
def test_columns_of_text_under_heads(text: str) -> None:
    (table,) = tables(document(text))
    assert [row[0] for row in table[1:]] == [
        "Ouvrir un lieu de répit à Vierzon",
        "Former les accueillants du soir",
        "Recruter un juriste pour la cellule",
    ]
    assert len(heads(text)) == len(table[0])


def test_rows_of_text_that_rules_part() -> None:
    text = """
    Engagement            Traduction locale
    ---------------------------------------------
    Dépister plus tôt     Une orthophoniste
                          dans chaque canton
    ---------------------------------------------
    Écouter les jeunes    Conseil de la parole
                          Deux boîtes à idées
    ---------------------------------------------
    """
    assert tables(document(text)) == [
        [
            ["Engagement", "Traduction locale"],
            ["Dépister plus tôt", "Une orthophoniste dans chaque canton"],
            ["Écouter les jeunes", "Conseil de la parole Deux boîtes à idées"],
        ]
    ]


def test_a_fiche_has_labels_and_no_heads() -> None:
    text = """
    Objectif       Objectif 12
    Contexte       Trente familles attendent une aide à domicile
                   depuis le printemps.
    Pilote         Direction de l'autonomie
    Calendrier     Dès janvier
    """
    doc = document(text)
    assert [row[0] for row in tables(doc)[0]] == ["Objectif", "Contexte", "Pilote", "Calendrier"]
    assert tables(doc)[0][1][1].endswith("domicile depuis le printemps.")
    assert heads(text) == []


def test_the_number_above_a_fiche_is_its_first_row() -> None:
    text = """
    La présente annexe est en cours de relecture.

    Fiche n° 4 - Les week-ends relais
    Objectif       Objectif 12
    Pilote         Direction de l'autonomie
    Calendrier     Dès janvier
    """
    doc = document(text)
    assert tables(doc)[0][0] == ["Fiche n° 4 - Les week-ends relais"]
    assert doc.tables[0].cells[0].column_span == 2
    assert [c.row for c in doc.tables[0].cells] == [0, 1, 1, 2, 2, 3, 3]


def test_a_table_goes_on_under_the_same_heads() -> None:
    head = "Poste              2022        2023\n"
    text = f"{head}Loyers            4 000       4 100\nRepas             9 000       9 300\n\n\n\n"
    other = (
        "Poste            2022      2023\nTrajets         1 000     1 100\nTotal          14 000    14 500\n"
    )
    (table,) = tables(document(text + other))
    assert [row[0] for row in table] == ["Poste", "Loyers", "Repas", "Trajets", "Total"]
    assert len(tables(document(text + other.replace("Poste", "Objet")))) == 2


def test_sentences_right_below_are_no_rows() -> None:
    text = """
    Poste              2022        2023
    Loyers            4 000       4 100
    Repas             9 000       9 300
    Le solde est versé sur présentation des pièces, et au plus tard
    avant la fin de la période couverte.
    """
    doc = document(text)
    assert len(tables(doc)[0]) == 3
    assert blocks(doc)[-1][1].endswith("au plus tard avant la fin de la période couverte.")


def test_marks_inside_cells_are_taken_off() -> None:
    text = """
    | Financeur |   2022 |   2023 |
    +-----------+--------+--------+
    | État      | 61 000 | 64 500 |
    | **Total** | 61 000 | 64 500 |
    """
    assert tables(document(text))[0][-1] == ["Total", "61 000", "64 500"]


def test_what_stands_around_a_table_stays_outside() -> None:
    text = """
    Commission du 4 mai                       Rapport n° 12

    Crédits proposés (en euros) :
                      2022        2023
    État            61 000      64 500
    ARS              8 250       9 000
    Les crédits de l'ARS seront votés en juin.

    Le préfet,                  La présidente,
    Odon Passavant              Aglaé Morteau
    """
    doc = document(text)
    assert tables(doc) == [[["", "2022", "2023"], ["État", "61 000", "64 500"], ["ARS", "8 250", "9 000"]]]
    texts = [text for _, text in blocks(doc)]
    assert "Les crédits de l'ARS seront votés en juin." in texts
    assert "Odon Passavant" in texts
    assert any(text.startswith("Commission du 4 mai") for text in texts)


def test_numbered_labels_in_a_column_of_their_own() -> None:
    text = (
        "Action 3    Ouvrir un centre parental de huit places, où les pères\n"
        "            sont accueillis aussi\n"
        "Action 4    Prolonger le tutorat des apprentis\n"
        "Action 5    Équiper les foyers de salles d'étude\n"
    )
    doc = document(text)
    assert [text for _, text in blocks(doc)] == [
        "Action 3 Ouvrir un centre parental de huit places, où les pères sont accueillis aussi",
        "Action 4 Prolonger le tutorat des apprentis",
        "Action 5 Équiper les foyers de salles d'étude",
    ]


NONE = {
    "newspaper columns": """
        Le contrat a été signé lundi soir     Les travaux de la halle ont commencé
        dans la salle des fêtes de Luçon,     hier matin. Les commerçants sont
        devant une centaine d'élus et de      accueillis sous un chapiteau, place
        responsables d'associations. La       du Marché, jusqu'à la fin du mois
        présidente a remercié chacun.         de mai au moins.
        """,
    "newspaper columns under underlined titles": """
        UN CONTRAT POUR L'ENFANCE             LA HALLE EN TRAVAUX
        =========================             ===================
        Le contrat a été signé lundi soir     Les travaux de la halle ont commencé
        dans la salle des fêtes de Luçon,     hier matin. Les commerçants sont
        devant une centaine d'élus et de      accueillis sous un chapiteau, place
        responsables d'associations.          du Marché.
        """,
    "newspaper columns with figures in them": """
        Le budget atteint cette année         Le club a reçu 120 licenciés de plus
        3,2 millions, dont 900 000 euros      en 2022 et 45 en 2023 ; il compte 8
        pour les familles et 12 postes        équipes de jeunes. Le tournoi aura
        créés en deux ans dans les 5          lieu le 6 juin, de 9 h à 18 h, sur
        maisons des solidarités.              les 3 terrains.
        """,
    "places beside a running text": """
        Actions                    Bilan
        Le stade de Foix           a rouvert ses portes après huit mois de
        La halle de Pamiers        travaux menés par trois entreprises du
        Le pont de Tarascon        canton, dont deux avaient répondu à un
        Le marché de Lavelanet     appel de la commune l'an dernier déjà.
        """,
    "contents beside an article": """
        Dans ce numéro            2        La piscine rouvre enfin ses portes
        Le courrier des lecteurs  9        après deux hivers de travaux : les
        Le portrait du mois       4        bassins seront chauffés au bois.
        Une nuit au refuge de     sport    Les enfants des écoles viendront
        haute montagne avec les   jeux     chaque jeudi, et les clubs le soir.
        Sentiers, cols et lacs    météo    Le tarif est inchangé cette année.
        La recette de la crique   jardin   Un abonnement familial est proposé.
        """,
    "sums behind leaders": """
        Le Département ..................  410 000 euros
        L'État ..........................  390 000 euros
        L'agence régionale ..............  115 000 euros
        """,
    "a chart of signs": """
        ##########     12     ///////////////     30
        #######         9     ////////            16
        #############   15    ////                 8
        """,
    "two signatures": """
        Le préfet de la Manche               La présidente du Département

        Odon PASSAVANT                       Aglaé MORTEAU
        """,
    "three signatures over several lines": """
        Le préfet,                La présidente             Le directeur général
                                  du conseil                de l'agence régionale
                                  départemental,            de santé,


        Odon                      Aglaé                     Théodule
        PASSAVANT                 MORTEAU                   ROUGEMONT
        """,
    "signatures to fill in": """
        Pour l'État               Pour le Département       Pour l'ARS
        ______________            ______________            ______________
        Odon PASSAVANT            Aglaé MORTEAU             Théodule ROUGEMONT
        Préfet                    Présidente                Directeur
        """,
    "names in three columns": """
        Odon PASSAVANT            Aglaé MORTEAU             Théodule ROUGEMONT
        Berthe ORNANS             Ulric PONTARLIER          Solange VALDAHON
        Firmin LEVIER             Noémie MOUTHE             Achille CHAFFOIS
        """,
    "names under underlined heads": """
        TITULAIRES                SUPPLÉANTS
        ----------                ----------
        Mme Aglaé Morteau         M. Ulric Pontarlier
        M. Firmin Levier          Mme Noémie Mouthe
        M. Achille Chaffois       Mme Solange Valdahon
        """,
    "places in columns": """
        Avranches                 Coutances                 Granville
        Mortain                   Carentan                  Valognes
        Barneville                Saint-Lô                  Périers
        """,
    "a menu": """
        Accueil       Actualités     Agenda        Contact
        Enfance       Collèges       Routes        Sport
        Votre avis    Emploi         Marchés       Presse
        """,
    "addresses side by side": """
        Hôtel du Département              Agence régionale de santé
        98 route de Candol                Espace Claude-Monet
        50050 SAINT-LÔ CEDEX              14050 CAEN CEDEX 4
        """,
    "a table of contents with leaders": """
        Préambule ........................   3
        Les engagements ..................   5
        Le financement ...................  12
        Les annexes ......................  20
        """,
    "a table of contents with spaces": """
        Préambule                            3
        Les engagements                      5
        Le financement                      12
        Les annexes                         20
        """,
    "a drawing": """
          /\\       /\\        .--.
         /  \\     /  \\      ( oo )
        /____\\   /____\\      '--'
        |  # |   |  # |     /|  |\\
        """,
    "a framed notice": """
        +------------------------------------------+
        |  Attention : le service est fermé le     |
        |  lundi matin, sauf urgence signalée.     |
        +------------------------------------------+
        """,
    "spaced prose": """
        Ces  crédits  seront  versés  en  deux  fois,
        dont  la  moitié  à  la  signature  et  le  reste
        au  vu  des  pièces,  en  décembre,  par  virement.
        """,
    "votes": """
        Pour : 31        Contre : 2       Abstentions : 4
        Pour : 28        Contre : 5       Abstentions : 4
        Pour : 37        Contre : 0       Abstentions : 0
        """,
    "telephones": """
        Accueil              02 33 05 00 01
        Enfance en danger    02 33 05 00 02
        Presse               02 33 05 00 03
        """,
    "days and what happened": """
        3 mars 2021       Première réunion à Coutances
        9 juin 2021       Vote de la commission
        30 juin 2021      Signature
        """,
    "those present and their offices": """
        Mme Aglaé Morteau         vice-présidente, excusée
        M. Ulric Pontarlier       conseiller du canton
        M. Firmin Levier          directeur des services
        """,
    "opening hours": """
        Lundi       9 h - 12 h      14 h - 17 h
        Mardi       fermé           14 h - 17 h
        Jeudi       9 h - 12 h      fermé
        """,
    "a letterhead": """
        PRÉFECTURE DE LA MANCHE               Saint-Lô, le 4 mai 2021
        Cabinet                               Affaire suivie par : Mme Mouthe
        Bureau de la presse                   Poste 4512
        """,
    "a form": """
        Nom : ______________     Prénom : ______________
        Né(e) le : _________     À : ___________________
        Classe : ___________     École : _______________
        """,
    "items with a sum at the right": """
        - pour l'État :             120 000 €
        - pour le Département :     180 000 €
        - pour l'agence :            60 000 €
        """,
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_table(name: str) -> None:
    doc = document(f"Le conseil est réuni.\n\n{NONE[name]}\n\nLa séance est levée.\n")
    assert tables(doc) == []
    assert doc.text.startswith("Le conseil est réuni.")
    assert doc.text.endswith("La séance est levée.")
    check(doc)


@pytest.mark.parametrize("name", NONE)
def test_no_word_is_lost(name: str) -> None:
    text = document(NONE[name]).text
    words = [word for word in NONE[name].split() if word.isalpha() and len(word) > 3]
    assert [word for word in words if word not in text] == []


def test_long_tables_are_read_to_their_end() -> None:
    rows = "".join(f"Commune {n:<20}{n * 100:>10}{n * 7:>10}\n" for n in range(1, 400))
    doc = document(f"Commune                        2022      2023\n{rows}\nFin de la liste.\n")
    assert len(tables(doc)[0]) == 400
    check(doc)


@pytest.mark.parametrize(
    "text",
    ["#  Un titre", "                    seul\n#  Un titre", "<b>  gras</b>", "+--+\n", "|  |", "   a  b"],
)
def test_lines_that_only_begin_like_a_table(text: str) -> None:
    assert tables(document(f"{text}\n\nUn paragraphe.\n")) == []


def test_a_line_across_columns_hides_no_cell() -> None:
    text = """
    Lieu              Public        Places     Part
    Foyer d'Ornans    ados              12     40 %
      (maison louée à la commune)
    Halte de Levier   fratries           8     25 %
    Internat          tous              20     35 %
    """
    (table,) = tables(document(text))
    assert [cell for row in table for cell in row if "louée" in cell]
    assert [row[1:] for row in table[1:]] == [
        ["ados", "12", "40 %"],
        ["fratries", "8", "25 %"],
        ["tous", "20", "35 %"],
    ]
