"""Press release after a session of the council: three decisions, the contract the second; its signature is to come."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.footer.paragraphs[0].text = (
        "Département de la Meuse – Place Pierre-François-Gossin – BP 50514 – 55012 Bar-le-Duc Cedex"
    )

    def p(text, bold=False, italic=False, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        r = q.add_run(text)
        r.bold, r.italic = bold, italic
        return q

    def h(text):
        q = d.add_paragraph()
        r = q.add_run(text)
        r.bold, r.font.size, r.font.color.rgb = True, Pt(13), RGBColor(0x8B, 0x1E, 0x3F)

    def lead(head, text):
        q = d.add_paragraph()
        q.add_run(head).bold = True
        q.add_run(text)

    t = d.add_table(rows=1, cols=2)
    t.cell(0, 0).text = "MEUSE\nLE DÉPARTEMENT"
    t.cell(0, 1).text = "COMMUNIQUÉ DE PRESSE\nBar-le-Duc, mardi 19 octobre 2021"
    t.cell(0, 1).paragraphs[0].alignment = A.RIGHT
    p("")
    p("Session d’automne : l’enfance, les routes et la mémoire au menu des élus", bold=True, align=A.CENTER)
    p(
        "Réunis lundi à l’Hôtel du Département sous la présidence de Wilfrid Ancerville-Souhesmes, les conseillers "
        "départementaux ont examiné trente-quatre rapports. Trois d’entre eux engagent la Meuse pour plusieurs années.",
        italic=True,
    )

    h("1. Routes : 12,8 M€ pour la liaison Verdun – Étain")
    p(
        "La réfection de la chaussée commencera en avril 2022. L’État et la Région Grand Est prennent en charge 40 % de la dépense. "
        "Les riverains de Moulainville seront reçus le 4 novembre prochain."
    )

    h("2. Protection de l’enfance : un contrat avec l’État et l’ARS jusqu’à la fin de 2022")
    p(
        "À l’unanimité, les élus ont approuvé le contrat départemental de prévention et de protection de l’enfance et autorisé "
        "le Président à le signer. Ce sera chose faite le lundi 13 décembre, à la préfecture, avec la préfète Ombeline "
        "Vaucouleurs et la déléguée territoriale de l’ARS, Delphine Hattonchâtel."
    )
    p(
        "« Nous avons 640 enfants confiés et un seul pédopsychiatre. Ce contrat n’est pas un luxe », a rappelé Noémie "
        "Gondrecourt-Void, vice-présidente aux solidarités et rapporteure."
    )
    p("Les principales avancées :")
    lead(
        "Prévenir. ",
        "Des interventions de TISF seront financées dès la sortie de maternité, à hauteur de 3 000 heures par an ; une "
        "infirmière puéricultrice sera recrutée dans chacune des six maisons de la solidarité.",
    )
    lead(
        "Protéger. ",
        "La CRIP s’installera à Verdun comme à Bar-le-Duc et comptera un juriste ; le Département créera un service de "
        "placement éducatif à domicile de vingt mesures, dont dix dans le nord meusien.",
    )
    lead(
        "Soigner. ",
        "Un médecin référent sera désigné pour chaque enfant confié porteur d’un handicap, avec l’appui de l’IME de "
        "Commercy. L’ARS y affectera 165 000 € par an.",
    )
    lead(
        "Écouter. ",
        "L’observatoire départemental ouvrira ses séances à six jeunes, désignés pour un an par leurs pairs.",
    )
    t = d.add_table(rows=0, cols=4)
    t.style = "Light Grid Accent 1"
    for row in (
        ["En euros", "2021", "2022", "Ensemble"],
        ["État", "312 000", "498 000", "810 000"],
        ["ARS", "120 000", "205 000", "325 000"],
        ["Département", "340 000", "512 000", "852 000"],
        ["Total", "772 000", "1 215 000", "1 987 000"],
    ):
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    p("")
    p(
        "La Meuse figure parmi les quarante départements de la deuxième vague, avec la Haute-Marne et l’Aube. Les Ardennes et la "
        "Marne ont ouvert la voie l’année dernière."
    )

    h("3. Mémoire : le Mémorial accueillera deux cents collégiens allemands")
    p(
        "Dans le cadre du jumelage avec le Land de Rhénanie, une enveloppe de 45 000 € est votée pour 2022. Une convention a été "
        "signée sur place par le Président et le consul général, Ruprecht Ahrweiler."
    )

    p("Prochaine session : jeudi 16 décembre 2021, débat d’orientations budgétaires.", bold=True)
    p("Contacts presse", bold=True)
    p("Cabinet du Président : Loïc Stenay, 03 53 01 55 10\nService presse : Anouk Revigny, 06 39 98 55 20")
