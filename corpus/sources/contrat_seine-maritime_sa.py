"""Contract: parties, recitals, eight articles, signatures in a table; annexes of six fiches in two columns with budgets, and a plan by year and funder."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.footer.paragraphs[0].text = "Contrat départemental – Seine-Maritime"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths=None, head=True):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (c, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                c.paragraphs[0].add_run(text).bold = y == 0 if head else x == 0
                if widths:
                    c.width = Cm(widths[x])
        d.add_paragraph()

    p("", "CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE", align=A.CENTER)
    p("", "SEINE-MARITIME – 2020-2022", align=A.CENTER)
    p("Entre")
    p(
        "L’État, représenté par le préfet de la région Normandie, préfet de la Seine-Maritime, Monsieur Côme-Alexandre BARENTIN, "
        "et désigné sous les termes « l’État », d’une part,"
    )
    p("Et")
    p(
        "L’Agence régionale de santé de Normandie, représentée par Madame Ottilie YVETOT-MBAYE, directrice générale, "
        "ci-après dénommée « l’ARS »,"
    )
    p("Et")
    p(
        "Le Département de la Seine-Maritime, représenté par Monsieur Fulbert DOUDEVILLE, président du Conseil départemental, "
        "dûment habilité par délibération de la commission permanente n° 4.12 du 28 septembre 2020, et désigné sous les termes « le "
        "Département », d’autre part,"
    )
    p("Vu le code de l’action sociale et des familles, notamment ses articles L. 112-3 et L. 221-1 ;")
    p("Vu le code de la santé publique, notamment ses articles L. 1435-8 et R. 1435-16 ;")
    p("Vu la loi n° 2016-297 du 14 mars 2016 relative à la protection de l’enfant ;")
    p("Vu l’instruction n° DGCS/SD2B/DGS/SP1/2020/34 du 20 février 2020 ;")
    p("Vu le schéma départemental de l’enfance 2018-2022 adopté le 25 juin 2018 ;")
    p(
        "Considérant que 3 940 mineurs et jeunes majeurs sont confiés au Département au 31 décembre 2019, soit une progression de "
        "11 % en trois ans ; que la moitié des évaluations dépasse encore le délai légal ;"
    )
    p("Il est convenu ce qui suit.")
    d.add_heading("Article 1 – Objet", 2)
    p(
        "Le contrat définit les engagements réciproques des signataires pour atteindre, sur la base du diagnostic figurant en annexe 1, les "
        "objectifs fondamentaux et facultatifs retenus en commun. Il comporte six actions."
    )
    d.add_heading("Article 2 – Engagements", 2)
    p("Les signataires s’engagent à :")
    for x in (
        "se réunir en comité de pilotage au moins deux fois par an ;",
        "partager les données utiles au tableau de bord ;",
        "informer sans délai les autres parties de toute difficulté d’exécution.",
    ):
        p(x, style="List Bullet")
    d.add_heading("Article 3 – Financement", 2)
    p(
        "Le soutien de l’État au titre de l’année 2020 s’élève à un million deux cent quarante mille euros (1 240 000 €), imputés sur le "
        "programme 304. L’ARS apporte 512 000 € au titre du FIR. Le Département mobilise un montant au moins égal à celui de l’État. "
        "Les contributions de 2021 et 2022, indicatives, font l’objet d’un avenant annuel."
    )
    p(
        "La contribution de l’État est versée en une seule fois, à compter de la notification du contrat, sur le compte de la paierie "
        "départementale. Toute somme non employée au 31 décembre 2022 est reversée."
    )
    d.add_heading("Article 4 – Suivi", 2)
    p(
        "Le Département établit chaque année un rapport d’exécution, transmis au préfet et à l’ARS avant le 30 juin. Le premier est "
        "attendu pour le 30 juin 2021. Monsieur Lubin EU-CRIEL, directeur de l’enfance et de la famille, est désigné référent."
    )
    d.add_heading("Article 5 – Durée", 2)
    p("Le contrat prend effet à la date de sa signature et s’achève le 31 décembre 2022.")
    d.add_heading("Article 6 – Modification et dénonciation", 2)
    p(
        "Il peut être modifié par avenant. En cas de manquement, il peut être dénoncé par l’une des parties, avec un préavis de trois mois, par "
        "lettre recommandée."
    )
    d.add_heading("Article 7 – Litiges", 2)
    p("Les litiges sont portés devant le tribunal administratif de Rouen.")
    p("Fait à Rouen, le 30 octobre 2020, en trois exemplaires originaux.")
    t = d.add_table(rows=1, cols=3)
    for c, x in zip(
        t.rows[0].cells,
        [
            "Le Préfet\n\n[signé]\n\nCôme-Alexandre BARENTIN",
            "La Directrice générale de l’ARS\n\n[signé]\n\nOttilie YVETOT-MBAYE",
            "Le Président du Conseil départemental\n\n[signé]\n\nFulbert DOUDEVILLE",
        ],
        strict=True,
    ):
        c.text = x
    d.add_page_break()

    d.add_heading("Annexe 2 – Fiches actions", 1)
    fiches = [
        (
            "Fiche n° 1",
            "Objectif 1 – Entretiens prénataux précoces",
            "Aller vers les futures mères des quartiers portuaires",
            "La couverture est de 14 % au Havre, contre 22 % dans le pays de Caux. Deux sages-femmes tiennent une consultation dans les "
            "centres sociaux et à bord d’un bus.",
            "Femmes enceintes, en priorité mineures ou isolées",
            "Pilote : PMI. Partenaires : maternités, réseau périnatal, centres sociaux",
            "Recrutement en décembre 2020 ; premières consultations en février 2021",
            "Nombre d’entretiens réalisés ; part des grossesses déclarées",
            "2020 : 84 000 € (État 42 000 €, Département 42 000 €)",
        ),
        (
            "Fiche n° 2",
            "Objectif 6 – Cellule de recueil des informations préoccupantes",
            "Une brigade d’évaluation rapide",
            "Six évaluateurs volants interviennent dans les territoires où le délai dépasse trois mois.",
            "Mineurs faisant l’objet d’une information préoccupante",
            "Pilote : direction de l’enfance. Partenaires : parquets de Rouen, du Havre et de Dieppe",
            "Montée en charge de janvier à juin 2021",
            "Délai moyen ; nombre d’évaluations de plus de 90 jours",
            "2020 : 620 000 € (État 310 000 €, Département 310 000 €)",
        ),
        (
            "Fiche n° 3",
            "Objectif 8 – Maîtrise des risques ; objectif 17 – Contrôles",
            "Douze inspections conjointes par an",
            "Un programme est arrêté chaque automne par le préfet et le président. Les constats sont partagés dans une base commune.",
            "Établissements et lieux de vie",
            "Pilotes : DDCS et Département",
            "Premier programme arrêté le 15 novembre 2020",
            "Nombre d’inspections ; suites données",
            "2020 : 96 000 € (État)",
        ),
        (
            "Fiche n° 4",
            "Objectif 9 – Enfants en situation de handicap",
            "Des places de répit le week-end et l’été",
            "Deux instituts ouvrent douze places aux enfants confiés, afin de soulager assistants familiaux et foyers.",
            "Enfants de 6 à 16 ans disposant d’une notification de la MDPH",
            "Pilote : ARS. Partenaires : MDPH, association Les Falaises Claires",
            "Ouverture à l’été 2021",
            "Taux d’occupation ; ruptures évitées",
            "2020 : 462 000 € (ARS 412 000 €, Département 50 000 €)",
        ),
        (
            "Fiche n° 5",
            "Objectif 13 – Actions innovantes en PMI",
            "« Lire avant de parler » : une valise de livres dans chaque salle d’attente",
            "Des lectrices formées accueillent parents et tout-petits. Les puéricultrices repèrent les retards de langage.",
            "Enfants de 0 à 3 ans",
            "Pilote : PMI. Partenaires : médiathèques, orthophonistes",
            "À partir de mars 2021",
            "Nombre de séances",
            "2020 : 100 000 € (ARS, FIR)",
        ),
        (
            "Fiche n° 6",
            "Objectif 24 – Accompagnement global",
            "Tremplin 18-21 : logement, permis, premier contrat de travail",
            "Chaque jeune signe un projet et reçoit une bourse de 1 200 € pour son permis. Une équipe de quatre éducateurs le suit.",
            "150 jeunes par an",
            "Pilote : Département. Partenaires : missions locales, bailleurs, Région Normandie",
            "2020 à 2022",
            "Situation à 21 ans",
            "2020 : 1 630 000 € (État 792 000 €, Département 838 000 €)",
        ),
    ]
    heads = (
        "Intitulé de l’action",
        "Constat et description",
        "Public",
        "Pilotage",
        "Calendrier",
        "Indicateurs",
        "Budget",
    )
    for n, obj, *rest in fiches:
        d.add_heading(n, 3)
        p(obj, align=A.LEFT)
        table([[h, v] for h, v in zip(heads, rest, strict=True)], [4, 12.4], head=False)
    d.add_heading("Annexe 3 – Plan de financement", 1)
    p("", "Répartition 2020 par action")
    table(
        [
            ["Action", "État (BOP 304)", "ARS (FIR)", "Département", "Total"],
            ["1. Futures mères des quartiers portuaires", "42 000 €", "-", "42 000 €", "84 000 €"],
            ["2. Brigade d’évaluation rapide", "310 000 €", "-", "310 000 €", "620 000 €"],
            ["3. Inspections conjointes", "96 000 €", "-", "-", "96 000 €"],
            ["4. Places de répit", "-", "412 000 €", "50 000 €", "462 000 €"],
            ["5. Lire avant de parler", "-", "100 000 €", "-", "100 000 €"],
            ["6. Tremplin 18-21", "792 000 €", "-", "838 000 €", "1 630 000 €"],
            ["Total 2020", "1 240 000 €", "512 000 €", "1 240 000 €", "2 992 000 €"],
        ],
        [5.6, 2.8, 2.5, 2.8, 2.7],
    )
    p("", "Trajectoire indicative")
    table(
        [
            ["", "2021", "2022"],
            ["État", "1 300 000 €", "1 350 000 €"],
            ["ARS", "540 000 €", "565 000 €"],
            ["Département", "1 310 000 €", "1 362 000 €"],
            ["Ensemble", "3 150 000 €", "3 277 000 €"],
        ]
    )
    p("Les enfants confiés par l’Eure et la Somme et accueillis en Seine-Maritime bénéficient des actions 4 et 5.")
