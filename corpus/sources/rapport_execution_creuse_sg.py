"""Annual report of a contract: head, summary, a table of actions with forecast and spending, difficulties and prospects."""

PRODUCER = "docx"


def write(d):
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2), Cm(2)
    s.header.paragraphs[0].text = "Département de la Creuse – Pôle Cohésion sociale"
    s.footer.paragraphs[0].text = "Rapport d’exécution, version arrêtée par le comité de pilotage"

    def p(*parts, style=None):
        q = d.add_paragraph(style=style)
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def table(rows, widths):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, (cell, text) in enumerate(zip(t.add_row().cells, row, strict=True)):
                cell.paragraphs[0].add_run(text).bold = y == 0
                cell.width = Cm(widths[x])
        d.add_paragraph()

    d.add_heading("Contrat départemental de prévention et de protection de l’enfance de la Creuse", 0)
    p("", "Rapport annuel d’exécution – exercice 2023")
    p("Guéret, le 17 juin 2024")
    p("Rédaction : Honorine Felletin, cheffe de projet ; Samir Auzances, contrôleur de gestion.")

    d.add_heading("1. Rappel", 1)
    p(
        "Le contrat a été signé le 30 novembre 2020 par l’État, l’ARS et le Département, puis modifié par trois avenants, "
        "dont le dernier, du 6 octobre 2023, a été conclu par ",
        "Isaure Bénévent-Dun",
        ", préfète de la Creuse, ",
        "Lazare Boussac-Chénier",
        ", président du conseil départemental, et ",
        "Philomène Evaux",
        ", directrice de la délégation départementale de l’ARS. Il couvre la période du 1er janvier au 31 décembre 2023 et "
        "comprend douze actions.",
    )
    p(
        "Le présent rapport a été examiné le 11 juin 2024 par le comité de pilotage, en présence de Baptistin Royère, "
        "vice-président du tribunal judiciaire, et de Charline Bonnat, représentante de la Caf."
    )
    d.add_heading("2. L’essentiel", 1)
    for t in (
        "neuf actions sur douze ont atteint leur cible ;",
        "86 % des crédits ont été consommés ;",
        "le délai moyen d’évaluation d’une information préoccupante est descendu de 112 à 87 jours.",
    ):
        p(t, style="List Bullet")

    d.add_heading("3. État d’avancement", 1)
    table(
        [
            ["Obj.", "Action", "Prévu (€)", "Dépensé (€)", "État"],
            ["1", "Entretiens prénataux au plus près des mères, par une sage-femme itinérante", "58 000", "58 000", "Réalisée"],
            ["2", "Bilans de santé en petite et moyenne sections", "34 000", "29 400", "Réalisée"],
            ["6", "Poste de référente éducation nationale à la CRIP", "47 500", "47 500", "Réalisée"],
            ["9", "Accueil relais du week-end à l’IME de Grancher", "126 000", "81 250", "Partielle"],
            ["12", "Heures de TISF en urgence, sept jours sur sept", "72 000", "70 800", "Réalisée"],
            ["20", "Livret et ligne d’appel pour les tiers dignes de confiance", "9 000", "0", "Reportée à 2024"],
            ["22", "Accompagnement renforcé au retour en famille", "63 500", "63 500", "Réalisée"],
            ["25", "Ateliers de français et d’accès aux droits pour les anciens MNA", "18 000", "15 900", "Réalisée"],
            ["", "Total des actions du tableau", "428 000", "366 350", ""],
        ],
        [1.2, 8, 2.4, 2.6, 2.8],
    )
    p(
        "Quatre autres actions, sans dépense propre, ont été menées par redéploiement : la révision du protocole départemental "
        "relatif aux informations préoccupantes, la rédaction d’un volet « maîtrise des risques », l’entrée de quatre jeunes à "
        "l’observatoire et le plan de formation commun avec la Haute-Vienne et l’Indre."
    )
    d.add_heading("4. Zoom sur deux actions", 1)
    p(
        "",
        "L’accueil relais du week-end. ",
        "Ouvert en avril 2023 au lieu de janvier, faute de veilleurs de nuit, il a reçu dix-sept enfants. L’ARS a réglé "
        "81 250 euros sur l’ONDAM médico-social et reporte le solde, soit 44 750 euros, sur 2024.",
    )
    p(
        "",
        "Les heures de TISF. ",
        "2 360 heures ont été assurées, à un coût moyen de 30 euros. L’État a contribué à hauteur de 45 000 €, le Département "
        "a payé le reste.",
    )
    d.add_heading("5. Difficultés rencontrées", 1)
    for t in (
        "recruter un pédopsychiatre : deux appels infructueux en 2023 ;",
        "créer un outil de suivi commun : le logiciel retenu n’a pas été livré ;",
        "mobiliser les familles du plateau, où les transports manquent.",
    ):
        p(t, style="List Number")
    d.add_heading("6. Sources de financement", 1)
    table(
        [
            ["Financeur", "Crédits notifiés 2023", "Crédits consommés 2023"],
            ["État, programme 304", "171 000 €", "158 300 €"],
            ["ARS, FIR", "52 000 €", "49 200 €"],
            ["ARS, ONDAM médico-social", "126 000 €", "81 250 €"],
            ["Département", "79 000 €", "77 600 €"],
        ],
        [6, 5, 5],
    )
    d.add_heading("7. Perspectives", 1)
    p(
        "Un avenant de prolongation doit être présenté à la commission permanente du 27 septembre 2024. Le Département proposera d’y "
        "inscrire la création d’un centre parental à La Souterraine, dont l’étude de faisabilité est attendue pour le 15 juillet. "
        "Le budget départemental de l’aide sociale à l’enfance a atteint 19,3 M€ en 2023, soit 8 % de plus qu’en 2022."
    )
    p("À transmettre au préfet de région avant le 30 juin 2024.")
