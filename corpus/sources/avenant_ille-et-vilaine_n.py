"""Yearly amendment: visas, articles replaced in full, a new list of actions by letters, a table of three years."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[0].text = "Préfecture d’Ille-et-Vilaine – Département d’Ille-et-Vilaine – ARS Bretagne"

    def p(text, align=A.JUSTIFY, bold=False):
        q = d.add_paragraph()
        q.alignment = align
        q.add_run(text).bold = bold

    def article(n, title):
        q = d.add_paragraph()
        q.add_run(f"Article {n} : ").underline = True
        q.add_run(title).bold = True

    p("Avenant n° 2", A.CENTER, True)
    p("à la convention départementale de prévention et de protection de l’enfance 2020-2022", A.CENTER, True)
    p("Exercice 2022", A.CENTER)
    p("Entre d’une part")
    p("L’État, représenté par M. Hervé-Loïc Montauban-Cancale, préfet de la région Bretagne, préfet d’Ille-et-Vilaine ;")
    p("L’Agence régionale de santé Bretagne, représentée par M. Sacha Bécherel, directeur général ;")
    p("et d’autre part")
    p("Le Département d’Ille-et-Vilaine, représenté par sa présidente, Mme Enora Guipry-Vilaine,")
    for t in (
        "Vu la convention signée le 23 octobre 2020 ;",
        "Vu l’avenant n° 1 du 3 décembre 2021 ;",
        "Vu l’instruction interministérielle n° DGCS/SD2B/DGS/SP1/2022/98 du 8 avril 2022 ;",
        "Vu le rapport d’exécution de l’année 2021, arrêté le 28 juin 2022 ;",
        "Vu la délibération de la commission permanente du 26 septembre 2022 approuvant le présent avenant ;",
    ):
        p(t)
    p("Considérant que six des dix-neuf actions n’ont pu démarrer du fait des difficultés de recrutement ;")
    p("les parties arrêtent ce qui suit :")

    article(1, "Financement de l’exercice 2022")
    p("L’article 5 de la convention est remplacé par les dispositions suivantes :")
    p(
        "« Au titre de 2022, le concours de l’État s’élève à 1 274 600 € (programme 304, action 17). Celui de l’Agence s’élève à "
        "588 000 €, soit 401 500 € prélevés sur le FIR et 186 500 € sur l’ONDAM médico-social. Le Département mobilise une somme "
        "équivalente, de 1 862 600 €. »"
    )
    t = d.add_table(rows=0, cols=4)
    t.style = "Light Grid Accent 1"
    for row in (
        ["", "2020", "2021", "2022"],
        ["État", "1 120 000 €", "1 198 000 €", "1 274 600 €"],
        ["ARS", "540 000 €", "561 000 €", "588 000 €"],
        ["Département", "1 660 000 €", "1 759 000 €", "1 862 600 €"],
    ):
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    d.add_paragraph()
    p(
        "Par dérogation, un reliquat de 73 150 € de crédits d’État non consommés en 2021 est reporté et vient en déduction du "
        "versement de 2022, qui sera donc de 1 201 450 €."
    )

    article(2, "Actions nouvelles")
    p("La liste des actions est complétée comme suit :")
    p("a) au titre de l’objectif 3, des visites de sages-femmes de PMI aux femmes enceintes hébergées à l’hôtel ;", A.LEFT)
    p("b) au titre de l’objectif 14, un relais parental à Redon, ouvert le week-end, dont la Mutualité d’Émeraude est gestionnaire ;", A.LEFT)
    p("c) au titre de l’objectif 22, une équipe « retour à la maison » de trois éducateurs à Saint-Malo et Dol ;", A.LEFT)
    p("d) hors référentiel, un dispositif d’accueil d’urgence pour les adolescents exposés à la prostitution.", A.LEFT)

    article(3, "Actions modifiées, suspendues ou supprimées")
    p(
        "L’action 7 « Unité mobile de pédopsychiatrie du pays de Fougères », faute de médecin, est suspendue et sera reprise au "
        "plus tard le 1er avril 2023. L’action 11 « Formation croisée justice-ASE » passe de une à trois sessions par an. "
        "L’action 15 « Application numérique pour les jeunes majeurs » est supprimée. Les 31 000 € qui lui étaient affectés "
        "reviennent à l’action 11."
    )

    article(4, "Versement")
    p(
        "Les sommes dues par l’État et l’Agence sont versées en une seule fois dans les soixante jours. Elles sont imputées au "
        "compte ouvert à la paierie départementale, IBAN communiqué par courrier séparé. Le comptable assignataire est le "
        "directeur régional des finances publiques."
    )

    article(5, "Rapport et prolongation")
    p(
        "Le rapport de l’exercice est adressé aux cosignataires avant le 30 juin 2023. La convention, dont le terme était fixé au "
        "31 décembre 2022, est prolongée jusqu’au 30 juin 2023, sans crédits supplémentaires, afin d’achever les actions en cours. "
        "Les échanges engagés avec la Mayenne et la Manche sur l’accueil des enfants d’un département par l’autre se poursuivent."
    )

    article(6, "Autres clauses")
    p("Toutes les clauses de la convention que le présent avenant ne modifie pas restent applicables. Il prend effet le 1er décembre 2022.")
    p("Établi en trois exemplaires, à Rennes, le 29 novembre 2022", A.LEFT)
    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        (
            "Le préfet de région,\n\nPour le préfet et par délégation,\nla secrétaire générale\n\n\nGuillemette Pleurtuit-Josselin",
            "Le directeur général de l’ARS\n\n\n\n\nSacha Bécherel",
            "La présidente du Département\n\n\n\n\nEnora Guipry-Vilaine",
        ),
        strict=True,
    ):
        cell.text = text
