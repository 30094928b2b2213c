"""Short instruction of a ministry to prefects, with an annex listing départements."""
PRODUCER = "reportlab"


def write(out, fonts):
    from reportlab.lib.enums import TA_JUSTIFY, TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle as PS
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
    for n, f in (("S", "LiberationSerif-Regular"), ("SB", "LiberationSerif-Bold"), ("SI", "LiberationSerif-Italic")):
        pdfmetrics.registerFont(TTFont(n, f"{fonts}/{f}.ttf"))
    pdfmetrics.registerFontFamily("S", normal="S", bold="SB", italic="SI", boldItalic="SB")
    body = PS("b", fontName="S", fontSize=11, leading=14, alignment=TA_JUSTIFY, spaceAfter=7)
    right, left = PS("r", parent=body, alignment=TA_RIGHT), PS("l", parent=body, alignment=0)
    h = PS("h", parent=left, fontName="SB", fontSize=11.5, spaceBefore=8)
    P = lambda t, s=body: Paragraph(t, s)
    f = []
    f += [Table([[P("<b>MINISTÈRE DES SOLIDARITÉS<br/>ET DES FAMILLES</b><br/>Direction de l’enfance<br/>Bureau de la protection des mineurs", left), P("Paris, le 24 février 2021", right)]], colWidths=[300, 155]),
          Spacer(1, 12),
          P("Le secrétaire d’État chargé de l’enfance<br/>à<br/>Mesdames et Messieurs les préfets de département<br/>Mesdames et Messieurs les directeurs généraux des agences régionales de santé", right),
          P("<b>INSTRUCTION N° DE/BPM/2021/027</b> relative à l’extension des contrats départementaux de prévention et de protection de l’enfance", left),
          P("<i>Date d’application : immédiate. Classement : action sociale. Texte abrogé : circulaire du 6 mai 2020.</i>", left),
          Table([[P("<b>Résumé</b>", left), P("La présente instruction ouvre une seconde vague de contrats et en fixe les règles, les crédits et le calendrier.", left)],
                 [P("<b>Mots-clés</b>", left), P("protection de l’enfance, PMI, contractualisation", left)],
                 [P("<b>Textes de référence</b>", left), P("Loi n° 2016-297 du 14 mars 2016 ; décret n° 2013-994 du 7 novembre 2013 ; code de l’action sociale et des familles, article L. 226-4", left)]],
                colWidths=[95, 360], style=TableStyle([("GRID", (0, 0), (-1, -1), .5, "#444444"), ("VALIGN", (0, 0), (-1, -1), "TOP")])),
          Spacer(1, 10),
          P("Trente départements ont contractualisé avec l’État avant la fin de l’année 2020. Quarante autres peuvent les rejoindre en 2021, à la condition d’avoir fait connaître leur intention "
            "au plus tard le 31 mars 2021. Les contrats seront signés avant le 15 octobre 2021 ; ils porteront sur les exercices 2021 et 2022."),
          P("1. Crédits", h),
          P("Trois enveloppes nationales sont réunies pour 2021 :"),
          ListFlowable([ListItem(P(t), bulletColor="black") for t in (
              "115 M€ inscrits au programme 304, délégués par les préfets de région ;",
              "35 millions d’euros du fonds d’intervention régional, notifiés par les agences ;",
              "20 M€ au titre de l’ONDAM médico-social.")], bulletType="bullet", start="–", leftIndent=18),
          P("Aucun contrat ne peut recevoir de l’État plus de 4,5 millions d’euros par an. La dotation de chaque département comprend une part fixe de 300 000 € et une part calculée selon le nombre d’enfants "
            "de moins de six ans, de l’ordre de 7 € par enfant. Le Département apporte une contribution au moins égale à celle de l’État."),
          P("2. Contenu des contrats", h),
          P("Chaque contrat retient les onze objectifs fondamentaux et choisit librement parmi les quinze autres. Les projets seront examinés au regard :"),
          ListFlowable([ListItem(P(t)) for t in ("de la qualité du diagnostic ;", "de la place donnée à la prévention ;", "de l’avis des personnes concernées ;", "du caractère additionnel des dépenses.")],
                       bulletType="1", bulletFormat="%s)", bulletFontName="S", leftIndent=18),
          P("Vous veillerez en particulier à ce que le parrainage, la scolarité et la santé ne soient pas oubliés."),
          P("3. Suivi", h),
          P("Un compte rendu est transmis chaque année à la direction de l’enfance. La remontée des indicateurs se fait du 1<super>er</super> au 30 avril 2022. Les difficultés sont signalées à l’adresse "
            "contractualisation@exemple.gouv.example ou au 01 99 00 27 53."),
          Spacer(1, 8),
          P("Pour le secrétaire d’État et par délégation,<br/>le directeur de l’enfance,<br/><br/>Anatole VERCAMBRE", right),
          PageBreak(),
          P("Annexe – Départements ayant manifesté leur intention au 15 février 2021", h),
          Table([["Région", "Départements"], ["Bretagne", "Ille-et-Vilaine (35), Morbihan (56)"], ["Centre-Val de Loire", "Loir-et-Cher, Loiret"], ["Grand Est", "Ardennes, Vosges"],
                 ["Normandie", "Manche, Orne"], ["Nouvelle-Aquitaine", "Landes, Charente-Maritime"], ["Provence-Alpes-Côte d’Azur", "Hautes-Alpes"], ["Outre-mer", "Guadeloupe (971)"]],
                colWidths=[170, 285], style=TableStyle([("FONT", (0, 0), (-1, -1), "S", 10.5), ("FONT", (0, 0), (-1, 0), "SB", 10.5), ("GRID", (0, 0), (-1, -1), .5, "#444444"), ("BACKGROUND", (0, 0), (-1, 0), "#dddddd")]))]

    def foot(c, d):
        c.setFont("S", 8)
        c.drawString(70, 32, "20, avenue de l’Exemple – 75007 Paris – Tél. 01 99 00 27 00")
        c.drawRightString(A4[0] - 70, 32, str(d.page))
    SimpleDocTemplate(str(out), pagesize=A4, leftMargin=70, rightMargin=70, topMargin=60, bottomMargin=60, title="Instruction DE/BPM/2021/027").build(f, onFirstPage=foot, onLaterPages=foot)
