"""Second amendment, 2024: articles that replace others, new actions as a lettered list, one dropped, one put off, a table."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Times New Roman", Pt(11.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.footer.paragraphs[0].text = "Avenant n° 2 – CDPPE Somme – paraphes :"

    def p(text, bold=False, align=A.JUSTIFY, left=0.0):
        q = d.add_paragraph()
        q.alignment = align
        q.paragraph_format.left_indent = Cm(left)
        q.add_run(text).bold = bold

    p("AVENANT N° 2", True, A.CENTER)
    p("au contrat départemental de prévention et de protection de l'enfance de la Somme (2022-2024)", True, A.CENTER)
    p("Exercice 2024", False, A.CENTER)
    p(
        "Entre, d'une part, l'État, représenté par M. Aymeric Daoursin, préfet de la Somme, et l'Agence régionale de santé "
        "Hauts-de-France, représentée par M. Hippolyte Saveusel, son directeur général,"
    )
    p(
        "et, d'autre part, le Département de la Somme, représenté par son président, M. Fulgence Boves-Longueil, et la Caisse "
        "d'allocations familiales de la Somme, représentée par sa directrice, Mme Yolaine Picquignard,"
    )
    p("Vu le contrat signé le 6 décembre 2022 et son avenant n° 1 du 24 novembre 2023 ;")
    p("Vu la circulaire n° DGCS/SD2B/2024/61 du 3 mai 2024 ;")
    p("Vu la délibération n° 7-03 de la commission permanente en date du 30/09/2024 ;")
    p("Vu l'avis favorable du comité de pilotage réuni le 11 juillet 2024 ;")
    p("il a été arrêté ce qui suit.", True)
    p("ARTICLE PREMIER. – Objet", True)
    p(
        "Le présent avenant fixe les participations financières pour 2024, complète le programme d'actions et met à jour le tableau de "
        "bord. La Caisse d'allocations familiales devient partie au contrat."
    )
    p("ARTICLE 2. – Actions nouvelles", True)
    p("À la suite de l'article 4.3 du contrat, il est inséré un article 4.4 ainsi rédigé :")
    p("« 4.4. À compter de 2024, le Département conduit en outre les actions suivantes :")
    p("a) le déploiement de techniciens de l'intervention sociale et familiale auprès des mères de jumeaux et de triplés ;", left=1)
    p(
        "b) un accueil parents-enfants de jour à Abbeville, destiné aux familles dont l'un des parents présente une déficience "
        "intellectuelle ;",
        left=1,
    )
    p("c) la réouverture du lieu d'exercice des visites en présence d'un tiers de Péronne ;", left=1)
    p(
        "d) l'accompagnement des tiers dignes de confiance : un service de six éducateurs, une ligne d'écoute, une allocation "
        "d'installation de 400 € par enfant ;",
        left=1,
    )
    p("e) le tutorat scolaire de 120 collégiens confiés, avec l'université de Picardie. »", left=1)
    p("ARTICLE 3. – Actions modifiées ou retirées", True)
    p(
        "L'action 2.6 « Ouverture d'une maison pour fratries à Doullens », faute de terrain, est reportée au second semestre 2025. "
        "L'action 3.1 « Application mobile des droits de l'enfant confié » est supprimée. Les 45 000 € qui lui étaient affectés sont "
        "redéployés vers l'action 1.2 « Bilans de santé en petite section », dont la cible passe de 2 000 à 3 100 enfants."
    )
    p("ARTICLE 4. – Participations financières", True)
    p(
        "L'article 5 du contrat est remplacé par les dispositions suivantes : « Pour l'année 2024, l'État attribue au Département une "
        "subvention d'un montant de 1 184 500 € (un million cent quatre-vingt-quatre mille cinq cents euros), soit 6 % de plus qu'en "
        "2023. L'ARS délègue 366 000 €, dont 210 000 € sur l'ONDAM médico-social. La Caisse d'allocations familiales participe à hauteur "
        "de 75 000 € aux actions a et b. La participation du Département est au moins égale à celle de l'État. »"
    )
    t = d.add_table(rows=0, cols=6)
    t.style = "Table Grid"
    for y, row in enumerate(
        [
            ("Action", "État", "ARS", "Caf", "Département", "Total"),
            ("a) TISF naissances multiples", "80 000", "", "50 000", "70 000", "200 000"),
            ("b) Accueil de jour", "60 500", "96 000", "25 000", "88 500", "270 000"),
            ("c) Visites à Péronne", "94 000", "", "", "106 000", "200 000"),
            ("d) Tiers de confiance", "150 000", "", "", "170 000", "320 000"),
            ("e) Tutorat", "30 000", "", "", "30 000", "60 000"),
            ("Actions antérieures", "770 000", "270 000", "", "720 000", "1 760 000"),
            ("Ensemble", "1 184 500", "366 000", "75 000", "1 184 500", "2 810 000"),
        ]
    ):
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = y in (0, 7)
    d.add_paragraph()
    p("ARTICLE 5. – Suivi", True)
    p(
        "Le rapport d'exécution de l'année 2024 est transmis au préfet et au directeur général de l'ARS le 31 mars 2025 au plus tard. Il "
        "comprend le bilan financier, les indicateurs renseignés et l'avis des jeunes."
    )
    p("ARTICLE 6. – Dispositions finales", True)
    p(
        "L'avenant entre en vigueur à la date de sa signature. Les autres stipulations du contrat, qui expire le 31 décembre 2024, "
        "demeurent inchangées. Les parties conviennent d'engager avant le 15 novembre la préparation du contrat suivant, en lien avec "
        "l'Oise et l'Aisne."
    )
    p("Fait à Amiens, le 18/10/2024, en quatre exemplaires originaux.", align=A.RIGHT)
    t = d.add_table(rows=2, cols=2)
    for (y, x), text in {
        (0, 0): "Le préfet de la Somme,\n\n\nA. DAOURSIN",
        (0, 1): "Le président du conseil départemental,\n\n\nFulgence BOVES-LONGUEIL",
        (1, 0): "Le directeur général de l'ARS,\n\n\nHippolyte SAVEUSEL",
        (1, 1): "La directrice de la Caf,\n\n\nYolaine PICQUIGNARD",
    }.items():
        t.cell(y, x).text = text
