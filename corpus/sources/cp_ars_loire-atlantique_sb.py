"""Press release of an ARS: boxed figures, a lead, signatories in captions and prose, measures under bold leads, a table by source of money."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.footer.paragraphs[0].text = "ARS Pays de la Loire – 17, boulevard Gaston-Doumergue – CS 56233 – 44262 Nantes Cedex 2 – Service presse : 02 61 91 44 20"

    def p(*parts, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    p("", "COMMUNIQUÉ DE PRESSE", align=A.RIGHT)
    p("Nantes, le mardi 28 juin 2022", align=A.RIGHT)
    d.add_heading("La santé des enfants confiés, fil rouge de l’avenant 2022 en Loire-Atlantique", 1)
    p(
        "",
        "L’Agence régionale de santé Pays de la Loire vient de s’engager aux côtés de la Préfecture et du Département sur un avenant de "
        "2,9 M€ au contrat de prévention et de protection de l’enfance. La part consacrée aux soins y progresse d’un tiers.",
    )
    p(
        "L’avenant, le deuxième depuis 2020, a été cosigné hier au centre hospitalier de Saint-Nazaire par le préfet de la région Pays "
        "de la Loire, préfet de la Loire-Atlantique, Amaury Chantenay-Rezé ; par la vice-présidente du Département en charge de l’enfance, "
        "Fatoumata Guérandais-Blain, au nom du président, Judicaël Pornic-Vertou ; et par le directeur général de l’ARS, Lilian Ancenis-Dufay."
    )
    t = d.add_table(rows=1, cols=1)
    t.style = "Table Grid"
    c = t.rows[0].cells[0]
    c.paragraphs[0].add_run("L’essentiel").bold = True
    for x in (
        "4 950 enfants accompagnés par l’aide sociale à l’enfance au 31 décembre 2021",
        "2,9 M€ en 2022, dont 1,18 M€ de l’ARS",
        "22 actions, contre 19 dans l’avenant 2021",
    ):
        c.add_paragraph(x)
    d.add_paragraph()
    d.add_heading("Ce que finance l’Agence", 2)
    p(
        "", "Un parcours de soins coordonné. ",
        "À leur arrivée à l’ASE, tous les enfants de moins de six ans auront un bilan somatique et psychique, réalisé dans les deux mois par "
        "l’un des quarante médecins volontaires. Coût : 310 000 euros, pris sur le fonds d’intervention régional.",
    )
    p(
        "", "Des renforts dans les foyers. ",
        "L’équipe mobile d’appui médico-social, expérimentée à Châteaubriant, couvrira désormais Pornic et le vignoble. Elle intervient auprès "
        "des éducateurs qui accompagnent un enfant porteur d’un trouble du neurodéveloppement (540 000 euros, ONDAM médico-social).",
    )
    p(
        "", "Une unité pour recueillir la parole. ",
        "L’UAPED du CHU de Nantes, ouverte en mars 2021, est confortée par un demi-poste de psychologue ; une antenne suivra à Saint-Nazaire "
        "à l’automne. L’Agence y affecte 330 000 euros.",
    )
    d.add_heading("Ce que portent l’État et le Département", 2)
    for x in (
        "Huit puéricultrices supplémentaires, qui iront chez les parents jusqu’aux deux ans de l’enfant dans les quartiers prioritaires",
        "L’accueil de parents avec leur bébé, en appartement, à Orvault : douze places de centre parental",
        "Le remplacement du logiciel de la Crip et l’embauche de trois coordonnateurs d’évaluation",
        "Des visites d’inspection menées à deux, agents de la DDETS et du Département, dans vingt établissements par an",
        "Un soutien juridique et un pécule de départ pour les majeurs arrivés en France sans leur famille",
    ):
        p(x, style="List Bullet")
    d.add_heading("Répartition des crédits 2022", 2)
    rows = [
        ["Origine", "2021", "2022"],
        ["Programme 304 (État)", "790 000 €", "845 000 €"],
        ["FIR (ARS)", "455 000 €", "640 000 €"],
        ["ONDAM (ARS)", "430 000 €", "540 000 €"],
        ["Budget départemental", "800 000 €", "875 000 €"],
        ["Total", "2 475 000 €", "2 900 000 €"],
    ]
    t = d.add_table(rows=0, cols=3)
    t.style = "Table Grid"
    for row in rows:
        for cell, x in zip(t.add_row().cells, row, strict=True):
            cell.text = x
    d.add_paragraph()
    p(
        "« Un enfant sur quatre arrive à l’ASE avec un problème de santé jamais repéré. Nous ne pouvions pas rester au bord de la Loire à regarder », "
        "a déclaré Lilian Ancenis-Dufay. Le Dr Hermine Clisson-Taupin, pédiatre, qui animera le réseau de médecins, a présenté ses premiers résultats : "
        "412 bilans depuis septembre."
    )
    p(
        "Dans la région, la Sarthe et la Vendée disposent d’un avenant comparable ; ceux de la Mayenne et du Maine-et-Loire seront conclus avant le 15 octobre."
    )
    p("", "À propos de l’ARS. ", "Créée en 2010, l’Agence pilote la santé publique et l’offre de soins dans les cinq départements de la région. "
      "Son budget d’intervention s’élève à 118 M€.")
    p("", "Contact : ", "Noëlle Savenay, 06 39 98 17 44")
