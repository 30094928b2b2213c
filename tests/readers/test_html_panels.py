"""Web pages with panels that open, and names that are noise on most pages."""

import pytest
from shown import blocks, document
from test_html_reader import PROSE, page

ACCORDION = """<h3><button aria-expanded="false" aria-controls="{id}">{title}</button></h3>
<div class="fr-collapse" id="{id}" {how}><p>{text}</p></div>"""


@pytest.mark.parametrize("how", ["hidden", 'hidden="until-found"', 'style="display: none"', ""])
def test_what_an_accordion_holds_is_text_with_its_headings(how: str) -> None:
    parts = [("Un relais parental", "Ouvert le samedi."), ("La PMI", "Deux puéricultrices de plus.")]
    own = [ACCORDION.format(id=f"a{i}", title=a, text=b, how=how) for i, (a, b) in enumerate(parts)]
    doc = document(page(f"<p>{PROSE}</p>{''.join(own)}"))
    said = blocks(doc)[-4:]
    assert said == [
        ("heading", "Un relais parental"),
        ("paragraph", "Ouvert le samedi."),
        ("heading", "La PMI"),
        ("paragraph", "Deux puéricultrices de plus."),
    ]


def test_panels_that_nothing_names_are_shown_by_their_class() -> None:
    """A button beside each, no identifier anywhere."""
    panels = "".join(
        f'<button class="accordion-button">Axe {n}</button>'
        f'<div class="accordion-panel" hidden><ul><li>mesure {n}</li></ul></div>'
        for n in (1, 2)
    )
    doc = document(page(f"<p>{PROSE}</p>{panels}"))
    assert [text for _, text in blocks(doc)][-4:] == ["Axe 1", "mesure 1", "Axe 2", "mesure 2"]


def test_what_is_hidden_inside_an_accordion_is_text() -> None:
    doc = document(
        page(f'<p>{PROSE}</p><div class="accordion"><p>Axe 1</p><div hidden>une mesure</div></div>')
    )
    assert [text for _, text in blocks(doc)][-2:] == ["Axe 1", "une mesure"]


def test_a_tab_heads_its_panel() -> None:
    tabs = (
        '<ul role="tablist"><li><button role="tab" aria-controls="t1">Santé</button></li></ul>'
        '<div id="t1" role="tabpanel" hidden>Un bilan pour chacun.</div>'
    )
    doc = document(page(f"<p>{PROSE}</p>{tabs}"))
    assert blocks(doc)[-2:] == [
        ("heading", "Santé"),
        ("paragraph", "Un bilan pour chacun."),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        '<button aria-controls="m">Menu</button><div id="m" hidden><a href="/a">Démarches en ligne</a></div>',
        '<button aria-controls="c">Cookies</button><div id="c" class="cookie-panel" hidden>Démarches</div>',
        '<nav><button aria-controls="n">Rubriques</button><div id="n" hidden>Démarches</div></nav>',
        '<div role="dialog"><button aria-controls="d">Voir</button><div id="d" hidden>Démarches</div></div>',
        '<nav><a href="#s">Aller</a></nav><div id="s"><p hidden>Démarches</p></div>',
        "<button>Démarches</button>",
    ],
)
def test_what_opens_and_is_no_text_stays_out(hidden: str) -> None:
    doc = document(page(f"<p>{PROSE}</p>{hidden}"))
    assert doc.text.endswith(PROSE)


def test_a_name_that_holds_the_bulk_of_the_page_is_no_noise() -> None:
    """Each article of a newsletter is called so; a box to subscribe is called so too."""
    articles = "".join(f'<div class="newsletter-item"><p>{n}. {PROSE}</p></div>' for n in range(5))
    doc = document(f"<body><h1>Lettre</h1>{articles}</body>".encode())
    assert all(f"{n}. " in doc.text for n in range(5))
    box = '<div class="newsletter-box"><p>Abonnez-vous à notre lettre.</p></div>'
    doc = document(page(f"<p>{PROSE}</p><p>{PROSE}</p>{box}"))
    assert "Abonnez" not in doc.text


def test_of_two_panels_with_one_identifier_the_first_is_opened() -> None:
    panels = "".join(f'<div id="a" role="tabpanel" hidden>mesure {n}</div>' for n in range(20))
    tab = '<p><button role="tab" aria-controls="a">Axe</button></p>'
    doc = document(page(f"<p>{PROSE}</p>{tab}{panels}"))
    assert [text for _, text in blocks(doc)][1:3] == ["Axe", "mesure 0"]
