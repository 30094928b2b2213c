"""Contract left for signature: a day not filled in, parties in one paragraph, actions under objectives in the articles, a plan by commitment."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[0].text = "Contrat Yonne 2022 – version pour signature"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def action(code, title, text):
        q = d.add_paragraph(style="List Bullet")
        q.add_run(f"Action {code} – {title}. ").bold = True
        q.add_run(text)

    d.add_heading("Contrat pour la prévention et la protection de l’enfance dans l’Yonne", 1)
    p("Année 2022", align=A.CENTER)
    p(
        "Le présent contrat est conclu entre l’État, représenté par M. Pascal TANLAY-CHABLIS, préfet de l’Yonne, "
        "l’agence régionale de santé Bourgogne-Franche-Comté, représentée par Mme Eugénie NOYERS-SEREIN, directrice "
        "générale, le Département de l’Yonne, représenté par le président du conseil départemental en exercice, et la "
        "caisse d’allocations familiales de l’Yonne, représentée par son directeur, M. Ulysse COULANGES, ci-après "
        "désignés ensemble « les signataires »."
    )
    p("", "Visas", "")
    for t in (
        "Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;",
        "Vu l’instruction du 18 février 2022 relative à la contractualisation en prévention et protection de l’enfance ;",
        "Vu la délibération du conseil départemental n° 22-118 en date du 24 juin 2022 ;",
        "Vu la convention d’appui à la lutte contre la pauvreté signée le 28 juin 2019, dont les crédits (640 000 € en 2021) "
        "ne peuvent financer les mêmes dépenses ;",
    ):
        p(t)
    d.add_heading("1. Ce que les signataires veulent changer", 2)
    p(
        "Le diagnostic partagé le 3 mars 2022 a retenu quatre difficultés : une démographie médicale parmi les plus faibles "
        "de la région ; des placements décidés dans l’urgence, faute d’alternative ; des frères et sœurs séparés dans "
        "quatre cas sur dix ; des sorties sans solution à la majorité. Un tiers des nouveau-nés icaunais voient le jour "
        "en Seine-et-Marne, dans le Loiret ou dans l’Aube."
    )
    d.add_heading("2. Les actions", 2)
    p("Engagement 1 – Agir le plus précocement possible pour répondre aux besoins des enfants et de leurs familles")
    action(
        "1.1",
        "Puéricultrices à domicile",
        "Quatre postes pérennes permettent de proposer cinq visites à chaque famille d’un premier enfant. (objectif 4)",
    )
    action(
        "1.2",
        "Camion PMI de Puisaye",
        "Un véhicule aménagé tient des consultations de nourrissons dans douze bourgs. (objectif 5)",
    )
    action(
        "1.3",
        "Soutien aux parents d’enfants handicapés",
        "Une halte-garderie de répit ouvre le mercredi et le samedi à Sens et à Avallon. (objectif 16)",
    )
    p("Engagement 2 – Sécuriser les parcours des enfants protégés et prévenir les ruptures")
    action(
        "2.1",
        "Refonte du protocole informations préoccupantes",
        "Le document de 2014 est réécrit avec le parquet, l’hôpital et l’éducation nationale. (objectif 7)",
    )
    action(
        "2.2",
        "Village de fratries de Joigny",
        "Dix-huit places sont créées dans trois maisons mitoyennes ; ouverture prévue en avril 2023. (objectif 18)",
    )
    action(
        "2.3",
        "Placement éducatif à domicile",
        "Trente mesures nouvelles sont confiées à deux associations. (objectif 19)",
    )
    p("Engagement 3 – Donner aux enfants les moyens d’agir et garantir leurs droits")
    action(
        "3.1",
        "Le conseil des 12-20 ans",
        "Vingt jeunes élus par leurs pairs donnent leur avis à l’observatoire départemental. (objectif 10)",
    )
    p("Engagement 4 – Préparer leur avenir et sécuriser leur vie d’adulte")
    action(
        "4.1",
        "Guichet des anciens mineurs non accompagnés",
        "Un juriste et une assistante sociale reçoivent à Auxerre ; le lieu est animé par l’association Rives d’Ailleurs. "
        "(objectif 25)",
    )
    p(
        "Deux pistes examinées, la maison des adolescents du Sénonais et l’internat relais, sont renvoyées à un contrat ultérieur."
    )
    d.add_heading("3. Les moyens", 2)
    p(
        "Les signataires apportent ensemble 2 463 000 euros. La contribution de l’État ne saurait excéder 940 000 euros. "
        "La Caf verse, pour la seule action 1.3, une subvention forfaitaire de trente mille euros."
    )
    rows = [
        ["Action", "État (BOP 304)", "ARS", "Département", "Caf"],
        ["1.1", "96 000 €", "24 000 €", "120 000 €", ""],
        ["1.2", "", "88 000 €", "61 000 €", ""],
        ["1.3", "", "45 000 €", "40 000 €", "30 000 €"],
        ["2.1", "14 000 €", "", "14 000 €", ""],
        ["2.2", "455 000 €", "", "605 000 €", ""],
        ["2.3", "290 000 €", "", "322 000 €", ""],
        ["3.1", "5 000 €", "", "9 000 €", ""],
        ["4.1", "80 000 €", "", "165 000 €", ""],
        ["Ensemble", "940 000 €", "157 000 €", "1 336 000 €", "30 000 €"],
    ]
    t = d.add_table(rows=0, cols=5)
    t.style = "Table Grid"
    for row in rows:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    d.add_paragraph()
    p("Les crédits de l’ARS relèvent du fonds d’intervention régional, sauf ceux de l’action 1.3, imputés sur l’ONDAM médico-social.")
    d.add_heading("4. La vie du contrat", 2)
    p(
        "Un comité stratégique se réunit à l’initiative de l’un quelconque des signataires et au moins une fois par "
        "semestre. Le Département remet un premier état d’avancement au plus tard le 30 novembre 2022 et le bilan définitif "
        "avant le 30 juin 2023. Le contrat couvre la période du 1er janvier au 31 décembre 2022. Il est reconductible par "
        "avenant, sans pouvoir aller au-delà du 31 décembre 2023."
    )
    p("Les données personnelles échangées pour l’exécution du contrat le sont dans le respect du règlement du 27 avril 2016.")
    p("Fait en quatre exemplaires à Auxerre, le ……………………")
    cells = d.add_table(rows=2, cols=2)
    texts = [
        "Le préfet de l’Yonne\n\n\n\nPascal TANLAY-CHABLIS",
        "La directrice générale de l’ARS\n\n\n\nEugénie NOYERS-SEREIN",
        "Le président du conseil départemental\n\n\n\n",
        "Le directeur de la Caf\n\n\n\nUlysse COULANGES",
    ]
    for cell, text in zip((c for r in cells.rows for c in r.cells), texts, strict=True):
        cell.text = text
    p("Affaire suivie par Tiphaine Migennes-Brion, direction de l’enfance, 03 53 01 89 40", align=A.LEFT)
