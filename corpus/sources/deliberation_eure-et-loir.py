"""Report to the assembly, its decision and seven fiches written as headings and paragraphs, in one file."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.enum.text import WD_BREAK
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[
        0
    ].text = "AR Prefecture – 028-222800019-20220314-AD14032022-2-3-DE – Reçu le 17/03/2022"
    s.footer.paragraphs[0].text = "Conseil départemental d’Eure-et-Loir – 1 place Châtelet – 28000 Chartres"

    def p(text, bold=False, align=None):
        q = d.add_paragraph()
        q.add_run(text).bold = bold
        q.alignment = align

    def grid(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for c, text in zip(t.add_row().cells, row, strict=True):
                c.text = ""
                c.paragraphs[0].add_run(text).bold = y == 0
        p("")

    def page():
        d.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    p("CONSEIL DÉPARTEMENTAL D’EURE-ET-LOIR", True, A.CENTER)
    p("Séance plénière du lundi 14 mars 2022", False, A.CENTER)
    p("Commission Solidarités, enfance et famille", False, A.CENTER)
    p("")
    p("RAPPORT N° 2.3", True, A.CENTER)
    p("Rapporteur : Mme Évelyne BEAUVILLIER-KONATÉ")
    p(
        "OBJET : Contractualisation avec l’État et l’ARS Centre-Val de Loire en prévention et protection de l’enfance (2022)",
        True,
    )
    p("Mesdames, Messieurs,")
    p(
        "Le 14 octobre 2019 l’État a présenté sa stratégie de prévention et de protection de l’enfance. Après une première vague de 30 départements en 2020 puis une deuxième en 2021, dont le Loiret, tous les départements sont invités à contractualiser en 2022. L’Eure-et-Loir a répondu favorablement par courrier du 6 décembre 2021."
    )
    d.add_heading("1. Une situation préoccupante", 2)
    p(
        "Au 31 décembre 2021, le Département prend en charge 1 214 mineurs et 156 jeunes majeurs. En trois ans, le nombre d’enfants confiés a progressé de 17 %. Les principales difficultés relevées par le diagnostic sont :"
    )
    for x in (
        "un déficit d’assistants familiaux : 40 départs pour 18 agréments en 2021 ;",
        "des retours en famille trop peu préparés ;",
        "une démographie médicale parmi les plus basses de France ;",
        "l’arrivée de familles en provenance des Yvelines et de la petite couronne, sans réseau sur place.",
    ):
        d.add_paragraph(x, style="List Bullet")
    p(
        "Le budget consacré à l’aide sociale à l’enfance s’établit à 61,7 millions d’euros au budget primitif 2022, contre 57 millions d’euros en 2020."
    )
    d.add_heading("2. Un contrat construit avec les partenaires", 2)
    p(
        "Quatre groupes de travail ont réuni 90 participants entre le 10 janvier et le 11 février 2022. Le comité de pilotage, coprésidé par la préfète d’Eure-et-Loir, la directrice départementale de l’ARS et moi-même, a validé le 22 février 2022 un ensemble de 19 actions. Sept d’entre elles, jugées prioritaires, font l’objet des fiches jointes. La signature est programmée le mardi 29 mars 2022, en préfecture."
    )
    p(
        "Les échanges ont fait ressortir une attente forte des professionnels : moins de dispositifs nouveaux, davantage de continuité. C’est pourquoi le projet privilégie le renfort des équipes existantes. Les représentants des assistants familiaux ont demandé que leur parole soit mieux prise en compte lors de l’élaboration du projet pour l’enfant ; ce point sera traité dans le cadre du schéma. Les jeunes du conseil de la vie sociale du foyer départemental ont pour leur part remis au comité un cahier de vingt-deux propositions, dont la plus citée tient en une phrase : ne pas changer d’éducateur tous les six mois."
    )
    p(
        "Le suivi sera assuré par un comité technique trimestriel, animé par la directrice générale adjointe chargée des solidarités, Mme Clémentine DU PLESSIS-ABELLARD. Un bilan vous sera présenté à la session de décembre 2022 et le rapport d’exécution sera transmis à la préfète avant le 30 avril 2023."
    )
    d.add_heading("3. Incidences financières", 2)
    p(
        "L’État apportera 563 200 € en 2022 (BOP 304) et l’ARS 141 000 € (FIR). La part du Département, égale à la somme des deux, s’élève à 704 200 €, dont 389 000 € de dépenses déjà inscrites au budget et 315 200 € de mesures nouvelles. S’y ajoutent 24 000 € pour une action propre au Département, que la Caf cofinance à la même hauteur. Une avance de 60 % sera versée par l’État dans le mois qui suit la signature."
    )
    p("Il vous est proposé d’approuver ce contrat et de m’autoriser à le signer.")
    p("Le Président,", align=A.RIGHT)
    p("Rémi LE TELLIER D’ORVAL", align=A.RIGHT)
    page()

    p("DÉLIBÉRATION N° 2.3", True, A.CENTER)
    p(
        "L’assemblée départementale, réunie à Chartres le 14 mars 2022 sous la présidence de M. Rémi LE TELLIER D’ORVAL,"
    )
    p(
        "Étaient présents : Mmes BEAUVILLIER-KONATÉ, DE BOISVILLETTE, LECOINTRE, PERCHERON-MASSOUD, RIBEIRO ; MM. BAZOCHES, GALLARDON, LUISANT, N’GUESSAN, THIRON-RENOUARD."
    )
    p("Absents représentés : M. VOVES (pouvoir à M. LUISANT), Mme ANET (pouvoir à Mme RIBEIRO).")
    for v in (
        "Vu le code général des collectivités territoriales et notamment ses articles L. 3121-19 et L. 3211-1,",
        "Vu le code de l’action sociale et des familles,",
        "Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants,",
        "Vu le schéma départemental enfance-famille 2021-2026 adopté le 21 juin 2021,",
        "Vu l’avis de la commission Solidarités, enfance et famille du 3 mars 2022,",
        "Vu le rapport du Président,",
        "Considérant l’intérêt pour le Département de renforcer ses actions de prévention avec le soutien de l’État et de l’ARS,",
    ):
        p(v)
    p("Après en avoir délibéré, à la majorité (2 votes contre),", True)
    p("DÉCIDE", True, A.CENTER)
    for x in (
        "d’approuver le contrat départemental de prévention et de protection de l’enfance à conclure avec l’État et l’ARS pour 2022 ;",
        "d’autoriser le Président à le signer, ainsi que ses avenants ;",
        "d’accepter les participations de 563 200 € et 141 000 € ;",
        "d’ouvrir 315 200 € de crédits au chapitre 65 ;",
        "de créer trois emplois permanents au tableau des effectifs à compter du 1er mai 2022.",
    ):
        d.add_paragraph(x, style="List Number")
    p("Acte rendu exécutoire, publié le 18/03/2022")
    p("Pour extrait certifié conforme, le Président du Conseil départemental, Rémi LE TELLIER D’ORVAL")
    page()

    p("ANNEXE À LA DÉLIBÉRATION N° 2.3", True, A.CENTER)
    p("Fiches des actions prioritaires", False, A.CENTER)
    heads = ["Financeur", "2022"]

    def fiche(number, title, engagement, parts, rows):
        d.add_heading(f"Fiche {number} – {title}", 2)
        p(engagement)
        for label, text in parts:
            q = d.add_paragraph()
            q.add_run(f"{label} : ").bold = True
            q.add_run(text)
        grid([heads, *rows])

    fiche(
        "2.1",
        "Un bilan de santé pour chaque élève de moyenne section",
        "Engagement 1 – objectif 2",
        [
            (
                "Constat",
                "en 2020-2021, 54 % seulement des enfants scolarisés en maternelle ont été vus par la PMI, contre 71 % cinq ans plus tôt.",
            ),
            (
                "Contenu",
                "deux infirmières formées au dépistage du langage se déplacent dans les écoles du Perche et du Dunois ; le médecin de PMI intervient en téléconsultation quand un doute apparaît.",
            ),
            ("Pilote", "Département, service de PMI. Partenaires : DSDEN, médecine scolaire."),
            ("Échéance", "rentrée de septembre 2022"),
            ("Indicateur", "90 % d’enfants vus à la fin de l’année scolaire 2022-2023"),
        ],
        [["État", "62 000 €"], ["ARS", "46 000 €"], ["Département", "108 000 €"]],
    )
    fiche(
        "7.1",
        "Parler le même langage face à une inquiétude",
        "Engagement 2 – objectif 7",
        [
            (
                "Constat",
                "chaque institution a son propre imprimé ; un tiers des écrits transmis est incomplet.",
            ),
            (
                "Contenu",
                "révision du protocole de 2014 entre le Département, les parquets, la gendarmerie, l’Éducation nationale et les hôpitaux ; modèle d’écrit unique et guide remis à tous les signataires.",
            ),
            ("Pilote", "Département, CRIP."),
            ("Échéance", "signature du nouveau protocole le 20 novembre 2022"),
            ("Indicateur", "nombre d’institutions signataires"),
        ],
        [["État", "8 200 €"], ["Département", "8 200 €"]],
    )
    fiche(
        "12.1",
        "Des TISF dès la sortie de la maternité",
        "Engagement 1 – objectif 12",
        [
            (
                "Constat",
                "les interventions des techniciennes sont concentrées sur les mesures judiciaires ; 8 % seulement des heures relèvent de la prévention.",
            ),
            (
                "Contenu",
                "les services d’aide aux familles de Chartres, Dreux et Châteaudun assurent 4 000 heures supplémentaires auprès des parents d’un premier enfant ou de jumeaux, sur simple prescription d’une sage-femme ou d’une puéricultrice, sans participation financière demandée.",
            ),
            ("Pilote", "Département, service de prévention. Partenaires : ADMR, Caf, maternités."),
            ("Échéance", "de mai à décembre 2022"),
            ("Indicateur", "heures réalisées, nombre de familles aidées"),
        ],
        [["État", "60 000 €"], ["Département", "60 000 €"]],
    )
    fiche(
        "16.1",
        "Souffler : une halte pour les parents d’enfants en situation de handicap",
        "Engagement 1 – objectif 16",
        [
            (
                "Constat",
                "les familles attendent en moyenne 26 mois une place en établissement et s’épuisent.",
            ),
            (
                "Contenu",
                "l’association Beauce Répit ouvre à Dreux et à Nogent-le-Rotrou six places de week-end, avec un relais à domicile par des auxiliaires de vie spécialisés.",
            ),
            ("Pilote", "ARS, délégation départementale. Partenaires : MDPH, Caf, MSA."),
            ("Échéance", "ouverture à partir du 4 juillet 2022"),
        ],
        [["ARS", "95 000 €"], ["Département", "95 000 €"]],
    )
    fiche(
        "22.1",
        "Réussir le retour à la maison",
        "Engagement 2 – objectif 22",
        [
            ("Constat", "un retour sur cinq se solde par un nouveau placement dans l’année."),
            (
                "Contenu",
                "une équipe de cinq éducateurs et d’un psychologue prépare le retour avec les parents pendant les trois mois qui précèdent la fin de la mesure, puis reste présente six mois.",
            ),
            ("Pilote", "Département, avec la Sauvegarde du Pays chartrain."),
            ("Échéance", "appel à projets en avril 2022, 30 mesures avant le 31 décembre 2022"),
            ("Coût", "de l’ordre de 12 000 € par mesure et par an"),
        ],
        [["État", "193 000 €"], ["Département", "193 000 €"]],
    )
    fiche(
        "25.1",
        "Du séjour à l’emploi",
        "Engagement 4 – objectif 25",
        [
            (
                "Constat",
                "94 anciens mineurs non accompagnés ont atteint 18 ans en 2021 ; la moitié attendait encore son titre.",
            ),
            (
                "Contenu",
                "un référent en préfecture et deux chargés d’insertion instruisent les demandes dès 17 ans, avec des ateliers de français professionnel et un réseau d’employeurs.",
            ),
            ("Pilote", "Département et préfecture."),
            ("Échéance", "2e trimestre 2022"),
        ],
        [["État", "240 000 €"], ["Département", "240 000 €"]],
    )
    fiche(
        "D.1",
        "Une semaine de vacances ensemble",
        "Action départementale, hors objectifs nationaux",
        [
            (
                "Constat",
                "deux enfants sur trois suivis à domicile ne sont jamais partis en vacances avec leurs parents.",
            ),
            (
                "Contenu",
                "quarante familles bénéficiant d’une AED ou d’une AEMO partent une semaine en village de vacances, accompagnées d’un travailleur social. Le coût moyen du séjour est de 1 200 € par famille.",
            ),
            ("Pilote", "Département et Caf d’Eure-et-Loir."),
            ("Échéance", "juillet et août 2022"),
        ],
        [["Caf", "24 000 €"], ["Département", "24 000 €"]],
    )
    p(
        "Total des sept fiches : État 563 200 € – ARS 141 000 € – Caf 24 000 € – Département 728 200 €. Les douze autres actions sont conduites à moyens constants."
    )
