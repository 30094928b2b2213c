"""Lines made of runs of a page's words are the lines made of the words one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extractor.model import Box
from extractor.readers.lines import Line
from extractor.readers.page_words import PageWords, Word
from extractor.readers.pdf_fragments import fragment
from extractor.readers.pdf_lines import LineBuilder
from extractor.readers.pdf_page import PageInk, read_page

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"


def _word(text: str, x0: float, x1: float, top: float = 100, *, size: float = 10) -> Word:
    return Word(text, x0, top, x1, top + 1.08 * size, size, False)


def _ranges(line: Line) -> list[tuple[int, int]]:
    assert line.words is not None
    at = slice(line.first, line.last)
    starts, ends = line.words.starts[at] - line.base, line.words.ends[at] - line.base
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _pages() -> Iterator[PageInk]:
    for path in sorted(DOCUMENTS.glob("*.pdf")):
        document = pdfium.PdfDocument(path)
        for number, page in enumerate(document, 1):
            yield read_page(page, number)
            page.close()
        document.close()


def test_runs_give_what_the_words_give() -> None:
    whole = 0
    for ink in _pages():
        for f in LineBuilder(ink.number, ink.words).fragments()[0]:
            again = fragment(ink.number, f.words)
            assert (f.text, f.line.plain()) == (again.text, again.line.plain())
            assert _ranges(f.line) == _ranges(again.line)
            edges = (f.x0, f.top, f.x1, f.bottom, f.size, f.first)
            assert edges == pytest.approx(
                (again.x0, again.top, again.x1, again.bottom, again.size, again.first), abs=0.02
            )
            whole += f.parts is None
    assert whole > 500  # most lines are runs


def test_a_line_of_words_with_their_boxes() -> None:
    boxes = [Box(1, x, 0, x + 9, 9) for x in (0, 10, 20, 30)]
    line = Line.of(["6\u00a0", "993", "\u200b", "\ufb01n\u00ad"], boxes)
    assert (line.text, line.plain()) == ("6\u00a0993 fin\u00ad", "6 993 fin")
    assert _ranges(line) == [(0, 1), (2, 5), (6, 9)]
    assert line.words is not None
    assert line.words.boxes[0].tolist() == [0, 10, 30]


def test_a_line_without_its_marker() -> None:
    line = Line.of(["1", ")", "un", "parrain"], [Box(1, x, 0, x + 9, 9) for x in (0, 10, 20, 30)])
    rest = line.without(4)
    assert rest.text == "un parrain"
    assert _ranges(rest) == [(0, 2), (3, 10)]
    glued = Line.of(["•un", "parrain"], [Box(1, 0, 0, 9, 9)] * 2).without(1)
    assert (glued.text, glued.last - glued.first) == ("un parrain", 2)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ([_word("Le", 0, 10), _word("contrat", 13, 40)], ["Le contrat"]),
        ([_word("Le", 0, 10), _word("préfet", 80, 110)], ["Le", "préfet"]),  # a wide gap
        ([_word("•", 0, 4), _word("le", 30, 40)], ["• le"]),  # after a marker it is a tabulation
        ([_word("contrat", 13, 40), _word("Le", 0, 10)], ["Le contrat"]),  # drawn in another order
        ([_word("Le", 0, 10), _word("contrat", 13, 40, top=120)], ["Le", "contrat"]),
        ([_word("gras", 0, 20), _word("gras", 0.4, 20.4)], ["gras", "gras"]),  # one drawn over the other
        ([_word("1", 0, 5), _word("er", 5.2, 10, top=99, size=6)], ["1er"]),
        ([_word("ven", 0, 15), _word("-", 15.2, 18)], ["ven-"]),
        ([_word(letter, 8 * x, 8 * x + 5) for x, letter in enumerate("ACTE")], ["ACTE"]),
    ],
)
def test_words_to_lines(words: list[Word], texts: list[str]) -> None:
    assert [f.text for f in LineBuilder(1, PageWords.of(words)).fragments()[0]] == texts


def test_words_of_a_subset() -> None:
    words = PageWords.of([_word("un", 0, 10), _word("deux", 12, 30), _word("trois", 32, 50)])
    assert words.texts() == ["un", "deux", "trois"]
    assert words.spaced.tolist() == [True, True, False]
    kept = words.only(words.size * 0 + [1, 0, 1] == 1)
    assert [word.text for word in kept] == ["un", "trois"]
    assert kept.spaced.tolist() == [False, False]  # "deux" stood between
    assert LineBuilder(1, words).lines([0, 2])[0].text == "un trois"


def test_a_raised_call_stays_with_its_word() -> None:
    """Two columns on almost one line: the call would be nearer to the wrong one by its height."""
    words = [
        _word("travaux", 50, 80, top=103, size=12),
        _word("1", 80.3, 84, top=102, size=7),
        _word("auxquels", 88, 130, top=103, size=12),
        _word("rendue", 345, 400, top=97, size=12),
    ]
    assert [f.text for f in LineBuilder(1, PageWords.of(words)).fragments()[0]] == [
        "rendue",
        "travaux 1 auxquels",
    ]
