"""Amendment of the first year: four parties, new actions in a table, changed, postponed and dropped ones in prose."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[0].text = "Avenant n° 1 au contrat départemental de prévention et de protection de l’enfance – Loire"
    s.footer.paragraphs[0].text = "Paraphes :"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths=None):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = y == 0
                if widths:
                    cell.width = Cm(widths[x])
        d.add_paragraph()

    p("", "AVENANT N° 1", align=A.CENTER)
    p("", "au contrat départemental de prévention et de protection de l’enfance", align=A.CENTER)
    p("", "signé le 11 décembre 2020", align=A.CENTER)
    p("Entre :")
    p("", "l’État", ", représenté par Madame Blandine FEURS-ROANNET, préfète de la Loire,")
    p(
        "",
        "l’Agence régionale de santé Auvergne-Rhône-Alpes",
        ", représentée par Monsieur Nadir BOËN-SAUVAIN, directeur de la délégation départementale de la Loire,",
    )
    p(
        "",
        "le Département de la Loire",
        ", représenté par son président, Monsieur Evrard MONTBRISON, et pour lui par Madame Lucette "
        "PÉLUSSIN-GRAY, troisième vice-présidente, en vertu d’un arrêté de délégation du 8 juillet 2021,",
    )
    p("et")
    p("", "la Caisse d’allocations familiales de la Loire", ", représentée par sa directrice,")
    p("ensemble désignés « les parties ».")
    p("Vu l’instruction du 1er avril 2021 relative aux avenants financiers ;")
    p("Vu le contrat susvisé et notamment son article 9 ;")
    p("Vu la délibération de la commission permanente en date du 22.11.2021 ;")
    p("Vu le relevé de décisions du comité de pilotage réuni le 5 octobre 2021 ;")
    p("Il est arrêté ce qui suit :")

    d.add_heading("Article 1er. Objet de l’avenant", 2)
    p(
        "Le présent avenant tire les conséquences de la première année d’exécution. Il arrête les contributions "
        "financières de 2021, ajoute quatre actions, en modifie deux, en reporte une et en retire une."
    )
    d.add_heading("Article 2. Actions nouvelles", 2)
    table(
        [
            ["N°", "Intitulé", "Objectif", "Crédits 2021", "Payeur"],
            ["1.6", "Valises de dépistage sensoriel pour les bilans de quatre ans", "2", "38 000 €", "ARS (FIR)"],
            ["2.7", "Contrôles menés en commun dans les lieux de vie et d’accueil", "17", "24 000 €", "État"],
            ["2.8", "Vingt places d’action éducative intensive dans la vallée du Gier", "19", "48 000 €", "État"],
            ["", "", "", "45 000 €", "Département"],
            ["4.3", "Permanence d’accès aux droits des anciens mineurs non accompagnés", "25", "20 000 €", "Département"],
        ],
        [1.2, 7.6, 1.8, 2.6, 2.8],
    )
    d.add_heading("Article 3. Actions modifiées", 2)
    p(
        "3.1. L’action 1.2 « Interventions de TISF après la naissance » est étendue au Roannais ; le volume annuel passe de "
        "4 000 à 6 500 heures. Le coût horaire de référence est fixé à 39,50 €."
    )
    p(
        "3.2. L’action 2.1 « Renfort de la CRIP » est portée de trois à cinq postes, à moyens constants, par redéploiement "
        "interne au Département à compter du 1er janvier 2022."
    )
    d.add_heading("Article 4. Action reportée", 2)
    p(
        "L’ouverture de l’action 2.5 « Maison des fratries de Firminy », prévue en septembre 2021, est repoussée au plus tard au "
        "30 juin 2022. Les 110 000 € déjà versés par l’État à ce titre restent acquis au Département."
    )
    d.add_heading("Article 5. Action retirée", 2)
    p(
        "L’action 1.4 « Groupe de parole de parents en situation de handicap » est retirée, l’association porteuse ayant cessé "
        "son activité. Ses crédits, soit 9 500 euros, abondent l’action 1.2."
    )
    d.add_heading("Article 6. Financement", 2)
    p("Le montant global de 2021 est porté de 1 940 000 € à 2 115 000 €, selon la répartition suivante :")
    table(
        [
            ["Financeur", "Contrat initial", "Après avenant", "Écart"],
            ["État, programme 304", "790 000 €", "862 000 €", "+ 72 000 €"],
            ["ARS, FIR", "230 000 €", "268 000 €", "+ 38 000 €"],
            ["ARS, ONDAM médico-social", "120 000 €", "120 000 €", "-"],
            ["Département", "800 000 €", "865 000 €", "+ 65 000 €"],
            ["Total", "1 940 000 €", "2 115 000 €", "+ 175 000 €"],
        ]
    )
    p(
        "La Caisse d’allocations familiales intervient hors tableau, au titre de la prestation de service, pour un montant "
        "estimé entre 60 000 et 75 000 € par an."
    )
    p("Les sommes dues par l’État sont versées en une fois, dans les trente jours de la signature, sur le compte suivant :")
    p("Paierie départementale de la Loire – 42 rue de l’Exemple, 42000 Saint-Étienne", align=A.LEFT)
    d.add_heading("Article 7. Suivi", 2)
    p("Le tableau de bord annexé au contrat est complété par trois indicateurs :")
    for t in (
        "nombre d’enfants dépistés en moyenne section ;",
        "part des évaluations achevées dans les trois mois ;",
        "nombre de jeunes reçus à la permanence.",
    ):
        d.add_paragraph(t, style="List Bullet")
    d.add_heading("Article 8. Effet et dispositions inchangées", 2)
    p(
        "L’avenant entre en vigueur à la date de sa signature et s’applique jusqu’au 31 décembre 2022. Les stipulations du contrat "
        "qui ne lui sont pas contraires demeurent. Une copie en est adressée, pour information, aux départements du Rhône et de la "
        "Haute-Loire, qui accueillent des enfants confiés par la Loire."
    )
    p("Fait à Saint-Étienne, le 14 décembre 2021, en quatre exemplaires.")
    t = d.add_table(rows=2, cols=2)
    cells = [
        "La préfète de la Loire\n\n\nBlandine FEURS-ROANNET",
        "Pour le Président du Département et par délégation,\nla vice-présidente\n\nLucette PÉLUSSIN-GRAY",
        "Le directeur de la délégation départementale de l’ARS\n\n\nNadir BOËN-SAUVAIN",
        "La directrice de la Caf\n\n\n",
    ]
    for cell, text in zip((c for r in t.rows for c in r.cells), cells, strict=True):
        cell.text = text
