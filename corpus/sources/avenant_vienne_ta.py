"""Second amendment, as a prefecture drafts it: parties, recitals, articles that replace and add, table in the text, a sheet."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

PRODUCER = "docx"


def write(document):
    """Write the amendment."""
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.3)
    section.header.paragraphs[0].text = "Préfecture de la Vienne – DDETS 86 / Avenant n° 2 au CDPPE"
    section.footer.paragraphs[0].text = "Paraphes :"
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)

    def p(text="", bold=False, center=False, style=None):
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(text).bold = bold
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def table(rows, widths=None):
        grid = document.add_table(rows=0, cols=len(rows[0]))
        grid.style = "Table Grid"
        for row in rows:
            cells = grid.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
        if widths:
            for row in grid.rows:
                for cell, width in zip(row.cells, widths, strict=True):
                    cell.width = Cm(width)
        document.add_paragraph()

    p("AVENANT N° 2", True, True)
    p("au contrat départemental de prévention et de protection de l'enfance de la Vienne", True, True)
    p("Exercice 2023", False, True)
    p("ENTRE", True)
    p(
        "L'État, représenté par Monsieur Édouard PONTAILLER, préfet de la Vienne, dont les services sont situés "
        "place Aristide-Briand à Poitiers, désigné ci-après « l'État »,"
    )
    p(
        "L'agence régionale de santé Nouvelle-Aquitaine, représentée par son directeur général, Monsieur "
        "Bastien CADILHAC, et par délégation par Madame Fanny MESLIER-ROY, directrice de la délégation "
        "départementale de la Vienne, désignée ci-après « l'ARS »,"
    )
    p("d'une part,")
    p("ET", True)
    p(
        "Le Département de la Vienne, représenté par le président du conseil départemental, Monsieur Augustin "
        "PRESSAC, agissant en vertu de la délibération de la commission permanente du 6 juillet 2023, désigné "
        "ci-après « le Département »,"
    )
    p("d'autre part,")
    p("Ensemble dénommés « les parties ».")
    p("PRÉAMBULE", True)
    p(
        "Le contrat conclu le 29 octobre 2021 engage les parties à poursuivre vingt objectifs de la stratégie "
        "nationale. Un avenant n° 1, signé le 24 novembre 2022, en a prolongé les effets d'une année. La revue de "
        "projet du 14 mars 2023 a montré que douze actions sur dix-huit avaient atteint leur cible, que quatre "
        "étaient en cours et que deux ne trouvaient pas d'opérateur. Les parties en tirent les conséquences."
    )
    p(
        "Vu le code de l'action sociale et des familles, en particulier l'article L. 221-1 ;\n"
        "Vu la loi n° 2022-140 du 7 février 2022 ;\n"
        "Vu le décret n° 2022-1730 du 30 décembre 2022 ;\n"
        "Vu l'instruction du 28 avril 2023 relative aux avenants à conclure au titre de 2023 ;\n"
        "Vu le contrat du 29 octobre 2021 et son avenant n° 1,"
    )
    p("IL EST CONVENU CE QUI SUIT :", True)
    p("Article 1 – Objet", True)
    p(
        "Le présent avenant fixe la participation de chaque partie pour 2023, ajoute trois actions, en modifie "
        "deux et en supprime deux. Les stipulations du contrat qui ne sont pas modifiées demeurent en vigueur."
    )
    p("Article 2 – Actions nouvelles", True)
    p("Sont ajoutées à l'annexe 2 du contrat les actions suivantes :")
    p(
        "Action 19 : Accueil relais du week-end pour les enfants en situation de handicap confiés à des assistants "
        "familiaux (objectif 9) ; la fiche figure en annexe au présent avenant.",
        style="List Bullet",
    )
    p(
        "Action 20 : Renfort de la cellule de recueil des informations préoccupantes par une équipe volante de "
        "trois évaluateurs, affectée aux maisons départementales de Châtellerault et de Loudun (objectif 6).",
        style="List Bullet",
    )
    p(
        "Action 21 : Formation de quatre-vingts professionnels de la petite enfance aux signes précoces de "
        "maltraitance, assurée par l'institut régional du travail social (objectif 26).",
        style="List Bullet",
    )
    p("Article 3 – Actions modifiées", True)
    p(
        "L'action 4 « Visites à domicile des sages-femmes » voit sa cible portée de 220 à 350 visites par an, pour "
        "tenir compte de l'ouverture du secteur de Montmorillon."
    )
    p(
        "L'action 11 « Logements passerelles » est étendue de huit à quatorze places. Les six places nouvelles "
        "sont ouvertes à Civray au plus tard le 1er décembre 2023."
    )
    p("Article 4 – Actions supprimées", True)
    p(
        "L'action 7 « Centre parental de Chauvigny » et l'action 16 « Plateforme de soutien scolaire en ligne » "
        "sont retirées du contrat. Les crédits qui leur étaient destinés, soit 148 200 €, sont redéployés au "
        "profit des actions 19 et 20."
    )
    p("Article 5 – Participations financières", True)
    p(
        "Le montant total de l'avenant s'élève à 1 973 400 €. L'État verse 796 400 € imputés sur le programme 304, "
        "action 17, dont 148 200 € de crédits reportés. L'ARS apporte 377 000 €. La contribution du Département "
        "est arrêtée à 800 000 €. Les actions non citées dans le tableau sont reconduites à l'identique, pour un "
        "montant global de 1 189 400 €."
    )
    table(
        [
            ["2023, en €", "État", "ARS", "Département", "Total"],
            ["Action 4", "60 000", "0", "75 000", "135 000"],
            ["Action 11", "88 000", "0", "88 000", "176 000"],
            ["Action 19", "70 000", "112 000", "40 000", "222 000"],
            ["Action 20", "105 000", "0", "105 000", "210 000"],
            ["Action 21", "21 000", "10 000", "10 000", "41 000"],
        ]
    )
    p(
        "L'État se libère de sa participation en un seul versement, sur le compte du payeur départemental, dans les "
        "trente jours de la notification. Les crédits qui n'auraient pas été consommés au 30 juin 2024 peuvent "
        "être reversés au Trésor ou reportés, sur demande motivée. Aucune somme inférieure à 1 000 € n'est "
        "réclamée."
    )
    p("Article 6 – Compte rendu", True)
    p(
        "Le Département adresse au préfet et à l'ARS, au plus tard le 31 mars 2024, un rapport qui renseigne pour "
        "chaque action les indicateurs suivants : nombre d'enfants concernés, dépense constatée, délai de "
        "réalisation, difficultés rencontrées. Un comité technique se tient chaque trimestre. Y siègent, outre les "
        "parties, la procureure de la République, Madame Jeanne VOUILLÉ, et la directrice académique, Madame "
        "Sylviane LUSSAC, à titre consultatif."
    )
    p("Article 7 – Entrée en vigueur", True)
    p(
        "L'avenant entre en vigueur à sa signature. Il produit effet jusqu'au 31 décembre 2023, à l'exception de "
        "l'article 6. Une prochaine génération de contrats, pour 2024 et les années suivantes, fera l'objet de "
        "négociations distinctes, y compris avec les Deux-Sèvres pour l'action interdépartementale de Thouars."
    )
    p("Fait à Poitiers, en trois exemplaires, le 18 juillet 2023")
    table(
        [
            [
                "Pour l'État,\nle préfet de la Vienne\n\n\nÉdouard PONTAILLER",
                "Pour l'ARS,\nla directrice de la délégation départementale\n\n\nFanny MESLIER-ROY",
                "Pour le Département,\nle président\n\n\nAugustin PRESSAC",
            ]
        ]
    )
    document.add_page_break()
    p("ANNEXE – FICHE ACTION N° 19", True, True)
    table(
        [
            ["Engagement", "2 – Sécuriser les parcours des enfants protégés et prévenir les ruptures"],
            ["Objectif", "9"],
            [
                "Intitulé",
                "Accueil relais du week-end pour les enfants en situation de handicap confiés à des assistants familiaux",
            ],
            [
                "Constat",
                "94 enfants confiés bénéficient d'une notification de la MDPH. Leurs assistants familiaux prennent en "
                "moyenne 9 jours de repos par an. Sept ruptures de contrat en 2022 ont pour motif l'épuisement.",
            ],
            [
                "Description",
                "L'ADAPEI ouvre, deux week-ends par mois, huit places dans les locaux de l'IME de Vivonne. Une "
                "éducatrice et un aide-soignant connaissent chaque enfant. Le transport est assuré.",
            ],
            ["Public", "Enfants de 4 à 16 ans confiés à l'ASE, avec notification"],
            ["Pilote", "Direction de l'enfance et de la famille, Mme Noémie GENÇAY"],
            ["Partenaires", "ADAPEI 86, MDPH, assistants familiaux"],
            ["Calendrier", "Ouverture en septembre 2023 ; évaluation en juin 2024"],
            ["Indicateurs", "Nombre de week-ends ouverts ; nombre d'enfants accueillis ; ruptures évitées"],
            ["Budget 2023", "État : 70 000 € ; ARS (FIR) : 112 000 € ; Département : 40 000 €"],
        ],
        [3.5, 13],
    )
