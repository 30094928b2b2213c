"""Contract in plain articles, without a table: commitments in numbered paragraphs, sums in the text, four parties."""

PRODUCER = "docx"


def write(d):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt

    style = d.styles["Normal"]
    style.font.name, style.font.size = "Garamond", Pt(11.5)
    s = d.sections[0]
    s.page_width, s.page_height, s.left_margin, s.right_margin = Cm(21), Cm(29.7), Cm(2.8), Cm(2.8)
    s.footer.paragraphs[0].text = "Contrat État – Département – ARS – Guadeloupe          Page          Paraphes :"

    def p(text, align=A.JUSTIFY, bold=False, italic=False):
        q = d.add_paragraph()
        q.alignment = align
        r = q.add_run(text)
        r.bold, r.italic = bold, italic

    def art(text):
        q = d.add_paragraph()
        r = q.add_run(text)
        r.bold = r.underline = True

    p("RÉPUBLIQUE FRANÇAISE", A.CENTER, True)
    p("CONTRAT LOCAL POUR LA PRÉVENTION ET LA PROTECTION DE L’ENFANCE", A.CENTER, True)
    p("GUADELOUPE", A.CENTER, True)
    p("2022-2023", A.CENTER)
    p("ENTRE LES SOUSSIGNÉS :", bold=True)
    p(
        "L’État, pris en la personne de M. Saturnin LAMENTIN-BORY, préfet de la région Guadeloupe, représentant de "
        "l’État dans les collectivités de Saint-Barthélemy et de Saint-Martin,"
    )
    p(
        "Le Département de la Guadeloupe, collectivité régie par le code général des collectivités territoriales, dont "
        "le siège est boulevard de l’Exemple, 97100 Basse-Terre, représenté par le président du conseil départemental, "
        "M. Eustache VIEUX-HABITANTS, agissant en vertu de la délibération du 17 novembre 2022,"
    )
    p(
        "L’Agence de santé de Guadeloupe, Saint-Martin et Saint-Barthélemy, représentée par Mme Priscilla "
        "CAPESTERRE-NÉRON, directrice générale par intérim,"
    )
    p("ET")
    p(
        "L’Union départementale des associations de sauvegarde « Lespwa Timoun », dont le numéro de déclaration est "
        "W9G1004471, représentée par sa présidente, Mme Josy MORNE-À-L’EAU,"
    )
    p("ci-après désignés ensemble « les signataires ».")
    p("PRÉAMBULE", bold=True)
    p(
        "La Guadeloupe confie chaque année un peu plus de 1 300 enfants à des familles ou à des établissements. La "
        "crise sociale de la fin de l’année 2021 a rappelé combien la jeunesse de l’archipel a besoin d’adultes "
        "présents. Un premier contrat, signé à Pointe-à-Pitre le 10 décembre 2020, avait permis d’engager onze "
        "actions ; il a été prorogé d’un an par l’avenant du 30 novembre 2021. Le présent contrat le remplace."
    )
    p(
        "Il s’appuie sur les quatre orientations nationales, à savoir la précocité de l’intervention, la continuité "
        "des parcours, le droit des enfants à être entendus, et l’insertion des jeunes majeurs. Il tient compte de la "
        "loi n° 2022-140 du 7 février 2022 et de l’instruction du 18 février 2022."
    )
    art("Article premier : objet")
    p(
        "Les signataires conviennent de conduire ensemble les opérations énumérées à l’article 2, de les financer dans "
        "les conditions de l’article 4 et d’en mesurer les effets."
    )
    art("Article 2 : opérations")
    p("I. – Au titre de la petite enfance, le Département :", bold=True)
    p("1° double le nombre de visites à domicile que les sages-femmes de PMI effectuent avant et après la naissance ;")
    p("2° ouvre des consultations de nourrissons à Marie-Galante, à La Désirade et aux Saintes ;")
    p("3° confie à une équipe de douze TISF les familles dont un enfant est né prématuré.")
    p("II. – Au titre de la protection, le Département et l’État :", bold=True)
    p("4° mettent en place une permanence de la cellule de recueil le soir et le week-end, avec un numéro unique ;")
    p(
        "5° établissent un programme annuel de contrôle des établissements et services, qui est annexé au schéma "
        "départemental avant le 30 avril 2023 ;"
    )
    p(
        "6° créent un lieu d’accueil de douze places pour les frères et sœurs à Petit-Bourg, dont la gestion est "
        "confiée à l’association signataire ;"
    )
    p("7° instaurent une allocation de 150 euros par mois pour les tiers auxquels un juge a confié un enfant.")
    p("III. – Au titre de la santé et du handicap, l’Agence de santé :", bold=True)
    p("8° finance une équipe mobile de pédopsychiatrie qui se déplace dans les foyers ;")
    p("9° organise des séjours de répit pour les parents d’enfants autistes, à raison de trente semaines par an.")
    p("IV. – Au titre du passage à l’âge adulte :", bold=True)
    p(
        "10° les signataires instituent un contrat d’accompagnement vers l’autonomie, qui associe un logement, un "
        "revenu et un référent, pour soixante jeunes de dix-huit à vingt et un ans."
    )
    art("Article 3 : ce que le contrat n’est pas")
    p(
        "Le présent contrat ne se substitue ni à la convention d’appui à la lutte contre la pauvreté signée par l’État "
        "et le Département le 4 juillet 2019, dont le reliquat s’élève à 212 000 euros, ni au plan de "
        "prévention de la délinquance. La rénovation du foyer de Gourbeyre relève d’une autre convention."
    )
    art("Article 4 : dispositions financières")
    p(
        "4.1. L’État apporte, au titre de l’exercice 2022, six cent quarante mille euros (640 000 €) sur les crédits "
        "du programme 304. L’Agence de santé apporte 275 000 € du fonds d’intervention régional. Le Département "
        "apporte 915 000 €. L’association signataire valorise du bénévolat à hauteur de 18 000 €, non pris en compte dans le total."
    )
    p("4.2. Le total des contributions de l’exercice 2022 s’établit à 1 830 000 €.")
    p(
        "4.3. Pour l’exercice 2023, les contributions sont arrêtées par avenant, dans la limite, pour l’État, de "
        "700 000 €. Les opérations 4° et 8° reçoivent respectivement, sur la part de 2022, 120 000 € de l’État et "
        "195 000 € de l’Agence de santé."
    )
    p(
        "4.4. Les fonds de l’État sont versés au comptable de la paierie départementale dans un délai de trente jours "
        "à compter de la signature."
    )
    art("Article 5 : gouvernance")
    p(
        "Un comité stratégique se réunit en juin et en décembre. Il entend au moins une fois par an trois jeunes "
        "confiés ou qui l’ont été. Un comité technique prépare ses travaux ; en font partie le directeur de l’enfance, "
        "la déléguée territoriale de la protection judiciaire de la jeunesse, le rectorat et la Caf."
    )
    art("Article 6 : évaluation")
    p(
        "Chaque opération fait l’objet d’au moins un indicateur de moyens et d’un indicateur de résultat. Le "
        "Département remet un bilan d’étape le 30 juin 2023 et un bilan final dans les six mois qui suivent le terme "
        "du contrat. Une comparaison est menée avec la Martinique et la Guyane."
    )
    art("Article 7 : durée")
    p("Le contrat entre en vigueur le 1er décembre 2022. Il prend fin le 31 décembre 2023, sans tacite reconduction.")
    art("Article 8 : litiges")
    p("À défaut d’accord amiable, les litiges sont portés devant le tribunal administratif de la Guadeloupe.")
    p("Fait à Basse-Terre, en quatre exemplaires originaux, le vendredi 25 novembre 2022.")
    p("Le préfet,\t\t\t\tLe président du conseil départemental,", A.LEFT)
    p("Saturnin LAMENTIN-BORY\t\tEustache VIEUX-HABITANTS", A.LEFT)
    p("")
    p("P/ La directrice générale\t\t\tLa présidente de Lespwa Timoun,", A.LEFT)
    p("de l’Agence de santé et par ordre,", A.LEFT)
    p("le secrétaire général", A.LEFT)
    p("Rodolphe TROIS-RIVIÈRES\t\tJosy MORNE-À-L’EAU", A.LEFT)
    p(
        "Annexe (remise séparément) : indicateurs, lettres d’intention des communes du Moule et de Saint-Claude, "
        "relevé d’identité bancaire.",
        italic=True,
    )
