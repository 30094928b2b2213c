"""Second yearly amendment, as a département's office would type it: five articles and a landscape table."""

PRODUCER = "docx"


def write(d):
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "CDPPE Ain – Avenant n°2 – 2022"
    s.footer.paragraphs[0].text = "Paraphes :"

    def p(text, bold=False, align=None):
        q = d.add_paragraph()
        q.add_run(text).bold = bold
        q.alignment = align
        return q

    p("AVENANT N°2", True, A.CENTER)
    p("AU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE DE L’AIN", True, A.CENTER)
    p("Année 2022", True, A.CENTER)
    p("")
    p("Entre")
    p(
        "L’État, représenté par Madame Isaure de MONTREVEL-JASSERON, Préfète de l’Ain, ci-après dénommé « l’État »,"
    )
    p(
        "L’Agence Régionale de Santé Auvergne-Rhône-Alpes, représentée par Monsieur Christophe ABOUKIR, Directeur général, et par délégation Madame Solène PARRAUD, Directrice de la délégation départementale de l’Ain, ci-après dénommée « l’ARS »,"
    )
    p("d’une part,", align=A.RIGHT)
    p("Et")
    p(
        "Le Département de l’Ain, dont le siège est situé 45 avenue Alsace Lorraine à Bourg-en-Bresse, représenté par Monsieur Marc-Antoine CHÂTELARD, Président du Conseil départemental, autorisé à signer le présent avenant par délibération de la Commission permanente du 21 novembre 2022, ci-après dénommé « le Département »,"
    )
    p("d’autre part,", align=A.RIGHT)
    p("")
    for v in (
        "Vu la loi n°2022-140 du 7 février 2022 relative à la protection des enfants ;",
        "Vu le code de l’action sociale et des familles, et notamment son article L.112-3 ;",
        "Vu l’instruction n°DGCS/SD2B/DGS/SP1/2022/88 du 11 avril 2022 relative à la contractualisation préfet/ARS/département pour la prévention et la protection de l’enfance ;",
        "Vu le contrat départemental de prévention et de protection de l’enfance signé le 8 octobre 2021 et son avenant n°1 signé le 3 décembre 2021 ;",
    ):
        p(v)
    p("Il est convenu ce qui suit :", True)

    p("Article 1 – Objet de l’avenant", True)
    p(
        "Le présent avenant a pour objet de fixer les engagements des parties pour l’année 2022, de modifier  la liste des actions et d’arrêter les financements correspondants."
    )
    p("Article 2 – Actions", True)
    p(
        "Les fiches actions 1, 3, 5, 6 et 9 du contrat initial sont reconduites à l’identique. Sont ajoutées les actions suivantes :"
    )
    for x in (
        "fiche 12 : création de 6 places d’accueil parents-enfants au centre parental d’Oyonnax ;",
        "fiche 13 : accompagnement des retours en famille par une équipe dédiée (2,5 ETP) ;",
        "fiche 14 : permanences de pédopsychiatrie dans les pouponnières du département.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p(
        "La fiche action n°4 (soutien scolaire par des bénévoles) est supprimée à la demande du Département, faute d’opérateur."
    )
    p("Article 3 – Financement", True)
    p("3.1 Participation de l’État")
    p(
        "Pour 2022, l’État attribue au Département une subvention de 812 460 €, imputée sur le BOP 304, action 17. Compte tenu des crédits 2021 non consommés, d’un montant de 96 200 €, le versement s’élève à 716 260 €."
    )
    p("3.2 Participation de l’ARS")
    p(
        "L’ARS participe à hauteur de 318 000 €, dont 228 000 € au titre du FIR et 90 000 € au titre de l’ONDAM médico-social."
    )
    p("3.3 Participation du Département")
    p("Le Département s’engage à financer les actions du contrat à hauteur de 1 130 460 € minimum.")
    p("Article 4 – Suivi", True)
    p(
        "Le Département transmet à la DDETS de l’Ain et à la délégation départementale de l’ARS, au plus tard le 31 mars 2023, un état des dépenses réalisées. Le rapport d’exécution de l’année 2022 est établi avant le 30 juin 2023."
    )
    p("Article 5 – Durée et autres dispositions", True)
    p(
        "L’avenant prend effet à la date de sa signature et jusqu’au 31 décembre 2022. Les autres dispositions du contrat demeurent inchangées. Tout litige sera porté devant le tribunal administratif de Lyon."
    )
    p("Fait à Bourg-en-Bresse, le 14 décembre 2022, en trois exemplaires")
    t = d.add_table(rows=1, cols=3)
    for c, text in zip(
        t.rows[0].cells,
        (
            "La Préfète de l’Ain,\n\n\n\nIsaure de MONTREVEL-JASSERON",
            "Pour le Directeur général de l’ARS et par délégation,\nla Directrice de la délégation départementale de l’Ain,\n\n\nSolène PARRAUD",
            "Le Président du Conseil départemental de l’Ain,\n\n\n\nMarc-Antoine CHÂTELARD",
        ),
        strict=True,
    ):
        c.text = text

    n = d.add_section()
    n.orientation, n.page_width, n.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    p("ANNEXE – Tableau de financement 2022 (en euros)", True)
    rows = [
        ["Fiche", "Action", "Objectif national", "État\nBOP 304", "ARS\nFIR", "ARS\nONDAM", "Département", "Total"],
        ["1", "Entretien prénatal précoce : temps de sage-femme", "1", "45 000", "30 000", "", "75 000", "150 000"],
        ["3", "Visites à domicile de puéricultrices en sortie de maternité", "4", "110 460", "78 000", "", "188 460", "376 920"],
        ["5", "Renfort de la CRIP et référentiel commun d’évaluation", "6", "162 000", "", "", "162 000", "324 000"],
        ["6", "Équipe mobile d’intervention médico-sociale auprès des lieux d’accueil", "9", "60 000", "", "90 000", "150 000", "300 000"],
        ["9", "Heures de TISF de prévention périnatale", "12", "85 000", "40 000", "", "125 000", "250 000"],
        ["12", "Centre parental d’Oyonnax", "21", "205 000", "", "", "205 000", "410 000"],
        ["13", "Accompagnement des retours en famille", "22", "145 000", "", "", "145 000", "290 000"],
        ["14", "Pédopsychiatrie en pouponnière", "–", "", "80 000", "", "80 000", "160 000"],
        ["", "TOTAL", "", "812 460", "228 000", "90 000", "1 130 460", "2 260 920"],
    ]  # fmt: skip
    t = d.add_table(rows=0, cols=8)
    t.style = "Table Grid"
    for y, row in enumerate(rows):
        for c, text in zip(t.add_row().cells, row, strict=True):
            c.text = ""
            c.paragraphs[0].add_run(text).bold = y in (0, len(rows) - 1)
    p("Source : Département de l’Ain, direction enfance famille – version du 05/12/2022")
