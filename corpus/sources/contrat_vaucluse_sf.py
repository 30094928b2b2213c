"""Contract of the next generation: title in a frame, parties in a table, articles, fiches in short tables, two by two signatures."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "CDPPE 84 – version signée"
    s.footer.paragraphs[0].text = "Contrat Vaucluse 2025-2027"

    def p(text, bold=False, align=None):
        q = d.add_paragraph()
        if align is not None:
            q.alignment = align
        q.add_run(text).bold = bold

    def table(rows, head=True, widths=None):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            cells = t.add_row().cells
            for x, text in enumerate(row):
                cells[x].paragraphs[0].add_run(text).bold = (y == 0) if head else (x == 0)
                if widths:
                    cells[x].width = Cm(widths[x])
        d.add_paragraph()

    p("Contrat départemental pour la prévention et la protection de l’enfance", True, A.CENTER)
    p("Vaucluse – 2025-2027", True, A.CENTER)
    d.add_heading("Les parties", 1)
    table(
        [
            ["Partie", "Représentée par", "Qualité"],
            ["L’État", "Madame Castille SORGUES-MÉNERBES", "Préfète de Vaucluse"],
            ["Le Département de Vaucluse", "Monsieur Hippolyte BÉDOIN", "Vice-président délégué à l’enfance"],
            ["L’ARS Provence-Alpes-Côte d’Azur", "Madame Yasmina LAGNES-ROBION", "Directrice de la délégation départementale"],
            ["La Caisse d’allocations familiales", "Monsieur Odilon VELLERON", "Directeur"],
        ],
        widths=[5, 6, 5.5],
    )
    p(
        "Ensemble dénommées « les partenaires ». M. BÉDOIN agit au nom de Madame Roseline GIGONDAS-VACQUEYRAS, présidente du "
        "conseil départemental, selon l’arrêté n° 2024-611 du 9 décembre 2024."
    )
    d.add_heading("Préambule", 1)
    p(
        "Le Vaucluse sort d’un premier cycle de contractualisation ouvert le 19 octobre 2020 et clos le 31 décembre 2024. Sur les "
        "27 actions de ce cycle, 19 ont été pérennisées. Le bilan, présenté en novembre 2024 à l’observatoire, appelle un contrat plus "
        "resserré : les partenaires ont retenu six actions prioritaires pour trois ans. La démarche, conduite avec l’appui des "
        "Bouches-du-Rhône et de la Drôme, a associé 140 professionnels et 22 jeunes."
    )
    p(
        "Visas : loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ; décret n° 2023-1256 du 26 décembre 2023 ; "
        "délibération n° 2025-017 du 31 janvier 2025."
    )
    d.add_heading("Article 1er – Objet et périmètre", 1)
    p(
        "Les partenaires s’accordent sur les actions décrites à l’article 2. Ne relèvent pas du présent contrat la tarification des "
        "établissements, l’évaluation des mineurs se présentant comme isolés et la revalorisation des salaires."
    )
    d.add_heading("Article 2 – Fiches actions", 1)
    fiches = [
        (
            "Fiche 1 – Visites postnatales dans les dix jours de la sortie de maternité",
            "Sages-femmes de PMI d’Orange, de Carpentras et de Cavaillon",
            "Département (PMI)",
            "À compter du 1er avril 2025",
            "ARS 84 000 € par an ; Département 126 000 € par an",
        ),
        (
            "Fiche 2 – La Pause, lieu de répit pour parents d’enfants en situation de handicap",
            "Vingt familles par mois, à L’Isle-sur-la-Sorgue",
            "Caf, association Sous les platanes",
            "Ouverture en juin 2025",
            "Caf 70 000 € par an ; ARS 110 000 € par an",
        ),
        (
            "Fiche 3 – Protocole départemental de recueil et de transmission des informations préoccupantes",
            "Établissements scolaires, hôpitaux, clubs sportifs",
            "Département (CRIP), parquets d’Avignon et de Carpentras",
            "Signature du protocole avant le 30 septembre 2025",
            "Sans coût supplémentaire",
        ),
        (
            "Fiche 4 – Placement à domicile intensif dans le Comtat",
            "Trente enfants de 3 à 15 ans",
            "Département, fondation Mistralière",
            "De septembre 2025 à décembre 2027",
            "État 540 000 € ; Département 660 000 €",
        ),
        (
            "Fiche 5 – Six mois d’accompagnement après le retour en famille",
            "Tout enfant dont le placement prend fin",
            "Département",
            "2026",
            "État 95 000 €",
        ),
        (
            "Fiche 6 – École des cadres de la protection de l’enfance",
            "Chefs de service et directeurs, deux promotions de quinze",
            "IMF d’Avignon",
            "Janvier 2026 – juin 2027",
            "État 48 500 € ; Département 48 500 €",
        ),
    ]
    for title, public, pilot, when, money in fiches:
        p(title, True)
        table([["Public", public], ["Pilote et partenaires", pilot], ["Calendrier", when], ["Financement", money]], False, [4, 12.5])
    d.add_heading("Article 3 – Plan de financement", 1)
    p("Le plan ci-dessous, exprimé en euros, est prévisionnel. Les crédits de l’État relèvent du programme 304, ceux de l’ARS du FIR.")
    table(
        [
            ["", "2025", "2026", "2027", "Total"],
            ["État", "180 000", "268 000", "235 500", "683 500"],
            ["ARS", "150 000", "194 000", "194 000", "538 000"],
            ["Département", "285 000", "401 000", "410 500", "1 096 500"],
            ["Caf", "45 000", "70 000", "70 000", "185 000"],
            ["Total général", "660 000", "933 000", "910 000", "2 503 000"],
        ]
    )
    p(
        "Une réserve de 5 %, soit 125 150 euros au plus, peut être mobilisée par le comité de pilotage pour des besoins imprévus. Les "
        "dépenses de communication sont plafonnées à trois mille euros par an."
    )
    d.add_heading("Article 4 – Gouvernance", 1)
    p("Un comité de pilotage annuel et un comité technique trimestriel sont institués. Le comité technique :")
    for t in (
        "examine l’avancement de chaque fiche ;",
        "propose les redéploiements de crédits ;",
        "prépare le rapport remis au préfet avant le 30 juin 2026, puis avant le 30 juin 2027.",
    ):
        d.add_paragraph(t, style="List Bullet")
    d.add_heading("Article 5 – Durée", 1)
    p("Le contrat est conclu du 1er avril 2025 au 31 décembre 2027. Il n’est pas reconductible tacitement.")
    d.add_heading("Article 6 – Dénonciation, litiges", 1)
    p(
        "Chaque partenaire peut dénoncer le contrat par lettre recommandée, moyennant un préavis de six mois. À défaut d’accord, le "
        "tribunal administratif de Nîmes, dans le Gard, est saisi."
    )
    p("Fait en quatre exemplaires, à Avignon, le 24 mars 2025")
    t = d.add_table(rows=2, cols=2)
    cells = [
        "La préfète de Vaucluse\n\n(signé)\n\nCastille SORGUES-MÉNERBES",
        "Pour la présidente du conseil départemental,\nle vice-président délégué\n\n(signé)\n\nHippolyte BÉDOIN",
        "Pour le directeur général de l’ARS,\nla directrice de la délégation départementale\n\n(signé)\n\nYasmina LAGNES-ROBION",
        "Le directeur de la Caf de Vaucluse\n\n(signé)\n\nOdilon VELLERON",
    ]
    for cell, text in zip((c for r in t.rows for c in r.cells), cells, strict=True):
        cell.text = text
    p("Témoin de la signature : Mme Ysaline Caderousse, présidente du conseil des jeunes confiés.")
    p("Dossier suivi par : Gontran Malaucène, direction enfance-famille, 04 65 71 84 84", align=A.RIGHT)
