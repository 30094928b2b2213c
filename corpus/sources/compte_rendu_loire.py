"""Minutes of a steering committee: attendees in a table, states of the actions with sums, decisions, requests."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "Contrat départemental de prévention et de protection de l’enfance – Loire"
    s.footer.paragraphs[0].text = "Compte rendu du COPIL n° 3 – version du 4 juillet 2022 – document de travail"

    def p(text, bold=False, align=A.LEFT, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        q.add_run(text).bold = bold
        return q

    def lead(head, text, style=None):
        q = d.add_paragraph(style=style)
        q.add_run(head).bold = True
        q.add_run(text)

    def table(rows, widths):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text, w in zip(t.add_row().cells, row, widths, strict=True):
                cell.width = Cm(w)
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("COMPTE RENDU", True, A.CENTER)
    p("Comité de pilotage du mardi 28 juin 2022 – 14 h 30 à 16 h 45", True, A.CENTER)
    p("Saint-Étienne, Hôtel du Département, salle Gier", align=A.CENTER)

    table(
        [
            ["Participants", "Qualité", "P / E"],
            ["Mme Apolline Chazelle", "Présidente du Département", "P"],
            ["M. Évence Rivoire-Galmier", "Préfet de la Loire", "E, représenté par M. Blaise Usson, DDETS"],
            ["Mme Solange Noirétable", "ARS Auvergne-Rhône-Alpes, délégation de la Loire", "P"],
            ["M. Marceau Pélussin", "Directeur enfance, Département", "P"],
            ["Dr Édith Bonson", "Médecin départemental de PMI", "P (à partir de 15 h)"],
            ["M. Thimothée Régny", "Caf de la Loire", "E"],
            ["Mme Coline Panissières", "Association départementale des anciens de l’ASE", "P"],
        ],
        [5.5, 7.5, 4],
    )
    p("P : présent – E : excusé")

    d.add_heading("Ordre du jour", 2)
    for t in (
        "Approbation du compte rendu du 8 mars 2022",
        "Rappel du cadre",
        "État d’avancement des actions",
        "Consommation des crédits",
        "Questions diverses",
    ):
        p(t, style="List Number")

    d.add_heading("1. Approbation", 2)
    p("Le compte rendu du 8 mars 2022 est approuvé sans observation.")

    d.add_heading("2. Rappel du cadre", 2)
    p(
        "M. Pélussin rappelle que le contrat a été signé le 22 octobre 2020 par le préfet (M. Rivoire-Galmier), le président du "
        "Département alors en fonction (M. Casimir Feurs-Donzy) et le directeur général de l’ARS (M. Nathanaël Bourg-Argental), pour "
        "trois exercices. L’avenant 2021 l’a porté à dix fiches. L’instruction du 18 février 2022 demande de conclure l’avenant 2022 "
        "au plus tard le 30 septembre. Le Rhône et la Haute-Loire, consultés, visent tous deux la mi-septembre."
    )

    d.add_heading("3. État d’avancement", 2)
    table(
        [
            ["Fiche", "Intitulé", "État", "Prévu 2022", "Engagé au 31/05"],
            ["F1", "Entretien prénatal précoce en maternité et à domicile", "En cours", "96 000 €", "51 200 €"],
            ["F2", "Bilans de santé à l’école maternelle (Roannais, Forez)", "En cours", "88 500 €", "40 100 €"],
            ["F3", "Puéricultrices : suivi jusqu’aux 2 ans", "Engagée", "132 000 €", "66 000 €"],
            ["F4", "Pluridisciplinarité de la CRIP", "Réalisée", "150 000 €", "150 000 €"],
            ["F5", "Référentiel commun d’évaluation des IP", "Réalisée", "12 000 €", "9 840 €"],
            ["F6", "Plateau mobile santé-handicap", "Retard", "210 000 €", "0 €"],
            ["F7", "Maison des fratries de Montbrison", "Reportée à 2023", "320 000 €", "–"],
            ["F8", "Baluchonnage éducatif à domicile", "Abandonnée", "45 000 €", "–"],
            ["F9", "Conseil des jeunes de l’ODPE", "En cours", "15 000 €", "6 300 €"],
            ["F10", "Passerelle 17-21", "En cours", "174 000 €", "97 400 €"],
        ],
        [1.3, 7.2, 2.8, 2.8, 2.9],
    )
    lead(
        "F1 et F3. ",
        "Le Dr Bonson signale que deux postes sur cinq restent vacants à Roanne. Elle souhaiterait un partage de sages-femmes avec "
        "l’hôpital ; Mme Noirétable n’y est pas opposée mais n’a pas de crédits pour cela avant 2023.",
    )
    lead(
        "F6. ",
        "L’appel à candidatures du 2 mai est infructueux. Il sera relancé en septembre avec un périmètre réduit à la vallée du Gier. "
        "Mme Chazelle regrette le temps perdu : « Soixante-deux enfants attendent. »",
    )
    lead(
        "F7. ",
        "Les fouilles menées en bord de Loire ont retardé le permis de construire. L’ouverture est désormais espérée le 3 avril 2023. "
        "Le coût des travaux, à la charge du Département, passe de 1,15 à 1,4 million d’euros.",
    )
    lead("F8. ", "L’association porteuse a été liquidée. Les crédits sont redéployés vers la fiche F10.")
    lead(
        "F9. ",
        "Mme Panissières présente les trois demandes des jeunes : un téléphone à 14 ans, un droit de visite des amis, la suppression "
        "des sacs-poubelle lors des déménagements. La présidente fait sienne la dernière.",
    )

    d.add_heading("4. Consommation des crédits", 2)
    p(
        "Les crédits prévus pour 2022 s’élèvent à 1 242 500 €. M. Usson indique que la part de l’État, soit 512 000 €, est versée "
        "depuis le 10 juin. L’ARS a délégué 185 000 € de FIR, un solde d’environ 40 000 € devant suivre. En 2021, 78 % "
        "seulement des 1 080 000 € inscrits avaient été dépensés."
    )
    p(
        "Une action nouvelle est proposée pour l’avenant par la DDETS : des contrôles conjoints des lieux de vie et d’accueil non "
        "autorisés. Le comité donnera sa réponse d’ici au 15 juillet."
    )

    d.add_heading("5. Questions diverses", 2)
    p(
        "La convention d’appui à la lutte contre la pauvreté sera présentée le 7 octobre 2022. M. Régny, par écrit, rappelle que la Caf "
        "consacre 260 K€ par an aux relais parentaux, hors contrat."
    )

    d.add_heading("Relevé de décisions", 2)
    table(
        [
            ["N°", "Décision", "Qui", "Pour quand"],
            ["1", "Transmettre le bilan financier corrigé à la DGCS", "Département", "08/07/2022"],
            ["2", "Relancer l’appel à candidatures du plateau mobile", "ARS", "5 septembre"],
            ["3", "Fournir une valise à chaque enfant confié", "Département", "sans délai"],
            ["4", "Rédiger le projet d’avenant", "DDETS", "fin juillet"],
        ],
        [1, 9, 3.5, 3.5],
    )
    p("Prochaine réunion : jeudi 6 octobre 2022, 9 h 30, préfecture, salon Jean-Moulin.")
    p("La secrétaire de séance, Victoire Chambles", align=A.RIGHT)
