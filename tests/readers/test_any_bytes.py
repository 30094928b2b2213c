"""Whatever the bytes: a document whose ranges hold, or a typed error."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shown import check
from tiny_pdf import Sheet, write

from extractor.errors import DamagedError, ReadError
from extractor.readers import read

SNIPPETS = st.sampled_from(
    (
        *(
            "• ",
            "- ",
            "1. ",
            "a) ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "**",
            "*",
            "_",
            "#",
            "# ",
            "|",
            "<li>",
            "</li>",
            "<ul>",
        ),
        *("</ul>", "<table>", "<tr>", "<td>", "&nbsp;", "-\n", "é", "É", "€", "\u00a0", "\u202f", "\u00ad\n"),
        *(
            "\ufffe",
            "\uf0b7 ",
            "e\u0301",
            "\u2028",
            "Article 2 – ",
            ":",
            ".",
            "Le préfet ",
            "2020",
            "A. ",
            "`",
        ),
        *("[a](b)", "> ", "---\n", "|---|"),
    )
)
TEXT = st.lists(SNIPPETS | st.text(max_size=6), max_size=60).map("".join)


def read_or_refuse(data: bytes) -> None:
    try:
        doc = read("any", data)
    except ReadError:
        return
    assert doc.text
    check(doc)
    assert doc == read("any", data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read_or_refuse(data)


@settings(max_examples=400, deadline=None)
@given(TEXT)
def test_any_text(text: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_any_page(text: str) -> None:
    read_or_refuse(f"<html><body><main>{text}</main></body></html>".encode("utf-8", "surrogatepass"))


PLACED = st.tuples(
    st.floats(0, 590), st.floats(0, 840), st.sampled_from([7.0, 10.0, 16.0]), st.booleans(),
    st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=30)
    | st.sampled_from(["• une action ;", "1) deux", "de la préven-", "tion", "page 3", "Article 2 – Objet"]),
)  # fmt: skip
LINES = st.tuples(st.floats(0, 590), st.floats(0, 840), st.floats(0, 590), st.floats(0, 840))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.lists(PLACED, max_size=12), st.lists(LINES, max_size=8)), min_size=1, max_size=3)
)
def test_any_words_and_lines_on_pages(
    pages: list[tuple[list[tuple[float, float, float, bool, str]], list[tuple[float, float, float, float]]]],
) -> None:
    sheets = []
    for words, lines in pages:
        sheet = Sheet()
        for x, y, size, bold, text in words:
            sheet.text(x, y, text, size=size, bold=bold)
        for x0, y0, x1, y1 in lines:
            sheet.line(x0, y0, x0, y1)
            sheet.line(x0, y0, x1, y0)
        sheets.append(sheet)
    read_or_refuse(write(sheets))


def _sample_pdf() -> bytes:
    sheet = Sheet()
    sheet.paragraph(60, 100, "Le contrat de prévention a été signé par toutes les parties hier à Laon.")
    sheet.grid([60, 260, 460], [200, 220, 240])
    sheet.text(64, 214, "Action")
    sheet.text(264, 234, "40 000 €")
    return write([sheet])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_pdf_with_some_bytes_changed(data: st.DataObject) -> None:
    content = bytearray(_sample_pdf())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(9, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(content))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_docx_with_some_bytes_changed(data: st.DataObject) -> None:
    out = io.BytesIO()
    file = docx.Document()
    file.add_paragraph("un", style="List Bullet")
    file.add_table(2, 2).cell(0, 0).text = "cellule"
    file.save(out)
    parts = {}
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(n for n in parts if n.endswith((".xml", ".rels")))))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(32, 126))
    parts[name] = bytes(content)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for part, value in parts.items():
            archive.writestr(part, value)
    read_or_refuse(changed.getvalue())


def test_a_docx_with_a_relation_that_leads_nowhere() -> None:
    out, changed = io.BytesIO(), io.BytesIO()
    file = docx.Document()
    file.add_paragraph("un")
    file.save(out)
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, data.replace(b"Target=", b"Targe_=") if "item1.xml.rels" in name else data)
    with pytest.raises(DamagedError):
        read("a.docx", changed.getvalue())
