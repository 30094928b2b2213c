"""Contract ready to be signed: parties as a table, articles, actions by theme in a table, day of signature left blank."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = "CDPPE 56 – version soumise à signature, 06/11/2024"

    def p(text, style=None, align=A.JUSTIFY, bold=False):
        q = d.add_paragraph(style=style)
        q.alignment = align
        q.add_run(text).bold = bold
        return q

    def table(rows, widths, head=True):
        t = d.add_table(rows=0, cols=len(widths))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = head and y == 0
                cell.width = Cm(widths[x])
        d.add_paragraph()
        return t

    p("CONTRAT 2024-2026", align=A.CENTER, bold=True)
    p("POUR LA PRÉVENTION ET LA PROTECTION DE L’ENFANCE DANS LE MORBIHAN", align=A.CENTER, bold=True)
    d.add_paragraph()
    p("Entre les soussignés :")
    table(
        [
            ["L’État", "représenté par le préfet du Morbihan, M. Aurélien PLOËREN-GUIDEL", "ci-après « l’État »"],
            ["L’agence régionale de santé Bretagne", "représentée par sa directrice générale", "ci-après « l’ARS »"],
            [
                "Le Département du Morbihan",
                "représenté par Mme Hoëla SARZEAU, 2e vice-présidente, pour le président M. Tudual LOCMINÉ empêché",
                "ci-après « le Département »",
            ],
            [
                "La caisse d’allocations familiales du Morbihan",
                "représentée par M. Ferdinand ÉTEL-KERGROIX, directeur",
                "ci-après « la Caf »",
            ],
        ],
        [4.6, 8.4, 3.6],
        head=False,
    )

    d.add_heading("Préambule", 2)
    p(
        "Un premier contrat a lié l’État, l’ARS et le Département du 8 octobre 2021 au 31 décembre 2023. Il a permis de doubler le "
        "nombre d’entretiens prénataux et de créer l’équipe mobile de Pontivy. L’évaluation remise en avril 2024 en a montré aussi "
        "les limites : actions trop nombreuses, crédits notifiés trop tard, jeunes peu associés. Les parties ont donc choisi de "
        "resserrer le présent texte sur sept actions."
    )
    p(
        "Il s’inscrit dans le cadre de la loi du 7 février 2022 relative à la protection des enfants et de l’instruction du "
        "14 août 2024. Il tient compte du projet de territoire « Morbihan 2040 », adopté le 22 mars 2024."
    )

    d.add_heading("1. Ce que les parties veulent obtenir", 2)
    for t in (
        "que chaque enfant de deux ans vivant dans une famille fragile ait été vu par la PMI ;",
        "qu’aucune évaluation n’excède trois mois ;",
        "que la moitié au moins des enfants confiés ayant une notification MDPH soient effectivement accompagnés.",
    ):
        p(t, style="List Bullet")

    d.add_heading("2. Ce qu’elles feront", 2)
    table(
        [
            ["Action", "Objectif national", "Porteur", "Coût annuel", "dont État (BOP 304)", "dont ARS (FIR)"],
            ["Bilans de 3-4 ans : valise numérique, 100 % des écoles de Ploërmel à Gourin", "2", "PMI", "88 400 €", "", "44 200 €"],
            [
                "Groupes d’entraide de pères et mères porteurs d’un handicap psychique (Lorient, Vannes)",
                "15",
                "GEM La Godille",
                "36 000 €",
                "12 000 €",
                "18 000 €",
            ],
            ["Visites surprises communes dans les établissements", "17", "État et Département", "sans coût", "", ""],
            [
                "Dix-huit places d’accueil pour frères et sœurs dans une ancienne école d’Auray",
                "18",
                "Fondation Kerdudo",
                "742 000 €",
                "260 000 €",
                "",
            ],
            ["Service d’appui aux tiers dignes de confiance et aux accueillants bénévoles", "20", "Udaf 56", "97 500 €", "45 000 €", ""],
            ["Mentorat et soutien scolaire à la maison, à raison de deux heures par semaine", "23", "Association La Marelle", "61 300 €", "30 000 €", ""],
            [
                "Permanence « papiers » pour les jeunes venus seuls en France : titre de séjour, compte bancaire, permis",
                "25",
                "Association Passe-Rivage",
                "28 900 €",
                "14 000 €",
                "",
            ],
            ["Total", "", "", "1 054 100 €", "361 000 €", "62 200 €"],
        ],
        [5.6, 1.8, 2.6, 2.3, 2.3, 2.2],
    )
    p(
        "La Caf participe aux deux premières actions par une aide forfaitaire de 20 000 euros, versée en 2025 seulement. Le reste "
        "du coût incombe au Département, dans la limite de 650 000 € par an."
    )

    d.add_heading("3. Argent", 2)
    p(
        "Pour 2024, compte tenu de la date de signature, la part de l’État est réduite à 90 250 €. Elle est versée sur production "
        "du contrat signé, avant le 15 décembre 2024. À partir de 2025, deux versements ont lieu chaque année."
    )
    p("Les sommes inutilisées au 31 décembre 2026 font l’objet d’un titre de recette.")

    d.add_heading("4. Suivi", 2)
    p(
        "Le comité de suivi se réunit chaque trimestre. Il associe, avec voix consultative, Mme Oanez CLÉGUER, juge des enfants "
        "à Lorient, et M. Judicaël PÉNESTIN, inspecteur d’académie. Une revue à mi-parcours est faite en septembre 2025 ; elle est "
        "communiquée aux départements du Finistère, des Côtes-d’Armor, d’Ille-et-Vilaine et de Loire-Atlantique."
    )

    d.add_heading("5. Durée", 2)
    p(
        "Le contrat s’applique à compter de sa dernière signature, et jusqu’au 31 décembre 2026. Il ne se renouvelle pas "
        "tacitement. Une partie qui souhaite en sortir le fait savoir six mois à l’avance."
    )

    d.add_heading("6. Données personnelles", 2)
    p(
        "Les échanges de données nécessaires au suivi respectent le règlement (UE) 2016/679 du 27 avril 2016. Aucune donnée "
        "nominative ne figure dans le tableau de bord."
    )
    p("Fait à Vannes, le ……………………………… 2024", align=A.LEFT)
    t = table(
        [
            ["Pour l’État\nLe préfet\n\n\n\nAurélien PLOËREN-GUIDEL", "Pour l’ARS\nLa directrice générale\n\n\n\n"],
            [
                "Pour le Département\nLa vice-présidente déléguée à l’enfance\n\n\n\nHoëla SARZEAU",
                "Pour la Caf\nLe directeur\n\n\n\nFerdinand ÉTEL-KERGROIX",
            ],
        ],
        [8.3, 8.3],
        head=False,
    )
    assert t
    p("Annexes : 1. Tableau de bord des indicateurs. 2. Diagnostic partagé. 3. Relevé d’identité bancaire.", align=A.LEFT)
