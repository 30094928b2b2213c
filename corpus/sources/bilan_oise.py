"""Yearly report on a contract: one table of actions for each commitment, with state and money, then lessons and prospects."""

PRODUCER = "docx"

HEAD = ("N°", "Action", "État", "Prévu 2022", "Réalisé 2022", "Observations")
TABLES = (
    (
        "Engagement 1 : agir tôt",
        (
            (
                "1",
                "Entretien prénatal précoce : deux sages-femmes et une campagne d’information dans le Noyonnais",
                "Fait",
                "92 000 €",
                "91 350 €",
                "1 140 entretiens (objectif : 1 000)",
            ),
            (
                "2",
                "Bilans de santé en petite section à Creil, Méru et Nogent-sur-Oise",
                "En cours",
                "60 000 €",
                "38 900 €",
                "Matériel livré le 12 septembre",
            ),
            (
                "3",
                "Suivi à domicile des nourrissons par les puéricultrices",
                "Fait",
                "145 000 €",
                "145 000 €",
                "4 ETP pourvus depuis mars 2022",
            ),
            ("4", "Relais parental de Clermont", "Abandonné", "120 000 €", "0 €", "Local vendu par la commune"),
            (
                "5",
                "Groupes de parole pour les parents d’enfants porteurs de handicap",
                "Fait",
                "18 000 €",
                "17 260 €",
                "Association Les Ricochets",
            ),
        ),
    ),
    (
        "Engagement 2 : sécuriser",
        (
            (
                "6",
                "Pluridisciplinarité de la CRIP : médecin référent et psychologue",
                "En cours",
                "110 000 €",
                "54 700 €",
                "Poste de médecin vacant",
            ),
            (
                "7",
                "Refonte du protocole départemental de signalement",
                "Fait",
                "0 €",
                "0 €",
                "Signé le 9 mai 2022 par onze partenaires",
            ),
            (
                "8",
                "Cartographie des risques et programme d’inspection des foyers",
                "Fait",
                "35 000 €",
                "31 800 €",
                "12 inspections",
            ),
            (
                "9",
                "Équipe mobile ressource handicap-protection",
                "Fait",
                "300 000 €",
                "300 000 €",
                "Financement ARS ; 44 jeunes",
            ),
            (
                "10",
                "Villa de 10 places pour fratries à Chaumont-en-Vexin",
                "En cours",
                "400 000 €",
                "126 500 €",
                "Travaux jusqu’en juin 2023",
            ),
            (
                "11",
                "Accueillant familial bénévole : expérimentation de l’accueil durable par un tiers",
                "Non démarré",
                "25 000 €",
                "0 €",
                "Reporté à 2023",
            ),
        ),
    ),
    (
        "Engagements 3 et 4 : droits et autonomie",
        (
            (
                "12",
                "Trois délégués des enfants à l’ODPE",
                "Fait",
                "8 000 €",
                "6 450 €",
                "Élus le 16 novembre",
            ),
            (
                "13",
                "Un parcours logement-emploi-santé pour les 17-21 ans",
                "En cours",
                "260 000 €",
                "214 000 €",
                "57 jeunes, dont 9 orientés par la MDPH",
            ),
            (
                "14",
                "Permanence juridique pour les anciens MNA",
                "Abandonné",
                "40 000 €",
                "3 000 €",
                "Relais pris par le barreau de Beauvais",
            ),
            (
                "15",
                "Parcours de formation commun aux référents ASE et aux soignants",
                "Fait",
                "42 000 €",
                "42 000 €",
                "6 sessions",
            ),
        ),
    ),
)


def write(d):
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(10)
    s = d.sections[0]
    s.left_margin = s.right_margin = Cm(1.8)
    s.header.paragraphs[
        0
    ].text = "CDPPE de l’Oise – Rapport d’exécution 2022 – document de travail transmis au préfet de région"
    p = d.add_paragraph

    def table(head, rows):
        t = d.add_table(rows=1, cols=len(head), style="Table Grid")
        for c, x in zip(t.rows[0].cells, head, strict=True):
            c.text = x
            c.paragraphs[0].runs[0].bold = True
        for r in rows:
            for c, x in zip(t.add_row().cells, r, strict=True):
                c.text = x
        return t

    d.add_heading("Contrat départemental de prévention et de protection de l’enfance", 0)
    p().add_run("Rapport d’exécution – exercice 2022").bold = True
    p("Beauvais, le 14 juin 2023")
    p(
        "Établi conjointement par le Département, la direction départementale de l’emploi, du travail et des solidarités et "
        "la délégation départementale de l’ARS, en application de l’article 6 du contrat. Suivi par : Mme Edwige Auneuil "
        "(Département), M. Loup Songeons (DDETS), Mme Rokhaya Breteuil-Sy (ARS) – 03 53 01 60 60"
    )
    d.add_heading("1. Le contrat en bref", 1)
    table(
        ("Rubrique", "Contenu"),
        (
            ("Date de signature", "8 décembre 2021"),
            (
                "Signataires",
                "Ambroise Picquigny-Thelle, préfet de l’Oise ; Nolwenn Valois-Halatte, présidente du conseil départemental ; "
                "Gratien Formerie, directeur général par intérim de l’ARS Hauts-de-France",
            ),
            ("Avenant", "n° 1, 10 novembre 2022 (financier)"),
            ("Durée", "jusqu’au 31 décembre 2023"),
            ("Enveloppe 2022", "1 655 000 €"),
            ("Nombre d’actions", "15"),
        ),
    )
    p("")
    p(
        "Le rapport a été examiné en comité technique le 26 mai 2023 puis présenté aux organisations syndicales et à la "
        "commission enfance, que préside Mme Pétronille Songy. Il remplace la version provisoire du 31 mars."
    )
    d.add_heading("2. Avancement par engagement", 1)
    p(
        "Lecture : fait = l’action a atteint sa cible ; en cours = dépenses engagées ; non démarré = aucune dépense ; "
        "abandonné = action retirée par le comité de pilotage du 17 janvier 2023."
    )
    for title, rows in TABLES:
        d.add_heading(title, 2)
        t = table(HEAD, rows)
        for row in t.rows:
            for c, w in zip(row.cells, (0.9, 6, 2, 2.2, 2.3, 4), strict=True):
                c.width = Cm(w)
    p("")
    p("Au total : huit actions achevées, quatre en cours, une non démarrée, deux abandonnées.")
    d.add_heading("3. Exécution financière", 1)
    table(
        ("Financeur", "Notifié", "Mandaté", "Taux"),
        (
            ("État (programme 304)", "640 000 €", "402 310 €", "63 %"),
            ("ARS (FIR, ONDAM)", "345 000 €", "340 000 €", "99 %"),
            ("Conseil départemental", "670 000 €", "328 650 €", "49 %"),
            ("Ensemble", "1 655 000 €", "1 070 960 €", "65 %"),
        ),
    )
    p("")
    p(
        "La sous-consommation tient pour l’essentiel à l’action 10. Sur les 237 690 euros non dépensés par l’État, 190 000 "
        "sont reportés sur 2023 et le solde est restitué. Pour mémoire, les dépenses d’aide sociale à l’enfance se sont "
        "élevées à 131,6 M€, et le plan pauvreté a apporté 880 000 € distincts de ce contrat."
    )
    d.add_heading("4. Difficultés rencontrées", 1)
    for x in (
        "Pénurie de médecins, de psychologues et de travailleurs sociaux ;",
        "Notification tardive des crédits (14 octobre) ;",
        "Absence d’indicateurs stabilisés avec la Seine-Maritime et le Val-d’Oise pour les enfants accueillis hors département ;",
        "Logiciel métier inadapté.",
    ):
        d.add_paragraph(x, style="List Bullet")
    d.add_heading("5. Suites", 1)
    p(
        "Le comité de pilotage a demandé de concentrer l’année 2023 sur les actions 2, 6 et 10 et de solder les autres. Un avenant "
        "n° 2, à conclure avant le 30 novembre 2023, pourrait redéployer 120 000 € vers une unité mobile de prévention "
        "destinée aux gens du voyage. Les services restent mobilisés pour :"
    )
    for x in (
        "fiabiliser le tableau de bord trimestriel ;",
        "réunir les référents chaque dernier vendredi du mois ;",
        "préparer l’évaluation externe (marché de 28 000 € TTC).",
    ):
        d.add_paragraph(x, style="List Number")
    p("Vu et présenté au comité de pilotage,\nLa présidente du conseil départemental\nNolwenn VALOIS-HALATTE")
