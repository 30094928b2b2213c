"""Minutes of a session of a departmental council: several reports, a debate in speeches, a vote."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.2), Cm(2.2)
    s.header.paragraphs[0].text = "Conseil départemental de l’Essonne – Compte rendu analytique"

    def p(text, lead="", align=A.JUSTIFY):
        q = d.add_paragraph()
        q.alignment = align
        if lead:
            q.add_run(lead).bold = True
        q.add_run(text)

    d.add_heading("Compte rendu de la séance publique", 1)
    p("Lundi 21 novembre 2022, 9 h 30 – Évry-Courcouronnes, salle des séances", align=A.CENTER)
    p("Présidence de M. Fulbert ÉTAMPES-JUINE, président. Secrétaire de séance : Mme Oriane MILLY-DUROY.")
    p("Le quorum étant atteint, le procès-verbal de la séance du 26 septembre 2022 est adopté sans observation.")

    d.add_heading("Rapport 3 – Schéma des mobilités", 2)
    p(
        "M. Ferréol DOURDAN-VALLÉE rappelle que la ligne de bus Massy-Évry recevra 3,4 M€ de la région. Le rapport est "
        "adopté à l’unanimité."
    )

    d.add_heading("Rapport 4 – Bilan d’exécution du contrat de prévention et de protection de l’enfance", 2)
    p(
        " présente le rapport. Le contrat a été signé le 30 novembre 2020 par le président du Conseil départemental, le préfet "
        "d’alors, M. Hilarion BRUNOY-SÉNART, et Mme Violette CROSNE, pour l’Agence régionale de santé Île-de-France. Il "
        "s’achève le 31 décembre prochain et un contrat de suite est en cours d’écriture.",
        "Mme Capucine ARPAJON-NORVILLE, vice-présidente déléguée à l’enfance,",
    )
    p("Elle passe en revue les actions principales :")
    t = d.add_table(rows=1, cols=4)
    t.style = "Table Grid"
    for c, x in zip(t.rows[0].cells, ["Action", "État d’avancement", "Prévu 2022", "Dépensé au 31/10/2022"], strict=True):
        c.paragraphs[0].add_run(x).bold = True
    for row in [
        ["Doublement des visites à domicile de sages-femmes", "Réalisé", "185 000 €", "182 400 €"],
        ["Évaluation des informations préoccupantes en équipe pluridisciplinaire", "Réalisé à 80 %", "410 000 €", "377 900 €"],
        ["Service d’accueil pour fratries à Mennecy (16 places)", "Ouverture reportée à 2023", "260 000 €", "0 €"],
        ["Équipe d’appui handicap auprès des lieux d’accueil", "En cours", "300 000 €", "214 600 €"],
        ["Application « Mes droits à 18 ans »", "Abandonné", "40 000 €", "12 000 €"],
        ["Total", "", "1 195 000 €", "786 900 €"],
    ]:
        for c, x in zip(t.add_row().cells, row, strict=True):
            c.text = x
    d.add_paragraph()
    p(
        "Elle précise que l’équipe d’appui est payée par l’ARS, sur l’ONDAM, et que l’État prend la moitié des autres dépenses. "
        "Le retard de Mennecy tient au permis de construire, délivré le 4 juillet seulement."
    )
    p(
        " demande pourquoi le parrainage, qui marche dans le Val-de-Marne et en Seine-et-Marne, n’a pas sa place dans le contrat. "
        "Elle propose de créer une plate-forme pour mettre en relation familles et bénévoles.",
        "Mme Apolline LIMOURS (groupe Essonne en commun)",
    )
    p(
        " souhaite des chiffres par canton. Selon lui, les délais d’évaluation dépassent encore cinq mois dans le sud du "
        "département. Il regrette que le préfet, Mme Constance SAVIGNY-LEVAUX, n’ait pas été entendue.",
        "M. Tancrède MÉRÉVILLE-ABBÉ",
    )
    p(
        " répond que le contrat suivant comprendra la plate-forme de parrainage ; il portera aussi la création de deux lieux de "
        "répit pour les assistants familiaux. L’État a annoncé une enveloppe d’environ 1,3 million d’euros par an à compter de "
        "2023. Rien n’est encore signé.",
        "Mme ARPAJON-NORVILLE",
    )
    p(
        " conclut qu’il faudra au moins 900 000 € du Département pour tenir la parité et que la décision modificative de mars 2023 "
        "y pourvoira.",
        "M. le Président",
    )
    p("Le rapport est mis aux voix : 36 voix pour, 4 abstentions (Mmes LIMOURS et VIRY, MM. SOISY et BALLANCOURT). Il est adopté.")

    d.add_heading("Rapport 5 – Subvention à la Mission locale", 2)
    p("Une subvention de 75 000 € est accordée. Adopté à l’unanimité.")

    d.add_heading("Rapport 6 – Vœu relatif aux éducateurs de prévention", 2)
    p(
        "Le groupe Essonne en commun émet le vœu que l’État finance vingt postes d’éducateurs de rue. Le vœu est repoussé. "
    )
    p("La séance est levée à 13 h 05. La prochaine est fixée au lundi 19 décembre 2022.")
    p("Le président, Fulbert ÉTAMPES-JUINE", align=A.RIGHT)
    p("Publié sur le site du Département le 25 novembre 2022", align=A.LEFT)
