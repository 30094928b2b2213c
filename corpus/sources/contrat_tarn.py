"""Contract of a département with annexes: seven fiches action, two financing tables."""
PRODUCER = "odt"

OBJ = {1: "Atteindre à horizon 2022 un taux de couverture par la PMI d’au moins 20 % des entretiens prénataux précoces au niveau national",
       5: "Permettre qu’à horizon 2022, au niveau national, au moins 20 % des enfants bénéficient de consultations infantiles",
       6: "Renforcer les moyens, les ressources et la pluridisciplinarité des cellules de recueil des informations préoccupantes (CRIP) pour atteindre sur l’ensemble du territoire un délai maximal de trois mois par évaluation",
       9: "Garantir l’accompagnement de tous les enfants protégés en situation de handicap",
       22: "Systématiser les mesures d’accompagnement au retour à domicile",
       24: "Mettre en place des dispositifs d’accompagnement global et passerelles, notamment pour les jeunes en situation de handicap"}


def fiche(d, head, rows):
    d.table([3.8, 12.8], [[(head, 2)]] + rows, head=1, shade_first=True)


def write(Odt):
    d = Odt("Contrat départemental de prévention et de protection de l’enfance", size=11, first_page_bare=True, nbsp=True, margins=(1.6, 1.6, 2.2, 2.2),
            header="CDPPE du Tarn 2020-2022\tÉtat – ARS Occitanie – Département", footer="Contrat départemental de prévention et de protection de l’enfance\tPage {page} sur {pages}")
    d.style("cover", 'fo:text-align="center" fo:margin-top="5cm" fo:margin-bottom="1cm"', 'fo:font-weight="bold" fo:font-size="24pt" fo:color="#1f3864"')
    d.center("PRÉFÈTE DU TARN          ARS OCCITANIE          DÉPARTEMENT DU TARN")
    d.cover("CONTRAT DÉPARTEMENTAL\nDE PRÉVENTION ET DE PROTECTION\nDE L’ENFANCE")
    d.title2("2020 – 2022")
    d.center("Département du Tarn (81)")
    d.page_break()
    d.h1("Entre les soussignés")
    d.p("L’État, représenté par Madame Bérengère LESTRANGE-COMBAL, préfète du Tarn, ci-après désigné « l’État »,")
    d.p("L’agence régionale de santé Occitanie, représentée par son directeur général, Monsieur Pacôme Vidalenche, ci-après désignée « l’ARS »,")
    d.right("d’une part,")
    d.p("Et le Département du Tarn, représenté par Monsieur Gonzague RAVAILHE, président du conseil départemental, dûment habilité par la délibération de la "
        "commission permanente n° 2020-CP-311 du 16 octobre 2020, ci-après désigné « le Département » (SIRET 228 100 012 00347),")
    d.right("d’autre part,")
    d.p("Vu le code de l’action sociale et des familles, notamment ses articles L. 112-3, L. 221-1 et L. 226-3 ;")
    d.p("Vu le code de la santé publique, notamment son article L. 2111-1 ;")
    d.p("Vu la loi n° 2007-293 du 5 mars 2007 réformant la protection de l’enfance ;")
    d.p("Vu la loi n° 2016-297 du 14 mars 2016 relative à la protection de l’enfant ;")
    d.p("Vu l’instruction ministérielle du 19 février 2020 relative à la contractualisation avec les départements ;")
    d.p("Vu le schéma départemental de l’enfance et de la famille 2019-2023 ;")
    d.p("Considérant que la stratégie nationale de prévention et de protection de l’enfance, présentée le 14 octobre 2019, invite l’État, les agences régionales "
        "de santé et les départements à conjuguer leurs interventions ;")
    d.p("Considérant l’avis favorable rendu par l’observatoire départemental de la protection de l’enfance le 24 septembre 2020 ;")
    d.bold("Il a été convenu ce qui suit :")

    d.h1("Article 1er – Objet")
    d.p("Le présent contrat fixe les objectifs que les parties poursuivent ensemble dans le Tarn, les actions qui y concourent, les moyens que chacune y affecte et la façon "
        "dont elles en rendent compte. Il ne se substitue ni aux compétences du Département en matière d’aide sociale à l’enfance, ni aux missions des services de l’État "
        "et de l’ARS.")
    d.h1("Article 2 – Engagements des parties")
    d.h2("2.1. Engagements communs")
    d.p("Les parties souscrivent aux quatre engagements de la stratégie nationale :")
    d.ul(["agir le plus précocement possible pour répondre aux besoins des enfants et de leurs familles ;", "sécuriser les parcours des enfants protégés et prévenir les ruptures ;",
          "donner aux enfants les moyens d’agir et garantir leurs droits ;", "préparer leur avenir et sécuriser leur vie d’adulte."])
    d.h2("2.2. Engagements du Département")
    d.p("Le Département conduit les actions décrites à l’annexe 2. Il maintient, pendant toute la durée du contrat, le niveau des dépenses qu’il consacrait en 2019 à la protection "
        "maternelle et infantile, soit 4 312 700 €. Il transmet aux autres parties, avant le 31 mars de chaque année, les données nécessaires au bilan.")
    d.h2("2.3. Engagements de l’État et de l’ARS")
    d.p("L’État et l’ARS apportent le concours financier prévu à l’article 3. Ils mobilisent leurs services, en particulier la direction départementale de la cohésion sociale "
        "et de la protection des populations, la protection judiciaire de la jeunesse et l’Éducation nationale.")
    d.h1("Article 3 – Financement")
    d.p("Pour l’exercice 2020, le soutien de l’État, imputé sur le programme 304 « Inclusion sociale et protection des personnes », s’élève à 398 800 €. Celui de l’ARS, "
        "imputé sur le fonds d’intervention régional, s’élève à 241 000 €. Le Département inscrit pour sa part 521 800 € à son budget.")
    d.p("La participation de l’État est versée en une seule fois, dans le mois qui suit la signature du contrat. Les montants des années suivantes sont indicatifs ; ils "
        "sont arrêtés par avenant, dans la limite de 1 350 000 euros par an toutes parties confondues.")
    d.p("Les sommes qui n’auraient pas été utilisées au 31 décembre 2022 sont reversées au Trésor, sauf accord écrit des parties.")
    d.h1("Article 4 – Gouvernance")
    d.p("Un comité de pilotage, coprésidé par la préfète, le directeur général de l’ARS et le président du conseil départemental, se réunit au moins deux fois par an. Y siègent en outre :")
    d.ul(["le procureur de la République près le tribunal judiciaire d’Albi ;", "la directrice de la caisse d’allocations familiales ;", "le directeur académique ;",
          "deux représentants des associations habilitées ;", "deux anciens enfants confiés."])
    d.h1("Article 5 – Suivi et bilan")
    d.p("Chaque action est suivie au moyen des indicateurs portés sur sa fiche. Le Département établit un rapport d’exécution, examiné par le comité de pilotage puis "
        "adressé à la direction générale de la cohésion sociale au plus tard le 30 juin 2021 pour la première année.")
    d.h1("Article 6 – Durée")
    d.p("Le contrat est conclu pour trois ans. Il prend effet à compter du 1er décembre 2020 et s’achève le 31 décembre 2022.")
    d.h1("Article 7 – Modification et dénonciation")
    d.p("Toute modification donne lieu à un avenant signé des trois parties. Chacune peut dénoncer le contrat par lettre recommandée, moyennant un préavis de 3 mois. Les litiges "
        "relèvent du tribunal administratif de Toulouse (68, rue de l’Exemple, 31000 Toulouse).")
    d.p("Fait à Albi, le 26 novembre 2020, en trois exemplaires originaux.", hyph=False)
    d.table([5.5, 5.5, 5.5], [["La préfète du Tarn", "Pour le directeur général de l’ARS Occitanie et par délégation,\nla directrice de la délégation départementale du Tarn", "Le président du conseil départemental du Tarn"],
                              ["\n", "\n", "\n"], ["Bérengère LESTRANGE-COMBAL", "Zélie MONTGAILLAC", "Gonzague RAVAILHE"]], ruled=False, style="sig")

    d.page_break()
    d.title2("ANNEXE 1 – État des lieux")
    d.p("Le Tarn compte près de 390 000 habitants. Au 31 décembre 2019, 1 487 mineurs et jeunes majeurs y relevaient d’une mesure de l’aide sociale à l’enfance, contre 1 302 cinq ans plus "
        "tôt. La part des placements, 54 %, dépasse la moyenne régionale. Le nord du département, de Carmaux à Cordes, cumule l’isolement et la pauvreté ; le sud, autour de Castres et de Mazamet, "
        "a perdu en dix ans la moitié de ses médecins de PMI. Les familles de l’est se tournent volontiers vers l’Aveyron et l’Hérault voisins.")
    d.p("Les évaluations d’informations préoccupantes demandent en moyenne 131 jours, alors que la loi en prévoit 90. Un quart des enfants accueillis dispose d’une reconnaissance de la "
        "maison départementale des personnes handicapées ; la moitié d’entre eux attend une place en établissement.")

    d.page_break()
    d.title2("ANNEXE 2 – Fiches action")
    n = iter(range(1, 9))
    fiche(d, f"Fiche action n° {next(n)} – Engagement 1", [
        ["Objectif", "Objectif n° 1 – " + OBJ[1]],
        ["Intitulé de l’action", "L’entretien du quatrième mois pour toutes"],
        ["Description", "Deux sages-femmes à temps plein appellent chaque femme enceinte dès réception de la déclaration de grossesse et lui proposent un rendez-vous, à la maison départementale des solidarités ou chez elle."],
        ["Public", "Femmes enceintes, notamment mineures ou isolées"],
        ["Pilote", "Département – direction de la PMI"],
        ["Partenaires", "CPAM, réseau de périnatalité, maternités d’Albi et de Castres"],
        ["Calendrier", "Recrutement en janvier 2021 ; plein régime à partir de septembre 2021"],
        ["Indicateurs", "Taux d’entretiens réalisés : 12 % en 2019, 17 % en 2021, 20 % en 2022"],
        ["Budget 2020", "État : 40 000 € – ARS (FIR) : 35 000 € – Département : 75 000 €"]])
    fiche(d, f"Fiche action n° {next(n)} – Engagement 1", [
        ["Objectif", "Objectif n° 5 – " + OBJ[5]],
        ["Intitulé de l’action", "Le camion des tout-petits dans les monts de Lacaune"],
        ["Description", "Un véhicule aménagé en cabinet (médecin, puéricultrice) fait halte dans quatorze communes, deux matinées par mois, pour les examens obligatoires et les vaccinations des enfants de moins de six ans."],
        ["Public", "Enfants de 0 à 6 ans"],
        ["Pilote", "Département – direction de la PMI"],
        ["Partenaires", "Communauté de communes, MSA, maisons de santé"],
        ["Calendrier", "Achat du véhicule : 1er trimestre 2021. Tournées : avril 2021"],
        ["Indicateurs", "14 communes desservies ; 900 enfants examinés par an"],
        ["Budget 2020", "État : 62 500 € – ARS (FIR) : 48 000 € – Département : 110 500 €. Le véhicule est estimé à environ 95 K€."]])
    fiche(d, f"Fiche action n° {next(n)} – Engagement 2", [
        ["Objectif", "Objectif n° 6 – " + OBJ[6]],
        ["Intitulé de l’action", "Étoffer la cellule : un médecin, une psychologue, un juriste"],
        ["Description", "La cellule de recueil fonctionne aujourd’hui avec quatre cadres. Trois recrutements lui permettront de croiser les regards et de tenir le délai de trois mois. Le référentiel de la Haute Autorité de santé est adopté."],
        ["Public", "Enfants faisant l’objet d’une information préoccupante"],
        ["Pilote", "Département – direction enfance famille"],
        ["Partenaires", "Parquet, Éducation nationale, centre hospitalier"],
        ["Calendrier", "Décembre 2020 à juin 2021"],
        ["Indicateurs", "Délai moyen : 131 jours en 2019 ; 100 en 2021 ; 90 en 2022"],
        ["Budget 2020", "État : 96 300 €\nDépartement : 96 300 €"]])
    fiche(d, f"Fiche action n° {next(n)} – Engagement 2", [
        ["Objectif", "Objectif n° 9 – " + OBJ[9]],
        ["Intitulé de l’action", "Éducateurs ressources auprès des maisons d’enfants"],
        ["Description", "Trois éducateurs rattachés à un institut médico-éducatif interviennent à la demande des lieux d’accueil et des assistants familiaux, sous 48 heures en cas de crise. Ils préparent les entrées en établissement et soutiennent les équipes."],
        ["Public", "Mineurs confiés bénéficiant d’une notification de la MDPH"],
        ["Pilote", "ARS – délégation départementale"],
        ["Partenaires", "Département, MDPH, association Les Passerelles du Sidobre"],
        ["Calendrier", "Appel à candidatures lancé le 15 décembre 2020 ; ouverture en mai 2021"],
        ["Indicateurs", "60 enfants suivis ; moins de 5 ruptures d’accueil par an"],
        ["Budget 2020", "ARS (FIR) : 140 000 € ; État : 30 000 € ; Département : 52 000 €"]])
    fiche(d, f"Fiche action n° {next(n)} – Engagement 2", [
        ["Objectif", "Objectif n° 22 – " + OBJ[22]],
        ["Intitulé de l’action", "Six mois à vos côtés après la mainlevée"],
        ["Description", "À la fin d’un placement, un binôme éducateur et TISF passe chaque semaine dans la famille, puis chaque mois, avec un point devant le juge à mi-parcours."],
        ["Public", "Enfants sortant de placement et leurs parents"],
        ["Pilote", "Département"],
        ["Partenaires", "Juges des enfants, associations d’aide à domicile"],
        ["Calendrier", "De 2020 à 2022"],
        ["Indicateurs", "40 familles par an ; 20 % de retours en placement au plus"],
        ["Budget 2020", "110 000 €, à parts égales entre l’État (55 000 €) et le Département (55 000 €)"]])
    fiche(d, f"Fiche action n° {next(n)} – Engagement 3 et gouvernance", [
        ["Objectif", "Objectifs n° 10 et n° 11 – Participation des jeunes à l’ODPE et renforcement de l’ODPE"],
        ["Intitulé de l’action", "Un collège de jeunes et une chargée d’études à l’observatoire"],
        ["Description", "Huit jeunes de 14 à 20 ans, défrayés, préparent les séances avec un animateur. Une chargée d’études tient les données et publie chaque année une note de quatre pages."],
        ["Pilote", "ODPE"],
        ["Calendrier", "Installation du collège le 1er mars 2021"],
        ["Indicateurs", "3 séances par an"],
        ["Budget 2020", "État : 9 000 € – Département : 9 000 €"]])
    fiche(d, f"Fiche action n° {next(n)} – Engagement 4", [
        ["Objectif", "Objectif n° 24 – " + OBJ[24]],
        ["Intitulé de l’action", "La Maison des 18-21"],
        ["Description", "À Albi, un même lieu réunit logement, santé, mobilité et premier emploi. Les jeunes reconnus handicapés y préparent leur passage vers le secteur adulte. Une bourse de 2 000 € par jeune est prévue pour le permis de conduire."],
        ["Public", "Jeunes de 17 à 21 ans issus de l’aide sociale à l’enfance"],
        ["Pilote", "Département, avec la mission locale"],
        ["Partenaires", "CROUS, foyers de jeunes travailleurs, CPAM, Cap emploi"],
        ["Calendrier", "Ouverture avant le 30 juin 2021"],
        ["Indicateurs", "75 jeunes accompagnés ; 60 % en emploi ou en formation"],
        ["Budget 2020", "État : 88 000 € – ARS (FIR) : 12 000 € – Département : 100 000 €"]])

    d.page_break()
    d.title2("ANNEXE 3 – Plan de financement")
    d.h2("Tableau 1 – Répartition 2020 par action (en euros)")
    d.table([7.6, 2.2, 2.2, 2.4, 2.2], [
        ["Action", "État (P304)", "ARS (FIR)", "Département", "Total"],
        ["L’entretien du quatrième mois pour toutes", "40 000", "35 000", "75 000", "150 000"],
        ["Le camion des tout-petits dans les monts de Lacaune", "62 500", "48 000", "110 500", "221 000"],
        ["Étoffer la cellule : un médecin, une psychologue, un juriste", "96 300", "–", "96 300", "192 600"],
        ["Éducateurs ressources auprès des maisons d’enfants", "30 000", "140 000", "52 000", "222 000"],
        ["Six mois à vos côtés après la mainlevée", "55 000", "–", "55 000", "110 000"],
        ["Un collège de jeunes et une chargée d’études à l’observatoire", "9 000", "–", "9 000", "18 000"],
        ["La Maison des 18-21", "88 000", "12 000", "100 000", "200 000"],
        ["Formations croisées entre éducateurs, soignants et enseignants", "18 000", "6 000", "24 000", "48 000"],
        ["TOTAL", "398 800", "241 000", "521 800", "1 161 600"]], head=1, right_from=1, bold_last=True)
    d.h2("Tableau 2 – Programmation pluriannuelle indicative (en euros)")
    d.table([5.2, 2.8, 2.8, 2.8, 3], [
        ["Financeur", "2020", "2021", "2022", "Total"],
        ["État", "398 800", "410 000", "420 000", "1 228 800"],
        ["ARS", "241 000", "250 000", "255 000", "746 000"],
        ["Département", "521 800", "660 000", "675 000", "1 856 800"],
        ["Total", "1 161 600", "1 320 000", "1 350 000", "3 831 600"]], head=1, right_from=1, bold_last=True)
    d.small("Les montants 2021 et 2022 sont donnés sous réserve du vote des lois de finances et du budget départemental.")
    return d
