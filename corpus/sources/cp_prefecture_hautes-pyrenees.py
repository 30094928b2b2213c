"""Communiqué on headed paper: a table of logos set as text, a box of figures, bullets of a verb, a contact block."""

PRODUCER = "libreoffice"

ACTIONS = (
    (
        "Renforcer",
        " l’équipe de sages-femmes du Département pour doubler les visites avant et après la naissance "
        "dans les vallées (2 ETP, 118 000 € par an)",
    ),
    (
        "Faire connaître",
        " l’entretien prénatal précoce et former les médecins généralistes à y orienter leurs patientes",
    ),
    (
        "Mettre sur la route",
        " une unité mobile de consultations pour les 0-6 ans, qui desservira Arreau, Luz-Saint-Sauveur, "
        "Trie-sur-Baïse et Loures-Barousse une fois par quinzaine",
    ),
    (
        "Donner",
        " à la cellule de recueil des informations préoccupantes les moyens d’évaluer chaque situation à deux "
        "voix : un travailleur social et un psychologue",
    ),
    (
        "Signer",
        " un protocole d’alerte avec l’inspection académique, les hôpitaux de Tarbes-Lourdes et de Bagnères-de-Bigorre "
        "et le parquet",
    ),
    ("Ouvrir", " à Lannemezan huit places réservées aux frères et sœurs confiés (ouverture : septembre 2023)"),
    (
        "Déployer",
        " une équipe de répit pour les parents d’enfants autistes ou polyhandicapés, portée par l’association "
        "Les Gaves bleus (ARS : 135 000 €)",
    ),
    (
        "Proposer",
        " à tout jeune de 17 ans confié un « contrat de confiance » : un logement, un projet, un interlocuteur "
        "jusqu’à 21 ans",
    ),
    (
        "Former",
        " ensemble, deux jours par an, les professionnels de l’éducation, du soin et de la gendarmerie",
    ),
)


def write(d):
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Liberation Sans", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height = Cm(21), Cm(29.7)
    s.left_margin = s.right_margin = Cm(2.2)
    s.top_margin, s.bottom_margin = Cm(1.4), Cm(1.6)
    s.footer.paragraphs[0].text = (
        "Préfecture des Hautes-Pyrénées – place de l’Exemple – CS 61350 – 65013 TARBES Cedex 9\n"
        "Tél. 05 36 49 65 65 – Suivez-nous : @Exemple65"
    )
    t = d.add_table(rows=1, cols=3)
    for c, x in zip(
        t.rows[0].cells,
        (
            "PRÉFET\nDES HAUTES-\nPYRÉNÉES\nLiberté\nÉgalité\nFraternité",
            "HAUTES-PYRÉNÉES\nle Département",
            "ars\nAgence Régionale de Santé\nOccitanie",
        ),
        strict=True,
    ):
        c.text = x
    p = d.add_paragraph("Bureau de la représentation de l’État\net de la communication interministérielle")
    p.alignment = 0
    p = d.add_paragraph("Tarbes, le 24/11/2022")
    p.alignment = 2
    r = d.add_paragraph().add_run("COMMUNIQUÉ DE PRESSE")
    r.bold, r.font.size = True, Pt(15)
    r = d.add_paragraph().add_run(
        "Les Hautes-Pyrénées s’engagent pour les 1 500 enfants protégés du département"
    )
    r.bold, r.font.size = True, Pt(12)
    p = d.add_paragraph
    p(
        "Éloi Campan-Barèges, préfet des Hautes-Pyrénées, Maylis Aureilhan-Soues, vice-présidente du Conseil "
        "départemental, pour le président empêché, Ferdinand Vielle-Louron, et Inaya Trassens, directrice adjointe de "
        "la délégation départementale de l’ARS, ont procédé mercredi 23 novembre à la signature du contrat "
        "départemental de prévention et de protection de l’enfance (CDPPE) 2022-2024."
    )
    p(
        "La députée Gersende Nestier, le sénateur Paulin Sarrancolin et la première adjointe au maire de Tarbes, "
        "Amanda Odos-Vic, assistaient à cette signature. Le préfet a rendu hommage aux 214 assistants familiaux du "
        "département, « premiers de cordée de la protection »."
    )
    t = d.add_table(rows=1, cols=1, style="Table Grid")
    t.rows[0].cells[0].text = (
        "REPÈRES\n"
        "• 1 502 enfants suivis par l’ASE au 31 décembre 2021 (+ 9 % en un an), dont 611 confiés\n"
        "• 31,2 M€ : le budget départemental de l’enfance\n"
        "• 740 informations préoccupantes\n"
        "• 87 % des fonds du précédent appel à projets consommés"
    )
    p("")
    p(
        "Issu de l’instruction interministérielle du 18 février 2022, le contrat est organisé autour de dix-sept "
        "fiches. Il vise notamment à :"
    )
    for verb, rest in ACTIONS:
        q = d.add_paragraph(style="List Bullet")
        q.add_run(verb).bold = True
        q.add_run(rest + (" ;" if verb != "Former" else "."))
    r = d.add_paragraph().add_run("Un budget de 4,05 millions d’euros")
    r.bold = True
    p(
        "Sur trois ans, l’État (BOP 304) et l’ARS (FIR) versent respectivement 1 380 000 € et 405 000 €. Le Département "
        "abonde à hauteur de 2 265 000 €. Pour la seule année 2022, la subvention de l’État, arrêtée à 340 000 €, a été "
        "engagée avant le 30 novembre, comme l’exige la règle budgétaire. Environ 45 000 € serviront à l’évaluation externe."
    )
    p(
        "Ne relèvent pas du contrat : la reconstruction de la maison d’enfants de Lourdes (6,8 M€, Département et Région), "
        "l’intervenante sociale en gendarmerie (38 000 €, FIPD) et les actions du contrat de ville du Grand Tarbes :"
    )
    for x in (
        "soutenir les associations de quartier ;",
        "rénover l’aire de jeux du Laubadère ;",
        "accompagner 40 familles vers les loisirs.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p(
        "Le Gers et la Haute-Garonne ont conclu un contrat de même nature en 2021. Une première revue des actions aura lieu au "
        "deuxième trimestre 2023."
    )
    t = d.add_table(rows=1, cols=2, style="Table Grid")
    t.rows[0].cells[0].text = (
        "CONTACTS PRESSE\nPréfecture : Sidonie Ibos-Marsac\n05 36 49 65 10 / 06 39 98 65 65\npref-presse@exemple65.fr"
    )
    t.rows[0].cells[1].text = (
        "Conseil départemental : Corentin Ossun\n05 36 49 65 30\n\nARS Occitanie : 04 65 71 65 77"
    )
