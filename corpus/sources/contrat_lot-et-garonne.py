"""Contract set in Word and printed by LibreOffice: parties, articles, signatures in a borderless table, annexes ruled and not."""

PRODUCER = "libreoffice"

ACTIONS = [
    (
        "1",
        "Entretien prénatal précoce pour toutes",
        "Service de PMI",
        "Dès novembre 2021",
        "25 % d’EPP réalisés par la PMI",
        "42 000",
        "12 000",
        "54 000",
        "108 000",
    ),
    (
        "2",
        "Bilans de santé à l’école maternelle : rattraper le retard",
        "Service de PMI",
        "Année scolaire 2021-2022",
        "80 % des élèves de 3-4 ans vus",
        "38 500",
        "–",
        "38 500",
        "77 000",
    ),
    (
        "4",
        "Puéricultrices au domicile des familles vulnérables",
        "Service de PMI",
        "Janvier 2022",
        "3 ETP recrutés",
        "61 000",
        "20 000",
        "81 000",
        "162 000",
    ),
    (
        "6",
        "Consolidation de la CRIP 47",
        "Direction enfance-famille",
        "Décembre 2021",
        "Délai ≤ 3 mois",
        "75 000",
        "–",
        "75 000",
        "150 000",
    ),
    (
        "8",
        "Plan de contrôle et maîtrise des risques",
        "Mission qualité",
        "2e semestre 2022",
        "8 structures contrôlées",
        "24 000",
        "–",
        "24 000",
        "48 000",
    ),
    (
        "9",
        "Équipe mobile « Handicap et protection »",
        "Association Les Rives du Drot",
        "Mars 2022",
        "45 enfants suivis",
        "110 000",
        "65 000",
        "90 000",
        "265 000",
    ),
    (
        "10",
        "Un collège de jeunes à l’ODPE",
        "Observatoire",
        "Avril 2022",
        "10 jeunes, 4 réunions",
        "6 000",
        "–",
        "6 000",
        "12 000",
    ),
    (
        "11",
        "Un poste de chargé d’études pour l’ODPE",
        "Observatoire",
        "Novembre 2021",
        "1 ETP",
        "18 000",
        "–",
        "18 000",
        "36 000",
    ),
    (
        "19",
        "Accueil de jour éducatif de Villeneuve-sur-Lot",
        "Association Horizon Pays d’Albret",
        "Juin 2022",
        "24 places",
        "132 000",
        "–",
        "132 000",
        "264 000",
    ),
    (
        "24",
        "Appartements tremplins Agen-Marmande",
        "Association Horizon Pays d’Albret",
        "Février 2022",
        "16 jeunes logés",
        "85 000",
        "15 000",
        "100 000",
        "200 000",
    ),
]

FICHES = [
    (
        "Fiche-action n° 6 – Consolidation de la CRIP 47",
        (
            (
                "Constat",
                "En 2020, une évaluation sur trois a dépassé le délai légal ; le secrétariat reposait sur un seul agent.",
            ),
            (
                "Description",
                "Création de deux postes d’évaluateurs et d’un mi-temps de médecin ; élaboration d’un référentiel d’évaluation commun aux cinq centres médico-sociaux ; permanence téléphonique jusqu’à 20 heures.",
            ),
            (
                "Partenaires",
                "parquets d’Agen et de Marmande, DSDEN, centre hospitalier Agen-Nérac, gendarmerie",
            ),
            ("Échéances", "recrutement en décembre 2021, référentiel diffusé avant le 1er mars 2022"),
            ("Coût", "150 000 € en 2021, pris en charge pour moitié par l’État"),
        ),
    ),
    (
        "Fiche-action n° 9 – Équipe mobile « Handicap et protection »",
        (
            (
                "Constat",
                "Près de 240 enfants confiés bénéficient d’une notification de la MDPH ; un sur quatre n’a pas de place en établissement spécialisé.",
            ),
            (
                "Description",
                "Une équipe de cinq professionnels se déplace auprès des assistants familiaux et des MECS. Elle propose une observation, un plan de soutien de six mois et, au besoin, un accueil de répit de trois jours.",
            ),
            ("Public", "45 enfants et adolescents de 4 à 17 ans"),
            (
                "Indicateurs",
                "nombre de ruptures d’accueil évitées ; délai de première intervention (cible : 10 jours)",
            ),
            (
                "Coût",
                "265 000 €, dont 65 000 € de l’ARS. Le véhicule adapté, soit environ 28 000 €, est acquis par l’association.",
            ),
        ),
    ),
    (
        "Fiche-action n° 24 – Appartements tremplins Agen-Marmande",
        (
            (
                "Constat",
                "En 2019, 31 jeunes sur 74 ont quitté l’aide sociale à l’enfance sans logement stable.",
            ),
            (
                "Description",
                "Huit T3 en colocation, loués par l’association, pour une durée de douze mois renouvelable. Un éducateur et une conseillère en insertion suivent chaque jeune dans son budget, sa santé, sa formation ; deux logements sont réservés à des jeunes en situation de handicap.",
            ),
            ("Public", "16 jeunes de 17 à 21 ans"),
            ("Calendrier", "premiers entrants en février 2022, montée en charge jusqu’à l’été"),
            ("Coût", "12 500 € par jeune et par an"),
        ),
    ),
]


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Liberation Serif", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height = Cm(21), Cm(29.7)
    s.left_margin = s.right_margin = Cm(2.3)
    s.top_margin = s.bottom_margin = Cm(2.2)
    s.footer.paragraphs[0].text = "CDPPE Lot-et-Garonne 2021-2022 - paraphes :"
    s.footer.paragraphs[0].runs[0].font.size = Pt(8)

    def p(text, bold=False, align=None, size=None):
        par = d.add_paragraph()
        r = par.add_run(text)
        r.bold = bold
        if size:
            r.font.size = Pt(size)
        par.alignment = {"c": AL.CENTER, "j": AL.JUSTIFY, "r": AL.RIGHT, None: AL.JUSTIFY}[align]
        par.paragraph_format.space_after = Pt(6)
        return par

    def art(title, *texts):
        par = p(title, bold=True, align="j")
        par.paragraph_format.keep_with_next = True
        par.paragraph_format.space_before = Pt(8)
        for t in texts:
            p(t)

    def table(rows, widths, ruled, size=9, numeric=()):
        t = d.add_table(rows=0, cols=len(widths))
        if ruled:
            t.style = "Table Grid"
        t.autofit = False
        for col, w in zip(t.columns, widths, strict=True):
            col.width = Cm(w)
        for i, row in enumerate(rows):
            cells = t.add_row().cells
            for j, (c, x) in enumerate(zip(cells, row, strict=True)):
                c.width = Cm(widths[j])
                par = c.paragraphs[0]
                r = par.add_run(x)
                r.font.size = Pt(size)
                r.bold = i == 0
                if j in numeric:
                    par.alignment = AL.RIGHT
        return t

    p(
        "PRÉFECTURE DE LOT-ET-GARONNE – DÉPARTEMENT DE LOT-ET-GARONNE – ARS NOUVELLE-AQUITAINE",
        align="c",
        size=9,
    )
    p("CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L’ENFANCE", bold=True, align="c", size=16)
    p("2021 – 2022", bold=True, align="c", size=14)
    p("")
    p("ENTRE LES SOUSSIGNÉS :", bold=True)
    p("L’État, représenté par Monsieur Arnaud DESTOUESSE, préfet de Lot-et-Garonne, ci-après « l’État »,")
    p("d’une part,", align="r")
    p(
        "L’Agence régionale de santé Nouvelle-Aquitaine, sise 103 bis rue de l’Exemple à Bordeaux, représentée par son directeur général, Monsieur Pierre-Yves CAZENAVE-ROCHE, ci-après « l’ARS »,"
    )
    p("d’autre part,", align="r")
    p(
        "Et le Département de Lot-et-Garonne, représenté par Madame Colette BARRAU-NGUYEN, présidente du Conseil départemental, dûment habilitée par la délibération n° C0921-14 de la commission permanente en date du 24 septembre 2021, ci-après « le Département »,"
    )
    p("de troisième part,", align="r")
    for v in (
        "VU le code de l’action sociale et des familles, notamment ses articles L. 112-3, L. 112-4 et L. 221-1 ;",
        "VU le code de la santé publique, notamment ses articles L. 1435-8 et L. 2111-1 ;",
        "VU la loi n° 2007-293 du 5 mars 2007 réformant la protection de l’enfance ;",
        "VU la loi n° 2016-297 du 14 mars 2016 relative à la protection de l’enfant ;",
        "VU l’instruction ministérielle du 19 février 2021 sur la contractualisation ;",
        "VU le schéma départemental des solidarités 2019-2023 ;",
        "CONSIDÉRANT que la candidature du Département, déposée le 12 avril 2021, a été retenue au mois de juin ;",
        "CONSIDÉRANT que le Département accueillait 1 015 mineurs et jeunes majeurs au 31 décembre 2020, contre 862 en 2016 ;",
    ):
        p(v)
    p("PRÉAMBULE", bold=True)
    p(
        "Le Lot-et-Garonne est un département rural de 331 000 habitants, où le taux de pauvreté atteint 16,7 %. Les familles monoparentales y sont nombreuses dans la vallée du Lot et le long de la Garonne ; les services, concentrés à Agen et Villeneuve-sur-Lot, restent loin des cantons de l’Albret et du Pays de Lauzun. Un diagnostic, conduit de mai à juillet 2021 par le cabinet Mérimée & Associés, met en évidence :"
    )
    p(
        "– une prévention périnatale fragile : deux postes de sage-femme sur cinq étaient vacants au 1er juin 2021 ;"
    )
    p("– des informations préoccupantes en hausse de 22 % en trois ans ;")
    p("– un recours massif au placement, faute de solution intermédiaire ;")
    p("– des jeunes majeurs trop peu préparés à l’autonomie.")
    p(
        "Les parties partagent ce constat et ont retenu des actions peu nombreuses mais évaluables, complémentaires de la convention pauvreté signée le 27 juin 2019, dont les crédits (375 000 € par an, à parité entre l’État et le Département) demeurent distincts."
    )
    p("IL EST CONVENU CE QUI SUIT :", bold=True)
    art(
        "Article 1er : Objet",
        "Le présent contrat fixe les engagements réciproques de l’État, de l’ARS et du Département pour conduire, en Lot-et-Garonne, la stratégie nationale de prévention et de protection de l’enfance. Il repose sur dix actions, présentées à l’annexe 1, dont huit se rattachent à un objectif fondamental.",
    )
    art(
        "Article 2 : Engagements du Département",
        "Le Département assure la maîtrise d’ouvrage des actions. Il s’engage :",
        "- à maintenir, sur la durée du contrat, le niveau de dépenses constaté en 2020, soit 47,2 M€ ;",
        "- à pourvoir les postes créés dans les quatre mois de la notification ;",
        "- à renseigner deux fois l’an les indicateurs ;",
        "- à signaler sans délai tout obstacle à la réalisation d’une action.",
    )
    art(
        "Article 3 : Engagements de l’État",
        "L’État apporte un soutien de 591 500 € au titre de l’exercice 2021, imputé sur le programme 304 « Inclusion sociale et protection des personnes ». À titre prévisionnel et sous réserve du vote de la loi de finances, ce soutien est porté à 640 000 € en 2022.",
    )
    art(
        "Article 4 : Engagements de l’ARS",
        "L’ARS mobilise 112 000 € en 2021 sur le fonds d’intervention régional et un montant identique en 2022. Elle facilite l’accès des enfants confiés aux centres médico-psychologiques et aux plateformes de coordination et d’orientation.",
    )
    art(
        "Article 5 : Participation financière du Département",
        "La participation du Département s’établit à 618 500 € en 2021. Elle ne peut être inférieure à 700 000 € en 2022.",
    )
    art(
        "Article 6 : Modalités de versement",
        "Les crédits de l’État sont versés selon l’échéancier de l’annexe 3. En cas d’exécution inférieure à 85 % au 31 décembre 2021, les sommes non utilisées sont déduites de la dotation suivante. Les frais de siège des opérateurs ne sont éligibles que dans la limite de 8 000 € par action.",
    )
    art(
        "Article 7 : Gouvernance",
        "Un comité de pilotage réunit, au moins deux fois par an, le préfet, la présidente du Conseil départemental et le directeur de la délégation départementale de l’ARS. Y sont invités le procureur de la République, l’inspectrice d’académie, le directeur de la Caf et un représentant des associations. Il se tiendra pour la première fois avant le 15 décembre 2021.",
    )
    art(
        "Article 8 : Suivi et évaluation",
        "Le rapport d’exécution de l’année 2021 est remis au plus tard le 31 mars 2022. Il est présenté à l’ODPE avant d’être arrêté par les trois signataires le 30 juin 2022 au plus tard.",
    )
    art(
        "Article 9 : Durée, avenants",
        "Le contrat prend effet à sa signature. Il expire le 31 décembre 2022. Il peut être modifié par voie d’avenant, notamment pour fixer les moyens de l’année 2022.",
    )
    art(
        "Article 10 : Résiliation et contentieux",
        "Le contrat peut être dénoncé par l’une des parties moyennant un préavis de trois mois, par lettre recommandée. À défaut d’accord amiable, le tribunal administratif de Bordeaux est seul compétent.",
    )
    p("")
    p(
        "Fait à Agen, le 29 octobre 2021, en trois exemplaires originaux", align="c"
    ).paragraph_format.keep_with_next = True
    t = table(
        [
            (
                "Le préfet de Lot-et-Garonne,",
                "Pour le directeur général de l’ARS Nouvelle-Aquitaine et par délégation, la directrice de la délégation départementale,",
                "La présidente du Conseil départemental,",
            ),
            ("\n\n\nArnaud DESTOUESSE", "\n\n\nJoëlle FERRADOU", "\n\n\nColette BARRAU-NGUYEN"),
        ],
        (5.4, 5.6, 5.4),
        False,
        10,
    )
    for row in t.rows:
        for c in row.cells:
            c.paragraphs[0].alignment = AL.CENTER
            c.paragraphs[0].paragraph_format.keep_with_next = True
    d.add_page_break()
    p("ANNEXE 1 – TABLEAU DES ACTIONS", bold=True, align="c", size=13)
    table(
        [("Objectif n°", "Intitulé de l’action", "Pilote", "Calendrier", "Cible")] + [a[:5] for a in ACTIONS],
        (1.7, 5.3, 3.6, 2.9, 2.9),
        True,
    )
    p("")
    p(
        "Les objectifs n° 1 à 11 sont fondamentaux. Les numéros sont ceux de l’annexe de l’instruction du 19 février 2021.",
        size=9,
    )
    p(
        "Le diagnostic partagé a fait ressortir quatre points d’attention : l’isolement des familles du nord du département, aux confins de la Dordogne ; la pénurie de médecins ; le poids des troubles psychiques ; les sorties sèches à 18 ans.",
        size=10,
    )
    d.add_page_break()
    p("ANNEXE 2 – PLAN DE FINANCEMENT 2021", bold=True, align="c", size=13)
    p("(en euros)", align="r", size=9)
    table(
        [("Action", "État (BOP 304)", "ARS (FIR)", "Département", "Total")]
        + [(a[1], *a[5:]) for a in ACTIONS]
        + [("TOTAL 2021", "591 500", "112 000", "618 500", "1 322 000")],
        (6.6, 2.5, 2.3, 2.6, 2.4),
        True,
        numeric=(1, 2, 3, 4),
    )
    p("")
    p("ANNEXE 3 – ÉCHÉANCIER DE VERSEMENT DE LA PART DE L’ÉTAT", bold=True, align="c", size=13)
    table(
        [
            ("Versement", "Date", "Montant"),
            ("Acompte (60 %)", "à la notification du contrat", "354 900 €"),
            ("Solde (40 %)", "avant le 10 décembre 2021", "236 600 €"),
        ],
        (5, 6.5, 4),
        False,
        10,
        numeric=(2,),
    )
    d.add_page_break()
    p("ANNEXE 4 – FICHES-ACTIONS (extraits)", bold=True, align="c", size=13)
    for title, lines in FICHES:
        table([(title,)], (16.4,), True, 10)
        for label, text in lines:
            par = d.add_paragraph()
            par.add_run(f"{label} : ").bold = True
            par.add_run(text)
            par.paragraph_format.space_after = Pt(3)
        p("")
