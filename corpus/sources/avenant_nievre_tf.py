"""Second amendment of a contract: what is kept, what is added, what is dropped; two tables; annexed sheets as paragraphs."""

PRODUCER = "docx"


def write(d):
    def p(text="", bold=False, style=None, align=None):
        par = d.add_paragraph(style=style)
        par.add_run(text).bold = bold
        if align is not None:
            par.alignment = align
        return par

    def table(rows, head=True):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for i, row in enumerate(rows):
            cells = t.add_row().cells
            for c, text in zip(cells, row, strict=True):
                c.paragraphs[0].add_run(text).bold = head and i == 0
        d.add_paragraph()

    section = d.sections[0]
    section.header.paragraphs[0].text = "AVENANT N° 2 – CDPPE NIEVRE"
    section.footer.paragraphs[0].text = "Préfecture de la Nièvre – ARS BFC – Conseil départemental de la Nièvre"

    p("AVENANT N° 2 AU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L'ENFANCE", True, align=1)
    p("2021-2023", True, align=1)
    p("Exercice 2023", align=1)
    p()
    p("Entre :", True)
    p(
        "L'État, représenté par Monsieur Fulbert ARQUEMBOURG, préfet de la Nièvre, domicilié en cette qualité 40 rue "
        "de l'Exemple à Nevers,"
    )
    p(
        "L'Agence régionale de santé Bourgogne-Franche-Comté, représentée par Madame Séverine CHANTEMESSE-ROY, "
        "directrice départementale de la Nièvre, agissant par délégation du directeur général,"
    )
    p("d'une part,", align=2)
    p("Et :", True)
    p(
        "Le Conseil départemental de la Nièvre, représenté par son Président, Monsieur Régis DELACOMBE-MORIZOT, "
        "autorisé à signer par délibération n° 14 de la commission permanente du 16 octobre 2023,"
    )
    p("d'autre part,", align=2)
    p()
    p("Vu le contrat départemental signé le 22 octobre 2021 et son avenant n° 1 du 18 novembre 2022 ;")
    p("Vu la loi n° 2022-1726 du 30 décembre 2022 de finances pour 2023 ;")
    p("Vu la notification de crédits du 3 mai 2023 ;")
    p("Vu le rapport d'exécution 2022 présenté en comité de pilotage le 27 juin 2023 ;")
    p()
    p(
        "Considérant que le rapport d'exécution fait apparaître une consommation de 78 % des crédits de 2022, les retards "
        "de recrutement expliquant l'essentiel de l'écart ;"
    )
    p(
        "Considérant que le territoire du Morvan connaît des difficultés particulières d'accès aux soins des jeunes enfants, "
        "et que l'offre des départements voisins de l'Yonne et de Saône-et-Loire ne peut y suppléer ;"
    )
    p("il est convenu et arrêté ce qui suit :")

    p("Article 1 – Objet", True)
    p(
        "Le présent avenant a pour objet de fixer les engagements financiers des parties pour l'année 2023, d'ajouter quatre "
        "actions au contrat et d'en adapter trois autres. Les stipulations qui ne sont pas modifiées restent applicables."
    )
    p("Article 2 – Actions nouvelles", True)
    p("Sont ajoutées au contrat les actions suivantes :")
    for x in (
        "Fiche 16 : déployer une unité mobile de PMI dans le Morvan, avec un médecin deux jours par semaine, pour les "
        "consultations des enfants de moins de six ans (objectif 5) ;",
        "Fiche 17 : créer un centre parental de cinq appartements à Cosne-Cours-sur-Loire (objectif 21) ;",
        "Fiche 18 : accompagner les tiers dignes de confiance par une équipe de deux travailleurs sociaux et un groupe de "
        "parole trimestriel (objectif 20) ;",
        "Fiche 19 : organiser un parcours de formation obligatoire de huit jours pour les nouveaux arrivants de "
        "l'aide sociale à l'enfance (objectif 26).",
    ):
        p(x, style="List Bullet")
    p("Article 3 – Actions modifiées", True)
    p(
        "3.1. La fiche 4 « Bilans de santé à l'école maternelle » est étendue aux écoles rurales à classe unique ; la cible passe de "
        "65 % à 85 % des enfants d'une classe d'âge."
    )
    p(
        "3.2. La fiche 9 « Dispositif d'accueil séquentiel pour adolescents » est reportée au 1er mars 2024, dans l'attente de la fin "
        "des travaux du foyer de Varennes-Vauzelles. Les crédits de 2022, soit 64 300 €, sont maintenus."
    )
    p(
        "3.3. La fiche 12 « Pôle de ressources de l'observatoire » change de porteur : le Conseil départemental la "
        "reprend en régie, l'université ayant fait connaître son retrait."
    )
    p("Article 4 – Action abandonnée", True)
    p(
        "La fiche 7 « Application mobile pour les assistants familiaux » est supprimée. Les 25 000 € qui lui étaient "
        "affectés abondent la fiche 18."
    )
    p("Article 5 – Engagements financiers pour 2023", True)
    p(
        "L'État verse au Conseil départemental une subvention de 486 700 € imputée sur le programme 304, action 17. Après "
        "déduction du report constaté de l'exercice 2022 (112 450 €), le versement effectif s'établit à 374 250 €."
    )
    p(
        "L'ARS accorde un financement de 158 000 € au titre du FIR. Le Conseil départemental apporte 571 200 €, hors "
        "dépenses de personnel déjà engagées avant la signature du contrat."
    )
    p("La répartition par action est la suivante :")
    table(
        [
            ["N°", "Action", "État", "ARS", "Département", "Total"],
            ["4", "Bilans de santé à l'école maternelle", "52 000 €", "20 000 €", "66 500 €", "138 500 €"],
            ["6", "Renfort de la cellule de recueil des informations préoccupantes", "98 000 €", "–", "110 000 €", "208 000 €"],
            ["12", "Pôle de ressources de l'observatoire", "21 700 €", "–", "24 700 €", "46 400 €"],
            ["14", "Accès aux droits des jeunes majeurs anciennement MNA", "38 000 €", "–", "40 000 €", "78 000 €"],
            ["16", "Unité mobile de PMI du Morvan", "85 000 €", "118 000 €", "97 000 €", "300 000 €"],
            ["17", "Centre parental", "110 000 €", "–", "140 000 €", "250 000 €"],
            ["18", "Soutien aux tiers dignes de confiance", "57 000 €", "–", "63 000 €", "120 000 €"],
            ["19", "Parcours de formation", "25 000 €", "20 000 €", "30 000 €", "75 000 €"],
            ["", "Total 2023", "486 700 €", "158 000 €", "571 200 €", "1 215 900 €"],
        ]
    )
    p(
        "Le versement intervient en une fois, dans les trente jours qui suivent la signature. Le comptable assignataire est la "
        "directrice départementale des finances publiques du Doubs."
    )
    p("Article 6 – Suivi", True)
    p(
        "Le Conseil départemental remet un rapport d'exécution au plus tard le 30 juin 2024. Il y joint : le tableau des dépenses certifié "
        "par le payeur ; la liste des postes pourvus ; les indicateurs de l'annexe 3 du contrat ; une note sur les difficultés "
        "rencontrées."
    )
    p("Article 7 – Durée", True)
    p(
        "Le présent avenant prend effet à sa signature. La durée du contrat initial, qui devait expirer le 31 décembre 2023, est prorogée "
        "jusqu'au 30 juin 2024."
    )
    p()
    p("Fait à Nevers, le 8 novembre 2023, en trois exemplaires.")
    t = d.add_table(rows=1, cols=3)
    for c, text in zip(
        t.rows[0].cells,
        (
            "Le préfet de la Nièvre,\n\n\nFulbert ARQUEMBOURG",
            "Pour le directeur général de l'ARS,\nla directrice départementale,\n\nSéverine CHANTEMESSE-ROY",
            "Le Président du Conseil départemental,\n\n\nRégis DELACOMBE-MORIZOT",
        ),
        strict=True,
    ):
        c.text = text
    d.add_page_break()
    p("ANNEXE – FICHES DES ACTIONS NOUVELLES", True, align=1)
    fiches = [
        (
            "Fiche 16 – Unité mobile de PMI du Morvan",
            "Cantons de Château-Chinon, Corbigny et Luzy : 1 450 enfants de moins de six ans, un seul lieu de consultation, à Château-Chinon.",
            "Un camion équipé, conduit par une infirmière puéricultrice, dessert neuf communes. Le médecin consulte les mardis et jeudis.",
            "Véhicule commandé en juillet 2023 ; première tournée en janvier 2024.",
            "Consultations réalisées ; part des enfants ayant eu leurs examens obligatoires.",
        ),
        (
            "Fiche 17 – Centre parental",
            "Les couples avec nourrisson sont aujourd'hui orientés vers Bourges ou Auxerre, ou séparés.",
            "Cinq logements, une équipe de six professionnels présents de 7 h à 22 h, un veilleur. Durée de séjour : neuf mois renouvelables.",
            "Ouverture prévue au 2e trimestre 2024.",
            "Taux d'occupation ; situations à la sortie.",
        ),
        (
            "Fiche 18 – Soutien aux tiers dignes de confiance",
            "58 enfants étaient confiés à un tiers au 31 décembre 2022.",
            "Deux travailleurs sociaux rendent visite à chaque tiers dans le mois de la décision, puis tous les trois mois. Un guide leur est remis.",
            "Équipe en place depuis le 1er septembre 2023.",
            "Tiers rencontrés ; participants aux groupes.",
        ),
        (
            "Fiche 19 – Parcours de formation",
            "Un poste sur trois a changé de titulaire en deux ans.",
            "Huit jours au cours des six premiers mois : cadre légal, développement de l'enfant, écrits, travail avec les familles, prévention de l'usure.",
            "Deux sessions en 2023, trois en 2024.",
            "Stagiaires formés ; départs dans l'année.",
        ),
    ]
    for title, why, what, when, how in fiches:
        table(
            [
                [title, ""],
                ["Diagnostic", why],
                ["Contenu", what],
                ["Calendrier", when],
                ["Suivi", how],
            ]
        )
