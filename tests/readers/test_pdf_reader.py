"""PDF pages drawn by the test: lines, columns, lists, tables, margins, boxes, and unreadable files."""

import io

import pypdfium2 as pdfium
import pytest
from shown import blocks, check, document, items, kinds, tables
from tiny_pdf import HEIGHT, WIDTH, Sheet, write

from extractor.errors import DamagedError, EncryptedError, NoTextError, TooLargeError
from extractor.model import Document
from extractor.readers import pdf as reader

PROSE = (
    "Le contrat de prévention et de protection de l’enfance a été signé hier à Laon par le préfet de"
    " l’Aisne, le président du conseil départemental et le directeur"
    " de l’agence régionale de santé. Il dure trois ans"
    " et compte de nombreuses actions que les parties conduisent ensemble, sous le contrôle de l’observatoire"
    " départemental."
)
SECOND = PROSE.replace("contrat", "document")


def read_sheets(*sheets: Sheet, rotate: int = 0) -> Document:
    doc = document(write(list(sheets), rotate=rotate))
    check(doc)
    return doc


def test_paragraphs_are_joined_and_told_apart() -> None:
    sheet = Sheet()
    y = sheet.paragraph(60, 100, PROSE)
    sheet.paragraph(60, y, SECOND)  # no gap: only the short last line tells them apart
    doc = read_sheets(sheet)
    assert blocks(doc) == [("paragraph", PROSE), ("paragraph", SECOND)]
    assert doc.reader == "pdf"
    assert doc.media_type == "application/pdf"
    assert [(p.number, p.width, p.height) for p in doc.pages] == [(1, WIDTH, HEIGHT)]


def test_a_first_line_indent_opens_a_paragraph() -> None:
    full = "Une ligne pleine de mots courts qui va jusqu’au bord de la page, sans finir là."
    sheet = Sheet()
    sheet.text(60, 100, full)
    sheet.text(60, 112, full)
    sheet.text(84, 124, full[:70] + " et")
    sheet.text(60, 136, "la suite de ce paragraphe.")
    assert len(blocks(read_sheets(sheet))) == 2


def test_words_keep_page_and_box() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Le montant est de 800 000 € par an.")
    doc = read_sheets(sheet)
    start = doc.text.index("800 000 €")
    (box,) = doc.boxes(start, start + len("800 000 €"))
    assert box.page == 1
    assert box.x0 == pytest.approx(60 + 18 * 6, abs=1)
    assert box.x1 == pytest.approx(60 + 27 * 6, abs=1)
    assert box.top < 94
    assert 100 < box.bottom < 104
    assert doc.page_at(start) == 1


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_set_sideways_is_read_as_if_turned_back(rotate: int) -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, PROSE)
    doc = document(write([sheet], rotate=rotate))
    assert doc.text == PROSE
    assert (doc.pages[0].width, doc.pages[0].height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("rotate", "matrix"), [(90, "0 1 -1 0 100 60"), (270, "0 -1 1 0 495 780"), (180, "-1 0 0 -1 500 700")]
)
def test_a_landscape_page_has_its_boxes_as_seen(rotate: int, matrix: str) -> None:
    sheet = Sheet()
    for number, text in enumerate(("Le contrat a été", "signé à Laon.")):
        shift = f"1 0 0 1 0 {-12 * number}"
        sheet.operators.append(f"q {matrix} cm {shift} cm".encode())
        sheet.operators.append(f"BT /F1 10 Tf 0 0 Td ({text}) Tj ET Q".encode("cp1252"))
    sheet.operators.append(b"BT /F1 10 Tf 300 300 Td (tampon) Tj ET")
    doc = document(write([sheet], rotate=rotate))
    page = doc.pages[0]
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if rotate == 180 else (HEIGHT, WIDTH))
    assert blocks(doc) == [("paragraph", "Le contrat a été signé à Laon."), ("footer", "tampon")]
    first, second = doc.boxes(0, len("Le contrat a été signé à Laon."))
    assert second.top - first.top == pytest.approx(12, abs=0.1)
    assert first.x0 == pytest.approx(second.x0, abs=0.1)
    assert 0 < first.x0 < first.x1 < page.width


def test_a_broken_word_is_mended_and_a_compound_kept() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Le contrat de préven-")
    sheet.text(60, 112, "tion des Bouches-")
    sheet.text(60, 124, "du-Rhône est signé.")
    assert read_sheets(sheet).text == "Le contrat de prévention des Bouches-du-Rhône est signé."


def test_lists_with_hanging_lines_and_levels() -> None:
    sheet = Sheet()
    y = sheet.paragraph(60, 100, "Les actions retenues sont les suivantes :")
    y = sheet.paragraph(70, y, "• " + PROSE[:200], columns=70, hang=12)
    y = sheet.paragraph(70, y, "• le parrainage :")
    y = sheet.paragraph(90, y, "- avec une association ;")
    y = sheet.paragraph(90, y, "- avec une commune ;")
    y = sheet.paragraph(70, y, "• la fin.")
    sheet.paragraph(60, y, SECOND)
    doc = read_sheets(sheet)
    assert [(m, level) for m, level, _ in items(doc)] == [("•", 0), ("•", 0), ("-", 1), ("-", 1), ("•", 0)]
    assert items(doc)[0][2] == PROSE[:200].strip()
    assert {b.intro for b in doc.blocks if b.kind == "list_item" and b.level == 0} == {0}
    assert kinds(doc, "paragraph")[-1] == SECOND


def test_a_marker_far_from_its_text() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, "Les actions :")
    for number, text in enumerate(("une action ;", "deux actions ;", "trois actions.")):
        sheet.text(60, 120 + 14 * number, f"{number + 1})")
        sheet.text(110, 120 + 14 * number, text)
    assert items(read_sheets(sheet)) == [
        ("1)", 0, "une action ;"),
        ("2)", 0, "deux actions ;"),
        ("3)", 0, "trois actions."),
    ]


def test_a_dash_in_wrapped_prose_is_no_item() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Le contrat conclu par toutes les parties prenantes dans le département de l’Aisne")
    sheet.text(60, 112, "- conclu hier - engage les parties pour une durée de trois ans à compter de ce jour")
    sheet.text(60, 124, "et peut être prolongé.")
    assert items(read_sheets(sheet)) == []


def test_headings_by_size_weight_and_wording() -> None:
    sheet = Sheet()
    sheet.text(60, 60, "CONTRAT DÉPARTEMENTAL", size=18, bold=True)
    sheet.text(60, 100, "Article 1 – Objet")
    y = sheet.paragraph(60, 120, PROSE)
    sheet.text(60, y + 10, "Un effort partagé", bold=True)
    y = sheet.paragraph(60, y + 30, SECOND)
    sheet.text(60, y + 10, "Le préfet a signé.", bold=True)
    doc = read_sheets(sheet)
    assert kinds(doc, "title") == ["CONTRAT DÉPARTEMENTAL"]
    assert kinds(doc, "heading") == ["Article 1 – Objet", "Un effort partagé"]


def test_a_text_all_in_bold_has_no_headings_from_it() -> None:
    sheet = Sheet()
    for number in range(12):
        sheet.text(60, 100 + 30 * number, "Une phrase courte, sans point", bold=True)
    assert kinds(read_sheets(sheet), "heading") == []


FULL = "Un bilan complet pour chacun des enfants accueillis dans les douze cantons du"


@pytest.mark.parametrize(
    ("bold", "below", "apart"),
    [
        (FULL + " Jura", "Dans les deux mois, un médecin les reçoit.", True),
        (FULL, "Jura, dès le premier mois, avec un médecin.", False),  # « du » asks for more
        (FULL + " pays", "et des communes alentour, dès le premier mois.", False),
        (FULL + " Jura.", "Dans les deux mois, un médecin les reçoit.", False),  # a sentence in bold leads
    ],
)
def test_a_full_line_in_bold_above_a_new_sentence_is_a_heading(bold: str, below: str, apart: bool) -> None:
    sheet = Sheet()
    sheet.text(60, 60, "Le contrat du Jura", size=18, bold=True)
    sheet.text(60, 100, bold, bold=True)
    sheet.text(60, 112, below)
    sheet.paragraph(60, 124, f"{FULL} Jura est prévu. " * 3, columns=80)
    found = document(write([sheet]))
    assert kinds(found, "heading") == ([bold] if apart else [])


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, PROSE, columns=36)
    sheet.paragraph(310, 104, SECOND, columns=36)  # lines do not align
    assert [text for _, text in blocks(read_sheets(sheet))] == [PROSE, SECOND]


def test_a_column_of_sums_after_dots_is_a_column_beside_prose() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, f"{PROSE} {SECOND}", columns=36)
    sums = [f"Association numéro {n} ............... {n} 250,00 €" for n in range(1, 13)]
    for number, text in enumerate(sums):
        sheet.text(310, 102 + 14 * number, text, size=9)  # a leading of its own
    assert [text for _, text in blocks(read_sheets(sheet))] == [f"{PROSE} {SECOND}", *sums]


def test_columns_of_labels_and_sums_are_rows() -> None:
    sheet = Sheet()
    for number, (label, amount) in enumerate(
        (("Pour l’État", "120 000 €"), ("Pour l’agence", "45 000 €"), ("Pour le Département", "165 000 €"))
    ):
        sheet.text(60, 100 + 24 * number, label)
        sheet.text(310, 100 + 24 * number, amount)
    text = read_sheets(sheet).text
    assert text.index("120 000 €") < text.index("Pour l’agence")


def test_a_centred_title_of_wide_leading_is_one_heading() -> None:
    sheet = Sheet()
    lines = (
        "Contrat départemental de",
        "prévention et de protection de l’enfance pour",
        "les années 2021 et 2022",
    )
    for number, text in enumerate(lines):
        sheet.text(300 - 4.8 * len(text), 80 + 30 * number, text, size=16, bold=True)
    for number, text in enumerate(("Le préfet du Nord", "La présidente du conseil")):
        sheet.text(300 - 4.8 * len(text), 220 + 30 * number, text, size=16, bold=True)
    sheet.paragraph(60, 300, PROSE)
    doc = read_sheets(sheet)
    assert [text for _, text in blocks(doc)][:3] == [
        " ".join(lines),
        "Le préfet du Nord",
        "La présidente du conseil",
    ]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    words = PROSE.split()
    sheet = Sheet()
    sheet.paragraph(60, 100, " ".join(words[:30]), columns=36)
    sheet.paragraph(310, 100, " ".join(words[30:]), columns=36)
    assert [text for _, text in blocks(read_sheets(sheet))] == [PROSE]


def test_signatures_side_by_side() -> None:
    sheet = Sheet()
    y = sheet.paragraph(60, 100, PROSE)
    for x, role, name in (
        (60, "Le préfet", "Ziad EXEMPLE"),
        (240, "La présidente", "Anne MODÈLE"),
        (420, "L’ARS", "Luc TYPE"),
    ):
        sheet.text(x, y + 20, role)
        sheet.text(x, y + 70, name)
    texts = [text for _, text in blocks(read_sheets(sheet))]
    assert texts[1:] == ["Le préfet", "Ziad EXEMPLE", "La présidente", "Anne MODÈLE", "L’ARS", "Luc TYPE"]


def test_labels_with_values_are_read_by_row() -> None:
    sheet = Sheet()
    for number, (label, value) in enumerate((("Pilote :", "le service de PMI"), ("Budget :", "40 000 €"))):
        sheet.text(60, 100 + 14 * number, label)
        sheet.text(200, 100 + 14 * number, value)
    assert read_sheets(sheet).text.split() == [
        "Pilote",
        ":",
        "le",
        "service",
        "de",
        "PMI",
        "Budget",
        ":",
        "40",
        "000",
        "€",
    ]


def test_a_ruled_table_has_cells_with_boxes_and_no_second_copy() -> None:
    sheet = Sheet()
    y = sheet.paragraph(60, 80, PROSE)
    sheet.grid([60, 260, 360, 460], [y, y + 20, y + 60, y + 80])
    for x, text in ((64, "Action"), (264, "2020"), (364, "2021")):
        sheet.text(x, y + 14, text, bold=True)
    sheet.text(64, y + 34, "Une action de préven-")
    sheet.text(64, y + 46, "tion")
    sheet.text(264, y + 34, "40 000 €")
    sheet.text(64, y + 74, "Total")
    sheet.text(364, y + 74, "1 €")
    sheet.paragraph(60, y + 100, SECOND)
    doc = read_sheets(sheet)
    assert tables(doc) == [
        [["Action", "2020", "2021"], ["Une action de prévention", "40 000 €", ""], ["Total", "", "1 €"]]
    ]
    assert [kind for kind, _ in blocks(doc)] == ["paragraph", "table", "paragraph"]
    assert doc.text.count("Total") == 1
    cells = doc.tables[0].cells
    assert [c.header for c in cells] == [True] * 3 + [False] * 6
    assert all(c.box is not None and c.box.x0 < c.box.x1 for c in cells)
    wide = next(c for c in cells if c.row == 1 and c.column == 0)
    assert all(wide.box and wide.box.top <= b.top for b in doc.boxes(wide.start, wide.end))


def test_merged_cells_and_frames() -> None:
    sheet = Sheet()
    y = 100.0
    sheet.grid([60, 460], [y, y + 20])
    sheet.grid([60, 260, 460], [y + 20, y + 40])
    sheet.grid([60, 460], [300, 340])
    sheet.text(64, y + 14, "Fiche action 1")
    sheet.text(64, y + 34, "Pilote")
    sheet.text(264, y + 34, "PMI")
    sheet.text(64, 324, "Un encadré autour d’une phrase.")
    doc = read_sheets(sheet)
    assert tables(doc) == [[["Fiche action 1"], ["Pilote", "PMI"]]]
    assert [(c.column_span, c.row_span) for c in doc.tables[0].cells] == [(2, 1), (1, 1), (1, 1)]
    assert kinds(doc, "paragraph") == ["Un encadré autour d’une phrase."]


def test_a_table_goes_on_over_the_page() -> None:
    sheets = []
    for rows in ((("Action", "2020"), ("PMI", "1 €")), (("Action", "2020"), ("CRIP", "2 €"))):
        sheet = Sheet()
        sheet.grid([60, 260, 460], [100, 120, 140])
        for number, row in enumerate(rows):
            for x, text in zip((64, 264), row, strict=True):
                sheet.text(x, 114 + 20 * number, text)
        sheets.append(sheet)
    doc = read_sheets(*sheets)
    assert tables(doc) == [[["Action", "2020"], ["PMI", "1 €"], ["CRIP", "2 €"]]]


def test_another_table_on_the_next_page_stays_apart() -> None:
    first, second = Sheet(), Sheet()
    for sheet, xs in ((first, [60.0, 260.0, 460.0]), (second, [60.0, 160.0, 300.0])):
        sheet.grid(xs, [100, 120, 140])
        for x in xs[:2]:
            sheet.text(x + 4, 114, "haut")
            sheet.text(x + 4, 134, "bas")
    assert len(read_sheets(first, second).tables) == 2


def letter(number: int, total: int, text: str) -> Sheet:
    sheet = Sheet()
    sheet.text(60, 30, "Préfecture de l’Aisne – bureau de la communication", size=8)
    sheet.paragraph(60, 100, text)
    sheet.text(280, 820, f"Page {number}/{total}", size=8)
    return sheet


def test_running_headers_and_footers_never_break_a_paragraph() -> None:
    words = (PROSE + " " + SECOND).split()
    doc = read_sheets(letter(1, 2, " ".join(words[:40])), letter(2, 2, " ".join(words[40:])))
    assert kinds(doc, "paragraph") == [f"{PROSE} {SECOND}"]
    assert len(kinds(doc, "header")) == 2
    assert kinds(doc, "footer") == ["Page 1/2", "Page 2/2"]
    paragraph = next(b for b in doc.blocks if b.kind == "paragraph")
    assert [doc.page_at(paragraph.start), doc.page_at(paragraph.end - 1)] == [1, 2]


def test_an_item_goes_on_over_the_page_but_not_into_the_text() -> None:
    first, second, third = Sheet(), Sheet(), Sheet()
    first.paragraph(60, 60, PROSE)
    first.paragraph(72, 120, "• une action pour tous les enfants du", hang=12)
    second.paragraph(84, 100, "département ;")
    second.paragraph(72, 112, "• une autre action sans point,")
    third.paragraph(60, 100, "et bénéficie à tous.")
    doc = read_sheets(first, second, third)
    assert [text for _, _, text in items(doc)] == [
        "une action pour tous les enfants du département ;",
        "une autre action sans point,",
    ]
    assert kinds(doc, "paragraph") == [PROSE, "et bénéficie à tous."]


def test_small_print_at_the_foot_of_a_single_page() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, PROSE)
    sheet.text(60, 800, "Préfecture – Tél. : 03 23 00 00 00", size=7)
    assert kinds(read_sheets(sheet), "footer") == ["Préfecture – Tél. : 03 23 00 00 00"]


def test_a_name_at_the_foot_is_no_footer() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 600, PROSE)
    sheet.text(300, 740, "Ziad EXEMPLE")
    assert kinds(read_sheets(sheet), "footer") == []


def test_letter_spaced_capitals() -> None:
    sheet = Sheet()
    for number, letter_ in enumerate("CONTRAT"):
        sheet.text(60 + 11 * number, 100, letter_)
    sheet.paragraph(60, 140, PROSE)
    assert blocks(read_sheets(sheet))[0][1] == "CONTRAT"


def test_pages_without_text_are_told() -> None:
    words, picture, blank = Sheet(), Sheet(), Sheet()
    words.paragraph(60, 100, PROSE)
    picture.line(0, 0, 100, 100)
    doc = read_sheets(words, picture, blank)
    assert [(p.code, p.page, p.severity) for p in doc.problems] == [("no_text_page", 2, "warning")]
    assert doc.problems[0].document_id == doc.id
    assert len(doc.pages) == 3


@pytest.mark.parametrize(
    "sheets", [[Sheet([b"0 0 m 9 9 l S"])], [Sheet()], [Sheet([b"BT /F1 9 Tf (   ) Tj ET"])]]
)
def test_no_text_at_all(sheets: list[Sheet]) -> None:
    with pytest.raises(NoTextError, match="scan"):
        document(write(sheets))


def test_thousands_of_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MAX_PAGES", 1)
    with pytest.raises(TooLargeError):
        document(write([letter(1, 2, PROSE), letter(2, 2, PROSE)]))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.4\n%%EOF\n",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids []"
        b" /Count 0 >>\n"
        b"endobj\ntrailer << /Root 1 0 R >>\n",
        write([letter(1, 1, PROSE)])[:400],
    ],
)
def test_damaged_files(data: bytes) -> None:
    with pytest.raises(DamagedError, match="get it again"):
        document(data)


TWO_PAGES = write([letter(1, 2, PROSE), letter(2, 2, SECOND)])


def test_a_damaged_page_is_left_out() -> None:
    doc = document(TWO_PAGES.replace(b"5 0 R 7 0 R", b"99 0 R 7 0 R"))
    assert SECOND in doc.text
    assert [(p.code, p.page) for p in doc.problems] == [("damaged_page", 1)]


def test_pdfplumber_reads_a_page_that_pdfium_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    original = reader.read_page

    def failing(page: object, number: int) -> object:
        if number == 1:
            raise pdfium.PdfiumError("broken page")
        return original(page, number)

    monkeypatch.setattr(reader, "read_page", failing)
    doc = document(TWO_PAGES)
    assert PROSE in doc.text
    assert doc.text.index(PROSE) < doc.text.index(SECOND)
    assert not doc.problems
    monkeypatch.undo()
    assert document(TWO_PAGES).text == doc.text


@pytest.mark.parametrize("part", [b"%PDF-1.4", b"/Pages 2 0 R"])
def test_pdfplumber_reads_a_file_that_pdfium_cannot_open(part: bytes) -> None:
    doc = document(TWO_PAGES.replace(part, part.replace(b"2", b"9").replace(b"P", b"X")))
    assert PROSE in doc.text
    assert SECOND in doc.text
    assert [p.code for p in doc.problems] == ["damaged"]


def test_a_file_whose_pages_are_all_damaged() -> None:
    with pytest.raises(DamagedError, match="none of the PDF's pages"):
        document(TWO_PAGES.replace(b"/Type /Page /Parent", b"/Type /Pagx /Parent"))


def test_a_password() -> None:
    # Standard security handler with a user password nobody knows: pdfium refuses to open it.
    body = write([letter(1, 1, PROSE)])
    encrypt = (
        b"9 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"28" * 32
        + b"> /U <"
        + b"4e" * 32
        + b"> >>\nendobj\n"
    )
    at = body.index(b"xref\n")
    data = body[:at] + encrypt + b"trailer << /Size 10 /Root 1 0 R /Encrypt 9 0 R /ID [<00><00>] >>\n%%EOF\n"
    with pytest.raises(EncryptedError, match="password"):
        document(data)


def test_pages_are_closed() -> None:
    data = write([letter(n, 30, PROSE) for n in range(1, 31)])
    doc = document(data)
    assert len(doc.pages) == 30
    assert io.BytesIO(data).getvalue() == data


def test_labels_with_long_values_are_read_row_by_row() -> None:
    sheet = Sheet()
    y = 100.0
    for label, value in (("Objectif", PROSE), ("Pilote", SECOND), ("Constat", PROSE)):
        sheet.text(60, y, label)
        y = sheet.paragraph(200, y, value, columns=50) + 4
    assert [text for _, text in blocks(read_sheets(sheet))] == [
        "Objectif",
        PROSE,
        "Pilote",
        SECOND,
        "Constat",
        PROSE,
    ]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("(Un montant de 559) -90 (000) -90 (\x80 par an.)", "Un montant de 559\u202f000\u202f€ par an."),
        ("(Des enfants) -90 (; 20) -90 (% de plus.)", "Des enfants\u202f; 20\u202f% de plus."),
        ("(En 2) -90 (0) -90 (2) -90 (0.)", "En 2020."),  # letter-spaced, not thin spaces
        ("(En 20) -20 (20 ; oui.)", "En 2020 ; oui."),
    ],
)
def test_thin_spaces_that_pdfium_leaves_out(shown: str, expected: str) -> None:
    sheet = Sheet()
    sheet.operators.append(f"BT /F1 10 Tf 60 700 Td [{shown}] TJ ET".encode("latin-1"))
    assert read_sheets(sheet).text == expected


def test_bullets_that_are_drawn() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 100, "Les actions sont :")
    for number, text in enumerate(("une action ;", "une autre action.")):
        y = 120 + 14 * number
        sheet.text(72, y, text)
        x, bottom = 62, HEIGHT - y + 1
        sheet.operators.append(
            f"{x} {bottom} m {x} {bottom + 4} {x + 4} {bottom + 4} {x + 4} {bottom} c"
            f" {x + 4} {bottom - 2} {x} {bottom - 2} {x} {bottom} c f".encode()
        )
    sheet.text(300, 160, "a")
    sheet.operators.append(b"318 680 4 4 re f 1 1 1 rg 10 10 3 3 re f")  # dots that are no bullets
    assert items(read_sheets(sheet)) == [("•", 0, "une action ;"), ("•", 0, "une autre action.")]


def test_tables_drawn_with_rectangles() -> None:
    sheet = Sheet()
    for x in (60, 260, 460):
        sheet.operators.append(f"{x} 600 0.5 40 re f".encode())
    sheet.operators.append(b"60 600 400 0.5 re 60 620 400 0.5 re 60 640 400 0.5 re f")
    sheet.operators.append(
        b"0 0 595 842 re S 100 100 m 130 160 l S 5 w 20 20 m 20 20 l S"
    )  # page frame, a stroke
    for x, y, text in ((64, 214, "Action"), (264, 214, "2020"), (64, 234, "PMI"), (264, 234, "40 000 €")):
        sheet.text(x, y, text)
    assert tables(read_sheets(sheet)) == [[["Action", "2020"], ["PMI", "40 000 €"]]]


def test_shaded_cells_and_white_ones() -> None:
    sheet = Sheet([b"0.8 0.9 1 rg"])
    sheet.operators += [b"60 620 200 20 re f 260 620 200 20 re f", b"0 g"]
    sheet.operators += [b"60 600 200 20 re S 260 600 200 20 re S"]
    for x, y, text in ((64, 214, "Action"), (264, 214, "2020"), (64, 234, "PMI"), (264, 234, "1 €")):
        sheet.text(x, y, text)
    sheet.operators += [
        b"1 g 60 300 m 460 300 l 460 400 l 60 400 l h f 0 g",
        b"300 100 m 310 120 l 320 100 l h f",
    ]
    assert tables(read_sheets(sheet)) == [[["Action", "2020"], ["PMI", "1 €"]]]


def test_a_drawing_is_no_table() -> None:
    sheet = Sheet()
    sheet.paragraph(60, 60, PROSE)
    for number in range(1600):
        sheet.line(60 + number % 40, 200 + number // 40 * 5, 61 + number % 40, 210 + number // 40 * 5)
        sheet.line(60 + number % 300, 200 + number // 300 * 9, 60 + number % 300, 204 + number // 300 * 9)
    assert tables(read_sheets(sheet)) == []


def test_raised_ordinals_are_glued() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Le 1")
    sheet.text(86, 96, "er", size=6)
    sheet.text(98, 100, "avril, tous signent.")
    assert read_sheets(sheet).text == "Le 1er avril, tous signent."
