"""Amendment of an overseas collectivity: parties in a paragraph each, modified articles quoted, bullets, two tables, signatures in a table."""

PRODUCER = "docx"


def grid(document, rows, bold_last=False):
    """A bordered table, its first row in bold."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for i, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            run = cell.paragraphs[0].add_run(words)
            run.bold = i == 0 or (bold_last and i == len(rows) - 1)
    document.add_paragraph("")


def write(document):
    """Write the amendment."""
    p = document.add_paragraph
    head = document.sections[0].header.paragraphs[0]
    head.text = "Préfecture de la Martinique – ARS Martinique – Collectivité territoriale de Martinique"
    document.add_heading("AVENANT N° 2", 0)
    p(
        "à la convention territoriale de prévention et de protection de l’enfance de la Martinique conclue le 15 octobre 2021"
    ).runs[0].bold = True
    p("Année 2023, avec prorogation jusqu’au 31 décembre 2024")

    p("Entre")
    p(
        "L’État, représenté par M. Barnabé TRÉVENEC-LOUISON, préfet de la Martinique, ci-après dénommé « l’État »,"
    )
    p(
        "L’agence régionale de santé de Martinique, représentée par Mme Héloïse CLAIRVAUX-MARNY, directrice générale, ci-après dénommée « l’ARS »,"
    )
    p("d’une part,")
    p("Et")
    p(
        "La collectivité territoriale de Martinique, sise rue Gaston-Defferre à Fort-de-France, représentée par M. Théodat SYLVANIELO, "
        "président du conseil exécutif, habilité par la délibération n° 23-297-1 de l’Assemblée de Martinique en date du 29 juin 2023, ci-après dénommée « la CTM »,"
    )
    p("d’autre part,")
    p("Vu la convention susvisée du 15 octobre 2021 et son avenant n° 1 du 7 décembre 2022 ;")
    p("Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;")
    p(
        "Vu l’instruction du 22 mars 2023 relative à la contractualisation en prévention et protection de l’enfance ;"
    )
    p("Vu l’avis du comité de pilotage réuni le 4 mai 2023 au Lamentin ;")
    p(
        "Considérant que le rapport d’exécution fait apparaître une consommation de 76 % des crédits ouverts en 2022, le retard tenant pour l’essentiel "
        "à la difficulté de recruter des sages-femmes et des pédopsychiatres ; que l’équipement d’un bus de PMI a été livré en février 2023 au lieu de septembre 2022 ; "
        "que la dernière saison cyclonique a rendu inutilisables les locaux de la pouponnière du Robert ;"
    )
    p("Les parties conviennent de ce qui suit :")

    def h(words):
        document.add_heading(words, 2)

    h("Article 1er – Objet")
    p(
        "Le présent avenant fixe les participations des parties pour 2023, complète le programme d’actions, en retire une opération devenue sans objet "
        "et proroge la convention d’une année."
    )
    h("Article 2 – Actions poursuivies")
    p("Les actions n° 1, 2, 4, 6 et 8 sont poursuivies dans les conditions suivantes :")
    for words in (
        "Action n° 1 – Entretien prénatal précoce proposé dans les communes du Nord caraïbe : recrutement d’une troisième sage-femme, la cible de couverture étant portée de 16 à 22 % ;",
        "Action n° 2 – Tournées du bus de PMI, de Grand-Rivière à Sainte-Anne : deux consultations infantiles par semaine et par bassin à compter du 1er octobre 2023 ;",
        "Action n° 4 – Équipe pluridisciplinaire de la cellule de recueil des informations préoccupantes : maintien des trois postes créés en 2021 et adjonction d’un juriste ;",
        "Action n° 6 – Équipe d’appui aux lieux d’accueil des enfants confiés porteurs d’un handicap : extension à quinze familles d’accueil ;",
        "Action n° 8 – Conseil des jeunes de l’observatoire : deux sessions par an, dont une décentralisée au Marin.",
    ):
        p(words, style="List Bullet")
    h("Article 3 – Actions nouvelles")
    p("Le programme d’actions est complété comme suit :")
    for words in (
        "Action n° 10 – Relogement de la pouponnière et ouverture de deux unités d’accueil de fratries, soit douze places, à la Trinité (objectif 18). Le gestionnaire est l’association Ti Zanmi ;",
        "Action n° 11 – Accompagnement des tiers dignes de confiance, grands-parents et marraines notamment, par un service dédié de 40 mesures (objectif 20) ;",
        "Action n° 12 – Dispositif « Lakou 18 », colocations et suivi vers l’emploi pour les jeunes sortants de l’aide sociale à l’enfance (objectif 24) ;",
        "Action n° 13 – Repérage de l’exposition prénatale à l’alcool et au chlordécone lors des visites à domicile, avec le centre de ressources du CHU (objectif 13).",
    ):
        p(words, style="List Bullet")
    h("Article 4 – Action retirée")
    p(
        "L’action n° 7 « Internat socio-éducatif de Basse-Pointe » est retirée de la convention. Les 94 000 € versés à ce titre par l’État en 2022 sont reportés sur l’action n° 10."
    )
    h("Article 5 – Financement 2023")
    p(
        "Le coût des actions au titre de 2023 est arrêté à un million quatre cent quatre-vingt-douze mille euros (1 492 000 €). "
        "L’État y participe à hauteur de 588 000 €, l’ARS à hauteur de 264 000 € et la CTM à hauteur de 640 000 €."
    )
    grid(
        document,
        [
            ["Action", "État (BOP 304)", "ARS (FIR)", "CTM", "Total 2023"],
            ["n° 1", "64 000 €", "46 000 €", "64 000 €", "174 000 €"],
            ["n° 2", "52 000 €", "38 000 €", "70 000 €", "160 000 €"],
            ["n° 4", "118 000 €", "", "118 000 €", "236 000 €"],
            ["n° 6", "", "112 000 €", "20 000 €", "132 000 €"],
            ["n° 8", "14 000 €", "", "14 000 €", "28 000 €"],
            ["n° 10", "146 000 €", "", "160 000 €", "306 000 €"],
            ["n° 11", "82 000 €", "", "82 000 €", "164 000 €"],
            ["n° 12", "112 000 €", "", "112 000 €", "224 000 €"],
            ["n° 13", "", "68 000 €", "", "68 000 €"],
            ["Total", "588 000 €", "264 000 €", "640 000 €", "1 492 000 €"],
        ],
        bold_last=True,
    )
    p(
        "Le montant versé par l’État tient compte du report mentionné à l’article 4 : le versement effectif s’élève en conséquence à 494 000 €. "
        "Pour l’action n° 12, la CTM alloue en outre à chaque jeune un pécule qui ne peut dépasser 300 € par mois pendant douze mois."
    )
    h("Article 6 – Modification de l’article 9 de la convention")
    p(
        "À l’article 9, les mots : « jusqu’au 31 décembre 2023 » sont remplacés par les mots : « jusqu’au 31 décembre 2024 »."
    )
    h("Article 7 – Suivi")
    p("La CTM transmet avant le 30 juin 2024 un rapport d’exécution qui comporte au moins :")
    for words in (
        "le nombre de femmes vues en entretien, par commune ;",
        "le nombre de jours de stationnement du bus ;",
        "la file active du service de tiers.",
    ):
        p(words, style="List Bullet 2")
    p(
        "Mme Raymonde ADÉLAÏDE-FORTIN, cheffe de projet à la CTM, et M. Cyprien DUQUESNAY-LAMENTIN, chargé de mission à la DEETS, en sont les correspondants."
    )
    h("Article 8 – Dispositions diverses")
    p(
        "Les stipulations de la convention et de l’avenant n° 1 qui ne sont pas contraires au présent avenant demeurent applicables. L’avenant prend effet le jour de sa signature."
    )
    p("Fait à Schœlcher, en trois exemplaires, le 18 septembre 2023")
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(
        table.rows[0].cells,
        (
            "Pour l’État,\nle préfet de la Martinique\n\n\n\nBarnabé TRÉVENEC-LOUISON",
            "Pour l’ARS,\nla directrice générale\n\n\n\nHéloïse CLAIRVAUX-MARNY",
            "Pour la CTM,\nle président du conseil exécutif\n\n\n\nThéodat SYLVANIELO",
        ),
        strict=True,
    ):
        cell.text = words
    document.sections[0].footer.paragraphs[0].text = "Avenant n° 2 – 2023"
