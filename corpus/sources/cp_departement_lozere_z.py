"""Press release of a council: the contract in a table at the head, measures numbered under headings, a caption that tells who is who."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Liberation Sans", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Lozère, le Département – Service de presse – 4, rue de la Rovère, 48000 Mende"
    s.footer.paragraphs[0].text = "Contact : Maëlle Chirouze – 04 65 71 40 18 – presse@lozere.invalid"

    def p(text, bold=False, italic=False, align=A.LEFT):
        q = d.add_paragraph()
        q.alignment = align
        r = q.add_run(text)
        r.bold, r.italic = bold, italic

    p("COMMUNIQUÉ DE PRESSE", bold=True, align=A.RIGHT)
    p("Mende, le mercredi 23 novembre 2022", align=A.RIGHT)
    d.add_heading("Enfance protégée : un contrat taillé pour un petit département", 1)
    p(
        "76 000 habitants, 214 enfants confiés, une seule maternité : la Lozère n’a ni les besoins ni les moyens de ses voisins. "
        "Le contrat conclu hier à l’hôtel du Département en tient compte.",
        bold=True,
    )
    t = d.add_table(rows=0, cols=2)
    t.style = "Light Grid Accent 1"
    for a, b in (
        ("Intitulé", "Contrat départemental de prévention et de protection de l’enfance de la Lozère"),
        ("Période", "1er octobre 2022 – 31 décembre 2023"),
        ("Signé le", "22 novembre 2022"),
        (
            "Par",
            "Ludivine Aumont-Nasbinals, présidente du conseil départemental\nGaspard Chanacois, préfet de la Lozère\n"
            "Didier Villefort-Ispagne, directeur général de l’ARS Occitanie, représenté par Clémence Florac-Auroux, déléguée départementale",
        ),
        ("Montant", "412 000 € sur la période"),
        ("Dont", "Département 160 000 € ; État 148 000 € ; ARS 104 000 €"),
    ):
        row = t.add_row().cells
        row[0].text, row[1].text = a, b
    d.add_paragraph()
    p("[Photo : de gauche à droite, Gaspard Chanacois, Ludivine Aumont-Nasbinals, Clémence Florac-Auroux et Bastien Langogne, "
      "directeur de la solidarité sociale. © Département de la Lozère]", italic=True)
    p(
        "« Nous étions parmi les derniers à contractualiser, et je l’assume : je voulais un texte que mes équipes puissent tenir », "
        "explique la présidente Ludivine Aumont-Nasbinals. Le dossier de candidature, déposé le 28 avril, avait reçu un avis favorable "
        "de la préfecture de région en juillet 2022."
    )
    d.add_heading("Six mesures, pas une de plus", 2)
    for title, text in (
        (
            "Mesure 1 – La puéricultrice vient à vous",
            "Deux professionnelles et un véhicule aménagé sillonneront l’Aubrac, la Margeride et les Cévennes pour rencontrer les "
            "familles à leur domicile jusqu’aux deux ans de l’enfant. Coût : 71 000 €.",
        ),
        (
            "Mesure 2 – Des bilans à la maternelle, même dans les classes uniques",
            "Les 43 écoles du département seront visitées avant la fin de l’année scolaire.",
        ),
        (
            "Mesure 3 – Une IP évaluée en trois mois",
            "La cellule comptait une personne et demie. Elle en comptera trois au 1er janvier 2023, avec le concours d’un psychologue "
            "partagé avec l’Aveyron. Coût : 58 500 €.",
        ),
        (
            "Mesure 4 – Un week-end sur deux pour souffler",
            "Un accueil de répit est créé à Marvejols avec l’appui d’un établissement médico-social pour douze enfants confiés en situation "
            "de handicap. L’ARS y consacre 80 000 € sur ses crédits médico-sociaux.",
        ),
        (
            "Mesure 5 – Des parrains et des marraines",
            "L’association Lous Pichots, qui recrutait jusqu’ici dans le seul Mendois, cherchera des bénévoles dans tout le département. "
            "Elle recevra une subvention de 12 000 €.",
        ),
        (
            "Mesure 6 – Se former ensemble",
            "Gendarmes, enseignants et travailleurs sociaux suivront le même module de trois jours, une fois par trimestre.",
        ),
    ):
        d.add_heading(title, 3)
        p(text)
    d.add_heading("Ce que le contrat ne fera pas", 2)
    p(
        "Faute d’un nombre suffisant de situations, les partenaires ont écarté l’idée d’un centre parental et celle d’un village de fratries. "
        "Les jeunes femmes concernées continueront d’être accueillies dans le Gard ou en Haute-Loire, par convention. La réhabilitation du foyer "
        "de Saint-Chély-d’Apcher, estimée à 2,4 millions d’euros, relève du plan pluriannuel d’investissement."
    )
    d.add_heading("Agenda", 2)
    for x in (
        "25 novembre : journée départementale des assistants familiaux, à Florac",
        "12 décembre : comité technique d’installation",
        "30 juin 2023 : remise du rapport annuel au préfet de région",
    ):
        d.add_paragraph(x, style="List Bullet")
