"""Decision of a standing committee with its report annexed: visas, grounds, articles, then prose and a table by amendment."""

PRODUCER = "docx"

ROWS = [
    (
        "Renforcement de la cellule départementale (2 évaluateurs, 1 psychologue)",
        "6",
        "162 000",
        "81 000",
        "–",
        "81 000",
    ),
    ("Unité d’accueil parent-enfant de Muret", "21", "540 000", "230 000", "–", "310 000"),
    ("Pédopsychiatrie de liaison dans les foyers", "9", "288 000", "40 000", "168 000", "80 000"),
    ("Collectif « Nos voix » et appui à l’ODPE", "10 et 11", "36 000", "18 000", "–", "18 000"),
    ("Plan de formation 2021", "26", "74 000", "37 000", "–", "37 000"),
]


def write(d):
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Times New Roman", Pt(11)
    d.sections[0].header.paragraphs[
        0
    ].text = "Envoyé en préfecture le 23/07/2021 – Reçu en préfecture le 23/07/2021 – Affiché le 26/07/2021"
    d.sections[0].footer.paragraphs[0].text = "DÉPARTEMENT DE LA HAUTE-GARONNE – CP du 22 juillet 2021 – dossier n° 217804"
    p = d.add_paragraph

    def b(text):
        p().add_run(text).bold = True

    b("RÉPUBLIQUE FRANÇAISE\nLiberté – Égalité – Fraternité")
    b("Extrait du registre des délibérations de la Commission permanente\nRéunion du 22 juillet 2021")
    p("Dossier n° 217804 – Direction Enfance et Famille")
    b(
        "Objet : Stratégie nationale de prévention et de protection de l’enfance – Avenant n° 1 au contrat passé avec "
        "l’État et l’Agence régionale de santé"
    )
    p(
        "La Commission permanente, réunie à l’Hôtel du Département à Toulouse, sur convocation du 9 juillet 2021, sous la "
        "présidence de M. Anselme Lauragais-Revel, Président du Conseil départemental,"
    )
    p("Vu le Code général des collectivités territoriales, notamment ses articles L. 3211-1 et L. 3211-2 ;")
    p("Vu le Code de l’action sociale et des familles ;")
    p("Vu la loi n° 2007-293 du 5 mars 2007 réformant la protection de l’enfance ;")
    p("Vu la délibération du Conseil départemental du 1er juillet 2021 portant délégation ;")
    p("Vu la circulaire du 1er avril 2021 relative à la contractualisation ;")
    p(
        "Vu le contrat conclu le 13 octobre 2020 entre Mme Hélisende Comminges-Pibrac, préfète de la région Occitanie, "
        "préfète de la Haute-Garonne, M. Anselme Lauragais-Revel, et M. Mathurin Verfeil, directeur général de l’ARS Occitanie ;"
    )
    p("Vu le rapport ci-annexé ;")
    p("Considérant que l’année 2020 n’a permis d’engager que 58 % des crédits ;")
    p(
        "Considérant qu’il convient, pour 2021, de tenir compte de la hausse de 11 % des mesures d’assistance éducative ;"
    )
    b("Décide")
    p(
        "Article 1 : d’approuver les termes de l’avenant n° 1, tel qu’annexé, portant à 3 120 000 € le montant global "
        "mobilisé en 2021 par les trois signataires ;"
    )
    p(
        "Article 2 : d’inscrire en recette la participation de l’État, soit 1 260 000 € (programme 304), et celle de l’ARS, "
        "soit 345 000 € ;"
    )
    p(
        "Article 3 : d’attribuer à l’association Garonne Parrainage une subvention de 22 000 € pour l’accueil de proximité "
        "de quarante enfants par des parrains bénévoles, et à l’association Tolosa Répit 15 000 € pour son séjour d’été ;"
    )
    p("Article 4 : d’autoriser M. le Président à signer l’avenant et tout document s’y rapportant.")
    p("Adopté à l’unanimité. Mme Cunégonde Nailloux et M. Élie Boulogne-Gesse ne prennent pas part au vote.")
    p("Pour extrait conforme,\nLe Président du Conseil départemental,\nAnselme LAURAGAIS-REVEL")
    d.add_page_break()
    b("RAPPORT AU PRÉSIDENT ET AUX MEMBRES DE LA COMMISSION PERMANENTE")
    p("Rapporteur : Mme Cunégonde Nailloux, vice-présidente en charge de la protection de l’enfance")
    d.add_heading("1. Rappel", 2)
    p(
        "La Haute-Garonne a rejoint dès 2020 la première vague de la contractualisation, en même temps que les "
        "Hautes-Pyrénées voisines préparaient leur candidature. Le contrat initial couvre la période 2020-2022 et comprend "
        "vingt-six actions. Il s’ajoute à la convention d’appui à la lutte contre la pauvreté du 25 juin 2019, qui finance "
        "la prévention des sorties sèches (1,1 M€ par an) et n’est pas modifiée ici."
    )
    p(
        "Pour mémoire, l’aide sociale à l’enfance représente 178,4 M€ au budget primitif 2021, soit près de 12 % des dépenses "
        "de fonctionnement."
    )
    d.add_heading("2. Ce que change l’avenant", 2)
    p(
        "Au titre de la prévention, il est proposé d’étendre aux cantons de Saint-Gaudens et de Luchon l’intervention à "
        "domicile des puéricultrices jusqu’aux deux ans de l’enfant ; de confier à la maternité Paule-de-Viguier la "
        "coordination d’un réseau pour les mères consommant des produits psychoactifs ; de porter de 2 500 à 6 000 le nombre "
        "d’heures d’intervention sociale et familiale."
    )
    p(
        "Au titre de la protection, l’avenant prévoit un service d’accompagnement des tiers dignes de confiance, en régie, à "
        "compter du 1er octobre 2021. Le plan de contrôle des 64 établissements et services est annexé au schéma 2021-2025. "
        "En contrepartie, l’action relative à la plateforme numérique d’orientation est supprimée, le logiciel national étant "
        "attendu en 2022."
    )
    p("Les actions suivantes voient leur budget réévalué :")
    t = d.add_table(rows=1, cols=6, style="Table Grid")
    for c, x in zip(
        t.rows[0].cells, ("Action", "Obj.", "Total 2021 (€)", "État", "ARS", "CD31"), strict=True
    ):
        c.text = x
    for r in ROWS:
        for c, x in zip(t.add_row().cells, r, strict=True):
            c.text = x
    for row in t.rows:
        row.cells[0].width = Cm(6.5)
    p("")
    d.add_heading("3. Points de vigilance", 2)
    for x in (
        "la difficulté à recruter des médecins de PMI, malgré une prime de 400 € par mois ;",
        "l’absence de visibilité au-delà de 2022 ;",
        "le report du diagnostic sur les jeunes en situation de prostitution.",
    ):
        p(x, style="List Bullet")
    d.add_heading("4. Calendrier", 2)
    p(
        "L’avenant devra être signé au plus tard le 30 septembre 2021. Le compte rendu d’exécution est dû au préfet pour le "
        "30 juin 2022."
    )
    p("Tel est l’objet du présent rapport. Je vous prie de bien vouloir en délibérer.")
