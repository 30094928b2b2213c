"""Web pages: the main text, all of its items and cells, none of the menus."""

import re
from datetime import date

import pytest
from shown import blocks, check, document, items, kinds, tables

from extractor.errors import EmptyError, ReadError

NOISE_BEFORE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<title>Un contrat - Préfecture</title>
<script>var a = "<li>script</li>";</script></head><body>
<div id="cookies" class="cookie" role="dialog">Nous utilisons des cookies <button>Tout accepter</button></div>
<header><a href="/">Logo</a></header><nav><ul><li><a href="#">Accueil</a></li>
<li><a href="#">Menu deux</a></li></ul></nav>
<ul class="menu-lateral menu"><li><a href="#">Lien latéral</a></li></ul>"""
NOISE_AFTER = """<aside><h2>Voir aussi</h2><ul><li>Plan grand froid</li></ul></aside>
<footer><ul><li>Mentions légales</li></ul></footer></body></html>"""
PROSE = (
    "Le contrat de prévention et de protection de l’enfance a été signé hier par le préfet, la présidente du"
    " conseil départemental et le directeur général"
    " de l’agence régionale de santé, en présence des associations."
)


def page(main: str, before: str = "<main>", after: str = "</main>") -> bytes:
    return f"{NOISE_BEFORE}{before}{main}{after}{NOISE_AFTER}".encode()


NOISE = ("cookies", "Accueil", "Menu deux", "latéral", "grand froid", "Mentions", "script", "Logo")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<main>", "</main>"),
        ("<article>", "</article>"),
        ('<div id="content">', "</div>"),
        ('<div class="page"><div class="colonne">', "</div></div>"),
        ("", ""),
    ],
)
def test_no_item_is_lost_and_no_menu_gets_in(before: str, after: str) -> None:
    wanted = [f"action numéro {number}" for number in range(12)]
    listed = "".join(f"<li>{text}</li>" for text in wanted)
    doc = document(
        page(f"<h1>Un contrat signé</h1><p>{PROSE}</p><p>Les actions :</p><ul>{listed}</ul>", before, after)
    )
    assert [text for _, _, text in items(doc)] == wanted
    assert not [noise for noise in NOISE if noise in doc.text]
    assert kinds(doc, "title") == ["Un contrat signé"]
    check(doc)


def test_every_item_and_cell_of_the_main_region_is_in_the_text() -> None:
    main = (
        f"<h1>Titre</h1><p>{PROSE}</p><ol><li>un<ul><li>un bis</li></ul></li>"
        "<li><p>deux</p><p>suite</p></li></ol>"
        "<table><tr><th>Action</th><th>Montant</th></tr><tr><td>PMI</td><td>3 M€</td></tr></table>"
        "<ul><li>x</li></ul>"
    )
    doc = document(page(main))
    for text in re.findall(r"<(?:li|td|th)>(?:<p>)?([^<]+)", main):
        assert text in doc.text


def test_title_and_date_above_the_main_element() -> None:
    doc = document(
        page(
            f"<p>{PROSE}</p>",
            "<div><h1>Un contrat signé</h1><p class='date'>Publié le 19/11/2020</p></div><main>",
        )
    )
    assert [text for _, text in blocks(doc)][:2] == ["Un contrat signé", "Publié le 19/11/2020"]
    assert doc.published == date(2020, 11, 19)
    assert doc.title == "Un contrat - Préfecture"


def test_a_visible_date_line_stays() -> None:
    doc = document(
        page(f"<h1>Un contrat</h1><p class='meta'>Mis à jour le\u00a019/11/2020</p><p>{PROSE}</p>")
    )
    assert blocks(doc)[1] == ("paragraph", "Mis à jour le\u00a019/11/2020")


def test_no_date_is_no_date() -> None:
    doc = document(page(f"<h1>Un contrat</h1><p>{PROSE}</p>"))
    assert doc.published is None


def test_nested_lists_and_numbers() -> None:
    doc = document(
        page(
            f"<p>{PROSE}</p><p>Liste :</p><ol start=3><li>trois<ol type=a><li>petit a</li></ol></li>"
            "<li value=7>sept</li></ol>"
            "<p>Suite.</p><ul><li>1. déjà numéroté</li><li>- déjà un tiret</li><li>A. Martin, élu</li></ul>"
        )
    )
    assert items(doc) == [
        ("3.", 0, "trois"),
        ("a.", 1, "petit a"),
        ("7.", 0, "sept"),
        ("1.", 0, "déjà numéroté"),
        ("-", 0, "déjà un tiret"),
        ("•", 0, "A. Martin, élu"),
    ]
    first = next(b for b in doc.blocks if b.kind == "list_item")
    assert doc.quote(doc.blocks[first.intro or 0].start, doc.blocks[first.intro or 0].end) == "Liste :"


def test_a_typed_dash_introduces_the_list_that_follows() -> None:
    doc = document(
        page(f"<p>{PROSE}</p><p>- Les critères sont :</p><ul><li>un</li><li>deux</li></ul><p>Fin.</p>")
    )
    assert [(marker, level) for marker, level, _ in items(doc)] == [("-", 0), ("•", 1), ("•", 1)]


def test_bullets_typed_with_line_breaks() -> None:
    doc = document(page(f"<p>{PROSE}</p><p>Les actions :<br>• une<br>• deux<br/>• trois</p>"))
    assert [text for _, _, text in items(doc)] == ["une", "deux", "trois"]


def test_tables_with_spans() -> None:
    doc = document(
        page(
            f"<p>{PROSE}</p><table><thead><tr><th rowspan=2>Action</th><th colspan=2>2020</th></tr>"
            "<tr><th>État</th><th>ARS</th></tr></thead>"
            "<tr><td>PMI<br>et CRIP</td><td><ul><li>1\u00a0000</li></ul></td><td></td></tr></table>"
        )
    )
    cells = {
        (c.row, c.column): (doc.quote(c.start, c.end), c.row_span, c.column_span) for c in doc.tables[0].cells
    }
    assert cells == {
        (0, 0): ("Action", 2, 1),
        (0, 1): ("2020", 1, 2),
        (1, 1): ("État", 1, 1),
        (1, 2): ("ARS", 1, 1),
        (2, 0): ("PMI et CRIP", 1, 1),
        (2, 1): ("• 1\u00a0000", 1, 1),
        (2, 2): ("", 1, 1),
    }
    assert [c.header for c in doc.tables[0].cells] == [True, True, True, True, False, False, False]
    check(doc)


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>{0}</td></tr></table>",
        "<table role=presentation><tr><td>{0}</td><td>x</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td><table><tr><td>{0}</td></tr></table></td><td>b</td></tr><tr><td>c</td></tr></table>",
    ],
)
def test_tables_that_lay_out_a_page_are_running_text(table: str) -> None:
    doc = document(page(table.format(f"<p>{PROSE}</p>")))
    assert tables(doc) == []
    assert PROSE in [text for _, text in blocks(doc)]


@pytest.mark.parametrize(("length", "number"), [(1, 1), (12, 0)])
def test_a_long_cell_with_a_title_of_its_own_is_a_part_of_the_page(length: int, number: int) -> None:
    cell = f"<td><h2>Une nouvelle</h2><p>{PROSE * length}</p></td>"
    rows = f"<tr><td>Association</td></tr><tr><td>Menu</td>{cell}</tr><tr><td>Pied</td><td>x</td></tr>"
    doc = document(page(f"<table>{rows}</table>"))
    assert len(tables(doc)) == number
    assert ("Une nouvelle" in [text for _, text in blocks(doc)]) is (number == 0)


def test_bold_paragraphs_and_headings() -> None:
    doc = document(
        page(f"<h2>Partie</h2><p>{PROSE}</p><p><strong>Un effort commun</strong></p><p>{PROSE}</p>")
    )
    assert kinds(doc, "heading") == ["Partie", "Un effort commun"]


@pytest.mark.parametrize(
    ("aside", "kept"),
    [
        (
            "<h3>Repères</h3><p>Le contrat court du 1er janvier 2021 au 31 décembre 2023 dans le Loiret.</p>",
            True,
        ),
        (
            "<ul><li>Douze actions sont prévues.</li><li>Trois parties le financent à égalité.</li></ul>",
            True,
        ),
        (
            "<h3>À lire aussi</h3><ul><li><a href='/a'>Un plan contre la pauvreté signé hier</a></li>"
            "<li><a href='/b'>Le budget du département pour l’année 2021</a></li></ul>",
            False,
        ),
        ("<p>Partager</p>", False),
    ],
)
def test_a_box_in_the_article_is_part_of_it(aside: str, kept: bool) -> None:
    for attribute, shown in (("", kept), (' class="sidebar"', False)):
        doc = document(
            page(f"<h1>Un contrat</h1><p>{PROSE}</p><aside{attribute}>{aside}</aside><p>{PROSE}</p>")
        )
        words = re.sub("<[^>]+>", " ", aside).split()
        assert (" ".join(words[-3:]) in doc.text) is shown


def test_hidden_text_is_left_out() -> None:
    doc = document(
        page(f"<p>{PROSE}</p><p hidden>secret</p><p style='display: none'>masqué</p><!-- note -->")
    )
    assert doc.text == PROSE


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("iso-8859-1", "cp1252"), ("utf-8", "utf-8"), ("inconnu", "utf-8"), ("utf-8", "cp1252")],
)
def test_encodings(charset: str, encoding: str) -> None:
    source = f"<html><head><meta charset={charset}></head><body><p>Été à l’Hérault : 800 €. {PROSE}</p>"
    assert document(source.encode(encoding)).text.startswith("Été à l’Hérault : 800 €.")


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<html><!-- rien --></html>",
        "<html><body><script>document.write('x')</script></body></html>",
        "<!doctype html>",
    ],
)
def test_no_text(source: str) -> None:
    with pytest.raises(EmptyError):
        document(source)


@pytest.mark.parametrize("depth", [50, 200, 400, 5000])
def test_deep_nesting_is_read_or_refused(depth: int) -> None:
    source = "<html><body>" + "<div>" * depth + PROSE + "</div>" * depth + "</body></html>"
    try:
        assert document(source).text == PROSE
    except ReadError:
        assert depth > 200  # libxml2 goes no deeper than some 250 elements


def test_same_bytes_same_document() -> None:
    data = page(f"<h1>Un contrat</h1><p>Publié hier</p><p>{PROSE}</p>")
    assert document(data) == document(data)


def test_the_caption_stands_before_its_table() -> None:
    rows = "<tr><th>Qui</th><th>€</th></tr><tr><td>ARS</td><td>3</td></tr>"
    table = f"<table><caption>Parts pour 2021</caption>{rows}</table>"
    doc = document(page(f"<h1>Titre</h1><p>{PROSE}</p>{table}"))
    kind, text = blocks(doc)[-2]
    assert (kind, text) == ("paragraph", "Parts pour 2021")
    assert tables(doc)[-1] == [["Qui", "€"], ["ARS", "3"]]
