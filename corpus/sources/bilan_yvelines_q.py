"""Yearly report on the carrying out of a contract: a sheet of identity, a table of actions with state and spending, prose."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "CDPPE 78 – Bilan d’exécution 2022 – version du 12 mai 2023"
    s.footer.paragraphs[0].text = "Document de travail, ne pas diffuser hors comité de suivi"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Light Grid Accent 1"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                r = cell.paragraphs[0].add_run(text)
                r.bold, r.font.size = y == 0, Pt(9)
                cell.width = Cm(widths[x])
        d.add_paragraph()

    h = d.add_heading("Bilan d’exécution 2022", 0)
    h.runs[0].font.color.rgb = RGBColor(0x1F, 0x3A, 0x6E)
    p("Contrat départemental de prévention et de protection de l’enfance des Yvelines", align=A.LEFT)

    d.add_heading("Fiche d’identité", 1)
    table(
        [
            ["Rubrique", "Contenu"],
            ["Date de signature", "9 novembre 2020"],
            [
                "Signataires",
                "Hermance Maule-Rambouillet, préfète ; Gatien Houdan-Mézières, président du conseil départemental ; "
                "Souleymane Achères, délégué départemental de l’ARS",
            ],
            ["Avenants", "n° 1 du 15 octobre 2021 ; n° 2 du 21 novembre 2022"],
            ["Échéance", "31 décembre 2023 (prorogation par l’avenant n° 2)"],
            ["Référents", "DDETS : Ludivine Poissy ; Département : Octavien Plaisir ; ARS : Myrtille Chatou"],
            ["Nombre d’actions", "12"],
        ],
        [4, 13],
    )

    d.add_heading("1. L’essentiel", 1)
    p(
        "L’année 2022 est la première à s’être déroulée sans interruption sanitaire. Neuf actions sur douze ont atteint leur "
        "cible. La dépense constatée s’élève à 3 447 000 euros, soit 92 % du prévisionnel de 3 740 000 euros. Les écarts "
        "tiennent surtout aux difficultés de recrutement, que connaissent aussi le Val-d’Oise et l’Eure-et-Loir."
    )

    d.add_heading("2. Avancement par action", 1)
    table(
        [
            ["Réf.", "Action", "Obj.", "État", "Dépensé 2022", "Financeur"],
            ["A1", "Généraliser l’entretien prénatal précoce dans les six maisons de la famille", "1", "Atteint : 24 %", "184 000 €", "ARS"],
            ["A2", "Bilans de quatre ans : équiper les binômes médecin-infirmière", "2", "Atteint", "97 500 €", "Département"],
            ["A3", "Suivi à domicile par des puéricultrices dans le Mantois", "4", "Partiel", "263 000 €", "ARS"],
            ["A4", "Halte relais « Pause-Parents », Trappes", "14", "Ouverte le 4 avril 2022", "315 000 €", "État"],
            ["B1", "Pôle d’évaluation des informations préoccupantes", "6", "Atteint : 79 jours", "742 500 €", "Département"],
            ["B2", "Cartographie des risques et plan de contrôle", "8", "Atteint", "58 000 €", "État"],
            ["B3", "Plateforme ressource handicap et protection", "9", "Partiel", "490 000 €", "ARS"],
            ["B4", "Vingt-quatre places en fratrie à Chevreuse", "18", "Atteint", "610 000 €", "État"],
            ["B5", "Placement à domicile renforcé, rive sud", "19", "Atteint", "402 000 €", "Département"],
            ["C1", "Assemblée des jeunes de l’observatoire", "10", "Atteint", "21 000 €", "Département"],
            ["D1", "Logement et santé des sortants de l’ASE", "24", "Atteint", "264 000 €", "État"],
            ["D2", "Appui juridique aux anciens MNA", "25", "Non engagé", "0 €", "État"],
        ],
        [1.1, 6.6, 1.1, 3.1, 2.6, 2.5],
    )
    p("Le total des dépenses est de 1 247 000 € pour l’État, 937 000 € pour l’ARS et 1 263 000 € pour le Département.")

    d.add_heading("3. Focus : la halte relais de Trappes", 1)
    p(
        "Entre avril et décembre 2022, 86 familles y ont confié un enfant pour une durée de trois jours à deux semaines. "
        "Une mère de Guyancourt témoigne : « J’ai dormi. Je ne savais plus ce que c’était. » L’équipe, composée de neuf "
        "professionnels, est portée par l’association Bulle d’Air Yvelinoise. Le coût d’une nuitée ressort à 212 euros, contre "
        "240 euros envisagés."
    )

    d.add_heading("4. Difficultés rencontrées", 1)
    for t in (
        "recruter des puéricultrices : quatre postes vacants sur sept dans le Mantois ;",
        "obtenir les données de l’assurance maladie ;",
        "stabiliser l’équipe de la plateforme handicap après deux départs ;",
        "trouver un opérateur pour l’action D2, l’appel à projets étant resté infructueux.",
    ):
        d.add_paragraph(t, style="List Bullet")

    d.add_heading("5. Ce que l’avenant n° 2 ajoute pour 2023", 1)
    p(
        "Signé à Versailles le lundi 21 novembre 2022 par le nouveau préfet, Aristide Bougival-Marly, par Gatien "
        "Houdan-Mézières et par Souleymane Achères, l’avenant prolonge l’ensemble des actions et en crée deux :"
    )
    d.add_paragraph(
        "un centre parental de dix logements à Conflans-Sainte-Honorine (budget 2023 : 480 000 €, dont 300 000 € de "
        "l’État) ;",
        style="List Number",
    )
    d.add_paragraph(
        "un accompagnement des retours en famille, confié aux équipes d’AEMO (environ 150 000 € par an, Département).",
        style="List Number",
    )
    p(
        "Les crédits de l’État atteindront au plus 1,6 M€ en 2023. L’ARS a notifié 1 050 000 € le 3 mars 2023. Le Département a "
        "inscrit 1,45 M€ à son budget primitif."
    )

    d.add_heading("6. Suites proposées au comité", 1)
    for t in (
        "Valider le présent bilan avant le 30 juin 2023.",
        "Auditionner les partenaires de l’action B3 à la rentrée.",
        "Décider du maintien ou de l’abandon de l’action D2.",
        "Étudier la création d’une maison d’accueil pour adolescents avec les Hauts-de-Seine.",
    ):
        d.add_paragraph(t, style="List Bullet 2")
    p(
        "",
        "Pour mémoire. ",
        "Le contrat ne doit pas être confondu avec le pacte local des solidarités, que le préfet a signé le 6 avril 2023 et qui "
        "dispose de 2,8 millions d’euros.",
    )
    p("Rédaction : Octavien Plaisir et Ludivine Poissy. Relecture : Myrtille Chatou, 01 99 00 78 78.", align=A.LEFT)
