"""Key figures side by side, each with its words."""

from __future__ import annotations

import pytest
from shown import check, document, kinds
from tiny_pdf import Sheet, write

FIGURES = ["5 430", "244 M€", "+ 27 %"]
WORDS = [
    ["enfants confiés à l’aide", "sociale fin 2019"],
    ["dépensés par l’Orne en un an"],
    ["de mineurs suivis depuis", "l’année 2015"],
]
MIDDLES = (130, 298, 466)
PROSE = "Le conseil départemental a voté le plan qui crée des places dans tous les cantons de l’Orne. "


def centred(sheet: Sheet, middle: float, y: float, text: str, size: float) -> None:
    sheet.text(middle - 0.3 * size * len(text), y, text, size=size)


def cards(sheet: Sheet, y: float, *, flush: bool = False) -> None:
    for middle, figure, words in zip(MIDDLES, FIGURES, WORDS, strict=True):
        for line, (text, size) in enumerate([(figure, 18.0), *((words_, 9.0) for words_ in words)]):
            down = y + (8 + 12 * line if line else 0)
            if flush:
                sheet.text(middle - 70, down, text, size=size)
            else:
                centred(sheet, middle, down, text, size)


@pytest.mark.parametrize("flush", [False, True])
def test_each_figure_is_read_with_its_words(flush: bool) -> None:
    sheet = Sheet()
    y = sheet.paragraph(60, 60, PROSE * 3)
    cards(sheet, y + 30, flush=flush)
    cards(sheet, y + 90, flush=flush)
    sheet.paragraph(60, y + 150, PROSE * 3)
    found = document(write([sheet]))
    check(found)
    wanted = [" ".join([figure, *words]) for figure, words in zip(FIGURES, WORDS, strict=True)]
    assert kinds(found, "paragraph")[1:-1] == wanted * 2


def test_figures_above_a_paragraph_across_the_page_are_no_cards() -> None:
    sheet = Sheet()
    for middle, figure in zip(MIDDLES, FIGURES, strict=True):
        centred(sheet, middle, 100, figure, 18)
    sheet.paragraph(60, 116, PROSE * 3)
    assert kinds(document(write([sheet])), "paragraph")[-1] == (PROSE * 3).strip()


def test_figures_of_the_size_of_their_text_stay_a_table() -> None:
    sheet = Sheet()
    for line, row in enumerate(
        [["2020", "2021", "2022"], ["10 000 €", "20 000 €", "30 000 €"], ["1", "2", "3"]]
    ):
        for middle, text in zip(MIDDLES, row, strict=True):
            centred(sheet, middle, 100 + 14 * line, text, 10)
    found = document(write([sheet]))
    assert not any("2020 10 000" in text for text in kinds(found, "paragraph"))


def test_a_figure_alone_is_no_card() -> None:
    sheet = Sheet()
    centred(sheet, 298, 100, "5 430", 18)
    centred(sheet, 298, 112, "enfants confiés à l’aide sociale", 9)
    sheet.paragraph(60, 160, PROSE * 4)
    assert "5 430 enfants confiés à l’aide sociale" not in kinds(document(write([sheet])), "paragraph")
