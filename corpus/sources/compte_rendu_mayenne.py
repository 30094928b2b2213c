"""Minutes of an observatory's meeting: attendees, agenda, state of the contract's actions."""
PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt
    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(11)
    d.sections[0].header.paragraphs[0].text = "ODPE 53 – compte rendu – diffusion interne"
    d.add_heading("Observatoire départemental de la protection de l’enfance de la Mayenne", 1)
    d.add_heading("Compte rendu de la réunion du jeudi 9 mars 2023 (Laval, 14 h – 16 h 30)", 2)
    d.add_paragraph("Rédigé par Céleste Montaudin le 13/03/2023. Relu par le service.")
    d.add_heading("Participants", 3)
    for t in ["Mme Jacquotte Évronnais, présidente du conseil départemental", "M. Norbert Craonnet, secrétaire général de la préfecture, représentant la préfète",
              "Dr Basile Lassayre, ARS Pays de la Loire", "Mme Tiphaine Gorronne, juge des enfants", "M. Ambroise Villaines-Juhel, association La Cordée bleue",
              "Lou et Kenzo, jeunes accueillis", "Excusée : Mme Flavie Pré-en-Pail, CAF"]:
        d.add_paragraph(t, style="List Bullet")
    d.add_heading("Ordre du jour", 3)
    for t in ["Approbation du compte rendu précédent", "État d’avancement du contrat", "Budget", "Questions diverses"]:
        d.add_paragraph(t, style="List Number")
    d.add_heading("1. Approbation", 3)
    d.add_paragraph("Le compte rendu du 17 novembre 2022 est adopté sans remarque.")
    d.add_heading("2. État d’avancement du contrat", 3)
    d.add_paragraph("Pour mémoire, le contrat a été signé le 22 novembre 2021 par la préfète, le président d’alors et l’ARS. Sur 14 actions, 9 sont achevées. Les cinq autres "
                    "sont passées en revue :")
    rows = [("Action", "Obj.", "État au 1er mars 2023", "Échéance"),
            ("Passage d’une sage-femme au foyer des femmes enceintes isolées, avant et après la naissance", "3", "1 poste sur 2 pourvu", "juin 2023"),
            ("Plan de contrôle des maisons d’enfants", "8", "4 visites faites", "31/12/2023"),
            ("Aide aux devoirs par les retraités de l’Éducation nationale", "", "37 binômes formés", "–"),
            ("Équipe d’intervention à domicile renforcée, en substitution au placement", "19", "ouverture retardée", "septembre 2023"),
            ("Cycle « entendre la parole de l’enfant » pour gendarmes, éducateurs et enseignants", "26", "deux sessions sur six", "T4 2023")]
    t = d.add_table(rows=0, cols=4)
    t.style, t.autofit = "Table Grid", False
    widths = (7.2, 1.4, 3.6, 3)
    for column, w in zip(t.columns, widths):
        column.width = Cm(w)
    for row in rows:
        for c, x, w in zip(t.add_row().cells, row, widths):
            c.text, c.width = x, Cm(w)
    d.add_paragraph()
    d.add_paragraph("Kenzo demande que les jeunes soient prévenus plus tôt des réunions. Mme Gorronne signale que les délais d’évaluation, tombés à 84 jours en 2022, remontent depuis janvier.")
    d.add_heading("3. Budget", 3)
    d.add_paragraph("Sur les 1,48 M€ reçus de l’État depuis 2021, 1 122 300 € ont été dépensés. Le solde de l’ARS, 56 000 €, sera versé avant l’été. M. Craonnet rappelle que les crédits "
                    "non employés au 30 juin 2023 seront repris. Les frais de bouche du séminaire (312,40 €) sont à la charge du Département.")
    d.add_heading("4. Questions diverses", 3)
    d.add_paragraph("Le Maine-et-Loire et l’Orne proposent un observatoire interdépartemental. La prochaine réunion est fixée au 8 juin.")
    d.add_paragraph("La séance est levée à 16 h 40.").alignment = A.RIGHT
