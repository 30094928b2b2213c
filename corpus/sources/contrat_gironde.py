"""Contract typed in a word processor and exported: cover, visas, articles, signatures, eight fiches, two tables."""

PRODUCER = "libreoffice"

# number, objective, title, description, public, pilot, partners, calendar, indicators, (state, ars, council) by year
FICHES = [
    (
        "1",
        "Objectif n°1 : entretien prénatal précoce",
        "L’entretien prénatal précoce pour toutes les Girondines",
        "Le Département recrute trois sages-femmes et ouvre des créneaux du soir dans les pôles territoriaux de solidarité. Un courrier d’invitation part dans les huit jours suivant la réception de la déclaration de grossesse. Une attention particulière est portée aux femmes hébergées à l’hôtel.",
        "Femmes enceintes de moins de cinq mois",
        "Département (direction de la promotion de la santé)",
        "CPAM, réseau périnat, CHU de Bordeaux",
        "Recrutements : janvier 2022",
        "Part des femmes reçues par la PMI : 11 % en 2020 ; 16 % en 2021 ; 20 % en 2022",
        ((60, 40, 100), (80, 40, 120)),
    ),
    (
        "2",
        "Objectif n°3 : visites à domicile pré et postnatales",
        "Des sages-femmes à domicile dans le Médoc et le Libournais",
        "Les sages-femmes de PMI se rendent chez les futures mères isolées ou en précarité, puis dans les jours qui suivent le retour de maternité. Le projet prévoit deux véhicules et l’achat de matériel de monitoring.",
        "Familles vulnérables de 214 communes",
        "Département (direction de la promotion de la santé)",
        "Maternités de Libourne et de Lesparre, sages-femmes libérales",
        "Démarrage au 1er mars 2022",
        "Nombre de visites : 1 950 en 2020, 3 900 en 2022",
        ((55, 25, 80), (110, 50, 160)),
    ),
    (
        "3",
        "Objectif n°6 : moyens et pluridisciplinarité de la CRIP",
        "Évaluer en trois mois",
        "Création d’une équipe départementale d’évaluation de douze professionnels (travailleurs sociaux, puéricultrices, psychologue, secrétaire), placée auprès de la cellule de recueil. Elle prend en charge les situations que les équipes de secteur ne peuvent traiter dans les délais.",
        "Mineurs faisant l’objet d’une information préoccupante",
        "Département (direction de la protection de l’enfance et de la famille)",
        "Parquets de Bordeaux et de Libourne, rectorat, UAPED",
        "Équipe complète au 30 juin 2022",
        "Délai moyen : 168 jours (2020), 90 jours (2022)",
        ((240, 0, 240), (240, 0, 240)),
    ),
    (
        "4",
        "Objectif n°8 : maîtrise des risques et plan de contrôle",
        "Une mission d’inspection et d’appui qualité",
        "Deux inspecteurs et un qualiticien établissent une cartographie des risques, arrêtent le programme annuel de contrôle et suivent les recommandations. Les événements graves font l’objet d’un retour d’expérience.",
        "Les 74 établissements et services autorisés",
        "Département (mission inspection)",
        "DDETS, PJJ, ARS",
        "Cartographie remise en avril 2022",
        "15 contrôles en 2022",
        ((48, 0, 48), (96, 0, 96)),
    ),
    (
        "5",
        "Objectif n°9 : enfants protégés en situation de handicap",
        "Équipes mobiles d’appui médico-social",
        "Deux équipes mobiles, portées par des IME et DITEP, interviennent dans les MECS et chez les assistants familiaux, forment les professionnels et organisent des séjours de répit.",
        "Enfants de 3 à 20 ans ayant une notification de la MDPH",
        "ARS (délégation départementale)",
        "Association Les Rives d’Arcins, fondation Aliénor, MDPH",
        "Appel à candidatures : 15 décembre 2021. Ouverture : mai 2022",
        "160 enfants accompagnés",
        ((0, 150, 150), (0, 300, 300)),
    ),
    (
        "6",
        "Objectif n°18 : accueil des fratries",
        "La maison des fratries du Sud-Gironde",
        "Ouverture, près de Langon, de vingt-quatre places en quatre pavillons, où des éducateurs familiaux vivent avec les enfants. Les travaux sont réalisés par le bailleur ; le coût à la place est évalué à environ 168 € par jour.",
        "Fratries d’au moins trois enfants",
        "Département",
        "Association Grandir à Nous, commune, bailleur social",
        "Ouverture de 12 places en 2021 puis de 12 autres en 2022",
        "Taux d’occupation, durée des séjours",
        ((130, 0, 390), (260, 0, 780)),
    ),
    (
        "7",
        "Objectif n°24 : accompagnement global des jeunes majeurs",
        "Un toit, un métier, un référent",
        "Un guichet unique à Bordeaux réunit éducateurs, conseillers de mission locale et travailleurs sociaux du logement. Un fonds d’aide de 400 € par jeune permet de payer la caution ou le permis.",
        "Jeunes de 17 à 21 ans sortant de l’ASE",
        "Département",
        "Missions locales, CROUS, CAF, résidences Habitat Jeunes",
        "De septembre 2021 à décembre 2022",
        "300 jeunes reçus, 75 % de sorties avec logement",
        ((75, 0, 75), (150, 0, 150)),
    ),
    (
        "8",
        "Objectif n°11 : renforcer l’ODPE",
        "Un observatoire qui observe",
        "Recrutement d’un chargé d’études, convention avec l’université pour une recherche sur le devenir des enfants confiés et publication d’un baromètre annuel.",
        "Ensemble des acteurs",
        "Département (ODPE)",
        "Université de Bordeaux, ONPE",
        "Premier baromètre : novembre 2022",
        "Nombre de publications",
        ((20, 0, 20), (20, 0, 20)),
    ),
]


def money(thousands):
    return f"{thousands}000" if thousands == 0 else f"{thousands:,} 000".replace(",", " ")


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.enum.text import WD_BREAK
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Liberation Sans", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.different_first_page_header_footer = True
    s.header.paragraphs[
        0
    ].text = "Contrat départemental pour la prévention et la protection de l’enfance – Gironde"
    s.footer.paragraphs[
        0
    ].text = "Préfecture de la Gironde – ARS Nouvelle-Aquitaine – Département de la Gironde"

    def p(text, bold=False, align=A.JUSTIFY, size=None):
        q = d.add_paragraph()
        r = q.add_run(text)
        r.bold = bold
        if size:
            r.font.size = Pt(size)
        q.alignment = align
        return q

    def head(text):
        q = p(text, True, A.LEFT, 11.5)
        q.paragraph_format.keep_with_next = True
        q.paragraph_format.space_before = Pt(10)

    def bullets(items):
        for x in items:
            d.add_paragraph(x, style="List Bullet")

    def page():
        d.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def grid(rows, bold=(0,), size=8.5):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for c, text in zip(t.add_row().cells, row, strict=True):
                c.text = ""
                r = c.paragraphs[0].add_run(text)
                r.bold, r.font.size = y in bold, Pt(size)
        d.add_paragraph()

    for _ in range(6):
        p("")
    p("CONTRAT DÉPARTEMENTAL POUR LA PRÉVENTION\nET LA PROTECTION DE L’ENFANCE", True, A.CENTER, 20)
    p("2021 – 2022", True, A.CENTER, 16)
    p("")
    p("Département de la Gironde", False, A.CENTER, 14)
    p("\n\n\nStratégie nationale de prévention et de protection de l’enfance", False, A.CENTER, 11)
    page()

    p("ENTRE :", True)
    p(
        "L’État, représenté par Madame Frédérique DESTOUCHES-HAMON, préfète de la région Nouvelle-Aquitaine, préfète de la Gironde,"
    )
    p(
        "L’Agence régionale de santé Nouvelle-Aquitaine, représentée par Monsieur Benoît ETCHEVERS-LUGAN, directeur général,"
    )
    p("d’une part,", align=A.RIGHT)
    p("ET :", True)
    p(
        "Le Département de la Gironde, sis 1 esplanade Charles-de-Gaulle à Bordeaux, représenté par Monsieur Jean-Rémi LALANNE-DUCOS, président du Conseil départemental, en vertu de la délibération n°2021.871.CP du 15 novembre 2021, ci-après « le Département »,"
    )
    p("d’autre part,", align=A.RIGHT)
    for v in (
        "Vu la Convention internationale des droits de l’enfant du 20 novembre 1989 ;",
        "Vu le code de l’action sociale et des familles, notamment les articles L. 112-3, L. 221-1, L. 226-3-1 ;",
        "Vu le code de la santé publique, notamment l’article L. 2112-2 ;",
        "Vu la loi n°2007-293 du 5 mars 2007 réformant la protection de l’enfance ;",
        "Vu la loi n°2016-297 du 14 mars 2016 relative à la protection de l’enfant ;",
        "Vu le schéma départemental de la protection de l’enfance 2018-2022 adopté le 18 décembre 2017 ;",
        "Vu l’instruction n°DGCS/SD2B/DGS/SP1/2021/34 du 12 février 2021 ;",
        "Vu la candidature du Département adressée au préfet le 2 avril 2021 ;",
    ):
        p(v)
    head("PRÉAMBULE")
    p(
        "Lancée le 14 octobre 2019 par le Gouvernement, la stratégie nationale de prévention et de protection de l’enfance repose sur un pari : amener l’État, les agences régionales de santé et les conseils départementaux à définir ensemble des priorités et à y consacrer des crédits partagés. Trente départements se sont engagés en 2020, quarante autres les rejoignent en 2021, dont la Gironde, aux côtés notamment des Landes et du Lot-et-Garonne."
    )
    p(
        "La Gironde, 1,6 million d’habitants, gagne chaque année 20 000 habitants. Plus de 10 000 mineurs et jeunes majeurs y bénéficiaient d’une mesure de protection au 31 décembre 2020. Le Département a porté le budget de la protection de l’enfance à 285 M€ en 2021. Malgré cet effort, 312 mesures de placement restaient en attente d’exécution à l’été 2021."
    )
    p("Les parties s’accordent sur les quatre engagements suivants :")
    bullets(
        [
            "agir le plus précocement possible pour répondre aux besoins des enfants et de leurs familles ;",
            "sécuriser les parcours des enfants protégés et prévenir les ruptures ;",
            "donner aux enfants les moyens d’agir et garantir leurs droits ;",
            "préparer leur avenir et sécuriser leur vie d’adulte.",
        ]
    )
    p("IL A ÉTÉ CONVENU CE QUI SUIT :", True)

    head("Article 1 – Objet du contrat")
    p(
        "Le présent contrat définit les actions conduites en Gironde au titre de la stratégie nationale, leurs modalités de financement et de suivi. Il comporte huit actions, détaillées dans les fiches de l’annexe 1."
    )
    head("Article 2 – Engagements de l’État et de l’ARS")
    p(
        "L’État et l’ARS apportent au Département un soutien financier, dans les conditions fixées à l’article 4. Ils facilitent la participation de leurs services aux groupes de travail et communiquent les données utiles au diagnostic."
    )
    head("Article 3 – Engagements du Département")
    p("Le Département s’engage à :")
    bullets(
        [
            "mettre en œuvre les actions dont il est pilote, dans le respect du calendrier ;",
            "ne pas diminuer les crédits qu’il consacre à la prévention, soit 31,4 M€ en 2020 ;",
            "informer sans délai les autres parties de toute difficulté d’exécution ;",
            "renseigner chaque année les indicateurs du tableau de bord.",
        ]
    )
    head("Article 4 – Financement")
    p(
        "Pour 2021, le montant de la contribution de l’État s’élève à 628 000 € (BOP 304) et celui de l’ARS à 215 000 €, dont 65 000 € au titre du FIR et 150 000 € au titre de l’ONDAM médico-social. Le Département apporte 1 103 000 €."
    )
    p(
        "Pour 2022, sous réserve du vote de la loi de finances, les contributions prévisionnelles sont de 956 000 € pour l’État, 390 000 € pour l’ARS et 1 866 000 € pour le Département. Elles feront l’objet d’un avenant."
    )
    p(
        "La subvention de l’État est créditée sur le compte du Département en un versement unique, dans le mois suivant la notification. Les crédits non utilisés au 31 décembre 2022 feront l’objet d’un titre de perception."
    )
    head("Article 5 – Pilotage")
    p("Un comité de pilotage se réunit au moins deux fois par an. Il est composé :")
    bullets(
        [
            "de la préfète ou de son représentant ;",
            "du directeur général de l’ARS ou de son représentant ;",
            "du président du Conseil départemental ou de son représentant ;",
            "des procureurs de la République et des présidents des tribunaux pour enfants ;",
            "de la rectrice, directrice des services de l’Éducation nationale ;",
            "de la Caf et de la MSA.",
        ]
    )
    head("Article 6 – Suivi et évaluation")
    p(
        "Le Département remet un rapport intermédiaire avant le 31 mars 2022 et un rapport final avant le 30 juin 2023. Les rapports sont soumis à l’assemblée départementale et transmis à la direction générale de la cohésion sociale."
    )
    head("Article 7 – Communication")
    p("Les parties font état de leur soutien mutuel dans toute communication relative au contrat.")
    head("Article 8 – Durée, modification, résiliation")
    p(
        "Le contrat prend effet à la date de sa signature et prend fin le 31 décembre 2022. Il peut être modifié par avenant. En cas de manquement non réparé dans un délai de deux mois après mise en demeure, il peut être résilié par l’une des parties."
    )
    head("Article 9 – Litiges")
    p("À défaut d’accord amiable, le tribunal administratif de Bordeaux est compétent.")
    p("")
    q = p("Fait à Bordeaux, en trois exemplaires, le 30 novembre 2021")
    q.paragraph_format.keep_with_next = True
    t = d.add_table(rows=1, cols=3)
    for c, text in zip(
        t.rows[0].cells,
        (
            "La préfète de la région Nouvelle-Aquitaine,\npréfète de la Gironde\n\n\n\n\nFrédérique DESTOUCHES-HAMON",
            "Le directeur général de l’ARS Nouvelle-Aquitaine\n\n\n\n\nBenoît ETCHEVERS-LUGAN",
            "Le président du Conseil départemental de la Gironde\n\n\n\n\nJean-Rémi LALANNE-DUCOS",
        ),
        strict=True,
    ):
        c.text = text
        c.paragraphs[0].alignment = A.CENTER
    page()

    p("ANNEXE 1 – FICHES ACTIONS", True, A.CENTER, 14)
    for number, objective, title, text, public, pilot, partners, calendar, indicators, sums in FICHES:
        rows = [[f"FICHE ACTION N°{number}", title], ["Objectif de rattachement", objective]]
        rows += [["Description de l’action", text], ["Public visé", public], ["Pilote", pilot]]
        rows += [["Partenaires", partners], ["Calendrier", calendar], ["Indicateurs", indicators]]
        lines = []
        for year, (state, ars, council) in zip((2021, 2022), sums, strict=True):
            parts = [
                f"{who} {money(x)} €"
                for who, x in (("État", state), ("ARS", ars), ("Département", council))
                if x
            ]
            lines.append(f"{year} : " + " ; ".join(parts))
        grid([*rows, ["Budget prévisionnel", "\n".join(lines)]], size=9)
    page()

    p("ANNEXE 2 – PLAN DE FINANCEMENT (en euros)", True, A.CENTER, 14)
    rows = [
        ["Action", "État 2021", "ARS 2021", "Département 2021", "État 2022", "ARS 2022", "Département 2022"]
    ]
    totals = [0] * 6
    for f in FICHES:
        cells = [*f[-1][0], *f[-1][1]]
        totals = [a + b for a, b in zip(totals, cells, strict=True)]
        rows.append([f"{f[0]} – {f[2]}", *("" if x == 0 else money(x) for x in cells)])
    grid([*rows, ["Total", *map(money, totals)]], bold=(0, len(rows)), size=8)

    p("ANNEXE 3 – TABLEAU DE BORD", True, A.CENTER, 14)
    grid(
        [
            ["Indicateur", "2019", "2020", "Cible 2022"],
            ["Taux de couverture des entretiens prénataux précoces par la PMI", "10 %", "11 %", "20 %"],
            ["Visites à domicile de sages-femmes (nombre)", "2 104", "1 950", "3 900"],
            ["Délai d’évaluation des informations préoccupantes (jours)", "151", "168", "90"],
            ["Établissements contrôlés dans l’année", "3", "2", "15"],
            ["Enfants suivis par une équipe mobile", "0", "0", "160"],
            ["Jeunes de 18 ans et plus avec un logement à la sortie", "n.c.", "58 %", "75 %"],
        ]
    )
