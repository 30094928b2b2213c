"""Canonical text: what is kept, what is mended, and ranges that stay exact."""

import pytest

from extractor.model import Box
from extractor.readers.characters import clean
from extractor.readers.layout import CellDraft, Draft, build
from extractor.readers.lines import Line, text_line


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("deux  espaces", "deux espaces"),
        ("800\u00a0000\u202f€", "800\u00a0000\u202f€"),
        ("un\u2009fin", "un\u2009fin"),
        ("a \u00a0 b", "a b"),
        ("a\u00a0\u00a0b", "a b"),
        ("a\tb", "a b"),
        ("a\u2003b", "a b"),
        ("ﬁche et eﬀort", "fiche et effort"),
        ("e\u0301cole", "école"),
        ("zéro\u200blargeur\ufeff", "zérolargeur"),
        ("contrôle\x01 \x9d", "contrôle "),
        ("\uf0b7 point", "• point"),
        ("\uf0a7 point", "• point"),
        ("\ue123 point", "• point"),
        ("mot\ue123", "mot"),
        ("a\u2028b", "a b"),
    ],
)
def test_characters(raw: str, expected: str) -> None:
    assert clean(raw) == expected


def test_lines_are_joined_by_one_space_and_blocks_by_a_blank_line() -> None:
    content = build(
        [
            Draft("paragraph", [text_line("Le contrat "), text_line("est signé.")]),
            Draft("paragraph", [text_line("  ")]),
            Draft("list_item", [text_line("le parrainage")], marker="•", list_id=0),
        ]
    )
    assert content.text == "Le contrat est signé.\n\n• le parrainage"
    item = content.blocks[1]
    assert content.text[item.start : item.end] == "le parrainage"
    assert item.marker == "•"


def test_indexes_follow_the_blocks_that_remain() -> None:
    content = build(
        [
            Draft("paragraph", [text_line("\u200b")]),
            Draft("paragraph", [text_line("Les actions :")]),
            Draft("list_item", [text_line("a")], marker="•", intro=1, list_id=0),
            Draft("list_item", [text_line("b")], marker="–", intro=0, parent=2, list_id=1, level=1),
        ]
    )
    assert [(b.intro, b.parent) for b in content.blocks] == [(None, None), (0, None), (None, 1)]


def test_a_mended_word_keeps_both_boxes() -> None:
    first, second = Box(1, 10, 10, 50, 20), Box(1, 10, 22, 40, 32)
    content = build([Draft("paragraph", [Line.of(["préven-"], [first]), Line.of(["tion"], [second])])])
    assert content.text == "prévention"
    words = content.words
    assert [(words.starts[i], words.ends[i], words.box(i)) for i in range(2)] == [
        (0, 6, first),
        (6, 10, second),
    ]


def test_a_kept_hyphen_belongs_to_the_first_half() -> None:
    content = build(
        [Draft("paragraph", [Line.of(["Bouches-"], [Box(1, 0, 0, 9, 9)]), Line.of(["du-Rhône"])])]
    )
    assert content.text == "Bouches-du-Rhône"
    assert (content.words.starts[0], content.words.ends[0]) == (0, 8)


def test_soft_hyphens() -> None:
    content = build(
        [Draft("paragraph", [text_line("la pré\u00advention béné\u00ad"), text_line("ficie à tous\u00ad")])]
    )
    assert content.text == "la prévention bénéficie à tous"
    assert build([Draft("paragraph", [Line.of(["bien\u00ad", "sûr"])])]).text == "bien sûr"


def test_no_break_space_between_pieces() -> None:
    box = Box(1, 0, 0, 9, 9)
    content = build(
        [
            Draft(
                "paragraph",
                [Line.of(["6\u00a0", "993\u202f", "285", "€"], [box] * 4)],
            )
        ]
    )
    assert content.text == "6\u00a0993\u202f285 €"
    words = content.words
    assert [content.text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == [
        "6",
        "993",
        "285",
        "€",
    ]


def test_a_table_is_one_block_and_its_cells_are_ranges() -> None:
    cells = [
        CellDraft(0, 0, []),
        CellDraft(0, 1, [text_line("2020")], header=True),
        CellDraft(1, 0, [text_line("État,"), text_line("programme 304")]),
        CellDraft(1, 1, [text_line("800\u00a0000")]),
        CellDraft(2, 0, []),
        CellDraft(2, 1, []),
        CellDraft(3, 0, [text_line("Total")]),
        CellDraft(3, 1, []),
    ]
    content = build([Draft("paragraph", [text_line("Avant")]), Draft("table", cells=cells)])
    assert content.text == "Avant\n\n2020\nÉtat, programme 304 | 800\u00a0000\nTotal"
    (table,) = content.tables
    assert table.block == 1
    shown = {(c.row, c.column): content.text[c.start : c.end] for c in table.cells}
    assert shown[1, 0] == "État, programme 304"
    assert shown[0, 0] == shown[3, 1] == ""
    block = content.blocks[1]
    assert all(block.start <= c.start <= c.end <= block.end for c in table.cells)


def test_an_empty_table_is_nothing() -> None:
    content = build([Draft("table", cells=[CellDraft(0, 0, []), CellDraft(0, 1, [text_line(" ")])])])
    assert (content.text, content.blocks, content.tables) == ("", (), ())
