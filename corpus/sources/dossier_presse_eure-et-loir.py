"""Press kit of a council: contents, a word from the president, four chapters, key figures, a table of funders, a calendar."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.4), Cm(2.4)
    s.footer.paragraphs[0].text = "Dossier de presse | Contrat pour l’enfance | Eure-et-Loir, novembre 2022"
    blue = RGBColor(0x12, 0x4F, 0x7C)

    def p(*parts, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)
        return q

    def big(text, size):
        q = d.add_paragraph()
        r = q.add_run(text)
        r.bold, r.font.size, r.font.color.rgb = True, Pt(size), blue

    def grid(rows, style="Table Grid"):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = style
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("EURE-ET-LOIR", align=A.CENTER)
    p("LE DÉPARTEMENT", align=A.CENTER)
    big("DOSSIER DE PRESSE", 14)
    big("À hauteur d’enfant", 30)
    p("Signature du contrat départemental de prévention et de protection de l’enfance 2022-2024")
    p("Jeudi 24 novembre 2022, 11 heures – Abbaye Saint-Brice, Chartres")
    d.add_paragraph()
    big("Sommaire", 14)
    for x in (
        "Le mot du Président\t3",
        "Un contrat, quatre signatures\t4",
        "Chapitre 1. Bien commencer\t5",
        "Chapitre 2. Repérer sans attendre\t6",
        "Chapitre 3. Un chez-soi, même ailleurs\t7",
        "Chapitre 4. Prendre son envol\t8",
        "Les moyens\t9",
        "Les prochains rendez-vous\t10",
    ):
        p(x)
    d.add_page_break()

    big("Le mot du Président", 16)
    p(
        "« Il y a en Eure-et-Loir 1 389 enfants dont le juge ou leurs propres parents nous ont confié la garde. Depuis 2018, leur nombre "
        "augmente plus vite que celui des familles prêtes à les recevoir. Nous aurions pu nous contenter d’ouvrir des places. Nous avons "
        "préféré remonter le courant : être là plus tôt, écouter mieux, lâcher la main plus tard. Ce contrat ne règle pas tout. "
        "J’attends de l’État qu’il ouvre des postes de juges et qu’il rende la pédopsychiatrie accessible partout. Mais il met autour de la "
        "même table ceux qui, trop longtemps, se sont renvoyé les dossiers. »",
        align=A.JUSTIFY,
    )
    p("Norbert Illiers-Cloyes, Président du Conseil départemental")

    big("Un contrat, quatre signatures", 16)
    p(
        "Le document a été mis au point entre mars et septembre par un groupe de quinze personnes. Il porte la signature de :",
    )
    for x in (
        "Mme Séraphine Authon-Perche, Préfète d’Eure-et-Loir,",
        "M. Norbert Illiers-Cloyes, Président du Conseil départemental,",
        "M. Côme Brezolles, Directeur départemental de l’Agence régionale de santé Centre-Val de Loire,",
        "Mme Maëva Toury-Janville, Directrice de la Caisse d’allocations familiales.",
    ):
        p(x, style="List Bullet")
    p(
        "La secrétaire d’État chargée de l’enfance, retenue au Sénat, a adressé un message. Le président du tribunal judiciaire de Chartres, "
        "M. Lambert Gallardon, et Mme Ninon Courville-Bonneval, présidente de l’association des anciens enfants confiés, prendront la parole."
    )
    grid(
        [
            ("L’enfance protégée en chiffres", ""),
            ("1 389", "enfants confiés au 30 juin 2022"),
            ("2 204", "informations préoccupantes en 2021"),
            ("312", "assistants familiaux, dont un tiers aura plus de 62 ans en 2025"),
            ("58,6 M€", "de dépenses du Département en 2021"),
        ],
        "Light List Accent 1",
    )

    big("Chapitre 1. Bien commencer", 16)
    p("Les neuf mois de la grossesse et les trois années qui suivent décident de beaucoup. Deux maternités sur trois ont fermé depuis 1995.")
    p("", "Un carnet de rendez-vous dès la déclaration. ", "Chaque femme enceinte reçoit un coupon pour son entretien prénatal précoce, pris en charge chez la sage-femme de son choix.")
    p("", "« Bébé à la maison ». ", "Six sages-femmes de PMI se rendent au domicile des jeunes mères fragiles, avant et après la naissance, deux fois plus qu’aujourd’hui.")
    p("", "Les 4 ans au complet. ", "Vue, audition, langage, dents : tous les enfants de moyenne section verront une infirmière de PMI dans leur école, y compris dans le Perche.")
    p("", "Une halte pour souffler. ", "À Dreux, un lieu ouvert sept jours sur sept pourra garder, quelques heures ou trois nuits, l’enfant d’un parent au bord de la rupture. La Caf finance la moitié de son fonctionnement, soit 130 000 € par an.")

    big("Chapitre 2. Repérer sans attendre", 16)
    p("Un enfant en danger n’a pas le temps. En 2021, il fallait en moyenne cent vingt-quatre jours pour évaluer sa situation.")
    p("", "La cellule passe à treize. ", "Trois travailleurs sociaux et un pédiatre vacataire rejoignent la CRIP.")
    p("", "Un protocole lisible. ", "Médecins, clubs sportifs, gendarmes : à chacun sa fiche, une page, un numéro. Le texte de 2009 est remplacé.")
    p("", "Des formateurs-relais. ", "Soixante professionnels de l’école, de la police et de l’hôpital seront formés au recueil de la parole, puis formeront à leur tour.")

    big("Chapitre 3. Un chez-soi, même ailleurs", 16)
    p("Être protégé ne veut pas dire être déplacé. Quand il faut partir, le lieu doit être sûr.")
    p("", "Le placement à domicile renforcé. ", "Quarante mesures nouvelles, un passage quotidien si besoin.")
    p("", "Ensemble, au Coudray. ", "Un pavillon de huit places accueillera des frères et sœurs.")
    p("", "Handicap : la brigade bienveillante. ", "Neuropsychologue, éducateur, ergothérapeute interviennent chez l’assistant familial et en maison d’enfants. L’ARS y consacre 287 000 euros par an (ONDAM médico-social).")
    p("", "Rien à cacher. ", "Un plan de contrôle quinquennal est arrêté avec la préfecture ; cinq visites communes auront lieu avant l’été 2023.")
    p("Ce que nous faisions déjà, et continuons hors contrat : les vacances solidaires, l’aide aux devoirs du mercredi avec l’université de Tours, la médiation animale.")

    big("Chapitre 4. Prendre son envol", 16)
    p("", "Le collectif « J’ai mon mot ». ", "Dix jeunes de 13 à 21 ans siègeront à l’observatoire départemental et y présenteront leur propre rapport.")
    p("", "Mon premier toit. ", "Quinze appartements en diffus, à Chartres et Châteaudun, un éducateur pour huit jeunes, jusqu’à 21 ans révolus.")
    p("", "Papiers, santé, travail. ", "Une conseillère suit pendant un an les jeunes arrivés seuls de l’étranger et devenus majeurs.")
    p("« À 18 ans et un jour, on m’a rendu ma valise. Ce que je voudrais pour les suivants ? Qu’on leur laisse la clé », confie Ninon Courville-Bonneval.")

    big("Les moyens", 16)
    p("Le contrat mobilise un peu plus de 4 millions d’euros en trois ans. La part de l’État provient du programme 304.")
    grid(
        [
            ("En milliers d’euros", "2022", "2023", "2024"),
            ("État", "310", "585", "585"),
            ("ARS", "95", "347", "347"),
            ("Caf", "–", "130", "130"),
            ("Département", "405", "560", "560"),
            ("Total", "810", "1 622", "1 622"),
        ]
    )
    p("Sont notamment financés sur cette enveloppe : 22 postes, dont 14 au Département. L’achat et les travaux du pavillon du Coudray (740 000 €) relèvent du budget d’investissement.")

    big("Les prochains rendez-vous", 16)
    for x in (
        "6 décembre 2022 : premier comité technique",
        "Janvier 2023 : publication des appels à projets (halte de Dreux, placement à domicile renforcé)",
        "Du 20 au 24 mars 2023 : semaine de l’enfance, ouverte à tous",
        "30 juin 2023 au plus tard : premier rapport d’exécution",
        "2024 : évaluation par un cabinet indépendant",
    ):
        p(x, style="List Bullet")
    p("", "Contact presse ", "Sixtine Voves, 02 61 91 77 35, 06 39 98 10 61. Dossier en ligne sur eureliens.example. Les rédactions du Loiret, de l’Orne et de l’Eure peuvent joindre le même numéro.")
