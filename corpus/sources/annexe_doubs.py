"""Annexes of a contract: a financing table with merged heads, a summary by year, seven fiches, a signature block."""

PRODUCER = "docx"


def write(d):
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10.5)
    s = d.sections[0]
    s.orientation = WD_ORIENT.PORTRAIT
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "CDPPE du Doubs 2022-2024 – Annexes 2 et 3"
    s.footer.paragraphs[0].text = "Paraphes :                                             page"

    def p(text, bold=False, align=A.LEFT, italic=False):
        q = d.add_paragraph()
        q.alignment = align
        r = q.add_run(text)
        r.bold, r.italic = bold, italic

    def table(rows, widths, spans=()):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            cells = t.add_row().cells
            for x, (text, w) in enumerate(zip(row, widths, strict=True)):
                cells[x].width = Cm(w)
                q = cells[x].paragraphs[0]
                q.add_run(text).bold = y == 0 or row[0].startswith("TOTAL")
                if x and text.replace("\u202f", "").isdigit():
                    q.alignment = A.RIGHT
        for y, a, b in spans:
            t.cell(y, a).merge(t.cell(y, b))
        d.add_paragraph()

    def fiche(head, rows):
        t = d.add_table(rows=0, cols=2)
        t.style = "Table Grid"
        c = t.add_row().cells
        c[0].merge(c[1]).paragraphs[0].add_run(head).bold = True
        for k, v in rows:
            c = t.add_row().cells
            c[0].width, c[1].width = Cm(4), Cm(13)
            c[0].paragraphs[0].add_run(k).bold = True
            for i, line in enumerate(v if isinstance(v, list) else [v]):
                (c[1].paragraphs[0] if i == 0 else c[1].add_paragraph()).add_run(line)
        d.add_paragraph()

    p("CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE", True, A.CENTER)
    p("DÉPARTEMENT DU DOUBS", True, A.CENTER)
    p("Annexe 2 – Tableau de financement", True, A.CENTER)
    p("(montants en euros, exercice 2022, hors crédits de droit commun)", align=A.CENTER, italic=True)
    table(
        [
            ["Fiche", "Action", "État", "ARS", "Département", "Total"],
            ["", "", "BOP 304", "FIR", "chap. 65", ""],
            ["2.A", "Doubler les visites des sages-femmes de PMI", "74 000", "31 000", "105 000", "210 000"],
            ["2.B", "Consultations de nourrissons dans le Haut-Doubs", "38 500", "", "46 500", "85 000"],
            ["2.C", "Protocole unique de traitement des IP", "11 200", "", "11 200", "22 400"],
            ["2.D", "Relais de nuit pour adolescents à double vulnérabilité", "120 000", "265 000", "145 000", "530 000"],
            ["2.E", "Cellule d’appui aux tiers dignes de confiance", "57 800", "", "62 200", "120 000"],
            ["2.F", "Observatoire : données et école de l’enfance protégée", "29 000", "8 000", "33 000", "70 000"],
            ["2.G", "Ferme-école de Levier", "", "", "27 600", "27 600"],
            ["TOTAL 2022", "", "330 500", "304 000", "430 500", "1 065 000"],
        ],
        [2, 6, 2.2, 2.2, 2.4, 2.4],
    )
    p("Récapitulatif pluriannuel (prévisions)", True)
    table(
        [
            ["", "2022", "2023", "2024"],
            ["État", "330 500", "352 000", "360 000"],
            ["ARS", "304 000", "310 000", "318 000"],
            ["Département", "430 500", "465 000", "489 000"],
        ],
        [5, 4, 4, 4],
    )
    p(
        "Les montants de 2023 et 2024 sont indicatifs et seront confirmés par avenant, dans la limite des crédits ouverts en loi de "
        "finances. Un écart supérieur à 15 000 € entre deux fiches requiert l’accord écrit des trois signataires."
    )

    d.add_page_break()
    p("Annexe 3 – Fiches action", True, A.CENTER)
    p("Rappel des engagements de la stratégie nationale :", True)
    for t in (
        "1 – Agir le plus précocement possible pour répondre aux besoins des enfants et de leurs familles",
        "2 – Sécuriser les parcours des enfants protégés et prévenir les ruptures",
        "3 – Donner aux enfants les moyens d’agir et garantir leurs droits",
        "4 – Préparer leur avenir et sécuriser leur vie d’adulte",
    ):
        p(t)

    fiche(
        "FICHE 2.A – Doubler les visites des sages-femmes de PMI",
        [
            ("Engagement / objectif", "Engagement 1 – objectif n° 3"),
            ("Constat", "614 visites en 2021 pour 5 900 naissances. Aucune dans le canton de Maîche depuis 2019."),
            ("Mise en œuvre", ["Recrutement de 3 ETP", "Véhicules de service", "Convention avec la maternité de Pontarlier"]),
            ("Public", "Futures mères en situation de vulnérabilité, jeunes accouchées"),
            ("Pilote", "Département, service de PMI (Dr Nolwenn Vuillafans)"),
            ("Calendrier", "Recrutements : septembre 2022. Plein régime au 1er janvier 2023."),
            ("Indicateurs", "Nombre de visites : 614 → 1 230"),
            ("Budget", "210 000 € en 2022, dont 9 000 € de véhicules"),
        ],
    )
    fiche(
        "FICHE 2.B – Consultations de nourrissons dans le Haut-Doubs",
        [
            ("Engagement / objectif", "Engagement 1 – objectif n° 5"),
            ("Constat", "Les familles de Mouthe se rendent dans le Jura, à Champagnole, pour faire vacciner leur enfant."),
            ("Mise en œuvre", "Une consultation tous les quinze jours à Mouthe, Morteau et Maîche, dans les locaux des maisons de santé."),
            ("Public", "Enfants de moins de 6 ans"),
            ("Pilote", "Département ; partenaires : communes, Ordre des médecins"),
            ("Calendrier", "D’octobre 2022 à décembre 2024"),
            ("Indicateurs", "Part des enfants vus : 9 % → 20 %"),
            ("Budget", "85 000 € en 2022"),
        ],
    )
    fiche(
        "FICHE 2.C – Protocole unique de traitement des IP",
        [
            ("Engagement / objectif", "Engagement 2 – objectif n° 7"),
            ("Constat", "Deux tribunaux, deux pratiques. Le protocole du 4 mai 2011 n’est plus appliqué."),
            ("Mise en œuvre", "Écriture d’un protocole commun aux parquets de Besançon et de Montbéliard, à l’Éducation nationale et aux hôpitaux."),
            ("Pilote", "CRIP ; Mme Gaëtane Ornans, procureure adjointe, pour les parquets"),
            ("Calendrier", "Signature du protocole avant le 31 mars 2023"),
            ("Indicateurs", "Délai moyen d’évaluation"),
            ("Budget", "22 400 €"),
        ],
    )
    fiche(
        "FICHE 2.D – Relais de nuit pour adolescents à double vulnérabilité",
        [
            ("Engagement / objectif", "Engagement 2 – objectif n° 9"),
            ("Constat", "Vingt-sept adolescents relevant de l’ASE et de la MDPH ont été hospitalisés faute de place, parfois en Haute-Saône ou à Belfort."),
            ("Mise en œuvre", ["1. Six lits de répit à Audincourt", "2. Une équipe soignante joignable jusqu’à minuit", "3. Un retour préparé vers le lieu de vie"]),
            ("Public", "11-17 ans"),
            ("Pilote", "ARS, délégation du Doubs ; opérateur : association L’Éclaircie-Comtoise"),
            ("Calendrier", "Ouverture : 2e trimestre 2023"),
            ("Indicateurs", "Nuits d’hospitalisation évitées"),
            ("Budget", "530 000 € la première année, puis environ 480 000 € par an"),
        ],
    )
    fiche(
        "FICHE 2.E – Cellule d’appui aux tiers dignes de confiance",
        [
            ("Engagement / objectif", "Engagement 2 – objectif n° 20"),
            ("Mise en œuvre", "Deux référents visitent chaque foyer dans le mois du jugement, puis chaque trimestre ; ils aident aux démarches et réunissent les tiers une fois par an."),
            ("Pilote", "Département ; partenaire : UDAF 25"),
            ("Calendrier", "Dès la signature"),
            ("Indicateurs", "Tiers rencontrés : 0 → 140"),
            ("Budget", "120 000 € ; l’indemnité des tiers, 570 € par mois et par enfant, reste versée par le Département"),
        ],
    )
    fiche(
        "FICHE 2.F – Observatoire : données et école de l’enfance protégée",
        [
            ("Engagement / objectif", "Transverse – objectifs n° 11 et n° 26"),
            ("Mise en œuvre", ["Un statisticien à l’ODPE", "Dix journées d’étude ouvertes aux éducateurs, soignants et enseignants"]),
            ("Pilote", "ODPE, avec l’université de Franche-Comté"),
            ("Calendrier", "Rentrée 2022"),
            ("Budget", "70 000 €"),
        ],
    )
    fiche(
        "FICHE 2.G – Ferme-école de Levier",
        [
            ("Engagement / objectif", "Hors objectifs de la stratégie – initiative du Département"),
            ("Mise en œuvre", "Des séjours de trois jours au contact des chevaux comtois pour les collégiens confiés, pendant les petites vacances."),
            ("Pilote", "Département, direction de l’enfance"),
            ("Calendrier", "Premier séjour : du 24 au 26 octobre 2022"),
            ("Budget", "27 600 €, soit 230 € par enfant"),
        ],
    )
    p("Vu pour être annexé au contrat conclu à Besançon, le 30 juin 2022", True)
    table(
        [
            ["Pour l’État", "Pour l’agence régionale de santé", "Pour le Département"],
            ["Le préfet du Doubs", "Le directeur général", "La présidente du conseil départemental"],
            ["Ferréol Dessoubre", "Pour le directeur général et par délégation, la directrice départementale, Capucine Loue-Mercey", "Marguerite Salins-Verne"],
        ],
        [5.5, 5.7, 5.7],
    )
