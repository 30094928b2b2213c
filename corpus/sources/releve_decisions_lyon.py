"""A steering committee's decisions: boxes, numbered decisions, who does what by when."""
PRODUCER = "docx"


def write(d):
    from docx.shared import Pt
    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Arial", Pt(10)
    d.sections[0].footer.paragraphs[0].text = "Relevé de décisions – COPIL n° 3 – version du 5 décembre 2022"
    d.add_heading("Métropole de Lyon – contrat de prévention et de protection de l’enfance", 1)
    d.add_heading("Comité de pilotage du 29 novembre 2022 – relevé de décisions", 2)
    t = d.add_table(rows=3, cols=2, style="Table Grid")
    for row, (a, b) in zip(t.rows, [
        ("Autour de la table", "Mme Ondine Bellecombe, vice-présidente de la Métropole (présidence)\nM. Faustin Gerlanday, sous-préfet en charge de la politique de la ville\n"
         "Dr Mélusine Oullinard, ARS Auvergne-Rhône-Alpes\nM. Zéphyr Caluirand, protection judiciaire de la jeunesse"),
        ("Excusés", "M. Octavien Tassinard, Caf du Rhône ; Mme Lison Vénissy, éducation nationale"),
        ("Secrétariat", "Guénolé Ternay"),
    ], strict=True):
        row.cells[0].text, row.cells[1].text = a, b
    d.add_paragraph("")
    d.add_paragraph("Pour mémoire, le contrat lie depuis le vendredi 8 octobre 2021 l’État (préfet : Palamède Croissy-Rouste), la Métropole (président : Aristide Givordin) "
                    "et l’ARS (directeur général : Wenceslas Brotteau), qui l’ont tous trois signé ce jour-là à l’hôtel de la Métropole. Le Rhône, collectivité voisine, a le sien.")
    d.add_heading("Point 1. Exécution financière", 3)
    d.add_paragraph("Au 31 octobre, 68 % des crédits étaient consommés. Sur les 4 860 000 € de l’année, 3 304 800 € ont été mandatés. La part de l’État (1 950 000 €) est soldée ; "
                    "celle de l’ARS (760 000 €) le sera pour le 20 décembre.")
    d.add_paragraph("Décision 1. – Le reliquat de 85 k€ dû par l’État sur l’action 7.1 est reversé à l’action 24.2.")
    d.add_heading("Point 2. Vie des actions", 3)
    for x in ("Décision 2. – L’action 7.1 « Une convention d’alerte entre les hôpitaux, le parquet et la Métropole » est déclarée close.",
              "Décision 3. – L’action 24.2 « Un toit et un tuteur pour les 18-21 ans sortant de foyer » passe de 40 à 65 logements dès le 1er janvier 2023.",
              "Décision 4. – Il est créé une action 11.3 « Un chargé d’études et une enquête annuelle pour l’observatoire métropolitain », pour 54 000 euros, à la charge de la Métropole.",
              "Décision 5. – La demande d’un court-métrage (12 000 €) est rejetée."):
        d.add_paragraph(x)
    d.add_heading("Point 3. Calendrier", 3)
    for x in ("Envoi du questionnaire aux associations : semaine du 12 au 16 décembre 2022",
              "Retour des bilans : au plus tard le 31/01/2023",
              "Prochain comité : mardi 14 mars 2023, 9 h, salle 416",
              "Projet d’avenant : 1er semestre 2023"):
        d.add_paragraph(x, style="List Bullet")
    d.add_heading("Point 4. Questions diverses", 3)
    d.add_paragraph("M. Caluirand demande si les mineurs de l’Ain et de l’Isère placés à Lyon sont comptés : réponse au prochain comité. Le Dr Oullinard signale la fermeture, en juillet, de l’unité de Bron. "
                    "Mme Bellecombe rappelle que la loi du 7 février 2022 donne deux ans pour sortir des hôtels.")
    d.add_paragraph("La séance est levée à 11 h 50. Relevé signé par la présidente de séance, le 5 décembre 2022.")
