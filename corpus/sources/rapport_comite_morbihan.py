"""Progress report for a steering committee: the actions sorted by state, each state laid out in its own way."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Liberation Sans", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = "Comité de pilotage du 22 juin 2023 – document de travail"

    def p(text, bold=False, align=None, style=None):
        q = d.add_paragraph(style=style)
        q.add_run(text).bold = bold
        q.alignment = align
        return q

    def h(text, level=1):
        d.add_heading(text, level)

    def bullets(*items):
        for x in items:
            p(x, style="List Bullet")

    def table(head, rows):
        t = d.add_table(rows=1, cols=len(head), style="Table Grid")
        for c, x in zip(t.rows[0].cells, head, strict=True):
            c.paragraphs[0].add_run(x).bold = True
        for row in rows:
            for c, x in zip(t.add_row().cells, row, strict=True):
                c.text = x
        p("")

    p("DÉPARTEMENT DU MORBIHAN – Direction de l’enfance et de la famille", True)
    p("Contrat départemental de prévention et de protection de l’enfance", True, A.CENTER)
    p("RAPPORT D’AVANCEMENT", True, A.CENTER)
    p("Comité de pilotage du jeudi 22 juin 2023", False, A.CENTER)
    p("Version du 15 juin 2023", False, A.CENTER)

    h("1. Rappel")
    p("Le contrat a été signé à Vannes le 9 décembre 2021 par Honorine Kerlédan, préfète du Morbihan, Gwendal Le Sourneuf, président du conseil départemental, et Morvan Tréhondart, directeur de la délégation départementale de l’ARS Bretagne. Deux avenants, du 24 novembre 2022 et du 6 avril 2023, en ont modifié le volet financier. Il prendra fin le 31 décembre 2023. Sur quatorze actions, quatre sont achevées, sept en cours, deux n’ont pas commencé et une est abandonnée.")
    p("Ordre du jour du comité :")
    for x in ("État d’avancement des actions", "Exécution financière", "Points à arbitrer", "Préparation du contrat suivant"):
        p(x, style="List Number")

    h("2. Actions achevées")
    p("Action 1 – Révision du protocole relatif aux informations préoccupantes. Le nouveau texte, qui engage neuf institutions, est appliqué depuis le 1er mars 2023. Un guide de quatre pages a été diffusé à 1 800 professionnels.")
    p("Action 3 – Collège de jeunes au sein de l’observatoire. Huit jeunes de 15 à 20 ans ont été désignés. Ils se sont réunis cinq fois et ont rendu un avis sur les visites en présence d’un tiers.")
    p("Action 6 – Tableau de bord de l’observatoire. Les données sont publiées chaque trimestre. Coût : 18 400 €, pour 20 000 € prévus.")
    p("Action 9 – Formation commune. 126 professionnels de six institutions ont suivi les quatre journées. Coût : 37 000 €.")

    h("3. Actions en cours")
    h("Action 2 – Entretien prénatal précoce dans les îles et le pays de Ploërmel", 3)
    p("1 012 entretiens ont été réalisés en 2022, contre 690 en 2021. La permanence de Belle-Île fonctionne depuis septembre ; celle de Groix attend un local. Crédits : 84 000 € par an, dont la moitié financée par l’État.")
    h("Action 4 – Visites à domicile des sages-femmes", 3)
    p("Deux postes sur trois sont pourvus. Le troisième recrutement n’a pas encore abouti. Crédits : 120 000 €, consommés à 61 %.")
    h("Action 5 – Consultations de nourrissons à Pontivy et à Gourin", 3)
    p("Le centre hospitalier met un pédiatre à disposition deux demi-journées par semaine depuis le 9 janvier 2023.")
    h("Action 7 – Renfort de la cellule de recueil", 3)
    p("Les cinq évaluateurs sont en poste. Le délai moyen est passé de 128 à 94 jours. Crédits : 230 000 €, à parité entre l’État et le Département.")
    h("Action 8 – Équipe mobile « Cap’Enfance » pour les enfants confiés en situation de handicap", 3)
    p("L’équipe a suivi 61 enfants. L’ARS verse 290 000 € par an ; elle a accepté de porter ce montant à 325 000 € en 2023 afin de couvrir le secteur de Lorient.")
    h("Action 10 – Douze places pour fratries à Auray", 3)
    p("Le permis de construire a été délivré le 3 février 2023. Le chantier doit s’achever au premier trimestre 2024. L’ouverture prévue en septembre 2023 ne pourra être tenue.")
    h("Action 11 – Action éducative en milieu ouvert renforcée", 3)
    p("45 mesures sont exercées, à Vannes et à Hennebont. Le bilan à un an montre que sept placements sur dix ont pu être évités.")

    h("4. Actions non engagées")
    table(
        ("N°", "Action", "Motif", "Nouvelle échéance"),
        (
            ("12", "Service d’appui aux tiers dignes de confiance", "Appel à projets infructueux", "Novembre 2023"),
            ("13", "Permanence d’accès aux droits pour les anciens mineurs non accompagnés", "Association en redressement", "31 décembre 2023"),
        ),
    )
    p("L’action 14 (accompagnement de parents en situation de handicap mental) est abandonnée : le besoin est couvert par un service du Finistère qui intervient dans l’ouest du département.")

    h("5. Exécution financière de l’année 2022")
    table(
        ("Financeur", "Crédits ouverts", "Crédits consommés", "Taux"),
        (
            ("État (programme 304)", "560 000 €", "478 300 €", "85 %"),
            ("ARS (FIR et ONDAM)", "345 000 €", "338 000 €", "98 %"),
            ("Département", "905 000 €", "816 300 €", "90 %"),
            ("Total", "1 810 000 €", "1 632 600 €", "90 %"),
        ),
    )
    p("L’écart tient surtout aux postes vacants. Il est proposé de reporter 81 700 € de crédits de l’État sur 2023.")

    h("6. Indicateurs")
    table(
        ("Indicateur", "2020", "2022", "Cible 2023"),
        (
            ("Entretiens prénataux réalisés par la PMI", "8 %", "14 %", "20 %"),
            ("Enfants vus en consultation", "11 %", "12 %", "20 %"),
            ("Délai moyen d’évaluation", "128 j", "94 j", "90 j"),
            ("Jeunes siégeant à l’observatoire", "0", "8", "8"),
        ),
    )

    h("7. Points à arbitrer")
    bullets(
        "le report des crédits non consommés ;",
        "la prise en charge du surcoût du chantier d’Auray (145 000 €) ;",
        "le calendrier de négociation du contrat 2024-2027.",
    )
    p("Pistes évoquées par les groupes de travail pour la suite : une maison des 1 000 premiers jours à Lorient, un numéro d’appel pour les parents, des séjours de vacances pour les fratries.")
    p("Le présent rapport a été établi par Nolwenn Guéhennart, cheffe de projet, avec le concours d’Yvon Cosquéric (DDETS) et de Rozenn Maltreux (ARS). Il sera transmis à la direction générale de la cohésion sociale avant le 30 juin 2023.")
