"""Yearly amendment: words replaced in articles of the contract, new and changed fiches as numbered paragraphs, two tables."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.footer.paragraphs[0].text = "CDPPE 06 - avenant n° 1 - exercice 2022"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("", "AVENANT N° 1 AU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L'ENFANCE", align=A.CENTER)
    p("Alpes-Maritimes - exercice 2022", align=A.CENTER)
    p("Entre, d'une part,")
    p("- l'État, pris en la personne de M. Bernardin CONTES-LEVENS, préfet des Alpes-Maritimes ;", align=A.LEFT)
    p(
        "- l'Agence régionale de santé Provence-Alpes-Côte d'Azur, prise en la personne de son directeur général, M. Silvère UTELLE, "
        "et par délégation de M. Romuald TENDE, directeur départemental ;",
        align=A.LEFT,
    )
    p("et, d'autre part,")
    p(
        "- le Département des Alpes-Maritimes, pris en la personne de sa présidente, Mme Honorine SAORGE, autorisée par la "
        "délibération n° 12 de la commission permanente du 7 octobre 2022,",
        align=A.LEFT,
    )
    p("étant rappelé que :")
    p("les parties ont conclu le 20 septembre 2021 un contrat couvrant les années 2021 et 2022 ;", style="List Bullet")
    p("le bilan remis le 28/06/2022 fait apparaître un taux de réalisation de 71 % et un reliquat de 118 300 € ;", style="List Bullet")
    p("l'instruction n° DGCS/SD2B/2022/61 du 18 février 2022 prévoit la conclusion d'un avenant financier,", style="List Bullet")
    p("il a été arrêté ce qui suit.")
    d.add_heading("Article 1 - Modification du contrat", 2)
    p("1° À l'article 4, les mots : « trois postes » sont remplacés par les mots : « cinq postes ».")
    p("2° À l'article 6, le montant : « 1 540 000 € » est remplacé par le montant : « 1 765 000 € ».")
    p("3° L'article 11 est complété par une phrase ainsi rédigée : « Le contrat est prorogé jusqu'au 30 juin 2023. »")
    d.add_heading("Article 2 - Fiches nouvelles", 2)
    p("Sont annexées au contrat les fiches suivantes :")
    p("", "Fiche 2-11 (objectif 9).", " Brigade mobile autisme et protection de l'enfance. Quatre professionnels de l'association Les Restanques interviennent des rives du Var jusqu'à Menton.")
    p("", "Fiche 2-12 (objectif 23).", " Mille heures de soutien scolaire en famille d'accueil, par des étudiants de l'université.")
    p("", "Fiche 1-06 (objectif 16).", " Halte du mercredi pour les frères et sœurs d'enfants porteurs de handicap, à Nice-Nord et à Grasse.")
    p("", "Fiche 4-03 (objectif 24).", " Colocations accompagnées pour jeunes majeurs, six logements captés dans le parc privé.")
    d.add_heading("Article 3 - Fiches modifiées", 2)
    p("La fiche 1-02 « Puéricultrices du haut pays » est étendue aux vallées de la Roya et de la Vésubie, à compter du 1er janvier 2023.")
    p("La fiche 2-01 « Renfort de la cellule de recueil » bénéficie d'un poste de juriste supplémentaire (52 000 €, à la charge du Département).")
    p("La fiche 3-01 « Assemblée des enfants », retardée, est reportée au premier semestre 2023.")
    d.add_heading("Article 4 - Fiches supprimées", 2)
    p("Sont retirées la fiche 2-05 « Application mobile Signal06 » et la fiche 2-09 « Ferme de rupture de Valdeblore », l'appel à projets étant resté infructueux.")
    d.add_heading("Article 5 - Dispositions financières", 2)
    p("5.1. La contribution de l'État pour 2022 est de 690 000 €, imputés sur l'action 17 du programme 304, déduction faite du reliquat. Elle est notifiée avant le 1er décembre 2022.")
    p("5.2. Les contributions des trois parties se lisent ainsi :")
    table(
        [
            ["", "2021 (exécuté)", "2022 (avenant)"],
            ["État", "571 700 €", "690 000 €"],
            ["ARS - FIR", "200 000 €", "215 000 €"],
            ["ARS - ONDAM", "80 000 €", "170 000 €"],
            ["Département", "571 700 €", "690 000 €"],
            ["Ensemble", "1 423 400 €", "1 765 000 €"],
        ]
    )
    p("5.3. Le coût des fiches nouvelles est détaillé ci-dessous.")
    table(
        [
            ["Fiche", "Coût 2022", "Financeur principal"],
            ["2-11", "172 500 €", "ARS"],
            ["2-12", "24 600 €", "Département"],
            ["1-06", "31 000 €", "État"],
            ["4-03", "148 000 €", "État"],
        ]
    )
    d.add_heading("Article 6 - Suivi", 2)
    p("Le comité technique se réunit chaque trimestre. Il associe la Caf, le parquet de Nice, celui de Grasse, l'Éducation nationale et deux représentants des Alpes-de-Haute-Provence et du Var, au titre des enfants accueillis hors département.")
    d.add_heading("Article 7 - Entrée en vigueur", 2)
    p("L'avenant produit effet à la date de la dernière signature. Les autres stipulations sont sans changement.")
    p("Fait en trois exemplaires à Nice, le 14 novembre 2022")
    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        ("Pour l'État,\nle préfet\n\n\nBernardin CONTES-LEVENS", "Pour l'ARS,\nle directeur départemental\n\n\nRomuald TENDE", "Pour le Département,\nla présidente\n\n\nHonorine SAORGE"),
        strict=True,
    ):
        cell.text = text
