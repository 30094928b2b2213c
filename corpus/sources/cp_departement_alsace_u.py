"""Press release of the Collectivité européenne d'Alsace: three measures under bold leads, a table of sums, two biographies."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.header.paragraphs[0].text = "Collectivité européenne d’Alsace\tInformation presse"
    s.footer.paragraphs[0].text = "Place du Quartier Blanc – 67964 Strasbourg Cedex 9 | 100, avenue d’Alsace – 68006 Colmar Cedex"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    p("Colmar, le 23 juin 2022", align=A.RIGHT)
    p("Sous embargo jusqu’à 16 heures", align=A.RIGHT)
    d.add_heading("Un contrat pour grandir en Alsace", 1)
    p(
        "",
        "La Collectivité européenne d’Alsace, l’État et l’Agence régionale de santé unissent leurs forces pour "
        "prévenir, protéger et accompagner.",
        align=A.LEFT,
    )
    p(
        "Réunis ce jeudi à la Cité de l’enfance de Colmar, Gérald Obersaas-Kling, président de la Collectivité européenne "
        "d’Alsace, Ludmilla Rhinau-Wolff, préfète de la région Grand Est et du Bas-Rhin, Maximin Thann-Guebwiller, préfet du "
        "Haut-Rhin, et Cosima Barr-Andlau, directrice générale de l’ARS Grand Est, ont signé le contrat 2022 de prévention "
        "et de protection de l’enfance. La conseillère d’Alsace Irmgard Soultz, rapporteure du projet, et le professeur "
        "Tancrède Ribeauvillé, des Hôpitaux universitaires de Strasbourg, étaient à leurs côtés."
    )
    p(
        "Le texte a été approuvé par l’assemblée le 16 mai dernier. Il prévoit un financement de 5 730 000 € pour 2022, dont "
        "2 150 000 € de l’État, 980 000 € de l’ARS et 2,6 millions d’euros de la Collectivité."
    )
    d.add_heading("Dès la grossesse, ne laisser personne seul", 2)
    p(
        "Les sages-femmes de la Collectivité tiendront permanence dans huit maternités et proposeront l’entretien prénatal "
        "précoce aux femmes qui n’en ont pas bénéficié. Dans les familles où naît un second enfant rapproché, une "
        "technicienne de l’intervention sociale et familiale viendra deux demi-journées par semaine pendant quatre mois."
    )
    d.add_heading("Protéger plus vite, accueillir mieux", 2)
    p("Sont notamment programmés :", align=A.LEFT)
    for t in (
        "le regroupement des deux cellules de recueil des informations préoccupantes, avec douze agents de plus ;",
        "la signature de conventions d’alerte avec les hôpitaux, les crèches et les clubs ;",
        "60 places supplémentaires d’accueil éducatif de jour, entre Mulhouse et Saint-Louis ;",
        "un centre parental à Haguenau ;",
        "le déploiement d’éducateurs spécialisés « handicap » auprès de 300 familles d’accueil.",
    ):
        p(t, style="List Bullet")
    d.add_heading("Devenir adulte en terrain connu", 2)
    p(
        "À 18 ans, chaque jeune se verra proposer un contrat d’autonomie et un parrain, choisi avec lui. L’association "
        "Hop’Demain tiendra une permanence pour les anciens mineurs non accompagnés à Strasbourg et à Mulhouse."
    )
    d.add_heading("Les principaux postes en 2022", 2)
    rows = [
        ["Poste", "Montant", "Financeur"],
        ["Permanences de sages-femmes", "410 000 €", "ARS"],
        ["Cellule de recueil unique", "1 120 000 €", "Collectivité et État"],
        ["Accueil de jour", "1 480 000 €", "Collectivité"],
        ["Centre parental", "640 000 €", "État"],
        ["Éducateurs « handicap »", "570 000 €", "ARS"],
    ]
    t = d.add_table(rows=0, cols=3)
    t.style = "Light Grid Accent 1"
    for row in rows:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    d.add_paragraph()
    d.add_heading("Ils ont dit", 2)
    p(
        "« Avec 10 500 enfants suivis de Wissembourg à Ferrette, nous ne pouvions pas rester au bord de la route », a fait valoir "
        "Gérald Obersaas-Kling. Cosima Barr-Andlau a évoqué « un contrat attendu depuis 2020 par les soignants ». Sabine "
        "Erstein-Molsheim, juge des enfants à Saverne, s’est félicitée d’une « langue enfin commune »."
    )
    d.add_heading("Les prochaines dates", 2)
    for t in (
        "5 juillet : réunion des chefs d’établissement à Sélestat",
        "Du 12 au 16 septembre : semaine de la parentalité",
        "Avant le 30 novembre : remise du premier rapport d’exécution",
        "31 décembre 2022 : échéance du contrat, renouvelable par avenant",
    ):
        p(t, style="List Bullet", align=A.LEFT)
    p(
        "",
        "À propos. ",
        "Née le 1er janvier 2021 de la réunion du Bas-Rhin et du Haut-Rhin, la Collectivité européenne d’Alsace consacre près de "
        "260 M€ par an à l’enfance. Les Vosges et le Territoire de Belfort accueillent 74 enfants confiés par elle.",
    )
    p("", "Contact : ", "Wendeline Erlenbach, 03 53 01 67 10, 06 39 98 67 68", align=A.LEFT)
