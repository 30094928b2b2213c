"""Second yearly amendment: parties, five articles, a table of decisions action by action, a short report."""

PRODUCER = "docx"

ROWS = (
    ("1", "Entretiens prénataux précoces : deux sages-femmes à Dax et à Mont-de-Marsan", "Reconduite", "62 000", "–", "62 000"),
    ("3", "Visites à domicile de sages-femmes auprès des mères vulnérables", "Renforcée", "45 000", "20 000", "65 000"),
    ("6", "Évaluation des informations préoccupantes : trois postes", "Reconduite", "96 000", "–", "96 000"),
    ("9", "Dispositif « Passerelle 40 » pour les enfants à double vulnérabilité", "Renforcée", "–", "210 000", "70 000"),
    ("18", "Villa des fratries de Parentis-en-Born", "Reportée à 2023", "0", "–", "0"),
    ("23", "Réseau landais de parrainage", "Abandonnée", "0", "–", "0"),
    ("16", "Baby-sitting spécialisé et groupes de parole pour les parents d’enfants en situation de handicap", "Nouvelle", "18 000", "–", "18 000"),
    ("25", "Accompagnement des anciens MNA par les deux missions locales", "Nouvelle", "40 000", "–", "40 000"),
    ("–", "Achat de sièges-auto et de mallettes pédagogiques", "Nouvelle", "9 500", "–", "9 500"),
    ("", "TOTAL", "", "270 500", "230 000", "360 500"),
)  # fmt: skip


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2)
    s.header.paragraphs[0].text = "Avenant financier 2022 – CDPPE des Landes"
    s.footer.paragraphs[0].text = "Préfecture – ARS – Département des Landes"

    def p(text, bold=False, align=None, style=None):
        q = d.add_paragraph(style=style)
        q.add_run(text).bold = bold
        q.alignment = align
        return q

    def bullets(*items):
        for x in items:
            p(x, style="List Bullet")

    p("AVENANT N° 2", True, A.CENTER)
    p("au contrat départemental de prévention et de protection de l’enfance", True, A.CENTER)
    p("2020 – 2022", False, A.CENTER)
    p("ENTRE LES SOUSSIGNÉS :", True)
    p("L’État, représenté par M. Ghislain CAPBRETON-LAVIELLE, préfet des Landes,")
    p("L’Agence régionale de santé Nouvelle-Aquitaine, représentée par son directeur général, lui-même représenté par Mme Maylis SABRES, directrice de la délégation départementale des Landes,")
    p("d’une part,")
    p("Le Département des Landes, sis 23 rue de l’Exemple à Mont-de-Marsan (40025), représenté par M. Peyo TARTAS-LABOUHEYRE, président du conseil départemental, dûment habilité par la délibération n° 5(1) du 21 octobre 2022,")
    p("d’autre part,")
    p("Vu le contrat départemental signé le 30 octobre 2020 et son avenant n° 1 du 29 novembre 2021 ;")
    p("Vu l’instruction n° DGCS/SD2B/DGS/SP1/2022/61 du 18 février 2022 ;")
    p("Vu le rapport d’exécution 2021, transmis le 30 juin 2022 ;")
    p("Vu la décision du 4 avril 2022 portant délégation de signature à Mme Maylis SABRES ;")
    p("Vu l’avis du comité de pilotage du 5 septembre 2022, rendu sur la présentation de M. Titouan Arjuzanx-Lous et de la docteure Eneko Mimizan,")
    p("IL EST CONVENU CE QUI SUIT :", True)
    p("Article 1er – Objet", True)
    p("Le présent avenant arrête, pour l’année 2022, le montant des participations, le sort de chacune des actions et les justificatifs attendus. Il ne proroge pas le contrat.")
    p("Article 2 – Montants", True)
    p("La participation de l’État s’élève à 270 500 € (programme 304, action 17), déduction faite de 31 200 € non consommés en 2021. Celle de l’ARS s’établit à 230 000 €, dont 150 000 € sur l’ONDAM médico-social et 80 000 € sur le fonds d’intervention régional. Le Département affecte 360 500 € au moins.")
    p("Article 3 – Actions", True)
    p("Le tableau ci-dessous se substitue à l’annexe 2 du contrat. Le chiffre de la première colonne renvoie à la liste nationale des objectifs.")
    t = d.add_table(rows=1, cols=6, style="Table Grid")
    for c, x in zip(t.rows[0].cells, ("Objectif", "Intitulé", "Décision", "État 2022 (€)", "ARS 2022 (€)", "Département 2022 (€)"), strict=True):
        c.paragraphs[0].add_run(x).bold = True
    for row in ROWS:
        for c, x in zip(t.add_row().cells, row, strict=True):
            c.text = x
    p("")
    p("La villa de Parentis ouvrira au second semestre 2023, la commission de sécurité ayant réservé son avis le 14 juin. Le parrainage est abandonné, l’association porteuse ayant cessé son activité. En outre, et sans crédits dédiés, le Département formalisera avant le 31 mars 2023 le volet « maîtrise des risques » de son schéma.")
    p("Article 4 – Justificatifs", True)
    p("Le Département adresse à la préfète ou au préfet et à l’ARS :")
    bullets(
        "un état des dépenses visé par le comptable public ;",
        "le tableau de bord des indicateurs, sous format tableur ;",
        "une note de synthèse de cinq pages au plus.",
    )
    p("Ces pièces sont attendues pour le 30 avril 2023. À défaut, les sommes versées sont reversées au Trésor dans la limite de 25 %.")
    p("Article 5 – Dispositions diverses", True)
    p("Les autres clauses demeurent inchangées. L’avenant prend effet au 1er janvier 2022 et expire le 31 décembre 2022.")
    p("Fait à Mont-de-Marsan, le 7 novembre 2022, en trois exemplaires originaux")
    b = d.add_table(rows=2, cols=3)
    for c, x in zip(b.rows[0].cells, ("Le préfet,", "Le président du conseil départemental,", "Pour le directeur général de l’ARS et par délégation,"), strict=True):
        c.text = x
    for c, x in zip(b.rows[1].cells, ("Ghislain CAPBRETON-LAVIELLE", "Pour le président et par délégation, la vice-présidente Ainhoa PONTENX-DUBOSCQ", "Maylis SABRES"), strict=True):
        c.text = "\n\n" + x
    d.add_page_break()
    p("ANNEXE – Ce qu’ont permis les crédits de 2021", True)
    p("Sur 402 000 € notifiés par l’État en 2021, 370 800 € ont été dépensés. Les équipes relèvent notamment :")
    bullets(
        "1 118 entretiens prénataux précoces, contre 640 en 2019 ;",
        "un délai moyen d’évaluation ramené de 141 à 102 jours ;",
        "27 enfants suivis par « Passerelle 40 », dont 4 originaires du Gers ;",
        "des difficultés de recrutement persistantes en Haute Lande.",
    )
    p("Référente du contrat au Département : Mme Xuria Hagetmau (05 36 49 40 22). Référent à la DDETSPP : M. Loan Gabarret.")
