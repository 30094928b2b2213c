"""Decision of a council: attendees, report, visas, recitals, six articles; the actions under the axes in the report."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Liberation Serif", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.4), Cm(2.4)
    s.header.paragraphs[0].text = "Accusé de réception en préfecture 007-220700017-20221212-CD22-5-9-DE – Reçu le 14/12/2022 – Publié le 15/12/2022"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("", "DÉPARTEMENT DE L’ARDÈCHE", align=A.CENTER)
    p("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL DÉPARTEMENTAL", align=A.CENTER)
    p("Séance publique du 12 décembre 2022", align=A.CENTER)
    p("", "N° 5.9 – Contrat départemental de prévention et de protection de l’enfance 2022-2024", align=A.CENTER)
    p("Le conseil départemental, convoqué le 25 novembre 2022, s’est réuni à Privas sous la présidence de M. Maxence ROCHEMAURE.")
    p("", "Présents : ", "Mmes et MM. AUBENAS-FAURE, BALAZUC, CHEYLARD, DESAIGNES, ÉTABLES, JAUJAC, LABLACHÈRE, MEYSSE, ROCHEMAURE, SATILLIEU, VERNOUX, VIVIERS.")
    p("", "Ont donné procuration : ", "Mme ANTRAIGUES à M. BALAZUC ; M. THUEYTS à Mme JAUJAC.")
    p("", "Excusé : ", "M. PRANLES.")
    p("", "Rapporteure : ", "Mme Cléo JAUJAC, vice-présidente déléguée à l’enfance et à la famille.")
    d.add_heading("Exposé de la rapporteure", 2)
    p(
        "L’Ardèche compte 1 140 enfants confiés pour 68 places en maison d’enfants. Faute de solution sur notre sol, 97 d’entre eux "
        "vivent dans la Drôme ou en Haute-Loire. La dépense d’aide sociale à l’enfance a franchi 46 M€ au budget primitif 2022, soit près de "
        "9 millions d’euros de plus qu’en 2018."
    )
    p("Notre collectivité n’a pas fait partie des territoires retenus en 2020 ni en 2021. Le projet qui vous est soumis retient les actions suivantes :")
    p("", "Axe A – Avant la crise")
    p("A1. Former et équiper les douze infirmières puéricultrices de secteur pour des visites hebdomadaires jusqu’aux deux ans de l’enfant (56 000 €)", align=A.LEFT)
    p("A2. Renforcer de 3 000 heures l’intervention des techniciennes d’intervention sociale et familiale (66 000 €)", align=A.LEFT)
    p("A3. Ouvrir un relais parental à Annonay (112 000 € la première année)", align=A.LEFT)
    p("", "Axe B – Pendant la mesure")
    p("B1. Réécrire le protocole des informations préoccupantes avec les deux parquets et l’ordre des médecins (sans coût)", align=A.LEFT)
    p("B2. Doter la maison de Vals d’une équipe médico-éducative commune avec l’IME (200 000 €, à la charge de l’ARS)", align=A.LEFT)
    p("B3. Créer huit places d’accueil conjoint de frères et sœurs à Tournon-sur-Rhône (310 000 € en 2024)", align=A.LEFT)
    p("", "Axe C – Après")
    p("C1. Proposer à tout jeune de 17 ans un entretien d’avenir et un accompagnateur jusqu’à ses 21 ans (74 500 €)", align=A.LEFT)
    p("C2. Installer l’observatoire départemental et y faire siéger six jeunes (18 000 €)", align=A.LEFT)
    p("Le groupe « Ardèche solidaire » avait suggéré une maison des adolescents itinérante et la gratuité des cantines ; ces propositions, étrangères à la stratégie nationale, n’ont pas été retenues.")
    p("Les parties prévues à la convention sont Monsieur le Préfet de l’Ardèche, Madame la Directrice générale de l’ARS Auvergne-Rhône-Alpes et Monsieur le Président du Conseil départemental.")
    p("Le financement prévu est le suivant :")
    table(
        [
            ["Exercice", "État – P304", "ARS – FIR", "Département"],
            ["2022", "210 000 €", "60 000 €", "225 000 €"],
            ["2023", "285 000 €", "130 000 €", "300 000 €"],
            ["2024", "330 000 €", "130 000 €", "345 000 €"],
        ]
    )
    d.add_heading("Le conseil départemental,", 2)
    p("Vu le code général des collectivités territoriales ;")
    p("Vu la loi n° 2022-140 du 7 février 2022 ;")
    p("Vu la délibération du 1er juillet 2021 portant délégations ;")
    p("Vu l’avis favorable de la commission « solidarités » en date du 29 novembre 2022 ;")
    p("Considérant l’intérêt qui s’attache à la conclusion rapide du contrat ;")
    p("Après en avoir délibéré, par 31 voix pour et 3 abstentions,")
    p("", "Article 1er – APPROUVE ", "le contrat départemental, annexé à la présente délibération.")
    p("", "Article 2 – AUTORISE ", "son Président à le signer avant le 31 décembre 2022, ainsi que tout avenant n’excédant pas 50 000 €.")
    p("", "Article 3 – INSCRIT ", "au budget 2023 une recette de 285 000 € au chapitre 017 et une dépense correspondante de 300 000 €.")
    p("", "Article 4 – ATTRIBUE ", "à l’association Le Mûrier une subvention de 40 000 € pour le démarrage du relais parental.")
    p("", "Article 5 – DÉSIGNE ", "Mme JAUJAC et M. VERNOUX pour siéger au comité de pilotage.")
    p("", "Article 6 – DEMANDE ", "qu’un bilan lui soit présenté au mois de juin 2023.")
    p("Pour extrait conforme,\nLe Président\nMaxence ROCHEMAURE", align=A.RIGHT)
