"""Press release of a prefecture made in a word processor: quotes of each party, nested bullets, a table of sums by year."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Arial", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Préfète de l’Isère\tIsère le Département\tARS Auvergne-Rhône-Alpes"
    s.footer.paragraphs[0].text = "Préfecture de l’Isère – 12, place de Verdun – CS 71046 – 38021 Grenoble Cedex 1"

    def p(*parts, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("", "COMMUNIQUÉ DE PRESSE", align=A.CENTER)
    p("Grenoble, le 19 novembre 2024", align=A.RIGHT)
    p("", "Protection de l’enfance en Isère : un nouveau contrat 2024-2026", align=A.CENTER)
    p(
        "À la veille de la journée internationale des droits de l’enfant, ",
        "Ludivine Vizille-Chartreuse, préfète de l’Isère",
        ", et ",
        "Aymeric Trièves, président du Département de l’Isère",
        ", ont signé ce mardi le contrat départemental pour la prévention et la protection de l’enfance, auquel l’Agence régionale de "
        "santé Auvergne-Rhône-Alpes, représentée par ",
        "Hermine Oisans",
        ", directrice de la délégation départementale, est également partie. La signature s’est déroulée dans les locaux "
        "de la maison d’enfants Les Édelweiss, à Voiron, que dirige Loup Chambaran.",
    )
    d.add_heading("Un premier contrat aux résultats tangibles", 2)
    p(
        "Signé en juin 2022, le contrat précédent a mobilisé 7,3 M€ en deux exercices. Il a notamment permis la création de "
        "24 places d’accueil d’urgence et l’intervention de techniciennes de l’intervention sociale et familiale auprès de 410 "
        "foyers. Tout n’a pas été réussi : le délai moyen d’évaluation, de 117 jours, reste supérieur à l’objectif fixé par "
        "le décret du 28 octobre 2013."
    )
    d.add_heading("Vingt-deux actions, cinq priorités", 2)
    p("Parmi les vingt-deux actions du nouveau contrat, les signataires ont souhaité en mettre plusieurs en avant :")
    p("", "Priorité 1 : la santé des tout-petits", style="List Bullet")
    p("quatre puéricultrices rejoindront les maisons du Département du Nord-Isère pour suivre à domicile les nourrissons prématurés ;", style="List Bullet 2")
    p("la PMI reprendra les bilans de santé des 3-4 ans dans les écoles du Trièves et du Vercors ;", style="List Bullet 2")
    p("", "Priorité 2 : l’alerte", style="List Bullet")
    p("la CRIP passera de 14 à 20 équivalents temps plein, avec pour cible trois mois d’évaluation au maximum ;", style="List Bullet 2")
    p("", "Priorité 3 : le handicap", style="List Bullet")
    p("deux unités d’accueil conjointes ASE et médico-social, de six lits chacune, ouvriront à Bourgoin-Jallieu et à Saint-Égrève ;", style="List Bullet 2")
    p("un service d’aide à la parentalité accompagnera 45 familles dont l’enfant est en situation de handicap ;", style="List Bullet 2")
    p("", "Priorité 4 : l’entourage", style="List Bullet")
    p("le parrainage de proximité sera étendu aux vallées de l’Oisans et de la Romanche (80 parrainages visés, contre 32 actuellement) ;", style="List Bullet 2")
    p("un centre parental de dix appartements verra le jour à Échirolles ;", style="List Bullet 2")
    p("", "Priorité 5 : l’autonomie", style="List Bullet")
    p("les anciens mineurs non accompagnés seront reçus par un juriste dès leur majorité ;", style="List Bullet 2")
    p("chaque jeune quittant l’ASE se verra remettre un « passeport logement » négocié avec les bailleurs sociaux.", style="List Bullet 2")
    d.add_heading("Un financement à parité", 2)
    p("Le budget prévisionnel atteint 12 690 000 € sur la période.")
    table(
        [
            ["En milliers d’euros", "2024", "2025", "2026"],
            ["État", "1 700", "1 780", "1 850"],
            ["ARS (FIR)", "300", "320", "320"],
            ["ARS (ONDAM)", "540", "550", "0"],
            ["Département", "1 700", "1 780", "1 850"],
        ]
    )
    p("Les crédits de l’ONDAM pour 2026 seront notifiés ultérieurement.")
    d.add_heading("Ils ont dit", 2)
    p("", "Ludivine Vizille-Chartreuse : ", "« Nous sommes comptables devant 5 800 enfants. Le rendez-vous du 30 juin 2025, date du premier bilan, ne sera pas décoratif. »")
    p("", "Aymeric Trièves : ", "« La Savoie, la Drôme et nous avons les mêmes difficultés pour recruter. Ce contrat ne paiera pas tout : il manque encore 3 millions d’euros par an pour les familles d’accueil. »")
    p("", "Hermine Oisans : ", "« Le soin ne peut pas attendre que le dossier soit complet. »")
    p("", "Loup Chambaran : ", "« J’aurais aimé y voir aussi un internat scolaire et des séjours de rupture en montagne. »")
    d.add_heading("Contacts presse", 2)
    table(
        [
            ["Préfecture", "Département", "ARS"],
            ["Sidonie Mens, 04 65 71 38 10", "Basile Allevard, 04 65 71 38 44", "Nour Meylan-Uriage, 04 65 71 38 90"],
        ]
    )
