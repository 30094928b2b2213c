"""Deliberation of a permanent commission on the second amendment: visas, motives, articles with lettered actions and a table of grants."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2)
    s.header.paragraphs[0].text = "Accusé de réception en préfecture 070-227000015-20231120-CP2311-27-DE\tReçu le 23/11/2023"
    s.footer.paragraphs[0].text = "Département de la Haute-Saône – Commission permanente – Dossier n° 27"

    def p(text, bold=False, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        q.add_run(text).bold = bold

    def table(rows, bold_last=False):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0 or (bold_last and y == len(rows) - 1)
        d.add_paragraph()

    p("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DE LA COMMISSION PERMANENTE", True, A.CENTER)
    p("Séance du lundi 20 novembre 2023", True, A.CENTER)
    p("Dossier n° 27 – Contractualisation en prévention et protection de l’enfance : avenant n° 2", True, A.CENTER)
    p(
        "Sous la présidence de M. Ferréol Jussey-Combeaufontaine, Président du Conseil départemental. Présents : Mmes Amance, "
        "Champlitte, Fougerolles, Lure-Magny, Pesmes ; MM. Dampierre, Gy, Jonvelle, Montbozon, Vauvillers. Excusés ayant donné "
        "procuration : Mme Rioz à M. Gy, M. Saulx à Mme Pesmes. Secrétaire de séance : Mme Philomène Champlitte."
    )
    for t in (
        "VU le code général des collectivités territoriales, et notamment son article L. 3211-2 ;",
        "VU le code de l’action sociale et des familles ;",
        "VU la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;",
        "VU le contrat conclu avec l’État et l’agence régionale de santé le 15 octobre 2021 et son avenant n° 1 du 8 décembre 2022 ;",
        "VU l’instruction interministérielle du 9 mai 2023 relative à l’exercice de transition ;",
        "VU l’avis de la 2e commission, réunie le 6 novembre 2023 ;",
    ):
        p(t)
    p(
        "CONSIDÉRANT que la notification des crédits de l’État, reçue le 12 septembre, s’élève à 562 000 € pour l’année 2023, soit "
        "31 000 € de moins qu’en 2022 ;"
    )
    p(
        "CONSIDÉRANT que le Département du Doubs et le Territoire de Belfort sont associés à l’équipe mobile régionale ;"
    )
    p("Sur le rapport de Mme Mireille Lure-Magny, vice-présidente,", False)
    p("LA COMMISSION PERMANENTE, après en avoir délibéré, à l’unanimité,", True)
    p("Article 1 – Approbation", True)
    p(
        "APPROUVE l’avenant n° 2 au contrat départemental, joint en annexe, et AUTORISE le Président à le signer avec le préfet de "
        "la Haute-Saône et le directeur général de l’ARS Bourgogne-Franche-Comté."
    )
    p("Article 2 – Contenu de l’avenant", True)
    p("PREND ACTE que l’avenant proroge les actions en cours jusqu’au 31 décembre 2023 et retient les actions nouvelles suivantes :")
    for t in (
        "a) recruter un médecin de PMI vacataire pour assurer des consultations de nourrissons à Gray et à Luxeuil-les-Bains ;",
        "b) mettre en place, au sein de l’observatoire, une chargée d’études à mi-temps et un outil de suivi des parcours ;",
        "c) former, en deux sessions, cent vingt assistants familiaux et éducateurs au psychotrauma de l’enfant ;",
        "d) contribuer à l’équipe mobile régionale d’appui aux établissements accueillant des enfants protégés en situation de handicap ;",
        "e) ouvrir à Vesoul une halte pour les parents d’enfants porteurs d’un trouble du neurodéveloppement.",
    ):
        p(t)
    p(
        "L’action « Bus santé jeunes », ajournée en 2022, n’est pas reprise ; les 18 500 € correspondants sont restitués à l’État par "
        "titre de recette avant le 31 janvier 2024."
    )
    p("Article 3 – Plan de financement", True)
    table(
        [
            ["Action", "État (BOP 304)", "ARS (FIR)", "Département"],
            ["a) Consultations", "-", "36 000 €", "24 000 €"],
            ["b) Observatoire", "22 500 €", "-", "22 500 €"],
            ["c) Psychotrauma", "31 000 €", "-", "15 500 €"],
            ["d) Équipe mobile", "-", "148 000 €", "40 000 €"],
            ["e) Halte parents", "17 000 €", "9 500 €", "17 000 €"],
            ["Actions prorogées", "491 500 €", "202 500 €", "611 000 €"],
            ["TOTAL", "562 000 €", "396 000 €", "730 000 €"],
        ],
        True,
    )
    p("Article 4 – Subventions", True)
    p("ATTRIBUE, au titre de l’avenant, les subventions de fonctionnement ci-après :")
    for t in (
        "Association Le Coquelicot de Gray : 17 000 € ;",
        "Centre hospitalier de Vesoul : 12 500 € ;",
        "Union haut-saônoise des familles d’accueil : dans la limite de 6 000 €.",
    ):
        p(t, style="List Bullet")
    p("Les crédits sont inscrits au chapitre 65, fonction 51, du budget départemental.")
    p("Article 5 – Exécution", True)
    p(
        "Le Directeur général des services est chargé de l’exécution de la présente délibération, qui peut être contestée devant le "
        "tribunal administratif de Besançon dans un délai de deux mois."
    )
    p("Pour extrait conforme,\nLe Président,\nFerréol JUSSEY-COMBEAUFONTAINE", align=A.RIGHT)
    p("Affiché le 24 novembre 2023", align=A.LEFT)
