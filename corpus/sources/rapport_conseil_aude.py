"""Report to a council before the signature: a table of fiches and budgets, a forecast set with tabs."""

PRODUCER = "docx"

ROWS = [
    (
        "1.1",
        "Entretien prénatal précoce systématique en Haute Vallée et dans les Corbières",
        "62 000",
        "25 000",
        "12 000",
        "25 000",
    ),
    ("1.4", "Infirmières puéricultrices à domicile", "148 000", "74 000", "-", "74 000"),
    (
        "1.15",
        "Parentalité et handicap : groupes de parole et prêt de matériel",
        "30 000",
        "10 000",
        "10 000",
        "10 000",
    ),
    ("2.6", "Montée en charge de la CRIP", "136 000", "68 000", "-", "68 000"),
    ("2.17", "Inspections conjointes Etat-Département", "20 000", "10 000", "-", "10 000"),
    ("2.21", "Centre parental de Narbonne", "310 000", "140 000", "20 000", "150 000"),
    ("2.22", "Accompagnement du retour en famille", "96 000", "48 000", "-", "48 000"),
    ("3.10", "Ambassadeurs de l'enfance protégée", "14 000", "7 000", "-", "7 000"),
    ("4.25", "Un titre de séjour, un toit, un métier après la majorité", "88 000", "44 000", "-", "44 000"),
    ("T.26", "Plan de formation inter-institutionnel", "52 000", "20 000", "12 000", "20 000"),
    ("", "TOTAL", "956 000", "446 000", "54 000", "456 000"),
]


def write(d):
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Arial", Pt(10.5)
    d.sections[0].header.paragraphs[0].text = "Département de l'Aude - Pôle Solidarités humaines"
    d.sections[0].footer.paragraphs[
        0
    ].text = "Allée de l'Exemple - 11855 Carcassonne cedex 9 - 04 65 71 11 11"
    p = d.add_paragraph

    def b(text):
        p().add_run(text).bold = True

    b("ASSEMBLÉE DÉPARTEMENTALE")
    b("Session du 8 octobre 2021")
    b("RAPPORT DE MADAME LA PRÉSIDENTE N° 2.04")
    p("Commission : Solidarités, enfance, insertion")
    p("Rapporteur : M. Jérôme Sicre-Aït, conseiller départemental du canton de Limoux")
    b(
        "OBJET : Stratégie nationale de prévention et de protection de l'enfance – projet de contrat avec l'État et l'Agence régionale de santé Occitanie (2021-2022)"
    )
    p("Mesdames, Messieurs,")
    d.add_heading("I – Contexte", 2)
    p(
        "Depuis 2020, l'État propose aux départements volontaires un contrat cofinancé. Dans notre région, l'Hérault et les Pyrénées-Orientales s'y sont engagés l'an dernier. Par courrier du 3 mai 2021, j'ai fait connaître au préfet, M. Étienne Valmalette, l'intérêt de l'Aude pour cette démarche ; la réponse favorable nous est parvenue le 28 juin."
    )
    p(
        "Notre collectivité suit 2 190 enfants, dont 1 087 sont confiés. Les crédits de l'aide sociale à l'enfance, 58,7 M€ au budget primitif 2021, ont progressé de 4,6 % en un an. Cette hausse s'explique par :"
    )
    for x in (
        "la saturation des dispositifs d'accueil d'urgence,",
        "l'arrivée de mineurs non accompagnés, plus nombreux qu'en 2019,",
        "l'aggravation des situations depuis les confinements.",
    ):
        p(x, style="List Bullet")
    d.add_heading("II – Le projet de contrat", 2)
    p(
        "Élaboré avec la DDETSPP et la délégation départementale de l'ARS, que dirige Mme Bérénice Falconetti, le projet retient dix fiches actions. Le premier chiffre renvoie à l'engagement, le second à l'objectif national."
    )
    t = d.add_table(rows=1, cols=6, style="Table Grid")
    for c, x in zip(
        t.rows[0].cells,
        ("Fiche", "Intitulé", "Coût 2021 (€)", "dont Etat", "dont ARS", "dont Département"),
        strict=True,
    ):
        c.text = x
    for r in ROWS:
        for c, x in zip(t.add_row().cells, r, strict=True):
            c.text = x
    for row in t.rows:
        row.cells[0].width, row.cells[1].width = Cm(1.4), Cm(6)
    p("")
    p(
        "La fiche 2.21 appelle une précision. Le futur centre parental sera porté par l'association L'Amarre audoise ; il accueillera neuf familles avec un enfant de moins de trois ans. Le coût de fonctionnement est estimé à 155 € par jour et par famille. La fiche 4.25, conduite avec la mission locale, concerne les anciens mineurs non accompagnés."
    )
    d.add_heading("III – Incidences financières", 2)
    p(
        "Le coût 2021 s'élève à 956 000 €. La participation du Département, soit 456 000 €, est inscrite au budget à hauteur de 300 000 € ; le complément de 156 000 € fera l'objet de la décision modificative n° 2. Pour 2022, les ordres de grandeur sont les suivants :"
    )
    p("Etat (BOP 304)\tenviron 520 000 €")
    p("ARS (FIR)\tenviron 60 000 €")
    p("Département\t580 000 €")
    p(
        "Ces montants feront l'objet d'un avenant. Un bilan de l'exécution vous sera soumis avant le 30 juin 2022."
    )
    d.add_heading("IV – Propositions", 2)
    p("Au bénéfice de ces explications, je vous propose de bien vouloir :")
    for x in (
        "approuver le projet de contrat joint en annexe ;",
        "m'autoriser à le signer, ce qui devrait intervenir avant le 30 novembre 2021 ;",
        "allouer une avance de 20 000 € à l'association L'Amarre audoise, imputée au chapitre 65 ;",
        "désigner deux élus au comité de pilotage.",
    ):
        p(x, style="List Number")
    p("Je vous prie de bien vouloir en délibérer.")
    p("La Présidente du Conseil départemental")
    p("Maryse CAUNEILLE-LOPEZ")
    p(
        "Avis de la commission (réunie le 27 septembre 2021) : favorable à l'unanimité. Mme Odile Cros et M. Tarik Benhaddou n'ont pas pris part au vote."
    )
