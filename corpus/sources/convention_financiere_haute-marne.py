"""Yearly financial convention: parties in a table, articles, annexes with funders across, instalments, indicators; signatures in a table."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "DDETSPP de la Haute-Marne – pôle solidarités\tConvention n° 52-2022-0143"
    s.footer.paragraphs[0].text = "Exercice 2022 – paraphes :"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def bullets(*items):
        for t in items:
            d.add_paragraph(t, style="List Bullet")

    def table(rows, bold=True, widths=None):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = bold and (y == 0 or row[0].startswith("Total"))
                if widths:
                    cell.width = Cm(widths[x])
        d.add_paragraph()

    p("", "CONVENTION FINANCIÈRE 2022", align=A.CENTER)
    p("prise en application du contrat départemental de prévention et de protection de l’enfance de la Haute-Marne", align=A.CENTER)

    table(
        [
            ("L’ÉTAT", "représenté par Monsieur Hilarion Joinville-Vaux, préfet de la Haute-Marne"),
            (
                "LE DÉPARTEMENT DE LA HAUTE-MARNE",
                "1, rue du Commandant-Hugueny, 52000 Chaumont, représenté par son président, Monsieur Barthélemy Vignory, autorisé par "
                "délibération de la commission permanente du 16 septembre 2022, et désigné ci-dessous par « le bénéficiaire »",
            ),
            (
                "L’AGENCE RÉGIONALE DE SANTÉ GRAND EST",
                "représentée par Madame Odile Bourbonne-Fayl, déléguée territoriale, agissant par délégation de la directrice générale",
            ),
        ],
        bold=False,
        widths=(5, 12),
    )
    p("Vu la loi organique n° 2001-692 du 1er août 2001 relative aux lois de finances ;")
    p("Vu la loi n° 2021-1900 du 30 décembre 2021 de finances pour 2022 ;")
    p("Vu le décret n° 2012-1246 du 7 novembre 2012 ;")
    p("Vu le contrat conclu le 24 novembre 2020 et son avenant du 8 octobre 2021 ;")
    p("Vu le compte rendu d’exécution transmis le 27 juin 2022 ;")
    p("il est arrêté ce qui suit :")

    d.add_heading("Article 1er – Objet", 2)
    p(
        "La présente convention fixe, pour l’année 2022, le concours de l’État et de l’agence aux actions énumérées en annexe A. Elle n’ouvre "
        "aucun droit pour les exercices ultérieurs. Les actions menées avec les départements de l’Aube et des Vosges, qui ont leurs "
        "propres contrats, n’en relèvent pas."
    )
    d.add_heading("Article 2 – Montant", 2)
    p(
        "Le concours de l’État est fixé à ", "428 600 €", " (quatre cent vingt-huit mille six cents euros), imputés sur le programme 304, action 17. "
        "L’agence délègue ", "196 900 €", " sur le fonds d’intervention régional. Le bénéficiaire apporte au moins 640 000 €. Le reliquat de 2021, "
        "soit 37 450 €, est déduit du premier versement de l’État."
    )
    d.add_heading("Article 3 – Versement", 2)
    table(
        [
            ("Échéance", "État", "ARS", "Pièces à produire"),
            ("À la notification", "263 550 €", "98 450 €", "Relevé d’identité bancaire, délibération"),
            ("15 novembre 2022", "90 000 €", "–", "État des dépenses au 31 octobre 2022"),
            ("31 mars 2023 au plus tard", "37 600 €", "98 450 €", "Compte d’emploi signé du comptable"),
        ]
    )
    p("Le comptable assignataire est la directrice départementale des finances publiques de la Haute-Marne.")
    d.add_heading("Article 4 – Engagements du bénéficiaire", 2)
    p("Le bénéficiaire s’engage à :")
    bullets(
        "tenir une comptabilité séparée des dépenses ;",
        "répondre aux demandes de l’administration dans un délai de quinze jours ;",
        "faire mention du soutien de l’État et de l’agence sur tout document de communication ;",
        "restituer les sommes inemployées au-delà de 1 500 €.",
    )
    d.add_heading("Article 5 – Durée", 2)
    p(
        "La convention prend effet le 1er janvier 2022 et s’achève le 30 juin 2023. Les actions doivent être engagées avant le 31 décembre 2022, "
        "à l’exception de l’action A7, dont le calendrier est reporté à mars 2023 en raison du retard pris par les travaux."
    )
    d.add_heading("Article 6 – Contacts", 2)
    p(
        "Pour l’État : Mme Solène Doulevant, cheffe de service, 03 53 01 26 84. Pour le Département : M. Eudes Nogent-Poissons, directeur de "
        "l’enfance, 03 53 01 90 17. Toute contestation est portée devant le tribunal administratif de Châlons-en-Champagne."
    )
    p("Fait à Chaumont, le 12/10/2022, en trois exemplaires.", align=A.LEFT)
    table(
        [
            ("Le préfet", "Le président du conseil départemental", "Pour la directrice générale de l’ARS et par délégation, la déléguée territoriale"),
            ("\n\nHilarion Joinville-Vaux", "\n\nBarthélemy Vignory", "\n\nOdile Bourbonne-Fayl"),
            ("Visa du contrôleur budgétaire : sans objet", "", ""),
        ]
    )
    d.add_page_break()
    d.add_heading("Annexe A – Plan de financement (en euros)", 1)
    table(
        [
            ("N°", "Objectif du contrat", "Intitulé de l’action", "État", "ARS", "CD 52", "Coût total"),
            ("A1", "4", "Puéricultrices à domicile dans le Bassigny et autour de Joinville", "52 000", "", "78 000", "130 000"),
            ("A2", "5", "Vacations de médecin pour les consultations de nourrissons à Langres et à Saint-Dizier", "", "63 400", "41 600", "105 000"),
            ("A3", "12", "Aide à domicile de nuit (TISF) en cas d’hospitalisation d’un parent", "44 600", "", "44 600", "89 200"),
            ("A4", "8", "Cartographie des risques et programme d’inspection 2022-2024", "18 000", "", "12 000", "30 000"),
            ("A5", "9", "Groupe d’analyse des situations complexes et fonds de dépannage « répit »", "71 000", "133 500", "95 500", "300 000"),
            ("A6", "22", "Visites d’un éducateur pendant l’année qui suit la fin du placement", "83 000", "", "91 000", "174 000"),
            ("A7", "18", "Aménagement d’un gîte de dix lits pour fratries à Arc-en-Barrois", "110 000", "", "218 300", "328 300"),
            ("A8", "26", "Semaine de formation des assistants familiaux au développement de l’enfant", "50 000", "", "62 000", "112 000"),
            ("Total", "", "", "428 600", "196 900", "643 000", "1 268 500"),
        ],
        widths=(1, 1.7, 6.3, 1.9, 1.9, 1.9, 2.3),
    )
    p("Pour l’action A7, le conseil régional pourrait attribuer 60 000 € au titre de la rénovation énergétique ; cette aide n’est pas acquise.")
    d.add_heading("Annexe B – Indicateurs", 1)
    table(
        [
            ("Action", "Indicateur", "Réalisé 2021", "Cible 2022"),
            ("A1", "Enfants de moins de 2 ans visités", "311", "450"),
            ("A3", "Heures d’intervention de nuit", "0", "1 200"),
            ("A6", "Familles suivies", "27", "60"),
            ("A8", "Assistants familiaux formés (sur 174)", "0", "90"),
        ]
    )
    d.add_heading("Annexe C – Dépenses non éligibles", 1)
    bullets(
        "les charges de personnel des agents en poste avant le contrat ;",
        "les travaux, hors action A7 ;",
        "les places déjà financées par le prix de journée ;",
        "les frais de bouche et de représentation.",
    )
