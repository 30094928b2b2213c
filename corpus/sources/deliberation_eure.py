"""A standing committee's decision: report, articles, and two annexes of money, the first by action."""

PRODUCER = "docx"

ROWS = (
    ("Engagement 1 – Agir le plus précocement possible pour répondre aux besoins des enfants et de leurs familles",),
    ("1", "Entretien prénatal précoce : relance des futures mères par message et par téléphone", "18 000", "36 000"),
    ("2", "Renfort de deux infirmières pour les bilans de santé en école maternelle", "27 000", "92 000"),
    ("3", "Tournées de sages-femmes au domicile, agglomération d’Évreux et Vernonnais", "41 000", "123 000"),
    ("5", "Consultations infantiles dans trois espaces France services", "15 000", "44 000"),
    ("12", "Intervention de TISF dès le troisième mois de grossesse", "60 000", "150 000"),
    ("14", "Relais parental de Louviers", "64 000", "192 000"),
    ("Engagement 2 – Sécuriser les parcours des enfants protégés et prévenir les ruptures",),
    ("6", "Création d’un pôle d’évaluation pluridisciplinaire à la CRIP", "52 000", "210 000"),
    ("7", "Convention d’alerte avec les hôpitaux, le rectorat et les parquets", "–", "5 000"),
    ("8", "Cartographie des risques et plan de contrôle des établissements", "12 000", "30 000"),
    ("9", "Équipe mobile ressource handicap", "95 000", "285 000"),
    ("20", "Service d’appui aux tiers dignes de confiance", "20 000", "60 000"),
    ("22", "Suivi éducatif après la fin du placement", "22 500", "66 000"),
    ("Engagement 3 – Donner aux enfants les moyens d’agir et garantir leurs droits",),
    ("10", "Comité des jeunes de l’ODPE", "3 000", "8 000"),
    ("Engagement 4 – Préparer leur avenir et sécuriser leur vie d’adulte",),
    ("24", "Colocations éducatives pour les 18-21 ans", "48 000", "144 000"),
    ("25", "Atelier « mes papiers, mes droits » pour les anciens MNA", "6 500", "19 000"),
    ("Engagement transverse",),
    ("11", "Recrutement d’un statisticien à l’observatoire", "11 000", "45 000"),
    ("26", "Plan de formation commun ASE, justice, école", "10 000", "25 000"),
    ("", "TOTAL", "505 000", "1 534 000"),
)
FUNDERS = (
    ("Financeur", "2021", "2022"),
    ("État – BOP 304", "225 000", "690 000"),
    ("ARS Normandie – FIR", "55 000", "154 000"),
    ("Département de l’Eure", "225 000", "690 000"),
    ("TOTAL", "505 000", "1 534 000"),
)


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2)
    s.footer.paragraphs[0].text = "Commission permanente – délibération n° 2021-S11-2-7"

    def p(text, bold=False, align=None, style=None):
        q = d.add_paragraph(style=style)
        q.add_run(text).bold = bold
        q.alignment = align
        return q

    def table(rows, columns):
        t = d.add_table(0, columns, style="Table Grid")
        for row in rows:
            cells = t.add_row().cells
            if len(row) == 1:
                cells = [cells[0].merge(cells[-1])]
            for cell, text in zip(cells, row, strict=True):
                cell.text = text

    p("DÉPARTEMENT DE L’EURE", True)
    p("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DE LA COMMISSION PERMANENTE", True, A.CENTER)
    p("Réunion du lundi 15 novembre 2021", True, A.CENTER)
    p("Transmis au contrôle de légalité le 17/11/2021 – Affiché le 19/11/2021")
    p("L’an deux mille vingt et un, le quinze novembre à quatorze heures trente, la commission permanente du conseil départemental, légalement convoquée le 2 novembre, s’est réunie à Évreux sous la présidence de M. Alban RISLOIX.")
    p("Présents : Mme Séverine BRETEUILLOT, M. Didier GAILLONNET, Mme Aurore NEUBOURGEL, M. Karim PONTAUDIN, Mme Thérèse VERNEUILLARD, M. Loïc ANDELYSSE.")
    p("Absent excusé ayant donné pouvoir : M. Hubert CONCHOIS (à Mme BRETEUILLOT).")
    p("Rapporteure : Mme Aurore NEUBOURGEL.")
    p("OBJET : Enfance et famille – contrat départemental de prévention et de protection de l’enfance 2021-2022 – approbation, autorisation de signature et premières subventions", True)
    p("EXPOSÉ", True)
    p("L’Eure a été retenue le 9 octobre 2020 parmi les territoires appelés à rejoindre la démarche en 2021. Le préfet, l’agence régionale de santé et le Département ont conduit ensemble, au premier semestre, un état des lieux dont les conclusions ont été présentées à l’observatoire départemental de la protection de l’enfance le 6 juillet.")
    p("Cet état des lieux met en évidence :")
    for x in (
        "une natalité qui se maintient, avec un suivi de grossesse tardif dans l’ouest du département ;",
        "1 980 informations préoccupantes en 2020, pour 1 410 en 2016 ;",
        "un enfant confié sur cinq disposant d’un droit ouvert à la MDPH ;",
        "des sorties de l’ASE encore insuffisamment anticipées.",
    ):
        p(x, style="List Bullet")
    p("Sur cette base, dix-sept actions ont été arrêtées. Leur liste, avec leur coût, figure en annexe 1. Les trois signataires suivront leur avancement au sein d’un comité technique trimestriel et rendront compte chaque année au ministère.")
    p("L’effort demandé au Département, soit 915 000 € sur deux exercices, est couvert pour 400 000 € par des moyens existants. Le budget de l’enfance s’établit par ailleurs à 71,2 M€ en 2021.")
    p("DÉLIBÉRATION", True)
    for x in (
        "Vu le code général des collectivités territoriales ;",
        "Vu le code de l’action sociale et des familles, notamment ses articles L. 112-3 et L. 221-1 ;",
        "Vu la loi n° 2016-297 du 14 mars 2016 relative à la protection de l’enfant ;",
        "Vu l’instruction du 1er avril 2021 relative à la contractualisation pour l’exercice 2021 ;",
        "Vu la délibération du 1er juillet 2021 donnant délégation à la commission permanente ;",
        "Vu l’avis de la commission des solidarités du 28 octobre 2021 ;",
        "Considérant l’intérêt de la démarche pour les familles de l’Eure ;",
    ):
        p(x)
    p("la commission permanente, après en avoir délibéré, décide à l’unanimité :")
    p("Article 1 – d’approuver le contrat joint à la présente délibération.")
    p("Article 2 – d’autoriser le président à le signer avec le préfet de l’Eure et le directeur général de l’ARS Normandie, au plus tard le 10 décembre 2021.")
    p("Article 3 – d’attribuer au titre de 2021 les subventions suivantes, payables en une fois dès la signature :")
    for x in (
        "64 000 € à l’association Le Patio, pour l’ouverture du relais parental ;",
        "95 000 € à l’association Passeraile 27, pour l’équipe mobile ;",
        "48 000 € au foyer Les Deux Berges, pour les colocations.",
    ):
        p(x, style="List Bullet")
    p("Article 4 – d’inscrire la recette attendue de l’État, soit 225 000 €, au chapitre 74.")
    p("Le président du conseil départemental,", align=A.RIGHT)
    p("Alban RISLOIX", align=A.RIGHT)
    p("Le tribunal administratif de Rouen peut être saisi dans un délai de deux mois.")
    d.add_page_break()
    p("ANNEXE 1 – Coût prévisionnel des actions (en euros)", True)
    table((("N° d’objectif", "Action", "2021", "2022"), *ROWS), 4)
    p("")
    p("ANNEXE 2 – Plan de financement (en euros)", True)
    table(FUNDERS, 3)
    p("Les crédits de 2022 sont donnés à titre indicatif ; ils seront confirmés par avenant avant le 30 septembre 2022.")
