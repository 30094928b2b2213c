"""Deliberation: attendees, visas, the rapporteur's words, decisions that hold the actions by letters, a table of funders, a receipt stamp."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Envoyé en préfecture le 28/06/2022 – Reçu en préfecture le 29/06/2022 – Publié le 30/06/2022 – ID : 064-226400018-20220624-05_007-DE"

    def p(text, bold=False, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        q.add_run(text).bold = bold

    p("DÉPARTEMENT DES PYRÉNÉES-ATLANTIQUES", True, A.CENTER)
    p("CONSEIL DÉPARTEMENTAL", True, A.CENTER)
    p("Extrait du registre des délibérations – Séance du 24 juin 2022 – N° 05-007", False, A.CENTER)
    p("OBJET : Contrat départemental de prévention et de protection de l’enfance 2022-2023. Approbation et autorisation de signer.", True)
    p(
        "Le Conseil départemental, convoqué le 8 juin 2022, s’est réuni à Pau, à 9 h 30, sous la présidence de M. Peyo LARRAU-IHOLDY. "
        "Étaient présents : Mmes et MM. Maitena ARROSSA, Guilhem LEMBEYE-CASSOU, Hélène MORLANNE, Xan BIDART-SOULE, Régine NAVARRENX, Denis OLORON-BLADE. "
        "Absents excusés ayant donné pouvoir : Mme Graxi HASPARREN (pouvoir à Mme Arrossa), M. Rémi THÈZE-GARLIN (pouvoir à M. Lembeye-Cassou). "
        "Secrétaire de séance : Mme Régine NAVARRENX."
    )
    for x in (
        "VU le code général des collectivités territoriales, notamment son article L. 3211-1 ;",
        "VU la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;",
        "VU l’instruction du 18 février 2022 relative à la troisième vague de contractualisation ;",
        "VU la délibération n° 02-003 du 17 décembre 2021 adoptant le budget primitif ;",
        "VU l’avis favorable de la commission Solidarités humaines en date du 13 juin 2022 ;",
        "CONSIDÉRANT que le nombre d’enfants confiés est passé de 1 610 en 2017 à 2 035 en 2021 ;",
        "CONSIDÉRANT l’intérêt de coordonner, de part et d’autre du gave de Pau et jusqu’à la côte, l’action des services de PMI et des maternités ;",
    ):
        p(x)
    d.add_heading("Exposé du rapporteur", 2)
    p(
        "Mme Hélène Morlanne, rapporteure, indique que le projet a été négocié durant six mois avec la préfecture et l’agence régionale de santé "
        "Nouvelle-Aquitaine. Il sera signé à la rentrée par le président, le préfet et le directeur général de l’agence. Les Landes et la Gironde, "
        "engagées depuis 2021, ont fait part de leur expérience."
    )
    p(
        "M. Denis Oloron-Blade regrette la faiblesse des crédits consacrés à la pédopsychiatrie et souhaite la création d’un internat relais ; "
        "le président répond que le sujet pourra être repris par avenant."
    )
    p("APRÈS EN AVOIR DÉLIBÉRÉ, à l’unanimité, DÉCIDE :", True)
    p("Article 1er. – D’approuver le contrat départemental joint, qui comprend les actions ci-après :")
    for x in (
        "a) doublement des visites à domicile des sages-femmes de PMI en Soule et en Basse-Navarre ;",
        "b) création à Mourenx d’un relais parental de six places, ouvert jour et nuit ;",
        "c) élaboration d’un référentiel unique d’évaluation des informations préoccupantes, partagé avec le parquet, les hôpitaux et la Ville de Bayonne ;",
        "d) élargissement à la nuit de l’équipe ressource handicap, adossée à l’ITEP de Jurançon ;",
        "e) mise en place d’un réseau de familles bénévoles et de tiers dignes de confiance, avec analyse de la pratique ;",
        "f) guichet « Premiers papiers » pour les majeurs venus comme mineurs non accompagnés, à Hendaye et à Pau ;",
        "g) plan de formation triennal des cadres et des travailleurs sociaux de l’ASE.",
    ):
        p(x, align=A.LEFT)
    p("Article 2. – D’approuver le plan de financement suivant pour 2022 :")
    rows = [
        ["Financeur", "Fonctionnement", "Investissement", "Total"],
        ["État (BOP 304)", "702 000 €", "-", "702 000 €"],
        ["ARS", "318 400 €", "45 000 €", "363 400 €"],
        ["Département", "690 000 €", "120 000 €", "810 000 €"],
        ["Total", "1 710 400 €", "165 000 €", "1 875 400 €"],
    ]
    t = d.add_table(rows=0, cols=4)
    t.style = "Table Grid"
    for row in rows:
        for cell, x in zip(t.add_row().cells, row, strict=True):
            cell.text = x
    d.add_paragraph()
    p("Article 3. – D’inscrire en recettes la somme de 702 000 € au chapitre 74, article 74718, et en dépenses un complément de 55 000 € par décision modificative.")
    p("Article 4. – D’attribuer à l’association Etxe Ttikia une subvention de quarante mille euros pour l’ouverture du relais parental, à verser avant le 1er octobre 2022.")
    p("Article 5. – D’autoriser le président à signer le contrat et tout document s’y rapportant. Le contrat s’appliquera du 1er janvier 2022 au 31 décembre 2023.")
    p("Article 6. – Un bilan sera présenté à l’assemblée au cours du premier trimestre 2023.")
    p("Votants : 54. Pour : 54. Contre : 0. Abstention : 0.")
    p("Pour extrait conforme,", align=A.RIGHT)
    p("Le Président du Conseil départemental,", align=A.RIGHT)
    p("Peyo LARRAU-IHOLDY", True, A.RIGHT)
    p("La présente délibération peut être contestée devant le tribunal administratif de Pau dans les deux mois de sa publication.")
