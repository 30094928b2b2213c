"""Third amendment: a year more, modified articles quoted, an annex of credits by action with merged heads."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = "CDPPE Drôme – avenant n° 3 – version pour signature"

    def p(text, bold=False, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        q.add_run(text).bold = bold
        return q

    def table(rows, bold=(0,)):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y in bold
        d.add_paragraph()
        return t

    p("Préfecture de la Drôme\tARS Auvergne-Rhône-Alpes\tLa Drôme, le Département", align=A.CENTER)
    p("Avenant n° 3", True, A.CENTER)
    p("au contrat départemental de prévention et de protection de l’enfance 2020-2022", True, A.CENTER)
    p("LES SOUSSIGNÉS", True)
    table(
        [
            ["Pour l’État", "M. Théophile Grignandel, préfet de la Drôme"],
            [
                "Pour l’Agence régionale de santé",
                "Mme Cosima Rochegude, directrice de la délégation départementale de la Drôme",
            ],
            [
                "Pour le Département",
                "Mme Fleur-Anne Sauzet, présidente du conseil départemental, agissant en vertu de la "
                "délibération du 25 septembre 2023",
            ],
        ],
        bold=(),
    )
    p("RAPPELLENT", True)
    p(
        "qu’un contrat a été signé entre eux le 3 décembre 2020, puis modifié par avenants des 29 octobre 2021 et "
        "14 novembre 2022, ce dernier l’ayant prolongé jusqu’au 31 décembre 2023 ; que le comité de pilotage du "
        "6 juin 2023 a constaté que 11 actions sur 15 étaient achevées ou en cours ; que l’instruction du "
        "31 mars 2023 permet une nouvelle prolongation d’un an ;"
    )
    p("ET CONVIENNENT DE CE QUI SUIT", True)
    p("Article 1 – Prolongation", True)
    p("À l’article 8 du contrat, les mots « 31 décembre 2023 » sont remplacés par les mots « 31 décembre 2024 ».")
    p("Article 2 – Programme d’actions", True)
    p("I. – Sont ajoutées au programme les actions suivantes :")
    for text in (
        "action 16 : « Maison parentale de Romans », huit appartements pour des parents et leurs enfants de moins de trois ans ;",
        "action 17 : « Plan de maîtrise des risques », avec contrôle de chaque établissement tous les deux ans ;",
        "action 18 : « Parents d’enfants différents », ateliers et répit, à Die et à Nyons.",
    ):
        p(text, style="List Bullet")
    p(
        "II. – L’action 4 « Formation des cadres de l’ASE » est étendue aux agents des collèges et renommée « Se former "
        "ensemble »."
    )
    p("III. – L’action 9 « Bus des ados » est supprimée.")
    p("IV. – L’action 12 « Internat éducatif de Pierrelatte » est reportée au second semestre 2024.")
    p("Article 3 – Financement", True)
    p(
        "Au titre de l’année 2023, l’État verse 902 400 €, l’Agence 377 000 € et le Département au moins "
        "1 050 000 €, conformément au tableau ci-dessous. Les reliquats de 2022, soit 58 300 € de crédits de l’État, "
        "restent acquis au Département et financent l’action 16."
    )
    t = table(
        [
            ["Crédits 2023 (€)", "État", "ARS", "", "Département"],
            ["", "BOP 304", "FIR", "ONDAM", ""],
            ["4. Se former ensemble", "32 400", "17 000", "", "30 000"],
            ["16. Maison parentale de Romans", "410 000", "", "", "520 000"],
            ["17. Plan de maîtrise des risques", "120 000", "", "", "150 000"],
            ["18. Parents d’enfants différents", "40 000", "25 000", "95 000", "60 000"],
            ["Actions déjà inscrites (1 à 15)", "300 000", "80 000", "160 000", "290 000"],
            ["Total", "902 400", "122 000", "255 000", "1 050 000"],
        ],
        bold=(0, 1, 7),
    )
    t.cell(0, 2).merge(t.cell(0, 3))
    p(
        "Le versement intervient en deux fois : 80 % dans le mois qui suit la signature, le solde sur "
        "production, avant le 30 avril 2024, d’un état des dépenses visé par le payeur départemental."
    )
    p("Article 4 – Indicateurs", True)
    p("Le tableau de bord est complété comme suit :")
    table(
        [
            ["Indicateur", "Réalisé 2022", "Cible 2024"],
            ["Entretiens prénataux précoces (part des grossesses)", "31 %", "45 %"],
            ["Délai moyen d’évaluation d’une IP", "104 jours", "90 jours"],
            ["Enfants accueillis avec leur fratrie", "212", "260"],
        ]
    )
    p("Article 5 – Dispositions finales", True)
    p(
        "Les autres stipulations demeurent inchangées. L’avenant prend effet le 1er janvier 2024. Il est publié au recueil des "
        "actes administratifs et communiqué au préfet de l’Ardèche pour la maison parentale, ouverte aux familles des deux "
        "rives du Rhône."
    )
    p("Fait à Valence, le", align=A.LEFT)
    p("03 OCT. 2023", True, A.LEFT)
    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        [
            "Le préfet de la Drôme\n\n\nThéophile GRIGNANDEL",
            "La directrice de la délégation départementale\n\n\nCosima ROCHEGUDE",
            "La présidente du conseil départemental\n\n\nFleur-Anne SAUZET",
        ],
        strict=True,
    ):
        cell.text = text
    p("")
    p("Dossier suivi par : Gwenaël Tardieu, DDETS de la Drôme, 04 75 79 28 00", align=A.LEFT)
