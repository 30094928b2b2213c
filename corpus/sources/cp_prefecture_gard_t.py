"""Press release of a prefecture: letterhead in a table, measures under the commitments' headings, two years side by side."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.footer.paragraphs[0].text = (
        "Préfecture du Gard – 10, avenue Feuchères – 30045 Nîmes Cedex 9 – 04 65 71 30 30 – @prefet30"
    )

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)
        return q

    def title(text):
        run = d.add_paragraph().add_run(text)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(11), RGBColor(0, 0, 0x91)

    def bullets(*items):
        for t in items:
            d.add_paragraph(t, style="List Bullet")

    head = d.add_table(rows=1, cols=2).rows[0].cells
    head[0].text = "PRÉFÈTE\nDU GARD\nLiberté\nÉgalité\nFraternité"
    head[1].text = "Cabinet\nService départemental de la communication interministérielle\n\nNîmes, le 8 octobre 2021"
    head[1].paragraphs[0].alignment = A.RIGHT
    p("", "COMMUNIQUÉ DE PRESSE", align=A.CENTER)
    p("", "Enfants en danger, parents en difficulté : l’État et le Département s’engagent ensemble", align=A.CENTER)

    p(
        "Marie-Ange SOMMIÈRES-VIDOURLE, préfète du Gard, Ferdinand LASALLE-MANDAGOUT, président du conseil "
        "départemental, et Céleste BAGARD, directrice adjointe de la délégation départementale, au nom du directeur "
        "général de l’agence régionale de santé Occitanie, Rachid ALZON, ont signé ce vendredi 8 octobre, à Alès, le "
        "premier contrat gardois de prévention et de protection de l’enfance. La cérémonie s’est tenue en présence "
        "de Philippe UZÈS-LUSSAN, sous-préfet d’Alès, d’Anne QUISSAC, procureure de la République, et des "
        "responsables de onze associations."
    )
    p(
        "Le Gard rejoint ainsi, dans cette deuxième vague, la Lozère et l’Aude, entrées dans la démarche en 2020. "
        "Neuf actions seront conduites d’ici au 31 décembre 2022."
    )
    title("Agir le plus tôt possible")
    bullets(
        "Proposer à chaque future mère un entretien prénatal précoce, avec l’appui des sages-femmes libérales "
        "(86 000 €, fonds d’intervention régional) ;",
        "Passer de 55 à 80 % d’élèves vus en bilan de santé à l’école maternelle ;",
        "Financer chaque année 5 000 heures de plus d’intervention à domicile de TISF (175 000 €, Département).",
    )
    title("Éviter les ruptures de parcours")
    bullets(
        "Doter la CRIP de deux travailleurs sociaux et d’un psychologue (149 500 €, État) ;",
        "Ouvrir à Bagnols-sur-Cèze une maison pour deux fratries de cinq enfants ;",
        "Créer dans le bassin alésien quarante mesures d’accompagnement intensif au domicile, pour les enfants "
        "aujourd’hui placés faute d’autre solution.",
    )
    title("Garantir les droits des enfants")
    bullets(
        "Réunir chaque trimestre, auprès de l’observatoire départemental, un collège d’enfants et d’anciens enfants confiés."
    )
    title("Préparer la vie d’adulte")
    bullets(
        "Accompagner vers le logement et l’emploi trente jeunes de 17 à 21 ans, dont dix sont reconnus handicapés ;",
        "Aider les anciens mineurs non accompagnés à obtenir un titre de séjour, une couverture maladie et un compte bancaire.",
    )
    title("Plus de quatre millions d’euros en deux ans")
    rows = [
        ["(en euros)", "2021", "2022"],
        ["État – BOP 304", "742 000", "756 000"],
        ["ARS – FIR et ONDAM médico-social", "281 000", "281 000"],
        ["Conseil départemental", "1 023 000", "1 037 000"],
        ["Total", "2 046 000", "2 074 000"],
    ]
    t = d.add_table(rows=0, cols=3)
    t.style = "Light Grid Accent 1"
    for row in rows:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    d.add_paragraph()
    p(
        "« Un contrat n’a jamais consolé un enfant. Mais il oblige ceux qui le signent à se revoir et à se rendre des "
        "comptes », a déclaré la préfète, qui a donné rendez-vous aux partenaires le 20 janvier 2022 pour un premier "
        "point d’étape. Ferdinand LASALLE-MANDAGOUT a rappelé que le budget départemental de l’enfance atteignait "
        "78,4 millions d’euros en 2020, « soit 11 % de plus qu’en 2017 »."
    )
    title("L’État aux côtés de l’enfance dans le Gard")
    p(
        "Indépendamment de ce contrat, l’État a attribué en septembre 2021 une aide de 2,3 M€ à la rénovation du foyer "
        "départemental de Nîmes, au titre du plan de relance. Quatre commissariats et brigades disposent en outre "
        "d’un intervenant social."
    )
    title("Pour mémoire")
    p("La stratégie nationale de prévention et de protection de l’enfance, présentée le 14 octobre 2019, s’appuie sur :")
    bullets(
        "une loi, un observatoire national et un suivi par la délégation interministérielle ;",
        "des contrats signés dans chaque territoire volontaire ;",
        "des crédits de l’État et de l’assurance maladie, à parité avec ceux des départements.",
    )
    p("", "Contact presse : ", "Blanche Corconne – 04 65 71 30 11 – 06 39 98 30 07", align=A.LEFT)
