"""Contract of three years: parties, articles, signatures in a table, seven fiches in two columns, a financing table."""

PRODUCER = "docx"

FICHES = [
    (
        "Fiche n° 1",
        "Objectif n° 1",
        "Aller vers les futures mères saisonnières",
        "Les salariées des stations, souvent sans médecin traitant, découvrent l’entretien prénatal trop tard ou jamais. Deux sages-femmes de PMI "
        "le leur proposent sur leur lieu de travail, de décembre 2022 à avril 2023 puis chaque hiver.",
        "Service de PMI ; maternités de Bourg-Saint-Maurice et d’Albertville ; médecine du travail",
        "Nombre d’entretiens : 210 en 2021, 400 attendus en 2024",
        "Cf. annexe 3",
    ),
    (
        "Fiche n° 2",
        "Objectif n° 4",
        "Puéricultrices à domicile en Maurienne et en Tarentaise",
        "Trois puéricultrices sont recrutées. Priorité est donnée aux naissances prématurées et aux premiers enfants de parents isolés.",
        "Service de PMI ; réseau périnatal des deux Savoie",
        "Part des enfants vus avant deux ans",
        "Cf. annexe 3",
    ),
    (
        "Fiche n° 3",
        "Objectif n° 6",
        "Une CRIP à deux voix",
        "Chaque évaluation est menée par un binôme, travailleur social et soignant. Le logiciel de suivi est renouvelé avant le 31 mars 2023.",
        "CRIP ; parquets de Chambéry et d’Albertville ; Éducation nationale",
        "Délai moyen : 112 jours au 31 décembre 2021, 90 jours visés",
        "Cf. annexe 3, dont 12 000 € pour le logiciel",
    ),
    (
        "Fiche n° 4",
        "Objectifs n° 9 et n° 24",
        "Passerelle : du foyer à l’âge adulte avec un handicap",
        "L’équipe suit quarante adolescents de 15 à 20 ans, dans leur foyer, à l’IME puis dans leur premier logement. Elle comprend un éducateur, "
        "une infirmière et une chargée d’insertion.",
        "Association Le Grand Arc (porteur) ; MDPH ; entreprises adaptées",
        "Nombre de jeunes sans solution à 20 ans",
        "Cf. annexe 3",
    ),
    (
        "Fiche n° 5",
        "Objectif n° 18",
        "Maison des fratries de La Motte-Servolex",
        "Quinze places, réparties en trois appartements. La maison ouvrira au deuxième trimestre 2023.",
        "Fondation des Bauges (porteur) ; commune",
        "Nombre de fratries réunies ; taux d’occupation",
        "Coût complet de l’opération : 1,86 M€, travaux compris, dont la part inscrite à l’annexe 3",
    ),
    (
        "Fiche n° 6",
        "Hors objectifs nationaux",
        "Équipe mobile de pédopsychiatrie",
        "À la demande des établissements, un pédopsychiatre et une psychologue se rendent sous quinze jours auprès d’enfants en crise.",
        "Centre hospitalier spécialisé de la Savoie",
        "Nombre d’hospitalisations évitées",
        "Cf. annexe 3",
    ),
    (
        "Fiche n° 7",
        "Objectifs n° 11 et n° 26",
        "L’observatoire forme et publie",
        "Un statisticien rejoint l’observatoire, qui anime aussi dix journées de formation communes aux professionnels.",
        "ODPE ; université ; institut de formation en travail social",
        "Une publication par semestre",
        "Cf. annexe 3",
    ),
]


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "CDPPE de la Savoie"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths=None, head=True, first=False):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = (head and y == 0) or (first and x == 0)
                if widths:
                    cell.width = Cm(widths[x])
        d.add_paragraph()

    def bullets(*items):
        for t in items:
            d.add_paragraph(t, style="List Bullet")

    p("", "CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE", align=A.CENTER)
    p("", "2022 – 2024", align=A.CENTER)
    p("", "Département de la Savoie", align=A.CENTER)
    p("ENTRE")
    p("", "L’ÉTAT", ", représenté par le préfet de la Savoie, Monsieur Ulysse ARÊCHES-BOZEL,")
    p(
        "",
        "L’AGENCE RÉGIONALE DE SANTÉ AUVERGNE-RHÔNE-ALPES",
        ", établissement public dont le siège est à Lyon, représentée par Madame Jeanne-Aimée MODANE-LANSLE, directrice de la "
        "délégation départementale de la Savoie, dûment habilitée,",
    )
    p("d’une part,")
    p("ET")
    p(
        "",
        "LE DÉPARTEMENT DE LA SAVOIE",
        ", représenté par Monsieur Casimir BEAUFORTAIN, président du conseil départemental, autorisé par la délibération "
        "n° 2022-07-118 du 8 juillet 2022,",
    )
    p("d’autre part.")
    p("Vu le code de l’action sociale et des familles, notamment ses articles L. 112-3 et L. 221-1 ;")
    p("Vu le code de la santé publique ;")
    p("Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;")
    p("Vu l’instruction interministérielle du 18 février 2022 relative à la contractualisation ;")
    p("Vu le schéma départemental de la famille et de l’enfance 2019-2023 ;")
    p("Vu l’avis de l’observatoire départemental réuni le 2 juin 2022 ;")
    p("Considérant que la Savoie et la Haute-Savoie accueillent chaque hiver une population saisonnière jeune et mal suivie ;")
    p("Considérant les besoins relevés en annexe 1 ;")
    p("Il est convenu ce qui suit.")

    d.add_heading("Article 1 – Objet", 2)
    p(
        "Le contrat fixe les actions que les parties mènent ensemble, leurs moyens et la manière dont elles en rendent compte. Il décline quatre "
        "engagements nationaux :"
    )
    bullets(
        "agir le plus précocement possible pour répondre aux besoins des enfants et de leurs familles ;",
        "sécuriser les parcours des enfants protégés et prévenir les ruptures ;",
        "donner aux enfants les moyens d’agir et garantir leurs droits ;",
        "préparer leur avenir et sécuriser leur vie d’adulte.",
    )
    d.add_heading("Article 2 – Obligations des parties", 2)
    p("Le Département s’engage à :")
    bullets(
        "nommer un chef de projet à mi-temps ;",
        "maintenir ses dépenses d’aide sociale à l’enfance au moins au niveau de 2021, soit 49 200 000 € ;",
        "transmettre les données de l’annexe 4 deux fois par an.",
    )
    p("L’État et l’agence s’engagent à verser leurs contributions dans les délais de l’article 3 et à faciliter l’accès aux soins.")
    d.add_heading("Article 3 – Financement", 2)
    p(
        "3.1. Pour 2022, la contribution de l’État s’élève à 487 300 € (BOP 304, action 17), celle de l’agence à 256 000 €, soit 146 000 € "
        "sur le FIR et 110 000 € sur l’ONDAM médico-social, et celle du Département à 530 000 €."
    )
    p(
        "3.2. La contribution de l’État est versée à hauteur de 70 % à la signature. Le solde l’est sur production du rapport d’exécution, au plus "
        "tard le 30 juin 2023. Les sommes de 2023 et de 2024 font l’objet d’un avenant, sous réserve des lois de finances."
    )
    p("3.3. Les crédits non consommés sont reversés dès lors que leur montant excède 5 000 €.")
    d.add_heading("Article 4 – Gouvernance", 2)
    p("Le comité de pilotage est coprésidé par les signataires. Y siègent en outre :")
    bullets(
        "la présidente du tribunal judiciaire de Chambéry ;",
        "le directeur académique ;",
        "la Caf et la MSA ;",
        "deux jeunes désignés par l’association d’entraide des anciens enfants confiés.",
    )
    d.add_heading("Article 5 – Durée, modification, résiliation", 2)
    p(
        "Le contrat prend effet à sa signature et s’achève le 31 décembre 2024. Il peut être modifié par avenant. Chaque partie peut le "
        "résilier, après un préavis de trois mois, par lettre recommandée."
    )
    d.add_heading("Article 6 – Litiges", 2)
    p("Tout litige relève du tribunal administratif de Grenoble, après recherche d’un accord amiable.")
    p("Fait à Chambéry, en trois exemplaires originaux, le vendredi 23 septembre 2022.")
    table(
        [
            [
                "Pour l’État,\nle préfet de la Savoie\n\n\nUlysse ARÊCHES-BOZEL",
                "Pour l’agence,\nla directrice de la délégation départementale\n\n\nJeanne-Aimée MODANE-LANSLE",
                "Pour le Département,\nle président\n\n\nCasimir BEAUFORTAIN",
            ]
        ],
        head=False,
    )
    p("En présence de Madame Clémence UGINE-CONFLANS, procureure de la République, et de Monsieur Boniface CHAUTAGNE, recteur.")

    d.add_page_break()
    d.add_heading("Annexe 1 – Diagnostic (extrait)", 2)
    p(
        "Au 31 décembre 2021, 1 015 mineurs étaient confiés au Département, dont 212 en dehors de la Savoie, principalement en Isère et dans l’Ain. "
        "Entre 2017 et 2021, les informations préoccupantes ont augmenté de 41 %. Un enfant confié revient en moyenne à 54 000 € par an."
    )
    p("Trois fragilités se dégagent :")
    bullets(
        "un repérage tardif dans les vallées ;",
        "des fratries dispersées ;",
        "des soins psychiques presque inaccessibles hors de l’agglomération chambérienne.",
    )
    d.add_heading("Annexe 2 – Fiches actions", 2)
    for number, objective, title, text, partners, indicators, money in FICHES:
        table(
            [
                [number, objective],
                ["Intitulé", title],
                ["Description", text],
                ["Pilote et partenaires", partners],
                ["Indicateurs", indicators],
                ["Budget", money],
            ],
            [4, 12.5],
            first=True,
        )
    d.add_heading("Annexe 3 – Plan de financement 2022 (en euros)", 2)
    table(
        [
            ["Action", "État (BOP 304)", "ARS (FIR)", "ARS (ONDAM)", "Département", "Total"],
            ["1. Futures mères saisonnières", "22 000", "", "", "22 000", "44 000"],
            ["2. Puéricultrices à domicile", "84 000", "", "", "96 000", "180 000"],
            ["3. CRIP à deux voix", "70 300", "", "", "80 000", "150 300"],
            ["4. Passerelle", "45 000", "", "110 000", "52 000", "207 000"],
            ["5. Maison des fratries", "198 000", "", "", "220 000", "418 000"],
            ["6. Pédopsychiatrie mobile", "", "146 000", "", "", "146 000"],
            ["7. Observatoire", "68 000", "", "", "60 000", "128 000"],
            ["Total", "487 300", "146 000", "110 000", "530 000", "1 273 300"],
        ],
        [4.6, 2.5, 2.2, 2.4, 2.5, 2.3],
    )
    d.add_heading("Annexe 4 – Données à transmettre", 2)
    bullets("nombre d’enfants confiés, par âge et par lieu d’accueil ;", "nombre d’évaluations closes ;", "dépenses par action, au 30 juin et au 31 décembre de chaque année.")
