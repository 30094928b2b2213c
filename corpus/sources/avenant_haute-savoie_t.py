"""Second amendment: parties as a list of dashes, an article rewritten, lettered new actions in sentences, old and new sums side by side."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Garamond", Pt(11.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.4), Cm(2.4)
    s.header.paragraphs[0].text = "RÉPUBLIQUE FRANÇAISE\tPréfecture de la Haute-Savoie – ARS Auvergne-Rhône-Alpes – Haute-Savoie, le Département"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    p("", "Avenant n° 2", align=A.CENTER)
    p("", "au contrat départemental de prévention et de protection de l’enfance de la Haute-Savoie (2020-2022)", align=A.CENTER)
    p("", "Exercice 2022", align=A.CENTER)
    p("Le présent avenant lie :")
    for t in (
        "M. le préfet de la Haute-Savoie, Anatole SALLANCHES-BRIDON, agissant au nom de l’État ;",
        "M. le directeur général de l’agence régionale de santé Auvergne-Rhône-Alpes, ayant donné délégation de signature à "
        "Mme Rosalie THÔNES-MARCELLAZ, directrice de la délégation départementale ;",
        "M. Baptiste FAVERGES-LATHUILE, président du conseil départemental, habilité par la commission permanente du 12 septembre 2022.",
    ):
        d.add_paragraph("– " + t)
    p("", "Préambule", "")
    p(
        "Par contrat du 22 octobre 2020, modifié par un premier avenant du 16 novembre 2021, les parties ont décidé de "
        "conjuguer leurs moyens. L’instruction du 18 février 2022 invite les territoires engagés dès 2020 à compléter leur plan d’action. "
        "Le rapport d’exécution adopté le 27 juin 2022 montre que dix-neuf des vingt-deux actions sont engagées."
    )
    p("", "Article 1 – Objet", "")
    p(
        "L’avenant arrête les contributions de 2022, introduit cinq actions, en réécrit une, en supprime une et prolonge la "
        "durée du contrat."
    )
    p("", "Article 2 – Actions introduites", "")
    p("Le plan d’action est complété ainsi qu’il suit :")
    for t in (
        "a) une consultation mobile de PMI dessert les stations du Chablais de décembre à avril, pour les enfants de moins de six ans des travailleurs saisonniers ;",
        "b) les frais de déplacement des tiers bénévoles qui accueillent un enfant sont remboursés et une permanence leur est ouverte à Annemasse ;",
        "c) un centre parental de dix appartements est créé à Cluses par la fondation Les Aravis Solidaires ;",
        "d) des binômes d’éducateurs préparent puis accompagnent pendant un an le retour de l’enfant au domicile de ses parents ;",
        "e) les assistants familiaux suivent, dans l’année de leur agrément, un module sur les troubles du développement.",
    ):
        q = d.add_paragraph(t)
        q.paragraph_format.left_indent = Cm(0.8)
    p("", "Article 3 – Action réécrite", "")
    p(
        "L’intitulé de l’action 14 est remplacé par les mots : « Visites conjointes et inopinées des établissements par les services "
        "de l’État et du Département ». Leur nombre est porté de six à quinze par an."
    )
    p("", "Article 4 – Action supprimée", "")
    p(
        "L’action 9 « Résidence éphémère pour les mineures enceintes » est abrogée, le permis de construire ayant été refusé. La subvention "
        "de 130 000 euros qui lui était réservée est redéployée vers l’action c)."
    )
    p("", "Article 5 – Contributions", "")
    t = d.add_table(rows=0, cols=4)
    t.style = "Light Shading Accent 1"
    for row in [
        ["", "2021", "2022", "Dont actions nouvelles"],
        ["État (304)", "1 206 000 €", "1 295 000 €", "164 000 €"],
        ["ARS – FIR", "377 500 €", "415 000 €", "52 000 €"],
        ["ARS – ONDAM", "220 000 €", "220 000 €", "0 €"],
        ["Département", "1 803 500 €", "1 930 000 €", "216 000 €"],
        ["Total général", "3 607 000 €", "3 860 000 €", "432 000 €"],
    ]:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    d.add_paragraph()
    p(
        "L’agence verse sa part en deux fois, à raison de 70 % avant le 15 décembre 2022. Les crédits de l’État sont "
        "mandatés au comptant. La charge que représente l’action b) est évaluée à quelque 24 000 euros par an pour le Département."
    )
    p("", "Article 6 – Pièces à produire", "")
    p("Le Département adresse à l’État, avant le versement :")
    for t in ("le tableau de bord 2021 renseigné ;", "un relevé d’identité bancaire ;", "la liste des établissements contrôlés ;"):
        d.add_paragraph(t, style="List Bullet")
    p("", "Article 7 – Durée", "")
    p(
        "À l’article 8 du contrat, la date du « 31 décembre 2022 » est remplacée par celle du « 31 décembre 2023 ». L’avenant prend effet à "
        "compter du 1er janvier 2022. Les autres clauses demeurent inchangées."
    )
    p("Fait à Annecy, le mardi 8 novembre 2022")
    cells = d.add_table(rows=1, cols=3).rows[0].cells
    for cell, text in zip(
        cells,
        (
            "Le préfet,\n\nsigné\n\nAnatole SALLANCHES-BRIDON",
            "P/ le directeur général de l’ARS,\nla directrice de la délégation départementale\nsigné\n\nRosalie THÔNES-MARCELLAZ",
            "Le président du conseil départemental,\n\nsigné\n\nBaptiste FAVERGES-LATHUILE",
        ),
        strict=True,
    ):
        cell.text = text
    p("")
    p(
        "Destinataires pour information : préfecture de la Savoie, Département de l’Ain, présidente du tribunal judiciaire "
        "de Thonon-les-Bains (Mme Inès Publier-Evianaz).",
        align=A.LEFT,
    )
