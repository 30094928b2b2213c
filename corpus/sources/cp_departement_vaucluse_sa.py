"""Press release of a council: a lead, a box of figures, actions under three bold questions, a quotation, a caption with names."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Arial", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Département de Vaucluse – Service presse"
    s.footer.paragraphs[0].text = "Hôtel du Département, rue de l’Exemple, 84909 Avignon Cedex 9 – 04 65 71 20 31"

    def p(*parts, style=None, align=None):
        q = d.add_paragraph(style=style)
        if align is not None:
            q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    p("", "COMMUNIQUÉ", align=A.RIGHT)
    p("Avignon, le lundi 29 novembre 2021", align=A.RIGHT)
    d.add_heading("Enfance : le Vaucluse décroche 3,2 M€ pour dix-sept projets", 1)
    p(
        "",
        "« Nous avons négocié ligne à ligne. » En paraphant vendredi 26 novembre, à la Maison départementale de Cavaillon, le "
        "contrat qui lie désormais le Département à l’État et à l’Agence régionale de santé, la présidente Ludivine "
        "Sorgue-Malaucène a insisté sur le caractère concret de l’accord.",
    )
    p(
        "Du côté de l’État, c’est le préfet, Charles-Antoine Ventabren, qui a signé. L’ARS était engagée par Philomène "
        "Apt-Rustrel, directrice de la délégation départementale, munie de la délégation du directeur général, Denis "
        "Lagnes. Le contrat couvre la période 2021-2022."
    )
    t = d.add_table(rows=1, cols=4)
    t.style = "Table Grid"
    for c, x in zip(
        t.rows[0].cells,
        [
            "2 310\nenfants protégés",
            "17\nprojets",
            "3,2 M€\nsur deux ans, toutes contributions confondues",
            "54 M€\nbudget 2021 du Département pour l’enfance",
        ],
        strict=True,
    ):
        c.text = x
    d.add_paragraph()
    p("", "Que verront les familles ?")
    p(
        "D’abord des professionnels chez elles. Les visites de sages-femmes de PMI doubleront dans le pays d’Apt et "
        "l’enclave de Valréas. Ensuite, un relais parental de huit lits, à Orange, où confier son enfant quelques jours sans passer "
        "par un juge. Les bilans en école maternelle, tombés à 61 % d’une classe d’âge, remonteront à 85 % grâce à "
        "trois infirmières supplémentaires."
    )
    p("", "Que verront les enfants accueillis ?")
    for x in (
        "Fratries : vingt-quatre places nouvelles, réparties entre Carpentras et Pertuis ;",
        "Handicap : un service d’éducation spécialisée à domicile ira à leur rencontre dans les foyers (290 000 € par an, apportés par l’ARS) ;",
        "Parole : une assemblée des jeunes, adossée à l’observatoire, rendra un avis sur chaque projet qui les concerne ;",
        "Scolarité : un tutorat individuel par des étudiants de l’université d’Avignon, à raison de deux heures par semaine.",
    ):
        p(x, style="List Bullet")
    p("", "Que verront les professionnels ?")
    p(
        "Une plateforme numérique pour signaler et suivre les informations préoccupantes, commune à tous les services, sera mise en "
        "ligne au plus tard le 30 juin 2022. Elle coûtera 115 000 euros, pris en charge par l’État à hauteur de 80 000 euros. "
        "Par ailleurs, le Département formera mille agents en deux ans au repérage des violences."
    )
    p("", "Qui paie quoi ?")
    t = d.add_table(rows=0, cols=4)
    t.style = "Table Grid"
    for r in [
        ["En euros", "2021", "2022", "Cumul"],
        ["État (programme 304)", "610 000", "645 000", "1 255 000"],
        ["ARS Provence-Alpes-Côte d’Azur (FIR)", "240 000", "265 000", "505 000"],
        ["Département", "700 000", "740 000", "1 440 000"],
        ["Total", "1 550 000", "1 650 000", "3 200 000"],
    ]:
        for c, x in zip(t.add_row().cells, r, strict=True):
            c.text = x
    d.add_paragraph()
    p(
        "Le conseil départemental avait autorisé la présidente à signer par délibération du 22 octobre 2021. L’opposition "
        "avait voté contre, réclamant, par la voix de Fabien Mormoiron, « un plan d’urgence de 10 millions d’euros »."
    )
    p(
        "Dans le même temps, le Département poursuit ses propres chantiers, hors contrat : revalorisation des assistants familiaux "
        "depuis le 1er janvier 2021, rénovation de la pouponnière de Montfavet, gratuité des transports scolaires."
    )
    p(
        "Légende de la photo : de gauche à droite, Noé Gordes, conseiller départemental délégué à l’enfance, Ludivine "
        "Sorgue-Malaucène, Charles-Antoine Ventabren, Philomène Apt-Rustrel et Aïssa Pernes, ancienne enfant confiée."
    )
    p("", "Contact : ", "Thibaud Sault, attaché de presse, 04 65 71 20 32")
