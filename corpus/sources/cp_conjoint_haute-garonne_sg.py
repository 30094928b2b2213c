"""Joint press release of three institutions: three letterheads in a table, three lists, a table by funder."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = "Communiqué commun – Préfecture de la Haute-Garonne / ARS Occitanie / Conseil départemental"

    head = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        head.rows[0].cells,
        ["PRÉFET\nDE LA HAUTE-GARONNE", "ARS\nOccitanie", "HAUTE-GARONNE\nConseil départemental"],
        strict=True,
    ):
        cell.paragraphs[0].add_run(text).bold = True
    d.add_paragraph()

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)
        return q

    def h(text):
        q = d.add_heading(text, 2)
        q.runs[0].font.color.rgb = RGBColor(0x7A, 0x1F, 0x3D)

    p("", "COMMUNIQUÉ DE PRESSE COMMUN", align=A.LEFT)
    p("Toulouse, le 15 novembre 2022", align=A.RIGHT)
    p("", "Protection de l’enfance : trois institutions, une même feuille de route en Haute-Garonne", align=A.CENTER)
    p(
        "Ce mardi 15 novembre, à l’Hôtel du Département, l’État, l’agence régionale de santé et le Conseil départemental "
        "ont donné un cadre commun à leur travail auprès des enfants les plus exposés. Le contrat départemental de "
        "prévention et de protection de l’enfance 2022-2024 a été signé par ",
        "Aurélien Castanié-Broussac",
        ", sous-préfet chargé de mission, pour le préfet de région ",
        "Hadrien Lamoulère-Vidal",
        ", ",
        "Sabrina Oustalet-Prim",
        ", directrice de la délégation départementale de l’ARS, et ",
        "Laurence Peyrissac-Aribaud",
        ", présidente du Conseil départemental. Étaient également dans la salle Yann Descazeaux, procureur adjoint, et "
        "Mireille Tolosanne, directrice de la Caf.",
    )
    p(
        "Le besoin est là : la Haute-Garonne suivait 5 210 mineurs et jeunes majeurs au 31 décembre 2021, un tiers de plus "
        "qu’en 2016. Les équipes du Gers et du Tarn-et-Garonne, qui ont contractualisé plus tôt, sont venues en juin "
        "raconter leurs premiers mois aux groupes de travail réunis par les trois partenaires."
    )
    h("Du côté des familles")
    for t in (
        "cinq sages-femmes de PMI supplémentaires, de façon à doubler les visites au domicile des femmes enceintes isolées, "
        "au Mirail comme dans le Comminges ;",
        "deux relais parentaux, à Muret et à Saint-Gaudens, où un enfant pourra dormir quelques nuits lorsque ses parents "
        "n’en peuvent plus (ouverture du premier en février 2023) ;",
        "des heures d’intervention de TISF réservées aux parents en situation de handicap ;",
    ):
        p(t, style="List Bullet")
    h("Du côté des enfants confiés")
    for t in (
        "un programme de contrôle des 61 lieux d’accueil, conduit par des binômes formés d’un agent de l’État et d’un agent "
        "du Département ;",
        "quarante-huit places destinées aux fratries, dans deux maisonnées qui sortiront de terre au bord de la Garonne d’ici "
        "à septembre 2024 ;",
        "une équipe mobile de huit professionnels, qui ira dans les maisons d’enfants auprès des jeunes en situation de "
        "handicap.",
    ):
        p(t, style="List Bullet")
    h("Du côté des jeunes")
    p(
        "Douze jeunes, réunis en collège, entreront à l’observatoire départemental de la protection de l’enfance, avec voix "
        "délibérative. Le barreau tiendra une permanence pour les anciens mineurs non accompagnés qui demandent un titre de "
        "séjour. Enfin, chaque jeune qui quitte l’aide sociale à l’enfance se verra proposer un parcours associant logement, "
        "santé et emploi jusqu’à ses 21 ans."
    )
    h("4,3 millions d’euros la première année")
    rows = [
        ["Financeur", "2022", "2023 (prévision)"],
        ["État – programme 304", "1 120 000 €", "1 180 000 €"],
        ["ARS – FIR", "410 000 €", "410 000 €"],
        ["ARS – ONDAM médico-social", "575 000 €", "640 000 €"],
        ["Conseil départemental", "2 195 000 €", "2 240 000 €"],
        ["Total", "4 300 000 €", "4 470 000 €"],
    ]
    t = d.add_table(rows=0, cols=3)
    t.style = "Table Grid"
    for y, row in enumerate(rows):
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = y in (0, 5)
    d.add_paragraph()
    h("Ils et elles ont dit")
    p(
        "« Un contrat n’a jamais bercé un enfant. Mais il oblige chacun à dire ce qu’il met sur la table, et quand. » ",
        "Aurélien Castanié-Broussac",
    )
    p(
        "« Nous dépensons 254 millions d’euros par an pour l’enfance ; ce qui nous manquait, c’étaient des soignants à nos "
        "côtés. » ",
        "Laurence Peyrissac-Aribaud",
    )
    p(
        "« Il faudra du temps pour recruter : la pédopsychiatrie toulousaine cherche encore onze médecins. » ",
        "Sabrina Oustalet-Prim",
    )
    h("Et maintenant ?")
    p(
        "Le comité de suivi tiendra sa première séance au premier trimestre 2023. Un bilan partagé partira au ministère avant "
        "le 30 juin 2023. Le texte complet peut être consulté sur les sites des trois institutions à partir du "
        "21 novembre."
    )
    p("", "Contacts presse", align=A.LEFT)
    for t in (
        "Préfecture : Cédric Lanta-Boyer – 05 36 49 20 11",
        "ARS Occitanie : Maëva Sérignac – 05 36 49 20 32",
        "Conseil départemental : Ninon Arbas – 06 39 98 20 54",
    ):
        p(t, align=A.LEFT)
