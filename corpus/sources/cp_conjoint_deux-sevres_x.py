"""Joint press release of three institutions: three names in a table of logos, actions by target public, quotes in a table."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = "Contacts presse : préfecture 05 36 49 83 01 – Département 05 36 49 83 02 – ARS 05 36 49 83 03"

    def p(text, bold=False, align=A.JUSTIFY, italic=False):
        q = d.add_paragraph()
        q.alignment = align
        r = q.add_run(text)
        r.bold, r.italic = bold, italic

    def table(rows, head=True):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = head and y == 0
        d.add_paragraph()

    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        ("PRÉFET\nDES DEUX-SÈVRES", "DEUX-SÈVRES\nLe Département", "ARS\nNouvelle-Aquitaine"),
        strict=True,
    ):
        cell.text = text
    p("Communiqué de presse conjoint", True, A.RIGHT)
    p("Niort, le jeudi 16 décembre 2021", False, A.RIGHT)
    p("Enfance : l’État, l’ARS et le Département des Deux-Sèvres avancent d’un même pas", True, A.CENTER)
    p(
        "Quinze actions, 2 340 000 euros en deux ans, une gouvernance à trois : le contrat pour la prévention et la "
        "protection de l’enfance a été signé ce jour à la Maison du Département, en présence de Mme Ombrine "
        "Celles-Verrines, procureure de la République, et de M. Aristide Coulonges, directeur académique.",
        True,
    )
    d.add_heading("Les parties au contrat", 2)
    table(
        [
            ["Institution", "Signataire", "Apport 2021-2022"],
            ["État", "Ferréol Mauzé-Pamproux, préfet", "830 000 €"],
            ["Agence régionale de santé", "Chahinez Bressuire-Lay, directrice de la délégation départementale", "390 000 €"],
            ["Département", "Coline Airvault, présidente", "1 120 000 €"],
        ]
    )
    p("Les crédits de l’État relèvent du programme 304 ; ceux de l’ARS, du fonds d’intervention régional.")
    d.add_heading("Pour qui ? Pour quoi ?", 2)
    p("Les futurs et jeunes parents", True)
    for x in (
        "un « panier de naissance » de dix heures d’aide à domicile par une TISF, offert aux familles monoparentales ou ayant eu des jumeaux ;",
        "des ateliers parents-bébés en langue des signes pour les parents sourds, avec le centre de Poitiers ;",
        "la mise en place, dans chaque antenne médico-sociale, d’une consultation infantile hebdomadaire.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p("Les enfants signalés", True)
    for x in (
        "le regroupement à Parthenay de toute l’évaluation des informations préoccupantes, assurée désormais par des binômes travailleur social – infirmier ;",
        "une convention-cadre entre le parquet, le Département et les hôpitaux, qui dira comment circule l’information.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p("Les enfants accueillis", True)
    for x in (
        "l’embauche de deux chargés de contrôle, avec un programme annuel partagé avec la DDETSPP ;",
        "huit places pour les fratries dans l’ancienne école de Thénezay, livrée au 2e trimestre 2022 ;",
        "un fonds « coup de pouce » de 25 000 € par an pour financer parrainage, permis, instruments de musique et soutien scolaire.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p("Les grands adolescents", True)
    for x in (
        "un parcours d’un an, alternant stages en ESAT et internat, pour douze jeunes de 16 à 20 ans ;",
        "l’association des jeunes aux travaux de l’ODPE, par l’élection de quatre représentants.",
    ):
        d.add_paragraph(x, style="List Bullet")
    d.add_heading("Paroles de signataires… et d’autres", 2)
    table(
        [
            ["« Le contrat nous oblige : tous les six mois, nous rendrons compte. »", "Ferréol Mauzé-Pamproux"],
            ["« En 2020, 94 bébés de moins de trois ans nous ont été confiés. On ne s’y habitue pas. »", "Coline Airvault"],
            ["« Mon service attendait ces deux postes depuis 2016. »", "Dr Salomé Ménigoute, médecin départementale de PMI"],
        ],
        head=False,
    )
    d.add_heading("La suite", 2)
    p(
        "Les appels à projets seront lancés en janvier et clos le 11 mars 2022. Une rencontre avec la Vienne et la "
        "Charente-Maritime, également signataires, est prévue le 7 avril. Le Département avancera les fonds dans la limite "
        "de 200 000 € avant le versement de la dotation de l’État."
    )
    p(
        "Rappel : la stratégie nationale, lancée en octobre 2019, s’articule autour de quatre engagements et a été "
        "dotée de 80 millions d’euros par l’État en 2020 pour les trente premiers territoires.",
        italic=True,
    )
