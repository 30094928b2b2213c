"""The report in a real browser: no request, nothing hostile runs, axe is content, numbers lead to facts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from extractor.report import read_folder, render, words

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")

SHOWN = "#faits details:not([hidden]) tbody tr:not([hidden])"
COUNT_BEHIND_LINKS = """async (links) => {
  const wrong = [];
  for (const link of links) {
    const next = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = link;
    await next;
    if (!document.querySelector("#faits details:not([hidden]) tbody tr:not([hidden])")) wrong.push(link);
  }
  return wrong;
}"""

REMOVE_HIDDEN = """() => {
  const hidden = document.querySelectorAll("#faits details[hidden]");
  hidden.forEach((found) => found.remove());
  return hidden.length;
}"""


class Watched:
    """A page with all that it asked for and all that its console said."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def watched(browser: Any) -> Iterator[Watched]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Watched(page)
    page.close()


@pytest.fixture
def address(folder: Path) -> str:
    target = folder / "report.html"
    target.write_text(render(read_folder(folder), words("fr"), {}), "utf-8")
    return target.as_uri()


def test_it_asks_for_nothing_and_nothing_hostile_runs(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    watched.page.locator("summary").nth(1).click()
    watched.page.wait_for_timeout(200)
    assert watched.page.evaluate("typeof hacked") == "undefined"
    assert watched.page.locator("#doc-b summary").inner_text().startswith("<script>")
    assert watched.requests == [address]
    assert watched.said == []


def test_a_number_leads_to_its_facts_and_back(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    page.locator(".heat a", has_text="1").first.click()
    page.locator(".heat td.h1 a").click()
    page.wait_for_selector("#said:visible")
    assert page.locator(SHOWN).count() == 1
    assert "Huit infirmières" in page.locator(SHOWN).inner_text()
    assert (
        page.locator("#said").inner_text().startswith("1 fait dans 1 document : objectif · Objectif 2 · 11")
    )
    assert page.evaluate("document.activeElement.id") == "faits-title"
    page.locator("#said a").click()
    page.wait_for_selector("#said", state="hidden")
    assert page.locator("#faits details:not([hidden])").count() == 3
    page.go_back()
    page.wait_for_selector("#said:visible")
    assert page.locator(SHOWN).count() == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("k=amount&f=1", 2),
        ("k=amount&f=1&p=etat&y=2021", 1),
        ("k=amount&f=1&y=-", 1),
        ("k=action", 2),
        ("k=action&s=rejected", 1),
        ("k=match&s=kept", 1),
        ("s=review", 1),
        ("d=2A&k=match", 1),
        ("d=13", 0),
        ("q=INFIRMIERES", 2),
        ("q=nowhere", 0),
        ("i=act-2&k=match", 1),
        ("a=signature&d=11", 1),
        ("b=0", 1),
    ],
)
def test_filters_show_what_they_name(watched: Watched, address: str, query: str, count: int) -> None:
    watched.page.goto(f"{address}#faits?{query}")
    assert watched.page.locator(SHOWN).count() == count
    assert watched.said == []


def test_the_form_filters_and_keeps_what_was_asked(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    page.locator("#filter [name=q]").fill("lieu")
    page.locator("#filter [name=s]").select_option("rejected")
    page.keyboard.press("Enter")
    page.locator("#filter button").click()
    page.wait_for_selector("#said:visible")
    assert page.locator(SHOWN).count() == 1
    page.reload()
    assert page.locator("#filter [name=q]").input_value() == "lieu"


def test_the_map_changes_its_measure_by_keys(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    tile = page.locator(".tiles li[title='Aude'] a:visible")
    assert tile.inner_text().split() == ["Aude", "11", "1"]
    before = tile.evaluate("a => getComputedStyle(a.parentElement).backgroundColor")
    page.locator("#by-actions").focus()
    page.keyboard.press("ArrowRight")
    assert tile.inner_text().split() == ["Aude", "11", "1,20"]
    assert tile.get_attribute("href") == "#faits?d=11&k=amount&f=1"
    corsica = page.locator(".tiles li[title='Corse-du-Sud']")
    assert corsica.evaluate("li => getComputedStyle(li).backgroundColor") != before


def test_tab_reaches_the_content_first(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.className") == "skip"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(watched: Watched, address: str, scheme: str, width: int) -> None:
    page = watched.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}#faits?k=match")
    assert page.locator(SHOWN).count() == 2
    result = axe.Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_axe_finds_nothing_in_the_corpus_and_it_fits_a_telephone(watched: Watched, corpus_page: Path) -> None:
    page = watched.page
    opened = corpus_page.as_uri() + "#faits?k=signatory&d=44"
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(opened)
    assert page.locator(SHOWN).count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(REMOVE_HIDDEN) > 100  # axe judges nothing hidden, and takes long to pass over it
    result = axe.Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert watched.requests == [corpus_page.as_uri()]
    assert watched.said == []


def test_axe_would_find_a_fault(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    watched.page.evaluate(
        "document.querySelector('#filter label').replaceWith(document.createElement('select'))"
    )
    assert axe.Axe().run(watched.page).violations_count > 0


def test_every_number_of_the_corpus_has_facts(watched: Watched, corpus_page: Path) -> None:
    page = watched.page
    page.goto(corpus_page.as_uri())
    links = page.locator("a[href^='#faits?']").evaluate_all(
        "all => [...new Set(all.map(a => a.getAttribute('href')))]"
    )
    assert len(links) > 300
    assert page.evaluate(COUNT_BEHIND_LINKS, [link for link in links if "k=" in link][::8]) == []
    broken = page.evaluate(
        """() => [...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href").slice(1))
            .filter(id => !id.startsWith("faits?") && !document.getElementById(decodeURIComponent(id)))"""
    )
    assert broken == []


def test_it_prints_on_a4_without_the_facts(watched: Watched, corpus_page: Path) -> None:
    page = watched.page
    page.goto(corpus_page.as_uri())
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert 4 <= len(printed) <= 12
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "Objectifs par département" in text
    assert "Les faits et leurs citations" not in text
