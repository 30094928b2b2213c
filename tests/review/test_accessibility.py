"""What axe-core finds on the page that would keep people out of it: nothing, in both schemes and sizes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_serving import Page, desk, running

from extractor.pipeline import Pipeline
from extractor.review import serving
from extractor.review.known import Known

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")

VIEWS = {
    "a match": ("?kind=match", ""),
    "a page of a PDF": ("?kind=amount&words=pdf", ""),
    "a doubt": ("?kind=document", ""),
    "a day with two readings": ("?kind=date", ""),
    "filters": ("?kind=match&state=all", "#filters summary"),
    "adding": ("", "#adding summary"),
    "the keys": ("", "#help"),
    "a complaint": ("?kind=match&wrong=not+an+answer:+write+so&typed=x&said=Enregistré.", ""),
    "nothing left": ("?words=introuvable-mot", ""),
    "answered": ("?state=done", ""),
}
"""Where to go, and what to click there."""


@pytest.fixture(scope="module")
def served(known: Known, pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(serving, "LISTED", 8)  # what holds for eight holds for more, and axe is slow
    decisions = tmp_path_factory.mktemp("axe") / "decisions.csv"
    for page in running(desk(known, pipeline, decisions)):
        row = next(row for row in known.review if row["kind"] == "match")
        page.post("/decide", kind="match", id=row["id"], at=f"match:{row['id']}", decision="6", comment="vu")
        yield page
    monkeypatch.undo()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


def looks(
    browser: Any, served: Page, scheme: str, size: tuple[int, int]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What axe says of each view."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    try:
        page.goto(f"http://127.0.0.1:{served.port}/?token={served.token}")
        for view, (address, click) in VIEWS.items():
            page.goto(f"http://127.0.0.1:{served.port}/{address}")
            if click:
                page.locator(click).click()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{view}: too wide"
            yield view, axe.Axe().run(page, options={"resultTypes": ["violations", "incomplete"]}).response
    finally:
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (820, 1180)], ids=["1280", "tablet"])
def test_axe_finds_nothing(browser: Any, served: Page, scheme: str, size: tuple[int, int]) -> None:
    seen = 0
    for view, found in looks(browser, served, scheme, size):
        wrong = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]
        assert wrong == [], view
        seen += len(found["passes"])
    assert seen > 15 * len(VIEWS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read(browser: Any, served: Page, scheme: str) -> None:
    """In a window so tall that nothing is scrolled away, axe can tell all contrasts."""
    for view, found in looks(browser, served, scheme, (1280, 8_000)):
        unsure = [rule for rule in found["incomplete"] if rule["id"] == "color-contrast"]
        assert [node["html"] for rule in unsure for node in rule["nodes"]] == [], view


def test_without_its_script_the_page_still_takes_answers(browser: Any, served: Page) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/?token={served.token}")
    page.locator("#decide button[value=ok]").click()
    page.wait_for_selector("text=Enregistré.")
    context.close()
    assert Path(served.decisions).read_text("utf-8").count("\n") == 3
