"""Yearly account of a contract: how each action stands, money foreseen and spent in a table, difficulties, what comes next."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.footer.paragraphs[0].text = "Département des Hauts-de-Seine – Pôle Solidarités – Direction de l’enfance"

    def p(*parts, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Light Grid Accent 1"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    d.add_heading("Contrat départemental de prévention et de protection de l’enfance", 0)
    p("", "Bilan d’exécution – exercice 2021", align=A.CENTER)
    p("Document arrêté par le comité de pilotage du 27 juin 2022", align=A.CENTER)

    d.add_heading("Fiche d’identité", 1)
    table(
        [
            ["Rubrique", "Contenu"],
            ["Territoire", "Hauts-de-Seine (36 communes)"],
            ["Date de signature", "15 octobre 2020"],
            ["Avenant", "n° 1, 6 décembre 2021"],
            ["Échéance", "31 décembre 2022"],
            [
                "Signataires du contrat",
                "Léopold Vanves-Issy, préfet ; Georgette Puteaux-Lambrechts, vice-présidente du conseil départemental ; "
                "Donatien Clamart, directeur de la délégation départementale de l’ARS Île-de-France",
            ],
            ["Rédaction", "Hermance Villebon, cheffe de projet ; Tibère Garches, contrôleur de gestion"],
        ]
    )

    d.add_heading("1. Vue d’ensemble", 1)
    p(
        "Sur les seize actions du contrat, dix sont pleinement déployées, quatre ont démarré avec retard, une n’a pas commencé et une a "
        "été abandonnée. Le taux d’exécution financière atteint 87 %, soit 3 654 000 € sur 4 200 000 € prévus. Le solde de la part de l’État, "
        "162 500 €, sera reporté sur 2022 avec l’accord de la DRIEETS, donné par courrier du 14 mars 2022."
    )
    p(
        "L’année a encore été marquée par la crise sanitaire : les visites à domicile ont été suspendues trois semaines en avril, et "
        "plusieurs recrutements n’ont abouti qu’après l’été."
    )

    d.add_heading("2. Les principales actions", 1)
    table(
        [
            ["Réf.", "Action", "État au 31/12/2021", "Prévu 2021", "Dépensé 2021"],
            ["1-A", "Entretien prénatal précoce coordonné par les douze centres de PMI", "Déployée", "210 000 €", "204 300 €"],
            ["1-B", "Puéricultrices à domicile dans le nord du département", "Retardée", "320 000 €", "176 000 €"],
            ["1-C", "Relais parental « L’Escale » à Nanterre", "Déployée", "390 000 €", "390 000 €"],
            ["2-A", "Plateau d’évaluation de la CRIP (douze postes)", "Déployée", "745 000 €", "731 200 €"],
            ["2-C", "Accueil séquentiel pour enfants protégés en situation de handicap", "Retardée", "480 000 €", "265 000 €"],
            ["2-D", "Contrôles conjoints avec la préfecture", "Déployée", "60 000 €", "58 500 €"],
            ["2-F", "Application numérique de mise en relation des parrains", "Abandonnée", "35 000 €", "0 €"],
            ["4-A", "Logements tremplins et référent jeune majeur", "Déployée", "910 000 €", "902 000 €"],
            ["4-B", "Ateliers d’accès aux droits des anciens MNA", "Non commencée", "45 000 €", "0 €"],
            ["5-A", "Cycle de formation sur la prostitution des mineurs", "Déployée", "55 000 €", "51 000 €"],
        ]
    )
    p("Quelques résultats méritent d’être soulignés.")
    p(
        "Action 2-A. ",
        "Le délai moyen d’évaluation est passé de 138 à 84 jours. ",
        "Le nombre d’informations traitées a progressé de 11 % ; le renfort a donc plus que compensé la hausse.",
    )
    p(
        "Action 1-C. ",
        "L’Escale a accueilli 94 enfants, pour un séjour moyen de neuf nuits. ",
        "Le prix de journée constaté, 212 €, reste inférieur à celui d’un accueil d’urgence.",
    )
    p(
        "Action 4-A. ",
        "Soixante-six jeunes ont été logés. ",
        "Trente et un sont en contrat d’apprentissage, douze poursuivent des études.",
    )

    d.add_heading("3. Financement", 1)
    table(
        [
            ["Financeur", "Prévu", "Exécuté", "Taux"],
            ["État – BOP 304", "1 300 000 €", "1 137 500 €", "87,5 %"],
            ["ARS – FIR", "420 000 €", "398 500 €", "94,9 %"],
            ["ARS – ONDAM médico-social", "300 000 €", "178 000 €", "59,3 %"],
            ["Département", "2 180 000 €", "1 940 000 €", "89,0 %"],
            ["Total", "4 200 000 €", "3 654 000 €", "87,0 %"],
        ]
    )
    d.add_heading("4. Difficultés rencontrées", 1)
    for t in (
        "pénurie de puéricultrices, aggravée par la concurrence de Paris et des Yvelines ;",
        "délai d’autorisation des places médico-sociales ;",
        "absence d’interopérabilité entre les logiciels ;",
        "rotation des équipes éducatives, de l’ordre de 22 % par an.",
    ):
        p(t, style="List Bullet")
    d.add_heading("5. Perspectives 2022", 1)
    p("Le comité de pilotage a validé pour 2022 :")
    for t in (
        "le lancement, au 1er septembre, d’une équipe de prévention des ruptures chez les assistants familiaux accueillant un enfant handicapé ;",
        "l’entrée de trois jeunes majeurs au bureau de l’observatoire, dès l’automne ;",
        "l’ouverture de huit places d’accueil de fratries à Châtenay-Malabry, pour un coût annuel estimé à 460 000 €.",
    ):
        p(t, style="List Number")
    p(
        "Il a souhaité que soit étudiée l’hypothèse d’un centre parental commun avec le Val-de-Marne. La prochaine réunion est fixée au "
        "lundi 21 novembre 2022. Le bilan final sera remis avant le 30 juin 2023."
    )
    table(
        [
            ["Pour l’État", "Pour l’ARS", "Pour le Département"],
            [
                "La préfète déléguée pour l’égalité des chances\n\nAmandine Sceaux-Robinson",
                "Le directeur\n\nDonatien Clamart",
                "La directrice de l’enfance\n\nMuriel Bagneux",
            ],
        ]
    )
