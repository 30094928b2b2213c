"""Deliberation with its draft contract annexed in the same file: attendees, visas, votes, then parties, articles and a table of actions."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Accusé de réception en préfecture 032-223200013-20220923-220923H7412-DE – Reçu le 28/09/2022 – Affiché le 30/09/2022"
    s.footer.paragraphs[0].text = "Conseil départemental du Gers – 81, route de l’Exemple – 32000 Auch"

    def p(*parts, align=A.JUSTIFY, kind=None):
        q = d.add_paragraph(style=kind)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def bullets(*items):
        for t in items:
            p(t, kind="List Bullet", align=A.LEFT)

    def table(rows, widths):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = y in (0, len(rows) - 1)
                cell.width = Cm(widths[x])
        d.add_paragraph()

    p("", "DÉPARTEMENT DU GERS", align=A.CENTER)
    p("", "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL DÉPARTEMENTAL", align=A.CENTER)
    p("Réunion du vendredi 23 septembre 2022 – 3e réunion ordinaire de l’année", align=A.CENTER)
    p("", "N° 22-09-31 – Enfance : approbation du contrat départemental de prévention et de protection de l’enfance 2022-2024", align=A.LEFT)
    p(
        "Le conseil départemental, convoqué le 9 septembre 2022, s’est réuni à Auch sous la présidence de M. Philémon LECTOURE-BARRAN, "
        "le quorum étant atteint."
    )
    p(
        "", "Présents :", " MM. et Mmes Ambroise COLOGNE, Delphine EAUZE-RIVIÈRE, Gaspard JEGUN, Rosalie LOMBEZ, Firmin MASSEUBE, "
        "Philémon LECTOURE-BARRAN, Noëlle NOGARO, Titouan RISCLE, Agathe SAMATAN-GIMONT, Basile SEISSAN, Irène VALENCE-DUBAISE.",
    )
    p("", "Absente ayant donné procuration :", " Mme Ophélie MARCIAC-TILLAC à M. Basile SEISSAN.")
    p("", "Rapporteure :", " Mme Agathe SAMATAN-GIMONT, vice-présidente déléguée à l’enfance.")
    p("VU le code général des collectivités territoriales, notamment son article L. 3211-1 ;")
    p("VU la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;")
    p("VU l’instruction n° DGCS/SD2B/2022/44 du 18 février 2022 ;")
    p("VU la délibération du 17 décembre 2021 adoptant le budget primitif de l’exercice 2022 ;")
    p("VU l’avis favorable de la commission Solidarités réunie le 13 septembre ;")
    p(
        "CONSIDÉRANT que 640 enfants gersois sont confiés au Département, soit un tiers de plus qu’en 2016, et que la dépense "
        "correspondante atteint 19,4 millions d’euros ;"
    )
    p(
        "CONSIDÉRANT que les départements voisins du Lot-et-Garonne et des Hautes-Pyrénées ont déjà contractualisé, respectivement en 2020 "
        "et en 2021 ;"
    )
    p("Après en avoir délibéré,")
    p("", "DÉCIDE", align=A.CENTER)
    p("", "Article 1.", " – d’approuver les termes du contrat départemental de prévention et de protection de l’enfance joint en annexe ;")
    p("", "Article 2.", " – d’autoriser son Président à le signer, ainsi que les avenants à venir ;")
    p(
        "", "Article 3.", " – d’inscrire en dépenses, par décision modificative, une somme de 236 000 € au chapitre 935 et d’inscrire en "
        "recettes une somme de 352 000 €, dont 241 000 € de l’État et 111 000 € de l’ARS ;",
    )
    p("", "Article 4.", " – de demander à l’État de garantir ses crédits au-delà de 2024 ;")
    p("", "Article 5.", " – de désigner Mme Rosalie LOMBEZ et M. Firmin MASSEUBE pour siéger au comité de suivi.")
    p("Vote : pour 11, contre 0, abstention 1 (Mme VALENCE-DUBAISE). La délibération est adoptée.")
    p("Fait et délibéré à Auch, les jour, mois et an que dessus.", align=A.LEFT)
    p("Le Président,\n\n\nPhilémon LECTOURE-BARRAN", align=A.RIGHT)
    p("Voies de recours : tribunal administratif de Pau, dans les deux mois de la publication.", align=A.LEFT)

    d.add_page_break()
    p("", "ANNEXE À LA DÉLIBÉRATION N° 22-09-31", align=A.CENTER)
    p("", "PROJET DE CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE", align=A.CENTER)
    p("", "Gers 2022-2024", align=A.CENTER)
    p("Entre")
    p("L’État, représenté par Monsieur le préfet du Gers, Côme PLAISANCE-MIRANDE,")
    p("L’agence régionale de santé Occitanie, représentée par son directeur général,")
    p("et")
    p("Le Département du Gers, représenté par Monsieur Philémon LECTOURE-BARRAN, président du conseil départemental,")
    p("il a été convenu ce qui suit.")
    d.add_heading("Article 1 – Objet", 3)
    p(
        "Le présent contrat décline dans le Gers la stratégie nationale de prévention et de protection de l’enfance. Il s’appuie sur un "
        "diagnostic partagé au cours de trois ateliers, tenus les 5 avril, 10 mai et 14 juin 2022."
    )
    d.add_heading("Article 2 – Actions retenues", 3)
    p("Les parties conviennent de mettre en œuvre les actions suivantes, décrites ici avec leur coût pour l’année 2022 :")
    table(
        [
            ["Objectif", "Action", "Porteur", "État (BOP 304)", "ARS (FIR)", "Département"],
            ["2", "Deux équipes de bilan en école maternelle, avec vision, audition et langage", "PMI", "30 000 €", "45 000 €", "40 000 €"],
            ["12", "Doubler les heures de TISF dans l’Astarac et le Bas-Armagnac", "ADMR", "52 000 €", "", "60 000 €"],
            ["6", "Un troisième binôme d’évaluation à la CRIP et un logiciel de suivi des délais", "Service enfance", "47 000 €", "", "45 000 €"],
            ["9", "Un éducateur spécialisé « référent handicap » par maison d’enfants", "Association Les Coteaux clairs", "20 000 €", "66 000 €", "15 000 €"],
            ["18", "Six places pour fratries à Fleurance", "Association Les Coteaux clairs", "70 000 €", "", "56 000 €"],
            ["24", "Passeport autonomie : logement, permis, santé des 17-21 ans", "Mission locale", "22 000 €", "", "20 000 €"],
            ["Total", "", "", "241 000 €", "111 000 €", "236 000 €"],
        ],
        [1.6, 5.6, 2.9, 2.3, 2.1, 2.4],
    )
    p("D’autres actions ne demandent pas de crédits nouveaux :")
    bullets(
        "la réécriture du protocole sur les informations préoccupantes, avec le parquet d’Auch et les établissements scolaires ;",
        "une charte d’accueil des tiers dignes de confiance, remise lors du premier rendez-vous ;",
        "l’ouverture de l’observatoire à quatre jeunes, élus par leurs pairs.",
    )
    d.add_heading("Article 3 – Versement", 3)
    p("Les contributions de l’État et de l’ARS sont versées au Département :")
    bullets("à hauteur de 70 % à la signature ;", "pour le solde, sur présentation d’un état des dépenses, avant le 15 décembre 2022.")
    d.add_heading("Article 4 – Gouvernance", 3)
    p("Le comité de suivi comprend, outre les signataires :")
    bullets(
        "le procureur de la République ou son représentant ;",
        "la directrice académique des services de l’Éducation nationale ;",
        "le directeur de la CAF et celui de la MSA ;",
        "deux familles d’accueil.",
    )
    d.add_heading("Article 5 – Évaluation", 3)
    p("Un rapport est remis au préfet au plus tard le 30 juin 2023. Il renseigne cinq indicateurs, dont le délai moyen d’évaluation et le nombre de bilans.")
    d.add_heading("Article 6 – Durée", 3)
    p("Le contrat entre en vigueur à sa signature et s’éteint le 31 décembre 2024. Il peut être dénoncé avec un préavis de six mois.")
    p("Fait à Auch, le ……………………………, en trois exemplaires", align=A.LEFT)
    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(
        t.rows[0].cells,
        ["Le préfet du Gers\n\n\n", "Le directeur général de l’ARS Occitanie\n\n\n", "Le président du conseil départemental du Gers\n\n\n"],
        strict=True,
    ):
        cell.text = text
