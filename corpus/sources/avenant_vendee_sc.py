"""Amendment in Word: signature by a vice-president, articles that replace and add, lettered actions, a table before and after."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.4), Cm(2.4)
    s.footer.paragraphs[0].text = "CDPPE Vendée – avenant n° 2 – 2023"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for row in rows:
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.text = text
        d.add_paragraph()

    d.add_heading("Avenant n° 2 au contrat départemental de prévention et de protection de l’enfance de la Vendée", 1)
    p("Le présent avenant est conclu entre :")
    p("", "L’État", ", ministère des solidarités, représenté par le préfet de la Vendée, Amaury JARD-TALMONT ;", style="List Bullet")
    p(
        "",
        "L’Agence régionale de santé des Pays de la Loire",
        ", représentée par son directeur général, Placide MORTAGNE, lui-même représenté par Garance BOUIN-FROMENTINE, "
        "directrice de la délégation territoriale de la Vendée ;",
        style="List Bullet",
    )
    p("", "Le Département de la Vendée", ", représenté par son président, Fulbert CHANTONNAY-MAREUIL.", style="List Bullet")
    d.add_heading("Préambule", 2)
    p(
        "Un contrat a été signé à La Roche-sur-Yon le 29 octobre 2021. Un premier avenant, du 7 novembre 2022, en a fixé les "
        "financements pour l’année suivante. L’instruction n° DGCS/SD2B/2023/41 du 28 mars 2023 invite les parties à prolonger d’un an "
        "leur coopération avant la refonte de la contractualisation."
    )
    p("Les parties constatent que, des dix-neuf actions initiales, quatorze sont achevées ou en régime de croisière, trois ont pris du retard et deux n’ont pas commencé.")
    d.add_heading("Article 1 – Prolongation", 2)
    p("À l’article 8 du contrat, les mots « 31 décembre 2022 » sont remplacés par les mots « 31 décembre 2023 ».")
    d.add_heading("Article 2 – Actions créées", 2)
    p("Sont ajoutées à l’annexe 3 les actions suivantes :")
    for t in (
        "a) une unité d’accueil familial d’urgence pour les moins de trois ans (objectif 19 bis du schéma), à Fontenay-le-Comte ;",
        "b) la prise en charge, par un binôme infirmier-éducateur, des jeunes confiés présentant des troubles psychiques ou un handicap ;",
        "c) des ateliers de devoirs et des bénévoles pour soixante collégiens accueillis en maisons d’enfants ;",
        "d) une formation de cinq jours au statut de l’enfant, ouverte aux magistrats, gendarmes et travailleurs sociaux.",
    ):
        p(t, align=A.LEFT)
    d.add_heading("Article 3 – Actions modifiées", 2)
    p(
        "L’action n° 5 « Visites de puéricultrices après la maternité » est étendue à l’ensemble du littoral et à l’Île-d’Yeu. "
        "L’action n° 12 « Villa des fratries » voit sa capacité portée de huit à douze enfants, avec une ouverture au 4 septembre 2023."
    )
    d.add_heading("Article 4 – Actions supprimées", 2)
    p("Les actions n° 7 « Carnet numérique du tout-petit » et n° 16 « Centre parental des Herbiers » sont retirées ; les 120 000 euros correspondants sont redéployés sur l’action b.")
    d.add_heading("Article 5 – Dispositions financières", 2)
    p("Au titre de l’exercice 2023, les contributions s’établissent comme suit :")
    table(
        [
            ("Action", "État (BOP 304)", "ARS", "Département", "Total"),
            ("a", "140 000 €", "", "145 000 €", "285 000 €"),
            ("b", "60 000 €", "190 000 € (ONDAM)", "60 000 €", "310 000 €"),
            ("c", "22 500 €", "", "22 500 €", "45 000 €"),
            ("d", "8 000 €", "4 000 € (FIR)", "8 000 €", "20 000 €"),
            ("Actions en cours", "319 500 €", "151 000 € (FIR)", "564 500 €", "1 035 000 €"),
            ("Ensemble", "550 000 €", "345 000 €", "800 000 €", "1 695 000 €"),
        ]
    )
    p(
        "La participation de l’État est créditée en une seule fois dans les quarante-cinq jours suivant la notification. En aucun cas elle "
        "n’excède 550 000 €. Les dépenses inférieures à 300 € ne donnent pas lieu à justificatif."
    )
    d.add_heading("Article 6 – Compte rendu", 2)
    p("Le Département remet le bilan 2022 et 2023 au préfet et à l’agence pour le 31 mars 2024. Il y joint :")
    for t in ("le tableau de bord mis à jour ;", "l’état des dépenses visé par le payeur ;", "une note sur les difficultés rencontrées."):
        d.add_paragraph(t, style="List Bullet")
    d.add_heading("Article 7 – Portée", 2)
    p("Toutes les clauses du contrat non contraires au présent avenant restent applicables. Les Deux-Sèvres et la Loire-Atlantique en sont informées au titre de l’accueil d’enfants hors département.")
    p("À La Roche-sur-Yon, le 26/06/2023", align=A.LEFT)
    cells = d.add_table(rows=1, cols=3).rows[0].cells
    cells[0].text = "Le préfet,\n[signé]\nAmaury JARD-TALMONT"
    cells[1].text = "Pour le directeur général,\nla directrice de la délégation territoriale\n[signé]\nGarance BOUIN-FROMENTINE"
    cells[2].text = "Pour le président empêché,\nla vice-présidente déléguée à l’enfance\n[signé]\nYsaline POUZAUGES"
