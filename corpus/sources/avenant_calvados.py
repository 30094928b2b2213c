"""Amendment no. 2 after a first one: wording replaced between quotation marks, actions added, postponed and dropped."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Times New Roman", Pt(11.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def art(n, title):
        q = d.add_paragraph()
        r = q.add_run(f"Article {n}. ")
        r.bold = r.underline = True
        q.add_run(title).bold = True

    def table(rows, right=1):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = y in (0, len(rows) - 1)
                if x >= right:
                    cell.paragraphs[0].alignment = A.RIGHT
        d.add_paragraph()

    p("", "AVENANT N° 2", align=A.CENTER)
    p("", "au contrat départemental pour la prévention et la protection de l’enfance du Calvados", align=A.CENTER)
    p("", "(exercice 2022)", align=A.CENTER)
    p("ENTRE", align=A.CENTER)
    p("L’État, représenté par le préfet du Calvados, M. Ambroise TILLY-HÉROUVIN,", align=A.LEFT)
    p(
        "L’Agence régionale de santé de Normandie, représentée par son directeur général par intérim, M. Souleymane VASSEUR-LINGÈVRES,",
        align=A.LEFT,
    )
    p("ET", align=A.CENTER)
    p(
        "Le Département du Calvados, représenté par la présidente du conseil départemental, Mme Philippine CORMEILLES, en vertu d’une "
        "délibération du 26 septembre 2022,",
        align=A.LEFT,
    )
    p("VU le contrat signé à Caen le 30 octobre 2020 par M. Octave BALLEROY, alors préfet, et par la présidente du conseil départemental ;")
    p("VU l’avenant n° 1 du 3 décembre 2021 ;")
    p("VU l’instruction ministérielle du 18 février 2022 relative à la poursuite de la démarche ;")
    p("VU la loi du 7 février 2022 relative à la protection des enfants ;")
    p("VU le rapport d’exécution 2021, présenté le 14 juin 2022 au comité de pilotage ;")
    p("IL A ÉTÉ CONVENU CE QUI SUIT :", align=A.LEFT)
    art(1, "Objet")
    p(
        "Le présent avenant arrête les crédits de l’exercice 2022, complète le plan d’action et en retire deux opérations. Les clauses du "
        "contrat qui ne lui sont pas contraires demeurent applicables."
    )
    art(2, "Dispositions modifiées")
    p(
        "À l’article 4 du contrat, les mots « dans la limite de 700 000 € par an » sont remplacés par les mots « dans la limite de 845 000 € par "
        "an ». À l’article 8, les mots « 31 décembre 2022 » sont remplacés par les mots « 31 mars 2023 »."
    )
    art(3, "Actions ajoutées")
    p("Sont insérées au plan d’action, à la suite de l’action 11 :")
    p("Action 12 – Passage d’une infirmière puéricultrice chez les familles du Bessin et de la Suisse normande", style="List Bullet")
    p(
        "Elle se rend au domicile dans les dix jours qui suivent la sortie de maternité, puis au quatrième et au neuvième mois. Deux postes, "
        "84 000 €, à parts égales entre l’État et le Département."
    )
    p("Action 13 – Groupes d’entraide pour les parents présentant une déficience intellectuelle", style="List Bullet")
    p("Confiée à l’association Pas à Pas en Auge. Subvention de l’ARS : 27 500 € (FIR).")
    p("Action 14 – Service de suite pour les anciens MNA de 18 à 21 ans", style="List Bullet")
    p(
        "Titres de séjour, compte bancaire, premier loyer : un juriste et une conseillère reçoivent à Caen, Lisieux et Vire. Le service est "
        "ouvert aux jeunes confiés à la Manche ou à l’Orne qui étudient dans le Calvados. Coût : 73 000 €, dont 40 000 € pour l’État."
    )
    art(4, "Action modifiée")
    p(
        "L’action 6, ", "« Mettre la CRIP en état d’évaluer en trois mois »",
        ", est portée de 210 000 € à 262 000 €. Le Département prend à sa charge le supplément."
    )
    art(5, "Action reportée")
    p(
        "Faute de terrain, l’ouverture de la villa pour fratries d’Ouistreham (action 9) est reportée au premier trimestre 2023. Les 160 000 € "
        "versés par l’État en 2021 restent acquis au Département."
    )
    art(6, "Actions retirées")
    p(
        "Sont retirées l’action 3 (application mobile pour futurs parents) et l’action 10 (camp d’été pour adolescents décrocheurs). Les sommes "
        "versées à ce titre, soit 18 900 €, viennent en déduction de la dotation de l’État."
    )
    art(7, "Crédits de l’exercice")
    table(
        [
            ("Financeur", "Contrat initial", "Avenant n° 1", "Avenant n° 2"),
            ("État (BOP 304)", "585 000 €", "640 000 €", "703 100 €"),
            ("ARS (FIR)", "200 000 €", "200 000 €", "227 500 €"),
            ("Département", "785 000 €", "840 000 €", "967 000 €"),
            ("Ensemble", "1 570 000 €", "1 680 000 €", "1 897 600 €"),
        ]
    )
    p(
        "L’État se libère en deux fois : 80 % à la notification de l’avenant, le reste avant le 15 décembre 2022. Ordonnateur : le préfet. "
        "Comptable assignataire : la directrice régionale des finances publiques."
    )
    art(8, "Entrée en vigueur")
    p("L’avenant entre en vigueur à la date de sa dernière signature.")
    p("")
    p("Établi en trois exemplaires, à Caen,", align=A.LEFT)
    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        (
            "Le préfet\nle 17/10/2022\n\n\nA. TILLY-HÉROUVIN",
            "Le directeur général par intérim\nle 12/10/2022\n\n\nS. VASSEUR-LINGÈVRES",
            "Pour la présidente empêchée,\nle premier vice-président\nle 20/10/2022\n\n\nEudes TROARN",
        ),
        strict=True,
    ):
        cell.paragraphs[0].add_run(text)
    p("")
    p("Copie : Mme Ghislaine Pont-d’Ouilly, secrétaire générale ; M. Brice Évrecy, directeur de l’enfance et de la famille", align=A.LEFT)
