"""Convention of four parties: sections in Roman numerals, one table for all actions, stamps of electronic signatures."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "Charente – Convention prévention et protection de l’enfance"
    s.footer.paragraphs[0].text = "Convention 2021-2022 – version définitive du 10 décembre 2021"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths=None):
        t = d.add_table(rows=0, cols=max(map(len, rows)))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            cells = t.add_row().cells
            if len(row) == 1:
                cells = [cells[0].merge(cells[-1])]
            for x, (cell, text) in enumerate(zip(cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = y == 0 or len(row) == 1
                if widths and len(row) > 1:
                    cell.width = Cm(widths[x])
        d.add_paragraph()

    p("", "CONVENTION DÉPARTEMENTALE", align=A.CENTER)
    p("", "POUR LA PRÉVENTION ET LA PROTECTION DE L’ENFANCE", align=A.CENTER)
    p("", "Années 2021 et 2022", align=A.CENTER)
    p("La présente convention est conclue entre :")
    p(
        "1° l’État, représenté par Mme Aliénor Montmoreau-Blanzac, préfète de la Charente, et par délégation M. Ogier "
        "Chabanais, secrétaire général de la préfecture ;"
    )
    p(
        "2° l’Agence régionale de santé de Nouvelle-Aquitaine, représentée par Mme Swanhilde Bouteville, directrice de sa "
        "délégation départementale ;"
    )
    p("3° la Caisse d’allocations familiales de la Charente, représentée par son directeur ;")
    p(
        "4° le Département de la Charente, représenté par M. Philéas Nersac-Touvre, président du conseil départemental, "
        "en vertu d’une délibération du 19 novembre 2021."
    )
    p("", "Préambule")
    p(
        "La stratégie nationale lancée à l’automne 2019 invite l’État et les départements à contractualiser. La Charente a été "
        "retenue en octobre 2020 au titre de la deuxième vague. Le diagnostic, présenté aux partenaires le 2 juillet 2021 au centre "
        "de congrès d’Angoulême, souligne la part élevée des placements (58 % des mesures, contre 51 % en moyenne en Dordogne et en "
        "Vienne) et le faible nombre de mesures à domicile. La convention s’articule avec le schéma départemental 2018-2022 et "
        "avec la convention d’appui à la lutte contre la pauvreté signée le 5 juillet 2019."
    )
    p("", "I. Ce que les parties décident de faire")
    p(
        "Les parties conduisent ensemble les treize actions du plan figurant en annexe A. Chacune désigne un référent, dont le nom est "
        "communiqué aux autres dans le mois de la signature. Le plan peut être complété par avenant."
    )
    p("", "II. Ce que chacun apporte")
    p(
        "Au titre de 2021, les contributions s’élèvent à sept cent vingt-huit mille euros (728 000 €). L’État verse la sienne en une "
        "fois au Département, au plus tard le 31 décembre 2021, sur le budget opérationnel de programme 304. L’Agence verse directement aux "
        "porteurs. La Caf intervient dans la limite de 90 000 € sur les deux années. Le détail est porté en annexe B."
    )
    p("Le Département s’engage à maintenir sur la période un budget d’au moins 52 M€ pour l’aide sociale à l’enfance.")
    p("", "III. Comment les parties se gouvernent")
    p("Un comité de suivi se tient chaque semestre. Y siègent, outre les parties :")
    for t in (
        "le vice-président chargé des fonctions de juge des enfants coordonnateur ;",
        "le directeur des services départementaux de l’Éducation nationale ;",
        "la présidente de l’union des associations familiales ;",
        "un représentant des assistants familiaux.",
    ):
        p(t, style="List Bullet")
    p(
        "Le rapport d’exécution de 2021 est transmis avant le 30 avril 2022, celui de 2022 avant le 30 avril 2023. Ils font état des "
        "indicateurs nationaux."
    )
    p("", "IV. Quand la convention commence et finit")
    p(
        "Elle entre en vigueur le jour de la dernière signature et prend fin le 31 décembre 2022. Elle peut être dénoncée par l’une des parties "
        "après une mise en demeure restée sans effet pendant soixante jours. Les crédits inemployés sont restitués, hormis "
        "ceux de l’action 2.3, qui peuvent être reportés jusqu’au 30 juin 2023."
    )
    p("Fait à Angoulême, en quatre exemplaires originaux")
    table(
        [
            ["Pour l’État", "Pour l’Agence", "Pour la Caf", "Pour le Département"],
            [
                "Pour la préfète et par délégation,\nle secrétaire général,\nOgier Chabanais\nSigné électroniquement le 17/12/2021",
                "La directrice,\nSwanhilde Bouteville\nSigné électroniquement le 20/12/2021",
                "Le directeur,\n\n\n",
                "Le président,\nPhiléas Nersac-Touvre\nSigné électroniquement le 17/12/2021",
            ],
        ]
    )
    d.add_page_break()
    p("", "Annexe A – Plan d’action")
    table(
        [
            ["N°", "Action", "Obj.", "Porteur", "2021", "2022", "Financeurs"],
            ["Engagement 1 – Agir tôt"],
            ["1.1", "Rendez-vous du quatrième mois : livret d’information et conventions avec les sages-femmes libérales", "1", "PMI", "24 000 €", "30 000 €", "ARS (FIR)"],
            ["1.2", "Bus des consultations de nourrissons en Charente limousine", "5", "PMI", "58 000 €", "61 000 €", "ARS (FIR), Département"],
            ["1.3", "Doublement des heures de TISF en sortie de maternité", "12", "ADMR", "80 000 €", "160 000 €", "État, Caf"],
            ["1.4", "Café des parents concernés par le handicap de leur enfant", "16", "APF", "15 000 €", "15 000 €", "ARS (ONDAM)"],
            ["Engagement 2 – Éviter les ruptures"],
            ["2.1", "Fiche de recueil unique et protocole rénové des informations préoccupantes", "7", "CRIP", "sans coût", "sans coût", "–"],
            ["2.2", "Cartographie des risques et contrôle des vingt-deux établissements", "8", "Département", "42 000 €", "42 000 €", "État"],
            ["2.3", "Unité de jour mixte pour adolescents sans solution, à Ruelle-sur-Touvre", "9", "ADAPEI", "195 000 €", "390 000 €", "ARS (ONDAM), Département"],
            ["2.4", "Cellule d’appui aux tiers dignes de confiance", "20", "UDAF", "47 000 €", "47 000 €", "État"],
            ["2.5", "Retour préparé, retour accompagné : trois mois avant, six mois après", "22", "Département", "120 000 €", "135 000 €", "État, Département"],
            ["Engagement 3 – Donner la parole"],
            ["3.1", "« Ma voix compte » : les jeunes au comité plénier de l’observatoire", "10", "ODPE", "9 000 €", "9 500 €", "Département"],
            ["Engagement 4 – Préparer la suite"],
            ["4.1", "Colocations accompagnées à Angoulême et à Cognac, de 17 à 21 ans", "24", "Habitat jeunes", "88 000 €", "132 000 €", "État, Département"],
            ["Transversal"],
            ["5.1", "Système d’information et chargé d’études de l’observatoire", "11", "ODPE", "38 000 €", "38 000 €", "État"],
            ["5.2", "Écoute psychologique des professionnels après un événement grave", "hors liste", "Centre de gestion", "12 000 €", "12 000 €", "Département"],
            ["", "Total", "", "", "728 000 €", "1 071 500 €", ""],
        ],
        [1, 5.8, 1.3, 2.2, 2, 2.2, 2.5],
    )
    p("", "Annexe B – Contributions (en k€)")
    table(
        [
            ["", "2021", "2022"],
            ["État (BOP 304)", "311", "402"],
            ["ARS", "164,5", "258"],
            ["Caf", "30", "60"],
            ["Département", "222,5", "351,5"],
            ["Total", "728", "1 071,5"],
        ]
    )
    p("", "Annexe C – Indicateurs")
    table(
        [
            ["Indicateur", "2020", "Cible"],
            ["Part des femmes ayant bénéficié d’un entretien", "17 %", "35 %"],
            ["Nombre de consultations dans le bus", "–", "900"],
            ["Part des mesures à domicile", "42 %", "48 %"],
            ["Tiers accompagnés", "11", "60"],
        ]
    )
