"""Minutes of a steering committee: attendees in a table, what each said, the state of the actions theme by theme, decisions."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Carlito", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.footer.paragraphs[0].text = "CR Copil CDPPE 18 – version du 04/04/2024 – rédaction : mission contractualisation"

    def p(*parts, align=A.LEFT):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.width = Cm(widths[x])
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    d.add_heading("Compte rendu du comité de pilotage", 1)
    p("Contrat départemental de prévention et de protection de l’enfance du Cher")
    p("", "Jeudi 21 mars 2024", ", 14 h – 16 h 15, salle Berry, préfecture, Bourges")
    table(
        [
            ("Présents", "Qualité"),
            ("Lubin MEHUN-QUINCY", "Préfet du Cher, coprésident"),
            ("Rosalie SANCERGUES", "Présidente du Conseil départemental, coprésidente"),
            ("Djamila VIERZAT-LURY", "Directrice départementale de l’ARS"),
            ("Fabien DUN-LEVET", "Directeur général adjoint, prévention et autonomie"),
            ("Alix CHÂTEAUMEILLANT", "Juge des enfants"),
            ("Tiphaine BAUGY-NÉRONDES", "Caf du Cher"),
        ],
        (6, 10),
    )
    p("", "Excusés : ", "la directrice académique, le commandant du groupement de gendarmerie.")
    p("", "Ordre du jour : ", "1. Bilan 2023 ; 2. Points d’attention ; 3. Exécution budgétaire ; 4. Suites du contrat ; 5. Questions diverses.")
    p(
        "En ouverture, le préfet rappelle que l’avenant n° 2 porte la signature, en date du 15 décembre 2023, de son prédécesseur, "
        "Auguste HENRICHEMONT-LÉRÉ, de Mme SANCERGUES et de Clotilde AUBIGNY-NÈRE, directrice générale de l’ARS Centre-Val de Loire. Il "
        "remercie les équipes d’avoir tenu le calendrier."
    )
    d.add_heading("1. Bilan 2023", 2)
    p("F. DUN-LEVET présente l’avancement des onze actions, dont sept sont projetées à l’écran :")
    table(
        [
            ("Action", "Où en est-on ?", "Dépensé en 2023"),
            ("1.1 Entretien prénatal précoce hors les murs", "Réalisée. Taux de couverture passé de 14 à 22 %.", "41 300 €"),
            ("1.3 Heures supplémentaires de TISF en zone rurale", "En cours, deux associations sur trois conventionnées.", "87 900 €"),
            ("2.1 Équipe pluridisciplinaire de la CRIP", "Réalisée en avril 2023. Délai moyen : 97 jours.", "156 000 €"),
            ("2.4 Places de répit pour enfants à double vulnérabilité", "En retard : agrément attendu pour mai 2024.", "0 €"),
            ("2.6 Service de suite après le retour au foyer parental", "En cours.", "62 450 €"),
            ("3.1 Groupe d’expression « Et nous ? »", "Réalisée, quatre séances tenues.", "6 200 €"),
            ("4.1 Colocations accompagnées à Vierzon et à Saint-Amand", "En cours, 9 jeunes sur 12.", "118 750 €"),
        ],
        (6.4, 6.6, 3),
    )
    p("Les quatre autres sont commentées oralement. L’action 2.2 (protocole d’évaluation partagée avec l’Éducation nationale) sera signée en juin. "
      "L’action 2.7, fichier commun des contrôles d’établissements, est opérationnelle depuis le 1er février. La formation des "
      "assistants familiaux à l’attachement (action 5.1) a touché 74 personnes. Quant à l’action 1.5, café des parents de Sancoins, elle "
      "est abandonnée faute de porteur.")
    d.add_heading("2. Points d’attention", 2)
    for x in (
        "difficulté à recruter des médecins, comme dans l’Indre et la Nièvre ;",
        "absence de solution d’accueil d’urgence le week-end à l’est du département ;",
        "hausse de 17 % des arrivées de mineurs non accompagnés.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p("La juge des enfants signale 38 mesures d’AEMO en attente et souhaiterait qu’une équipe volante soit financée. La présidente répond que "
      "l’idée sera examinée avec le budget 2025.")
    d.add_heading("3. Exécution budgétaire", 2)
    p("Sur 1 148 000 € programmés pour 2023, 902 600 € ont été engagés, soit 79 %. Les parts s’établissent à 352 000 € pour l’État, 218 600 € pour "
      "l’ARS et 332 000 € pour le Département. L’ARS indique que 45 000 € de FIR non consommés ne pourront être reportés. Mme VIERZAT-LURY précise "
      "que les 130 000 € d’ONDAM de l’action 2.4 sont en revanche pérennes.")
    d.add_heading("4. Suites du contrat", 2)
    p("L’instruction attendue pour la nouvelle génération devrait retenir 14 objectifs. Le préfet propose de ne pas attendre : un diagnostic sera "
      "lancé à la rentrée, en vue d’une signature au premier trimestre 2025.")
    d.add_heading("5. Questions diverses", 2)
    p("T. BAUGY-NÉRONDES annonce la signature, le 11 avril, de la convention territoriale globale de Bourges Plus. Elle ouvrira des crédits à hauteur de "
      "2,1 M€ pour les crèches.")
    d.add_heading("Relevé de décisions", 2)
    for x in (
        "Désigner un référent budgétaire dans chaque institution (avant le 15 avril).",
        "Transmettre le rapport d’exécution à la DGCS (30 juin).",
        "Réaffecter 24 000 € de l’action 1.5 à l’action 1.3.",
        "Prochain comité : 3 octobre 2024, à l’Hôtel du Département.",
    ):
        d.add_paragraph(x, style="List Number")
    p("Le préfet du Cher", align=A.RIGHT)
    p("[visé]", align=A.RIGHT)
