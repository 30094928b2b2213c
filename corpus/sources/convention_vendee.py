"""Convention of the third wave, four parties; fiches as label paragraphs, a Gantt-like table, a table in thousands."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Arial", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[0].text = "Convention 2022 – prévention et protection de l’enfance – Vendée"
    s.footer.paragraphs[0].text = "Paraphes : ____   ____   ____   ____"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def bullets(*items):
        for t in items:
            p(t, style="List Bullet")

    def table(rows, bold_first=True):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = bold_first and y == 0
                if x and y:
                    cell.paragraphs[0].alignment = A.RIGHT
        d.add_paragraph()

    def fiche(n, title, *fields):
        d.add_heading(f"Fiche n° {n}", 3)
        p("", f"Intitulé : {title}")
        for label, text in fields:
            p("", f"{label} : ", text)

    d.add_heading("Convention relative à la prévention et à la protection de l’enfance en Vendée", 0)
    p("Entre les soussignés :", align=A.LEFT)
    p(
        "L’", "État", ", représenté par M. Tanguy Mervent-Hoël, préfet de la Vendée, domicilié en cette qualité 29, rue Delille, 85922 La "
        "Roche-sur-Yon cedex 9,"
    )
    p(
        "L’", "Agence régionale de santé des Pays de la Loire", ", représentée par Mme Ségolène Autizeau, directrice générale, elle-même "
        "représentée par M. Nadir Pouzauges, directeur territorial de la Vendée,"
    )
    p(
        "Le ", "Département de la Vendée", ", représenté par M. Gildas Rochereau, président du conseil départemental, autorisé à signer par la "
        "délibération n° 3-C-2 du 8 juillet 2022,"
    )
    p(
        "La ", "Caisse d’allocations familiales de la Vendée", ", représentée par sa directrice, Mme Aurore Longèves, agissant pour les seules "
        "actions 2 et 5,"
    )
    p("ci-après collectivement « les partenaires ».", align=A.LEFT)
    d.add_heading("Préambule", 1)
    p(
        "La stratégie nationale de prévention et de protection de l’enfance, rendue publique le 14 octobre 2019, se décline par territoire. Après la "
        "Loire-Atlantique, la Sarthe et la Mayenne, la Vendée rejoint la démarche au titre de la dernière vague, ouverte par l’instruction du "
        "18 février 2022. Les partenaires ont tenu cinq ateliers entre mars et mai 2022. Trois fragilités en ressortent :"
    )
    bullets(
        "une protection maternelle et infantile qui ne voit plus qu’un enfant de trois-quatre ans sur deux ;",
        "des fratries séparées faute de maisons d’assez grande taille ;",
        "une connaissance insuffisante du devenir des jeunes à 21 ans.",
    )
    d.add_heading("Article 1 : objet et périmètre", 1)
    p(
        "La convention arrête six actions, prises parmi les objectifs fixés au plan national. Les objectifs 4, 7 et 8, déjà atteints, sont "
        "suivis sans financement nouveau."
    )
    d.add_heading("Article 2 : durée", 1)
    p("Elle est conclue du 1er septembre 2022 au 31 décembre 2023. Elle n’est pas reconductible tacitement.")
    d.add_heading("Article 3 : dispositions financières", 1)
    p(
        "Le coût total s’élève à 1 486 K€, que les partenaires prennent en charge selon le tableau qui suit. Le concours de l’État est "
        "imputé sur le programme 304, celui de l’Agence sur le fonds d’intervention régional."
    )
    p("Tableau 1 – Répartition par action et par financeur (en milliers d’euros)", align=A.LEFT)
    table(
        [
            ("Action", "État", "ARS", "Département", "Caf", "Total"),
            ("1. Bilans de maternelle", "52", "38", "104", "–", "194"),
            ("2. Lieux d’accueil enfants-parents", "–", "–", "45", "45", "90"),
            ("3. Maison des fratries", "310", "–", "362", "–", "672"),
            ("4. Santé des enfants confiés", "–", "165", "35", "–", "200"),
            ("5. Après 18 ans", "120", "–", "90", "30", "240"),
            ("6. Observatoire", "40", "–", "50", "–", "90"),
            ("Total", "522", "203", "686", "75", "1 486"),
        ]
    )
    p(
        "Les crédits sont versés à raison de 70 % à la signature, le solde sur production d’un bilan au plus tard le 31 mars 2024. Tout écart de "
        "plus de 15 000 € sur une ligne est soumis à l’accord préalable des financeurs."
    )
    d.add_heading("Article 4 : suivi", 1)
    p(
        "Un comité technique trimestriel prépare le comité de pilotage annuel. Mme Clarisse Fontenay, cheffe du service de la prévention à la "
        "DDETS, et M. Ewen Talmont, directeur de l’enfance au Département, en assurent le secrétariat."
    )
    p("")
    p("Fait à La Roche-sur-Yon, le 29 août 2022, en quatre exemplaires.", align=A.LEFT)
    t = d.add_table(rows=0, cols=2)
    for left, right in (
        ("Le préfet de la Vendée,\n\nTanguy MERVENT-HOËL", "Pour la directrice générale de l’ARS,\nle directeur territorial,\n\nNadir POUZAUGES"),
        ("Le président du conseil départemental,\n\nGildas ROCHEREAU", "La directrice de la Caf,\n\nAurore LONGÈVES"),
    ):
        row = t.add_row().cells
        row[0].paragraphs[0].add_run(left)
        row[1].paragraphs[0].add_run(right)
    d.add_page_break()
    d.add_heading("Annexe : fiches descriptives", 1)
    fiche(
        1,
        "Voir tous les enfants de moyenne section",
        ("Objectif national", "n° 2"),
        ("Ce qui existe", "Un bilan sur deux, concentré sur la Roche-sur-Yon et le littoral."),
        (
            "Ce que nous ferons",
            "Trois infirmières puéricultrices rejoindront les équipes du Sud-Vendée et du bocage ; elles verront en priorité les écoles "
            "sans médecin scolaire. Le matériel de dépistage (12 000 €) est acquis en 2022.",
        ),
        ("Résultat attendu", "90 % des enfants vus à la rentrée 2023"),
    )
    fiche(
        2,
        "Deux lieux d’accueil enfants-parents itinérants",
        ("Objectif national", "aucun ; action d’initiative locale"),
        ("Ce que nous ferons", "Deux minibus aménagés stationneront chaque semaine dans dix communes."),
        ("Porteur", "association Les Petits Marais"),
        ("Calendrier", "premier véhicule en janvier 2023, second en mai 2023"),
    )
    fiche(
        3,
        "Une maison pour grandir entre frères et sœurs",
        ("Objectif national", "n° 18"),
        (
            "Ce que nous ferons",
            "Construire à Chantonnay une maison de dix places, tenue par deux couples d’éducateurs. Un appel à projets a été publié le "
            "4 avril 2022 ; la fondation Trois-Moulins a été retenue.",
        ),
        ("Calendrier", "ouverture en octobre 2023"),
        ("Prix de journée prévisionnel", "189 € par jour et par enfant"),
    )
    fiche(
        4,
        "Un médecin, un dentiste et un psychologue pour chaque enfant confié",
        ("Objectifs nationaux", "n° 9 et n° 13"),
        (
            "Ce que nous ferons",
            "Signer avec les deux hôpitaux et l’ordre des chirurgiens-dentistes un protocole de rendez-vous réservés, coordonné par une "
            "infirmière ; payer les soins psychologiques dans la limite de 60 000 €.",
        ),
        ("Points de vigilance", "démographie médicale ; secret professionnel ; refus parental"),
    )
    fiche(
        5,
        "Le pécule, le permis, le parrain",
        ("Objectifs nationaux", "n° 23 et n° 24"),
        (
            "Ce que nous ferons",
            "À chaque jeune qui quitte l’aide sociale à l’enfance sont remis un pécule de 1 000 € et une aide au permis ; un adulte "
            "bénévole le suit pendant un an.",
        ),
        ("Public", "environ 110 jeunes par an"),
    )
    fiche(
        6,
        "Donner des yeux à l’observatoire",
        ("Objectif national", "n° 11"),
        (
            "Ce que nous ferons",
            "Recruter une chargée d’études et lancer une enquête sur le devenir, à 21 ans, des jeunes sortis en 2020.",
        ),
        ("Calendrier", "recrutement avant la fin de l’année ; premiers résultats en juin 2023"),
    )
