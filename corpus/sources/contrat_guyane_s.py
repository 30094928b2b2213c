"""First contract of an overseas territory: parties in a table, a signature by delegation, six fiches, a plan by funder."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = "Contrat Guyane 2020-2022 – paraphes :            /            /"

    def p(text, bold=False, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        q.add_run(text).bold = bold

    def table(rows, widths=None, head=True):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = (y == 0) if head else (x == 0)
                if widths:
                    cell.width = Cm(widths[x])
        d.add_paragraph()

    p("CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE", True, A.CENTER)
    p("GUYANE", True, A.CENTER)
    p("2020 - 2022", True, A.CENTER)
    p("Entre les soussignés :", True)
    table(
        [
            ["L’État", "représenté par le préfet de la région Guyane, Monsieur Gatien ROURA-MONTJOLY, ci-après « le préfet »"],
            ["L’Agence régionale de santé de Guyane", "sise à Cayenne, représentée par sa directrice générale, Madame le Docteur Oriane KAW-SINNARY"],
            [
                "La Collectivité territoriale de Guyane",
                "représentée par Monsieur Wilfrid TONATE-IRACOUBO, président, dûment habilité par délibération AP-2020-71 du 9 octobre 2020",
            ],
            ["La Caisse d’allocations familiales", "représentée par son directeur, associée au présent contrat pour les fiches 3 et 5"],
        ],
        [5, 11.5],
        head=False,
    )
    p("Vu le code de l’action sociale et des familles, notamment ses articles L. 112-3 et L. 221-1 ;")
    p("Vu la loi n° 2011-884 du 27 juillet 2011 relative aux collectivités territoriales de Guyane et de Martinique ;")
    p("Vu la circulaire du 20 février 2020 relative à la contractualisation ;")
    p("Vu l’avis de l’observatoire territorial rendu le 18/09/2020 ;")
    p(
        "Considérant que la moitié des Guyanais a moins de vingt-cinq ans, que trois naissances sur cinq surviennent à "
        "Saint-Laurent-du-Maroni ou sur le fleuve, et que la Collectivité suivait 1 130 enfants au 1er janvier 2020 ;"
    )
    p("Il est convenu ce qui suit.")
    d.add_heading("Article 1 – Objet", 2)
    p(
        "Le contrat fixe les objectifs communs des parties pour trois ans, les six actions retenues et les moyens que chacune y affecte. "
        "Il tient compte de l’immensité du territoire et de sa frontière avec le Suriname et le Brésil."
    )
    d.add_heading("Article 2 – Engagements", 2)
    p("Le préfet s’engage à déléguer les crédits dans les deux mois de la signature. La Collectivité s’engage :")
    for t in (
        "à pourvoir les postes prévus avant le 30 juin 2021 ;",
        "à transmettre le rapport d’exécution le 30 avril de chaque année ;",
        "à ne pas diminuer ses propres dépenses, qui se sont élevées à 41,8 millions d’euros en 2019.",
    ):
        d.add_paragraph(t, style="List Bullet")
    d.add_heading("Article 3 – Financement", 2)
    p(
        "Pour l’année 2020, l’État verse 930 000 euros (programme 304) et l’Agence 410 000 euros, dont 110 000 euros relevant de "
        "l’ONDAM médico-social. La Collectivité apporte une somme identique à celle de l’État. La Caisse peut compléter la fiche 3, "
        "jusqu’à 75 000 euros par an."
    )
    table(
        [
            ["Fiche", "État", "ARS", "CTG", "Total 2020"],
            ["1. Pirogue de la PMI", "210 000 €", "120 000 €", "150 000 €", "480 000 €"],
            ["2. CRIP de l’Ouest", "180 000 €", "-", "260 000 €", "440 000 €"],
            ["3. Relais parental de Mana", "140 000 €", "-", "120 000 €", "260 000 €"],
            ["4. Équipe mobile handicap", "90 000 €", "290 000 €", "60 000 €", "440 000 €"],
            ["5. Familles tiers du fleuve", "130 000 €", "-", "190 000 €", "320 000 €"],
            ["6. Cap majorité", "180 000 €", "-", "150 000 €", "330 000 €"],
            ["Ensemble", "930 000 €", "410 000 €", "930 000 €", "2 270 000 €"],
        ]
    )
    d.add_heading("Article 4 – Pilotage", 2)
    p("Le comité de pilotage réunit les signataires. Y sont invités, avec voix consultative :")
    for t in (
        "la procureure de la République près le tribunal judiciaire de Cayenne ;",
        "le recteur de l’académie ;",
        "le grand conseil coutumier, représenté par le capitaine Sylvio ABATTIS ;",
        "Madame Maïté OUANARY, pour les associations gestionnaires.",
    ):
        d.add_paragraph(t, style="List Bullet")
    d.add_heading("Article 5 – Durée, modification, résiliation", 2)
    p(
        "Le contrat prend effet le jour de sa signature. Il expire le 31 décembre 2022. Un avenant annuel, conclu au plus tard le "
        "15 octobre 2021 pour le deuxième exercice, arrête les montants. Il peut être résilié avec un préavis de trois mois."
    )
    p("Fait à Cayenne, le 26 novembre 2020, en quatre exemplaires originaux.", align=A.LEFT)
    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        (
            "Pour le préfet et par délégation,\nla sous-préfète aux communes de l’intérieur\n\n\nPrunelle APATOU-DÉGRAD",
            "La directrice générale\nde l’ARS\n\n\nOriane KAW-SINNARY",
            "Le président de la Collectivité territoriale\n\n\nWilfrid TONATE-IRACOUBO",
        ),
        strict=True,
    ):
        cell.text = text
    d.add_page_break()
    p("ANNEXE 1 – FICHES ACTION", True, A.CENTER)
    fiches = [
        (
            "Fiche 1",
            "Une pirogue de la PMI entre Apatou et Maripasoula",
            "Objectif n° 3 – visites à domicile des sages-femmes",
            "Deux sages-femmes et une interprète remontent le fleuve une semaine sur deux et se rendent dans les villages.",
            "PMI ; centres délocalisés de prévention et de soins",
            "Mars 2021 – décembre 2022",
            "Nombre de femmes vues ; nombre de visites après la naissance",
        ),
        (
            "Fiche 2",
            "Une antenne de la CRIP à Saint-Laurent-du-Maroni",
            "Objectif n° 6 – cellule de recueil",
            "Six agents, dont un médecin, évaluent sur place les situations de l’Ouest guyanais.",
            "Direction de l’enfance ; gendarmerie ; rectorat",
            "Ouverture le 1er février 2021",
            "Délai d’évaluation ramené de huit à trois mois",
        ),
        (
            "Fiche 3",
            "Relais parental de Mana",
            "Objectif n° 14",
            "Accueil de douze enfants, de jour ou de nuit, à la demande des parents.",
            "Association Ti Wara ; Caf",
            "Septembre 2021",
            "Taux d’occupation",
        ),
        (
            "Fiche 4",
            "Équipe mobile handicap du littoral",
            "Objectif n° 9",
            "Une psychomotricienne, deux éducateurs et un pédopsychiatre à 0,3 ETP interviennent dans les foyers et les familles d’accueil.",
            "ARS ; association L’Ibis et l’Enfant",
            "1er trimestre 2021",
            "Nombre d’enfants suivis : 45 à l’horizon 2022",
        ),
        (
            "Fiche 5",
            "Reconnaître et soutenir les familles tiers du fleuve",
            "Objectif n° 20",
            "Une indemnité d’entretien de 420 € par mois est versée aux oncles, tantes et marraines à qui le juge confie un enfant ; un livret est traduit en quatre langues.",
            "Collectivité ; Caf ; autorités coutumières",
            "Dès janvier 2021",
            "Nombre de familles",
        ),
        (
            "Fiche 6",
            "Cap majorité",
            "Objectifs n° 24 et 25",
            "Un éducateur prépare dès seize ans, avec le jeune, le logement, la formation et, s’il y a lieu, le titre de séjour.",
            "Mission locale ; préfecture, bureau du séjour",
            "2021",
            "Part des jeunes en formation ou en emploi six mois après la sortie",
        ),
    ]
    for number, title, goal, what, who, when, how in fiches:
        table(
            [
                [number, title],
                ["Objectif", goal],
                ["Description", what],
                ["Pilote et partenaires", who],
                ["Calendrier", when],
                ["Indicateurs", how],
            ],
            [4, 12.5],
            head=False,
        )
    p("ANNEXE 2 – PERSONNES AYANT CONTRIBUÉ AUX TRAVAUX", True, A.CENTER)
    p(
        "Groupe « petite enfance » : Dr Fidéline COUNANA (PMI), Hervé SAÜL-PAPAÏCHTON (Caf). Groupe « parcours » : Myrtha "
        "CACAO-RÉGINA (direction de l’enfance), Apolinaire WAYANPI (association Ti Wara), Capitaine Julie MONTSINÉRY (gendarmerie). Les "
        "ateliers se sont tenus du 15 au 19 juin 2020 à Cayenne et le 2 juillet 2020 à Maripasoula. Les services de La Réunion et de "
        "Mayotte ont partagé leur expérience."
    )
