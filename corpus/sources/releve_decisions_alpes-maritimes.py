"""Minutes of a steering committee: attendees in a table, figures of spending, points with decisions, a table of actions by state, tasks with dates."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "Contrat prévention et protection de l’enfance – Alpes-Maritimes – COPIL n° 5"
    s.footer.paragraphs[0].text = "Diffusion : membres du comité. Rédaction : DEF / mission pilotage (L. Roquesteron)"

    def p(*parts, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths=None, bold=True):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = bold and y == 0
                if widths:
                    cell.width = Cm(widths[x])
        d.add_paragraph()

    p("", "RELEVÉ DE DÉCISIONS", align=A.CENTER)
    p("Comité de pilotage du 21 novembre 2024, 14 h – 16 h 45", align=A.CENTER)
    p("Centre administratif départemental, salle Mercantour, et visioconférence", align=A.CENTER)

    table(
        [
            ("Présents", "Excusés"),
            (
                "Mme Fleur Gorbio, sous-préfète chargée de mission (copréside)\nM. Ange-Marie Puget-Théniers, conseiller départemental délégué "
                "à l’enfance (copréside)\nM. Ulysse Breil, délégué départemental de l’ARS\nMme Clémence Levens-Contes, directrice de l’enfance\n"
                "M. Saturnin Valdeblore, DDETS\nMme Rosalie Peille, DSDEN\nMme Ophélie Coaraze, ADEPAPE 06",
                "M. Victorien Menton-Castellar, préfet\nMme Assomption Lantosque, présidente du TJ de Grasse\nDr Nils Sospel, CHU-Lenval",
            ),
        ],
        widths=(10.5, 6.5),
    )

    p("", "1. Adoption du relevé précédent")
    p("Le relevé du 13 juin 2024 est adopté sans modification.")

    p("", "2. Avenant 2024 : où en est-on ?")
    p(
        "Le contrat signé le 25 octobre 2021 par le préfet d’alors, M. Gaspard Utelle, le président du Département, M. Faustin Tourrette-Levens, "
        "et le directeur général de l’ARS Paca, M. Amadou Isola-Rimplas, est prorogé chaque année. L’instruction du 14 août 2024 étant parvenue "
        "pendant les congés, le calendrier a glissé. L’avenant 2024, soumis à la commission permanente du 6 décembre, sera signé par voie "
        "électronique entre le 9 et le 13 décembre."
    )
    p("", "Décision n° 1", " – Le plan de financement (2 914 000 €, dont État 1 105 000 €, ARS 447 000 € et Département 1 362 000 €) est validé.")
    p(
        "", "Décision n° 2", " – Le reliquat de 2023, évalué à 138 000 € environ, est réaffecté à l’action 4. La DDETS sollicite l’accord de la "
        "direction générale de la cohésion sociale avant le 29 novembre."
    )

    p("", "3. Revue des actions")
    p("Le service présente le tableau de suivi arrêté au 31/10. Vert : conforme ; orange : à surveiller ; rouge : à l’arrêt.")
    table(
        [
            ("N°", "Action", "Pilote", "Crédits 2024", "Mandaté", "État"),
            ("1", "Entretien prénatal précoce dans les maisons de santé de la Roya et de la Vésubie", "PMI", "74 000 €", "61 300 €", "Vert"),
            ("2", "Sages-femmes à domicile : 700 visites supplémentaires", "PMI", "182 000 €", "170 450 €", "Vert"),
            ("3", "Bus des 0-6 ans : consultations de nourrissons dans l’arrière-pays", "PMI", "96 500 €", "22 000 €", "Orange"),
            ("4", "Unité mobile d’appui aux MECS pour les enfants à besoins complexes (handicap)", "ARS", "447 000 €", "390 000 €", "Vert"),
            ("5", "Internat de fratries « Les Oliviers », Vence, 16 places", "DEF", "615 000 €", "0 €", "Rouge"),
            ("6", "Médiateurs auprès des tiers dignes de confiance", "UDAF", "128 000 €", "128 000 €", "Vert"),
            ("7", "Plateforme « Après 18 ans » (logement, santé, emploi)", "Mission locale", "540 000 €", "402 700 €", "Vert"),
            ("8", "Conseil des jeunes protégés auprès de l’ODPE", "DEF", "19 500 €", "12 080 €", "Vert"),
            ("9", "Groupe de soutien pour les parents porteurs de handicap – abandonnée", "Les Lucioles", "–", "–", "–"),
        ],
        widths=(1, 7.2, 2.2, 2.4, 2.2, 1.8),
    )
    p("", "Action 3. ", "Le second véhicule n’a été livré que le 4 novembre. Le médecin recruté prend ses fonctions lundi 2 décembre.")
    p(
        "", "Action 5. ", "Le permis de construire fait l’objet d’un recours. M. Valdeblore craint une perte des crédits. Mme Levens-Contes propose "
        "une installation provisoire à Cagnes-sur-Mer ; à ce stade, il ne s’agit que d’une piste."
    )
    p("", "Action 7. ", "142 jeunes accompagnés au lieu de 110. L’ADEPAPE s’inquiète des délais de la préfecture pour les titres de séjour.")
    p("", "Décision n° 3", " – L’action 5 est reportée à 2025. Si le recours n’est pas purgé au 30 juin 2025, elle sera retirée.")
    p("", "Décision n° 4", " – Une action 10 est créée : former les enseignants et les animateurs au repérage des violences sexuelles (45 000 €, à parts égales entre l’État et le Département).")
    p("", "Décision n° 5", " – La demande de l’association Les Lucioles tendant au maintien de l’action 9 n’est pas retenue, faute de public.")

    p("", "4. Perspectives 2025-2027")
    p(
        "La sous-préfète rappelle que les futurs contrats devraient être pluriannuels. Les Hautes-Alpes et le Var ont commencé leur "
        "diagnostic. Parmi les idées émises en séance, sans engagement :"
    )
    for t in (
        "un numéro d’appel pour les assistants familiaux ;",
        "un second relais parental, à l’ouest du département ;",
        "le transfert du suivi des contrôles à un cabinet extérieur.",
    ):
        d.add_paragraph(t, style="List Bullet")
    p("M. Breil signale que l’ARS ne pourra pas aller au-delà de 500 000 € par an.")

    p("", "5. Suites à donner")
    table(
        [
            ("Quoi", "Qui", "Quand"),
            ("Transmettre les fiches actions corrigées à la DDETS", "DEF", "26/11/2024"),
            ("Saisir l’avocat du Département sur le recours de Vence", "DEF", "au plus vite"),
            ("Envoyer les indicateurs PMI à la DGCS", "PMI", "15 décembre"),
            ("Proposer une date de visite de l’unité mobile", "ARS", "janvier 2025"),
        ],
        widths=(10, 3, 4),
    )
    p("Prochain comité : jeudi 20 mars 2025, 9 h 30, en préfecture.")
    p("Nice, le 27 novembre 2024")
    p("Les coprésidents : F. Gorbio – A.-M. Puget-Théniers")
