"""Press release of a council: a vice-president signs, a table of doings, partners and sums, a boxed quote."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "HAUTE-MARNE LE DÉPARTEMENT"
    s.footer.paragraphs[0].text = "Service communication – 1 rue du Commandant-Hugueny – CS 62127 – 52905 Chaumont Cedex 9"

    def p(*parts, align=A.JUSTIFY, size=None):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            r = q.add_run(t)
            r.bold = bool(i % 2)
            if size:
                r.font.size = Pt(size)
        return q

    t = d.add_table(rows=1, cols=2)
    t.rows[0].cells[0].text = "COMMUNIQUÉ DE PRESSE\nn° 2023-71"
    t.rows[0].cells[1].text = "Chaumont, le 16 juin 2023\nPour diffusion immédiate"
    t.rows[0].cells[1].paragraphs[0].alignment = A.RIGHT

    h = d.add_paragraph()
    r = h.add_run("« Grandir en Haute-Marne » : 1,6 M€ remis au pot commun pour les enfants les plus fragiles")
    r.bold, r.font.size, r.font.color.rgb = True, Pt(17), RGBColor(0x7A, 0x1F, 0x3D)
    p(
        "",
        "Hier, jeudi 15 juin, à la maison de l’enfance de Saint-Dizier, le Département a signé l’avenant n° 2 au contrat de prévention "
        "et de protection de l’enfance. Neuf actions sont engagées d’ici le 31 décembre 2023.",
    )
    p(
        "Le président Barthélemy Joinchery étant retenu à Paris par le congrès de l’Assemblée des départements, c’est "
        "Mme Philippine Andelarrot, première vice-présidente, déléguée aux solidarités, qui a signé au nom de la collectivité. "
        "Pour l’État, la signature était celle de la sous-préfète de Saint-Dizier, Mme Inès Wassy-Perthois. Le directeur général de l’agence "
        "régionale de santé Grand Est avait donné délégation à M. Théophile Bourmonchet, délégué territorial. Le maire de Saint-Dizier, "
        "M. Aristide Éclaron, les avait accueillis."
    )
    d.add_heading("Ce que nous allons faire ensemble", 2)
    rows = [
        ("Action", "Avec qui", "Budget 2023"),
        ("Rendez-vous du premier trimestre : un appel de la PMI à chaque femme qui déclare sa grossesse", "Caf, MSA, maternités", "38 000 €"),
        ("Dépister plus tôt les troubles de la vue et du langage chez les 3-4 ans", "Éducation nationale", "96 500 €"),
        ("Répit parental à Langres : deux studios, un veilleur, une psychologue", "Association La Courte Échelle", "210 000 €"),
        ("Placement à domicile : 24 mesures supplémentaires", "Maison de l’enfance", "402 000 €"),
        ("Renfort d’un juriste et d’une évaluatrice à la CRIP", "Parquet de Chaumont", "112 000 €"),
        ("Équipe relais pour les jeunes suivis à la fois par l’ASE et la MDPH", "ARS, IME du Val-de-Meuse", "395 000 €"),
        ("Café des familles-soutien (tiers dignes de confiance, voisins, parrains)", "UDAF", "17 000 €"),
        ("Studio-tremplin : huit logements pour les 17-20 ans", "Hamaris", "274 500 €"),
        ("Se former à l’évaluation des situations de danger", "CNFPT", "55 000 €"),
        ("Total", "", "1 600 000 €"),
    ]
    t = d.add_table(rows=0, cols=3)
    t.style = "Light Grid Accent 2"
    for row in rows:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    d.add_paragraph()
    p(
        "Ces 1,6 million d’euros se répartissent entre le Département (",
        "800 000 €",
        "), l’État au titre du programme 304 (",
        "610 000 €",
        ") et l’ARS (",
        "190 000 €",
        ", entièrement issus du fonds d’intervention régional). Ils viennent en plus des 27,3 millions d’euros que la collectivité inscrit "
        "à son budget primitif 2023 pour l’aide sociale à l’enfance.",
    )
    box = d.add_table(rows=1, cols=1)
    box.style = "Table Grid"
    box.rows[0].cells[0].text = (
        "« Deux tiers des enfants que nous accueillons ont moins de douze ans. Chaque mois gagné, c’est un bout d’enfance "
        "sauvé. Je voudrais qu’on puisse demain doubler les visites de puéricultrices et ouvrir une pouponnière à Joinville. »\n"
        "Philippine Andelarrot"
    )
    d.add_paragraph()
    d.add_heading("Rappel des étapes", 2)
    for x in (
        "12 novembre 2021 : signature du contrat initial par le préfet et le président",
        "4 juillet 2022 : premier avenant",
        "31 mars 2023 : remise du rapport d’exécution ; 82 % des crédits 2022 consommés",
        "Septembre 2023 : ouverture des discussions sur la suite, avec l’Aube et la Marne",
    ):
        d.add_paragraph(x, style="List Bullet")
    d.add_heading("Étaient également présents", 2)
    for x in (
        "Mme Églantine Prauthoy, directrice de l’enfance, de l’insertion et de l’accompagnement social",
        "M. Ulrich Nogent-Bassigny, procureur de la République",
        "les représentants des six maisons d’enfants",
    ):
        d.add_paragraph(x, style="List Bullet")
    p("", "Contact presse", " : Mahaut Vignory – 03 53 01 27 18 – 06 39 98 44 02 – presse@departement52.example", align=A.LEFT, size=9)
    p(
        "À propos. Le Département de la Haute-Marne compte 171 000 habitants, 34 conseillers et 1 300 agents. Son budget 2023 s’élève à "
        "254 M€, dont 119 M€ pour les solidarités.",
        align=A.LEFT,
        size=9,
    )
