"""Financial amendment, overseas, as a word-processor file; one total is not its rows' sum."""
PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt
    st = d.styles["Normal"]
    st.font.name, st.font.size = "Times New Roman", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.3), Cm(2.3)
    s.header.paragraphs[0].text = "Avenant n° 1 – CDPPE de La Réunion"
    s.footer.paragraphs[0].text = "Préfecture de La Réunion – Conseil départemental – ARS – CAF"

    def p(t, bold=False, align=A.JUSTIFY, italic=False):
        q = d.add_paragraph()
        r = q.add_run(t)
        r.bold, r.italic, q.alignment = bold, italic, align
        return q

    def mixed(*parts):
        q = d.add_paragraph()
        q.alignment = A.JUSTIFY
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths, style="Table Grid"):
        t = d.add_table(rows=0, cols=len(widths))
        t.style, t.autofit = style, False
        for column, w in zip(t.columns, widths):
            column.width = Cm(w)
        for y, row in enumerate(rows):
            cells = t.add_row().cells
            for x, text in enumerate(row):
                cells[x].width = Cm(widths[x])
                cells[x].text = ""
                run = cells[x].paragraphs[0].add_run(text)
                run.bold = y == 0 and style == "Table Grid"
                run.font.size = Pt(9.5)
        d.add_paragraph()
        return t

    d.add_heading("AVENANT N° 1", 0).alignment = A.CENTER
    p("au contrat départemental de prévention et de protection de l'enfance de La Réunion", bold=True, align=A.CENTER)
    p("Exercice 2021", align=A.CENTER, italic=True)
    p("ENTRE", bold=True, align=A.LEFT)
    mixed("L'État, représenté par ", "M. Florimond KERLAVÉO", ", préfet de La Réunion, d'une part,")
    mixed("L'agence régionale de santé La Réunion, représentée par sa directrice générale, ", "Mme Maëlys RAVINEL-PAYET", ", d'autre part,")
    mixed("Le conseil départemental de La Réunion, représenté par ", "Mme Solange FONTVERT", ", quatrième vice-présidente, agissant au nom du président du conseil départemental en vertu de l'arrêté n° 21-118 du 12/07/2021,")
    mixed("La caisse d'allocations familiales de La Réunion, représentée par son directeur, ensemble dénommés « les parties »,")
    p("Vu le contrat départemental signé à Saint-Denis le 12 novembre 2020 ;")
    p("Vu l'instruction du 18 février 2021 relative à la poursuite de la contractualisation en 2021 ;")
    p("Vu la délibération n° DEL-2021-0907 de la commission permanente en date du 22 septembre 2021 ;")
    p("Considérant le rapport d'exécution de l'année 2020, transmis le 30 juin 2021,")
    p("IL EST CONVENU CE QUI SUIT :", bold=True, align=A.LEFT)
    d.add_heading("Article 1 : Objet de l'avenant", 2)
    p("Le présent avenant arrête, pour l'année 2021, la participation de chacune des parties et complète la liste des actions. Les autres stipulations du contrat demeurent inchangées.")
    d.add_heading("Article 2 : Participations financières", 2)
    p("2.1 L'État verse au Département une subvention de 1 530 000 € (programme 304, action 17). Le reliquat constaté à la fin de 2020, soit 86 420 €, est repris et vient en déduction du versement.")
    p("2.2 L'ARS alloue, sur le fonds d'intervention régional, un montant maximal de 640 000 € .")
    p("2.3 La CAF contribue à hauteur de 75 000 € aux deux relais parentaux.")
    p("2.4 Le Département affecte 1,9 M€ au moins à l'exécution du contrat en 2021.")
    d.add_heading("Article 3 : Actions nouvelles", 2)
    p("Sont ajoutées au contrat les actions ci-après :")
    for t in ["Ouvrir un deuxième relais parental à Saint-Pierre, où un parent épuisé peut laisser son enfant quelques heures ou quelques nuits ;",
              "Lancer le dépistage précoce des troubles du neurodéveloppement dans les consultations de PMI des Hauts ;",
              "Créer un service d'interprètes en langue des signes et d'aides à domicile pour les mères et pères sourds, aveugles ou déficients intellectuels ;",
              "Signer une feuille de route commune entre préfecture et Département pour visiter ensemble les foyers et échanger les rapports d'inspection ;",
              "Financer des trousseaux numériques (ordinateur, forfait) pour 220 lycéens confiés."]:
        d.add_paragraph(t, style="List Bullet")
    p("L'action « Parrainage des Mascareignes » est abandonnée, faute de candidats.")
    d.add_heading("Article 4 : Répartition par action", 2)
    p("Le tableau ci-dessous remplace l'annexe 3 du contrat (montants 2021, en euros).")
    table([["Action", "Obj.", "État", "ARS", "CAF", "Département"],
           ["Deuxième relais parental à Saint-Pierre", "14", "180 000", "", "75 000", "160 000"],
           ["Dépistage précoce en consultation de PMI", "13", "210 000", "320 000", "", "240 000"],
           ["Aides aux parents en situation de handicap", "15", "140 000", "200 000", "", "95 000"],
           ["Inspections conjointes", "17", "", "", "", "45 000"],
           ["Cellule mobile d'évaluation des informations préoccupantes", "6", "600 000", "120 000", "", "780 000"],
           ["Service de suite pour jeunes majeurs", "24", "400 000", "", "", "610 000"],
           ["TOTAL", "", "1 530 000", "640 000", "75 000", "1 900 000"]], [5.6, 1.1, 2.2, 2.1, 1.8, 2.6])
    d.add_heading("Article 5 : Prise d'effet", 2)
    p("L'avenant prend effet à la date de sa signature. Il expire le 31 décembre 2021. Le Département adresse un bilan intermédiaire au préfet avant le 1er mars 2022.")
    p("Fait à Saint-Denis, le 14 octobre 2021", align=A.RIGHT)
    table([["Pour l'État,\nle préfet de La Réunion\n\n\nFlorimond KERLAVÉO", "Pour l'agence régionale de santé,\nla directrice générale\n\n\nMaëlys RAVINEL-PAYET"],
           ["Pour le Département,\nla vice-présidente déléguée\n\n\nSolange FONTVERT", "Pour la caisse d'allocations familiales,\nle directeur\n\n\n"]], [8, 8], style="Normal Table")
