"""Joint press release of three institutions: names only in the table of quotes, actions under the commitments, table by commitment."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = "Contacts presse : préfecture 05 36 49 11 02 – ARS Occitanie 05 36 49 27 31 – Département 05 36 49 60 45"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, head=True):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = head and y == 0
        d.add_paragraph()

    def bullets(*items):
        for t in items:
            d.add_paragraph(t, style="List Bullet")

    t = d.add_table(rows=1, cols=3)
    for cell, text in zip(t.rows[0].cells, ["PRÉFÈTE DE L’AVEYRON", "ARS OCCITANIE", "AVEYRON LE DÉPARTEMENT"], strict=True):
        cell.text = text
    p("", "Communiqué de presse commun", align=A.CENTER)
    p("Rodez, le 3 décembre 2021", align=A.RIGHT)
    d.add_heading("L’Aveyron contractualise pour ses enfants les plus fragiles", 1)
    p(
        "",
        "C’est au centre départemental de l’enfance et de la famille, à Grèzes, que l’État, l’agence régionale de santé "
        "Occitanie et le Département de l’Aveyron ont scellé, jeudi 2 décembre 2021, leur contrat de prévention et de protection de l’enfance.",
    )
    p(
        "Il s’applique aux années 2021 et 2022 et comprend 26 actions, dont onze étaient obligatoires. Moins de deux mois après l’accord de "
        "principe du 14 octobre, il aura fallu neuf réunions et la contribution de soixante professionnels pour l’écrire. "
        "L’assemblée départementale l’a adopté à l’unanimité le 26 novembre."
    )
    d.add_heading("Les signataires ont dit", 2)
    table(
        [
            [
                "« Un enfant bien protégé est un enfant repéré tôt. L’État met ici des moyens là où ils manquaient. »",
                "« Le soin n’est pas un supplément. Il conditionne tout le reste, surtout loin des hôpitaux. »",
                "« Nous avons voulu un contrat à hauteur de vallée, qui parle du Lévézou comme du Rougier. »",
            ],
            [
                "Gwladys Estaing-Larzac,\npréfète de l’Aveyron",
                "Benoît Najac-Peyreleau,\ndélégué départemental de l’ARS,\npour le directeur général",
                "Firmin Conques-Truyère,\nprésident du Département",
            ],
        ],
        head=False,
    )
    p(
        "Assistaient également à la rencontre : Marie-Ange Laguiole, vice-présidente en charge de l’enfance, Octave Belmontet, "
        "président de l’association Les Cazelles, et trois anciennes enfants confiées."
    )
    d.add_heading("Les actions, engagement par engagement", 2)
    p("", "Agir tôt auprès des enfants et des familles")
    bullets(
        "un médecin et une infirmière de PMI pour les bilans des 3-4 ans, jusque dans les écoles à classe unique ;",
        "un « bus des parents » qui ira de marché en marché proposer pesée, conseil et écoute ;",
        "un service d’aide aux parents sourds ou malvoyants, avec du matériel de puériculture en prêt.",
    )
    p("", "Éviter les ruptures")
    bullets(
        "le rattachement à la CRIP d’une psychologue et d’un médecin référent ;",
        "la création à Millau de neuf places pour que les fratries ne soient plus dispersées ;",
        "une action éducative renforcée à domicile, jusqu’à quatre passages par semaine, en remplacement de certains placements ;",
        "un accompagnement de six mois pour toute famille dont l’enfant revient à la maison.",
    )
    p("", "Donner la parole")
    bullets("un conseil de douze jeunes, élus par leurs pairs, qui siégera à l’observatoire départemental.")
    p("", "Préparer la suite")
    bullets(
        "un référent unique dès 17 ans pour les jeunes suivis par un IME ou un ITEP, afin de les conduire vers l’emploi accompagné ;",
        "un atelier hebdomadaire d’accès aux droits (titre de séjour, couverture maladie, compte bancaire) destiné aux jeunes arrivés seuls en France.",
    )
    p("", "Outiller")
    bullets("un poste de chargée d’études et un logiciel de suivi à l’observatoire.")
    d.add_heading("Le budget", 2)
    p("Pour la première année, le contrat est doté d’un peu plus d’un million d’euros.")
    table(
        [
            ["Crédits 2021, en €", "État (BOP 304)", "ARS (FIR)", "Département"],
            ["Agir tôt", "84 000", "110 000", "96 000"],
            ["Éviter les ruptures", "205 000", "150 000", "240 000"],
            ["Donner la parole", "6 000", "–", "9 000"],
            ["Préparer la suite", "60 000", "–", "75 000"],
            ["Outiller", "15 000", "–", "20 000"],
            ["Total", "370 000", "260 000", "440 000"],
        ]
    )
    p(
        "L’État et l’ARS s’engagent à maintenir leur effort l’an prochain, sous réserve du vote des crédits. Pour la seule unité de Millau, "
        "1,4 M€ de travaux seront portés par le Département, hors contrat."
    )
    d.add_heading("Calendrier", 2)
    table(
        [
            ["Janvier 2022", "Recrutements à la CRIP et à la PMI"],
            ["Printemps 2022", "Premières tournées du bus"],
            ["Avant le 30 juin 2022", "Remise du rapport annuel au préfet de région"],
            ["31 décembre 2022", "Terme du contrat"],
        ],
        head=False,
    )
    p(
        "", "L’aide sociale à l’enfance en Aveyron. ",
        "780 mineurs et jeunes majeurs, 165 assistants familiaux, sept maisons d’enfants, dont une au Lot-et-Garonne et une au Tarn par convention.",
    )
