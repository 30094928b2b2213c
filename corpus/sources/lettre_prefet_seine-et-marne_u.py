"""Letter of a prefect to the president of a council: reminder of a contract, additions expected, sums, enclosures, copies."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(11)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.6), Cm(2.2)
    s.footer.paragraphs[0].text = "Préfecture de Seine-et-Marne – 12, rue des Saints-Pères – 77010 Melun Cedex – 01 99 00 77 77"

    def p(*parts, align=A.JUSTIFY, style=None):
        q = d.add_paragraph(style=style)
        q.alignment = align
        for i, t in enumerate(parts):
            q.add_run(t).bold = bool(i % 2)

    t = d.add_table(rows=1, cols=2)
    t.rows[0].cells[0].text = "PRÉFET\nDE SEINE-ET-MARNE\nLiberté\nÉgalité\nFraternité"
    t.rows[0].cells[1].text = (
        "Direction départementale de l’emploi,\ndu travail et des solidarités\nPôle enfance et familles\n"
        "Affaire suivie par : Mme Léocadie VERNEUIL\nTél. : 01 99 00 77 41\nRéf. : DDETS/PEF/2022-0093"
    )
    p("Melun, le 22 avril 2022", align=A.RIGHT)
    p("Le préfet de Seine-et-Marne\nà\nMonsieur le Président du Conseil départemental", align=A.RIGHT)
    p("", "Objet : ", "contractualisation en prévention et protection de l’enfance – préparation de l’avenant 2022", align=A.LEFT)
    p("", "Réf. : ", "instruction du 18 février 2022 ; votre courrier du 30 mars 2022", align=A.LEFT)
    p("", "P.J. : ", "2 (modèle d’avenant ; plan d’action actualisé)", align=A.LEFT)
    p("Monsieur le Président,")
    p(
        "Le 17 novembre 2020, vous avez signé à Melun, avec mon prédécesseur, Monsieur Fulgence NANGIS-DONNEMARIE, et avec "
        "Madame Hermance LIZY-COULOMMIERS, alors directrice de la délégation départementale de l’agence régionale de santé, "
        "le contrat départemental qui lie nos institutions jusqu’au 31 décembre 2022. Un premier avenant, conclu le "
        "8 octobre 2021, en a porté la dotation de 1 780 000 € à 2 240 000 €."
    )
    p(
        "Le bilan que vos services ont transmis en mars fait état de réels progrès. Je relève en particulier que le délai "
        "d’évaluation des informations préoccupantes est passé de 142 à 101 jours et que 31 % des femmes enceintes ont "
        "bénéficié d’un entretien prénatal précoce. Il fait aussi apparaître une sous-consommation de 164 000 euros."
    )
    p("", "1. Ce que l’avenant devra comporter", align=A.LEFT)
    p(
        "Comme convenu lors de la réunion du 6 avril, présidée par le sous-préfet de Provins, Monsieur Anselme "
        "BRAY-MONTEREAU, cinq actions nouvelles compléteront le plan :"
    )
    for x in (
        "la création de dix places d’accueil parents-enfants à Nemours, dans un centre parental ;",
        "un programme de contrôles conjoints, à raison de huit établissements par an, assorti d’un guide ;",
        "un accompagnement des familles d’accueil d’enfants porteurs de troubles autistiques, par une équipe rattachée "
        "à l’hôpital de Meaux ;",
        "une prestation de TISF « répit » pour les mères seules de Sénart ;",
        "une aide au permis de conduire et au premier équipement pour les majeurs sortant de l’ASE.",
    ):
        p(x, style="List Number")
    p(
        "J’y ajoute, à la demande du tribunal judiciaire de Fontainebleau, la refonte du protocole relatif aux informations "
        "préoccupantes, qui date de 2014. En revanche, la salle d’audition de Chelles, inscrite en 2020, ne peut être maintenue : "
        "le centre hospitalier y a renoncé."
    )
    p("", "2. Les crédits", align=A.LEFT)
    p(
        "L’enveloppe réservée à la Seine-et-Marne sur le programme 304 s’élève à 1 215 000 €, en hausse de 9 %. De son côté, "
        "l’agence prévoit 540 000 € au titre du FIR et jusqu’à 260 000 € au titre de l’Ondam médico-social. Il est attendu du "
        "Département un effort au moins égal à celui de l’État. À titre indicatif, les actions 1 et 3 sont évaluées "
        "respectivement à 420 000 € et 235 000 €."
    )
    p("", "3. Le calendrier", align=A.LEFT)
    rows = [
        ["Étape", "Échéance"],
        ["Envoi de votre projet", "20 mai 2022"],
        ["Avis de l’agence et de mes services", "10 juin 2022"],
        ["Passage devant votre assemblée", "au plus tard le 30 septembre 2022"],
        ["Signature", "15 octobre 2022"],
    ]
    t = d.add_table(rows=0, cols=2)
    t.style = "Table Grid"
    for row in rows:
        for cell, text in zip(t.add_row().cells, row, strict=True):
            cell.text = text
    d.add_paragraph()
    p(
        "Je vous saurais gré de veiller aux points suivants, sur lesquels l’administration centrale a appelé mon attention :"
    )
    for x in (
        "une fiche par action, avec un indicateur chiffré ;",
        "la consultation préalable de l’observatoire départemental ;",
        "la cohérence avec les avenants de l’Essonne et du Val-de-Marne pour les établissements communs.",
    ):
        p(x, style="List Bullet")
    p(
        "Madame Cunégonde SAVIGNY-TEMPLE, directrice départementale, et Monsieur Yacine OZOIR, son adjoint, se tiennent à la "
        "disposition de votre direction générale."
    )
    p("Veuillez croire, Monsieur le Président, à l’assurance de ma haute considération.")
    p("Le préfet,\n\n(signé)\n\nBarnabé ROZAY-TOURNAN", align=A.RIGHT)
    p(
        "Copies : Madame la directrice générale de l’ARS Île-de-France ; Monsieur le procureur de la République près le "
        "tribunal judiciaire de Meaux ; Madame la commissaire à la lutte contre la pauvreté",
        align=A.LEFT,
    )
