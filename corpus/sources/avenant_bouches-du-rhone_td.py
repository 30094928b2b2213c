"""Second amendment of a big département: what came of the first years, articles replaced, one action dropped, three added, table by funder."""
PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt
    st = d.styles["Normal"]
    st.font.name, st.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Direction enfance-famille – service du pilotage et des conventions"
    s.footer.paragraphs[0].text = "Avenant n° 2 au CDPPE des Bouches-du-Rhône"

    def p(t, bold=False, align=A.JUSTIFY, italic=False, style=None):
        q = d.add_paragraph(style=style)
        r = q.add_run(t)
        r.bold, r.italic, q.alignment = bold, italic, align
        return q

    def table(rows, widths, size=9.5, style="Table Grid"):
        t = d.add_table(rows=0, cols=len(widths))
        t.style, t.autofit = style, False
        for y, row in enumerate(rows):
            cells = t.add_row().cells
            for x, text in enumerate(row):
                cells[x].width = Cm(widths[x])
                run = cells[x].paragraphs[0].add_run(text)
                run.bold = y == 0 and style == "Table Grid"
                run.font.size = Pt(size)
        d.add_paragraph()

    p("AVENANT N° 2", bold=True, align=A.CENTER)
    p("AU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE DES BOUCHES-DU-RHÔNE CONCLU LE 27 OCTOBRE 2020", bold=True, align=A.CENTER)
    p("(exercice 2023)", italic=True, align=A.CENTER)
    p("ENTRE :")
    p("L’État, représenté par Madame Sidonie CASTELLANE-ROVE, préfète déléguée, secrétaire générale de la préfecture des Bouches-du-Rhône,")
    p("L’Agence régionale de santé Provence-Alpes-Côte d’Azur, dont le siège se trouve 132, boulevard de Paris à Marseille, représentée par Monsieur Balthazar MIMET, son directeur départemental des Bouches-du-Rhône,")
    p("ET :")
    p("Le Département des Bouches-du-Rhône, sis 52, avenue de Saint-Just à Marseille, représenté par Madame Marthe AURIOL-VENTABREN, présidente du Conseil départemental, autorisée par délibération n° 87 de la commission permanente du 23 juin 2023,")
    p("VU le contrat départemental signé le 27 octobre 2020 et son avenant n° 1 du 6 décembre 2021 ;")
    p("VU la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;")
    p("VU l’instruction interministérielle du 11 avril 2023 relative aux avenants financiers ;")
    p("VU l’avis favorable du comité de pilotage réuni le 16 mai 2023 ;")

    d.add_heading("Exposé des motifs", 2)
    p("Le contrat, conclu pour trois ans, arrivait à échéance le 31 décembre 2022. Dans l’attente de la nouvelle génération de contrats, la ministre chargée de l’enfance a proposé aux départements de prolonger d’un an les engagements en cours. Le rapport d’exécution présenté le 16 mai fait apparaître un taux de consommation des crédits de 88 %. Neuf des onze actions sont réalisées ou en bonne voie. Deux ne le sont pas : la création d’un centre parental à Aubagne a été retardée par un recours contre le permis de construire, et la plateforme de parrainage n’a pas trouvé d’opérateur malgré deux appels à projets.")
    p("Les parties ont par ailleurs souhaité répondre à la hausse des violences signalées dans les quartiers nord de Marseille, et tenir compte des conclusions de la mission d’inspection conduite à l’automne 2022.")

    d.add_heading("Article 1er – Prolongation", 2)
    p("À l’article 9 du contrat, la date du « 31 décembre 2022 » est remplacée par celle du « 31 décembre 2023 ».")

    d.add_heading("Article 2 – Actions ajoutées", 2)
    p("L’article 3 du contrat est complété par les actions suivantes :")
    p("Action 12 – Création d’une unité d’accueil pédiatrique pour les enfants en danger à l’hôpital de Martigues", bold=True)
    p("L’unité entendra et examinera les mineurs victimes de l’ouest du département dans des locaux adaptés, sur le modèle de celle qui fonctionne à Marseille depuis 2018. Elle disposera d’une salle d’audition équipée, d’un médecin légiste deux jours par semaine et d’une psychologue à temps plein. L’ouverture est prévue pour le 1er décembre 2023.")
    p("Action 13 – Renfort de la CRIP par une équipe volante de cinq évaluateurs", bold=True)
    p("L’équipe se rendra dans les maisons départementales de la solidarité dont le stock d’évaluations excède quatre-vingts dossiers, en commençant par celles de Flamants et de Bougainville.")
    p("Action 14 – Formation de 350 assistants familiaux et éducateurs aux psychotraumatismes", bold=True)
    p("Les sessions, de trois jours, sont organisées à Aix-en-Provence, Arles et Marseille avec le centre régional du psychotraumatisme. Elles se tiennent du 2 octobre au 15 décembre 2023.")

    d.add_heading("Article 3 – Actions modifiées", 2)
    p("3.1 – Action 4 « Visites à domicile des puéricultrices » : la cible est portée de 5 200 à 6 000 enfants par an.")
    p("3.2 – Action 7 « Centre parental d’Aubagne » : l’ouverture est reportée au second semestre 2024 ; les crédits de 2022, soit 210 000 euros, sont maintenus à la disposition du Département.")
    p("3.3 – Action 10 « Accompagnement vers l’autonomie des anciens mineurs non accompagnés » : le nombre de jeunes suivis passe de 150 à 220 et l’opérateur, l’association Cap Frioul, recrute deux juristes.")

    d.add_heading("Article 4 – Action supprimée", 2)
    p("L’action 9 « Plateforme de parrainage de proximité » est retirée du contrat. Les sommes versées à ce titre par l’État en 2021 et 2022, soit 74 000 euros, sont imputées sur la dotation de 2023.")

    d.add_heading("Article 5 – Financement de l’exercice 2023", 2)
    p("L’article 6 est complété ainsi qu’il suit : « Au titre de l’année 2023, la contribution de l’État s’élève à 2 415 000 euros (programme 304), celle de l’agence à 884 000 euros (fonds d’intervention régional). Le Département mobilise 2 790 000 euros, soit un peu plus de la moitié de la dépense nouvelle prévue au budget supplémentaire. » La répartition est la suivante.")
    table([
        ["Actions 2023", "État", "ARS", "Département", "Ensemble"],
        ["Actions 1 à 3 (PMI)", "480 000 €", "164 000 €", "620 000 €", "1 264 000 €"],
        ["Action 4 – Visites à domicile", "395 000 €", "–", "430 000 €", "825 000 €"],
        ["Actions 5, 6 et 8", "590 000 €", "300 000 €", "705 000 €", "1 595 000 €"],
        ["Action 10 – Anciens MNA", "240 000 €", "–", "215 000 €", "455 000 €"],
        ["Action 11 – Observatoire", "55 000 €", "–", "60 000 €", "115 000 €"],
        ["Action 12 – UAPED de Martigues", "180 000 €", "420 000 €", "150 000 €", "750 000 €"],
        ["Action 13 – Équipe volante", "345 000 €", "–", "410 000 €", "755 000 €"],
        ["Action 14 – Psychotraumatismes", "130 000 €", "–", "200 000 €", "330 000 €"],
        ["Total", "2 415 000 €", "884 000 €", "2 790 000 €", "6 089 000 €"],
    ], [5.6, 2.6, 2.6, 2.8, 2.8])
    p("La contribution de l’État sera versée en une seule fois, déduction faite des 74 000 euros mentionnés à l’article 4, soit un versement net de 2 341 000 euros. Celle de l’agence sera versée à hauteur de 80 % dans le mois suivant la notification. Le solde interviendra après production des justificatifs relatifs à l’action 12, avant le 31 mars 2024.")

    d.add_heading("Article 6 – Compte rendu", 2)
    p("Le Département produit, au plus tard le 30 juin 2024, un bilan qui comporte :")
    for t in ["le tableau de bord renseigné", "l’état des dépenses certifié par le payeur", "une note d’appréciation sur chaque action", "les suites données aux recommandations de la mission d’inspection"]:
        p(t, style="List Bullet")

    d.add_heading("Article 7 – Dispositions finales", 2)
    p("Le présent avenant prend effet le 1er janvier 2023. Les autres stipulations du contrat et de l’avenant n° 1 demeurent inchangées. La direction départementale de l’emploi, du travail et des solidarités, la direction générale adjointe de la solidarité et la délégation départementale de l’agence sont chargées, chacune en ce qui la concerne, de son application.")
    p("Fait à Marseille, en trois exemplaires originaux, le 11 juillet 2023")
    table([
        ["Pour la préfète de police, préfète des Bouches-du-Rhône, et par délégation,\nla préfète déléguée, secrétaire générale", "Pour l’Agence régionale de santé,\nle directeur départemental", "Pour le Département,\nla présidente du Conseil départemental"],
        ["Signé : Sidonie CASTELLANE-ROVE", "Signé : Balthazar MIMET", "Signé : Marthe AURIOL-VENTABREN"],
    ], [5.6, 5.2, 5.6], 10, "Normal Table")
