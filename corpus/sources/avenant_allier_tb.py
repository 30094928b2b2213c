"""Second amendment of a département: articles rewritten one by one, a table of changes, an annex of new fiches in prose."""
PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt
    st = d.styles["Normal"]
    st.font.name, st.font.size = "Arial", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.2)
    s.header.paragraphs[0].text = "Allier, le Département – Direction enfance et famille"
    s.footer.paragraphs[0].text = "Avenant n° 2 au CDPPE 2020-2022"

    def p(t, bold=False, italic=False, align=A.JUSTIFY):
        q = d.add_paragraph()
        r = q.add_run(t)
        r.bold, r.italic, q.alignment = bold, italic, align

    def art(t):
        q = d.add_paragraph()
        r = q.add_run(t)
        r.bold, r.underline = True, True

    def table(rows, widths, head=True):
        t = d.add_table(rows=0, cols=len(widths))
        t.style, t.autofit = "Table Grid", False
        for y, row in enumerate(rows):
            cells = t.add_row().cells
            for x, text in enumerate(row):
                cells[x].width = Cm(widths[x])
                run = cells[x].paragraphs[0].add_run(text)
                run.bold, run.font.size = head and y == 0, Pt(9.5)
        d.add_paragraph()

    p("AVENANT N° 2", bold=True, align=A.CENTER)
    p("AU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE DE L’ALLIER", bold=True, align=A.CENTER)
    p("Exercice 2022", italic=True, align=A.CENTER)
    p("Entre :")
    p("le Département de l’Allier, représenté par Monsieur Séraphin BOURBONNOT, vice-président délégué, agissant au nom de la présidente du conseil départemental en application de l’arrêté de délégation n° 2021-417 du 8 juillet 2021,")
    p("l’État, représenté par Madame Clélia VARENNIER, préfète de l’Allier,")
    p("et l’agence régionale de santé Auvergne-Rhône-Alpes, représentée par Monsieur Gildas NEUVIZY, délégué départemental par intérim, dûment mandaté par le directeur général,")
    p("Ci-après « les Parties »,")
    for t in (
        "Vu le code de l’action sociale et des familles, notamment le titre II de son livre II ;",
        "Vu le contrat départemental de prévention et de protection de l’enfance de l’Allier, signé à Moulins le 17 novembre 2020 ;",
        "Vu l’avenant n° 1 audit contrat, en date du 26 octobre 2021 ;",
        "Vu l’instruction du 12 mars 2022 relative à la troisième année de contractualisation ;",
        "Vu la délibération de la commission permanente du 4 juillet 2022 autorisant la signature du présent avenant ;",
        "Considérant que le rapport d’exécution de 2021, présenté au comité stratégique du 9 juin 2022, fait apparaître un taux de consommation de 81 % des crédits de l’État ;",
        "Considérant que le recrutement de médecins de PMI à Montluçon et à Vichy est demeuré infructueux et qu’il convient d’en tirer les conséquences ;",
        "Considérant que les besoins de répit des assistants familiaux, non prévus au contrat initial, se sont aggravés,",
    ):
        p(t)
    p("Il est convenu ce qui suit :", bold=True)
    art("Article 1er – Objet")
    p("Le présent avenant détermine les contributions des Parties pour l’année 2022, modifie quatre actions du contrat et en ajoute trois.")
    art("Article 2 – Contributions pour 2022")
    p("L’article 4 du contrat est complété par un 4.3 ainsi rédigé :")
    p("« 4.3. Pour l’exercice 2022, la contribution de l’État est de 742 500 euros, dont 68 220 euros correspondent au report des crédits de 2021 non consommés. La contribution de l’ARS, imputée sur le fonds d’intervention régional, est arrêtée à 158 000 euros. Le Département contribue pour un montant de 901 000 euros, valorisation des postes existants exclue. »", italic=True)
    p("La contribution de l’État est versée en totalité dans les quarante-cinq jours de la notification du présent avenant.")
    art("Article 3 – Actions modifiées")
    p("Le tableau de l’article 3 du contrat est modifié comme suit :")
    table([
        ("Action", "Rédaction du contrat", "Nouvelle rédaction"),
        ("2 – Bilans en école maternelle", "Deux médecins de PMI réalisent les bilans", "Quatre infirmières puéricultrices réalisent les bilans des 3-4 ans, sous la responsabilité du médecin départemental"),
        ("5 – CRIP", "Un poste d’évaluateur", "Trois postes d’évaluateur et un poste de psychologue, répartis entre Moulins, Montluçon et Vichy"),
        ("7 – Formation", "Formation de 40 professionnels à l’évaluation", "Formation de 120 professionnels au référentiel d’évaluation en protection de l’enfance, ouverte aux associations habilitées"),
        ("9 – Scolarité", "Soutien scolaire pour les 6-11 ans", "Soutien scolaire pour tous les enfants confiés, du CP à la terminale"),
    ], (3.4, 5.6, 7.2))
    p("Les autres actions sont poursuivies dans les conditions du contrat. L’action 11 (« Musée des enfants »), qui n’a connu aucun commencement d’exécution, est supprimée.")
    art("Article 4 – Actions nouvelles")
    p("Sont ajoutées au contrat, après l’action 12, les actions suivantes, dont les fiches sont annexées :")
    p("Action 13 – Relais de répit pour les assistants familiaux ;")
    p("Action 14 – Service d’accompagnement des tiers dignes de confiance du bassin de Vichy ;")
    p("Action 15 – Interventions de TISF le mercredi et en périodes de vacances scolaires.")
    art("Article 5 – Répartition des crédits 2022")
    table([
        ("", "État", "ARS", "Département"),
        ("Action 2", "96 000 €", "48 000 €", "118 000 €"),
        ("Action 5", "162 000 €", "", "175 000 €"),
        ("Action 7", "38 500 €", "", "40 000 €"),
        ("Action 9", "22 000 €", "", "30 000 €"),
        ("Action 13", "84 000 €", "60 000 €", "110 000 €"),
        ("Action 14", "71 000 €", "", "78 000 €"),
        ("Action 15", "89 000 €", "", "105 000 €"),
        ("Autres actions, sans changement", "180 000 €", "50 000 €", "245 000 €"),
        ("Total", "742 500 €", "158 000 €", "901 000 €"),
    ], (6.4, 3.2, 3.2, 3.4))
    art("Article 6 – Durée")
    p("Le terme du contrat, fixé au 31 décembre 2022, est reporté au 31 mars 2023 pour les seules actions 13 à 15.")
    art("Article 7 – Suivi")
    p("Le rapport d’exécution de l’année 2022 est remis au plus tard le 30 juin 2023. Il comporte un bilan consolidé des trois exercices. Un comité stratégique se tiendra en octobre 2022, auquel seront conviés les Départements du Puy-de-Dôme, de la Nièvre et de la Loire pour un échange sur les placements hors département.")
    art("Article 8 – Dispositions inchangées")
    p("Les stipulations du contrat et de l’avenant n° 1 non contraires au présent avenant demeurent applicables.")
    p("Fait à Moulins, en trois exemplaires, le 18 juillet 2022", align=A.LEFT)
    t = d.add_table(rows=1, cols=3)
    for c, (a, b) in zip(t.rows[0].cells, (
        ("Pour la présidente du conseil départemental et par délégation,\nle vice-président délégué", "Séraphin BOURBONNOT"),
        ("La préfète de l’Allier", "Clélia VARENNIER"),
        ("Pour le directeur général de l’ARS,\nle délégué départemental par intérim", "Gildas NEUVIZY"),
    )):
        c.text = a + "\n\n\n" + b
    d.add_page_break()
    p("ANNEXE – FICHES DES ACTIONS NOUVELLES", bold=True, align=A.CENTER)
    fiches = (
        ("Action 13 – Relais de répit pour les assistants familiaux", (
            ("Pourquoi ?", "Sur 410 assistants familiaux, 62 ont quitté le métier en deux ans. L’usure liée à l’accueil d’enfants très perturbés est la première raison donnée."),
            ("Comment ?", "Huit familles relais, réparties dans le département, reçoivent les enfants un week-end par mois et deux semaines l’été. Un éducateur assure la coordination et les trajets. L’ARS prend en charge les vacations d’un pédopsychiatre."),
            ("Avec qui ?", "Association Bocage et Sologne, centre hospitalier de Moulins-Yzeure"),
            ("Quand ?", "De septembre 2022 à mars 2023"),
            ("Mesure du résultat", "50 enfants accueillis en relais ; nombre de démissions"),
        )),
        ("Action 14 – Service d’accompagnement des tiers dignes de confiance du bassin de Vichy", (
            ("Objectif national", "Objectif 20"),
            ("Pourquoi ?", "Quatre-vingts enfants vivent chez un proche par décision du juge ; la moitié dans l’arrondissement de Vichy."),
            ("Comment ?", "Un travailleur social et une conseillère en économie sociale et familiale rendent visite aux tiers, les aident dans leurs démarches et médiatisent les rencontres avec les parents."),
            ("Avec qui ?", "Union départementale des associations familiales, juges des enfants de Cusset"),
            ("Quand ?", "À compter du 1er octobre 2022"),
            ("Mesure du résultat", "30 tiers suivis au 31 mars 2023"),
        )),
        ("Action 15 – Interventions de TISF le mercredi et en périodes de vacances scolaires", (
            ("Objectif national", "Objectif 12"),
            ("Pourquoi ?", "Les demandes non satisfaites se concentrent les jours sans école."),
            ("Comment ?", "3 600 heures supplémentaires sont commandées aux deux services d’aide à domicile conventionnés, au tarif de 42,30 € l’heure."),
            ("Avec qui ?", "Services d’aide à domicile, CAF de l’Allier, MSA Auvergne"),
            ("Quand ?", "Dès les vacances de la Toussaint"),
            ("Mesure du résultat", "Heures réalisées, par bassin"),
        )),
    )
    for title, rows in fiches:
        p(title, bold=True, align=A.LEFT)
        table(rows, (4, 12.2), head=False)
