"""Word documents: lists with their numbers, tables with their spans, in the order of the body."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from shown import blocks, check, document, items, kinds, tables

from extractor.errors import DamagedError, EmptyError, TooLargeError, UnsupportedError
from extractor.readers import archives

PROSE = "Le contrat a été signé par le préfet, la présidente et l’agence régionale de santé."


def made(fill: Callable[[Any], None]) -> bytes:
    file = docx.Document()
    fill(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def define_list(file: Any, levels: list[tuple[str, str]], *, start: int = 1) -> str:
    """A numbering of these formats and templates; its numId."""
    root = file.part.numbering_part.element
    number = 900 + len(root)
    parts = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start if depth == 0 else 1}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{template}"/></w:lvl>'
        for depth, (style, template) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{parts}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
    )
    return str(number)


def listed(file: Any, text: str, number: str, depth: int = 0) -> Any:
    paragraph = file.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def test_headings_title_and_declared_title() -> None:
    def fill(file: Any) -> None:
        file.core_properties.title = "Titre déclaré"
        file.add_heading("Contrat départemental", 0)
        file.add_heading("Article 1 – Objet", 1)
        file.add_paragraph(PROSE)
        file.add_heading("Sous-titre", 2)

    doc = document(made(fill))
    assert doc.reader == "docx"
    assert doc.title == "Titre déclaré"
    assert [(b.kind, b.level) for b in doc.blocks] == [
        ("title", 0),
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
    ]


def test_numbered_and_nested_lists() -> None:
    def fill(file: Any) -> None:
        number = define_list(file, [("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "•")])
        file.add_paragraph("Les actions :")
        listed(file, "une", number)
        listed(file, "une bis", number, 1)
        listed(file, "une ter", number, 1)
        listed(file, "point", number, 2)
        listed(file, "deux", number)
        listed(file, "deux bis", number, 1)

    doc = document(made(fill))
    assert items(doc) == [
        ("1.", 0, "une"),
        ("a)", 1, "une bis"),
        ("b)", 1, "une ter"),
        ("•", 2, "point"),
        ("2.", 0, "deux"),
        ("a)", 1, "deux bis"),
    ]
    assert [b.parent for b in doc.blocks] == [None, None, 1, 1, 3, None, 5]
    assert [b.intro for b in doc.blocks] == [None, 0, 1, 1, 3, 0, 5]
    check(doc)


@pytest.mark.parametrize(
    ("style", "template", "start", "expected"),
    [
        ("upperRoman", "%1 –", 3, ["III –", "IV –"]),
        ("lowerRoman", "%1)", 9, ["ix)", "x)"]),
        ("upperLetter", "%1.", 26, ["Z.", "AA."]),
        ("decimalZero", "n° %1", 8, ["n° 08", "n° 09"]),
        ("decimal", "Objectif %1 :", 6, ["Objectif 6 :", "Objectif 7 :"]),
        ("bullet", "\uf0b7", 1, ["•", "•"]),
        ("none", "", 1, ["•", "•"]),
    ],
)
def test_visible_numbers(style: str, template: str, start: int, expected: list[str]) -> None:
    def fill(file: Any) -> None:
        number = define_list(file, [(style, template)], start=start)
        listed(file, "un", number)
        listed(file, "deux", number)

    assert [marker for marker, _, _ in items(document(made(fill)))] == expected


def test_numbers_of_headings_belong_to_them() -> None:
    def fill(file: Any) -> None:
        number = define_list(file, [("decimal", "Article %1 –"), ("decimal", "%1.%2")])
        for text, depth in (("Objet", 0), ("Portée", 1), ("Durée", 0)):
            listed(file, text, number, depth).style = file.styles[f"Heading {depth + 1}"]

    doc = document(made(fill))
    assert kinds(doc, "heading", "title") == ["Article 1 – Objet", "1.1 Portée", "Article 2 – Durée"]


def test_list_styles_nest_by_their_name() -> None:
    def fill(file: Any) -> None:
        file.add_paragraph("un", style="List Bullet")
        file.add_paragraph("un bis", style="List Bullet 2")
        file.add_paragraph("deux", style="List Bullet")

    assert items(document(made(fill))) == [("•", 0, "un"), ("•", 1, "un bis"), ("•", 0, "deux")]


def test_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    def fill(file: Any) -> None:
        file.add_paragraph("un", style="List Number")
        listed(file, "Ceci n’est plus un élément.", "0").style = file.styles["Normal"]

    assert [text for _, _, text in items(document(made(fill)))] == ["un"]


def test_typed_markers_and_line_breaks() -> None:
    def fill(file: Any) -> None:
        file.add_paragraph("Les actions :\n- une ;\n- deux.")
        file.add_paragraph("La réunion a lieu à Laon\nle 3 mars.")

    doc = document(made(fill))
    assert items(doc) == [("-", 0, "une ;"), ("-", 0, "deux.")]
    assert blocks(doc)[-1] == ("paragraph", "La réunion a lieu à Laon le 3 mars.")


def test_bold_paragraph_is_a_heading_unless_long_or_a_sentence() -> None:
    def fill(file: Any) -> None:
        file.add_paragraph(PROSE)
        file.add_paragraph().add_run("Financement").bold = True
        file.add_paragraph(PROSE)
        file.add_paragraph().add_run("Le préfet a signé.").bold = True
        paragraph = file.add_paragraph()
        paragraph.add_run("Une part ").bold = True
        paragraph.add_run("seulement")

    assert kinds(document(made(fill)), "heading") == ["Financement"]


def test_tables_in_body_order_with_merged_cells() -> None:
    def fill(file: Any) -> None:
        file.add_paragraph("Avant.")
        table = file.add_table(3, 3)
        for column, text in enumerate(("Action", "2020", "2021")):
            table.cell(0, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0)).text = "PMI"
        table.cell(1, 1).merge(table.cell(1, 2)).text = "1\u00a0000 €"
        table.cell(2, 1).text = "deux\nlignes"
        row = table.rows[0]._tr.get_or_add_trPr()
        row.append(OxmlElement("w:tblHeader"))
        file.add_paragraph("Après.")

    doc = document(made(fill))
    cells = {
        (c.row, c.column): (doc.quote(c.start, c.end), c.row_span, c.column_span) for c in doc.tables[0].cells
    }
    assert cells == {
        (0, 0): ("Action", 1, 1),
        (0, 1): ("2020", 1, 1),
        (0, 2): ("2021", 1, 1),
        (1, 0): ("PMI", 2, 1),
        (1, 1): ("1\u00a0000 €", 1, 2),
        (2, 1): ("deux lignes", 1, 1),
        (2, 2): ("", 1, 1),
    }
    assert [c.header for c in doc.tables[0].cells][:4] == [True, True, True, False]
    assert [kind for kind, _ in blocks(doc)] == ["paragraph", "table", "paragraph"]
    check(doc)


def test_a_frame_is_no_table_and_cells_hold_lists_and_tables() -> None:
    def fill(file: Any) -> None:
        file.add_table(1, 1).cell(0, 0).text = "Encadré : trois mots."
        table = file.add_table(1, 2)
        table.cell(0, 0).text = "Actions"
        table.cell(0, 1).paragraphs[0].text = "une"
        table.cell(0, 1).paragraphs[0].style = file.styles["List Bullet"]
        table.cell(0, 1).add_table(1, 2).cell(0, 0).text = "dedans"

    doc = document(made(fill))
    assert blocks(doc)[0] == ("paragraph", "Encadré : trois mots.")
    assert tables(doc) == [[["Actions", "• une dedans"]]]


def test_headers_footers_and_footnotes_stand_around_the_text() -> None:
    def fill(file: Any) -> None:
        file.sections[0].header.paragraphs[0].text = "Préfecture"
        file.sections[0].footer.paragraphs[0].text = "Page"
        file.add_paragraph(PROSE)
        file.add_section()

    assert blocks(document(made(fill))) == [
        ("header", "Préfecture"),
        ("paragraph", PROSE),
        ("footer", "Page"),
    ]


def test_tracked_changes_symbols_and_text_boxes() -> None:
    def fill(file: Any) -> None:
        paragraph = file.add_paragraph("Montant : ")
        space = nsdecls("w")
        for xml in (
            f"<w:del {space}><w:r><w:delText>vieux</w:delText></w:r></w:del>",
            f"<w:ins {space}><w:r><w:t>neuf</w:t></w:r></w:ins>",
            f"<w:r {space}><w:tab/><w:t>mi</w:t><w:noBreakHyphen/><w:t>septembre</w:t><w:softHyphen/></w:r>",
            f'<w:r {space}><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>',
            f"<w:r {space}><w:pict><w:txbxContent><w:p><w:r><w:t>Dans la boîte</w:t></w:r></w:p>"
            "</w:txbxContent>"
            "</w:pict></w:r>",
        ):
            paragraph._p.append(parse_xml(xml))
        box = parse_xml(
            f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>Champ</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        paragraph._p.addnext(box)

    assert [text for _, text in blocks(document(made(fill)))] == [
        "Montant : neuf mi-septembre•",
        "Dans la boîte",
        "Champ",
    ]


def test_an_outline_level_makes_a_heading() -> None:
    def fill(file: Any) -> None:
        paragraph = file.add_paragraph("Un plan d’ensemble pour tous, en quelques mots")
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "1")
        paragraph._p.get_or_add_pPr().append(level)
        file.add_paragraph(PROSE)
        body = file.add_paragraph("Texte.")
        plain = OxmlElement("w:outlineLvl")
        plain.set(qn("w:val"), "9")
        body._p.get_or_add_pPr().append(plain)

    doc = document(made(fill))
    assert [kind for kind, _ in blocks(doc)] == ["title", "paragraph", "paragraph"]


def test_no_text() -> None:
    with pytest.raises(EmptyError):
        document(made(lambda _file: None))


def repacked(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "changes",
    [
        {"word/document.xml": b"<w:document"},
        {"word/document.xml": b"<other/>"},
        {"[Content_Types].xml": None},
        {"_rels/.rels": b"not xml"},
        {"word/styles.xml": b"<broken"},
    ],
)
def test_broken_parts(changes: dict[str, bytes | None]) -> None:
    with pytest.raises(DamagedError):
        document(repacked(made(lambda file: file.add_paragraph(PROSE)), changes))


def test_a_truncated_file_is_damaged() -> None:
    data = made(lambda file: file.add_paragraph(PROSE))
    with pytest.raises(DamagedError):
        document(data[: len(data) // 2])


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MAX_UNPACKED", 10_000)
    with pytest.raises(TooLargeError):
        document(made(lambda file: file.add_paragraph(PROSE)))


def test_other_archives_are_not_documents() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(UnsupportedError):
        document(out.getvalue())
