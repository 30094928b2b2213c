"""Yearly report of execution of a big département: minutes of the committee, one table a commitment with states, table of what was spent by funder, outlook."""
PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt
    st = d.styles["Normal"]
    st.font.name, st.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "Conseil départemental du Val-d'Oise – DGA Solidarité – mission contractualisation"
    s.footer.paragraphs[0].text = "Rapport d'exécution 2023 – version adoptée en comité de pilotage"

    def p(t, bold=False, align=A.JUSTIFY, italic=False, style=None):
        q = d.add_paragraph(style=style)
        r = q.add_run(t)
        r.bold, r.italic, q.alignment = bold, italic, align
        return q

    def table(rows, widths, size=8.5):
        t = d.add_table(rows=0, cols=len(widths))
        t.style, t.autofit = "Table Grid", False
        for y, row in enumerate(rows):
            cells = t.add_row().cells
            for x, text in enumerate(row):
                cells[x].width = Cm(widths[x])
                run = cells[x].paragraphs[0].add_run(text)
                run.bold = y == 0
                run.font.size = Pt(size)
        d.add_paragraph()

    p("RAPPORT D'EXÉCUTION", bold=True, align=A.CENTER)
    p("Contrat départemental de prévention et de protection de l'enfance du Val-d'Oise – exercice 2023", bold=True, align=A.CENTER)
    p("Adopté par le comité de pilotage du 26 juin 2024", italic=True, align=A.CENTER)

    d.add_heading("1. Rappel du cadre", 2)
    p("Le contrat a été signé le 10 décembre 2021 par M. Gratien VIGNY-ARTHIES, préfet du Val-d'Oise, Mme Noémie MAGNY-VÉTHEUIL, présidente du conseil départemental, et Mme Isaure LUZARCHES, directrice générale de l'agence régionale de santé d'Île-de-France. Un avenant du 4 décembre 2023 en a prolongé les effets jusqu'au 31 décembre 2024 et a fixé les crédits de l'année. Il comporte treize actions. Le présent rapport a été préparé par la mission contractualisation, relu par la DDETS et par la délégation départementale de l'agence, et présenté aux membres du comité de pilotage.")
    p("Étaient présents le 26 juin 2024 : M. Corneille ECOUEN, secrétaire général de la préfecture ; Mme Dorothée ENNERY, vice-présidente du conseil départemental ; M. Sacha TAVERNY, pour l'agence régionale de santé ; Mme Valentine BEZONS, vice-présidente du tribunal pour enfants de Pontoise ; M. Ibrahima GOUSSAINVILLE, président de l'ADEPAPE 95. Excusé : M. Roland PERSAN, inspecteur d'académie.")

    d.add_heading("2. Ce qu'il faut retenir", 2)
    p("L'année 2023 est la première où toutes les équipes ont été au complet au moins six mois. Le taux d'exécution financière progresse de 61 à 86 %. Trois points restent préoccupants : le nombre d'informations préoccupantes (+ 14 % par rapport à 2022), la vacance de onze postes de médecins et l'absence de foncier pour les fratries dans la vallée de Montmorency.")
    for t in ["10 actions réalisées ou en cours", "2 actions retardées", "1 action abandonnée", "3 240 enfants et jeunes concernés directement"]:
        p(t, style="List Bullet")

    d.add_heading("3. Exécution par engagement", 2)
    p("Engagement 1 – Prévention", bold=True)
    table([
        ["N°", "Action", "Réalisé au 31/12/2023", "Cible", "État"],
        ["1", "Proposer l'entretien prénatal précoce dans les centres de PMI de Sarcelles, Argenteuil et Cergy", "2 310 entretiens, soit 17 % des naissances", "20 %", "En cours"],
        ["2", "Bilans de santé en moyenne section : équipes volantes", "9 400 enfants vus sur 15 800", "70 %", "En cours"],
        ["3", "Visites à domicile par les puéricultrices pour les sorties précoces de maternité", "3 120 visites", "3 000", "Réalisé"],
        ["4", "TISF en périnatalité : 12 000 heures supplémentaires", "11 450 heures", "12 000 h", "Réalisé"],
        ["5", "Dépistage précoce des troubles du neurodéveloppement en consultation de PMI", "Logiciel livré en septembre 2023, 140 professionnels formés", "Tous les centres", "En cours"],
    ], [0.9, 6.2, 5.2, 2.2, 2.5])
    p("Engagement 2 – Sécurisation des parcours", bold=True)
    table([
        ["N°", "Action", "Réalisé au 31/12/2023", "Cible", "État"],
        ["6", "Création de deux unités d'évaluation des informations préoccupantes", "Unités de Garges (mars 2023) et d'Ermont (mai 2023) ; délai de 118 jours", "90 jours", "En cours"],
        ["7", "Plan de contrôle des établissements et services", "18 contrôles dont 6 avec la DDETS", "20", "En cours"],
        ["8", "Équipe mobile ressource ASE-handicap de L'Isle-Adam", "76 enfants suivis", "80", "Réalisé"],
        ["9", "Villa des fratries (12 places)", "Terrain d'Eaubonne préempté puis contesté", "Ouverture 2023", "Retardé"],
        ["10", "Service d'accompagnement des tiers dignes de confiance", "64 tiers sur 92", "90", "En cours"],
        ["11", "Réseau départemental de parrainage", "Aucune candidature à l'appel à projets du 6 février 2023", "50 parrainages", "Abandonné"],
    ], [0.9, 6.2, 5.2, 2.2, 2.5])
    p("Engagements 3 et 4, gouvernance", bold=True)
    table([
        ["N°", "Action", "Réalisé au 31/12/2023", "Cible", "État"],
        ["12", "Participation des jeunes à l'observatoire : le « Conseil des 16 »", "Trois séances ; un avis rendu sur les visites médiatisées", "4 séances", "Réalisé"],
        ["13", "Plateforme logement et accompagnement des jeunes majeurs vulnérables (« Tremplin 95 »)", "Convention signée avec le CROUS et deux bailleurs ; 41 jeunes logés", "80 jeunes", "Retardé"],
    ], [0.9, 6.2, 5.2, 2.2, 2.5])

    d.add_heading("4. Exécution financière", 2)
    p("Les crédits ouverts pour 2023 se sont élevés à 4 650 000 €, les dépenses constatées à 3 999 000 €. L'écart tient aux vacances d'emplois et, pour 260 000 €, à la villa des fratries. Le tableau donne les dépenses par volet et par financeur.")
    table([
        ["Volet", "État (BOP 304)", "ARS (FIR)", "Département", "Total dépensé"],
        ["Prévention (actions 1 à 5)", "640 000 €", "212 000 €", "845 000 €", "1 697 000 €"],
        ["Évaluation et contrôle (6 et 7)", "410 000 €", "", "466 000 €", "876 000 €"],
        ["Parcours (8 à 11)", "188 000 €", "395 000 €", "247 000 €", "830 000 €"],
        ["Jeunes et observatoire (12 et 13)", "271 000 €", "", "325 000 €", "596 000 €"],
        ["Total", "1 509 000 €", "607 000 €", "1 883 000 €", "3 999 000 €"],
    ], [5.2, 3, 2.8, 3, 3])
    p("Les crédits de l'État non employés, soit 391 000 €, feront l'objet d'une reprise sur la dotation 2024, hormis 85 000 € dont le report a été accepté par lettre du 2 avril 2024 au bénéfice de l'action 13. À titre de comparaison, l'Essonne et la Seine-Saint-Denis avaient exécuté 67 % et 79 % de leurs crédits en 2022.")

    d.add_heading("5. Échanges", 2)
    p("M. ECOUEN souligne la qualité du document et rappelle que l'État attend des résultats sur les délais. Mme ENNERY indique que le Département a engagé, sur ses fonds propres, la construction d'un foyer de l'enfance à Cergy pour 22 millions d'euros. Mme BEZONS déplore que 130 mesures d'assistance éducative attendent d'être exercées. M. GOUSSAINVILLE souhaite qu'une aide au permis de conduire soit ajoutée au prochain contrat. M. TAVERNY propose d'ouvrir à l'hôpital de Gonesse une consultation spécialisée ; ce point sera instruit.")

    d.add_heading("6. Décisions et perspectives", 2)
    for t in ["Le rapport est adopté à l'unanimité.", "Le Département saisit l'établissement public foncier au sujet du terrain d'Eaubonne avant le 30 septembre 2024.", "L'action 11 est retirée du tableau de bord.", "La DDETS transmet la trame du contrat 2025-2027 au plus tard le 15 juillet 2024."]:
        p(t, style="List Number")
    p("En 2024, les parties ont prévu d'étendre l'équipe de L'Isle-Adam au Vexin et de créer une troisième unité d'évaluation à Argenteuil, pour un coût annuel de 310 000 euros partagé entre l'État et le Département.")
    p("Prochaine réunion du comité : mercredi 4 décembre 2024 à 14 h 30, à la préfecture.")
    p("Pour toute question : mission.contractualisation@valdoise.example – 01 34 25 30 30", italic=True)
