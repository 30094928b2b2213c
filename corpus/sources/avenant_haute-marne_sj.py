"""Amendment: parties in paragraphs, articles that replace others, a table of actions, signatures in a table."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name = "Calibri"
    d.styles["Normal"].font.size = Pt(11)
    s = d.sections[0]
    s.left_margin = s.right_margin = Cm(2.2)
    s.header.paragraphs[0].text = "CDPPE Haute-Marne – avenant n° 3"
    s.footer.paragraphs[0].text = "Préfecture – Conseil départemental – ARS Grand Est"

    def p(text, bold=False, center=False, style=None):
        par = d.add_paragraph(style=style)
        par.add_run(text).bold = bold
        if center:
            par.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return par

    def article(title):
        p(title, bold=True)

    d.add_heading("Avenant n° 3 au contrat départemental de prévention et de protection de l’enfance de la Haute-Marne", 1)
    p("Programmation 2023", center=True)
    p("Entre")
    p("l’État, représenté par Madame Régine PAULMIER-ANCEL, préfète de la Haute-Marne ;")
    p("l’Agence régionale de santé Grand Est, représentée par Madame Odile SCHWENDEL, déléguée territoriale de la Haute-Marne, sur délégation de la directrice générale ;")
    p("et")
    p("le Département de la Haute-Marne, représenté par Monsieur Bertrand LACHEVRERIE, président du conseil départemental, habilité par la délibération de la commission permanente en date du 20 octobre 2023 ;")
    p("Vu le contrat départemental de prévention et de protection de l’enfance signé le 30 novembre 2020 pour la période 2020-2022 ;")
    p("Vu l’avenant n° 1 du 8 octobre 2021 et l’avenant n° 2 du 14 novembre 2022, ce dernier prolongeant le contrat jusqu’au 31 décembre 2023 ;")
    p("Vu l’instruction n° DGCS/SD2B/DGS/2023/66 du 10 mai 2023 ;")
    p("Vu le rapport d’exécution pour 2022, présenté au comité de pilotage du 26 juin 2023 ;")
    p("les parties conviennent de ce qui suit.", bold=True)

    article("Article 1 – Objet")
    p("Le présent avenant arrête la programmation financière de l’année 2023, actualise deux fiches action et en retire une. Les autres clauses du contrat demeurent inchangées.")

    article("Article 2 – Contributions financières")
    p("Le premier alinéa de l’article 4 du contrat est remplacé par les dispositions suivantes :")
    p("« Pour 2023, l’État accorde au Département une dotation de 388 750 €, sur les crédits du programme 304. L’Agence régionale de santé apporte 142 300 €, dont 97 300 € issus du fonds d’intervention régional et 45 000 € de l’Ondam médico-social. Le Département affecte aux mêmes actions au moins 531 050 €. »", style="Intense Quote")
    p("Sur la dotation reçue de l’État en 2022, un reliquat de 21 480 € est constaté. Il est reporté en 2023 et vient en déduction du versement, ramené par conséquent à 367 270 €.")

    article("Article 3 – Actions conduites en 2023")
    p("Le tableau de l’annexe financière est remplacé par celui-ci :")
    rows = [
        ("Réf.", "Action", "État (P 304)", "ARS", "Département"),
        ("1-A", "Doublement des visites à domicile des sages-femmes de PMI auprès des femmes enceintes vulnérables", "–", "97 300 €", "99 000 €"),
        ("2-A", "Renfort de la CRIP : un médecin référent à mi-temps et une troisième évaluatrice", "88 400 €", "–", "90 200 €"),
        ("2-C", "Plan de contrôle des lieux d’accueil et cartographie des risques", "36 500 €", "–", "38 000 €"),
        ("2-D", "Service d’accompagnement renforcé au domicile « Le Gué » (Saint-Dizier et Joinville)", "164 850 €", "–", "166 350 €"),
        ("2-F", "Appui aux tiers dignes de confiance", "41 000 €", "–", "42 500 €"),
        ("4-B", "Plateforme passerelle 17-25 ans pour les jeunes ayant une reconnaissance MDPH", "58 000 €", "45 000 €", "95 000 €"),
        ("", "Ensemble", "388 750 €", "142 300 €", "531 050 €"),
    ]
    t = d.add_table(rows=0, cols=5)
    t.style = "Table Grid"
    for i, r in enumerate(rows):
        cells = t.add_row().cells
        for c, x in zip(cells, r, strict=True):
            c.text = x
            for run in c.paragraphs[0].runs:
                run.font.size = Pt(9)
                run.bold = i in (0, len(rows) - 1)
    p("")
    article("Article 4 – Fiche 2-D (accompagnement renforcé au domicile)")
    p("La rubrique « Contenu » de la fiche est ainsi rédigée : « Le service suit vingt-quatre enfants au lieu de seize. Il intervient jusqu’à cinq fois par semaine, soirées et samedis compris, et dispose de deux chambres de repli. Son ouverture à Joinville intervient au plus tard le 1er février 2024. »")
    article("Article 5 – Fiche 4-B (passerelle)")
    p("La rubrique « Pilote » désigne désormais l’association Les Amarres du Bassigny, en lieu et place de l’établissement public départemental. La rubrique « Public » est portée de douze à vingt jeunes.")
    article("Article 6 – Retrait de la fiche 1-C")
    p("La fiche 1-C « Relais parental de Langres » est retirée : l’appel à projets publié le 3 avril 2023 est demeuré infructueux. Les 60 000 € qui lui étaient réservés par l’avenant n° 2 sont répartis entre les fiches 2-A et 2-D.")
    article("Article 7 – Suivi")
    p("L’article 6 du contrat est complété par un alinéa : « Le Département remet avant le 30 avril 2024 le bilan des actions de 2023, avec les indicateurs suivants : nombre de visites de sages-femmes, délai d’évaluation des informations préoccupantes, nombre d’enfants maintenus à domicile, nombre de contrôles réalisés. »")
    article("Article 8 – Entrée en vigueur")
    p("L’avenant entre en vigueur le jour de sa notification au Département par la préfète. Il est publié au recueil des actes administratifs.")
    p("Fait à Chaumont, le 20 novembre 2023")
    sig = d.add_table(rows=1, cols=3)
    for c, x in zip(sig.rows[0].cells, (
        "La préfète de la Haute-Marne,\n\n\nRégine PAULMIER-ANCEL",
        "Le président du conseil départemental,\npar empêchement,\nla première vice-présidente\n\nMarie-Gabrielle FRONVAUX",
        "La déléguée territoriale de l’ARS,\n\n\nOdile SCHWENDEL",
    ), strict=True):
        c.text = x
