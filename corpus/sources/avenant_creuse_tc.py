"""Third amendment of a small council, as its services type it: recitals, article by article what changes, two tables, signature page."""

PRODUCER = "docx"


def write(document):
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.3)
    section.header.paragraphs[0].text = "Département de la Creuse – Pôle cohésion sociale – Direction enfance famille jeunesse"
    section.footer.paragraphs[0].text = "Avenant n° 3 au contrat départemental 2020-2022 – exercice 2023"

    def p(text, bold=False, center=False, style=None):
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(text).bold = bold
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def table(rows, widths):
        grid = document.add_table(rows=0, cols=len(widths))
        grid.style = "Table Grid"
        for n, row in enumerate(rows):
            cells = grid.add_row().cells
            for cell, text, width in zip(cells, row, widths, strict=True):
                cell.width = Cm(width)
                cell.text = ""
                cell.paragraphs[0].add_run(text).bold = n == 0 or row[0].startswith("TOTAL")
        document.add_paragraph()

    p("AVENANT N° 3", True, True)
    p("AU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L'ENFANCE DE LA CREUSE", True, True)
    p("Prolongation et financement pour l'exercice 2023", False, True)

    p("Entre les soussignés :")
    p(
        "l'État, représenté par Madame Apolline FELLETIN-CROCQ, préfète de la Creuse, sise place Louis-Lacrocq-Fictive, "
        "23000 Guéret,"
    )
    p("ci-après dénommé « l'État »,")
    p(
        "l'Agence régionale de santé Nouvelle-Aquitaine, représentée par Monsieur Hilarion BUDELIÈRE-MAINSAT, directeur "
        "de la délégation départementale de la Creuse,"
    )
    p("ci-après dénommée « l'ARS »,")
    p("d'une part,")
    p(
        "et le Département de la Creuse, représenté par Madame Solveig BOUSSAC-CHÂTELUS, présidente du Conseil départemental, "
        "dûment habilitée par la délibération n° CP2023-05/11 du 26 mai 2023,"
    )
    p("ci-après dénommé « le Département »,")
    p("d'autre part,")

    p("Vu le code de l'action sociale et des familles, notamment ses articles L. 112-3 et L. 221-1 ;")
    p("Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;")
    p("Vu le contrat départemental signé le 29 octobre 2020 ;")
    p("Vu l'avenant n° 1 du 13 septembre 2021 et l'avenant n° 2 du 4 juillet 2022 ;")
    p(
        "Vu le rapport d'exécution 2022, transmis par le Département le 12 avril 2023, qui fait apparaître une "
        "consommation de 91 % des crédits de l'État ;"
    )
    p(
        "Considérant que le contrat devait s'achever au 31 décembre 2022, et que l'ensemble des signataires souhaitent "
        "poursuivre une année supplémentaire les actions dont l'utilité a été constatée ;"
    )
    p("Il est convenu et arrêté ce qui suit :")

    p("ARTICLE 1 – OBJET DE L'AVENANT", True)
    p(
        "Le présent avenant a pour objet : de proroger le contrat jusqu'au 31 décembre 2023 ; d'arrêter la liste des actions "
        "reconduites, modifiées, ajoutées et retirées ; de fixer les concours financiers de chacun au titre de 2023."
    )

    p("ARTICLE 2 – ACTIONS RECONDUITES SANS CHANGEMENT", True)
    p("Les actions suivantes sont reconduites dans les termes du contrat initial :")
    for text in (
        "action 2 : dépistages sensoriels et bilans de 4 ans dans les 97 écoles maternelles publiques et privées ;",
        "action 3 : intervention de la puéricultrice de secteur dans la semaine qui suit le retour de maternité, puis "
        "chaque mois si la famille le souhaite ;",
        "action 6 : renfort d'un mi-temps de secrétariat et d'un mi-temps de médecin à la cellule de recueil des "
        "informations préoccupantes ;",
        "action 9 : parrainage de proximité, porté par l'association La Branche et le Nid.",
    ):
        p(text, style="List Bullet")

    p("ARTICLE 3 – ACTIONS MODIFIÉES", True)
    p(
        "L'action 5 est désormais ainsi rédigée : « Le service d'accompagnement au retour en famille intervient pendant "
        "six mois, et non plus trois, après la mainlevée du placement. Il passe de huit à quatorze situations suivies en même temps. »"
    )
    p(
        "L'action 8, qui prévoyait une enquête auprès des anciens enfants confiés, est remplacée par la mise en place d'un "
        "collectif de jeunes, consulté par l'observatoire départemental de la protection de l'enfance avant chacune de ses "
        "réunions plénières. L'enquête a été réalisée en 2021 ; ses résultats sont publics."
    )

    p("ARTICLE 4 – ACTIONS NOUVELLES", True)
    p(
        "4.1. L'ARS et le Département créent ensemble à La Souterraine un accueil de répit, quatre places ouvertes "
        "cinquante-deux fins de semaine par an, pour des enfants confiés bénéficiant d'une orientation en établissement "
        "médico-social. La gestion en est attribuée, après appel à candidatures clos le 15 mars 2023, à la fondation Ambroise-Peyrat-Lavaud."
    )
    p(
        "4.2. L'État et le Département financent un cycle de formation commun aux assistants familiaux, aux gendarmes des "
        "brigades territoriales et aux enseignants sur le repérage des violences faites aux enfants. Six sessions de deux "
        "jours sont prévues, la première les 21 et 22 septembre 2023, à Aubusson."
    )

    p("ARTICLE 5 – ACTIONS RETIRÉES", True)
    p(
        "L'action 4 (relais parental itinérant) et l'action 7 (référentiel commun de contrôle avec la Corrèze) sont retirées : "
        "la première n'a reçu aucune famille en dix-huit mois, la seconde est achevée. Le reliquat de l'action 4, soit "
        "26 300 euros versés par l'État en 2022 et non consommés, vient en déduction de sa contribution 2023."
    )

    p("ARTICLE 6 – CONTRIBUTIONS FINANCIÈRES", True)
    p(
        "La contribution de l'État (BOP 304, action 17) s'élève à 243 700 euros, reliquat déduit. La contribution de l'ARS, "
        "prélevée sur le fonds d'intervention régional, est de 129 000 euros. Le Département apporte 298 000 euros, en crédits nouveaux ou en temps d'agents."
    )
    table(
        [
            ("Action", "Objectif", "État", "ARS", "Département"),
            ("2 – Bilans de 4 ans", "2", "40 000 €", "–", "40 000 €"),
            ("3 – Retour de maternité", "4", "52 000 €", "–", "52 000 €"),
            ("5 – Retour en famille", "22", "71 000 €", "–", "71 000 €"),
            ("6 – CRIP", "6", "48 000 €", "–", "48 000 €"),
            ("8 – Collectif de jeunes", "10", "9 000 €", "–", "9 000 €"),
            ("9 – Parrainage", "23", "18 000 €", "–", "14 000 €"),
            ("Répit de La Souterraine", "9", "–", "129 000 €", "43 000 €"),
            ("Formation commune", "26", "32 000 €", "–", "21 000 €"),
            ("Reliquat action 4", "", "- 26 300 €", "", ""),
            ("TOTAL", "", "243 700 €", "129 000 €", "298 000 €"),
        ],
        (6, 2, 2.8, 2.8, 2.8),
    )

    p("ARTICLE 7 – MODALITÉS DE VERSEMENT", True)
    p(
        "L'État verse sa contribution en totalité dans le mois qui suit la notification du présent avenant. L'ARS verse "
        "70 % à la notification, soit 90 300 euros, et le solde à l'ouverture des places, sur présentation d'un état signé par le payeur départemental."
    )

    p("ARTICLE 8 – INDICATEURS", True)
    p("Le tableau de bord annexé au contrat est complété comme suit :")
    table(
        [
            ("Indicateur", "Valeur 2022", "Cible 2023"),
            ("Enfants de 4 ans vus par la PMI", "58 %", "65 %"),
            ("Situations suivies au titre du retour en famille", "8", "14"),
            ("Délai moyen d'évaluation à la CRIP", "104 jours", "90 jours"),
            ("Nuits de répit", "sans objet", "350"),
            ("Professionnels formés", "sans objet", "120"),
        ],
        (9, 3.5, 3.5),
    )

    p("ARTICLE 9 – DISPOSITIONS FINALES", True)
    p(
        "Le Département adresse à l'État et à l'ARS le rapport d'exécution de l'année 2023 avant le 30 avril 2024. Les "
        "stipulations du contrat initial et de ses deux premiers avenants non contraires au présent texte demeurent "
        "applicables. L'avenant prend effet rétroactivement au 1er janvier 2023."
    )

    p("Fait à Guéret, le 23 juin 2023, en trois exemplaires originaux.")
    grid = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        grid.rows[0].cells,
        ("Pour l'État,\nla préfète", "Pour l'ARS,\nle directeur de la délégation départementale", "Pour le Département,\nla présidente du Conseil départemental\nempêchée, le premier vice-président"),
        strict=True,
    ):
        cell.text = text
    for cell, text in zip(
        grid.rows[1].cells, ("\n\nApolline FELLETIN-CROCQ", "\n\nHilarion BUDELIÈRE-MAINSAT", "\n\nCasimir GENOUILLAC-AUZANCES"), strict=True
    ):
        cell.text = text
    p("")
    p("Copie : paierie départementale ; direction départementale de l'emploi, du travail, des solidarités et de la protection des populations (Mme Orlane DUN-CROZANT) ; tribunal judiciaire de Guéret.")
