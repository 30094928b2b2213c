"""Joint press release on a second-generation contract: numbered measures with a title that runs into its text."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    footer = s.footer.paragraphs[0]
    footer.text = "Communiqué de presse – Préfecture / Département / ARS / Éducation nationale"

    def p(*parts, align=A.LEFT):
        q = d.add_paragraph()
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    def measure(number, title, text):
        p("", f"Mesure {number} – {title}", f". {text}", align=A.JUSTIFY)

    def table(rows):
        t = d.add_table(rows=0, cols=len(rows[0]))
        t.style = "Table Grid"
        for y, row in enumerate(rows):
            for cell, text in zip(t.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = y == 0
        d.add_paragraph()

    p("", "COMMUNIQUÉ DE PRESSE", align=A.CENTER)
    p("Perpignan, le 15 octobre 2025", align=A.RIGHT)
    d.add_heading("Un nouveau contrat pour les enfants des Pyrénées-Orientales", 1)
    p(
        "",
        "L’État, le Département, l’agence régionale de santé Occitanie et l’Éducation nationale ont signé, mardi 14 octobre 2025, "
        "le contrat de prévention et de protection de l’enfance 2025-2027. Il compte onze mesures nouvelles et en poursuit trois.",
    )
    p(
        "La signature a réuni, dans la salle du conseil de l’hôtel du Département, le préfet des Pyrénées-Orientales, M. Évariste "
        "Conflent-Roig, la présidente du conseil départemental, Mme Montserrat Vallespir, le directeur général de l’agence régionale de "
        "santé, M. Thibault Salanque-Mir, et l’inspectrice d’académie, Mme Rose-Anne Capcir. La présidente du tribunal judiciaire, "
        "Mme Coralie Fenouillet, et le directeur de la caisse d’allocations familiales, M. Jordi Tech-Aubert, y assistaient."
    )
    d.add_heading("Un cadre national resserré", 2)
    p(
        "L’instruction du 29 avril 2025 ramène à quatorze le nombre des objectifs, dont sept obligatoires. Elle demande de privilégier "
        "l’accueil chez des proches ou en famille et de mieux suivre la santé et la scolarité. Le précédent contrat, signé en 2020 et "
        "prolongé jusqu’au 31 décembre 2024, en suivait vingt-six."
    )
    d.add_heading("Axe 1 : prévenir", 2)
    measure(
        1,
        "Une halte pour les parents épuisés, à Prades",
        "Six enfants pourront y être accueillis quelques jours, sans décision administrative ni judiciaire.",
    )
    measure(
        2,
        "Des puéricultrices à la maison jusqu’aux 2 ans de l’enfant",
        "Quatre postes seront ouverts, en priorité dans les quartiers nord de Perpignan et à Elne.",
    )
    measure(
        3,
        "Le dépistage des troubles du langage en moyenne section",
        "Toutes les écoles publiques sont concernées dès la rentrée 2026. Les enseignants seront associés au repérage.",
    )
    measure(
        4,
        "Des techniciennes de l’intervention sociale et familiale dès la grossesse",
        "Ce soutien était jusqu’ici réservé aux familles ayant déjà un enfant.",
    )
    d.add_heading("Axe 2 : mieux accueillir, mieux accompagner", 2)
    measure(
        5,
        "Soixante nouvelles familles d’accueil en trois ans",
        "Une campagne de recrutement commune sera menée avec France Travail ; 84 départs à la retraite sont attendus.",
    )
    measure(
        6,
        "Un service dédié aux tiers dignes de confiance",
        "Il proposera une visite par mois, un groupe de parole et une aide aux démarches. Budget : 175 000 € par an.",
    )
    measure(
        7,
        "Un parrain ou une marraine pour cent enfants confiés",
        "L’association Els Amics de la Mainada en assurera la recherche et la formation.",
    )
    measure(
        8,
        "Un référent scolarité dans chaque maison d’enfants",
        "L’Éducation nationale met à disposition deux enseignants spécialisés.",
    )
    measure(
        9,
        "Douze places pour les adolescents handicapés sans solution",
        "Ouvertes à Thuir, elles sont financées par l’ARS à hauteur de 540 000 € par an.",
    )
    measure(
        10,
        "Un bilan de santé complet à l’entrée dans la protection de l’enfance",
        "Le centre hospitalier de Perpignan réservera deux demi-journées par semaine.",
    )
    measure(
        11,
        "Des contrôles inopinés, à deux",
        "Chaque lieu d’accueil recevra d’ici à la fin de 2027 la visite d’un agent de l’État et d’un agent du Département.",
    )
    d.add_heading("Ce qui se poursuit", 2)
    p(
        "Le contrat reconduit le conseil des jeunes auprès de l’observatoire départemental, la formation des travailleurs sociaux à "
        "l’évaluation des informations préoccupantes et l’accompagnement vers l’emploi des anciens mineurs non accompagnés."
    )
    d.add_heading("Les moyens", 2)
    p(
        "En 2025, l’État apporte 2 120 000 €, l’ARS 690 000 € et le Département 2 950 000 €, soit 5,76 M€. Les montants de 2026 et "
        "de 2027 seront arrêtés chaque année par avenant."
    )
    d.add_heading("Comment saurons-nous si cela marche ?", 2)
    table(
        [
            ("Indicateur", "2024", "Cible 2027"),
            ("Enfants accueillis chez un proche ou en famille", "41 %", "50 %"),
            ("Enfants confiés ayant un médecin traitant", "63 %", "95 %"),
            ("Délai d’évaluation d’une information préoccupante", "4,1 mois", "3 mois"),
            ("Jeunes de 17 ans sans projet", "22 %", "5 %"),
        ]
    )
    p(
        "« Nous rendrons compte de ces chiffres tous les ans, bons ou mauvais », s’est engagée Mme Vallespir. Le préfet a remercié "
        "Mme Hélène Cabestany-Puig, cheffe du pôle enfance de la DDETS, pour la conduite des négociations, ainsi que le Département de "
        "l’Aude, dont plusieurs services accueillent des enfants catalans."
    )
    p("", "Contacts", " : préfecture, 04 65 71 51 66 – Département, 04 65 71 85 12 – ARS, 04 65 71 80 05")
