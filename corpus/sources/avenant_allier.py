"""Amendment n° 2: earlier signings recalled, an action added, one withdrawn, a term put back, a table of the year's sums."""

PRODUCER = "docx"

ROWS = [
    (
        "Fiche 3 - Visites à domicile pré et postnatales des sages-femmes de PMI",
        "88 000 €",
        "30 000 €",
        "118 000 €",
    ),
    ("Fiche 7 - Actualisation du protocole « informations préoccupantes »", "12 000 €", "", "12 000 €"),
    ("Fiche 12 - Interventions de TISF", "196 200 €", "", "196 200 €"),
    (
        "Fiche 16 - Répit et soutien aux parents d’enfants en situation de handicap",
        "60 000 €",
        "45 000 €",
        "105 000 €",
    ),
    ("Fiche 19 bis - Placement éducatif à domicile renforcé (NOUVELLE)", "250 000 €", "", "250 000 €"),
    ("Fiche 23 - Parrainage et soutien scolaire", "40 000 €", "", "40 000 €"),
    ("Fiche 26 - Formation des assistants familiaux et des professionnels", "90 000 €", "", "90 000 €"),
    ("TOTAL", "736 200 €", "75 000 €", "811 200 €"),
]


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
    from docx.shared import Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Marianne", Pt(10.5)
    d.sections[0].footer.paragraphs[0].text = "Avenant n°2 - CDPPE 03"

    def p(text, bold=False, center=False):
        par = d.add_paragraph()
        par.add_run(text).bold = bold
        if center:
            par.alignment = AL.CENTER

    p("AVENANT N° 2", True, True)
    p("AU CONTRAT DEPARTEMENTAL DE PREVENTION ET DE PROTECTION DE L’ENFANCE", True, True)
    p("DEPARTEMENT DE L’ALLIER", True, True)
    p("Année 2023", True, True)
    p("Entre")
    p("L’Etat, représenté par Madame Judith Brossat-Keller, préfète de l’Allier,")
    p("Et")
    p(
        "Le Département de l’Allier, sis 1 avenue de l’Exemple à Moulins, représenté par son Président, Monsieur Alain Thévenoux, agissant en vertu de la délibération du 20 novembre 2023,"
    )
    p("Et")
    p(
        "L’Agence Régionale de Santé Auvergne-Rhône-Alpes, représentée par sa directrice générale, Madame Hélène Zuccarelli,"
    )
    p("Ensemble dénommés « les parties ».")
    p(
        "Vu le contrat départemental de prévention et de protection de l’enfance conclu le 9 décembre 2021 entre l’Etat, le Département et l’ARS, ci-après « le contrat » ;"
    )
    p("Vu l’avenant n° 1 en date du 14 novembre 2022 ;")
    p("Vu l’instruction ministérielle du 26 avril 2023 relative à la campagne 2023 ;")
    p("Vu le bilan d’exécution de l’année 2022, adopté en comité de pilotage le 22 juin 2023 ;")
    p("Il est arrêté ce qui suit :")
    p("ARTICLE 1 - OBJET", True)
    p(
        "Le présent avenant a pour objet de déterminer les concours financiers de l’année 2023, de modifier la liste des fiches actions et de prolonger la durée du contrat."
    )
    p("ARTICLE 2 - MODIFICATION DES FICHES ACTIONS", True)
    p(
        "2.1 Est ajoutée une fiche 19 bis « Placement éducatif à domicile renforcé », confiée à l’association Le Chêne et l’Allier à l’issue de l’appel à projets clos le 31 mars 2023. Trente mesures sont ouvertes à Montluçon et Vichy à compter du 1er septembre 2023."
    )
    p(
        "2.2 La fiche 14 « Relais parental de Saint-Pourçain-sur-Sioule » est retirée, le porteur ayant renoncé."
    )
    p(
        "2.3 L’intitulé de la fiche 16 est complété par les mots « Répit et » ; son public s’étend aux familles de la Combraille, à la limite du Puy-de-Dôme."
    )
    p("2.4 Les autres fiches sont sans changement.")
    p("ARTICLE 3 - CONCOURS FINANCIERS", True)
    p(
        "Au titre de 2023, le soutien de l’Etat est fixé à 736 200 € (programme 304, action 17), contre 702 000 € en 2022. L’ARS apporte 75 000 € (FIR). Le Département consacre aux actions un montant de 811 200 €. La répartition est la suivante :"
    )
    t = d.add_table(rows=1, cols=4, style="Light Grid Accent 1")
    for c, x in zip(t.rows[0].cells, ("Fiche action", "Etat", "ARS", "Département"), strict=True):
        c.text = x
    for r in ROWS:
        for c, x in zip(t.add_row().cells, r, strict=True):
            c.text = x
    p("")
    p(
        "Le coût total des actions ressort donc à 1 622 400 €. Il est rappelé que le reliquat de crédits de l’Etat non consommés sur 2022, soit 48 316,50 €, est reporté et vient en complément de la fiche 12."
    )
    p("ARTICLE 4 - VERSEMENT", True)
    p(
        "La contribution de l’Etat est versée en une seule fois, avant le 20 décembre 2023, sur le compte de la paierie départementale :"
    )
    for x in (
        "Titulaire : Département de l’Allier",
        "Domiciliation : Banque de l’Exemple, Moulins",
        "Ordonnateur : la préfète de l’Allier",
    ):
        d.add_paragraph(x, style="List Bullet")
    p("ARTICLE 5 - DUREE", True)
    p(
        "Le terme du contrat, initialement fixé au 31 décembre 2023, est reporté au 30 juin 2024. L’avenant entre en vigueur à la date de sa signature."
    )
    p("ARTICLE 6 - AUTRES DISPOSITIONS", True)
    p(
        "Les stipulations du contrat et de l’avenant n° 1 qui ne sont pas contraires au présent avenant demeurent applicables. Le compte rendu financier de 2023 sera transmis pour le 31 mars 2024."
    )
    p("Fait à Moulins, le 27 novembre 2023, en trois exemplaires.")
    t = d.add_table(rows=1, cols=3)
    for c, x in zip(
        t.rows[0].cells,
        (
            "La préfète de l’Allier\n\n\nJudith BROSSAT-KELLER",
            "Le Président du Conseil départemental\n\n\nAlain THEVENOUX",
            "Pour la directrice générale de l’ARS, le directeur départemental de l’Allier\n\n\nOlivier Gidon",
        ),
        strict=True,
    ):
        c.text = x
    p("")
    p(
        "Copie : direction départementale des finances publiques ; M. Boris Lapalisse, contrôleur budgétaire en région"
    )
