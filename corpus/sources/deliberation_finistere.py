"""Extract from the register of a permanent committee: attendees, visas, decisions, vote."""
PRODUCER = "odt"


def write(Odt):
    d = Odt("Extrait du registre des délibérations", font="Liberation Serif", size=11, nbsp=True, bullet="-",
            header="Envoyé en préfecture le 10/11/2021 – Reçu en préfecture le 10/11/2021 – Affiché le 12/11/2021\tID : 029-222900011-20211108-CP_21_11_63-DE",
            footer="Conseil départemental du Finistère – 32, boulevard de l’Exemple – 29000 Quimper\t{page}")
    d.table([8.3, 8.3], [["CONSEIL DÉPARTEMENTAL DU FINISTÈRE\nDirection enfance famille", "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nCommission permanente"]], ruled=True, style="sig")
    d.title2("Séance du lundi 8 novembre 2021\nDélibération n° CP-21-11-63")
    d.bold("Objet : Contrat départemental de prévention et de protection de l’enfance 2021-2022 avec l’État et l’agence régionale de santé Bretagne")
    d.p("L’an deux mille vingt et un, le huit novembre à quatorze heures trente, la commission permanente, convoquée le 22 octobre 2021, s’est réunie à Quimper sous la "
        "présidence de Mme Bleuenn KERMADIC-LAOUENAN.")
    d.p("Étaient présents : Mmes et MM. Armel BOTQUELEN, Corentine DRÉZEN-HÉLOU, Gwendal PENNARUN-ABGUILLERM, Nolwenn TROADEC-FILY, Tangi QUIVORON. Absente ayant donné "
        "pouvoir : Mme Rozenn BALCONNEC à M. Botquelen. Secrétaire de séance : M. Tangi QUIVORON.")
    for t in ["Vu le code général des collectivités territoriales, notamment ses articles L. 3211-1 et L. 3211-2 ;", "Vu le code de l’action sociale et des familles ;",
              "Vu la loi n° 2016-297 du 14 mars 2016 ;", "Vu l’instruction n° DGCS/SD2B/2021/34 du 12 février 2021 ;",
              "Vu la délibération du conseil départemental du 1er juillet 2021 portant délégation à la commission permanente ;",
              "Vu le rapport n° 63 de la présidente ;"]:
        d.p(t)
    d.p("Considérant que l’État retient le Finistère parmi les quarante départements de la deuxième vague, après le Morbihan et les Côtes-d’Armor ;")
    d.p("Considérant que, de la rade de Brest au pays Bigouden, 3 117 mineurs étaient confiés ou suivis au 1er septembre 2021, dont 14 % en situation de handicap ;")
    d.p("Considérant que le projet de contrat, ci-annexé, prévoit la participation de l’État à hauteur de 1 450 000 € et celle de l’ARS à hauteur de sept cent cinquante "
        "mille euros pour deux ans, le Département consentant un effort d’au moins 2,2 M€ ;")
    d.p("Considérant que les actions proposées consistent à :")
    d.ul(["poster une puéricultrice à la maternité de Carhaix et organiser avec elle les rendez-vous à domicile jusqu’aux deux ans de l’enfant ;",
          "installer, à Quimper puis à Morlaix, un lieu où pères et mères mineurs vivent avec leur bébé et apprennent à s’en occuper ;",
          "confier à l’observatoire un poste de statisticien et la rédaction d’un rapport annuel ;",
          "compléter la trousse de premiers secours des 54 assistants familiaux ;",
          "nommer un ambassadeur chargé de trouver des parrains et marraines pour 60 enfants."])
    d.center("**Après en avoir délibéré, la commission permanente, à l’unanimité (2 abstentions),**")
    d.title2("DÉCIDE")
    d.p("Article 1 : d’approuver les termes du contrat joint à la présente délibération ;")
    d.p("Article 2 : d’autoriser la présidente du conseil départemental à le signer avec M. le préfet du Finistère et M. le directeur général de l’agence régionale de santé, "
        "ainsi que tout avenant n’excédant pas 100 000 € ;")
    d.p("Article 3 : d’inscrire la recette correspondante, soit 725 000 € pour 2021, au chapitre 74, et d’imputer les dépenses, estimées à 1,1 M€ pour le même exercice, "
        "au chapitre 65 du budget ;")
    d.p("Article 4 : de verser une avance de 40 k€ à l’association Ti ar Vugale avant le 15 décembre prochain.")
    d.p("La présente délibération peut être contestée devant le tribunal administratif de Rennes dans un délai de deux mois.")
    d.table([8.3, 8.3], [["", "Pour extrait conforme,\nLa présidente du conseil départemental\n\nBleuenn KERMADIC-LAOUENAN"]], ruled=False, style="sig")
    return d
