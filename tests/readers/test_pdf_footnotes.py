"""Footnotes leave the paragraph that runs over the page and are not lost; other small print stays."""

import unicodedata

import pytest
from shown import blocks, check, document, kinds
from tiny_pdf import HEIGHT, Sheet, write

from extractor.model import Document
from extractor.readers.plausibility import looks_garbled

PROSE = (
    "Le contrat de prévention et de protection de l’enfance a été signé à Laon par le préfet de l’Aisne et"
    " par le président du conseil départemental ; il dure trois ans et compte de nombreuses actions"
)
REST = "que les parties conduisent ensemble, sous le contrôle de l’observatoire départemental et des juges."
NOTE = "Le groupe de travail s’est réuni onze fois avant la signature du contrat, à Laon et à Soissons."


def read(*sheets: Sheet) -> Document:
    doc = document(write(list(sheets)))
    check(doc)
    return doc


def over_the_page(call: str, draw_note: bool = True, rule: bool = False, size: float = 8) -> Document:
    first, second = Sheet(), Sheet()
    y = first.paragraph(60, 640, PROSE + call, columns=75)
    assert y < 700
    if rule:
        first.line(60, 748, 200, 748)
    if draw_note:
        y = first.paragraph(60, 760, f"1 {NOTE}", columns=75, size=size)
        first.paragraph(60, y, "2 Hors dépenses de personnel.", size=size)
    y = second.paragraph(60, 60, REST, columns=75)
    second.paragraph(60, y + 20, PROSE + ".", columns=75)
    return read(first, second)


def test_a_paragraph_runs_over_the_page_past_the_notes() -> None:
    doc = over_the_page("1")
    assert blocks(doc)[:3] == [
        ("paragraph", f"{PROSE}1 {REST}"),
        ("footer", f"1 {NOTE}"),
        ("footer", "2 Hors dépenses de personnel."),
    ]


def test_a_rule_makes_notes_of_small_print_without_a_call() -> None:
    assert kinds(over_the_page("", rule=True), "footer") == [f"1 {NOTE}", "2 Hors dépenses de personnel."]


def test_small_print_that_nothing_calls_is_text() -> None:
    assert kinds(over_the_page(""), "footer") == []


def test_a_numbered_paragraph_in_the_size_of_the_text_is_no_note() -> None:
    assert kinds(over_the_page("1", size=10), "footer") == []
    assert kinds(over_the_page("1", rule=True, size=10), "footer") == []


def test_a_note_in_its_column_only() -> None:
    sheet = Sheet()
    left = sheet.paragraph(50, 400, f"{PROSE} {REST}1 " + PROSE, columns=38)
    sheet.line(50, left + 14, 110, left + 14)
    sheet.paragraph(50, left + 26, f"1 {NOTE}", columns=50, size=7.5)
    sheet.paragraph(310, 400, f"{REST} {PROSE} {REST} {PROSE}", columns=38)
    doc = read(sheet)
    assert kinds(doc, "footer") == [f"1 {NOTE}"]


def test_a_list_in_a_table_of_small_print_is_no_note() -> None:
    sheet = Sheet()
    y = sheet.paragraph(60, 500, PROSE + "1", columns=75)
    sheet.grid([60, 90, 300], [y + 20, y + 40, y + 60])
    for number, top in enumerate((y + 34, y + 54), 1):
        sheet.text(65, top, str(number), size=8)
        sheet.text(95, top, "Visites à domicile", size=8)
    assert kinds(read(sheet), "footer") == []


def test_sums_at_the_same_height_of_two_pages_are_no_page_numbers() -> None:
    sheets = []
    for total in ("120 000", "95 000"):
        sheet = Sheet()
        sheet.paragraph(60, 400, PROSE, columns=75)
        for x, text in ((60, "Total"), (250, total), (350, "40 000"), (450, "160 000")):
            sheet.text(x, HEIGHT - 60, text)
        sheet.text(280, HEIGHT - 30, f"Page {len(sheets) + 1}")
        sheets.append(sheet)
    doc = read(*sheets)
    assert kinds(doc, "footer") == ["Page 1", "Page 2"]
    assert "120 000" in doc.text
    assert "95 000" in doc.text


def test_numbered_sheets_head_their_pages() -> None:
    sheets = []
    for number in (1, 2, 3):
        sheet = Sheet()
        sheet.text(60, 50, f"Fiche action n° {number}", bold=True)
        sheet.text(400, 50, f"Contrat de l’Aisne, page {number}")
        sheet.paragraph(60, 200, PROSE + ".", columns=75)
        sheets.append(sheet)
    doc = read(*sheets)
    assert kinds(doc, "header") == [f"Contrat de l’Aisne, page {number}" for number in (1, 2, 3)]
    assert [text for text in kinds(doc, "heading", "title") if text.startswith("Fiche")] == [
        f"Fiche action n° {number}" for number in (1, 2, 3)
    ]


def test_a_header_that_counts_the_pages_is_one_on_the_first_page_too() -> None:
    sheets = []
    for number in (110, 111, 112):
        sheet = Sheet()
        sheet.text(60, 50, f"Conseil de l’Aisne du 16 décembre 2014 – {number}")
        sheet.text(60, 90, "Département de l’Aisne")
        sheet.paragraph(60, 200, PROSE + ".", columns=75)
        sheets.append(sheet)
    doc = read(*sheets)
    headers = [text for text in kinds(doc, "header") if text.startswith("Conseil")]
    assert [text[-3:] for text in headers] == ["110", "111", "112"]
    assert kinds(doc, "header").count("Département de l’Aisne") == 2  # the letterhead of page 1 is text


@pytest.mark.parametrize("name", ["Avenant n° {}", "Délibération n° 2021-{}"])
def test_acts_that_follow_each_other_are_no_running_headers(name: str) -> None:
    sheets = []
    for number in (1, 2, 3):
        sheet = Sheet()
        sheet.text(60, 50, name.format(number), bold=True)
        sheet.paragraph(60, 200, PROSE + ".", columns=75)
        sheets.append(sheet)
    assert kinds(read(*sheets), "header") == []


def test_a_header_said_in_the_same_words_is_one_whatever_it_names() -> None:
    sheets = []
    for _ in range(3):
        sheet = Sheet()
        sheet.text(60, 50, "Annexe 2 au contrat de l’Aisne", size=8)
        sheet.paragraph(60, 200, PROSE + ".", columns=75)
        sheets.append(sheet)
    assert kinds(read(*sheets), "header") == ["Annexe 2 au contrat de l’Aisne"] * 3


def test_decomposed_accents_are_no_broken_text_layer() -> None:
    words = ["Délai", "Équipe", "sécurité", "médecin", "référent", "département"] * 6
    assert not looks_garbled([unicodedata.normalize("NFD", word) for word in words])
    assert looks_garbled([word.replace("é", "6") for word in words])
