"""Contract for 2023-2024 in Word: parties, articles, signature table, financing table, eight fiches in two columns."""

PRODUCER = "docx"

FICHES = [
    (
        "1",
        "Objectif n° 1",
        "Un temps d’échange prénatal dès le quatrième mois",
        "31 % des femmes enceintes de l’Orne ont eu un entretien en 2022, contre 48 % en Normandie.",
        "Une sage-femme de PMI coordonne la prise de rendez-vous avec les maternités d’Alençon, Argentan, Flers et Mortagne.",
        "Service de PMI",
        "Recrutement en décembre 2023",
        "Nombre d’entretiens réalisés (cible 2024 : 900)",
    ),
    (
        "2",
        "Objectif n° 4",
        "Des puéricultrices au domicile des bébés nés avant terme",
        "Le retour à la maison se prépare mal pour les familles éloignées d’un service de néonatologie.",
        "Deux puéricultrices se rendent chaque semaine dans les foyers signalés par l’hôpital, jusqu’aux deux ans de l’enfant.",
        "Service de PMI, centre hospitalier d’Alençon",
        "À partir du 1er mars 2024",
        "Nombre de visites ; part des enfants suivis",
    ),
    (
        "3",
        "Objectif n° 5",
        "Consultations itinérantes dans le Perche et le Bocage",
        "Sept cantons sont sans médecin de PMI depuis 2019.",
        "Un véhicule aménagé dessert quatorze communes. Chaque commune met à disposition une salle d’attente.",
        "Service de PMI",
        "Premier semestre 2024",
        "Nombre d’enfants de moins de six ans reçus",
    ),
    (
        "4",
        "Objectif n° 6",
        "Consolider la cellule de recueil des informations préoccupantes",
        "Le délai moyen d’évaluation est de 4,7 mois.",
        "Deux évaluateurs et une psychologue rejoignent l’équipe ; une astreinte téléphonique est ouverte le samedi.",
        "Direction enfance-famille",
        "Dès la signature",
        "Délai moyen ; part des évaluations en moins de trois mois",
    ),
    (
        "5",
        "Objectif n° 9",
        "Cellule d’appui aux situations de double vulnérabilité",
        "Un enfant confié sur quatre dispose d’un droit ouvert à la MDPH.",
        "Une équipe médico-sociale intervient sur le lieu d’accueil, à la demande des familles d’accueil et des établissements : "
        "• bilan ; • plan d’accompagnement ; • relais de répit.",
        "ARS, association Les Genêts du Bocage",
        "Appel à candidatures au 1er trimestre 2024",
        "File active (cible : 60)",
    ),
    (
        "6",
        "Objectif n° 18",
        "Dix places pour les fratries au village d’enfants d’Argentan",
        "42 fratries étaient séparées au 31 décembre 2022.",
        "Construction de deux pavillons et recrutement de quatre éducatrices familiales.",
        "Fondation Sainte-Opportune",
        "Ouverture prévue en septembre 2024",
        "Nombre de fratries réunies",
    ),
    (
        "7",
        "Objectif n° 22",
        "Rentrer chez soi : six mois d’appui après le placement",
        "Un retour sur cinq se solde par un nouveau placement dans l’année.",
        "À toute mainlevée, un éducateur connu de l’enfant reste présent deux fois par semaine.",
        "Direction enfance-famille",
        "Expérimentation à Flers, puis généralisation",
        "Taux de nouveau placement à douze mois",
    ),
    (
        "8",
        "Objectifs n° 11 et 26",
        "Un observatoire qui forme : cycle annuel de journées communes",
        "L’ODPE ne s’est réuni qu’une fois depuis 2020.",
        "L’ODPE reçoit une chargée de mission et organise huit journées de formation ouvertes à tous les métiers.",
        "ODPE",
        "Journée inaugurale le 6 février 2024",
        "Nombre de participants par structure",
    ),
]

PLAN = [
    ("1", "40 000", "18 000", "58 000", "116 000"),
    ("2", "62 300", "30 000", "92 300", "184 600"),
    ("3", "55 000", "20 000", "75 000", "150 000"),
    ("4", "90 000", "–", "90 000", "180 000"),
    ("5", "60 000", "80 000", "140 000", "280 000"),
    ("6", "120 000", "–", "120 000", "240 000"),
    ("7", "45 000", "–", "45 000", "90 000"),
    ("8", "40 000", "–", "40 000", "80 000"),
    ("Total", "512 300", "148 000", "660 300", "1 320 600"),
]


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.header.paragraphs[0].text = "Préfecture de l’Orne – ARS Normandie – Conseil départemental de l’Orne"
    s.footer.paragraphs[0].text = "Contrat départemental 2023-2024"

    def p(text, bold=False, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        q.add_run(text).bold = bold

    def art(title, *paras):
        d.add_heading(title, 2)
        for t in paras:
            p(t[2:], style="List Bullet") if t.startswith("- ") else p(t)

    p("CONTRAT DÉPARTEMENTAL", True, A.CENTER)
    p("DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE", True, A.CENTER)
    p("2023-2024", True, A.CENTER)
    p("DÉPARTEMENT DE L’ORNE", True, A.CENTER)
    p("ENTRE")
    p("L’État, représenté par le préfet de l’Orne, M. Sébastien Argentelle-Mauny,")
    p(
        "L’Agence régionale de santé de Normandie, représentée par son directeur général, M. Thibaud Cerisé-Vaucelles, lui-même "
        "représenté par Mme Clarisse Goutterne, directrice de la délégation départementale de l’Orne,"
    )
    p("D’UNE PART,", align=A.RIGHT)
    p("ET")
    p(
        "Le Département de l’Orne, dont le siège est à Alençon, 27 boulevard de l’Exemple, représenté par la présidente du conseil "
        "départemental, Mme Ghislaine Putange-Roiville, dûment habilitée par délibération du 22 septembre 2023,"
    )
    p("D’AUTRE PART,", align=A.RIGHT)
    p("Ci-après dénommés « les parties ».")
    p("Vu le code de l’action sociale et des familles, notamment ses articles L. 112-3 et L. 226-3-1 ;")
    p("Vu la loi n° 2016-297 du 14 mars 2016 relative à la protection de l’enfant ;")
    p("Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;")
    p("Vu le règlement (UE) 2016/679 du 27 avril 2016 ;")
    p("Vu l’instruction interministérielle du 28 avril 2023 relative à la contractualisation ;")
    p("Vu le schéma départemental enfance-famille 2021-2026 ;")
    p(
        "Considérant que le premier contrat, signé le 4 novembre 2021, est arrivé à échéance le 31 décembre 2022 et que son évaluation, "
        "présentée aux partenaires le 15 mai 2023, conclut à la poursuite de cinq actions sur onze ;"
    )
    p("Il est convenu ce qui suit :", True)
    art(
        "Article 1 – Objet",
        "Le présent contrat fixe les engagements réciproques des parties pour :",
        "- prévenir plus tôt et mieux soutenir les parents ;",
        "- rendre les parcours plus sûrs ;",
        "- faire participer les enfants ;",
        "- réussir le passage à l’âge adulte.",
    )
    art(
        "Article 2 – Engagements du Département",
        "Le Département met en œuvre les huit actions décrites à l’annexe 2 et maintient à leur niveau de 2022 les crédits qu’il "
        "consacre à la prévention, soit 7,84 M€. Il tient à jour les indicateurs et désigne un chef de projet.",
    )
    art(
        "Article 3 – Engagements financiers",
        "3.1. Au titre de 2023, l’État verse 512 300 € imputés sur le programme 304 « Inclusion sociale et protection des personnes ». "
        "L’ARS verse 148 000 € au titre du fonds d’intervention régional. Le Département apporte 660 300 €.",
        "3.2. La contribution de l’État est payée en deux fois : 409 840 € à la notification du contrat, 102 460 € après remise du "
        "rapport d’exécution. L’ARS règle directement les opérateurs.",
        "3.3. Les contributions de 2024 sont arrêtées par avenant avant le 30 septembre 2024, sans pouvoir excéder 700 000 € pour l’État.",
        "3.4. Tout crédit non employé est reporté ou reversé. Les frais de gestion sont plafonnés à 3 % des dépenses.",
    )
    art(
        "Article 4 – Gouvernance",
        "Un comité de pilotage, coprésidé par les parties, se réunit deux fois par an. Y siègent en outre :",
        "- le directeur académique ;",
        "- la présidente du tribunal judiciaire d’Alençon ;",
        "- la directrice de la caisse d’allocations familiales ;",
        "- deux jeunes désignés par l’ODPE.",
        "Le rapport d’exécution est remis au plus tard le 30 juin 2024, puis le 30 juin 2025.",
    )
    art(
        "Article 5 – Durée",
        "Le contrat prend effet le 1er janvier 2023 et prend fin le 31 décembre 2024. Il peut être modifié par avenant.",
    )
    art(
        "Article 6 – Résiliation et litiges",
        "En cas de manquement, le contrat est résilié trois mois après une mise en demeure restée sans effet. Les litiges relèvent du "
        "tribunal administratif de Caen (Calvados).",
    )
    p("Fait à Alençon, en trois exemplaires, le 17 novembre 2023.")
    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        (
            "Le préfet de l’Orne\n\n\n\nSébastien ARGENTELLE-MAUNY",
            "La présidente du conseil départemental\n\n\n\nGhislaine PUTANGE-ROIVILLE",
            "Pour le directeur général de l’ARS et par délégation,\nla directrice de la délégation départementale\n\n\nClarisse GOUTTERNE",
        ),
        strict=True,
    ):
        cell.text = text
    d.add_page_break()
    d.add_heading("Annexe 1 – Plan de financement 2023 (en euros)", 1)
    t = d.add_table(rows=1, cols=5)
    t.style = "Table Grid"
    for cell, text in zip(t.rows[0].cells, ("Fiche", "État", "ARS", "Département", "Total"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in PLAN:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    p("Le renfort de l’équipe mobile de la Manche, qui intervient dans le Domfrontais, est financé hors contrat.", align=A.LEFT)
    d.add_heading("Annexe 2 – Fiches action", 1)
    for n, goal, title, why, what, who, when, how in FICHES:
        t = d.add_table(rows=0, cols=2)
        t.style = "Table Grid"
        for label, text in (
            (f"FICHE N° {n}", title),
            ("Rattachement", goal),
            ("Constat", why),
            ("Description", what),
            ("Pilote et partenaires", who),
            ("Calendrier", when),
            ("Indicateurs", how),
        ):
            a, b = t.add_row().cells
            a.paragraphs[0].add_run(label).bold = True
            b.text = text
        d.add_paragraph()
