"""OpenDocument texts: files that LibreOffice wrote, and parts written by hand for what is rare.

`data/odt/contrat.odt` was made from `contrat.fodt`, `avenant_reunion.odt` from the corpus document of that
name (`soffice --headless --convert-to odt`).
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from shown import blocks, check, document, items, kinds, tables

from extractor.errors import (
    DamagedError,
    EmptyError,
    EncryptedError,
    ReadError,
    TooLargeError,
    UnsupportedError,
)
from extractor.readers import looks_readable, odt, recognise

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "odt"
MIMETYPE = "application/vnd.oasis.opendocument.text"
NAMES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
)
NUMBERS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1"'
    ' style:num-suffix="." text:display-levels="2"/></text:list-style>'
)


def odt_file(
    body: str, *, styles: str = "", common: str | None = None, extra: dict[str, str] | None = None
) -> bytes:
    """An archive with `body` as the text; `styles` are automatic ones, `common` is styles.xml."""
    parts = {
        "mimetype": MIMETYPE,
        "content.xml": f"<office:document-content{NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
    }
    if common is not None:
        parts["styles.xml"] = f"<office:document-styles{NAMES}>{common}</office:document-styles>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (parts | (extra or {})).items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, method)
    return buffer.getvalue()


def listed(*texts: str, style: str = "N", attributes: str = "") -> str:
    inner = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}" {attributes}>{inner}</text:list>'


def cell(text: str, attributes: str = "") -> str:
    inner = text if text.startswith("<") else f"<text:p>{text}</text:p>"
    return f"<table:table-cell {attributes}>{inner if text else ''}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    inner = "".join(one if one.startswith("<table:table-cell") else cell(one) for one in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def read(body: str, **parts: str) -> list[tuple[str, str]]:
    doc = document(odt_file(body, **parts))
    check(doc)
    return blocks(doc)


def test_what_libreoffice_wrote() -> None:
    doc = document((DATA / "contrat.odt").read_bytes())
    check(doc)
    assert (doc.reader, doc.media_type, doc.title) == ("odt", MIMETYPE, "Contrat de l’exemple")
    assert kinds(doc, "title") == ["Contrat départemental de prévention"]
    assert kinds(doc, "heading") == ["Article 1 – Parties", "Article 2 – Actions", "Article 3 – Financement"]
    assert items(doc) == [
        ("1)", 0, "recruter deux puéricultrices ;"),
        ("2)", 0, "ouvrir un lieu d’accueil :"),
        ("a.", 1, "à Auréville ;"),
        ("b.", 1, "à Druzay."),
        ("3)", 0, "former les familles d’accueil."),
        ("–", 0, "un point à tiret"),
    ]
    assert tables(doc) == [[["Action", "2021"], ["Accueil", "État", "12 000 €"], ["ARS", "8 000 €"]]]
    (table,) = doc.tables
    spans = {doc.quote(c.start, c.end): (c.row_span, c.column_span, c.header) for c in table.cells}
    assert spans["Accueil"] == (2, 1, False)
    assert spans["2021"] == (1, 2, True)
    assert kinds(doc, "header") == ["Préfecture d’Auréville"]
    assert kinds(doc, "footer") == ["Ci-après « le Département ».", "Page 1"]


def test_what_libreoffice_keeps_but_does_not_show() -> None:
    """A deletion, a comment, a hidden span: none of them is in the text; an insertion is."""
    doc = document((DATA / "contrat.odt").read_bytes())
    assert "Entre l’État et le Département, pour trois ans et sans autre terme." in doc.text
    for hidden in ("hors budget", "à vérifier", "caché"):
        assert hidden not in doc.text


def test_the_same_document_as_docx_and_odt() -> None:
    word = document((ROOT / "corpus" / "documents" / "avenant_reunion.docx").read_bytes())
    writer = document((DATA / "avenant_reunion.odt").read_bytes())
    check(writer)
    assert writer.text == word.text
    assert writer.blocks == word.blocks
    assert writer.tables == word.tables


def test_spaces_are_counted_and_white_space_is_collapsed() -> None:
    body = (
        '<text:p>\n  mot<text:s text:c="4"/>suivant<text:tab/>encore\n   <text:span>un</text:span>,</text:p>'
    )
    assert read(body) == [("paragraph", "mot suivant encore un,")]


def test_a_million_spaces_are_bounded() -> None:
    odt_text = document(odt_file('<text:p>a<text:s text:c="999999"/>b</text:p>')).text
    assert odt_text == "a b"


def test_soft_page_breaks_break_nothing() -> None:
    assert read("<text:p>au<text:soft-page-break/>jourd’hui,</text:p>") == [("paragraph", "aujourd’hui,")]


def test_a_soft_page_break_between_rows_is_no_row() -> None:
    body = table(row("a", "x"), "<text:soft-page-break/>", row("b", "x"))
    assert tables(document(odt_file(body))) == [[["a", "x"], ["b", "x"]]]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("", "•"),
        ('<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>', "–"),
        ('<text:list-level-style-bullet text:level="1" text:bullet-char="&#xF0B7;"/>', "•"),
        ('<text:list-level-style-image text:level="1"/>', "•"),
        ('<text:list-level-style-number text:level="1" style:num-format=""/>', "•"),
        ('<text:list-level-style-number text:level="1" style:num-format="" style:num-suffix="."/>', "•"),
        ('<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>', "a)"),
        ('<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix=" -"/>', "I -"),
        ('<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="7"/>', "7"),
        (
            '<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Action "/>',
            "Action 1",
        ),
    ],
)
def test_markers(style: str, shown: str) -> None:
    styles = f'<text:list-style style:name="N">{style}</text:list-style>'
    doc = document(odt_file(listed("ouvrir un lieu"), styles=styles))
    assert items(doc) == [(shown, 0, "ouvrir un lieu")]


def test_numbers_go_on_only_where_the_list_says_so() -> None:
    body = (
        listed("un", "deux", attributes='xml:id="first"')
        + "<text:p>Puis :</text:p>"
        + listed("de nouveau un")
        + "<text:p>Puis :</text:p>"
        + listed("deux encore", attributes='text:continue-numbering="true"')
        + "<text:p>Enfin :</text:p>"
        + listed("trois de la première", attributes='text:continue-list="first"')
    )
    doc = document(odt_file(body, styles=NUMBERS))
    assert [marker for marker, _, _ in items(doc)] == ["1.", "2.", "1.", "2.", "3."]


def test_nested_numbers_begin_again_and_resume() -> None:
    inner = "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>"
    body = (
        '<text:list text:style-name="N">'
        f"<text:list-item><text:p>a</text:p>{inner.format('aa')}</text:list-item>"
        f"<text:list-item><text:p>b</text:p>{inner.format('ba')}</text:list-item></text:list>"
        "<text:p>Entre</text:p>"
        '<text:list text:style-name="N" text:continue-numbering="true">'
        f"<text:list-item>{inner.format('bb')}</text:list-item>"
        '<text:list-item text:start-value="9"><text:p>c</text:p></text:list-item></text:list>'
    )
    doc = document(odt_file(body, styles=NUMBERS))
    assert [(marker, text) for marker, _, text in items(doc)] == [
        ("1.", "a"),
        ("1.1.", "aa"),
        ("2.", "b"),
        ("2.1.", "ba"),
        ("2.2.", "bb"),
        ("9.", "c"),
    ]


def test_an_item_of_two_paragraphs_is_one_item_and_a_list_header_has_no_number() -> None:
    body = (
        '<text:list text:style-name="N"><text:list-header><text:p>Les actions,</text:p></text:list-header>'
        "<text:list-item><text:p>créer une équipe</text:p><text:p>mobile</text:p></text:list-item>"
        "<text:list-item><text:p/></text:list-item>"
        "<text:list-item><text:p>former</text:p></text:list-item></text:list>"
    )
    doc = document(odt_file(body, styles=NUMBERS))
    check(doc)
    assert items(doc) == [("1.", 0, "créer une équipe mobile"), ("3.", 0, "former")]
    assert kinds(doc, "paragraph") == ["Les actions,"]


def test_headings_by_style_by_outline_and_in_a_list() -> None:
    common = (
        '<office:styles><style:style style:name="Titre" style:family="paragraph"/>'
        '<style:style style:name="Fort" style:family="paragraph" style:default-outline-level="2"/>'
        "</office:styles>"
    )
    body = (
        '<text:p text:style-name="P1">Contrat</text:p><text:p text:style-name="Fort">Deuxième niveau</text:p>'
        '<text:list text:style-name="N"><text:list-item><text:h text:outline-level="3">Troisième</text:h>'
        "</text:list-item></text:list><text:p>Le texte.</text:p>"
    )
    styles = (
        NUMBERS + '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Titre"/>'
    )
    doc = document(odt_file(body, styles=styles, common=common))
    assert [(b.kind, b.level, doc.quote(b.start, b.end)) for b in doc.blocks] == [
        ("title", 0, "Contrat"),
        ("heading", 2, "Deuxième niveau"),
        ("heading", 3, "1. Troisième"),
        ("paragraph", 0, "Le texte."),
    ]


def test_a_bold_line_is_a_heading_but_one_bold_word_is_not() -> None:
    styles = (
        '<style:style style:name="G" style:family="text"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
    )
    body = (
        '<text:p text:style-name="Title">Titre</text:p><text:p>Le contrat est signé.</text:p>'
        '<text:p><text:span text:style-name="G">Les moyens</text:span></text:p>'
        '<text:p><text:span text:style-name="G">Quatre</text:span> actions suivent,</text:p>'
    )
    common = '<office:styles><style:style style:name="Title" style:family="paragraph"/></office:styles>'
    shown = [kind for kind, _ in read(body, styles=styles, common=common)]
    assert shown == ["title", "paragraph", "heading", "paragraph"]


def test_styles_of_the_content_hide_those_of_the_margins() -> None:
    """Both parts have a P1: the header's is hidden, the text's is not."""
    hidden = (
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties text:display="none"/>'
        "</style:style>"
    )
    common = (
        f"<office:automatic-styles>{hidden}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard"><style:header><text:p text:style-name="P1">Secret</text:p>'
        "<text:p>Préfecture</text:p></style:header></style:master-page></office:master-styles>"
    )
    doc = document(odt_file('<text:p text:style-name="P1">Le texte.</text:p>', common=common))
    assert blocks(doc) == [("header", "Préfecture"), ("paragraph", "Le texte.")]


def test_margins_of_pages_in_use_only() -> None:
    def master(name: str, text: str, more: str = "") -> str:
        return (
            f'<style:master-page style:name="{name}" {more}>'
            f"<style:footer><text:p>{text}</text:p></style:footer>"
            '<style:header-left style:display="false"><text:p>Éteint</text:p></style:header-left>'
            "</style:master-page>"
        )

    common = (
        "<office:master-styles>"
        + master("Standard", "Pied courant")
        + master("Première", "Pied de garde", 'style:next-style-name="Suite"')
        + master("Suite", "Pied suivant")
        + master("Jamais", "Pied jamais")
        + "</office:master-styles>"
    )
    styles = '<style:style style:name="P1" style:family="paragraph" style:master-page-name="Première"/>'
    doc = document(odt_file('<text:p text:style-name="P1">Texte.</text:p>', styles=styles, common=common))
    assert kinds(doc, "footer", "header") == ["Pied courant", "Pied de garde", "Pied suivant"]


def test_hidden_sections_fields_and_rows() -> None:
    body = (
        '<text:section text:name="a" text:display="none"><text:p>Section cachée</text:p></text:section>'
        '<text:section text:name="b"><text:p>Section visible,</text:p></text:section>'
        '<text:p>Suite <text:hidden-text text:is-hidden="true">champ caché</text:hidden-text>'
        '<text:hidden-text text:is-hidden="false">champ visible</text:hidden-text>,</text:p>'
        + table(row("rangée", "cachée", attributes='table:visibility="collapse"'), row("a", "b"))
    )
    doc = document(odt_file(body))
    assert "cach" not in doc.text
    assert kinds(doc, "paragraph") == ["Section visible,", "Suite champ visible,"]
    assert tables(doc) == [[["a", "b"]]]


def test_repeated_rows_and_columns_are_bounded() -> None:
    million, twice = 'table:number-rows-repeated="900000"', 'table:number-columns-repeated="2"'
    body = table(
        row(cell("", twice), attributes=million),
        row(
            cell("x", twice),
            cell("y", 'table:number-rows-spanned="999"'),
            attributes='table:number-rows-repeated="2"',
        ),
        row("z", "", attributes=million),
    )
    doc = document(odt_file(body))
    check(doc)
    rows = tables(doc)[0]
    assert rows[:4] == [["", ""], ["x", "x", "y"], ["x", "x", "y"], ["z", ""]]
    assert len(rows) == 3 + 64
    assert max(cell.row + cell.row_span for cell in doc.tables[0].cells) == len(rows)


def test_tables_of_a_million_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(odt, "_MAX_CELLS", 100)
    rows = row("x", "", attributes='table:number-rows-repeated="60"')
    with pytest.raises(TooLargeError, match="cells"):
        document(odt_file(table(rows)))


def test_a_table_of_one_column_is_a_frame_and_a_nested_one_is_its_cells_text() -> None:
    inner = table(row("a", "b"))
    outer = f"<table:table-rows>{row(cell(inner), cell(listed('un', 'deux')))}</table:table-rows>"
    doc = document(odt_file(table(row("Encadré.")) + table(outer), styles=NUMBERS))
    check(doc)
    assert kinds(doc, "paragraph") == ["Encadré."]
    assert tables(doc) == [[["a b", "1. un 2. deux"]]]


def test_shapes_and_indexes_are_read_and_rubies_are_not() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:index-title><text:p>Sommaire</text:p></text:index-title>"
        "<text:p>Les parties de ce contrat 3</text:p></text:index-body></text:table-of-content>"
        "<text:p>Texte <text:ruby><text:ruby-base>de base</text:ruby-base>"
        "<text:ruby-text>glose</text:ruby-text></text:ruby>."
        "<draw:g><draw:custom-shape><text:p>Dans une forme</text:p></draw:custom-shape></draw:g></text:p>"
    )
    assert read(body) == [
        ("heading", "Sommaire"),
        ("paragraph", "Les parties de ce contrat 3"),
        ("paragraph", "Texte de base."),
        ("paragraph", "Dans une forme"),
    ]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    content = (
        f'<?xml version="1.0"?>{bomb}<office:document-content{NAMES}><office:body><office:text>'
        "<text:p>avant &b;&f; après</text:p></office:text></office:body></office:document-content>"
    )
    assert "aaaa" not in document(odt_file("", extra={"content.xml": content})).text


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (odt_file("<text:p> </text:p>"), EmptyError, "no text"),
        (odt_file("", extra={"content.xml": "<a><b></a>"}), DamagedError, "damaged"),
        (
            odt_file("", extra={"content.xml": f"<office:document-content{NAMES}/>"}),
            UnsupportedError,
            "no text",
        ),
        (odt_file("<text:p>x</text:p>")[:300], DamagedError, "ODT file is damaged"),
        (
            odt_file(
                "<text:p>x</text:p>",
                extra={
                    "META-INF/manifest.xml": f"<manifest:manifest{NAMES}><manifest:file-entry>"
                    "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
                },
            ),
            EncryptedError,
            "password",
        ),
        (odt_file("<text:p>x</text:p>", extra={"big.bin": "0" * (501 * 2**20)}), TooLargeError, "refused"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_refused(data: bytes, error: type[ReadError], message: str) -> None:
    with pytest.raises(error, match=message):
        document(data)


def test_recognised_by_content() -> None:
    data = odt_file("<text:p>x</text:p>")
    assert recognise(data) == "odt"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert recognise(buffer.getvalue()) == "odt"  # its mimetype is lost
    spreadsheet = io.BytesIO()
    with zipfile.ZipFile(spreadsheet, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(UnsupportedError):
        recognise(spreadsheet.getvalue())
    assert looks_readable("contrat.odt")
