"""Financial convention between the State and a council for one year's credits: parties, ten short articles, schedule of payments, a table of what is paid."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[0].text = "DDETS 31 – Pôle insertion et cohésion sociale – EJ n° 2103 447 215"

    def p(text, bold=False, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        q.add_run(text).bold = bold

    p("Préfecture de la Haute-Garonne", bold=True, align=A.LEFT)
    p("CONVENTION FINANCIÈRE 2023", bold=True, align=A.CENTER)
    p("relative à la participation de l’État aux actions du contrat de prévention et de protection de l’enfance", align=A.CENTER)
    p("Programme 304 « Inclusion sociale et protection des personnes » – action 17", align=A.CENTER)
    p("Entre")
    p(
        "L’État, représenté par le préfet de la région Occitanie, préfet de la Haute-Garonne, Honoré LANTA-VERDALLE, et par délégation par "
        "Eugénie MURET-LONGAGES, directrice départementale de l’emploi, du travail et des solidarités, désigné « l’administration »,"
    )
    p("Et")
    p(
        "Le Département de la Haute-Garonne, numéro SIRET 223 100 017 00423, représenté par sa présidente, Garance FRONTON-CASTANET, "
        "désigné « le bénéficiaire »,"
    )
    for t in (
        "Vu la loi organique n° 2001-692 du 1er août 2001 relative aux lois de finances ;",
        "Vu la loi n° 2022-1726 du 30 décembre 2022 de finances pour 2023 ;",
        "Vu le contrat départemental conclu le 26 octobre 2020 entre l’État, l’agence régionale de santé et le Département, et ses avenants du "
        "9 novembre 2021 et du 17 novembre 2022 ;",
        "Vu l’arrêté préfectoral du 6 février 2023 portant délégation de signature ;",
        "Vu la demande de versement présentée par le bénéficiaire le 20 mars 2023 ;",
    ):
        p(t)
    p("Il est convenu ce qui suit :")
    d.add_heading("Article 1er – Objet", 2)
    p(
        "La convention arrête le montant et les conditions de versement des crédits de l’État destinés aux actions énumérées à l’article 2. "
        "Les crédits de l’agence régionale de santé Occitanie, d’un montant de 620 000 €, font l’objet d’un acte distinct."
    )
    d.add_heading("Article 2 – Actions soutenues", 2)
    p("Le bénéficiaire s’engage à réaliser en 2023, sous sa responsabilité, les actions suivantes :")
    t = d.add_table(rows=0, cols=3)
    t.style = "Table Grid"
    for y, row in enumerate(
        (
            ("Réf.", "Action", "Participation de l’État"),
            ("A1", "Visites de sages-femmes de PMI dans le Comminges (objectif 3)", "118 000 €"),
            ("A2", "Heures de TISF au domicile des parents de jumeaux ou de triplés (objectif 12)", "164 500 €"),
            ("B1", "Cellule mobile d’évaluation des informations préoccupantes (objectif 6)", "240 000 €"),
            ("B2", "Mise en place d’un binôme État-Département de contrôle des lieux de vie (objectif 17)", "52 500 €"),
            ("B3", "Quinze places pour des fratries à Colomiers et à Revel (objectif 18)", "300 000 €"),
            ("D1", "« Cap 21 », logement et bourse d’autonomie pour les sortants de l’ASE (objectif 24)", "175 000 €"),
            ("Total", "", "1 050 000 €"),
        )
    ):
        cells = t.add_row().cells
        for x, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.width = Cm((1.6, 10.6, 3.8)[x])
            cell.paragraphs[0].add_run(text).bold = y in (0, 7)
    d.add_paragraph()
    p(
        "L’action C1 « Conseil de la jeunesse protégée », inscrite à l’avenant du 17 novembre 2022, est financée en totalité par le bénéficiaire. "
        "L’action B4 (village d’enfants de Muret) n’est plus soutenue, le bénéficiaire y ayant renoncé."
    )
    d.add_heading("Article 3 – Montant", 2)
    p(
        "La participation de l’État s’élève à un million cinquante mille euros (1 050 000 €) pour un coût prévisionnel de 2 310 000 €. Elle "
        "ne peut excéder 50 % des dépenses éligibles."
    )
    d.add_heading("Article 4 – Versement", 2)
    for x in (
        "un acompte de 70 %, soit 735 000 €, dans les trente jours qui suivent la notification ;",
        "le solde, dans la limite de 315 000 €, après réception du compte rendu financier, et avant le 15 décembre 2023.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p("Le comptable assignataire est le directeur régional des finances publiques d’Occitanie. Les crédits sont virés sur le compte de la paierie départementale.")
    d.add_heading("Article 5 – Obligations du bénéficiaire", 2)
    p("Le bénéficiaire :", align=A.LEFT)
    for x in (
        "tient une comptabilité analytique des actions ;",
        "transmet un état d’avancement au 30 juin 2023 ;",
        "produit le compte rendu financier et le rapport d’exécution au plus tard le 31 mars 2024 ;",
        "fait figurer le logotype de la préfecture sur ses supports.",
    ):
        d.add_paragraph(x, style="List Number")
    d.add_heading("Article 6 – Reversement", 2)
    p(
        "Les sommes non employées sont reversées. Un titre de perception est émis si l’écart constaté dépasse 10 000 €. "
        "Pour mémoire, 38 200 € ont été reversés au titre de l’exercice 2021."
    )
    d.add_heading("Article 7 – Durée", 2)
    p("La convention prend effet à sa notification et expire le 30 juin 2024.")
    d.add_heading("Article 8 – Contentieux", 2)
    p("Le tribunal administratif de Toulouse est compétent.")
    p("Fait à Toulouse, le 16 mai 2023")
    t = d.add_table(rows=1, cols=2)
    t.rows[0].cells[0].text = "Pour le préfet et par délégation,\nla directrice départementale\n\n\nEugénie MURET-LONGAGES"
    t.rows[0].cells[1].text = "Pour la présidente du conseil départemental\net par délégation,\nle directeur général des services\n\nLéandre CARBONNE-VILLEMUR"
    p("")
    p("Visa du contrôleur budgétaire : n° 23/0871 du 11 mai 2023", align=A.LEFT)
    p("Copie : ARS Occitanie ; département du Tarn (pour l’action B3, places de Revel ouvertes aux enfants du Sorézois)", align=A.LEFT)
