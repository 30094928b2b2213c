"""OCR: which pages need it, what is done to their picture, what is said where Tesseract is missing.

A stand-in for Tesseract reads what a test wants read; the tests at the end call the real one, where it is.
"""

from __future__ import annotations

import io
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from PIL import Image, ImageDraw
from shown import check
from tiny_pdf import Sheet, write

from extractor.errors import NoTextError, UsageError
from extractor.model import Box, Document, Page
from extractor.readers import ocr, page_image, pdf_ocr, pdf_unread, read
from extractor.readers.ocr import Engine, OcrFailedError, OcrLine, OcrWord
from extractor.readers.ocr_words import words_of
from extractor.readers.pdf_ocr import Placement
from extractor.readers.plausibility import judge, looks_garbled

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
WIDE, HIGH = 2480, 3508  # A4 at 300 dpi
PROSE = (
    "Le contrat départemental de prévention et de protection de l’enfance a été signé par la préfète et par"
    " le président du conseil départemental, avec le concours de l’agence régionale de santé."
)


def line(*texts: str, x: float = 300, y: float = 400, size: float = 45, sure: float = 95) -> OcrLine:
    """A line as Tesseract gives it, its words 20 pixels a character."""
    words = []
    for text in texts:
        words.append(OcrWord(text, x, y - 30, x + 20 * len(text), y, sure))
        x += 20 * len(text) + 15
    return OcrLine(tuple(words), size, tuple(y for _ in words))


class Standin:
    """Reads what it was given, upright only after `turns`; fails where there is nothing to give."""

    def __init__(self, lines: list[OcrLine] | None, *, upright_after: int = 0, knows: bool = True) -> None:
        self.given, self.upright_after, self.knows = lines, upright_after, knows
        self.asked: list[bytes] = []

    def lines(self, picture: bytes, dpi: int) -> list[OcrLine]:
        assert picture.startswith(b"P5 ")
        assert 0 < dpi <= 300
        self.asked.append(picture)
        if self.given is None:
            raise OcrFailedError("Tesseract took more than 120 s")
        if not self.given:
            return []
        right = [0, 1, 3, 2].index(self.upright_after) if not self.knows else min(1, self.upright_after)
        return self.given if len(self.asked) - 1 == right else [line("xq", sure=30)]

    def turns(self, picture: bytes, dpi: int) -> int | None:
        assert picture
        assert dpi
        return self.upright_after if self.knows else None


def scanned(*, width: float = 595, height: float = 842) -> Sheet:
    """A page without text, on which something is drawn."""
    sheet = Sheet()
    sheet.operators.append(b"20 20 %d %d re f" % (width / 2, height / 2))
    return sheet


def typed(text: str = PROSE) -> Sheet:
    sheet = Sheet()
    sheet.paragraph(60, 100, text.replace("’", "'"))
    return sheet


def read_with(
    monkeypatch: pytest.MonkeyPatch, engine: Standin | None, data: bytes, mode: ocr.OcrMode = "auto"
) -> Document:
    monkeypatch.setattr(pdf_ocr, "find_engine", lambda: engine)
    doc = read("scan.pdf", data, ocr=mode)
    check(doc)
    return doc


def told(doc: Document) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.page) for problem in doc.problems]


# --- which pages, and what is said of them


def test_an_image_page_in_a_file_with_text(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read_with(monkeypatch, Standin([line("Fait", "à", "Amiens")]), write([typed(), scanned()]))
    assert doc.reader == "ocr"
    assert [(page.number, page.ocr) for page in doc.pages] == [(1, False), (2, True)]
    assert "Fait à Amiens" in doc.text
    assert told(doc) == [("ocr", None)]
    assert "page 2" in doc.problems[0].message


def test_without_tesseract_each_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read_with(monkeypatch, None, write([typed(), scanned(), scanned()]))
    assert (doc.reader, told(doc)) == ("pdf", [("no_text_page", 2), ("no_text_page", 3)])
    assert all("tesseract-ocr-fra" in problem.message for problem in doc.problems)


@pytest.mark.parametrize(
    ("engine", "mode", "said"),
    [
        (None, "auto", "apt-get install tesseract-ocr tesseract-ocr-fra"),
        (Standin([]), "never", "--ocr auto"),
        (Standin([]), "auto", "OCR finds no text"),
        (Standin(None), "auto", "more than 120 s"),
    ],
)
def test_a_scan_that_stays_unread(
    monkeypatch: pytest.MonkeyPatch, engine: Standin | None, mode: ocr.OcrMode, said: str
) -> None:
    with pytest.raises(NoTextError, match="looks like a scan") as raised:
        read_with(monkeypatch, engine, write([scanned()]), mode)
    assert said in str(raised.value)


def test_never_asks_no_one(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Standin([line("Fait", "à", "Amiens")])
    doc = read_with(monkeypatch, engine, write([typed(), scanned()]), "never")
    assert (engine.asked, doc.reader, told(doc)) == ([], "pdf", [("no_text_page", 2)])


def test_always_reads_every_page_and_auto_none_with_text(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write([typed()])
    engine = Standin([line("Fait", "à", "Amiens")])
    assert read_with(monkeypatch, engine, data).reader == "pdf"
    assert engine.asked == []
    doc = read_with(monkeypatch, engine, data, "always")
    assert (doc.reader, doc.text) == ("ocr", "Fait à Amiens")


def test_a_page_that_fails_is_told_and_the_others_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read_with(monkeypatch, Standin(None), write([typed(), scanned()]))
    assert (doc.reader, told(doc)) == ("pdf", [("ocr_failed", 2)])


def test_a_page_of_a_mile_is_not_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "_MAX_PIXELS", 10_000)
    engine = Standin([line("Fait")])
    doc = read_with(monkeypatch, engine, write([typed(), scanned()]))
    assert (engine.asked, told(doc)) == ([], [("ocr_failed", 2)])
    assert "too large" in doc.problems[0].message


def test_a_white_sheet_is_not_told_and_a_drawing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    white = Sheet([b"1 1 1 rg 0 0 595 842 re f"])
    doc = read_with(monkeypatch, Standin([]), write([typed(), white, scanned()]))
    assert (doc.reader, told(doc)) == ("pdf", [("no_text_page", 3)])


def test_text_drawn_as_shapes_under_a_browsers_header(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    sheet.text(40, 30, "Préfecture - https://exemple.fr 08/03/2020")
    curve = b"100 500 m 110 510 120 510 130 500 c 140 490 150 490 160 500 c S"
    sheet.operators.extend([curve] * 310)
    words = PROSE.split()
    doc = read_with(monkeypatch, Standin([line(*words)]), write([sheet]))
    assert doc.reader == "ocr"
    assert "président du conseil départemental" in doc.text


@pytest.mark.parametrize(("side", "reader"), [(800, "ocr"), (200, "pdf")])
def test_a_stamp_over_a_scan_and_a_logo_over_a_letter(
    monkeypatch: pytest.MonkeyPatch, side: int, reader: str
) -> None:
    sheet = typed("Accusé de réception en préfecture")
    inline = b"/W 1 /H 1 /CS /G /BPC 8 ID \x80 EI"
    sheet.operators.insert(0, b"q %d 0 0 %d 0 0 cm BI %s Q" % (side, side, inline))
    doc = read_with(monkeypatch, Standin([line(*PROSE.split())]), write([sheet]))
    assert doc.reader == reader


def test_a_scan_inside_of_a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Browsers print each page as a form: what is drawn in it counts."""
    inner = typed("Accusé de réception en préfecture")
    inner.operators.append(b"q 600 0 0 850 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
    source, out = pdfium.PdfDocument(write([inner])), pdfium.PdfDocument.new()
    page = out.new_page(595, 842)
    form = raw.FPDF_NewXObjectFromPage(out, source, 0)
    raw.FPDFPage_InsertObject(page, raw.FPDF_NewFormObjectFromXObject(form))
    page.gen_content()
    raw.FPDF_CloseXObject(form)
    saved = io.BytesIO()
    out.save(saved)
    source.close()
    out.close()
    doc = read_with(monkeypatch, Standin([line(*PROSE.split())]), saved.getvalue())
    assert doc.reader == "ocr"


def test_a_drawing_beside_few_words_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    sheet.text(40, 300, "Carte des maisons du département")
    sheet.operators.extend([b"100 500 m 110 510 120 510 130 500 c S"] * 20)
    engine = Standin([line("Carte")])
    assert read_with(monkeypatch, engine, write([sheet])).reader == "pdf"
    assert engine.asked == []


@pytest.mark.parametrize(
    ("found", "reader"), [(["plus"] * 40, "ocr"), (["Accusé", "de", "réception", "en", "préfecture"], "pdf")]
)
def test_few_words_over_an_image_give_way_to_more(
    monkeypatch: pytest.MonkeyPatch, found: list[str], reader: str
) -> None:
    """A registry's stamp over a scan gives way; a cover's photograph does not take its title away."""
    monkeypatch.setattr(pdf_unread, "_drawn", lambda _: (595.0 * 842, 0))
    sheet = typed("Accusé de réception en préfecture")
    doc = read_with(monkeypatch, Standin([line(*found)]), write([sheet]))
    assert doc.reader == reader


WRONG = "Lc c0ntr@t dcp4rtcm3nt4l dc pr~vcnti0n 3t qwrt zzzk lll1l mrtx vvnq rn|m d6p#rt"
GARBLED = WRONG.split() * 4


def test_a_wrong_text_layer_gives_way_to_a_better_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write([typed(" ".join(GARBLED))])
    assert read_with(monkeypatch, Standin([line(*PROSE.split())]), data).reader == "ocr"
    assert read_with(monkeypatch, Standin([line(*GARBLED)]), data).reader == "pdf"
    doc = read_with(monkeypatch, None, data)
    assert told(doc) == [("no_text_page", 1)]
    assert "not what the page shows" in doc.problems[0].message


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        (PROSE, False),
        (" ".join(GARBLED), True),
        (" ".join(GARBLED[:12]), False),  # too few to tell
        ("The county council signed the contract with the ministry of health and families today " * 3, False),
        ("CDPPE PMI ASE CRIP MECS UAPED A4 F1-2 n°12 1 250 000,00 € 12/03/2021 www.exemple.fr " * 4, False),
        ("pr\ufffdfet d\ufffdpartement pr\ufffdvention (cid:12) \ufffd\ufffd " * 10, True),
    ],
)
def test_plausible_words(text: str, garbled: bool) -> None:
    assert looks_garbled(text.split()) is garbled


def test_an_empty_text_is_not_odd() -> None:
    assert judge(["–", "…"]).oddity == 0.0


# --- boxes


@pytest.mark.parametrize("knows", [True, False])
@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (0, Box(1, 72, 93.4, 96, 104.2)),
        (1, Box(1, 93.4, 746, 104.2, 770)),
        (2, Box(1, 499, 737.8, 523, 748.6)),
        (3, Box(1, 490.8, 72, 501.6, 96)),
    ],
)
def test_boxes_are_where_the_words_are_seen(
    monkeypatch: pytest.MonkeyPatch, turns: int, knows: bool, expected: Box
) -> None:
    """Turned clockwise by `turns` quarters, the page stands upright and its first word is at (72, 93)."""
    monkeypatch.setattr(pdf_ocr, "skew_of", lambda _: 0.0)
    words = line("Amiens", *PROSE.split()[:8], y=425, x=300)
    words = words._replace(words=(words.words[0]._replace(x1=400), *words.words[1:]))
    engine = Standin([words], upright_after=turns, knows=knows)
    doc = read_with(monkeypatch, engine, write([scanned()]))
    assert doc.pages == (Page(1, 595, 842, ocr=True),)
    assert list(doc.words.box(0)) == pytest.approx(list(expected), abs=0.6)


def test_boxes_of_a_page_that_lies_askew() -> None:
    placement = Placement(600, 800, 0, 2.0)
    middle = placement.box(Box(1, 290, 390, 310, 410))
    assert list(middle) == pytest.approx([1, 290, 390, 310, 410])
    right = placement.box(Box(1, 590, 390, 610, 410))
    assert right.top == pytest.approx(390 + 300 * np.sin(np.radians(2)), abs=0.02)  # its lines fall


def test_cells_are_placed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    sheet.operators.append(b"1 w")
    sheet.grid([72, 272, 472], [100, 130, 160, 190])
    texts = [("Action", "Montant"), ("Accueil", "12000"), ("Relais", "8000")]
    lines = [
        line(text, x=(80 + 200 * column) * 300 / 72, y=(120 + 30 * row) * 300 / 72)
        for row, cells in enumerate(texts)
        for column, text in enumerate(cells)
    ]
    doc = read_with(monkeypatch, Standin(lines), write([sheet]))
    (table,) = doc.tables
    assert [[doc.quote(c.start, c.end) for c in row] for row in table.rows()] == [list(row) for row in texts]
    box = table.cells[0].box
    assert box is not None
    assert list(box) == pytest.approx([1, 72, 100, 272, 130], abs=1.5)


# --- pictures


def ruled(angle: float = 0.0) -> page_image.Pixels:
    image = Image.new("L", (1200, 900), 255)
    draw = ImageDraw.Draw(image)
    for y in range(100, 800, 40):
        for x in range(100, 1100, 25):
            draw.rectangle((x, y, x + 14, y + 20), fill=0)
    return np.asarray(image.rotate(angle, fillcolor=255), dtype=np.uint8)


@pytest.mark.parametrize("angle", [-2.5, -0.5, 0.0, 0.35, 3.0])
def test_skew(angle: float) -> None:
    assert page_image.skew_of(ruled(-angle)) == pytest.approx(angle, abs=0.15)


@pytest.mark.parametrize("value", [0, 255])
def test_nothing_to_measure(value: int) -> None:
    assert page_image.skew_of(np.full((400, 300), value, dtype=np.uint8)) == 0.0
    assert page_image.skew_of(np.full((2, 2), value, dtype=np.uint8)) == 0.0
    assert page_image.rulings(np.full((40, 30), value, dtype=np.uint8), 300) == []


def test_rulings_are_found_followed_and_painted_over() -> None:
    pixels = np.full((600, 900), 255, dtype=np.uint8)
    pixels[100:103, 100:500] = 0
    pixels[103:105, 498:560] = 0  # the line goes on two pixels lower
    pixels[100:400, 100:102] = 0
    pixels[500:580, 100:800] = 0  # a filled area
    pixels[300:302, 300:330] = 0  # too short: the bar of a letter
    found = page_image.rulings(pixels, 300)
    assert [(s.x0, s.x1) for s in found if s.bottom - s.top < 10] == [(100, 559)]
    assert [(s.top, s.bottom) for s in found if s.x1 - s.x0 < 10] == [(100, 399)]
    clear = page_image.without(pixels, found)
    assert clear[:450, :].min() == 0  # the short bar stays
    assert clear[95:110, 95:570].min() == 255
    assert pixels[101, 200] == 0


def test_dots() -> None:
    pixels = np.full((100, 200), 255, dtype=np.uint8)
    pixels[40:52, 20:32] = 0
    assert page_image.dot(pixels, 10, 30, 60, 60) == (20, 40, 31, 51)
    pixels[40:52, 45:57] = 0  # two things
    assert page_image.dot(pixels, 10, 30, 60, 60) is None
    pixels[80:84, 20:60] = 0  # a dash
    assert page_image.dot(pixels, 10, 70, 80, 95) is None
    assert page_image.dot(pixels, 100, 0, 150, 30) is None
    assert page_image.stroke(pixels, 18, 78, 62, 86) == 40
    assert page_image.stroke(pixels, 100, 0, 150, 30) == 0


# --- words


def page_of(lines: list[OcrLine]) -> list[str]:
    words, _ = words_of(lines, np.full((1000, 2000), 255, dtype=np.uint8), 0.24)
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (line("l’accueil", "des", "enfants"), ["l’accueil", "des", "enfants"]),
        (line("xq", "|", sure=15), []),  # a signature
        (line("Égalité", sure=20), ["Égalité"]),  # doubted, and yet a word
        (line("—", "le", "relais"), ["—", "le", "relais"]),
        (line("—", "…"), []),
        (line("*", "le", "relais"), ["•", "le", "relais"]),
        (line("1", "le", "relais"), ["1", "le", "relais"]),
    ],
)
def test_noise(given: OcrLine, kept: list[str]) -> None:
    assert page_of([given]) == kept


def test_a_doubted_word_of_a_sure_line_is_kept() -> None:
    given = line("il", "prévoit", "l'accueil", "des", "enfants")
    words = list(given.words)
    words[2] = words[2]._replace(confidence=4)
    assert page_of([given._replace(words=tuple(words))]) == ["il", "prévoit", "l'accueil", "des", "enfants"]


@pytest.mark.parametrize("seen", [True, False])
def test_bullets_are_seen_in_the_picture(seen: bool) -> None:
    """Tesseract leaves a bullet out, or takes it for an "e"."""
    pixels = np.full((1000, 2000), 255, dtype=np.uint8)
    pixels[378:392, 252:266] = 0
    words = line("le", "relais")
    if seen:
        bullet = OcrWord("e", 252, 378, 266, 392, 40)
        words = OcrLine((bullet, *words.words), words.size, (400.0, *words.baselines))
    found, _ = words_of([words], pixels, 0.24)
    assert [word.text for word in found] == ["•", "le", "relais"]
    assert found[0].x0 == pytest.approx(252 * 0.24)


def test_a_full_stop_of_the_other_column_is_no_bullet() -> None:
    pixels = np.full((1000, 2000), 255, dtype=np.uint8)
    pixels[393:400, 252:259] = 0
    found, _ = words_of([line("le", "relais")], pixels, 0.24)
    assert [word.text for word in found] == ["le", "relais"]


def test_sizes_are_made_even_and_bold_is_seen() -> None:
    pixels = np.full((1000, 2000), 255, dtype=np.uint8)
    for x in range(300, 1200, 20):
        pixels[370:400, x : x + (8 if x < 500 else 4)] = 0
    thick, thin = line("Parrainage", size=43), line("de", "proximité", "des", "enfants", x=520, size=47)
    words, confidence = words_of([thick, thin], pixels, 0.24)
    assert len({word.size for word in words}) == 1
    assert [word.bold for word in words] == [True, False, False, False, False]
    assert confidence == pytest.approx(95)


def test_no_words_at_all() -> None:
    assert words_of([], np.full((10, 10), 255, dtype=np.uint8), 0.24) == ([], 0.0)


# --- the program

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page">
<span class="ocr_line" title="bbox 300 370 600 412; baseline 0.01 -9; x_size 45.5; x_ascenders 10">
<span class="ocrx_word" title="bbox 300 372 400 404; x_wconf 96">Le</span>
<span class="ocrx_word" title="bbox 420 370 600 412; x_wconf 41"><strong>préfet</strong></span>
<span class="ocrx_word" title="bbox 610 370 615 412; x_wconf 9"> </span></span>
<span class="ocr_line" title="bbox 10 10 20 300; textangle 90; x_size 20">
<span class="ocrx_word" title="bbox 10 10 20 300; x_wconf 90">Tampon</span></span>
<span class="ocr_line" title="bbox 1 1 2 2"></span>
</div></body></html>"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A `tesseract` on the path that answers what the files beside it say."""
    script = tmp_path / "tesseract"
    script.write_text(
        "#!/bin/sh\n"
        f'cd "{tmp_path}"\n'
        'if [ "$1" = --list-langs ]; then cat langs; exit; fi\n'
        "cat > picture\n"
        'echo "$OMP_THREAD_LIMIT $*" > options\n'
        "[ -f slow ] && exec sleep 20\n"
        "[ -f broken ] && { echo 'Too few characters' >&2; exit 1; }\n"
        'case "$*" in *hocr) cat hocr;; *) cat osd;; esac\n'
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "langs").write_text("List of available languages (3):\neng\nfra\nosd\n")
    (tmp_path / "hocr").write_text(HOCR)
    (tmp_path / "osd").write_text("Orientation in degrees: 90\nRotate: 270\nOrientation confidence: 9.31\n")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    ocr._engine.cache_clear()
    yield tmp_path
    ocr._engine.cache_clear()


@pytest.mark.usefixtures("program")
def test_what_tesseract_says() -> None:
    engine = ocr.find_engine()
    assert engine is not None
    (found,) = engine.lines(b"P5 1 1 255\n\0", 300)
    assert [(w.text, w.x0, w.confidence) for w in found.words] == [("Le", 300, 96), ("préfet", 420, 41)]
    assert found.size == 45.5
    assert found.baselines == pytest.approx((403.5, 405.1))
    assert engine.turns(b"P5 1 1 255\n\0", 300) == 3


def test_one_thread_and_fixed_options(program: Path) -> None:
    engine = ocr.find_engine()
    assert engine is not None
    engine.lines(b"P5 1 1 255\n\0", 300)
    options = (program / "options").read_text()
    assert options == "1 stdin stdout -l fra --oem 1 --psm 3 --dpi 300 hocr\n"
    assert (program / "picture").read_bytes() == b"P5 1 1 255\n\0"


def test_an_orientation_that_tesseract_is_not_sure_of(program: Path) -> None:
    engine = ocr.find_engine()
    assert engine is not None
    (program / "osd").write_text("Rotate: 180\nOrientation confidence: 0.40\n")
    assert engine.turns(b"", 300) is None
    (program / "broken").touch()
    assert engine.turns(b"", 300) is None
    assert Engine(engine.program, orients=False).turns(b"", 300) is None


def test_failures_of_the_program(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ocr.find_engine()
    assert engine is not None
    (program / "broken").touch()
    with pytest.raises(OcrFailedError, match="Too few characters"):
        engine.lines(b"", 300)
    (program / "broken").unlink()
    (program / "slow").touch()
    monkeypatch.setattr(ocr, "TIMEOUT", 0.2)
    with pytest.raises(OcrFailedError, match="more than"):
        engine.lines(b"", 300)
    with pytest.raises(OcrFailedError, match="cannot be started"):
        Engine(str(program / "gone"), orients=True).lines(b"", 300)
    (program / "slow").unlink()
    (program / "hocr").write_text("")
    assert engine.lines(b"", 300) == []


@pytest.mark.parametrize("languages", ["eng\nosd\n", ""])
def test_tesseract_without_french_is_none(program: Path, languages: str) -> None:
    (program / "langs").write_text(languages)
    assert ocr.find_engine() is None


def test_no_tesseract(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program / "langs").unlink()  # it ends with an error
    assert ocr.find_engine() is None
    monkeypatch.setenv("PATH", str(program / "nowhere"))
    assert ocr.find_engine() is None
    with pytest.raises(UsageError, match="apt-get"):
        ocr.check_mode("always")
    with pytest.raises(UsageError, match="never, not 'sometimes'"):
        ocr.check_mode("sometimes")
    assert [ocr.check_mode(mode) for mode in ("auto", "never")] == ["auto", "never"]


# --- Tesseract itself

needs_tesseract = pytest.mark.skipif(
    ocr.find_engine() is None, reason="Tesseract with French is not installed"
)


@needs_tesseract
def test_a_scan_reads_as_its_original() -> None:
    scan = read("s", (CORPUS / "scans" / "documents" / "scan_cp_prefecture_somme.pdf").read_bytes())
    original = read("o", (CORPUS / "documents" / "cp_prefecture_somme.pdf").read_bytes())
    check(scan)
    wanted, found = set(original.text.replace("’", "'").split()), set(scan.text.replace("’", "'").split())
    assert len(wanted & found) >= 0.97 * len(wanted)
    assert [b.kind for b in scan.blocks].count("list_item") == 8
    assert all(page.ocr for page in scan.pages)
    again = read("s", (CORPUS / "scans" / "documents" / "scan_cp_prefecture_somme.pdf").read_bytes())
    assert (again.text, again.blocks) == (scan.text, scan.blocks)
    # A word that stands once in both stands at the same place, give or take the scanner's tilt.
    word = "Hauts-de-France"
    (here,), (there,) = (
        [d.boxes(at, at + len(word)) for at in [d.text.index(word)]] for d in (scan, original)
    )
    assert list(here[0]) == pytest.approx(list(there[0]), abs=4)


def test_the_engine_says_its_version_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    if ocr.find_engine() is not None:
        assert re.fullmatch(r"\d+\.[\w.-]+", ocr.engine_version())
    monkeypatch.setattr(ocr, "find_engine", lambda: None)
    assert ocr.engine_version() == ""
