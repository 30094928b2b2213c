"""An inauguration told step by step, with a boxed « Chiffres clés » and an amendment signed on the way."""
PRODUCER = "docx"


def write(d):
    from docx.shared import Pt
    d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(11)
    d.sections[0].header.paragraphs[0].text = "LE DÉPARTEMENT DU VAR – DOSSIER DE PRESSE"
    d.add_heading("Brignoles : la Maison des premiers pas ouvre ses portes", 1)
    d.add_paragraph("Brignoles, mercredi 20 septembre 2023")
    p = d.add_paragraph()
    p.add_run("Ce matin, en inaugurant un centre parental unique dans le centre du Var, le Département, l’État et l’ARS ont donné un prolongement à leur contrat de prévention et de protection de l’enfance du 30 novembre 2021.").bold = True
    d.add_heading("10 h 30 – Le ruban", 2)
    d.add_paragraph("Apollonie Fréjusard, ministre déléguée à l’enfance, coupe le ruban avec Cyprien Lorguais, maire de Brignoles, sous les yeux d’Odette Tourtoureau, sénatrice, et de Bastien Carnoulet, "
                    "président du conseil d’administration de la Caf. Le bâtiment, dont le chantier a duré de septembre 2022 à août 2023, aura coûté près de 1,9 million d’euros.")
    d.add_heading("11 h – La visite", 2)
    for x in ("La cour, plantée de micocouliers ;", "La cuisine partagée, où un apprentissage du quotidien est proposé ;", "Douze logements, du studio au trois-pièces."):
        d.add_paragraph(x, style="List Bullet")
    d.add_heading("11 h 45 – Les signatures", 2)
    d.add_paragraph("Puis vient le temps de l’écrit. L’avenant 2023-2024 est signé par Siméon Gassinaud, sous-préfet de Brignoles, que le préfet a mandaté ; par Ombeline Collobriac, première vice-présidente du Département du Var ; "
                    "et, pour l’ARS Provence-Alpes-Côte d’Azur, par son directeur départemental, Marius-Ange Besseaud. La ministre leur prête son stylo, et se garde d’y toucher davantage.")
    d.add_paragraph("« Signer, c’est bien. Tenir, c’est mieux », glisse le maire.")
    t = d.add_table(rows=1, cols=1, style="Table Grid")
    t.cell(0, 0).text = ("CHIFFRES CLÉS\n4 217 enfants suivis au 31 décembre 2022\n11 maisons d’enfants et 386 assistants familiaux\n142,6 M€ : budget annuel du Département pour l’enfance\n"
                         "38 € par jour : indemnité versée par le Département à l’assistant familial\n41 % des placements décidés dans l’urgence")
    d.add_paragraph("")
    d.add_heading("Ce que l’avenant apporte", 2)
    d.add_paragraph("Les financements, en 2023, se montent à 2 475 000 € pour l’État, 835 000 € pour l’ARS et 3,3 M€ pour le Département. Sont ainsi rendus possibles trois mesures éducatives de jour ouvertes à Hyères, Fréjus et Draguignan, "
                    "qui évitent aux adolescents de quitter leur famille ; le recrutement d’une avocate et d’une assistante sociale pour les jeunes étrangers arrivés seuls, devenus majeurs ; "
                    "la présence d’une TISF dès le huitième mois de grossesse, dans les familles suivies ; l’appui d’un ergothérapeute aux mères et aux pères en fauteuil ou malvoyants.")
    d.add_paragraph("Un audit sera remis avant le 1er avril 2024. Une seconde maison, à la limite des Alpes-Maritimes, est à l’étude ; elle n’ouvrirait pas avant la rentrée 2024.")
    d.add_paragraph("Contact : Roxelane Pignansol – 04 65 71 83 83 – presse@var.example – 390 avenue de l’Exemple, 83076 Toulon")
