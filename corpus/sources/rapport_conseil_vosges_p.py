"""Report of a council's president: reminder of the contract and its signatories, state and outlook by commitment, what is asked."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.header.paragraphs[0].text = "Conseil départemental des Vosges\tRapport n° III-4"

    def p(text, bold=False, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        q.add_run(text).bold = bold

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("RAPPORT DU PRÉSIDENT AU CONSEIL DÉPARTEMENTAL", True, A.CENTER)
    p("Réunion du 8 juillet 2022", True, A.CENTER)
    p("Politique : Enfance et famille – Rapporteur : Mme Gwendoline MOYENMOUTIER", align=A.CENTER)
    p("OBJET : Contrat départemental de prévention et de protection de l’enfance – exécution 2021 et programmation 2022", True)
    d.add_heading("I – Rappel", 2)
    p(
        "Par délibération du 24 septembre 2021, vous avez autorisé mon prédécesseur à conclure avec l’État un contrat pour les années "
        "2021 et 2022. Il a été signé à Épinal le 4 novembre 2021 par Mme Théodora Xertigny, préfète des Vosges, M. Léandre "
        "Gérardmer-Vagney, alors président du Conseil départemental, et M. Sacha Rambervillers, délégué territorial de l’ARS Grand Est. "
        "Il comporte 16 fiches action."
    )
    p(
        "L’État a versé 604 300 € le 20 décembre 2021 ; le FIR a été mobilisé à hauteur de 248 000 €. La dépense du Département, "
        "prévue à 640 000 €, s’est établie en définitive à 587 412,60 €."
    )
    d.add_heading("II – État d’avancement", 2)
    table(
        [
            ["Fiche", "Action", "Objectif", "Avancement au 31 mai 2022"],
            ["1", "Téléconsultation de l’entretien prénatal précoce dans la plaine des Vosges", "1", "En service depuis janvier 2022"],
            ["3", "Visites d’infirmières puéricultrices après le retour de maternité", "4", "Deux postes pourvus sur trois"],
            ["6", "Second poste de psychologue à la CRIP", "6", "Réalisé"],
            ["9", "Équipe passerelle entre IME et maisons d’enfants", "9", "Appel à projets relancé"],
            ["12", "Extension de la maison des fratries de Neufchâteau", "18", "Permis de construire délivré le 2 mai 2022"],
            ["15", "Accompagnement vers l’emploi et le logement des sortants de l’ASE", "24", "41 jeunes suivis"],
        ]
    )
    p("Trois difficultés expliquent les retards constatés :")
    for t in (
        "la pénurie de candidats aux postes médicaux ;",
        "la notification tardive des crédits ;",
        "le renchérissement des matériaux, qui porte le coût de l’extension de 900 000 € à environ 1,05 million d’euros.",
    ):
        p(t, style="List Bullet")
    d.add_heading("III – Programmation 2022", 2)
    p(
        "Le comité de pilotage du 14 juin dernier, coprésidé par le secrétaire général de la préfecture, M. Isidore Plainfaing, a validé "
        "trois compléments. En premier lieu, il vous est proposé de créer un service d’accompagnement des tiers dignes de confiance, "
        "doté d’un travailleur social à Épinal et d’un autre à Saint-Dié-des-Vosges. En deuxième lieu, une permanence juridique "
        "mensuelle serait assurée par le barreau au bénéfice des anciens mineurs non accompagnés. Enfin, un module commun de formation "
        "sur les violences intrafamiliales réunirait gendarmes, enseignants et travailleurs sociaux."
    )
    p(
        "N’ont pas été retenus à ce stade la création d’un internat socio-éducatif, dont le coût (2 à 2,4 millions d’euros) excède les "
        "marges disponibles, et l’extension du numéro vert départemental."
    )
    p("Le financement prévisionnel de l’exercice 2022 se présente comme suit (en euros) :")
    table(
        [
            ["", "État", "ARS", "Département", "Total"],
            ["Actions en cours", "571 000", "255 000", "602 000", "1 428 000"],
            ["Tiers dignes de confiance", "44 000", "", "44 000", "88 000"],
            ["Permanence juridique", "6 300", "", "2 700", "9 000"],
            ["Formation", "10 000", "15 000", "", "25 000"],
            ["Ensemble", "631 300", "270 000", "648 700", "1 550 000"],
        ]
    )
    p(
        "À titre de comparaison, la dotation de la Meurthe-et-Moselle s’élève à 1,1 M€ et celle de la Haute-Saône à 593 000 €. Un échange "
        "de pratiques avec ces deux départements est prévu à l’automne."
    )
    d.add_heading("IV – Suites", 2)
    p("Je vous propose :")
    for t in (
        "de prendre acte de l’exécution 2021 ;",
        "d’approuver l’avenant n° 1 annexé au présent rapport ;",
        "de m’autoriser à le signer, avant le 30 septembre 2022, ainsi que tout document s’y rapportant ;",
        "d’inscrire 120 000 € en décision modificative n° 2.",
    ):
        p(t, style="List Number")
    p("Tel est l’objet du présent rapport, dont je vous prie de bien vouloir délibérer.")
    p("Le Président du Conseil départemental\nAurélien BRUYÈRES-LAVELINE", align=A.RIGHT)
