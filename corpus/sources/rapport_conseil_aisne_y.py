"""Report of the president to the assembly: balance of the first contract in a table, the next one's actions by axis, decisions asked for."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Liberation Sans", Pt(10.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    s.footer.paragraphs[0].text = "Rapport n° 4-07 – Commission Solidarités"

    def p(*parts, align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths=None):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = y == 0
                if widths:
                    cell.width = Cm(widths[x])
        d.add_paragraph()

    p("DÉPARTEMENT DE L’AISNE", align=A.LEFT)
    p("Direction de l’enfance et de la famille", align=A.LEFT)
    p("", "CONSEIL DÉPARTEMENTAL", align=A.CENTER)
    p("", "Réunion du lundi 12 décembre 2022", align=A.CENTER)
    p("", "RAPPORT DU PRÉSIDENT", align=A.CENTER)
    p("", "Objet : ", "contrat départemental de prévention et de protection de l’enfance 2022-2024")
    p("Rapporteure : Mme Adélie Guise-Vadencourt", align=A.LEFT)
    p("Mesdames, Messieurs,")
    p(
        "Par délibération du 18 octobre 2021, vous avez approuvé un premier contrat avec l’État et l’agence régionale de santé Hauts-de-France. Signé le 10 "
        "novembre 2021, il expire à la fin de cette année. Le présent rapport en dresse le bilan et vous soumet le texte qui doit lui succéder."
    )
    d.add_heading("I. Un premier contrat exécuté aux quatre cinquièmes", 2)
    p(
        "Sur 1 530 000 € inscrits pour 2021 et 2022, 1 241 700 € étaient dépensés au 31 octobre 2022. Les principales opérations sont dans "
        "la situation suivante :"
    )
    table(
        [
            ["Opération", "État d’avancement", "Dépense"],
            ["Équipe d’évaluation de la CRIP à Laon", "En place depuis février 2022", "388 000 €"],
            ["Visites de sages-femmes en Thiérache", "Deux postes pourvus sur trois", "146 200 €"],
            ["Accueil de fratries à Château-Thierry", "Ouvert, huit enfants présents", "512 500 €"],
            ["Journées de formation au développement de l’enfant", "Onze journées tenues", "45 000 €"],
            ["Relais parental de Saint-Quentin", "Retardé, bail signé en octobre", "150 000 €"],
        ],
        [7, 5.5, 3],
    )
    p(
        "Le retard tient d’abord aux difficultés de recrutement : treize postes sont restés vacants plus de six mois. La comparaison avec les "
        "Ardennes et la Somme, où le même constat est fait, montre que les salaires n’expliquent pas tout."
    )
    d.add_heading("II. Le contrat proposé", 2)
    p(
        "Négocié depuis le printemps avec le préfet de l’Aisne, M. Théodore Hirson-Marle, et le directeur général de l’agence, M. Rachid "
        "Villers-Longpont, qui le signeront en janvier prochain si vous en êtes d’accord, le nouveau contrat couvre trois années et retient dix-neuf actions. Les plus notables "
        "sont présentées ci-après ; les autres, de moindre portée, figurent en annexe."
    )
    p("", "Axe 1. Prévenir")
    p(
        "Les consultations de nourrissons seront rouvertes à Guise et à Vervins, fermées l’une et l’autre depuis 2018. Une sage-femme proposera "
        "l’entretien prénatal précoce dans chaque centre social volontaire. Enfin, les heures de TISF seront doublées, de 9 000 à 18 000."
    )
    p("", "Axe 2. Protéger")
    for t in (
        "2.1 – Référentiel commun d’évaluation et convention avec les parquets de Laon, de Soissons et de Saint-Quentin ;",
        "2.2 – Plan de contrôle des établissements, à raison de dix visites par an ;",
        "2.3 – Service d’accompagnement des tiers dignes de confiance (40 mesures) ;",
        "2.4 – Unité de répit de six places, ouverte le week-end et pendant les vacances, pour les enfants à double vulnérabilité relevant de l’ASE et de la MDPH.",
    ):
        d.add_paragraph(t)
    p("", "Axe 3. Associer et préparer l’avenir")
    p(
        "Vingt jeunes seront élus à un conseil consultatif placé auprès de l’ODPE. À Soissons, une maison de l’autonomie offrira guichet unique, "
        "chambres relais et tutorat aux 17-21 ans."
    )
    p(
        "En revanche, l’idée d’une brigade d’intervention commune avec l’Oise n’a pas été retenue par l’État, et celle d’un fonds d’aide aux vacances a été écartée faute de crédits."
    )
    d.add_heading("III. L’incidence financière", 2)
    table(
        [
            ["En euros", "2022", "2023", "2024"],
            ["État (BOP 304)", "640 000", "700 000", "720 000"],
            ["ARS (FIR)", "215 000", "215 000", "215 000"],
            ["ARS (ONDAM médico-social)", "–", "180 000", "180 000"],
            ["Département", "655 000", "760 000", "790 000"],
            ["Ensemble", "1 510 000", "1 855 000", "1 905 000"],
        ],
    )
    p(
        "Le coût net pour le Département est donc de 2 205 000 € en trois ans, à inscrire au chapitre 65, fonction 51. Le reste à charge lié à "
        "l’unité de répit est évalué entre 80 000 et 100 000 € par an à partir de 2025."
    )
    d.add_heading("IV. Décisions", 2)
    p("Je vous demande de bien vouloir :")
    for t in (
        "prendre acte du bilan du contrat 2021-2022 ;",
        "approuver le contrat joint en annexe et m’autoriser à le signer ;",
        "inscrire une première dépense de 655 000 € ;",
        "désigner deux conseillers appelés à siéger au comité de pilotage.",
    ):
        d.add_paragraph(t, style="List Bullet")
    p("Le Président du Conseil départemental", align=A.RIGHT)
    p("Florimond Ribemont-Crécy", align=A.RIGHT)
