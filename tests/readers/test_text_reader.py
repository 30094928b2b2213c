"""Plain text and Markdown: what is joined, what stays apart, what is a list."""

import pytest
from shown import blocks, check, document, items, kinds, tables

from extractor.errors import EmptyError
from extractor.readers.text import decode

WRAPPED = """Ce mardi 13 octobre 2020, le préfet et le président du conseil départemental
ont signé le contrat de prévention et de protection de l'enfance, qui engage
Laon et son agglomération ainsi que l'ensemble des partenaires du territoire
pour trois ans.
"""


@pytest.mark.parametrize(
    "data",
    [
        "Été à Orléans".encode(),
        "Été à Orléans".encode("utf-8-sig"),
        "Été à Orléans".encode("utf-16"),
        "Été à Orléans".encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decode(data) == "Été à Orléans"


def test_broken_utf8_is_read_as_cp1252() -> None:
    assert decode(b"\xe9t\xe9 \x80 \x81") == "été € \ufffd"


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    doc = document(WRAPPED + "\n" + WRAPPED)
    assert [kind for kind, _ in blocks(doc)] == ["paragraph", "paragraph"]
    assert "qui engage Laon et son" in doc.text
    check(doc)


def test_justified_spaces_collapse() -> None:
    doc = document("Ces  fonds   serviront  à  des  actions  de  prévention.")
    assert doc.text == "Ces fonds serviront à des actions de prévention."


@pytest.mark.parametrize(
    "lines",
    [
        ["Hôtel du Département", "Place de la Préfecture", "02000 Laon"],
        ["Contact presse", "Service de presse de la préfecture"],
        ["Le préfet de l'Aisne,", "Ziad Exemple"],
        ["Vous êtes ici : Accueil > Actualités > Enfance", "Protection de l'enfance", "Le 15 février 2020"],
        ["Pour l'État : M. Untel, préfet.", "Pour l'ARS : Mme Unetelle, directrice."],
        ["agir tôt ;", "sécuriser les parcours ;"],
    ],
)
def test_separate_lines_stay_separate(lines: list[str]) -> None:
    assert [text for _, text in blocks(document("\n".join(lines)))] == lines


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "CONTRACTUALISATION DE LA STRATÉGIE DE\nPRÉVENTION",
            "CONTRACTUALISATION DE LA STRATÉGIE DE PRÉVENTION",
        ),
        ("Le préfet\nde l'Aisne", "Le préfet de l'Aisne"),
        ("DES BOUCHES-\nDU-RHÔNE", "DES BOUCHES-DU-RHÔNE"),
        ("une action de préven-\ntion", "une action de prévention"),
        ("**PRÉFET\nDE LA SOMME**", "PRÉFET DE LA SOMME"),
    ],
)
def test_lines_that_say_that_they_go_on(raw: str, expected: str) -> None:
    assert document(raw).text == expected


def test_a_dateline_at_the_right_of_a_title_in_capitals() -> None:
    doc = document(
        "CONTRAT SIGNÉ\nDANS L’AISNE Laon, le 16 octobre 2020\n\n"
        "Le contrat a été signé ce jour à Laon par tous."
    )
    assert [text for _, text in blocks(doc)][:2] == ["CONTRAT SIGNÉ DANS L’AISNE", "Laon, le 16 octobre 2020"]


def test_bullets_wrap_over_lines_and_blank_lines() -> None:
    doc = document(
        "Les actions sont :\n\n• le parrainage,\n\n • la participation des enfants aux\n"
        "travaux de l'observatoire.\n\nLe contrat dure trois ans.\n"
    )
    assert items(doc) == [
        ("•", 0, "le parrainage,"),
        ("•", 0, "la participation des enfants aux travaux de l'observatoire."),
    ]
    listed = [b for b in doc.blocks if b.kind == "list_item"]
    assert {b.list_id for b in listed} == {0}
    assert {b.intro for b in listed} == {0}
    assert doc.text.startswith("Les actions sont :\n\n• le parrainage,")
    check(doc)


def test_an_item_goes_on_after_a_colon_at_the_end_of_a_full_line() -> None:
    doc = document(
        "Les actions sont les suivantes, dans tout le département du Cher :\n\n"
        "- L'embauche d'une sage-femme coordinatrice chargée de relancer les\n"
        "femmes enceintes qui n'ont pas eu d'entretien prénatal ; objectif :\n"
        "une sur quatre rencontrée en 2024.\n"
        "- Des permanences de puériculture le samedi matin à Bourges et dans\n"
        "les communes voisines.\n"
    )
    assert len(items(doc)) == 2
    assert items(doc)[0][2].endswith("objectif : une sur quatre rencontrée en 2024.")
    check(doc)


def test_what_follows_a_short_item_with_a_colon_stands_alone() -> None:
    doc = document("- Nos partenaires :\nla Caf et la mairie.\n- Nos lieux :\nBourges et Vierzon.\n")
    assert [kind for kind, _ in blocks(doc)].count("list_item") == 2
    assert items(doc)[0][2] == "Nos partenaires :"
    check(doc)


def test_a_line_without_a_bullet_after_an_item_that_ends_stands_alone() -> None:
    doc = document(
        "Les actions sont les suivantes, dans tout le département du Cher :\n\n"
        "- recruter une sage-femme pour les communes qui n'en ont plus ;\n"
        "former les agents de la cellule.\n"
        "- ouvrir un lieu d'accueil pour les parents le samedi matin, à Bourges, et\n"
        "un autre à Vierzon ; créer un réseau de parrains dans les communes voisines\n"
        "de ces deux villes, avec les associations de familles qui en ont la pratique.\n"
    )
    assert not any("former" in text for _, _, text in items(doc))


def test_nested_lists() -> None:
    doc = document("- critères :\n  • un besoin ;\n  • une volonté ;\n- actions :\n  • une place.\n")
    assert [(m, level) for m, level, _ in items(doc)] == [("-", 0), ("•", 1), ("•", 1), ("-", 0), ("•", 1)]
    assert [b.parent for b in doc.blocks] == [None, 0, 0, None, 3]
    assert [b.intro for b in doc.blocks] == [None, 0, 0, None, 3]
    assert len({b.list_id for b in doc.blocks}) == 3
    check(doc)


def test_letters_under_numbers_and_a_resumed_sequence() -> None:
    doc = document(
        "DÉLIBÈRE :\n\n1° approuve :\n   a) ceci ;\n   b) cela ;\n\nSuit un texte.\n\n"
        "2° autorise le président.\n"
    )
    assert [(m, level) for m, level, _ in items(doc)] == [("1°", 0), ("a)", 1), ("b)", 1), ("2°", 0)]
    ids = [b.list_id for b in doc.blocks if b.kind == "list_item"]
    assert ids[0] == ids[3] != ids[1]


@pytest.mark.parametrize(
    "text",
    [
        "A. Martin a signé le contrat avec les parties.",
        "2020. Une année de signatures dans tout le pays.",
        "13.10.20 : signature du contrat.",
        "Le contrat - signé en 2020 - prévoit des actions.",
        "Le contrat conclu entre les parties\n- signé en 2020 - prévoit des actions.",
        "M. Dupont, préfet.",
        "1 208,50 € par an.",
        "o tempora",
    ],
)
def test_what_is_no_item(text: str) -> None:
    assert items(document(text)) == []


def test_a_wrapped_dash_is_prose() -> None:
    text = (
        "Le contrat de prévention et de protection de l'enfance du département de\n"
        "- Loire - Atlantique engage les parties signataires pour une durée de trois\n"
        "années pleines et entières, sous réserve du vote des crédits par les deux\n"
        "assemblées concernées, à compter de la signature du présent document.\n"
    )
    assert items(document(text)) == []


def test_an_isolated_number_with_a_short_title_is_a_heading() -> None:
    doc = document("1. Objet du contrat\n\nLe contrat fixe des objectifs.\n\n2. Durée\n\nTrois ans.\n")
    assert kinds(doc, "heading", "title") == ["1. Objet du contrat", "2. Durée"]


def test_markdown() -> None:
    doc = document(
        "# Titre\n\n**Mme Untel** a *bien* signé avec `800 €` et [le site](http://a.fr) \\*.\n\n"
        "> « Bravo »\n\n## Suite\n\n---\n\n![image](x.png)\n\n600 places* sont créées (*sous réserve).\n"
    )
    assert blocks(doc) == [
        ("title", "Titre"),
        ("paragraph", "Mme Untel a bien signé avec 800 € et le site *."),
        ("paragraph", "« Bravo »"),
        ("heading", "Suite"),
        ("paragraph", "600 places* sont créées (*sous réserve)."),
    ]


def test_a_bold_line_is_a_heading_but_bold_prose_is_not() -> None:
    doc = document("**Contact presse**  \n\n**Le préfet a signé le contrat hier soir.**\n")
    assert [kind for kind, _ in blocks(doc)] == ["heading", "paragraph"]


def test_a_short_line_between_prose_is_a_heading() -> None:
    prose = "Le contrat a été signé par les trois parties à la préfecture de région hier."
    doc = document(f"{prose}\n\nUn effort partagé\n\n{prose}\n\nLaon, le 3 mars 2021\n\n{prose}\n")
    assert kinds(doc, "heading") == ["Un effort partagé"]


def test_pipes_that_are_no_table() -> None:
    doc = document("| COMMUNIQUÉ DE PRESSE\n\n23 septembre 2022\n")
    assert tables(doc) == []
    assert doc.text.startswith("| COMMUNIQUÉ DE PRESSE")


def test_markdown_table() -> None:
    doc = document(
        "Voici :\n| Action | 2020 |\n|---|--:|\n| PMI | 800\u00a0000 € |\n| **CRIP** | |\n\nFin.\n"
    )
    assert tables(doc) == [[["Action", "2020"], ["PMI", "800\u00a0000 €"], ["CRIP", ""]]]
    assert [c.header for c in doc.tables[0].cells] == [True, True, False, False, False, False]
    check(doc)


def test_markdown_table_with_short_separators() -> None:
    assert tables(document("| État | Caf |\n|:-:|-:|\n| Oui | Non |\n")) == [
        [["État", "Caf"], ["Oui", "Non"]]
    ]
    assert tables(document("Oui\n-\nNon\n")) == []


def test_tab_table_with_html_inside() -> None:
    doc = document(
        "\t<b>Engagement 1</b>\t<b>Engagement 2</b>\n"
        "Objectifs\t<ol> <li>1. Atteindre 20&nbsp;%</li> <li>2. Suivre</li> </ol>\t"
        "<ol><li>6. Agir</li></ol>\n"
    )
    assert tables(doc) == [
        [["", "Engagement 1", "Engagement 2"], ["Objectifs", "1. Atteindre 20\u00a0% 2. Suivre", "6. Agir"]]
    ]


def test_columns_set_with_spaces() -> None:
    figures = document("Financeur        Montant\nÉtat             3 812 000 €\nARS              640 500 €\n")
    assert tables(figures) == [[["Financeur", "Montant"], ["État", "3 812 000 €"], ["ARS", "640 500 €"]]]
    names = document("Le préfet              La présidente\nZiad Exemple           Anne Modèle\n")
    assert [text for _, text in blocks(names)] == [
        "Le préfet",
        "Ziad Exemple",
        "La présidente",
        "Anne Modèle",
    ]


def test_columns_set_with_spaces_over_a_rule_and_under_heads_alone() -> None:
    heads = "                     2021         2022\n"
    rows = "État            118 000 €    242 000 €\nARS              30 000 €     48 000 €\n"
    total = "                ---------    ---------\nTOTAL           148 000 €    290 000 €\n"
    body = [["État", "118 000 €", "242 000 €"], ["ARS", "30 000 €", "48 000 €"]]
    sums = ["TOTAL", "148 000 €", "290 000 €"]
    assert tables(document(heads + rows + total)) == [[["", "2021", "2022"], *body, sums]]
    assert tables(document(rows + total)) == [[*body, sums]]
    # A rule over a sentence ends the table; so does a line whose columns are others.
    below = document(heads + rows + "                ---------    ---------\n\nLa suite est dite.\n")
    assert tables(below) == [[["", "2021", "2022"], *body]]
    assert [text for _, text in blocks(below)][-1] == "La suite est dite."
    assert tables(document("Un mot     deux mots                                trois\n" + rows)) == []


def test_html_inside_text() -> None:
    doc = document("Les actions :\n\n<ul><li>agir</li>\n<li>suivre</li></ul>\n\nFin &amp; suite.\n")
    assert items(doc) == [("•", 0, "agir"), ("•", 0, "suivre")]
    assert doc.text.endswith("Fin & suite.")


def test_the_title_is_the_last_heading_before_the_text() -> None:
    doc = document(
        "PRÉFET DE LA SOMME\n\nCOMMUNIQUÉ DE PRESSE\n\nAmiens, le 16 octobre 2020\n\n"
        "La Somme signe son contrat\n\n"
        "Le préfet, la présidente et l'ARS ont signé le contrat hier à Amiens.\n"
    )
    assert kinds(doc, "title") == ["La Somme signe son contrat"]


def test_a_numbered_heading_is_no_title_where_there_is_another() -> None:
    doc = document("### ORDRE DU JOUR DU CONSEIL\n\n# 1 - Marchés publics\n\n- un marché ;\n- un autre.\n")
    assert kinds(doc, "title") == ["ORDRE DU JOUR DU CONSEIL"]
    doc = document("# 1 - Marchés publics\n\n- un marché ;\n- un autre.\n")
    assert kinds(doc, "title") == ["1 - Marchés publics"]


def test_the_name_of_an_act_is_its_title() -> None:
    doc = document(
        "PRÉFET DU TARN\n\nCONTRAT DÉPARTEMENTAL 2020\n\nDÉPARTEMENT DU TARN\n\nENTRE\n\nL'État et le Tarn.\n"
    )
    assert kinds(doc, "title") == ["CONTRAT DÉPARTEMENTAL 2020"]


@pytest.mark.parametrize("text", ["\u200b\u200b", "\n \n***\n", "![](a.png)"])
def test_no_text(text: str) -> None:
    with pytest.raises(EmptyError):
        document(text)


def test_the_title_of_markdown_is_its_highest_heading() -> None:
    doc = document("# Un contrat pour les enfants\n\n## Les actions du contrat\n\nElles sont trois.\n")
    assert kinds(doc, "title") == ["Un contrat pour les enfants"]
    assert kinds(doc, "heading") == ["Les actions du contrat"]


def test_what_people_say_in_turn_is_no_list() -> None:
    said = [
        "C'est quoi, ce document ?",
        "Un contrat de deux ans.",
        "Et pour qui ?",
        "Pour les enfants confiés.",
    ]
    for marks in (("- ", "- "), ("Q. - ", "R. - ")):
        turns = "\n\n".join(marks[number % 2] + text for number, text in enumerate(said))
        read = document(f"# Entretien\n\nNotre invitée du matin.\n\n{turns}\n")
        assert [block.kind for block in read.blocks[2:]] == ["paragraph"] * 4


def test_a_list_with_a_question_in_it_is_a_list() -> None:
    asked = "- Dix-huit ans, et après ?"
    text = f"Les fiches :\n\n- Ouvrir un lieu\n\n{asked}\n\n- Former les équipes\n\n- Aller vers\n"
    assert [block.kind for block in document(text).blocks[-4:]] == ["list_item"] * 4
