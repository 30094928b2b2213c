"""Press release of a regional health agency: a table of signatories, actions with their sums in a table and in sentences."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Agence régionale de santé Occitanie"
    s.footer.paragraphs[0].text = (
        "ARS Occitanie – Délégation départementale des Hautes-Pyrénées – 65013 Tarbes Cedex 9 – 05 36 49 65 00"
    )

    def p(*parts, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)
        return q

    def h(text):
        q = d.add_heading(text, 2)
        q.runs[0].font.color.rgb = RGBColor(0, 0x6A, 0x71)

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("COMMUNIQUÉ DE PRESSE", align=A.RIGHT)
    p("Tarbes, mardi 21 novembre 2023", align=A.RIGHT)
    q = p("", "Enfants protégés des Hautes-Pyrénées : la santé au cœur du nouvel avenant", align=A.CENTER)
    q.runs[1].font.size = Pt(16)
    p(
        "",
        "L’ARS Occitanie, la préfecture et le Département ont signé ce lundi 20 novembre, journée internationale des droits "
        "de l’enfant, l’avenant qui prolonge d’un an leur contrat de prévention et de protection de l’enfance.",
    )
    table(
        [
            ["Pour…", "Ont signé"],
            ["L’État", "Hippolyte Arreau-Lannes\npréfet des Hautes-Pyrénées"],
            ["Le Département", "Dorine Campan\nvice-présidente en charge de l’enfance, par délégation du président"],
            ["L’ARS Occitanie", "Bastien Luz-Ossun\ndirecteur de la délégation départementale"],
        ]
    )
    h("Un territoire de montagne, des besoins particuliers")
    p(
        "Avec 229 000 habitants, les Hautes-Pyrénées comptent 1 012 mineurs et jeunes majeurs suivis par l’aide sociale à "
        "l’enfance. Un sur quatre présente un handicap reconnu. Le premier contrat, signé en décembre 2021, avait permis d’ouvrir une unité "
        "d’accueil pédiatrique à l’hôpital de Tarbes et de créer un poste d’infirmière au service de placement familial. "
        "Le comité de suivi réuni le 12 octobre a jugé ces résultats « encourageants, quoique fragiles dans les vallées »."
    )
    h("Six actions portées ou financées par l’agence en 2024")
    table(
        [
            ["Action", "Opérateur", "Crédits"],
            ["Bilan de santé initial de tout enfant confié, somatique et psychique", "Centre hospitalier de Bigorre", "84 000 €"],
            ["Consultation de psychotraumatisme à Lannemezan", "Hôpitaux de Lannemezan", "112 500 €"],
            ["Cinq places de répit médico-social le week-end", "IME Les Gypaètes", "135 000 €"],
            ["Entretiens prénataux en visioconférence pour les vallées d’Aure et du Louron", "PMI", "18 000 €"],
            ["Repérage précoce des troubles du neurodéveloppement dans les lieux d’accueil du jeune enfant", "CAMSP", "46 000 €"],
            ["Groupes de parole pour les parents d’un enfant autiste", "Association Cimes et sens", "12 500 €"],
        ]
    )
    p(
        "Ces montants, soit 408 000 euros au total, relèvent du fonds d’intervention régional, à l’exception des places de répit, inscrites à "
        "l’ONDAM médico-social."
    )
    h("Ce que font les autres signataires")
    p(
        "L’État double sa contribution au titre du BOP 304, à 520 000 euros. Elle servira à ",
        "renforcer la cellule de recueil des informations préoccupantes",
        " (deux évaluateurs et un médecin référent à mi-temps) et à ",
        "ouvrir un centre parental de huit appartements à Bagnères-de-Bigorre",
        ". Le Département, qui engage environ 700 000 euros, généralise le projet pour l’enfant "
        "et installe un conseil des jeunes confiés, dont deux membres siégeront à l’observatoire.",
    )
    p(
        "« Nous avons longtemps soigné les enfants protégés comme les autres, c’est-à-dire moins bien, parce que personne ne "
        "tenait leur dossier. Cette page se tourne », a déclaré Bastien Luz-Ossun."
    )
    h("Pour mémoire : les objectifs régionaux de l’agence")
    for t in (
        "réduire les inégalités d’accès aux soins ;",
        "développer la prévention tout au long de la vie ;",
        "soutenir l’autonomie des personnes ;",
        "accompagner la transformation de l’hôpital.",
    ):
        p(t, style="List Bullet")
    p(
        "Dans la région, l’Ariège, le Gers et le Lot ont également signé un avenant cet automne. Il prendra effet partout le "
        "1er janvier 2024 et s’éteindra le 31 décembre 2024 au plus tard."
    )
    p("Contact : Solveig Barèges-Pouzac, chargée de communication, 06 39 98 65 02 – presse@ars-occitanie.invalid")
