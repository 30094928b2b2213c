"""Communiqué of a prefecture, two pages; the list of actions runs over the page break."""
PRODUCER = "odt"


def write(Odt):
    d = Odt("Communiqué de presse", font="Liberation Sans", size=11, bullet="–",
            footer="Préfecture de la Somme – Bureau de la communication interministérielle – 03 53 01 80 12\tPage {page}/{pages}")
    d.style("marianne", 'fo:text-align="start" fo:margin-bottom="0.2cm"', 'fo:font-weight="bold" fo:font-size="14pt"')
    d.marianne("PRÉFÈTE\nDE LA SOMME")
    d.small("__Liberté__\n__Égalité__\n__Fraternité__")
    d.title("COMMUNIQUÉ DE PRESSE")
    d.right("Amiens, le 16 octobre 2020")
    d.title2("Prévention et protection de l’enfance :\nla Somme parmi les premiers départements engagés")
    d.bold("Mardi 15 octobre 2020, Mme Perrine HAUTECLAIRE, préfète de la Somme, M. Aurélien Dubosquet-Lamy, président du conseil départemental, "
           "et Mme Honorine Salvaterra, directrice générale par intérim de l’agence régionale de santé Hauts-de-France, ont signé à Amiens le contrat "
           "départemental de prévention et de protection de l’enfance.")
    d.p("Ce contrat est le premier conclu dans la région. Il prolonge le schéma départemental enfance-famille 2018-2023 et prend place à côté de la convention "
        "de lutte contre la pauvreté, dont il partage les indicateurs sur les sorties de l’aide sociale à l’enfance. Il a été préparé en moins de quatre mois, malgré "
        "l’état d’urgence sanitaire, par un groupe réunissant la direction départementale de la cohésion sociale, la délégation territoriale de l’agence régionale de santé, "
        "les services du conseil départemental, la caisse d’allocations familiales et les associations gestionnaires.")
    d.h2("Un territoire où les fragilités s’additionnent")
    d.p("Du littoral picard, ouvert sur la Manche, aux confins de l’Oise, près de 2 900 enfants et adolescents sont accompagnés. Sur cent bébés nés en 2019, sept "
        "avaient reçu la visite d’une puéricultrice au cours des 1 000 premiers jours de leur vie. Le nombre de médecins de protection maternelle "
        "et infantile a reculé de 20 % en cinq ans ; celui des informations préoccupantes, de son côté, a progressé d’un tiers. Les délais d’évaluation "
        "s’allongent, les travailleurs sociaux s’épuisent, et la coordination entre les professionnels repose trop souvent sur la bonne volonté de chacun.")
    d.h2("Des moyens supplémentaires dès cette année")
    d.p("L’État délègue au conseil départemental 1 208 450,50 € pour l’exercice 2020 sur le programme 304. L’agence régionale de santé attribue une subvention de trois cent mille "
        "euros, prélevée sur le fonds d’intervention régional. Le Département s’engage à dépenser au moins autant que ses deux partenaires, soit 1,6 M€ environ, "
        "sans compter les 12 places d’accueil financées par ailleurs.")
    d.h2("Ce que prévoit le contrat")
    d.p("Les signataires ont retenu dix-neuf actions. Les plus attendues sont :")
    d.ul(["le doublement des visites que les sages-femmes du service départemental rendent aux futures et jeunes mamans les plus isolées ;",
          "le recrutement de six infirmières puéricultrices, afin d’accompagner chez eux les tout-petits jusqu’à leur deuxième anniversaire, en commençant "
          "par les quartiers prioritaires d’Amiens et d’Abbeville ;",
          "un plan pluriannuel d’inspection des établissements et services, adossé à une cartographie des risques de maltraitance institutionnelle ;",
          "la constitution d’une équipe pluridisciplinaire chargée d’accompagner les adolescents en situation de handicap hébergés en maison d’enfants à caractère "
          "social, de prévenir leur exclusion et d’épauler les éducateurs au quotidien ;",
          "un placement éducatif à domicile, mesure intermédiaire entre l’action éducative en milieu ouvert et l’hébergement, pour 45 enfants ;",
          "l’accompagnement du retour en famille, avec un éducateur dédié pendant les six mois qui suivent la fin de l’accueil ;",
          "un guichet unique pour les anciens mineurs non accompagnés : titre de séjour, couverture maladie, compte bancaire et logement ;",
          "le conseil des jeunes de la Somme, dont deux membres siègeront à l’observatoire départemental de la protection de l’enfance."], hyph=True)
    d.p("La préfète et le président du conseil départemental réuniront le comité de pilotage deux fois par an. La première réunion se tiendra le 3 février 2021. "
        "Une clause de revoyure est prévue à l’automne 2021, avant la signature d’un avenant financier.")
    d.p("Perrine Hauteclaire a salué la mobilisation de M. Théodule Grandsire, procureur de la République, et de Mme Mathurine Ploquin, inspectrice d’académie.")
    d.bold("Contact presse : Célestin Ravaudet – 03 53 01 80 12 – communication@somme.example")
    return d
