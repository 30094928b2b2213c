"""Tables without rulings, or with rulings in one direction; and what shares white strips but is no table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from shown import blocks, check, document, items, tables
from tiny_pdf import Sheet, write

from extractor.model import Document

PROSE = (
    "La commission se réunit chaque trimestre afin de suivre les mesures prises, de relever les retards et de"
    " proposer au comité les corrections utiles. Elle entend les familles qui le veulent, puis rend un avis."
)
YEARS = [
    ["Dépense", "2020", "2021", "2022"],
    ["Visites", "4 000 €", "14 500 €", "15 000 €"],
    ["Relais parental", "12 250 €", "950 €", "1 100 €"],
    ["Studios", "7 000 €", "7 000 €", "-"],
    ["Total", "23 250 €", "22 450 €", "16 100 €"],
]
FICHE = [
    ["Intitulé", "Ouvrir un accueil de jour"],
    ["Constat", "Les familles attendent trop longtemps\net viennent de loin"],
    ["Public", "Enfants de moins de six ans"],
    ["Pilote", "Le service de la petite enfance"],
    ["Calendrier", "De mars 2021 à mai 2022"],
]
Align = Callable[[float, str], float]


def left(x: float, _text: str) -> float:
    return x


def right(x: float, text: str) -> float:
    return x + 90 - 6 * len(text)


def centred(x: float, text: str) -> float:
    return x + 45 - 3 * len(text)


def draw(
    sheet: Sheet,
    rows: Sequence[Sequence[str]],
    *,
    y: float = 200,
    xs: Sequence[float] = (60, 200, 310, 420),
    step: float = 20,
    align: Align = left,
    bold: str = "",
) -> list[float]:
    """Cells at `xs`, line breaks in them as written; the heights between the rows, the first above them.

    `bold`: "head" the first row, "labels" the first column, "all" or none.
    """
    edges = [y - 14]
    for number, row in enumerate(rows):
        for column, (x, text) in enumerate(zip(xs, row, strict=False)):
            for line, part in enumerate(text.split("\n")):
                at = align(x, part) if column else x
                if part:
                    sheet.text(
                        at,
                        y + 12 * line,
                        part,
                        bold=bold == "all"
                        or (bold == "labels" and not column)
                        or (bold == "head" and not number),
                    )
        y += step + 12 * max(text.count("\n") for text in row)
        edges.append(y - 13)
    return edges


def read(*sheets: Sheet) -> Document:
    doc = document(write(list(sheets)))
    check(doc)
    return doc


def around(sheet: Sheet, below: float = 420) -> Sheet:
    """Prose above and below what stands at 200 on the sheet."""
    sheet.paragraph(60, 100, PROSE)
    sheet.paragraph(60, below, PROSE.replace("commission", "cellule"))
    return sheet


def flat(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row if cell] for row in rows]


def shown(doc: Document) -> list[list[list[str]]]:
    return [[[cell for cell in row if cell] for row in table] for table in tables(doc)]


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("align", [left, right, centred])
@pytest.mark.parametrize("step", [12, 14, 20, 26])
def test_columns_that_align(align: Align, step: float) -> None:
    sheet = around(Sheet())
    draw(sheet, YEARS, align=align, step=step)
    doc = read(sheet)
    assert shown(doc) == [YEARS]
    assert [kind for kind, _ in blocks(doc)] == ["paragraph", "table", "paragraph"]


def test_cells_have_their_place_and_box() -> None:
    sheet = around(Sheet())
    draw(sheet, [[*YEARS[0][:3], ""], *YEARS[1:]], bold="head")
    (table,) = read(sheet).tables
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    assert (0, 3) not in cells
    assert cells[0, 1].header
    assert not cells[1, 1].header
    box = cells[4, 2].box
    assert box is not None
    assert (box.page, box.x0) == (1, pytest.approx(310, abs=1))
    assert 270 < box.top < box.bottom < 285


@pytest.mark.parametrize("step", [22, 12])
def test_labels_and_texts_of_several_lines(step: float) -> None:
    """A fiche: by the white between its rows, or by labels in bold where there is none."""
    sheet = around(Sheet())
    draw(sheet, FICHE, step=step, bold="labels")
    assert shown(read(sheet)) == [flat(FICHE)]


def test_a_label_that_goes_on_below_its_figures() -> None:
    rows = [
        ["Action", "État", "Département", "Total"],
        ["Renforcer les visites à\ndomicile", "4 000 €", "6 000 €", "10 000 €"],
        ["Former les référents", "1 500 €", "500 €", "2 000 €"],
        ["Ouvrir un lieu pour\nles fratries", "8 000 €", "8 000 €", "16 000 €"],
        ["Total", "13 500 €", "14 500 €", "28 000 €"],
    ]
    for step in (12, 20):
        sheet = around(Sheet())
        draw(sheet, rows, align=right, xs=(60, 215, 310, 420), step=step)
        assert shown(read(sheet)) == [flat(rows)]


def test_a_head_over_several_columns() -> None:
    sheet = around(Sheet())
    draw(sheet, [["", "", "Montants prévus", ""]], y=180, xs=(60, 200, 300, 420), bold="all")
    draw(sheet, YEARS[:1], bold="all")
    draw(sheet, YEARS[1:], y=220)
    (table,) = read(sheet).tables
    head = table.cells[0]
    assert (head.row, head.column, head.column_span, head.header) == (0, 1, 3, True)
    assert {cell.row for cell in table.cells if cell.header} == {0, 1}


def test_heads_of_two_lines() -> None:
    rows = [["Nature de\nla dépense", "Crédits\nde l’État", "Crédits\nde l’ARS", "Somme"], *YEARS[1:]]
    sheet = around(Sheet())
    draw(sheet, rows, bold="head")
    assert shown(read(sheet)) == [flat(rows)]


def test_numbers_in_the_first_column_are_no_items() -> None:
    rows = [[str(n), name, "3 000 €"] for n, name in enumerate(["Visites", "Relais", "Studios", "Foyer"], 1)]
    rows = [["N°", "Action", "Montant"], *rows]
    sheet = around(Sheet())
    draw(sheet, rows, xs=(60, 95, 300))
    doc = read(sheet)
    assert shown(doc) == [rows]
    assert items(doc) == []


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_that_almost_touch(columns: int) -> None:
    """The longest label leaves less white than two ems; the row is cut where the column begins."""
    rows = [["Label", "Année", "2020"], *(row[:3] for row in YEARS[1:3])]
    rows = [
        row[:columns] for row in [*rows, ["Label de vingt carac", "4 000 €", "5 000 €"], YEARS[3], YEARS[4]]
    ]
    sheet = around(Sheet())
    draw(sheet, rows, xs=(60, 188, 250))
    assert shown(read(sheet)) == [rows]


def test_a_line_between_all_rows() -> None:
    rows = [[a, b.replace("\n", " ")] for a, b in FICHE]
    sheet = around(Sheet())
    for y in draw(sheet, rows, step=15):
        sheet.line(60, y, 500, y)
    assert shown(read(sheet)) == [rows]


def test_lines_above_and_below_the_head_only() -> None:
    sheet = around(Sheet())
    edges = draw(sheet, YEARS, step=14, align=right)
    for y in (edges[0], edges[1], edges[-1]):
        sheet.line(60, y, 520, y)
    assert shown(read(sheet)) == [YEARS]


@pytest.mark.parametrize("ruled", [[0, 1, -2, -1], [2, 3, -2, -1]])
def test_lines_between_some_rows_of_figures(ruled: Sequence[int]) -> None:
    """Under the head and around the total; or under each row but the head."""
    sheet = around(Sheet())
    edges = draw(sheet, YEARS, step=22, align=right, bold="head")
    for y in (edges[place] for place in ruled):
        sheet.line(55, y, 520, y)
    assert shown(read(sheet)) == [YEARS]


def test_lines_between_rows_whose_texts_go_on() -> None:
    rows = [["Mesure", "Objet", "Montant"], ["Visites", "Aller au domicile\ndes parents", "4 000 €"]]
    rows += [["Relais", "Accueillir le soir", "950 €"], ["Studios", "Loger", "7 000 €"]]
    sheet = around(Sheet())
    for y in draw(sheet, rows, step=22, xs=(60, 200, 420)):
        sheet.line(55, y, 520, y)
    assert shown(read(sheet)) == [flat(rows)]


def test_lines_between_the_columns_only() -> None:
    sheet = around(Sheet())
    edges = draw(sheet, YEARS, step=16)
    for x in (190, 300, 410):
        sheet.line(x, edges[0], x, edges[-1])
    assert shown(read(sheet)) == [YEARS]


def test_a_frame_with_rows_but_without_columns() -> None:
    sheet = around(Sheet())
    sheet.grid([55, 520], draw(sheet, YEARS, step=18, align=right))
    assert shown(read(sheet)) == [YEARS]


def test_two_tables_with_a_heading_between() -> None:
    sheet = around(Sheet(), below=500)
    draw(sheet, YEARS)
    sheet.text(60, 330, "Seconde fiche", size=13, bold=True)
    draw(sheet, FICHE, y=350, bold="labels")
    doc = read(sheet)
    assert shown(doc) == [YEARS, flat(FICHE)]
    assert [kind for kind, _ in blocks(doc)] == ["paragraph", "table", "heading", "table", "paragraph"]


def test_wide_texts_with_a_line_between_the_rows() -> None:
    rows = [["Ouvrir un lieu pour les fratries", "Le délai moyen est de dix jours"]] * 2
    rows += [["Former les agents de la cellule", "Le nombre des agents formés"], ["Louer", "Les loyers"]]
    rows = [[f"{n} {a}", b] for n, (a, b) in enumerate(rows)]
    sheet = around(Sheet())
    for y in draw(sheet, rows, xs=(60, 300), step=16):
        sheet.line(60, y, 500, y)
    assert shown(read(sheet)) == [rows]


def test_two_paragraphs_in_a_cell_between_lines() -> None:
    rows = [["Constat", "Un retard\n\nUn manque"], ["Public", "Familles\n\nEnfants"], ["Pilote", "Le relais"]]
    rows += [["Suivi", "Un comité"]]
    sheet = around(Sheet())
    for y in draw(sheet, rows, step=16):
        sheet.line(60, y, 500, y)
    assert shown(read(sheet)) == [[[cell.replace("\n\n", " ") for cell in row] for row in rows]]


def test_a_note_below_a_table_and_a_foot_of_the_page_are_no_rows() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, PROSE)
    draw(sheet, YEARS, y=690)
    sheet.text(60, 790, "Source : direction des essais")
    assert shown(read(sheet)) == [YEARS]
    sheet = Sheet()
    sheet.paragraph(60, 100, PROSE)
    draw(sheet, YEARS, y=702)
    sheet.text(60, 806, "Contrat des essais", size=9)
    sheet.text(430, 806, "Page 3", size=9)
    assert shown(read(sheet)) == [YEARS]


def test_a_row_across_all_columns() -> None:
    section = "Participation de l’État, de l’agence et du Département pour trois ans"
    sheet = around(Sheet())
    draw(sheet, YEARS[:3])
    sheet.text(60, 260, section)
    draw(sheet, YEARS[3:], y=280)
    assert shown(read(sheet)) == [[*YEARS[:3], [section], *YEARS[3:]]]


def test_tables_in_two_sizes_are_two() -> None:
    sheet = around(Sheet())
    draw(sheet, YEARS)
    for number, row in enumerate(YEARS):
        for x, text in zip((60, 200, 310, 420), row, strict=True):
            sheet.text(x, 305 + 20 * number, text, size=12)
    assert shown(read(sheet)) == [YEARS, YEARS]


# ---------------------------------------------------------------- over pages


@pytest.mark.parametrize("repeated", [False, True])
def test_rows_that_go_on_over_the_page(repeated: bool) -> None:
    first, second = Sheet(), Sheet()
    draw(first, YEARS[:4], y=700)
    more = [["Foyer", "5 000 €", "6 000 €", "7 000 €"], ["Accueil", "-", "600 €", "70 €"], YEARS[4]]
    draw(second, [*([YEARS[0]] if repeated else []), *more], y=80)
    assert shown(read(first, second)) == [[*YEARS[:4], *more]]


def test_another_table_on_the_next_page() -> None:
    first, second = Sheet(), Sheet()
    draw(first, YEARS, y=680)
    draw(second, FICHE, y=80)
    assert shown(read(first, second)) == [YEARS, flat(FICHE)]


def test_a_row_that_a_page_break_divides() -> None:
    first, second = Sheet(), Sheet()
    first.grid(
        [55, 195, 520],
        draw(first, [*FICHE[:3], ["Moyens", "Deux éducatrices et une\npsychologue, aidées par"]]),
    )
    rest = [["", "l’équipe mobile du secteur"], ["Coût", "12 000 €"]]
    second.grid([55, 195, 520], draw(second, rest, y=80))
    moyens = ["Moyens", "Deux éducatrices et une psychologue, aidées par l’équipe mobile du secteur"]
    assert shown(read(first, second)) == [[*flat(FICHE[:3]), moyens, ["Coût", "12 000 €"]]]


def test_a_row_without_a_label_is_no_rest_of_the_one_before() -> None:
    first, second = Sheet(), Sheet()
    first.grid([55, 195, 305, 520], draw(first, [r[:3] for r in YEARS[:4]]))
    second.grid(
        [55, 195, 305, 520], draw(second, [["", "1 000 €", "2 000 €"], ["Total", "8 000 €", "9 000 €"]], y=80)
    )
    (table,) = shown(read(first, second))
    assert table[4:] == [["1 000 €", "2 000 €"], ["Total", "8 000 €", "9 000 €"]]


# ---------------------------------------------------------------- no tables


def columns_of_prose(sheet: Sheet, count: int) -> None:
    width = 70 // count
    for n in range(count):
        y = 200.0
        for part in range(3):
            text = PROSE[part * 7 + n * 11 :]
            y = sheet.paragraph(60 + n * (width * 6 + 30), y, text, columns=width) + 8


def prose_in_two_columns(sheet: Sheet) -> None:
    columns_of_prose(sheet, 2)


def prose_in_three_columns(sheet: Sheet) -> None:
    columns_of_prose(sheet, 3)


def stretched_lines(sheet: Sheet) -> None:
    for n in range(8):
        words = PROSE.split()[n * 5 : n * 5 + 5]
        x = 60.0
        for word in words:
            sheet.text(x, 200 + 12 * n, word)
            x += 6 * len(word) + 21 + 3 * (n % 3)


def signatures_of_three(sheet: Sheet) -> None:
    rows = [
        ["Pour l’État,", "Pour l’ARS,", "Pour le Département,"],
        ["le préfet", "la directrice", "le président"],
        ["Luc Aubert", "Ève Morel", "Paul Noiret"],
    ]
    draw(sheet, rows, xs=(60, 220, 380), step=24)


def signatures_of_two(sheet: Sheet) -> None:
    rows = [["Le préfet,", "La présidente,"], ["", ""], ["Luc Aubert", "Ève Morel"], ["(signé)", "(signé)"]]
    draw(sheet, rows, xs=(60, 320), step=16)


def addresses(sheet: Sheet) -> None:
    rows = [
        ["Préfecture", "Conseil départemental"],
        ["3 rue Basse", "12 quai des Ormes"],
        ["BP 17", "Bâtiment C"],
        ["26000 Castelpic", "26100 Fontorbe"],
    ]
    draw(sheet, rows, xs=(60, 320), step=12)


def letterhead(sheet: Sheet) -> None:
    sheet.text(60, 60, "Préfecture de région")
    sheet.text(330, 60, "Castelpic, le 3 mai 2021")
    sheet.text(60, 72, "Service de la presse")
    sheet.text(330, 72, "Dossier suivi par A. Lorme")
    sheet.text(60, 84, "Affaires sociales")
    sheet.text(330, 84, "04 00 00 00 00")


def contents_with_leaders(sheet: Sheet) -> None:
    for n, title in enumerate(["Objet", "Durée", "Suivi des mesures", "Financement", "Litiges"]):
        sheet.text(60, 200 + 18 * n, f"{title} ".ljust(60, ".") + f" {n * 3 + 2}")


def contents_with_white(sheet: Sheet) -> None:
    titles = ["Objet", "Durée", "Suivi des mesures", "Financement", "Litiges"]
    draw(sheet, [[title, str(n * 3 + 2)] for n, title in enumerate(titles)], xs=(60, 480))


def labels_with_values(sheet: Sheet) -> None:
    rows = [
        ["Intitulé :", "Accueil"],
        ["Pilote :", "Le relais"],
        ["Public :", "Familles"],
        ["Durée :", "Un an"],
    ]
    draw(sheet, rows, step=18)


def recitals(sheet: Sheet) -> None:
    texts = ["le code de la famille ;", "la loi de mars ;", "l’avis rendu en mai ;", "la lettre du maire ;"]
    draw(sheet, [["Vu", text] for text in texts], xs=(60, 120), step=20)


def items_with_tabulation(sheet: Sheet) -> None:
    texts = ["ouvrir six places", "former les agents", "louer un studio", "tenir un registre"]
    for marker in ("-", "1.", "a)"):
        for n, text in enumerate(texts):
            mark = marker if marker == "-" else f"{'1234'[n]}." if marker == "1." else f"{'abcd'[n]})"
            sheet.text(60, 200 + 16 * n, mark)
            sheet.text(90, 200 + 16 * n, text)


def boxes(sheet: Sheet) -> None:
    sheet.grid([55, 290, 530], [190, 330])
    sheet.paragraph(60, 204, PROSE, columns=36)
    sheet.paragraph(296, 204, PROSE[60:], columns=36)


def contents_with_dots_apart(sheet: Sheet) -> None:
    for n, title in enumerate(["Objet", "Durée", "Suivi", "Financement", "Litiges"]):
        draw(sheet, [[title, "." * 20, str(40 - 3 * n)]], xs=(60, 200, 480), y=200 + 18 * n)


def numbers_here_and_there(sheet: Sheet) -> None:
    for n, shifts in enumerate([(0, 40, 9), (31, 5, 50), (60, 66, 28), (12, 21, 3), (45, 52, 64)]):
        for x, shift, text in zip((60, 220, 380), shifts, ("Rue", "12", "7"), strict=True):
            sheet.text(x + shift, 200 + 22 * n, text)


def lines_that_are_not_level(sheet: Sheet) -> None:
    for n in range(5):
        sheet.text(60, 200 + 24 * n, f"Remarque {n}", bold=True)
        sheet.text(300, 204 + 24 * n, "et une autre qui ne lui répond pas")


def three_lines_in_bold(sheet: Sheet) -> None:
    draw(
        sheet,
        [["Le suivi", "à lire ici"], ["La suite", "à voir là"], ["@essais", "ou ailleurs"]],
        step=12,
        bold="labels",
    )


def lists_side_by_side(sheet: Sheet) -> None:
    rows = [["- ouvrir six places", "- louer un studio\nau centre"], ["- former", "- tenir un registre"]]
    rows += [["- suivre", "- publier\nles chiffres"], ["- recruter", "- aider"]]
    draw(sheet, rows, xs=(60, 300), step=22)


def paragraphs_that_begin_level(sheet: Sheet) -> None:
    text = "\n".join(PROSE[n : n + 30] for n in range(0, 150, 30))
    draw(sheet, [[f"{n} {text}", f"{text}\nfin."] for n in "ABCD"], xs=(60, 300), step=24)


def level_columns_of_prose(sheet: Sheet) -> None:
    for n in range(3):
        sheet.paragraph(60 + 160 * n, 200, PROSE[n * 11 :], columns=22)


@pytest.mark.parametrize(
    "put",
    [
        contents_with_dots_apart,
        numbers_here_and_there,
        lines_that_are_not_level,
        three_lines_in_bold,
        lists_side_by_side,
        paragraphs_that_begin_level,
        level_columns_of_prose,
        prose_in_two_columns,
        prose_in_three_columns,
        stretched_lines,
        signatures_of_three,
        signatures_of_two,
        addresses,
        letterhead,
        contents_with_leaders,
        contents_with_white,
        labels_with_values,
        recitals,
        items_with_tabulation,
        boxes,
    ],
)
@pytest.mark.parametrize("alone", [True, False])
def test_no_table(put: Callable[[Sheet], None], alone: bool) -> None:
    sheet = Sheet() if alone else around(Sheet(), below=500)
    put(sheet)
    assert tables(read(sheet)) == []


def test_signatures_are_read_column_by_column() -> None:
    sheet = around(Sheet())
    signatures_of_three(sheet)
    text = read(sheet).text
    assert text.index("le préfet") < text.index("Luc Aubert") < text.index("Pour l’ARS")


def test_labels_are_read_with_their_values() -> None:
    sheet = around(Sheet())
    labels_with_values(sheet)
    text = read(sheet).text
    assert text.index("Intitulé") < text.index("Accueil") < text.index("Pilote") < text.index("Le relais")


def test_lines_between_columns_and_around_head_and_body() -> None:
    """The rows stand one under the other in ruled cells."""
    sheet = around(Sheet())
    edges = draw(sheet, YEARS, step=14)
    sheet.grid([55, 190, 300, 410, 520], [edges[0], edges[1], edges[-1]])
    assert shown(read(sheet)) == [YEARS]


def test_a_ruled_cell_with_several_amounts_is_one_row() -> None:
    rows = [
        ["Action", "Montants"],
        ["Visites des\npuéricultrices et\nrelais", "4 000 €\n500 €\n300 €"],
    ]
    sheet = around(Sheet())
    sheet.grid([55, 190, 300], draw(sheet, rows, step=14))
    assert shown(read(sheet)) == [flat(rows)]


def test_a_head_of_two_rows_that_the_next_page_repeats() -> None:
    head = [["Action", "Prévu", "", ""], ["", "État", "ARS", "Somme"]]
    xs = [55, 190, 300, 410, 520]
    first, second = Sheet(), Sheet()
    first.grid(xs, draw(first, [*head, *YEARS[1:3]]))
    second.grid(xs, draw(second, [*head, *YEARS[3:]], y=80))
    assert shown(read(first, second)) == [[["Action", "Prévu"], ["État", "ARS", "Somme"], *YEARS[1:]]]


def test_a_repeated_title_over_other_columns() -> None:
    """The columns of both parts are put side by side."""
    first, second = Sheet(), Sheet()
    ys = draw(first, [["Fiche 1 Accueil de jour"], *[row[:2] for row in FICHE[2:4]]], xs=(60, 200))
    first.grid([55, 520], ys[:2])
    first.grid([55, 195, 520], ys[1:])
    ys = draw(second, [["Fiche 1 Accueil de jour"], YEARS[0], YEARS[1]], y=80)
    second.grid([55, 520], ys[:2])
    second.grid([55, 195, 305, 415, 520], ys[1:])
    doc = read(first, second)
    assert shown(doc) == [[["Fiche 1 Accueil de jour"], *FICHE[2:4], YEARS[0], YEARS[1]]]
    assert [(c.column, c.column_span) for c in doc.tables[0].cells if c.row in (0, 1)] == [
        (0, 4),
        (0, 1),
        (1, 3),
    ]


def test_a_head_and_one_row_at_the_foot_of_a_page() -> None:
    first, second = Sheet(), Sheet()
    draw(first, YEARS[:2], y=760, bold="head")
    draw(second, YEARS[2:], y=80)
    assert shown(read(first, second)) == [YEARS]


def test_two_lines_side_by_side_are_no_table() -> None:
    sheet = around(Sheet())
    draw(
        sheet, [["Préfecture", "Mairie", "Rectorat"], ["26000 Castelpic", "26100 Fontorbe", "26200 Lussagne"]]
    )
    assert tables(read(sheet)) == []


@pytest.mark.parametrize("xs", [(60, 140, 200), (330, 420, 480)])
def test_a_table_beside_a_column_of_text(xs: Sequence[float]) -> None:
    rows = [[row[0][:10], *row[1:3]] for row in YEARS]
    sheet = Sheet()
    sheet.paragraph(330 if xs[0] < 100 else 60, 194, PROSE, columns=34, size=11)
    draw(sheet, rows, xs=xs, step=21)
    doc = read(sheet)
    assert shown(doc) == [rows]
    assert PROSE in doc.text.replace("-\n", "")


def test_values_of_several_lines_follow_their_labels() -> None:
    rows = [["Constat :", FICHE[1][1]], ["Pilote :", "Le relais"], ["Moyens :", "Deux agents\net un lieu"]]
    for step in (12, 20):
        sheet = around(Sheet())
        draw(sheet, rows, step=step)
        paragraphs = [text for kind, text in blocks(read(sheet)) if kind == "paragraph"]
        assert paragraphs[1:-1] == [" ".join(row).replace("\n", " ") for row in rows]


def test_text_in_three_short_columns_set_tightly() -> None:
    rows = [["Nom", "Qualité", "Présence"], ["A. Lorme", "maire", "oui"], ["B. Serre", "élue", "non"]]
    rows += [["C. Aulne", "agent", "oui"], ["D. Orval", "élu", "oui"], ["E. Vigne", "élue", "non"]]
    sheet = around(Sheet())
    draw(sheet, rows, step=12)
    assert shown(read(sheet)) == [rows]


def test_texts_of_two_wide_columns_set_apart() -> None:
    rows = [
        ["Engagement de l’État", "Engagement du Département"],
        ["Financer deux postes de\npuéricultrice à Castelpic", "Louer les locaux du relais"],
        ["Former les agents de la cellule", "Tenir le registre des\nvisites et le publier"],
        ["Suivre le délai des réponses", "Rendre compte au comité"],
    ]
    sheet = around(Sheet())
    draw(sheet, rows, xs=(60, 300), step=24)
    assert shown(read(sheet)) == [flat(rows)]


# ---------------------------------------------------------------- reading order


def test_a_dateline_below_a_letterhead_of_two_columns() -> None:
    sheet = Sheet()
    sheet.text(60, 60, "République des Essais")
    sheet.text(350, 60, "Conseil de Fontorbe")
    sheet.text(60, 84, "Fontorbe, le 3 mai 2021")
    sheet.paragraph(60, 120, PROSE)
    for x in (60, 330):
        y = 200.0
        for _ in range(3):
            y = sheet.paragraph(x, y, PROSE, columns=36) + 7
    text = read(sheet).text
    assert text.index("Conseil de Fontorbe") < text.index("Fontorbe, le 3 mai") < text.index("La commission")


@pytest.mark.parametrize("more", [0, 12])
def test_a_heading_below_columns_that_end_level(more: int) -> None:
    """It comes after both; below a left column that goes on beside nothing it stays in it."""
    sheet = Sheet()
    sheet.paragraph(60, 60, PROSE)
    text = f"{PROSE} {PROSE}"
    y = sheet.paragraph(60, 150, text, columns=36)
    sheet.paragraph(
        330, 150, text[: len(text) if not more else 150].replace("La commission", "Ce conseil"), columns=36
    )
    sheet.text(60, y + 20, "Contacts utiles", size=13, bold=True)
    sheet.text(60, y + 40, "Le relais répond tous les jours.")
    text = read(sheet).text
    assert (text.index("Contacts utiles") > text.index("Ce conseil")) is (not more)


def test_a_table_in_the_left_one_of_two_columns() -> None:
    sheet = Sheet()
    sheet.text(60, 80, "À gauche", size=13, bold=True)
    sheet.text(330, 80, "À droite", size=13, bold=True)
    draw(sheet, [[row[0][:10], *row[1:3]] for row in YEARS], xs=(60, 140, 200), step=21, y=110)
    sheet.paragraph(330, 104, f"{PROSE} {PROSE}", columns=34, size=11)
    sheet.paragraph(60, 230, PROSE.replace("La commission", "La cellule"), columns=36)
    text = read(sheet).text
    order = ["À gauche", "Dépense", "Total", "La cellule", "À droite", "La commission"]
    assert sorted(order, key=text.index) == order


def test_a_heading_in_a_left_column_that_goes_on() -> None:
    sheet = Sheet()
    for x in (60, 330):
        y = sheet.paragraph(
            x, 80, f"{PROSE} {PROSE}".replace("La commission", "Ce conseil" if x > 60 else "Il"), columns=36
        )
    sheet.text(130, y + 20, "Article 2", bold=True)
    sheet.paragraph(60, y + 44, PROSE, columns=36)
    text = read(sheet).text
    assert text.index("Article 2") < text.index("La commission") < text.index("Ce conseil")
