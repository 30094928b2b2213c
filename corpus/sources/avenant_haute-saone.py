"""Second amendment: five articles, then eight fiches that have an objective and a description but no title."""

PRODUCER = "docx"

FICHES = (
    ("1", "Proposer un entretien prénatal précoce, à domicile ou en maison de santé, dans les cantons de Jussey, de Champlitte et de Villersexel.", "PMI", "En continu", "28 000 €", "12 000 €", "40 000 €"),
    ("2", "Équiper la PMI d’audiomètres et de tests visuels, et confier les bilans de petite section à deux infirmières.", "PMI, Éducation nationale", "Achats : octobre 2022 ; bilans : de novembre 2022 à juin 2023", "22 000 €", "", "22 000 €"),
    ("4", "Recruter deux puéricultrices pour suivre à domicile, jusqu’à deux ans, les enfants des familles orientées par les maternités de Vesoul et de Remiremont.", "PMI", "Recrutement avant le 1er décembre 2022", "45 000 €", "", "45 000 €"),
    ("6", "Doter la CRIP d’un coordonnateur et d’un mi-temps de psychologue, puis réunir chaque mois les évaluateurs autour des situations complexes.", "Service enfance", "En poste depuis mai 2022", "62 000 €", "", "62 000 €"),
    ("9", "Ouvrir à Lure un accueil de jour de six places pour enfants protégés en situation de handicap.", "ARS, association Les Trois Moulins", "Ouverture en janvier 2023", "", "84 000 €", "60 000 €"),
    ("19", "Expérimenter un accompagnement renforcé à domicile pour dix-huit enfants de l’agglomération de Vesoul, avec une astreinte de nuit.", "Service enfance", "À partir du 2 novembre 2022", "95 000 €", "", "115 000 €"),
    ("24", "Financer le permis de conduire, le dépôt de garantie et les trois premiers loyers de vingt-cinq jeunes sortant de l’aide sociale à l’enfance.", "Mission locale", "Dès signature", "50 000 €", "", "50 000 €"),
    ("26", "Organiser un cycle de formation sur l’attachement, ouvert aux assistants familiaux, aux enseignants et aux médecins généralistes.", "Institut de formation de Vesoul", "Quatre sessions en 2023", "16 000 €", "", "20 000 €"),
)  # fmt: skip


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.footer.paragraphs[0].text = "Avenant n° 2 – Haute-Saône"

    def p(text, bold=False, align=None, style=None):
        q = d.add_paragraph(style=style)
        q.add_run(text).bold = bold
        q.alignment = align
        return q

    p("CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE DE LA HAUTE-SAÔNE", True, A.CENTER)
    p("AVENANT N° 2", True, A.CENTER)
    p("Exercice 2022", False, A.CENTER)
    p("Entre :")
    p("L’État, représenté par M. Gaspard VELLEXONNET, préfet de la Haute-Saône ;")
    p("L’Agence régionale de santé Bourgogne-Franche-Comté, représentée par M. Rémi COURCHATON, directeur général ;")
    p("Et :")
    p("Le Département de la Haute-Saône, représenté par M. Basile CHAMPAGNOT, président du conseil départemental, agissant en exécution de la délibération du 19 septembre 2022 ;")
    p("Vu le contrat conclu le 12 novembre 2021 et son avenant n° 1 du 16 décembre 2021 ;")
    p("Vu la loi du 7 février 2022 relative à la protection des enfants ;")
    p("Vu le rapport d’exécution de l’année 2021, présenté en comité de pilotage le 10 mai 2022 ;")
    p("Considérant que 96 % des crédits de 2021 ont été engagés,")
    p("Il est convenu :")
    p("ARTICLE 1 – OBJET", True)
    p("L’avenant fixe les participations financières de l’année 2022 et met à jour le programme d’actions.")
    p("ARTICLE 2 – PARTICIPATIONS", True)
    p("Pour 2022, l’État verse 318 000 euros et l’Agence régionale de santé 96 000 euros. Le Département apporte 414 000 euros. Les crédits de l’État relèvent du programme 304 ; ceux de l’Agence, du fonds d’intervention régional.")
    p("ARTICLE 3 – PROGRAMME D’ACTIONS", True)
    p("Les fiches annexées remplacent celles du contrat. Les fiches 1 à 5 poursuivent des actions engagées en 2021 ; les fiches 6 à 8 sont nouvelles. L’action « Maison des parents de Gray », inscrite en 2021, est retirée, le porteur ayant renoncé. La création d’un réseau de familles de parrainage est reportée à 2023.")
    p("ARTICLE 4 – VERSEMENT ET JUSTIFICATION", True)
    p("L’État verse 80 % de sa participation à la signature et le solde au vu du rapport d’exécution, attendu pour le 30 juin 2023. Le rapport comprend :")
    for x in ("un bilan de chaque fiche ;", "les indicateurs renseignés ;", "un état des dépenses certifié par le payeur."):
        p(x, style="List Bullet")
    p("ARTICLE 5 – DATE D’EFFET", True)
    p("L’avenant prend effet le 1er janvier 2022. Les autres stipulations du contrat restent applicables.")
    p("Fait à Vesoul, le 29 septembre 2022")
    b = d.add_table(rows=1, cols=3)
    for c, x in zip(
        b.rows[0].cells,
        (
            "Pour l’État,\nle préfet de la Haute-Saône\n\n\nGaspard VELLEXONNET",
            "Pour l’Agence régionale de santé,\nla directrice départementale\n\n\nApolline MERSUAY",
            "Pour le Département,\nle président du conseil départemental\n\n\nBasile CHAMPAGNOT",
        ),
        strict=True,
    ):
        c.text = x
    d.add_page_break()
    p("ANNEXE – FICHES", True, A.CENTER)
    for n, (objective, what, who, when, state, ars, council) in enumerate(FICHES, 1):
        p(f"Fiche n° {n}", True)
        t = d.add_table(rows=0, cols=2, style="Table Grid")
        rows = [("Objectif de la stratégie", f"n° {objective}"), ("Ce qui est prévu", what), ("Responsable", who), ("Échéance", when)]
        money = [f"{name} : {sum_}" for name, sum_ in (("État", state), ("ARS", ars), ("Département", council)) if sum_]
        rows.append(("Crédits 2022", "\n".join(money)))
        for left, right in rows:
            cells = t.add_row().cells
            cells[0].paragraphs[0].add_run(left).bold = True
            cells[1].text = right
        t.autofit = False
        t.columns[0].width, t.columns[1].width = Cm(4), Cm(12.4)
        for cell, width in ((c, w) for row in t.rows for c, w in zip(row.cells, (Cm(4), Cm(12.4)), strict=True)):
            cell.width = width
        p("")
    p("Suivi du contrat : DETSPP de la Haute-Saône, Mme Eulalie Rosureux, 03 53 01 70 40 ; Département, M. Ignace Noidanot, 03 53 01 70 55.")
