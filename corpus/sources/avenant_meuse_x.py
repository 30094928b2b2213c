"""Second amendment, one year more: articles in legal prose that replace others, one table, signatures one under another."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Arial", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[0].text = "DEPARTEMENT DE LA MEUSE"
    s.footer.paragraphs[0].text = "Avenant 2 – contrat départemental de prévention et de protection de l’enfance 2020-2022"

    def p(text, bold=False, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        q.add_run(text).bold = bold

    p("AVENANT N° 2 AU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE DE LA MEUSE", True, A.CENTER)
    p("Exercice 2022", True, A.CENTER)
    p(
        "Conclu entre le préfet de la Meuse, Monsieur Eudes STENAY-VARENNES ; la directrice générale de l’agence régionale de santé "
        "Grand Est, Madame Capucine HEUDICOURT, ayant donné délégation de signature à Monsieur Yunus COMMERCY, délégué "
        "territorial ; et le Président du Conseil départemental de la Meuse, Monsieur Firmin DAMVILLERS, autorisé par la délibération "
        "de la commission permanente du 20 octobre 2022."
    )
    p("Visas", True)
    p("- la loi du 7 février 2022 relative à la protection des enfants,", align=A.LEFT)
    p("- l’instruction DGCS du 18 février 2022,", align=A.LEFT)
    p("- le contrat signé le 15 octobre 2020 et son avenant n° 1 du 9 novembre 2021,", align=A.LEFT)
    p("- le rapport d’exécution 2021, arrêté conjointement le 27 juin 2022.", align=A.LEFT)
    d.add_heading("Art. 1 – Ce que l’avenant modifie", 3)
    p(
        "À l’article 4 du contrat, les mots « pour la période 2020-2022 » sont remplacés par « jusqu’au 31 décembre 2023 ». "
        "À l’annexe 2, les fiches 3, 8 et 12 sont remplacées par celles qui suivent ; la fiche 10 est supprimée ; les fiches 15 "
        "et 16 sont ajoutées."
    )
    d.add_heading("Art. 2 – Fiches remplacées", 3)
    p("Fiche 3 – Visites pré et postnatales des sages-femmes de PMI", True)
    p("L’action est étendue aux cantons de Montmédy et de Vaucouleurs. Cible : 420 visites, au lieu de 260. Coût : 68 000 €.")
    p("Fiche 8 – Plan de contrôle des établissements et des lieux de vie", True)
    p(
        "Chaque structure est inspectée au moins une fois tous les trois ans. Le Département crée un poste d’inspecteur ; "
        "l’État met à disposition, dix jours par an, un agent de la DDETSPP. Coût : 54 000 €."
    )
    p("Fiche 12 – Prime d’entrée en logement autonome pour les anciens mineurs non accompagnés", True)
    p("Le montant unitaire passe de 500 à 750 € par jeune, dans la limite de 30 000 euros par an.")
    d.add_heading("Art. 3 – Fiche supprimée", 3)
    p(
        "La fiche 10 « Création d’un lieu neutre de rencontre à Étain » est supprimée, le projet étant repris par la Caf. "
        "Les 36 000 € non consommés sont affectés à la fiche 15."
    )
    d.add_heading("Art. 4 – Fiches ajoutées", 3)
    p("Fiche 15 – Séjours de rupture en Argonne pour adolescents en situation de crise", True)
    p(
        "Six places, deux mois au plus. L’association Le Gué d’Aire, retenue après appel à projets, assure l’encadrement par "
        "deux éducateurs à partir du 1er février 2023."
    )
    p("Fiche 16 – Cycle « repérer, évaluer, écrire » à l’intention des travailleurs sociaux", True)
    p("Quatre sessions de trois jours, ouvertes à la Haute-Marne et aux Ardennes, pour un total de 80 stagiaires.")
    d.add_heading("Art. 5 – Financement 2022", 3)
    rows = [
        ["Fiche", "État (prog. 304)", "ARS (FIR)", "Département"],
        ["3", "34 000 €", "12 000 €", "22 000 €"],
        ["8", "27 000 €", "–", "27 000 €"],
        ["12", "15 000 €", "–", "15 000 €"],
        ["15", "95 000 €", "60 000 €", "121 000 €"],
        ["16", "14 400 €", "–", "14 400 €"],
        ["Autres fiches, inchangées", "418 600 €", "203 000 €", "533 600 €"],
        ["TOTAL", "604 000 €", "275 000 €", "733 000 €"],
    ]
    t = d.add_table(rows=0, cols=4)
    t.style = "Table Grid"
    for y, row in enumerate(rows):
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = y in (0, len(rows) - 1)
    d.add_paragraph()
    p(
        "Le concours de l’État est versé en une seule fois, à la signature, sur le compte ouvert à la paierie départementale de "
        "Bar-le-Duc. Il était de 566 000 € en 2021."
    )
    d.add_heading("Art. 6 – Suivi", 3)
    p("Le rapport relatif à 2022 est remis au plus tard le 30 juin 2023. Il précise pour chaque fiche :")
    for x in ("le nombre de bénéficiaires ;", "les crédits engagés et mandatés ;", "les difficultés rencontrées."):
        d.add_paragraph(x, style="List Bullet")
    d.add_heading("Art. 7 – Entrée en vigueur", 3)
    p("L’avenant prend effet au jour de sa signature par la dernière des parties. Les autres stipulations demeurent applicables.")
    p("Fait à Bar-le-Duc, le 22 novembre 2022", align=A.LEFT)
    for x in (
        "Le Préfet de la Meuse\n\n\nEudes STENAY-VARENNES",
        "Le Président du Conseil départemental\n\n\nFirmin DAMVILLERS",
        "Pour la Directrice générale et par délégation,\nle Délégué territorial de la Meuse\n\n\nYunus COMMERCY",
    ):
        p(x, align=A.RIGHT)
