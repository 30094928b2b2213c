"""Second amendment that adds a year: parties, visas, articles, a table of actions by funder, three signatures."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

PRODUCER = "docx"

HEAD = ["Action (n° de fiche)", "État\nBOP 304", "ARS\nFIR", "Département", "Total 2023"]
ROWS = [
    ("1. Sages-femmes de PMI : visites à domicile en Périgord vert", "42 000", "37 500", "46 500", "126 000"),
    ("2. Bilans de santé en école maternelle", "–", "58 000", "49 000", "107 000"),
    ("4. Cellule de recueil : maintien des quatre postes d’évaluation", "103 000", "–", "127 200", "230 200"),
    ("5. Relais handicap pour les assistants familiaux", "–", "171 000", "39 000", "210 000"),
    ("6. Accueil des fratries : maison de Ribérac", "140 000", "–", "165 000", "305 000"),
    ("9. Parcours majeurs : du foyer au logement", "76 000", "–", "88 300", "164 300"),
    ("10. (nouvelle) Soutien aux tiers dignes de confiance", "33 000", "–", "27 000", "60 000"),
    ("11. (nouvelle) Centre parental de Périgueux, six logements", "95 000", "24 000", "113 000", "232 000"),
    ("TOTAL", "489 000", "290 500", "655 000", "1 434 500"),
]


def write(d):
    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(11)
    section = d.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    section.header.paragraphs[0].text = "Avenant n° 2 – CDPPE Dordogne"
    section.footer.paragraphs[0].text = "Préfecture de la Dordogne – Département de la Dordogne – ARS Nouvelle-Aquitaine"

    def p(text="", bold=False, center=False, style=None):
        q = d.add_paragraph(style=style)
        q.add_run(text).bold = bold
        if center:
            q.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return q

    p("AVENANT N° 2", bold=True, center=True)
    p(
        "au contrat départemental de prévention et de protection de l’enfance 2020-2022\n"
        "conclu entre l’État, l’agence régionale de santé Nouvelle-Aquitaine et le Département de la Dordogne",
        center=True,
    )
    p("Année 2023", bold=True, center=True)

    p("ENTRE LES PARTIES SUIVANTES", bold=True)
    p("L’État, représenté par Madame Perrine BRANTÔME-VALADE, préfète de la Dordogne,")
    p(
        "L’Agence régionale de santé Nouvelle-Aquitaine, représentée par Monsieur Joachim LALINDE, "
        "directeur général, et par délégation Madame Ève TERRASSON, directrice de la délégation départementale,"
    )
    p("D’UNE PART,")
    p(
        "Le Département de la Dordogne, représenté par Monsieur Gilles-Antoine MAREUIL, président du conseil "
        "départemental, agissant en vertu de la délibération de la commission permanente n° 23.CP.VI.14 "
        "du 12 juin 2023,"
    )
    p("D’AUTRE PART,")

    for t in (
        "Vu le code de l’action sociale et des familles ;",
        "Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants, et le décret n° 2022-1730 "
        "du 30 décembre 2022 ;",
        "Vu le contrat départemental signé le 17 novembre 2020 ;",
        "Vu l’avenant n° 1 du 5 octobre 2021, modifiant l’annexe financière ;",
        "Vu l’instruction relative à la prolongation des contrats pour l’année 2023, en date du 31 mars 2023 ;",
        "Vu le rapport d’exécution de l’exercice 2022, présenté au comité de pilotage le 9 mai 2023 ;",
    ):
        p(t)
    p("IL EST CONVENU CE QUI SUIT :", bold=True)

    p("Article 1er : objet", bold=True)
    p(
        "Le terme du contrat, fixé au 31 décembre 2022 par son article 8, est reporté au 31 décembre 2023. "
        "Le présent avenant détermine les actions poursuivies, celles qui s’y ajoutent, celles qui cessent et les "
        "crédits correspondants."
    )
    p("Article 2 : actions", bold=True)
    p("2.1. Les actions 1, 2, 4, 5, 6 et 9 sont poursuivies dans les conditions décrites aux fiches initiales.")
    p("2.2. Deux actions sont ajoutées :")
    p(
        "action 10, « Soutien aux tiers dignes de confiance » : entretien d’accueil, groupe de parole mensuel et "
        "ligne téléphonique tenue par l’Udaf (objectif 20) ;",
        style="List Bullet",
    )
    p(
        "action 11, « Centre parental de Périgueux » : six logements pour de jeunes couples avec un enfant de moins "
        "de trois ans (objectif 21).",
        style="List Bullet",
    )
    p(
        "2.3. L’action 3 « Bus des parents », dont la fréquentation n’a pas répondu aux attentes, et l’action 7 "
        "« Plateforme numérique des places » prennent fin. L’action 8, relative au plan de contrôle, relève désormais "
        "du droit commun ; elle n’est plus suivie au titre du contrat."
    )
    p("Article 3 : financement", bold=True)
    p(
        "Au titre de 2023, l’État verse 489 000 € et l’agence 290 500 €. Il est tenu compte d’un reliquat de 61 340 € "
        "constaté sur les crédits d’État de 2022, dont le Département est autorisé à conserver le bénéfice. "
        "Le détail figure au tableau ci-dessous."
    )
    table = d.add_table(rows=1, cols=5)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = row[0] == "TOTAL"
    p()
    p(
        "Le versement intervient en deux fois : 70 % dans le mois qui suit la signature, le solde avant le "
        "15 décembre 2023, sur production d’un état des dépenses arrêté au 31 octobre 2023."
    )
    p("Article 4 : indicateurs", bold=True)
    p("Les cibles du tableau de bord sont modifiées :")
    for t in (
        "délai moyen d’évaluation : 95 jours au lieu de 90 ;",
        "part des élèves de 4 ans examinés : 82 % ;",
        "fratries accueillies ensemble : 26 au lieu de 20.",
    ):
        p(t, style="List Bullet")
    p("Article 5 : bilan", bold=True)
    p(
        "Le Département transmet un bilan final au plus tard le 30 juin 2024. Une évaluation conjointe avec les "
        "départements de la Corrèze et du Lot-et-Garonne pourra être confiée à un organisme extérieur, pour un "
        "coût n’excédant pas 25 000 euros."
    )
    p("Article 6 : dispositions finales", bold=True)
    p(
        "Les autres stipulations du contrat demeurent inchangées. L’avenant prend effet au 1er janvier 2023, "
        "quelle que soit la date de sa signature."
    )
    p("Fait à Périgueux, le 20 juin 2023, en trois exemplaires.")
    sign = d.add_table(rows=2, cols=3)
    for cell, text in zip(
        sign.rows[0].cells,
        (
            "La préfète de la Dordogne",
            "Pour le directeur général de l’ARS,\nla directrice de la délégation départementale",
            "Le président du conseil départemental",
        ),
        strict=True,
    ):
        cell.text = text
    for cell, text in zip(
        sign.rows[1].cells, ("Perrine BRANTÔME-VALADE", "Ève TERRASSON", "Gilles-Antoine MAREUIL"), strict=True
    ):
        cell.text = "\n\n" + text
