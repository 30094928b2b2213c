"""Press release of a prefecture: letterhead in a table, signatories in one long sentence, sums in a table, box of figures."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.footer.paragraphs[0].text = "Préfecture du Cantal – Cours Monthyon – 15000 Aurillac – Tél. 04 65 71 20 00"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    head = d.add_table(rows=1, cols=2).rows[0].cells
    head[0].text = "PRÉFET DU CANTAL\nLiberté\nÉgalité\nFraternité"
    head[1].text = "Service départemental de la communication interministérielle\nAurillac, le 1er octobre 2021"
    p("", "COMMUNIQUÉ DE PRESSE", align=A.CENTER)
    p("", "Vingt-trois actions pour les enfants du Cantal d’ici à la fin de 2022", align=A.CENTER)
    p(
        "Ce vendredi, dans la salle Erignac de la préfecture, le préfet Barnabé Salers-Vézac a signé avec Ghislaine "
        "Maurs-Laroque, qui préside le conseil départemental depuis juillet, et Octave Condat, délégué territorial de l’agence "
        "régionale de santé Auvergne-Rhône-Alpes représentant son directeur général Jean-Aymar Billom, le premier contrat "
        "cantalien de prévention et de protection de l’enfance. Il couvre les années 2021 et 2022."
    )
    p(
        "« Dans un département de montagne, la distance est la première inégalité », a souligné Barnabé Salers-Vézac. La "
        "procureure de la République, Faustine Polminhac, a dit de son côté attendre « des évaluations plus courtes et "
        "mieux étayées »."
    )
    p("", "Pourquoi un contrat ?")
    p(
        "Le Cantal fait partie des 40 territoires retenus pour la deuxième année de la stratégie nationale, présentée le 14 octobre "
        "2019. Un diagnostic partagé, mené de février à mai 2021, a mis en lumière :"
    )
    for t in (
        "une démographie médicale fragile, avec un seul pédiatre libéral ;",
        "des trajets de plus d’une heure pour trois familles sur dix ;",
        "l’absence de solution d’accueil pour les fratries de quatre et plus.",
    ):
        d.add_paragraph(t, style="List Bullet")
    p("", "Ce que le contrat va permettre")
    p("", "De la naissance à six ans. ", "La PMI achètera un véhicule équipé pour tenir des consultations de nourrissons à Massiac, Riom-ès-Montagnes et Pleaux. Deux sages-femmes, recrutées à compter du 1er novembre, se rendront chez les femmes enceintes isolées.")
    p("", "Quand un danger est signalé. ", "Le protocole qui lie depuis 2013 le parquet, l’hôpital et l’Éducation nationale sur les informations préoccupantes sera réécrit. Les visites d’inspection des maisons d’enfants se feront à deux voix, État et Département.")
    p("", "Pour les enfants accueillis. ", "Une maison des fratries de huit places verra le jour à Saint-Flour. Des bénévoles seront formés pour parrainer une trentaine d’enfants. Le CAMSP d’Aurillac détachera une psychomotricienne auprès des familles d’accueil d’enfants handicapés.")
    p("", "À l’approche de la majorité. ", "Chaque jeune bénéficiera d’un entretien à 17 ans et d’un référent santé jusqu’à ses 21 ans.")
    p("", "Le budget")
    rows = [
        ("", "2021", "2022", "Total"),
        ("État – programme 304", "198 400 €", "214 600 €", "413 000 €"),
        ("ARS – FIR", "72 000 €", "90 000 €", "162 000 €"),
        ("ARS – ONDAM", "0 €", "85 000 €", "85 000 €"),
        ("Conseil départemental", "270 400 €", "389 600 €", "660 000 €"),
        ("Ensemble", "540 800 €", "779 200 €", "1 320 000 €"),
    ]
    t = d.add_table(rows=0, cols=4)
    t.style = "Light Grid Accent 1"
    for row in rows:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    p("")
    p(
        "Le Département consacre déjà près de 17 millions d’euros par an à l’aide sociale à l’enfance ; quelque 410 enfants lui sont "
        "confiés, dont 38 vivent dans le Lot, la Corrèze ou la Lozère."
    )
    p(
        "Un premier comité de suivi est convoqué le mardi 14 décembre 2021. Il arrêtera le calendrier de l’avenant, à conclure "
        "au plus tard le 30 septembre 2022."
    )
    p("", "Contacts presse", " – Préfecture : Séverine Naucelle, 04 65 71 20 11 – Département : Loïc Anglards, 04 65 71 20 45", align=A.LEFT)
