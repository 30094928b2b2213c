"""Press kit of a signing: cover, key points, four thematic fiches of the same plan whose news are told in three ways."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    st = d.styles["Normal"]
    st.font.name, st.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.header.paragraphs[0].text = "Dossier de presse – L’Ardèche protège ses enfants"

    def p(text, bold=False, align=None, style=None):
        q = d.add_paragraph(style=style)
        q.add_run(text).bold = bold
        q.alignment = align
        return q

    def h(text, level=1):
        d.add_heading(text, level)

    def lead(head, text):
        q = d.add_paragraph()
        q.add_run(head).bold = True
        q.add_run(" " + text)

    def bullets(*items):
        for x in items:
            p(x, style="List Bullet")

    p("DOSSIER DE PRESSE", True, A.CENTER)
    p("L’Ardèche protège ses enfants", True, A.CENTER)
    p("Signature du contrat 2022-2024 entre l’État, le Département et l’Agence régionale de santé", False, A.CENTER)
    p("Privas, jeudi 24 novembre 2022", False, A.CENTER)
    p("")
    p("Au sommaire", True)
    for x in ("L’essentiel", "Fiche 1 – Naître et grandir", "Fiche 2 – Être protégé", "Fiche 3 – Devenir adulte", "Fiche 4 – Les moyens", "Repères"):
        p(x, style="List Number")
    d.add_page_break()

    h("L’essentiel")
    p("Ce jeudi, Lazare Vernouzet, préfet de l’Ardèche, Solveig Rochemaurin, présidente du Département, et Adélaïde Sainvel, directrice de la délégation ardéchoise de l’Agence régionale de santé, signent à Privas un contrat de trois ans au bénéfice des enfants et de leurs familles. Treize actions y sont inscrites. Elles s’ajoutent à ce que chacun fait déjà.")
    p("Le contrat a été préparé pendant huit mois par un groupe animé par Blandine Chomérat, cheffe du service de prévention. Il a été nourri par les témoignages de quinze jeunes, dont Ruben Antraguet, 19 ans, confié à neuf ans à une famille de Lamastre, qui prendra la parole pendant la cérémonie.")
    p("En 2021, en Ardèche :", True)
    bullets(
        "2 780 naissances",
        "1 158 enfants suivis par l’aide sociale à l’enfance, dont 640 accueillis",
        "1 490 informations préoccupantes",
        "41,2 millions d’euros dépensés par le Département",
    )
    d.add_page_break()

    h("Fiche 1 – Naître et grandir")
    h("Pourquoi ?", 2)
    p("Les maternités se sont éloignées, les médecins se font rares et certaines familles renoncent aux soins. Les inégalités se creusent très tôt.")
    h("Ce qui existe déjà", 2)
    bullets("sept centres médico-sociaux ouverts à tous ;", "des consultations de puériculture dans 24 communes ;", "le lieu d’accueil enfants-parents du Teil.")
    h("Ce qui est nouveau", 2)
    lead("Un rendez-vous pour chaque future mère.", "Trois sages-femmes supplémentaires recevront les femmes enceintes au quatrième mois, à Annonay, à Aubenas et à Guilherand-Granges. L’entretien est gratuit et dure une heure.")
    lead("Le camion des tout-petits.", "Un véhicule aménagé stationnera dans seize villages du Plateau et des Cévennes ardéchoises. À bord, un médecin et une puéricultrice assureront le suivi médical des enfants jusqu’à six ans. Il prendra la route en avril 2023.")
    lead("Une maison pour souffler.", "Un relais de six places accueillera, quelques jours ou quelques nuits, des enfants dont les parents traversent un moment difficile. Il ouvrira à Aubenas avant l’été.")
    lead("Un coup de main à domicile.", "Les heures de technicienne de l’intervention sociale et familiale augmenteront d’un quart.")
    h("Combien ?", 2)
    p("624 000 € par an, dont 290 000 € de l’État, 80 000 € de l’ARS et 254 000 € du Département.")

    h("Fiche 2 – Être protégé")
    h("Pourquoi ?", 2)
    p("« Quand un enseignant nous alerte, il doit savoir que quelqu’un s’en occupe dès le lendemain », explique Solveig Rochemaurin. Or il faut aujourd’hui plus de quatre mois pour évaluer une situation sur deux.")
    h("Ce qui existe déjà", 2)
    bullets("une cellule de recueil joignable tous les jours ;", "216 assistants familiaux ;", "neuf maisons d’enfants.")
    h("Ce qui est nouveau", 2)
    p("À partir de 2023, les partenaires vont :")
    bullets(
        "étoffer la cellule de recueil de trois évaluateurs et d’un pédopsychiatre de liaison ;",
        "inspecter ensemble, agents de l’État et du Département, dix lieux d’accueil par an ;",
        "réserver à Annonay six places à des frères et sœurs, dans une villa avec jardin ;",
        "envoyer auprès des enfants confiés porteurs de handicap une équipe mobile de soignants, partagée avec la Drôme ;",
        "chercher quarante parrains et marraines de proximité.",
    )
    h("Combien ?", 2)
    p("Un peu plus d’un million d’euros par an. L’ARS finance seule l’équipe mobile (310 000 €).")

    h("Fiche 3 – Devenir adulte")
    h("Pourquoi ?", 2)
    p("À dix-huit ans, tout s’arrêtait. La loi du 7 février 2022 oblige désormais à proposer un accompagnement jusqu’à 21 ans à ceux qui n’ont ni ressources ni famille.")
    h("Ce qui est nouveau", 2)
    p("Douze studios seront loués à Tournon-sur-Rhône et à Privas pour les jeunes qui quittent une maison d’enfants, avec un éducateur joignable le soir. Une juriste tiendra une permanence destinée aux anciens mineurs isolés étrangers, pour leurs titres de séjour et leurs contrats d’apprentissage. Deux jeunes élus par leurs pairs auront voix délibérative à l’observatoire de la protection de l’enfance. Enfin, tous les professionnels concernés, y compris les surveillants d’internat, suivront trois jours de formation au repérage des violences.")
    h("Combien ?", 2)
    p("275 000 € par an, à parts égales entre l’État et le Département.")
    d.add_page_break()

    h("Fiche 4 – Les moyens")
    t = d.add_table(rows=1, cols=4, style="Light Grid Accent 1")
    for c, x in zip(t.rows[0].cells, ("", "2022", "2023", "2024"), strict=True):
        c.text = x
    for row in (
        ("État", "390 000 €", "780 000 €", "780 000 €"),
        ("Agence régionale de santé", "195 000 €", "390 000 €", "390 000 €"),
        ("Département", "400 000 €", "800 000 €", "800 000 €"),
        ("Ensemble", "985 000 €", "1 970 000 €", "1 970 000 €"),
    ):
        for c, x in zip(t.add_row().cells, row, strict=True):
            c.text = x
    p("")
    p("Les crédits de l’État proviennent du programme 304. Les actions ont été choisies selon quatre critères :")
    bullets("répondre à un besoin constaté ;", "pouvoir démarrer dans l’année ;", "associer au moins deux institutions ;", "être évaluables.")

    h("Repères")
    t = d.add_table(rows=0, cols=2)
    for left, right in (
        ("14 octobre 2019", "Présentation de la stratégie nationale"),
        ("23 mars 2022", "Candidature de l’Ardèche"),
        ("17 octobre 2022", "Vote du conseil départemental"),
        ("24 novembre 2022", "Signature du contrat"),
        ("31 décembre 2024", "Fin du contrat"),
    ):
        c = t.add_row().cells
        c[0].text, c[1].text = left, right
    p("")
    p("Déroulé de la cérémonie", True)
    bullets("11 h : accueil de la presse", "11 h 15 : visite du centre médico-social", "12 h : prises de parole et signature", "12 h 30 : échanges avec les journalistes")
    p("Contacts presse", True)
    p("Préfecture : Donatien Thueytot, 04 65 71 07 10")
    p("Département : Mélisande Chaumontel, 04 65 71 07 26")
    p("ARS : 06 39 98 07 33")
